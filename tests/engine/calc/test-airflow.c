#include "config.h"

#include "engine/calc/airflow.h"

#include "tests/engine/calc/helper.h"

/* The exhaust of a server rises 9 K at 300 W idle and 15 K at 900 W. */
static void
test_article (void)
{
  g_autoptr (AvtCalcOutcome) idle = run_calc (&avt_calc_airflow, "heat_w=300 delta_t_k=9");
  g_autoptr (AvtCalcOutcome) typical = run_calc (&avt_calc_airflow, "heat_w=900 delta_t_k=15");

  assert_near (result (idle, "airflow_m3_h"), 99.1, 0.05);
  assert_near (result (idle, "airflow_cfm"), 58.3, 0.05);
  assert_near (result (typical, "airflow_m3_h"), 178.3, 0.05);
  assert_near (result (typical, "airflow_cfm"), 105, 0.06);
  assert_near (result (typical, "air_density_kg_m3"), 1.2041, 0.0001);
}

static void
test_units (void)
{
  g_autoptr (AvtCalcOutcome) ton
      = run_calc (&avt_calc_airflow, "heat_w=3516.853 delta_t_k=10");

  assert_near (result (ton, "heat_btu_h"), 12000, 0.01);
  assert_near (result (ton, "cooling_tons"), 1, 1e-6);
}

/* The one question is the other one backwards. */
static void
test_inverse (void)
{
  g_autoptr (AvtCalcOutcome) rise
      = run_calc (&avt_calc_airflow, "heat_w=900 airflow_m3_h=178.3147 altitude_m=0 air_c=20");

  assert_near (result (rise, "delta_t_k"), 15, 0.001);
  assert_near (result (rise, "airflow_m3_h"), 178.3147, 1e-9);
}

/* Standard atmosphere: 79,495 Pa at 2,000 m; 15 degrees at sea level is 1.225 kg/m3. */
static void
test_density (void)
{
  assert_near (avt_air_density_kg_m3 (0, 15), 1.225, 0.0005);
  assert_near (avt_air_density_kg_m3 (2000, 2), 1.0066, 0.0005);
  assert_near (avt_air_density_kg_m3 (11000, -56.5), 0.3639, 0.0005);
  g_assert_cmpfloat (avt_air_density_kg_m3 (-500, 20), >, avt_air_density_kg_m3 (0, 20));
  assert_near (avt_airflow_m3_h (1000, 12, avt_air_density_kg_m3 (1500, 20)),
               avt_airflow_m3_h (1000, 12, avt_air_density_kg_m3 (0, 20)) * 101325 / 84556, 0.05);
  g_assert_cmpfloat (avt_airflow_m3_h (0, 12, 1.2), ==, 0);
}

static void
test_refusals (void)
{
  check_refused (&avt_calc_airflow, "delta_t_k=9", "heat_w");
  check_refused (&avt_calc_airflow, "heat_w=1", "delta_t_k, airflow_m3_h");
  check_refused (&avt_calc_airflow, "heat_w=1 delta_t_k=1 airflow_m3_h=1",
                 "delta_t_k, airflow_m3_h");
  check_refused (&avt_calc_airflow, "heat_w=1 delta_t_k=0", "delta_t_k");
  check_refused (&avt_calc_airflow, "heat_w=1 delta_t_k=1 altitude_m=-501", "altitude_m");
  check_refused (&avt_calc_airflow, "heat_w=1 delta_t_k=1 altitude_m=11001", "altitude_m");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/airflow/article", test_article);
  g_test_add_func ("/calc/airflow/units", test_units);
  g_test_add_func ("/calc/airflow/inverse", test_inverse);
  g_test_add_func ("/calc/airflow/density", test_density);
  g_test_add_func ("/calc/airflow/refusals", test_refusals);
  return g_test_run ();
}
