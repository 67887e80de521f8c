#include "config.h"

#include "diagrams/scene/shape.h"
#include "diagrams/scene/scene-private.h"

#include <math.h>

/* An arc takes the most. */
#define NUMBERS_MAX 5

/* How far a backing reaches beyond the ends of its text. */
#define BACKING_BESIDE 2

/* A scene uses few styles: the last ones are compared before a new copy is made. */
#define N_RECENT 8

struct _AvtSceneBuilder
{
  AvtArena arena;
  AvtScene *scene;
  AvtMeasurer *measurer;
  AvtGroupNode root;
  AvtGroupNode *group;
  const AvtStyle *styles[N_RECENT];
  const AvtTextStyle *text_styles[N_RECENT];
  guint next_style;
  guint next_text_style;
  /* The path that is being traced. */
  guint8 *verbs;
  double *numbers;
  guint n_verbs;
  guint n_numbers;
  guint n_allocated; /* verbs; numbers have room for NUMBERS_MAX of each */
  double left, top, right, bottom;
};

static inline double
coordinate (double value)
{
  if (G_LIKELY (value >= -AVT_COORDINATE_MAX && value <= AVT_COORDINATE_MAX))
    return value;
  return isnan (value) ? 0 : CLAMP (value, -AVT_COORDINATE_MAX, AVT_COORDINATE_MAX);
}

static AvtRect
clean_rect (AvtRect rect)
{
  double x = coordinate (rect.x), y = coordinate (rect.y);
  double right = coordinate (rect.x + rect.width), bottom = coordinate (rect.y + rect.height);

  if (G_LIKELY (right >= x && bottom >= y && x == rect.x && y == rect.y))
    return avt_rect (x, y, right - x, bottom - y);
  return avt_rect (MIN (x, right), MIN (y, bottom), fabs (right - x), fabs (bottom - y));
}

static AvtTransform
clean_transform (AvtTransform transform)
{
  double scale = transform.scale;

  if (!(scale > 0) || isinf (scale))
    scale = 1;
  return (AvtTransform){ coordinate (transform.x), coordinate (transform.y), scale };
}

static const char *
copy_text (AvtSceneBuilder *self, const char *text)
{
  return text == NULL ? NULL : avt_arena_copy_text (&self->arena, text, strlen (text));
}

static const AvtStyle *
keep_style (AvtSceneBuilder *self, const AvtStyle *style)
{
  AvtStyle *copy;

  for (guint i = 0; i < N_RECENT && self->styles[i] != NULL; i++)
    if (avt_style_equal (self->styles[i], style))
      return self->styles[i];
  copy = avt_arena_alloc (&self->arena, sizeof *copy);
  *copy = *style;
  if (!(copy->width_pt >= 0))
    copy->width_pt = 0;
  self->styles[self->next_style++ % N_RECENT] = copy;
  return copy;
}

static const AvtTextStyle *
keep_text_style (AvtSceneBuilder *self, const AvtTextStyle *style)
{
  AvtTextStyle *copy;

  for (guint i = 0; i < N_RECENT && self->text_styles[i] != NULL; i++)
    if (avt_text_style_equal (self->text_styles[i], style))
      return self->text_styles[i];
  copy = avt_arena_alloc (&self->arena, sizeof *copy);
  *copy = *style;
  self->text_styles[self->next_text_style++ % N_RECENT] = copy;
  return copy;
}

static void
hold (AvtSceneBuilder *self, gpointer object, GDestroyNotify unref)
{
  AvtSceneHold *entry = avt_arena_alloc (&self->arena, sizeof *entry);

  *entry = (AvtSceneHold){ self->scene->holds, object, unref };
  self->scene->holds = entry;
}

static void
append (AvtSceneBuilder *self, AvtNode *node, AvtNodeKind kind, AvtRect bounds)
{
  AvtGroupNode *group = self->group;

  node->next = NULL;
  node->kind = kind;
  node->bounds = bounds;
  if (group->last == NULL)
    group->first = node;
  else
    group->last->next = node;
  group->last = node;
  /* The bounds of an open group are those of its children so far. */
  if (kind != AVT_NODE_GROUP)
    group->node.bounds = avt_rect_union (group->node.bounds, bounds);
  self->scene->n_nodes++;
}

static AvtRect
stroked (AvtRect rect, const AvtStyle *style)
{
  return style->stroke.alpha == 0 ? rect : avt_rect_grow (rect, style->width_pt / 2);
}

/* A square end or a right-angled join reaches 0.71 widths from the path, a sharper join, which
 * the painters cut at a miter limit of 2, a whole width. */
static AvtRect
stroked_path (AvtRect rect, const AvtStyle *style)
{
  return style->stroke.alpha == 0 ? rect : avt_rect_grow (rect, style->width_pt);
}

/* With the backing, which fills them. */
static AvtRect
text_bounds (const AvtTextNode *node)
{
  const AvtTextStyle *style = node->style;
  double ascent = node->font->ascent_pt, descent = node->font->descent_pt;
  double beside = style->backing.alpha != 0 ? BACKING_BESIDE : 0;
  double width = node->width_pt + 2 * beside;
  double before = style->anchor == AVT_ANCHOR_START    ? beside
                  : style->anchor == AVT_ANCHOR_MIDDLE ? width / 2
                                                       : width - beside;

  switch (style->turn)
    {
    case AVT_TURN_NONE:
      break;
    case AVT_TURN_UP:
      return avt_rect (node->x - ascent, node->y + before - width, ascent + descent, width);
    case AVT_TURN_DOWN:
      return avt_rect (node->x - descent, node->y - before, ascent + descent, width);
    }
  return avt_rect (node->x - before, node->y - ascent, width, ascent + descent);
}

static AvtTextNode *
new_text_node (AvtSceneBuilder *self, double x, double y, const AvtFont *font,
               const AvtTextStyle *style)
{
  AvtTextNode *node = avt_arena_alloc (&self->arena, sizeof *node);

  node->style = keep_text_style (self, style);
  node->font = font;
  node->full = NULL;
  node->shape = NULL;
  node->x = coordinate (x);
  node->y = coordinate (y);
  return node;
}

/* Of a text that the font's table covers, and how long and wide avt_font_scan() found it. */
static AvtTextNode *
new_plain_text (AvtSceneBuilder *self, double x, double y, const AvtFont *font, const char *text,
                guint length, double width_pt, const AvtTextStyle *style)
{
  AvtTextNode *node = new_text_node (self, x, y, font, style);

  node->text = avt_arena_copy_text (&self->arena, text, length);
  node->length = length;
  node->width_pt = (float) width_pt;
  return node;
}

static AvtTextNode *
new_text (AvtSceneBuilder *self, double x, double y, const char *text, const AvtTextStyle *style)
{
  const AvtFont *font = avt_measurer_get_font (self->measurer, style->size, style->weight);
  AvtTextNode *node;
  AvtShape *shape;
  double width_pt;
  guint length;

  if (G_LIKELY (avt_font_scan (font, text, &length, &width_pt)))
    return new_plain_text (self, x, y, font, text, length, width_pt, style);
  shape = avt_measurer_shape (self->measurer, font, text);
  hold (self, shape, (GDestroyNotify) avt_shape_unref);
  node = new_text_node (self, x, y, font, style);
  node->shape = shape;
  node->text = shape->text;
  node->length = shape->length;
  node->width_pt = (float) shape->width_pt;
  return node;
}

/* Returns where the verb's numbers go. */
static double *
add_verb (AvtSceneBuilder *self, AvtPathVerb verb, guint n_numbers)
{
  double *numbers;

  if (self->n_verbs == self->n_allocated)
    {
      self->n_allocated = MAX (32, 2 * self->n_allocated);
      self->verbs = g_renew (guint8, self->verbs, self->n_allocated);
      self->numbers = g_renew (double, self->numbers, (gsize) self->n_allocated * NUMBERS_MAX);
    }
  if (self->n_verbs == 0)
    {
      self->left = self->top = INFINITY;
      self->right = self->bottom = -INFINITY;
    }
  self->verbs[self->n_verbs++] = (guint8) verb;
  numbers = self->numbers + self->n_numbers;
  self->n_numbers += n_numbers;
  return numbers;
}

static inline void
include_point (AvtSceneBuilder *self, double x, double y)
{
  self->left = MIN (self->left, x);
  self->top = MIN (self->top, y);
  self->right = MAX (self->right, x);
  self->bottom = MAX (self->bottom, y);
}

static void
add_point (AvtSceneBuilder *self, AvtPathVerb verb, double x, double y)
{
  double *point = add_verb (self, verb, 2);

  point[0] = coordinate (x);
  point[1] = coordinate (y);
  include_point (self, point[0], point[1]);
}

static AvtRect
arc_bounds (double x, double y, double radius, double start, double end)
{
  double low = MIN (start, end), high = MAX (start, end);
  AvtRect bounds = avt_rect (x + radius * cos (start), y + radius * sin (start), 0, 0);

  bounds = avt_rect_union (bounds,
                           avt_rect (x + radius * cos (end), y + radius * sin (end), 0, 0));
  for (double turn = ceil (low / G_PI_2); turn * G_PI_2 <= high; turn++)
    bounds = avt_rect_union (bounds, avt_rect (x + radius * cos (turn * G_PI_2),
                                               y + radius * sin (turn * G_PI_2), 0, 0));
  return bounds;
}

static AvtLinkNode *
new_link (AvtSceneBuilder *self, AvtRect rect)
{
  AvtLinkNode *node = avt_arena_alloc (&self->arena, sizeof *node);

  node->uri = NULL;
  node->anchor = NULL;
  append (self, &node->node, AVT_NODE_LINK, clean_rect (rect));
  self->scene->has_links = TRUE;
  return node;
}

/**
 * avt_scene_builder_new:
 * @measurer: measures all texts of the scene; held by it
 * @width_pt: of the page or canvas
 * @height_pt: of the page or canvas
 *
 * Returns: (transfer full): a builder of an empty scene
 */
AvtSceneBuilder *
avt_scene_builder_new (AvtMeasurer *measurer, double width_pt, double height_pt)
{
  AvtSceneBuilder *self = g_new0 (AvtSceneBuilder, 1);
  AvtScene *scene = avt_arena_alloc (&self->arena, sizeof *scene);

  memset (scene, 0, sizeof *scene);
  g_atomic_ref_count_init (&scene->ref_count);
  scene->measurer = avt_measurer_ref (measurer);
  scene->width_pt = MAX (0, coordinate (width_pt));
  scene->height_pt = MAX (0, coordinate (height_pt));
  self->scene = scene;
  self->measurer = measurer;
  self->root.node.bounds = AVT_RECT_EMPTY;
  self->group = &self->root;
  return self;
}

/** avt_scene_builder_free: drops a scene that was not ended */
void
avt_scene_builder_free (AvtSceneBuilder *self)
{
  avt_scene_unref (avt_scene_builder_end (self));
}

/**
 * avt_scene_builder_end:
 * @self: (transfer full): the builder; groups still open are closed
 *
 * Returns: (transfer full): the scene
 */
AvtScene *
avt_scene_builder_end (AvtSceneBuilder *self)
{
  AvtScene *scene = self->scene;

  while (self->group != &self->root)
    avt_scene_builder_pop_group (self);
  scene->first = self->root.first;
  scene->bounds = self->root.node.bounds;
  scene->chunks = self->arena.chunks;
  g_free (self->verbs);
  g_free (self->numbers);
  g_free (self);
  return scene;
}

/** avt_scene_builder_get_measurer: Returns: what texts are measured with */
AvtMeasurer *
avt_scene_builder_get_measurer (AvtSceneBuilder *self)
{
  return self->measurer;
}

/**
 * avt_scene_builder_set_title:
 * @title: (nullable): what the drawing shows; the title of an SVG
 * @description: (nullable): one sentence more
 */
void
avt_scene_builder_set_title (AvtSceneBuilder *self, const char *title, const char *description)
{
  self->scene->title = copy_text (self, title);
  self->scene->description = copy_text (self, description);
}

/**
 * avt_scene_builder_set_symbol:
 * @symbol: a name made of letters, digits and dashes that no other content has
 *
 * A scene that others hold many times, and that shows no entity: an SVG has it once.
 */
void
avt_scene_builder_set_symbol (AvtSceneBuilder *self, const char *symbol)
{
  self->scene->symbol = copy_text (self, symbol);
}

/**
 * avt_scene_builder_push_group:
 * @group: what stands for the nodes added until avt_scene_builder_pop_group()
 */
void
avt_scene_builder_push_group (AvtSceneBuilder *self, const AvtGroup *group)
{
  AvtGroupNode *node = avt_arena_alloc (&self->arena, sizeof *node);

  node->group = *group;
  node->group.title = copy_text (self, group->title);
  node->group.description = copy_text (self, group->description);
  node->group.anchor = copy_text (self, group->anchor);
  node->group.transform = clean_transform (group->transform);
  if (group->clip != NULL)
    {
      AvtRect *clip = avt_arena_alloc (&self->arena, sizeof *clip);

      *clip = clean_rect (*group->clip);
      node->group.clip = clip;
    }
  node->first = NULL;
  node->last = NULL;
  node->parent = self->group;
  append (self, &node->node, AVT_NODE_GROUP, AVT_RECT_EMPTY);
  self->group = node;
}

void
avt_scene_builder_pop_group (AvtSceneBuilder *self)
{
  AvtGroupNode *node = self->group;
  AvtRect bounds = node->node.bounds;

  g_return_if_fail (node != &self->root);

  if (node->group.clip != NULL)
    bounds = avt_rect_intersection (bounds, *node->group.clip);
  node->node.bounds = avt_transform_rect (node->group.transform, bounds);
  self->group = node->parent;
  node->parent = NULL;
  self->group->node.bounds = avt_rect_union (self->group->node.bounds, node->node.bounds);
}

/** avt_scene_builder_add_rectangle: a negative width or height counts to the other side */
void
avt_scene_builder_add_rectangle (AvtSceneBuilder *self, AvtRect rect, const AvtStyle *style)
{
  AvtRectangleNode *node = avt_arena_alloc (&self->arena, sizeof *node);

  node->style = keep_style (self, style);
  node->rect = clean_rect (rect);
  append (self, &node->node, AVT_NODE_RECTANGLE, stroked (node->rect, node->style));
}

void
avt_scene_builder_add_line (AvtSceneBuilder *self, double x1, double y1, double x2, double y2,
                            const AvtStyle *style)
{
  avt_scene_builder_move_to (self, x1, y1);
  avt_scene_builder_line_to (self, x2, y2);
  avt_scene_builder_end_path (self, style);
}

void
avt_scene_builder_move_to (AvtSceneBuilder *self, double x, double y)
{
  add_point (self, AVT_PATH_MOVE, x, y);
}

/** avt_scene_builder_line_to: the first point of a path is a move, whatever it is called */
void
avt_scene_builder_line_to (AvtSceneBuilder *self, double x, double y)
{
  add_point (self, self->n_verbs == 0 ? AVT_PATH_MOVE : AVT_PATH_LINE, x, y);
}

/**
 * avt_scene_builder_arc:
 * @x, @y: the centre
 * @start_rad, @end_rad: angles clockwise from the x axis; from a larger to a smaller one the arc
 *     runs counter-clockwise
 *
 * Adds a line from the current point, if there is one, to the start, and the arc to the end. At
 * most one full turn is drawn.
 */
void
avt_scene_builder_arc (AvtSceneBuilder *self, double x, double y, double radius, double start_rad,
                       double end_rad)
{
  double *numbers = add_verb (self, AVT_PATH_ARC, 5);
  AvtRect bounds;

  numbers[0] = coordinate (x);
  numbers[1] = coordinate (y);
  numbers[2] = fabs (coordinate (radius));
  numbers[3] = coordinate (start_rad);
  numbers[4] = CLAMP (coordinate (end_rad), numbers[3] - 2 * G_PI, numbers[3] + 2 * G_PI);
  bounds = arc_bounds (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  include_point (self, bounds.x, bounds.y);
  include_point (self, avt_rect_right (bounds), avt_rect_bottom (bounds));
}

void
avt_scene_builder_close_path (AvtSceneBuilder *self)
{
  if (self->n_verbs > 0)
    add_verb (self, AVT_PATH_CLOSE, 0);
}

/** avt_scene_builder_end_path: makes a node of the steps since the last path; none for no step */
void
avt_scene_builder_end_path (AvtSceneBuilder *self, const AvtStyle *style)
{
  AvtPathNode *node;
  guint8 *verbs;
  double *numbers;

  if (self->n_verbs == 0)
    return;
  node = avt_arena_alloc (&self->arena, sizeof *node);
  node->style = keep_style (self, style);
  node->n_verbs = self->n_verbs;
  node->n_numbers = self->n_numbers;
  verbs = avt_arena_alloc (&self->arena, node->n_verbs);
  memcpy (verbs, self->verbs, node->n_verbs);
  numbers = avt_arena_alloc (&self->arena, node->n_numbers * sizeof (double));
  memcpy (numbers, self->numbers, node->n_numbers * sizeof (double));
  node->verbs = verbs;
  node->numbers = numbers;
  append (self, &node->node, AVT_NODE_PATH,
          stroked_path (avt_rect (self->left, self->top, self->right - self->left,
                                  self->bottom - self->top), node->style));
  self->n_verbs = 0;
  self->n_numbers = 0;
}

/**
 * avt_scene_builder_add_text:
 * @x, @y: the anchor on the baseline
 * @text: one line; control characters are replaced
 *
 * Returns: the width in points; an empty text adds no node
 */
double
avt_scene_builder_add_text (AvtSceneBuilder *self, double x, double y, const char *text,
                            const AvtTextStyle *style)
{
  AvtTextNode *node;

  if (text[0] == '\0')
    return 0;
  node = new_text (self, x, y, text, style);
  append (self, &node->node, AVT_NODE_TEXT, text_bounds (node));
  return node->width_pt;
}

/**
 * avt_scene_builder_add_fitted_text:
 * @width_pt: the room there is
 *
 * As avt_scene_builder_add_text(), but a text that is too wide is made smaller by one size, and
 * then shortened in its middle; then the node keeps the whole text.
 *
 * Returns: whether the text was shortened
 */
gboolean
avt_scene_builder_add_fitted_text (AvtSceneBuilder *self, double x, double y, double width_pt,
                                   const char *text, const AvtTextStyle *style)
{
  const AvtFont *font = avt_measurer_get_font (self->measurer, style->size, style->weight);
  g_auto (AvtTextFit) fit = { NULL };
  AvtTextStyle fitted = *style;
  AvtTextNode *node;
  double whole_pt;
  guint length;

  /* Most texts fit, and are measured once. */
  if (avt_font_scan (font, text, &length, &whole_pt) && length > 0 && whole_pt <= width_pt)
    {
      node = new_plain_text (self, x, y, font, text, length, whole_pt, style);
      append (self, &node->node, AVT_NODE_TEXT, text_bounds (node));
      return FALSE;
    }
  fit = avt_text_fit (self->measurer, text, style->size, style->weight, width_pt);
  fitted.size = fit.size;
  if (text[0] == '\0' || (fit.text != NULL && fit.text[0] == '\0'))
    return fit.text != NULL;
  node = new_text (self, x, y, fit.text != NULL ? fit.text : text, &fitted);
  node->full = fit.text != NULL ? copy_text (self, text) : NULL;
  append (self, &node->node, AVT_NODE_TEXT, text_bounds (node));
  return fit.text != NULL;
}

/** avt_scene_builder_add_image: the picture fills @rect */
void
avt_scene_builder_add_image (AvtSceneBuilder *self, AvtRect rect, AvtImage *image)
{
  AvtImageNode *node = avt_arena_alloc (&self->arena, sizeof *node);

  node->rect = clean_rect (rect);
  node->image = avt_image_ref (image);
  hold (self, image, (GDestroyNotify) avt_image_unref);
  append (self, &node->node, AVT_NODE_IMAGE, node->rect);
}

/**
 * avt_scene_builder_add_link:
 * @uri: a web or mail address; another kind adds no node, so that no document can run a program or
 *     open a file of its reader
 *
 * Adds an area that leads to an address outside the document.
 */
void
avt_scene_builder_add_link (AvtSceneBuilder *self, AvtRect rect, const char *uri)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (uri, schemes[i], strlen (schemes[i])) == 0)
      {
        new_link (self, rect)->uri = copy_text (self, uri);
        return;
      }
}

/** avt_scene_builder_add_link_to: an area that leads to the group whose anchor is @anchor */
void
avt_scene_builder_add_link_to (AvtSceneBuilder *self, AvtRect rect, const char *anchor)
{
  new_link (self, rect)->anchor = copy_text (self, anchor);
}

/**
 * avt_scene_builder_add_scene:
 * @scene: shared, not copied
 * @transform: where its origin lies; a scale of 0 stands for 1
 */
void
avt_scene_builder_add_scene (AvtSceneBuilder *self, AvtScene *scene, AvtTransform transform)
{
  AvtSceneNode *node = avt_arena_alloc (&self->arena, sizeof *node);

  node->transform = clean_transform (transform);
  node->scene = avt_scene_ref (scene);
  hold (self, scene, (GDestroyNotify) avt_scene_unref);
  self->scene->has_links = self->scene->has_links || scene->has_links;
  append (self, &node->node, AVT_NODE_SCENE,
          avt_transform_rect (node->transform, scene->bounds));
}
