/* The schematic front of a device: what kind of thing it is, at a glance. */
#pragma once

#include "diagrams/scene/scene.h"
#include "engine/design/type.h"

G_BEGIN_DECLS

double avt_device_front_add (AvtSceneBuilder *builder, const AvtType *type, AvtRect rect);

G_END_DECLS
