#include "config.h"

#include "diagrams/report/text-draw.h"

#include "diagrams/scene/sign.h"

/* Of the sizes that reports use: where the baseline lies in a line, so that text stands in its
 * middle. */
#define BASELINE_SHARE 0.76
#define SIGN_PT 6.0

static void
draw_piece (AvtSceneBuilder *builder, const AvtLines *lines, const AvtPiece *piece, double x,
            double y, double line_pt, const AvtTextStyle *style)
{
  g_autofree char *text = avt_lines_get_text (lines, piece);

  avt_scene_builder_add_text (builder, x + piece->x_pt, y + line_pt * BASELINE_SHARE, text, style);
}

/* The last line that is shown stands for all that follow it. */
static void
draw_rest (AvtSceneBuilder *builder, const AvtLines *lines, guint line, double x, double y,
           double line_pt, const AvtTextStyle *style)
{
  for (guint i = 0; i < lines->n_pieces; i++)
    if (lines->pieces[i].line == line)
      {
        avt_scene_builder_add_fitted_text (builder, x, y + line_pt * BASELINE_SHARE,
                                           lines->width_pt, lines->text + lines->pieces[i].start,
                                           style);
        return;
      }
}

/**
 * avt_text_draw_lines:
 * @x: the anchor of @style: each line begins, is centred, or ends there
 * @y: the top of the first line
 * @n_most: lines to show at most; the last one is then shortened
 *
 * For lines of one span.
 */
void
avt_text_draw_lines (AvtSceneBuilder *builder, const AvtLines *lines, double x, double y,
                     double line_pt, guint n_most, const AvtTextStyle *style)
{
  gboolean is_cut = lines->n_lines > n_most;

  for (guint i = 0; i < lines->n_pieces; i++)
    if (lines->pieces[i].line + (is_cut ? 1 : 0) < n_most)
      draw_piece (builder, lines, &lines->pieces[i], x, y + lines->pieces[i].line * line_pt,
                  line_pt, style);
  if (is_cut)
    draw_rest (builder, lines, n_most - 1, x, y + (n_most - 1) * line_pt, line_pt, style);
}

static void
draw_link (AvtSceneBuilder *builder, const AvtSpan *span, AvtRect rect)
{
  if (span->anchor != NULL)
    avt_scene_builder_add_link_to (builder, rect, span->anchor);
  else if (span->uri != NULL)
    avt_scene_builder_add_link (builder, rect, span->uri);
}

/** avt_text_draw_line: one line of several spans, with the links they are; @x: its left end */
void
avt_text_draw_line (AvtSceneBuilder *builder, const AvtLines *lines, const AvtSpan *spans,
                    guint line, double x, double y, double line_pt, const AvtTextStyle *style)
{
  for (guint i = 0; i < lines->n_pieces; i++)
    {
      const AvtPiece *piece = &lines->pieces[i];
      AvtTextStyle own = *style;

      if (piece->line != line)
        continue;
      if (spans[piece->span].is_bold)
        own.weight = AVT_TEXT_BOLD;
      draw_piece (builder, lines, piece, x, y, line_pt, &own);
      draw_link (builder, &spans[piece->span],
                 avt_rect (x + piece->x_pt, y, piece->width_pt, line_pt));
    }
}

/** avt_text_draw_sign: the sign of a status, in the middle of a line that begins at @x, @y */
void
avt_text_draw_sign (AvtSceneBuilder *builder, AvtStatus status, double x, double y, double line_pt)
{
  avt_scene_builder_add_sign (builder, status,
                              avt_rect (x, y + (line_pt - SIGN_PT) / 2, SIGN_PT, SIGN_PT));
}
