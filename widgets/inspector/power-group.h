/* What a device draws, and why: derived, so shown and not edited. */
#pragma once

#include "widgets/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *avt_power_group_new (AvtSession *session, const AvtDevice *device);

G_END_DECLS
