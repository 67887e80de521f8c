/* Does the rack carry what stands in it? */
#include "config.h"

#include "engine/calc/rack-mass.h"
#include "engine/check/subjects.h"

#include <glib/gi18n-lib.h>

static const AvtRule over_limit = {
  "mass-over-limit", AVT_SEVERITY_ERROR,
  N_ ("The equipment of %1 weighs %2, more than the %3 it may carry."),
  N_ ("Move equipment to another rack, or use a stronger one."),
  "Static load rating of the rack's maker",
};
static const AvtRule unknown = {
  "mass-unknown", AVT_SEVERITY_INFO,
  N_ ("%1 devices in %2 have no mass; its equipment weighs at least %3."),
  N_ ("Enter the mass of their types."), "Sum of the known masses",
};

static const AvtRule *const rules[] = { &over_limit, &unknown, NULL };

static void
check_rack (AvtCheckRun *run, const AvtRack *rack)
{
  AvtRackMass mass = avt_rack_mass (run->design, rack);
  AvtId about = rack->entity.id;
  AvtArgument limit_arguments[]
      = { avt_argument_entity (about), avt_argument_quantity ((double) mass.known_g, AVT_UNIT_GRAM),
          avt_argument_quantity ((double) rack->mass_limit_g, AVT_UNIT_GRAM) };
  AvtArgument unknown_arguments[]
      = { avt_argument_count (mass.n_unknown), avt_argument_entity (about),
          avt_argument_quantity ((double) mass.known_g, AVT_UNIT_GRAM) };

  if (AVT_RECORD_HAS (rack, AVT_RACK_MASS_LIMIT_G) && mass.known_g > rack->mass_limit_g)
    avt_findings_report (run->findings, &over_limit, &about, 1, limit_arguments,
                         G_N_ELEMENTS (limit_arguments));
  if (mass.n_unknown > 0)
    avt_findings_report (run->findings, &unknown, &about, 1, unknown_arguments,
                         G_N_ELEMENTS (unknown_arguments));
}

const AvtCheckSubject avt_check_mass = { "mass", rules, check_rack, NULL };
