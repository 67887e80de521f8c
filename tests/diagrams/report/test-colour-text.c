#include "config.h"

#include "diagrams/report/colour-text.h"

static void
check_colour (const char *colour, const char *expected)
{
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  g_autofree char *text = avt_colour_text (colour, words);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  check_colour ("#1c5fa8", "blue (#1c5fa8)");
  check_colour ("#0000ff", "blue (#0000ff)");
  check_colour ("#ff0000", "red (#ff0000)");
  check_colour ("#b3541e", "brown (#b3541e)");
  check_colour ("#ff8000", "orange (#ff8000)");
  check_colour ("#ffff00", "yellow (#ffff00)");
  check_colour ("#00ffff", "aqua (#00ffff)");
  check_colour ("#000000", "black (#000000)");
  check_colour ("#FFFFFF", "white (#FFFFFF)");
  check_colour ("#888888", "grey (#888888)");
  check_colour (NULL, NULL);
  check_colour ("teal", "teal");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/colour-text/words", test_words);
  return g_test_run ();
}
