/* Do the rack and the floor carry what stands in it? */
#include "config.h"

#include "engine/calc/rack-mass.h"
#include "engine/check/subjects.h"

static const AvtRule *const rules[]
    = { &avt_rule_mass_over_limit, &avt_rule_mass_rolling_limit, &avt_rule_mass_floor_load,
        &avt_rule_mass_point_load, &avt_rule_mass_top_heavy,     &avt_rule_mass_unknown,
        NULL };

static void
check_rack (AvtCheckRun *run, const AvtRack *rack)
{
  AvtRackMass mass = avt_rack_mass (run->design, rack);
  AvtMassLimits limits = avt_rack_mass_limits (run->design, rack);
  AvtId about = rack->entity.id;

  avt_report_mass (run->findings, &about, 1, avt_argument_entity (about), &mass, &limits);
}

const AvtCheckSubject avt_check_mass = { "mass", rules, check_rack, NULL };
