/* The one painter: of tiles on screen, PDF, PNG and print. */
#pragma once

#include "diagrams/scene/scene.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef enum
{
  AVT_DETAIL_FULL,
  AVT_DETAIL_NO_TEXT, /* shapes without labels */
  AVT_DETAIL_BOXES,   /* rectangles only */
} AvtDetail;

/**
 * AvtPaintOptions:
 * @text_least_px: text of fewer pixels is left out; 0 paints all
 */
typedef struct
{
  AvtDetail detail;
  double text_least_px;
} AvtPaintOptions;

void avt_scene_paint (cairo_t *cr, const AvtScene *scene, const AvtRect *visible, double scale,
                      const AvtPaintOptions *options);

G_END_DECLS
