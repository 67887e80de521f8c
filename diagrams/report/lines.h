/* Text broken into lines of a width, by the rules of Unicode (Pango's), measured by the one
 * measurer. */
#pragma once

#include "diagrams/report/report.h"

G_BEGIN_DECLS

/** AvtPiece: what of one span stands in one line: @start to @end, in bytes of the whole text. */
typedef struct
{
  guint line;
  guint span;
  guint start;
  guint end;
  double x_pt;
  double width_pt;
} AvtPiece;

/**
 * AvtLines:
 * @text: of all spans, one behind the other
 * @n_lines: at least 1, also of an empty text
 * @width_pt: of the longest line
 */
typedef struct
{
  char *text;
  guint n_pieces;
  AvtPiece *pieces;
  guint n_lines;
  double width_pt;
} AvtLines;

AvtLines *avt_lines_new (AvtMeasurer *measurer, const AvtSpan *spans, guint n_spans,
                         AvtTextSize size, AvtTextWeight weight, double width_pt);
AvtLines *avt_lines_new_plain (AvtMeasurer *measurer, const char *text, AvtTextSize size,
                               AvtTextWeight weight, double width_pt);
void avt_lines_free (AvtLines *self);
char *avt_lines_get_text (const AvtLines *self, const AvtPiece *piece);
double avt_longest_word_pt (AvtMeasurer *measurer, const char *text, AvtTextSize size,
                            AvtTextWeight weight);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtLines, avt_lines_free)

G_END_DECLS
