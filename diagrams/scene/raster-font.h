/* Glyphs for pixels: the same outlines as of a font, in four positions between two pixels. */
#pragma once

#include <cairo.h>

/* Steps of a pixel at which a glyph can stand. */
#define AVT_RASTER_PHASES 4

cairo_font_face_t *avt_raster_font_new (cairo_font_face_t *face);

/** avt_raster_glyph: Returns: the index of @glyph moved @phase quarters of a pixel */
static inline unsigned long
avt_raster_glyph (unsigned long glyph, unsigned int phase)
{
  return glyph * AVT_RASTER_PHASES + phase;
}
