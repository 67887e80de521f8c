/* Masses, loads and centres of gravity added by hand. */
#include "config.h"

#include "engine/calc/rack-mass.h"

#include "tests/engine/calc/helper.h"
#include "tests/engine/calc/power-fixture.h"

#define MASS(text) run_calc (&avt_calc_rack_mass, text)

/* Two servers of 30 kg at U1 and U3, a switch of 8 kg at U42, one device of unknown mass: 68 kg,
 * cables 3.4, rack 120: 191.4 kg on 0.6 x 1.1 m. Centre: (30 x 1 + 30 x 3 + 8 x 41.5) / 68. */
static void
test_sum (void)
{
  g_autoptr (AvtCalcOutcome) outcome
      = MASS ("height_u=42 rack_kg=120 width_mm=600 depth_mm=1100 "
              "devices+ devices.mass_kg=30 devices.position_u=1 devices.height_u=2 "
              "devices+ devices.mass_kg=30 devices.position_u=3 devices.height_u=2 "
              "devices+ devices.mass_kg=8 devices.position_u=42 "
              "devices+ devices.position_u=10");

  assert_near (result (outcome, "equipment_kg"), 68, 1e-9);
  assert_near (result (outcome, "cable_kg"), 3.4, 1e-9);
  assert_near (result (outcome, "total_kg"), 191.4, 1e-9);
  assert_near (result (outcome, "unknown"), 1, 1e-9);
  assert_near (result (outcome, "floor_kg_m2"), 290, 1e-9);
  assert_near (result (outcome, "point_kg"), 47.85, 1e-9);
  assert_near (result (outcome, "centre_u"), 452.0 / 68, 1e-9);
  assert_near (result (outcome, "centre_percent"), 100 * 452.0 / 68 / 42, 1e-9);
  g_assert_cmpuint (count_code (outcome->findings, "mass-unknown"), ==, 1);
  g_assert_cmpuint (avt_findings_get_size (outcome->findings), ==, 1);
}

/* What is not known stays so: no area, no height, nothing that weighs. */
static void
test_unknown (void)
{
  g_autoptr (AvtCalcOutcome) outcome = MASS ("devices+ devices.position_u=1");

  assert_near (result (outcome, "total_kg"), 0, 1e-9);
  assert_near (result (outcome, "unknown"), 1, 1e-9);
  g_assert_true (isnan (result (outcome, "floor_kg_m2")));
  g_assert_true (isnan (result (outcome, "centre_u")));
  g_assert_true (isnan (result (outcome, "centre_percent")));
  g_assert_true (avt_finding_get_rule (avt_findings_get (outcome->findings, 0))
                 == &avt_rule_mass_all_unknown);
}

/* 100 kg of devices and 5 of cables on 1 m2. */
static void
check_limit (const char *limit, const char *code)
{
  g_autofree char *text = g_strconcat ("width_mm=1000 depth_mm=1000 height_u=10 "
                                       "devices+ devices.mass_kg=100 devices.position_u=1 ",
                                       limit, NULL);
  g_autoptr (AvtCalcOutcome) outcome = MASS (text);

  g_assert_cmpuint (avt_findings_get_size (outcome->findings), ==, code != NULL);
  if (code != NULL)
    g_assert_cmpuint (count_code (outcome->findings, code), ==, 1);
}

static void
test_limits (void)
{
  check_limit ("static_limit_kg=105", NULL);
  check_limit ("static_limit_kg=104.9", "mass-over-limit");
  check_limit ("rolling_limit_kg=105", NULL);
  check_limit ("rolling_limit_kg=104.9", "mass-rolling-limit");
  check_limit ("floor_limit_kg_m2=105", NULL);
  check_limit ("floor_limit_kg_m2=104.9", "mass-floor-load");
  check_limit ("point_limit_kg=26.25", NULL);
  check_limit ("point_limit_kg=26.2", "mass-point-load");
  check_limit ("cable_percent=0 static_limit_kg=100", NULL);
  /* its middle at 6 and at 6.5 of 10 units */
  check_limit ("devices.position_u=6.5", NULL);
  check_limit ("devices.position_u=7", "mass-top-heavy");
}

static void
test_refused (void)
{
  check_refused (&avt_calc_rack_mass, "devices+ devices.mass_kg=-1", "mass_kg");
  check_refused (&avt_calc_rack_mass, "height_u=42", "devices");
  check_refused (&avt_calc_rack_mass, "devices+ cable_percent=101", "cable_percent");
}

/* A strip hangs along the whole rack of 45 units, a device without a position nowhere. */
static void
test_design (void)
{
  Fixture self;
  AvtId rack;
  AvtId server;
  AvtId strip;
  AvtRackMass mass;

  fixture_init (&self);
  rack = add_rack (&self);
  server = take (&self, new_type (&self, AVT_TYPE_SERVER, 4));
  strip = take (&self, new_type (&self, AVT_TYPE_PDU, 0));
  set_field (&self, server, "mass_g", "30 kg");
  set_field (&self, strip, "mass_g", "6 kg");
  add_device (&self, "placed", server, rack, 9);
  add_device (&self, "nowhere", server, rack, 0);
  add_strip (&self, "strip", strip, rack, AVT_ID_NONE);
  add_device (&self, "unknown", take (&self, new_type (&self, AVT_TYPE_OTHER, 2)), rack, 20);
  mass = avt_rack_mass (self.design, avt_design_rack (self.design, rack));
  g_assert_cmpint (mass.known_g, ==, 66000);
  g_assert_cmpuint (mass.n_known, ==, 3);
  g_assert_cmpuint (mass.n_unknown, ==, 1);
  assert_near (mass.total_g, 69300, 1e-6);
  assert_near (mass.centre_u, (30 * 9 + 6 * 22.5) / 36, 1e-9);
  g_assert_true (isnan (mass.floor_kg_m2));
  g_assert_true (isnan (mass.rack_g));
  g_assert_true (avt_rack_mass_is_partial (&mass));
  mass.n_unknown = 0;
  g_assert_true (avt_rack_mass_is_partial (&mass));
  mass.rack_g = 100000;
  g_assert_false (avt_rack_mass_is_partial (&mass));
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/rack-mass/sum", test_sum);
  g_test_add_func ("/calc/rack-mass/unknown", test_unknown);
  g_test_add_func ("/calc/rack-mass/limits", test_limits);
  g_test_add_func ("/calc/rack-mass/refused", test_refused);
  g_test_add_func ("/calc/rack-mass/design", test_design);
  return g_test_run ();
}
