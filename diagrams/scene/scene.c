#include "config.h"

#include "diagrams/scene/scene.h"

#include "diagrams/scene/scene-private.h"

static void
visit_list (const AvtNode *first, const AvtTransform *transform, AvtNodeFunc func,
            gpointer user_data)
{
  for (const AvtNode *node = first; node != NULL; node = node->next)
    {
      AvtTransform inner;

      if (!func (node, transform, user_data))
        continue;
      if (node->kind == AVT_NODE_GROUP)
        {
          const AvtGroupNode *group = (const AvtGroupNode *) node;

          inner = avt_transform_chain (*transform, group->group.transform);
          visit_list (group->first, &inner, func, user_data);
        }
      else if (node->kind == AVT_NODE_SCENE)
        {
          const AvtSceneNode *shared = (const AvtSceneNode *) node;

          inner = avt_transform_chain (*transform, shared->transform);
          visit_list (shared->scene->first, &inner, func, user_data);
        }
    }
}

/** avt_scene_ref: Returns: (transfer full): @self */
AvtScene *
avt_scene_ref (AvtScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
avt_scene_unref (AvtScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (AvtSceneHold *hold = self->holds; hold != NULL; hold = hold->next)
    hold->unref (hold->object);
  if (self->index != NULL)
    self->index_free (self->index);
  avt_measurer_unref (self->measurer);
  avt_arena_free_chunks (self->chunks);
}

/** avt_scene_get_width: Returns: the width of the page or canvas in points, as it was asked for */
double
avt_scene_get_width (const AvtScene *self)
{
  return self->width_pt;
}

/** avt_scene_get_height: Returns: the height of the page or canvas in points */
double
avt_scene_get_height (const AvtScene *self)
{
  return self->height_pt;
}

/** avt_scene_get_title: Returns: (nullable): what the drawing shows */
const char *
avt_scene_get_title (const AvtScene *self)
{
  return self->title;
}

/** avt_scene_get_description: Returns: (nullable): one sentence more about it */
const char *
avt_scene_get_description (const AvtScene *self)
{
  return self->description;
}

/** avt_scene_get_symbol: Returns: (nullable): see avt_scene_builder_set_symbol() */
const char *
avt_scene_get_symbol (const AvtScene *self)
{
  return self->symbol;
}

/** avt_scene_get_bounds: Returns: what is painted, which may exceed the page; empty for no node */
AvtRect
avt_scene_get_bounds (const AvtScene *self)
{
  return self->bounds;
}

/** avt_scene_get_first: Returns: (nullable): the lowest node; the others follow by `next` */
const AvtNode *
avt_scene_get_first (const AvtScene *self)
{
  return self->first;
}

/** avt_scene_get_measurer: Returns: what its texts were measured with */
AvtMeasurer *
avt_scene_get_measurer (const AvtScene *self)
{
  return self->measurer;
}

/** avt_scene_get_n_nodes: Returns: how many nodes there are, those of shared scenes not counted */
guint
avt_scene_get_n_nodes (const AvtScene *self)
{
  return self->n_nodes;
}

/** avt_scene_has_links: Returns: whether it or a scene in it has a link area */
gboolean
avt_scene_has_links (const AvtScene *self)
{
  return self->has_links;
}

/**
 * avt_scene_visit:
 * @func: called for each node, also those of shared scenes, in the order of painting
 *
 * Walks the tree, parents before children.
 */
void
avt_scene_visit (const AvtScene *self, AvtNodeFunc func, gpointer user_data)
{
  AvtTransform identity = AVT_TRANSFORM_IDENTITY;

  visit_list (self->first, &identity, func, user_data);
}
