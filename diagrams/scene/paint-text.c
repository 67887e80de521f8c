/* Text. On paper it stays text, with the characters of each glyph; on pixels it is made of glyph
 * images at quarters of a pixel (raster-font.c), and large text of outlines. */
#include "config.h"

#include "diagrams/scene/shape.h"
#include "diagrams/scene/paint-private.h"
#include "diagrams/scene/raster-font.h"

/* Labels of drawings are short; longer ones allocate. */
#define N_GLYPHS 128

/* Above this size in pixels there are few labels, and images of glyphs take much memory. */
#define IMAGE_SIZE_MAX 64

static gboolean
uses_images (const AvtPainter *self, double size)
{
  return self->is_raster && size * self->pixels <= IMAGE_SIZE_MAX;
}

static void
set_font (AvtPainter *self, cairo_font_face_t *face, double size, AvtTextTurn turn)
{
  cairo_matrix_t matrix;

  if (self->face == face && self->font_size == size && self->font_turn == turn)
    return;
  switch (turn)
    {
    case AVT_TURN_NONE:
      cairo_matrix_init (&matrix, size, 0, 0, size, 0, 0);
      break;
    case AVT_TURN_UP:
      cairo_matrix_init (&matrix, 0, -size, size, 0, 0, 0);
      break;
    case AVT_TURN_DOWN:
      cairo_matrix_init (&matrix, 0, size, -size, 0, 0, 0);
      break;
    }
  if (self->face != face)
    cairo_set_font_face (self->cr, face);
  cairo_set_font_matrix (self->cr, &matrix);
  self->face = face;
  self->font_size = size;
  self->font_turn = turn;
}

/* From along and across the line of text to the page. */
static void
turn_glyph (cairo_glyph_t *glyph, double x, double y, double along, double across,
            AvtTextTurn turn)
{
  switch (turn)
    {
    case AVT_TURN_NONE:
      glyph->x = x + along;
      glyph->y = y + across;
      break;
    case AVT_TURN_UP:
      glyph->x = x + across;
      glyph->y = y - along;
      break;
    case AVT_TURN_DOWN:
      glyph->x = x - across;
      glyph->y = y + along;
      break;
    }
}

/* Moves the glyphs to whole pixels across the line and to quarters along it. */
static void
place_images (const AvtPainter *self, cairo_glyph_t *glyphs, int n_glyphs, AvtTextTurn turn)
{
  for (int i = 0; i < n_glyphs; i++)
    {
      double x = glyphs[i].x * self->pixels + self->offset_x;
      double y = glyphs[i].y * self->pixels + self->offset_y;
      double *along = turn == AVT_TURN_NONE ? &x : &y;
      double *across = turn == AVT_TURN_NONE ? &y : &x;
      double steps = round (*along * AVT_RASTER_PHASES);
      double whole = floor (steps / AVT_RASTER_PHASES);

      glyphs[i].index = avt_raster_glyph (glyphs[i].index,
                                          (guint) (steps - whole * AVT_RASTER_PHASES));
      *along = whole;
      *across = round (*across);
      glyphs[i].x = (x - self->offset_x) / self->pixels;
      glyphs[i].y = (y - self->offset_y) / self->pixels;
    }
}

static void
show_glyphs (AvtPainter *self, double size, AvtTextTurn turn, const char *text, int length,
             cairo_glyph_t *glyphs, int n_glyphs, const cairo_text_cluster_t *clusters,
             int n_clusters, gboolean is_backward)
{
  if (uses_images (self, size))
    {
      place_images (self, glyphs, n_glyphs, turn);
      cairo_show_glyphs (self->cr, glyphs, n_glyphs);
    }
  else if (self->is_raster)
    {
      cairo_glyph_path (self->cr, glyphs, n_glyphs);
      cairo_fill (self->cr);
    }
  else
    cairo_show_text_glyphs (self->cr, text, length, glyphs, n_glyphs, clusters, n_clusters,
                            is_backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

static void
paint_plain (AvtPainter *self, const AvtTextNode *node, double x, double y, double along,
             double scale)
{
  double size = avt_text_size_get_points (node->style->size) * scale;
  cairo_glyph_t few_glyphs[N_GLYPHS], *glyphs = few_glyphs;
  cairo_text_cluster_t few_clusters[N_GLYPHS], *clusters = few_clusters;
  int n = 0;

  if (node->length > N_GLYPHS)
    {
      glyphs = g_new (cairo_glyph_t, node->length);
      clusters = g_new (cairo_text_cluster_t, node->length);
    }
  for (const char *p = node->text; *p != '\0'; n++)
    {
      int n_bytes = (guint8) *p < 0x80 ? 1 : g_utf8_skip[(guint8) *p];
      int slot = n_bytes == 1 ? *p : avt_font_slot (g_utf8_get_char (p));

      glyphs[n].index = node->font->glyph[slot];
      turn_glyph (&glyphs[n], x, y, along, 0, node->style->turn);
      along += node->font->advance[slot] * AVT_FONT_UNIT * scale;
      clusters[n] = (cairo_text_cluster_t){ n_bytes, 1 };
      p += n_bytes;
    }
  set_font (self, uses_images (self, size) ? node->font->raster_face : node->font->face, size,
            node->style->turn);
  show_glyphs (self, size, node->style->turn, node->text, (int) node->length, glyphs, n, clusters,
               n, FALSE);
  if (glyphs != few_glyphs)
    {
      g_free (glyphs);
      g_free (clusters);
    }
}

static void
paint_shaped (AvtPainter *self, const AvtTextNode *node, double x, double y, double along,
              double scale)
{
  double size = avt_text_size_get_points (node->style->size) * scale;

  for (guint i = 0; i < node->shape->n_runs; i++)
    {
      const AvtShapeRun *run = &node->shape->runs[i];
      g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, MAX (run->n_glyphs, 1));

      for (int k = 0; k < run->n_glyphs; k++)
        {
          glyphs[k].index = run->glyphs[k].index;
          turn_glyph (&glyphs[k], x, y, along + run->glyphs[k].x * scale,
                      run->glyphs[k].y * scale, node->style->turn);
        }
      set_font (self, uses_images (self, size) ? run->raster_face : run->face, size,
                node->style->turn);
      show_glyphs (self, size, node->style->turn, run->text, run->length, glyphs, run->n_glyphs,
                   run->clusters, run->n_clusters, run->backward);
    }
}

static void
paint_backing (AvtPainter *self, const AvtTextNode *node, const AvtTransform *transform)
{
  const AvtStyle style = { .fill = node->style->backing };
  const AvtRectangleNode box = { .style = &style, .rect = node->node.bounds };

  if (style.fill.alpha != 0)
    avt_painter_rectangle (self, &box, NULL, transform);
}

void
avt_painter_text (AvtPainter *self, const AvtTextNode *node, const AvtTransform *transform)
{
  double scale = transform->scale, along = 0;
  double x = avt_painter_clamp (transform->x + scale * node->x);
  double y = avt_painter_clamp (transform->y + scale * node->y);
  double size = avt_text_size_get_points (node->style->size) * scale;

  if (node->font->face == NULL || size * self->pixels < self->options.text_least_px)
    return;
  switch (node->style->anchor)
    {
    case AVT_ANCHOR_START:
      break;
    case AVT_ANCHOR_MIDDLE:
      along = -node->width_pt * scale / 2;
      break;
    case AVT_ANCHOR_END:
      along = -node->width_pt * scale;
      break;
    }
  paint_backing (self, node, transform);
  avt_painter_set_color (self, node->style->color);
  if (node->shape != NULL)
    paint_shaped (self, node, x, y, along, scale);
  else
    paint_plain (self, node, x, y, along, scale);
}
