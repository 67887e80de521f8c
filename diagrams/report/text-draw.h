/* Lines of text and status signs, put into a scene. */
#pragma once

#include "diagrams/report/lines.h"

G_BEGIN_DECLS

void avt_text_draw_lines (AvtSceneBuilder *builder, const AvtLines *lines, double x, double y,
                          double line_pt, guint n_most, const AvtTextStyle *style);
void avt_text_draw_line (AvtSceneBuilder *builder, const AvtLines *lines, const AvtSpan *spans,
                         guint line, double x, double y, double line_pt,
                         const AvtTextStyle *style);
void avt_text_draw_sign (AvtSceneBuilder *builder, AvtStatus status, double x, double y,
                         double line_pt);

G_END_DECLS
