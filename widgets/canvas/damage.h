/* What of a drawing has to be painted anew when one scene takes the place of another. */
#pragma once

#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

GArray *avt_scene_damage (const AvtScene *before, const AvtScene *after);

G_END_DECLS
