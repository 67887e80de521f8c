#include "config.h"

#include "engine/calc/psu.h"

#include "tests/engine/calc/helper.h"

typedef struct
{
  AvtEfficiency grade;
  AvtVoltageClass voltage_class;
  double load;
  double efficiency;
} EfficiencyCase;

static const EfficiencyCase efficiency_cases[] = {
  /* certified points */
  { AVT_EFFICIENCY_BASIC, AVT_VOLTAGE_CLASS_230, 0.2, 0.82 },
  { AVT_EFFICIENCY_BASIC, AVT_VOLTAGE_CLASS_115, 0.5, 0.80 },
  { AVT_EFFICIENCY_BRONZE, AVT_VOLTAGE_CLASS_230R, 0.5, 0.85 },
  { AVT_EFFICIENCY_BRONZE, AVT_VOLTAGE_CLASS_115, 1.0, 0.82 },
  { AVT_EFFICIENCY_SILVER, AVT_VOLTAGE_CLASS_230R, 0.2, 0.85 },
  { AVT_EFFICIENCY_SILVER, AVT_VOLTAGE_CLASS_230, 0.5, 0.90 },
  { AVT_EFFICIENCY_GOLD, AVT_VOLTAGE_CLASS_230R, 1.0, 0.88 },
  { AVT_EFFICIENCY_GOLD, AVT_VOLTAGE_CLASS_230, 1.0, 0.89 },
  { AVT_EFFICIENCY_PLATINUM, AVT_VOLTAGE_CLASS_230R, 0.2, 0.90 },
  { AVT_EFFICIENCY_PLATINUM, AVT_VOLTAGE_CLASS_230R, 0.5, 0.94 },
  { AVT_EFFICIENCY_PLATINUM, AVT_VOLTAGE_CLASS_230R, 1.0, 0.91 },
  { AVT_EFFICIENCY_PLATINUM, AVT_VOLTAGE_CLASS_230, 1.0, 0.90 },
  { AVT_EFFICIENCY_PLATINUM, AVT_VOLTAGE_CLASS_115, 1.0, 0.89 },
  { AVT_EFFICIENCY_TITANIUM, AVT_VOLTAGE_CLASS_230R, 0.1, 0.90 },
  { AVT_EFFICIENCY_TITANIUM, AVT_VOLTAGE_CLASS_230R, 1.0, 0.91 },
  { AVT_EFFICIENCY_TITANIUM, AVT_VOLTAGE_CLASS_230, 1.0, 0.94 },
  { AVT_EFFICIENCY_TITANIUM, AVT_VOLTAGE_CLASS_115, 0.2, 0.92 },
  /* between them */
  { AVT_EFFICIENCY_PLATINUM, AVT_VOLTAGE_CLASS_230R, 883.0 / 2200.0, 0.92685 },
  { AVT_EFFICIENCY_PLATINUM, AVT_VOLTAGE_CLASS_230R, 883.0 / 1100.0, 0.92184 },
  { AVT_EFFICIENCY_TITANIUM, AVT_VOLTAGE_CLASS_230R, 0.15, 0.92 },
  /* below the lowest: the loss in W of that point stays */
  { AVT_EFFICIENCY_GOLD, AVT_VOLTAGE_CLASS_230R, 0.1, 0.1 / (0.1 + 0.2 / 0.88 - 0.2) },
  { AVT_EFFICIENCY_TITANIUM, AVT_VOLTAGE_CLASS_230R, 0.05, 0.05 / (0.05 + 0.1 / 0.9 - 0.1) },
  /* lossless, and above the rating */
  { AVT_EFFICIENCY_NONE, AVT_VOLTAGE_CLASS_115, 0.01, 1.0 },
  { AVT_EFFICIENCY_GOLD, AVT_VOLTAGE_CLASS_230R, 1.2, 0.88 },
};

static void
test_efficiency (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (efficiency_cases); i++)
    {
      const EfficiencyCase *each = &efficiency_cases[i];

      assert_near (avt_psu_efficiency (each->grade, each->voltage_class, each->load),
                   each->efficiency, 5e-6);
    }
}

static void
test_not_certified (void)
{
  AvtPsu psu = { 2, 500, AVT_EFFICIENCY_BASIC, AVT_VOLTAGE_CLASS_230R };
  double input_w;

  g_assert_false (avt_psu_is_certified (AVT_EFFICIENCY_BASIC, AVT_VOLTAGE_CLASS_230R));
  g_assert_true (avt_psu_is_certified (AVT_EFFICIENCY_BASIC, AVT_VOLTAGE_CLASS_230));
  g_assert_true (avt_psu_is_certified (AVT_EFFICIENCY_NONE, AVT_VOLTAGE_CLASS_230R));
  g_assert_true (isnan (avt_psu_efficiency (AVT_EFFICIENCY_BASIC, AVT_VOLTAGE_CLASS_230R, 0.5)));
  g_assert_cmpint (avt_psu_input (&psu, 400, &input_w), ==, AVT_PSU_NOT_CERTIFIED);
  g_assert_cmpfloat (input_w, ==, 400);
}

static void
check_input (double count, double rated_w, AvtEfficiency grade, double dc_w, AvtPsuState state,
             double expected_w)
{
  AvtPsu psu = { count, rated_w, grade, AVT_VOLTAGE_CLASS_230R };
  double input_w;

  g_assert_cmpint (avt_psu_input (&psu, dc_w, &input_w), ==, state);
  assert_near (input_w, expected_w, 0.05);
}

static void
test_input (void)
{
  check_input (2, 1100, AVT_EFFICIENCY_PLATINUM, 883, AVT_PSU_OK, 952.7);
  check_input (1, 1100, AVT_EFFICIENCY_PLATINUM, 883, AVT_PSU_OK, 957.9);
  check_input (1, 1100, AVT_EFFICIENCY_PLATINUM, 1100, AVT_PSU_OK, 1100 / 0.91);
  check_input (1, 1100, AVT_EFFICIENCY_PLATINUM, 1100.01, AVT_PSU_OVERLOAD, 1208.80);
  check_input (1, 1100, AVT_EFFICIENCY_NONE, 1200, AVT_PSU_OVERLOAD, 1200);
  check_input (2, 1100, AVT_EFFICIENCY_NONE, 1200, AVT_PSU_OK, 1200);
  /* no load: what the lowest point loses, in each supply */
  check_input (2, 1000, AVT_EFFICIENCY_PLATINUM, 0, AVT_PSU_OK, 2 * 200 * (1 / 0.9 - 1));
  check_input (0, 1000, AVT_EFFICIENCY_PLATINUM, 0, AVT_PSU_OK, 0);
  check_input (0, 1000, AVT_EFFICIENCY_PLATINUM, 5, AVT_PSU_OVERLOAD, 5);
}

/* The input never falls when the load rises, and has no steps at the certified points. */
static void
test_input_is_continuous (void)
{
  for (AvtEfficiency grade = AVT_EFFICIENCY_BRONZE; grade <= AVT_EFFICIENCY_TITANIUM; grade++)
    for (AvtVoltageClass class = AVT_VOLTAGE_CLASS_230R; class <= AVT_VOLTAGE_CLASS_115; class++)
      {
        AvtPsu psu = { 1, 1000, grade, class };
        double last_w;

        avt_psu_input (&psu, 0, &last_w);
        for (guint dc_w = 1; dc_w <= 1000; dc_w++)
          {
            double input_w;

            avt_psu_input (&psu, dc_w, &input_w);
            g_assert_cmpfloat (input_w, >, last_w);
            g_assert_cmpfloat (input_w, <, last_w + 1.5);
            last_w = input_w;
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/psu/efficiency", test_efficiency);
  g_test_add_func ("/calc/psu/not-certified", test_not_certified);
  g_test_add_func ("/calc/psu/input", test_input);
  g_test_add_func ("/calc/psu/continuous", test_input_is_continuous);
  return g_test_run ();
}
