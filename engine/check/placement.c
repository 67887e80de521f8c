/* Does everything fit where it stands? */
#include "config.h"

#include "engine/check/subjects.h"
#include "engine/design/depth.h"
#include "engine/design/fit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const AvtRule overlap = {
  "place-overlap", AVT_SEVERITY_ERROR, N_ ("%1 and %2 take the same place in %3."),
  N_ ("Move one of them to a free unit."), "EIA-310: a unit holds one panel on each face",
};
static const AvtRule outside = {
  "place-outside", AVT_SEVERITY_ERROR, N_ ("%1 at %2 is outside of %3, which has %4."),
  N_ ("Move it to a unit of the rack."), "EIA-310: units of the rack",
};
static const AvtRule too_deep = {
  "place-too-deep", AVT_SEVERITY_ERROR, N_ ("%1 is %2 deep and %3 only %4."),
  N_ ("Use a deeper rack."), "Dimensions of the device and the rack",
};
static const AvtRule wrong_slot = {
  "place-slot", AVT_SEVERITY_ERROR,
  N_ ("%1 is a %2 device and does not stand in such a place of %3."),
  N_ ("0U devices stand in a side channel, half-width ones in the left or right half, others over "
      "the full width."),
  "EIA-310: width of a panel",
};
static const AvtRule no_channel = {
  "place-channel", AVT_SEVERITY_ERROR, N_ ("%1 stands in a side channel that %2 does not have."),
  N_ ("Move it to a free side channel, or give the rack more of them."),
  "Side channels of the rack",
};
static const AvtRule too_long = {
  "place-too-long", AVT_SEVERITY_ERROR, N_ ("%1 is %2 long and %3 has %4 for it."),
  N_ ("Use a shorter strip or a higher rack."), N_ ("Length of the strip, height of the units"),
};
static const AvtRule strip = {
  "place-strip", AVT_SEVERITY_ERROR,
  N_ ("%1 is %2 deep and meets %3, which leaves it %4 in %5."),
  N_ ("Move the strip to the outer side channel, or use a deeper or wider rack."),
  N_ ("Depths of both and of the rack; the place of the rails is an estimate"),
};
static const AvtRule plugs = {
  "place-plugs", AVT_SEVERITY_WARNING,
  N_ ("%1 comes within %2 of %3 in %4; its plugs and cords need about %5."),
  N_ ("Leave out cable arms, or move the strip to the outer side channel."),
  N_ ("Depths of both and of the rack; the room of plugs is an estimate"),
};
static const AvtRule clearance = {
  "place-rear-clearance", AVT_SEVERITY_WARNING,
  N_ ("%1 leaves %2 behind it in %3; its cords need about %4."),
  N_ ("Use a deeper rack, or set its rails forward."),
  N_ ("Depths of the device and the rack; the place of the rails is an estimate"),
};
static const AvtRule nowhere = {
  "place-nowhere", AVT_SEVERITY_WARNING, N_ ("%1 is in %2 but at no unit of it."),
  N_ ("Give it a position."), "A device in a rack has a position",
};

static const AvtRule *const rules[]
    = { &overlap,  &outside, &too_deep, &too_long,  &wrong_slot, &no_channel,
        &strip,    &plugs,   &clearance, &nowhere,  NULL };

static void
report (AvtCheckRun *run, const AvtRule *rule, const AvtDevice *device, const AvtRack *rack,
        const AvtArgument *arguments, guint n_arguments)
{
  AvtId about[] = { device->entity.id, rack->entity.id };

  avt_findings_report (run->findings, rule, about, G_N_ELEMENTS (about), arguments, n_arguments);
}

static void
report_outside (AvtCheckRun *run, const AvtDevice *device, const AvtType *type,
                const AvtRack *rack)
{
  g_autofree char *span = avt_rack_span_text (rack, device->position_hu, type->height_hu);
  AvtArgument arguments[] = {
    avt_argument_entity (device->entity.id),
    avt_argument_text (span),
    avt_argument_entity (rack->entity.id),
    avt_argument_quantity ((double) rack->height_hu, AVT_UNIT_HALF_RACK_UNIT),
  };

  report (run, &outside, device, rack, arguments, G_N_ELEMENTS (arguments));
}

static void
report_too_deep (AvtCheckRun *run, const AvtDevice *device, const AvtType *type,
                 const AvtRack *rack)
{
  AvtArgument arguments[] = {
    avt_argument_entity (device->entity.id),
    avt_argument_quantity ((double) type->depth_mm, AVT_UNIT_MILLIMETRE),
    avt_argument_entity (rack->entity.id),
    avt_argument_quantity ((double) rack->depth_mm, AVT_UNIT_MILLIMETRE),
  };

  report (run, &too_deep, device, rack, arguments, G_N_ELEMENTS (arguments));
}

static void
report_too_long (AvtCheckRun *run, const AvtDevice *device, const AvtType *type,
                 const AvtRack *rack)
{
  AvtArgument arguments[] = {
    avt_argument_entity (device->entity.id),
    avt_argument_quantity ((double) type->length_mm, AVT_UNIT_MILLIMETRE),
    avt_argument_entity (rack->entity.id),
    avt_argument_quantity (floor (avt_rack_channel_length_mm (rack)), AVT_UNIT_MILLIMETRE),
  };

  report (run, &too_long, device, rack, arguments, G_N_ELEMENTS (arguments));
}

/* How near the device comes to one strip: reported of the device, once for each strip. */
static void
check_strip (AvtCheckRun *run, const AvtDevice *device, const AvtType *type,
             const AvtDevice *other, const AvtRack *rack)
{
  double limit_mm = avt_strip_limit_mm (rack, avt_design_type (run->design, other->type),
                                        (AvtSlot) other->slot, (AvtFace) device->face,
                                        (AvtSlot) device->slot);
  double gap_mm = floor (limit_mm - (double) type->depth_mm);
  AvtId about[] = { device->entity.id, other->entity.id, rack->entity.id };
  AvtArgument meets[] = { avt_argument_entity (about[0]),
                          avt_argument_quantity ((double) type->depth_mm, AVT_UNIT_MILLIMETRE),
                          avt_argument_entity (about[1]),
                          avt_argument_quantity (floor (limit_mm), AVT_UNIT_MILLIMETRE),
                          avt_argument_entity (about[2]) };
  AvtArgument comes_near[] = { avt_argument_entity (about[0]),
                               avt_argument_quantity (gap_mm, AVT_UNIT_MILLIMETRE),
                               avt_argument_entity (about[1]), avt_argument_entity (about[2]),
                               avt_argument_quantity (AVT_PLUG_ROOM_MM, AVT_UNIT_MILLIMETRE) };

  if (gap_mm < 0)
    avt_findings_report (run->findings, &strip, about, G_N_ELEMENTS (about), meets,
                         G_N_ELEMENTS (meets));
  else if (gap_mm < AVT_PLUG_ROOM_MM)
    avt_findings_report (run->findings, &plugs, about, G_N_ELEMENTS (about), comes_near,
                         G_N_ELEMENTS (comes_near));
}

/* What is behind a device: the strips of a narrow rack, else the back of the cabinet. */
static void
check_rear (AvtCheckRun *run, const AvtDevice *device, const AvtType *type, const AvtRack *rack)
{
  double room_mm = floor (avt_rear_room_mm (rack, type, (AvtFace) device->face));
  AvtArgument arguments[] = { avt_argument_entity (device->entity.id),
                              avt_argument_quantity (MAX (room_mm, 0), AVT_UNIT_MILLIMETRE),
                              avt_argument_entity (rack->entity.id),
                              avt_argument_quantity (AVT_REAR_CLEARANCE_MM,
                                                     AVT_UNIT_MILLIMETRE) };
  AvtReferrers referrers;
  const AvtDevice *other;

  if (isnan (room_mm) || avt_slot_is_channel ((AvtSlot) device->slot))
    return;
  avt_design_devices_of_rack (run->design, rack->entity.id, &referrers);
  while ((other = avt_referrers_next (&referrers)) != NULL)
    if (avt_slot_is_channel ((AvtSlot) other->slot))
      check_strip (run, device, type, other, rack);
  if (room_mm < AVT_REAR_CLEARANCE_MM)
    report (run, &clearance, device, rack, arguments, G_N_ELEMENTS (arguments));
}

/* With the first device that has the place, so that a heap of devices is not reported pair by
 * pair; the smaller id first, so that both of a pair say the same. */
static void
report_overlap (AvtCheckRun *run, const AvtDevice *device, const AvtDevice *other,
                const AvtRack *rack)
{
  gboolean is_first = avt_id_compare (device->entity.id, other->entity.id) < 0;
  AvtId first = is_first ? device->entity.id : other->entity.id;
  AvtId second = is_first ? other->entity.id : device->entity.id;
  AvtId about[] = { first, second, rack->entity.id };
  AvtArgument arguments[] = { avt_argument_entity (first), avt_argument_entity (second),
                              avt_argument_entity (rack->entity.id) };

  avt_findings_report (run->findings, &overlap, about, G_N_ELEMENTS (about), arguments,
                       G_N_ELEMENTS (arguments));
}

static const char *
width_word (const AvtType *type)
{
  if (type->height_hu == 0)
    return N_ ("0U");
  return type->width == AVT_WIDTH_HALF ? N_ ("half-width") : N_ ("full-width");
}

static void
report_named (AvtCheckRun *run, const AvtRule *rule, const AvtDevice *device, const AvtType *type,
              const AvtRack *rack)
{
  AvtArgument slot_arguments[]
      = { avt_argument_entity (device->entity.id), avt_argument_text (width_word (type)),
          avt_argument_entity (rack->entity.id) };
  AvtArgument arguments[]
      = { avt_argument_entity (device->entity.id), avt_argument_entity (rack->entity.id) };

  if (rule == &wrong_slot)
    report (run, rule, device, rack, slot_arguments, G_N_ELEMENTS (slot_arguments));
  else
    report (run, rule, device, rack, arguments, G_N_ELEMENTS (arguments));
}

static void
check_device (AvtCheckRun *run, const AvtDevice *device, const AvtType *type, const AvtRack *rack)
{
  AvtPlace place = avt_device_place (device);
  const AvtDevice *other = NULL;

  if (!avt_slot_is_channel (place.slot) && type->height_hu > 0
      && !AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    {
      report_named (run, &nowhere, device, type, rack);
      return;
    }
  check_rear (run, device, type, rack);
  switch (avt_design_place_misfit (run->design, type, &place, &device->entity.id, 1, &other))
    {
    case AVT_FITS:
    case AVT_MISFIT_NO_RACK:
    case AVT_MISFIT_STRIP: /* said by check_rear(), of every strip */
      break;
    case AVT_MISFIT_NEEDS_CHANNEL:
    case AVT_MISFIT_ONLY_0U:
    case AVT_MISFIT_NEEDS_HALF:
    case AVT_MISFIT_NEEDS_FULL:
      report_named (run, &wrong_slot, device, type, rack);
      break;
    case AVT_MISFIT_NO_CHANNEL:
      report_named (run, &no_channel, device, type, rack);
      break;
    case AVT_MISFIT_TOO_LONG:
      report_too_long (run, device, type, rack);
      break;
    case AVT_MISFIT_OUTSIDE:
      report_outside (run, device, type, rack);
      break;
    case AVT_MISFIT_TOO_DEEP:
      report_too_deep (run, device, type, rack);
      break;
    case AVT_MISFIT_TAKEN:
      report_overlap (run, device, other, rack);
      break;
    }
}

static void
check_rack (AvtCheckRun *run, const AvtRack *rack)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (run->design, rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    check_device (run, device, avt_design_type (run->design, device->type), rack);
}

const AvtCheckSubject avt_check_placement = { "placement", rules, check_rack, NULL };
