#include "config.h"

#include "engine/calc/circuit.h"

#include "tests/engine/calc/helper.h"

typedef struct
{
  const char *input;
  double usable_a;
  double usable_va;
  double load_a;
  double utilization_percent;
  double circuits_needed;
  guint n_findings;
} Case;

static const Case cases[] = {
  /* the article: 21 kW on 32 A circuits, three at full rating and four at 80 % */
  { "voltage_v=230 phases=1 breaker_a=32 load_va=21000", 32, 7360, 91.304, 285.326, 3, 1 },
  { "voltage_v=230 phases=1 breaker_a=32 derating=0.8 load_va=21000",
    25.6, 5888, 91.304, 356.658, 4, 1 },
  { "voltage_v=230 phases=1 breaker_a=32 load_va=4000", 32, 7360, 17.391, 54.348, 1, 0 },
  { "voltage_v=230 phases=3 connection=L-N breaker_a=32 load_va=21000",
    32, 22080, 30.435, 95.109, 1, 0 },
  { "voltage_v=230 phases=3 connection=L-N breaker_a=32 derating=0.8 load_va=21000",
    25.6, 17664, 30.435, 118.886, 2, 1 },
  { "voltage_v=208 phases=3 connection=L-L breaker_a=30 derating=0.8 load_va=8646",
    24, 8646.398, 23.9989, 99.9954, 1, 0 },
  /* exact multiples stay what they are */
  { "voltage_v=230 phases=1 breaker_a=32 derating=0.8 load_va=17664",
    25.6, 5888, 76.8, 300, 3, 1 },
  { "voltage_v=230 phases=1 breaker_a=32 load_va=7360", 32, 7360, 32, 100, 1, 0 },
  { "voltage_v=230 phases=1 breaker_a=32 load_va=0", 32, 7360, 0, 0, 0, 0 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AvtCalcOutcome) outcome = run_calc (&avt_calc_circuit, cases[i].input);

      assert_near (result (outcome, "usable_a"), cases[i].usable_a, 0.005);
      assert_near (result (outcome, "usable_va"), cases[i].usable_va, 0.005);
      assert_near (result (outcome, "load_a"), cases[i].load_a, 0.0006);
      assert_near (result (outcome, "utilization_percent"), cases[i].utilization_percent, 0.001);
      g_assert_cmpfloat (result (outcome, "circuits_needed"), ==, cases[i].circuits_needed);
      g_assert_cmpuint (count_code (outcome->findings, "circuit-overload"), ==,
                        cases[i].n_findings);
      g_assert_cmpuint (outcome->omitted, ==, 0);
    }
}

static void
test_without_load (void)
{
  g_autoptr (AvtCalcOutcome) outcome
      = run_calc (&avt_calc_circuit, "voltage_v=230 phases=1 breaker_a=16");

  assert_near (result (outcome, "usable_va"), 3680, 1e-9);
  g_assert_true (isnan (result (outcome, "load_a")));
  g_assert_cmpuint (outcome->omitted, ==, 1u << 2 | 1u << 3 | 1u << 4);
}

static void
test_refusals (void)
{
  check_refused (&avt_calc_circuit, "phases=1 breaker_a=16", "voltage_v");
  check_refused (&avt_calc_circuit, "voltage_v=230 phases=1", "breaker_a");
  check_refused (&avt_calc_circuit, "voltage_v=230 phases=1 breaker_a=0", "breaker_a");
  check_refused (&avt_calc_circuit, "voltage_v=230 phases=3 breaker_a=16", "connection");
  check_refused (&avt_calc_circuit, "voltage_v=230 phases=1 breaker_a=16 derating=1.2",
                 "derating");
  check_refused (&avt_calc_circuit, "voltage_v=230 phases=1 breaker_a=16 derating=0", "derating");
  check_refused (&avt_calc_circuit, "voltage_v=230 phases=1 breaker_a=16 load_va=-1", "load_va");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/circuit/cases", test_cases);
  g_test_add_func ("/calc/circuit/without-load", test_without_load);
  g_test_add_func ("/calc/circuit/refusals", test_refusals);
  return g_test_run ();
}
