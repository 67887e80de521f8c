/* A derived number with what it rests on: formula, inputs, assumptions, source, one click away. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *avt_formula_row_new (const char *title, const char *value, const char *explanation);

G_END_DECLS
