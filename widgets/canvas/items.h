/* The things in a drawing that can be pointed at, named and walked over: the groups of its scene
 * that stand for an entity. */
#pragma once

#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

/**
 * AvtItem:
 * @role: what it is, such as "device"; static
 * @title: its name; belongs to the scene
 * @description: (nullable): more of it; belongs to the scene
 * @bounds: in points, in the whole scene
 * @parent: position of the item it lies in, or -1
 */
typedef struct
{
  AvtId id;
  const char *role;
  const char *title;
  const char *description;
  AvtRect bounds;
  int parent;
} AvtItem;

/* The role of what lies between others. */
#define AVT_ITEM_CABLE "cable"

typedef enum
{
  AVT_WALK_NEXT,
  AVT_WALK_PREVIOUS,
  AVT_WALK_FIRST,
  AVT_WALK_LAST,
  AVT_WALK_UP,
  AVT_WALK_DOWN,
  AVT_WALK_LEFT,
  AVT_WALK_RIGHT
} AvtWalk;

GArray *avt_items_collect (const AvtScene *scene);
int avt_items_find (const GArray *items, AvtId id);
int avt_items_walk (const GArray *items, int from, AvtWalk walk);

G_END_DECLS
