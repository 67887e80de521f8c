/* What is chosen from a short list wherever documents are made: language, paper, style, detail. */
#pragma once

#include "diagrams/report/export-order.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *avt_enum_chooser_new (const AvtEnumValue *values);

GtkWidget *avt_language_chooser_new (void);
const char *avt_language_chooser_get (GtkWidget *self);
void avt_language_chooser_set (GtkWidget *self, const char *language);

GtkWidget *avt_paper_chooser_new (void);
AvtPaper avt_paper_chooser_get (GtkWidget *self);
void avt_paper_chooser_set (GtkWidget *self, AvtPaper paper);

GtkWidget *avt_detail_chooser_new (void);
AvtDetailLevel avt_detail_chooser_get (GtkWidget *self);
void avt_detail_chooser_set (GtkWidget *self, AvtDetailLevel detail);

GtkWidget *avt_style_chooser_new (void);
void avt_style_chooser_offer (GtkWidget *self, const AvtDesign *design);
const char *avt_style_chooser_get (GtkWidget *self, const AvtDesign *design);
void avt_style_chooser_set (GtkWidget *self, const AvtDesign *design, const char *style);

void avt_export_order_take_style (AvtExportOrder *order, const AvtDesign *design,
                                  const char *style);
void avt_export_order_take_detail (AvtExportOrder *order, AvtDetailLevel detail);

G_END_DECLS
