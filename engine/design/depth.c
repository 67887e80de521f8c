#include "config.h"

#include "engine/design/depth.h"

#include <math.h>

/**
 * avt_rail_setback_mm:
 * @depth_mm: outer depth of a rack
 * @rail_depth_mm: from its front to its rear rails
 *
 * Estimate: of what the rails leave a third is in front of them and two thirds are behind, where
 * the cords are. The drawings stand on the same figure.
 *
 * Returns: how far the front rails stand behind the front of the cabinet
 */
double
avt_rail_setback_mm (double depth_mm, double rail_depth_mm)
{
  return MAX (depth_mm - rail_depth_mm, 0) / 3;
}

/** avt_rack_rail_depth_mm: Returns: front to rear rails; %AVT_USUAL_RAIL_DEPTH_MM when unknown */
double
avt_rack_rail_depth_mm (const AvtRack *rack)
{
  return AVT_RECORD_HAS (rack, AVT_RACK_RAIL_DEPTH_MM) ? (double) rack->rail_depth_mm
                                                       : AVT_USUAL_RAIL_DEPTH_MM;
}

/** avt_rack_room_mm: Returns: from the front rails to the back of the cabinet; NaN when the outer
 * depth of the rack is not known */
double
avt_rack_room_mm (const AvtRack *rack)
{
  double depth_mm = (double) rack->depth_mm;

  if (!AVT_RECORD_HAS (rack, AVT_RACK_DEPTH_MM))
    return NAN;
  return depth_mm - avt_rail_setback_mm (depth_mm, avt_rack_rail_depth_mm (rack));
}

/** avt_rack_channel_length_mm: Returns: what a 0U device may be long: the height of the units */
double
avt_rack_channel_length_mm (const AvtRack *rack)
{
  return (double) rack->height_hu / 2 * AVT_RACK_UNIT_MM;
}

/**
 * avt_rear_room_mm:
 *
 * Returns: how much is left behind a device that is mounted at the front; NaN when a depth is not
 *   known, or for a device that is mounted at the rear
 */
double
avt_rear_room_mm (const AvtRack *rack, const AvtType *type, AvtFace face)
{
  if (!AVT_RECORD_HAS (type, AVT_TYPE_FIELD_DEPTH_MM) || face == AVT_FACE_REAR)
    return NAN;
  return avt_rack_room_mm (rack) - (double) type->depth_mm;
}

static gboolean
is_beside (AvtSlot channel, AvtSlot slot)
{
  gboolean is_left = channel == AVT_SLOT_CHANNEL_LEFT_1;

  return slot == AVT_SLOT_FULL || slot == (is_left ? AVT_SLOT_LEFT : AVT_SLOT_RIGHT);
}

/**
 * avt_strip_limit_mm:
 * @strip: the type of a 0U device
 * @channel: the side channel that it stands in
 * @face: where another device is mounted
 * @slot: the part of the width it takes
 *
 * In a narrow rack the channel nearest to the rails reaches behind the devices: what stands in it
 * and what protrudes behind the rear rails meet.
 *
 * Returns: how deep the other device may be before it meets the body of the strip; NaN when they
 *   cannot meet or the rack's depth is not known
 */
double
avt_strip_limit_mm (const AvtRack *rack, const AvtType *strip, AvtSlot channel, AvtFace face,
                    AvtSlot slot)
{
  gboolean is_inner = channel == AVT_SLOT_CHANNEL_LEFT_1 || channel == AVT_SLOT_CHANNEL_RIGHT_1;
  gboolean is_wide = AVT_RECORD_HAS (rack, AVT_RACK_WIDTH_MM) && rack->width_mm >= AVT_WIDE_RACK_MM;
  double strip_mm = AVT_RECORD_HAS (strip, AVT_TYPE_FIELD_DEPTH_MM) ? (double) strip->depth_mm
                                                                    : AVT_USUAL_STRIP_DEPTH_MM;

  if (!is_inner || is_wide || face == AVT_FACE_REAR || !is_beside (channel, slot))
    return NAN;
  return avt_rack_room_mm (rack) - strip_mm;
}

/**
 * avt_depths_meet:
 * @a: a half-depth type
 * @b: another, at the same units of the opposite face
 *
 * Returns: whether both and the clearance between them exceed the depth between the rails; without
 *   their depths both are taken at their word that half of it is enough
 */
gboolean
avt_depths_meet (const AvtRack *rack, const AvtType *a, const AvtType *b)
{
  if (!AVT_RECORD_HAS (a, AVT_TYPE_FIELD_DEPTH_MM) || !AVT_RECORD_HAS (b, AVT_TYPE_FIELD_DEPTH_MM))
    return FALSE;
  return (double) (a->depth_mm + b->depth_mm + AVT_BACK_TO_BACK_CLEARANCE_MM)
         > avt_rack_rail_depth_mm (rack);
}
