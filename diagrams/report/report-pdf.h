/* A report as PDF: its pages, with an outline of its headings. */
#pragma once

#include "diagrams/export/export.h"
#include "diagrams/report/pages.h"

G_BEGIN_DECLS

gboolean avt_pages_write_pdf (AvtPages *pages, AvtExportFunc func, gpointer user_data,
                              GError **error);

G_END_DECLS
