#include "config.h"

#include "diagrams/report/csv.h"
#include "tests/diagrams/report/sample-report.h"

#include <string.h>

static void
check_field (const char *text, const char *guarded, const char *unguarded)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);

  avt_csv_append_text (a, text, AVT_CSV_DEFAULT);
  avt_csv_append_text (b, text, AVT_CSV_UNGUARDED);
  g_assert_cmpstr (a->str, ==, guarded);
  g_assert_cmpstr (b->str, ==, unguarded);
}

static void
test_fields (void)
{
  check_field ("", "", "");
  check_field ("esx01", "esx01", "esx01");
  check_field ("a,b", "\"a,b\"", "\"a,b\"");
  check_field ("say \"a\"", "\"say \"\"a\"\"\"", "\"say \"\"a\"\"\"");
  check_field ("two\nlines", "\"two\nlines\"", "\"two\nlines\"");
  check_field ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"", "=cmd|' /C calc'!A0");
  check_field ("-48 V", "\"'-48 V\"", "-48 V");
  check_field ("+1", "\"'+1\"", "+1");
  check_field ("@a", "\"'@a\"", "@a");
  check_field ("\ta", "\"'\ta\"", "\ta");
}

static void
test_report (void)
{
  static const char expected[]
    = "Device,Type,\"Power, W\",\"Current, A\",Footnotes\r\n"
      "row-1,R2208WF,883,0.0,Current: estimate\r\n"
      "row-2,R2208WF,884,4.4,Current: estimate\r\n"
      "Total,,12346,,Power: at least\r\n"
      "\"'=cmd|' /C calc'!A0\",,,,\r\n"
      "<script>alert(1)</script>,";
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtReport) report = sample_report_new (measurer, 1, 2, AVT_HEADER_TITLE);
  g_autoptr (GBytes) bytes = avt_report_to_csv (report, AVT_CSV_DEFAULT);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (expected), expected, strlen (expected));
}

/* Several tables are told apart. */
static void
test_sections (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtReport) report = sample_report_new (measurer, 2, 1, AVT_HEADER_TITLE);
  g_autoptr (GBytes) bytes = avt_report_to_csv (report, AVT_CSV_DEFAULT);
  const char *text = g_bytes_get_data (bytes, NULL);

  g_assert_true (g_str_has_prefix (text, "Devices,Section 1\r\nDevice,"));
  g_assert_nonnull (g_strstr_len (text, (gssize) g_bytes_get_size (bytes),
                                  "\r\n\r\nDevices,Section 2\r\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/csv/fields", test_fields);
  g_test_add_func ("/diagrams/report/csv/report", test_report);
  g_test_add_func ("/diagrams/report/csv/sections", test_sections);
  return g_test_run ();
}
