/* Loads spread over the lines of feeds: least maximum line current, then least imbalance, then
 * fewest cords moved. One search for `calc phase-balance` and for the cords of a design.
 *
 * What an item draws is known at each meter: a feed in one scenario. An item hangs on one leg, the
 * same at every meter; its cords may need outlets, which pools count. */
#pragma once

#include "engine/calc/leg-load.h"

G_BEGIN_DECLS

/* Kinds of outlets that a pool can tell apart. */
#define AVT_BALANCE_N_KINDS 4

/** AvtBalancePool: free outlets of a strip, by leg and kind of outlet. */
typedef struct
{
  guint n_kinds;
  guint slots[AVT_N_LEGS][AVT_BALANCE_N_KINDS];
} AvtBalancePool;

/** AvtBalanceCord: @kinds: bit k: it fits outlets of kind k; @present: its leg now, or -1 */
typedef struct
{
  guint pool;
  guint kinds;
  int present;
} AvtBalanceCord;

/** AvtBalanceItem: @loads: by meter, not negative; @legs: bit i: AvtLeg i is allowed */
typedef struct
{
  const AvtPower *loads;
  guint legs;
  const AvtBalanceCord *cords;
  guint n_cords;
} AvtBalanceItem;

/** AvtBalanceMeter: @base: what hangs there beside the items */
typedef struct
{
  double line_to_neutral_v;
  AvtLegLoad base;
} AvtBalanceMeter;

typedef struct
{
  const AvtBalanceMeter *meters;
  guint n_meters;
  const AvtBalanceItem *items;
  guint n_items;
  const AvtBalancePool *pools;
  guint n_pools;
} AvtBalanceProblem;

typedef struct
{
  double maximum_a;         /* of all lines of all meters */
  double imbalance_percent; /* of the worst meter */
  guint n_moved;            /* cords that change their leg */
} AvtBalanceCost;

gboolean avt_balance_solve (const AvtBalanceProblem *problem, int *legs, AvtBalanceCost *cost,
                            gboolean *is_proven);
AvtBalanceCost avt_balance_cost (const AvtBalanceProblem *problem, const int *legs);
gboolean avt_balance_is_better (const AvtBalanceCost *a, const AvtBalanceCost *b);
int avt_balance_cost_compare (const AvtBalanceCost *a, const AvtBalanceCost *b);

G_END_DECLS
