#include "config.h"

#include "engine/design/fit.h"

#include "engine/design/depth.h"
#include "engine/design/fit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** avt_slot_is_channel: whether it is a side channel and not between the rails. */
gboolean
avt_slot_is_channel (AvtSlot slot)
{
  return slot >= AVT_SLOT_CHANNEL_LEFT_1;
}

/** avt_slot_channel_number: Returns: 1 or 2 for a side channel, 0 for the width of the rails */
gint64
avt_slot_channel_number (AvtSlot slot)
{
  switch (slot)
    {
    case AVT_SLOT_CHANNEL_LEFT_1:
    case AVT_SLOT_CHANNEL_RIGHT_1:
      return 1;
    case AVT_SLOT_CHANNEL_LEFT_2:
    case AVT_SLOT_CHANNEL_RIGHT_2:
      return 2;
    case AVT_SLOT_FULL:
    case AVT_SLOT_LEFT:
    case AVT_SLOT_RIGHT:
      return 0;
    }
  return 0;
}

/** avt_device_place: Returns: where the device stands; without a rack, nowhere */
AvtPlace
avt_device_place (const AvtDevice *device)
{
  return (AvtPlace){ device->rack, device->position_hu, (AvtFace) device->face,
                     (AvtSlot) device->slot };
}

/* Whether a device at @place and the 0U device @strip meet. */
static gboolean
meets_strip (const AvtRack *rack, const AvtType *type, const AvtPlace *place,
             const AvtType *strip, AvtSlot channel)
{
  double limit_mm = avt_strip_limit_mm (rack, strip, channel, place->face, place->slot);

  return AVT_RECORD_HAS (type, AVT_TYPE_FIELD_DEPTH_MM) && (double) type->depth_mm > limit_mm;
}

static AvtMisfit
channel_conflict (const AvtRack *rack, const AvtType *type, const AvtPlace *place,
                  const AvtType *other_type, const AvtPlace *other)
{
  if (place->slot == other->slot)
    return AVT_MISFIT_TAKEN;
  if (avt_slot_is_channel (place->slot) && avt_slot_is_channel (other->slot))
    return AVT_FITS;
  if (avt_slot_is_channel (place->slot) ? meets_strip (rack, other_type, other, type, place->slot)
                                        : meets_strip (rack, type, place, other_type, other->slot))
    return AVT_MISFIT_STRIP;
  return AVT_FITS;
}

/**
 * avt_devices_conflict:
 * @rack: the rack of @place
 * @type: the type of a device that stands or shall stand at @place
 * @other: a device of the same rack
 *
 * Returns: %AVT_MISFIT_TAKEN when both would take the same room: the same side channel, or
 *   overlapping units and halves of the width on the same face; on opposite faces when either is
 *   full depth or the two depths and the clearance between them exceed the depth between the
 *   rails. %AVT_MISFIT_STRIP when one is so deep that it meets the other in its side channel.
 *   %AVT_FITS otherwise
 */
AvtMisfit
avt_devices_conflict (const AvtDesign *design, const AvtRack *rack, const AvtType *type,
                      const AvtPlace *place, const AvtDevice *other)
{
  const AvtType *other_type = avt_design_type (design, other->type);
  AvtPlace other_place = avt_device_place (other);

  if (other_type == NULL)
    return AVT_FITS;
  if (avt_slot_is_channel (place->slot) || avt_slot_is_channel (other_place.slot))
    return channel_conflict (rack, type, place, other_type, &other_place);
  if (!AVT_RECORD_HAS (other, AVT_DEVICE_POSITION_HU))
    return AVT_FITS; /* in the rack, but nowhere in it */
  if (place->position_hu >= other->position_hu + other_type->height_hu
      || other->position_hu >= place->position_hu + type->height_hu)
    return AVT_FITS;
  if (place->slot != AVT_SLOT_FULL && other->slot != AVT_SLOT_FULL
      && (int) place->slot != other->slot)
    return AVT_FITS;
  if ((int) place->face == other->face || type->full_depth || other_type->full_depth
      || avt_depths_meet (rack, type, other_type))
    return AVT_MISFIT_TAKEN;
  return AVT_FITS;
}

static guint
channel_misfits (const AvtRack *rack, const AvtType *type, AvtSlot slot)
{
  guint misfits = 0;

  if (avt_slot_channel_number (slot) > rack->channels)
    misfits |= _avt_misfit_bit (AVT_MISFIT_NO_CHANNEL);
  if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_LENGTH_MM)
      && (double) type->length_mm > avt_rack_channel_length_mm (rack))
    misfits |= _avt_misfit_bit (AVT_MISFIT_TOO_LONG);
  return misfits;
}

/*
 * _avt_rack_misfits:
 *
 * Returns: everything that is wrong with @place in the rack itself, whoever else stands there: bits
 *   of _avt_misfit_bit()
 */
guint
_avt_rack_misfits (const AvtRack *rack, const AvtType *type, const AvtPlace *place)
{
  gboolean is_channel = avt_slot_is_channel (place->slot);
  guint misfits = 0;

  if (type->height_hu == 0 && !is_channel)
    return _avt_misfit_bit (AVT_MISFIT_NEEDS_CHANNEL);
  if (is_channel && type->height_hu > 0)
    return _avt_misfit_bit (AVT_MISFIT_ONLY_0U);
  if (is_channel)
    return channel_misfits (rack, type, place->slot);
  if (type->width == AVT_WIDTH_HALF && place->slot == AVT_SLOT_FULL)
    misfits |= _avt_misfit_bit (AVT_MISFIT_NEEDS_HALF);
  if (type->width == AVT_WIDTH_FULL && place->slot != AVT_SLOT_FULL)
    misfits |= _avt_misfit_bit (AVT_MISFIT_NEEDS_FULL);
  if (place->position_hu < 2 || place->position_hu + type->height_hu > rack->height_hu + 2)
    misfits |= _avt_misfit_bit (AVT_MISFIT_OUTSIDE);
  if (AVT_RECORD_HAS (rack, AVT_RACK_DEPTH_MM) && AVT_RECORD_HAS (type, AVT_TYPE_FIELD_DEPTH_MM)
      && type->depth_mm > rack->depth_mm)
    misfits |= _avt_misfit_bit (AVT_MISFIT_TOO_DEEP);
  return misfits;
}

static char *
taken_text (const AvtDesign *design, const AvtRack *rack, const AvtDevice *other)
{
  const AvtType *type = avt_design_type (design, other->type);
  g_autofree char *span = NULL;

  if (avt_slot_is_channel ((AvtSlot) other->slot))
    return g_strdup_printf (_ ("the side channel is taken by %s"), other->name);
  span = avt_rack_span_text (rack, other->position_hu, type->height_hu);
  return g_strdup_printf (_ ("%s is taken by %s"), span, other->name);
}

/* A deep device against a strip, whichever of the two is being placed. */
static char *
strip_text (const AvtDesign *design, const AvtRack *rack, const AvtType *type,
            const AvtPlace *place, const AvtDevice *other)
{
  const AvtType *other_type = avt_design_type (design, other->type);
  AvtPlace other_place = avt_device_place (other);

  if (avt_slot_is_channel (place->slot))
    return g_strdup_printf (_ ("%s is %d mm deep and leaves no room for it in the side channel "
                               "(estimate)"),
                            other->name, (int) other_type->depth_mm);
  return g_strdup_printf (_ ("it is %d mm deep and meets %s in the side channel, which leaves "
                             "%d mm (estimate)"),
                          (int) type->depth_mm, other->name,
                          (int) avt_strip_limit_mm (rack, other_type, other_place.slot,
                                                    place->face, place->slot));
}

static gboolean
is_ignored (const AvtDevice *device, const AvtId *ignore, guint n_ignore)
{
  for (guint i = 0; i < n_ignore; i++)
    if (avt_id_equal (device->entity.id, ignore[i]))
      return TRUE;
  return FALSE;
}

/**
 * avt_design_place_misfit:
 * @type: the type of the device
 * @place: where it shall stand; without a rack it always fits
 * @ignore: devices that do not count, those being moved
 * @other: (out) (optional) (nullable): the device in the way, for %AVT_MISFIT_TAKEN and
 *   %AVT_MISFIT_STRIP
 *
 * Returns: the first thing that is wrong with the place
 */
AvtMisfit
avt_design_place_misfit (const AvtDesign *design, const AvtType *type, const AvtPlace *place,
                         const AvtId *ignore, guint n_ignore, const AvtDevice **other)
{
  const AvtRack *rack = avt_design_rack (design, place->rack);
  AvtReferrers referrers;
  const AvtDevice *found;
  guint misfits;

  if (other != NULL)
    *other = NULL;
  if (avt_id_is_none (place->rack))
    return AVT_FITS;
  if (rack == NULL)
    return AVT_MISFIT_NO_RACK;
  misfits = _avt_rack_misfits (rack, type, place);
  if (misfits != 0)
    return _avt_first_misfit (misfits);
  avt_design_devices_of_rack (design, place->rack, &referrers);
  while ((found = avt_referrers_next (&referrers)) != NULL)
    {
      AvtMisfit misfit = is_ignored (found, ignore, n_ignore)
                             ? AVT_FITS
                             : avt_devices_conflict (design, rack, type, place, found);

      if (misfit == AVT_FITS)
        continue;
      if (other != NULL)
        *other = found;
      return misfit;
    }
  return AVT_FITS;
}

static char *
outside_text (const AvtRack *rack, const AvtType *type, const AvtPlace *place)
{
  g_autofree char *span = avt_rack_span_text (rack, place->position_hu, type->height_hu);

  return g_strdup_printf (_ ("%s is outside of %s, which has %d units"), span, rack->name,
                          (int) (rack->height_hu / 2));
}

/*
 * _avt_misfit_text:
 * @other: (nullable): who has the place, when it is taken
 *
 * Returns: (transfer full) (nullable): the misfit in words that follow a colon
 */
char *
_avt_misfit_text (const AvtDesign *design, const AvtType *type, const AvtPlace *place,
                  AvtMisfit misfit, const AvtDevice *other)
{
  const AvtRack *rack = avt_design_rack (design, place->rack);

  switch (misfit)
    {
    case AVT_FITS:
      return NULL;
    case AVT_MISFIT_NO_RACK:
      return g_strdup (_ ("there is no such rack"));
    case AVT_MISFIT_NEEDS_CHANNEL:
      return g_strdup (_ ("a 0U device needs a side channel"));
    case AVT_MISFIT_NO_CHANNEL:
      return g_strdup_printf (_ ("%s has %d side channels on each side"), rack->name,
                              (int) rack->channels);
    case AVT_MISFIT_TOO_LONG:
      return g_strdup_printf (_ ("it is %d mm long and %s has %d mm for it"),
                              (int) type->length_mm, rack->name,
                              (int) avt_rack_channel_length_mm (rack));
    case AVT_MISFIT_ONLY_0U:
      return g_strdup (_ ("only 0U devices fit into a side channel"));
    case AVT_MISFIT_NEEDS_HALF:
      return g_strdup (_ ("a half-width device needs the left or the right half"));
    case AVT_MISFIT_NEEDS_FULL:
      return g_strdup (_ ("a full-width device does not fit into half of the width"));
    case AVT_MISFIT_OUTSIDE:
      return outside_text (rack, type, place);
    case AVT_MISFIT_TOO_DEEP:
      return g_strdup_printf (_ ("it is %d mm deep and %s has %d mm"), (int) type->depth_mm,
                              rack->name, (int) rack->depth_mm);
    case AVT_MISFIT_TAKEN:
      return taken_text (design, rack, other);
    case AVT_MISFIT_STRIP:
      return strip_text (design, rack, type, place, other);
    }
  g_assert_not_reached ();
}

/**
 * avt_design_place_refusal:
 *
 * See avt_design_place_misfit().
 *
 * Returns: (transfer full) (nullable): why it may not stand there, in words that follow a colon,
 *   or %NULL when it may
 */
char *
avt_design_place_refusal (const AvtDesign *design, const AvtType *type, const AvtPlace *place,
                          const AvtId *ignore, guint n_ignore)
{
  const AvtDevice *other;
  AvtMisfit misfit = avt_design_place_misfit (design, type, place, ignore, n_ignore, &other);

  return _avt_misfit_text (design, type, place, misfit, other);
}

/*
 * _avt_device_is_nowhere:
 *
 * Returns: whether it has no place: it is in no rack, or in one but at no unit of it, as in a plan
 *   that has not come so far
 */
gboolean
_avt_device_is_nowhere (const AvtDevice *device, const AvtType *type)
{
  return avt_id_is_none (device->rack)
         || (type->height_hu > 0 && !avt_slot_is_channel ((AvtSlot) device->slot)
             && !AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU));
}

/** avt_design_device_misfit: Returns: (transfer full) (nullable): why a device of the design may
 * not stand where it does; %NULL when it may, or stands nowhere */
char *
avt_design_device_misfit (const AvtDesign *design, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (design, device->type);
  AvtPlace place = avt_device_place (device);

  if (type == NULL || _avt_device_is_nowhere (device, type))
    return NULL;
  return avt_design_place_refusal (design, type, &place, &device->entity.id, 1);
}

static gboolean
fits (const AvtDesign *design, const AvtType *type, const AvtPlace *place)
{
  return avt_design_place_misfit (design, type, place, NULL, 0, NULL) == AVT_FITS;
}

static gboolean
first_free_channel (const AvtDesign *design, const AvtType *type, AvtPlace *place)
{
  for (guint slot = AVT_SLOT_CHANNEL_LEFT_1; slot <= AVT_SLOT_CHANNEL_RIGHT_2; slot++)
    {
      place->slot = (AvtSlot) slot;
      if (fits (design, type, place))
        return TRUE;
    }
  return FALSE;
}

/**
 * avt_design_first_free:
 * @place: (inout): rack and face are read, slot and position are set
 *
 * Returns: whether the rack has a place for a device of @type; the lowest whole unit is taken
 *   (of a device with a half unit of its own: half unit), and for half-width types the left half
 *   first
 */
gboolean
avt_design_first_free (const AvtDesign *design, const AvtType *type, AvtPlace *place)
{
  const AvtRack *rack = avt_design_rack (design, place->rack);
  gboolean is_half = type->width == AVT_WIDTH_HALF;
  gint64 step = type->height_hu % 2 != 0 ? 1 : 2;

  if (rack == NULL)
    return FALSE;
  if (type->height_hu == 0)
    return first_free_channel (design, type, place);
  for (place->position_hu = 2; place->position_hu <= rack->height_hu + 1;
       place->position_hu += step)
    for (guint half = 0; half < (is_half ? 2u : 1u); half++)
      {
        place->slot = !is_half ? AVT_SLOT_FULL : half == 0 ? AVT_SLOT_LEFT : AVT_SLOT_RIGHT;
        if (fits (design, type, place))
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_power_port (const AvtPort *port)
{
  return port->category == AVT_PORT_POWER_INLET || port->category == AVT_PORT_POWER_OUTLET;
}

static gboolean
is_connectable (const AvtPort *port)
{
  return port->category != AVT_PORT_MODULE_BAY && port->category != AVT_PORT_DEVICE_BAY;
}

/**
 * avt_design_link_refusal:
 *
 * Returns: (transfer full) (nullable): why a cable of @medium cannot join ports of these
 *   categories: a power cord joins an outlet and an inlet, everything else joins ports that carry
 *   no power; bays take no cable
 */
char *
avt_design_link_refusal (const AvtDesign *design, AvtMedium medium, const AvtPort *a,
                         const AvtPort *b)
{
  if (!is_connectable (a) || !is_connectable (b))
    return g_strdup_printf (_ ("%s is a bay and takes no cable"),
                            is_connectable (a) ? b->key : a->key);
  if (medium == AVT_MEDIUM_POWER)
    {
      if (is_power_port (a) && is_power_port (b) && a->category != b->category)
        return NULL;
      return g_strdup (_ ("a power cord joins an outlet and an inlet"));
    }
  if (is_power_port (a) || is_power_port (b))
    return g_strdup_printf (_ ("%s is a power port and takes only a power cord"),
                            is_power_port (a) ? a->key : b->key);
  return NULL;
}

/** avt_design_link_at: Returns: (transfer none) (nullable): the first link at a port */
const AvtLink *
avt_design_link_at (const AvtDesign *design, AvtId device, const char *port)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port;
  const char *far_port;
  AvtId far_device;

  avt_design_links_of_device (design, device, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    if (strcmp (near_port, port) == 0)
      return link;
  return NULL;
}
