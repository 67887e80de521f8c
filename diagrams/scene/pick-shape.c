#include "config.h"

#include "diagrams/scene/pick-shape.h"

#include <math.h>

/* Segments a quarter of a circle is taken as: at a radius of 100 pt they lie 0.03 pt inside. */
#define QUARTER_SEGMENTS 16

typedef struct
{
  double x1, y1, x2, y2;
} Segment;

typedef struct
{
  /* What is asked. */
  gboolean is_point;
  double x, y;    /* the point */
  double reach;   /* how far from a line still counts */
  AvtRect rect;   /* the rectangle, grown by the line's half width */
  /* What was seen. */
  gboolean is_near;
  int winding; /* around the point, or around a corner of the rectangle */
  /* Where the path is. */
  double start_x, start_y, last_x, last_y;
  gboolean has_last;
} Tracer;

static double
segment_distance (const Segment *s, double x, double y)
{
  double dx = s->x2 - s->x1, dy = s->y2 - s->y1, length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - s->x1) * dx + (y - s->y1) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return hypot (x - s->x1 - t * dx, y - s->y1 - t * dy);
}

/* Cuts the segment at the four sides (Liang and Barsky). */
static gboolean
segment_meets (const Segment *s, AvtRect rect)
{
  double from = 0, to = 1;
  double d[2] = { s->x2 - s->x1, s->y2 - s->y1 }, at[2] = { s->x1, s->y1 };
  double low[2] = { rect.x, rect.y };
  double high[2] = { avt_rect_right (rect), avt_rect_bottom (rect) };

  for (int i = 0; i < 2; i++)
    {
      double a, b;

      if (d[i] == 0)
        {
          if (at[i] < low[i] || at[i] > high[i])
            return FALSE;
          continue;
        }
      a = (low[i] - at[i]) / d[i];
      b = (high[i] - at[i]) / d[i];
      from = MAX (from, MIN (a, b));
      to = MIN (to, MAX (a, b));
    }
  return from <= to;
}

static void
count_winding (Tracer *self, const Segment *s, double x, double y)
{
  double side = (s->x2 - s->x1) * (y - s->y1) - (x - s->x1) * (s->y2 - s->y1);

  if (s->y1 <= y && s->y2 > y && side > 0)
    self->winding++;
  else if (s->y1 > y && s->y2 <= y && side < 0)
    self->winding--;
}

static void
meet_segment (Tracer *self, const Segment *s)
{
  if (self->is_point)
    {
      self->is_near = self->is_near || segment_distance (s, self->x, self->y) <= self->reach;
      count_winding (self, s, self->x, self->y);
    }
  else
    {
      self->is_near = self->is_near || segment_meets (s, self->rect);
      count_winding (self, s, self->rect.x, self->rect.y);
    }
}

static void
line_to (Tracer *self, double x, double y)
{
  Segment segment = { self->last_x, self->last_y, x, y };

  if (self->has_last)
    meet_segment (self, &segment);
  else
    {
      self->start_x = x;
      self->start_y = y;
    }
  self->last_x = x;
  self->last_y = y;
  self->has_last = TRUE;
}

static void
arc_to (Tracer *self, const double *numbers)
{
  double span = numbers[4] - numbers[3];
  int n = (int) MAX (1, ceil (fabs (span) / G_PI_2 * QUARTER_SEGMENTS));

  for (int i = 0; i <= n; i++)
    {
      double angle = numbers[3] + span * i / n;

      line_to (self, numbers[0] + numbers[2] * cos (angle), numbers[1] + numbers[2] * sin (angle));
    }
}

/* The fill of an open part closes it, the outline does not. */
static void
end_part (Tracer *self)
{
  Segment segment = { self->last_x, self->last_y, self->start_x, self->start_y };

  if (self->has_last && self->is_point)
    count_winding (self, &segment, self->x, self->y);
  else if (self->has_last)
    count_winding (self, &segment, self->rect.x, self->rect.y);
  self->has_last = FALSE;
}

static void
trace_path (Tracer *self, const AvtPathNode *path)
{
  const double *numbers = path->numbers;

  for (guint i = 0; i < path->n_verbs; i++)
    switch ((AvtPathVerb) path->verbs[i])
      {
      case AVT_PATH_MOVE:
        end_part (self);
        line_to (self, numbers[0], numbers[1]);
        numbers += 2;
        break;
      case AVT_PATH_LINE:
        line_to (self, numbers[0], numbers[1]);
        numbers += 2;
        break;
      case AVT_PATH_ARC:
        arc_to (self, numbers);
        numbers += 5;
        break;
      case AVT_PATH_CLOSE:
        if (self->has_last)
          line_to (self, self->start_x, self->start_y);
        break;
      }
  end_part (self);
}

static gboolean
is_solid (const AvtStyle *style)
{
  return style->fill.alpha != 0 || style->hatch != AVT_HATCH_NONE;
}

static double
half_width (const AvtStyle *style)
{
  return style->stroke.alpha != 0 ? style->width_pt / 2 : 0;
}

static gboolean
path_is_hit (const AvtPathNode *path, Tracer *tracer)
{
  trace_path (tracer, path);
  return (tracer->is_near && path->style->stroke.alpha != 0)
         || (is_solid (path->style) && (tracer->is_near || tracer->winding != 0));
}

static gboolean
rectangle_is_at (const AvtRectangleNode *node, double x, double y, double slop_pt)
{
  double reach = slop_pt + half_width (node->style);

  if (!avt_rect_contains_point (avt_rect_grow (node->rect, reach), x, y))
    return FALSE;
  return is_solid (node->style)
         || (node->style->stroke.alpha != 0
             && (avt_rect_is_empty (avt_rect_grow (node->rect, -reach))
                 || !avt_rect_contains_point (avt_rect_grow (node->rect, -reach), x, y)));
}

static gboolean
rectangle_touches (const AvtRectangleNode *node, AvtRect rect)
{
  double reach = half_width (node->style);

  if (!avt_rect_intersects (avt_rect_grow (node->rect, reach), rect))
    return FALSE;
  return is_solid (node->style)
         || (node->style->stroke.alpha != 0
             && !avt_rect_contains (avt_rect_grow (node->rect, -reach), rect));
}

/**
 * avt_node_is_at:
 * @x, @y: in the coordinates of the node's parent
 * @slop_pt: how far beside it still counts
 *
 * Returns: whether @node paints there; the inside of what is neither filled nor hatched does not
 *     count, all of the box of a text, a picture, a link and a group does
 */
gboolean
avt_node_is_at (const AvtNode *node, double x, double y, double slop_pt)
{
  Tracer tracer = { .is_point = TRUE, .x = x, .y = y };

  if (!avt_rect_contains_point (avt_rect_grow (node->bounds, slop_pt), x, y))
    return FALSE;
  switch (node->kind)
    {
    case AVT_NODE_RECTANGLE:
      return rectangle_is_at ((const AvtRectangleNode *) node, x, y, slop_pt);
    case AVT_NODE_PATH:
      tracer.reach = slop_pt + half_width (((const AvtPathNode *) node)->style);
      return path_is_hit ((const AvtPathNode *) node, &tracer);
    case AVT_NODE_GROUP:
    case AVT_NODE_TEXT:
    case AVT_NODE_IMAGE:
    case AVT_NODE_LINK:
    case AVT_NODE_SCENE:
      break;
    }
  return TRUE;
}

/** avt_node_touches: Returns: whether @node paints in @rect of its parent's coordinates */
gboolean
avt_node_touches (const AvtNode *node, AvtRect rect)
{
  Tracer tracer = { 0 };

  if (!avt_rect_intersects (node->bounds, rect))
    return FALSE;
  switch (node->kind)
    {
    case AVT_NODE_RECTANGLE:
      return rectangle_touches ((const AvtRectangleNode *) node, rect);
    case AVT_NODE_PATH:
      tracer.rect = avt_rect_grow (rect, half_width (((const AvtPathNode *) node)->style));
      return path_is_hit ((const AvtPathNode *) node, &tracer);
    case AVT_NODE_GROUP:
    case AVT_NODE_TEXT:
    case AVT_NODE_IMAGE:
    case AVT_NODE_LINK:
    case AVT_NODE_SCENE:
      break;
    }
  return TRUE;
}
