/* Leaves are packed by sorting into columns by x and within each by y (Leutenegger, Edgington and
 * Lopez, "STR: A Simple and Efficient Algorithm for R-Tree Packing", 1997). */
#include "config.h"

#include "diagrams/scene/rtree.h"

#include <math.h>

#define FANOUT 16

typedef struct
{
  AvtRect rect;
  guint value;
} Leaf;

struct _AvtRtree
{
  guint n_leaves;
  Leaf *leaves;
  /* Level 0 stands over the leaves; each box over FANOUT of the level below; the last has one. */
  GPtrArray *levels; /* of GArray of AvtRect */
};

static int
compare_doubles (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_x (gconstpointer a, gconstpointer b)
{
  const Leaf *one = a, *other = b;

  return compare_doubles (2 * one->rect.x + one->rect.width, 2 * other->rect.x + other->rect.width);
}

static int
compare_y (gconstpointer a, gconstpointer b)
{
  const Leaf *one = a, *other = b;

  return compare_doubles (2 * one->rect.y + one->rect.height,
                          2 * other->rect.y + other->rect.height);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

static void
pack_leaves (AvtRtree *self)
{
  guint n_boxes = (self->n_leaves + FANOUT - 1) / FANOUT;
  guint column = (guint) ceil (sqrt (n_boxes)) * FANOUT;

  qsort (self->leaves, self->n_leaves, sizeof (Leaf), compare_x);
  for (guint i = 0; i < self->n_leaves; i += column)
    qsort (self->leaves + i, MIN (column, self->n_leaves - i), sizeof (Leaf), compare_y);
}

static const AvtRect *
child_rect (const AvtRtree *self, guint level, guint i)
{
  GArray *below;

  if (level == 0)
    return &self->leaves[i].rect;
  below = g_ptr_array_index (self->levels, level - 1);
  return &g_array_index (below, AvtRect, i);
}

static void
add_level (AvtRtree *self, guint n_children)
{
  guint level = self->levels->len;
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (AvtRect));

  for (guint i = 0; i < n_children; i += FANOUT)
    {
      AvtRect box = AVT_RECT_EMPTY;

      for (guint k = i; k < MIN (i + FANOUT, n_children); k++)
        box = avt_rect_union (box, *child_rect (self, level, k));
      g_array_append_val (boxes, box);
    }
  g_ptr_array_add (self->levels, boxes);
}

static void
query_children (const AvtRtree *self, guint level, guint from, guint to, const AvtRect *rect,
                GArray *found)
{
  for (guint i = from; i < to; i++)
    {
      guint n_children;

      if (!avt_rect_intersects (*child_rect (self, level, i), *rect))
        continue;
      if (level == 0)
        {
          g_array_append_val (found, self->leaves[i].value);
          continue;
        }
      n_children = level == 1 ? self->n_leaves
                              : ((GArray *) g_ptr_array_index (self->levels, level - 2))->len;
      query_children (self, level - 1, i * FANOUT, MIN ((i + 1) * FANOUT, n_children), rect,
                      found);
    }
}

/** avt_rtree_new: Returns: (transfer full): a tree of copies of @rects */
AvtRtree *
avt_rtree_new (const AvtRect *rects, guint n_rects)
{
  AvtRtree *self = g_new0 (AvtRtree, 1);
  guint n = n_rects;

  self->n_leaves = n_rects;
  self->leaves = g_new (Leaf, MAX (n_rects, 1));
  self->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n_rects; i++)
    self->leaves[i] = (Leaf){ rects[i], i };
  if (n_rects > FANOUT)
    pack_leaves (self);
  while (n > 1)
    {
      add_level (self, n);
      n = (n + FANOUT - 1) / FANOUT;
    }
  return self;
}

void
avt_rtree_free (AvtRtree *self)
{
  g_ptr_array_unref (self->levels);
  g_free (self->leaves);
  g_free (self);
}

/**
 * avt_rtree_query:
 * @found: (element-type guint): gets the positions of the rectangles that touch @rect, ascending
 */
void
avt_rtree_query (const AvtRtree *self, AvtRect rect, GArray *found)
{
  guint first = found->len, n_levels = self->levels->len;

  query_children (self, n_levels, 0, MIN (self->n_leaves, 1), &rect, found);
  if (found->len > first)
    qsort ((guint *) (gpointer) found->data + first, found->len - first, sizeof (guint),
           compare_values);
}
