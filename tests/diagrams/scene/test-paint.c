#include "config.h"

#include "diagrams/scene/paint.h"
#include "diagrams/scene/theme.h"
#include "tests/diagrams/scene/picture.h"

#include <math.h>
#include <string.h>

#define WHITE 0xffffffu
#define BLACK 0x000000u

typedef struct
{
  cairo_surface_t *surface;
  int width;
  int height;
} Canvas;

static AvtSceneBuilder *
new_builder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (&error);

  g_assert_no_error (error);
  return avt_scene_builder_new (measurer, 100, 100);
}

/* Paints what of the scene lies behind a canvas that stands at @left, @top pixels. */
static Canvas
paint_part (const AvtScene *scene, double scale, int left, int top, int width, int height,
            const AvtPaintOptions *options)
{
  Canvas canvas = { cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height), width,
                    height };
  AvtRect visible = avt_rect (left / scale, top / scale, width / scale, height / scale);
  cairo_t *cr = cairo_create (canvas.surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, -left, -top);
  avt_scene_paint (cr, scene, &visible, scale, options);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (canvas.surface);
  return canvas;
}

static Canvas
paint (AvtSceneBuilder *builder, double scale)
{
  g_autoptr (AvtScene) scene = avt_scene_builder_end (builder);

  return paint_part (scene, scale, 0, 0, 100, 100, NULL);
}

static guint32
pixel (const Canvas *canvas, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (canvas->surface);
  int stride = cairo_image_surface_get_stride (canvas->surface);
  guint32 value;

  g_assert_cmpint (x, <, canvas->width);
  g_assert_cmpint (y, <, canvas->height);
  memcpy (&value, data + y * stride + 4 * x, 4);
  return value & 0xffffff;
}

static void
check_pixel (const Canvas *canvas, int x, int y, guint32 expected)
{
  g_assert_cmphex (pixel (canvas, x, y), ==, expected);
}

static guint
count (const Canvas *canvas, guint32 color)
{
  guint n = 0;

  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++)
      n += pixel (canvas, x, y) == color;
  return n;
}

static guint
count_greys (const Canvas *canvas)
{
  guint n = 0;

  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++)
      {
        guint32 value = pixel (canvas, x, y);

        n += value != WHITE && value == (value & 0xff) * 0x010101;
      }
  return n;
}

static void
clear (Canvas *canvas)
{
  cairo_surface_destroy (canvas->surface);
}

static const AvtStyle filled = { .fill = AVT_COLOR (0xff0000) };
static const AvtStyle hairline = { .stroke = AVT_COLOR (BLACK), .width_pt = 0.35f };
static const AvtTextStyle label = { .color = AVT_COLOR (BLACK), .size = AVT_TEXT_10 };

/* A thin outline is one pixel wide and quite black, wherever it lies and at every zoom. */
static void
check_hairline (double scale, double x)
{
  AvtSceneBuilder *builder = new_builder ();
  Canvas canvas;
  int left = (int) round (x * scale), right = (int) round ((x + 20) * scale);
  int middle = (left + right) / 2;

  avt_scene_builder_add_rectangle (builder, avt_rect (x, x, 20, 20), &hairline);
  canvas = paint (builder, scale);
  check_pixel (&canvas, left, middle, BLACK);
  check_pixel (&canvas, right, middle, BLACK);
  check_pixel (&canvas, middle, left, BLACK);
  check_pixel (&canvas, left - 1, middle, WHITE);
  check_pixel (&canvas, left + 1, middle, WHITE);
  check_pixel (&canvas, middle, middle, WHITE);
  g_assert_cmpuint (count (&canvas, BLACK), ==, 4 * (guint) (right - left));
  g_assert_cmpuint (count (&canvas, BLACK) + count (&canvas, WHITE), ==, 100 * 100);
  clear (&canvas);
}

static void
test_hairlines (void)
{
  for (double scale = 0.31; scale < 2.6; scale += 0.17)
    {
      check_hairline (scale, 10);
      check_hairline (scale, 10.3);
      check_hairline (scale, 13.77);
    }
}

static void
check_line_width (double width_pt, double scale, guint expected_px)
{
  AvtSceneBuilder *builder = new_builder ();
  AvtStyle style = { .stroke = AVT_COLOR (BLACK), .width_pt = (float) width_pt };
  Canvas canvas;
  guint n = 0;

  avt_scene_builder_add_line (builder, 20 / scale, 0, 20 / scale, 100 / scale, &style);
  canvas = paint (builder, scale);
  for (int x = 0; x < 100; x++)
    n += pixel (&canvas, x, 50) == BLACK;
  g_assert_cmpuint (n, ==, expected_px);
  g_assert_cmpuint (count (&canvas, BLACK), ==, 100 * expected_px);
  g_assert_cmpuint (count (&canvas, WHITE), ==, 100 * (100 - expected_px));
  clear (&canvas);
}

static void
test_line_widths (void)
{
  check_line_width (0.35, 0.1, 1);
  check_line_width (0.35, 1, 1);
  check_line_width (0.5, 4.0 / 3, 1);
  check_line_width (1, 4.0 / 3, 1);
  check_line_width (2, 4.0 / 3, 3);
  check_line_width (2, 1, 2);
  check_line_width (2, 4, 8);
  check_line_width (0.5, 10, 5);
}

static void
test_fill (void)
{
  AvtSceneBuilder *builder = new_builder ();
  const AvtStyle framed = { .fill = AVT_COLOR (0x00ff00), .stroke = AVT_COLOR (0x0000ff),
                            .width_pt = 2 };
  Canvas canvas;

  avt_scene_builder_add_rectangle (builder, avt_rect (10, 10, 20, 20), &filled);
  avt_scene_builder_push_group (builder, &(AvtGroup){ .transform = { 40, 40, 2 } });
  avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 10, 10), &framed);
  avt_scene_builder_pop_group (builder);
  canvas = paint (builder, 1);
  check_pixel (&canvas, 10, 10, 0xff0000);
  check_pixel (&canvas, 29, 29, 0xff0000);
  check_pixel (&canvas, 30, 29, WHITE);
  g_assert_cmpuint (count (&canvas, 0xff0000), ==, 400);
  /* scaled twice, the outline is 4 pixels wide, half of it outside */
  check_pixel (&canvas, 38, 50, 0x0000ff);
  check_pixel (&canvas, 37, 50, WHITE);
  check_pixel (&canvas, 41, 50, 0x0000ff);
  check_pixel (&canvas, 42, 50, 0x00ff00);
  g_assert_cmpuint (count (&canvas, 0x00ff00), ==, 16 * 16);
  g_assert_cmpuint (count (&canvas, 0x0000ff), ==, 24 * 24 - 16 * 16);
  clear (&canvas);
}

static void
test_clip (void)
{
  AvtSceneBuilder *builder = new_builder ();
  const AvtRect clip = avt_rect (0, 0, 10, 10);
  Canvas canvas;

  avt_scene_builder_push_group (builder, &(AvtGroup){ .transform = { 20, 20, 1 }, .clip = &clip });
  avt_scene_builder_add_rectangle (builder, avt_rect (-5, -5, 50, 50), &filled);
  avt_scene_builder_pop_group (builder);
  avt_scene_builder_add_rectangle (builder, avt_rect (60, 60, 10, 10), &filled);
  canvas = paint (builder, 1);
  g_assert_cmpuint (count (&canvas, 0xff0000), ==, 200);
  check_pixel (&canvas, 20, 20, 0xff0000);
  check_pixel (&canvas, 65, 65, 0xff0000);
  clear (&canvas);
}

/* A hatch lets its ground be seen, and takes a share of it that does not vanish in the distance. */
static void
check_hatch (AvtHatch hatch, double scale)
{
  AvtSceneBuilder *builder = new_builder ();
  AvtStyle style = { .fill = AVT_COLOR (WHITE), .hatch_color = AVT_COLOR (BLACK), .hatch = hatch };
  double ink = 0;
  Canvas canvas;

  avt_scene_builder_add_rectangle (builder,
                                   avt_rect (10 / scale, 10 / scale, 80 / scale, 80 / scale),
                                   &style);
  canvas = paint (builder, scale);
  for (int y = 0; y < 100; y++)
    for (int x = 0; x < 100; x++)
      {
        guint32 value = pixel (&canvas, x, y);

        ink += (255 - (value & 0xff)) / 255.0;
        if (x < 9 || y < 9 || x > 90 || y > 90)
          g_assert_cmphex (value, ==, WHITE);
      }
  ink /= 80 * 80;
  g_assert_cmpfloat (ink, >, 0.08);
  g_assert_cmpfloat (ink, <, 0.7);
  clear (&canvas);
}

static void
test_hatch (void)
{
  for (double scale = 0.1; scale < 4; scale *= 1.9)
    {
      check_hatch (AVT_HATCH_RISING, scale);
      check_hatch (AVT_HATCH_FALLING, scale);
      check_hatch (AVT_HATCH_CROSS, scale);
    }
}

/* Rising lines join pixels up and to the right, falling ones down and to the right. */
static void
test_hatch_direction (void)
{
  for (AvtHatch hatch = AVT_HATCH_RISING; hatch <= AVT_HATCH_FALLING; hatch++)
    {
      AvtSceneBuilder *builder = new_builder ();
      AvtStyle style = { .hatch_color = AVT_COLOR (BLACK), .hatch = hatch };
      Canvas canvas;
      int step = hatch == AVT_HATCH_RISING ? -1 : 1;

      avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 25, 25), &style);
      canvas = paint (builder, 4);
      for (int x = 10; x < 80; x++)
        for (int i = -5; i <= 5; i++)
          g_assert_cmpint (ABS ((int) (pixel (&canvas, x, 50) & 0xff)
                                - (int) (pixel (&canvas, x + i, 50 + step * i) & 0xff)), <=, 8);
      clear (&canvas);
    }
}

static AvtScene *
rich_scene (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtImage) picture = test_picture_new ();
  const AvtStyle feed = { .fill = AVT_COLOR (0xfdf2ea), .stroke = AVT_COLOR (0xb3541e),
                          .hatch_color = AVT_COLOR (0xb3541e), .width_pt = 0.5f,
                          .hatch = AVT_HATCH_RISING };
  const AvtStyle dashed = { .fill = AVT_COLOR (0xdce8f5), .stroke = AVT_COLOR (0x1c5fa8),
                            .width_pt = 1, .dash = AVT_DASH_DASHED };
  AvtTextStyle text = label;

  avt_scene_builder_add_rectangle (builder, avt_rect (5.3, 5.1, 60.2, 30.7), &dashed);
  avt_scene_builder_add_rectangle (builder, avt_rect (70.4, 4.9, 9.7, 80.3), &feed);
  avt_scene_builder_add_text (builder, 10, 20, "esx-r001-u01 fi", &text);
  text.turn = AVT_TURN_UP;
  avt_scene_builder_add_text (builder, 90, 80, "PDU-A \xe2\x9a\xa0", &text);
  text.turn = AVT_TURN_DOWN;
  avt_scene_builder_add_text (builder, 97, 10, "PDU-B", &text);
  text.size = AVT_TEXT_14;
  text.turn = AVT_TURN_NONE;
  text.anchor = AVT_ANCHOR_MIDDLE;
  avt_scene_builder_add_text (builder, 40, 60, "\xd7\xa9\xd7\xa8 e\xcc\x81 1,000", &text);
  avt_scene_builder_move_to (builder, 10, 70);
  avt_scene_builder_line_to (builder, 40, 70);
  avt_scene_builder_arc (builder, 40, 75, 5, -G_PI_2, 0);
  avt_scene_builder_line_to (builder, 45, 95);
  avt_scene_builder_end_path (builder, &hairline);
  avt_scene_builder_arc (builder, 20, 85, 7, 0, 2 * G_PI);
  avt_scene_builder_end_path (builder, &feed);
  avt_scene_builder_add_image (builder, avt_rect (52, 70, 12, 12), picture);
  return avt_scene_builder_end (builder);
}

/* Tiles are the whole, cut: no seams, whatever their size and place. */
static void
check_tiles (double scale, int tile)
{
  g_autoptr (AvtScene) scene = rich_scene ();
  int size = (int) (100 * scale);
  Canvas whole = paint_part (scale > 0 ? scene : NULL, scale, 0, 0, size, size, NULL);
  guint n_dark = 0;

  for (int top = 0; top < size; top += tile)
    for (int left = 0; left < size; left += tile)
      {
        Canvas part = paint_part (scene, scale, left, top, tile, tile, NULL);

        for (int y = 0; y < tile && top + y < size; y++)
          for (int x = 0; x < tile && left + x < size; x++)
            {
              guint32 one = pixel (&part, x, y), other = pixel (&whole, left + x, top + y);

              /* Edges that are no boxes are sampled on lines that may start elsewhere: a level of
               * each colour may differ by a little. */
              for (int shift = 0; shift < 24; shift += 8)
                g_assert_cmpint (ABS ((int) (one >> shift & 0xff) - (int) (other >> shift & 0xff)),
                                 <=, 2);
              n_dark += one != WHITE;
            }
        clear (&part);
      }
  g_assert_cmpuint (n_dark, >, 500);
  clear (&whole);
}

static void
test_tiles (void)
{
  check_tiles (1, 64);
  check_tiles (1.3333, 37);
  check_tiles (2.71, 128);
}

#define FINE 16

/* The mean of a pixel of a picture that is finer by FINE, as an ideal picture would have it. */
static double
fine_pixel (const Canvas *fine, int x, int y)
{
  double sum = 0;

  for (int i = 0; i < FINE * FINE; i++)
    sum += pixel (fine, x * FINE + i % FINE, y * FINE + i / FINE) & 0xff;
  return sum / (FINE * FINE);
}

/* The mean difference, of 255, of the pixels of a label to the same label painted finely. */
static double
compare_with_fine (double scale, double x)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;
  Canvas canvas, fine;
  double sum = 0, n_inked = 0;

  avt_scene_builder_add_text (builder, x, 20 / scale, "esx-r001", &label);
  scene = avt_scene_builder_end (builder);
  canvas = paint_part (scene, scale, 0, 0, 100, 30, NULL);
  fine = paint_part (scene, scale * FINE, 0, 0, 100 * FINE, 30 * FINE, NULL);
  for (int py = 0; py < 30; py++)
    for (int px = 0; px < 100; px++)
      {
        double one = pixel (&canvas, px, py) & 0xff, other = fine_pixel (&fine, px, py);

        if (one < 255 || other < 255)
          {
            sum += fabs (one - other);
            n_inked++;
          }
      }
  clear (&canvas);
  clear (&fine);
  g_assert_cmpfloat (n_inked, >, 100);
  return sum / n_inked;
}

/* Measured: 12 with glyphs at quarters of a pixel, 27 at halves, 36 at whole ones. */
static void
test_text_is_where_it_was_measured (void)
{
  double worst = 0;

  for (int i = 0; i < 8; i++)
    worst = MAX (worst, compare_with_fine (1.3, 10 + i / 8.0));
  g_test_message ("worst mean difference %.1f", worst);
  g_assert_cmpfloat (worst, <, 15);
}

static void
check_detail (AvtPaintOptions options, gboolean has_text, gboolean has_line, gboolean has_box)
{
  AvtSceneBuilder *builder = new_builder ();
  const AvtStyle line = { .stroke = AVT_COLOR (0x0000ff), .width_pt = 2 };
  AvtTextStyle backed = label;
  g_autoptr (AvtScene) scene = NULL;
  Canvas canvas;

  backed.backing = AVT_COLOR (0x00ff00);
  avt_scene_builder_add_rectangle (builder, avt_rect (10, 10, 20, 20), &filled);
  avt_scene_builder_add_line (builder, 10, 50, 90, 50, &line);
  avt_scene_builder_add_text (builder, 10, 80, "MMMMM", &label);
  avt_scene_builder_add_text (builder, 60, 80, "i", &backed);
  scene = avt_scene_builder_end (builder);
  canvas = paint_part (scene, 1, 0, 0, 100, 100, &options);
  g_assert_cmpint (count (&canvas, 0xff0000) > 0, ==, has_box);
  g_assert_cmpint (count (&canvas, 0x0000ff) > 0, ==, has_line);
  g_assert_cmpint (count_greys (&canvas) > 0, ==, has_text);
  /* and the backing of a text goes with it */
  g_assert_cmpint (count (&canvas, 0x00ff00) > 0, ==, has_text);
  clear (&canvas);
}

static void
test_detail (void)
{
  check_detail ((AvtPaintOptions){ AVT_DETAIL_FULL, 0 }, TRUE, TRUE, TRUE);
  check_detail ((AvtPaintOptions){ AVT_DETAIL_FULL, 10 }, TRUE, TRUE, TRUE);
  check_detail ((AvtPaintOptions){ AVT_DETAIL_FULL, 10.5 }, FALSE, TRUE, TRUE);
  check_detail ((AvtPaintOptions){ AVT_DETAIL_NO_TEXT, 0 }, FALSE, TRUE, TRUE);
  check_detail ((AvtPaintOptions){ AVT_DETAIL_BOXES, 0 }, FALSE, FALSE, TRUE);
}

/* What cannot be seen is not painted: nothing outside of @visible but what reaches into it. */
static void
test_visible (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;
  AvtRect visible = avt_rect (0, 0, 40, 100);
  Canvas canvas = { cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100), 100, 100 };
  cairo_t *cr = cairo_create (canvas.surface);

  avt_scene_builder_add_rectangle (builder, avt_rect (10, 10, 20, 20), &filled);
  avt_scene_builder_push_group (builder, &(AvtGroup){ .transform = { 50, 0, 1 } });
  avt_scene_builder_add_rectangle (builder, avt_rect (10, 10, 20, 20), &filled);
  avt_scene_builder_pop_group (builder);
  scene = avt_scene_builder_end (builder);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  avt_scene_paint (cr, scene, &visible, 1, NULL);
  cairo_destroy (cr);
  g_assert_cmpuint (count (&canvas, 0xff0000), ==, 400);
  clear (&canvas);
}

/* Coordinates that would leave cairo's numbers, at a large zoom. */
static void
test_far (void)
{
  const double far = AVT_COORDINATE_MAX;
  AvtSceneBuilder *builder = new_builder ();
  const AvtStyle all = { .fill = AVT_COLOR (0xff0000), .stroke = AVT_COLOR (1), .width_pt = 2,
                         .hatch_color = AVT_COLOR (2), .hatch = AVT_HATCH_CROSS };
  g_autoptr (AvtScene) scene = NULL;
  Canvas canvas;

  avt_scene_builder_add_rectangle (builder, avt_rect (-far, -far, 2 * far, 2 * far), &all);
  avt_scene_builder_add_line (builder, -far, 3, far, 7, &all);
  avt_scene_builder_add_text (builder, far, far, "far", &label);
  avt_scene_builder_push_group (builder, &(AvtGroup){ .transform = { far, far, 1e9 } });
  avt_scene_builder_add_rectangle (builder, avt_rect (-far, -far, far, far), &all);
  avt_scene_builder_arc (builder, -far, -far, far, 0, 3);
  avt_scene_builder_end_path (builder, &hairline);
  scene = avt_scene_builder_end (builder);
  canvas = paint_part (scene, 64, 0, 0, 64, 64, NULL);
  g_assert_cmpuint (count (&canvas, WHITE), <, 64 * 64);
  clear (&canvas);
}

static void
test_stub_text (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 100, 100);
  Canvas canvas;

  avt_scene_builder_add_text (builder, 10, 80, "no font \xe4\xb8\xad", &label);
  canvas = paint (builder, 1);
  g_assert_cmpuint (count (&canvas, WHITE), ==, 100 * 100);
  clear (&canvas);
}

typedef struct
{
  const AvtScene *scene;
  const guint8 *expected;
  gsize size;
} Work;

static gpointer
paint_cb (gpointer data)
{
  const Work *work = data;
  gboolean is_equal = TRUE;

  for (int i = 0; i < 20 && is_equal; i++)
    {
      Canvas canvas = paint_part (work->scene, 1.7 + i % 2, 0, 0, 200, 200, NULL);

      if (i % 2 == 0)
        is_equal = memcmp (cairo_image_surface_get_data (canvas.surface), work->expected,
                           work->size) == 0;
      clear (&canvas);
    }
  return GINT_TO_POINTER (is_equal);
}

static void
test_threads (void)
{
  g_autoptr (AvtScene) scene = rich_scene ();
  Canvas canvas = paint_part (scene, 1.7, 0, 0, 200, 200, NULL);
  Work work = { scene, cairo_image_surface_get_data (canvas.surface), 200 * 200 * 4 };
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("paint", paint_cb, &work);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));
  clear (&canvas);
}

/* The caller's context is as it was. */
static void
test_context_is_kept (void)
{
  g_autoptr (AvtScene) scene = rich_scene ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
  cairo_t *cr = cairo_create (surface);

  cairo_set_line_width (cr, 7);
  cairo_move_to (cr, 3, 4);
  avt_scene_paint (cr, scene, NULL, 1, NULL);
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 7);
  g_assert_cmpint (cairo_get_dash_count (cr), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* On a surface with a device scale, as of a screen of twice the density, pixels are its own. */
static void
test_device_scale (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;
  Canvas canvas = { cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100), 100, 100 };
  cairo_t *cr;

  avt_scene_builder_add_rectangle (builder, avt_rect (10.2, 10.2, 20, 20), &hairline);
  scene = avt_scene_builder_end (builder);
  cairo_surface_set_device_scale (canvas.surface, 2, 2);
  cr = cairo_create (canvas.surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  avt_scene_paint (cr, scene, NULL, 1, NULL);
  cairo_destroy (cr);
  check_pixel (&canvas, 20, 40, BLACK);
  check_pixel (&canvas, 21, 40, WHITE);
  g_assert_cmpuint (count (&canvas, BLACK), ==, 4 * 40);
  clear (&canvas);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/paint/hairlines", test_hairlines);
  g_test_add_func ("/diagrams/scene/paint/line-widths", test_line_widths);
  g_test_add_func ("/diagrams/scene/paint/fill", test_fill);
  g_test_add_func ("/diagrams/scene/paint/clip", test_clip);
  g_test_add_func ("/diagrams/scene/paint/hatch", test_hatch);
  g_test_add_func ("/diagrams/scene/paint/hatch-direction", test_hatch_direction);
  g_test_add_func ("/diagrams/scene/paint/tiles", test_tiles);
  g_test_add_func ("/diagrams/scene/paint/text-is-where-it-was-measured",
                   test_text_is_where_it_was_measured);
  g_test_add_func ("/diagrams/scene/paint/detail", test_detail);
  g_test_add_func ("/diagrams/scene/paint/visible", test_visible);
  g_test_add_func ("/diagrams/scene/paint/far", test_far);
  g_test_add_func ("/diagrams/scene/paint/stub-text", test_stub_text);
  g_test_add_func ("/diagrams/scene/paint/threads", test_threads);
  g_test_add_func ("/diagrams/scene/paint/context-is-kept", test_context_is_kept);
  g_test_add_func ("/diagrams/scene/paint/device-scale", test_device_scale);
  return g_test_run ();
}
