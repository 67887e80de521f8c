/* The tables of a report as comma-separated values, RFC 4180. */
#pragma once

#include "diagrams/report/report.h"

G_BEGIN_DECLS

/**
 * AvtCsvFlags:
 * @AVT_CSV_UNGUARDED: leaves texts as they are; by default one that a spreadsheet would take for a
 *   formula has an apostrophe before it
 */
typedef enum
{
  AVT_CSV_DEFAULT = 0,
  AVT_CSV_UNGUARDED = 1 << 0
} AvtCsvFlags;

void avt_csv_append_text (GString *out, const char *text, AvtCsvFlags flags);
GBytes *avt_report_to_csv (AvtReport *report, AvtCsvFlags flags);
GBytes *avt_report_to_csv_watched (AvtReport *report, AvtCsvFlags flags, AvtWatchFunc watch,
                                   gpointer watch_data);

G_END_DECLS
