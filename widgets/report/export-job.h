/* An export from the choice to the file, on a thread: documents and diagrams, each into the formats
 * it has. */
#pragma once

#include "diagrams/report/kind.h"

#include <gio/gio.h>

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

/**
 * AvtExportOrder: what is to be written; all borrowed
 * @report: (nullable): the document; otherwise @diagram
 * @scope: of a document the rack, or none: all; of a diagram what it shows
 * @parts: of the document
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
  AvtExportFormat format;
  double dpi;
  gboolean has_outlines;
  gboolean is_transparent;
} AvtExportOrder;

/** AvtExportProgressFunc: @fraction: 0 to 1; called in the main loop */
typedef void (*AvtExportProgressFunc) (double fraction, gpointer user_data);

const char *avt_export_format_get_ending (AvtExportFormat format);
gboolean avt_export_format_find (const char *ending, AvtExportFormat *format);
gboolean avt_export_order_can (const AvtExportOrder *order, AvtExportFormat format);

void avt_export_async (const AvtDiagramContext *context, const AvtExportOrder *order,
                       const char *path, GCancellable *cancellable,
                       AvtExportProgressFunc progress, gpointer progress_data,
                       GAsyncReadyCallback callback, gpointer user_data);
char *avt_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
