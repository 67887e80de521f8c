/* cairo 1.16 puts each glyph of a raster font on a whole pixel, which tears words apart at the
 * sizes of a drawing; filling the outlines of each label as a path is ten times as slow. A user
 * font keeps its glyphs in cairo's cache: ours has four of each, moved by quarters of a pixel
 * along the line of text. */
#include "config.h"

#include "diagrams/scene/raster-font.h"

#include <glib.h>
#include <math.h>

static const cairo_user_data_key_t face_key;

static cairo_status_t
render_glyph_cb (cairo_scaled_font_t *scaled_font, unsigned long index, cairo_t *cr,
                 cairo_text_extents_t *extents)
{
  cairo_font_face_t *own = cairo_scaled_font_get_font_face (scaled_font);
  cairo_font_face_t *face = cairo_font_face_get_user_data (own, &face_key);
  double shift = (double) (index % AVT_RASTER_PHASES) / AVT_RASTER_PHASES;
  cairo_glyph_t glyph = { index / AVT_RASTER_PHASES, 0, 0 };
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_matrix_t matrix;

  /* The matrix leads to pixels; turned text runs along y. */
  cairo_get_matrix (cr, &matrix);
  if (fabs (matrix.xx) > fabs (matrix.yx))
    matrix.x0 += shift;
  else
    matrix.y0 += shift;
  cairo_set_matrix (cr, &matrix);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);
  cairo_set_font_face (cr, face);
  cairo_set_font_size (cr, 1);
  cairo_glyph_path (cr, &glyph, 1);
  cairo_fill (cr);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * avt_raster_font_new:
 * @face: a font, which is held
 *
 * Returns: (transfer full): a font whose glyphs avt_raster_glyph() names; only for showing glyphs
 *     on image surfaces, at whole pixels
 */
cairo_font_face_t *
avt_raster_font_new (cairo_font_face_t *face)
{
  cairo_font_face_t *self = cairo_user_font_face_create ();

  cairo_user_font_face_set_render_glyph_func (self, render_glyph_cb);
  cairo_font_face_set_user_data (self, &face_key, cairo_font_face_reference (face),
                                 (cairo_destroy_func_t) cairo_font_face_destroy);
  return self;
}
