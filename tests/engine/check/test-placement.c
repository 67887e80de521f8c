/* What is said of many devices in one place. Every rule alone is in test-pairs.c. */
#include "config.h"

#include "engine/check/check.h"

#include "tests/engine/calc/helper.h"
#include "tests/engine/calc/power-fixture.h"

/* A heap of devices is not reported pair by pair. */
static void
test_heap (void)
{
  g_autoptr (AvtFindings) findings = NULL;
  Fixture fixture;
  AvtId type;
  AvtId rack;

  fixture_init (&fixture);
  rack = add_rack (&fixture);
  type = take (&fixture, new_type (&fixture, AVT_TYPE_SERVER, 2));
  for (guint i = 0; i < 40; i++)
    add_device (&fixture, "device", type, rack, 1);
  findings = avt_check_design (fixture.design, NULL);
  g_assert_cmpuint (count_code (findings, "place-overlap"), ==, 39);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/heap", test_heap);
  return g_test_run ();
}
