/* The one focusable child of a canvas. It lies over the focused item and bears its name, so that
 * a screen reader speaks it: GTK 4.8 cannot expose drawn items themselves. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_CURSOR (avt_cursor_get_type ())
G_DECLARE_FINAL_TYPE (AvtCursor, avt_cursor, AVT, CURSOR, GtkWidget)

GtkWidget *avt_cursor_new (void);
void avt_cursor_set_words (AvtCursor *self, const char *label, const char *description,
                           gboolean is_selected);

G_END_DECLS
