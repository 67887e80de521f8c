/* Are cables as long as they must be, and no longer than they may? */
#include "config.h"

#include "engine/calc/cable-plan.h"
#include "engine/check/subjects.h"

#include <glib/gi18n-lib.h>

static const AvtRule too_short = {
  "cable-too-short", AVT_SEVERITY_WARNING,
  N_ ("The cable from %1 to %2 is %3 long; its ends are %4 apart."),
  N_ ("Plan a longer cable, or take its length out and let it be computed."),
  N_ ("Places of both ends"),
};

static const AvtRule *const rules[] = { &avt_rule_cable_too_long, &too_short, NULL };

static void
check_link (AvtCheckRun *run, const AvtLink *link)
{
  AvtCable cable = avt_cable_of_link (run->design, link);
  AvtId about[] = { link->entity.id, link->a_device, link->b_device };
  AvtArgument arguments[]
      = { avt_argument_entity (link->a_device), avt_argument_entity (link->b_device),
          avt_argument_quantity (cable.given_mm / 1000, AVT_UNIT_METRE),
          avt_argument_quantity (cable.straight_mm / 1000, AVT_UNIT_METRE) };

  avt_report_cable (run->findings, about, G_N_ELEMENTS (about), arguments[0], arguments[1],
                    avt_cable_planned_mm (&cable), cable.limit_mm);
  if (cable.given_mm < cable.straight_mm)
    avt_findings_report (run->findings, &too_short, about, G_N_ELEMENTS (about), arguments,
                         G_N_ELEMENTS (arguments));
}

/* Each cable once, with the rack of its first end. */
static void
check_rack (AvtCheckRun *run, const AvtRack *rack)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (run->design, rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      AvtLinkEnds ends;
      const AvtLink *link;
      const char *near_port;
      const char *far_port;
      AvtId far_device;

      avt_design_links_of_device (run->design, device->entity.id, &ends);
      while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
        if (avt_id_equal (link->a_device, device->entity.id))
          check_link (run, link);
    }
}

const AvtCheckSubject avt_check_cables = { "cables", rules, check_rack, NULL };
