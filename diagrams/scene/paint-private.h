/* The painter's state, shared by its files. */
#pragma once

#include "diagrams/scene/paint.h"

#include <math.h>

G_BEGIN_DECLS

typedef struct
{
  cairo_t *cr;
  AvtPaintOptions options;
  gboolean is_raster;
  /* A user coordinate u lies at pixel u * pixels + offset. */
  double pixels;
  double offset_x;
  double offset_y;
  /* What cairo has been told last. */
  gboolean has_color;
  AvtColor color;
  const cairo_font_face_t *face;
  double font_size;
  AvtTextTurn font_turn;
  double line_width;
  int dash;
  double dash_scale;
} AvtPainter;

/* cairo_restore() brings back what was told before: call this after it. */
static inline void
avt_painter_forget (AvtPainter *self)
{
  self->has_color = FALSE;
  self->face = NULL;
  self->line_width = -1;
  self->dash = -1;
}

static inline void
avt_painter_set_color (AvtPainter *self, AvtColor color)
{
  if (self->has_color && avt_color_equal (self->color, color))
    return;
  cairo_set_source_rgba (self->cr, color.red / 255.0, color.green / 255.0, color.blue / 255.0,
                         color.alpha / 255.0);
  self->color = color;
  self->has_color = TRUE;
}

static inline double
avt_painter_clamp (double value)
{
  return CLAMP (value, -AVT_COORDINATE_MAX, AVT_COORDINATE_MAX);
}

/* The user coordinate of the pixel edge nearest to @value, moved by @shift pixels. */
static inline double
avt_painter_snap (const AvtPainter *self, double value, double offset, double shift)
{
  return avt_painter_clamp ((round (value * self->pixels + offset) + shift - offset)
                            / self->pixels);
}

void avt_painter_rectangle (AvtPainter *self, const AvtRectangleNode *node, const AvtRect *visible,
                            const AvtTransform *transform);
void avt_painter_path (AvtPainter *self, const AvtPathNode *node, const AvtRect *visible,
                       const AvtTransform *transform);
void avt_painter_text (AvtPainter *self, const AvtTextNode *node, const AvtTransform *transform);

G_END_DECLS
