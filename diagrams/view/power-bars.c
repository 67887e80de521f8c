#include "config.h"

#include "diagrams/view/power-bars.h"

#include "diagrams/scene/theme.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_PT 16
#define BAR_PT 9
#define FEED_GAP_PT 6
#define HEAD_PT 34
#define TITLE_PT 14 /* what the title takes of the head */
#define FOOT_PT 18
#define LABEL_PT 46
#define NUMBER_PT 38  /* each of the two columns of numbers */
#define VERDICT_PT 46
/* Of a chart: with less, a verdict is only its cross. */
#define WORDS_WIDTH_PT 260
#define LEAST_WIDTH_PT 205
#define CROSS_PT 12
#define PAD_PT 4
#define N_TICKS 4

typedef struct
{
  const AvtDiagramContext *context;
  AvtSceneBuilder *builder;
  double names_y; /* baseline of the names of the columns */
  double left;    /* of the bars */
  double width;   /* of the axis */
  double axis_a;  /* the ampere at its end */
  double normal_x;   /* right edges of the columns */
  double failover_x;
  double verdict_x;  /* left edge */
  double verdict_pt;
} Chart;

static const char *
word (const Chart *self, const char *msgid)
{
  return avt_words_get (self->context->words, msgid);
}

static AvtTextStyle
text_style (AvtTextSize size, AvtColor color, AvtTextAnchor anchor)
{
  return (AvtTextStyle){ .color = color, .size = size, .anchor = anchor };
}

static double
baseline (const Chart *self, AvtTextSize size, double middle)
{
  const AvtFont *font = avt_measurer_get_font (self->context->measurer, size, AVT_TEXT_REGULAR);

  return middle + avt_font_get_cap_height (font) / 2;
}

/* A round step so that the axis has at most N_TICKS of them. */
static double
tick_step (double axis_a)
{
  static const double steps[] = { 1, 2, 5, 10 };
  double magnitude = pow (10, floor (log10 (axis_a / N_TICKS)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (axis_a / (steps[i] * magnitude) <= N_TICKS)
      return steps[i] * magnitude;
  return 10 * magnitude;
}

static double
axis_end (const AvtPowerBar *bars, guint n_bars)
{
  double end = 1;

  for (guint i = 0; i < n_bars; i++)
    {
      end = MAX (end, bars[i].breaker_a);
      if (isfinite (bars[i].failover_a))
        end = MAX (end, bars[i].failover_a);
      if (isfinite (bars[i].normal_a))
        end = MAX (end, bars[i].normal_a);
    }
  return end * 1.02;
}

static double
x_of (const Chart *self, double current_a)
{
  return self->left + self->width * CLAMP (current_a / self->axis_a, 0, 1);
}

static char *
current_text (const Chart *self, double current_a, gboolean is_partial)
{
  g_autofree char *number = NULL;

  if (!isfinite (current_a))
    return g_strdup (word (self, N_ ("unknown")));
  number = avt_number_format (current_a, 1, avt_words_get_number_style (self->context->words));
  return g_strconcat (is_partial ? "≥ " : "", number, NULL);
}

static gboolean
trips (double current_a, double usable_a)
{
  return isfinite (current_a) && current_a > usable_a * (1 + 1e-9);
}

/* Names the limit lines, above the first of them. */
static void
draw_limit_name (Chart *self, double usable_a)
{
  AvtTextStyle style = text_style (AVT_TEXT_7, avt_theme.limit, AVT_ANCHOR_MIDDLE);
  const char *name = word (self, N_ ("usable"));
  double half = avt_measurer_get_width (self->context->measurer, name, AVT_TEXT_7,
                                        AVT_TEXT_REGULAR)
                / 2;

  avt_scene_builder_add_text (self->builder,
                              CLAMP (x_of (self, usable_a), self->left + 50 + half,
                                     self->left + self->width - half),
                              self->names_y, name, &style);
}

static void
draw_head (Chart *self, const char *title, gboolean is_fault)
{
  const char *first = is_fault ? N_ ("before") : N_ ("normal");
  const char *second = is_fault ? N_ ("now") : N_ ("failover");
  AvtTextStyle heading = text_style (AVT_TEXT_10, avt_theme.ink, AVT_ANCHOR_START);
  AvtTextStyle column = text_style (AVT_TEXT_7, avt_theme.ink_soft, AVT_ANCHOR_END);
  AvtTextStyle soft = text_style (AVT_TEXT_7, avt_theme.ink_soft, AVT_ANCHOR_START);

  heading.weight = AVT_TEXT_BOLD;
  if (title != NULL)
    avt_scene_builder_add_fitted_text (self->builder, PAD_PT, 14,
                                       self->normal_x - NUMBER_PT - 2 * PAD_PT, title, &heading);
  avt_scene_builder_add_text (self->builder, self->left, self->names_y,
                              word (self, N_ ("Current, A")), &soft);
  avt_scene_builder_add_text (self->builder, self->normal_x, self->names_y, word (self, first),
                              &column);
  avt_scene_builder_add_text (self->builder, self->failover_x, self->names_y, word (self, second),
                              &column);
}

static void
draw_ticks (Chart *self, double y)
{
  AvtTextStyle style = text_style (AVT_TEXT_6, avt_theme.ink_soft, AVT_ANCHOR_MIDDLE);
  AvtStyle line = { .stroke = avt_theme.line_soft, .width_pt = avt_theme.line_frame_pt };
  double step = tick_step (self->axis_a);

  avt_scene_builder_add_line (self->builder, self->left, y, self->left + self->width, y, &line);
  for (guint i = 0; i * step <= self->axis_a; i++)
    {
      g_autofree char *text = avt_number_format (
          i * step, 0, avt_words_get_number_style (self->context->words));
      double x = x_of (self, i * step);

      avt_scene_builder_add_line (self->builder, x, y, x, y + 3, &line);
      avt_scene_builder_add_text (self->builder, x, y + 11, text, &style);
    }
}

static void
draw_loads (Chart *self, const AvtPowerBar *bar, double top)
{
  const AvtSign *sign = &avt_theme.feeds[bar->side];
  AvtStyle frame = { .fill = avt_theme.paper,
                     .stroke = avt_theme.line_soft,
                     .width_pt = avt_theme.line_frame_pt };
  AvtStyle normal = { .fill = sign->hatch == AVT_HATCH_NONE ? sign->color : sign->tint,
                      .stroke = sign->color,
                      .hatch = sign->hatch,
                      .hatch_color = sign->color,
                      .width_pt = avt_theme.line_normal_pt };
  AvtStyle failover = { .stroke = sign->color,
                        .width_pt = avt_theme.line_normal_pt,
                        .dash = AVT_DASH_DASHED };
  AvtStyle limit = { .stroke = avt_theme.limit, .width_pt = avt_theme.line_emphasis_pt };
  double now_a = bar->is_fault ? bar->failover_a : bar->normal_a;
  double x = x_of (self, bar->usable_a);

  avt_scene_builder_add_rectangle (
      self->builder, avt_rect (self->left, top, x_of (self, bar->breaker_a) - self->left, BAR_PT),
      &frame);
  if (!bar->is_fault && isfinite (bar->failover_a) && bar->failover_a > 0)
    avt_scene_builder_add_rectangle (
        self->builder,
        avt_rect (self->left, top, x_of (self, bar->failover_a) - self->left, BAR_PT), &failover);
  if (isfinite (now_a) && now_a > 0)
    avt_scene_builder_add_rectangle (
        self->builder, avt_rect (self->left, top, x_of (self, now_a) - self->left, BAR_PT),
        &normal);
  avt_scene_builder_add_line (self->builder, x, top - 2, x, top + BAR_PT + 2, &limit);
}

static void
draw_cross (Chart *self, double x, double y, AvtColor color)
{
  AvtStyle style = { .stroke = color, .width_pt = avt_theme.line_emphasis_pt };
  double r = 2.2;

  avt_scene_builder_move_to (self->builder, x - r, y - r);
  avt_scene_builder_line_to (self->builder, x + r, y + r);
  avt_scene_builder_move_to (self->builder, x - r, y + r);
  avt_scene_builder_line_to (self->builder, x + r, y - r);
  avt_scene_builder_end_path (self->builder, &style);
}

static void
draw_numbers (Chart *self, const AvtPowerBar *bar, double middle)
{
  AvtColor error = avt_theme.statuses[AVT_STATUS_ERROR].color;
  gboolean trips_now = trips (bar->normal_a, bar->usable_a);
  gboolean trips_then = trips (bar->failover_a, bar->usable_a);
  AvtTextStyle normal = text_style (AVT_TEXT_8, trips_now ? error : avt_theme.ink,
                                    AVT_ANCHOR_END);
  AvtTextStyle failover = text_style (AVT_TEXT_8, trips_then ? error : avt_theme.ink,
                                      AVT_ANCHOR_END);
  AvtTextStyle verdict = text_style (AVT_TEXT_8, error, AVT_ANCHOR_START);
  g_autofree char *normal_text = current_text (self, bar->normal_a, bar->is_partial);
  g_autofree char *failover_text = current_text (self, bar->failover_a, bar->is_partial);
  double y = baseline (self, AVT_TEXT_8, middle);

  normal.weight = trips_now ? AVT_TEXT_BOLD : AVT_TEXT_REGULAR;
  failover.weight = trips_then ? AVT_TEXT_BOLD : AVT_TEXT_REGULAR;
  avt_scene_builder_add_text (self->builder, self->normal_x, y, normal_text, &normal);
  avt_scene_builder_add_text (self->builder, self->failover_x, y, failover_text, &failover);
  if (!trips_now && !trips_then)
    return;
  draw_cross (self, self->verdict_x + 3, middle, error);
  if (self->verdict_pt > CROSS_PT)
    avt_scene_builder_add_fitted_text (self->builder, self->verdict_x + 9, y,
                                       self->verdict_pt - 9, word (self, N_ ("trips")),
                                       &verdict);
}

static void
draw_bar (Chart *self, const AvtPowerBar *bar, double top)
{
  AvtTextStyle label = text_style (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_START);
  g_autofree char *usable = avt_quantity_format (
      bar->usable_a, AVT_UNIT_AMPERE, avt_words_get_number_style (self->context->words));
  AvtGroup group = { .id = bar->feed,
                     .role = "feed-line",
                     .title = bar->label,
                     .description = usable,
                     .picking = AVT_PICK_BOUNDS };
  double middle = top + ROW_PT / 2.0;

  avt_scene_builder_push_group (self->builder, &group);
  avt_scene_builder_add_fitted_text (self->builder, PAD_PT, baseline (self, AVT_TEXT_8, middle),
                                     LABEL_PT - PAD_PT, bar->label, &label);
  draw_loads (self, bar, middle - BAR_PT / 2.0);
  draw_numbers (self, bar, middle);
  avt_scene_builder_pop_group (self->builder);
}

static gboolean
begins_feed (const AvtPowerBar *bars, guint i)
{
  return i > 0 && !avt_id_equal (bars[i].feed, bars[i - 1].feed);
}

/** avt_power_bars_height: Returns: the height of the chart of @bars in points */
double
avt_power_bars_height (const AvtPowerBar *bars, guint n_bars)
{
  double height = HEAD_PT + FOOT_PT + n_bars * ROW_PT;

  for (guint i = 0; i < n_bars; i++)
    height += begins_feed (bars, i) ? FEED_GAP_PT : 0;
  return height;
}

/* Room is kept for verdicts only where there are some. */
static double
verdict_width (const AvtPowerBar *bars, guint n_bars, double width)
{
  for (guint i = 0; i < n_bars; i++)
    if (trips (bars[i].normal_a, bars[i].usable_a) || trips (bars[i].failover_a, bars[i].usable_a))
      return width < WORDS_WIDTH_PT ? CROSS_PT : VERDICT_PT;
  return PAD_PT;
}

/**
 * avt_power_bars_new:
 * @title: (nullable): what the chart is about; without one it is lower by its line
 * @bars: in the order they are drawn; the lines of a feed stand together
 * @width_pt: of the chart, at least 205
 *
 * Returns: (transfer full): a bar for each line; the normal load filled, the load after the other
 *   side is lost as a dashed outline, the usable rating as a red line; with a side lost the load
 *   that is left filled, beside the number before it
 */
AvtScene *
avt_power_bars_new (const AvtDiagramContext *context, const char *title, const AvtPowerBar *bars,
                    guint n_bars, double width_pt)
{
  double width = MAX (width_pt, LEAST_WIDTH_PT);
  double verdict = verdict_width (bars, n_bars, width);
  double untitled = title == NULL ? TITLE_PT : 0;
  double height = avt_power_bars_height (bars, n_bars) - untitled;
  Chart chart = { .context = context,
                  .builder = avt_scene_builder_new (context->measurer, width, height),
                  .names_y = HEAD_PT - 6 - untitled,
                  .left = LABEL_PT,
                  .width = width - LABEL_PT - 2 * NUMBER_PT - verdict,
                  .axis_a = axis_end (bars, n_bars),
                  .normal_x = width - verdict - NUMBER_PT,
                  .failover_x = width - verdict,
                  .verdict_x = width - verdict + PAD_PT,
                  .verdict_pt = verdict };
  double y = HEAD_PT - untitled;

  avt_scene_builder_set_title (chart.builder, title, NULL);
  draw_head (&chart, title, n_bars > 0 && bars[0].is_fault);
  if (n_bars > 0)
    draw_limit_name (&chart, bars[0].usable_a);
  for (guint i = 0; i < n_bars; i++)
    {
      y += begins_feed (bars, i) ? FEED_GAP_PT : 0;
      draw_bar (&chart, &bars[i], y);
      y += ROW_PT;
    }
  draw_ticks (&chart, y + 2);
  return avt_scene_builder_end (chart.builder);
}
