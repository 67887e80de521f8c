/* Free units at the front, at the rear and through, counted by hand. */
#include "config.h"

#include "engine/calc/rack-space.h"

#include "tests/engine/calc/helper.h"

#define SPACE(text) run_calc (&avt_calc_rack_space, text)

static void
test_empty (void)
{
  g_autoptr (AvtCalcOutcome) outcome = SPACE ("height_u=42");

  assert_near (result (outcome, "free_u"), 42, 1e-9);
  assert_near (result (outcome, "largest_block_u"), 42, 1e-9);
  assert_near (result (outcome, "blanking_u"), 42, 1e-9);
  assert_near (result (outcome, "half_blanking_u"), 0, 1e-9);
  assert_near (result (outcome, "free_channels"), 2, 1e-9);
  assert_near (result (outcome, "blocks[#0].height_u"), 42, 1e-9);
  assert_near (result (outcome, "blocks[#2].position_u"), 1, 1e-9);
}

/* 10 units: 1 full, 2 left half, 4 a switch at the rear, 5 half a unit, 7 and 8 two half-depth
 * devices back to back. */
static void
test_faces (void)
{
  g_autoptr (AvtCalcOutcome) outcome = SPACE (
      "height_u=10 devices+ devices.height_u=1 devices.position_u=1 "
      "devices+ devices.height_u=1 devices.position_u=2 devices.slot=left "
      "devices+ devices.height_u=1 devices.position_u=4 devices.face=rear "
      "devices.full_depth=false "
      "devices+ devices.height_u=0.5 devices.position_u=5 "
      "devices+ devices.height_u=2 devices.position_u=7 devices.full_depth=false "
      "devices+ devices.height_u=2 devices.position_u=7 devices.full_depth=false "
      "devices.face=rear devices+ devices.height_u=0 devices.slot=channel-left-1");

  g_assert_cmpuint (avt_findings_get_size (outcome->findings), ==, 0);
  assert_near (result (outcome, "free_u"), 4, 1e-9);       /* 3, 6, 9, 10 */
  assert_near (result (outcome, "front_free_u"), 5, 1e-9); /* and 4 */
  assert_near (result (outcome, "rear_free_u"), 4, 1e-9);
  assert_near (result (outcome, "largest_block_u"), 2, 1e-9);
  assert_near (result (outcome, "front_largest_block_u"), 2, 1e-9);
  assert_near (result (outcome, "blanking_u"), 5.5, 1e-9); /* and half of 5 */
  assert_near (result (outcome, "half_blanking_u"), 1, 1e-9);
  assert_near (result (outcome, "free_channels"), 1, 1e-9);
}

/* A rack of 4.5 units has no use for the half unit at its top, but it is open. */
static void
test_half_unit_at_the_top (void)
{
  g_autoptr (AvtCalcOutcome) outcome
      = SPACE ("height_u=4.5 devices+ devices.height_u=1 devices.position_u=3");

  assert_near (result (outcome, "free_u"), 3, 1e-9);
  assert_near (result (outcome, "largest_block_u"), 2, 1e-9);
  assert_near (result (outcome, "blanking_u"), 3.5, 1e-9);
}

static void
check_finding (const char *devices, const char *code)
{
  g_autofree char *text = g_strconcat ("height_u=10 depth_mm=1000 ", devices, NULL);
  g_autoptr (AvtCalcOutcome) outcome = SPACE (text);
  guint size = avt_findings_get_size (outcome->findings);

  if (code == NULL)
    {
      g_assert_cmpuint (size, ==, 0);
      return;
    }
  g_assert_cmpuint (size, >, 0);
  g_assert_cmpuint (count_code (outcome->findings, code), ==, size);
}

static void
test_misfits (void)
{
  check_finding ("devices+ devices.height_u=2 devices.position_u=10", "rack-space-misfit");
  check_finding ("devices+ devices.height_u=2 devices.position_u=9", NULL);
  check_finding ("devices+ devices.height_u=1 devices.position_u=1 devices.depth_mm=1001",
                 "rack-space-misfit");
  check_finding ("devices+ devices.height_u=0 devices.position_u=1", "rack-space-misfit");
  check_finding ("devices+ devices.height_u=0 devices.slot=channel-left-2", "rack-space-misfit");
  check_finding ("devices+ devices.height_u=0 devices.slot=channel-left-1 devices.length_mm=445",
                 "rack-space-misfit");
  check_finding ("devices+ devices.height_u=1 devices.position_u=1 "
                 "devices+ devices.height_u=1 devices.position_u=1.5",
                 "rack-space-conflict");
  check_finding ("devices+ devices.height_u=1 devices.position_u=1 devices.depth_mm=900 "
                 "devices+ devices.height_u=0 devices.slot=channel-left-1",
                 "rack-space-conflict");
}

static void
test_refused (void)
{
  check_refused (&avt_calc_rack_space, "", "height_u");
  check_refused (&avt_calc_rack_space, "height_u=10.3", "height_u");
  check_refused (&avt_calc_rack_space, "height_u=0.5", "height_u");
  check_refused (&avt_calc_rack_space, "height_u=10 devices+ devices.position_u=1",
                 "height_u");
  check_refused (&avt_calc_rack_space, "height_u=10 devices+ devices.height_u=1",
                 "devices[0].position_u");
  check_refused (&avt_calc_rack_space,
                 "height_u=10 devices+ devices.height_u=1 devices.position_u=1.2",
                 "devices[0].position_u");
  check_refused (&avt_calc_rack_space,
                 "height_u=10 devices+ devices.height_u=1 devices.position_u=1 devices.slot=top",
                 "devices[0].slot");
  check_refused (&avt_calc_rack_space,
                 "height_u=10 devices+ devices.height_u=1 devices.position_u=1 devices.face=side",
                 "devices[0].face");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/rack-space/empty", test_empty);
  g_test_add_func ("/calc/rack-space/faces", test_faces);
  g_test_add_func ("/calc/rack-space/half-unit-at-the-top", test_half_unit_at_the_top);
  g_test_add_func ("/calc/rack-space/misfits", test_misfits);
  g_test_add_func ("/calc/rack-space/refused", test_refused);
  return g_test_run ();
}
