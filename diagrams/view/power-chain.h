/* The power chain as a single-line diagram: what feeds it, over which path, and does it hold when
 * a side is lost? Side A on the left, side B on the right, the loads between them. */
#pragma once

#include "diagrams/view/diagram.h"

G_BEGIN_DECLS

guint avt_power_chain_count_sheets (const AvtDiagramContext *context, AvtId scope);
AvtScene *avt_power_chain_build (const AvtDiagramContext *context, AvtId scope, guint sheet);

G_END_DECLS
