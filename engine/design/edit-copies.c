/* Copies inside one design, and the state of many objects at once. */
#include "config.h"

#include "engine/design/edit-private.h"

#include <glib/gi18n-lib.h>

/**
 * avt_design_with_duplicated:
 * @selection: entities of any kind but the design's own record
 * @made: (nullable) (element-type AvtId): takes the copies
 *
 * Devices are put at the next place that is free above them, or from the bottom; see
 * avt_design_with_pasted().
 */
AvtDesign *
avt_design_with_duplicated (AvtDesign *design, AvtIdSource *ids, const AvtId *selection,
                            guint n_selected, GArray *made, GError **error)
{
  g_autoptr (AvtFragment) fragment = avt_fragment_of (design, selection, n_selected, error);

  return fragment != NULL
             ? avt_design_with_pasted (design, ids, fragment, NULL, FALSE, made, error)
             : NULL;
}

/* The next place from *@place on, by whole units, that is free. */
static gboolean
find_next (const AvtDesign *design, const AvtType *type, gboolean upwards, AvtPlace *place)
{
  const AvtRack *rack = avt_design_rack (design, place->rack);

  if (avt_slot_is_channel (place->slot))
    return avt_design_first_free (design, type, place);
  do
    place->position_hu += upwards ? 2 : -2;
  while (place->position_hu >= 2 && place->position_hu <= rack->height_hu + 1
         && avt_design_place_misfit (design, type, place, NULL, 0, NULL) != AVT_FITS);
  return place->position_hu >= 2 && place->position_hu <= rack->height_hu + 1;
}

static AvtDesign *
refuse_full (const AvtDesign *design, const AvtDevice *device, guint n_made, GError **error)
{
  const char *rack = avt_entity_name (avt_design_rack (design, device->rack));

  if (n_made == 0)
    return _avt_refuse (error, AVT_EDIT_ERROR_PLACE, _ ("%s has no room for a copy of %s there"),
                        rack, device->name);
  return _avt_refuse (error, AVT_EDIT_ERROR_PLACE,
                      g_dngettext (GETTEXT_PACKAGE, "%s has room for only %u copy of %s there",
                                   "%s has room for only %u copies of %s there", n_made),
                      rack, n_made, device->name);
}

/**
 * avt_design_with_filled:
 * @device: one that stands in a rack
 * @n_copies: how many to make of it
 * @upwards: whether to go up from it, or down; a device in a side channel goes to the next one
 * @made: (nullable) (element-type AvtId): takes the copies, the nearest first
 *
 * The copies have the name counted on, in the order in which they stand.
 */
AvtDesign *
avt_design_with_filled (AvtDesign *design, AvtIdSource *ids, AvtId device, guint n_copies,
                        gboolean upwards, GArray *made, GError **error)
{
  const AvtDevice *found = avt_design_device (design, device);
  g_autoptr (AvtFragment) fragment = NULL;
  g_autoptr (AvtDesign) result = avt_design_ref (design);
  AvtPlace place;

  if (found == NULL)
    return _avt_refuse_missing (error, device);
  place = avt_device_place (found);
  if (avt_id_is_none (place.rack)
      || (!avt_slot_is_channel (place.slot) && !AVT_RECORD_HAS (found, AVT_DEVICE_POSITION_HU)))
    return _avt_refuse (error, AVT_EDIT_ERROR_PLACE, _ ("%s does not stand in a rack"),
                        found->name);
  fragment = avt_fragment_of (design, &device, 1, error);
  for (guint i = 0; fragment != NULL && i < n_copies; i++)
    {
      AvtDesign *next;

      if (!find_next (result, avt_design_type (design, found->type), upwards, &place))
        return refuse_full (design, found, i, error);
      next = avt_design_with_pasted (result, ids, fragment, &place, FALSE, made, error);
      if (next == NULL)
        return NULL;
      avt_design_unref (result);
      result = next;
    }
  return fragment != NULL ? g_steal_pointer (&result) : NULL;
}

static void
put_state (AvtDesignBuilder *builder, gconstpointer entity, AvtState state)
{
  gpointer copy = avt_entity_copy (entity);
  guint field = avt_entity_kind (copy) == AVT_KIND_DEVICE ? (guint) AVT_DEVICE_STATE
                                                          : (guint) AVT_LINK_STATE;

  avt_record_set_enum (avt_entity_type (copy), copy, field, (int) state);
  avt_design_builder_put (builder, copy);
}

static void
put_state_of_devices (AvtDesign *design, AvtDesignBuilder *builder, AvtId rack, AvtState state)
{
  AvtReferrers referrers;
  gconstpointer device;

  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    put_state (builder, device, state);
}

/**
 * avt_design_with_state:
 * @selection: devices and links; a rack stands for its devices, what has no state is passed over
 */
AvtDesign *
avt_design_with_state (AvtDesign *design, const AvtId *selection, guint n_selected,
                       AvtState state, GError **error)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (design);

  for (guint i = 0; i < n_selected; i++)
    {
      gconstpointer entity = avt_design_lookup (design, selection[i]);

      if (entity == NULL)
        return _avt_refuse_missing (error, selection[i]);
      if (avt_entity_kind (entity) == AVT_KIND_RACK)
        put_state_of_devices (design, builder, selection[i], state);
      if (avt_entity_kind (entity) == AVT_KIND_DEVICE || avt_entity_kind (entity) == AVT_KIND_LINK)
        put_state (builder, entity, state);
    }
  return _avt_finish (design, builder, FALSE, error);
}
