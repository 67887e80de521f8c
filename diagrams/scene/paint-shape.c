/* Rectangles and paths. On pixels, outlines are moved to the pixel grid and are whole pixels wide,
 * at least one, so that thin lines are crisp and equal at every zoom; what then consists of whole
 * pixels is filled as boxes, which cairo does ten times as fast as a stroke. */
#include "config.h"

#include "diagrams/scene/paint-private.h"
#include "diagrams/scene/theme.h"

#include <string.h>

static double
pixel_width (const AvtPainter *self, double width)
{
  return MAX (1, round (width * self->pixels));
}

static void
set_line (AvtPainter *self, double width_pt, AvtDash dash, double scale)
{
  double width = width_pt * scale;

  if (self->is_raster)
    width = pixel_width (self, width) / self->pixels;
  if (width != self->line_width)
    cairo_set_line_width (self->cr, width);
  self->line_width = width;
  if (self->dash == (int) dash && (dash == AVT_DASH_SOLID || self->dash_scale == scale))
    return;
  self->dash = (int) dash;
  self->dash_scale = scale;
  switch (dash)
    {
    case AVT_DASH_SOLID:
      cairo_set_dash (self->cr, NULL, 0, 0);
      cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_SQUARE);
      break;
    case AVT_DASH_DASHED:
      cairo_set_dash (self->cr,
                      (double[]){ avt_theme.dash_pt * scale, avt_theme.dash_gap_pt * scale }, 2, 0);
      cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
      break;
    case AVT_DASH_DOTTED:
      cairo_set_dash (self->cr,
                      (double[]){ avt_theme.dot_pt * scale, avt_theme.dot_gap_pt * scale }, 2, 0);
      cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
      break;
    }
}

static gboolean
has_stroke (const AvtStyle *style)
{
  return style->stroke.alpha != 0 && style->width_pt > 0;
}

static gboolean
has_hatch (const AvtPainter *self, const AvtStyle *style)
{
  return style->hatch != AVT_HATCH_NONE && style->hatch_color.alpha != 0
         && self->options.detail != AVT_DETAIL_BOXES;
}

/* Outlines an odd number of pixels wide run through the middle of pixels. */
static double
line_shift (const AvtPainter *self, const AvtStyle *style, double scale)
{
  if (!has_stroke (style))
    return 0;
  return fmod (pixel_width (self, style->width_pt * scale), 2) == 1 ? 0.5 : 0;
}

static AvtRect
snap_rect (const AvtPainter *self, AvtRect rect, double shift)
{
  double x = avt_painter_snap (self, rect.x, self->offset_x, shift);
  double y = avt_painter_snap (self, rect.y, self->offset_y, shift);

  return avt_rect (x, y, avt_painter_snap (self, avt_rect_right (rect), self->offset_x, shift) - x,
                   avt_painter_snap (self, avt_rect_bottom (rect), self->offset_y, shift) - y);
}

static void
add_box (AvtPainter *self, AvtRect rect)
{
  cairo_rectangle (self->cr, rect.x, rect.y, rect.width, rect.height);
}

/* Of boxes smaller than this only the colour can be seen, at a low level of detail. */
#define BOX_LEAST_PX 4

/* Lines closer than this on pixels are no hatch but a colour; then every second one is drawn. */
#define HATCH_STEP_LEAST_PX 4

static double
hatch_step (const AvtPainter *self, double scale)
{
  double step = avt_theme.hatch_step_pt * scale;

  while (self->is_raster && step * self->pixels < HATCH_STEP_LEAST_PX)
    step *= 2;
  return step;
}

/* The hatch lines through @area, from edge to edge. They stand on one grid of the page, so that
 * tiles meet. */
static void
trace_hatch (AvtPainter *self, AvtHatch hatch, AvtRect area, double scale)
{
  double step = hatch_step (self, scale);
  double right = avt_rect_right (area), bottom = avt_rect_bottom (area);

  /* Rising lines have one sum of x and y each, falling ones one difference. */
  if (hatch != AVT_HATCH_FALLING)
    for (double sum = ceil ((area.x + area.y) / step) * step; sum <= right + bottom; sum += step)
      {
        double high = MIN (right, sum - area.y), low = MAX (area.x, sum - bottom);

        cairo_move_to (self->cr, high, sum - high);
        cairo_line_to (self->cr, low, sum - low);
      }
  if (hatch != AVT_HATCH_RISING)
    for (double gap = ceil ((area.x - bottom) / step) * step; gap <= right - area.y; gap += step)
      {
        double low = MAX (area.x, gap + area.y), high = MIN (right, gap + bottom);

        cairo_move_to (self->cr, low, low - gap);
        cairo_line_to (self->cr, high, high - gap);
      }
}

/* Hatches the current path, which is used up, as far as it is visible. */
static void
hatch_path (AvtPainter *self, const AvtStyle *style, const AvtRect *visible, double scale)
{
  double x, y, right, bottom;
  AvtRect area;

  cairo_save (self->cr);
  cairo_clip (self->cr);
  cairo_clip_extents (self->cr, &x, &y, &right, &bottom);
  area = avt_rect (x, y, right - x, bottom - y);
  if (visible != NULL)
    area = avt_rect_intersection (area, *visible);
  if (area.width > 0 && area.height > 0)
    {
      /* The ends of the lines lie outside of what is seen, where tiles need not agree. */
      area = avt_rect_grow (area, hatch_step (self, scale));
      set_line (self, avt_theme.hatch_width_pt, AVT_DASH_SOLID, scale);
      avt_painter_set_color (self, style->hatch_color);
      trace_hatch (self, style->hatch, area, scale);
      cairo_stroke (self->cr);
    }
  cairo_restore (self->cr);
  avt_painter_forget (self);
}

static void
stroke_path (AvtPainter *self, const AvtStyle *style, double scale)
{
  avt_painter_set_color (self, style->stroke);
  set_line (self, style->width_pt, style->dash, scale);
  cairo_stroke (self->cr);
}

/* The four sides of a box whose outline covers whole pixels. */
static void
fill_sides (AvtPainter *self, AvtRect outer, double width)
{
  double right = avt_rect_right (outer), bottom = avt_rect_bottom (outer);

  if (outer.width <= 2 * width || outer.height <= 2 * width)
    add_box (self, outer);
  else
    {
      add_box (self, avt_rect (outer.x, outer.y, outer.width, width));
      add_box (self, avt_rect (outer.x, bottom - width, outer.width, width));
      add_box (self, avt_rect (outer.x, outer.y + width, width, outer.height - 2 * width));
      add_box (self, avt_rect (right - width, outer.y + width, width, outer.height - 2 * width));
    }
  cairo_fill (self->cr);
}

static void
paint_raster_rectangle (AvtPainter *self, const AvtStyle *style, AvtRect rect,
                        const AvtRect *visible, double scale)
{
  double width_px = pixel_width (self, style->width_pt * scale);
  double width = width_px / self->pixels;
  AvtRect edge = snap_rect (self, rect, line_shift (self, style, scale));
  AvtRect outer = has_stroke (style) ? avt_rect_grow (edge, width / 2) : edge;

  if (self->options.detail == AVT_DETAIL_BOXES
      && MIN (outer.width, outer.height) * self->pixels < BOX_LEAST_PX)
    {
      avt_painter_set_color (self, style->fill.alpha != 0 ? style->fill : style->stroke);
      add_box (self, outer);
      cairo_fill (self->cr);
      return;
    }
  if (style->fill.alpha != 0)
    {
      avt_painter_set_color (self, style->fill);
      /* Between the dashes of an outline the fill is seen up to the middle. */
      add_box (self, has_stroke (style)
                       ? avt_rect_grow (outer, -floor (width_px / 2) / self->pixels)
                       : outer);
      cairo_fill (self->cr);
    }
  if (has_hatch (self, style))
    {
      /* A clip between pixels would make the hatch a hundred times as slow. */
      add_box (self, outer);
      hatch_path (self, style, visible, scale);
    }
  if (!has_stroke (style))
    return;
  if (style->dash == AVT_DASH_SOLID)
    {
      avt_painter_set_color (self, style->stroke);
      fill_sides (self, outer, width);
    }
  else
    {
      add_box (self, edge);
      stroke_path (self, style, scale);
    }
}

static void
place_point (const AvtPainter *self, const AvtTransform *transform, const double *point,
             gboolean is_snapped, double shift, double *x, double *y)
{
  *x = avt_painter_clamp (transform->x + transform->scale * point[0]);
  *y = avt_painter_clamp (transform->y + transform->scale * point[1]);
  if (is_snapped)
    {
      *x = avt_painter_snap (self, *x, self->offset_x, shift);
      *y = avt_painter_snap (self, *y, self->offset_y, shift);
    }
}

static void
trace_arc (AvtPainter *self, const double *numbers, double x, double y, double scale)
{
  double radius = avt_painter_clamp (numbers[2] * scale);

  if (numbers[4] >= numbers[3])
    cairo_arc (self->cr, x, y, radius, numbers[3], numbers[4]);
  else
    cairo_arc_negative (self->cr, x, y, radius, numbers[3], numbers[4]);
}

static void
trace (AvtPainter *self, const AvtPathNode *node, const AvtTransform *transform)
{
  const double *numbers = node->numbers;
  gboolean has_arc = memchr (node->verbs, AVT_PATH_ARC, node->n_verbs) != NULL;
  gboolean is_snapped = self->is_raster && has_stroke (node->style) && !has_arc;
  double shift = line_shift (self, node->style, transform->scale);

  for (guint i = 0; i < node->n_verbs; i++)
    {
      double x = 0, y = 0;

      if (node->verbs[i] != AVT_PATH_CLOSE)
        place_point (self, transform, numbers, is_snapped, shift, &x, &y);
      switch ((AvtPathVerb) node->verbs[i])
        {
        case AVT_PATH_MOVE:
          cairo_move_to (self->cr, x, y);
          numbers += 2;
          break;
        case AVT_PATH_LINE:
          cairo_line_to (self->cr, x, y);
          numbers += 2;
          break;
        case AVT_PATH_ARC:
          trace_arc (self, numbers, x, y, transform->scale);
          numbers += 5;
          break;
        case AVT_PATH_CLOSE:
          cairo_close_path (self->cr);
          break;
        }
    }
}

/* Whether the path is a plain outline of level and upright lines. */
static gboolean
is_level (const AvtPathNode *node)
{
  if (!has_stroke (node->style) || node->style->dash != AVT_DASH_SOLID
      || node->style->fill.alpha != 0 || node->style->hatch != AVT_HATCH_NONE)
    return FALSE;
  for (guint i = 0; i < node->n_verbs; i++)
    {
      const double *point = node->numbers + 2 * i;

      if (node->verbs[i] > AVT_PATH_LINE)
        return FALSE;
      if (node->verbs[i] == AVT_PATH_LINE && point[0] != point[-2] && point[1] != point[-1])
        return FALSE;
    }
  return TRUE;
}

static void
fill_level_lines (AvtPainter *self, const AvtPathNode *node, const AvtTransform *transform)
{
  double shift = line_shift (self, node->style, transform->scale);
  double width = pixel_width (self, node->style->width_pt * transform->scale) / self->pixels;
  double x = 0, y = 0, from_x, from_y;

  for (guint i = 0; i < node->n_verbs; i++)
    {
      from_x = x;
      from_y = y;
      place_point (self, transform, node->numbers + 2 * i, TRUE, shift, &x, &y);
      if (node->verbs[i] == AVT_PATH_LINE)
        add_box (self, avt_rect_grow (avt_rect (MIN (x, from_x), MIN (y, from_y),
                                                fabs (x - from_x), fabs (y - from_y)),
                                      width / 2));
    }
  avt_painter_set_color (self, node->style->stroke);
  cairo_fill (self->cr);
}

static void
paint_traced (AvtPainter *self, const AvtStyle *style, const AvtRect *visible, double scale)
{
  if (style->fill.alpha != 0)
    {
      avt_painter_set_color (self, style->fill);
      cairo_fill_preserve (self->cr);
    }
  if (has_hatch (self, style))
    {
      cairo_path_t *outline = cairo_copy_path (self->cr);

      hatch_path (self, style, visible, scale);
      cairo_append_path (self->cr, outline);
      cairo_path_destroy (outline);
    }
  if (has_stroke (style))
    stroke_path (self, style, scale);
  else
    cairo_new_path (self->cr);
}

void
avt_painter_rectangle (AvtPainter *self, const AvtRectangleNode *node, const AvtRect *visible,
                       const AvtTransform *transform)
{
  AvtRect rect = avt_transform_rect (*transform, node->rect);

  if (self->is_raster)
    {
      paint_raster_rectangle (self, node->style, rect, visible, transform->scale);
      return;
    }
  cairo_rectangle (self->cr, avt_painter_clamp (rect.x), avt_painter_clamp (rect.y), rect.width,
                   rect.height);
  paint_traced (self, node->style, visible, transform->scale);
}

void
avt_painter_path (AvtPainter *self, const AvtPathNode *node, const AvtRect *visible,
                  const AvtTransform *transform)
{
  if (self->is_raster && is_level (node))
    {
      fill_level_lines (self, node, transform);
      return;
    }
  trace (self, node, transform);
  paint_traced (self, node->style, visible, transform->scale);
}
