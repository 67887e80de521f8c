#include "config.h"

#include "engine/design/name.h"
#include "tests/engine/design/sample-design.h"

static void
test_count_on (void)
{
  static const char *const cases[][2] = {
    { "esx04", "esx05" },   { "esx09", "esx10" },           { "esx99", "esx100" },
    { "Rack", "Rack 2" },   { "Rack 2", "Rack 3" },         { "7", "8" },
    { "", " 2" },           { "a-001-b", "a-001-b 2" },     { "Größe9", "Größe10" },
    { "n1234567890999", "n1234567891000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *next = avt_name_count_on (cases[i][0]);

      g_assert_cmpstr (next, ==, cases[i][1]);
    }
}

static void
check_taken (AvtNames *names, const char *name, const char *wanted)
{
  g_autofree char *taken = avt_names_take (names, name);

  g_assert_cmpstr (taken, ==, wanted);
}

static void
test_take (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtNames) names = avt_names_new (sample->design, AVT_KIND_DEVICE);

  check_taken (names, "free", "free");
  check_taken (names, "free", "free 2");
  check_taken (names, "srv-1", "srv-5");
  check_taken (names, "srv-1", "srv-6");
  check_taken (names, "R1", "R1"); /* a rack's, not a device's */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/name/count-on", test_count_on);
  g_test_add_func ("/engine/design/name/take", test_take);
  return g_test_run ();
}
