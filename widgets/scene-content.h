/* A drawing on its way to other programs: as SVG and as PNG. */
#pragma once

#include "diagrams/scene/scene.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

GBytes *avt_scene_content_to_svg (gconstpointer scene, GError **error);
GBytes *avt_scene_content_to_png (gconstpointer scene, GError **error);
GdkContentProvider *avt_scene_content_new (AvtScene *scene);

G_END_DECLS
