/* A report with every kind of block, and hostile texts, for the tests of the layout and writers. */
#pragma once

#include "diagrams/report/report.h"

G_BEGIN_DECLS

/* @n_sections of the same content, each with a table of @n_rows rows. */
AvtReport *sample_report_new (AvtMeasurer *measurer, guint n_sections, guint n_rows,
                              AvtHeaderKind header);

/* One table with one row: a unit, @name, a type, 12.6 and 549. */
AvtReport *sample_table_new (const AvtColumn *columns, guint n_columns, const char *name);

G_END_DECLS
