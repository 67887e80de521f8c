/* The phase load chart: does each line of each feed hold, normally and when the other side is
 * lost? */
#pragma once

#include "diagrams/view/diagram.h"

G_BEGIN_DECLS

guint avt_phase_load_count_sheets (const AvtDiagramContext *context, AvtId scope);
AvtScene *avt_phase_load_build (const AvtDiagramContext *context, AvtId scope, guint sheet);

G_END_DECLS
