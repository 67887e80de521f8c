/* The index of a scene lists its own leaves in the order of painting, each with the innermost
 * entity it belongs to. A shared scene is one leaf that is asked in turn, so after an edit only the
 * small index of the changed rack and that of the page are made again. */
#include "config.h"

#include "diagrams/scene/pick.h"

#include "diagrams/scene/pick-shape.h"
#include "diagrams/scene/rtree.h"
#include "diagrams/scene/scene-private.h"

#include <stdlib.h>

#define NOBODY G_MAXUINT

typedef struct
{
  const AvtNode *node;
  AvtTransform transform; /* from the node's parent to the scene */
  guint owner;            /* a position in the entities, or NOBODY */
  guint n_below;          /* how many entities were begun before it */
  const char *title;      /* of the innermost group that has one */
} Leaf;

typedef struct
{
  GArray *leaves;      /* of Leaf */
  GArray *leaf_bounds; /* of AvtRect, in scene coordinates, clipped */
  GArray *shared;      /* of guint: which leaves are shared scenes */
  GArray *entities;    /* of AvtHit, in scene coordinates */
  guint *by_id;        /* positions in the entities, ascending by id */
  AvtRtree *tree;
} Index;

typedef struct
{
  Index *index;
  guint owner;
  const char *title;
  gboolean has_clip;
  AvtRect clip;
  AvtTransform transform;
} Walk;

/* A hit seen from the scene that was asked. */
typedef struct
{
  GArray *hits;
  GHashTable *seen; /* of AvtId; only asked */
  AvtTransform transform;
  const AvtHit *outer;
} Query;

static void list_nodes (const Walk *walk, const AvtNode *first);

static void
add_leaf (const Walk *walk, const AvtNode *node)
{
  Index *index = walk->index;
  Leaf leaf = { node, walk->transform, walk->owner, index->entities->len, walk->title };
  AvtRect bounds = avt_transform_rect (walk->transform, node->bounds);

  if (walk->has_clip)
    bounds = avt_rect_intersection (bounds, walk->clip);
  if (avt_rect_is_empty (bounds))
    return;
  if (node->kind == AVT_NODE_SCENE)
    g_array_append_val (index->shared, index->leaves->len);
  g_array_append_val (index->leaves, leaf);
  g_array_append_val (index->leaf_bounds, bounds);
}

static void
list_group (const Walk *walk, const AvtGroupNode *node)
{
  const AvtGroup *group = &node->group;
  Walk inner = *walk;

  if (group->picking == AVT_PICK_NONE)
    return;
  inner.transform = avt_transform_chain (walk->transform, group->transform);
  if (group->clip != NULL)
    {
      AvtRect clip = avt_transform_rect (inner.transform, *group->clip);

      inner.clip = walk->has_clip ? avt_rect_intersection (walk->clip, clip) : clip;
      inner.has_clip = TRUE;
    }
  if (group->title != NULL)
    inner.title = group->title;
  if (!avt_id_is_none (group->id))
    {
      AvtHit entity = { group->id, group->role, group->title,
                        avt_transform_rect (walk->transform, node->node.bounds) };

      inner.owner = walk->index->entities->len;
      g_array_append_val (walk->index->entities, entity);
    }
  if (group->picking == AVT_PICK_BOUNDS)
    {
      Walk own = inner;

      own.transform = walk->transform;
      add_leaf (&own, &node->node);
    }
  list_nodes (&inner, node->first);
}

static void
list_nodes (const Walk *walk, const AvtNode *first)
{
  for (const AvtNode *node = first; node != NULL; node = node->next)
    if (node->kind == AVT_NODE_GROUP)
      list_group (walk, (const AvtGroupNode *) node);
    else
      add_leaf (walk, node);
}

static int
compare_entities (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const AvtHit *entities = user_data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  int order = avt_id_compare (entities[one].id, entities[other].id);

  return order != 0 ? order : (one > other) - (one < other);
}

static void
index_free (gpointer data)
{
  Index *self = data;

  g_array_unref (self->leaves);
  g_array_unref (self->leaf_bounds);
  g_array_unref (self->shared);
  g_array_unref (self->entities);
  g_free (self->by_id);
  avt_rtree_free (self->tree);
  g_free (self);
}

static Index *
index_new (const AvtScene *scene)
{
  Index *self = g_new0 (Index, 1);
  Walk walk = { .index = self, .owner = NOBODY, .transform = AVT_TRANSFORM_IDENTITY };

  self->leaves = g_array_new (FALSE, FALSE, sizeof (Leaf));
  self->leaf_bounds = g_array_new (FALSE, FALSE, sizeof (AvtRect));
  self->shared = g_array_new (FALSE, FALSE, sizeof (guint));
  self->entities = g_array_new (FALSE, FALSE, sizeof (AvtHit));
  list_nodes (&walk, scene->first);
  self->tree = avt_rtree_new ((const AvtRect *) (gpointer) self->leaf_bounds->data,
                              self->leaf_bounds->len);
  self->by_id = g_new (guint, MAX (self->entities->len, 1));
  for (guint i = 0; i < self->entities->len; i++)
    self->by_id[i] = i;
  g_qsort_with_data (self->by_id, (int) self->entities->len, sizeof (guint), compare_entities,
                     self->entities->data);
  return self;
}

static const Index *
get_index (AvtScene *scene)
{
  Index *index = g_atomic_pointer_get (&scene->index);

  if (index != NULL)
    return index;
  index = index_new (scene);
  scene->index_free = index_free;
  if (!g_atomic_pointer_compare_and_exchange (&scene->index, NULL, index))
    {
      index_free (index);
      index = g_atomic_pointer_get (&scene->index);
    }
  return index;
}

/* What is asked of a shared scene. */
static Query
inner_query (const Query *query, const Index *index, const Leaf *leaf, AvtHit *outer)
{
  const AvtSceneNode *shared = (const AvtSceneNode *) leaf->node;
  Query inner = *query;

  inner.transform = avt_transform_chain (
    query->transform, avt_transform_chain (leaf->transform, shared->transform));
  if (leaf->owner != NOBODY)
    {
      *outer = g_array_index (index->entities, AvtHit, leaf->owner);
      outer->bounds = avt_transform_rect (query->transform, outer->bounds);
      inner.outer = outer;
    }
  return inner;
}

static void
add_hit (Query *query, AvtHit hit)
{
  AvtId *key;

  if (g_hash_table_contains (query->seen, &hit.id))
    return;
  g_array_append_val (query->hits, hit);
  key = g_new (AvtId, 1);
  *key = hit.id;
  g_hash_table_add (query->seen, key);
}

static void
add_owner (Query *query, const Index *index, guint owner)
{
  AvtHit hit;

  if (owner == NOBODY)
    {
      if (query->outer != NULL)
        add_hit (query, *query->outer);
      return;
    }
  hit = g_array_index (index->entities, AvtHit, owner);
  hit.bounds = avt_transform_rect (query->transform, hit.bounds);
  add_hit (query, hit);
}

static Query
query_new (void)
{
  return (Query){ g_array_new (FALSE, FALSE, sizeof (AvtHit)),
                  g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL),
                  AVT_TRANSFORM_IDENTITY, NULL };
}

static GArray *
query_end (Query *query)
{
  g_hash_table_unref (query->seen);
  return query->hits;
}

/* The leaves around a rectangle, the lowest first. */
static GArray *
find_leaves (const Index *index, AvtRect rect)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  avt_rtree_query (index->tree, rect, found);
  return found;
}

static const Leaf *
get_leaf (const Index *index, const GArray *found, guint i)
{
  return &g_array_index (index->leaves, Leaf, g_array_index (found, guint, i));
}

static void
pick_at (AvtScene *scene, double x, double y, double slop, Query *query)
{
  const Index *index = get_index (scene);
  g_autoptr (GArray) found = find_leaves (index, avt_rect_grow (avt_rect (x, y, 0, 0), slop));

  for (guint i = found->len; i-- > 0;)
    {
      const Leaf *leaf = get_leaf (index, found, i);
      const AvtTransform *t = &leaf->transform;
      double at_x = (x - t->x) / t->scale, at_y = (y - t->y) / t->scale;

      if (leaf->node->kind == AVT_NODE_SCENE)
        {
          const AvtSceneNode *shared = (const AvtSceneNode *) leaf->node;
          AvtHit outer;
          Query inner = inner_query (query, index, leaf, &outer);

          t = &shared->transform;
          pick_at (shared->scene, (at_x - t->x) / t->scale, (at_y - t->y) / t->scale,
                   slop / leaf->transform.scale / t->scale, &inner);
        }
      else if (avt_node_is_at (leaf->node, at_x, at_y, slop / t->scale))
        add_owner (query, index, leaf->owner);
    }
}

static void
pick_touching (AvtScene *scene, AvtRect rect, Query *query)
{
  const Index *index = get_index (scene);
  g_autoptr (GArray) found = find_leaves (index, rect);

  for (guint i = found->len; i-- > 0;)
    {
      const Leaf *leaf = get_leaf (index, found, i);
      AvtRect bounds = g_array_index (index->leaf_bounds, AvtRect, g_array_index (found, guint, i));
      /* What is clipped away cannot be touched. */
      AvtRect part = avt_rect_intersection (rect, bounds);
      AvtRect inside = avt_transform_invert_rect (leaf->transform, part);

      if (leaf->node->kind == AVT_NODE_SCENE)
        {
          const AvtSceneNode *shared = (const AvtSceneNode *) leaf->node;
          AvtHit outer;
          Query inner = inner_query (query, index, leaf, &outer);

          pick_touching (shared->scene, avt_transform_invert_rect (shared->transform, inside),
                         &inner);
        }
      else if (avt_node_touches (leaf->node, inside))
        add_owner (query, index, leaf->owner);
    }
}

/* Adds the entities before position @n and from @first on that lie in @within, from the last. */
static void
add_entities (Query *query, const Index *index, guint first, guint n, const AvtRect *within)
{
  for (guint i = n; i-- > first;)
    if (within == NULL
        || avt_rect_contains (*within, g_array_index (index->entities, AvtHit, i).bounds))
      add_owner (query, index, i);
}

/* All entities, the topmost first: an entity lies above those that hold it. */
static void
pick_all (AvtScene *scene, const AvtRect *within, Query *query)
{
  const Index *index = get_index (scene);
  guint n = index->entities->len;

  for (guint i = index->shared->len; i-- > 0;)
    {
      const Leaf *leaf = get_leaf (index, index->shared, i);
      const AvtSceneNode *shared = (const AvtSceneNode *) leaf->node;
      AvtHit outer;
      Query inner = inner_query (query, index, leaf, &outer);
      AvtRect inside = AVT_RECT_EMPTY;

      add_entities (query, index, leaf->n_below, n, within);
      n = leaf->n_below;
      if (within != NULL)
        {
          inside = avt_transform_invert_rect (leaf->transform, *within);
          inside = avt_transform_invert_rect (shared->transform, inside);
        }
      pick_all (shared->scene, within != NULL ? &inside : NULL, &inner);
    }
  add_entities (query, index, 0, n, within);
}

static gboolean
find (AvtScene *scene, AvtId id, const Query *query, AvtHit *hit)
{
  const Index *index = get_index (scene);
  guint low = 0, high = index->entities->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (avt_id_compare (g_array_index (index->entities, AvtHit, index->by_id[middle]).id, id) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < index->entities->len)
    {
      *hit = g_array_index (index->entities, AvtHit, index->by_id[low]);
      hit->bounds = avt_transform_rect (query->transform, hit->bounds);
      if (avt_id_equal (hit->id, id))
        return TRUE;
    }
  for (guint i = 0; i < index->shared->len; i++)
    {
      const Leaf *leaf = get_leaf (index, index->shared, i);
      const AvtSceneNode *shared = (const AvtSceneNode *) leaf->node;
      AvtHit outer;
      Query inner = inner_query (query, index, leaf, &outer);

      if (find (shared->scene, id, &inner, hit))
        return TRUE;
    }
  return FALSE;
}

static const char *
text_at (AvtScene *scene, double x, double y, double slop)
{
  const Index *index = get_index (scene);
  g_autoptr (GArray) found = find_leaves (index, avt_rect_grow (avt_rect (x, y, 0, 0), slop));

  for (guint i = found->len; i-- > 0;)
    {
      const Leaf *leaf = get_leaf (index, found, i);
      const AvtTransform *t = &leaf->transform;
      double at_x = (x - t->x) / t->scale, at_y = (y - t->y) / t->scale;
      const char *text = NULL;

      if (leaf->node->kind == AVT_NODE_SCENE)
        {
          const AvtSceneNode *shared = (const AvtSceneNode *) leaf->node;

          t = &shared->transform;
          text = text_at (shared->scene, (at_x - t->x) / t->scale, (at_y - t->y) / t->scale,
                          slop / leaf->transform.scale / t->scale);
        }
      else if (!avt_node_is_at (leaf->node, at_x, at_y, slop / t->scale))
        continue;
      else if (leaf->node->kind == AVT_NODE_TEXT)
        text = ((const AvtTextNode *) leaf->node)->full;
      if (text != NULL || leaf->title != NULL)
        return text != NULL ? text : leaf->title;
    }
  return NULL;
}

/**
 * avt_pick_at:
 * @x, @y: in scene coordinates
 * @slop_pt: how far beside something still counts; the slop in pixels over the zoom
 *
 * Each painted node under the point counts for the innermost entity that it belongs to.
 *
 * Returns: (transfer full) (element-type AvtHit): the entities, the topmost first, each once
 */
GArray *
avt_pick_at (AvtScene *scene, double x, double y, double slop_pt)
{
  Query query = query_new ();

  pick_at (scene, x, y, MAX (slop_pt, 0), &query);
  return query_end (&query);
}

/**
 * avt_pick_in:
 * @rect: in scene coordinates
 *
 * Returns: (transfer full) (element-type AvtHit): the entities that touch @rect or lie in it
 *     whole, the topmost first, each once
 */
GArray *
avt_pick_in (AvtScene *scene, AvtRect rect, AvtPickMode mode)
{
  Query query = query_new ();

  switch (mode)
    {
    case AVT_PICK_TOUCHING:
      pick_touching (scene, rect, &query);
      break;
    case AVT_PICK_ENCLOSED:
      pick_all (scene, &rect, &query);
      break;
    }
  return query_end (&query);
}

/**
 * avt_pick_all:
 *
 * Returns: (transfer full) (element-type AvtHit): all entities that can be picked, the topmost
 *     first: in reverse the order in which the view drew them
 */
GArray *
avt_pick_all (AvtScene *scene)
{
  Query query = query_new ();

  pick_all (scene, NULL, &query);
  return query_end (&query);
}

/**
 * avt_pick_find:
 * @hit: (out): where it is, if it is there
 *
 * Returns: whether @id is shown and can be picked
 */
gboolean
avt_pick_find (AvtScene *scene, AvtId id, AvtHit *hit)
{
  Query query = { NULL, NULL, AVT_TRANSFORM_IDENTITY, NULL };

  return find (scene, id, &query, hit);
}

/**
 * avt_pick_text:
 *
 * Returns: (nullable): what a tooltip at the point says: the whole of a shortened label, or the
 *     title of the topmost thing that has one; lives as long as @scene
 */
const char *
avt_pick_text (AvtScene *scene, double x, double y, double slop_pt)
{
  return text_at (scene, x, y, MAX (slop_pt, 0));
}
