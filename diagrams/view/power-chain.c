#include "config.h"

#include "diagrams/view/power-chain.h"

#include "diagrams/scene/sign.h"
#include "diagrams/view/pen.h"
#include "diagrams/view/power-chain-layout.h"
#include "diagrams/view/rack-text.h"
#include "engine/calc/leg-load.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PAD_PT 5
#define EDGE_PT 5 /* the strip in the colour and hatch of the side */
#define SIGN_PT 6
#define PORT_PT 30
#define VERDICT_PT 22

typedef struct
{
  AvtPen pen;
  AvtChainModel *model;
  AvtChainLayout layout;
  gboolean marks_planned; /* some loads are planned, and others are not */
} Drawing;

/* Where the columns of a supply end. */
typedef struct
{
  double label;
  double normal;
  double failover;
  double limit;
} Columns;

static const AvtSign *
sign_of (AvtSide side)
{
  return &avt_theme.feeds[side];
}

static Columns
columns_of (const AvtChainSupply *supply)
{
  double limit = avt_rect_right (supply->rect) - AVT_CHAIN_SIGN_PT
                 - (supply->side == AVT_SIDE_B ? EDGE_PT : 0);

  return (Columns){ supply->rect.x + PAD_PT + (supply->side == AVT_SIDE_A ? EDGE_PT : 0),
                    limit - 2 * AVT_CHAIN_NUMBER_PT, limit - AVT_CHAIN_NUMBER_PT, limit };
}

static gboolean
is_over (double current_a, double limit_a)
{
  return isfinite (current_a) && isfinite (limit_a)
         && current_a > limit_a * (1 + AVT_LIMIT_TOLERANCE);
}

static void
draw_figure (const Drawing *self, double right, double y, double value, gboolean is_bad,
             AvtColor color)
{
  g_autofree char *text
    = isfinite (value) ? avt_pen_number (&self->pen, value, 1) : g_strdup ("?");
  AvtTextStyle style = avt_pen_style (AVT_TEXT_7, color, AVT_ANCHOR_END);

  if (is_bad)
    style = avt_pen_bold (AVT_TEXT_7, avt_theme.statuses[AVT_STATUS_ERROR].color, AVT_ANCHOR_END);
  avt_pen_text (&self->pen, right, y, text, style);
}

/* Label, normal load, load with the other side lost, limit; a sign when one is above it. */
static void
draw_reading (const Drawing *self, const AvtChainSupply *supply, const AvtChainReading *reading,
              double middle, AvtTextStyle label)
{
  Columns columns = columns_of (supply);
  double y = avt_pen_baseline (&self->pen, AVT_TEXT_7, middle);
  gboolean is_over_now = is_over (reading->normal_a, reading->limit_a);
  gboolean is_over_then = is_over (reading->failover_a, reading->limit_a);

  avt_pen_fit (&self->pen, columns.label, y,
               columns.normal - AVT_CHAIN_NUMBER_PT + 2 - columns.label, reading->label, label);
  draw_figure (self, columns.normal, y, reading->normal_a, is_over_now, avt_theme.ink);
  draw_figure (self, columns.failover, y, reading->failover_a, is_over_then, avt_theme.ink);
  draw_figure (self, columns.limit, y, reading->limit_a, FALSE, avt_theme.ink_soft);
  if (is_over_now || is_over_then)
    avt_scene_builder_add_sign (self->pen.builder, AVT_STATUS_ERROR,
                                avt_rect (columns.limit + 3, middle - SIGN_PT / 2.0, SIGN_PT,
                                          SIGN_PT));
}

/* The box, with its side in colour and hatch along the outer edge and in a letter. */
static void
draw_box (const Drawing *self, const AvtChainSupply *supply)
{
  const AvtSign *sign = sign_of (supply->side);
  AvtStyle frame = { .fill = avt_theme.paper, .stroke = sign->color,
                     .width_pt = avt_theme.line_emphasis_pt };
  AvtStyle edge = { .fill = sign->hatch == AVT_HATCH_NONE ? sign->color : sign->tint,
                    .stroke = sign->color, .hatch = sign->hatch, .hatch_color = sign->color,
                    .width_pt = avt_theme.line_normal_pt };
  AvtRect rect = supply->rect;

  avt_scene_builder_add_rectangle (self->pen.builder, rect, &frame);
  if (supply->side == AVT_SIDE_B)
    rect.x = avt_rect_right (rect) - EDGE_PT;
  rect.width = EDGE_PT;
  avt_scene_builder_add_rectangle (self->pen.builder, rect, &edge);
}

static void
draw_supply_head (const Drawing *self, const AvtChainSupply *supply)
{
  Columns columns = columns_of (supply);
  double right = avt_rect_right (supply->rect) - PAD_PT
                 - (supply->side == AVT_SIDE_B ? EDGE_PT : 0);
  double y = supply->rect.y;
  AvtTextStyle head = avt_pen_style (AVT_TEXT_6, avt_theme.ink_soft, AVT_ANCHOR_END);

  avt_pen_text (&self->pen, right, y + 11, sign_of (supply->side)->mark,
                avt_pen_bold (AVT_TEXT_10, sign_of (supply->side)->color, AVT_ANCHOR_END));
  avt_pen_fit (&self->pen, columns.label, y + 11, right - 12 - columns.label, supply->title,
               avt_pen_bold (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_START));
  avt_pen_fit (&self->pen, columns.label, y + 21, right - columns.label, supply->subtitle,
               avt_pen_style (AVT_TEXT_7, avt_theme.ink_soft, AVT_ANCHOR_START));
  y += AVT_CHAIN_HEAD_PT + 7;
  avt_pen_text (&self->pen, columns.label, y, avt_pen_word (&self->pen, N_ ("Current, A")),
                avt_pen_style (AVT_TEXT_6, avt_theme.ink_soft, AVT_ANCHOR_START));
  avt_pen_fit (&self->pen, columns.normal, y, AVT_CHAIN_NUMBER_PT - 2,
               avt_pen_word (&self->pen, N_ ("now")), head);
  avt_pen_fit (&self->pen, columns.failover, y, AVT_CHAIN_NUMBER_PT - 2,
               avt_pen_word (&self->pen, supply->side == AVT_SIDE_A ? N_ ("B lost")
                                                                    : N_ ("A lost")),
               head);
  avt_pen_fit (&self->pen, columns.limit, y, AVT_CHAIN_NUMBER_PT - 2,
               avt_pen_word (&self->pen, N_ ("limit")), head);
}

static void
draw_rule (const Drawing *self, const AvtChainSupply *supply, double y)
{
  double left = supply->rect.x + (supply->side == AVT_SIDE_A ? EDGE_PT : 0);
  double right = avt_rect_right (supply->rect) - (supply->side == AVT_SIDE_B ? EDGE_PT : 0);

  avt_pen_line (&self->pen, left, y, right, y, avt_theme.line_frame_pt, avt_theme.line_soft);
}

static void
draw_group (const Drawing *self, const AvtChainSupply *supply, const AvtChainGroup *group)
{
  AvtTextStyle bank = avt_pen_bold (AVT_TEXT_7, avt_theme.ink, AVT_ANCHOR_START);
  AvtTextStyle outlet = avt_pen_style (AVT_TEXT_7, avt_theme.ink, AVT_ANCHOR_START);

  draw_rule (self, supply, group->y);
  if (group->has_reading)
    draw_reading (self, supply, &group->reading, group->y + AVT_CHAIN_BANK_PT / 2.0, bank);
  for (guint t = 0; t < group->taps->len; t++)
    {
      const AvtChainTap *tap = &g_array_index (group->taps, AvtChainTap, t);

      draw_reading (self, supply, &tap->reading, tap->y, outlet);
    }
}

static void
draw_supply (const Drawing *self, const AvtChainSupply *supply)
{
  AvtGroup group = { .id = supply->id, .role = supply->is_feed ? "feed" : "strip",
                     .title = supply->title, .description = supply->subtitle,
                     .picking = AVT_PICK_BOUNDS };
  double y = supply->rect.y + AVT_CHAIN_HEAD_PT + AVT_CHAIN_COLUMNS_PT;

  avt_scene_builder_push_group (self->pen.builder, &group);
  draw_box (self, supply);
  draw_supply_head (self, supply);
  for (guint line = 0; line < supply->n_lines; line++)
    draw_reading (self, supply, &supply->lines[line],
                  y + AVT_CHAIN_LINE_PT * (line + 0.5),
                  avt_pen_bold (AVT_TEXT_7, avt_theme.ink, AVT_ANCHOR_START));
  for (guint i = 0; i < supply->groups->len; i++)
    draw_group (self, supply, &g_array_index (supply->groups, AvtChainGroup, i));
  avt_scene_builder_pop_group (self->pen.builder);
}

/* From (@x1, @y1) level to @lane_x, up or down, and level to (@x2, @y2), with round corners. */
static void
add_way (const Drawing *self, double x1, double y1, double lane_x, double x2, double y2,
         const AvtStyle *style)
{
  AvtSceneBuilder *builder = self->pen.builder;
  double dy = y2 - y1;
  double r = MIN (avt_theme.corner_pt, fabs (dy) / 2);
  double across = x2 > x1 ? 1 : -1, down = dy > 0 ? 1 : -1;

  avt_scene_builder_move_to (builder, x1, y1);
  if (fabs (dy) > 0.01)
    {
      avt_scene_builder_line_to (builder, lane_x - across * r, y1);
      avt_scene_builder_line_to (builder, lane_x, y1 + down * r);
      avt_scene_builder_line_to (builder, lane_x, y2 - down * r);
      avt_scene_builder_line_to (builder, lane_x + across * r, y2);
    }
  avt_scene_builder_line_to (builder, x2, y2);
  avt_scene_builder_end_path (builder, style);
}

/* The edge of a supply that looks at the loads. */
static double
inner_edge (const AvtChainSupply *supply)
{
  return supply->side == AVT_SIDE_A ? avt_rect_right (supply->rect) : supply->rect.x;
}

static double
outer_edge (const AvtChainSupply *supply)
{
  return supply->side == AVT_SIDE_A ? supply->rect.x : avt_rect_right (supply->rect);
}

static void
draw_trunk (const Drawing *self, const AvtChainSupply *supply)
{
  const AvtChainSupply *parent
    = &g_array_index (self->model->supplies, AvtChainSupply, supply->parent);
  AvtStyle style = { .stroke = sign_of (supply->side)->color,
                     .width_pt = avt_theme.line_trunk_pt };
  double lane = (inner_edge (parent) + outer_edge (supply)) / 2;
  AvtGroup group = { .id = supply->id, .role = "trunk" };

  avt_scene_builder_push_group (self->pen.builder, &group);
  add_way (self, inner_edge (parent), parent->bus_y, lane, outer_edge (supply), supply->bus_y,
           &style);
  avt_scene_builder_pop_group (self->pen.builder);
}

static void
draw_cord (const Drawing *self, const AvtChainSupply *supply, const AvtChainTap *tap)
{
  const AvtChainLoad *load = &g_array_index (self->model->loads, AvtChainLoad, tap->load);
  AvtStyle style = { .stroke = sign_of (supply->side)->color,
                     .width_pt = avt_theme.line_emphasis_pt };
  double edge = supply->side == AVT_SIDE_A ? load->rect.x : avt_rect_right (load->rect);
  AvtGroup group = { .id = load->id, .role = "cord" };

  avt_scene_builder_push_group (self->pen.builder, &group);
  add_way (self, inner_edge (supply), tap->y, tap->lane_x, edge, tap->load_y, &style);
  avt_scene_builder_pop_group (self->pen.builder);
}

static void
draw_cords (const Drawing *self, const AvtChainSupply *supply)
{
  if (supply->parent >= 0)
    draw_trunk (self, supply);
  for (guint i = 0; i < supply->groups->len; i++)
    {
      const AvtChainGroup *group = &g_array_index (supply->groups, AvtChainGroup, i);

      for (guint t = 0; t < group->taps->len; t++)
        draw_cord (self, supply, &g_array_index (group->taps, AvtChainTap, t));
    }
}

/* The names of the ports where the cords of a side end. */
static void
draw_ports (const Drawing *self, AvtSide side)
{
  AvtTextStyle style = avt_pen_style (AVT_TEXT_6, avt_theme.ink_soft,
                                      side == AVT_SIDE_A ? AVT_ANCHOR_START : AVT_ANCHOR_END);

  for (guint i = 0; i < self->model->supplies->len; i++)
    {
      const AvtChainSupply *supply = &g_array_index (self->model->supplies, AvtChainSupply, i);

      for (guint k = 0; supply->side == side && k < supply->groups->len; k++)
        {
          GArray *taps = g_array_index (supply->groups, AvtChainGroup, k).taps;

          for (guint t = 0; t < taps->len; t++)
            {
              const AvtChainTap *tap = &g_array_index (taps, AvtChainTap, t);
              const AvtChainLoad *load
                = &g_array_index (self->model->loads, AvtChainLoad, tap->load);

              if (tap->port != NULL)
                avt_pen_fit (&self->pen,
                             side == AVT_SIDE_A ? load->rect.x + 4
                                                : avt_rect_right (load->rect) - 4,
                             avt_pen_baseline (&self->pen, AVT_TEXT_6, tap->load_y), PORT_PT - 8,
                             tap->port, style);
            }
        }
    }
}

/* A load without a cord on a side falls with the other one. */
static void
draw_missing (const Drawing *self, const AvtChainLoad *load, AvtSide side)
{
  AvtColor color = avt_theme.statuses[AVT_STATUS_WARNING].color;
  AvtTextStyle style = avt_pen_style (AVT_TEXT_6, color,
                                      side == AVT_SIDE_A ? AVT_ANCHOR_START : AVT_ANCHOR_END);
  double middle = load->rect.y + AVT_CHAIN_ROW_PT / 2.0;
  double x = side == AVT_SIDE_A ? load->rect.x + 4 : avt_rect_right (load->rect) - 4;
  double y = avt_pen_baseline (&self->pen, AVT_TEXT_6, middle);
  const char *text
    = avt_pen_word (&self->pen, side == AVT_SIDE_A ? N_ ("no A") : N_ ("no B"));
  double sign_x = side == AVT_SIDE_A ? x : x - SIGN_PT;

  avt_scene_builder_add_sign (self->pen.builder, AVT_STATUS_WARNING,
                              avt_rect (sign_x, middle - SIGN_PT / 2.0, SIGN_PT, SIGN_PT));
  avt_pen_fit (&self->pen, side == AVT_SIDE_A ? x + SIGN_PT + 2 : x - SIGN_PT - 2, y,
               PORT_PT - SIGN_PT - 6, text, style);
}

static void
draw_load (const Drawing *self, const AvtChainLoad *load)
{
  AvtRect rect = avt_rect (load->rect.x, load->rect.y + 1, load->rect.width,
                           load->rect.height - 2);
  AvtStyle frame = { .fill = avt_theme.device, .stroke = avt_theme.line,
                     .width_pt = avt_theme.line_normal_pt,
                     .dash = load->is_planned && self->marks_planned ? AVT_DASH_DASHED
                                                                     : AVT_DASH_SOLID };
  AvtGroup group = { .id = load->id, .role = "device", .title = load->title,
                     .description = load->numbers, .picking = AVT_PICK_BOUNDS };
  double left = rect.x + PORT_PT, right = avt_rect_right (rect) - PORT_PT;
  double y = avt_pen_baseline (&self->pen, AVT_TEXT_8, load->rect.y + load->rect.height / 2);
  double width;

  avt_scene_builder_push_group (self->pen.builder, &group);
  avt_scene_builder_add_rectangle (self->pen.builder, rect, &frame);
  width = avt_pen_text (&self->pen, right, y, load->numbers,
                        avt_pen_style (AVT_TEXT_7, avt_theme.ink, AVT_ANCHOR_END));
  if (load->from != NULL)
    avt_pen_fit (&self->pen, rect.x + 4, y, left - rect.x + 28, load->from,
                 avt_pen_style (AVT_TEXT_6, avt_theme.ink_soft, AVT_ANCHOR_START));
  left += load->from != NULL ? 36 : 0;
  avt_pen_fit (&self->pen, left, y, right - width - 6 - left, load->title,
               avt_pen_style (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_START));
  for (guint side = 0; side < 2 && load->from == NULL; side++)
    if (load->n_taps[side] == 0)
      draw_missing (self, load, (AvtSide) side);
  avt_scene_builder_pop_group (self->pen.builder);
}

static void
draw_chain (const Drawing *self)
{
  for (guint i = 0; i < self->model->supplies->len; i++)
    draw_cords (self, &g_array_index (self->model->supplies, AvtChainSupply, i));
  for (guint i = 0; i < self->model->loads->len; i++)
    draw_load (self, &g_array_index (self->model->loads, AvtChainLoad, i));
  draw_ports (self, AVT_SIDE_A);
  draw_ports (self, AVT_SIDE_B);
  for (guint i = 0; i < self->model->supplies->len; i++)
    draw_supply (self, &g_array_index (self->model->supplies, AvtChainSupply, i));
}

static guint
count_overloads (const Drawing *self)
{
  guint n = 0;

  for (guint i = 0; i < self->model->supplies->len; i++)
    {
      const AvtChainSupply *supply = &g_array_index (self->model->supplies, AvtChainSupply, i);

      for (guint line = 0; line < supply->n_lines; line++)
        n += is_over (supply->lines[line].normal_a, supply->lines[line].limit_a)
             || is_over (supply->lines[line].failover_a, supply->lines[line].limit_a);
      for (guint k = 0; k < supply->groups->len; k++)
        {
          const AvtChainReading *bank
            = &g_array_index (supply->groups, AvtChainGroup, k).reading;

          n += is_over (bank->normal_a, bank->limit_a) || is_over (bank->failover_a, bank->limit_a);
        }
    }
  return n;
}

static guint
count_single (const Drawing *self)
{
  guint n = 0;

  for (guint i = 0; i < self->model->loads->len; i++)
    {
      const AvtChainLoad *load = &g_array_index (self->model->loads, AvtChainLoad, i);

      n += load->from == NULL && (load->n_taps[0] == 0 || load->n_taps[1] == 0);
    }
  return n;
}

static double
draw_verdict (const Drawing *self, double x, double y, AvtStatus status, const char *text)
{
  avt_scene_builder_add_sign (self->pen.builder, status, avt_rect (x, y - 7, 7, 7));
  return x + 30
         + avt_pen_text (&self->pen, x + 12, y, text,
                         avt_pen_bold (AVT_TEXT_8, avt_theme.statuses[status].color,
                                       AVT_ANCHOR_START));
}

/* The answer in one line: does it hold? */
static void
draw_verdicts (const Drawing *self, AvtRect room)
{
  guint n_over = count_overloads (self), n_single = count_single (self);
  double y = room.y + 7;
  double x = room.x;

  if (n_over > 0)
    {
      AvtArgument count = avt_argument_count (n_over);
      g_autofree char *text
        = avt_pen_say (&self->pen, N_ ("breakers and lines above their limit: %1"), &count, 1);

      x = draw_verdict (self, x, y, AVT_STATUS_ERROR, text);
    }
  if (n_single > 0)
    {
      AvtArgument count = avt_argument_count (n_single);
      g_autofree char *text
        = avt_pen_say (&self->pen, N_ ("loads with cords on one side only: %1"), &count, 1);

      x = draw_verdict (self, x, y, AVT_STATUS_WARNING, text);
    }
  if (n_over == 0 && n_single == 0)
    x = draw_verdict (self, x, y, AVT_STATUS_FINE,
                      avt_pen_word (&self->pen, N_ ("holds when either side is lost")));
  avt_pen_fit (&self->pen, avt_rect_right (room), y, avt_rect_right (room) - x,
               avt_pen_word (&self->pen,
                             self->marks_planned
                               ? N_ ("Current in A: now, with the other side lost, limit. "
                                     "Dashed: planned")
                               : N_ ("Current in A: now, with the other side lost, limit")),
               avt_pen_style (AVT_TEXT_7, avt_theme.ink_soft, AVT_ANCHOR_END));
}

static gboolean
marks_planned (const AvtChainModel *model)
{
  gboolean has_planned = FALSE, has_existing = FALSE;

  for (guint i = 0; i < model->loads->len; i++)
    {
      const AvtChainLoad *load = &g_array_index (model->loads, AvtChainLoad, i);

      has_planned = has_planned || load->is_planned;
      has_existing = has_existing || !load->is_planned;
    }
  return has_planned && has_existing;
}

/* As wide as A4 across or A3 upright, or as much more as the chain takes; as high as it must be. */
static AvtSheet
sheet_for (const Drawing *self)
{
  double width, height;
  double needed_width = self->layout.width_pt + 2 * avt_theme.margin_pt;
  double needed_height = self->layout.height_pt + VERDICT_PT + 2 * avt_theme.margin_pt
                         + AVT_SHEET_HEAD_PT;

  avt_paper_get_size (self->pen.context->paper, &width, &height);
  if (self->pen.context->paper == AVT_PAPER_AUTO)
    height = needed_height;
  return (AvtSheet){ .width_pt = MAX (width, needed_width),
                     .height_pt = MAX (height, needed_height),
                     .title = avt_pen_word (&self->pen, N_ ("Power Chain")) };
}

static char *
scope_text (const AvtDiagramContext *context, const AvtRack *rack)
{
  g_autofree char *row = NULL;

  if (rack == NULL)
    return g_strdup (avt_words_get (context->words, N_ ("All racks")));
  row = avt_row_scope_text (context, avt_design_row (context->design, rack->row));
  return g_strconcat (row, *row != '\0' ? " / " : "", avt_entity_name (rack), NULL);
}

/** avt_power_chain_count_sheets: @scope: a rack or the design; nothing without loads */
guint
avt_power_chain_count_sheets (const AvtDiagramContext *context, AvtId scope)
{
  g_autoptr (AvtChainModel) model = avt_chain_model_new (context, scope);

  return model->loads->len > 0 && model->supplies->len > 0 ? 1 : 0;
}

/** avt_power_chain_build: @scope: a rack, or the design: then the loads are its racks */
AvtScene *
avt_power_chain_build (const AvtDiagramContext *context, AvtId scope, guint sheet G_GNUC_UNUSED)
{
  g_autoptr (AvtChainModel) model = avt_chain_model_new (context, scope);
  g_autofree char *text = scope_text (context, avt_design_rack (context->design, scope));
  Drawing self = { .pen.context = context, .model = model,
                   .marks_planned = marks_planned (model) };
  AvtGroup group = { .role = "chain" };
  AvtSheet paper;
  AvtRect room;

  avt_chain_layout (model, avt_theme.a4_height_pt - 2 * avt_theme.margin_pt, &self.layout);
  paper = sheet_for (&self);
  paper.scope = text;
  self.pen.builder
    = avt_scene_builder_new (context->measurer, paper.width_pt, paper.height_pt);
  avt_scene_builder_set_title (self.pen.builder, paper.title, text);
  room = avt_pen_sheet (&self.pen, &paper);
  group.transform = (AvtTransform){ room.x + (room.width - self.layout.width_pt) / 2,
                                    room.y + VERDICT_PT, 1 };
  avt_scene_builder_push_group (self.pen.builder, &group);
  draw_chain (&self);
  avt_scene_builder_pop_group (self.pen.builder);
  draw_verdicts (&self, room);
  return avt_scene_builder_end (self.pen.builder);
}
