#include "config.h"

#include "diagrams/view/rack-row.h"

#include "diagrams/scene/theme.h"
#include "engine/design/order.h"

#include <math.h>
#include <string.h>

typedef struct
{
  AvtId rack;
  AvtElevationLayout layout;
  double x;
  double y;
} Entry;

struct _AvtRackRow
{
  gatomicrefcount ref_count;
  AvtScene *scene;
  GArray *entries; /* of Entry, from the left */
};

static double
tallest (const GArray *entries)
{
  double height = 0;

  for (guint i = 0; i < entries->len; i++)
    height = MAX (height, g_array_index (entries, Entry, i).layout.height_pt);
  return height;
}

static void
lay_out (AvtRackRow *self, const AvtDiagramContext *context, const AvtId *racks, guint n_racks,
         const AvtElevationOptions *options, double *width)
{
  double height;

  *width = 0;
  for (guint i = 0; i < n_racks; i++)
    {
      const AvtRack *rack = avt_design_rack (context->design, racks[i]);
      Entry entry = { .rack = racks[i], .x = *width };

      if (rack == NULL)
        continue;
      avt_elevation_layout_init (&entry.layout, rack, options);
      *width += entry.layout.width_pt;
      g_array_append_val (self->entries, entry);
    }
  height = tallest (self->entries);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      entry->y = height - entry->layout.height_pt;
    }
}

/**
 * avt_rack_row_new:
 * @racks: from the left; unknown ones are left out
 * @options: with a base divisor, the row has the size and the places of that scale, and the other
 *   one says only how large the type in it is
 *
 * Returns: (transfer full): the racks of @racks; each one's elevation is a shared scene
 */
AvtRackRow *
avt_rack_row_new (const AvtDiagramContext *context, const AvtId *racks, guint n_racks,
                  const AvtElevationOptions *options)
{
  AvtRackRow *self = g_new0 (AvtRackRow, 1);
  AvtSceneBuilder *builder;
  AvtElevationOptions base = *options;
  double width, detail = 1;

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (options->base_divisor > 0)
    {
      base.scale_divisor = options->base_divisor;
      detail = (double) options->scale_divisor / options->base_divisor;
    }
  lay_out (self, context, racks, n_racks, &base, &width);
  builder = avt_scene_builder_new (context->measurer, width, tallest (self->entries));
  avt_scene_builder_set_title (builder, avt_entity_name (avt_design_get_info (context->design)),
                               NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      g_autoptr (AvtScene) elevation = avt_rack_elevation (context, entry->rack, options);

      avt_scene_builder_add_scene (builder, elevation,
                                   (AvtTransform){ entry->x, entry->y, detail });
    }
  self->scene = avt_scene_builder_end (builder);
  return self;
}

/**
 * avt_rack_row_list:
 * @row: the row; none: all rows, and the racks that stand in none
 *
 * Returns: (transfer full): ids of its racks, by row and place in it
 */
GArray *
avt_rack_row_list (const AvtDesign *design, AvtId row)
{
  g_autoptr (GPtrArray) racks = avt_design_racks_in_order (design);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AvtId));

  for (guint i = 0; i < racks->len; i++)
    {
      const AvtRack *rack = g_ptr_array_index (racks, i);

      if (avt_id_is_none (row) || avt_id_equal (rack->row, row))
        g_array_append_val (ids, rack->entity.id);
    }
  return ids;
}

/** avt_rack_row_new_all: every rack of the design, by row and place in it. */
AvtRackRow *
avt_rack_row_new_all (const AvtDiagramContext *context, const AvtElevationOptions *options)
{
  g_autoptr (GArray) ids = avt_rack_row_list (context->design, AVT_ID_NONE);

  return avt_rack_row_new (context, (const AvtId *) (gpointer) ids->data, ids->len, options);
}

AvtRackRow *
avt_rack_row_ref (AvtRackRow *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
avt_rack_row_unref (AvtRackRow *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  avt_scene_unref (self->scene);
  g_array_unref (self->entries);
  g_free (self);
}

/** avt_rack_row_get_scene: Returns: (transfer none): the drawing */
AvtScene *
avt_rack_row_get_scene (const AvtRackRow *self)
{
  return self->scene;
}

guint
avt_rack_row_get_n_racks (const AvtRackRow *self)
{
  return self->entries->len;
}

AvtId
avt_rack_row_get_rack (const AvtRackRow *self, guint i)
{
  g_return_val_if_fail (i < self->entries->len, AVT_ID_NONE);
  return g_array_index (self->entries, Entry, i).rack;
}

static const Entry *
find_entry (const AvtRackRow *self, AvtId rack)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (avt_id_equal (g_array_index (self->entries, Entry, i).rack, rack))
      return &g_array_index (self->entries, Entry, i);
  return NULL;
}

static AvtElevationView
first_view (const AvtElevationLayout *layout)
{
  for (guint view = 0; view < AVT_N_ELEVATION_VIEWS; view++)
    if (layout->shown[view])
      return (AvtElevationView) view;
  return AVT_ELEVATION_FRONT;
}

/** avt_rack_row_get_frame: Returns: the cabinet of @rack, empty when it is not shown */
AvtRect
avt_rack_row_get_frame (const AvtRackRow *self, AvtId rack)
{
  const Entry *entry = find_entry (self, rack);
  AvtRect frame;

  if (entry == NULL)
    return AVT_RECT_EMPTY;
  frame = entry->layout.frames[first_view (&entry->layout)];
  frame.x += entry->x;
  frame.y += entry->y;
  return frame;
}

/** avt_rack_row_place: Returns: where a device of @type would be drawn at @place, empty when the
 * rack is not shown */
AvtRect
avt_rack_row_place (const AvtRackRow *self, const AvtType *type, const AvtPlace *place)
{
  const Entry *entry = find_entry (self, place->rack);
  AvtRect rect;

  if (entry == NULL)
    return AVT_RECT_EMPTY;
  rect = avt_elevation_layout_place (&entry->layout, first_view (&entry->layout), type, place);
  rect.x += entry->x;
  rect.y += entry->y;
  return rect;
}

static AvtSlot
slot_for (const AvtType *type, AvtSlot under_pointer)
{
  gboolean is_left = under_pointer == AVT_SLOT_LEFT || under_pointer == AVT_SLOT_CHANNEL_LEFT_1
                     || under_pointer == AVT_SLOT_CHANNEL_LEFT_2;

  if (type->height_hu == 0)
    {
      if (avt_slot_is_channel (under_pointer))
        return under_pointer;
      return is_left ? AVT_SLOT_CHANNEL_LEFT_1 : AVT_SLOT_CHANNEL_RIGHT_1;
    }
  if (type->width == AVT_WIDTH_HALF)
    return is_left ? AVT_SLOT_LEFT : AVT_SLOT_RIGHT;
  return AVT_SLOT_FULL;
}

/* Whole units, unless the device has a half unit of its own. */
static gint64
snap (const AvtType *type, double position_hu)
{
  if (type->height_hu % 2 != 0)
    return (gint64) floor (position_hu + 0.5);
  return 2 * (gint64) floor (position_hu / 2 + 0.5);
}

/**
 * avt_rack_row_locate:
 * @type: the type of the device that is dragged
 * @grip_hu: how far above its lower edge it was gripped
 * @place: (out): the place nearest to what the pointer asks for: snapped to whole units, in the
 *   half or side channel that the type needs; it may be taken or outside the rack
 *
 * Returns: whether (@x, @y) lies in a cabinet
 */
gboolean
avt_rack_row_locate (const AvtRackRow *self, double x, double y, const AvtType *type,
                     double grip_hu, AvtPlace *place)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      AvtElevationView view;
      double position_hu;
      AvtSlot slot;

      if (!avt_elevation_layout_locate (&entry->layout, x - entry->x, y - entry->y, &view,
                                        &position_hu, &slot))
        continue;
      place->rack = entry->rack;
      place->slot = slot_for (type, slot);
      place->face = view == AVT_ELEVATION_REAR ? AVT_FACE_REAR : AVT_FACE_FRONT;
      place->position_hu = snap (type, position_hu - grip_hu);
      return TRUE;
    }
  return FALSE;
}
