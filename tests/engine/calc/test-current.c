#include "config.h"

#include "engine/calc/current.h"

#include "tests/engine/calc/helper.h"

typedef struct
{
  const char *input;
  double line_current_a;
  double apparent_va;
} Case;

static const Case cases[] = {
  { "power_w=4000 voltage_v=230 phases=1", 17.391, 4000 },
  { "power_w=21000 voltage_v=230 phases=1", 91.304, 21000 },
  { "power_w=21000 voltage_v=230 phases=3 connection=L-N", 30.435, 21000 },
  { "power_w=21000 voltage_v=400 phases=3 connection=L-L", 30.311, 21000 },
  { "power_w=4000 voltage_v=230 phases=1 power_factor=0.95", 18.307, 4210.526 },
  { "apparent_va=4000 voltage_v=230 phases=1 power_factor=0.5", 17.391, 4000 },
  { "apparent_va=7200 voltage_v=120 phases=3 connection=L-N", 20, 7200 },
  { "apparent_va=7200 voltage_v=208 phases=1 connection=L-L", 34.615, 7200 },
  { "power_w=0 voltage_v=230 phases=1", 0, 0 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AvtCalcOutcome) outcome = run_calc (&avt_calc_current, cases[i].input);

      assert_near (result (outcome, "line_current_a"), cases[i].line_current_a, 0.0006);
      assert_near (result (outcome, "apparent_va"), cases[i].apparent_va, 0.0006);
      g_assert_cmpint (outcome->confidence, ==, AVT_CONFIDENCE_VERIFIED);
    }
}

static void
test_refusals (void)
{
  check_refused (&avt_calc_current, "voltage_v=230 phases=1", "power_w, apparent_va");
  check_refused (&avt_calc_current, "power_w=1 apparent_va=1 voltage_v=230 phases=1",
                 "power_w, apparent_va");
  check_refused (&avt_calc_current, "power_w=1 voltage_v=0 phases=1", "voltage_v");
  check_refused (&avt_calc_current, "power_w=1 voltage_v=230 phases=2", "phases");
  check_refused (&avt_calc_current, "power_w=1 voltage_v=230 phases=3", "connection");
  check_refused (&avt_calc_current, "power_w=1 voltage_v=230 phases=1 power_factor=0",
                 "power_factor");
  check_refused (&avt_calc_current, "power_w=1 voltage_v=230 phases=1 power_factor=1.1",
                 "power_factor");
  check_refused (&avt_calc_current, "power_w=-1 voltage_v=230 phases=1", "power_w");
  check_refused (&avt_calc_current, "power_w=1 phases=1", "voltage_v");
}

static void
test_line_to_neutral (void)
{
  AvtSupply supplies[] = { { 400, 3, AVT_CONNECTION_L_L },
                           { 230, 3, AVT_CONNECTION_L_N },
                           { 208, 1, AVT_CONNECTION_L_L } };

  assert_near (avt_supply_line_to_neutral_v (&supplies[0]), 230.94, 0.005);
  assert_near (avt_supply_line_to_neutral_v (&supplies[1]), 230, 1e-12);
  assert_near (avt_supply_line_to_neutral_v (&supplies[2]), 208, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/current/cases", test_cases);
  g_test_add_func ("/calc/current/refusals", test_refusals);
  g_test_add_func ("/calc/current/line-to-neutral", test_line_to_neutral);
  return g_test_run ();
}
