/* Transforms of a scene only move and scale evenly, so the painter applies them itself and never
 * touches cairo's matrix: fonts, dashes and colours stay set from one node to the next. */
#include "config.h"

#include "diagrams/scene/paint.h"

#include "diagrams/scene/paint-private.h"

#include <string.h>

/* Sharper joins are cut; the bounds of paths count on it. */
#define MITER_LIMIT 2

static void paint_list (AvtPainter *self, const AvtNode *first, const AvtRect *visible,
                        const AvtTransform *transform);

static void
paint_image (AvtPainter *self, const AvtImageNode *node, const AvtTransform *transform)
{
  AvtRect rect = avt_transform_rect (*transform, node->rect);
  int width = avt_image_get_width (node->image), height = avt_image_get_height (node->image);
  cairo_surface_t *surface;

  if (rect.width <= 0 || rect.height <= 0)
    return;
  /* One surface a painting: cairo's own state of a source may not be shared by threads. */
  surface = cairo_image_surface_create_for_data ((guint8 *) avt_image_get_pixels (node->image),
                                                 CAIRO_FORMAT_ARGB32, width, height, width * 4);
  avt_image_set_key (node->image, surface);
  cairo_save (self->cr);
  cairo_translate (self->cr, avt_painter_clamp (rect.x), avt_painter_clamp (rect.y));
  cairo_scale (self->cr, rect.width / width, rect.height / height);
  cairo_set_source_surface (self->cr, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (self->cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (self->cr, 0, 0, width, height);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (surface);
  avt_painter_forget (self);
}

static void
paint_group (AvtPainter *self, const AvtGroupNode *node, const AvtRect *visible,
             const AvtTransform *transform)
{
  AvtTransform inner = avt_transform_chain (*transform, node->group.transform);
  const AvtRect *clip = node->group.clip;
  AvtRect area, part;

  if (clip == NULL)
    {
      paint_list (self, node->first, visible, &inner);
      return;
    }
  area = avt_transform_rect (inner, *clip);
  part = visible != NULL ? avt_rect_intersection (area, *visible) : area;
  cairo_save (self->cr);
  cairo_rectangle (self->cr, avt_painter_clamp (area.x), avt_painter_clamp (area.y), area.width,
                   area.height);
  cairo_clip (self->cr);
  paint_list (self, node->first, &part, &inner);
  cairo_restore (self->cr);
  avt_painter_forget (self);
}

static void
paint_scene (AvtPainter *self, const AvtSceneNode *node, const AvtRect *visible,
             const AvtTransform *transform)
{
  AvtTransform inner = avt_transform_chain (*transform, node->transform);

  paint_list (self, avt_scene_get_first (node->scene), visible, &inner);
}

static void
paint_node (AvtPainter *self, const AvtNode *node, const AvtRect *visible,
            const AvtTransform *transform)
{
  AvtDetail detail = self->options.detail;

  switch (node->kind)
    {
    case AVT_NODE_GROUP:
      paint_group (self, (const AvtGroupNode *) node, visible, transform);
      break;
    case AVT_NODE_RECTANGLE:
      avt_painter_rectangle (self, (const AvtRectangleNode *) node, visible, transform);
      break;
    case AVT_NODE_PATH:
      if (detail != AVT_DETAIL_BOXES)
        avt_painter_path (self, (const AvtPathNode *) node, visible, transform);
      break;
    case AVT_NODE_TEXT:
      if (detail == AVT_DETAIL_FULL)
        avt_painter_text (self, (const AvtTextNode *) node, transform);
      break;
    case AVT_NODE_IMAGE:
      if (detail != AVT_DETAIL_BOXES)
        paint_image (self, (const AvtImageNode *) node, transform);
      break;
    case AVT_NODE_LINK:
      break;
    case AVT_NODE_SCENE:
      paint_scene (self, (const AvtSceneNode *) node, visible, transform);
      break;
    }
}

/* @visible is in user coordinates; whole groups outside of it are passed over. */
static void
paint_list (AvtPainter *self, const AvtNode *first, const AvtRect *visible,
            const AvtTransform *transform)
{
  AvtRect window = AVT_RECT_EMPTY;

  if (visible != NULL)
    window = avt_transform_invert_rect (*transform, *visible);
  for (const AvtNode *node = first; node != NULL; node = node->next)
    if (visible == NULL || avt_rect_intersects (node->bounds, window))
      paint_node (self, node, visible, transform);
}

static void
init_painter (AvtPainter *self, cairo_t *cr, const AvtPaintOptions *options)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_matrix_t matrix;
  double scale_x, scale_y, offset_x, offset_y;

  memset (self, 0, sizeof *self);
  self->cr = cr;
  if (options != NULL)
    self->options = *options;
  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &scale_x, &scale_y);
  cairo_surface_get_device_offset (target, &offset_x, &offset_y);
  self->pixels = matrix.xx * scale_x;
  self->offset_x = matrix.x0 * scale_x + offset_x;
  self->offset_y = matrix.y0 * scale_y + offset_y;
  self->is_raster = cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_IMAGE;
  avt_painter_forget (self);
}

static void
set_font_options (cairo_t *cr)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);
}

/**
 * avt_scene_paint:
 * @cr: a context whose matrix only moves and scales evenly; its ground is left as it is
 * @visible: (nullable): what of the scene will be seen, in points; nodes outside are passed over
 * @scale: units of @cr per point
 * @options: (nullable): NULL paints everything
 *
 * Paints the scene with its origin at the origin of @cr. On image surfaces outlines lie on the
 * pixel grid and are whole pixels wide, at least one. Tiles whose matrices differ by whole pixels
 * fit together without seams. May run on any thread, for the same scene on several at once.
 */
void
avt_scene_paint (cairo_t *cr, const AvtScene *scene, const AvtRect *visible, double scale,
                 const AvtPaintOptions *options)
{
  AvtTransform transform = { 0, 0, scale };
  AvtPainter self;
  AvtRect area = AVT_RECT_EMPTY;

  g_return_if_fail (scale > 0);

  cairo_save (cr);
  init_painter (&self, cr, options);
  set_font_options (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_miter_limit (cr, MITER_LIMIT);
  /* Outlines moved to the grid reach a pixel beyond their bounds. */
  if (visible != NULL)
    area = avt_transform_rect (transform, avt_rect_grow (*visible, 1 / (self.pixels * scale)));
  paint_list (&self, avt_scene_get_first (scene), visible != NULL ? &area : NULL, &transform);
  cairo_restore (cr);
}
