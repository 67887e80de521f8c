/* Shared by report.c (the report) and report-builder.c (its sections). */
#pragma once

#include "diagrams/report/report.h"

G_BEGIN_DECLS

/** AvtReportCounters: how far the numbering is. */
typedef struct
{
  guint n_tables;
  guint n_figures;
  guint headings[AVT_HEADING_LEVELS];
} AvtReportCounters;

AvtSection *_avt_section_build (AvtReport *report, guint i, AvtReportCounters *counters,
                                AvtSectionFunc func, gpointer user_data);

G_END_DECLS
