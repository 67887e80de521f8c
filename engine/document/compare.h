/* Three designs compared by id: the one both sides began from, mine, and theirs. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtChange: what one side did to an entity since the common base. */
typedef enum
{
  AVT_CHANGE_NONE,
  AVT_CHANGE_ADDED,
  AVT_CHANGE_CHANGED,
  AVT_CHANGE_REMOVED
} AvtChange;

/**
 * AvtCompared:
 * @mine: what this side did
 * @theirs: what the other side did
 * @conflict: both sides did something, and not the same
 */
typedef struct
{
  AvtId id;
  AvtChange mine;
  AvtChange theirs;
  gboolean conflict;
} AvtCompared;

/**
 * AvtComparison:
 * @base: (nullable): the common base; when it is not known, every difference is a conflict
 * @n_conflicts: how many of @entries are conflicts
 * @entries: (element-type AvtCompared): entities that either side changed, by kind and id
 */
typedef struct
{
  AvtDesign *base;
  AvtDesign *mine;
  AvtDesign *theirs;
  guint n_conflicts;
  GArray *entries;
} AvtComparison;

AvtComparison *avt_comparison_new (AvtDesign *base, AvtDesign *mine, AvtDesign *theirs);
void avt_comparison_free (AvtComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtComparison, avt_comparison_free)

G_END_DECLS
