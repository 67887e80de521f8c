/* A report as PDF: its pages, with an outline of its headings. */
#pragma once

#include "diagrams/export/pdf.h"
#include "diagrams/report/pages.h"

G_BEGIN_DECLS

GArray *avt_pages_list_bookmarks (AvtPages *pages);
gboolean avt_pages_write_pdf (AvtPages *pages, AvtExportFunc func, gpointer user_data,
                              AvtWatchFunc watch, gpointer watch_data, GError **error);

G_END_DECLS
