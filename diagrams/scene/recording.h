/* The recording of an SVG that archivolt-svg makes, read as a scene. */
#pragma once

#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

AvtScene *avt_recording_read (AvtMeasurer *measurer, const char *symbol, const char *text,
                              gsize size);

G_END_DECLS
