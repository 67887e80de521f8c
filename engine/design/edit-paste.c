/* Pasting in two steps: everything comes in under new ids with what it names, devices of other
 * racks unplaced; then these are stood where they fit, which must be asked of a whole design. */
#include "config.h"

#include "engine/design/edit-private.h"
#include "engine/design/name.h"
#include "engine/design/references.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AvtDesign *design;
  AvtIdSource *ids;
  const AvtFragment *fragment;
  GHashTable *copied;  /* a set of AvtId, of the fragment */
  GHashTable *new_ids; /* AvtId of the fragment to AvtId in the design; without those left out */
  AvtNames *names[AVT_N_KINDS];
} Paste;

/** Waiting: a device that has come in and does not stand anywhere yet. */
typedef struct
{
  AvtId id;
  AvtId from_rack;
  AvtPlace wanted; /* in the rack it shall stand in; as it stood */
  gboolean stood;
} Waiting;

static void
paste_init (Paste *self, AvtDesign *design, AvtIdSource *ids, const AvtFragment *fragment)
{
  *self = (Paste){ .design = design, .ids = ids, .fragment = fragment };
  self->copied = g_hash_table_new (avt_id_pointer_hash, avt_id_pointer_equal);
  self->new_ids
      = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, g_free);
  for (guint i = 0; i < fragment->n_copied; i++)
    g_hash_table_add (self->copied, &fragment->copied[i]);
}

static void
paste_clear (Paste *self)
{
  g_hash_table_unref (self->copied);
  g_hash_table_unref (self->new_ids);
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    g_clear_pointer (&self->names[kind], avt_names_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paste, paste_clear)

static gboolean
is_copied (const Paste *self, AvtId id)
{
  return g_hash_table_contains (self->copied, &id);
}

static AvtId
new_id (const Paste *self, AvtId id)
{
  const AvtId *found = g_hash_table_lookup (self->new_ids, &id);

  return found != NULL ? *found : AVT_ID_NONE;
}

/* Of feeds and of where racks stand, the one of the same name will do, when there is one. */
static AvtId
find_namesake (const AvtDesign *design, gconstpointer entity)
{
  AvtKind kind = avt_entity_kind (entity);
  AvtId found = AVT_ID_NONE;

  if (kind != AVT_KIND_FEED && kind != AVT_KIND_SITE && kind != AVT_KIND_ROOM
      && kind != AVT_KIND_ROW)
    return AVT_ID_NONE;
  for (guint i = 0; i < avt_design_count (design, kind); i++)
    {
      gconstpointer other = avt_design_get (design, kind, i);

      if (g_strcmp0 (avt_entity_name (other), avt_entity_name (entity)) != 0)
        continue;
      if (!avt_id_is_none (found))
        return AVT_ID_NONE;
      found = avt_entity_id (other);
    }
  return found;
}

static AvtId
choose_id (Paste *self, gconstpointer entity)
{
  AvtId id = avt_entity_id (entity);
  AvtKind kind = avt_entity_kind (entity);
  gboolean is_known = avt_design_lookup (self->design, id) != NULL;

  if (kind == AVT_KIND_INFO)
    return avt_entity_id (avt_design_get_info (self->design));
  /* A type means the same everywhere, so that its id does; the edition that is there stays. */
  if ((kind == AVT_KIND_TYPE || kind == AVT_KIND_PART) && !(is_known && is_copied (self, id)))
    return id;
  if (is_copied (self, id))
    return avt_id_source_next (self->ids, avt_kind_info (kind)->letter);
  return is_known ? id : find_namesake (self->design, entity);
}

static void
choose_ids (Paste *self)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    for (guint i = 0; i < avt_design_count (self->fragment->design, kind); i++)
      {
        gconstpointer entity = avt_design_get (self->fragment->design, kind, i);
        AvtId id = avt_entity_id (entity);
        AvtId chosen = choose_id (self, entity);

        if (!avt_id_is_none (chosen))
          g_hash_table_insert (self->new_ids, g_memdup2 (&id, sizeof id),
                               g_memdup2 (&chosen, sizeof chosen));
      }
}

/* Ids of kinds that only a newer version knows are kept as they are. */
static AvtId
map_cb (const AvtField *field, AvtId id, gpointer user_data)
{
  return avt_kind_info_by_letter (avt_id_letter (id)) != NULL ? new_id (user_data, id) : id;
}

static void
name_anew (Paste *self, gpointer copy)
{
  AvtKind kind = avt_entity_kind (copy);
  const char *name = avt_entity_name (copy);
  g_autofree char *free_name = NULL;

  if (kind == AVT_KIND_LINK || name == NULL)
    return;
  if (self->names[kind] == NULL)
    self->names[kind] = avt_names_new (self->design, kind);
  free_name = avt_names_take (self->names[kind], name);
  avt_record_set_string (avt_entity_type (copy), copy,
                         (guint) avt_kind_info (kind)->name_field, free_name);
}

/* There is one device of a serial number and of an asset tag. */
static void
part_from_twin (const AvtDesign *design, AvtDevice *copy)
{
  for (guint i = 0; i < avt_design_count (design, AVT_KIND_DEVICE); i++)
    {
      const AvtDevice *other = avt_design_get (design, AVT_KIND_DEVICE, i);

      if (copy->serial != NULL && g_strcmp0 (copy->serial, other->serial) == 0)
        avt_record_unset (&avt_device_type, copy, AVT_DEVICE_SERIAL);
      if (copy->asset_tag != NULL && g_strcmp0 (copy->asset_tag, other->asset_tag) == 0)
        avt_record_unset (&avt_device_type, copy, AVT_DEVICE_ASSET_TAG);
    }
}

static gboolean
has_port (AvtDesignBuilder *builder, AvtId device, const char *port)
{
  const AvtDevice *found = avt_design_builder_lookup (builder, device);
  const AvtType *type
      = found != NULL ? avt_design_builder_lookup (builder, found->type) : NULL;

  return type != NULL && avt_type_find_port (type, port) != NULL;
}

/* A link whose port the edition of the type that is there has not is left out. */
static gboolean
can_join (AvtDesignBuilder *builder, const AvtLink *link)
{
  return has_port (builder, link->a_device, link->a_port)
         && has_port (builder, link->b_device, link->b_port);
}

static void
wait_for_place (const Paste *self, const AvtDevice *device, AvtDevice *copy, GArray *waiting)
{
  AvtPlace place = avt_device_place (device);
  Waiting item = { copy->entity.id, device->rack, place, FALSE };

  item.wanted.rack = new_id (self, device->rack);
  item.stood = AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU)
               || avt_slot_is_channel (place.slot);
  avt_record_unset (&avt_device_type, copy, AVT_DEVICE_RACK);
  avt_record_unset (&avt_device_type, copy, AVT_DEVICE_POSITION_HU);
  g_array_append_val (waiting, item);
}

static void
bring_in (Paste *self, AvtDesignBuilder *builder, gconstpointer entity, GArray *waiting,
          GArray *pasted)
{
  g_autoptr (AvtEntity) copy = avt_entity_copy (entity);
  AvtKind kind = avt_entity_kind (entity);
  const AvtDevice *device = entity;

  copy->id = new_id (self, avt_entity_id (entity));
  _avt_record_map_references (avt_entity_type (copy), copy, map_cb, self);
  if (is_copied (self, avt_entity_id (entity)))
    name_anew (self, copy);
  if (kind == AVT_KIND_DEVICE)
    part_from_twin (self->design, (AvtDevice *) copy);
  if (kind == AVT_KIND_DEVICE && !is_copied (self, device->rack))
    wait_for_place (self, device, (AvtDevice *) copy, waiting);
  if (kind == AVT_KIND_LINK && !can_join (builder, (const AvtLink *) copy))
    return;
  if (pasted != NULL && kind != AVT_KIND_LINK && is_copied (self, avt_entity_id (entity)))
    g_array_append_val (pasted, copy->id);
  avt_design_builder_put (builder, avt_entity_ref (copy));
}

/* Whether it comes in: what was copied, and types and parts that are not there. */
static gboolean
comes_in (const Paste *self, gconstpointer entity)
{
  AvtId id = avt_entity_id (entity);
  AvtKind kind = avt_entity_kind (entity);

  if (is_copied (self, id))
    return kind != AVT_KIND_INFO;
  return (kind == AVT_KIND_TYPE || kind == AVT_KIND_PART)
         && avt_design_lookup (self->design, id) == NULL;
}

static AvtDesign *
bring_all_in (Paste *self, gboolean force, GArray *waiting, GArray *pasted, GError **error)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (self->design);

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    for (guint i = 0; i < avt_design_count (self->fragment->design, kind); i++)
      {
        gconstpointer entity = avt_design_get (self->fragment->design, kind, i);

        if (comes_in (self, entity))
          bring_in (self, builder, entity, waiting, pasted);
      }
  return _avt_finish (self->design, builder, force, error);
}

/* Where they shall go. */

static void
choose_racks (GArray *waiting, const AvtPlace *place)
{
  for (guint i = 0; place != NULL && i < waiting->len; i++)
    g_array_index (waiting, Waiting, i).wanted.rack = place->rack;
  for (guint i = waiting->len; i > 0; i--)
    if (avt_id_is_none (g_array_index (waiting, Waiting, i - 1).wanted.rack))
      g_array_remove_index (waiting, i - 1);
}

static int
compare_waiting_cb (gconstpointer a, gconstpointer b)
{
  const Waiting *first = a;
  const Waiting *second = b;
  int racks = avt_id_compare (first->from_rack, second->from_rack);

  if (racks != 0)
    return racks;
  if (first->stood != second->stood)
    return first->stood ? -1 : 1;
  if (first->wanted.position_hu != second->wanted.position_hu)
    return first->wanted.position_hu < second->wanted.position_hu ? -1 : 1;
  return avt_id_compare (first->id, second->id);
}

static const AvtType *
type_of (const AvtDesign *design, AvtId device)
{
  return avt_design_type (design, avt_design_device (design, device)->type);
}

static gboolean
is_free (const AvtDesign *design, const Waiting *item, gint64 shift_hu)
{
  AvtPlace place = item->wanted;

  if (!avt_slot_is_channel (place.slot))
    place.position_hu += shift_hu;
  return avt_design_place_misfit (design, type_of (design, item->id), &place, NULL, 0, NULL)
         == AVT_FITS;
}

static gboolean
all_free (const AvtDesign *design, const Waiting *items, guint n_items, gint64 shift_hu)
{
  for (guint i = 0; i < n_items; i++)
    if (!is_free (design, &items[i], shift_hu))
      return FALSE;
  return TRUE;
}

/* Devices of one rack keep their order and distances when there is room for all of them: from
 * @first_hu upwards, then from the bottom. */
static gboolean
find_shift (const AvtDesign *design, const Waiting *items, guint n_items, gint64 first_hu,
            gint64 *shift_hu)
{
  const AvtRack *rack = avt_design_rack (design, items[0].wanted.rack);
  gint64 lowest_hu = items[0].wanted.position_hu;
  gint64 start_hu = first_hu > 0 ? first_hu : lowest_hu;

  if (rack == NULL)
    return FALSE;
  for (gint64 at_hu = start_hu; at_hu <= rack->height_hu + 1; at_hu += 2)
    {
      *shift_hu = at_hu - lowest_hu;
      if (all_free (design, items, n_items, *shift_hu))
        return TRUE;
    }
  for (gint64 at_hu = 2; at_hu < start_hu; at_hu += 2)
    {
      *shift_hu = at_hu - lowest_hu;
      if (all_free (design, items, n_items, *shift_hu))
        return TRUE;
    }
  return FALSE;
}

static AvtDesign *
stand_together (AvtDesign *design, const Waiting *items, guint n_items, gint64 first_hu)
{
  g_autofree AvtId *ids = g_new (AvtId, n_items);
  g_autofree AvtPlace *places = g_new (AvtPlace, n_items);
  gint64 shift_hu;

  if (!find_shift (design, items, n_items, first_hu, &shift_hu))
    return NULL;
  for (guint i = 0; i < n_items; i++)
    {
      ids[i] = items[i].id;
      places[i] = items[i].wanted;
      places[i].position_hu += shift_hu;
    }
  return avt_design_with_devices_placed (design, ids, places, n_items, FALSE, NULL);
}

static AvtDesign *
stand_one (AvtDesign *design, const Waiting *item, GError **error)
{
  const AvtDevice *device = avt_design_device (design, item->id);
  AvtPlace place = item->wanted;

  if (avt_design_first_free (design, type_of (design, item->id), &place))
    return avt_design_with_devices_placed (design, &item->id, &place, 1, FALSE, error);
  return _avt_refuse (error, AVT_EDIT_ERROR_PLACE, _ ("%s has no room for %s"),
                      avt_entity_name (avt_design_rack (design, place.rack)), device->name);
}

static AvtDesign *
stand_each (AvtDesign *design, const Waiting *items, guint n_items, GError **error)
{
  g_autoptr (AvtDesign) result = avt_design_ref (design);

  for (guint i = 0; i < n_items; i++)
    {
      AvtDesign *next = stand_one (result, &items[i], error);

      if (next == NULL)
        return NULL;
      avt_design_unref (result);
      result = next;
    }
  return g_steal_pointer (&result);
}

/* How many of @items, which are sorted, stood in the same rack and at some place of it, or did not
 * stand. */
static guint
group_length (const Waiting *items, guint n_items)
{
  guint length = 1;

  while (length < n_items && items[length].stood == items[0].stood
         && avt_id_equal (items[length].from_rack, items[0].from_rack)
         && avt_slot_is_channel (items[length].wanted.slot)
                == avt_slot_is_channel (items[0].wanted.slot))
    length++;
  return length;
}

static AvtDesign *
stand_all (AvtDesign *design, GArray *waiting, gint64 first_hu, GError **error)
{
  g_autoptr (AvtDesign) result = avt_design_ref (design);
  guint length;

  for (guint i = 0; i < waiting->len; i += length)
    {
      const Waiting *items = &g_array_index (waiting, Waiting, i);
      AvtDesign *next = NULL;

      length = group_length (items, waiting->len - i);
      if (items->stood)
        next = stand_together (result, items, length, first_hu);
      if (next == NULL)
        next = stand_each (result, items, length, error);
      if (next == NULL)
        return NULL;
      avt_design_unref (result);
      result = next;
    }
  return g_steal_pointer (&result);
}

/**
 * avt_design_with_pasted:
 * @fragment: what was copied, of this design or of another
 * @place: (nullable): the rack and the lowest position for devices that were copied without their
 *   rack; a position of 0: as they stood, or the next that is free. %NULL: the rack they stood in,
 *   where the design has it, otherwise nowhere
 * @pasted: (nullable) (element-type AvtId): takes the new objects, without the links; of no use
 *   when it is refused
 *
 * Everything gets a new id and, where its name is taken, one that is counted on. Devices of one
 * rack keep their order and distances when there is room for them together. Links among what was
 * copied come along. A feed, row, room or site that was not copied itself is found by its id, or
 * by its name when one alone bears it; a power strip whose feed is not found has none. A serial
 * number or asset tag that a device has already is not given to its copy.
 *
 * Returns: (transfer full): the design, or %NULL with the reason
 */
AvtDesign *
avt_design_with_pasted (AvtDesign *design, AvtIdSource *ids, const AvtFragment *fragment,
                        const AvtPlace *place, gboolean force, GArray *pasted, GError **error)
{
  g_auto (Paste) self = { 0 };
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_autoptr (AvtDesign) inside = NULL;

  paste_init (&self, design, ids, fragment);
  if (place != NULL && avt_design_rack (design, place->rack) == NULL)
    return _avt_refuse_missing (error, place->rack);
  choose_ids (&self);
  inside = bring_all_in (&self, force, waiting, pasted, error);
  if (inside == NULL)
    return NULL;
  choose_racks (waiting, place);
  g_array_sort (waiting, compare_waiting_cb);
  return stand_all (inside, waiting, place != NULL ? place->position_hu : 0, error);
}
