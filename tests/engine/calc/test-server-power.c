#include "config.h"

#include "engine/calc/server-power.h"

#include "tests/engine/calc/helper.h"

/* The server of the article: CPU, DDR4, persistent memory, cache, capacity, NIC. */
#define ARTICLE \
  "components+ components.name=CPU components.quantity=2 components.idle_w=110 " \
  "components.typical_w=150 components.peak_w=360 " \
  "components+ components.name=DIMM components.quantity=12 components.typical_w=24 " \
  "components+ components.name=PMem components.quantity=12 components.typical_w=15 " \
  "components+ components.name=P4800X components.quantity=2 components.typical_w=18 " \
  "components+ components.name=P4510 components.quantity=4 components.typical_w=16 " \
  "components+ components.name=XXV710 components.quantity=1 components.typical_w=15 "

static const char *const results[] = { "idle_w", "typical_w", "peak_w", "input_typical_w",
                                       "input_peak_w", "input_typical_one_psu_w" };

typedef struct
{
  const char *input;
  double expected[G_N_ELEMENTS (results)]; /* NaN: null */
  guint n_overloads;
  AvtConfidence confidence;
} Case;

static const Case cases[] = {
  { ARTICLE, { 803, 883, 1303, 883, 1303, 883 }, 0, AVT_CONFIDENCE_VERIFIED },
  { ARTICLE "base_w=100", { 903, 983, 1403, 983, 1403, 983 }, 0, AVT_CONFIDENCE_VERIFIED },
  { ARTICLE "psu.count=2 psu.rated_w=1100 psu.grade=platinum",
    { 803, 883, 1303, 952.69, 1394.38, 957.87 }, 0, AVT_CONFIDENCE_DERIVED },
  { ARTICLE "psu.count=2 psu.rated_w=1100 psu.grade=none",
    { 803, 883, 1303, 883, 1303, 883 }, 0, AVT_CONFIDENCE_VERIFIED },
  { ARTICLE "psu.count=1 psu.rated_w=883 psu.grade=gold psu.voltage_class=230",
    { 803, 883, 1303, 883 / 0.89, NAN, 883 / 0.89 }, 1, AVT_CONFIDENCE_DERIVED },
  { ARTICLE "psu.count=2 psu.rated_w=500 psu.grade=none",
    { 803, 883, 1303, 883, NAN, NAN }, 2, AVT_CONFIDENCE_VERIFIED },
  { "components+ components.name=x components.quantity=0 components.typical_w=24",
    { 0, 0, 0, 0, 0, 0 }, 0, AVT_CONFIDENCE_VERIFIED },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AvtCalcOutcome) outcome = run_calc (&avt_calc_server_power, cases[i].input);

      for (guint j = 0; j < G_N_ELEMENTS (results); j++)
        if (isnan (cases[i].expected[j]))
          g_assert_true (isnan (result (outcome, results[j])));
        else
          assert_near (result (outcome, results[j]), cases[i].expected[j], 0.01);
      g_assert_cmpuint (count_code (outcome->findings, "psu-overload"), ==, cases[i].n_overloads);
      g_assert_cmpuint (avt_findings_get_size (outcome->findings), ==, cases[i].n_overloads);
      g_assert_cmpint (outcome->confidence, ==, cases[i].confidence);
      g_assert_cmpuint (outcome->omitted, ==, 0);
    }
}

/* Sums of the article come out exact, not only near. */
static void
test_exact (void)
{
  g_autoptr (AvtCalcOutcome) outcome = run_calc (&avt_calc_server_power, ARTICLE);

  g_assert_cmpfloat (result (outcome, "idle_w"), ==, 803);
  g_assert_cmpfloat (result (outcome, "typical_w"), ==, 883);
  g_assert_cmpfloat (result (outcome, "peak_w"), ==, 1303);
}

static void
test_refusals (void)
{
  check_refused (&avt_calc_server_power, "", "components");
  check_refused (&avt_calc_server_power,
                 "components+ components.name=x components.quantity=1", "typical_w");
  check_refused (&avt_calc_server_power, ARTICLE "base_w=-1", "base_w");
  check_refused (&avt_calc_server_power, ARTICLE "psu.count=0 psu.rated_w=1 psu.grade=gold",
                 "count");
  check_refused (&avt_calc_server_power, ARTICLE "psu.count=1 psu.rated_w=0 psu.grade=gold",
                 "rated_w");
  check_refused (&avt_calc_server_power, ARTICLE "psu.count=1 psu.rated_w=9", "grade");
  check_refused (&avt_calc_server_power, ARTICLE "psu.count=1 psu.rated_w=9 psu.grade=basic",
                 "psu.grade");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/server-power/cases", test_cases);
  g_test_add_func ("/calc/server-power/exact", test_exact);
  g_test_add_func ("/calc/server-power/refusals", test_refusals);
  return g_test_run ();
}
