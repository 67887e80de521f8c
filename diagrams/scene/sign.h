/* The signs of a status: a tick, a triangle, a cross, a question mark. Shape and colour both say
 * it. */
#pragma once

#include "diagrams/scene/scene.h"
#include "diagrams/scene/theme.h"

G_BEGIN_DECLS

void avt_scene_builder_add_sign (AvtSceneBuilder *self, AvtStatus status, AvtRect box);

G_END_DECLS
