/* A report as JSON: what every writer must say, for tests and for programs. */
#pragma once

#include "diagrams/report/report.h"
#include "engine/io/json-writer.h"

G_BEGIN_DECLS

void avt_report_dump (AvtReport *report, AvtJsonWriter *writer);

G_END_DECLS
