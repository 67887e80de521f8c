#include "config.h"

#include "engine/calc/ups-runtime.h"

#include "tests/engine/calc/helper.h"

#define LINEAR "model=linear voltage_v=48 capacity_ah=100 depth_of_discharge=0.8 "

/* At the rated current the rated time; twice the current at k = 1.2: a factor of 2^-1.2. */
static void
test_peukert (void)
{
  g_autoptr (AvtCalcOutcome) rated = run_calc (
      &avt_calc_ups_runtime, "model=peukert capacity_ah=100 rated_hours=20 exponent=1.2 "
                             "current_a=5");
  g_autoptr (AvtCalcOutcome) twice = run_calc (
      &avt_calc_ups_runtime, "model=peukert capacity_ah=100 rated_hours=20 exponent=1.2 "
                             "current_a=10");
  g_autoptr (AvtCalcOutcome) fast = run_calc (
      &avt_calc_ups_runtime, "model=peukert capacity_ah=100 rated_hours=20 exponent=1.2 "
                             "current_a=200");

  assert_near (result (rated, "runtime_h"), 20, 1e-9);
  assert_near (result (twice, "runtime_h"), 8.7055, 0.0001);
  assert_near (result (fast, "runtime_h"), 20 * pow (0.025, 1.2), 1e-9);
  g_assert_cmpuint (count_code (twice->findings, "ups-runtime-high-rate"), ==, 0);
  g_assert_cmpuint (count_code (fast->findings, "ups-runtime-high-rate"), ==, 1);
}

static void
test_linear (void)
{
  g_autoptr (AvtCalcOutcome) defaults
      = run_calc (&avt_calc_ups_runtime, LINEAR "load_w=1000");
  g_autoptr (AvtCalcOutcome) all
      = run_calc (&avt_calc_ups_runtime, LINEAR "load_w=1000 strings=2 ageing=1 efficiency=1");

  assert_near (result (defaults, "runtime_h"), 4.8 * 0.8 * 0.8 * 0.9, 1e-9);
  assert_near (result (all, "runtime_h"), 9.6 * 0.8, 1e-9);
}

static void
test_battery (void)
{
  AvtBattery battery = { 48, 100, 2, 0.8, 0.8, 0.9 };
  double load_w = 48 * 0.9 * 2 * 5; /* 5 A a string: the rated current */

  assert_near (avt_ups_runtime_battery_h (&battery, 20, 1.2, load_w), 20 * pow (0.64, 1.2), 1e-9);
  assert_near (avt_ups_runtime_battery_h (&battery, 20, 1.0, 3 * load_w),
               avt_ups_runtime_linear_h (&battery, 3 * load_w), 1e-9);
  assert_near (avt_ups_runtime_battery_h (&battery, 20, NAN, load_w),
               avt_ups_runtime_linear_h (&battery, load_w), 1e-9);
}

/* Straight on logarithmic scales: in the geometric middle of the loads that of the runtimes. */
static void
test_table (void)
{
  static const AvtRuntimePoint points[] = { { 500, 1.0 }, { 2000, 0.25 }, { 3000, 0.1 } };

  assert_near (avt_ups_runtime_table_h (points, 3, 500), 1.0, 1e-12);
  assert_near (avt_ups_runtime_table_h (points, 3, 1000), 0.5, 1e-12);
  assert_near (avt_ups_runtime_table_h (points, 3, 3000), 0.1, 1e-12);
  assert_near (avt_ups_runtime_table_h (points, 3, 100), 1.0, 1e-12);
  g_assert_cmpfloat (avt_ups_runtime_table_h (points, 3, 3001), ==, 0);
  g_assert_true (isnan (avt_ups_runtime_table_h (points, 0, 100)));
}

static void
test_refusals (void)
{
  check_refused (&avt_calc_ups_runtime, "capacity_ah=1", "model");
  check_refused (&avt_calc_ups_runtime, "model=peukert capacity_ah=1 rated_hours=20 exponent=1.1",
                 "current_a");
  check_refused (&avt_calc_ups_runtime, LINEAR, "load_w");
  check_refused (&avt_calc_ups_runtime, LINEAR "load_w=1 current_a=1", "current_a");
  check_refused (&avt_calc_ups_runtime, LINEAR "load_w=0", "load_w");
  check_refused (&avt_calc_ups_runtime,
                 "model=peukert capacity_ah=1 rated_hours=20 exponent=0.9 current_a=1",
                 "exponent");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/ups-runtime/peukert", test_peukert);
  g_test_add_func ("/calc/ups-runtime/linear", test_linear);
  g_test_add_func ("/calc/ups-runtime/battery", test_battery);
  g_test_add_func ("/calc/ups-runtime/table", test_table);
  g_test_add_func ("/calc/ups-runtime/refusals", test_refusals);
  return g_test_run ();
}
