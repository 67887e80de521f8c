/* The racks of a row side by side, to one scale, on sheets of paper: what stands where in the row?
 * First the sheets seen from the front, then those seen from the rear. */
#pragma once

#include "diagrams/view/diagram.h"

G_BEGIN_DECLS

guint avt_row_elevation_count_sheets (const AvtDiagramContext *context, AvtId scope);
AvtScene *avt_row_elevation_build (const AvtDiagramContext *context, AvtId scope, guint sheet);

G_END_DECLS
