/* The one way a design comes to be: begin, change private copies of blocks, end. */
#include "config.h"

#include "engine/design/design.h"
#include "engine/design/design-private.h"
#include "engine/design/truth.h"

#include <glib/gi18n-lib.h>

struct _AvtDesignBuilder
{
  AvtDesign *base;  /* or NULL */
  AvtDesign *draft; /* shares tables with the base until they are owned */
  gboolean table_owned[AVT_N_KINDS];
  gboolean index_owned[AVT_MAX_INDEXES];
  gboolean has_misnamed;
  AvtId misnamed; /* of an entity whose id is not of its kind */
  AvtId culprit;  /* what the end refused, or none */
  GArray *changed; /* of AvtId, in the order of the calls */
};

static AvtTable *
own_table (AvtDesignBuilder *self, AvtKind kind)
{
  if (!self->table_owned[kind])
    {
      AvtTable *shared = self->draft->tables[kind];

      self->draft->tables[kind] = avt_table_copy (shared);
      avt_table_unref (shared);
      self->table_owned[kind] = TRUE;
    }
  return self->draft->tables[kind];
}

static AvtTable *
own_index (AvtDesignBuilder *self, guint number)
{
  if (!self->index_owned[number])
    {
      AvtTable *shared = self->draft->indexes[number];

      self->draft->indexes[number] = avt_table_copy (shared);
      avt_table_unref (shared);
      self->index_owned[number] = TRUE;
    }
  return self->draft->indexes[number];
}

static AvtDesign *
draft_new (const AvtDesign *base)
{
  AvtDesign *draft = g_new0 (AvtDesign, 1);
  guint n_indexes;
  const AvtIndex *indexes = _avt_indexes (&n_indexes);

  g_atomic_ref_count_init (&draft->ref_count);
  for (guint i = 0; i < AVT_N_KINDS; i++)
    draft->tables[i] = base != NULL ? avt_table_ref (base->tables[i])
                                    : avt_table_new (&_avt_entity_order);
  for (guint i = 0; i < n_indexes; i++)
    draft->indexes[i] = base != NULL ? avt_table_ref (base->indexes[i])
                                     : avt_table_new (&indexes[i].order);
  draft->stamps = base != NULL ? avt_table_ref (base->stamps) : avt_table_new (&_avt_stamp_order);
  if (base != NULL && base->extras != NULL)
    draft->extras = avt_extras_ref (base->extras);
  return draft;
}

/**
 * avt_design_builder_new:
 * @base: (nullable): the design to begin from
 *
 * Returns: (transfer full): a builder
 */
AvtDesignBuilder *
avt_design_builder_new (const AvtDesign *base)
{
  AvtDesignBuilder *self = g_new0 (AvtDesignBuilder, 1);

  self->base = base != NULL ? avt_design_ref ((AvtDesign *) base) : NULL;
  self->draft = draft_new (base);
  self->changed = g_array_new (FALSE, FALSE, sizeof (AvtId));
  return self;
}

/** avt_design_builder_free: gives the builder up, with what was not ended. */
void
avt_design_builder_free (AvtDesignBuilder *self)
{
  g_clear_pointer (&self->base, avt_design_unref);
  g_clear_pointer (&self->draft, avt_design_unref);
  g_array_unref (self->changed);
  g_free (self);
}

/** avt_design_builder_lookup: Returns: (transfer none) (nullable): the entity as it is by now */
gconstpointer
avt_design_builder_lookup (AvtDesignBuilder *self, AvtId id)
{
  return avt_design_lookup (self->draft, id);
}

/* Keeps the indexes in step: the entity moves from the place of its old target to that of its new
 * one. */
static void
index_entity (AvtDesignBuilder *self, gpointer before, gpointer after)
{
  guint n_indexes;
  const AvtIndex *indexes = _avt_indexes (&n_indexes);
  AvtKind kind = avt_entity_kind (after != NULL ? after : before);

  for (guint i = 0; i < n_indexes; i++)
    {
      AvtId old_target = AVT_ID_NONE;
      AvtId new_target = AVT_ID_NONE;

      if (indexes[i].kind != kind)
        continue;
      if (before != NULL)
        old_target = _avt_index_target (&indexes[i], before);
      if (after != NULL)
        new_target = _avt_index_target (&indexes[i], after);
      if (!avt_id_is_none (old_target) && !avt_id_equal (old_target, new_target))
        {
          AvtIndexKey key = { old_target, avt_entity_id (before) };

          avt_table_remove (own_index (self, i), &key);
        }
      if (!avt_id_is_none (new_target))
        avt_table_put (own_index (self, i), avt_entity_ref (after));
    }
}

/* The base's own entity when it equals @entity, which was changed meanwhile: then nothing is. */
static gpointer
prefer_original (AvtDesignBuilder *self, gconstpointer before, gpointer entity)
{
  gpointer original
      = self->base != NULL ? (gpointer) avt_design_lookup (self->base, avt_entity_id (entity))
                           : NULL;

  if (original == NULL || original == before || !avt_entity_equal (original, entity))
    return entity;
  avt_entity_unref (entity);
  return avt_entity_ref (original);
}

/**
 * avt_design_builder_put:
 * @entity: (transfer full): an entity to add, or to replace the one with its id
 *
 * An entity equal to the one that is there changes nothing. One whose id is not of its kind makes
 * avt_design_builder_end() refuse.
 */
void
avt_design_builder_put (AvtDesignBuilder *self, gpointer entity)
{
  AvtId id = avt_entity_id (entity);
  AvtKind kind = avt_entity_kind (entity);
  gpointer before;

  if (avt_id_letter (id) != avt_kind_info (kind)->letter)
    {
      self->has_misnamed = TRUE;
      self->misnamed = id;
      avt_entity_unref (entity);
      return;
    }
  before = avt_table_lookup (self->draft->tables[kind], &id);
  if (before != NULL && avt_entity_equal (before, entity))
    {
      avt_entity_unref (entity);
      return;
    }
  entity = prefer_original (self, before, entity);
  if (before != NULL)
    avt_entity_ref (before);
  g_array_append_val (self->changed, id);
  avt_table_put (own_table (self, kind), avt_entity_ref (entity));
  index_entity (self, before, entity);
  avt_entity_unref (entity);
  if (before != NULL)
    avt_entity_unref (before);
}

/** avt_design_builder_remove: removes the entity with @id; without one nothing happens. */
void
avt_design_builder_remove (AvtDesignBuilder *self, AvtId id)
{
  gpointer before = (gpointer) avt_design_lookup (self->draft, id);

  if (before == NULL)
    return;
  avt_entity_ref (before);
  g_array_append_val (self->changed, id);
  avt_table_remove (own_table (self, avt_entity_kind (before)), &id);
  index_entity (self, before, NULL);
  avt_entity_unref (before);
}

/** avt_design_builder_set_extras: @extras: (nullable) (transfer none): top-level unknown keys */
void
avt_design_builder_set_extras (AvtDesignBuilder *self, AvtExtras *extras)
{
  if (avt_extras_equal (self->draft->extras, extras))
    return;
  g_clear_pointer (&self->draft->extras, avt_extras_unref);
  self->draft->extras = extras != NULL ? avt_extras_ref (extras) : NULL;
}

/* The ids that are not as in the base by now, in the order of the first call for each. */
static GArray *
net_changes (AvtDesignBuilder *self)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GHashTable) seen = g_hash_table_new (avt_id_pointer_hash, avt_id_pointer_equal);

  for (guint i = 0; i < self->changed->len; i++)
    {
      AvtId *id = &g_array_index (self->changed, AvtId, i);
      gconstpointer before = self->base != NULL ? avt_design_lookup (self->base, *id) : NULL;

      if (g_hash_table_add (seen, id) && avt_design_lookup (self->draft, *id) != before)
        g_array_append_val (changes, *id);
    }
  return changes;
}

static gboolean
changes_extras (AvtDesignBuilder *self)
{
  return !avt_extras_equal (self->base->extras, self->draft->extras);
}

/**
 * avt_design_builder_end:
 *
 * Validates what was put and removed, once: ids, fields, references, ports, limits. The builder is
 * spent afterwards, whatever the outcome; free it.
 *
 * Returns: (transfer full): the design; the base itself when nothing changed; %NULL with
 *   %AVT_EDIT_ERROR when structure does not hold
 */
AvtDesign *
avt_design_builder_end (AvtDesignBuilder *self, GError **error)
{
  g_autoptr (GArray) changes = NULL;

  g_return_val_if_fail (self->draft != NULL, NULL);
  if (self->has_misnamed)
    {
      g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_ID,
                   _ ("\"%s\" is not the id of the kind it stands for"), self->misnamed.text);
      self->culprit = self->misnamed;
      return NULL;
    }
  changes = net_changes (self);
  if (changes->len == 0 && self->base != NULL && !changes_extras (self))
    return avt_design_ref (self->base);
  if (!_avt_truth_check (self->base, self->draft, changes, &self->culprit, error))
    return NULL;
  _avt_stamps_renew (self->base, self->draft, changes);
  return g_steal_pointer (&self->draft);
}

/**
 * avt_design_builder_get_culprit:
 *
 * Returns: after avt_design_builder_end() refused: the entity at fault, so that a reader can say
 *   where it stands; none when it is the design as a whole
 */
AvtId
avt_design_builder_get_culprit (const AvtDesignBuilder *self)
{
  return self->culprit;
}
