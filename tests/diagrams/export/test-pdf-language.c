/* The language comes into a file that looks as expected, whatever pieces it comes in, and no other
 * file is touched. */
#include "config.h"

#include "diagrams/export/pdf-language.h"

#include <string.h>

#define BODY "%PDF-1.5\n1 0 obj\n<< /Type /Pages >>\nendobj\n"
#define CATALOG "2 0 obj\n<< /Type /Catalog\n   /Pages 1 0 R\n>>\nendobj\n"
#define TABLE "xref\n0 3\ntrailer\n<< /Size 3 >>\nstartxref\n"

static void
check_piecewise (const char *file, const char *language, gsize piece, const char *expected)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  AvtPdfLanguage filter;

  avt_pdf_language_init (&filter, language, avt_export_append_cb, out);
  for (gsize at = 0; at < strlen (file); at += piece)
    g_assert_true (avt_pdf_language_write (&filter, file + at, MIN (piece, strlen (file) - at),
                                           &error));
  g_assert_true (avt_pdf_language_end (&filter, &error));
  avt_pdf_language_clear (&filter);
  g_assert_no_error (error);
  g_byte_array_append (out, (const guint8 *) "", 1);
  g_assert_cmpstr ((const char *) out->data, ==, expected);
}

static void
check_file (const char *file, const char *language, const char *expected)
{
  for (gsize piece = 1; piece < 200; piece += 7)
    check_piecewise (file, language, piece, expected);
}

/* "   /Lang (de)\n" has 14 bytes. */
static void
test_entry (void)
{
  check_file (BODY CATALOG TABLE "96\n%%EOF\n", "de",
              BODY "2 0 obj\n<< /Type /Catalog\n   /Lang (de)\n   /Pages 1 0 R\n>>\nendobj\n" TABLE
                   "110\n%%EOF\n");
  check_file (BODY CATALOG TABLE "96\n%%EOF\n", "pt_BR",
              BODY "2 0 obj\n<< /Type /Catalog\n   /Lang (pt-BR)\n   /Pages 1 0 R\n>>\nendobj\n"
                   TABLE "113\n%%EOF\n");
}

static void
check_untouched (const char *file, const char *language)
{
  check_file (file, language, file);
}

static void
test_others (void)
{
  check_untouched (BODY CATALOG TABLE "96\n%%EOF\n", NULL);
  check_untouched (BODY CATALOG TABLE "96\n%%EOF\n", "");
  check_untouched (BODY CATALOG TABLE "96\n%%EOF\n", "d)e");
  check_untouched (BODY CATALOG "3 0 obj\n<< >>\nendobj\n" TABLE "96\n%%EOF\n", "de");
  check_untouched (BODY CATALOG, "de");
  check_untouched (BODY TABLE "40\n%%EOF\n", "de");
  check_untouched ("", "de");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/export/pdf-language/entry", test_entry);
  g_test_add_func ("/diagrams/export/pdf-language/others", test_others);
  return g_test_run ();
}
