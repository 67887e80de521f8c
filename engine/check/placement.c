/* Does everything fit where it stands? */
#include "config.h"

#include "engine/check/subjects.h"
#include "engine/design/fit.h"

#include <glib/gi18n-lib.h>

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
static const AvtRule nowhere = {
  "place-nowhere", AVT_SEVERITY_WARNING, N_ ("%1 is in %2 but at no unit of it."),
  N_ ("Give it a position."), "A device in a rack has a position",
};

static const AvtRule *const rules[]
    = { &overlap, &outside, &too_deep, &wrong_slot, &no_channel, &nowhere, NULL };

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
  switch (avt_design_place_misfit (run->design, type, &place, &device->entity.id, 1, &other))
    {
    case AVT_FITS:
    case AVT_MISFIT_NO_RACK:
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
