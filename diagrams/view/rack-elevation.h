/* The elevation of a rack: where is it? Front, rear and side to one scale. */
#pragma once

#include "diagrams/view/diagram.h"
#include "diagrams/view/elevation-layout.h"

G_BEGIN_DECLS

AvtScene *avt_rack_elevation (const AvtDiagramContext *context, AvtId rack,
                              const AvtElevationOptions *options);
AvtScene *avt_rack_elevation_build (const AvtDiagramContext *context, AvtId rack, guint sheet);

extern const AvtElevationOptions avt_elevation_options_paper;
extern const AvtElevationOptions avt_elevation_options_screen;

G_END_DECLS
