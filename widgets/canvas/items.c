#include "config.h"

#include "widgets/canvas/items.h"

#include <math.h>
#include <string.h>

typedef struct
{
  GArray *items;
  GHashTable *seen; /* ids, which belong to the nodes */
} Collection;

static gboolean
collect_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  Collection *collection = user_data;
  const AvtGroup *group;
  AvtItem item;

  if (node->kind == AVT_NODE_SCENE)
    return TRUE;
  if (node->kind != AVT_NODE_GROUP)
    return FALSE;
  group = &((const AvtGroupNode *) node)->group;
  if (group->picking == AVT_PICK_NONE)
    return FALSE;
  if (avt_id_is_none (group->id))
    return TRUE;
  item = (AvtItem){ .id = group->id,
                    .role = group->role != NULL ? group->role : "",
                    .title = group->title != NULL ? group->title : group->id.text,
                    .description = group->description,
                    .bounds = avt_transform_rect (*transform, node->bounds),
                    .parent = -1 };
  if (g_hash_table_add (collection->seen, (gpointer) &group->id))
    g_array_append_val (collection->items, item);
  return TRUE;
}

/* The smallest earlier item around it: tree order puts holders before what they hold. */
static int
find_parent (const GArray *items, int position)
{
  const AvtItem *item = &g_array_index (items, AvtItem, position);
  double centre_x = item->bounds.x + item->bounds.width / 2;
  double centre_y = item->bounds.y + item->bounds.height / 2;

  for (int i = position - 1; i >= 0; i--)
    {
      const AvtItem *other = &g_array_index (items, AvtItem, i);

      if (avt_rect_contains_point (other->bounds, centre_x, centre_y)
          && strcmp (other->role, item->role) != 0)
        return i;
    }
  return -1;
}

static int
compare_reading_order (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GArray *items = user_data;
  int first = *(const int *) a, second = *(const int *) b;
  const AvtItem *one = &g_array_index (items, AvtItem, first);
  const AvtItem *two = &g_array_index (items, AvtItem, second);
  int root_one = one->parent >= 0 ? one->parent : first;
  int root_two = two->parent >= 0 ? two->parent : second;

  if (root_one != root_two)
    return root_one - root_two;
  if ((one->parent < 0) != (two->parent < 0))
    return one->parent < 0 ? -1 : 1;
  if (one->bounds.y != two->bounds.y)
    return one->bounds.y < two->bounds.y ? -1 : 1;
  return one->bounds.x < two->bounds.x ? -1 : one->bounds.x > two->bounds.x;
}

static GArray *
in_reading_order (const GArray *items)
{
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (int), items->len);
  g_autofree int *place = g_new (int, items->len);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (AvtItem), items->len);

  for (int i = 0; i < (int) items->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_reading_order, (gpointer) items);
  for (guint i = 0; i < order->len; i++)
    {
      int from = g_array_index (order, int, i);

      place[from] = (int) i;
      g_array_append_val (sorted, g_array_index (items, AvtItem, from));
    }
  for (guint i = 0; i < sorted->len; i++)
    {
      AvtItem *item = &g_array_index (sorted, AvtItem, i);

      item->parent = item->parent >= 0 ? place[item->parent] : -1;
    }
  return sorted;
}

/**
 * avt_items_collect:
 *
 * Returns: (transfer full) (element-type AvtItem): the entities that @scene shows, each once:
 *   a holder first, then what is in it from top to bottom. The strings belong to @scene.
 */
GArray *
avt_items_collect (const AvtScene *scene)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AvtItem));
  g_autoptr (GHashTable) seen = g_hash_table_new (avt_id_pointer_hash, avt_id_pointer_equal);
  Collection collection = { items, seen };

  avt_scene_visit (scene, collect_cb, &collection);
  for (guint i = 0; i < items->len; i++)
    g_array_index (items, AvtItem, i).parent = find_parent (items, (int) i);
  return in_reading_order (items);
}

/** avt_items_find: Returns: the position of @id, or -1 */
int
avt_items_find (const GArray *items, AvtId id)
{
  for (guint i = 0; i < items->len; i++)
    if (avt_id_equal (g_array_index (items, AvtItem, i).id, id))
      return (int) i;
  return -1;
}

/* How far @to lies from @from in the direction of @walk, sideways steps counting double; infinite
 * when it does not lie there. */
static double
distance (const AvtItem *from, const AvtItem *to, AvtWalk walk)
{
  double across = to->bounds.x + to->bounds.width / 2 - from->bounds.x - from->bounds.width / 2;
  double down = to->bounds.y + to->bounds.height / 2 - from->bounds.y - from->bounds.height / 2;
  gboolean is_vertical = walk == AVT_WALK_UP || walk == AVT_WALK_DOWN;
  double forward = is_vertical ? down : across;
  double sideways = is_vertical ? across : down;

  if (walk == AVT_WALK_UP || walk == AVT_WALK_LEFT)
    forward = -forward;
  return forward < 0.5 ? INFINITY : forward + 2 * fabs (sideways);
}

static int
nearest (const GArray *items, int from, AvtWalk walk)
{
  const AvtItem *start = &g_array_index (items, AvtItem, from);
  double best_distance = INFINITY;
  int best = -1;

  for (int i = 0; i < (int) items->len; i++)
    {
      const AvtItem *item = &g_array_index (items, AvtItem, i);
      double here = i != from && strcmp (item->role, start->role) == 0
                      ? distance (start, item, walk)
                      : INFINITY;

      if (here < best_distance)
        {
          best = i;
          best_distance = here;
        }
    }
  return best;
}

/* Cables are pointed at, not walked over: a device leads to its cables. */
static int
next (const GArray *items, int from, int step)
{
  for (int i = from + step; i >= 0 && i < (int) items->len; i += step)
    if (strcmp (g_array_index (items, AvtItem, i).role, AVT_ITEM_CABLE) != 0)
      return i;
  return -1;
}

/**
 * avt_items_walk:
 * @from: a position, or -1 for none
 *
 * Up, down, left and right go to the nearest item of the same role.
 *
 * Returns: the position that @walk leads to, or -1 when it leads nowhere
 */
int
avt_items_walk (const GArray *items, int from, AvtWalk walk)
{
  int n_items = (int) items->len;

  if (n_items == 0)
    return -1;
  switch (walk)
    {
    case AVT_WALK_FIRST:
      return next (items, -1, 1);
    case AVT_WALK_LAST:
      return next (items, n_items, -1);
    case AVT_WALK_NEXT:
      return next (items, from, 1);
    case AVT_WALK_PREVIOUS:
      return next (items, from < 0 ? n_items : from, -1);
    case AVT_WALK_UP:
    case AVT_WALK_DOWN:
    case AVT_WALK_LEFT:
    case AVT_WALK_RIGHT:
      return from < 0 ? next (items, -1, 1) : nearest (items, from, walk);
    }
  return -1;
}
