/* The pure edits. Each fills a builder and hands over to _avt_finish(), which ends it and refuses
 * what would become physically impossible by it. */
#include "config.h"

#include "engine/design/edit-private.h"
#include "engine/design/misfit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* _avt_refuse: Returns: %NULL, which is what an edit returns that refuses */
AvtDesign *
_avt_refuse (GError **error, AvtEditError code, const char *format, ...)
{
  va_list arguments;

  if (error == NULL)
    return NULL;
  va_start (arguments, format);
  *error = g_error_new_valist (AVT_EDIT_ERROR, (int) code, format, arguments);
  va_end (arguments);
  return NULL;
}

AvtDesign *
_avt_refuse_missing (GError **error, AvtId id)
{
  return _avt_refuse (error, AVT_EDIT_ERROR_NOT_FOUND, _ ("there is no %s in the design"),
                      avt_id_is_none (id) ? _ ("such object") : id.text);
}

/* _avt_finish: ends the builder of an edit of @design and, without @force, refuses what has become
 * physically impossible by it. */
AvtDesign *
_avt_finish (AvtDesign *design, AvtDesignBuilder *builder, gboolean force, GError **error)
{
  g_autoptr (AvtDesign) result = avt_design_builder_end (builder, error);

  if (result == NULL || result == design || force)
    return g_steal_pointer (&result);
  if (_avt_refuse_new_misfits (design, result, error))
    return NULL;
  return g_steal_pointer (&result);
}

static AvtDesign *
finish_with (AvtDesign *design, gpointer entity, gboolean force, GError **error)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (design);

  avt_design_builder_put (builder, entity);
  return _avt_finish (design, builder, force, error);
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

  if (avt_design_lookup (design, id) != NULL)
    {
      avt_entity_unref (entity);
      return _avt_refuse (error, AVT_EDIT_ERROR_ID, _ ("the design already has %s"), id.text);
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
      return _avt_refuse_missing (error, id);
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
    return _avt_refuse_missing (error, id);
  copy = avt_entity_copy (found);
  record = avt_record_resolve_for_change (avt_entity_type (copy), copy, path, &type, &field,
                                          &field_error);
  if (record == NULL || !avt_record_set_text (type, record, field, text, &field_error))
    return _avt_refuse (error, AVT_EDIT_ERROR_VALUE, "%s: %s", avt_entity_name (found),
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
    return _avt_refuse_missing (error, id);
  copy = avt_entity_copy (found);
  /* not for change: records on the way that are absent stay so */
  record = (void *) avt_record_resolve (avt_entity_type (copy), copy, path, &type, &field,
                                        &field_error);
  if (record == NULL)
    return _avt_refuse (error, AVT_EDIT_ERROR_VALUE, "%s: %s", avt_entity_name (found),
                        field_error->message);
  avt_record_unset (type, record, field);
  return finish_with (design, g_steal_pointer (&copy), FALSE, error);
}

/* _avt_set_place: @device: not frozen yet */
void
_avt_set_place (AvtDevice *device, const AvtPlace *place)
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
    return _avt_refuse_missing (error, type);
  device = avt_entity_new (AVT_KIND_DEVICE,
                           avt_id_source_next (ids, avt_kind_info (AVT_KIND_DEVICE)->letter));
  avt_record_set_string (&avt_device_type, device, AVT_DEVICE_NAME, name);
  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_TYPE, type);
  if (place != NULL)
    _avt_set_place (device, place);
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
        return _avt_refuse_missing (error, devices[i]);
      copy = avt_entity_copy (device);
      _avt_set_place (copy, &places[i]);
      avt_design_builder_put (builder, copy);
    }
  return _avt_finish (design, builder, force, error);
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
  return _avt_refuse_missing (error, holder);
}

/** avt_design_with_feed_of: plugs a PDU or UPS into @feed, or out of any with %AVT_ID_NONE. */
AvtDesign *
avt_design_with_feed_of (AvtDesign *design, AvtId pdu, AvtId feed, GError **error)
{
  const AvtDevice *device = avt_design_device (design, pdu);
  AvtDevice *copy;

  if (device == NULL)
    return _avt_refuse_missing (error, pdu);
  copy = avt_entity_copy (device);
  avt_record_set_id (&avt_device_type, copy, AVT_DEVICE_FEED, feed);
  return finish_with (design, copy, FALSE, error);
}

static gboolean
has_port (const AvtDesign *design, AvtPortAddress address, GError **error)
{
  const AvtDevice *device = avt_design_device (design, address.device);
  const AvtType *type;

  if (device == NULL)
    {
      _avt_refuse_missing (error, address.device);
      return FALSE;
    }
  type = avt_design_type (design, device->type);
  if (avt_type_find_port (type, address.port) != NULL)
    return TRUE;
  _avt_refuse (error, AVT_EDIT_ERROR_PORT, _ ("%s (%s) has no port \"%s\""), device->name,
               type->name, address.port);
  return FALSE;
}

static gboolean
is_port (AvtPortAddress address, AvtId device, const char *port)
{
  return avt_id_equal (address.device, device) && strcmp (address.port, port) == 0;
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
  AvtLink *link;

  if (!has_port (design, a, error) || !has_port (design, b, error))
    return NULL;
  if (is_port (a, b.device, b.port))
    return _avt_refuse (error, AVT_EDIT_ERROR_PORT, _ ("a link needs two different ports"));
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

static gboolean
move_end (AvtDesign *design, AvtDesignBuilder *builder, const AvtLinkMove *move, GError **error)
{
  const AvtLink *link = avt_design_link (design, move->link) != NULL
                            ? avt_design_builder_lookup (builder, move->link)
                            : NULL;
  gboolean moves_a;
  AvtLink *copy;

  if (link == NULL)
    {
      _avt_refuse_missing (error, move->link);
      return FALSE;
    }
  moves_a = is_port (move->from, link->a_device, link->a_port);
  if (!moves_a && !is_port (move->from, link->b_device, link->b_port))
    {
      _avt_refuse (error, AVT_EDIT_ERROR_PORT, _ ("link %s does not end at %s"), move->link.text,
                   move->from.port);
      return FALSE;
    }
  if (is_port (move->to, move->from.device, move->from.port))
    return TRUE;
  if (!has_port (design, move->to, error))
    return FALSE;
  if (is_port (move->to, moves_a ? link->b_device : link->a_device,
               moves_a ? link->b_port : link->a_port))
    {
      _avt_refuse (error, AVT_EDIT_ERROR_PORT, _ ("a link needs two different ports"));
      return FALSE;
    }
  copy = avt_entity_copy (link);
  avt_record_set_id (&avt_link_type, copy, moves_a ? AVT_LINK_A_DEVICE : AVT_LINK_B_DEVICE,
                     move->to.device);
  avt_record_set_string (&avt_link_type, copy, moves_a ? AVT_LINK_A_PORT : AVT_LINK_B_PORT,
                         move->to.port);
  avt_design_builder_put (builder, copy);
  return TRUE;
}

/**
 * avt_design_with_links_moved:
 *
 * Moves ends of links, one after the other; ports need to be free only when all are moved, so that
 * cables can change places. Without @force a taken port, or ports that do not fit, are refused.
 */
AvtDesign *
avt_design_with_links_moved (AvtDesign *design, const AvtLinkMove *moves, guint n_moves,
                             gboolean force, GError **error)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (design);

  for (guint i = 0; i < n_moves; i++)
    if (!move_end (design, builder, &moves[i], error))
      return NULL;
  return _avt_finish (design, builder, force, error);
}

/**
 * avt_design_with_link_moved:
 * @from: the end of @link that is taken out
 * @to: where it is put instead
 *
 * Without @force a taken port, or ports that do not fit, are refused.
 */
AvtDesign *
avt_design_with_link_moved (AvtDesign *design, AvtId link, AvtPortAddress from, AvtPortAddress to,
                            gboolean force, GError **error)
{
  AvtLinkMove move = { link, from, to };

  return avt_design_with_links_moved (design, &move, 1, force, error);
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
  return _avt_finish (design, builder, FALSE, error);
}
