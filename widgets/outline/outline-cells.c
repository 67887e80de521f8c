/* The cells of the outline: words and edits, without widgets. */
#include "config.h"

#include "engine/calc/device-power.h"
#include "engine/calc/rack-power.h"
#include "engine/design/edit.h"
#include "widgets/numbers.h"
#include "widgets/outline/outline.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
unit_text (AvtDesign *design, gconstpointer entity)
{
  const AvtDevice *device = entity;
  const AvtRack *rack;

  if (avt_entity_kind (entity) == AVT_KIND_RACK)
    return avt_local_quantity ((double) ((const AvtRack *) entity)->height_hu,
                               AVT_UNIT_HALF_RACK_UNIT);
  if (avt_entity_kind (entity) != AVT_KIND_DEVICE)
    return g_strdup ("");
  rack = avt_design_rack (design, device->rack);
  if (rack == NULL)
    return g_strdup ("");
  if (avt_slot_is_channel ((AvtSlot) device->slot))
    return g_strdup (_ ("0U"));
  return AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU)
           ? avt_rack_span_text (rack, device->position_hu, 0)
           : g_strdup (_ ("None"));
}

static char *
type_text (AvtDesign *design, gconstpointer entity)
{
  const AvtFeed *feed = entity;
  const AvtType *type;

  if (avt_entity_kind (entity) == AVT_KIND_FEED)
    return g_strdup_printf (_ ("Feed, side %s"), feed->side == AVT_SIDE_A ? "A" : "B");
  if (avt_entity_kind (entity) != AVT_KIND_DEVICE)
    return g_strdup (_ (((const AvtEntity *) entity)->info->label));
  type = avt_design_type (design, ((const AvtDevice *) entity)->type);
  return g_strdup (type != NULL ? type->name : "");
}

static char *
power_text (AvtDesign *design, gconstpointer entity)
{
  if (avt_entity_kind (entity) == AVT_KIND_DEVICE)
    {
      AvtDevicePower power = avt_device_power (design, entity);

      if (!power.draws)
        return g_strdup ("");
      return isnan (power.planning_w) ? g_strdup (_ ("unknown"))
                                      : avt_local_quantity (power.planning_w, AVT_UNIT_WATT);
    }
  if (avt_entity_kind (entity) == AVT_KIND_RACK)
    return avt_local_quantity (avt_rack_power (design, avt_entity_id (entity)).planning.known_w,
                               AVT_UNIT_WATT);
  return g_strdup ("");
}

static char *
face_text (gconstpointer entity)
{
  const AvtField *field = &avt_device_type.fields[AVT_DEVICE_FACE];

  if (avt_entity_kind (entity) != AVT_KIND_DEVICE)
    return g_strdup ("");
  return g_strdup (_ (field->values[((const AvtDevice *) entity)->face].label));
}

/** avt_outline_text: Returns: (transfer full): what the cell shows */
char *
avt_outline_text (AvtDesign *design, gconstpointer entity, AvtOutlineColumn column)
{
  switch (column)
    {
    case AVT_OUTLINE_NAME:
      return g_strdup (avt_entity_name (entity));
    case AVT_OUTLINE_UNIT:
      return unit_text (design, entity);
    case AVT_OUTLINE_FACE:
      return face_text (entity);
    case AVT_OUTLINE_TYPE:
      return type_text (design, entity);
    case AVT_OUTLINE_POWER:
      return power_text (design, entity);
    case AVT_OUTLINE_N_COLUMNS:
      break;
    }
  return NULL;
}

gboolean
avt_outline_can_edit (gconstpointer entity, AvtOutlineColumn column)
{
  const AvtDevice *device = entity;

  if (column == AVT_OUTLINE_NAME)
    return TRUE;
  if (avt_entity_kind (entity) != AVT_KIND_DEVICE || avt_id_is_none (device->rack))
    return FALSE;
  return column == AVT_OUTLINE_FACE
         || (column == AVT_OUTLINE_UNIT && !avt_slot_is_channel ((AvtSlot) device->slot));
}

/* "U12", "12", "12.5": as labelled on the rack, whichever way it counts. */
static gboolean
parse_unit (const AvtRack *rack, const AvtType *type, const char *text, gint64 *position_hu)
{
  const char *digits = text;
  char *end;
  double unit;

  while (*digits == ' ' || *digits == 'U' || *digits == 'u')
    digits++;
  unit = g_ascii_strtod (digits, &end);
  while (*end == ' ')
    end++;
  if (end == digits || *end != '\0' || unit != unit || fabs (unit) > 1000
      || unit * 2 != floor (unit * 2))
    return FALSE;
  *position_hu = (gint64) (unit * 2);
  if (rack->numbering == AVT_NUMBERING_TOP_DOWN)
    *position_hu = rack->height_hu + 2 - *position_hu;
  return TRUE;
}

static AvtDesign *
with_unit (AvtDesign *design, const AvtDevice *device, const char *text, GError **error)
{
  const AvtRack *rack = avt_design_rack (design, device->rack);
  AvtPlace place = avt_device_place (device);

  if (!parse_unit (rack, avt_design_type (design, device->type), text, &place.position_hu))
    {
      g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_VALUE,
                   _ ("“%s” is no unit; allowed is a number such as 12"), text);
      return NULL;
    }
  return avt_design_with_devices_placed (design, &device->entity.id, &place, 1, FALSE, error);
}

static AvtDesign *
with_face (AvtDesign *design, const AvtDevice *device, const char *text, GError **error)
{
  const AvtField *field = &avt_device_type.fields[AVT_DEVICE_FACE];
  g_autofree char *typed = g_utf8_casefold (text, -1);
  AvtPlace place = avt_device_place (device);

  for (guint i = 0; field->values[i].nick != NULL; i++)
    {
      g_autofree char *label = g_utf8_casefold (_ (field->values[i].label), -1);

      if (*typed != '\0'
          && (g_str_has_prefix (label, typed) || g_str_has_prefix (field->values[i].nick, typed)))
        {
          place.face = (AvtFace) i;
          return avt_design_with_devices_placed (design, &device->entity.id, &place, 1, FALSE,
                                                 error);
        }
    }
  g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_VALUE,
               _ ("“%s” is no face; allowed are %s and %s"), text, _ (field->values[0].label),
               _ (field->values[1].label));
  return NULL;
}

/**
 * avt_outline_with_moved:
 * @half_units: up, whichever way the rack counts
 *
 * Devices in no unit stay where they are.
 *
 * Returns: (transfer full) (nullable): %NULL without an error when none stands in a unit
 */
AvtDesign *
avt_outline_with_moved (AvtDesign *design, const AvtId *devices, guint n_devices,
                        gint64 half_units, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (AvtPlace));

  for (guint i = 0; i < n_devices; i++)
    {
      const AvtDevice *device = avt_design_device (design, devices[i]);
      AvtPlace place = avt_device_place (device);

      if (avt_id_is_none (device->rack) || !AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
        continue;
      place.position_hu += half_units;
      g_array_append_val (ids, devices[i]);
      g_array_append_val (places, place);
    }
  if (ids->len == 0)
    return NULL;
  return avt_design_with_devices_placed (design, (const AvtId *) (gpointer) ids->data,
                                         (const AvtPlace *) (gpointer) places->data, ids->len,
                                         FALSE, error);
}

/** avt_outline_with_text: @text: what was typed into the cell */
AvtDesign *
avt_outline_with_text (AvtDesign *design, AvtId id, AvtOutlineColumn column, const char *text,
                       GError **error)
{
  gconstpointer entity = avt_design_lookup (design, id);

  g_return_val_if_fail (entity != NULL && avt_outline_can_edit (entity, column), NULL);
  if (column == AVT_OUTLINE_UNIT)
    return with_unit (design, entity, text, error);
  if (column == AVT_OUTLINE_FACE)
    return with_face (design, entity, text, error);
  return avt_design_with_field_text (design, id, "name", text, error);
}
