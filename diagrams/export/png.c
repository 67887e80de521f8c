/* The picture is painted in bands, filtered and compressed as it grows, so that the largest one
 * takes a few megabytes of memory. Formats and names of chunks: W3C, "Portable Network Graphics
 * (PNG) Specification (Second Edition)". */
#include "config.h"

#include "diagrams/export/png.h"

#include "diagrams/scene/paint.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Pixels of a band; more would not be faster. */
#define BAND_PIXELS (1 << 19)

/* Level 4 makes drawings a tenth larger than level 6 in half of the time. */
#define LEVEL 4

/* Lines that are equal to the one above become zeros. */
#define FILTER_UP 2

#define MM_PER_INCH 25.4

typedef struct
{
  AvtExportFunc func;
  gpointer user_data;
  GConverter *deflate;
  int width;
  int height;
  int n_channels;
  double scale;
  gboolean is_transparent;
  guint8 *above; /* the last row, as bytes of the file */
  guint8 *row;
  GByteArray *filtered;
  GByteArray *compressed;
} Writer;

static guint32 crc_table[256];

static void
fill_crc_table (void)
{
  static gsize is_filled;

  if (!g_once_init_enter (&is_filled))
    return;
  for (guint32 i = 0; i < 256; i++)
    {
      guint32 c = i;

      for (int k = 0; k < 8; k++)
        c = (c & 1) != 0 ? 0xedb88320u ^ (c >> 1) : c >> 1;
      crc_table[i] = c;
    }
  g_once_init_leave (&is_filled, 1);
}

static guint32
add_crc (guint32 crc, const guint8 *data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    crc = crc_table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
  return crc;
}

static void
store_word (guint8 *at, guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (at, &value, 4);
}

static gboolean
put_chunk (Writer *self, const char *name, const guint8 *data, guint32 size, GError **error)
{
  guint8 head[8], tail[4];
  guint32 crc = 0xffffffffu;

  store_word (head, size);
  memcpy (head + 4, name, 4);
  crc = add_crc (crc, head + 4, 4);
  crc = add_crc (crc, data, size);
  store_word (tail, ~crc);
  return self->func (head, 8, self->user_data, error)
         && (size == 0 || self->func (data, size, self->user_data, error))
         && self->func (tail, 4, self->user_data, error);
}

static gboolean
put_head (Writer *self, double dpi, GError **error)
{
  static const guint8 signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  guint8 header[13], density[9], intent[1] = { 0 };

  store_word (header, (guint32) self->width);
  store_word (header + 4, (guint32) self->height);
  header[8] = 8;
  header[9] = self->is_transparent ? 6 : 2;
  header[10] = header[11] = header[12] = 0;
  store_word (density, (guint32) (dpi / MM_PER_INCH * 1000 + 0.5));
  memcpy (density + 4, density, 4);
  density[8] = 1;
  return self->func (signature, sizeof signature, self->user_data, error)
         && put_chunk (self, "IHDR", header, sizeof header, error)
         && put_chunk (self, "sRGB", intent, sizeof intent, error)
         && put_chunk (self, "pHYs", density, sizeof density, error);
}

static void
convert_opaque (guint8 *out, const guint32 *pixels, int width)
{
  for (int x = 0; x < width; x++, out += 3)
    {
      out[0] = (guint8) (pixels[x] >> 16);
      out[1] = (guint8) (pixels[x] >> 8);
      out[2] = (guint8) pixels[x];
    }
}

static guint8
divide (guint32 value, guint32 alpha)
{
  return (guint8) MIN ((value * 255 + alpha / 2) / alpha, 255);
}

static void
convert_transparent (guint8 *out, const guint32 *pixels, int width)
{
  for (int x = 0; x < width; x++, out += 4)
    {
      guint32 pixel = pixels[x], alpha = pixel >> 24;

      memset (out, 0, 4);
      if (alpha == 0)
        continue;
      out[0] = divide (pixel >> 16 & 0xff, alpha);
      out[1] = divide (pixel >> 8 & 0xff, alpha);
      out[2] = divide (pixel & 0xff, alpha);
      out[3] = (guint8) alpha;
    }
}

/* Compresses what has been filtered and writes what has come out. */
static gboolean
deflate (Writer *self, gboolean is_last, GError **error)
{
  const guint8 *in = self->filtered->data;
  gsize n_in = self->filtered->len;

  for (;;)
    {
      gsize n_read = 0, n_written = 0;
      g_autoptr (GError) local = NULL;
      GConverterResult result;

      result = g_converter_convert (self->deflate, in, n_in, self->compressed->data,
                                    self->compressed->len,
                                    is_last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
                                    &n_read, &n_written, &local);
      if (result == G_CONVERTER_ERROR
          && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        break;
      if (result == G_CONVERTER_ERROR)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      in += n_read;
      n_in -= n_read;
      if (n_written > 0
          && !put_chunk (self, "IDAT", self->compressed->data, (guint32) n_written, error))
        return FALSE;
      if (result == G_CONVERTER_FINISHED || (!is_last && n_in == 0))
        break;
    }
  g_byte_array_set_size (self->filtered, 0);
  return TRUE;
}

static void
filter_row (Writer *self, const guint32 *pixels)
{
  guint size = (guint) (self->width * self->n_channels), at = self->filtered->len;
  guint8 *out, *swap;

  if (self->is_transparent)
    convert_transparent (self->row, pixels, self->width);
  else
    convert_opaque (self->row, pixels, self->width);
  g_byte_array_set_size (self->filtered, at + size + 1);
  out = self->filtered->data + at;
  *out++ = FILTER_UP;
  for (guint i = 0; i < size; i++)
    out[i] = (guint8) (self->row[i] - self->above[i]);
  swap = self->above;
  self->above = self->row;
  self->row = swap;
}

static void
paint_band (Writer *self, const AvtScene *scene, cairo_surface_t *band, int top)
{
  AvtRect visible = avt_rect (0, top / self->scale, self->width / self->scale,
                              cairo_image_surface_get_height (band) / self->scale);
  cairo_t *cr = cairo_create (band);

  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_rgba (cr, 1, 1, 1, self->is_transparent ? 0 : 1);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_translate (cr, 0, -top);
  avt_scene_paint (cr, scene, &visible, self->scale, NULL);
  cairo_destroy (cr);
}

static gboolean
put_band (Writer *self, const AvtScene *scene, cairo_surface_t *band, int top, GError **error)
{
  int n_rows = MIN (cairo_image_surface_get_height (band), self->height - top);
  int stride = cairo_image_surface_get_stride (band);
  const guint8 *data;

  paint_band (self, scene, band, top);
  cairo_surface_flush (band);
  if (cairo_surface_status (band) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_FAILED,
                   _("The picture could not be painted: %s."),
                   cairo_status_to_string (cairo_surface_status (band)));
      return FALSE;
    }
  data = cairo_image_surface_get_data (band);
  for (int y = 0; y < n_rows; y++)
    filter_row (self, (const guint32 *) (gconstpointer) (data + (gsize) y * (gsize) stride));
  return deflate (self, FALSE, error);
}

static gboolean
put_bands (Writer *self, const AvtScene *scene, GError **error)
{
  int band_height = CLAMP (BAND_PIXELS / self->width, 16, self->height);
  cairo_surface_t *band = cairo_image_surface_create (
    self->is_transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, self->width, band_height);
  gboolean is_good = TRUE;

  for (int top = 0; top < self->height && is_good; top += band_height)
    is_good = put_band (self, scene, band, top, error);
  cairo_surface_destroy (band);
  return is_good && deflate (self, TRUE, error);
}

static gboolean
measure (Writer *self, const AvtScene *scene, const AvtPngOptions *options, GError **error)
{
  double width, height;

  self->scale = options->dpi / 72;
  width = ceil (MAX (avt_scene_get_width (scene), 1) * self->scale - 0.001);
  height = ceil (MAX (avt_scene_get_height (scene), 1) * self->scale - 0.001);
  if (!(options->dpi > 0) || width > AVT_PNG_SIDE_MAX || height > AVT_PNG_SIDE_MAX
      || width * height > AVT_PNG_PIXELS_MAX)
    {
      g_set_error (error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_TOO_LARGE,
                   _("A picture has at most %d million pixels and %d on a side."),
                   AVT_PNG_PIXELS_MAX / 1000000, AVT_PNG_SIDE_MAX);
      return FALSE;
    }
  self->width = (int) MAX (width, 1);
  self->height = (int) MAX (height, 1);
  return TRUE;
}

/**
 * avt_png_write:
 * @options: (nullable): NULL for 96 dpi on white
 * @func: gets the file in pieces
 * @error: AVT_EXPORT_ERROR_TOO_LARGE beyond AVT_PNG_PIXELS_MAX or AVT_PNG_SIDE_MAX
 *
 * Paints the page of the scene. Equal scenes give equal bytes.
 *
 * Returns: whether the whole file was written
 */
gboolean
avt_png_write (const AvtScene *scene, const AvtPngOptions *options, AvtExportFunc func,
               gpointer user_data, GError **error)
{
  static const AvtPngOptions defaults = { .dpi = 96 };
  Writer self = { .func = func, .user_data = user_data };
  gboolean is_good;

  if (options == NULL)
    options = &defaults;
  if (!avt_export_check_scene (scene, error) || !measure (&self, scene, options, error))
    return FALSE;
  fill_crc_table ();
  self.is_transparent = options->is_transparent;
  self.n_channels = self.is_transparent ? 4 : 3;
  self.deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  self.above = g_malloc0_n ((gsize) self.width, (gsize) self.n_channels);
  self.row = g_malloc_n ((gsize) self.width, (gsize) self.n_channels);
  self.filtered = g_byte_array_new ();
  self.compressed = g_byte_array_new ();
  g_byte_array_set_size (self.compressed, 65536);
  is_good = put_head (&self, options->dpi, error) && put_bands (&self, scene, error)
            && put_chunk (&self, "IEND", NULL, 0, error);
  g_object_unref (self.deflate);
  g_free (self.above);
  g_free (self.row);
  g_byte_array_unref (self.filtered);
  g_byte_array_unref (self.compressed);
  return is_good;
}

/** avt_png_export: Returns: (transfer full) (nullable): what avt_png_write() writes, in memory */
GBytes *
avt_png_export (const AvtScene *scene, const AvtPngOptions *options, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();

  if (avt_png_write (scene, options, avt_export_append_cb, bytes, error))
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}
