/* What a device looks like: its face, or a schematic front that says what kind of thing it is. */
#pragma once

#include "diagrams/scene/face.h"
#include "engine/design/type.h"

G_BEGIN_DECLS

gboolean avt_device_face_add (AvtSceneBuilder *builder, AvtFaceStore *faces, const char *svg,
                              AvtRect rect);
double avt_device_front_add (AvtSceneBuilder *builder, const AvtType *type, AvtRect rect);

G_END_DECLS
