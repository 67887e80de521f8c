/* What the painter and the writers see of fonts and shapes. All of it is immutable once it can be
 * seen, so it is read without locks on any thread. */
#pragma once

#include "diagrams/scene/measure.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Characters with a column in the advance table: all below AVT_FONT_DIRECT, then a short list. */
#define AVT_FONT_DIRECT 0x180
#define AVT_FONT_LISTED 40
#define AVT_FONT_SLOTS (AVT_FONT_DIRECT + AVT_FONT_LISTED)

/* Advances are counted as Pango counts, in 1/1024 point. */
#define AVT_FONT_UNIT (1.0 / 1024)

struct _AvtFont
{
  cairo_font_face_t *face; /* NULL in the stub */
  cairo_font_face_t *raster_face;
  AvtTextSize size;
  AvtTextWeight weight;
  double ascent_pt;
  double descent_pt;
  double cap_height_pt;
  gint32 advance[AVT_FONT_SLOTS]; /* -1: not covered */
  guint16 glyph[AVT_FONT_SLOTS];
};

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

/** avt_font_slot: Returns: the column of @character in the advance table, or -1 */
int avt_font_slot (gunichar character);

gboolean avt_font_scan (const AvtFont *self, const char *text, guint *length, double *width_pt);

AvtShape *avt_measurer_shape (AvtMeasurer *self, const AvtFont *font, const char *text);
AvtShape *avt_shape_ref (AvtShape *self);
void avt_shape_unref (AvtShape *self);

G_END_DECLS
