#include "config.h"

#include "diagrams/export/pdf.h"
#include "diagrams/scene/theme.h"
#include "tests/diagrams/export/hostile.h"
#include "tests/diagrams/scene/picture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const AvtTextStyle label = { .color = AVT_COLOR (0x1d2129), .size = AVT_TEXT_10 };
static const AvtStyle plain = { .fill = AVT_COLOR (0xdce8f5) };

static AvtMeasurer *
new_measurer (void)
{
  g_autoptr (GError) error = NULL;
  AvtMeasurer *measurer = avt_measurer_new (&error);

  g_assert_no_error (error);
  return measurer;
}

static AvtSceneBuilder *
new_builder (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();

  return avt_scene_builder_new (measurer, 300, 400);
}

static GBytes *
export (const AvtPdfDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = avt_pdf_export (document, &error);

  g_assert_no_error (error);
  return bytes;
}

static GBytes *
export_page (AvtScene *scene)
{
  AvtPdfDocument document = { .pages = &scene, .n_pages = 1 };

  return export (&document);
}

/* Runs a tool of Debian's poppler-utils or qpdf over a file of @bytes, with success. */
static char *
run (GBytes *bytes, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  char *output = NULL;
  g_autofree char *complaint = NULL;
  int status, file;

  file = g_file_open_tmp ("archivolt-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_strv_builder_add (builder, strcmp (arguments[i], "FILE") == 0 ? path : arguments[i]);
  argv = g_strv_builder_end (builder);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &complaint, &status,
                &error);
  g_assert_no_error (error);
  g_unlink (path);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s: %s", argv[0], complaint);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static void
check_sound (GBytes *bytes)
{
  g_autofree char *output = run (bytes, (const char *const[]){ "qpdf", "--check", "FILE", NULL });

  g_assert_nonnull (strstr (output, "No syntax or stream encoding errors found"));
}

static char *
text_of (GBytes *bytes)
{
  return run (bytes, (const char *const[]){ "pdftotext", "-layout", "FILE", "-", NULL });
}

static char *
json_of (GBytes *bytes)
{
  return run (bytes, (const char *const[]){ "qpdf", "--json", "FILE", NULL });
}

static AvtScene *
text_page (const char *const *texts, guint n_texts)
{
  AvtSceneBuilder *builder = new_builder ();

  for (guint i = 0; i < n_texts; i++)
    avt_scene_builder_add_text (builder, 20, 20 + 14 * i, texts[i], &label);
  return avt_scene_builder_end (builder);
}

/* Texts are found and copied as they were written: figures, signs and letters of other fonts. */
static void
test_text (void)
{
  static const char *const texts[] = { "esx-r001-u01", "1,234,567.89 W", "fi ffl AVAT",
                                       "Größe · 4,3 A × 12 – 20 °C ≤ m³",
                                       "Ω µ € ⚠ end", "e\xcc\x81 accent" };
  g_autoptr (AvtScene) page = text_page (texts, G_N_ELEMENTS (texts));
  g_autoptr (GBytes) bytes = export_page (page);
  g_autofree char *text = text_of (bytes);
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  check_sound (bytes);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *expected = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFC);

      if (strstr (composed, expected) == NULL)
        g_test_message ("“%s” is not in “%s”", expected, composed);
      g_assert_nonnull (strstr (composed, expected));
    }
}

static void
test_fonts (void)
{
  static const char *const texts[] = { "esx01 שרת 数据库 🔥" };
  g_autoptr (AvtScene) page = text_page (texts, 1);
  g_autoptr (GBytes) bytes = export_page (page);
  g_autofree char *fonts = run (bytes, (const char *const[]){ "pdffonts", "FILE", NULL });
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);
  guint n_fonts = 0;

  g_assert_nonnull (strstr (fonts, "+Cantarell-Regular"));
  g_assert_nonnull (strstr (fonts, "+DejaVuSans"));
  g_assert_nonnull (strstr (fonts, "+DroidSansFallback"));
  g_assert_nonnull (strstr (fonts, "+Symbola"));
  /* embedded, a subset, with its characters: the three columns before the object's number */
  for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++, n_fonts++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes "));
  g_assert_cmpuint (n_fonts, >=, 4);
}

static void
test_metadata (void)
{
  static const char *const texts[] = { "page" };
  g_autoptr (AvtScene) page = text_page (texts, 1);
  AvtPdfDocument document = { .pages = &page, .n_pages = 1, .title = "Rack “B04”",
                              .author = "J. (Ü) Doe\\", .subject = "Power",
                              .date = "2021-01-11" };
  g_autoptr (GBytes) bytes = export (&document);
  const char *const command[] = { "pdfinfo", "-isodates", "FILE", NULL };
  g_autofree char *info = run (bytes, command);
  g_autoptr (GBytes) undated = export_page (page);
  g_autofree char *undated_info = run (undated, command);

  check_sound (bytes);
  g_assert_nonnull (strstr (info, "Title:           Rack “B04”\n"));
  g_assert_nonnull (strstr (info, "Author:          J. (Ü) Doe\\\n"));
  g_assert_nonnull (strstr (info, "Subject:         Power\n"));
  g_assert_nonnull (strstr (info, "CreationDate:    2021-01-11T00:00:00Z\n"));
  g_assert_nonnull (strstr (info, "ModDate:         2021-01-11T00:00:00Z\n"));
  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  g_assert_nonnull (strstr (info, "Page size:       300 x 400 pts\n"));
  g_assert_null (strstr (undated_info, "Date:"));
}

/* Three pages, each with a link to the next, an outside link and a picture. */
static void
fill_pages (AvtScene **pages)
{
  g_autoptr (AvtImage) picture = test_picture_new ();

  for (guint i = 0; i < 3; i++)
    {
      AvtSceneBuilder *builder = new_builder ();
      g_autofree char *own = g_strdup_printf ("rack (%u)'\\", i);
      g_autofree char *next = g_strdup_printf ("rack (%u)'\\", (i + 1) % 3);

      avt_scene_builder_push_group (builder, &(AvtGroup){ .anchor = own,
                                                          .transform = { 50, 60, 2 } });
      avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 20, 20), &plain);
      avt_scene_builder_pop_group (builder);
      avt_scene_builder_add_link_to (builder, avt_rect (10, 300, 40, 12), next);
      avt_scene_builder_add_link (builder, avt_rect (10, 320, 40, 12),
                                  "https://example.com/(a)'>>\\ \xc3\xa4?b=c&d");
      avt_scene_builder_add_image (builder, avt_rect (100, 100, 50, 50), picture);
      avt_scene_builder_add_text (builder, 20, 20, own, &label);
      pages[i] = avt_scene_builder_end (builder);
    }
}

static void
test_links (void)
{
  AvtScene *pages[3];
  const AvtPdfBookmark bookmarks[] = { { "Racks", 0, 0, NULL },
                                       { "Rack (2)", 1, 0, "rack (2)'\\" },
                                       { "Page 2 ä", 2, 1, NULL },
                                       { "End", 0, 2, NULL } };
  AvtPdfDocument document = { .pages = pages, .n_pages = 3, .bookmarks = bookmarks,
                              .n_bookmarks = G_N_ELEMENTS (bookmarks) };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *json = NULL, *destinations = NULL;

  fill_pages (pages);
  bytes = export (&document);
  check_sound (bytes);
  json = json_of (bytes);
  g_assert_nonnull (strstr (json, "\"u:https://example.com/%28a%29%27%3E%3E%5C%20%C3%A4?b=c&d\""));
  for (const char *const *title = (const char *const[]){ "u:Racks", "u:Rack (2)", "u:Page 2 ä",
                                                         "u:End", NULL }; *title != NULL; title++)
    g_assert_nonnull (strstr (json, *title));
  destinations = run (bytes, (const char *const[]){ "pdfinfo", "-dests", "FILE", NULL });
  /* 60 points down of 400 */
  g_assert_nonnull (strstr (destinations, "   1 [ XYZ   50  340 null      ] \"t0\""));
  g_assert_nonnull (strstr (destinations, "   3 [ XYZ   50  340 null      ] \"t2\""));
  for (guint i = 0; i < 3; i++)
    avt_scene_unref (pages[i]);
}

static void
check_refused (const AvtPdfDocument *document, AvtExportError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (avt_pdf_export (document, &error));
  g_assert_error (error, AVT_EXPORT_ERROR, (int) code);
}

static void
test_refused (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) page = NULL;
  const AvtPdfBookmark beyond = { "beyond", 0, 1, NULL }, nowhere = { "nowhere", 0, 0, "x" };
  AvtPdfDocument document = { .pages = &page, .n_pages = 1 };

  check_refused (&(AvtPdfDocument){ .n_pages = 0 }, AVT_EXPORT_ERROR_TOO_LARGE);
  check_refused (&(AvtPdfDocument){ .n_pages = AVT_PDF_PAGES_MAX + 1 },
                 AVT_EXPORT_ERROR_TOO_LARGE);
  avt_scene_builder_add_link_to (builder, avt_rect (0, 0, 1, 1), "no such group");
  page = avt_scene_builder_end (builder);
  check_refused (&document, AVT_EXPORT_ERROR_NO_TARGET);

  g_clear_pointer (&page, avt_scene_unref);
  page = avt_scene_builder_end (new_builder ());
  document.n_bookmarks = 1;
  document.bookmarks = &beyond;
  check_refused (&document, AVT_EXPORT_ERROR_NO_TARGET);
  document.bookmarks = &nowhere;
  check_refused (&document, AVT_EXPORT_ERROR_NO_TARGET);
}

static void
test_hostile_names (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *json = NULL, *text = NULL;
  AvtPdfBookmark bookmarks[G_N_ELEMENTS (hostile_names)];

  for (guint i = 0; i < G_N_ELEMENTS (hostile_names); i++)
    {
      avt_scene_builder_push_group (builder, &(AvtGroup){ .title = hostile_names[i],
                                                          .anchor = hostile_names[i] });
      avt_scene_builder_add_text (builder, 10, 10 + 14 * i, hostile_names[i], &label);
      avt_scene_builder_add_link (builder, avt_rect (10, 14 * i, 50, 8), hostile_names[i]);
      avt_scene_builder_add_link_to (builder, avt_rect (10, 14 * i, 50, 8), hostile_names[i]);
      avt_scene_builder_pop_group (builder);
      bookmarks[i] = (AvtPdfBookmark){ hostile_names[i], i % 5, 0, NULL };
    }
  page = avt_scene_builder_end (builder);
  bytes = export (&(AvtPdfDocument){ .pages = &page, .n_pages = 1, .bookmarks = bookmarks,
                                     .n_bookmarks = G_N_ELEMENTS (bookmarks),
                                     .title = hostile_names[0], .author = hostile_names[15],
                                     .subject = hostile_names[10] });
  check_sound (bytes);
  json = json_of (bytes);
  g_assert_null (strstr (json, "\"/JavaScript\""));
  g_assert_null (strstr (json, "\"/JS\""));
  g_assert_null (strstr (json, "\"/Launch\""));
  g_assert_null (strstr (json, "\"/EmbeddedFile\""));
  g_assert_null (strstr (json, "\"/URI\""));
  text = text_of (bytes);
  g_assert_nonnull (strstr (text, "<script>alert(1)</script>"));
  g_assert_nonnull (strstr (text, "(paren) \\backslash\\ /Name <hex> %percent"));
}

/* A drawing beyond the largest page is scaled down to it, links and all. */
static void
test_large_page (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 2 * AVT_PDF_SIDE_MAX, 7200);
  g_autoptr (AvtScene) page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *info = NULL, *json = NULL;

  avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 28800, 7200), &plain);
  avt_scene_builder_add_link (builder, avt_rect (28000, 7000, 800, 200), "https://example.com/");
  page = avt_scene_builder_end (builder);
  bytes = export_page (page);
  check_sound (bytes);
  info = run (bytes, (const char *const[]){ "pdfinfo", "FILE", NULL });
  g_assert_nonnull (strstr (info, "Page size:       14400 x 3600 pts"));
  json = json_of (bytes);
  g_assert_nonnull (strstr (json, "14000"));
}

static GBytes *
export_sample (void)
{
  AvtScene *pages[3];
  AvtPdfDocument document = { .pages = pages, .n_pages = 3, .title = "Größe",
                              .date = "2021-01-11T10:00:00Z" };
  GBytes *bytes;

  fill_pages (pages);
  bytes = export (&document);
  for (guint i = 0; i < 3; i++)
    avt_scene_unref (pages[i]);
  return bytes;
}

static void
test_same_bytes (void)
{
  static const char *const locales[] = { "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8" };
  g_autoptr (GBytes) expected = export_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      g_assert_nonnull (setlocale (LC_ALL, locales[i]));
      g_setenv ("TZ", i % 2 == 0 ? "Pacific/Kiritimati" : "America/Los_Angeles", TRUE);
      bytes = export_sample ();
      g_assert_true (g_bytes_equal (bytes, expected));
    }
  setlocale (LC_ALL, "C.UTF-8");
  g_unsetenv ("TZ");
  check_sound (expected);
}

static gboolean
stop_cb (gconstpointer data, gsize size, gpointer user_data, GError **error)
{
  guint *n_left = user_data;

  if (--*n_left > 0)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full");
  return FALSE;
}

static void
test_stopped (void)
{
  for (guint n = 1; n < 20; n += 3)
    {
      AvtScene *pages[3];
      AvtPdfDocument document = { .pages = pages, .n_pages = 3 };
      g_autoptr (GError) error = NULL;
      guint n_left = n;

      fill_pages (pages);
      g_assert_false (avt_pdf_write (&document, stop_cb, &n_left, &error));
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
      for (guint i = 0; i < 3; i++)
        avt_scene_unref (pages[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/export/pdf/text", test_text);
  g_test_add_func ("/diagrams/export/pdf/fonts", test_fonts);
  g_test_add_func ("/diagrams/export/pdf/metadata", test_metadata);
  g_test_add_func ("/diagrams/export/pdf/links", test_links);
  g_test_add_func ("/diagrams/export/pdf/refused", test_refused);
  g_test_add_func ("/diagrams/export/pdf/hostile-names", test_hostile_names);
  g_test_add_func ("/diagrams/export/pdf/large-page", test_large_page);
  g_test_add_func ("/diagrams/export/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/diagrams/export/pdf/stopped", test_stopped);
  return g_test_run ();
}
