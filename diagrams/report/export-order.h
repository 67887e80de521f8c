/* What is to be written and how: a document or a diagram, in one of the formats it has. The command
 * line and the window fill the same order, each from its choices and from presets. */
#pragma once

#include "diagrams/report/kind.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_EXPORT_PDF,
  AVT_EXPORT_XLSX,
  AVT_EXPORT_CSV,
  AVT_EXPORT_SVG,
  AVT_EXPORT_PNG,
  AVT_N_EXPORT_FORMATS
} AvtExportFormat;

#define AVT_EXPORT_DPI 144 /* as long as nobody says otherwise */

/**
 * AvtExportOrder: what is to be written; all borrowed
 * @report: (nullable): the document; otherwise @diagram
 * @scope: of a document the rack, or none: all; of a diagram what it shows
 * @parts: of the document
 * @language: static, such as "de"
 * @style: (nullable): name of a style of the design, static or interned; NULL: the one it has
 *   chosen; "": none
 * @detail: of the document
 * @dpi: of PNG
 * @has_outlines: text of SVG as outlines
 * @is_transparent: SVG and PNG without a white ground
 */
typedef struct
{
  const AvtReportKind *report;
  const AvtDiagram *diagram;
  AvtId scope;
  guint32 parts;
  AvtPaper paper;
  const char *language;
  const char *style;
  AvtDetailLevel detail;
  AvtExportFormat format;
  double dpi;
  gboolean has_outlines;
  gboolean is_transparent;
} AvtExportOrder;

const char *avt_export_format_get_ending (AvtExportFormat format);
gboolean avt_export_format_find (const char *ending, AvtExportFormat *format);
gboolean avt_export_order_can (const AvtExportOrder *order, AvtExportFormat format);
gboolean avt_export_order_equal (const AvtExportOrder *a, const AvtExportOrder *b);
void avt_export_order_get_style (const AvtExportOrder *self, const AvtDiagramContext *context,
                                 AvtReportStyle *style);

/* Languages of documents, ending with NULL. */
extern const char *const avt_report_languages[];

guint avt_report_language_place (const char *language);
const char *avt_report_language_find (const char *language);

G_END_DECLS
