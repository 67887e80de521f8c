/* Reports as PDF files: whole, the same each time, of any length. */
#include "config.h"

#include "diagrams/report/report-pdf.h"
#include "tests/diagrams/report/sample-report.h"

#include <string.h>

static GBytes *
write_pdf (AvtMeasurer *measurer, guint n_sections, guint n_rows, AvtHeaderKind header,
           guint *n_pages)
{
  g_autoptr (AvtReport) report = sample_report_new (measurer, n_sections, n_rows, header);
  g_autoptr (AvtPages) pages = avt_pages_new (report, measurer);
  g_autoptr (GError) error = NULL;
  GByteArray *bytes = g_byte_array_new ();

  g_assert_true (avt_pages_write_pdf (pages, avt_export_append_cb, bytes, NULL, NULL, &error));
  g_assert_no_error (error);
  *n_pages = avt_pages_get_n_pages (pages);
  return g_byte_array_free_to_bytes (bytes);
}

static AvtMeasurer *
new_measurer (void)
{
  g_autoptr (GError) error = NULL;
  AvtMeasurer *measurer = avt_measurer_new (&error);

  g_assert_no_error (error);
  return measurer;
}

static void
check_same (guint n_sections, guint n_rows, AvtHeaderKind header)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  guint n_pages, n_again;
  g_autoptr (GBytes) bytes = write_pdf (measurer, n_sections, n_rows, header, &n_pages);
  g_autoptr (GBytes) again = write_pdf (measurer, n_sections, n_rows, header, &n_again);
  const char *folder = g_getenv ("AVT_REPORT_FOLDER");

  g_assert_cmpuint (n_pages, >=, n_sections);
  g_assert_cmpuint (n_pages, ==, n_again);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), "%PDF-1.5", 8), ==, 0);
  if (folder != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s/report-%u-%u.pdf", folder, n_sections, n_rows);

      g_file_set_contents (name, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                           NULL);
    }
}

static void
test_short (void)
{
  check_same (1, 3, AVT_HEADER_TITLE);
}

static void
test_several (void)
{
  check_same (3, 60, AVT_HEADER_RUNNING);
}

/* More sections than are kept. */
static void
test_long (void)
{
  check_same (70, 2, AVT_HEADER_TITLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/report-pdf/short", test_short);
  g_test_add_func ("/diagrams/report/report-pdf/several", test_several);
  g_test_add_func ("/diagrams/report/report-pdf/long", test_long);
  return g_test_run ();
}
