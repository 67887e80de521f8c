#include "config.h"

#include "diagrams/view/airflow.h"

#include "diagrams/scene/sign.h"
#include "diagrams/view/elevation-layout.h"
#include "diagrams/view/pen.h"
#include "diagrams/view/rack-text.h"
#include "engine/calc/rack-airflow.h"
#include "engine/calc/rack-heat.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define AISLE_PT 60
#define ARROW_PT 22      /* from the cabinet into an aisle */
#define HEAD_ROOM_PT 14  /* the names of the aisles */
#define GUTTER_PT 24     /* between the picture and the figures */
#define COLUMN_PT 52
#define LIST_LEAST_PT 215
#define ROW_PT 13
#define SIGN_PT 6.5
#define GAP_PT 14        /* the depth of the hatch of an open unit */
#define LEAST_LABEL_PT 6.5

static const guint ladder[] = { 10, 12, 15, 18, 20, 25, 30, 40 };

typedef struct
{
  AvtPen pen;
  const AvtRack *rack;
  AvtRackAirflow *air;
  AvtRackHeat heat;
  AvtElevationLayout layout;
  AvtRect room;
  AvtRect frame; /* the cabinet, in the sheet */
  double dx;     /* from the layout to the sheet */
  double dy;
  double list_x;
  double list_y;
  double list_width;
} Drawing;

static const AvtDevice *
device_at (const Drawing *self, guint i)
{
  return avt_design_device (self->pen.context->design, self->air->devices[i].device);
}

static AvtRect
rect_of (const Drawing *self, const AvtDevice *device)
{
  AvtPlace place = avt_device_place (device);
  AvtRect rect = avt_elevation_layout_place (
    &self->layout, AVT_ELEVATION_SIDE,
    avt_design_type (self->pen.context->design, device->type), &place);

  rect.x += self->dx;
  rect.y += self->dy;
  return rect;
}

/* The aisles: the hot one is hatched. */
static void
draw_aisles (const Drawing *self)
{
  static const char *const names[] = { N_ ("Cold aisle"), N_ ("Hot aisle") };
  AvtStyle styles[] = { { .fill = avt_theme.surface },
                        { .fill = avt_theme.surface, .hatch = AVT_HATCH_FALLING,
                          .hatch_color = avt_theme.line_soft } };

  for (guint i = 0; i < 2; i++)
    {
      double x = i == 0 ? self->frame.x - AISLE_PT : avt_rect_right (self->frame);
      AvtGroup group = { .role = i == 0 ? "cold-aisle" : "hot-aisle" };

      avt_scene_builder_push_group (self->pen.builder, &group);
      avt_scene_builder_add_rectangle (
        self->pen.builder, avt_rect (x, self->frame.y, AISLE_PT, self->frame.height), &styles[i]);
      avt_pen_fit (&self->pen, x + AISLE_PT / 2.0, self->frame.y - 5, AISLE_PT,
                   avt_pen_word (&self->pen, names[i]),
                   avt_pen_bold (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_MIDDLE));
      avt_scene_builder_pop_group (self->pen.builder);
    }
}

static void
draw_cabinet (const Drawing *self)
{
  AvtRect panel = self->layout.panels[AVT_ELEVATION_SIDE];
  AvtStyle cabinet = { .fill = avt_theme.paper, .stroke = avt_theme.ink,
                       .width_pt = avt_theme.line_emphasis_pt };
  AvtStyle inside = { .fill = avt_theme.surface, .stroke = avt_theme.line_soft,
                      .width_pt = avt_theme.line_normal_pt };

  panel.x += self->dx;
  panel.y += self->dy;
  avt_scene_builder_add_rectangle (self->pen.builder, self->frame, &cabinet);
  avt_scene_builder_add_rectangle (self->pen.builder, panel, &inside);
  avt_pen_fit (&self->pen, self->frame.x + self->frame.width / 2, self->frame.y - 5,
               self->frame.width, avt_pen_word (&self->pen, N_ ("Side, front on the left")),
               avt_pen_style (AVT_TEXT_8, avt_theme.ink_soft, AVT_ANCHOR_MIDDLE));
}

/* Whether the half unit is closed at the front. */
static gboolean
is_closed (const Drawing *self, gint64 position_hu)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (self->pen.context->design, self->rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtType *type = avt_design_type (self->pen.context->design, device->type);

      if (AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU)
          && !avt_slot_is_channel ((AvtSlot) device->slot)
          && (device->face == AVT_FACE_FRONT || type->full_depth)
          && position_hu >= device->position_hu
          && position_hu < device->position_hu + type->height_hu)
        return TRUE;
    }
  return FALSE;
}

/* Open units let warm air back to the front. */
static void
draw_gaps (const Drawing *self)
{
  AvtRect panel = self->layout.panels[AVT_ELEVATION_SIDE];
  AvtStyle style = { .fill = avt_theme.statuses[AVT_STATUS_WARNING].tint,
                     .hatch = AVT_HATCH_CROSS,
                     .hatch_color = avt_theme.statuses[AVT_STATUS_WARNING].color };

  for (gint64 hu = 2; self->air->gap_hu > 0 && hu < self->rack->height_hu + 2;)
    {
      gint64 end = hu;
      double top, bottom;

      while (end < self->rack->height_hu + 2 && !is_closed (self, end))
        end++;
      if (end == hu)
        {
          hu++;
          continue;
        }
      top = avt_elevation_layout_y (&self->layout, (double) end) + self->dy;
      bottom = avt_elevation_layout_y (&self->layout, (double) hu) + self->dy;
      avt_scene_builder_add_rectangle (
        self->pen.builder, avt_rect (panel.x + self->dx, top + 0.5, GAP_PT, bottom - top - 1),
        &style);
      hu = end;
    }
}

static gboolean
is_conflict (const AvtDeviceAirflow *air)
{
  return air->conflicts != AVT_AIR_CONFLICT_NONE;
}

/* An arrow in an aisle: into the rack or out of it. */
static void
draw_aisle_arrow (const Drawing *self, gboolean is_front, gboolean is_intake, double y,
                  AvtColor color)
{
  double edge = is_front ? self->frame.x - 2 : avt_rect_right (self->frame) + 2;
  double far = is_front ? edge - ARROW_PT : edge + ARROW_PT;

  if (is_intake)
    avt_pen_arrow (&self->pen, far, y, edge, y, avt_theme.line_emphasis_pt, color);
  else
    avt_pen_arrow (&self->pen, edge, y, far, y, avt_theme.line_emphasis_pt, color);
}

static void
draw_arrows (const Drawing *self, const AvtDeviceAirflow *air, double y)
{
  AvtColor color
    = is_conflict (air) ? avt_theme.statuses[AVT_STATUS_ERROR].color : avt_theme.ink;
  const AvtAirSide sides[] = { air->intake, air->exhaust };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i] == AVT_AIR_FRONT || sides[i] == AVT_AIR_REAR)
      draw_aisle_arrow (self, sides[i] == AVT_AIR_FRONT, i == 0, y, color);
  if (is_conflict (air))
    avt_scene_builder_add_sign (self->pen.builder, AVT_STATUS_ERROR,
                                avt_rect (self->frame.x - ARROW_PT - 14, y - SIGN_PT / 2, SIGN_PT,
                                          SIGN_PT));
  else if (air->intake == AVT_AIR_UNKNOWN)
    avt_scene_builder_add_sign (self->pen.builder, AVT_STATUS_UNKNOWN,
                                avt_rect (self->frame.x - ARROW_PT - 14, y - SIGN_PT / 2, SIGN_PT,
                                          SIGN_PT));
}

/* What it moves when it works as usual, where its warm air goes. */
static void
draw_flow (const Drawing *self, const AvtDevice *device, const AvtDeviceAirflow *air, double y)
{
  const AvtType *type = avt_design_type (self->pen.context->design, device->type);
  AvtTextStyle style = avt_pen_style (AVT_TEXT_6, avt_theme.ink, AVT_ANCHOR_START);
  g_autofree char *text = NULL;
  double x = avt_rect_right (self->frame) + ARROW_PT + 6;

  if (air->exhaust != AVT_AIR_REAR || !AVT_RECORD_HAS (type, AVT_TYPE_FIELD_AIRFLOW_TYPICAL_M3_H))
    return;
  text = avt_pen_quantity (&self->pen, (double) type->airflow_typical_m3_h, 0, "m³/h");
  style.backing = avt_theme.surface;
  avt_pen_fit (&self->pen, x, avt_pen_baseline (&self->pen, AVT_TEXT_6, y),
               avt_rect_right (self->frame) + AISLE_PT - x - 2, text, style);
}

static void
draw_device (const Drawing *self, guint i)
{
  const AvtDeviceAirflow *air = &self->air->devices[i];
  const AvtDevice *device = device_at (self, i);
  AvtStyle style = { .fill = avt_theme.device, .stroke = avt_theme.line,
                     .width_pt = avt_theme.line_normal_pt };
  AvtRect rect = rect_of (self, device);
  double middle = rect.y + rect.height / 2;
  AvtTextSize size = rect.height >= 9 ? AVT_TEXT_8 : AVT_TEXT_6;
  AvtGroup group = { .id = device->entity.id, .role = "device",
                     .title = avt_entity_name (device), .picking = AVT_PICK_BOUNDS };

  avt_scene_builder_push_group (self->pen.builder, &group);
  avt_scene_builder_add_rectangle (self->pen.builder, avt_rect_grow (rect, -0.6), &style);
  if (rect.height >= LEAST_LABEL_PT)
    avt_pen_fit (&self->pen, rect.x + 5, avt_pen_baseline (&self->pen, size, middle),
                 rect.width - 10, avt_entity_name (device),
                 avt_pen_style (size, avt_theme.ink, AVT_ANCHOR_START));
  avt_scene_builder_pop_group (self->pen.builder);
  avt_scene_builder_push_group (self->pen.builder,
                                &(AvtGroup){ .id = device->entity.id, .role = "air" });
  draw_arrows (self, air, middle);
  draw_flow (self, device, air, middle);
  avt_scene_builder_pop_group (self->pen.builder);
}

static const char *const state_names[AVT_N_AIR_STATES]
  = { N_ ("idle"), N_ ("typical"), N_ ("peak") };

static double
column_right (const Drawing *self, guint state)
{
  return self->list_x + self->list_width - COLUMN_PT * (AVT_N_AIR_STATES - 1.0 - state);
}

static void
draw_figures (Drawing *self, const char *label, const double values[AVT_N_AIR_STATES],
              guint decimals)
{
  self->list_y += ROW_PT;
  avt_pen_fit (&self->pen, self->list_x, self->list_y,
               self->list_width - COLUMN_PT * AVT_N_AIR_STATES, label,
               avt_pen_style (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_START));
  for (guint state = 0; state < AVT_N_AIR_STATES; state++)
    {
      g_autofree char *text = avt_pen_number (&self->pen, values[state], decimals);

      avt_pen_fit (&self->pen, column_right (self, state), self->list_y, COLUMN_PT - 4, text,
                   avt_pen_style (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_END));
    }
}

static void
draw_rule (const Drawing *self, double y, float width_pt)
{
  avt_pen_line (&self->pen, self->list_x, y, self->list_x + self->list_width, y, width_pt,
                avt_theme.line);
}

/* Heat, airflow and the rise of the air, of the devices that say both. */
static void
draw_table (Drawing *self)
{
  double heat[AVT_N_AIR_STATES], flow[AVT_N_AIR_STATES], rise[AVT_N_AIR_STATES];
  guint n_unknown = 0;

  for (guint state = 0; state < AVT_N_AIR_STATES; state++)
    {
      const AvtRackAir *air = &self->heat.air[state];

      heat[state] = air->airflow_m3_h > 0 ? air->heat_w : NAN;
      flow[state] = air->airflow_m3_h > 0 ? air->airflow_m3_h : NAN;
      rise[state] = air->rise_k;
      n_unknown = MAX (n_unknown, air->n_unknown);
      avt_pen_text (&self->pen, column_right (self, state), self->list_y,
                    avt_pen_word (&self->pen, state_names[state]),
                    avt_pen_style (AVT_TEXT_8, avt_theme.ink_soft, AVT_ANCHOR_END));
    }
  draw_rule (self, self->list_y + 4, avt_theme.line_normal_pt);
  self->list_y += 3;
  draw_figures (self, avt_pen_word (&self->pen, N_ ("Heat, W")), heat, 0);
  draw_figures (self, avt_pen_word (&self->pen, N_ ("Airflow, m³/h")), flow, 0);
  draw_figures (self, avt_pen_word (&self->pen, N_ ("Air rise, K")), rise, 1);
  draw_rule (self, self->list_y + 5, avt_theme.line_normal_pt);
  self->list_y += 5;
  if (n_unknown > 0)
    {
      AvtArgument count = avt_argument_count (n_unknown);
      g_autofree char *text
        = avt_pen_say (&self->pen, N_ ("devices without power or airflow data: %1"), &count, 1);

      self->list_y += ROW_PT;
      avt_pen_fit (&self->pen, self->list_x, self->list_y, self->list_width, text,
                   avt_pen_style (AVT_TEXT_7, avt_theme.ink_soft, AVT_ANCHOR_START));
    }
}

static void
draw_need (Drawing *self)
{
  AvtArgument arguments[]
    = { avt_argument_quantity (self->heat.heat.known_w, AVT_UNIT_WATT),
        avt_argument_quantity (self->heat.needed_m3_h, AVT_UNIT_CUBIC_METRE_PER_HOUR),
        avt_argument_quantity (
          (double) avt_design_get_settings (self->pen.context->design)->temperature_rise_k,
          AVT_UNIT_KELVIN) };
  g_autofree char *text
    = avt_pen_say (&self->pen, N_ ("%1 as planned need %2 at a rise of %3"), arguments, 3);

  self->list_y += ROW_PT;
  avt_pen_fit (&self->pen, self->list_x, self->list_y, self->list_width, text,
               avt_pen_style (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_START));
}

static void
draw_remark (Drawing *self, AvtStatus status, const char *name, const char *text)
{
  g_autofree char *line
    = name != NULL ? g_strdup_printf ("%s: %s", name, text) : g_strdup (text);

  self->list_y += ROW_PT;
  if (self->list_y > avt_rect_bottom (self->room))
    return;
  avt_scene_builder_add_sign (self->pen.builder, status,
                              avt_rect (self->list_x, self->list_y - SIGN_PT, SIGN_PT, SIGN_PT));
  avt_pen_fit (&self->pen, self->list_x + 12, self->list_y, self->list_width - 12, line,
               avt_pen_style (AVT_TEXT_8, avt_theme.ink, AVT_ANCHOR_START));
}

static void
draw_conflicts (Drawing *self)
{
  static const struct
  {
    AvtAirConflict conflict;
    const char *text;
  } texts[] = {
    { AVT_AIR_CONFLICT_HOT_INTAKE, N_ ("takes air from the hot aisle") },
    { AVT_AIR_CONFLICT_NEIGHBOUR, N_ ("blows against the device beside it") },
    { AVT_AIR_CONFLICT_SIDE, N_ ("breathes through a side of the rack") },
    { AVT_AIR_CONFLICT_REAR_MOUNTED, N_ ("at the rear, its airflow is not known") },
  };

  for (guint i = 0; i < self->air->n_devices; i++)
    for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
      if ((self->air->devices[i].conflicts & texts[k].conflict) != 0)
        draw_remark (self, AVT_STATUS_ERROR, avt_entity_name (device_at (self, i)),
                     avt_pen_word (&self->pen, texts[k].text));
}

static void
draw_remarks (Drawing *self)
{
  AvtArgument gap
    = avt_argument_quantity ((double) self->air->gap_hu, AVT_UNIT_HALF_RACK_UNIT);
  AvtArgument unknown = avt_argument_count (self->air->n_unknown);
  double before;

  self->list_y += ROW_PT;
  before = self->list_y;
  draw_conflicts (self);
  if (self->air->gap_hu > 0)
    {
      g_autofree char *text
        = avt_pen_say (&self->pen, N_ ("%1 open at the front, blanking panels are missing"), &gap,
                       1);

      draw_remark (self, AVT_STATUS_WARNING, NULL, text);
    }
  if (self->air->n_unknown > 0)
    {
      g_autofree char *text
        = avt_pen_say (&self->pen, N_ ("devices with unknown airflow: %1"), &unknown, 1);

      draw_remark (self, AVT_STATUS_UNKNOWN, NULL, text);
    }
  if (self->list_y == before)
    draw_remark (self, AVT_STATUS_FINE, NULL,
                 avt_pen_word (&self->pen, N_ ("all air goes from the cold to the hot aisle")));
}

/* The largest scale at which the cabinet fits the room. */
static guint
choose_scale (Drawing *self, double width, double height)
{
  double picture = width - 2 * AISLE_PT - GUTTER_PT - LIST_LEAST_PT;

  for (guint i = 0; i < G_N_ELEMENTS (ladder); i++)
    {
      AvtElevationOptions options = { .views = AVT_ELEVATION_SHOW (AVT_ELEVATION_SIDE),
                                      .scale_divisor = ladder[i] };

      avt_elevation_layout_init (&self->layout, self->rack, &options);
      if (self->layout.frames[AVT_ELEVATION_SIDE].height + HEAD_ROOM_PT <= height
          && self->layout.frames[AVT_ELEVATION_SIDE].width <= picture)
        return ladder[i];
    }
  return ladder[G_N_ELEMENTS (ladder) - 1];
}

static void
place (Drawing *self)
{
  AvtRect frame = self->layout.frames[AVT_ELEVATION_SIDE];

  self->frame = avt_rect (self->room.x + AISLE_PT, self->room.y + HEAD_ROOM_PT, frame.width,
                          frame.height);
  self->dx = self->frame.x - frame.x;
  self->dy = self->frame.y - frame.y;
  self->list_x = avt_rect_right (self->frame) + AISLE_PT + GUTTER_PT;
  self->list_y = self->frame.y + 6;
  self->list_width = avt_rect_right (self->room) - self->list_x;
}

static char *
scope_text (const AvtDiagramContext *context, const AvtRack *rack)
{
  g_autofree char *row
    = avt_row_scope_text (context, avt_design_row (context->design, rack->row));

  return g_strconcat (row, *row != '\0' ? " / " : "", avt_entity_name (rack), NULL);
}

static void
draw (Drawing *self)
{
  draw_aisles (self);
  draw_cabinet (self);
  draw_gaps (self);
  for (guint i = 0; i < self->air->n_devices; i++)
    draw_device (self, i);
  draw_table (self);
  draw_need (self);
  draw_remarks (self);
}

/** avt_airflow_build: @rack: a rack; on A4 across when the paper is left to the diagram */
AvtScene *
avt_airflow_build (const AvtDiagramContext *context, AvtId rack, guint sheet G_GNUC_UNUSED)
{
  const AvtRack *found = avt_design_rack (context->design, rack);
  g_autoptr (AvtMemo) memo
    = context->memo != NULL ? avt_memo_ref (context->memo) : avt_memo_new ();
  g_autoptr (AvtRackAirflow) air = NULL;
  g_autofree char *scope = NULL, *scale = NULL;
  const char *title = avt_words_get (context->words, N_ ("Airflow"));
  Drawing self = { .pen.context = context, .rack = found };
  double width, height;
  guint divisor;

  g_return_val_if_fail (found != NULL, NULL);
  self.air = air = avt_rack_airflow (context->design, found);
  self.heat = avt_rack_heat (memo, context->design, rack);
  avt_paper_get_size (context->paper, &width, &height);
  self.pen.builder = avt_scene_builder_new (context->measurer, width, height);
  divisor = choose_scale (&self, width - 2 * avt_theme.margin_pt,
                          height - 2 * avt_theme.margin_pt - AVT_SHEET_HEAD_PT
                            - AVT_SHEET_FOOT_PT);
  scope = scope_text (context, found);
  scale = g_strdup_printf ("%s 1:%u", avt_words_get (context->words, N_ ("Scale")), divisor);
  avt_scene_builder_set_title (self.pen.builder, title, scope);
  self.room = avt_pen_sheet (&self.pen, &(AvtSheet){ width, height, title, scope, scale });
  place (&self);
  draw (&self);
  return avt_scene_builder_end (self.pen.builder);
}
