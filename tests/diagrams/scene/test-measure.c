#include "config.h"

#include "diagrams/scene/measure.h"

#include "diagrams/scene/shape.h"

#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <hb.h>
#include <locale.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#define CANTARELL "/usr/share/fonts/opentype/cantarell/Cantarell-Regular.otf"
#define CANTARELL_BOLD "/usr/share/fonts/opentype/cantarell/Cantarell-Bold.otf"

/* What both sides round to. */
#define UNIT (1.0 / 1024)

static AvtMeasurer *
new_measurer (void)
{
  g_autoptr (GError) error = NULL;
  AvtMeasurer *measurer = avt_measurer_new (&error);

  g_assert_no_error (error);
  g_assert_cmpstr (avt_measurer_get_family (measurer), ==, "Cantarell");
  return measurer;
}

/* Pango, set up here once more and apart from the measurer. */
static PangoLayout *
new_layout (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  FcConfig *config = FcConfigCreate ();
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;
  PangoAttrList *attributes = pango_attr_list_new ();

  FcConfigAppFontAddFile (config, (const FcChar8 *) CANTARELL);
  FcConfigAppFontAddFile (config, (const FcChar8 *) CANTARELL_BOLD);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  FcConfigDestroy (config);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("en"));
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_attr_list_insert (attributes,
                          pango_attr_font_features_new ("tnum=1, liga=0, clig=0, kern=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static int
pango_width (PangoLayout *layout, const char *text, double points, AvtTextWeight weight)
{
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell");
  PangoRectangle logical;

  pango_font_description_set_absolute_size (font, points * PANGO_SCALE);
  pango_font_description_set_weight (font, weight == AVT_TEXT_BOLD ? PANGO_WEIGHT_BOLD
                                                                   : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width;
}

static void
check_equals_pango (AvtMeasurer *measurer, PangoLayout *layout, const char *text)
{
  for (AvtTextSize size = AVT_TEXT_6; size < AVT_N_TEXT_SIZES; size++)
    for (AvtTextWeight weight = AVT_TEXT_REGULAR; weight < AVT_N_TEXT_WEIGHTS; weight++)
      {
        double width = avt_measurer_get_width (measurer, text, size, weight);
        int expected = pango_width (layout, text, avt_text_size_get_points (size), weight);

        if (width != expected * UNIT)
          g_test_message ("“%s” at %g", text, avt_text_size_get_points (size));
        g_assert_cmpfloat (width, ==, expected * UNIT);
      }
}

static char *
random_text (GRand *random, gunichar first, gunichar last, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, (gunichar) g_rand_int_range (random, (int) first,
                                                                (int) last + 1));
  return g_string_free (text, FALSE);
}

static void
test_ascii_equals_pango (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  g_autoptr (PangoLayout) layout = new_layout ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (char c = 0x20; c < 0x7f; c++)
    {
      char text[2] = { c, 0 };
      double width;
      guint length;

      check_equals_pango (measurer, layout, text);
      /* and it is the table that says so */
      g_assert_true (avt_font_scan (avt_measurer_get_font (measurer, AVT_TEXT_8, AVT_TEXT_REGULAR),
                                    text, &length, &width));
    }
  check_equals_pango (measurer, layout, "fi ffl Avatar To 1,000 W");
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = random_text (random, 0x20, 0x7e, 1 + i % 40);

      check_equals_pango (measurer, layout, text);
    }
}

static void
test_table_equals_pango (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  g_autoptr (PangoLayout) layout = new_layout ();
  const AvtFont *font = avt_measurer_get_font (measurer, AVT_TEXT_8, AVT_TEXT_REGULAR);
  guint n_covered = 0;

  for (gunichar c = 0xa0; c < 0x2300; c++)
    {
      char text[8] = { 0 };
      double width;
      guint length;

      g_unichar_to_utf8 (c, text);
      if (!avt_font_scan (font, text, &length, &width))
        continue;
      check_equals_pango (measurer, layout, text);
      n_covered++;
    }
  /* the signs of the drawings are among them */
  g_assert_cmpuint (n_covered, >, 200);
  check_equals_pango (measurer, layout, "Größe 3 × 16 A · 4,3 kW – 20 m³/h ≤ 35 °C, 12 µs …");
}

/* Shaping by HarfBuzz alone, in font units: no Pango, no fontconfig. */
static int
count_units (const char *text)
{
  hb_blob_t *blob = hb_blob_create_from_file (CANTARELL);
  hb_face_t *face = hb_face_create (blob, 0);
  hb_font_t *font = hb_font_create (face);
  hb_buffer_t *buffer = hb_buffer_create ();
  hb_feature_t tabular;
  const hb_glyph_position_t *positions;
  guint n;
  int units = 0;

  g_assert_cmpuint (hb_face_get_upem (face), ==, 1000);
  g_assert_true (hb_feature_from_string ("tnum", -1, &tabular));
  hb_buffer_add_utf8 (buffer, text, -1, 0, -1);
  hb_buffer_guess_segment_properties (buffer);
  hb_shape (font, buffer, &tabular, 1);
  positions = hb_buffer_get_glyph_positions (buffer, &n);
  for (guint i = 0; i < n; i++)
    units += positions[i].x_advance;
  hb_buffer_destroy (buffer);
  hb_font_destroy (font);
  hb_face_destroy (face);
  hb_blob_destroy (blob);
  return units;
}

static void
check_units (AvtMeasurer *measurer, const char *text)
{
  double points = 14;
  double width = avt_measurer_get_width (measurer, text, AVT_TEXT_14, AVT_TEXT_REGULAR);

  g_assert_cmpfloat_with_epsilon (width, count_units (text) * points / 1000,
                                  (double) strlen (text) * UNIT / 2);
}

static void
test_zoom (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  g_autoptr (PangoLayout) layout = new_layout ();
  static const char text[] = "esx-r001-u01.example.com 1,000 W";

  check_units (measurer, "esx");
  check_units (measurer, "Rack R001 (DC1 / Row A)");
  check_units (measurer, "0123456789");
  for (AvtTextSize size = AVT_TEXT_6; size < AVT_N_TEXT_SIZES; size++)
    for (int zoom = 1; zoom <= 64; zoom *= 2)
      {
        double points = avt_text_size_get_points (size);
        double zoomed = pango_width (layout, text, points * zoom, AVT_TEXT_REGULAR) * UNIT / zoom;

        g_assert_cmpfloat_with_epsilon (
          avt_measurer_get_width (measurer, text, size, AVT_TEXT_REGULAR), zoomed,
          (double) strlen (text) * UNIT);
      }
}

static void
test_tabular_figures (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  double width = avt_measurer_get_width (measurer, "0", AVT_TEXT_8, AVT_TEXT_REGULAR);

  g_assert_cmpfloat (width, >, 0);
  for (char c = '1'; c <= '9'; c++)
    {
      char text[2] = { c, 0 };

      g_assert_cmpfloat (avt_measurer_get_width (measurer, text, AVT_TEXT_8, AVT_TEXT_REGULAR),
                         ==, width);
    }
}

static void
test_metrics (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();

  for (AvtTextSize size = AVT_TEXT_6; size < AVT_N_TEXT_SIZES; size++)
    {
      const AvtFont *font = avt_measurer_get_font (measurer, size, AVT_TEXT_REGULAR);
      double points = avt_text_size_get_points (size);

      g_assert_cmpfloat (avt_font_get_ascent (font), >, 0.7 * points);
      g_assert_cmpfloat (avt_font_get_descent (font), >, 0.1 * points);
      g_assert_cmpfloat (avt_font_get_ascent (font) + avt_font_get_descent (font), <, 1.3 * points);
      g_assert_cmpfloat (avt_font_get_cap_height (font), >, 0.6 * points);
      g_assert_cmpfloat (avt_font_get_cap_height (font), <, 0.8 * points);
    }
}

/* A string the table does not cover is shaped once, whole. */
static void
check_shaped (AvtMeasurer *measurer, const char *text, guint n_runs, int n_glyphs)
{
  const AvtFont *font = avt_measurer_get_font (measurer, AVT_TEXT_10, AVT_TEXT_REGULAR);
  AvtShape *shape = avt_measurer_shape (measurer, font, text);
  AvtShape *again = avt_measurer_shape (measurer, font, text);
  int n = 0;

  g_assert_true (shape == again);
  g_assert_cmpuint (shape->n_runs, ==, n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      const AvtShapeRun *run = &shape->runs[i];
      int n_bytes = 0, n_clustered = 0;

      n += run->n_glyphs;
      for (int k = 0; k < run->n_clusters; k++)
        {
          n_bytes += run->clusters[k].num_bytes;
          n_clustered += run->clusters[k].num_glyphs;
        }
      g_assert_cmpint (n_bytes, ==, run->length);
      g_assert_cmpint (n_clustered, ==, run->n_glyphs);
    }
  g_assert_cmpint (n, ==, n_glyphs);
  g_assert_cmpfloat (shape->width_pt, ==,
                     avt_measurer_get_width (measurer, text, AVT_TEXT_10, AVT_TEXT_REGULAR));
  avt_shape_unref (shape);
  avt_shape_unref (again);
}

static void
test_shapes (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();

  check_shaped (measurer, "e\xcc\x81", 1, 1);         /* a letter with an accent of its own */
  check_shaped (measurer, "a \xe2\x9a\xa0 b", 3, 5);  /* a sign of the fallback font */
  check_shaped (measurer, "\xd7\xa9\xd7\xa8\xd7\xaa", 1, 3); /* from right to left */
  check_shaped (measurer, "\xe4\xb8\xad", 1, 1);      /* a character of another one */
  check_shaped (measurer, "\xee\x82\xb0", 1, 1);      /* in no font: the sign for that */
  check_shaped (measurer, "one\ttwo", 1, 7);
}

static void
check_has_glyphs (AvtMeasurer *measurer, const char *text, gboolean expected)
{
  for (AvtTextWeight weight = AVT_TEXT_REGULAR; weight < AVT_N_TEXT_WEIGHTS; weight++)
    {
      const AvtFont *font = avt_measurer_get_font (measurer, AVT_TEXT_8, weight);
      AvtShape *shape = avt_measurer_shape (measurer, font, text);
      gboolean has_glyphs = TRUE;

      g_test_message ("“%s”", text);
      for (guint i = 0; i < shape->n_runs; i++)
        for (int k = 0; k < shape->runs[i].n_glyphs; k++)
          has_glyphs = has_glyphs && shape->runs[i].glyphs[k].index != 0;
      g_assert_cmpint (has_glyphs, ==, expected);
      g_assert_cmpfloat (shape->width_pt, >, 0);
      avt_shape_unref (shape);
    }
}

/* Names are not only Latin; none may show as boxes on a sheet. */
static void
test_fallbacks (void)
{
  static const char *const texts[] = {
    "数据库服务器-01",  "資料庫伺服器",     "サーバー・機械",
    "데이터베이스 서버", "שרת אחסון 02",     "خادم قاعدة البيانات 1",
    "сервер баз данных", "εξυπηρετητής",   "máy chủ số một",
    "🔥🚀💾⚠✅ ☎ ⚡ ❄ ♨ 🖥",
  };
  g_autoptr (AvtMeasurer) measurer = new_measurer ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_has_glyphs (measurer, texts[i], TRUE);
  check_has_glyphs (measurer, "\xee\x82\xb0", FALSE);
}

static void
test_broken_text (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  const AvtFont *font = avt_measurer_get_font (measurer, AVT_TEXT_8, AVT_TEXT_REGULAR);
  static const char *const broken[] = { "\xff", "\xc3", "a\xe2\x82", "\xed\xa0\x80", "\xf8\x88",
                                        "\x01", "\x7f", "\xc2\x80" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      double width;
      guint length;

      g_assert_false (avt_font_scan (font, broken[i], &length, &width));
      g_assert_cmpfloat (avt_measurer_get_width (measurer, broken[i], AVT_TEXT_8,
                                                 AVT_TEXT_REGULAR), >, 0);
    }
}

static void
check_fit (AvtMeasurer *measurer, const char *text, AvtTextSize size, double width,
           const char *expected, AvtTextSize expected_size)
{
  g_auto (AvtTextFit) fit = avt_text_fit (measurer, text, size, AVT_TEXT_REGULAR, width);

  g_assert_cmpstr (fit.text, ==, expected);
  g_assert_cmpint (fit.size, ==, expected_size);
  g_assert_true (fit.width_pt <= width || fit.width_pt == 0);
}

static void
test_fit (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();

  /* four points a character at 8, three and a half at 7, three at 6 */
  check_fit (measurer, "0123456789", AVT_TEXT_8, 40, NULL, AVT_TEXT_8);
  check_fit (measurer, "0123456789", AVT_TEXT_8, 39.9, NULL, AVT_TEXT_7);
  check_fit (measurer, "0123456789", AVT_TEXT_8, 35, NULL, AVT_TEXT_7);
  check_fit (measurer, "0123456789", AVT_TEXT_8, 34, "0123…6789", AVT_TEXT_7);
  check_fit (measurer, "0123456789", AVT_TEXT_8, 28, "0123…789", AVT_TEXT_7);
  check_fit (measurer, "0123456789", AVT_TEXT_8, 7, "0…", AVT_TEXT_7);
  check_fit (measurer, "0123456789", AVT_TEXT_8, 3.5, "…", AVT_TEXT_7);
  check_fit (measurer, "0123456789", AVT_TEXT_8, 3.4, "", AVT_TEXT_7);
  check_fit (measurer, "0123456789", AVT_TEXT_8, 0, "", AVT_TEXT_7);
  check_fit (measurer, "0123456789", AVT_TEXT_8, -5, "", AVT_TEXT_7);
  check_fit (measurer, "0123456789", AVT_TEXT_6, 29, "0123…6789", AVT_TEXT_6);
  check_fit (measurer, "0123456789", AVT_TEXT_14, 50, NULL, AVT_TEXT_10);
  check_fit (measurer, "", AVT_TEXT_8, 0, NULL, AVT_TEXT_8);
  /* letters keep their accents */
  check_fit (measurer, "a\xcc\x81" "b\xcc\x81" "c\xcc\x81" "d\xcc\x81", AVT_TEXT_6, 15,
             "a\xcc\x81…d\xcc\x81", AVT_TEXT_6);
  check_fit (measurer, "äöüßÄÖÜ", AVT_TEXT_6, 15, "äö…ÖÜ", AVT_TEXT_6);
}

/* The most that fits, for every width and with the real font. */
static void
test_fit_is_tight (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  static const char name[] = "esx-r001-u01.very-long-name.example.com";

  for (double width = 5; width < 160; width += 1.7)
    {
      g_auto (AvtTextFit) fit = avt_text_fit (measurer, name, AVT_TEXT_6, AVT_TEXT_REGULAR, width);
      guint n_kept, head;
      g_autofree char *longer = NULL;

      g_assert_cmpfloat (fit.width_pt, <=, width);
      if (fit.text == NULL || fit.text[0] == '\0')
        continue;
      n_kept = (guint) strlen (fit.text) - 3;
      g_assert_cmpuint (n_kept, <, strlen (name));
      head = (n_kept + 2) / 2;
      longer = g_strdup_printf ("%.*s…%s", (int) head, name,
                                name + strlen (name) - (n_kept + 1 - head));
      g_assert_cmpfloat (avt_measurer_get_width (measurer, longer, AVT_TEXT_6, AVT_TEXT_REGULAR),
                         >, width);
    }
}

static void
test_locale (void)
{
  static const char text[] = "1.234,5 W ﬁ 中";
  static const char *const locales[] = { "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8",
                                         "ja_JP.UTF-8" };
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  double width = avt_measurer_get_width (measurer, text, AVT_TEXT_8, AVT_TEXT_REGULAR);

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (AvtMeasurer) other = NULL;

      g_assert_nonnull (setlocale (LC_ALL, locales[i]));
      g_setenv ("LC_ALL", locales[i], TRUE);
      other = new_measurer ();
      g_assert_cmpfloat (avt_measurer_get_width (other, text, AVT_TEXT_8, AVT_TEXT_REGULAR), ==,
                         width);
    }
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
}

typedef struct
{
  AvtMeasurer *measurer;
  guint32 seed;
} Work;

static gpointer
measure_cb (gpointer data)
{
  Work *work = data;
  GRand *random = g_rand_new_with_seed (work->seed);
  double *sum = g_new0 (double, 1);

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *text = random_text (random, 0x20, i % 2 == 0 ? 0x7e : 0x2ff, 8);

      *sum += avt_measurer_get_width (work->measurer, text, (AvtTextSize) (i % AVT_N_TEXT_SIZES),
                                      AVT_TEXT_REGULAR);
    }
  g_rand_free (random);
  return sum;
}

static void
test_threads (void)
{
  g_autoptr (AvtMeasurer) measurer = new_measurer ();
  g_autoptr (AvtMeasurer) alone = new_measurer ();
  Work work = { measurer, 5 }, quiet = { alone, 5 };
  GThread *threads[4];
  g_autofree double *expected = measure_cb (&quiet);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("measure", measure_cb, &work);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree double *sum = g_thread_join (threads[i]);

      g_assert_cmpfloat (*sum, ==, *expected);
    }
}

/* A user's fonts.conf that puts another font for every one: it must not be heard. Set for the
 * whole program, before anything reads it. */
static char *
set_hostile_fonts (void)
{
  static const char config[] =
    "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
    "<dir>/usr/share/fonts</dir><match target='pattern'><edit name='family' mode='assign' "
    "binding='strong'><string>DejaVu Serif</string></edit></match>"
    "<match target='font'><edit name='matrix' mode='assign'><times><name>matrix</name>"
    "<matrix><double>2</double><double>0</double><double>0</double><double>1</double></matrix>"
    "</times></edit></match></fontconfig>";
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int file = g_file_open_tmp ("fonts-XXXXXX.conf", &path, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  g_file_set_contents (path, config, -1, &error);
  g_assert_no_error (error);
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  return path;
}

static void
test_user_fonts (void)
{
  FcPattern *pattern = FcNameParse ((const FcChar8 *) "Cantarell");
  FcResult result;
  FcPattern *match;
  FcChar8 *family = NULL;
  g_autoptr (AvtMeasurer) measurer = new_measurer ();

  /* the rest of the process does hear it */
  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  match = FcFontMatch (NULL, pattern, &result);
  g_assert_nonnull (match);
  FcPatternGetString (match, FC_FAMILY, 0, &family);
  g_assert_cmpstr ((const char *) family, ==, "DejaVu Serif");
  FcPatternDestroy (match);
  FcPatternDestroy (pattern);
  check_units (measurer, "esx");
}

int
main (int argc, char *argv[])
{
  g_autofree char *fonts = set_hostile_fonts ();
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/measure/user-fonts", test_user_fonts);
  g_test_add_func ("/diagrams/scene/measure/ascii-equals-pango", test_ascii_equals_pango);
  g_test_add_func ("/diagrams/scene/measure/table-equals-pango", test_table_equals_pango);
  g_test_add_func ("/diagrams/scene/measure/zoom", test_zoom);
  g_test_add_func ("/diagrams/scene/measure/tabular-figures", test_tabular_figures);
  g_test_add_func ("/diagrams/scene/measure/metrics", test_metrics);
  g_test_add_func ("/diagrams/scene/measure/shapes", test_shapes);
  g_test_add_func ("/diagrams/scene/measure/fallbacks", test_fallbacks);
  g_test_add_func ("/diagrams/scene/measure/broken-text", test_broken_text);
  g_test_add_func ("/diagrams/scene/measure/fit", test_fit);
  g_test_add_func ("/diagrams/scene/measure/fit-is-tight", test_fit_is_tight);
  g_test_add_func ("/diagrams/scene/measure/locale", test_locale);
  g_test_add_func ("/diagrams/scene/measure/threads", test_threads);
  status = g_test_run ();
  g_unlink (fonts);
  return status;
}
