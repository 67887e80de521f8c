/* An export from the choice to the file, on a thread: documents and diagrams, each into the formats
 * it has. */
#pragma once

#include "diagrams/report/export-order.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AvtExportFlags:
 * @AVT_EXPORT_MAY_REPLACE: the user agreed that files which are there already are replaced
 */
typedef enum
{
  AVT_EXPORT_DEFAULT = 0,
  AVT_EXPORT_MAY_REPLACE = 1 << 0
} AvtExportFlags;

/** AvtExportProgressFunc: @fraction: 0 to 1; called in the main loop */
typedef void (*AvtExportProgressFunc) (double fraction, gpointer user_data);

void avt_export_async (const AvtDiagramContext *context, const AvtExportOrder *order,
                       const char *path, AvtExportFlags flags, GCancellable *cancellable,
                       AvtExportProgressFunc progress, gpointer progress_data,
                       GAsyncReadyCallback callback, gpointer user_data);
char *avt_export_finish (GAsyncResult *result, GError **error);
const GPtrArray *avt_export_get_existing (GAsyncResult *result);

G_END_DECLS
