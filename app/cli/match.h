/* Two designs that were made independently: which object of one is which of the other. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtPair: an object of A, of B, or the same one of both; B's in the ids of A. */
typedef struct
{
  gconstpointer a;
  gconstpointer b;
} AvtPair;

/**
 * AvtMatch:
 * @pairs: (element-type AvtPair): all objects, by kind; those of A in its order, then those that
 *   only B has
 * @renamed: (element-type AvtEntity): keeps translated copies alive
 */
typedef struct
{
  GArray *pairs;
  GPtrArray *renamed;
} AvtMatch;

AvtMatch *avt_match_by_ids (const AvtDesign *a, const AvtDesign *b);
AvtMatch *avt_match_by_names (const AvtDesign *a, const AvtDesign *b);
gboolean avt_match_is_kin (const AvtDesign *a, const AvtDesign *b);
void avt_match_free (AvtMatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtMatch, avt_match_free)

G_END_DECLS
