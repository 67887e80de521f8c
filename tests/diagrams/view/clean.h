/* Whether a drawing is clean: no text meets another one, leaves the box it stands in or the page,
 * or lies under a line, and no line crosses a device that is not its own. It walks any scene. */
#pragma once

#include "diagrams/scene/scene.h"

/**
 * AvtMove: a text that is looked at as if it stood elsewhere, to see that the walker notices
 * @text: its number in the order of painting
 */
typedef struct
{
  guint text;
  double dx;
  double dy;
} AvtMove;

guint avt_clean_count (const AvtScene *scene, const AvtMove *move, GString *problems);
guint avt_clean_count_texts (const AvtScene *scene);
