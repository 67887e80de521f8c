#include "config.h"

#include "engine/design/order.h"

static void
check_order (const char *a, const char *b, int expected)
{
  int forward = avt_name_order (a, b), back = avt_name_order (b, a);

  g_assert_cmpint ((forward > 0) - (forward < 0), ==, expected);
  g_assert_cmpint ((back > 0) - (back < 0), ==, -expected);
}

static void
test_names (void)
{
  check_order ("", "", 0);
  check_order ("", "a", -1);
  check_order ("esx2", "esx10", -1);
  check_order ("esx02", "esx2", -1);
  check_order ("esx02", "esx3", -1);
  check_order ("B10", "B9", 1);
  check_order ("a1b2", "a1b10", -1);
  check_order ("a", "a1", -1);
  check_order ("ä", "z", 1);
  check_order ("99999999999999999999998", "99999999999999999999999", -1);
  check_order ("same", "same", 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/order/names", test_names);
  return g_test_run ();
}
