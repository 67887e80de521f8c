#include "config.h"

#include "widgets/canvas/viewport.h"


/** avt_viewport_get_scale: Returns: widget pixels a point */
double
avt_viewport_get_scale (const AvtViewport *self)
{
  return self->zoom * AVT_PIXELS_PER_POINT;
}

AvtRect
avt_viewport_to_widget (const AvtViewport *self, AvtRect scene)
{
  return avt_transform_rect ((AvtTransform){ -self->x, -self->y, avt_viewport_get_scale (self) },
                             scene);
}

AvtRect
avt_viewport_to_scene (const AvtViewport *self, AvtRect widget)
{
  return avt_transform_invert_rect (
    (AvtTransform){ -self->x, -self->y, avt_viewport_get_scale (self) }, widget);
}

/** avt_viewport_point_to_scene: @x, @y: (inout): widget pixels in, points out */
void
avt_viewport_point_to_scene (const AvtViewport *self, double *x, double *y)
{
  double scale = avt_viewport_get_scale (self);

  *x = (*x + self->x) / scale;
  *y = (*y + self->y) / scale;
}

/**
 * avt_viewport_zoomed:
 * @zoom: wanted; kept within the limits
 * @x: @y: a place of the widget, in its pixels, that goes on showing the same point of the scene
 */
AvtViewport
avt_viewport_zoomed (const AvtViewport *self, double zoom, double x, double y)
{
  double limited = CLAMP (zoom, AVT_ZOOM_MIN, AVT_ZOOM_MAX);
  double factor = limited / self->zoom;

  return (AvtViewport){ limited, (self->x + x) * factor - x, (self->y + y) * factor - y };
}

/** avt_viewport_fitting: Returns: the largest zoom, at most 2, that shows all of @scene in a
 * widget of the given size with @margin pixels around it, centred */
AvtViewport
avt_viewport_fitting (AvtRect scene, double width, double height, double margin)
{
  AvtViewport result = { 1, 0, 0 };
  double across = MAX (width - 2 * margin, 1), down = MAX (height - 2 * margin, 1);
  double scale;

  if (scene.width > 0 && scene.height > 0)
    result.zoom = MIN (across / scene.width, down / scene.height) / AVT_PIXELS_PER_POINT;
  result.zoom = CLAMP (result.zoom, AVT_ZOOM_MIN, 2);
  scale = avt_viewport_get_scale (&result);
  result.x = (scene.x + scene.width / 2) * scale - width / 2;
  result.y = (scene.y + scene.height / 2) * scale - height / 2;
  return result;
}

static double
moved (double view, double length, double start, double end, double margin)
{
  if (end - start + 2 * margin > length || start - margin < view)
    return start - margin;
  return end + margin > view + length ? end + margin - length : view;
}

/** avt_viewport_showing: Returns: the viewport moved by as little as brings @scene into view */
AvtViewport
avt_viewport_showing (const AvtViewport *self, AvtRect scene, double width, double height,
                      double margin)
{
  AvtRect rect = avt_viewport_to_widget (self, scene);
  double x = rect.x + self->x, y = rect.y + self->y;

  return (AvtViewport){ self->zoom, moved (self->x, width, x, x + rect.width, margin),
                        moved (self->y, height, y, y + rect.height, margin) };
}

/**
 * avt_viewport_range:
 * @content_start: @content_end: extent of the drawing along the axis, in widget pixels
 * @view: where the view starts now
 * @length: of the view
 *
 * Returns: the drawing with its margin, and what is in view: so zooming at the pointer near an
 *   edge never makes the drawing jump, and what lies outside can only be left, not entered
 */
AvtRange
avt_viewport_range (double content_start, double content_end, double margin, double view,
                    double length)
{
  double lower = content_start - margin, upper = content_end + margin;

  /* Less than a pixel is no reason for a scroll bar. */
  return (AvtRange){ lower > view - 1 ? view : lower,
                     upper < view + length + 1 ? view + length : upper };
}
