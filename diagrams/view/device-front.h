/* What a device looks like: its face, or a schematic front that says what kind of thing it is. */
#pragma once

#include "diagrams/view/diagram.h"
#include "engine/design/type.h"

G_BEGIN_DECLS

gboolean avt_device_face_add (AvtSceneBuilder *builder, const AvtDiagramContext *context,
                              const char *svg, AvtRect rect, gboolean *will_come);
double avt_device_front_add (AvtSceneBuilder *builder, const AvtType *type, AvtRect rect);

G_END_DECLS
