#include "config.h"

#include "engine/calc/current.h"
#include "engine/calc/phase-load.h"

#include "tests/engine/calc/helper.h"

#define LN "connection=L-N voltage_v=230 "
#define US "connection=L-L voltage_v=208 "

typedef struct
{
  const char *input;
  double line_a[3];
  double neutral_a;
  double mean_a;
  double imbalance_percent;
  double apparent_va;
} Case;

static const Case cases[] = {
  /* seven servers of 1 kW on each line */
  { LN "loads+ loads.lines=L1 loads.power_w=7000 loads+ loads.lines=L2 loads.power_w=7000 "
    "loads+ loads.lines=L3 loads.power_w=7000",
    { 30.435, 30.435, 30.435 }, 0, 30.435, 0, 21000 },
  /* everything on one line: the neutral carries what the line carries */
  { LN "loads+ loads.lines=L1 loads.power_w=21000",
    { 91.304, 0, 0 }, 91.304, 30.435, 200, 21000 },
  /* one line empty: I_N = sqrt (A^2 + B^2 - AB) */
  { LN "loads+ loads.lines=L1 loads.current_a=10 loads+ loads.lines=L3 loads.current_a=10",
    { 10, 0, 10 }, 10, 6.6667, 100, 4600 },
  { LN "loads+ loads.lines=L1 loads.current_a=20 loads+ loads.lines=L2 loads.current_a=10 "
    "loads+ loads.lines=L3 loads.current_a=5",
    { 20, 10, 5 }, 13.229, 11.667, 71.429, 8050 },
  /* balanced line-to-line loads: sqrt 3 x I */
  { US "loads+ loads.lines=L1-L2 loads.current_a=10 loads+ loads.lines=L2-L3 loads.current_a=10 "
    "loads+ loads.lines=L3-L1 loads.current_a=10",
    { 17.3205, 17.3205, 17.3205 }, 0, 17.3205, 0, 6240 },
  /* I_L1 = sqrt (I12^2 + I31^2 + I12 I31) and so on */
  { US "loads+ loads.lines=L1-L2 loads.current_a=12 loads+ loads.lines=L2-L3 loads.current_a=8 "
    "loads+ loads.lines=L3-L1 loads.current_a=4",
    { 14.4222, 17.4356, 10.5830 }, 0, 14.1469, 25.192, 4992 },
  /* a single branch enters one line and leaves the other */
  { US "loads+ loads.lines=L1-L2 loads.power_w=2080", { 10, 10, 0 }, 0, 6.6667, 100, 2080 },
  /* mixed: 10 A at 0 degrees and 10 A at 30 degrees on L1: 20 cos 15 */
  { LN "loads+ loads.lines=L1 loads.current_a=10 loads+ loads.lines=L1-L2 loads.current_a=10",
    { 19.3185, 10, 0 }, 10, 9.7728, 100, 6283.72 },
  /* mixed: 10 A at 0 minus 10 A at 150 degrees is the same sum on the other side */
  { LN "loads+ loads.lines=L1 loads.current_a=10 loads+ loads.lines=L3-L1 loads.current_a=10",
    { 19.3185, 0, 10 }, 10, 9.7728, 100, 6283.72 },
  /* mixed power factors add as P and Q */
  { LN "loads+ loads.lines=L1 loads.power_w=2300 "
    "loads+ loads.lines=L1 loads.apparent_va=2300 loads.power_factor=0.6",
    { 17.8885, 0, 0 }, 17.8885, 5.9628, 200, 4114.36 },
  { LN "loads+ loads.lines=L2 loads.power_w=2300 loads.power_factor=0.8",
    { 0, 12.5, 0 }, 12.5, 4.1667, 200, 2875 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AvtCalcOutcome) outcome = run_calc (&avt_calc_phase_load, cases[i].input);

      assert_near (result (outcome, "line_current_a.L1"), cases[i].line_a[0], 0.001);
      assert_near (result (outcome, "line_current_a.L2"), cases[i].line_a[1], 0.001);
      assert_near (result (outcome, "line_current_a.L3"), cases[i].line_a[2], 0.001);
      assert_near (result (outcome, "neutral_current_a"), cases[i].neutral_a, 0.001);
      assert_near (result (outcome, "mean_current_a"), cases[i].mean_a, 0.001);
      assert_near (result (outcome, "imbalance_percent"), cases[i].imbalance_percent, 0.01);
      assert_near (result (outcome, "apparent_va"), cases[i].apparent_va, 0.01);
      g_assert_cmpuint (outcome->omitted, ==, 1u << 5);
    }
}

static void
test_without_load (void)
{
  g_autoptr (AvtCalcOutcome) outcome = NULL;
  void *input = calc_input_new (&avt_calc_phase_load);

  fill (avt_calc_phase_load.input, input, LN "breaker_a=16 loads+");
  avt_record_remove_at (avt_calc_phase_load.input, input, 2, 0);
  g_assert_true (avt_calc_check (&avt_calc_phase_load, input, NULL, NULL));
  outcome = avt_calc_run (&avt_calc_phase_load, input);
  calc_input_free (&avt_calc_phase_load, input);

  g_assert_cmpfloat (result (outcome, "line_current_a.L2"), ==, 0);
  g_assert_cmpfloat (result (outcome, "imbalance_percent"), ==, 0);
  g_assert_cmpfloat (result (outcome, "max_utilization_percent"), ==, 0);
  g_assert_cmpuint (avt_findings_get_size (outcome->findings), ==, 0);
}

static void
check_findings (const char *input, double utilization_percent, guint n_overloads,
                guint n_imbalances)
{
  g_autoptr (AvtCalcOutcome) outcome = run_calc (&avt_calc_phase_load, input);

  assert_near (result (outcome, "max_utilization_percent"), utilization_percent, 0.01);
  g_assert_cmpuint (count_code (outcome->findings, "phase-overload"), ==, n_overloads);
  g_assert_cmpuint (count_code (outcome->findings, "phase-imbalance"), ==, n_imbalances);
}

static void
test_findings (void)
{
  const char *balanced = LN "loads+ loads.lines=L1 loads.current_a=30 loads+ loads.lines=L2 "
                            "loads.current_a=30 loads+ loads.lines=L3 loads.current_a=30 ";
  g_autofree char *iec = g_strconcat (balanced, "breaker_a=32", NULL);
  g_autofree char *nec = g_strconcat (balanced, "breaker_a=32 derating=0.8", NULL);
  g_autofree char *met = g_strconcat (balanced, "breaker_a=30", NULL);

  check_findings (iec, 93.75, 0, 0);
  check_findings (nec, 117.19, 3, 0);
  check_findings (met, 100, 0, 0);
  check_findings (LN "breaker_a=32 loads+ loads.lines=L1 loads.power_w=21000", 285.33, 1, 1);
}

static void
test_confidence (void)
{
  g_autoptr (AvtCalcOutcome) star
      = run_calc (&avt_calc_phase_load, LN "loads+ loads.lines=L1 loads.power_w=1");
  g_autoptr (AvtCalcOutcome) delta
      = run_calc (&avt_calc_phase_load, US "loads+ loads.lines=L1-L2 loads.power_w=1");

  g_assert_cmpint (star->confidence, ==, AVT_CONFIDENCE_VERIFIED);
  g_assert_cmpint (delta->confidence, ==, AVT_CONFIDENCE_DERIVED);
}

static void
test_refusals (void)
{
  check_refused (&avt_calc_phase_load, "voltage_v=230 loads+ loads.lines=L1 loads.power_w=1",
                 "connection");
  check_refused (&avt_calc_phase_load, LN, "loads");
  check_refused (&avt_calc_phase_load, LN "loads+ loads.power_w=1", "lines");
  check_refused (&avt_calc_phase_load, LN "loads+ loads.lines=L1",
                 "loads[0]: current_a, power_w, apparent_va");
  check_refused (&avt_calc_phase_load,
                 LN "loads+ loads.lines=L1 loads.power_w=1 loads+ loads.lines=L1 "
                    "loads.power_w=1 loads.current_a=1",
                 "loads[1]: current_a, power_w, apparent_va");
  check_refused (&avt_calc_phase_load,
                 LN "loads+ loads.lines=L1 loads.power_w=1 loads.power_factor=0", "power_factor");
}

/* Real power of the lines is the real power of the loads, whatever the mixture; swapping equal
 * loads changes nothing. */
static void
test_power_is_kept (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 500; round++)
    {
      AvtLegLoad load = { 0 };
      AvtLineLoad lines;
      double sum_w = 0;

      for (guint leg = 0; leg < AVT_N_LEGS; leg++)
        {
          double p_w = g_rand_double_range (rand, 0, 9000);
          double pf = g_rand_double_range (rand, 0.5, 1);

          load.legs[leg] = avt_power_from_real (p_w, avt_reactive_per_real (pf));
          sum_w += p_w;
        }
      avt_leg_load_lines (&load, 230, &lines);
      assert_near (lines.power_w[0] + lines.power_w[1] + lines.power_w[2], sum_w, sum_w * 1e-9);
      assert_near (avt_leg_load_total (&load).p_w, sum_w, sum_w * 1e-12);
    }
}

static void
test_open_part (void)
{
  AvtLegLoad load = { .legs[AVT_LEG_L1] = { 300, 0 }, .open = { 0, 400 } };
  AvtLineLoad three, one;

  avt_leg_load_lines (&load, 100, &three);
  assert_near (three.current_a[0], 3, 1e-9);
  assert_near (three.apparent_va, 500, 1e-9);
  avt_leg_load_single_line (&load, 100, &one);
  assert_near (one.current_a[0], 5, 1e-9);
  assert_near (one.neutral_a, 5, 1e-9);
  assert_near (one.maximum_a, 5, 1e-9);
  g_assert_cmpfloat (one.imbalance_percent, ==, 0);
}

static void
test_balanced (void)
{
  AvtLegLoad load = { 0 };
  AvtLineLoad lines;

  avt_leg_load_add_balanced (&load, (AvtPower) { 6900, 0 });
  avt_leg_load_lines (&load, 230, &lines);
  for (guint k = 0; k < AVT_N_LINES; k++)
    assert_near (lines.current_a[k], 10, 1e-9);
  assert_near (lines.neutral_a, 0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/phase-load/cases", test_cases);
  g_test_add_func ("/calc/phase-load/without-load", test_without_load);
  g_test_add_func ("/calc/phase-load/findings", test_findings);
  g_test_add_func ("/calc/phase-load/confidence", test_confidence);
  g_test_add_func ("/calc/phase-load/refusals", test_refusals);
  g_test_add_func ("/calc/leg-load/power-is-kept", test_power_is_kept);
  g_test_add_func ("/calc/leg-load/open-part", test_open_part);
  g_test_add_func ("/calc/leg-load/balanced", test_balanced);
  return g_test_run ();
}
