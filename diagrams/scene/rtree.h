/* Which of many rectangles meet a given one: a packed R-tree, built once and never changed. */
#pragma once

#include "diagrams/scene/geometry.h"

G_BEGIN_DECLS

typedef struct _AvtRtree AvtRtree;

AvtRtree *avt_rtree_new (const AvtRect *rects, guint n_rects);
void avt_rtree_free (AvtRtree *self);
void avt_rtree_query (const AvtRtree *self, AvtRect rect, GArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtRtree, avt_rtree_free)

G_END_DECLS
