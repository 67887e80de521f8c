/* Which part of a scene a canvas shows. Scene coordinates are points; zoom 1 shows them in their
 * real size, at 96 pixels an inch. */
#pragma once

#include "diagrams/scene/geometry.h"

G_BEGIN_DECLS

#define AVT_ZOOM_MIN 0.02
#define AVT_ZOOM_MAX 16.0
#define AVT_PIXELS_PER_POINT (96.0 / 72.0)

/** AvtViewport: (x, y) is the place of the widget's upper left corner, in widget pixels from the
 * origin of the scene. */
typedef struct
{
  double zoom;
  double x;
  double y;
} AvtViewport;

/** AvtRange: what one axis can be scrolled over, in widget pixels; half-open. */
typedef struct
{
  double lower;
  double upper;
} AvtRange;

double avt_viewport_get_scale (const AvtViewport *self);
AvtRect avt_viewport_to_widget (const AvtViewport *self, AvtRect scene);
AvtRect avt_viewport_to_scene (const AvtViewport *self, AvtRect widget);
void avt_viewport_point_to_scene (const AvtViewport *self, double *x, double *y);
AvtViewport avt_viewport_zoomed (const AvtViewport *self, double zoom, double x, double y);
AvtViewport avt_viewport_fitting (AvtRect scene, double width, double height, double margin);
AvtViewport avt_viewport_showing (const AvtViewport *self, AvtRect scene, double width,
                                  double height, double margin);
AvtRange avt_viewport_range (double content_start, double content_end, double margin, double view,
                             double length);

G_END_DECLS
