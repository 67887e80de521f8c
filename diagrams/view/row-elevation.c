/* All sheets of a row have one scale: the largest of a ladder at which its racks fit on one sheet.
 * When they are too many for the smallest type, they are spread evenly over several sheets. */
#include "config.h"

#include "diagrams/view/row-elevation.h"

#include "diagrams/scene/sign.h"
#include "diagrams/view/pen.h"
#include "diagrams/view/rack-row.h"
#include "diagrams/view/rack-text.h"
#include "engine/calc/rack-mass.h"
#include "engine/calc/rack-power.h"
#include "engine/calc/rack-space.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define POINTS_PER_MM (72 / 25.4)
#define HEADS_PT 62   /* the heads of the totals, left of the first rack */
#define SUMS_PT 50    /* the sums, right of the last one */
#define TOTALS_PT 52
#define TOTAL_ROW_PT 11
#define SURROUND 0.75 /* of what surrounds a cabinet in a single elevation */
#define SCALE_BAR_MM 500

/* One in so many. At 1:18 a unit is 7 points high, which is the least that holds a label; what
 * follows is for racks that are too high. */
static const guint ladder[] = { 10, 12, 15, 18, 20, 25, 30, 40 };
#define N_LEGIBLE 4
#define N_COMFORTABLE 3

typedef struct
{
  AvtId row;
  GArray *racks; /* of AvtId */
  guint n_sheets;
  double room_pt; /* what the racks of one sheet may take */
  gboolean is_even; /* the sheets have equal numbers of racks, but for one */
} Line;

/* How the rows of a scope lie on paper. */
typedef struct
{
  const AvtDiagramContext *context;
  GArray *lines; /* of Line, one for each row */
  AvtElevationOptions options;
  AvtPaper paper;
  double width_pt; /* of the sheet */
  double height_pt;
  guint n_sheets; /* of one face */
} Plan;

typedef struct
{
  AvtPen pen;
  const Plan *plan;
  const Line *line;
  AvtElevationView view;
  guint first; /* of the racks of the line */
  guint n_racks;
  AvtRect room;
  double floor_y;
} Drawing;

static void
line_clear (gpointer data)
{
  g_array_unref (((Line *) data)->racks);
}

static void
plan_clear (Plan *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
add_line (Plan *self, AvtId row, GArray *racks)
{
  Line line = { .row = row, .racks = racks };

  if (racks->len > 0)
    g_array_append_val (self->lines, line);
  else
    g_array_unref (racks);
}

static AvtId
rack_at (const Line *line, guint i)
{
  return g_array_index (line->racks, AvtId, i);
}

/* The racks of all rows, a line for each row, and one for those that stand in none. */
static void
add_all_lines (Plan *self)
{
  AvtDesign *design = self->context->design;
  g_autoptr (GArray) all = avt_rack_row_list (design, AVT_ID_NONE);
  guint first = 0;

  for (guint i = 0; i < all->len; i++)
    {
      AvtId row = avt_design_rack (design, g_array_index (all, AvtId, i))->row;
      gboolean is_last = i + 1 == all->len
                         || !avt_id_equal (
                             row, avt_design_rack (design, g_array_index (all, AvtId, i + 1))->row);

      if (!is_last)
        continue;
      GArray *racks = g_array_new (FALSE, FALSE, sizeof (AvtId));

      g_array_append_vals (racks, &g_array_index (all, AvtId, first), i + 1 - first);
      add_line (self, row, racks);
      first = i + 1;
    }
}

static void
set_scale (Plan *self, guint divisor)
{
  self->options = (AvtElevationOptions){ .views = AVT_ELEVATION_SHOW (AVT_ELEVATION_FRONT),
                                         .scale_divisor = divisor,
                                         .base_divisor = (guint32) lround (divisor * SURROUND) };
}

static double
margin_pt (const AvtElevationOptions *options)
{
  return 12.0 * options->base_divisor / options->scale_divisor;
}

/* How far the next rack stands from this one: their margins are shared. */
static double
pitch_pt (const Plan *self, AvtId rack)
{
  AvtElevationLayout layout;

  avt_elevation_layout_init (&layout, avt_design_rack (self->context->design, rack),
                             &self->options);
  return layout.width_pt - margin_pt (&self->options);
}

static double
height_pt (const Plan *self, AvtId rack)
{
  AvtElevationLayout layout;

  avt_elevation_layout_init (&layout, avt_design_rack (self->context->design, rack),
                             &self->options);
  return layout.height_pt;
}

static double
width_of (const Plan *self, const Line *line, guint first, guint end)
{
  double width = 0;

  for (guint i = first; i < end; i++)
    width += pitch_pt (self, rack_at (line, i));
  return width;
}

/* Returns: the first rack behind those from @first on that fit into @width_pt; at least one does */
static guint
fill (const Plan *self, const Line *line, guint first, double width_pt)
{
  guint end = first + 1;

  while (end < line->racks->len && width_of (self, line, first, end + 1) <= width_pt)
    end++;
  return end;
}

/* The first rack of a sheet; for the sheet behind the last one, the number of racks. */
static guint
first_rack (const Plan *self, const Line *line, guint sheet)
{
  guint first = 0;

  if (line->is_even)
    return (sheet * line->racks->len + line->n_sheets - 1) / line->n_sheets;
  for (guint i = 0; i < sheet; i++)
    first = fill (self, line, first, line->room_pt);
  return first;
}

static gboolean
can_be_even (const Plan *self, Line *line)
{
  line->is_even = TRUE;
  for (guint sheet = 0; sheet < line->n_sheets; sheet++)
    if (width_of (self, line, first_rack (self, line, sheet), first_rack (self, line, sheet + 1))
        > line->room_pt)
      return FALSE;
  return TRUE;
}

/* As few sheets as the room allows, with equal numbers of racks when that is possible. Returns:
 * whether each rack is low enough. */
static gboolean
spread (const Plan *self, Line *line)
{
  double height = self->height_pt - 2 * avt_theme.margin_pt - AVT_SHEET_HEAD_PT
                  - AVT_SHEET_FOOT_PT - TOTALS_PT;

  for (guint i = 0; i < line->racks->len; i++)
    if (height_pt (self, rack_at (line, i)) > height)
      return FALSE;
  line->room_pt = self->width_pt - 2 * avt_theme.margin_pt - HEADS_PT - SUMS_PT;
  line->n_sheets = 0;
  for (guint i = 0; i < line->racks->len; line->n_sheets++)
    i = fill (self, line, i, line->room_pt);
  line->is_even = can_be_even (self, line);
  return TRUE;
}

/* Returns: the sheets of all lines, or 0 when a rack is too high for the scale. */
static guint
spread_all (Plan *self, guint divisor)
{
  guint n_sheets = 0;

  set_scale (self, divisor);
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      if (!spread (self, line))
        return 0;
      n_sheets += line->n_sheets;
    }
  return n_sheets;
}

/* The largest of the first scales of the ladder that takes the fewest sheets; 0: none. */
static guint
best_scale (Plan *self, guint n_scales, guint *n_sheets)
{
  guint best = 0;

  *n_sheets = G_MAXUINT;
  for (guint i = 0; i < n_scales; i++)
    {
      guint n = spread_all (self, ladder[i]);

      if (n > 0 && n < *n_sheets)
        {
          *n_sheets = n;
          best = ladder[i];
        }
    }
  return best;
}

static void
choose_scale (Plan *self)
{
  guint best = best_scale (self, N_LEGIBLE, &self->n_sheets);

  for (guint i = N_LEGIBLE; best == 0 && i < G_N_ELEMENTS (ladder); i++)
    {
      self->n_sheets = spread_all (self, ladder[i]);
      best = self->n_sheets > 0 ? ladder[i] : 0;
    }
  if (best == 0) /* higher than any rack there is: it is drawn over the edge */
    best = ladder[G_N_ELEMENTS (ladder) - 1];
  self->n_sheets = MAX (spread_all (self, best), 1);
}

static void
choose_paper (Plan *self)
{
  guint n_sheets;

  self->paper = self->context->paper;
  if (self->paper == AVT_PAPER_AUTO)
    {
      self->paper = AVT_PAPER_A4_LANDSCAPE;
      avt_paper_get_size (self->paper, &self->width_pt, &self->height_pt);
      if (best_scale (self, N_COMFORTABLE, &n_sheets) == 0 || n_sheets > self->lines->len)
        self->paper = AVT_PAPER_A3_LANDSCAPE;
    }
  avt_paper_get_size (self->paper, &self->width_pt, &self->height_pt);
}

static gboolean
has_existing (const Plan *self)
{
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (self->context->design, AVT_KIND_DEVICE));
  while (avt_table_iter_next (&iter, &item))
    if (((const AvtDevice *) item)->state == AVT_STATE_EXISTING)
      return TRUE;
  return FALSE;
}

static void
plan_init (Plan *self, const AvtDiagramContext *context, AvtId scope)
{
  *self = (Plan){ .context = context };
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  if (avt_design_row (context->design, scope) != NULL)
    add_line (self, scope, avt_rack_row_list (context->design, scope));
  else
    add_all_lines (self);
  if (self->lines->len == 0)
    return;
  choose_paper (self);
  choose_scale (self);
  self->options.has_existing = has_existing (self);
  self->options.layers = context->layers;
}

static guint
count_faces (const AvtDiagramContext *context)
{
  return (avt_diagram_shows (context, AVT_SHOW_FRONT) ? 1 : 0)
         + (avt_diagram_shows (context, AVT_SHOW_REAR) ? 1 : 0);
}

/** avt_row_elevation_count_sheets: @scope: a row or the design */
guint
avt_row_elevation_count_sheets (const AvtDiagramContext *context, AvtId scope)
{
  g_auto (Plan) plan;

  plan_init (&plan, context, scope);
  return plan.lines->len > 0 ? plan.n_sheets * count_faces (context) : 0;
}

/* A figure under a rack, and in the sum of the row. */
typedef struct
{
  double value; /* NaN: nothing of it is known */
  gboolean is_partial; /* something has no data: it is at least this much */
  gboolean is_over;    /* its limit */
} Total;

enum
{
  TOTAL_POWER,
  TOTAL_CURRENT,
  TOTAL_MASS,
  TOTAL_FREE,
  N_TOTALS
};

static const char *const total_heads[N_TOTALS]
  = { N_ ("Power, kW"), N_ ("Current, A"), N_ ("Mass, kg"), N_ ("Free, U") };
static const guint total_decimals[N_TOTALS] = { 2, 1, 0, 0 };

/* Nothing known of something is not 0. */
static double
known_or_nan (double known, gboolean is_partial)
{
  return is_partial && known <= 0 ? NAN : known;
}

static void
sum_up (const AvtDiagramContext *context, AvtId id, Total totals[N_TOTALS])
{
  const AvtRack *rack = avt_design_rack (context->design, id);
  AvtRackPower power = context->memo != NULL
                         ? avt_rack_power_get (context->memo, context->design, id)
                         : avt_rack_power (context->design, id);
  AvtRackMass mass = avt_rack_mass (context->design, rack);
  AvtRackSpace space = avt_rack_space (context->design, rack);
  double power_w = known_or_nan (power.planning.known_w, power.planning.n_unknown > 0);
  AvtMassLimits limits = avt_rack_mass_limits (context->design, rack);
  gboolean is_mass_partial = avt_rack_mass_is_partial (&mass);

  totals[TOTAL_POWER] = (Total){ power_w / 1000, power.planning.n_unknown > 0,
                                 AVT_RECORD_HAS (rack, AVT_RACK_POWER_LIMIT_MW)
                                   && power_w * 1000 > (double) rack->power_limit_mw };
  totals[TOTAL_CURRENT] = (Total){ avt_design_current_a (context->design, power_w),
                                   power.planning.n_unknown > 0, FALSE };
  totals[TOTAL_MASS] = (Total){ known_or_nan (mass.total_g / 1000, is_mass_partial),
                                is_mass_partial, mass.total_g > limits.static_g };
  totals[TOTAL_FREE] = (Total){ (double) space.free_units, FALSE, FALSE };
}

static double
total_y (const Drawing *self, guint total)
{
  return self->floor_y + 12 + TOTAL_ROW_PT * total;
}

static void
draw_total (const Drawing *self, double right, guint i, const Total *total, gboolean is_sum)
{
  AvtColor color
    = total->is_over ? avt_theme.statuses[AVT_STATUS_ERROR].color : avt_theme.ink;
  AvtTextStyle style = avt_pen_style (AVT_TEXT_8, color, AVT_ANCHOR_END);
  g_autofree char *number = avt_pen_number (&self->pen, total->value, total_decimals[i]);
  g_autofree char *text = g_strconcat (total->is_partial && isfinite (total->value) ? "≥ " : "",
                                       number, NULL);
  double y = total_y (self, i);
  double width;

  style.weight = is_sum || total->is_over ? AVT_TEXT_BOLD : AVT_TEXT_REGULAR;
  width = avt_pen_text (&self->pen, right, y, text, style);
  if (total->is_over)
    avt_scene_builder_add_sign (self->pen.builder, AVT_STATUS_ERROR,
                                avt_rect (right - width - 10, y - 6, 6, 6));
}

/* The floor, and what the figures below it are. */
static void
draw_floor (const Drawing *self, double right)
{
  double left = self->room.x;

  avt_pen_line (&self->pen, left, self->floor_y, right, self->floor_y, avt_theme.line_emphasis_pt,
                avt_theme.ink);
  for (guint i = 0; i < N_TOTALS; i++)
    avt_pen_fit (&self->pen, left, total_y (self, i), HEADS_PT - 4,
                 avt_pen_word (&self->pen, total_heads[i]),
                 avt_pen_style (AVT_TEXT_8, avt_theme.ink_soft, AVT_ANCHOR_START));
}

static void
draw_row_sum (const Drawing *self, double right)
{
  Total sums[N_TOTALS] = { 0 };

  for (guint i = 0; i < self->line->racks->len; i++)
    {
      Total totals[N_TOTALS];

      sum_up (self->plan->context, rack_at (self->line, i), totals);
      for (guint total = 0; total < N_TOTALS; total++)
        {
          if (isfinite (totals[total].value))
            sums[total].value += totals[total].value;
          sums[total].is_partial = sums[total].is_partial || totals[total].is_partial;
        }
    }
  avt_pen_fit (&self->pen, right, self->floor_y - 4, SUMS_PT - 8,
               avt_pen_word (&self->pen, self->line->n_sheets > 1 ? N_ ("Whole row") : N_ ("Row")),
               avt_pen_style (AVT_TEXT_8, avt_theme.ink_soft, AVT_ANCHOR_END));
  for (guint total = 0; total < N_TOTALS; total++)
    {
      sums[total].value = known_or_nan (sums[total].value, sums[total].is_partial);
      draw_total (self, right, total, &sums[total], TRUE);
    }
}

static double
tallest_pt (const Drawing *self)
{
  double height = 0;

  for (guint i = 0; i < self->n_racks; i++)
    height = MAX (height, height_pt (self->plan, rack_at (self->line, self->first + i)));
  return height;
}

/* Draws the racks on the floor, and what they add up to below each. */
static void
draw_racks (const Drawing *self)
{
  const Plan *plan = self->plan;
  AvtElevationOptions options = plan->options;
  double margin = margin_pt (&options);
  double x = self->room.x + HEADS_PT - margin;

  options.views = AVT_ELEVATION_SHOW (self->view);
  for (guint i = 0; i < self->n_racks; i++)
    {
      /* From behind, the last rack of the row stands on the left. */
      guint place = self->view == AVT_ELEVATION_REAR ? self->n_racks - 1 - i : i;
      AvtId rack = rack_at (self->line, self->first + place);
      g_autoptr (AvtScene) elevation = avt_rack_elevation (plan->context, rack, &options);
      AvtElevationLayout layout;
      Total totals[N_TOTALS];

      avt_elevation_layout_init (&layout, avt_design_rack (plan->context->design, rack),
                                 &options);
      avt_scene_builder_add_scene (
        self->pen.builder, elevation,
        (AvtTransform){ x, self->floor_y - layout.height_pt + margin, 1 });
      sum_up (plan->context, rack, totals);
      for (guint total = 0; total < N_TOTALS; total++)
        draw_total (self, x + avt_rect_right (layout.frames[self->view]), total, &totals[total],
                    FALSE);
      x += layout.width_pt - margin;
    }
  draw_floor (self, x + SUMS_PT);
  draw_row_sum (self, x + SUMS_PT);
}

/* A bar of half a metre in two halves. */
static void
draw_scale_bar (const Drawing *self)
{
  double length = SCALE_BAR_MM * POINTS_PER_MM / self->plan->options.scale_divisor;
  double right = avt_rect_right (self->room) - 10;
  double y = avt_rect_bottom (self->room) + AVT_SHEET_FOOT_PT - 4;
  AvtStyle frame = { .stroke = avt_theme.ink, .width_pt = avt_theme.line_normal_pt };
  AvtStyle solid = { .fill = avt_theme.ink };
  AvtTextStyle style = avt_pen_style (AVT_TEXT_6, avt_theme.ink_soft, AVT_ANCHOR_MIDDLE);
  AvtGroup group = { .role = "scale-bar" };
  g_autofree char *half_text = avt_pen_number (&self->pen, SCALE_BAR_MM / 2000.0, 2);
  g_autofree char *whole_text = avt_pen_quantity (&self->pen, SCALE_BAR_MM / 1000.0, 1, "m");

  avt_scene_builder_push_group (self->pen.builder, &group);
  avt_scene_builder_add_rectangle (self->pen.builder, avt_rect (right - length, y, length, 3),
                                   &frame);
  avt_scene_builder_add_rectangle (self->pen.builder, avt_rect (right - length, y, length / 2, 3),
                                   &solid);
  avt_pen_text (&self->pen, right - length, y - 3, "0", style);
  avt_pen_text (&self->pen, right - length / 2, y - 3, half_text, style);
  avt_pen_text (&self->pen, right, y - 3, whole_text, style);
  avt_scene_builder_pop_group (self->pen.builder);
}

static double
draw_legend_entry (const Drawing *self, double x, const AvtStyle *style, const char *mark,
                   const char *text)
{
  double y = avt_rect_bottom (self->room) + AVT_SHEET_FOOT_PT - 8;
  AvtTextStyle soft = avt_pen_style (AVT_TEXT_7, avt_theme.ink_soft, AVT_ANCHOR_START);

  avt_scene_builder_add_rectangle (self->pen.builder, avt_rect (x, y, 14, 7), style);
  if (mark != NULL)
    {
      AvtStyle plate = { .fill = style->fill };

      avt_scene_builder_add_rectangle (self->pen.builder, avt_rect (x + 3.5, y + 0.5, 7, 6),
                                       &plate);
      avt_pen_text (&self->pen, x + 7, avt_pen_baseline (&self->pen, AVT_TEXT_6, y + 3.5), mark,
                    avt_pen_bold (AVT_TEXT_6, style->stroke, AVT_ANCHOR_MIDDLE));
    }
  x += 18;
  return x + 14
         + avt_pen_text (&self->pen, x, avt_pen_baseline (&self->pen, AVT_TEXT_7, y + 3.5), text,
                         soft);
}

static void
draw_legend (const Drawing *self)
{
  static const char *const sides[] = { N_ ("feed A"), N_ ("feed B") };
  static const char *const states[] = { N_ ("existing"), N_ ("planned"), N_ ("to be removed") };
  double x = self->room.x;
  AvtStyle style = { .fill = avt_theme.device, .stroke = avt_theme.line,
                     .width_pt = avt_theme.line_normal_pt };

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    {
      const AvtSign *sign = &avt_theme.feeds[side];
      AvtStyle strip = { .fill = sign->tint, .stroke = sign->color,
                         .width_pt = avt_theme.line_normal_pt, .hatch = sign->hatch,
                         .hatch_color = sign->color };

      x = draw_legend_entry (self, x, &strip, sign->mark,
                             avt_pen_word (&self->pen, sides[side]));
    }
  for (guint i = 0; self->plan->options.has_existing && i < G_N_ELEMENTS (states); i++)
    {
      style.dash = (AvtDash) i;
      x = draw_legend_entry (self, x, &style, NULL, avt_pen_word (&self->pen, states[i]));
    }
  avt_pen_fit (&self->pen, self->room.x, avt_rect_bottom (self->room) + 3,
               self->room.width,
               avt_pen_word (&self->pen, N_ ("W and A as planned; ≥: some devices have no data")),
               avt_pen_style (AVT_TEXT_7, avt_theme.ink_soft, AVT_ANCHOR_START));
}

/* Which line a sheet shows, and which of its racks. */
static void
find_racks (Drawing *self, guint sheet)
{
  guint i = 0;

  while (sheet >= g_array_index (self->plan->lines, Line, i).n_sheets)
    sheet -= g_array_index (self->plan->lines, Line, i++).n_sheets;
  self->line = &g_array_index (self->plan->lines, Line, i);
  self->first = first_rack (self->plan, self->line, sheet);
  self->n_racks = first_rack (self->plan, self->line, sheet + 1) - self->first;
}

static char *
title_text (const Drawing *self)
{
  return g_strdup_printf (
    "%s · %s", avt_pen_word (&self->pen, N_ ("Row Elevation")),
    avt_pen_word (&self->pen, self->view == AVT_ELEVATION_REAR ? N_ ("Rear") : N_ ("Front")));
}

static char *
note_text (const Drawing *self, guint sheet, guint n_sheets)
{
  g_autofree char *scale
    = g_strdup_printf ("%s 1:%u", avt_pen_word (&self->pen, N_ ("Scale")),
                       self->plan->options.scale_divisor);

  if (n_sheets == 1)
    return g_steal_pointer (&scale);
  return g_strdup_printf ("%s · %s %u / %u", scale, avt_pen_word (&self->pen, N_ ("Sheet")),
                          sheet + 1, n_sheets);
}

/** avt_row_elevation_build: @scope: a row or the design */
AvtScene *
avt_row_elevation_build (const AvtDiagramContext *context, AvtId scope, guint sheet)
{
  g_auto (Plan) plan;
  Drawing drawing = { .plan = &plan };
  g_autofree char *title = NULL, *scope_text = NULL, *note = NULL;
  guint n_sheets;

  plan_init (&plan, context, scope);
  n_sheets = plan.n_sheets * count_faces (context);
  g_return_val_if_fail (plan.lines->len > 0 && sheet < n_sheets, NULL);
  drawing.pen = (AvtPen){ context, avt_scene_builder_new (context->measurer, plan.width_pt,
                                                          plan.height_pt) };
  drawing.view = sheet >= plan.n_sheets || !avt_diagram_shows (context, AVT_SHOW_FRONT)
                   ? AVT_ELEVATION_REAR
                   : AVT_ELEVATION_FRONT;
  find_racks (&drawing, sheet % plan.n_sheets);
  title = title_text (&drawing);
  scope_text = avt_row_scope_text (context, avt_design_row (context->design, drawing.line->row));
  note = note_text (&drawing, sheet, n_sheets);
  avt_scene_builder_set_title (drawing.pen.builder, title, scope_text);
  drawing.room = avt_pen_sheet (&drawing.pen, &(AvtSheet){ plan.width_pt, plan.height_pt, title,
                                                           scope_text, note });
  drawing.floor_y = drawing.room.y + tallest_pt (&drawing) - margin_pt (&plan.options);
  draw_racks (&drawing);
  draw_legend (&drawing);
  draw_scale_bar (&drawing);
  return avt_scene_builder_end (drawing.pen.builder);
}
