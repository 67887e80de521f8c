/* Rectangles and the one kind of transform a scene knows: move and scale evenly. All coordinates
 * are points (1/72 inch), x to the right, y down. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AvtRect: a rectangle in points; empty when its width or height is negative. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} AvtRect;

/** AvtTransform: a point p of a child lies at (x, y) + scale * p in its parent. */
typedef struct
{
  double x;
  double y;
  double scale;
} AvtTransform;

#define AVT_RECT_EMPTY ((AvtRect){ 0, 0, -1, -1 })
#define AVT_TRANSFORM_IDENTITY ((AvtTransform){ 0, 0, 1 })

/* cairo keeps device coordinates in 24.8 fixed point and crashes beyond that. */
#define AVT_COORDINATE_MAX 8000000.0

static inline AvtRect
avt_rect (double x, double y, double width, double height)
{
  return (AvtRect){ x, y, width, height };
}

static inline gboolean
avt_rect_is_empty (AvtRect rect)
{
  return rect.width < 0 || rect.height < 0;
}

static inline double
avt_rect_right (AvtRect rect)
{
  return rect.x + rect.width;
}

static inline double
avt_rect_bottom (AvtRect rect)
{
  return rect.y + rect.height;
}

/** avt_rect_intersects: Returns: whether the two share a point; touching edges do. */
static inline gboolean
avt_rect_intersects (AvtRect a, AvtRect b)
{
  return !avt_rect_is_empty (a) && !avt_rect_is_empty (b) && a.x <= avt_rect_right (b)
         && b.x <= avt_rect_right (a) && a.y <= avt_rect_bottom (b) && b.y <= avt_rect_bottom (a);
}

static inline gboolean
avt_rect_contains_point (AvtRect rect, double x, double y)
{
  return x >= rect.x && y >= rect.y && x <= avt_rect_right (rect) && y <= avt_rect_bottom (rect);
}

static inline gboolean
avt_rect_contains (AvtRect outer, AvtRect inner)
{
  return !avt_rect_is_empty (inner) && inner.x >= outer.x && inner.y >= outer.y
         && avt_rect_right (inner) <= avt_rect_right (outer)
         && avt_rect_bottom (inner) <= avt_rect_bottom (outer);
}

/** avt_rect_union: Returns: the smallest rectangle around both; an empty one adds nothing. */
static inline AvtRect
avt_rect_union (AvtRect a, AvtRect b)
{
  double x, y;

  if (avt_rect_is_empty (a))
    return b;
  if (avt_rect_is_empty (b))
    return a;
  x = MIN (a.x, b.x);
  y = MIN (a.y, b.y);
  return avt_rect (x, y, MAX (avt_rect_right (a), avt_rect_right (b)) - x,
                   MAX (avt_rect_bottom (a), avt_rect_bottom (b)) - y);
}

/** avt_rect_intersection: Returns: what both cover, or %AVT_RECT_EMPTY. */
static inline AvtRect
avt_rect_intersection (AvtRect a, AvtRect b)
{
  double x = MAX (a.x, b.x), y = MAX (a.y, b.y);

  if (!avt_rect_intersects (a, b))
    return AVT_RECT_EMPTY;
  return avt_rect (x, y, MIN (avt_rect_right (a), avt_rect_right (b)) - x,
                   MIN (avt_rect_bottom (a), avt_rect_bottom (b)) - y);
}

/** avt_rect_grow: Returns: @rect moved out by @margin on each side; a negative margin shrinks. */
static inline AvtRect
avt_rect_grow (AvtRect rect, double margin)
{
  if (avt_rect_is_empty (rect))
    return rect;
  return avt_rect (rect.x - margin, rect.y - margin, rect.width + 2 * margin,
                   rect.height + 2 * margin);
}

static inline AvtRect
avt_transform_rect (AvtTransform transform, AvtRect rect)
{
  if (avt_rect_is_empty (rect))
    return rect;
  return avt_rect (transform.x + transform.scale * rect.x, transform.y + transform.scale * rect.y,
                   transform.scale * rect.width, transform.scale * rect.height);
}

/** avt_transform_invert_rect: Returns: the rectangle of the child that lies at @rect. */
static inline AvtRect
avt_transform_invert_rect (AvtTransform transform, AvtRect rect)
{
  if (avt_rect_is_empty (rect))
    return rect;
  return avt_rect ((rect.x - transform.x) / transform.scale,
                   (rect.y - transform.y) / transform.scale, rect.width / transform.scale,
                   rect.height / transform.scale);
}

/** avt_transform_chain: Returns: the transform of a child's child, seen from the parent. */
static inline AvtTransform
avt_transform_chain (AvtTransform parent, AvtTransform child)
{
  return (AvtTransform){ parent.x + parent.scale * child.x, parent.y + parent.scale * child.y,
                         parent.scale * child.scale };
}

G_END_DECLS
