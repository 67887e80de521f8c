/* How each kind of block looks: its height, its room, and its ink. */
#include "config.h"

#include "diagrams/report/flow-private.h"

#include "diagrams/report/text-draw.h"
#include "engine/base/finding-text.h"

#include <glib/gi18n-lib.h>

#define BODY_SIZE AVT_TEXT_8
#define BODY_LINE_PT 11.0
#define SOFT_SIZE AVT_TEXT_7
#define SOFT_LINE_PT 9.5
#define BLOCK_GAP_PT 6.0
#define ITEM_INDENT_PT 12.0
#define NOTE_INDENT_PT 12.0
#define CAPTION_LINE_PT 11.0
#define BOX_PT 22.0
#define BOX_GAP_PT 8.0
#define BOXES_A_ROW 6
#define LINE_ROOM_PT 26.0
#define CONTENTS_LEVELS 3
/* Fewer rows do not stand under the head of a table at the foot of a page. */
#define ROWS_TOGETHER 3

typedef struct
{
  AvtTextSize size;
  AvtTextWeight weight;
  double line_pt;
  double before_pt;
} HeadingLook;

static const HeadingLook headings[AVT_HEADING_LEVELS] = {
  { AVT_TEXT_14, AVT_TEXT_BOLD, 20, 18 },
  { AVT_TEXT_10, AVT_TEXT_BOLD, 15, 14 },
  { AVT_TEXT_8, AVT_TEXT_BOLD, 13, 10 },
  { AVT_TEXT_8, AVT_TEXT_REGULAR, 12, 8 },
};

static AvtLines *
keep_lines (AvtFlow *flow, AvtLines *lines)
{
  g_ptr_array_add (flow->lines, lines);
  return lines;
}

static AvtColor
accent (const AvtFlow *flow)
{
  return avt_report_style_text_color (&avt_report_get_info (flow->report)->style);
}

static void
draw_heading_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
                 double y, double width_pt)
{
  const AvtHeadingBlock *block = strip->data;
  const HeadingLook *look = &headings[block->level - 1];
  AvtTextStyle style = { .color = accent (flow), .size = look->size, .weight = look->weight };

  avt_text_draw_lines (builder, strip->lines, x, y, look->line_pt, G_MAXUINT, &style);
}

static void
add_heading (AvtFlow *flow, const AvtHeadingBlock *block, double width_pt, GArray *strips)
{
  const HeadingLook *look = &headings[block->level - 1];
  g_autofree char *text = block->number != NULL
                            ? g_strdup_printf ("%s  %s", block->number, block->text)
                            : g_strdup (block->text);
  AvtLines *lines = keep_lines (flow, avt_lines_new_plain (flow->measurer, text, look->size,
                                                           look->weight, width_pt));
  AvtStrip strip = { .before_pt = look->before_pt,
                     .height_pt = lines->n_lines * look->line_pt + 2,
                     .keeps_next = TRUE,
                     .anchor = block->block.anchor,
                     .draw = draw_heading_cb,
                     .data = block,
                     .lines = lines };

  g_array_append_val (strips, strip);
}

/* Paragraphs */

static double
text_line_pt (const AvtParagraphBlock *block)
{
  return block->is_soft ? SOFT_LINE_PT : BODY_LINE_PT;
}

static AvtTextStyle
text_style (gboolean is_soft)
{
  return (AvtTextStyle){ .color = is_soft ? avt_theme.ink_soft : avt_theme.ink,
                         .size = is_soft ? SOFT_SIZE : BODY_SIZE };
}

static void
draw_paragraph_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
                   double y, double width_pt)
{
  const AvtParagraphBlock *block = strip->data;
  AvtTextStyle style = text_style (block->is_soft);

  avt_text_draw_line (builder, strip->lines, block->spans, strip->index, x, y,
                      text_line_pt (block), &style);
}

/* Neither the first nor the last line stands alone on a page. */
static gboolean
keeps_next_line (guint line, guint n_lines)
{
  return line == 0 || line + 2 == n_lines ? line + 1 < n_lines : FALSE;
}

static void
add_paragraph (AvtFlow *flow, const AvtParagraphBlock *block, double width_pt, GArray *strips)
{
  AvtLines *lines
    = keep_lines (flow, avt_lines_new (flow->measurer, block->spans, block->n_spans,
                                       block->is_soft ? SOFT_SIZE : BODY_SIZE, AVT_TEXT_REGULAR,
                                       width_pt));

  for (guint i = 0; i < lines->n_lines; i++)
    {
      AvtStrip strip = { .before_pt = i == 0 ? BLOCK_GAP_PT : 0,
                         .height_pt = text_line_pt (block),
                         .keeps_next = keeps_next_line (i, lines->n_lines),
                         .anchor = i == 0 ? block->block.anchor : NULL,
                         .draw = draw_paragraph_cb,
                         .data = block,
                         .lines = lines,
                         .index = i };

      g_array_append_val (strips, strip);
    }
}

/* Lists */

static void
draw_item_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
              double y, double width_pt)
{
  const AvtListBlock *block = strip->data;
  AvtTextStyle style = text_style (FALSE);
  g_autofree char *sign = block->is_ordered ? g_strdup_printf ("%u.", strip->index + 1)
                                            : g_strdup ("•");
  g_autoptr (AvtLines) mark
    = avt_lines_new_plain (flow->measurer, sign, BODY_SIZE, AVT_TEXT_REGULAR, ITEM_INDENT_PT);

  avt_text_draw_lines (builder, mark, x, y, BODY_LINE_PT, 1, &style);
  avt_text_draw_lines (builder, strip->lines, x + ITEM_INDENT_PT, y, BODY_LINE_PT, G_MAXUINT,
                       &style);
}

static void
add_list (AvtFlow *flow, const AvtListBlock *block, double width_pt, GArray *strips)
{
  for (guint i = 0; i < block->n_items; i++)
    {
      AvtLines *lines
        = keep_lines (flow, avt_lines_new_plain (flow->measurer, block->items[i], BODY_SIZE,
                                                 AVT_TEXT_REGULAR, width_pt - ITEM_INDENT_PT));
      AvtStrip strip = { .before_pt = i == 0 ? BLOCK_GAP_PT : 2,
                         .height_pt = lines->n_lines * BODY_LINE_PT,
                         .draw = draw_item_cb,
                         .data = block,
                         .lines = lines,
                         .index = i };

      g_array_append_val (strips, strip);
    }
}

/* Notes */

static void
draw_note_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
              double y, double width_pt)
{
  const AvtNoteBlock *block = strip->data;
  AvtTextStyle style = text_style (FALSE);

  avt_text_draw_sign (builder, block->status, x, y, BODY_LINE_PT);
  avt_text_draw_lines (builder, strip->lines, x + NOTE_INDENT_PT, y, BODY_LINE_PT, G_MAXUINT,
                       &style);
}

static void
draw_detail_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
                double y, double width_pt)
{
  AvtTextStyle style = text_style (TRUE);

  avt_text_draw_lines (builder, strip->lines, x + NOTE_INDENT_PT, y, SOFT_LINE_PT, G_MAXUINT,
                       &style);
}

static void
add_note (AvtFlow *flow, const AvtNoteBlock *block, double width_pt, GArray *strips)
{
  double room_pt = width_pt - NOTE_INDENT_PT;
  AvtLines *lines = keep_lines (flow, avt_lines_new_plain (flow->measurer, block->text, BODY_SIZE,
                                                           AVT_TEXT_REGULAR, room_pt));
  AvtStrip strip = { .before_pt = BLOCK_GAP_PT,
                     .height_pt = lines->n_lines * BODY_LINE_PT,
                     .keeps_next = block->detail != NULL,
                     .draw = draw_note_cb,
                     .data = block,
                     .lines = lines };

  g_array_append_val (strips, strip);
  if (block->detail == NULL)
    return;
  lines = keep_lines (flow, avt_lines_new_plain (flow->measurer, block->detail, SOFT_SIZE,
                                                 AVT_TEXT_REGULAR, room_pt));
  strip = (AvtStrip){ .height_pt = lines->n_lines * SOFT_LINE_PT,
                      .draw = draw_detail_cb,
                      .data = block,
                      .lines = lines };
  g_array_append_val (strips, strip);
}

/* Captions of tables and figures */

static void
draw_caption_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
                 double y, double width_pt)
{
  AvtTextStyle style = text_style (TRUE);

  avt_text_draw_lines (builder, strip->lines, x, y, CAPTION_LINE_PT, G_MAXUINT, &style);
}

static AvtStrip
caption_strip (AvtFlow *flow, const char *template, guint number, const char *caption,
               double width_pt)
{
  const AvtArgument arguments[] = { avt_argument_count (number), avt_argument_text (caption) };
  g_autofree char *text = avt_sentence (template, avt_report_get_info (flow->report)->words,
                                        arguments, G_N_ELEMENTS (arguments), NULL, NULL);
  AvtLines *lines = keep_lines (flow, avt_lines_new_plain (flow->measurer, text, SOFT_SIZE,
                                                           AVT_TEXT_REGULAR, width_pt));

  return (AvtStrip){ .before_pt = BLOCK_GAP_PT,
                     .height_pt = lines->n_lines * CAPTION_LINE_PT,
                     .draw = draw_caption_cb,
                     .lines = lines };
}

/* Tables */

static void
draw_head_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
              double y, double width_pt)
{
  avt_table_layout_draw_head (strip->data, builder, x, y);
}

static void
draw_row_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
             double y, double width_pt)
{
  avt_table_layout_draw_row (strip->data, builder, x, y, strip->index);
}

/* How many rows stand before the totals at the end. */
static guint
count_body (const AvtTableBlock *block)
{
  guint n = block->n_rows;

  while (n > 0 && block->rows[n - 1].kind == AVT_ROW_TOTAL)
    n--;
  return n;
}

/* What a row stays with: a group with its first row, the last row with the totals below it; three
 * rows under the head, and never the last one alone on a page. */
static gboolean
row_keeps_next (const AvtTableBlock *block, guint row, guint n_body)
{
  return row + 1 < block->n_rows
         && (block->rows[row].kind == AVT_ROW_GROUP || row + 1 < ROWS_TOGETHER
             || row + 2 == n_body || block->rows[row + 1].kind == AVT_ROW_TOTAL);
}

static void
add_rows (const AvtTableLayout *layout, GArray *strips)
{
  guint n_body = count_body (layout->table);

  for (guint i = 0; i < layout->table->n_rows; i++)
    {
      AvtStrip strip = { .height_pt = layout->heights[i],
                         .keeps_next = row_keeps_next (layout->table, i, n_body),
                         .anchor = layout->table->rows[i].anchor,
                         .head = layout,
                         .draw = draw_row_cb,
                         .data = layout,
                         .index = i };

      g_array_append_val (strips, strip);
    }
}

static void
add_table (AvtFlow *flow, const AvtTableBlock *block, double width_pt, GArray *strips)
{
  AvtTableLayout *layout = avt_table_layout_new (flow->measurer, block, width_pt);
  AvtStrip head = { .before_pt = block->caption != NULL ? 0 : BLOCK_GAP_PT,
                    .height_pt = layout->head_pt,
                    .keeps_next = block->n_rows > 0,
                    .draw = draw_head_cb,
                    .data = layout };
  AvtStrip caption;
  guint n_footnotes;

  g_ptr_array_add (flow->tables, layout);
  layout->footnotes = avt_section_get_footnotes (flow->section, &n_footnotes);
  if (block->caption != NULL)
    {
      caption = caption_strip (flow, N_ ("Table %1: %2"), block->number, block->caption,
                               width_pt);
      caption.keeps_next = TRUE;
      caption.anchor = block->block.anchor;
      g_array_append_val (strips, caption);
    }
  else
    head.anchor = block->block.anchor;
  g_array_append_val (strips, head);
  add_rows (layout, strips);
}

/* Figures */

static double
figure_scale (const AvtFlow *flow, const AvtFigureBlock *block, double width_pt)
{
  double width = MAX (avt_scene_get_width (block->scene), 1);
  double height = MAX (avt_scene_get_height (block->scene), 1);
  double room_pt = flow->box.height - (block->caption != NULL ? 2 * CAPTION_LINE_PT : 0);

  return MIN (1, MIN (width_pt / width, room_pt / height));
}

static void
draw_figure_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
                double y, double width_pt)
{
  const AvtFigureBlock *block = strip->data;

  avt_scene_builder_add_scene (
    builder, block->scene, (AvtTransform){ x, y, figure_scale (flow, block, width_pt) });
}

static void
add_figure (AvtFlow *flow, const AvtFigureBlock *block, double width_pt, GArray *strips)
{
  AvtStrip strip = { .before_pt = BLOCK_GAP_PT,
                     .height_pt = avt_scene_get_height (block->scene)
                                  * figure_scale (flow, block, width_pt),
                     .keeps_next = block->caption != NULL,
                     .anchor = block->block.anchor,
                     .draw = draw_figure_cb,
                     .data = block };
  AvtStrip caption;

  g_array_append_val (strips, strip);
  if (block->caption == NULL)
    return;
  caption = caption_strip (flow, N_ ("Figure %1: %2"), block->number, block->caption,
                           width_pt);
  caption.before_pt = 2;
  g_array_append_val (strips, caption);
}

/* Places to fill in by hand */

static void
draw_label (const AvtFlow *flow, AvtSceneBuilder *builder, const char *label, double x, double y,
            double width_pt)
{
  AvtTextStyle style = text_style (TRUE);

  avt_scene_builder_add_fitted_text (builder, x, y, width_pt, label, &style);
}

static double
box_width (double width_pt)
{
  return (width_pt - (BOXES_A_ROW - 1) * BOX_GAP_PT) / BOXES_A_ROW;
}

static void
draw_boxes_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
               double y, double width_pt)
{
  const AvtFormBlock *block = strip->data;
  AvtStyle frame = { .stroke = avt_theme.line, .width_pt = avt_theme.line_normal_pt };
  double box_pt = box_width (width_pt);

  for (guint i = 0; i < BOXES_A_ROW && strip->index + i < block->n_labels; i++)
    {
      double left = x + i * (box_pt + BOX_GAP_PT);

      avt_scene_builder_add_rectangle (builder, avt_rect (left, y, box_pt, BOX_PT), &frame);
      draw_label (flow, builder, block->labels[strip->index + i], left + 2,
                  y + BOX_PT + SOFT_LINE_PT, box_pt - 4);
    }
}

static void
draw_form_lines_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder,
                    double x, double y, double width_pt)
{
  const AvtFormBlock *block = strip->data;
  AvtStyle line = { .stroke = avt_theme.line, .width_pt = avt_theme.line_normal_pt };
  double room_pt = (width_pt - (block->n_labels - 1) * 2 * BOX_GAP_PT) / block->n_labels;

  for (guint i = 0; i < block->n_labels; i++)
    {
      double left = x + i * (room_pt + 2 * BOX_GAP_PT);

      avt_scene_builder_add_line (builder, left, y + LINE_ROOM_PT, left + room_pt,
                                  y + LINE_ROOM_PT, &line);
      draw_label (flow, builder, block->labels[i], left, y + LINE_ROOM_PT + SOFT_LINE_PT,
                  room_pt);
    }
}

static void
add_form (const AvtFormBlock *block, GArray *strips)
{
  gboolean is_boxes = block->kind == AVT_FORM_BOXES;
  guint step = is_boxes ? BOXES_A_ROW : MAX (block->n_labels, 1);
  const AvtBlock *next = block->block.next;
  gboolean is_followed = next != NULL && next->kind == AVT_BLOCK_FORM;

  for (guint i = 0; i < block->n_labels; i += step)
    {
      AvtStrip strip = { .before_pt = BLOCK_GAP_PT,
                         .height_pt = (is_boxes ? BOX_PT : LINE_ROOM_PT) + SOFT_LINE_PT + 2,
                         .keeps_next = is_followed && i + step >= block->n_labels,
                         .draw = is_boxes ? draw_boxes_cb : draw_form_lines_cb,
                         .data = block,
                         .index = i };

      g_array_append_val (strips, strip);
    }
}

/* Contents */

static void
draw_entry_cb (const AvtFlow *flow, const AvtStrip *strip, AvtSceneBuilder *builder, double x,
               double y, double width_pt)
{
  const AvtHeading *heading = avt_report_get_heading (flow->report, strip->index);
  AvtTextStyle style = { .color = avt_theme.ink,
                         .size = BODY_SIZE,
                         .weight = heading->level == 1 ? AVT_TEXT_BOLD : AVT_TEXT_REGULAR };
  guint page = flow->page_of != NULL && heading->anchor != NULL
                 ? flow->page_of (heading->anchor, flow->user_data) : 0;
  double inset = ITEM_INDENT_PT * (heading->level - 1);
  double baseline = y + BODY_LINE_PT * 0.76;
  g_autofree char *text = heading->number != NULL
                            ? g_strdup_printf ("%s  %s", heading->number, heading->text)
                            : g_strdup (heading->text);
  g_autofree char *number = page > 0 ? g_strdup_printf ("%u", page) : NULL;

  avt_scene_builder_add_fitted_text (builder, x + inset, baseline, width_pt - inset - 40, text,
                                     &style);
  style.anchor = AVT_ANCHOR_END;
  if (number != NULL)
    avt_scene_builder_add_text (builder, x + width_pt, baseline, number, &style);
  if (heading->anchor != NULL)
    avt_scene_builder_add_link_to (builder, avt_rect (x, y, width_pt, BODY_LINE_PT),
                                   heading->anchor);
}

static void
add_contents (AvtFlow *flow, GArray *strips)
{
  for (guint i = 0; i < avt_report_get_n_headings (flow->report); i++)
    {
      const AvtHeading *heading = avt_report_get_heading (flow->report, i);
      AvtStrip strip = { .before_pt = heading->level == 1 ? BLOCK_GAP_PT : 1,
                         .height_pt = BODY_LINE_PT,
                         .draw = draw_entry_cb,
                         .index = i };

      if (heading->level <= CONTENTS_LEVELS)
        g_array_append_val (strips, strip);
    }
}

static void
add_page_break (GArray *strips)
{
  AvtStrip strip = { .ends_page = TRUE };

  g_array_append_val (strips, strip);
}

void
_avt_strips_of (AvtFlow *flow, const AvtBlock *block, double width_pt, GArray *strips)
{
  switch (block->kind)
    {
    case AVT_BLOCK_HEADING:
      add_heading (flow, (const AvtHeadingBlock *) block, width_pt, strips);
      break;
    case AVT_BLOCK_PARAGRAPH:
      add_paragraph (flow, (const AvtParagraphBlock *) block, width_pt, strips);
      break;
    case AVT_BLOCK_LIST:
      add_list (flow, (const AvtListBlock *) block, width_pt, strips);
      break;
    case AVT_BLOCK_NOTE:
      add_note (flow, (const AvtNoteBlock *) block, width_pt, strips);
      break;
    case AVT_BLOCK_TABLE:
      add_table (flow, (const AvtTableBlock *) block, width_pt, strips);
      break;
    case AVT_BLOCK_FIGURE:
      add_figure (flow, (const AvtFigureBlock *) block, width_pt, strips);
      break;
    case AVT_BLOCK_FORM:
      add_form ((const AvtFormBlock *) block, strips);
      break;
    case AVT_BLOCK_CONTENTS:
      add_contents (flow, strips);
      break;
    case AVT_BLOCK_PAGE_BREAK:
      add_page_break (strips);
      break;
    case AVT_BLOCK_COLUMNS:
      g_return_if_reached ();
    }
  _avt_footnote_strips (flow, block, width_pt, strips);
}
