#include "config.h"

#include "tests/diagrams/view/clean.h"

#include <math.h>

/* A line of text is higher than its letters: by as much as an accent on a capital. */
#define LEADING_PT 0.9
#define SLACK_PT 0.05
#define OUTLINE_PT 0.5 /* of the place around a box, which is drawn a little inside of it */
#define BACKING_PT 1 /* that the ground of a text may reach beyond its box */
#define MOST_PROBLEMS 5 /* that are put into words */

typedef struct
{
  const char *text;
  AvtRect rect;
} Label;

typedef struct
{
  AvtId id;
  AvtRect rect;
} Box;

/* What is asked again for each node: the group it stands in, by what the walk last entered. */
typedef struct
{
  AvtId id;
  AvtRect container; /* the first rectangle of the group, when the group begins with one */
} Frame;

typedef struct
{
  const AvtScene *scene;
  const AvtMove *move;
  GArray *labels; /* of Label; the visible ones */
  GArray *boxes;  /* of Box: devices, strips and feeds */
  GString *problems;
  guint n_texts;
  guint n_problems;
} Walk;

static void
complain (Walk *self, const char *what, const char *a, const char *b, AvtRect at)
{
  if (self->problems != NULL && self->n_problems < MOST_PROBLEMS)
    g_string_append_printf (self->problems, "\n  %s: \"%s\", \"%s\" at %.1f %.1f %.1f x %.1f",
                            what, a, b, at.x, at.y, at.width, at.height);
  self->n_problems++;
}

static gboolean
overlap (AvtRect a, AvtRect b)
{
  AvtRect shared = avt_rect_intersection (a, b);

  return !avt_rect_is_empty (shared) && shared.width > SLACK_PT && shared.height > SLACK_PT;
}

/* What is painted over is not seen; a text that is partly painted over is cut. */
static void
cover (Walk *self, AvtRect rect)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (avt_rect_contains (avt_rect_grow (rect, LEADING_PT), label->rect))
        g_array_remove_index_fast (self->labels, i--);
      else if (overlap (avt_rect_grow (rect, -SLACK_PT), label->rect))
        complain (self, "cut", label->text, "", label->rect);
    }
  for (guint i = 0; i < self->boxes->len; i++)
    if (avt_rect_contains (rect, g_array_index (self->boxes, Box, i).rect))
      g_array_remove_index_fast (self->boxes, i--);
}

static void
visit_text (Walk *self, const AvtTextNode *node, const AvtTransform *transform,
            const Frame *frame)
{
  gboolean is_level = node->style->turn == AVT_TURN_NONE;
  double dx = is_level ? 0 : LEADING_PT, dy = is_level ? LEADING_PT : 0;
  AvtRect rect = avt_transform_rect (*transform, node->node.bounds);
  AvtRect page = avt_rect (0, 0, avt_scene_get_width (self->scene),
                           avt_scene_get_height (self->scene));
  Label label = { node->text, rect };

  if (self->move != NULL && self->move->text == self->n_texts)
    {
      rect.x += self->move->dx;
      rect.y += self->move->dy;
    }
  self->n_texts++;
  rect = avt_rect (rect.x + dx, rect.y + dy, rect.width - 2 * dx, rect.height - 2 * dy);
  if (node->style->backing.alpha != 0)
    rect = is_level ? avt_rect (rect.x + BACKING_PT, rect.y, rect.width - 2 * BACKING_PT,
                                rect.height)
                    : avt_rect (rect.x, rect.y + BACKING_PT, rect.width,
                                rect.height - 2 * BACKING_PT);
  label.rect = rect;
  if (*node->text == '\0')
    return;
  for (guint i = 0; i < self->labels->len; i++)
    if (overlap (g_array_index (self->labels, Label, i).rect, rect))
      complain (self, "meet", node->text, g_array_index (self->labels, Label, i).text, rect);
  if (!avt_rect_contains (page, rect))
    complain (self, "leaves the page", node->text, "", rect);
  if (!avt_rect_is_empty (frame->container)
      && !avt_rect_contains (avt_rect_grow (frame->container, OUTLINE_PT), rect))
    complain (self, "leaves its box", node->text, "", rect);
  g_array_append_val (self->labels, label);
}

/* Lines are level or upright, but for short round corners, which their ends stand for. */
static void
visit_segment (Walk *self, const Frame *frame, double x1, double y1, double x2, double y2)
{
  AvtRect line = avt_rect (MIN (x1, x2), MIN (y1, y2), fabs (x2 - x1), fabs (y2 - y1));

  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (avt_rect_intersects (avt_rect_grow (label->rect, -SLACK_PT), line))
        complain (self, "a line through", label->text, "", line);
    }
  for (guint i = 0; i < self->boxes->len; i++)
    {
      Box *box = &g_array_index (self->boxes, Box, i);

      if (!avt_id_equal (box->id, frame->id)
          && avt_rect_intersects (avt_rect_grow (box->rect, -0.6), line))
        complain (self, "a line across", box->id.text, frame->id.text, line);
    }
}

static void
visit_path (Walk *self, const AvtPathNode *node, const AvtTransform *transform,
            const Frame *frame)
{
  static const guint n_numbers[] = { 2, 2, 5, 0 };
  const double *number = node->numbers;
  double x = 0, y = 0;

  if (node->style->stroke.alpha == 0)
    return;
  for (guint i = 0; i < node->n_verbs; i++)
    {
      double to_x = x, to_y = y;

      if (node->verbs[i] == AVT_PATH_MOVE || node->verbs[i] == AVT_PATH_LINE)
        {
          to_x = transform->x + transform->scale * number[0];
          to_y = transform->y + transform->scale * number[1];
        }
      if (node->verbs[i] == AVT_PATH_LINE
          && (fabs (to_x - x) < SLACK_PT || fabs (to_y - y) < SLACK_PT))
        visit_segment (self, frame, x, y, to_x, to_y);
      x = to_x;
      y = to_y;
      number += n_numbers[node->verbs[i]];
    }
}

static gboolean
is_box (const AvtGroup *group)
{
  static const char *const roles[] = { "device", "channel-device", "ghost", "feed", "strip" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (group->role, roles[i]) == 0)
      return TRUE;
  return FALSE;
}

static void walk_list (Walk *self, const AvtNode *first, AvtTransform transform, Frame frame);

static void
visit_group (Walk *self, const AvtGroupNode *node, AvtTransform transform, Frame frame)
{
  AvtTransform own = node->group.transform;

  if (own.scale == 0)
    own.scale = 1;
  own = avt_transform_chain (transform, own);
  if (!avt_id_is_none (node->group.id))
    frame.id = node->group.id;
  frame.container = AVT_RECT_EMPTY;
  if (node->first != NULL && node->first->kind == AVT_NODE_RECTANGLE && is_box (&node->group))
    frame.container
      = avt_transform_rect (own, ((const AvtRectangleNode *) node->first)->rect);
  walk_list (self, node->first, own, frame);
  if (!avt_rect_is_empty (frame.container))
    {
      Box box = { frame.id, frame.container };

      g_array_append_val (self->boxes, box);
    }
}

static void
walk_list (Walk *self, const AvtNode *first, AvtTransform transform, Frame frame)
{
  for (const AvtNode *node = first; node != NULL; node = node->next)
    switch (node->kind)
      {
      case AVT_NODE_GROUP:
        visit_group (self, (const AvtGroupNode *) node, transform, frame);
        break;
      case AVT_NODE_RECTANGLE:
        if (((const AvtRectangleNode *) node)->style->fill.alpha == 255)
          cover (self, avt_transform_rect (transform, ((const AvtRectangleNode *) node)->rect));
        break;
      case AVT_NODE_PATH:
        visit_path (self, (const AvtPathNode *) node, &transform, &frame);
        break;
      case AVT_NODE_TEXT:
        visit_text (self, (const AvtTextNode *) node, &transform, &frame);
        break;
      case AVT_NODE_SCENE:
        walk_list (self, avt_scene_get_first (((const AvtSceneNode *) node)->scene),
                   avt_transform_chain (transform, ((const AvtSceneNode *) node)->transform),
                   (Frame){ AVT_ID_NONE, AVT_RECT_EMPTY });
        break;
      case AVT_NODE_IMAGE:
      case AVT_NODE_LINK:
        break;
      }
}

static void
walk (Walk *self)
{
  self->labels = g_array_new (FALSE, FALSE, sizeof (Label));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  walk_list (self, avt_scene_get_first (self->scene), AVT_TRANSFORM_IDENTITY,
             (Frame){ AVT_ID_NONE, AVT_RECT_EMPTY });
  g_array_unref (self->labels);
  g_array_unref (self->boxes);
}

/**
 * avt_clean_count:
 * @move: (nullable): a text to be looked at in another place
 * @problems: (nullable): gets the first few in words
 *
 * Returns: how many problems there are
 */
guint
avt_clean_count (const AvtScene *scene, const AvtMove *move, GString *problems)
{
  Walk self = { .scene = scene, .move = move, .problems = problems };

  walk (&self);
  return self.n_problems;
}

/** avt_clean_count_texts: Returns: how many texts are painted */
guint
avt_clean_count_texts (const AvtScene *scene)
{
  Walk self = { .scene = scene };

  walk (&self);
  return self.n_texts;
}
