/* Balancing the phases of a rack: what would be moved and what it gains, then one step. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void avt_balance_dialog_run (AvtSession *session, GtkWindow *parent);

G_END_DECLS
