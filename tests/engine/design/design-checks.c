#include "config.h"

#include "tests/engine/design/design-checks.h"

#include "engine/design/fit.h"

#include <string.h>

/* Structure */

static gconstpointer
search (const AvtDesign *design, AvtId id)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      AvtTableIter iter;
      gpointer item;

      avt_table_iter_init (&iter, avt_design_get_table (design, kind));
      while (avt_table_iter_next (&iter, &item))
        if (memcmp (&((AvtEntity *) item)->id, &id, sizeof id) == 0)
          return item;
    }
  return NULL;
}

typedef void (*ReferenceFunc) (const AvtField *field, AvtId target, gpointer user_data);

static void
each_reference (const AvtRecordType *type, const void *record, ReferenceFunc func,
                gpointer user_data)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      gconstpointer member = (const char *) record + field->offset;

      if (!AVT_RECORD_HAS (record, i))
        continue;
      if (field->kind == AVT_FIELD_REFERENCE)
        func (field, *(const AvtId *) member, user_data);
      for (guint k = 0; field->kind == AVT_FIELD_REFERENCE_LIST
                        && k < ((const AvtIdList *) member)->n_ids;
           k++)
        func (field, ((const AvtIdList *) member)->ids[k], user_data);
      if (field->kind == AVT_FIELD_RECORD)
        each_reference (field->record, member, func, user_data);
      for (guint k = 0; field->kind == AVT_FIELD_RECORD_LIST
                        && k < ((const AvtRecordList *) member)->n_records;
           k++)
        each_reference (field->record,
                        (const char *) ((const AvtRecordList *) member)->records
                            + k * field->record->size,
                        func, user_data);
    }
}

static void
check_resolves_cb (const AvtField *field, AvtId target, gpointer user_data)
{
  gconstpointer found = avt_design_lookup (user_data, target);

  if (field->targets == NULL && avt_kind_info_by_letter (target.text[0]) == NULL)
    return; /* a kind that only a newer version knows */
  if (found == NULL)
    g_error ("%s names %s, which is not in the design", field->name, target.text);
  g_assert_cmpstr (avt_entity_id (found).text, ==, target.text);
  if (field->targets != NULL && strchr (field->targets, target.text[0]) == NULL)
    g_error ("%s names %s, which is of another kind", field->name, target.text);
}

static gboolean
type_has_port (const AvtType *type, const char *key)
{
  for (guint i = 0; i < type->ports.n_records; i++)
    if (strcmp (((const AvtPort *) type->ports.records)[i].key, key) == 0)
      return TRUE;
  return FALSE;
}

static void
check_ports (const AvtDesign *design, const AvtLink *link)
{
  const AvtDevice *a = avt_design_lookup (design, link->a_device);
  const AvtDevice *b = avt_design_lookup (design, link->b_device);

  g_assert_true (type_has_port (avt_design_lookup (design, a->type), link->a_port));
  g_assert_true (type_has_port (avt_design_lookup (design, b->type), link->b_port));
}

static void
check_entity (const AvtDesign *design, gconstpointer entity)
{
  const AvtKindInfo *info = ((const AvtEntity *) entity)->info;
  g_autoptr (GError) error = NULL;
  AvtId id = avt_entity_id (entity);
  AvtId parsed;

  g_assert_true (avt_id_parse (id.text, &parsed));
  g_assert_cmpint (id.text[0], ==, info->letter);
  g_assert_true (avt_design_lookup (design, id) == entity);
  avt_record_check (info->record, entity, &error);
  g_assert_no_error (error);
  each_reference (info->record, entity, check_resolves_cb, (gpointer) design);
  if (info->kind == AVT_KIND_LINK)
    check_ports (design, entity);
}

void
check_structure (const AvtDesign *design)
{
  guint count = 0;

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      AvtId last = AVT_ID_NONE;
      AvtTableIter iter;
      gpointer item;

      avt_table_iter_init (&iter, avt_design_get_table (design, kind));
      while (avt_table_iter_next (&iter, &item))
        {
          g_assert_cmpint (avt_entity_kind (item), ==, kind);
          g_assert_cmpint (memcmp (&last, &((AvtEntity *) item)->id, sizeof last), <, 0);
          last = avt_entity_id (item);
          check_entity (design, item);
          count++;
          if (kind == AVT_KIND_RACK)
            g_assert_nonnull (avt_design_rack_stamp (design, last));
        }
    }
  g_assert_cmpuint (count, <=, AVT_DESIGN_MAX_ENTITIES);
  g_assert_cmpuint (avt_design_count (design, AVT_KIND_INFO), ==, 1);
}

static void
check_not_named_cb (const AvtField *field, AvtId target, gpointer user_data)
{
  if (g_hash_table_contains (user_data, &target))
    g_error ("%s names %s, which was removed", field->name, target.text);
}

static void
check_removed (const AvtDesign *after, GHashTable *removed)
{
  for (guint kind = 0; g_hash_table_size (removed) > 0 && kind < AVT_N_KINDS; kind++)
    {
      AvtTableIter iter;
      gpointer item;

      avt_table_iter_init (&iter, avt_design_get_table (after, kind));
      while (avt_table_iter_next (&iter, &item))
        {
          AvtId id = avt_entity_id (item);

          g_assert_false (g_hash_table_contains (removed, &id));
          each_reference (avt_entity_type (item), item, check_not_named_cb, removed);
        }
    }
}

void
check_structure_of_change (const AvtDesign *before, const AvtDesign *after)
{
  g_autoptr (AvtDelta) delta = avt_delta_new (before, after);
  g_autoptr (GHashTable) removed
      = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
  gboolean changes_ports = FALSE;

  for (guint i = 0; i < avt_delta_get_size (delta); i++)
    {
      gconstpointer new;
      AvtId id = avt_delta_get (delta, i, NULL, &new);

      if (new != NULL)
        check_entity (after, new);
      else
        g_hash_table_add (removed, g_memdup2 (&id, sizeof id));
      changes_ports |= id.text[0] == 't' || id.text[0] == 'd';
    }
  check_removed (after, removed);
  for (guint i = 0; changes_ports && i < avt_design_count (after, AVT_KIND_LINK); i++)
    check_ports (after, avt_design_get (after, AVT_KIND_LINK, i));
}

/* Indexes */

static AvtId
reference_of (gconstpointer entity, guint field)
{
  const AvtRecordType *type = avt_entity_type (entity);

  if (!AVT_RECORD_HAS (entity, field))
    return AVT_ID_NONE;
  return *(const AvtId *) (gconstpointer) ((const char *) entity + type->fields[field].offset);
}

static void
check_referrers (const AvtDesign *design, AvtKind kind, guint field, AvtId target)
{
  AvtReferrers referrers;
  AvtTableIter iter;
  gpointer item;

  avt_design_referrers (design, kind, field, target, &referrers);
  avt_table_iter_init (&iter, avt_design_get_table (design, kind));
  while (avt_table_iter_next (&iter, &item))
    if (strcmp (reference_of (item, field).text, target.text) == 0)
      g_assert_true (avt_referrers_next (&referrers) == item);
  g_assert_null (avt_referrers_next (&referrers));
  g_assert_null (avt_referrers_next (&referrers));
}

static guint
count_ends (const AvtDesign *design, AvtId device)
{
  guint count = 0;

  for (guint i = 0; i < avt_design_count (design, AVT_KIND_LINK); i++)
    {
      const AvtLink *link = avt_design_get (design, AVT_KIND_LINK, i);

      count += strcmp (link->a_device.text, device.text) == 0;
      count += strcmp (link->b_device.text, device.text) == 0;
    }
  return count;
}

static void
check_link_ends (const AvtDesign *design, AvtId device)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port;
  const char *far_port;
  AvtId far_device;
  guint count = 0;

  avt_design_links_of_device (design, device, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    {
      gboolean is_a = near_port == link->a_port;

      g_assert_true (search (design, link->entity.id) == link);
      g_assert_cmpstr ((is_a ? link->a_device : link->b_device).text, ==, device.text);
      g_assert_cmpstr ((is_a ? link->b_device : link->a_device).text, ==, far_device.text);
      g_assert_true (near_port == (is_a ? link->a_port : link->b_port));
      g_assert_true (far_port == (is_a ? link->b_port : link->a_port));
      count++;
    }
  g_assert_cmpuint (count, ==, count_ends (design, device));
}

/* Every entity is asked who refers to it by every reference field there is. */
static void
check_referrers_of (const AvtDesign *design, AvtId target)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtRecordType *type = avt_kind_info (kind)->record;

      for (guint field = 0; field < type->n_fields; field++)
        if (type->fields[field].kind == AVT_FIELD_REFERENCE
            && (type->fields[field].targets == NULL
                || strchr (type->fields[field].targets, target.text[0]) != NULL))
          check_referrers (design, kind, field, target);
    }
}

static void
check_counts (const AvtDesign *design, AvtKind kind)
{
  const AvtRecordType *type = avt_kind_info (kind)->record;

  for (guint field = 0; field < type->n_fields; field++)
    {
      guint count = 0;

      if (type->fields[field].kind != AVT_FIELD_REFERENCE)
        continue;
      for (guint i = 0; i < avt_design_count (design, kind); i++)
        count += AVT_RECORD_HAS (avt_design_get (design, kind, i), field);
      g_assert_cmpuint (avt_design_count_referring (design, kind, field), ==, count);
    }
}

void
check_indexes (const AvtDesign *design)
{
  AvtId nothing = AVT_ID_NONE;

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    check_counts (design, kind);
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    for (guint i = 0; i < avt_design_count (design, kind); i++)
      {
        gconstpointer entity = avt_design_get (design, kind, i);

        check_referrers_of (design, avt_entity_id (entity));
        if (kind == AVT_KIND_DEVICE)
          check_link_ends (design, avt_entity_id (entity));
      }
  g_assert_null (avt_design_lookup (design, nothing));
}

/* Delta */

static guint
count_changes (const AvtDesign *before, const AvtDesign *after, gboolean count_replaced)
{
  guint count = 0;

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      AvtTableIter iter;
      gpointer item;

      avt_table_iter_init (&iter, avt_design_get_table (before, kind));
      while (avt_table_iter_next (&iter, &item))
        {
          gconstpointer other = avt_design_lookup (after, avt_entity_id (item));

          count += other == NULL || (count_replaced && other != item);
        }
    }
  return count;
}

void
check_delta (const AvtDesign *before, const AvtDesign *after)
{
  g_autoptr (AvtDelta) delta = avt_delta_new (before, after);
  AvtKind last_kind = AVT_KIND_INFO;
  AvtId last = AVT_ID_NONE;

  g_assert_cmpuint (avt_delta_get_size (delta), ==,
                    count_changes (before, after, TRUE) + count_changes (after, before, FALSE));
  for (guint i = 0; i < avt_delta_get_size (delta); i++)
    {
      gconstpointer old;
      gconstpointer new;
      AvtId id = avt_delta_get (delta, i, &old, &new);
      AvtKind kind = avt_entity_kind (new != NULL ? new : old);

      g_assert_true (old != new);
      g_assert_true (old == avt_design_lookup (before, id));
      g_assert_true (new == avt_design_lookup (after, id));
      g_assert_true (avt_delta_touches (delta, kind));
      g_assert_true (kind > last_kind || avt_id_compare (last, id) < 0);
      g_assert_cmpint (kind, >=, last_kind);
      /* an edit gives a new pointer only to what it changed */
      if (old != NULL && new != NULL)
        g_assert_false (avt_entity_equal (old, new));
      last_kind = kind;
      last = id;
    }
}

/* Surroundings */

struct _Surroundings
{
  GHashTable *racks; /* AvtId -> GHashTable, a set of the entities that the rack can see */
};

typedef struct
{
  const AvtDesign *design;
  GPtrArray *devices;
  GPtrArray *links;
  GHashTable *numbers; /* AvtId of a device -> its number + 1 */
  guint *circuit;      /* of each device: the smallest number that cords join it to */
} Survey;

static GPtrArray *
gather (const AvtDesign *design, AvtKind kind)
{
  GPtrArray *all = g_ptr_array_new ();
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (design, kind));
  while (avt_table_iter_next (&iter, &item))
    g_ptr_array_add (all, item);
  return all;
}

static guint
number_of (const Survey *survey, const AvtId *device)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (survey->numbers, device)) - 1;
}

/* Cords are gone over again and again until nothing changes. */
static void
find_circuits (Survey *survey)
{
  gboolean changed;

  for (guint i = 0; i < survey->devices->len; i++)
    survey->circuit[i] = i;
  do
    {
      changed = FALSE;
      for (guint i = 0; i < survey->links->len; i++)
        {
          const AvtLink *link = g_ptr_array_index (survey->links, i);
          guint a = number_of (survey, &link->a_device);
          guint b = number_of (survey, &link->b_device);
          guint least = MIN (survey->circuit[a], survey->circuit[b]);

          if (link->medium != AVT_MEDIUM_POWER || survey->circuit[a] == survey->circuit[b])
            continue;
          survey->circuit[a] = survey->circuit[b] = least;
          changed = TRUE;
        }
    }
  while (changed);
}

static void
survey_init (Survey *survey, const AvtDesign *design)
{
  survey->design = design;
  survey->devices = gather (design, AVT_KIND_DEVICE);
  survey->links = gather (design, AVT_KIND_LINK);
  survey->numbers = g_hash_table_new (avt_id_pointer_hash, avt_id_pointer_equal);
  survey->circuit = g_new (guint, survey->devices->len);
  for (guint i = 0; i < survey->devices->len; i++)
    g_hash_table_insert (survey->numbers,
                         &((AvtDevice *) g_ptr_array_index (survey->devices, i))->entity.id,
                         GUINT_TO_POINTER (i + 1));
  find_circuits (survey);
}

static void
survey_clear (Survey *survey)
{
  g_ptr_array_unref (survey->devices);
  g_ptr_array_unref (survey->links);
  g_hash_table_unref (survey->numbers);
  g_free (survey->circuit);
}

static void
see (GHashTable *seen, gconstpointer entity)
{
  if (entity != NULL)
    g_hash_table_add (seen, (gpointer) entity);
}

static void
see_parts (GHashTable *seen, const AvtDesign *design, const AvtRecordList *uses)
{
  for (guint i = 0; i < uses->n_records; i++)
    see (seen, avt_design_lookup (design, ((const AvtPartUse *) uses->records)[i].part));
}

static void
see_device (GHashTable *seen, const AvtDesign *design, const AvtDevice *device)
{
  const AvtType *type = avt_design_lookup (design, device->type);

  see (seen, device);
  see (seen, type);
  see (seen, avt_design_lookup (design, device->rack));
  see_parts (seen, design, &type->parts);
  see_parts (seen, design, &device->parts);
}

/* Cables to other rows of the room go by where these stand. */
static void
see_rows (GHashTable *seen, const AvtDesign *design, const AvtRoom *room)
{
  g_autoptr (GPtrArray) rows = gather (design, AVT_KIND_ROW);

  for (guint i = 0; i < rows->len && room != NULL; i++)
    if (avt_id_equal (((AvtRow *) g_ptr_array_index (rows, i))->room, room->entity.id))
      see (seen, g_ptr_array_index (rows, i));
}

static void
see_place (GHashTable *seen, const AvtDesign *design, const AvtRack *rack)
{
  const AvtRow *row = avt_design_lookup (design, rack->row);
  const AvtRoom *room = row != NULL ? avt_design_lookup (design, row->room) : NULL;

  see (seen, avt_design_get_info (design));
  see (seen, rack);
  see (seen, row);
  see (seen, room);
  see_rows (seen, design, room);
  see (seen, room != NULL ? avt_design_lookup (design, room->site) : NULL);
}

static gboolean
stands_in (const Survey *survey, guint device, AvtId rack)
{
  const AvtDevice *found = g_ptr_array_index (survey->devices, device);

  return avt_id_equal (found->rack, rack);
}

static void
see_link (GHashTable *seen, const Survey *survey, const AvtLink *link, const gboolean *reached,
          AvtId rack)
{
  guint a = number_of (survey, &link->a_device);
  guint b = number_of (survey, &link->b_device);

  if (link->medium == AVT_MEDIUM_POWER)
    {
      if (reached[survey->circuit[a]])
        see (seen, link);
    }
  else if (stands_in (survey, a, rack) || stands_in (survey, b, rack))
    {
      see (seen, link);
      see_device (seen, survey->design, g_ptr_array_index (survey->devices, a));
      see_device (seen, survey->design, g_ptr_array_index (survey->devices, b));
    }
}

static GHashTable *
see_from (const Survey *survey, const AvtRack *rack)
{
  GHashTable *seen = g_hash_table_new (NULL, NULL);
  g_autofree gboolean *reached = g_new0 (gboolean, survey->devices->len);

  see_place (seen, survey->design, rack);
  for (guint i = 0; i < survey->devices->len; i++)
    if (stands_in (survey, i, rack->entity.id))
      reached[survey->circuit[i]] = TRUE;
  for (guint i = 0; i < survey->devices->len; i++)
    if (reached[survey->circuit[i]])
      {
        const AvtDevice *device = g_ptr_array_index (survey->devices, i);

        see_device (seen, survey->design, device);
        see (seen, avt_design_lookup (survey->design, device->feed));
      }
  for (guint i = 0; i < survey->links->len; i++)
    see_link (seen, survey, g_ptr_array_index (survey->links, i), reached, rack->entity.id);
  return seen;
}

Surroundings *
surroundings_new (const AvtDesign *design)
{
  Surroundings *self = g_new0 (Surroundings, 1);
  AvtTableIter iter;
  gpointer item;
  Survey survey;

  self->racks = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, NULL,
                                       (GDestroyNotify) g_hash_table_unref);
  survey_init (&survey, design);
  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_RACK));
  while (avt_table_iter_next (&iter, &item))
    g_hash_table_insert (self->racks, &((AvtEntity *) item)->id, see_from (&survey, item));
  survey_clear (&survey);
  return self;
}

void
surroundings_free (Surroundings *self)
{
  g_hash_table_unref (self->racks);
  g_free (self);
}

static gboolean
sets_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer item;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (!g_hash_table_contains (b, item))
      return FALSE;
  return TRUE;
}

void
check_stamps (const AvtDesign *before, const Surroundings *old, const AvtDesign *after,
              const Surroundings *new)
{
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (after, AVT_KIND_RACK));
  while (avt_table_iter_next (&iter, &item))
    {
      AvtId id = avt_entity_id (item);
      GHashTable *saw = g_hash_table_lookup (old->racks, &id);
      gboolean same = saw != NULL && sets_equal (saw, g_hash_table_lookup (new->racks, &id));
      AvtStamp *stamp = avt_design_rack_stamp (after, id);

      g_assert_nonnull (stamp);
      if (same != (stamp == avt_design_rack_stamp (before, id)))
        g_error ("%s %s, but its stamp is %s one", avt_entity_name (item),
                 same ? "sees no change" : "sees a change", same ? "a new" : "the old");
    }
  avt_table_iter_init (&iter, avt_design_get_table (before, AVT_KIND_RACK));
  while (avt_table_iter_next (&iter, &item))
    if (avt_design_lookup (after, avt_entity_id (item)) == NULL)
      g_assert_null (avt_design_rack_stamp (after, avt_entity_id (item)));
}

/* Misfits. Of devices by cells: a cell is half a unit high, half of the width wide, and front or
 * rear. */

typedef struct
{
  AvtId device;
  AvtId other; /* none: a fault of its own */
  char fault;
} Misfit;

static gboolean
takes_half (const AvtDevice *device, guint half)
{
  return device->slot == AVT_SLOT_FULL || device->slot == (half == 0 ? AVT_SLOT_LEFT
                                                                     : AVT_SLOT_RIGHT);
}

static gboolean
takes_face (const AvtDevice *device, const AvtType *type, guint face)
{
  return type->full_depth || device->face == (int) face;
}

static gboolean
is_in_channel (const AvtDevice *device)
{
  return device->slot > AVT_SLOT_RIGHT;
}

static gboolean
takes_height (const AvtDevice *device, const AvtType *type, gint64 cell)
{
  return AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU) && cell >= device->position_hu
         && cell < device->position_hu + type->height_hu;
}

/* The depth that both take where they share height and width, back to back. */
static gboolean
too_deep_together (const AvtRack *rack, const AvtType *a, const AvtType *b)
{
  gint64 room = AVT_RECORD_HAS (rack, AVT_RACK_RAIL_DEPTH_MM) ? rack->rail_depth_mm : 737;

  return AVT_RECORD_HAS (a, AVT_TYPE_FIELD_DEPTH_MM) && AVT_RECORD_HAS (b, AVT_TYPE_FIELD_DEPTH_MM)
         && a->depth_mm + 75 + b->depth_mm > room;
}

static gboolean
share_a_cell (const AvtRack *rack, const AvtDevice *a, const AvtType *a_type, const AvtDevice *b,
              const AvtType *b_type)
{
  if (is_in_channel (a) || is_in_channel (b))
    return a->slot == b->slot;
  for (gint64 cell = a->position_hu; cell < a->position_hu + a_type->height_hu; cell++)
    for (guint half = 0; half < 2; half++)
      {
        if (!takes_height (a, a_type, cell) || !takes_height (b, b_type, cell)
            || !takes_half (a, half) || !takes_half (b, half))
          continue;
        for (guint face = 0; face < 2; face++)
          if (takes_face (a, a_type, face) && takes_face (b, b_type, face))
            return TRUE;
        if (too_deep_together (rack, a_type, b_type))
          return TRUE;
      }
  return FALSE;
}

static void
add_misfit (GArray *misfits, AvtId device, AvtId other, char fault)
{
  Misfit misfit = { device, other, fault };

  g_array_append_val (misfits, misfit);
}

static void
add_own_misfits (GArray *misfits, const AvtRack *rack, const AvtDevice *device,
                 const AvtType *type)
{
  gboolean second = device->slot == AVT_SLOT_CHANNEL_LEFT_2
                    || device->slot == AVT_SLOT_CHANNEL_RIGHT_2;
  AvtId id = device->entity.id;

  if (type->height_hu == 0)
    {
      if (!is_in_channel (device))
        add_misfit (misfits, id, AVT_ID_NONE, '0');
      else if (rack->channels < (second ? 2 : 1))
        add_misfit (misfits, id, AVT_ID_NONE, 'c');
      if (is_in_channel (device) && AVT_RECORD_HAS (type, AVT_TYPE_FIELD_LENGTH_MM)
          && 200 * type->length_mm > 4445 * rack->height_hu)
        add_misfit (misfits, id, AVT_ID_NONE, 'l');
      return;
    }
  if (is_in_channel (device))
    {
      add_misfit (misfits, id, AVT_ID_NONE, 'u');
      return;
    }
  if (!AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    return;
  if ((device->slot == AVT_SLOT_FULL) != (type->width == AVT_WIDTH_FULL))
    add_misfit (misfits, id, AVT_ID_NONE, 'w');
  if (device->position_hu < 2 || device->position_hu + type->height_hu - 2 > rack->height_hu)
    add_misfit (misfits, id, AVT_ID_NONE, 'o');
  if (AVT_RECORD_HAS (rack, AVT_RACK_DEPTH_MM) && AVT_RECORD_HAS (type, AVT_TYPE_FIELD_DEPTH_MM)
      && rack->depth_mm < type->depth_mm)
    add_misfit (misfits, id, AVT_ID_NONE, 'd');
}

/* A device mounted at the front reaches from the front rails, which stand back a third of what the
 * rails leave of the cabinet, to a strip in an inner channel; all in thirds of a millimetre. */
static gboolean
reaches_strip (const AvtRack *rack, const AvtDevice *device, const AvtType *type,
               const AvtDevice *strip, const AvtType *strip_type)
{
  int half = strip->slot == AVT_SLOT_CHANNEL_LEFT_1 ? AVT_SLOT_LEFT : AVT_SLOT_RIGHT;
  gint64 rails = AVT_RECORD_HAS (rack, AVT_RACK_RAIL_DEPTH_MM) ? rack->rail_depth_mm : 737;
  gint64 body = AVT_RECORD_HAS (strip_type, AVT_TYPE_FIELD_DEPTH_MM) ? strip_type->depth_mm : 60;
  gint64 setback = rack->depth_mm > rails ? rack->depth_mm - rails : 0;

  if (strip->slot != AVT_SLOT_CHANNEL_LEFT_1 && strip->slot != AVT_SLOT_CHANNEL_RIGHT_1)
    return FALSE;
  if (is_in_channel (device) || device->face != AVT_FACE_FRONT
      || (device->slot != AVT_SLOT_FULL && device->slot != half))
    return FALSE;
  if (!AVT_RECORD_HAS (rack, AVT_RACK_DEPTH_MM) || !AVT_RECORD_HAS (type, AVT_TYPE_FIELD_DEPTH_MM)
      || (AVT_RECORD_HAS (rack, AVT_RACK_WIDTH_MM) && rack->width_mm >= 750))
    return FALSE;
  return setback + 3 * (type->depth_mm + body) > 3 * rack->depth_mm;
}

static GArray *
find_misfits (const AvtDesign *design, const AvtRack *rack)
{
  GArray *misfits = g_array_new (FALSE, FALSE, sizeof (Misfit));
  g_autoptr (GPtrArray) devices = gather (design, AVT_KIND_DEVICE);

  for (guint i = devices->len; i > 0; i--)
    if (!avt_id_equal (((AvtDevice *) g_ptr_array_index (devices, i - 1))->rack,
                       rack->entity.id))
      g_ptr_array_remove_index (devices, i - 1);
  for (guint i = 0; i < devices->len; i++)
    {
      const AvtDevice *a = g_ptr_array_index (devices, i);
      const AvtType *a_type = avt_design_lookup (design, a->type);

      add_own_misfits (misfits, rack, a, a_type);
      for (guint k = 0; k < i; k++)
        {
          const AvtDevice *b = g_ptr_array_index (devices, k);
          const AvtType *b_type = avt_design_lookup (design, b->type);

          if (share_a_cell (rack, a, a_type, b, b_type))
            add_misfit (misfits, a->entity.id, b->entity.id, 't');
          if (reaches_strip (rack, a, a_type, b, b_type)
              || reaches_strip (rack, b, b_type, a, a_type))
            add_misfit (misfits, a->entity.id, b->entity.id, 's');
        }
    }
  return misfits;
}

guint
count_misfits (const AvtDesign *design, AvtId rack)
{
  g_autoptr (GArray) misfits = find_misfits (design, avt_design_lookup (design, rack));

  return misfits->len;
}

static gboolean
has_misfit (const GArray *misfits, const Misfit *wanted)
{
  for (guint i = 0; i < misfits->len; i++)
    if (memcmp (&g_array_index (misfits, Misfit, i), wanted, sizeof *wanted) == 0)
      return TRUE;
  return FALSE;
}

/* Fails when @after has a misfit that @before has not. */
static void
check_only_old (const GArray *before, const GArray *after)
{
  for (guint i = 0; i < after->len; i++)
    {
      const Misfit *misfit = &g_array_index (after, Misfit, i);

      if (!has_misfit (before, misfit))
        g_error ("%s (fault %c, %s) does not fit, and did before", misfit->device.text,
                 misfit->fault, misfit->other.text);
    }
}

static void
check_rack_misfits (const AvtDesign *before, const AvtDesign *after, AvtId id)
{
  const AvtRack *old = avt_design_lookup (before, id);
  const AvtRack *new = avt_design_lookup (after, id);
  g_autoptr (GArray) old_misfits = NULL;
  g_autoptr (GArray) new_misfits = NULL;

  if (new == NULL)
    return;
  old_misfits = old != NULL ? find_misfits (before, old)
                            : g_array_new (FALSE, FALSE, sizeof (Misfit));
  new_misfits = find_misfits (after, new);
  check_only_old (old_misfits, new_misfits);
}

/* 'o' outlet, 'i' inlet, 'b' bay, 's' signal. */
static char
port_role (const AvtDesign *design, AvtId device_id, const char *key)
{
  const AvtDevice *device = avt_design_lookup (design, device_id);
  const AvtType *type = avt_design_lookup (design, device->type);

  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *port = &((const AvtPort *) type->ports.records)[i];

      if (strcmp (port->key, key) != 0)
        continue;
      if (port->category == AVT_PORT_MODULE_BAY || port->category == AVT_PORT_DEVICE_BAY)
        return 'b';
      if (port->category == AVT_PORT_POWER_OUTLET)
        return 'o';
      return port->category == AVT_PORT_POWER_INLET ? 'i' : 's';
    }
  g_assert_not_reached ();
}

static gboolean
ends_meet (const AvtLink *a, const AvtLink *b)
{
  const char *a_devices[] = { a->a_device.text, a->b_device.text };
  const char *b_devices[] = { b->a_device.text, b->b_device.text };
  const char *a_ports[] = { a->a_port, a->b_port };
  const char *b_ports[] = { b->a_port, b->b_port };

  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 2; k++)
      if (strcmp (a_devices[i], b_devices[k]) == 0 && strcmp (a_ports[i], b_ports[k]) == 0)
        return TRUE;
  return FALSE;
}

static GArray *
find_link_misfits (const AvtDesign *design)
{
  GArray *misfits = g_array_new (FALSE, FALSE, sizeof (Misfit));
  g_autoptr (GPtrArray) links = gather (design, AVT_KIND_LINK);

  for (guint i = 0; i < links->len; i++)
    {
      const AvtLink *link = g_ptr_array_index (links, i);
      char a = port_role (design, link->a_device, link->a_port);
      char b = port_role (design, link->b_device, link->b_port);
      gboolean is_cord = (a == 'o' && b == 'i') || (a == 'i' && b == 'o');

      if (link->medium == AVT_MEDIUM_POWER ? !is_cord : a != 's' || b != 's')
        add_misfit (misfits, link->entity.id, AVT_ID_NONE, 'm');
      for (guint k = 0; k < i; k++)
        if (ends_meet (link, g_ptr_array_index (links, k)))
          add_misfit (misfits, link->entity.id, avt_entity_id (g_ptr_array_index (links, k)), 'p');
    }
  return misfits;
}

void
check_no_new_misfits (const AvtDesign *before, const AvtDesign *after)
{
  g_autoptr (AvtDelta) delta = avt_delta_new (before, after);
  g_autoptr (GArray) old_links = find_link_misfits (before);
  g_autoptr (GArray) new_links = find_link_misfits (after);
  gboolean everywhere = avt_delta_touches (delta, AVT_KIND_TYPE);

  check_only_old (old_links, new_links);
  for (guint i = 0; everywhere && i < avt_design_count (after, AVT_KIND_RACK); i++)
    check_rack_misfits (before, after, avt_entity_id (avt_design_get (after, AVT_KIND_RACK, i)));
  for (guint i = 0; !everywhere && i < avt_delta_get_size (delta); i++)
    {
      gconstpointer new;
      AvtId id = avt_delta_get (delta, i, NULL, &new);

      if (new != NULL && id.text[0] == 'r')
        check_rack_misfits (before, after, id);
      if (new != NULL && id.text[0] == 'd' && !avt_id_is_none (((AvtDevice *) new)->rack))
        check_rack_misfits (before, after, ((AvtDevice *) new)->rack);
    }
}
