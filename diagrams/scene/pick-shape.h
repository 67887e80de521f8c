/* Whether a node is at a point or in a rectangle, by what it paints. */
#pragma once

#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

gboolean avt_node_is_at (const AvtNode *node, double x, double y, double slop_pt);
gboolean avt_node_touches (const AvtNode *node, AvtRect rect);

G_END_DECLS
