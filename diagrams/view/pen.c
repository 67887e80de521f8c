#include "config.h"

#include "diagrams/view/pen.h"

#include "diagrams/view/rack-text.h"
#include "engine/base/finding-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TITLE_Y 14
#define SCOPE_Y 27
#define RULE_Y 34
#define GUTTER_PT 12
#define ARROW_PT 4

/** avt_pen_word: Returns: (transfer none): @msgid in the language of the drawing */
const char *
avt_pen_word (const AvtPen *self, const char *msgid)
{
  return avt_words_get (self->context->words, msgid);
}

AvtTextStyle
avt_pen_style (AvtTextSize size, AvtColor color, AvtTextAnchor anchor)
{
  return (AvtTextStyle){ .color = color, .size = size, .anchor = anchor };
}

AvtTextStyle
avt_pen_bold (AvtTextSize size, AvtColor color, AvtTextAnchor anchor)
{
  return (AvtTextStyle){ .color = color, .size = size, .anchor = anchor,
                         .weight = AVT_TEXT_BOLD };
}

/** avt_pen_baseline: Returns: the baseline that centres capitals of @size on @middle */
double
avt_pen_baseline (const AvtPen *self, AvtTextSize size, double middle)
{
  const AvtFont *font = avt_measurer_get_font (self->context->measurer, size, AVT_TEXT_REGULAR);

  return middle + avt_font_get_cap_height (font) / 2;
}

/** avt_pen_width: Returns: the advance of @text in points */
double
avt_pen_width (const AvtPen *self, AvtTextSize size, AvtTextWeight weight, const char *text)
{
  return avt_measurer_get_width (self->context->measurer, text, size, weight);
}

/** avt_pen_number: Returns: (transfer full): @value in digits, or "unknown" in words */
char *
avt_pen_number (const AvtPen *self, double value, guint decimals)
{
  if (!isfinite (value))
    return g_strdup (avt_pen_word (self, N_ ("unknown")));
  return avt_number_format (value, decimals, avt_words_get_number_style (self->context->words));
}

/** avt_pen_quantity: Returns: (transfer full): "17.4 A" with a space that does not break, or
 * "unknown" */
char *
avt_pen_quantity (const AvtPen *self, double value, guint decimals, const char *unit)
{
  g_autofree char *number = avt_pen_number (self, value, decimals);

  return isfinite (value) ? g_strconcat (number, "\u00a0", unit, NULL) : g_steal_pointer (&number);
}

/** avt_pen_say: Returns: (transfer full): a sentence with its arguments, as avt_sentence() makes it
 */
char *
avt_pen_say (const AvtPen *self, const char *template, const AvtArgument *arguments,
             guint n_arguments)
{
  return avt_sentence (template, self->context->words, arguments, n_arguments, NULL, NULL);
}

/** avt_pen_text: Returns: the width of what was written */
double
avt_pen_text (const AvtPen *self, double x, double y, const char *text, AvtTextStyle style)
{
  return avt_scene_builder_add_text (self->builder, x, y, text, &style);
}

/** avt_pen_fit: writes @text within @width_pt, shorter if need be */
void
avt_pen_fit (const AvtPen *self, double x, double y, double width_pt, const char *text,
             AvtTextStyle style)
{
  if (width_pt > 0)
    avt_scene_builder_add_fitted_text (self->builder, x, y, width_pt, text, &style);
}

void
avt_pen_line (const AvtPen *self, double x1, double y1, double x2, double y2, float width_pt,
              AvtColor color)
{
  AvtStyle style = { .stroke = color, .width_pt = width_pt };

  avt_scene_builder_add_line (self->builder, x1, y1, x2, y2, &style);
}

/* The right half of the head: which design, which revision of it. */
static void
draw_provenance (const AvtPen *self, const AvtSheet *sheet, double right, double width)
{
  double y = avt_theme.margin_pt;
  g_autofree char *revision = avt_design_revision_text (self->context);
  g_autofree char *line = g_strconcat (
      revision, *revision != '\0' && sheet->note != NULL ? " · " : "", sheet->note, NULL);

  avt_pen_fit (self, right, y + TITLE_Y, width, avt_design_title_text (self->context),
               avt_pen_bold (AVT_TEXT_10, avt_theme.ink, AVT_ANCHOR_END));
  avt_pen_fit (self, right, y + SCOPE_Y, width, line,
               avt_pen_style (AVT_TEXT_8, avt_theme.ink_soft, AVT_ANCHOR_END));
}

/**
 * avt_pen_sheet:
 *
 * Draws the head of the sheet: title and scope on the left, design and revision on the right, a
 * rule below.
 *
 * Returns: the room for the drawing, inside the margins; the foot lies below it
 */
AvtRect
avt_pen_sheet (const AvtPen *self, const AvtSheet *sheet)
{
  double margin = avt_theme.margin_pt;
  double width = sheet->width_pt - 2 * margin;
  double left_width = floor (width * 0.55);
  AvtGroup group = { .role = "title-block" };

  avt_scene_builder_push_group (self->builder, &group);
  avt_pen_fit (self, margin, margin + TITLE_Y, left_width, sheet->title,
               avt_pen_bold (AVT_TEXT_14, avt_theme.ink, AVT_ANCHOR_START));
  if (sheet->scope != NULL)
    avt_pen_fit (self, margin, margin + SCOPE_Y, left_width, sheet->scope,
                 avt_pen_style (AVT_TEXT_8, avt_theme.ink_soft, AVT_ANCHOR_START));
  draw_provenance (self, sheet, margin + width, width - left_width - GUTTER_PT);
  avt_pen_line (self, margin, margin + RULE_Y, margin + width, margin + RULE_Y,
                avt_theme.line_emphasis_pt, avt_theme.ink);
  avt_scene_builder_pop_group (self->builder);
  return avt_rect (margin, margin + AVT_SHEET_HEAD_PT, width,
                   sheet->height_pt - 2 * margin - AVT_SHEET_HEAD_PT - AVT_SHEET_FOOT_PT);
}

/** avt_pen_arrow: a line with a filled head at its end; upright or level */
void
avt_pen_arrow (const AvtPen *self, double x1, double y1, double x2, double y2, float width_pt,
               AvtColor color)
{
  double length = hypot (x2 - x1, y2 - y1);
  double dx = length > 0 ? (x2 - x1) / length : 1, dy = length > 0 ? (y2 - y1) / length : 0;
  AvtStyle style = { .fill = color };

  avt_pen_line (self, x1, y1, x2 - dx * ARROW_PT, y2 - dy * ARROW_PT, width_pt, color);
  avt_scene_builder_move_to (self->builder, x2, y2);
  avt_scene_builder_line_to (self->builder, x2 - dx * ARROW_PT - dy * ARROW_PT / 2,
                             y2 - dy * ARROW_PT + dx * ARROW_PT / 2);
  avt_scene_builder_line_to (self->builder, x2 - dx * ARROW_PT + dy * ARROW_PT / 2,
                             y2 - dy * ARROW_PT - dx * ARROW_PT / 2);
  avt_scene_builder_close_path (self->builder);
  avt_scene_builder_end_path (self->builder, &style);
}
