#include "config.h"

#include "engine/calc/energy.h"

#include "tests/engine/calc/helper.h"

static void
test_year (void)
{
  g_autoptr (AvtCalcOutcome) outcome
      = run_calc (&avt_calc_energy, "it_power_w=10000 pue=1.5 utilization=0.6 "
                                    "tariff_per_kwh=0.25 grid_g_per_kwh=400");

  assert_near (result (outcome, "facility_w"), 9000, 1e-9);
  assert_near (result (outcome, "annual_kwh"), 78840, 1e-6);
  assert_near (result (outcome, "annual_cost"), 19710, 1e-6);
  assert_near (result (outcome, "annual_co2_kg"), 31536, 1e-6);
  g_assert_cmpuint (outcome->omitted, ==, 0);
}

/* Nobody knows the tariff or the grid but the customer. */
static void
test_without_tariff (void)
{
  g_autoptr (AvtCalcOutcome) outcome = run_calc (&avt_calc_energy, "it_power_w=1000 pue=1.2");

  assert_near (result (outcome, "annual_kwh"), 10512, 1e-6);
  g_assert_cmpuint (outcome->omitted, ==, 1u << 2 | 1u << 3);
  g_assert_true (isnan (result (outcome, "annual_cost")));
}

static void
test_poor_pue (void)
{
  g_autoptr (AvtCalcOutcome) typical = run_calc (&avt_calc_energy, "it_power_w=1 pue=2");
  g_autoptr (AvtCalcOutcome) poor = run_calc (&avt_calc_energy, "it_power_w=1 pue=2.1");

  g_assert_cmpuint (avt_findings_get_size (typical->findings), ==, 0);
  g_assert_cmpuint (count_code (poor->findings, "energy-pue-poor"), ==, 1);
}

static void
test_refusals (void)
{
  check_refused (&avt_calc_energy, "it_power_w=1", "pue");
  check_refused (&avt_calc_energy, "it_power_w=1 pue=0.99", "pue");
  check_refused (&avt_calc_energy, "it_power_w=1 pue=1 utilization=1.1", "utilization");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/energy/year", test_year);
  g_test_add_func ("/calc/energy/without-tariff", test_without_tariff);
  g_test_add_func ("/calc/energy/poor-pue", test_poor_pue);
  g_test_add_func ("/calc/energy/refusals", test_refusals);
  return g_test_run ();
}
