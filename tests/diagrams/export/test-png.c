#include "config.h"

#include "diagrams/export/png.h"
#include "diagrams/scene/paint.h"
#include "diagrams/scene/theme.h"

#include <locale.h>
#include <string.h>

static AvtScene *
new_scene (double width, double height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (&error);
  AvtSceneBuilder *builder;
  const AvtStyle frame = { .fill = AVT_COLOR (0xdce8f5), .stroke = AVT_COLOR (0x1d2129),
                           .width_pt = 1 };
  const AvtStyle feed = { .fill = { 0xfd, 0xf2, 0xea, 128 }, .hatch_color = AVT_COLOR (0xb3541e),
                          .hatch = AVT_HATCH_RISING };
  const AvtTextStyle label = { .color = AVT_COLOR (0x1d2129), .size = AVT_TEXT_10 };

  g_assert_no_error (error);
  builder = avt_scene_builder_new (measurer, width, height);
  avt_scene_builder_add_rectangle (builder, avt_rect (10, 10, width - 40, height - 20), &frame);
  avt_scene_builder_add_rectangle (builder, avt_rect (width - 20, 5, 15, height - 10), &feed);
  for (double y = 20; y < height; y += 14)
    avt_scene_builder_add_text (builder, 15, y, "esx-r001-u01 1,000 W", &label);
  return avt_scene_builder_end (builder);
}

static GBytes *
export (const AvtScene *scene, const AvtPngOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = avt_png_export (scene, options, &error);

  g_assert_no_error (error);
  return bytes;
}

typedef struct
{
  const guint8 *data;
  gsize size;
} Source;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (length > source->size)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->size -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* Read by cairo and its libpng: by another's code than it was written. */
static cairo_surface_t *
decode (GBytes *bytes)
{
  Source source;
  cairo_surface_t *surface;

  source.data = g_bytes_get_data (bytes, &source.size);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &source);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (source.size, ==, 0);
  return surface;
}

static cairo_surface_t *
paint (const AvtScene *scene, double dpi, gboolean is_transparent, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (
    is_transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  if (!is_transparent)
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
    }
  avt_scene_paint (cr, scene, NULL, dpi / 72, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 value;

  memcpy (&value, data + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
  return cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24 ? value | 0xff000000u
                                                                        : value;
}

/* The bands are one painting, but for edges of hatches, which may differ by 2 of 255; where a
 * pixel is half transparent, another 2 are lost in the format, which is not premultiplied. */
static void
check_pixels (double width, double height, double dpi, gboolean is_transparent, int expected_width,
              int expected_height)
{
  g_autoptr (AvtScene) scene = new_scene (width, height);
  g_autoptr (GBytes) bytes = export (scene, &(AvtPngOptions){ dpi, is_transparent });
  cairo_surface_t *read = decode (bytes);
  cairo_surface_t *painted = paint (scene, dpi, is_transparent, expected_width, expected_height);

  g_assert_cmpint (cairo_image_surface_get_width (read), ==, expected_width);
  g_assert_cmpint (cairo_image_surface_get_height (read), ==, expected_height);
  for (int y = 0; y < expected_height; y++)
    for (int x = 0; x < expected_width; x++)
      {
        guint32 one = pixel (read, x, y), other = pixel (painted, x, y);

        for (int shift = 0; one != other && shift < 32; shift += 8)
          g_assert_cmpint (ABS ((int) (one >> shift & 0xff) - (int) (other >> shift & 0xff)), <=,
                           is_transparent ? 4 : 2);
      }
  cairo_surface_destroy (read);
  cairo_surface_destroy (painted);
}

static void
test_pixels (void)
{
  check_pixels (200, 300, 72, FALSE, 200, 300);
  check_pixels (200, 300, 96, FALSE, 267, 400);
  check_pixels (200, 300, 72, TRUE, 200, 300);
  check_pixels (100, 50, 300, TRUE, 417, 209);
  /* more than one band */
  check_pixels (400, 3000, 72, FALSE, 400, 3000);
  check_pixels (60, 60, 36, FALSE, 30, 30);
}

static void
test_tiny (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 0, 0);
  g_autoptr (AvtScene) scene = avt_scene_builder_end (builder);
  g_autoptr (GBytes) bytes = export (scene, &(AvtPngOptions){ 72, FALSE });
  g_autoptr (GBytes) clear = export (scene, &(AvtPngOptions){ 10, TRUE });
  cairo_surface_t *surface = decode (bytes);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1);
  g_assert_cmphex (pixel (surface, 0, 0), ==, 0xffffffff);
  cairo_surface_destroy (surface);
  surface = decode (clear);
  g_assert_cmphex (pixel (surface, 0, 0), ==, 0);
  cairo_surface_destroy (surface);
}

/* The density in pixels per metre, where the specification puts it. */
static void
check_density (double dpi, guint32 expected)
{
  g_autoptr (AvtScene) scene = new_scene (50, 50);
  g_autoptr (GBytes) bytes = export (scene, &(AvtPngOptions){ dpi, FALSE });
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  const guint8 *chunk = memmem (data, g_bytes_get_size (bytes), "pHYs", 4);
  guint32 values[2];

  g_assert_nonnull (chunk);
  memcpy (values, chunk + 4, sizeof values);
  g_assert_cmpuint (GUINT32_FROM_BE (values[0]), ==, expected);
  g_assert_cmpuint (GUINT32_FROM_BE (values[1]), ==, expected);
  g_assert_cmpint (chunk[12], ==, 1);
}

static void
test_density (void)
{
  check_density (72, 2835);
  check_density (96, 3780);
  check_density (300, 11811);
}

static void
check_limit (double width, double height, double dpi, gboolean is_refused)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, width, height);
  g_autoptr (AvtScene) scene = avt_scene_builder_end (builder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = avt_png_export (scene, &(AvtPngOptions){ dpi, FALSE }, &error);

  g_assert_cmpint (bytes == NULL, ==, is_refused);
  if (is_refused)
    g_assert_error (error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_TOO_LARGE);
  else
    g_assert_no_error (error);
}

static void
test_limits (void)
{
  check_limit (32000, 10, 72, FALSE);
  check_limit (32001, 10, 72, TRUE);
  check_limit (10, 32001, 72, TRUE);
  check_limit (32000, 6251, 72, TRUE);
  check_limit (100, 100, 1e9, TRUE);
  check_limit (100, 100, 0, TRUE);
  check_limit (100, 100, -96, TRUE);
  check_limit (100, 100, 0.0 / 0.0, TRUE);
}

static void
test_same_bytes (void)
{
  static const char *const locales[] = { "C.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8" };
  g_autoptr (AvtScene) scene = new_scene (200, 900);
  g_autoptr (GBytes) expected = export (scene, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (AvtScene) again = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_assert_nonnull (setlocale (LC_ALL, locales[i]));
      again = new_scene (200, 900);
      bytes = export (again, NULL);
      g_assert_true (g_bytes_equal (bytes, expected));
    }
  setlocale (LC_ALL, "C.UTF-8");
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
  g_autoptr (AvtScene) scene = new_scene (200, 300);

  for (guint n = 1; n < 14; n++)
    {
      g_autoptr (GError) error = NULL;
      guint n_left = n;

      g_assert_false (avt_png_write (scene, NULL, stop_cb, &n_left, &error));
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
      g_assert_cmpuint (n_left, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/export/png/pixels", test_pixels);
  g_test_add_func ("/diagrams/export/png/tiny", test_tiny);
  g_test_add_func ("/diagrams/export/png/density", test_density);
  g_test_add_func ("/diagrams/export/png/limits", test_limits);
  g_test_add_func ("/diagrams/export/png/same-bytes", test_same_bytes);
  g_test_add_func ("/diagrams/export/png/stopped", test_stopped);
  return g_test_run ();
}
