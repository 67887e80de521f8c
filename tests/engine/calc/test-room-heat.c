#include "config.h"

#include "engine/calc/room-heat.h"

#include "tests/engine/calc/helper.h"

static void
test_all_parts (void)
{
  g_autoptr (AvtCalcOutcome) outcome
      = run_calc (&avt_calc_room_heat, "it_w=100000 ups_rating_w=120000 "
                                       "distribution_rating_w=150000 area_m2=100 people=2");

  assert_near (result (outcome, "it_w"), 100000, 1e-9);
  assert_near (result (outcome, "ups_w"), 9800, 1e-9);
  assert_near (result (outcome, "distribution_w"), 3500, 1e-9);
  assert_near (result (outcome, "lighting_w"), 2153, 1e-9);
  assert_near (result (outcome, "people_w"), 200, 1e-9);
  assert_near (result (outcome, "total_w"), 115653, 1e-6);
  assert_near (result (outcome, "btu_h"), 394624.5, 0.5);
  assert_near (result (outcome, "tons"), 32.885, 0.001);
}

/* A UPS that is not described has no losses, not even those of the load. */
static void
test_missing_is_nought (void)
{
  g_autoptr (AvtCalcOutcome) bare = run_calc (&avt_calc_room_heat, "it_w=1000");
  g_autoptr (AvtCalcOutcome) nought = run_calc (&avt_calc_room_heat, "it_w=1000 ups_rating_w=0");

  assert_near (result (bare, "ups_w"), 0, 1e-9);
  assert_near (result (bare, "total_w"), 1000, 1e-9);
  assert_near (result (nought, "ups_w"), 50, 1e-9);
}

static void
test_refusals (void)
{
  check_refused (&avt_calc_room_heat, "people=1", "it_w");
  check_refused (&avt_calc_room_heat, "it_w=-1", "it_w");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/room-heat/all-parts", test_all_parts);
  g_test_add_func ("/calc/room-heat/missing-is-nought", test_missing_is_nought);
  g_test_add_func ("/calc/room-heat/refusals", test_refusals);
  return g_test_run ();
}
