#include "config.h"

#include "diagrams/scene/number.h"

#include <locale.h>
#include <string.h>

static void
check_number (double value, const char *expected)
{
  char text[AVT_NUMBER_MAX + 1];

  memset (text, 'x', sizeof text);
  *avt_number_write (text, value) = '\0';
  g_assert_cmpstr (text, ==, expected);
}

static void
test_write (void)
{
  check_number (0, "0");
  check_number (-0.0, "0");
  check_number (0.0004, "0");
  check_number (-0.0004, "0");
  check_number (0.0005, "0.001");
  check_number (-0.001, "-0.001");
  check_number (0.35, "0.35");
  check_number (0.5, "0.5");
  check_number (10, "10");
  check_number (10.05, "10.05");
  check_number (-1234.5678, "-1234.568");
  check_number (0.9999, "1");
  check_number (8000000.125, "8000000.125");
  check_number (1e300, "1000000000000");
  check_number (-1e300, "-1000000000000");
  check_number (NAN, "0");
  check_number (INFINITY, "1000000000000");
}

/* Against the C library, on a thousand steps around each power of ten. */
static void
test_write_equals_printf (void)
{
  for (double size = 0.001; size < 1e7; size *= 10)
    for (int i = -500; i <= 500; i++)
      {
        double value = size * i / 8;
        double thousandths = value * 1000;
        char expected[G_ASCII_DTOSTR_BUF_SIZE], *end;

        /* halves are rounded away from zero here, to even there */
        if (fabs (fabs (thousandths - trunc (thousandths)) - 0.5) < 1e-6)
          continue;
        g_ascii_formatd (expected, sizeof expected, "%.3f", value);
        for (end = expected + strlen (expected); end[-1] == '0'; end--)
          end[-1] = '\0';
        if (end[-1] == '.')
          end[-1] = '\0';
        check_number (value, strcmp (expected, "-0") == 0 ? "0" : expected);
      }
}

static void
test_locale (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
  check_number (1234.5, "1234.5");
  setlocale (LC_ALL, "C");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/number/write", test_write);
  g_test_add_func ("/diagrams/scene/number/write-equals-printf", test_write_equals_printf);
  g_test_add_func ("/diagrams/scene/number/locale", test_locale);
  return g_test_run ();
}
