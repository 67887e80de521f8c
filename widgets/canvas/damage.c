/* Scenes are made anew after each edit, but most of their nodes are as they were. Two lists of
 * nodes are compared from both ends; what differs in the middle counts as damaged as a whole,
 * except that two groups or scenes standing in the same place are entered. */
#include "config.h"

#include "widgets/canvas/damage.h"

#include <string.h>

static gboolean lists_equal (const AvtNode *a, const AvtNode *b);
static void compare_lists (GArray *damage, const AvtNode *a, const AvtNode *b,
                           const AvtTransform *transform);

static gboolean
rects_equal (AvtRect a, AvtRect b)
{
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

static gboolean
transforms_equal (AvtTransform a, AvtTransform b)
{
  return a.x == b.x && a.y == b.y && a.scale == b.scale;
}

static gboolean
paths_equal (const AvtPathNode *a, const AvtPathNode *b)
{
  return a->n_verbs == b->n_verbs && a->n_numbers == b->n_numbers
         && memcmp (a->verbs, b->verbs, a->n_verbs) == 0
         && memcmp (a->numbers, b->numbers, a->n_numbers * sizeof (double)) == 0
         && avt_style_equal (a->style, b->style);
}

static gboolean
texts_equal (const AvtTextNode *a, const AvtTextNode *b)
{
  return a->x == b->x && a->y == b->y && strcmp (a->text, b->text) == 0
         && avt_text_style_equal (a->style, b->style);
}

static gboolean
clips_equal (const AvtRect *a, const AvtRect *b)
{
  return a == b || (a != NULL && b != NULL && rects_equal (*a, *b));
}

static gboolean
same_frame (const AvtGroupNode *a, const AvtGroupNode *b)
{
  return transforms_equal (a->group.transform, b->group.transform)
         && clips_equal (a->group.clip, b->group.clip);
}

/* Whether both paint the same; names and descriptions are not painted. */
static gboolean
nodes_equal (const AvtNode *a, const AvtNode *b)
{
  if (a == b)
    return TRUE;
  if (a->kind != b->kind || !rects_equal (a->bounds, b->bounds))
    return FALSE;
  switch (a->kind)
    {
    case AVT_NODE_GROUP:
      return same_frame ((const AvtGroupNode *) a, (const AvtGroupNode *) b)
             && lists_equal (((const AvtGroupNode *) a)->first, ((const AvtGroupNode *) b)->first);
    case AVT_NODE_RECTANGLE:
      return rects_equal (((const AvtRectangleNode *) a)->rect,
                          ((const AvtRectangleNode *) b)->rect)
             && avt_style_equal (((const AvtRectangleNode *) a)->style,
                                 ((const AvtRectangleNode *) b)->style);
    case AVT_NODE_PATH:
      return paths_equal ((const AvtPathNode *) a, (const AvtPathNode *) b);
    case AVT_NODE_TEXT:
      return texts_equal ((const AvtTextNode *) a, (const AvtTextNode *) b);
    case AVT_NODE_IMAGE:
      return ((const AvtImageNode *) a)->image == ((const AvtImageNode *) b)->image;
    case AVT_NODE_LINK:
      return TRUE;
    case AVT_NODE_SCENE:
      return ((const AvtSceneNode *) a)->scene == ((const AvtSceneNode *) b)->scene
             && transforms_equal (((const AvtSceneNode *) a)->transform,
                                  ((const AvtSceneNode *) b)->transform);
    }
  return FALSE;
}

static gboolean
lists_equal (const AvtNode *a, const AvtNode *b)
{
  for (; a != NULL && b != NULL; a = a->next, b = b->next)
    if (!nodes_equal (a, b))
      return FALSE;
  return a == b;
}

static void
add_damage (GArray *damage, const AvtNode *node, const AvtTransform *transform)
{
  AvtRect rect = avt_transform_rect (*transform, node->bounds);

  if (!avt_rect_is_empty (rect))
    g_array_append_val (damage, rect);
}

static void
compare_nodes (GArray *damage, const AvtNode *a, const AvtNode *b, const AvtTransform *transform)
{
  if (a->kind == AVT_NODE_GROUP && b->kind == AVT_NODE_GROUP
      && same_frame ((const AvtGroupNode *) a, (const AvtGroupNode *) b))
    {
      AvtTransform inner
        = avt_transform_chain (*transform, ((const AvtGroupNode *) a)->group.transform);

      compare_lists (damage, ((const AvtGroupNode *) a)->first, ((const AvtGroupNode *) b)->first,
                     &inner);
    }
  else if (a->kind == AVT_NODE_SCENE && b->kind == AVT_NODE_SCENE
           && transforms_equal (((const AvtSceneNode *) a)->transform,
                                ((const AvtSceneNode *) b)->transform))
    {
      AvtTransform inner = avt_transform_chain (*transform, ((const AvtSceneNode *) a)->transform);

      compare_lists (damage, avt_scene_get_first (((const AvtSceneNode *) a)->scene),
                     avt_scene_get_first (((const AvtSceneNode *) b)->scene), &inner);
    }
  else
    {
      add_damage (damage, a, transform);
      add_damage (damage, b, transform);
    }
}

static GPtrArray *
to_array (const AvtNode *first)
{
  GPtrArray *nodes = g_ptr_array_new ();

  for (const AvtNode *node = first; node != NULL; node = node->next)
    g_ptr_array_add (nodes, (gpointer) node);
  return nodes;
}

/* Nodes that stand in the middle of one list only. */
static void
add_all (GArray *damage, GPtrArray *nodes, guint start, guint end, const AvtTransform *transform)
{
  for (guint i = start; i < end; i++)
    add_damage (damage, g_ptr_array_index (nodes, i), transform);
}

static void
compare_lists (GArray *damage, const AvtNode *a, const AvtNode *b, const AvtTransform *transform)
{
  g_autoptr (GPtrArray) before = to_array (a);
  g_autoptr (GPtrArray) after = to_array (b);
  guint start = 0, end_before = before->len, end_after = after->len;

  if (before->len == after->len)
    {
      for (guint i = 0; i < before->len; i++)
        if (!nodes_equal (g_ptr_array_index (before, i), g_ptr_array_index (after, i)))
          compare_nodes (damage, g_ptr_array_index (before, i), g_ptr_array_index (after, i),
                         transform);
      return;
    }
  while (start < MIN (end_before, end_after)
         && nodes_equal (g_ptr_array_index (before, start), g_ptr_array_index (after, start)))
    start++;
  while (end_before > start && end_after > start
         && nodes_equal (g_ptr_array_index (before, end_before - 1),
                         g_ptr_array_index (after, end_after - 1)))
    {
      end_before--;
      end_after--;
    }
  add_all (damage, before, start, end_before, transform);
  add_all (damage, after, start, end_after, transform);
}

/**
 * avt_scene_damage:
 * @before: (nullable): what is on screen
 * @after: (nullable): what shall be
 *
 * Returns: (transfer full) (element-type AvtRect): the places, in points, where the two differ:
 *   the old and the new bounds of what changed
 */
GArray *
avt_scene_damage (const AvtScene *before, const AvtScene *after)
{
  GArray *damage = g_array_new (FALSE, FALSE, sizeof (AvtRect));
  AvtTransform identity = AVT_TRANSFORM_IDENTITY;

  compare_lists (damage, before != NULL ? avt_scene_get_first (before) : NULL,
                 after != NULL ? avt_scene_get_first (after) : NULL, &identity);
  return damage;
}
