#include "config.h"

#include "engine/design/fragment.h"

#include "engine/design/edit-private.h"
#include "engine/design/references.h"

#include <glib/gi18n-lib.h>

/** Gathering: ids that go into the fragment, in the order they were found. */
typedef struct
{
  AvtDesign *design;
  GHashTable *found; /* a set of AvtId */
  GArray *ids;
} Gathering;

/** avt_fragment_new: @design: (transfer none); @copied: entities of it */
AvtFragment *
avt_fragment_new (AvtDesign *design, const AvtId *copied, guint n_copied)
{
  AvtFragment *self = g_new0 (AvtFragment, 1);

  self->design = avt_design_ref (design);
  self->copied = g_memdup2 (copied, n_copied * sizeof *copied);
  self->n_copied = n_copied;
  return self;
}

void
avt_fragment_free (AvtFragment *self)
{
  avt_design_unref (self->design);
  g_free (self->copied);
  g_free (self);
}

static void
gather (Gathering *self, AvtId id)
{
  if (g_hash_table_contains (self->found, &id) || avt_design_lookup (self->design, id) == NULL)
    return;
  g_hash_table_add (self->found, g_memdup2 (&id, sizeof id));
  g_array_append_val (self->ids, id);
}

static void
gather_devices_of (Gathering *self, AvtId rack)
{
  AvtReferrers referrers;
  gconstpointer device;

  avt_design_devices_of_rack (self->design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    gather (self, avt_entity_id (device));
}

/* Links whose both ends are copied. */
static void
gather_links_of (Gathering *self, AvtId device)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port;
  const char *far_port;
  AvtId far_device;

  avt_design_links_of_device (self->design, device, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    if (g_hash_table_contains (self->found, &far_device))
      gather (self, link->entity.id);
}

static AvtId
gather_named_cb (const AvtField *field, AvtId id, gpointer user_data)
{
  gather (user_data, id);
  return id;
}

static gboolean
gather_selection (Gathering *self, const AvtId *selection, guint n_selected, GError **error)
{
  guint n_devices;

  for (guint i = 0; i < n_selected; i++)
    {
      gconstpointer entity = avt_design_lookup (self->design, selection[i]);

      if (entity == NULL || avt_entity_kind (entity) == AVT_KIND_INFO)
        {
          _avt_refuse_missing (error, selection[i]);
          return FALSE;
        }
      if (avt_entity_kind (entity) != AVT_KIND_LINK)
        gather (self, selection[i]);
      if (avt_entity_kind (entity) == AVT_KIND_RACK)
        gather_devices_of (self, selection[i]);
    }
  if (self->ids->len == 0)
    {
      _avt_refuse (error, AVT_EDIT_ERROR_NOT_FOUND,
                   _ ("a cable can be copied only together with the devices at its ends"));
      return FALSE;
    }
  n_devices = self->ids->len;
  for (guint i = 0; i < n_devices; i++)
    gather_links_of (self, g_array_index (self->ids, AvtId, i));
  return TRUE;
}

/* What is found names, what that names, and so on. */
static void
gather_named (Gathering *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      gconstpointer entity
          = avt_design_lookup (self->design, g_array_index (self->ids, AvtId, i));
      g_autoptr (AvtEntity) copy = avt_entity_copy (entity);

      _avt_record_map_references (avt_entity_type (copy), copy, gather_named_cb, self);
    }
}

/* With the record of the design only its id goes along: who the customer is, is nothing that a
 * clipboard should tell. */
static AvtDesign *
make_design (Gathering *self, GError **error)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (NULL);

  avt_design_builder_put (
      builder,
      avt_entity_new (AVT_KIND_INFO, avt_entity_id (avt_design_get_info (self->design))));
  for (guint i = 0; i < self->ids->len; i++)
    {
      AvtId id = g_array_index (self->ids, AvtId, i);
      gpointer entity = (gpointer) avt_design_lookup (self->design, id);

      if (avt_entity_kind (entity) != AVT_KIND_INFO)
        avt_design_builder_put (builder, avt_entity_ref (entity));
    }
  return avt_design_builder_end (builder, error);
}

/**
 * avt_fragment_of:
 * @selection: entities of @design of any kind but its own record
 *
 * With a rack its devices are copied, with devices the links among them; a link that is selected
 * without the devices at both ends is not.
 *
 * Returns: (transfer full): the fragment, or %NULL with the reason
 */
AvtFragment *
avt_fragment_of (AvtDesign *design, const AvtId *selection, guint n_selected, GError **error)
{
  g_autoptr (GHashTable) found
      = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  Gathering self = { design, found, ids };
  g_autoptr (AvtDesign) part = NULL;
  guint n_copied;

  if (!gather_selection (&self, selection, n_selected, error))
    return NULL;
  n_copied = ids->len;
  gather_named (&self);
  part = make_design (&self, error);
  return part != NULL ? avt_fragment_new (part, (const AvtId *) (gpointer) ids->data, n_copied)
                      : NULL;
}
