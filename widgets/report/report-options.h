/* What a document is to be: kind, racks, parts, style, detail, paper and language. */
#pragma once

#include "diagrams/report/export-order.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_REPORT_OPTIONS (avt_report_options_get_type ())

/** AvtReportOptions: signal `changed` */
G_DECLARE_FINAL_TYPE (AvtReportOptions, avt_report_options, AVT, REPORT_OPTIONS, GtkWidget)

/**
 * AvtReportChoice:
 * @parts: bit i: part i of the kind is shown
 * @language: static, such as "de"
 * @style: (nullable): as an #AvtExportOrder names it
 */
typedef struct
{
  const AvtReportKind *kind;
  AvtId rack;
  guint32 parts;
  AvtPaper paper;
  const char *language;
  const char *style;
  AvtDetailLevel detail;
} AvtReportChoice;

GtkWidget *avt_report_options_new (void);
AvtReportChoice avt_report_options_get_choice (AvtReportOptions *self);
void avt_report_options_set_choice (AvtReportOptions *self, const AvtReportChoice *choice);
void avt_report_options_set_design (AvtReportOptions *self, AvtDesign *design);

G_END_DECLS
