#include "config.h"

#include "diagrams/view/phase-load.h"

#include "diagrams/scene/sign.h"
#include "diagrams/view/feed-bars.h"
#include "diagrams/view/pen.h"
#include "diagrams/view/rack-text.h"
#include "engine/calc/leg-load.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define VERDICT_PT 14
#define LEGEND_PT 16
#define CHART_INSET_PT 4 /* of the bars in their scene */
#define SWATCH_PT 18

typedef struct
{
  AvtPen pen;
  AvtFeedBars *bars;
  const AvtPowerBar *list; /* of this sheet */
  guint n_bars;
  AvtRect room;
} Drawing;

static gboolean
is_over (const AvtPowerBar *bar)
{
  double limit_a = bar->usable_a * (1 + AVT_LIMIT_TOLERANCE);

  return (isfinite (bar->normal_a) && bar->normal_a > limit_a)
         || (isfinite (bar->failover_a) && bar->failover_a > limit_a);
}

static guint
count_over (const AvtPowerBar *bars, guint n_bars)
{
  guint n = 0;

  for (guint i = 0; i < n_bars; i++)
    n += is_over (&bars[i]) ? 1 : 0;
  return n;
}

static void
draw_verdict (const Drawing *self)
{
  guint n_all, n_over;
  const AvtPowerBar *all = avt_feed_bars_get (self->bars, &n_all);
  AvtArgument arguments[2];
  AvtStatus status;
  g_autofree char *text = NULL;

  n_over = count_over (all, n_all);
  status = n_over > 0 ? AVT_STATUS_ERROR : AVT_STATUS_FINE;
  arguments[0] = avt_argument_count (n_over);
  arguments[1] = avt_argument_count (n_all);
  text = n_over > 0
           ? avt_pen_say (&self->pen, N_ ("above what is usable: %1 of %2 lines"), arguments, 2)
           : g_strdup (avt_pen_word (&self->pen, N_ ("each line holds when either side is lost")));
  avt_scene_builder_add_sign (self->pen.builder, status,
                              avt_rect (self->room.x, self->room.y, 7, 7));
  avt_pen_fit (&self->pen, self->room.x + 12, self->room.y + 7, self->room.width - 12, text,
               avt_pen_bold (AVT_TEXT_8, avt_theme.statuses[status].color, AVT_ANCHOR_START));
}

static double
draw_entry (const Drawing *self, double x, double y, const AvtStyle *style, const char *text)
{
  avt_scene_builder_add_rectangle (self->pen.builder, avt_rect (x, y - 3.5, SWATCH_PT, 7), style);
  x += SWATCH_PT + 4;
  return x + 16
         + avt_pen_text (&self->pen, x, avt_pen_baseline (&self->pen, AVT_TEXT_7, y), text,
                         avt_pen_style (AVT_TEXT_7, avt_theme.ink_soft, AVT_ANCHOR_START));
}

static void
draw_legend (const Drawing *self, double y)
{
  AvtStyle normal = { .fill = avt_theme.feeds[0].color };
  AvtStyle failover = { .stroke = avt_theme.feeds[0].color, .width_pt = avt_theme.line_normal_pt,
                        .dash = AVT_DASH_DASHED };
  AvtStyle b = { .fill = avt_theme.feeds[1].tint, .stroke = avt_theme.feeds[1].color,
                 .hatch = avt_theme.feeds[1].hatch, .hatch_color = avt_theme.feeds[1].color,
                 .width_pt = avt_theme.line_normal_pt };
  double x = self->room.x;

  x = draw_entry (self, x, y, &normal, avt_pen_word (&self->pen, N_ ("side A, normal")));
  x = draw_entry (self, x, y, &b, avt_pen_word (&self->pen, N_ ("side B, normal")));
  draw_entry (self, x, y, &failover,
              avt_pen_word (&self->pen, N_ ("failover: the other side lost")));
}

static char *
scope_text (const AvtDiagramContext *context, AvtId scope)
{
  const AvtRack *rack = avt_design_rack (context->design, scope);
  const AvtFeed *feed = avt_design_feed (context->design, scope);
  g_autofree char *row = NULL;

  if (feed != NULL)
    return g_strdup (avt_entity_name (feed));
  if (rack == NULL)
    return g_strdup (avt_words_get (context->words, N_ ("All feeds")));
  row = avt_row_scope_text (context, avt_design_row (context->design, rack->row));
  return g_strconcat (row, *row != '\0' ? " / " : "", avt_entity_name (rack), NULL);
}

static AvtFeedBars *
bars_of (const AvtDiagramContext *context, AvtId scope)
{
  g_autoptr (AvtMemo) memo
    = context->memo != NULL ? avt_memo_ref (context->memo) : avt_memo_new ();

  return avt_feed_bars_new (context->design, memo, scope, NULL);
}

static void
paper_size (const AvtDiagramContext *context, double *width, double *height)
{
  avt_paper_get_size (context->paper == AVT_PAPER_AUTO ? AVT_PAPER_A4 : context->paper, width,
                      height);
}

/* Returns: the first bar behind those from @first on that fit on a sheet; a feed stays whole. */
static guint
fill (const AvtDiagramContext *context, const AvtPowerBar *bars, guint n_bars, guint first)
{
  guint end = first, next = first;
  double width, height;

  paper_size (context, &width, &height);
  height -= 2 * avt_theme.margin_pt + AVT_SHEET_HEAD_PT + VERDICT_PT + LEGEND_PT;
  while (next < n_bars)
    {
      AvtId feed = bars[next].feed;

      while (next < n_bars && avt_id_equal (bars[next].feed, feed))
        next++;
      if (end > first && avt_power_bars_height (bars + first, next - first) > height)
        break;
      end = next;
    }
  return end;
}

/** avt_phase_load_count_sheets: @scope: a rack, a feed or the design; nothing without feeds */
guint
avt_phase_load_count_sheets (const AvtDiagramContext *context, AvtId scope)
{
  g_autoptr (AvtFeedBars) bars = bars_of (context, scope);
  guint n_bars, n_sheets = 0;
  const AvtPowerBar *list = avt_feed_bars_get (bars, &n_bars);

  for (guint first = 0; first < n_bars; n_sheets++)
    first = fill (context, list, n_bars, first);
  return n_sheets;
}

/** avt_phase_load_build: @scope: a rack, a feed or the design */
AvtScene *
avt_phase_load_build (const AvtDiagramContext *context, AvtId scope, guint sheet)
{
  g_autoptr (AvtFeedBars) bars = bars_of (context, scope);
  g_autoptr (AvtScene) chart = NULL;
  g_autofree char *text = scope_text (context, scope);
  const char *title = avt_words_get (context->words, N_ ("Phase Load"));
  Drawing self = { .pen.context = context, .bars = bars };
  double width, height;
  guint n_bars, first = 0;

  self.list = avt_feed_bars_get (bars, &n_bars);
  for (guint i = 0; i < sheet; i++)
    first = fill (context, self.list, n_bars, first);
  g_return_val_if_fail (first < n_bars, NULL);
  self.n_bars = fill (context, self.list, n_bars, first) - first;
  self.list += first;
  paper_size (context, &width, &height);
  chart = avt_power_bars_new (context, avt_words_get (context->words, N_ ("Load of each line")),
                              self.list, self.n_bars, width - 2 * avt_theme.margin_pt);
  if (context->paper == AVT_PAPER_AUTO)
    height = avt_scene_get_height (chart) + 2 * avt_theme.margin_pt + AVT_SHEET_HEAD_PT
             + VERDICT_PT + LEGEND_PT;
  self.pen.builder = avt_scene_builder_new (context->measurer, width, height);
  avt_scene_builder_set_title (self.pen.builder, title, text);
  self.room = avt_pen_sheet (&self.pen, &(AvtSheet){ width, height, title, text, NULL });
  draw_verdict (&self);
  avt_scene_builder_add_scene (
    self.pen.builder, chart,
    (AvtTransform){ self.room.x - CHART_INSET_PT, self.room.y + VERDICT_PT, 1 });
  draw_legend (&self, self.room.y + VERDICT_PT + avt_scene_get_height (chart) + LEGEND_PT / 2.0);
  return avt_scene_builder_end (self.pen.builder);
}
