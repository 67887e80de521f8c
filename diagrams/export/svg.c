/* What may stand in the file is what can do no harm in a browser: shapes, text, links to the web,
 * pictures by their bytes. Element ids are the entities' own, so two exports can be compared and
 * a page that holds the drawing can address a device. Lengths of texts are stated, so that another
 * font still fits its box. */
#include "config.h"

#include "diagrams/export/svg.h"

#include "diagrams/export/svg-private.h"
#include "diagrams/scene/shape.h"
#include "diagrams/scene/theme.h"

/* Bytes that end a run of text to copy: what XML treats specially, and what it forbids. */
static const guint8 is_special[256] = {
  [0x00] = 1, [0x01] = 1, [0x02] = 1, [0x03] = 1, [0x04] = 1, [0x05] = 1, [0x06] = 1, [0x07] = 1,
  [0x08] = 1, [0x0b] = 1, [0x0c] = 1, [0x0d] = 1, [0x0e] = 1, [0x0f] = 1, [0x10] = 1, [0x11] = 1,
  [0x12] = 1, [0x13] = 1, [0x14] = 1, [0x15] = 1, [0x16] = 1, [0x17] = 1, [0x18] = 1, [0x19] = 1,
  [0x1a] = 1, [0x1b] = 1, [0x1c] = 1, [0x1d] = 1, [0x1e] = 1, [0x1f] = 1, ['"'] = 1,  ['&'] = 1,
  ['<'] = 1,  ['>'] = 1,  [0x7f] = 1,
};

static void put_list (AvtSvgWriter *self, const AvtNode *first);

#define PUT(literal) avt_svg_put (self, literal, sizeof literal - 1)

void
avt_svg_flush (AvtSvgWriter *self)
{
  if (self->n_used > 0 && self->error == NULL)
    self->func (self->buffer, self->n_used, self->user_data, &self->error);
  self->n_used = 0;
}

static void
put_special (AvtSvgWriter *self, char character)
{
  switch (character)
    {
    case '"':
      PUT ("&quot;");
      break;
    case '&':
      PUT ("&amp;");
      break;
    case '<':
      PUT ("&lt;");
      break;
    case '>':
      PUT ("&gt;");
      break;
    default:
      PUT ("\xef\xbf\xbd");
      break;
    }
}

static void
put_valid (AvtSvgWriter *self, const char *text)
{
  const char *from = text;

  for (;; text++)
    {
      if (G_LIKELY (!is_special[(guint8) *text]))
        continue;
      avt_svg_put (self, from, (gsize) (text - from));
      if (*text == '\0')
        return;
      put_special (self, *text);
      from = text + 1;
    }
}

static gboolean
is_ascii (const char *text)
{
  while ((signed char) *text > 0)
    text++;
  return *text == '\0';
}

/** avt_svg_put_escaped: any bytes, as text or the value of an attribute */
void
avt_svg_put_escaped (AvtSvgWriter *self, const char *text)
{
  g_autofree char *valid = NULL;

  if (is_ascii (text))
    {
      put_valid (self, text);
      return;
    }
  valid = g_utf8_make_valid (text, -1);
  /* U+FFFE and U+FFFF are the only characters of valid UTF-8 beyond ASCII that XML forbids. */
  for (char *p = valid; (p = strstr (p, "\xef\xbf")) != NULL; p += 3)
    if ((guint8) p[2] >= 0xbe)
      p[2] = '\xbd';
  put_valid (self, valid);
}

static void
put_color (GString *out, const char *name, AvtColor color)
{
  char text[AVT_NUMBER_MAX];

  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, color.red, color.green, color.blue);
  if (color.alpha == 255)
    return;
  g_string_append_printf (out, " %s-opacity=\"", name);
  g_string_append_len (out, text, avt_number_write (text, color.alpha / 255.0) - text);
  g_string_append_c (out, '"');
}

static void
put_stroke (GString *out, const AvtStyle *style)
{
  char text[AVT_NUMBER_MAX];

  if (style->stroke.alpha == 0 || style->width_pt <= 0)
    return;
  put_color (out, "stroke", style->stroke);
  g_string_append (out, " stroke-width=\"");
  g_string_append_len (out, text, avt_number_write (text, style->width_pt) - text);
  g_string_append_c (out, '"');
  switch (style->dash)
    {
    case AVT_DASH_SOLID:
      break;
    case AVT_DASH_DASHED:
      g_string_append_printf (out, " stroke-dasharray=\"%d %d\" stroke-linecap=\"butt\"",
                              (int) avt_theme.dash_pt, (int) avt_theme.dash_gap_pt);
      break;
    case AVT_DASH_DOTTED:
      g_string_append_printf (out, " stroke-dasharray=\"%d %d\" stroke-linecap=\"butt\"",
                              (int) avt_theme.dot_pt, (int) avt_theme.dot_gap_pt);
      break;
    }
}

static guint
color_key (AvtColor color)
{
  return (guint) color.red << 16 | (guint) color.green << 8 | color.blue;
}

static guint
slot_of (guint key)
{
  return (key * 2654435761u) >> 26;
}

G_STATIC_ASSERT (AVT_SVG_STYLES == 1 << (32 - 26));

static guint
keep_attributes (char *kept, const GString *text)
{
  g_assert (text->len <= AVT_SVG_STYLE_TEXT);
  memcpy (kept, text->str, text->len);
  return (guint) text->len;
}

static void
put_style (AvtSvgWriter *self, const AvtStyle *style, gboolean has_fill)
{
  guint key = color_key (style->fill) + 7 * color_key (style->stroke)
              + (guint) (style->width_pt * 100) + (guint) style->dash + 2 * (guint) has_fill;
  AvtSvgStyle *entry = &self->styles[slot_of (key)];

  if (entry->length == 0 || entry->has_fill != has_fill
      || !avt_style_equal (&entry->style, style))
    {
      g_autoptr (GString) text = g_string_new (NULL);

      if (has_fill && style->fill.alpha != 0)
        put_color (text, "fill", style->fill);
      else
        g_string_append (text, " fill=\"none\"");
      put_stroke (text, style);
      entry->style = *style;
      entry->has_fill = has_fill;
      entry->length = keep_attributes (entry->text, text);
    }
  avt_svg_put (self, entry->text, entry->length);
}

static void
put_text_style (AvtSvgWriter *self, const AvtTextStyle *style)
{
  static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
  guint key = color_key (style->color) + 7 * (guint) style->size + 3 * (guint) style->anchor
              + (guint) style->weight;
  AvtSvgTextStyle *entry = &self->text_styles[slot_of (key)];

  if (entry->length == 0 || !avt_text_style_equal (&entry->style, style))
    {
      g_autoptr (GString) text = g_string_new (NULL);

      g_string_append_printf (text, " font-size=\"%d\"",
                              (int) avt_text_size_get_points (style->size));
      if (style->weight == AVT_TEXT_BOLD)
        g_string_append (text, " font-weight=\"700\"");
      g_string_append (text, anchors[style->anchor]);
      put_color (text, "fill", style->color);
      g_string_append (text, " lengthAdjust=\"spacingAndGlyphs\"");
      entry->style = *style;
      entry->length = keep_attributes (entry->text, text);
    }
  avt_svg_put (self, entry->text, entry->length);
}

static gboolean
is_new (AvtSvgWriter *self, const char *id)
{
  return g_hash_table_add (self->defined, g_strdup (id));
}

/* Patterns are named by what they show: drawings put on one page may share them. */
static char *
define_hatch (AvtSvgWriter *self, const AvtStyle *style)
{
  static const char *const names[] = { "none", "rising", "falling", "cross" };
  static const char *const lines[] = { "",
                                       "M-1 1L1 -1M0 4L4 0M3 5L5 3",
                                       "M-1 3L1 5M0 0L4 4M3 -1L5 1",
                                       "M-1 1L1 -1M0 4L4 0M3 5L5 3M-1 3L1 5M0 0L4 4M3 -1L5 1" };
  AvtColor color = style->hatch_color;
  char *id = g_strdup_printf ("hatch-%s-%02x%02x%02x%02x", names[style->hatch], color.red,
                              color.green, color.blue, color.alpha);
  g_autoptr (GString) stroke = NULL;

  if (!is_new (self, id))
    return id;
  /* The lines above are for a step of 4. */
  g_assert (avt_theme.hatch_step_pt == 4);
  stroke = g_string_new (NULL);
  put_color (stroke, "stroke", color);
  PUT ("<defs><pattern id=\"");
  avt_svg_put_string (self, id);
  PUT ("\" patternUnits=\"userSpaceOnUse\" width=\"4\" height=\"4\"><path d=\"");
  avt_svg_put_string (self, lines[style->hatch]);
  PUT ("\" fill=\"none\"");
  avt_svg_put_string (self, stroke->str);
  avt_svg_put_attribute (self, " stroke-width=\"", avt_theme.hatch_width_pt);
  PUT ("/></pattern></defs>\n");
  return id;
}

static void
put_box (AvtSvgWriter *self, AvtRect rect)
{
  avt_svg_put_attribute (self, " x=\"", rect.x);
  avt_svg_put_attribute (self, " y=\"", rect.y);
  avt_svg_put_attribute (self, " width=\"", rect.width);
  avt_svg_put_attribute (self, " height=\"", rect.height);
}

static void
put_arc (AvtSvgWriter *self, const double *numbers, double from, double to)
{
  PUT ("A");
  avt_svg_put_number (self, numbers[2]);
  PUT (" ");
  avt_svg_put_number (self, numbers[2]);
  avt_svg_put_string (self, fabs (to - from) > G_PI ? " 0 1 " : " 0 0 ");
  avt_svg_put_string (self, to > from ? "1 " : "0 ");
  avt_svg_put_number (self, numbers[0] + numbers[2] * cos (to));
  PUT (" ");
  avt_svg_put_number (self, numbers[1] + numbers[2] * sin (to));
}

static void
put_point (AvtSvgWriter *self, char letter, double x, double y)
{
  avt_svg_put (self, &letter, 1);
  avt_svg_put_number (self, x);
  PUT (" ");
  avt_svg_put_number (self, y);
}

/* A line to the start and an arc, or two for a full turn, which has no arc of its own in SVG. */
static void
put_whole_arc (AvtSvgWriter *self, const double *numbers, gboolean is_first)
{
  double from = numbers[3], to = numbers[4], middle = (from + to) / 2;

  put_point (self, is_first ? 'M' : 'L', numbers[0] + numbers[2] * cos (from),
             numbers[1] + numbers[2] * sin (from));
  if (fabs (to - from) > 1.5 * G_PI)
    {
      put_arc (self, numbers, from, middle);
      from = middle;
    }
  put_arc (self, numbers, from, to);
}

static void
put_line (AvtSvgWriter *self, const double *point)
{
  /* Level and upright lines need one number. */
  if (point[0] == point[-2])
    {
      PUT ("V");
      avt_svg_put_number (self, point[1]);
    }
  else if (point[1] == point[-1])
    {
      PUT ("H");
      avt_svg_put_number (self, point[0]);
    }
  else
    put_point (self, 'L', point[0], point[1]);
}

static void
put_path_data (AvtSvgWriter *self, const AvtPathNode *path)
{
  const double *numbers = path->numbers;
  gboolean follows_point = FALSE, is_first = TRUE;

  PUT (" d=\"");
  for (guint i = 0; i < path->n_verbs; i++)
    switch ((AvtPathVerb) path->verbs[i])
      {
      case AVT_PATH_MOVE:
        put_point (self, 'M', numbers[0], numbers[1]);
        numbers += 2;
        follows_point = TRUE;
        is_first = FALSE;
        break;
      case AVT_PATH_LINE:
        if (follows_point)
          put_line (self, numbers);
        else
          put_point (self, 'L', numbers[0], numbers[1]);
        numbers += 2;
        follows_point = TRUE;
        break;
      case AVT_PATH_ARC:
        put_whole_arc (self, numbers, is_first);
        numbers += 5;
        follows_point = FALSE;
        is_first = FALSE;
        break;
      case AVT_PATH_CLOSE:
        PUT ("Z");
        follows_point = FALSE;
        break;
      }
  PUT ("\"");
}

static void
put_shape_data (AvtSvgWriter *self, const AvtNode *node)
{
  if (node->kind == AVT_NODE_RECTANGLE)
    {
      PUT ("<rect");
      put_box (self, ((const AvtRectangleNode *) node)->rect);
    }
  else
    {
      PUT ("<path");
      put_path_data (self, (const AvtPathNode *) node);
    }
}

/* A hatched shape is three: the ground, the hatch, the outline. */
static void
put_shape (AvtSvgWriter *self, const AvtNode *node, const AvtStyle *style)
{
  g_autofree char *hatch = NULL;

  if (style->hatch == AVT_HATCH_NONE || style->hatch_color.alpha == 0)
    {
      put_shape_data (self, node);
      put_style (self, style, TRUE);
      PUT ("/>\n");
      return;
    }
  hatch = define_hatch (self, style);
  if (style->fill.alpha != 0)
    {
      g_autoptr (GString) fill = g_string_new (NULL);

      put_color (fill, "fill", style->fill);
      put_shape_data (self, node);
      avt_svg_put (self, fill->str, fill->len);
      PUT ("/>\n");
    }
  put_shape_data (self, node);
  PUT (" fill=\"url(#");
  avt_svg_put_string (self, hatch);
  PUT (")\"/>\n");
  if (style->stroke.alpha == 0 || style->width_pt <= 0)
    return;
  put_shape_data (self, node);
  put_style (self, style, FALSE);
  PUT ("/>\n");
}

static gboolean
has_wide_space (const char *text, guint length)
{
  return text[0] == ' ' || text[length - 1] == ' ' || strstr (text, "  ") != NULL;
}

static void
put_turn (AvtSvgWriter *self, const AvtTextNode *node)
{
  switch (node->style->turn)
    {
    case AVT_TURN_NONE:
      return;
    case AVT_TURN_UP:
      PUT (" transform=\"rotate(-90 ");
      break;
    case AVT_TURN_DOWN:
      PUT (" transform=\"rotate(90 ");
      break;
    }
  avt_svg_put_number (self, node->x);
  PUT (" ");
  avt_svg_put_number (self, node->y);
  PUT (")\"");
}

static void
put_backing (AvtSvgWriter *self, const AvtTextNode *node)
{
  const AvtStyle style = { .fill = node->style->backing };

  PUT ("<rect");
  put_box (self, node->node.bounds);
  put_style (self, &style, TRUE);
  PUT ("/>\n");
}

static void
put_text (AvtSvgWriter *self, const AvtTextNode *node)
{
  if (node->style->backing.alpha != 0)
    put_backing (self, node);
  if (self->options->has_outlines && node->font->face != NULL)
    {
      avt_svg_put_outlines (self, node);
      return;
    }
  PUT ("<text");
  avt_svg_put_attribute (self, " x=\"", node->x);
  avt_svg_put_attribute (self, " y=\"", node->y);
  put_turn (self, node);
  put_text_style (self, node->style);
  avt_svg_put_attribute (self, " textLength=\"", node->width_pt);
  if (has_wide_space (node->text, node->length))
    PUT (" xml:space=\"preserve\"");
  PUT (">");
  if (node->full != NULL)
    {
      PUT ("<title>");
      avt_svg_put_escaped (self, node->full);
      PUT ("</title>");
    }
  put_valid (self, node->text);
  PUT ("</text>\n");
}

static void
put_image (AvtSvgWriter *self, const AvtImageNode *node)
{
  GBytes *png = avt_image_get_png (node->image);
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));

  PUT ("<image");
  put_box (self, node->rect);
  PUT (" preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,");
  avt_svg_put_string (self, base64);
  PUT ("\"/>\n");
}

/* A link to another page of the document is left out. */
static void
put_link (AvtSvgWriter *self, const AvtLinkNode *node)
{
  const char *id = node->anchor != NULL ? g_hash_table_lookup (self->targets, node->anchor) : NULL;

  if (node->uri == NULL && id == NULL)
    return;
  PUT ("<a xlink:href=\"");
  if (node->uri != NULL)
    avt_svg_put_escaped (self, node->uri);
  else
    {
      PUT ("#");
      avt_svg_put_string (self, id);
    }
  PUT ("\"><rect");
  put_box (self, node->node.bounds);
  PUT (" fill=\"none\" pointer-events=\"all\"/></a>\n");
}

static void
put_transform (AvtSvgWriter *self, const AvtTransform *transform)
{
  gboolean is_moved = transform->x != 0 || transform->y != 0;

  if (!is_moved && transform->scale == 1)
    return;
  PUT (" transform=\"");
  if (is_moved)
    {
      PUT ("translate(");
      avt_svg_put_number (self, transform->x);
      PUT (" ");
      avt_svg_put_number (self, transform->y);
      PUT (")");
    }
  if (transform->scale != 1)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      PUT ("scale(");
      avt_svg_put_string (self, g_ascii_formatd (text, sizeof text, "%.9g", transform->scale));
      PUT (")");
    }
  PUT ("\"");
}

/* The first group of an entity has its id, the next ones "id-2" and so on. */
static guint
count_id (AvtSvgWriter *self, const AvtId *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, id)) + 1;

  g_hash_table_replace (self->ids, (gpointer) id, GUINT_TO_POINTER (n));
  return n;
}

static void
put_group_ids (AvtSvgWriter *self, const AvtGroup *group)
{
  gboolean is_entity = !avt_id_is_none (group->id);

  if (is_entity)
    {
      guint n = count_id (self, &group->id);

      PUT (" id=\"");
      avt_svg_put (self, group->id.text, AVT_ID_LENGTH);
      if (n > 1)
        {
          PUT ("-");
          avt_svg_put_number (self, n);
        }
      PUT ("\" data-entity=\"");
      avt_svg_put (self, group->id.text, AVT_ID_LENGTH);
      PUT ("\"");
    }
  if (group->role != NULL)
    {
      PUT (" class=\"");
      avt_svg_put_string (self, group->role);
      PUT ("\"");
    }
}

static char *
define_clip (AvtSvgWriter *self, AvtRect clip)
{
  char text[4 * AVT_NUMBER_MAX + 8], *end = text;
  const double numbers[4] = { clip.x, clip.y, clip.width, clip.height };
  char *id;

  memcpy (end, "clip", 4);
  end += 4;
  for (guint i = 0; i < 4; i++)
    {
      *end++ = '_';
      end = avt_number_write (end, numbers[i]);
    }
  id = g_strndup (text, (gsize) (end - text));
  if (!is_new (self, id))
    return id;
  PUT ("<defs><clipPath id=\"");
  avt_svg_put_string (self, id);
  PUT ("\"><rect");
  put_box (self, clip);
  PUT ("/></clipPath></defs>\n");
  return id;
}

static void
put_words (AvtSvgWriter *self, const char *title, const char *description)
{
  if (title != NULL)
    {
      PUT ("<title>");
      avt_svg_put_escaped (self, title);
      PUT ("</title>\n");
    }
  if (description != NULL)
    {
      PUT ("<desc>");
      avt_svg_put_escaped (self, description);
      PUT ("</desc>\n");
    }
}

/* What links to the group lead to: an element has one id only, and the group's is its entity's. */
static void
put_anchor (AvtSvgWriter *self, const AvtGroupNode *node)
{
  AvtRect bounds = avt_transform_invert_rect (node->group.transform, node->node.bounds);
  const char *id;

  if (node->group.anchor == NULL || self->targets == NULL)
    return;
  id = g_hash_table_lookup (self->targets, node->group.anchor);
  if (id == NULL || !is_new (self, id))
    return;
  PUT ("<rect id=\"");
  avt_svg_put_string (self, id);
  PUT ("\"");
  put_box (self, avt_rect_is_empty (bounds) ? avt_rect (0, 0, 0, 0) : bounds);
  PUT (" fill=\"none\"/>\n");
}

static void
put_group (AvtSvgWriter *self, const AvtGroupNode *node)
{
  const AvtGroup *group = &node->group;
  g_autofree char *clip = group->clip != NULL ? define_clip (self, *group->clip) : NULL;

  PUT ("<g");
  put_group_ids (self, group);
  put_transform (self, &group->transform);
  if (clip != NULL)
    {
      PUT (" clip-path=\"url(#");
      avt_svg_put_string (self, clip);
      PUT (")\"");
    }
  PUT (">\n");
  put_words (self, group->title, group->description);
  put_anchor (self, node);
  put_list (self, node->first);
  PUT ("</g>\n");
}

/* A scene that stands in the drawing many times is written once. */
static void
put_symbol (AvtSvgWriter *self, const AvtSceneNode *node, const char *symbol)
{
  if (is_new (self, symbol))
    {
      PUT ("<defs><g id=\"");
      avt_svg_put_string (self, symbol);
      PUT ("\">\n");
      put_list (self, avt_scene_get_first (node->scene));
      PUT ("</g></defs>\n");
    }
  PUT ("<use xlink:href=\"#");
  avt_svg_put_string (self, symbol);
  PUT ("\"");
  put_transform (self, &node->transform);
  PUT ("/>\n");
}

static void
put_scene (AvtSvgWriter *self, const AvtSceneNode *node)
{
  const char *symbol = avt_scene_get_symbol (node->scene);

  if (symbol != NULL)
    {
      put_symbol (self, node, symbol);
      return;
    }
  PUT ("<g");
  put_transform (self, &node->transform);
  PUT (">\n");
  put_list (self, avt_scene_get_first (node->scene));
  PUT ("</g>\n");
}

static void
put_list (AvtSvgWriter *self, const AvtNode *first)
{
  for (const AvtNode *node = first; node != NULL; node = node->next)
    switch (node->kind)
      {
      case AVT_NODE_GROUP:
        put_group (self, (const AvtGroupNode *) node);
        break;
      case AVT_NODE_RECTANGLE:
        put_shape (self, node, ((const AvtRectangleNode *) node)->style);
        break;
      case AVT_NODE_PATH:
        put_shape (self, node, ((const AvtPathNode *) node)->style);
        break;
      case AVT_NODE_TEXT:
        put_text (self, (const AvtTextNode *) node);
        break;
      case AVT_NODE_IMAGE:
        put_image (self, (const AvtImageNode *) node);
        break;
      case AVT_NODE_LINK:
        put_link (self, (const AvtLinkNode *) node);
        break;
      case AVT_NODE_SCENE:
        put_scene (self, (const AvtSceneNode *) node);
        break;
      }
}

/* The font that a house style asks for, before those of every drawing. */
static void
put_family (AvtSvgWriter *self, const AvtScene *scene)
{
  const char *family = avt_measurer_get_own_family (avt_scene_get_measurer (scene));
  g_autofree char *plain = NULL;

  if (family == NULL)
    return;
  plain = g_strdelimit (g_strdup (family), "'\\", ' ');
  PUT ("'");
  avt_svg_put_escaped (self, plain);
  PUT ("', ");
}

static void
put_head (AvtSvgWriter *self, const AvtScene *scene)
{
  AvtRect page = avt_rect (0, 0, MAX (avt_scene_get_width (scene), 1),
                           MAX (avt_scene_get_height (scene), 1));

  PUT ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
       "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"");
  PUT (" width=\"");
  avt_svg_put_number (self, page.width);
  PUT ("pt\" height=\"");
  avt_svg_put_number (self, page.height);
  PUT ("pt\" viewBox=\"0 0 ");
  avt_svg_put_number (self, page.width);
  PUT (" ");
  avt_svg_put_number (self, page.height);
  PUT ("\" font-family=\"");
  put_family (self, scene);
  PUT ("Cantarell, 'DejaVu Sans', 'Droid Sans Fallback', Symbola, Verdana, Arial, "
       "sans-serif\" "
       "style=\"font-variant-numeric:tabular-nums;font-variant-ligatures:none;font-kerning:none\" "
       "stroke-linecap=\"square\" stroke-miterlimit=\"2\" role=\"img\">\n");
  put_words (self, avt_scene_get_title (scene), avt_scene_get_description (scene));
  if (self->options->is_transparent)
    return;
  PUT ("<rect");
  put_box (self, page);
  PUT (" fill=\"#ffffff\"/>\n");
}

/* An id that any text maps to alone: what may not stand in one becomes its hexadecimal bytes. */
static char *
anchor_id (const char *anchor)
{
  GString *id = g_string_new ("to-");

  for (const char *p = anchor; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || *p == '-' || *p == '.')
      g_string_append_c (id, *p);
    else
      g_string_append_printf (id, "_%02x", (guint8) *p);
  return g_string_free (id, FALSE);
}

static gboolean
list_anchor_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  const AvtGroupNode *group = (const AvtGroupNode *) node;

  if (node->kind == AVT_NODE_GROUP && group->group.anchor != NULL)
    g_hash_table_insert (user_data, (gpointer) group->group.anchor,
                         anchor_id (group->group.anchor));
  return TRUE;
}

static void
clear_writer (AvtSvgWriter *self)
{
  g_free (self->buffer);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->defined);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->faces, g_ptr_array_unref);
  g_clear_pointer (&self->outline, cairo_destroy);
}

/**
 * avt_svg_write:
 * @options: (nullable): NULL for real text on white
 * @func: gets the file in pieces
 *
 * Writes SVG 1.1 with one user unit a point. A link to an anchor that no group of the scene has,
 * which lies on another page, is left out. Equal scenes give equal bytes.
 *
 * Returns: whether the whole file was written
 */
gboolean
avt_svg_write (const AvtScene *scene, const AvtSvgOptions *options, AvtExportFunc func,
               gpointer user_data, GError **error)
{
  static const AvtSvgOptions defaults;
  AvtSvgWriter self = { .options = options != NULL ? options : &defaults,
                        .func = func,
                        .user_data = user_data };

  if (!avt_export_check_scene (scene, error))
    return FALSE;
  self.n_allocated = AVT_SVG_PIECE;
  self.buffer = g_malloc (self.n_allocated);
  self.ids = g_hash_table_new (avt_id_pointer_hash, avt_id_pointer_equal);
  self.defined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (avt_scene_has_links (scene))
    {
      self.targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
      avt_scene_visit (scene, list_anchor_cb, self.targets);
    }
  put_head (&self, scene);
  put_list (&self, avt_scene_get_first (scene));
  avt_svg_put_string (&self, "</svg>\n");
  avt_svg_flush (&self);
  clear_writer (&self);
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}

/** avt_svg_export: Returns: (transfer full) (nullable): what avt_svg_write() writes, in memory */
GBytes *
avt_svg_export (const AvtScene *scene, const AvtSvgOptions *options, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();

  if (avt_svg_write (scene, options, avt_export_append_cb, bytes, error))
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}
