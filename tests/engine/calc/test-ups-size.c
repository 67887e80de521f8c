#include "config.h"

#include "engine/calc/ups-size.h"

#include "tests/engine/calc/helper.h"

static void
check_size (const char *input, double w, double va, double percent, double n_units,
            guint n_findings)
{
  g_autoptr (AvtCalcOutcome) outcome = run_calc (&avt_calc_ups_size, input);

  assert_near (result (outcome, "required_w"), w, 1e-6);
  assert_near (result (outcome, "required_va"), va, 1e-6);
  if (isnan (percent))
    g_assert_cmpuint (outcome->omitted, ==, 1u << 2 | 1u << 3);
  else
    {
      assert_near (result (outcome, "utilization_percent"), percent, 1e-6);
      assert_near (result (outcome, "units_needed"), n_units, 1e-9);
    }
  g_assert_cmpuint (count_code (outcome->findings, "ups-size-overload"), ==, n_findings);
}

static void
test_cases (void)
{
  check_size ("load_w=4000", 4000, 4000, NAN, 0, 0);
  check_size ("load_w=4000 power_factor=0.8 growth=0.25", 5000, 6250, NAN, 0, 0);
  /* real power binds: 5 kVA at 0.9 */
  check_size ("load_w=4800 rated_w=4500 rated_va=5000", 4800, 4800, 106.666667, 2, 1);
  /* apparent power binds */
  check_size ("load_w=4000 power_factor=0.8 rated_w=4500 rated_va=5000", 4000, 5000, 100, 1, 0);
  check_size ("load_w=4000 rated_va=5000 spare_units=1", 4000, 4000, 80, 2, 0);
  check_size ("load_w=15000 rated_w=5000 spare_units=1", 15000, 15000, 300, 4, 1);
}

static void
test_refusals (void)
{
  check_refused (&avt_calc_ups_size, "growth=1", "load_w");
  check_refused (&avt_calc_ups_size, "load_w=1 rated_w=0", "rated_w");
  check_refused (&avt_calc_ups_size, "load_w=1 growth=-0.1", "growth");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/ups-size/cases", test_cases);
  g_test_add_func ("/calc/ups-size/refusals", test_refusals);
  return g_test_run ();
}
