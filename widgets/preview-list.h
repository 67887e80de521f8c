/* What an action will do, a line for each thing, in the dialog that asks for it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *avt_preview_list_new (const char *name, GtkWidget **list);
void avt_preview_list_add (GtkWidget *list, const char *what, const char *where);

G_END_DECLS
