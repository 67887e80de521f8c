#include "config.h"

#include "diagrams/view/elevation-layout.h"

#include "diagrams/scene/theme.h"
#include "engine/design/depth.h"

#include <math.h>

#define POINTS_PER_MM (72 / 25.4)
#define DEFAULT_SCALE_DIVISOR 8

/* Around the cabinets, in points. */
#define MARGIN 12
#define HEADING 40
#define FOOTER 34
#define VIEW_LABEL 16
#define RULER 18  /* the unit numbers left of a cabinet */
#define VIEW_GAP 28
/* Of the cabinet, in millimetres: top and bottom frame. */
#define FRAME_MM 60
#define CHANNEL_GAP 1.5
/* Of a side channel, next to the devices: a strip of 600 mm racks has 41 mm of the rest. */
#define CORD_SHARE 0.3

static double
known_or (const AvtRack *rack, guint field, gint64 value, double usual)
{
  return AVT_RECORD_HAS (rack, field) ? (double) value : usual;
}

/* A channel is as wide as the cabinet leaves room beside the panel. */
static double
channel_width (const AvtElevationLayout *self, double cabinet_pt, double panel_pt)
{
  double side = (cabinet_pt - panel_pt) / 2;

  return self->channels == 0 ? 0 : side / (double) self->channels;
}

static void
place_view (AvtElevationLayout *self, AvtElevationView view, double *x, double cabinet_mm,
            double panel_mm, double panel_offset_mm)
{
  double frame_pt = FRAME_MM * self->mm;

  *x += RULER * self->surround;
  self->frames[view] = avt_rect (*x, self->top_pt - frame_pt, cabinet_mm * self->mm,
                                 self->bottom_pt - self->top_pt + 2 * frame_pt);
  self->panels[view] = avt_rect (*x + panel_offset_mm * self->mm, self->top_pt,
                                 panel_mm * self->mm, self->bottom_pt - self->top_pt);
  *x += cabinet_mm * self->mm;
}

/**
 * avt_elevation_layout_init:
 * @self: (out caller-allocates): the layout
 * @rack: its dimensions; an unknown width or depth is drawn as the usual 600 x 1100 mm
 */
void
avt_elevation_layout_init (AvtElevationLayout *self, const AvtRack *rack,
                           const AvtElevationOptions *options)
{
  double width_mm = known_or (rack, AVT_RACK_WIDTH_MM, rack->width_mm, AVT_USUAL_RACK_WIDTH_MM);
  double depth_mm = known_or (rack, AVT_RACK_DEPTH_MM, rack->depth_mm, AVT_USUAL_RACK_DEPTH_MM);
  double rail_mm = known_or (rack, AVT_RACK_RAIL_DEPTH_MM, rack->rail_depth_mm,
                             AVT_USUAL_RAIL_DEPTH_MM);
  guint divisor = options->scale_divisor > 0 ? options->scale_divisor : DEFAULT_SCALE_DIVISOR;
  double surround = options->base_divisor > 0 ? (double) options->base_divisor / divisor : 1;
  double margin = MARGIN * surround;
  double heading = options->heading ? HEADING : 0;
  double x = margin;
  guint n_shown = 0;

  width_mm = MAX (width_mm, AVT_PANEL_WIDTH_MM + 40);
  depth_mm = MAX (depth_mm, rail_mm);
  self->mm = POINTS_PER_MM / divisor;
  self->surround = surround;
  self->unit_pt = AVT_RACK_UNIT_MM * self->mm;
  self->height_hu = rack->height_hu;
  self->channels = rack->channels;
  self->rail_depth_pt = rail_mm * self->mm;
  self->top_pt = margin + heading + VIEW_LABEL * surround + FRAME_MM * self->mm;
  self->bottom_pt = self->top_pt + (double) rack->height_hu / 2 * self->unit_pt;
  for (guint view = 0; view < AVT_N_ELEVATION_VIEWS; view++)
    {
      self->shown[view] = (options->views >> view) & 1u;
      self->frames[view] = self->panels[view] = AVT_RECT_EMPTY;
      if (!self->shown[view])
        continue;
      if (n_shown++ > 0)
        x += VIEW_GAP * surround;
      if (view == AVT_ELEVATION_SIDE)
        place_view (self, view, &x, depth_mm, rail_mm, avt_rail_setback_mm (depth_mm, rail_mm));
      else
        place_view (self, view, &x, width_mm, AVT_PANEL_WIDTH_MM,
                    (width_mm - AVT_PANEL_WIDTH_MM) / 2);
    }
  self->channel_width_pt = channel_width (self, width_mm * self->mm,
                                          AVT_PANEL_WIDTH_MM * self->mm);
  self->cord_room_pt = self->channels > 0
                         ? CORD_SHARE * self->channel_width_pt
                         : (width_mm - AVT_PANEL_WIDTH_MM) / 2 * self->mm - CHANNEL_GAP * surround;
  self->width_pt = x + margin;
  self->height_pt = self->bottom_pt + FRAME_MM * self->mm + margin
                    + (options->heading ? FOOTER : 0);
}

/** avt_elevation_layout_y: Returns: the lower edge of a position, which counts 2 x U */
double
avt_elevation_layout_y (const AvtElevationLayout *self, double position_hu)
{
  return self->bottom_pt - (position_hu - 2) / 2 * self->unit_pt;
}

/* From the side: against the back of the cabinet, as deep as it is, over what is there. */
static void
lay_against_back (const AvtElevationLayout *self, const AvtType *type, AvtRect *rect)
{
  double depth_mm = AVT_RECORD_HAS (type, AVT_TYPE_FIELD_DEPTH_MM) ? (double) type->depth_mm
                                                                   : AVT_USUAL_STRIP_DEPTH_MM;
  AvtRect frame = self->frames[AVT_ELEVATION_SIDE];

  rect->width = MIN (depth_mm * self->mm, frame.width);
  rect->x = avt_rect_right (frame) - rect->width;
}

/* A strip hangs in the middle of the height of the units. */
static AvtRect
channel_rect (const AvtElevationLayout *self, AvtElevationView view, const AvtType *type,
              AvtSlot slot)
{
  AvtRect panel = self->panels[view];
  gboolean is_left = slot == AVT_SLOT_CHANNEL_LEFT_1 || slot == AVT_SLOT_CHANNEL_LEFT_2;
  double step = self->channel_width_pt;
  double inner = (double) (avt_slot_channel_number (slot) - 1) * step;
  double inset = self->unit_pt / 2;
  double gap = CHANNEL_GAP * self->surround;
  AvtRect rect = { panel.x, panel.y + inset, MAX (step - self->cord_room_pt - gap, 1),
                   panel.height - 2 * inset };

  if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_LENGTH_MM))
    {
      rect.height = MIN ((double) type->length_mm * self->mm, panel.height);
      rect.y = panel.y + (panel.height - rect.height) / 2;
    }
  /* Sides are named as seen from the front. */
  if (view == AVT_ELEVATION_SIDE)
    lay_against_back (self, type, &rect);
  else if (is_left == (view == AVT_ELEVATION_FRONT))
    rect.x = panel.x - inner - step + gap;
  else
    rect.x = avt_rect_right (panel) + inner + self->cord_room_pt;
  return rect;
}

static void
cut_to_depth (const AvtElevationLayout *self, const AvtType *type, AvtFace face, AvtRect *rect)
{
  double depth_pt = self->rail_depth_pt;

  if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_DEPTH_MM))
    depth_pt = (double) type->depth_mm * self->mm;
  else if (!type->full_depth)
    depth_pt = self->rail_depth_pt / 2;
  if (face == AVT_FACE_REAR)
    rect->x = avt_rect_right (*rect) - depth_pt;
  rect->width = depth_pt;
}

/**
 * avt_elevation_layout_place:
 * @view: a view that is shown
 * @type: the type of the device
 * @place: a place in this rack, possible or not
 *
 * Returns: where the device is drawn; from the side an unknown depth is drawn as the depth between
 *   the rails, or half of it
 */
AvtRect
avt_elevation_layout_place (const AvtElevationLayout *self, AvtElevationView view,
                            const AvtType *type, const AvtPlace *place)
{
  AvtRect panel = self->panels[view];
  AvtRect rect;
  gboolean is_left = place->slot == AVT_SLOT_LEFT;

  if (avt_slot_is_channel (place->slot))
    return channel_rect (self, view, type, place->slot);
  rect = panel;
  rect.height = (double) type->height_hu / 2 * self->unit_pt;
  rect.y = avt_elevation_layout_y (self, (double) place->position_hu) - rect.height;
  if (view == AVT_ELEVATION_SIDE)
    cut_to_depth (self, type, place->face, &rect);
  else if (place->slot != AVT_SLOT_FULL)
    {
      rect.width /= 2;
      if (is_left != (view == AVT_ELEVATION_FRONT))
        rect.x += rect.width;
    }
  return rect;
}

static AvtSlot
slot_at (const AvtElevationLayout *self, AvtElevationView view, double x)
{
  AvtRect panel = self->panels[view];
  gboolean from_front = view == AVT_ELEVATION_FRONT;
  gboolean is_left = (x < panel.x + panel.width / 2) == from_front;
  double outside = MAX (panel.x - x, x - avt_rect_right (panel));

  if (view == AVT_ELEVATION_SIDE)
    return AVT_SLOT_FULL;
  if (outside <= 0 || self->channels == 0)
    return is_left ? AVT_SLOT_LEFT : AVT_SLOT_RIGHT;
  if (outside > self->channel_width_pt && self->channels > 1)
    return is_left ? AVT_SLOT_CHANNEL_LEFT_2 : AVT_SLOT_CHANNEL_RIGHT_2;
  return is_left ? AVT_SLOT_CHANNEL_LEFT_1 : AVT_SLOT_CHANNEL_RIGHT_1;
}

/**
 * avt_elevation_layout_locate:
 * @position_hu: (out): the position of the point, 2 x U, with fractions; may lie outside the rack
 * @slot: (out): the half of the width, or the side channel, that the point is in
 *
 * Returns: whether (@x, @y) lies in the cabinet of a view that is shown
 */
gboolean
avt_elevation_layout_locate (const AvtElevationLayout *self, double x, double y,
                             AvtElevationView *view, double *position_hu, AvtSlot *slot)
{
  for (guint i = 0; i < AVT_N_ELEVATION_VIEWS; i++)
    if (self->shown[i] && avt_rect_contains_point (self->frames[i], x, y))
      {
        *view = (AvtElevationView) i;
        *position_hu = (self->bottom_pt - y) / self->unit_pt * 2 + 2;
        *slot = slot_at (self, *view, x);
        return TRUE;
      }
  return FALSE;
}
