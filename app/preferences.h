/* What people set once and for all designs. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void avt_preferences_run (GtkWindow *parent);
void avt_preferences_apply (void);

G_END_DECLS
