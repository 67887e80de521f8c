/* The cables in the elevation of a rack: power cords from the supply to the outlet, network cables
 * from port to port. */
#pragma once

#include "diagrams/view/diagram.h"
#include "diagrams/view/elevation-layout.h"

G_BEGIN_DECLS

/** AvtDrawnDevice: a device of a view and where it was drawn */
typedef struct
{
  const AvtDevice *device;
  const AvtType *type;
  AvtRect rect;
} AvtDrawnDevice;

void avt_rack_cords_add (const AvtDiagramContext *context, AvtSceneBuilder *builder,
                         const AvtElevationLayout *layout, AvtElevationView view,
                         const AvtDrawnDevice *devices, guint n_devices, guint32 layers);

G_END_DECLS
