/* Racks side by side, standing on one floor: what the canvas shows, and where things lie in it. */
#pragma once

#include "diagrams/view/rack-elevation.h"

G_BEGIN_DECLS

typedef struct _AvtRackRow AvtRackRow; /* immutable, atomically counted */

AvtRackRow *avt_rack_row_new (const AvtDiagramContext *context, const AvtId *racks, guint n_racks,
                              const AvtElevationOptions *options);
AvtRackRow *avt_rack_row_new_all (const AvtDiagramContext *context,
                                  const AvtElevationOptions *options);
GArray *avt_rack_row_list (const AvtDesign *design, AvtId row);
AvtRackRow *avt_rack_row_ref (AvtRackRow *self);
void avt_rack_row_unref (AvtRackRow *self);

AvtScene *avt_rack_row_get_scene (const AvtRackRow *self);
guint avt_rack_row_get_n_racks (const AvtRackRow *self);
AvtId avt_rack_row_get_rack (const AvtRackRow *self, guint i);
AvtRect avt_rack_row_get_frame (const AvtRackRow *self, AvtId rack);
AvtRect avt_rack_row_place (const AvtRackRow *self, const AvtType *type, const AvtPlace *place);
gboolean avt_rack_row_locate (const AvtRackRow *self, double x, double y, const AvtType *type,
                              double grip_hu, AvtPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtRackRow, avt_rack_row_unref)

G_END_DECLS
