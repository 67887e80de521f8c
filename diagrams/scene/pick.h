/* What of a scene is at a place. The index is made from the scene that is drawn, when it is first
 * asked, and kept by it; shared scenes keep their own. */
#pragma once

#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

/**
 * AvtHit: an entity at a place
 * @role: (nullable): of its group
 * @title: (nullable): of its group
 * @bounds: of its group, in coordinates of the scene that was asked
 *
 * Strings live as long as that scene.
 */
typedef struct
{
  AvtId id;
  const char *role;
  const char *title;
  AvtRect bounds;
} AvtHit;

typedef enum
{
  AVT_PICK_TOUCHING, /* something of it lies in the rectangle */
  AVT_PICK_ENCLOSED, /* all of it does */
} AvtPickMode;

GArray *avt_pick_at (AvtScene *scene, double x, double y, double slop_pt);
GArray *avt_pick_in (AvtScene *scene, AvtRect rect, AvtPickMode mode);
GArray *avt_pick_all (AvtScene *scene);
gboolean avt_pick_find (AvtScene *scene, AvtId id, AvtHit *hit);
const char *avt_pick_text (AvtScene *scene, double x, double y, double slop_pt);

G_END_DECLS
