/* A picture of a drawing: PNG bytes, checked and decoded once. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _AvtImage AvtImage; /* immutable, reference counted atomically */

#define AVT_IMAGE_ERROR (avt_image_error_quark ())

typedef enum
{
  AVT_IMAGE_ERROR_NOT_PNG,
  AVT_IMAGE_ERROR_TOO_LARGE,
} AvtImageError;

/* 4,096 by 4,096 pixels take 64 MiB decoded. */
#define AVT_IMAGE_PIXELS_MAX 16777216

GQuark avt_image_error_quark (void);

AvtImage *avt_image_new (GBytes *png, GError **error);
AvtImage *avt_image_ref (AvtImage *self);
void avt_image_unref (AvtImage *self);
GBytes *avt_image_get_png (const AvtImage *self);
int avt_image_get_width (const AvtImage *self);
int avt_image_get_height (const AvtImage *self);
const guint8 *avt_image_get_pixels (const AvtImage *self);
void avt_image_set_key (const AvtImage *self, cairo_surface_t *surface);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtImage, avt_image_unref)

G_END_DECLS
