/* The scene itself, for its builder and its index. */
#pragma once

#include "diagrams/scene/arena.h"
#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

typedef struct _AvtSceneHold AvtSceneHold;

/* Something outside the arena that lives as long as the scene. */
struct _AvtSceneHold
{
  AvtSceneHold *next;
  gpointer object;
  GDestroyNotify unref;
};

struct _AvtScene
{
  gatomicrefcount ref_count;
  guint n_nodes;
  gboolean has_links; /* or a shared scene has */
  AvtArenaChunk *chunks; /* hold the scene too */
  AvtSceneHold *holds;
  AvtMeasurer *measurer;
  const AvtNode *first;
  AvtRect bounds;
  double width_pt;
  double height_pt;
  const char *title;
  const char *description;
  const char *symbol;
  gpointer index; /* atomic; made at the first pick */
  GDestroyNotify index_free;
};

G_END_DECLS
