#include "config.h"

#include "engine/design/design.h"

#include "engine/design/design-private.h"

#include <string.h>

G_DEFINE_QUARK (avt-edit-error-quark, avt_edit_error)

static int
compare_entities (gconstpointer a, gconstpointer b, gconstpointer data)
{
  return avt_id_compare (avt_entity_id (a), avt_entity_id (b));
}

static int
compare_entity_key (gconstpointer item, gconstpointer key, gconstpointer data)
{
  return avt_id_compare (avt_entity_id (item), *(const AvtId *) key);
}

static guint64
rank_entity (gconstpointer item, gconstpointer data)
{
  return avt_id_rank (avt_entity_id (item));
}

static guint64
rank_entity_key (gconstpointer key, gconstpointer data)
{
  return avt_id_rank (*(const AvtId *) key);
}

const AvtTableOrder _avt_entity_order
    = { compare_entities, compare_entity_key, NULL,           avt_entity_ref,
        avt_entity_unref, rank_entity,        rank_entity_key };

static int
compare_indexed (gconstpointer a, gconstpointer b, gconstpointer data)
{
  int order = avt_id_compare (_avt_index_target (data, a), _avt_index_target (data, b));

  return order != 0 ? order : compare_entities (a, b, NULL);
}

static int
compare_index_key (gconstpointer item, gconstpointer key, gconstpointer data)
{
  const AvtIndexKey *wanted = key;
  int order = avt_id_compare (_avt_index_target (data, item), wanted->target);

  return order != 0 ? order : avt_id_compare (avt_entity_id (item), wanted->entity);
}

static guint64
rank_indexed (gconstpointer item, gconstpointer data)
{
  return avt_id_rank (_avt_index_target (data, item));
}

static guint64
rank_index_key (gconstpointer key, gconstpointer data)
{
  return avt_id_rank (((const AvtIndexKey *) key)->target);
}

static AvtIndex all_indexes[AVT_MAX_INDEXES];
static guint n_all_indexes;

static void
collect_indexes (void)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtRecordType *type = avt_kind_info (kind)->record;

      for (guint field = 0; field < type->n_fields; field++)
        if (type->fields[field].kind == AVT_FIELD_REFERENCE)
          {
            AvtIndex *index = &all_indexes[n_all_indexes];

            g_assert (n_all_indexes < AVT_MAX_INDEXES);
            n_all_indexes++;
            *index = (AvtIndex){ kind, field, type->fields[field].offset,
                                 { compare_indexed, compare_index_key, index, avt_entity_ref,
                                   avt_entity_unref, rank_indexed, rank_index_key } };
          }
    }
}

/* The indexes, collected once from the field tables: one for every reference field of an entity. */
const AvtIndex *
_avt_indexes (guint *n_indexes)
{
  static gsize collected;

  if (g_once_init_enter (&collected))
    {
      collect_indexes ();
      g_once_init_leave (&collected, 1);
    }
  *n_indexes = n_all_indexes;
  return all_indexes;
}

const AvtIndex *
_avt_index_of (AvtKind kind, guint field, guint *number)
{
  guint n_indexes;
  const AvtIndex *indexes = _avt_indexes (&n_indexes);

  for (guint i = 0; i < n_indexes; i++)
    if (indexes[i].kind == kind && indexes[i].field == field)
      {
        *number = i;
        return &indexes[i];
      }
  return NULL;
}

/**
 * avt_design_new_empty:
 * @ids: gives the id of the design's own record
 *
 * Returns: (transfer full): a design without any object
 */
AvtDesign *
avt_design_new_empty (AvtIdSource *ids)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (NULL);
  char letter = avt_kind_info (AVT_KIND_INFO)->letter;

  avt_design_builder_put (builder,
                          avt_entity_new (AVT_KIND_INFO, avt_id_source_next (ids, letter)));
  return avt_design_builder_end (builder, NULL);
}

/** avt_design_ref: Returns: (transfer full): @self, from any thread */
AvtDesign *
avt_design_ref (AvtDesign *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** avt_design_unref: gives a reference back; what was borrowed from it goes with the last. */
void
avt_design_unref (AvtDesign *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < AVT_N_KINDS; i++)
    avt_table_unref (self->tables[i]);
  for (guint i = 0; i < AVT_MAX_INDEXES; i++)
    g_clear_pointer (&self->indexes[i], avt_table_unref);
  avt_table_unref (self->stamps);
  g_clear_pointer (&self->extras, avt_extras_unref);
  g_free (self);
}

/** avt_design_get_info: Returns: (transfer none): what the design says of itself */
const AvtInfo *
avt_design_get_info (const AvtDesign *self)
{
  return avt_table_get (self->tables[AVT_KIND_INFO], 0);
}

/** avt_design_get_settings: Returns: (transfer none): its settings, with defaults filled in */
const AvtSettings *
avt_design_get_settings (const AvtDesign *self)
{
  return &avt_design_get_info (self)->settings;
}

/** avt_design_get_table: Returns: (transfer none): the entities of @kind by id */
const AvtTable *
avt_design_get_table (const AvtDesign *self, AvtKind kind)
{
  return self->tables[kind];
}

/** avt_design_count: Returns: how many entities of @kind there are */
guint
avt_design_count (const AvtDesign *self, AvtKind kind)
{
  return avt_table_get_size (self->tables[kind]);
}

/** avt_design_get: Returns: (transfer none): the entity of @kind at @position, in id order */
gconstpointer
avt_design_get (const AvtDesign *self, AvtKind kind, guint position)
{
  return avt_table_get (self->tables[kind], position);
}

/** avt_design_lookup: Returns: (transfer none) (nullable): the entity with @id, of any kind */
gconstpointer
avt_design_lookup (const AvtDesign *self, AvtId id)
{
  const AvtKindInfo *info = avt_kind_info_by_letter (avt_id_letter (id));

  return info == NULL ? NULL : avt_table_lookup (self->tables[info->kind], &id);
}

static gconstpointer
lookup_kind (const AvtDesign *self, AvtKind kind, AvtId id)
{
  if (avt_id_letter (id) != avt_kind_info (kind)->letter)
    return NULL;
  return avt_table_lookup (self->tables[kind], &id);
}

/** avt_design_part: Returns: (transfer none) (nullable): the part with @id */
const AvtPart *
avt_design_part (const AvtDesign *self, AvtId id)
{
  return lookup_kind (self, AVT_KIND_PART, id);
}

/** avt_design_type: Returns: (transfer none) (nullable): the device type with @id */
const AvtType *
avt_design_type (const AvtDesign *self, AvtId id)
{
  return lookup_kind (self, AVT_KIND_TYPE, id);
}

/** avt_design_room: Returns: (transfer none) (nullable): the room with @id */
const AvtRoom *
avt_design_room (const AvtDesign *self, AvtId id)
{
  return lookup_kind (self, AVT_KIND_ROOM, id);
}

/** avt_design_row: Returns: (transfer none) (nullable): the row with @id */
const AvtRow *
avt_design_row (const AvtDesign *self, AvtId id)
{
  return lookup_kind (self, AVT_KIND_ROW, id);
}

/** avt_design_feed: Returns: (transfer none) (nullable): the feed with @id */
const AvtFeed *
avt_design_feed (const AvtDesign *self, AvtId id)
{
  return lookup_kind (self, AVT_KIND_FEED, id);
}

/** avt_design_rack: Returns: (transfer none) (nullable): the rack with @id */
const AvtRack *
avt_design_rack (const AvtDesign *self, AvtId id)
{
  return lookup_kind (self, AVT_KIND_RACK, id);
}

/** avt_design_device: Returns: (transfer none) (nullable): the device with @id */
const AvtDevice *
avt_design_device (const AvtDesign *self, AvtId id)
{
  return lookup_kind (self, AVT_KIND_DEVICE, id);
}

/** avt_design_link: Returns: (transfer none) (nullable): the link with @id */
const AvtLink *
avt_design_link (const AvtDesign *self, AvtId id)
{
  return lookup_kind (self, AVT_KIND_LINK, id);
}

/** avt_design_get_extras: Returns: (nullable): unknown keys at the top of the file */
const AvtExtras *
avt_design_get_extras (const AvtDesign *self)
{
  return self->extras;
}

static gboolean
tables_equal (const AvtTable *a, const AvtTable *b)
{
  AvtTableIter left;
  AvtTableIter right;
  gpointer item;
  gpointer other;

  if (a == b)
    return TRUE;
  if (avt_table_get_size (a) != avt_table_get_size (b))
    return FALSE;
  avt_table_iter_init (&left, a);
  avt_table_iter_init (&right, b);
  while (avt_table_iter_next (&left, &item) && avt_table_iter_next (&right, &other))
    if (!avt_entity_equal (item, other))
      return FALSE;
  return TRUE;
}

/** avt_design_equal: whether both hold equal entities and the same unknown keys. */
gboolean
avt_design_equal (const AvtDesign *a, const AvtDesign *b)
{
  if (a == b)
    return TRUE;
  for (guint i = 0; i < AVT_N_KINDS; i++)
    if (!tables_equal (a->tables[i], b->tables[i]))
      return FALSE;
  return avt_extras_equal (a->extras, b->extras);
}

/**
 * avt_design_referrers:
 * @kind: the kind of the entities that refer
 * @field: the index of their reference field
 * @target: what they refer to
 * @referrers: (out caller-allocates): an iterator for avt_referrers_next()
 */
void
avt_design_referrers (const AvtDesign *self, AvtKind kind, guint field, AvtId target,
                      AvtReferrers *referrers)
{
  guint number = 0;
  const AvtIndex *index = _avt_index_of (kind, field, &number);
  AvtIndexKey key = { target, AVT_ID_NONE };

  g_return_if_fail (index != NULL);
  avt_table_iter_init_from (&referrers->iter, self->indexes[number], &key);
  referrers->target = target;
  referrers->offset = index->offset;
}

/** avt_referrers_next: Returns: (transfer none) (nullable): the next entity, %NULL at the end */
gconstpointer
avt_referrers_next (AvtReferrers *referrers)
{
  gpointer item;

  if (!avt_table_iter_next (&referrers->iter, &item)
      || memcmp ((const char *) item + referrers->offset, &referrers->target, sizeof (AvtId)) != 0)
    {
      referrers->iter.block = G_MAXUINT;
      return NULL;
    }
  return item;
}

/**
 * avt_design_count_referring:
 * @kind: a kind of entity
 * @field: the index of a reference field of it
 *
 * Takes no time: how many devices stand in any rack, without a look at one of them.
 *
 * Returns: how many entities of @kind have the field
 */
guint
avt_design_count_referring (const AvtDesign *self, AvtKind kind, guint field)
{
  guint number = 0;

  g_return_val_if_fail (_avt_index_of (kind, field, &number) != NULL, 0);
  return avt_table_get_size (self->indexes[number]);
}

/**
 * avt_design_links_of_device:
 * @ends: (out caller-allocates): an iterator for avt_link_ends_next(); it borrows the design
 */
void
avt_design_links_of_device (const AvtDesign *self, AvtId device, AvtLinkEnds *ends)
{
  ends->design = self;
  ends->device = device;
  ends->second = FALSE;
  avt_design_referrers (self, AVT_KIND_LINK, AVT_LINK_A_DEVICE, device, &ends->referrers);
}

/**
 * avt_link_ends_next:
 * @near_port: (out): the port of the device asked about
 * @far_device: (out): the device at the other end
 * @far_port: (out): its port
 *
 * A link from a device to itself comes twice, once for each end.
 *
 * Returns: (transfer none) (nullable): the next link, %NULL at the end
 */
const AvtLink *
avt_link_ends_next (AvtLinkEnds *ends, const char **near_port, AvtId *far_device,
                    const char **far_port)
{
  const AvtLink *link = avt_referrers_next (&ends->referrers);

  if (link == NULL && !ends->second)
    {
      ends->second = TRUE;
      avt_design_referrers (ends->design, AVT_KIND_LINK, AVT_LINK_B_DEVICE, ends->device,
                            &ends->referrers);
      link = avt_referrers_next (&ends->referrers);
    }
  if (link == NULL)
    return NULL;
  *near_port = ends->second ? link->b_port : link->a_port;
  *far_device = ends->second ? link->a_device : link->b_device;
  *far_port = ends->second ? link->a_port : link->b_port;
  return link;
}

/* Delta */

typedef struct
{
  AvtId id;
  gconstpointer before;
  gconstpointer after;
} Change;

struct _AvtDelta
{
  GArray *changes;
  AvtDesign *before;
  AvtDesign *after;
  guint touched;
};

static void
add_change_cb (gpointer before, gpointer after, gpointer user_data)
{
  AvtDelta *self = user_data;
  gconstpointer any = after != NULL ? after : before;
  Change change = { avt_entity_id (any), before, after };

  g_array_append_val (self->changes, change);
  self->touched |= 1u << avt_entity_kind (any);
}

/**
 * avt_delta_new:
 *
 * Returns: (transfer full): the entities that are not the same pointer in both designs, by kind and
 *   id; it keeps both designs alive
 */
AvtDelta *
avt_delta_new (const AvtDesign *before, const AvtDesign *after)
{
  AvtDelta *self = g_new0 (AvtDelta, 1);

  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  self->before = avt_design_ref ((AvtDesign *) before);
  self->after = avt_design_ref ((AvtDesign *) after);
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    avt_table_diff (before->tables[kind], after->tables[kind], add_change_cb, self);
  return self;
}

/** avt_delta_free: frees the delta and lets go of both designs. */
void
avt_delta_free (AvtDelta *self)
{
  g_array_unref (self->changes);
  avt_design_unref (self->before);
  avt_design_unref (self->after);
  g_free (self);
}

/** avt_delta_get_size: Returns: the number of entities that differ */
guint
avt_delta_get_size (const AvtDelta *self)
{
  return self->changes->len;
}

/**
 * avt_delta_get:
 * @before: (out) (optional) (nullable): the entity before, %NULL when it was added
 * @after: (out) (optional) (nullable): the entity after, %NULL when it was removed
 *
 * Returns: the id of change @i
 */
AvtId
avt_delta_get (const AvtDelta *self, guint i, gconstpointer *before, gconstpointer *after)
{
  const Change *change = &g_array_index (self->changes, Change, i);

  if (before != NULL)
    *before = change->before;
  if (after != NULL)
    *after = change->after;
  return change->id;
}

/** avt_delta_touches: whether any entity of @kind was added, removed or changed. */
gboolean
avt_delta_touches (const AvtDelta *self, AvtKind kind)
{
  return (self->touched >> kind) & 1u;
}
