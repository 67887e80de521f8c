#include "config.h"

#include "diagrams/scene/text-form.h"

#include "diagrams/scene/number.h"

typedef struct
{
  GString *out;
  guint depth;
} Dump;

static const char *const dashes[] = { "solid", "dashed", "dotted" };
static const char *const hatches[] = { "none", "rising", "falling", "cross" };
static const char *const anchors[] = { "start", "middle", "end" };
static const char *const turns[] = { "none", "up", "down" };
static const char *const pickings[] = { "content", "bounds", "none" };

static void dump_list (Dump *self, const AvtNode *first);

static void
put_number (Dump *self, double value)
{
  char text[AVT_NUMBER_MAX];

  g_string_append_c (self->out, ' ');
  g_string_append_len (self->out, text, avt_number_write (text, value) - text);
}

static void
put_rect (Dump *self, AvtRect rect)
{
  put_number (self, rect.x);
  put_number (self, rect.y);
  put_number (self, rect.width);
  put_number (self, rect.height);
}

static void
put_color (Dump *self, const char *name, AvtColor color)
{
  if (color.alpha == 0)
    return;
  g_string_append_printf (self->out, " %s #%02x%02x%02x", name, color.red, color.green,
                          color.blue);
  if (color.alpha != 255)
    g_string_append_printf (self->out, "%02x", color.alpha);
}

static void
put_text (Dump *self, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (self->out, " %s \"", name);
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (self->out, "\\%c", *p);
    else if ((guint8) *p < 0x20)
      g_string_append_printf (self->out, "\\x%02x", *p);
    else
      g_string_append_c (self->out, *p);
  g_string_append_c (self->out, '"');
}

static void
put_style (Dump *self, const AvtStyle *style)
{
  put_color (self, "fill", style->fill);
  if (style->hatch != AVT_HATCH_NONE)
    put_color (self, hatches[style->hatch], style->hatch_color);
  if (style->stroke.alpha == 0)
    return;
  put_color (self, "stroke", style->stroke);
  put_number (self, style->width_pt);
  if (style->dash != AVT_DASH_SOLID)
    g_string_append_printf (self->out, " %s", dashes[style->dash]);
}

static void
put_transform (Dump *self, const AvtTransform *transform)
{
  if (transform->x != 0 || transform->y != 0)
    {
      g_string_append (self->out, " at");
      put_number (self, transform->x);
      put_number (self, transform->y);
    }
  if (transform->scale != 1)
    {
      g_string_append (self->out, " scale");
      put_number (self, transform->scale);
    }
}

static void
put_group (Dump *self, const AvtGroup *group)
{
  g_string_append (self->out, "group");
  if (group->role != NULL)
    g_string_append_printf (self->out, " %s", group->role);
  if (!avt_id_is_none (group->id))
    g_string_append_printf (self->out, " %s", group->id.text);
  put_transform (self, &group->transform);
  if (group->clip != NULL)
    {
      g_string_append (self->out, " clip");
      put_rect (self, *group->clip);
    }
  if (group->picking != AVT_PICK_CONTENT)
    g_string_append_printf (self->out, " pick %s", pickings[group->picking]);
  put_text (self, "anchor", group->anchor);
  put_text (self, "title", group->title);
  put_text (self, "description", group->description);
}

static void
put_path (Dump *self, const AvtPathNode *path)
{
  static const char letters[] = { 'M', 'L', 'A', 'Z' };
  static const guint8 counts[] = { 2, 2, 5, 0 };
  const double *numbers = path->numbers;

  g_string_append (self->out, "path");
  for (guint i = 0; i < path->n_verbs; i++)
    {
      g_string_append_printf (self->out, " %c", letters[path->verbs[i]]);
      for (guint k = 0; k < counts[path->verbs[i]]; k++)
        put_number (self, *numbers++);
    }
  put_style (self, path->style);
}

static void
put_text_run (Dump *self, const AvtTextNode *node)
{
  const AvtTextStyle *style = node->style;

  g_string_append (self->out, "text");
  put_number (self, node->x);
  put_number (self, node->y);
  g_string_append (self->out, " size");
  put_number (self, avt_text_size_get_points (style->size));
  g_string_append (self->out, style->weight == AVT_TEXT_BOLD ? " bold " : " ");
  g_string_append (self->out, anchors[style->anchor]);
  if (style->turn != AVT_TURN_NONE)
    g_string_append_printf (self->out, " %s", turns[style->turn]);
  put_color (self, "color", style->color);
  put_color (self, "backing", style->backing);
  put_text (self, "text", node->text);
  put_text (self, "full", node->full);
}

static void
dump_node (Dump *self, const AvtNode *node)
{
  const AvtImageNode *image = (const AvtImageNode *) node;
  const AvtLinkNode *link = (const AvtLinkNode *) node;
  const AvtSceneNode *shared = (const AvtSceneNode *) node;

  switch (node->kind)
    {
    case AVT_NODE_GROUP:
      put_group (self, &((const AvtGroupNode *) node)->group);
      break;
    case AVT_NODE_RECTANGLE:
      g_string_append (self->out, "rect");
      put_rect (self, ((const AvtRectangleNode *) node)->rect);
      put_style (self, ((const AvtRectangleNode *) node)->style);
      break;
    case AVT_NODE_PATH:
      put_path (self, (const AvtPathNode *) node);
      break;
    case AVT_NODE_TEXT:
      put_text_run (self, (const AvtTextNode *) node);
      break;
    case AVT_NODE_IMAGE:
      g_string_append (self->out, "image");
      put_rect (self, image->rect);
      g_string_append_printf (self->out, " pixels %d %d", avt_image_get_width (image->image),
                              avt_image_get_height (image->image));
      break;
    case AVT_NODE_LINK:
      g_string_append (self->out, "link");
      put_rect (self, node->bounds);
      put_text (self, "uri", link->uri);
      put_text (self, "to", link->anchor);
      break;
    case AVT_NODE_SCENE:
      g_string_append (self->out, "scene");
      put_transform (self, &shared->transform);
      break;
    }
}

static void
dump_list (Dump *self, const AvtNode *first)
{
  for (const AvtNode *node = first; node != NULL; node = node->next)
    {
      const AvtNode *inner = NULL;

      for (guint i = 0; i < self->depth; i++)
        g_string_append (self->out, "  ");
      dump_node (self, node);
      g_string_append_c (self->out, '\n');
      if (node->kind == AVT_NODE_GROUP)
        inner = ((const AvtGroupNode *) node)->first;
      else if (node->kind == AVT_NODE_SCENE)
        inner = avt_scene_get_first (((const AvtSceneNode *) node)->scene);
      self->depth++;
      dump_list (self, inner);
      self->depth--;
    }
}

/**
 * avt_scene_to_text:
 *
 * One line a node in the order of painting, two spaces deeper for each group: what it is, where,
 * how it looks, what it says. Numbers have at most three decimals. Bounds and widths of text are
 * left out, since they follow from the rest.
 *
 * Returns: (transfer full): the text
 */
char *
avt_scene_to_text (const AvtScene *scene)
{
  Dump self = { g_string_new ("scene"), 1 };

  put_number (&self, avt_scene_get_width (scene));
  put_number (&self, avt_scene_get_height (scene));
  put_text (&self, "title", avt_scene_get_title (scene));
  put_text (&self, "description", avt_scene_get_description (scene));
  g_string_append_c (self.out, '\n');
  dump_list (&self, avt_scene_get_first (scene));
  return g_string_free (self.out, FALSE);
}
