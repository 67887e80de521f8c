#include "config.h"

#include "diagrams/scene/image.h"
#include "tests/diagrams/scene/picture.h"

#include <string.h>

static void
test_pixels (void)
{
  g_autoptr (AvtImage) picture = test_picture_new ();
  const guint32 *pixels = (const guint32 *) (gconstpointer) avt_image_get_pixels (picture);

  g_assert_cmpint (avt_image_get_width (picture), ==, 2);
  g_assert_cmpint (avt_image_get_height (picture), ==, 1);
  g_assert_cmphex (pixels[0], ==, 0x80800000);
  g_assert_cmphex (pixels[1], ==, 0xff0000ff);
  g_assert_cmpuint (g_bytes_get_size (avt_image_get_png (picture)), ==, sizeof test_picture_png);
}

static void
check_refused (const void *data, gsize size, AvtImageError code)
{
  g_autoptr (GBytes) png = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (avt_image_new (png, &error));
  g_assert_error (error, AVT_IMAGE_ERROR, (int) code);
}

static void
check_size (guint8 high, AvtImageError code)
{
  guint8 png[sizeof test_picture_png];

  memcpy (png, test_picture_png, sizeof png);
  png[17] = high;
  png[21] = high;
  check_refused (png, sizeof png, code);
}

static void
test_refused (void)
{
  check_refused ("", 0, AVT_IMAGE_ERROR_NOT_PNG);
  check_refused ("GIF89a, for a long time, is no such file", 40, AVT_IMAGE_ERROR_NOT_PNG);
  for (gsize size = 0; size < sizeof test_picture_png - 12; size++)
    check_refused (test_picture_png, size, AVT_IMAGE_ERROR_NOT_PNG);
  /* 65,538 by 65,537 pixels; the size is refused before anything is decoded */
  check_size (1, AVT_IMAGE_ERROR_TOO_LARGE);
  check_size (0xff, AVT_IMAGE_ERROR_TOO_LARGE);
}

/* A flipped bit is found or shows another colour, but breaks nothing. */
static void
test_flipped_bits (void)
{
  for (gsize bit = 0; bit < 8 * sizeof test_picture_png; bit++)
    {
      guint8 data[sizeof test_picture_png];
      g_autoptr (GBytes) png = NULL;
      g_autoptr (AvtImage) picture = NULL;
      g_autoptr (GError) error = NULL;

      memcpy (data, test_picture_png, sizeof data);
      data[bit / 8] ^= (guint8) (1 << bit % 8);
      png = g_bytes_new (data, sizeof data);
      picture = avt_image_new (png, &error);
      g_assert_cmpint (picture == NULL, ==, error != NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/image/pixels", test_pixels);
  g_test_add_func ("/diagrams/scene/image/refused", test_refused);
  g_test_add_func ("/diagrams/scene/image/flipped-bits", test_flipped_bits);
  return g_test_run ();
}
