/* Shaped texts: the glyphs of what the table of a font does not cover. */
#pragma once

#include "diagrams/scene/font.h"

G_BEGIN_DECLS

typedef struct _AvtShaper AvtShaper;

typedef struct
{
  cairo_font_face_t *face;
  cairo_font_face_t *raster_face;
  const char *text; /* of the run, inside the shape's text */
  int length;
  gboolean backward;
  cairo_glyph_t *glyphs; /* positions in points from the start of the shape */
  int n_glyphs;
  cairo_text_cluster_t *clusters;
  int n_clusters;
} AvtShapeRun;

struct _AvtShape
{
  gatomicrefcount ref_count;
  const AvtFont *font;
  char *text;
  guint length;
  double width_pt;
  AvtShapeRun *runs;
  guint n_runs;
};

AvtShaper *avt_shaper_new (const AvtFontFiles *own);
void avt_shaper_free (AvtShaper *self);

AvtShape *avt_shape_new (AvtShaper *shaper, const AvtFont *font, char *text);
AvtShape *avt_shape_ref (AvtShape *self);
void avt_shape_unref (AvtShape *self);

AvtShape *avt_measurer_shape (AvtMeasurer *self, const AvtFont *font, const char *text);

G_END_DECLS
