#include "config.h"

#include "engine/calc/rack-airflow.h"

#include "engine/calc/rack-space.h"
#include "engine/design/fit.h"

/* A device mounted at the rear has its front at the rear of the rack, and its left where the right
 * of the rack is. */
static AvtAirSide
turned (AvtAirSide side, AvtFace face)
{
  if (face == AVT_FACE_FRONT)
    return side;
  switch (side)
    {
    case AVT_AIR_FRONT:
      return AVT_AIR_REAR;
    case AVT_AIR_REAR:
      return AVT_AIR_FRONT;
    case AVT_AIR_LEFT:
      return AVT_AIR_RIGHT;
    case AVT_AIR_RIGHT:
      return AVT_AIR_LEFT;
    case AVT_AIR_UNKNOWN:
    case AVT_AIR_NONE:
    case AVT_AIR_SIDE:
    case AVT_AIR_TOP:
    case AVT_AIR_BOTTOM:
      return side;
    }
  g_assert_not_reached ();
}

/**
 * avt_airflow_sides:
 * @airflow: of the type, as seen from the device's own front
 * @face: where it is mounted
 * @intake: (out): side of the rack where it takes air in
 * @exhaust: (out): where it lets it out
 */
void
avt_airflow_sides (AvtAirflow airflow, AvtFace face, AvtAirSide *intake, AvtAirSide *exhaust)
{
  static const AvtAirSide sides[][2] = {
    [AVT_AIRFLOW_FRONT_TO_REAR] = { AVT_AIR_FRONT, AVT_AIR_REAR },
    [AVT_AIRFLOW_REAR_TO_FRONT] = { AVT_AIR_REAR, AVT_AIR_FRONT },
    [AVT_AIRFLOW_LEFT_TO_RIGHT] = { AVT_AIR_LEFT, AVT_AIR_RIGHT },
    [AVT_AIRFLOW_RIGHT_TO_LEFT] = { AVT_AIR_RIGHT, AVT_AIR_LEFT },
    [AVT_AIRFLOW_SIDE_TO_REAR] = { AVT_AIR_SIDE, AVT_AIR_REAR },
    [AVT_AIRFLOW_REAR_TO_SIDE] = { AVT_AIR_REAR, AVT_AIR_SIDE },
    [AVT_AIRFLOW_BOTTOM_TO_TOP] = { AVT_AIR_BOTTOM, AVT_AIR_TOP },
    [AVT_AIRFLOW_TOP_TO_BOTTOM] = { AVT_AIR_TOP, AVT_AIR_BOTTOM },
    [AVT_AIRFLOW_PASSIVE] = { AVT_AIR_NONE, AVT_AIR_NONE },
    [AVT_AIRFLOW_MIXED] = { AVT_AIR_UNKNOWN, AVT_AIR_UNKNOWN },
  };

  *intake = turned (sides[airflow][0], face);
  *exhaust = turned (sides[airflow][1], face);
}

/* Whether such devices move air at all, when their type does not say. */
static gboolean
moves_air (const AvtType *type)
{
  switch ((AvtTypeCategory) type->category)
    {
    case AVT_TYPE_SERVER:
    case AVT_TYPE_SWITCH:
    case AVT_TYPE_UPS:
    case AVT_TYPE_STORAGE:
    case AVT_TYPE_CHASSIS:
      return TRUE;
    case AVT_TYPE_PDU:
    case AVT_TYPE_TRANSFER_SWITCH:
    case AVT_TYPE_PATCH_PANEL:
    case AVT_TYPE_SHELF:
    case AVT_TYPE_BLANK:
    case AVT_TYPE_OTHER:
      return FALSE;
    }
  return FALSE;
}

static gboolean
is_side (AvtAirSide side)
{
  return side == AVT_AIR_LEFT || side == AVT_AIR_RIGHT || side == AVT_AIR_SIDE;
}

static AvtDeviceAirflow
device_airflow (const AvtDevice *device, const AvtType *type)
{
  AvtDeviceAirflow flow = { device->entity.id, AVT_AIR_NONE, AVT_AIR_NONE, 0, AVT_ID_NONE };

  if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_AIRFLOW))
    avt_airflow_sides ((AvtAirflow) type->airflow, (AvtFace) device->face, &flow.intake,
                       &flow.exhaust);
  else if (moves_air (type))
    flow.intake = flow.exhaust = AVT_AIR_UNKNOWN;
  if (flow.intake == AVT_AIR_REAR)
    flow.conflicts |= AVT_AIR_CONFLICT_HOT_INTAKE;
  if (is_side (flow.intake) || is_side (flow.exhaust))
    flow.conflicts |= AVT_AIR_CONFLICT_SIDE;
  if (flow.intake == AVT_AIR_UNKNOWN && device->face == AVT_FACE_REAR)
    flow.conflicts |= AVT_AIR_CONFLICT_REAR_MOUNTED;
  return flow;
}

static gboolean
is_between_rails (const AvtDevice *device, const AvtType *type)
{
  return type->height_hu > 0 && !avt_slot_is_channel ((AvtSlot) device->slot)
         && AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU);
}

/* Front to rear against rear to front. */
static gboolean
are_opposed (const AvtDeviceAirflow *a, const AvtDeviceAirflow *b)
{
  return (a->intake == AVT_AIR_FRONT && a->exhaust == AVT_AIR_REAR && b->intake == AVT_AIR_REAR
          && b->exhaust == AVT_AIR_FRONT)
         || (b->intake == AVT_AIR_FRONT && b->exhaust == AVT_AIR_REAR
             && a->intake == AVT_AIR_REAR && a->exhaust == AVT_AIR_FRONT);
}

/* Where a device starts and ends, with its place in the result. */
typedef struct
{
  gint64 bottom_hu;
  gint64 top_hu;
  guint index;
} Span;

static int
compare_spans_cb (gconstpointer a, gconstpointer b)
{
  const Span *left = a;
  const Span *right = b;

  if (left->bottom_hu != right->bottom_hu)
    return left->bottom_hu < right->bottom_hu ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

static void
join_neighbours (AvtRackAirflow *self, guint a, guint b)
{
  AvtDeviceAirflow *first = &self->devices[MIN (a, b)];
  AvtDeviceAirflow *second = &self->devices[MAX (a, b)];

  if (!are_opposed (first, second))
    return;
  first->conflicts |= AVT_AIR_CONFLICT_NEIGHBOUR;
  second->conflicts |= AVT_AIR_CONFLICT_NEIGHBOUR;
  if (avt_id_is_none (first->neighbour))
    first->neighbour = second->device;
  if (avt_id_is_none (second->neighbour))
    second->neighbour = first->device;
}

/* Neighbours share units, on whichever face, or touch. */
static void
find_neighbours (AvtRackAirflow *self, GArray *spans)
{
  g_array_sort (spans, compare_spans_cb);
  for (guint i = 0; i < spans->len; i++)
    for (guint k = i + 1; k < spans->len; k++)
      {
        const Span *lower = &g_array_index (spans, Span, i);
        const Span *upper = &g_array_index (spans, Span, k);

        if (upper->bottom_hu > lower->top_hu)
          break; /* and so is everything behind it */
        join_neighbours (self, lower->index, upper->index);
      }
}

static gint64
count_gaps (const AvtDesign *design, const AvtRack *rack)
{
  g_autofree guint8 *gaps = avt_rack_front_gaps (design, rack);
  gint64 gap_hu = 0;

  for (gint64 hu = 2; hu < rack->height_hu + 2; hu++)
    gap_hu += gaps[hu];
  return gap_hu;
}

/**
 * avt_rack_airflow:
 *
 * Returns: (transfer full): where every device between the rails breathes, and what is wrong
 */
AvtRackAirflow *
avt_rack_airflow (const AvtDesign *design, const AvtRack *rack)
{
  AvtRackAirflow *self = g_new0 (AvtRackAirflow, 1);
  GArray *flows = g_array_new (FALSE, FALSE, sizeof (AvtDeviceAirflow));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  gboolean has_flow = FALSE;
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtType *type = avt_design_type (design, device->type);
      Span span = { device->position_hu, device->position_hu + type->height_hu, flows->len };
      AvtDeviceAirflow flow;

      if (!is_between_rails (device, type))
        continue;
      flow = device_airflow (device, type);
      has_flow = has_flow || flow.intake == AVT_AIR_FRONT;
      self->n_unknown += flow.intake == AVT_AIR_UNKNOWN;
      g_array_append_val (flows, flow);
      g_array_append_val (spans, span);
    }
  self->n_devices = flows->len;
  self->devices = (AvtDeviceAirflow *) (gpointer) g_array_free (flows, FALSE);
  find_neighbours (self, spans);
  if (has_flow)
    self->gap_hu = count_gaps (design, rack);
  return self;
}

void
avt_rack_airflow_free (AvtRackAirflow *self)
{
  g_free (self->devices);
  g_free (self);
}
