#include "config.h"

#include "engine/calc/phase-balance.h"

#include "tests/engine/calc/helper.h"

/* Loads of so many watts each, as the calculation is asked. */
static AvtCalcOutcome *
balance (const double *power_w, const double *power_factor, guint n_loads)
{
  g_autoptr (GString) text = g_string_new ("voltage_v=230");

  for (guint i = 0; i < n_loads; i++)
    {
      char power[G_ASCII_DTOSTR_BUF_SIZE], factor[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (power, sizeof power, "%.0f", power_w[i]);
      g_ascii_formatd (factor, sizeof factor, "%.2f",
                       power_factor != NULL ? power_factor[i] : 1.0);
      g_string_append_printf (text, " loads+ loads.id=l%u loads.power_w=%s loads.power_factor=%s",
                              i, power, factor);
    }
  return run_calc (&avt_calc_phase_balance, text->str);
}

static gboolean
is_proven (const AvtCalcOutcome *outcome)
{
  const AvtRecordType *type;
  guint field;
  const char *holder = avt_record_resolve (outcome->calc->result, outcome->result,
                                           "proven_optimal", &type, &field, NULL);

  g_assert_true (AVT_RECORD_HAS (holder, field));
  return *(const gboolean *) (gconstpointer) (holder + type->fields[field].offset);
}

static double
largest_a (const AvtCalcOutcome *outcome)
{
  return MAX (MAX (result (outcome, "line_current_a.L1"), result (outcome, "line_current_a.L2")),
              result (outcome, "line_current_a.L3"));
}

/* Largest first puts 1,100 W on one line: 500 + 300 + 300. */
static void
test_largest_first_is_not_enough (void)
{
  static const double power_w[] = { 500, 500, 400, 400, 300, 300, 300 };
  g_autoptr (AvtCalcOutcome) outcome = balance (power_w, NULL, G_N_ELEMENTS (power_w));

  assert_near (result (outcome, "line_current_a.L1"), 900.0 / 230, 1e-9);
  assert_near (result (outcome, "line_current_a.L2"), 900.0 / 230, 1e-9);
  assert_near (result (outcome, "line_current_a.L3"), 900.0 / 230, 1e-9);
  assert_near (result (outcome, "imbalance_percent"), 0, 1e-9);
  g_assert_true (is_proven (outcome));
  g_assert_cmpuint (avt_findings_get_size (outcome->findings), ==, 0);
}

/** Least: the best of all assignments, found by trying each. */
typedef struct
{
  double maximum_a;
  double imbalance_percent;
} Least;

static Least
try_all (const AvtPower *loads, guint n_loads)
{
  Least least = { HUGE_VAL, HUGE_VAL };
  guint n_assignments = 1;

  for (guint i = 0; i < n_loads; i++)
    n_assignments *= AVT_N_LINES;
  for (guint number = 0; number < n_assignments; number++)
    {
      double p_w[AVT_N_LINES] = { 0 }, q_var[AVT_N_LINES] = { 0 }, line_a[AVT_N_LINES];
      double mean_a = 0, maximum_a = 0, imbalance_percent = 0;
      guint rest = number;

      for (guint i = 0; i < n_loads; i++, rest /= AVT_N_LINES)
        {
          p_w[rest % AVT_N_LINES] += loads[i].p_w;
          q_var[rest % AVT_N_LINES] += loads[i].q_var;
        }
      for (guint k = 0; k < AVT_N_LINES; k++)
        {
          line_a[k] = hypot (p_w[k], q_var[k]) / 230;
          mean_a += line_a[k] / AVT_N_LINES;
          maximum_a = MAX (maximum_a, line_a[k]);
        }
      for (guint k = 0; k < AVT_N_LINES && mean_a > 0; k++)
        imbalance_percent = MAX (imbalance_percent, 100 * fabs (line_a[k] - mean_a) / mean_a);
      if (maximum_a < least.maximum_a - 1e-9
          || (maximum_a < least.maximum_a + 1e-9 && imbalance_percent < least.imbalance_percent))
        least = (Least) { maximum_a, imbalance_percent };
    }
  return least;
}

/* Round powers and few sizes, so that many assignments tie and symmetries are cut. */
static void
test_against_brute_force (void)
{
  static const double factors[] = { 1.0, 0.95, 0.8 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 500; round++)
    {
      guint n_loads = (guint) g_rand_int_range (rand, 0, round % 10 == 0 ? 11 : 9);
      gint32 step = g_rand_boolean (rand) ? 1 : 100;
      gboolean is_mixed = g_rand_boolean (rand);
      double power_w[10], power_factor[10];
      AvtPower loads[10];
      g_autoptr (AvtCalcOutcome) outcome = NULL;
      Least least;

      for (guint i = 0; i < n_loads; i++)
        {
          power_w[i] = step * g_rand_int_range (rand, 0, 900 / step);
          power_factor[i] = is_mixed ? factors[g_rand_int_range (rand, 0, 3)] : 1.0;
          loads[i] = avt_power_from_real (power_w[i], avt_reactive_per_real (power_factor[i]));
        }
      if (n_loads == 0)
        continue;
      outcome = balance (power_w, power_factor, n_loads);
      least = try_all (loads, n_loads);
      g_assert_true (is_proven (outcome));
      assert_near (largest_a (outcome), least.maximum_a, 1e-8);
      assert_near (result (outcome, "imbalance_percent"), least.imbalance_percent, 1e-5);
    }
}

/* Two hundred loads are beyond the exact search: proven only when the lower bound is met. */
static void
test_many (void)
{
  double power_w[201];
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (AvtCalcOutcome) even = NULL;
  g_autoptr (AvtCalcOutcome) odd = NULL;
  g_autoptr (AvtCalcOutcome) mixed = NULL;

  for (guint i = 0; i < 201; i++)
    power_w[i] = 300;
  even = balance (power_w, NULL, 201);
  g_assert_true (is_proven (even));
  assert_near (largest_a (even), 67 * 300.0 / 230, 1e-6);
  odd = balance (power_w, NULL, 200);
  g_assert_false (is_proven (odd));
  assert_near (largest_a (odd), 67 * 300.0 / 230, 1e-6);
  g_assert_cmpuint (count_code (odd->findings, "phase-balance-unproven"), ==, 1);

  for (guint i = 0; i < 200; i++)
    power_w[i] = g_rand_int_range (rand, 100, 1000);
  mixed = balance (power_w, NULL, 200);
  g_assert_cmpfloat (result (mixed, "imbalance_percent"), <, 0.1);
}

static void
test_without_loads (void)
{
  void *input = calc_input_new (&avt_calc_phase_balance);
  g_autoptr (AvtCalcOutcome) outcome = NULL;

  fill (avt_calc_phase_balance.input, input, "voltage_v=230 loads+");
  avt_record_remove_at (avt_calc_phase_balance.input, input, 1, 0);
  g_assert_true (avt_calc_check (&avt_calc_phase_balance, input, NULL, NULL));
  outcome = avt_calc_run (&avt_calc_phase_balance, input);
  calc_input_free (&avt_calc_phase_balance, input);

  g_assert_cmpfloat (largest_a (outcome), ==, 0);
  g_assert_true (is_proven (outcome));
}

static void
test_findings (void)
{
  static const double power_w[] = { 4000, 400, 400 };
  g_autoptr (AvtCalcOutcome) lone = balance (power_w, NULL, G_N_ELEMENTS (power_w));
  g_autoptr (AvtCalcOutcome) full = run_calc (
      &avt_calc_phase_balance, "voltage_v=230 breaker_a=16 loads+ loads.id=a loads.power_w=4000");

  g_assert_cmpuint (count_code (lone->findings, "phase-imbalance"), ==, 1);
  g_assert_cmpuint (count_code (lone->findings, "phase-overload"), ==, 0);
  g_assert_cmpuint (count_code (full->findings, "phase-overload"), ==, 1);
}

static void
test_refusals (void)
{
  check_refused (&avt_calc_phase_balance, "voltage_v=230", "loads");
  check_refused (&avt_calc_phase_balance, "loads+ loads.id=a loads.power_w=1", "voltage_v");
  check_refused (&avt_calc_phase_balance, "voltage_v=230 loads+ loads.power_w=1", "id");
  check_refused (&avt_calc_phase_balance, "voltage_v=230 loads+ loads.id=a", "power_w");
  check_refused (&avt_calc_phase_balance,
                 "voltage_v=230 loads+ loads.id=a loads.power_w=1 loads+ loads.id=a "
                 "loads.power_w=2",
                 "the key a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/phase-balance/largest-first-is-not-enough",
                   test_largest_first_is_not_enough);
  g_test_add_func ("/calc/phase-balance/against-brute-force", test_against_brute_force);
  g_test_add_func ("/calc/phase-balance/many", test_many);
  g_test_add_func ("/calc/phase-balance/without-loads", test_without_loads);
  g_test_add_func ("/calc/phase-balance/findings", test_findings);
  g_test_add_func ("/calc/phase-balance/refusals", test_refusals);
  return g_test_run ();
}
