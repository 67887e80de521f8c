/* Removal with its cascades, which are read from the field tables: a reference says whether its
 * holder goes too, forgets it, or keeps what it names from being removed. */
#include "config.h"

#include "engine/design/edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AvtDesign *design;
  AvtDesignBuilder *builder;
  GArray *removed;     /* of AvtId, growing while it is walked */
  GHashTable *doomed;  /* the same ids, as a set */
} Removal;

static void
doom (Removal *removal, AvtId id)
{
  if (g_hash_table_contains (removal->doomed, &id))
    return;
  g_hash_table_add (removal->doomed, g_memdup2 (&id, sizeof id));
  g_array_append_val (removal->removed, id);
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

static AvtId
find_doomed_part (const AvtRecordList *parts, const Removal *removal)
{
  for (guint i = 0; i < parts->n_records; i++)
    if (is_doomed (removal, avt_record_list_at (*parts, AvtPartUse, i)->part))
      return avt_record_list_at (*parts, AvtPartUse, i)->part;
  return AVT_ID_NONE;
}

/* A type or device that stays and is equipped with a part that goes. */
static gconstpointer
find_user_of_parts (const Removal *removal, AvtId *part)
{
  static const AvtKind kinds[] = { AVT_KIND_TYPE, AVT_KIND_DEVICE };
  AvtTableIter iter;
  gpointer item;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      avt_table_iter_init (&iter, avt_design_get_table (removal->design, kinds[k]));
      while (avt_table_iter_next (&iter, &item))
        {
          const AvtRecordList *parts = kinds[k] == AVT_KIND_TYPE ? &((AvtType *) item)->parts
                                                                 : &((AvtDevice *) item)->parts;

          *part = find_doomed_part (parts, removal);
          if (!avt_id_is_none (*part) && !is_doomed (removal, avt_entity_id (item)))
            return item;
        }
    }
  return NULL;
}

static void
forget_in_notes (Removal *removal)
{
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (removal->design, AVT_KIND_NOTE));
  while (avt_table_iter_next (&iter, &item))
    {
      const AvtNote *note = item;
      g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (AvtId));
      AvtNote *copy;

      for (guint i = 0; i < note->about.n_ids; i++)
        if (!is_doomed (removal, note->about.ids[i]))
          g_array_append_val (kept, note->about.ids[i]);
      if (kept->len == note->about.n_ids || is_doomed (removal, note->entity.id))
        continue;
      copy = avt_entity_copy (note);
      avt_record_set_ids (&avt_note_type, copy, AVT_NOTE_FIELD_ABOUT,
                          (const AvtId *) (gpointer) kept->data, kept->len);
      avt_design_builder_put (removal->builder, copy);
    }
}

static AvtDesign *
carry_out (Removal *removal, GError **error)
{
  gboolean removes_parts = FALSE;
  gconstpointer holder = NULL;
  AvtId held = AVT_ID_NONE;

  for (guint i = 0; i < removal->removed->len; i++)
    cascade (removal, g_array_index (removal->removed, AvtId, i));
  for (guint i = 0; i < removal->removed->len && holder == NULL; i++)
    {
      held = g_array_index (removal->removed, AvtId, i);
      removes_parts |= avt_id_letter (held) == avt_kind_info (AVT_KIND_PART)->letter;
      holder = release (removal, held);
    }
  if (holder == NULL && removes_parts)
    holder = find_user_of_parts (removal, &held);
  if (holder != NULL)
    {
      g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_REFERENCE,
                   _ ("%s cannot be removed while %s uses it"),
                   avt_entity_name (avt_design_lookup (removal->design, held)),
                   avt_entity_name (holder));
      return NULL;
    }
  forget_in_notes (removal);
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
  Removal removal = { design, builder, removed, doomed };

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
