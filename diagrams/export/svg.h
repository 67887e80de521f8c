/* SVG of a scene, with real text. */
#pragma once

#include "diagrams/export/export.h"

G_BEGIN_DECLS

/**
 * AvtSvgOptions:
 * @has_outlines: text as outlines, for readers without the fonts
 * @is_transparent: without a white ground
 */
typedef struct
{
  gboolean has_outlines;
  gboolean is_transparent;
} AvtSvgOptions;

gboolean avt_svg_write (const AvtScene *scene, const AvtSvgOptions *options, AvtExportFunc func,
                        gpointer user_data, GError **error);
GBytes *avt_svg_export (const AvtScene *scene, const AvtSvgOptions *options, GError **error);

G_END_DECLS
