/* Asks how many copies of a device, and in which direction. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void avt_fill_dialog_run (AvtSession *session, GtkWindow *parent);
gboolean avt_fill_from (AvtSession *session, AvtId device, guint n_copies, gboolean upwards);

G_END_DECLS
