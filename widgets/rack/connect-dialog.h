/* Choosing the outlet of each inlet of what is selected; one step for all of them. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void avt_connect_dialog_run (AvtSession *session, GtkWindow *parent);

G_END_DECLS
