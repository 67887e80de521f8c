#include "config.h"

#include "engine/base/picture.h"

#include "engine/base/field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PNG_HEADER_BYTES 24
#define BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

static guint32
read_word (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/**
 * avt_png_read_size:
 *
 * The size stands at a fixed place behind the signature: nothing is decoded to know it.
 *
 * Returns: whether the file begins like a PNG; only then @width and @height are set, to pixels
 */
gboolean
avt_png_read_size (const guint8 *data, gsize size, guint32 *width, guint32 *height)
{
  static const guint8 signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

  if (size < PNG_HEADER_BYTES || memcmp (data, signature, sizeof signature) != 0
      || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  *width = read_word (data + 16);
  *height = read_word (data + 20);
  return TRUE;
}

static gboolean
is_good_side (guint32 pixels)
{
  return pixels > 0 && pixels <= AVT_PICTURE_MAX_SIDE;
}

static gboolean
is_base64 (const char *text)
{
  gsize length = strlen (text);
  gsize n_digits = strspn (text, BASE64);

  return length > 0 && length % 4 == 0 && length - n_digits <= 2
         && strspn (text + n_digits, "=") == length - n_digits;
}

/** avt_picture_is_svg: Returns: whether the text begins like one; whether it can be drawn is known
 * when it is drawn */
gboolean
avt_picture_is_svg (const char *text)
{
  return *text == '<' && strstr (text, "<svg") != NULL;
}

/** avt_picture_is_good: Returns: whether the text is a picture within the limits */
gboolean
avt_picture_is_good (const char *text)
{
  g_autofree guint8 *data = NULL;
  guint32 width, height;
  gsize size;

  if (avt_picture_is_svg (text))
    return strlen (text) <= AVT_PICTURE_MAX_BYTES;
  if (!is_base64 (text))
    return FALSE;
  data = g_base64_decode (text, &size);
  return size <= AVT_PICTURE_MAX_BYTES && avt_png_read_size (data, size, &width, &height)
         && is_good_side (width) && is_good_side (height);
}

static char *
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_RANGE, sentence);
  return NULL;
}

/* The text of an SVG file without the mark of its encoding; NULL: it is something else. */
static char *
read_svg (const char *data, gsize size)
{
  static const char mark[] = "\xef\xbb\xbf";
  g_autofree char *text = NULL;

  if (memchr (data, 0, size) != NULL || !g_utf8_validate (data, (gssize) size, NULL))
    return NULL;
  text = g_strndup (data, size);
  if (g_str_has_prefix (text, mark))
    memmove (text, text + strlen (mark), size - strlen (mark) + 1);
  g_strstrip (text);
  return avt_picture_is_svg (text) ? g_steal_pointer (&text) : NULL;
}

/**
 * avt_picture_from_file:
 * @data: an SVG or PNG file
 * @error: in the domain %AVT_FIELD_ERROR; says what a picture may be
 *
 * Returns: (transfer full) (nullable): the text that keeps it
 */
char *
avt_picture_from_file (const char *data, gsize size, GError **error)
{
  g_autofree char *svg = NULL;
  guint32 width, height;

  if (size > AVT_PICTURE_MAX_BYTES)
    return refuse (error, _ ("The picture is too large; it may have at most 512 KiB."));
  if (avt_png_read_size ((const guint8 *) data, size, &width, &height))
    return is_good_side (width) && is_good_side (height)
             ? g_base64_encode ((const guint8 *) data, size)
             : refuse (error, _ ("The picture may have at most 2048 × 2048 pixels."));
  svg = read_svg (data, size);
  return svg != NULL ? g_steal_pointer (&svg)
                     : refuse (error, _ ("The picture must be an SVG or PNG file."));
}

/** avt_picture_get_png: Returns: (transfer full) (nullable): the file, of a good picture in PNG */
GBytes *
avt_picture_get_png (const char *text)
{
  gsize size;
  guchar *data;

  if (avt_picture_is_svg (text))
    return NULL;
  data = g_base64_decode (text, &size);
  return g_bytes_new_take (data, size);
}
