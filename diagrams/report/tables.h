/* The tables of a report, for writers that know nothing else: spreadsheets. */
#pragma once

#include "diagrams/report/report.h"

G_BEGIN_DECLS

/** AvtTableFunc: one table of a section; FALSE ends the walk */
typedef gboolean (*AvtTableFunc) (const AvtTableBlock *table, const AvtSection *section,
                                  gpointer user_data);

gboolean avt_report_each_table (AvtReport *report, AvtTableFunc func, gpointer user_data);
gboolean avt_report_each_table_watched (AvtReport *report, AvtTableFunc func, gpointer user_data,
                                        AvtWatchFunc watch, gpointer watch_data);
char *avt_column_head (const AvtColumn *column);
gboolean avt_table_has_notes (const AvtTableBlock *table);
char *avt_table_row_notes (const AvtReport *report, const AvtTableBlock *table,
                           const AvtSection *section, guint row);
const char *avt_table_notes_head (const AvtReport *report);

G_END_DECLS
