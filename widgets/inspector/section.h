/* A part of the inspector: a heading and what stands under it. Small constructors, so that all
 * sections look alike. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *avt_section_new (const char *title, GtkWidget *suffix);
GtkWidget *avt_section_add_list (GtkWidget *section, const char *name);
GtkWidget *avt_section_add_line (GtkWidget *section, const char *label, const char *value,
                                 const char *css_class);
GtkWidget *avt_section_new_label (const char *text, const char *css_class);

G_END_DECLS
