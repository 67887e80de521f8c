/* Where the figures of types and parts were taken from, as a table of a document in full detail. */
#pragma once

#include "diagrams/report/kind.h"

G_BEGIN_DECLS

void avt_source_list_begin (AvtReportBuilder *builder, const AvtReportSource *source,
                            guint heading_level);
void avt_source_list_add_type (AvtReportBuilder *builder, const AvtReportSource *source,
                               const AvtType *type);
void avt_source_list_add_part (AvtReportBuilder *builder, const AvtReportSource *source,
                               const AvtPart *part);

G_END_DECLS
