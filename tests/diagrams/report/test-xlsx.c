/* Workbooks: the same each time. What is in them is read back by an office program in the slow
 * tests. */
#include "config.h"

#include "diagrams/report/xlsx.h"
#include "tests/diagrams/report/sample-report.h"

#include <gio/gio.h>
#include <string.h>

#define TEXT_BYTES 100000

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

/* The file @name of the workbook; without padding the packed bytes follow its name. */
static char *
read_member (GBytes *book, const char *name)
{
  gsize size;
  const char *bytes = g_bytes_get_data (book, &size);
  const char *found = memmem (bytes, size, name, strlen (name));
  const char *packed;
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GConverter) inflate
    = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autoptr (GInputStream) output = NULL;
  g_autofree char *text = g_malloc0 (TEXT_BYTES);

  g_assert_nonnull (found);
  packed = found + strlen (name) + (guint8) found[-2] + 256 * (guint8) found[-1];
  input = g_memory_input_stream_new_from_data (packed, bytes + size - packed, NULL);
  output = g_converter_input_stream_new (input, inflate);
  g_assert_true (g_input_stream_read_all (output, text, TEXT_BYTES - 1, NULL, NULL, NULL));
  return g_steal_pointer (&text);
}

/* A sum that lacks something shows it before a number that stays a number, and says so in a column
 * that is wide enough to be read. */
static void
test_marks (void)
{
  g_autoptr (GBytes) book = write_book (1);
  g_autofree char *styles = read_member (book, "xl/styles.xml");
  g_autofree char *sheet = read_member (book, "xl/worksheets/sheet1.xml");
  g_autofree char *texts = read_member (book, "xl/sharedStrings.xml");

  g_assert_nonnull (strstr (styles, "formatCode=\"&quot;≥ &quot;#,##0\""));
  g_assert_nonnull (strstr (styles, "formatCode=\"&quot;≈ &quot;#,##0.0\""));
  g_assert_nonnull (strstr (sheet, "<v>12346</v>"));
  g_assert_nonnull (strstr (sheet, "<col min=\"5\" max=\"5\" width="));
  g_assert_nonnull (strstr (texts, ">Power: at least<"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/xlsx/same", test_same);
  g_test_add_func ("/diagrams/report/xlsx/marks", test_marks);
  return g_test_run ();
}
