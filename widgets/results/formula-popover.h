/* A number on a button that says, when it is pressed, where it comes from. */
#pragma once

#include "engine/calc/explain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *avt_formula_button_new (void);
void avt_formula_button_set (GtkWidget *button, const AvtExplained *explained);
char *avt_explained_value_text (const AvtExplained *explained);

G_END_DECLS
