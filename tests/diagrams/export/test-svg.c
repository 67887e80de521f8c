#include "config.h"

#include "diagrams/export/svg.h"
#include "diagrams/scene/theme.h"
#include "tests/diagrams/export/hostile.h"
#include "tests/diagrams/scene/picture.h"

#include <locale.h>
#include <math.h>
#include <string.h>

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

  return avt_scene_builder_new (measurer, 200, 100);
}

static char *
export (const AvtScene *scene, const AvtSvgOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = avt_svg_export (scene, options, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
export_builder (AvtSceneBuilder *builder)
{
  g_autoptr (AvtScene) scene = avt_scene_builder_end (builder);

  return export (scene, NULL);
}

/* What a reader of XML sees. */
typedef struct
{
  GHashTable *ids;
  GHashTable *references;
  GString *text; /* of all texts */
  GString *titles;
  guint n_texts;
  gboolean in_text;
  gboolean in_title;
} Reading;

static void
read_reference (Reading *reading, const char *value)
{
  const char *at = strstr (value, "url(#");

  if (at != NULL)
    g_hash_table_add (reading->references, g_strndup (at + 5, strcspn (at + 5, ")")));
}

static void
read_attribute (Reading *reading, const char *element, const char *name, const char *value)
{
  g_assert_false (g_str_has_prefix (name, "on"));
  if (strcmp (name, "id") == 0)
    g_assert_true (g_hash_table_add (reading->ids, g_strdup (value)));
  read_reference (reading, value);
  if (!g_str_has_suffix (name, "href"))
    return;
  if (value[0] == '#')
    g_hash_table_add (reading->references, g_strdup (value + 1));
  else if (strcmp (element, "image") == 0)
    g_assert_true (g_str_has_prefix (value, "data:image/png;base64,"));
  else
    g_assert_true (g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://")
                   || g_str_has_prefix (value, "mailto:"));
}

static void
start_cb (GMarkupParseContext *context, const char *element, const char **names,
          const char **values, gpointer user_data, GError **error)
{
  static const char *const known[] = { "svg", "title", "desc", "g", "rect", "path", "text", "a",
                                       "image", "defs", "pattern", "clipPath", "use", NULL };
  Reading *reading = user_data;

  g_assert_true (g_strv_contains (known, element));
  for (guint i = 0; names[i] != NULL; i++)
    read_attribute (reading, element, names[i], values[i]);
  reading->in_title = strcmp (element, "title") == 0;
  if (strcmp (element, "text") == 0)
    {
      reading->in_text = TRUE;
      reading->n_texts++;
    }
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  if (reading->in_title)
    g_string_append_c (reading->titles, '|');
  else if (reading->in_text)
    g_string_append_c (reading->text, '|');
  reading->in_title = FALSE;
  if (strcmp (element, "text") == 0)
    reading->in_text = FALSE;
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
         GError **error)
{
  Reading *reading = user_data;

  if (reading->in_title)
    g_string_append_len (reading->titles, text, (gssize) length);
  else if (reading->in_text)
    g_string_append_len (reading->text, text, (gssize) length);
}

/* Beyond what GMarkup looks at: the characters that XML 1.0 allows. */
static void
check_characters (const char *svg)
{
  g_assert_true (g_utf8_validate (svg, -1, NULL));
  for (const char *p = svg; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7f && c != 0xfffe
                                                && c != 0xffff));
    }
}

static void
init_reading (Reading *reading)
{
  memset (reading, 0, sizeof *reading);
  reading->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->text = g_string_new (NULL);
  reading->titles = g_string_new (NULL);
}

static void
clear_reading (Reading *reading)
{
  g_hash_table_unref (reading->ids);
  g_hash_table_unref (reading->references);
  g_string_free (reading->text, TRUE);
  g_string_free (reading->titles, TRUE);
}

static void
check_reference_cb (gpointer key, gpointer value, gpointer user_data)
{
  g_assert_true (g_hash_table_contains (user_data, key));
}

static void
read_svg (const char *svg, Reading *reading)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, reading, NULL);

  check_characters (svg);
  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_hash_table_foreach (reading->references, check_reference_cb, reading->ids);
}

static const AvtTextStyle label = { .color = AVT_COLOR (0x1d2129), .size = AVT_TEXT_8 };
static const AvtStyle plain = { .fill = AVT_COLOR (0xffffff) };

static void
test_whole (void)
{
  g_autoptr (AvtMeasurer) stub = avt_measurer_new_stub ();
  AvtSceneBuilder *builder = avt_scene_builder_new (stub, 200, 100);
  const AvtStyle frame = { .fill = AVT_COLOR (0xfafbfd), .stroke = AVT_COLOR (0x1d2129),
                           .width_pt = 0.35f, .dash = AVT_DASH_DASHED };
  g_autofree char *svg = NULL;

  avt_scene_builder_set_title (builder, "Rack <B04>", "Front & rear");
  avt_scene_builder_push_group (builder, &(AvtGroup){ .id = { "r0123456789ab" }, .role = "rack",
                                                      .title = "B04", .description = "45 U",
                                                      .transform = { 10.5, 20, 0.5 } });
  avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 10.1234, 20), &frame);
  avt_scene_builder_add_text (builder, 5, 7, "A & B", &label);
  avt_scene_builder_pop_group (builder);
  svg = export_builder (builder);
  g_assert_cmpstr (
    svg, ==,
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
    "version=\"1.1\" width=\"200pt\" height=\"100pt\" viewBox=\"0 0 200 100\" "
    "font-family=\"Cantarell, 'DejaVu Sans', 'Droid Sans Fallback', Symbola, Verdana, Arial, "
    "sans-serif\" "
    "style=\"font-variant-numeric:tabular-nums;font-variant-ligatures:none;font-kerning:none\" "
    "stroke-linecap=\"square\" stroke-miterlimit=\"2\" role=\"img\">\n"
    "<title>Rack &lt;B04&gt;</title>\n"
    "<desc>Front &amp; rear</desc>\n"
    "<rect x=\"0\" y=\"0\" width=\"200\" height=\"100\" fill=\"#ffffff\"/>\n"
    "<g id=\"r0123456789ab\" data-entity=\"r0123456789ab\" class=\"rack\" "
    "transform=\"translate(10.5 20)scale(0.5)\">\n"
    "<title>B04</title>\n"
    "<desc>45 U</desc>\n"
    "<rect x=\"0\" y=\"0\" width=\"10.123\" height=\"20\" fill=\"#fafbfd\" stroke=\"#1d2129\" "
    "stroke-width=\"0.35\" stroke-dasharray=\"3 2\" stroke-linecap=\"butt\"/>\n"
    "<text x=\"5\" y=\"7\" font-size=\"8\" fill=\"#1d2129\" lengthAdjust=\"spacingAndGlyphs\" "
    "textLength=\"20\">A &amp; B</text>\n"
    "</g>\n"
    "</svg>\n");
}

static void
check_path (AvtSceneBuilder *builder, const char *data)
{
  g_autofree char *svg = NULL;
  g_autofree char *attribute = g_strdup_printf ("<path d=\"%s\" ", data);

  avt_scene_builder_end_path (builder, &plain);
  svg = export_builder (builder);
  g_assert_nonnull (strstr (svg, attribute));
}

static void
test_paths (void)
{
  AvtSceneBuilder *builder = new_builder ();

  avt_scene_builder_line_to (builder, 1, 2);
  avt_scene_builder_line_to (builder, 9, 2);
  avt_scene_builder_line_to (builder, 9, 8);
  avt_scene_builder_line_to (builder, 1, 2.5);
  avt_scene_builder_close_path (builder);
  check_path (builder, "M1 2H9V8L1 2.5Z");

  builder = new_builder ();
  avt_scene_builder_line_to (builder, 0, 0);
  avt_scene_builder_arc (builder, 10, 10, 10, -G_PI_2, 0);
  avt_scene_builder_line_to (builder, 20, 30);
  check_path (builder, "M0 0L10 0A10 10 0 0 1 20 10L20 30");

  builder = new_builder ();
  avt_scene_builder_arc (builder, 10, 10, 5, 0, 2 * G_PI);
  check_path (builder, "M15 10A5 5 0 0 1 5 10A5 5 0 0 1 15 10");

  builder = new_builder ();
  avt_scene_builder_arc (builder, 10, 10, 5, G_PI, 0);
  check_path (builder, "M5 10A5 5 0 0 0 15 10");

  builder = new_builder ();
  avt_scene_builder_arc (builder, 10, 10, 5, 0, 1.25 * G_PI);
  check_path (builder, "M15 10A5 5 0 1 1 6.464 6.464");
}

/* Ids stay unique when an entity is drawn more than once, and each copy says whose it is. */
static void
test_ids (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 10, 10);
  g_autoptr (AvtScene) part = NULL;
  g_autofree char *svg = NULL;
  const AvtRect clip = avt_rect (0, 0, 5.5, 5);
  Reading reading;

  avt_scene_builder_push_group (builder, &(AvtGroup){ .id = { "d0123456789ab" }, .clip = &clip });
  avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 1, 1),
                                   &(AvtStyle){ .hatch = AVT_HATCH_RISING,
                                                .hatch_color = AVT_COLOR (1) });
  part = avt_scene_builder_end (builder);
  builder = avt_scene_builder_new (measurer, 10, 10);
  for (int i = 0; i < 3; i++)
    avt_scene_builder_add_scene (builder, part, (AvtTransform){ 10.0 * i, 0, 1 });
  svg = export_builder (builder);
  init_reading (&reading);
  read_svg (svg, &reading);
  g_assert_true (g_hash_table_contains (reading.ids, "d0123456789ab"));
  g_assert_true (g_hash_table_contains (reading.ids, "d0123456789ab-2"));
  g_assert_true (g_hash_table_contains (reading.ids, "d0123456789ab-3"));
  g_assert_true (g_hash_table_contains (reading.ids, "clip_0_0_5.5_5"));
  g_assert_true (g_hash_table_contains (reading.ids, "hatch-rising-000001ff"));
  g_assert_cmpuint (g_hash_table_size (reading.ids), ==, 5);
  clear_reading (&reading);
}

static char *
long_name (void)
{
  GString *name = g_string_new (NULL);

  for (int i = 0; i < 500; i++)
    g_string_append_unichar (name, i % 3 == 0 ? 0xe4 : 'x');
  return g_string_free (name, FALSE);
}

static AvtScene *
hostile_scene (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autofree char *name = long_name ();

  avt_scene_builder_set_title (builder, hostile_names[0], hostile_names[6]);
  for (guint i = 0; i <= G_N_ELEMENTS (hostile_names); i++)
    {
      const char *text = i < G_N_ELEMENTS (hostile_names) ? hostile_names[i] : name;

      avt_scene_builder_push_group (builder, &(AvtGroup){ .title = text, .description = text,
                                                          .anchor = text });
      avt_scene_builder_add_text (builder, 10, 10 + 8 * i, text, &label);
      avt_scene_builder_add_fitted_text (builder, 100, 10 + 8 * i, 20, text, &label);
      avt_scene_builder_add_link (builder, avt_rect (10, 8 * i, 50, 8), text);
      avt_scene_builder_add_link_to (builder, avt_rect (10, 8 * i, 50, 8), text);
      avt_scene_builder_pop_group (builder);
    }
  avt_scene_builder_add_link (builder, avt_rect (0, 0, 1, 1),
                              "https://example.com/?a=1&b=\"><script>");
  return avt_scene_builder_end (builder);
}

static void
test_hostile_names (void)
{
  g_autoptr (AvtScene) scene = hostile_scene ();
  g_autofree char *svg = export (scene, NULL);
  g_autofree char *outlines = export (scene, &(AvtSvgOptions){ .has_outlines = TRUE });
  Reading reading;

  init_reading (&reading);
  read_svg (svg, &reading);
  /* what can be shown is shown as it is */
  g_assert_nonnull (strstr (reading.text->str, "<script>alert(1)</script>|"));
  g_assert_nonnull (strstr (reading.text->str, "&amp;&lt;&#0;&#xd;|"));
  g_assert_nonnull (strstr (reading.text->str, "  two  spaces  |"));
  g_assert_nonnull (strstr (reading.titles->str, "]]><!-- --><![CDATA[|"));
  g_assert_cmpuint (reading.n_texts, >=, 2 * G_N_ELEMENTS (hostile_names));
  clear_reading (&reading);
  init_reading (&reading);
  read_svg (outlines, &reading);
  g_assert_cmpuint (reading.n_texts, ==, 0);
  clear_reading (&reading);
}

static void
test_links (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autofree char *svg = NULL;
  Reading reading;

  avt_scene_builder_push_group (builder, &(AvtGroup){ .anchor = "rack B/04" });
  avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 10, 10), &plain);
  avt_scene_builder_pop_group (builder);
  avt_scene_builder_add_link_to (builder, avt_rect (50, 0, 10, 10), "rack B/04");
  avt_scene_builder_add_link_to (builder, avt_rect (60, 0, 10, 10), "on another page");
  avt_scene_builder_add_link (builder, avt_rect (70, 0, 10, 10), "https://example.com/a?b&c");
  svg = export_builder (builder);
  init_reading (&reading);
  read_svg (svg, &reading);
  g_assert_true (g_hash_table_contains (reading.ids, "to-rack_20B_2f04"));
  g_assert_true (g_hash_table_contains (reading.references, "to-rack_20B_2f04"));
  g_assert_cmpuint (g_hash_table_size (reading.references), ==, 1);
  g_assert_nonnull (strstr (svg, "xlink:href=\"https://example.com/a?b&amp;c\""));
  clear_reading (&reading);
}

static void
test_turned_and_shortened_text (void)
{
  AvtSceneBuilder *builder = new_builder ();
  AvtTextStyle style = label;
  g_autofree char *svg = NULL;

  style.turn = AVT_TURN_UP;
  avt_scene_builder_add_text (builder, 10, 20.5, "up", &style);
  style.turn = AVT_TURN_DOWN;
  style.anchor = AVT_ANCHOR_END;
  style.weight = AVT_TEXT_BOLD;
  avt_scene_builder_add_text (builder, 30, 40, "down", &style);
  style = label;
  style.backing = AVT_COLOR (0xfdf2ea);
  avt_scene_builder_add_text (builder, 50, 80, "B", &style);
  avt_scene_builder_add_fitted_text (builder, 50, 60, 30, "esx01.example.com", &label);
  svg = export_builder (builder);
  g_assert_nonnull (strstr (svg, "<text x=\"10\" y=\"20.5\" transform=\"rotate(-90 10 20.5)\" "));
  g_assert_nonnull (strstr (svg, "<text x=\"30\" y=\"40\" transform=\"rotate(90 30 40)\" "
                                 "font-size=\"8\" font-weight=\"700\" text-anchor=\"end\" "));
  g_assert_nonnull (strstr (svg, " fill=\"#fdf2ea\"/>\n<text x=\"50\" y=\"80\" "));
  g_assert_nonnull (strstr (svg, "><title>esx01.example.com</title>e"));
}

static void
test_picture (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtImage) picture = test_picture_new ();
  g_autofree char *base64 = g_base64_encode (test_picture_png, sizeof test_picture_png);
  g_autofree char *expected = g_strdup_printf (
    "<image x=\"1\" y=\"2\" width=\"30\" height=\"40\" preserveAspectRatio=\"none\" "
    "xlink:href=\"data:image/png;base64,%s\"/>", base64);
  g_autofree char *svg = NULL;

  avt_scene_builder_add_image (builder, avt_rect (1, 2, 30, 40), picture);
  svg = export_builder (builder);
  g_assert_nonnull (strstr (svg, expected));
}

static AvtScene *
sample_scene (void)
{
  AvtSceneBuilder *builder = new_builder ();
  const AvtStyle feed = { .fill = AVT_COLOR (0xfdf2ea), .stroke = { 1, 2, 3, 128 },
                          .hatch_color = AVT_COLOR (0xb3541e), .width_pt = 0.5f,
                          .hatch = AVT_HATCH_CROSS, .dash = AVT_DASH_DOTTED };

  for (int i = 0; i < 300; i++)
    {
      AvtId id = { { 0 } };

      g_snprintf (id.text, sizeof id.text, "d%012d", i);
      avt_scene_builder_push_group (builder,
                                    &(AvtGroup){ .id = id, .transform = { 1.5 * i, 2, 1 } });
      avt_scene_builder_add_rectangle (builder, avt_rect (0.1 * i, 1234.5, 7.25, 3), &feed);
      avt_scene_builder_add_text (builder, 3, 4.125, "Größe 1.234,5 W \xe2\x9a\xa0", &label);
      avt_scene_builder_pop_group (builder);
    }
  return avt_scene_builder_end (builder);
}

static void
check_locale (const char *locale, gboolean has_outlines)
{
  const AvtSvgOptions options = { .has_outlines = has_outlines };
  g_autoptr (AvtScene) scene = sample_scene ();
  g_autofree char *expected = export (scene, &options);
  g_autoptr (AvtScene) again = NULL;
  g_autofree char *svg = NULL;

  g_assert_nonnull (setlocale (LC_ALL, locale));
  again = sample_scene ();
  svg = export (again, &options);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpuint (strlen (svg), >, 65536);
  g_assert_true (strcmp (svg, expected) == 0);
}

static void
test_same_bytes (void)
{
  static const char *const locales[] = { "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      check_locale (locales[i], FALSE);
      check_locale (locales[i], TRUE);
    }
}

static void
test_transparent (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = avt_scene_builder_end (builder);
  g_autofree char *white = export (scene, NULL);
  g_autofree char *svg = export (scene, &(AvtSvgOptions){ .is_transparent = TRUE });

  g_assert_nonnull (strstr (white, "<rect"));
  g_assert_null (strstr (svg, "<rect"));
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

/* The error of a full disk comes back, and nothing is written after it. */
static void
test_stopped (void)
{
  g_autoptr (AvtScene) scene = sample_scene ();
  g_autoptr (GError) error = NULL;
  guint n_left = 2;

  g_assert_false (avt_svg_write (scene, NULL, stop_cb, &n_left, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
  g_assert_cmpuint (n_left, ==, 0);
}

static void
test_too_far (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;
  g_autoptr (GError) error = NULL;

  avt_scene_builder_push_group (builder, &(AvtGroup){ .transform = { 0, 0, 2 } });
  avt_scene_builder_add_rectangle (builder, avt_rect (AVT_COORDINATE_MAX - 1, 0, 1, 1), &plain);
  scene = avt_scene_builder_end (builder);
  g_assert_null (avt_svg_export (scene, NULL, &error));
  g_assert_error (error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/export/svg/whole", test_whole);
  g_test_add_func ("/diagrams/export/svg/paths", test_paths);
  g_test_add_func ("/diagrams/export/svg/ids", test_ids);
  g_test_add_func ("/diagrams/export/svg/hostile-names", test_hostile_names);
  g_test_add_func ("/diagrams/export/svg/links", test_links);
  g_test_add_func ("/diagrams/export/svg/turned-and-shortened-text",
                   test_turned_and_shortened_text);
  g_test_add_func ("/diagrams/export/svg/picture", test_picture);
  g_test_add_func ("/diagrams/export/svg/same-bytes", test_same_bytes);
  g_test_add_func ("/diagrams/export/svg/transparent", test_transparent);
  g_test_add_func ("/diagrams/export/svg/stopped", test_stopped);
  g_test_add_func ("/diagrams/export/svg/too-far", test_too_far);
  return g_test_run ();
}
