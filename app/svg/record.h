/* An SVG made into a short list of filled and stroked outlines, or into a PNG. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GByteArray *avt_svg_record (const guint8 *svg, gsize size);

G_END_DECLS
