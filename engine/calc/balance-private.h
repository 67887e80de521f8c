/* The state of a search for balanced lines: which items hang where, and what that comes to. */
#pragma once

#include "engine/calc/balance.h"

G_BEGIN_DECLS

/* Costs that differ by less are equal: the order of summation must not decide. */
#define AVT_BALANCE_TOLERANCE 1e-9

/** AvtBalanceDemand: cords by leg and by the kinds of outlets that they fit. */
typedef guint AvtBalanceDemand[AVT_N_LEGS][1u << AVT_BALANCE_N_KINDS];

typedef struct
{
  const AvtBalanceProblem *problem;
  int *legs;              /* by item; -1: not placed */
  AvtLegLoad *loads;      /* by meter */
  AvtBalanceDemand *demands; /* by pool */
  guint *order;           /* items, largest first */
  gboolean is_star;       /* nothing hangs between lines */
  gboolean is_symmetric;  /* the lines can be exchanged */
  double bound_a;
  double mean_limit_a;    /* the mean of the lines is not above it, at the meter of the bound */
  guint n_moved;          /* cords of placed items that change their leg */
  AvtLegLoad *saved;      /* by depth of the search, by meter */
  guint n_trials;
  guint n_nodes;
  int *best_legs;
  AvtBalanceCost best;
} AvtBalanceState;

int _avt_balance_compare_numbers (double a, double b);
int _avt_balance_compare (const AvtBalanceCost *a, const AvtBalanceCost *b);
guint _avt_balance_count_moved (const AvtBalanceItem *item, int leg);
gboolean _avt_balance_is_same (const AvtBalanceProblem *problem, guint i, guint j);

AvtBalanceState *_avt_balance_state_new (const AvtBalanceProblem *problem);
void _avt_balance_state_free (AvtBalanceState *self);
void _avt_balance_take (AvtBalanceState *self, guint i);
void _avt_balance_put (AvtBalanceState *self, guint i, int leg);
void _avt_balance_put_all (AvtBalanceState *self, const int *legs);
void _avt_balance_clear (AvtBalanceState *self);
gboolean _avt_balance_is_allowed (const AvtBalanceState *self, guint i, int leg);
gboolean _avt_balance_is_plugged (const AvtBalanceState *self, guint i);
gboolean _avt_balance_all_are_plugged (const AvtBalanceState *self);
AvtBalanceCost _avt_balance_cost_now (const AvtBalanceState *self);
void _avt_balance_keep_best (AvtBalanceState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtBalanceState, _avt_balance_state_free)

G_END_DECLS
