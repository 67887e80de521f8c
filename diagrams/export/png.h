/* PNG of a scene. */
#pragma once

#include "diagrams/export/export.h"

G_BEGIN_DECLS

#define AVT_PNG_PIXELS_MAX 200000000
#define AVT_PNG_SIDE_MAX 32000

/**
 * AvtPngOptions:
 * @dpi: pixels per inch; 72 gives one a point
 * @is_transparent: without a white ground
 */
typedef struct
{
  double dpi;
  gboolean is_transparent;
} AvtPngOptions;

gboolean avt_png_write (const AvtScene *scene, const AvtPngOptions *options, AvtExportFunc func,
                        gpointer user_data, GError **error);
GBytes *avt_png_export (const AvtScene *scene, const AvtPngOptions *options, GError **error);

G_END_DECLS
