/* Workbooks: the same each time. What is in them is read back by an office program in the slow
 * tests. */
#include "config.h"

#include "diagrams/report/xlsx.h"
#include "tests/diagrams/report/sample-report.h"

#include <string.h>

static GBytes *
write_book (guint n_sections)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtReport) report = sample_report_new (measurer, n_sections, 4, AVT_HEADER_TITLE);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = avt_report_to_xlsx (report, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_same (void)
{
  for (guint n = 1; n <= 3; n++)
    {
      g_autoptr (GBytes) a = write_book (n);
      g_autoptr (GBytes) b = write_book (n);

      g_assert_true (g_bytes_equal (a, b));
      g_assert_cmpint (memcmp (g_bytes_get_data (a, NULL), "PK", 2), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/xlsx/same", test_same);
  return g_test_run ();
}
