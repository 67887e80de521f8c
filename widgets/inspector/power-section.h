/* What a device or a rack draws, how that number came about, and what it rests on. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *avt_power_section_new (AvtSession *session, AvtId id);

G_END_DECLS
