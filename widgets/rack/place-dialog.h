/* Where devices that stand in no rack would go, shown before they do. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean avt_place_dialog_can_run (AvtSession *session);
void avt_place_dialog_run (AvtSession *session, GtkWindow *parent);

G_END_DECLS
