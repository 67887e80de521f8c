/* Finding: what in a design answers a query. */
#pragma once

#include "engine/base/match.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

/**
 * AvtHit:
 * @id: the object
 * @label: (nullable): N_(): the field that answers; %NULL: not a field
 * @text: what stands there
 * @rating: of avt_matcher_rate(); more for a name
 */
typedef struct
{
  AvtId id;
  const char *label;
  char *text;
  guint rating;
} AvtHit;

AvtHit *avt_hit_new (AvtId id, const char *label, const char *text, guint rating);
void avt_hit_free (AvtHit *self);

GPtrArray *avt_design_find (const AvtDesign *design, const AvtMatcher *matcher);
void avt_hits_sort (GPtrArray *hits, const AvtDesign *design);

G_END_DECLS
