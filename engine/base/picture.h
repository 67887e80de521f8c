/* A picture kept as text: an SVG document as it is, a PNG file in base64. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of the file. */
#define AVT_PICTURE_MAX_BYTES (512 * 1024)
#define AVT_PICTURE_MAX_SIDE 2048

/* Base64 writes three bytes as four. */
#define AVT_PICTURE_MAX_TEXT_BYTES (4 * ((AVT_PICTURE_MAX_BYTES + 2) / 3))

gboolean avt_png_read_size (const guint8 *data, gsize size, guint32 *width, guint32 *height);
gboolean avt_picture_is_svg (const char *text);
gboolean avt_picture_is_good (const char *text);
char *avt_picture_from_file (const char *data, gsize size, GError **error);
GBytes *avt_picture_get_png (const char *text);

G_END_DECLS
