/* What is said of the cables of a document together, and of lengths that are guessed. */
#pragma once

#include "diagrams/report/cable-list.h"

G_BEGIN_DECLS

void avt_cable_note_length (AvtReportBuilder *builder, const AvtReportSource *source,
                            AvtCell *cell);
void avt_cable_add_summary (AvtReportBuilder *builder, const AvtReportSource *source);

G_END_DECLS
