#include "config.h"

#include "widgets/rack/move-tool.h"

#include "engine/design/edit.h"

#include <glib/gi18n-lib.h>

struct _AvtMoveTool
{
  AvtDesign *design;
  AvtRackRow *row;
  GArray *devices; /* of AvtId; the grabbed one first */
  GArray *homes;   /* of AvtPlace */
  GArray *places;  /* of AvtPlace: where they would go */
  double grip_hu;
  gboolean is_outside;
  AvtDesign *preview;
  char *refusal;
};

static const AvtDevice *
device_at (const AvtMoveTool *self, guint i)
{
  return avt_design_device (self->design, g_array_index (self->devices, AvtId, i));
}

static const AvtType *
type_of (AvtDesign *design, const AvtDevice *device)
{
  return avt_design_type (design, device->type);
}

static void
add_device (AvtMoveTool *self, const AvtDevice *device)
{
  AvtPlace place = avt_device_place (device);

  g_array_append_val (self->devices, device->entity.id);
  g_array_append_val (self->homes, place);
  g_array_append_val (self->places, place);
}

/* How far above its lower edge the device was gripped. */
static double
grip (const AvtMoveTool *self, double y)
{
  const AvtType *type = type_of (self->design, device_at (self, 0));
  AvtRect home = avt_move_tool_get_home (self, 0);

  if (type->height_hu == 0 || home.height <= 0)
    return 0;
  return (avt_rect_bottom (home) - y) / (home.height / (double) type->height_hu);
}

/**
 * avt_move_tool_begin:
 * @devices: what is selected; those in the rack of @grabbed go along with it
 * @grabbed: the device under the pointer
 * @x: @y: where it was gripped, in points of @row
 *
 * Returns: (transfer full) (nullable): the tool, %NULL when @grabbed is no device in a rack
 */
AvtMoveTool *
avt_move_tool_begin (AvtDesign *design, AvtRackRow *row, const AvtId *devices, guint n_devices,
                     AvtId grabbed, double x, double y)
{
  const AvtDevice *first = avt_design_device (design, grabbed);
  AvtMoveTool *self;

  if (first == NULL || avt_design_rack (design, first->rack) == NULL)
    return NULL;
  self = g_new0 (AvtMoveTool, 1);
  self->design = avt_design_ref (design);
  self->row = avt_rack_row_ref (row);
  self->devices = g_array_new (FALSE, FALSE, sizeof (AvtId));
  self->homes = g_array_new (FALSE, FALSE, sizeof (AvtPlace));
  self->places = g_array_new (FALSE, FALSE, sizeof (AvtPlace));
  add_device (self, first);
  for (guint i = 0; i < n_devices; i++)
    {
      const AvtDevice *device = avt_design_device (design, devices[i]);

      if (device != NULL && device != first && avt_id_equal (device->rack, first->rack))
        add_device (self, device);
    }
  self->grip_hu = grip (self, y);
  return self;
}

/** avt_move_tool_cancel: frees the tool; without a commit nothing has changed. */
void
avt_move_tool_cancel (AvtMoveTool *self)
{
  avt_design_unref (self->design);
  avt_rack_row_unref (self->row);
  g_array_unref (self->devices);
  g_array_unref (self->homes);
  g_array_unref (self->places);
  g_clear_pointer (&self->preview, avt_design_unref);
  g_free (self->refusal);
  g_free (self);
}

/* Everything keeps its face and its half of the width; what stands in a side channel may change
 * the channel. */
static void
set_places (AvtMoveTool *self, const AvtPlace *target)
{
  const AvtPlace *first = &g_array_index (self->homes, AvtPlace, 0);

  for (guint i = 0; i < self->places->len; i++)
    {
      const AvtPlace *home = &g_array_index (self->homes, AvtPlace, i);
      AvtPlace *place = &g_array_index (self->places, AvtPlace, i);

      *place = *home;
      place->rack = target->rack;
      if (i == 0 && (avt_slot_is_channel (home->slot)
                     || type_of (self->design, device_at (self, 0))->width == AVT_WIDTH_HALF))
        place->slot = target->slot;
      if (!avt_slot_is_channel (home->slot))
        place->position_hu = home->position_hu + target->position_hu - first->position_hu;
    }
}

static gboolean
is_home (const AvtMoveTool *self)
{
  const AvtPlace *home = &g_array_index (self->homes, AvtPlace, 0);
  const AvtPlace *place = &g_array_index (self->places, AvtPlace, 0);

  return avt_id_equal (home->rack, place->rack) && home->slot == place->slot
         && home->position_hu == place->position_hu;
}

/* The first device that may not stand where it would. */
static char *
find_refusal (const AvtMoveTool *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const AvtDevice *device = device_at (self, i);
      char *reason = avt_design_place_refusal (
        self->design, type_of (self->design, device), &g_array_index (self->places, AvtPlace, i),
        (const AvtId *) (gpointer) self->devices->data, self->devices->len);

      if (reason != NULL)
        {
          char *text = g_strdup_printf ("%s: %s", device->name, reason);

          g_free (reason);
          return text;
        }
    }
  return NULL;
}

/** avt_move_tool_update: @x, @y: the pointer, in points of the row */
void
avt_move_tool_update (AvtMoveTool *self, double x, double y)
{
  g_autoptr (GError) error = NULL;
  AvtPlace target;

  g_clear_pointer (&self->preview, avt_design_unref);
  g_clear_pointer (&self->refusal, g_free);
  self->is_outside = !avt_rack_row_locate (self->row, x, y,
                                           type_of (self->design, device_at (self, 0)),
                                           self->grip_hu, &target);
  if (self->is_outside)
    return;
  set_places (self, &target);
  self->refusal = find_refusal (self);
  if (self->refusal != NULL)
    return;
  self->preview = avt_design_with_devices_placed (
    self->design, (const AvtId *) (gpointer) self->devices->data,
    (const AvtPlace *) (gpointer) self->places->data, self->devices->len, FALSE, &error);
  if (self->preview == NULL)
    self->refusal = g_strdup (error->message);
}

guint
avt_move_tool_get_n_devices (const AvtMoveTool *self)
{
  return self->devices->len;
}

/** avt_move_tool_get_home: Returns: where device @i stands, in points of the row */
AvtRect
avt_move_tool_get_home (const AvtMoveTool *self, guint i)
{
  return avt_rack_row_place (self->row, type_of (self->design, device_at (self, i)),
                             &g_array_index (self->homes, AvtPlace, i));
}

/** avt_move_tool_get_target: Returns: where device @i would stand; empty when the pointer is over
 * no rack */
AvtRect
avt_move_tool_get_target (const AvtMoveTool *self, guint i)
{
  if (self->is_outside)
    return AVT_RECT_EMPTY;
  return avt_rack_row_place (self->row, type_of (self->design, device_at (self, i)),
                             &g_array_index (self->places, AvtPlace, i));
}

/** avt_move_tool_get_preview: Returns: (transfer none) (nullable): the design with the devices
 * moved, %NULL when they may not stand there */
AvtDesign *
avt_move_tool_get_preview (const AvtMoveTool *self)
{
  return self->preview;
}

/** avt_move_tool_get_refusal: Returns: (nullable): why they may not stand there, a sentence */
const char *
avt_move_tool_get_refusal (const AvtMoveTool *self)
{
  return self->refusal;
}

/** avt_move_tool_get_hint: Returns: (transfer full) (nullable): what is said beside the target */
char *
avt_move_tool_get_hint (const AvtMoveTool *self)
{
  const AvtPlace *place = &g_array_index (self->places, AvtPlace, 0);
  const AvtType *type = type_of (self->design, device_at (self, 0));
  const AvtRack *rack = avt_design_rack (self->design, place->rack);
  g_autofree char *span = NULL;

  if (self->is_outside || rack == NULL)
    return NULL;
  if (self->refusal != NULL)
    return g_strdup (self->refusal);
  if (avt_slot_is_channel (place->slot))
    return g_strdup_printf (_ ("Side channel of %s"), rack->name);
  span = avt_rack_span_text (rack, place->position_hu, type->height_hu);
  return g_strdup_printf (_ ("%s in %s"), span, rack->name);
}

/** avt_move_label: Returns: (transfer full): the name of the step */
char *
avt_move_label (AvtDesign *design, const AvtId *devices, guint n_devices)
{
  if (n_devices == 1)
    return g_strdup_printf (_ ("Move %s"), avt_entity_name (avt_design_lookup (design, *devices)));
  return g_strdup_printf (ngettext ("Move %u Device", "Move %u Devices", n_devices), n_devices);
}

/**
 * avt_move_tool_commit:
 * @label: (out): the name of the step
 *
 * Returns: (transfer full) (nullable): the design to commit; %NULL when the devices are where they
 *   were, outside of all racks, or where they may not stand
 */
AvtDesign *
avt_move_tool_commit (AvtMoveTool *self, char **label)
{
  *label = NULL;
  if (self->preview == NULL || is_home (self))
    return NULL;
  *label = avt_move_label (self->design, (const AvtId *) (gpointer) self->devices->data,
                           self->devices->len);
  return avt_design_ref (self->preview);
}

static AvtId
neighbour (const AvtRackRow *row, AvtId rack, int dx)
{
  int n_racks = (int) avt_rack_row_get_n_racks (row);

  for (int i = 0; i < n_racks; i++)
    if (avt_id_equal (avt_rack_row_get_rack (row, (guint) i), rack))
      return i + dx >= 0 && i + dx < n_racks ? avt_rack_row_get_rack (row, (guint) (i + dx))
                                             : AVT_ID_NONE;
  return AVT_ID_NONE;
}

static gboolean
shift (AvtDesign *design, const AvtRackRow *row, const AvtDevice *device, int dx, gint64 rise_hu,
       AvtPlace *place)
{
  *place = avt_device_place (device);
  if (!avt_slot_is_channel (place->slot))
    place->position_hu += rise_hu;
  if (dx != 0)
    place->rack = neighbour (row, place->rack, dx);
  return !avt_id_is_none (place->rack);
}

static AvtDesign *
try_shift (AvtDesign *design, const AvtRackRow *row, const AvtId *devices, guint n_devices, int dx,
           gint64 rise_hu, GError **error)
{
  g_autofree AvtPlace *places = g_new (AvtPlace, n_devices);

  for (guint i = 0; i < n_devices; i++)
    if (!shift (design, row, avt_design_device (design, devices[i]), dx, rise_hu, &places[i]))
      {
        g_set_error_literal (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PLACE,
                             _ ("there is no rack on that side"));
        return NULL;
      }
  return avt_design_with_devices_placed (design, devices, places, n_devices, FALSE, error);
}

/**
 * avt_move_devices:
 * @dx: -1: to the rack on the left, 1: on the right, 0
 * @dy: -1: a unit up, 1: a unit down, 0
 * @label: (out): the name of the step
 *
 * What stands in the way is jumped over: the nearest place in that direction is taken.
 *
 * Returns: (transfer full) (nullable): the design with the devices moved, or why there is no place
 */
AvtDesign *
avt_move_devices (AvtDesign *design, const AvtRackRow *row, const AvtId *devices, guint n_devices,
                  int dx, int dy, char **label, GError **error)
{
  const AvtDevice *first = avt_design_device (design, devices[0]);
  const AvtRack *rack = avt_design_rack (design, first->rack);
  gint64 n_steps = dy == 0 || rack == NULL ? 1 : rack->height_hu / 2;
  g_autoptr (GError) nearest = NULL;

  *label = avt_move_label (design, devices, n_devices);
  for (gint64 step = 1; step <= n_steps; step++)
    {
      AvtDesign *moved = try_shift (design, row, devices, n_devices, dx, -2 * dy * step,
                                    nearest == NULL ? &nearest : NULL);

      if (moved != NULL)
        return moved;
    }
  g_propagate_error (error, g_steal_pointer (&nearest));
  return NULL;
}
