/* The pure edits. Each fills a builder and hands over to finish(), which ends it and refuses what
 * would become physically impossible by it. */
#include "config.h"

#include "engine/design/edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static AvtDesign *
refuse (GError **error, AvtEditError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static AvtDesign *
refuse (GError **error, AvtEditError code, const char *format, ...)
{
  va_list arguments;

  if (error == NULL)
    return NULL;
  va_start (arguments, format);
  *error = g_error_new_valist (AVT_EDIT_ERROR, (int) code, format, arguments);
  va_end (arguments);
  return NULL;
}

static AvtDesign *
refuse_missing (GError **error, AvtId id)
{
  return refuse (error, AVT_EDIT_ERROR_NOT_FOUND, _ ("there is no %s in the design"),
                 avt_id_is_none (id) ? _ ("such object") : id.text);
}

/* The device stands where it may not, and did not before. */
static gboolean
is_new_misfit (const AvtDesign *before, const AvtDesign *after, AvtId id, char **reason)
{
  const AvtDevice *old_device = avt_design_device (before, id);
  const AvtDevice *new_device = avt_design_device (after, id);
  g_autofree char *old_reason = NULL;

  *reason = new_device != NULL ? avt_design_device_misfit (after, new_device) : NULL;
  if (*reason == NULL)
    return FALSE;
  if (old_device != NULL && avt_id_equal (old_device->rack, new_device->rack))
    old_reason = avt_design_device_misfit (before, old_device);
  if (old_reason != NULL && strcmp (old_reason, *reason) == 0)
    {
      g_clear_pointer (reason, g_free);
      return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_misfit (const AvtDesign *before, const AvtDesign *after, AvtId id, GError **error)
{
  g_autofree char *reason = NULL;
  const AvtDevice *device;
  const AvtRack *rack;

  if (!is_new_misfit (before, after, id, &reason))
    return FALSE;
  device = avt_design_device (after, id);
  rack = avt_design_rack (after, device->rack);
  refuse (error, AVT_EDIT_ERROR_PLACE, _ ("%s does not fit into %s: %s"), device->name,
          rack->name, reason);
  return TRUE;
}

static gboolean
refuse_misfits_among (const AvtDesign *before, const AvtDesign *after, guint field, AvtId target,
                      GError **error)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_referrers (after, AVT_KIND_DEVICE, field, target, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (refuse_misfit (before, after, device->entity.id, error))
      return TRUE;
  return FALSE;
}

static gboolean
refuse_new_misfits (const AvtDesign *before, const AvtDesign *after, GError **error)
{
  g_autoptr (AvtDelta) delta = avt_delta_new (before, after);

  for (guint i = 0; i < avt_delta_get_size (delta); i++)
    {
      gconstpointer changed;
      AvtId id = avt_delta_get (delta, i, NULL, &changed);
      gboolean refused = FALSE;

      if (changed == NULL)
        continue;
      if (avt_entity_kind (changed) == AVT_KIND_DEVICE)
        refused = refuse_misfit (before, after, id, error);
      else if (avt_entity_kind (changed) == AVT_KIND_RACK)
        refused = refuse_misfits_among (before, after, AVT_DEVICE_RACK, id, error);
      else if (avt_entity_kind (changed) == AVT_KIND_TYPE)
        refused = refuse_misfits_among (before, after, AVT_DEVICE_TYPE, id, error);
      if (refused)
        return TRUE;
    }
  return FALSE;
}

static AvtDesign *
finish (AvtDesign *design, AvtDesignBuilder *builder, gboolean force, GError **error)
{
  g_autoptr (AvtDesign) result = avt_design_builder_end (builder, error);

  if (result == NULL || result == design || force)
    return g_steal_pointer (&result);
  if (refuse_new_misfits (design, result, error))
    return NULL;
  return g_steal_pointer (&result);
}

static AvtDesign *
finish_with (AvtDesign *design, gpointer entity, gboolean force, GError **error)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (design);

  avt_design_builder_put (builder, entity);
  return finish (design, builder, force, error);
}

/**
 * avt_design_with_added:
 * @entity: (transfer full): a new entity of any kind but the design's own record
 *
 * Returns: (transfer full): the design with it, or %NULL with the reason
 */
AvtDesign *
avt_design_with_added (AvtDesign *design, gpointer entity, GError **error)
{
  AvtId id = avt_entity_id (entity);

  if (avt_design_lookup (design, id) != NULL || avt_entity_kind (entity) == AVT_KIND_INFO)
    {
      avt_entity_unref (entity);
      return refuse (error, AVT_EDIT_ERROR_ID, _ ("the design already has %s"), id.text);
    }
  return finish_with (design, entity, FALSE, error);
}

/**
 * avt_design_with_replaced:
 * @entity: (transfer full): what shall stand for the entity with its id
 */
AvtDesign *
avt_design_with_replaced (AvtDesign *design, gpointer entity, GError **error)
{
  AvtId id = avt_entity_id (entity);

  if (avt_design_lookup (design, id) == NULL)
    {
      avt_entity_unref (entity);
      return refuse_missing (error, id);
    }
  return finish_with (design, entity, FALSE, error);
}

/**
 * avt_design_with_field_text:
 * @path: a field path of the entity
 * @text: what a person typed
 *
 * The edit behind every row of the inspector.
 */
AvtDesign *
avt_design_with_field_text (AvtDesign *design, AvtId id, const char *path, const char *text,
                            GError **error)
{
  gconstpointer found = avt_design_lookup (design, id);
  g_autoptr (AvtEntity) copy = NULL;
  g_autoptr (GError) field_error = NULL;
  const AvtRecordType *type;
  guint field;
  void *record;

  if (found == NULL)
    return refuse_missing (error, id);
  copy = avt_entity_copy (found);
  record = avt_record_resolve_for_change (avt_entity_type (copy), copy, path, &type, &field,
                                          &field_error);
  if (record == NULL || !avt_record_set_text (type, record, field, text, &field_error))
    return refuse (error, AVT_EDIT_ERROR_VALUE, "%s: %s", avt_entity_name (found),
                   field_error->message);
  return finish_with (design, g_steal_pointer (&copy), FALSE, error);
}

/** avt_design_with_field_unset: the field becomes unknown, or takes its default. */
AvtDesign *
avt_design_with_field_unset (AvtDesign *design, AvtId id, const char *path, GError **error)
{
  gconstpointer found = avt_design_lookup (design, id);
  g_autoptr (AvtEntity) copy = NULL;
  g_autoptr (GError) field_error = NULL;
  const AvtRecordType *type;
  guint field;
  void *record;

  if (found == NULL)
    return refuse_missing (error, id);
  copy = avt_entity_copy (found);
  record = avt_record_resolve_for_change (avt_entity_type (copy), copy, path, &type, &field,
                                          &field_error);
  if (record == NULL)
    return refuse (error, AVT_EDIT_ERROR_VALUE, "%s: %s", avt_entity_name (found),
                   field_error->message);
  avt_record_unset (type, record, field);
  return finish_with (design, g_steal_pointer (&copy), FALSE, error);
}

static void
set_place (AvtDevice *device, const AvtPlace *place)
{
  const AvtRecordType *type = &avt_device_type;

  avt_record_set_id (type, device, AVT_DEVICE_RACK, place->rack);
  if (avt_id_is_none (place->rack))
    {
      avt_record_unset (type, device, AVT_DEVICE_POSITION_HU);
      return;
    }
  avt_record_set_enum (type, device, AVT_DEVICE_FACE, place->face);
  avt_record_set_enum (type, device, AVT_DEVICE_SLOT, place->slot);
  if (avt_slot_is_channel (place->slot))
    avt_record_unset (type, device, AVT_DEVICE_POSITION_HU);
  else
    avt_record_set_integer (type, device, AVT_DEVICE_POSITION_HU, place->position_hu);
}

/**
 * avt_design_with_device:
 * @place: (nullable): where it shall stand; %NULL: nowhere yet
 * @id: (out) (optional): the new device
 */
AvtDesign *
avt_design_with_device (AvtDesign *design, AvtIdSource *ids, AvtId type, const char *name,
                        const AvtPlace *place, gboolean force, AvtId *id, GError **error)
{
  AvtDevice *device;

  if (avt_design_type (design, type) == NULL)
    return refuse_missing (error, type);
  device = avt_entity_new (AVT_KIND_DEVICE,
                           avt_id_source_next (ids, avt_kind_info (AVT_KIND_DEVICE)->letter));
  avt_record_set_string (&avt_device_type, device, AVT_DEVICE_NAME, name);
  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_TYPE, type);
  if (place != NULL)
    set_place (device, place);
  if (id != NULL)
    *id = device->entity.id;
  return finish_with (design, device, force, error);
}

/**
 * avt_design_with_devices_placed:
 * @devices: devices to move, together
 * @places: where each shall stand
 *
 * They may take each other's places.
 */
AvtDesign *
avt_design_with_devices_placed (AvtDesign *design, const AvtId *devices, const AvtPlace *places,
                                guint n_devices, gboolean force, GError **error)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (design);

  for (guint i = 0; i < n_devices; i++)
    {
      const AvtDevice *device = avt_design_device (design, devices[i]);
      AvtDevice *copy;

      if (device == NULL)
        return refuse_missing (error, devices[i]);
      copy = avt_entity_copy (device);
      set_place (copy, &places[i]);
      avt_design_builder_put (builder, copy);
    }
  return finish (design, builder, force, error);
}

static AvtDesign *
with_parts (AvtDesign *design, gconstpointer holder, guint field, const AvtId *parts,
            const gint64 *quantities, guint n_parts, GError **error)
{
  g_autoptr (AvtEntity) copy = avt_entity_copy (holder);
  const AvtRecordType *type = avt_entity_type (copy);

  avt_record_unset (type, copy, field);
  for (guint i = 0; i < n_parts; i++)
    {
      AvtPartUse *use = avt_record_append (type, copy, field);

      avt_record_set_id (&avt_part_use_type, use, AVT_PART_USE_PART, parts[i]);
      avt_record_set_integer (&avt_part_use_type, use, AVT_PART_USE_QUANTITY, quantities[i]);
    }
  return finish_with (design, g_steal_pointer (&copy), FALSE, error);
}

/**
 * avt_design_with_parts:
 * @holder: a device type or a device
 * @n_parts: 0 takes the list away: a device then has the parts of its type
 */
AvtDesign *
avt_design_with_parts (AvtDesign *design, AvtId holder, const AvtId *parts,
                       const gint64 *quantities, guint n_parts, GError **error)
{
  const AvtType *type = avt_design_type (design, holder);
  const AvtDevice *device = avt_design_device (design, holder);

  if (type != NULL)
    return with_parts (design, type, AVT_TYPE_FIELD_PARTS, parts, quantities, n_parts, error);
  if (device != NULL)
    return with_parts (design, device, AVT_DEVICE_PARTS, parts, quantities, n_parts, error);
  return refuse_missing (error, holder);
}

/** avt_design_with_feed_of: plugs a PDU or UPS into @feed, or out of any with %AVT_ID_NONE. */
AvtDesign *
avt_design_with_feed_of (AvtDesign *design, AvtId pdu, AvtId feed, GError **error)
{
  const AvtDevice *device = avt_design_device (design, pdu);
  AvtDevice *copy;

  if (device == NULL)
    return refuse_missing (error, pdu);
  copy = avt_entity_copy (device);
  avt_record_set_id (&avt_device_type, copy, AVT_DEVICE_FEED, feed);
  return finish_with (design, copy, FALSE, error);
}

static const AvtPort *
find_port (const AvtDesign *design, AvtPortAddress address, GError **error)
{
  const AvtDevice *device = avt_design_device (design, address.device);
  const AvtType *type = device != NULL ? avt_design_type (design, device->type) : NULL;
  const AvtPort *port;

  if (type == NULL)
    {
      refuse_missing (error, address.device);
      return NULL;
    }
  port = avt_type_find_port (type, address.port);
  if (port == NULL)
    refuse (error, AVT_EDIT_ERROR_PORT, _ ("%s (%s) has no port \"%s\""), device->name, type->name,
            address.port);
  return port;
}

static gboolean
refuse_taken (const AvtDesign *design, AvtPortAddress address, GError **error)
{
  const AvtLink *link = avt_design_link_at (design, address.device, address.port);
  const AvtDevice *device;

  if (link == NULL)
    return FALSE;
  device = avt_design_device (design, address.device);
  refuse (error, AVT_EDIT_ERROR_PORT, _ ("port %s of %s is taken by link %s"), address.port,
          device->name, avt_entity_name (link));
  return TRUE;
}

static gboolean
refuse_unfitting (const AvtDesign *design, AvtMedium medium, const AvtPort *a, const AvtPort *b,
                  GError **error)
{
  g_autofree char *reason = avt_design_link_refusal (design, medium, a, b);

  if (reason == NULL)
    return FALSE;
  refuse (error, AVT_EDIT_ERROR_PORT, _ ("%s and %s cannot be linked: %s"), a->key, b->key,
          reason);
  return TRUE;
}

/**
 * avt_design_with_link:
 * @id: (out) (optional): the new link
 *
 * Without @force a taken port, a port linked to itself, or ports that do not fit are refused.
 */
AvtDesign *
avt_design_with_link (AvtDesign *design, AvtIdSource *ids, AvtMedium medium, AvtPortAddress a,
                      AvtPortAddress b, gboolean force, AvtId *id, GError **error)
{
  const AvtPort *a_port = find_port (design, a, error);
  const AvtPort *b_port = a_port != NULL ? find_port (design, b, error) : NULL;
  AvtLink *link;

  if (b_port == NULL)
    return NULL;
  if (avt_id_equal (a.device, b.device) && strcmp (a.port, b.port) == 0)
    return refuse (error, AVT_EDIT_ERROR_PORT, _ ("a link needs two different ports"));
  if (!force
      && (refuse_taken (design, a, error) || refuse_taken (design, b, error)
          || refuse_unfitting (design, medium, a_port, b_port, error)))
    return NULL;
  link = avt_entity_new (AVT_KIND_LINK,
                         avt_id_source_next (ids, avt_kind_info (AVT_KIND_LINK)->letter));
  avt_record_set_id (&avt_link_type, link, AVT_LINK_A_DEVICE, a.device);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_A_PORT, a.port);
  avt_record_set_id (&avt_link_type, link, AVT_LINK_B_DEVICE, b.device);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_B_PORT, b.port);
  avt_record_set_enum (&avt_link_type, link, AVT_LINK_MEDIUM, medium);
  if (id != NULL)
    *id = link->entity.id;
  return finish_with (design, link, force, error);
}

/** avt_design_with_link_moved: takes the end of @link that is at @from and puts it into @to. */
AvtDesign *
avt_design_with_link_moved (AvtDesign *design, AvtId link, AvtPortAddress from, AvtPortAddress to,
                            gboolean force, GError **error)
{
  const AvtLink *found = avt_design_link (design, link);
  const AvtPort *new_port;
  const AvtPort *far_port;
  AvtPortAddress far;
  gboolean is_a;
  AvtLink *copy;

  if (found == NULL)
    return refuse_missing (error, link);
  is_a = avt_id_equal (found->a_device, from.device) && strcmp (found->a_port, from.port) == 0;
  if (!is_a
      && (!avt_id_equal (found->b_device, from.device) || strcmp (found->b_port, from.port) != 0))
    return refuse (error, AVT_EDIT_ERROR_PORT, _ ("link %s does not end at %s"), link.text,
                   from.port);
  far = is_a ? (AvtPortAddress){ found->b_device, found->b_port }
             : (AvtPortAddress){ found->a_device, found->a_port };
  if (avt_id_equal (from.device, to.device) && strcmp (from.port, to.port) == 0)
    return avt_design_ref (design);
  if (avt_id_equal (far.device, to.device) && strcmp (far.port, to.port) == 0)
    return refuse (error, AVT_EDIT_ERROR_PORT, _ ("a link needs two different ports"));
  if ((new_port = find_port (design, to, error)) == NULL
      || (far_port = find_port (design, far, error)) == NULL)
    return NULL;
  if (!force
      && (refuse_taken (design, to, error)
          || refuse_unfitting (design, (AvtMedium) found->medium, new_port, far_port, error)))
    return NULL;
  copy = avt_entity_copy (found);
  avt_record_set_id (&avt_link_type, copy, is_a ? AVT_LINK_A_DEVICE : AVT_LINK_B_DEVICE,
                     to.device);
  avt_record_set_string (&avt_link_type, copy, is_a ? AVT_LINK_A_PORT : AVT_LINK_B_PORT, to.port);
  return finish_with (design, copy, force, error);
}

/**
 * avt_design_with_type:
 * @type: (transfer none): a device type of a catalogue or an import
 * @parts: the parts it names, that the design shall have too
 *
 * Copies them into the design under the ids they have; what is there under the same id is
 * replaced, which is how a type is brought up to date.
 */
AvtDesign *
avt_design_with_type (AvtDesign *design, gpointer type, gpointer *parts, guint n_parts,
                      GError **error)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (design);

  for (guint i = 0; i < n_parts; i++)
    avt_design_builder_put (builder, avt_entity_ref (parts[i]));
  avt_design_builder_put (builder, avt_entity_ref (type));
  return finish (design, builder, FALSE, error);
}
