/* A scene as text: what golden tests compare. */
#pragma once

#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

char *avt_scene_to_text (const AvtScene *scene);

G_END_DECLS
