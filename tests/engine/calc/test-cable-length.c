/* Ways of cables added by hand. */
#include "config.h"

#include "engine/calc/cable-length.h"

#include "tests/engine/calc/helper.h"

#define LENGTH(text) run_calc (&avt_calc_cable_length, text)

static void
check_length (const char *text, double path_m, double length_m, double stock_m)
{
  g_autoptr (AvtCalcOutcome) outcome = LENGTH (text);

  assert_near (result (outcome, "path_m"), path_m, 1e-9);
  assert_near (result (outcome, "length_m"), length_m, 1e-9);
  if (isnan (stock_m))
    g_assert_true (isnan (result (outcome, "stock_m")));
  else
    assert_near (result (outcome, "stock_m"), stock_m, 1e-9);
}

/* 40 x 44.45 + 2 x 450 + 2 x 300 = 3,278 mm. */
static void
test_in_rack (void)
{
  check_length ("from_u=1 to_u=41", 3.278, 3.4419, 5);
  check_length ("from_u=41 to_u=1", 3.278, 3.4419, 5);
  check_length ("from_u=7 to_u=7", 1.5, 1.575, 2);
  check_length ("from_u=7 to_u=7 slack_mm=750", 2.4, 2.52, 3);
  check_length ("from_u=7 to_u=7 margin_percent=0", 1.5, 1.5, 1.5);
}

/* U1 is 60 + 22.225 mm above the floor, U41 1,860.225 mm; the tray 2,400. */
static void
test_between_racks (void)
{
  double rise_m = 2.4 - 0.082225;
  double drop_m = 2.4 - 1.860225;

  check_length ("from_u=1 to_u=41 racks=3", rise_m + drop_m + 1.8 + 1.2,
                1.05 * (rise_m + drop_m + 3), 7);
  check_length ("from_u=1 to_u=1 racks=2 aisles=1", 2 * rise_m + 1.2 + 1.2 + 1.2,
                1.05 * (2 * rise_m + 3.6), 10);
  check_length ("from_u=1 to_u=1 racks=60", 2 * rise_m + 37.2, 1.05 * (2 * rise_m + 37.2), NAN);
  /* trays in a raised floor */
  check_length ("from_u=1 to_u=1 racks=1 tray_height_mm=0", 2 * 0.082225 + 1.8,
                1.05 * (2 * 0.082225 + 1.8), 2.5);
}

static void
check_too_long (const char *text, double limit_m, gboolean expected)
{
  g_autoptr (AvtCalcOutcome) outcome = LENGTH (text);

  if (isnan (limit_m))
    g_assert_true (isnan (result (outcome, "limit_m")));
  else
    assert_near (result (outcome, "limit_m"), limit_m, 1e-9);
  g_assert_cmpuint (count_code (outcome->findings, "cable-too-long"), ==, expected);
}

static void
test_limits (void)
{
  check_too_long ("from_u=1 to_u=1 racks=3 medium=dac rate_bps=10Gbit/s", 7, TRUE); /* 10 m */
  check_too_long ("from_u=1 to_u=41 racks=3 medium=dac rate_bps=10Gbit/s", 7, FALSE);
  check_too_long ("from_u=1 to_u=41 racks=3 medium=dac rate_bps=25Gbit/s", 5, TRUE);
  check_too_long ("from_u=1 to_u=41 medium=dac rate_bps=25Gbit/s", 5, FALSE);
  check_too_long ("from_u=1 to_u=41 medium=dac", NAN, FALSE);
  check_too_long ("from_u=1 to_u=1 racks=180 medium=copper", 100, TRUE);
  check_too_long ("from_u=1 to_u=1 racks=180 medium=fibre rate_bps=10Gbit/s", 400, FALSE);
  check_too_long ("from_u=1 to_u=1 racks=180 medium=fibre rate_bps=100Gbit/s", 100, TRUE);
  check_too_long ("from_u=1 to_u=1 racks=180 medium=single-mode rate_bps=100Gbit/s", 40000, FALSE);
  check_too_long ("from_u=1 to_u=1 racks=180 medium=single-mode rate_bps=1Gbit/s", 10000, FALSE);
  check_too_long ("from_u=1 to_u=1 racks=180 medium=single-mode", NAN, FALSE);
  check_too_long ("from_u=1 to_u=1 racks=180 medium=power", NAN, FALSE);
}

static void
test_stock (void)
{
  assert_near (avt_cable_stock_mm (500), 500, 1e-9);
  assert_near (avt_cable_stock_mm (500.1), 1000, 1e-9);
  assert_near (avt_cable_stock_mm (30000), 30000, 1e-9);
  g_assert_true (isnan (avt_cable_stock_mm (30000.1)));
  g_assert_true (isnan (avt_cable_stock_mm (NAN)));
}

static void
test_refused (void)
{
  check_refused (&avt_calc_cable_length, "from_u=1", "to_u");
  check_refused (&avt_calc_cable_length, "from_u=1 to_u=2 racks=-1", "racks");
  check_refused (&avt_calc_cable_length, "from_u=1 to_u=2 medium=string", "medium");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/cable-length/in-rack", test_in_rack);
  g_test_add_func ("/calc/cable-length/between-racks", test_between_racks);
  g_test_add_func ("/calc/cable-length/limits", test_limits);
  g_test_add_func ("/calc/cable-length/stock", test_stock);
  g_test_add_func ("/calc/cable-length/refused", test_refused);
  return g_test_run ();
}
