/* Text as outlines: each glyph is defined once, a thousand units to the em, and used. */
#include "config.h"

#include "diagrams/export/svg-private.h"
#include "diagrams/scene/shape.h"

#define EM 1000

static void
start_outline (AvtSvgWriter *self)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->faces = g_ptr_array_new ();
  self->outline = cairo_create (surface);
  cairo_surface_destroy (surface);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_set_font_options (self->outline, options);
  cairo_font_options_destroy (options);
}

static void
put_points (AvtSvgWriter *self, char letter, const cairo_path_data_t *data, int n)
{
  avt_svg_put (self, &letter, 1);
  for (int i = 1; i <= n; i++)
    {
      if (i > 1)
        avt_svg_put_string (self, " ");
      avt_svg_put_number (self, round (data[i].point.x));
      avt_svg_put_string (self, " ");
      avt_svg_put_number (self, round (data[i].point.y));
    }
}

static void
put_glyph_data (AvtSvgWriter *self, cairo_font_face_t *face, unsigned long index)
{
  cairo_glyph_t glyph = { index, 0, 0 };
  cairo_path_t *path;

  cairo_set_font_face (self->outline, face);
  cairo_set_font_size (self->outline, EM);
  cairo_new_path (self->outline);
  cairo_glyph_path (self->outline, &glyph, 1);
  path = cairo_copy_path (self->outline);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];

      switch (data->header.type)
        {
        case CAIRO_PATH_MOVE_TO:
          put_points (self, 'M', data, 1);
          break;
        case CAIRO_PATH_LINE_TO:
          put_points (self, 'L', data, 1);
          break;
        case CAIRO_PATH_CURVE_TO:
          put_points (self, 'C', data, 3);
          break;
        case CAIRO_PATH_CLOSE_PATH:
          avt_svg_put_string (self, "Z");
          break;
        }
    }
  cairo_path_destroy (path);
}

/* Fonts are numbered as they come up, and so the same in every run. */
static guint
number_face (AvtSvgWriter *self, cairo_font_face_t *face)
{
  guint number;

  if (!g_ptr_array_find (self->faces, face, &number))
    {
      number = self->faces->len;
      g_ptr_array_add (self->faces, face);
    }
  return number;
}

static void
glyph_id (char *id, gsize size, guint face, unsigned long glyph)
{
  g_snprintf (id, size, "glyph-%u-%lu", face, glyph);
}

static void
define_glyph (AvtSvgWriter *self, cairo_font_face_t *face, unsigned long glyph)
{
  char id[48];

  glyph_id (id, sizeof id, number_face (self, face), glyph);
  if (!g_hash_table_add (self->defined, g_strdup (id)))
    return;
  avt_svg_put_string (self, "<defs><path id=\"");
  avt_svg_put_string (self, id);
  avt_svg_put_string (self, "\" d=\"");
  put_glyph_data (self, face, glyph);
  avt_svg_put_string (self, "\"/></defs>\n");
}

static void
use_glyph (AvtSvgWriter *self, cairo_font_face_t *face, unsigned long glyph, double x, double y)
{
  char id[48];

  glyph_id (id, sizeof id, number_face (self, face), glyph);
  avt_svg_put_string (self, "<use xlink:href=\"#");
  avt_svg_put_string (self, id);
  avt_svg_put_attribute (self, "\" x=\"", x);
  if (y != 0)
    avt_svg_put_attribute (self, " y=\"", y);
  avt_svg_put_string (self, "/>");
}

typedef void (*GlyphFunc) (AvtSvgWriter *self, cairo_font_face_t *face, unsigned long glyph,
                           double x, double y);

static void
define_glyph_at (AvtSvgWriter *self, cairo_font_face_t *face, unsigned long glyph, double x,
                 double y)
{
  define_glyph (self, face, glyph);
}

/* Positions in thousandths of the size. */
static void
for_each_glyph (AvtSvgWriter *self, const AvtTextNode *node, GlyphFunc func)
{
  double unit = EM / avt_text_size_get_points (node->style->size), x = 0;

  if (node->shape == NULL)
    {
      for (const char *p = node->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          int slot = avt_font_slot (g_utf8_get_char (p));

          if (*p != ' ')
            func (self, node->font->face, node->font->glyph[slot], x * unit, 0);
          x += node->font->advance[slot] * AVT_FONT_UNIT;
        }
      return;
    }
  for (guint i = 0; i < node->shape->n_runs; i++)
    {
      const AvtShapeRun *run = &node->shape->runs[i];

      for (int k = 0; k < run->n_glyphs; k++)
        func (self, run->face, run->glyphs[k].index, run->glyphs[k].x * unit,
              run->glyphs[k].y * unit);
    }
}

static void
put_place (AvtSvgWriter *self, const AvtTextNode *node)
{
  double share = node->style->anchor == AVT_ANCHOR_START    ? 0
                 : node->style->anchor == AVT_ANCHOR_MIDDLE ? 0.5
                                                            : 1;

  avt_svg_put_string (self, "<g transform=\"translate(");
  avt_svg_put_number (self, node->x);
  avt_svg_put_string (self, " ");
  avt_svg_put_number (self, node->y);
  avt_svg_put_string (self, ")");
  if (node->style->turn != AVT_TURN_NONE)
    avt_svg_put_string (self, node->style->turn == AVT_TURN_UP ? "rotate(-90)" : "rotate(90)");
  if (share > 0)
    {
      avt_svg_put_string (self, "translate(");
      avt_svg_put_number (self, -share * node->width_pt);
      avt_svg_put_string (self, ")");
    }
  avt_svg_put_string (self, "scale(");
  avt_svg_put_number (self, avt_text_size_get_points (node->style->size) / EM);
  avt_svg_put_string (self, ")\"");
}

void
avt_svg_put_outlines (AvtSvgWriter *self, const AvtTextNode *node)
{
  AvtColor color = node->style->color;
  char fill[16];

  if (self->outline == NULL)
    start_outline (self);
  for_each_glyph (self, node, define_glyph_at);
  put_place (self, node);
  g_snprintf (fill, sizeof fill, "#%02x%02x%02x", color.red, color.green, color.blue);
  avt_svg_put_string (self, " fill=\"");
  avt_svg_put_string (self, fill);
  if (color.alpha != 255)
    avt_svg_put_attribute (self, "\" fill-opacity=\"", color.alpha / 255.0);
  else
    avt_svg_put_string (self, "\"");
  avt_svg_put_string (self, " aria-label=\"");
  avt_svg_put_escaped (self, node->full != NULL ? node->full : node->text);
  avt_svg_put_string (self, "\">");
  for_each_glyph (self, node, use_glyph);
  avt_svg_put_string (self, "</g>\n");
}
