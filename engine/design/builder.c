/* The one way a design comes to be: begin, change private copies of blocks, end. */
#include "config.h"

#include "engine/design/design.h"
#include "engine/design/design-private.h"
#include "engine/design/truth.h"

#include <glib/gi18n-lib.h>

/* Above this many changes every rack gets a new stamp; finding out which were meant costs more. */
#define MANY_CHANGES 2000

struct _AvtDesignBuilder
{
  AvtDesign *base;  /* or NULL */
  AvtDesign *draft; /* shares tables with the base until they are owned */
  gboolean table_owned[AVT_N_KINDS];
  gboolean index_owned[AVT_MAX_INDEXES];
  gboolean extras_changed;
  AvtId misnamed; /* an entity whose id is not of its kind, or none */
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

/**
 * avt_design_builder_put:
 * @entity: (transfer full): an entity to add, or to replace the one with its id
 *
 * An entity equal to the one that is there changes nothing.
 */
void
avt_design_builder_put (AvtDesignBuilder *self, gpointer entity)
{
  AvtId id = avt_entity_id (entity);
  AvtKind kind = avt_entity_kind (entity);
  gpointer before;

  if (avt_id_letter (id) != avt_kind_info (kind)->letter)
    {
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
  self->extras_changed = TRUE;
}

/* Stamps: which racks can see a change. Power reaches as far as cords do, a network cable only to
 * its other end. */
typedef struct
{
  AvtDesign *draft;
  GHashTable *racks;   /* AvtId of racks already stamped */
  GHashTable *visited; /* devices of the side being walked */
} Stamper;

static void
stamp_rack (Stamper *stamper, AvtId rack)
{
  if (avt_id_is_none (rack) || g_hash_table_contains (stamper->racks, &rack))
    return;
  g_hash_table_add (stamper->racks, g_memdup2 (&rack, sizeof rack));
  if (avt_design_rack (stamper->draft, rack) != NULL)
    avt_table_put (stamper->draft->stamps, _avt_stamp_new (rack));
  else
    avt_table_remove (stamper->draft->stamps, &rack);
}

static void
stamp_device (Stamper *stamper, const AvtDesign *design, AvtId device)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (AvtId));

  g_array_append_val (open, device);
  while (open->len > 0)
    {
      AvtId id = g_array_index (open, AvtId, open->len - 1);
      const AvtDevice *found = avt_design_device (design, id);
      AvtLinkEnds ends;
      const AvtLink *link;
      const char *near_port;
      const char *far_port;
      AvtId far_device;

      g_array_set_size (open, open->len - 1);
      if (found == NULL || !g_hash_table_add (stamper->visited, g_memdup2 (&id, sizeof id)))
        continue;
      stamp_rack (stamper, found->rack);
      avt_design_links_of_device (design, id, &ends);
      while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
        {
          const AvtDevice *far = avt_design_device (design, far_device);

          if (link->medium == AVT_MEDIUM_POWER)
            g_array_append_val (open, far_device);
          else if (far != NULL)
            stamp_rack (stamper, far->rack);
        }
    }
}

static void
stamp_devices_with (Stamper *stamper, const AvtDesign *design, guint field, AvtId target)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_referrers (design, AVT_KIND_DEVICE, field, target, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    stamp_device (stamper, design, device->entity.id);
}

static gboolean
uses_part (const AvtRecordList *parts, AvtId part)
{
  for (guint i = 0; i < parts->n_records; i++)
    if (avt_id_equal (avt_record_list_at (*parts, AvtPartUse, i)->part, part))
      return TRUE;
  return FALSE;
}

static void
stamp_users_of_part (Stamper *stamper, const AvtDesign *design, AvtId part)
{
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, design->tables[AVT_KIND_TYPE]);
  while (avt_table_iter_next (&iter, &item))
    if (uses_part (&((AvtType *) item)->parts, part))
      stamp_devices_with (stamper, design, AVT_DEVICE_TYPE, avt_entity_id (item));
  avt_table_iter_init (&iter, design->tables[AVT_KIND_DEVICE]);
  while (avt_table_iter_next (&iter, &item))
    if (uses_part (&((AvtDevice *) item)->parts, part))
      stamp_device (stamper, design, avt_entity_id (item));
}

/* Racks below a place, for its name in their title. */
static void
stamp_place (Stamper *stamper, const AvtDesign *design, AvtId place)
{
  AvtReferrers referrers;
  gconstpointer item;
  char letter = avt_id_letter (place);

  if (letter == avt_kind_info (AVT_KIND_ROW)->letter)
    avt_design_referrers (design, AVT_KIND_RACK, AVT_RACK_ROW, place, &referrers);
  else if (letter == avt_kind_info (AVT_KIND_ROOM)->letter)
    avt_design_referrers (design, AVT_KIND_ROW, AVT_ROW_ROOM, place, &referrers);
  else
    avt_design_referrers (design, AVT_KIND_ROOM, AVT_ROOM_SITE, place, &referrers);
  while ((item = avt_referrers_next (&referrers)) != NULL)
    if (avt_entity_kind (item) == AVT_KIND_RACK)
      stamp_rack (stamper, avt_entity_id (item));
    else
      stamp_place (stamper, design, avt_entity_id (item));
}

static void
stamp_everything (Stamper *stamper)
{
  AvtTableIter iter;
  gpointer item;

  avt_table_unref (stamper->draft->stamps);
  stamper->draft->stamps = avt_table_new (&_avt_stamp_order);
  avt_table_iter_init (&iter, stamper->draft->tables[AVT_KIND_RACK]);
  while (avt_table_iter_next (&iter, &item))
    avt_table_put (stamper->draft->stamps, _avt_stamp_new (avt_entity_id (item)));
}

/* What @id touches in @design, which is the base or the draft. */
static void
stamp_change (Stamper *stamper, const AvtDesign *design, AvtId id)
{
  const AvtKindInfo *info = avt_kind_info_by_letter (avt_id_letter (id));
  const AvtLink *link;

  switch (info->kind)
    {
    case AVT_KIND_PART:
      stamp_users_of_part (stamper, design, id);
      break;
    case AVT_KIND_TYPE:
      stamp_devices_with (stamper, design, AVT_DEVICE_TYPE, id);
      break;
    case AVT_KIND_SITE:
    case AVT_KIND_ROOM:
    case AVT_KIND_ROW:
      stamp_place (stamper, design, id);
      break;
    case AVT_KIND_FEED:
      stamp_devices_with (stamper, design, AVT_DEVICE_FEED, id);
      break;
    case AVT_KIND_RACK:
      stamp_rack (stamper, id);
      break;
    case AVT_KIND_DEVICE:
      stamp_device (stamper, design, id);
      break;
    case AVT_KIND_LINK:
      link = avt_design_link (design, id);
      if (link != NULL)
        {
          stamp_device (stamper, design, link->a_device);
          stamp_device (stamper, design, link->b_device);
        }
      break;
    case AVT_KIND_INFO:
    case AVT_KIND_NOTE:
    case AVT_N_KINDS:
      break;
    }
}

static gboolean
changes_info (AvtDesignBuilder *self)
{
  char letter = avt_kind_info (AVT_KIND_INFO)->letter;

  for (guint i = 0; i < self->changed->len; i++)
    if (avt_id_letter (g_array_index (self->changed, AvtId, i)) == letter)
      return TRUE;
  return FALSE;
}

static void
stamp_side (Stamper *stamper, const AvtDesign *side, GArray *changed)
{
  g_hash_table_remove_all (stamper->visited);
  for (guint i = 0; i < changed->len; i++)
    stamp_change (stamper, side, g_array_index (changed, AvtId, i));
}

static void
renew_stamps (AvtDesignBuilder *self)
{
  Stamper stamper = { self->draft, NULL, NULL };
  AvtTable *shared = self->draft->stamps;

  if (self->base == NULL || self->changed->len > MANY_CHANGES || changes_info (self))
    {
      stamp_everything (&stamper);
      return;
    }
  self->draft->stamps = avt_table_copy (shared);
  avt_table_unref (shared);
  stamper.racks
      = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
  stamper.visited
      = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
  stamp_side (&stamper, self->base, self->changed);
  stamp_side (&stamper, self->draft, self->changed);
  g_hash_table_unref (stamper.racks);
  g_hash_table_unref (stamper.visited);
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
  g_return_val_if_fail (self->draft != NULL, NULL);
  if (!avt_id_is_none (self->misnamed))
    {
      g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_ID,
                   _ ("%s is not the id of the kind it stands for"), self->misnamed.text);
      self->culprit = self->misnamed;
      return NULL;
    }
  if (self->changed->len == 0 && !self->extras_changed && self->base != NULL)
    return avt_design_ref (self->base);
  if (!_avt_truth_check (self->base, self->draft, self->changed, &self->culprit, error))
    return NULL;
  renew_stamps (self);
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
