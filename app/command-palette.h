/* Every action by its name: typed in part, with its keys beside it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_COMMAND_PALETTE (avt_command_palette_get_type ())

/** AvtCommandPalette: actions are those of the widget that it is a child of */
G_DECLARE_FINAL_TYPE (AvtCommandPalette, avt_command_palette, AVT, COMMAND_PALETTE, GtkPopover)

GtkWidget *avt_command_palette_new (void);
void avt_command_palette_search (AvtCommandPalette *self, const char *query);
GtkWidget *avt_command_palette_get_first (AvtCommandPalette *self);

G_END_DECLS
