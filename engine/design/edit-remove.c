/* Removal with its cascades, which are read from the field tables: a reference says whether its
 * holder goes too, forgets it, or keeps what it names from being removed. */
#include "config.h"

#include "engine/design/edit.h"
#include "engine/design/truth.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AvtDesign *design;
  AvtDesignBuilder *builder;
  GArray *removed;     /* of AvtId, growing while it is walked */
  GHashTable *doomed;  /* the same ids, as a set */
  guint32 letters;     /* of them */
} Removal;

static void
doom (Removal *removal, AvtId id)
{
  if (g_hash_table_contains (removal->doomed, &id))
    return;
  g_hash_table_add (removal->doomed, g_memdup2 (&id, sizeof id));
  g_array_append_val (removal->removed, id);
  removal->letters |= _avt_letter_bit (avt_id_letter (id));
}

static gboolean
is_doomed (const Removal *removal, AvtId id)
{
  return g_hash_table_contains (removal->doomed, &id);
}

static void
cascade (Removal *removal, AvtId id)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtRecordType *type = avt_kind_info (kind)->record;

      for (guint i = 0; i < type->n_fields; i++)
        {
          AvtReferrers referrers;
          gconstpointer holder;

          if (type->fields[i].kind != AVT_FIELD_REFERENCE
              || type->fields[i].on_remove != AVT_ON_REMOVE_CASCADE)
            continue;
          avt_design_referrers (removal->design, kind, i, id, &referrers);
          while ((holder = avt_referrers_next (&referrers)) != NULL)
            doom (removal, avt_entity_id (holder));
        }
    }
}

static void
unset_in (Removal *removal, AvtId holder, guint field)
{
  gpointer copy = avt_entity_copy (avt_design_builder_lookup (removal->builder, holder));

  avt_record_unset (avt_entity_type (copy), copy, field);
  avt_design_builder_put (removal->builder, copy);
}

/* Clears the scalar references to @id in holders that stay, or names the one that forbids it. */
static gconstpointer
release (Removal *removal, AvtId id)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtRecordType *type = avt_kind_info (kind)->record;

      for (guint i = 0; i < type->n_fields; i++)
        {
          AvtReferrers referrers;
          gconstpointer holder;

          if (type->fields[i].kind != AVT_FIELD_REFERENCE)
            continue;
          avt_design_referrers (removal->design, kind, i, id, &referrers);
          while ((holder = avt_referrers_next (&referrers)) != NULL)
            {
              if (is_doomed (removal, avt_entity_id (holder)))
                continue;
              if (type->fields[i].on_remove == AVT_ON_REMOVE_REFUSE)
                return holder;
              unset_in (removal, avt_entity_id (holder), i);
            }
        }
    }
  return NULL;
}

/* Takes the doomed ids out of a list of references. */
static void
forget_in_list (const Removal *removal, AvtEntity *copy, guint field)
{
  const AvtRecordType *type = avt_entity_type (copy);
  const AvtIdList *list
      = (const AvtIdList *) (gconstpointer) ((const char *) copy + type->fields[field].offset);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (AvtId));

  for (guint i = 0; i < list->n_ids; i++)
    if (!is_doomed (removal, list->ids[i]))
      g_array_append_val (kept, list->ids[i]);
  if (kept->len < list->n_ids)
    avt_record_set_ids (type, copy, field, (const AvtId *) (gpointer) kept->data, kept->len);
}

/* Clears the names of the doomed in the lists of an entity that stays; a name that is not in a list
 * to be cleared, such as that of a part in the equipment of a type, is left and returned. */
static AvtId
release_lists (Removal *removal, gconstpointer entity)
{
  const AvtRecordType *type = avt_entity_type (entity);
  g_autoptr (AvtEntity) copy = avt_entity_copy (
      avt_design_builder_lookup (removal->builder, avt_entity_id (entity)));
  const AvtId *named;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == AVT_FIELD_REFERENCE_LIST
        && type->fields[i].on_remove == AVT_ON_REMOVE_CLEAR)
      forget_in_list (removal, copy, i);
  avt_design_builder_put (removal->builder, avt_entity_ref (copy));
  named = _avt_record_find_named (type, copy, removal->doomed);
  return named != NULL ? *named : AVT_ID_NONE;
}

/* The same for all entities that have lists. Returns: one that forbids the removal of @held */
static gconstpointer
release_all_lists (Removal *removal, AvtId *held)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtRecordType *type = avt_kind_info (kind)->record;
      AvtTableIter iter;
      gpointer item;

      if (!_avt_kind_names_in_lists (kind, removal->letters))
        continue;
      avt_table_iter_init (&iter, avt_design_get_table (removal->design, kind));
      while (avt_table_iter_next (&iter, &item))
        {
          if (is_doomed (removal, avt_entity_id (item))
              || _avt_record_find_named (type, item, removal->doomed) == NULL)
            continue;
          *held = release_lists (removal, item);
          if (!avt_id_is_none (*held))
            return item;
        }
    }
  return NULL;
}

static AvtDesign *
carry_out (Removal *removal, GError **error)
{
  gconstpointer holder = NULL;
  AvtId held = AVT_ID_NONE;

  for (guint i = 0; i < removal->removed->len; i++)
    cascade (removal, g_array_index (removal->removed, AvtId, i));
  for (guint i = 0; i < removal->removed->len && holder == NULL; i++)
    {
      held = g_array_index (removal->removed, AvtId, i);
      holder = release (removal, held);
    }
  if (holder == NULL)
    holder = release_all_lists (removal, &held);
  if (holder != NULL)
    {
      g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_REFERENCE,
                   _ ("%s cannot be removed while %s uses it"),
                   avt_entity_name (avt_design_lookup (removal->design, held)),
                   avt_entity_name (holder));
      return NULL;
    }
  for (guint i = 0; i < removal->removed->len; i++)
    avt_design_builder_remove (removal->builder,
                               g_array_index (removal->removed, AvtId, i));
  return avt_design_builder_end (removal->builder, error);
}

/**
 * avt_design_with_removed:
 * @ids: entities of any kind but the design's own record
 *
 * What cannot be without them goes too: with a rack its devices, with a device its links. What
 * merely names them forgets them: a rack its row, a power strip its feed, a note its objects. A
 * device type or part that is still in use is refused.
 *
 * Returns: (transfer full): the design without them, or %NULL with the reason
 */
AvtDesign *
avt_design_with_removed (AvtDesign *design, const AvtId *ids, guint n_ids, GError **error)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (design);
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GHashTable) doomed
      = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
  Removal removal = { design, builder, removed, doomed, 0 };

  for (guint i = 0; i < n_ids; i++)
    {
      gconstpointer entity = avt_design_lookup (design, ids[i]);

      if (entity == NULL || avt_entity_kind (entity) == AVT_KIND_INFO)
        {
          g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_NOT_FOUND,
                       _ ("there is no %s in the design that could be removed"), ids[i].text);
          return NULL;
        }
      doom (&removal, ids[i]);
    }
  return carry_out (&removal, error);
}
