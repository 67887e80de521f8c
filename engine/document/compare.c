#include "config.h"

#include "engine/document/compare.h"

static AvtChange
side_change (gconstpointer base, gconstpointer side)
{
  if (base == NULL)
    return side == NULL ? AVT_CHANGE_NONE : AVT_CHANGE_ADDED;
  if (side == NULL)
    return AVT_CHANGE_REMOVED;
  return base == side || avt_entity_equal (base, side) ? AVT_CHANGE_NONE : AVT_CHANGE_CHANGED;
}

static gboolean
both_equal (gconstpointer mine, gconstpointer theirs)
{
  if (mine == NULL || theirs == NULL)
    return mine == theirs;
  return mine == theirs || avt_entity_equal (mine, theirs);
}

static void
compare_entity (AvtComparison *self, AvtId id)
{
  gconstpointer base = self->base != NULL ? avt_design_lookup (self->base, id) : NULL;
  gconstpointer mine = avt_design_lookup (self->mine, id);
  gconstpointer theirs = avt_design_lookup (self->theirs, id);
  AvtCompared entry = { id, AVT_CHANGE_NONE, AVT_CHANGE_NONE, FALSE };

  if (self->base == NULL)
    {
      entry.mine = side_change (theirs, mine);
      entry.theirs = side_change (mine, theirs);
    }
  else
    {
      entry.mine = side_change (base, mine);
      entry.theirs = side_change (base, theirs);
    }
  if (entry.mine == AVT_CHANGE_NONE && entry.theirs == AVT_CHANGE_NONE)
    return;
  entry.conflict = entry.mine != AVT_CHANGE_NONE && entry.theirs != AVT_CHANGE_NONE
                   && !both_equal (mine, theirs);
  self->n_conflicts += entry.conflict ? 1 : 0;
  g_array_append_val (self->entries, entry);
}

static void
add_id_cb (gpointer before, gpointer after, gpointer user_data)
{
  AvtTable *seen = user_data;

  avt_table_put (seen, avt_entity_ref (after != NULL ? after : before));
}

static int
compare_ids (gconstpointer a, gconstpointer b, gconstpointer data)
{
  return avt_id_compare (avt_entity_id (a), avt_entity_id (b));
}

static int
compare_id (gconstpointer item, gconstpointer key, gconstpointer data)
{
  return avt_id_compare (avt_entity_id (item), *(const AvtId *) key);
}

static const AvtTableOrder by_id
    = { compare_ids, compare_id, NULL, avt_entity_ref, avt_entity_unref };

static void
compare_kind (AvtComparison *self, AvtKind kind)
{
  g_autoptr (AvtTable) seen = avt_table_new (&by_id);
  const AvtTable *mine = avt_design_get_table (self->mine, kind);
  const AvtTable *theirs = avt_design_get_table (self->theirs, kind);
  AvtTableIter iter;
  gpointer item;

  avt_table_diff (mine, theirs, add_id_cb, seen);
  if (self->base != NULL)
    avt_table_diff (avt_design_get_table (self->base, kind), mine, add_id_cb, seen);
  avt_table_iter_init (&iter, seen);
  while (avt_table_iter_next (&iter, &item))
    compare_entity (self, avt_entity_id (item));
}

/**
 * avt_comparison_new:
 * @base: (nullable): what both began from
 * @mine: the design in the window
 * @theirs: the design on disk
 *
 * Returns: (transfer full): what each side did, entity by entity
 */
AvtComparison *
avt_comparison_new (AvtDesign *base, AvtDesign *mine, AvtDesign *theirs)
{
  AvtComparison *self = g_new0 (AvtComparison, 1);

  self->base = base != NULL ? avt_design_ref (base) : NULL;
  self->mine = avt_design_ref (mine);
  self->theirs = avt_design_ref (theirs);
  self->entries = g_array_new (FALSE, FALSE, sizeof (AvtCompared));
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    compare_kind (self, kind);
  return self;
}

void
avt_comparison_free (AvtComparison *self)
{
  g_clear_pointer (&self->base, avt_design_unref);
  avt_design_unref (self->mine);
  avt_design_unref (self->theirs);
  g_array_unref (self->entries);
  g_free (self);
}
