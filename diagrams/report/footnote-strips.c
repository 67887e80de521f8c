/* Footnotes stand under the block that has their first mark, so that a table and what explains it
 * are together also in columns; a later mark leads back there. */
#include "config.h"

#include "diagrams/report/flow-private.h"

#include "diagrams/report/text-draw.h"

#define TEXT_SIZE AVT_TEXT_7
#define LINE_PT 9.0
#define BEFORE_FIRST_PT 3.0
#define BETWEEN_PT 1.0
#define GAP_PT 3.0

static double
indent_of (const AvtFlow *flow)
{
  return avt_measurer_get_width (flow->measurer, "¹²", TEXT_SIZE, AVT_TEXT_REGULAR) + GAP_PT;
}

static void
draw_footnote_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
                  double y, double width_pt)
{
  const AvtFootnote *footnote = strip->data;
  AvtTextStyle style = { .color = avt_theme.ink_soft, .size = TEXT_SIZE };
  double indent_pt = indent_of (flow);
  g_autofree char *mark = avt_footnote_mark (footnote->number);
  g_autoptr (AvtLines) lines
    = avt_lines_new_plain (flow->measurer, mark, TEXT_SIZE, AVT_TEXT_REGULAR, indent_pt);

  avt_text_draw_lines (builder, lines, x, y, LINE_PT, 1, &style);
  avt_text_draw_lines (builder, strip->lines, x + indent_pt, y, LINE_PT, G_MAXUINT, &style);
  avt_scene_builder_add_link_to (builder, avt_rect (x, y, indent_pt, LINE_PT), footnote->back);
}

static void
add_footnote (AvtFlow *flow, const AvtFootnote *footnote, gboolean is_first, double width_pt,
              GArray *strips)
{
  AvtLines *lines = avt_lines_new_plain (flow->measurer, footnote->text, TEXT_SIZE,
                                         AVT_TEXT_REGULAR, width_pt - indent_of (flow));
  AvtStrip strip = { .before_pt = is_first ? BEFORE_FIRST_PT : BETWEEN_PT,
                     .height_pt = lines->n_lines * LINE_PT,
                     .anchor = footnote->anchor,
                     .draw = draw_footnote_cb,
                     .data = footnote,
                     .lines = lines };

  g_ptr_array_add (flow->lines, lines);
  g_array_append_val (strips, strip);
}

/* _avt_footnote_strips: appends those of @block; the first of them stays with it */
void
_avt_footnote_strips (AvtFlow *flow, const AvtBlock *block, double width_pt, GArray *strips)
{
  guint n_footnotes;
  const AvtFootnote *footnotes = avt_section_get_footnotes (flow->section, &n_footnotes);
  gboolean is_first = TRUE;

  for (guint i = 0; i < n_footnotes; i++)
    {
      if (footnotes[i].block != block)
        continue;
      if (is_first && strips->len > 0)
        g_array_index (strips, AvtStrip, strips->len - 1).keeps_next = TRUE;
      add_footnote (flow, &footnotes[i], is_first, width_pt, strips);
      is_first = FALSE;
    }
}
