/* The tables of a report as a workbook. */
#pragma once

#include "diagrams/export/export.h"
#include "diagrams/report/report.h"

G_BEGIN_DECLS

GBytes *avt_report_to_xlsx (AvtReport *report, GError **error);
GBytes *avt_report_to_xlsx_watched (AvtReport *report, AvtWatchFunc watch, gpointer watch_data,
                                    GError **error);

G_END_DECLS
