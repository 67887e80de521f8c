#include "config.h"

#include "diagrams/scene/image.h"

#include "engine/base/picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AvtImage
{
  gatomicrefcount ref_count;
  GBytes *png;
  char *key; /* digest of the file */
  int width;
  int height;
  guint8 *pixels; /* premultiplied ARGB words, 4 * width bytes a row */
};

typedef struct
{
  const guint8 *data;
  gsize size;
} Source;

G_DEFINE_QUARK (avt-image-error-quark, avt_image_error)

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

/* Before anything is decoded. */
static gboolean
check_header (const guint8 *data, gsize size, GError **error)
{
  guint32 width, height;

  if (!avt_png_read_size (data, size, &width, &height))
    {
      g_set_error_literal (error, AVT_IMAGE_ERROR, AVT_IMAGE_ERROR_NOT_PNG,
                           _("A picture must be a PNG file."));
      return FALSE;
    }
  if (width == 0 || height == 0 || (guint64) width * height > AVT_IMAGE_PIXELS_MAX)
    {
      g_set_error (error, AVT_IMAGE_ERROR, AVT_IMAGE_ERROR_TOO_LARGE,
                   _("A picture has at most %d million pixels."), AVT_IMAGE_PIXELS_MAX / 1000000);
      return FALSE;
    }
  return TRUE;
}

static void
copy_pixels (AvtImage *self, cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  gboolean is_opaque = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24;

  self->width = cairo_image_surface_get_width (surface);
  self->height = cairo_image_surface_get_height (surface);
  self->pixels = g_malloc_n ((gsize) self->width * self->height, 4);
  for (int y = 0; y < self->height; y++)
    {
      guint32 *row = (guint32 *) (self->pixels + (gsize) y * self->width * 4);

      memcpy (row, data + (gsize) y * stride, (gsize) self->width * 4);
      for (int x = 0; is_opaque && x < self->width; x++)
        row[x] |= 0xff000000u;
    }
}

/**
 * avt_image_new:
 * @png: a PNG file of at most AVT_IMAGE_PIXELS_MAX pixels
 * @error: says what is wrong with it
 *
 * Returns: (transfer full) (nullable): the picture, decoded
 */
AvtImage *
avt_image_new (GBytes *png, GError **error)
{
  Source source;
  cairo_surface_t *surface;
  AvtImage *self;

  source.data = g_bytes_get_data (png, &source.size);
  if (!check_header (source.data, source.size, error))
    return NULL;
  surface = cairo_image_surface_create_from_png_stream (read_cb, &source);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      g_set_error_literal (error, AVT_IMAGE_ERROR, AVT_IMAGE_ERROR_NOT_PNG,
                           _("The picture is damaged."));
      return NULL;
    }
  self = g_new0 (AvtImage, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->png = g_bytes_ref (png);
  self->key = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, png);
  copy_pixels (self, surface);
  cairo_surface_destroy (surface);
  return self;
}

AvtImage *
avt_image_ref (AvtImage *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
avt_image_unref (AvtImage *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_bytes_unref (self->png);
  g_free (self->key);
  g_free (self->pixels);
  g_free (self);
}

/** avt_image_get_png: Returns: (transfer none): the file */
GBytes *
avt_image_get_png (const AvtImage *self)
{
  return self->png;
}

int
avt_image_get_width (const AvtImage *self)
{
  return self->width;
}

int
avt_image_get_height (const AvtImage *self)
{
  return self->height;
}

/** avt_image_get_pixels: Returns: premultiplied ARGB words, as cairo keeps them, no padding */
const guint8 *
avt_image_get_pixels (const AvtImage *self)
{
  return self->pixels;
}

/**
 * avt_image_set_key:
 * @surface: one that shows the pixels of @self
 *
 * Names the surface by its content, so that a PDF holds a picture once however often it is shown.
 */
void
avt_image_set_key (const AvtImage *self, cairo_surface_t *surface)
{
  char *key = g_strdup (self->key);

  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID, (const guint8 *) key,
                                   strlen (key), g_free, key)
      != CAIRO_STATUS_SUCCESS)
    g_free (key);
}
