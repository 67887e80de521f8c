/* What is chosen from a short list wherever documents are made: paper and language. */
#pragma once

#include "diagrams/report/export-order.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *avt_language_chooser_new (void);
const char *avt_language_chooser_get (GtkWidget *self);
void avt_language_chooser_set (GtkWidget *self, const char *language);

GtkWidget *avt_paper_chooser_new (void);
AvtPaper avt_paper_chooser_get (GtkWidget *self);
void avt_paper_chooser_set (GtkWidget *self, AvtPaper paper);

G_END_DECLS
