/* A cable leaves its device through the nearer side and stays in the room between the devices and
 * the strips. To a strip that stands next to that room it goes straight across: where along a strip
 * an outlet lies is not known, so its cord is drawn level. To everything else the cables of one end
 * share a trunk that runs up or down in that room; so no cable crosses what is not its own. */
#include "config.h"

#include "diagrams/view/rack-cords.h"

#include "diagrams/scene/theme.h"
#include "diagrams/view/device-cords.h"
#include "diagrams/view/layers.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PLUG 2.4
/* Where a unit is less high, cables are thin and plugs are small. */
#define FULL_UNIT 6.0

typedef enum
{
  EDGE_LEFT,
  EDGE_RIGHT
} Edge;

/**
 * Cable: one end of it
 * @from: number of the device that it leaves
 * @to: number of the device where it ends, or -1: in another rack, or hidden
 * @slot: which of the cables that leave the device there it is, from above
 * @trunk: number of its trunk, or -1: straight across
 */
typedef struct
{
  const AvtLink *link;
  guint from;
  int to;
  AvtId end;
  Edge edge;
  guint slot;
  int trunk;
  AvtColor color;
  const AvtPort *outlet; /* power only */
  const char *from_port;
  const char *to_port;
} Cable;

typedef struct
{
  AvtId end;
  int to;
  Edge edge;
  AvtColor color;
  guint n_cables;
  double x;
  double top;
  double bottom;
} Trunk;

typedef struct
{
  const AvtDiagramContext *context;
  AvtSceneBuilder *builder;
  const AvtElevationLayout *layout;
  AvtElevationView view;
  const AvtDrawnDevice *devices;
  guint n_devices;
  guint32 layers;
  GArray *cables;
  GArray *trunks;
} Drawing;

static int
find_device (const Drawing *self, AvtId id)
{
  for (guint i = 0; i < self->n_devices; i++)
    if (avt_id_equal (self->devices[i].device->entity.id, id))
      return (int) i;
  return -1;
}

static gboolean
is_in_channel (const AvtDrawnDevice *drawn)
{
  return avt_slot_is_channel ((AvtSlot) drawn->device->slot);
}

/* The side of the drawing on which it stands, or, for what stands between the rails, on which
 * cables of side A and of side B leave. Sides are named as seen from the front. */
static Edge
edge_of (const Drawing *self, int to, int side)
{
  AvtRect panel = self->layout->panels[self->view];
  gboolean is_left = side != AVT_SIDE_B;

  if (to >= 0 && is_in_channel (&self->devices[to]))
    return self->devices[to].rect.x < panel.x ? EDGE_LEFT : EDGE_RIGHT;
  return is_left == (self->view == AVT_ELEVATION_FRONT) ? EDGE_LEFT : EDGE_RIGHT;
}

static void
add_cable (Drawing *self, Cable cable)
{
  cable.slot = 0;
  cable.trunk = -1;
  for (guint i = 0; i < self->cables->len; i++)
    {
      const Cable *other = &g_array_index (self->cables, Cable, i);

      if (other->from == cable.from && other->edge == cable.edge)
        cable.slot++;
    }
  g_array_append_val (self->cables, cable);
}

static void
collect_power (Drawing *self, guint from)
{
  g_autoptr (GArray) cords = avt_device_cords (self->context->design, self->devices[from].device);

  for (guint i = 0; i < cords->len; i++)
    {
      const AvtDeviceCord *cord = &g_array_index (cords, AvtDeviceCord, i);
      int side = cord->feed != NULL ? cord->feed->side : AVT_SIDE_A;
      int to = find_device (self, cord->strip->entity.id);

      if (!avt_layers_show (self->layers,
                            side == AVT_SIDE_B ? AVT_LAYER_POWER_B : AVT_LAYER_POWER_A))
        continue;
      add_cable (self, (Cable){ .link = cord->link,
                                .from = from,
                                .to = to,
                                .end = cord->strip->entity.id,
                                .edge = edge_of (self, to, side),
                                .color = cord->feed != NULL ? avt_theme.feeds[side].color
                                                            : avt_theme.ink_soft,
                                .outlet = cord->outlet,
                                .from_port = cord->inlet,
                                .to_port = cord->outlet != NULL ? cord->outlet->key : "" });
    }
}

/* Cables run from the smaller thing to the larger: to the end with more cables, which is the
 * switch; so each is drawn once. */
static gboolean
runs_from (const Drawing *self, guint from, int to, AvtId far_device)
{
  const AvtType *near_type = self->devices[from].type;
  const AvtType *far_type;
  guint n_near, n_far;

  if (to < 0)
    return TRUE;
  far_type = self->devices[to].type;
  n_near = avt_type_count_ports (near_type, AVT_PORT_INTERFACE);
  n_far = avt_type_count_ports (far_type, AVT_PORT_INTERFACE);
  if (n_near != n_far)
    return n_near < n_far;
  return avt_id_compare (self->devices[from].device->entity.id, far_device) < 0;
}

static void
collect_network (Drawing *self, guint from)
{
  AvtId id = self->devices[from].device->entity.id;
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port, *far_port;
  AvtId far_device;

  if (!avt_layers_show (self->layers, AVT_LAYER_NETWORK) || is_in_channel (&self->devices[from]))
    return;
  avt_design_links_of_device (self->context->design, id, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    {
      int to = find_device (self, far_device);

      if (link->medium == AVT_MEDIUM_POWER || !runs_from (self, from, to, far_device))
        continue;
      add_cable (self, (Cable){ .link = link,
                                .from = from,
                                .to = to,
                                .end = far_device,
                                .edge = edge_of (self, to, AVT_SIDE_B),
                                .color = avt_theme.traffics[AVT_TRAFFIC_MANAGEMENT].color,
                                .from_port = near_port,
                                .to_port = far_port });
    }
}

/* Where the cable leaves its device: level with a slot of it, or along its lower edge when another
 * device stands beside it. */
static double
start_y (const Drawing *self, const Cable *cable)
{
  AvtRect panel = self->layout->panels[self->view];
  AvtRect rect = self->devices[cable->from].rect;
  gboolean is_free = cable->edge == EDGE_LEFT
                       ? rect.x <= panel.x + 1
                       : avt_rect_right (rect) >= avt_rect_right (panel) - 1;
  guint n_slots = 0;
  double step;

  if (!is_free)
    return avt_rect_bottom (rect);
  for (guint i = 0; i < self->cables->len; i++)
    {
      const Cable *other = &g_array_index (self->cables, Cable, i);

      n_slots += other->from == cable->from && other->edge == cable->edge ? 1 : 0;
    }
  step = MIN (avt_theme.lane_pt, rect.height / (n_slots + 1));
  return rect.y + rect.height / 2 + (cable->slot - (n_slots - 1) / 2.0) * step;
}

static double
start_x (const Drawing *self, const Cable *cable)
{
  AvtRect rect = self->devices[cable->from].rect;

  return cable->edge == EDGE_LEFT ? rect.x + 0.6 : avt_rect_right (rect) - 0.6;
}

/* Whether the strip stands next to the devices, level with the cable. */
static gboolean
goes_straight (const Drawing *self, const Cable *cable)
{
  const AvtDrawnDevice *strip = cable->to >= 0 ? &self->devices[cable->to] : NULL;
  double y = start_y (self, cable);

  if (strip == NULL || !is_in_channel (strip) || y < strip->rect.y + 1
      || y > avt_rect_bottom (strip->rect) - 1)
    return FALSE;
  for (guint i = 0; i < self->n_devices; i++)
    {
      AvtRect rect = self->devices[i].rect;

      if ((int) i == cable->to || !is_in_channel (&self->devices[i]))
        continue;
      if (cable->edge == EDGE_LEFT ? rect.x > strip->rect.x && rect.x < start_x (self, cable)
                                   : rect.x < strip->rect.x && rect.x > start_x (self, cable))
        return FALSE;
    }
  return TRUE;
}

static int
trunk_for (Drawing *self, const Cable *cable)
{
  Trunk trunk = { cable->end, cable->to, cable->edge, cable->color, 0, 0, G_MAXDOUBLE, 0 };

  for (guint i = 0; i < self->trunks->len; i++)
    {
      const Trunk *other = &g_array_index (self->trunks, Trunk, i);

      if (avt_id_equal (other->end, cable->end) && other->edge == cable->edge
          && avt_color_equal (other->color, cable->color))
        return (int) i;
    }
  g_array_append_val (self->trunks, trunk);
  return (int) self->trunks->len - 1;
}

static guint
count_trunks (const Drawing *self, Edge edge)
{
  guint n = 0;

  for (guint i = 0; i < self->trunks->len; i++)
    n += g_array_index (self->trunks, Trunk, i).edge == edge ? 1 : 0;
  return n;
}

/* Where the trunk ends: level with its device, or above all of them. */
static double
end_y (const Drawing *self, const Trunk *trunk)
{
  AvtRect panel = self->layout->panels[self->view];

  if (trunk->to < 0)
    return (panel.y + self->layout->frames[self->view].y) / 2;
  if (is_in_channel (&self->devices[trunk->to]))
    return panel.y + self->layout->unit_pt / 4;
  return self->devices[trunk->to].rect.y + self->devices[trunk->to].rect.height / 4;
}

static void
lay_trunks (Drawing *self)
{
  AvtRect panel = self->layout->panels[self->view];
  guint n_before[2] = { 0, 0 };

  for (guint i = 0; i < self->cables->len; i++)
    {
      Cable *cable = &g_array_index (self->cables, Cable, i);
      Trunk *trunk;
      double y = start_y (self, cable);

      if (goes_straight (self, cable))
        continue;
      cable->trunk = trunk_for (self, cable);
      trunk = &g_array_index (self->trunks, Trunk, (guint) cable->trunk);
      trunk->n_cables++;
      trunk->top = MIN (trunk->top, y);
      trunk->bottom = MAX (trunk->bottom, y);
    }
  for (guint i = 0; i < self->trunks->len; i++)
    {
      Trunk *trunk = &g_array_index (self->trunks, Trunk, i);
      double room = self->layout->cord_room_pt;
      double step = MIN (avt_theme.lane_pt, room / (count_trunks (self, trunk->edge) + 1));
      double offset = ++n_before[trunk->edge] * step;
      double y = end_y (self, trunk);

      trunk->x = trunk->edge == EDGE_LEFT ? panel.x - offset : avt_rect_right (panel) + offset;
      trunk->top = MIN (trunk->top, y);
      trunk->bottom = MAX (trunk->bottom, y);
    }
}

static gboolean
is_coarse (const Drawing *self)
{
  return self->layout->unit_pt < FULL_UNIT;
}

static double
plug_size (const Drawing *self)
{
  return is_coarse (self) ? PLUG / 2 : PLUG;
}

static AvtStyle
cable_style (const Drawing *self, AvtColor color, gboolean is_bundle)
{
  float thin = is_coarse (self) ? avt_theme.line_normal_pt : avt_theme.line_emphasis_pt;

  return (AvtStyle){ .stroke = color, .width_pt = is_bundle ? 2 * thin : thin };
}

static void
draw_trunk (Drawing *self, const Trunk *trunk)
{
  AvtStyle style = cable_style (self, trunk->color, trunk->n_cables > 1);
  AvtRect rect = trunk->to >= 0 ? self->devices[trunk->to].rect : AVT_RECT_EMPTY;
  double y = end_y (self, trunk), plug = plug_size (self);

  avt_scene_builder_add_line (self->builder, trunk->x, trunk->top, trunk->x, trunk->bottom,
                              &style);
  if (trunk->to < 0)
    {
      AvtStyle open = { .fill = avt_theme.paper, .stroke = trunk->color,
                        .width_pt = avt_theme.line_emphasis_pt };

      avt_scene_builder_add_rectangle (
        self->builder, avt_rect (trunk->x - plug / 2, y - plug / 2, plug, plug), &open);
    }
  else if (is_in_channel (&self->devices[trunk->to]))
    {
      double x = rect.x + rect.width / 2;

      avt_scene_builder_move_to (self->builder, trunk->x, y);
      avt_scene_builder_line_to (self->builder, x, y);
      avt_scene_builder_line_to (self->builder, x, rect.y);
      avt_scene_builder_end_path (self->builder, &style);
    }
  else
    avt_scene_builder_add_line (
      self->builder, trunk->x, y,
      trunk->edge == EDGE_LEFT ? rect.x + 0.6 : avt_rect_right (rect) - 0.6, y, &style);
}

/* The number of a line, on its tint; lines between two phases have no number of their own. */
static const AvtSign *
phase_sign (const Drawing *self, const AvtPort *outlet)
{
  if (outlet == NULL || !avt_layers_show (self->layers, AVT_LAYER_PHASES)
      || !AVT_RECORD_HAS (outlet, AVT_PORT_LEG) || outlet->leg > AVT_LEG_L3)
    return NULL;
  return &avt_theme.phases[outlet->leg];
}

static void
draw_plug (Drawing *self, const Cable *cable, double x, double y)
{
  const AvtSign *phase = phase_sign (self, cable->outlet);
  AvtColor color = phase != NULL ? phase->color : cable->color;
  AvtStyle style = { .fill = color, .stroke = color, .width_pt = avt_theme.line_frame_pt };
  double plug = plug_size (self);

  avt_scene_builder_add_rectangle (
    self->builder, avt_rect (x - plug / 2, y - plug / 2, plug, plug), &style);
}

static double
end_x (const Drawing *self, const Cable *cable)
{
  AvtRect rect;

  if (cable->trunk >= 0)
    return g_array_index (self->trunks, Trunk, (guint) cable->trunk).x;
  rect = self->devices[cable->to].rect;
  return cable->edge == EDGE_LEFT ? avt_rect_right (rect) : rect.x;
}

static void
draw_cable (Drawing *self, const Cable *cable)
{
  AvtStyle style = cable_style (self, cable->color, FALSE);
  double y = start_y (self, cable);
  double x = end_x (self, cable);
  gconstpointer end = avt_design_lookup (self->context->design, cable->end);
  g_autofree char *title
    = g_strdup_printf ("%s %s – %s %s", self->devices[cable->from].device->name,
                       cable->from_port, end != NULL ? avt_entity_name (end) : "",
                       cable->to_port);
  AvtGroup group = { .id = cable->link->entity.id, .role = "cable", .title = title };

  if (cable->link->state == AVT_STATE_REMOVE && avt_layers_show (self->layers, AVT_LAYER_STATE))
    style.dash = AVT_DASH_DOTTED;
  avt_scene_builder_push_group (self->builder, &group);
  avt_scene_builder_add_line (self->builder, start_x (self, cable), y, x, y, &style);
  if (cable->outlet != NULL && cable->trunk < 0)
    draw_plug (self, cable, x, y);
  avt_scene_builder_pop_group (self->builder);
}

/**
 * avt_rack_cords_add:
 * @devices: those that were drawn in @view, the front or the rear, and where
 * @layers: which cables are drawn
 *
 * Cables stand in groups of the role "cable" with the id of their link.
 */
void
avt_rack_cords_add (const AvtDiagramContext *context, AvtSceneBuilder *builder,
                    const AvtElevationLayout *layout, AvtElevationView view,
                    const AvtDrawnDevice *devices, guint n_devices, guint32 layers)
{
  g_autoptr (GArray) cables = g_array_new (FALSE, FALSE, sizeof (Cable));
  g_autoptr (GArray) trunks = g_array_new (FALSE, FALSE, sizeof (Trunk));
  Drawing drawing
    = { context, builder, layout, view, devices, n_devices, layers, cables, trunks };

  for (guint i = 0; i < n_devices; i++)
    {
      if (!is_in_channel (&devices[i]))
        collect_power (&drawing, i);
      collect_network (&drawing, i);
    }
  lay_trunks (&drawing);
  for (guint i = 0; i < trunks->len; i++)
    draw_trunk (&drawing, &g_array_index (trunks, Trunk, i));
  for (guint i = 0; i < cables->len; i++)
    draw_cable (&drawing, &g_array_index (cables, Cable, i));
}
