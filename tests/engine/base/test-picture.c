#include "config.h"

#include "engine/base/picture.h"

#include "engine/base/field.h"

#include <string.h>

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"/>"

/* The head of a PNG file of that size, which is all that is looked at, filled up to @n_bytes. */
static GByteArray *
png_of (guint32 width, guint32 height, gsize n_bytes)
{
  static const guint8 head[16] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13,
                                   'I', 'H', 'D', 'R' };
  guint32 sides[] = { GUINT32_TO_BE (width), GUINT32_TO_BE (height) };
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) sides, sizeof sides);
  g_byte_array_set_size (bytes, (guint) n_bytes);
  return bytes;
}

static void
check_file (const void *data, gsize size, gboolean is_good, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = avt_picture_from_file (data, size, &error);

  g_assert_cmpint (text != NULL, ==, is_good);
  if (is_good)
    {
      g_assert_true (avt_picture_is_good (text));
      return;
    }
  g_assert_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_RANGE);
  g_assert_nonnull (strstr (error->message, says));
}

static void
check_png (guint32 width, guint32 height, gsize n_bytes, gboolean is_good, const char *says)
{
  g_autoptr (GByteArray) bytes = png_of (width, height, n_bytes);
  g_autofree char *text = g_base64_encode (bytes->data, bytes->len);

  check_file (bytes->data, bytes->len, is_good, says);
  g_assert_cmpint (avt_picture_is_good (text), ==, is_good);
}

static void
test_files (void)
{
  g_autofree char *blank = g_strnfill (AVT_PICTURE_MAX_BYTES + 1 - strlen (SVG), '\n');
  g_autofree char *large = g_strconcat (SVG, blank, NULL);

  check_file (SVG, strlen (SVG), TRUE, NULL);
  check_file ("\xef\xbb\xbf \n" SVG "\n", strlen (SVG) + 6, TRUE, NULL);
  check_file ("<?xml version='1.0'?>" SVG, strlen (SVG) + 21, TRUE, NULL);
  check_file (large, strlen (large) - 1, TRUE, NULL);
  check_file (large, strlen (large), FALSE, "512 KiB");
  check_file ("<html/>", 7, FALSE, "SVG or PNG");
  check_file ("<svg\0/>", 7, FALSE, "SVG or PNG");
  check_file ("<svg \377/>", 8, FALSE, "SVG or PNG");
  check_file ("", 0, FALSE, "SVG or PNG");
  check_file ("\377\330\377\340", 4, FALSE, "SVG or PNG");
  check_png (2048, 2048, 100, TRUE, NULL);
  check_png (1, 2048, 100, TRUE, NULL);
  check_png (1, 2049, 100, FALSE, "2048");
  check_png (2049, 1, 100, FALSE, "2048");
  check_png (2048, 2049, 100, FALSE, "2048");
  check_png (G_MAXUINT32, G_MAXUINT32, 100, FALSE, "2048");
  check_png (0, 1, 100, FALSE, "2048");
  check_png (1, 1, AVT_PICTURE_MAX_BYTES, TRUE, NULL);
  check_png (1, 1, AVT_PICTURE_MAX_BYTES + 1, FALSE, "512 KiB");
}

/* What a hand or another program may have put into a design. */
static void
test_texts (void)
{
  static const char *const bad[]
    = { "", "svg", "<p>text</p>", "iVBORw0KGgo", "iVBORw0KGgo=", "====", "AAAA",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB!", "data:image/png;base64,iVBORw0KGgo=" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (avt_picture_is_good (bad[i]))
      g_error ("“%s” is no picture", bad[i]);
  g_assert_true (avt_picture_is_good (SVG));
}

static void
test_png (void)
{
  g_autoptr (GByteArray) bytes = png_of (3, 2, 77);
  g_autofree char *text
    = avt_picture_from_file ((const char *) bytes->data, bytes->len, NULL);
  g_autoptr (GBytes) back = avt_picture_get_png (text);

  g_assert_cmpmem (bytes->data, bytes->len, g_bytes_get_data (back, NULL),
                   g_bytes_get_size (back));
  g_assert_null (avt_picture_get_png (SVG));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/picture/files", test_files);
  g_test_add_func ("/engine/base/picture/texts", test_texts);
  g_test_add_func ("/engine/base/picture/png", test_png);
  return g_test_run ();
}
