/* Largest first, then moves and swaps, then an exact search where it can be finished.
 *
 * The lower bound: |sum of S| <= V x sum of |I| <= 3 V x the largest line current, whatever hangs
 * on which leg. A state that meets it has three equal lines and is optimal; for up to
 * EXACT_ITEMS items a depth-first search looks for anything better. Loads only ever lag, so
 * between line and neutral a line that is too full stays too full. */
#include "config.h"

#include "engine/calc/balance-private.h"

#include <math.h>
#include <string.h>

/* Bounds on the time of a search: some tenths of a second. */
#define EXACT_ITEMS 24
#define MAX_NODES 4000000
#define MAX_TRIALS 1000000

static gboolean
place_largest_first (AvtBalanceState *self)
{
  for (guint k = 0; k < self->problem->n_items; k++)
    {
      guint i = self->order[k];
      AvtBalanceCost least = { HUGE_VAL, HUGE_VAL, G_MAXUINT };
      int best = -1;

      for (int leg = 0; leg < AVT_N_LEGS; leg++)
        {
          AvtBalanceCost cost;

          if (!_avt_balance_is_allowed (self, i, leg))
            continue;
          _avt_balance_put (self, i, leg);
          cost = _avt_balance_cost_now (self);
          if (_avt_balance_is_plugged (self, i) && avt_balance_cost_compare (&cost, &least) < 0)
            {
              least = cost;
              best = leg;
            }
          _avt_balance_take (self, i);
        }
      if (best < 0)
        return FALSE;
      _avt_balance_put (self, i, best);
    }
  return TRUE;
}

/* Everything where it is now, if each item has all of its cords on one leg. */
static gboolean
place_as_it_is (AvtBalanceState *self)
{
  for (guint i = 0; i < self->problem->n_items; i++)
    {
      const AvtBalanceItem *item = &self->problem->items[i];
      int leg = item->n_cords > 0 ? item->cords[0].present : -1;

      if (leg < 0 || !_avt_balance_is_allowed (self, i, leg)
          || _avt_balance_count_moved (item, leg) > 0)
        return FALSE;
      _avt_balance_put (self, i, leg);
    }
  return _avt_balance_all_are_plugged (self);
}

/* Returns: whether the change of one or two items is better; then it stays. */
static gboolean
try_change (AvtBalanceState *self, guint i, int leg_i, guint j, int leg_j, AvtBalanceCost *cost)
{
  int old_i = self->legs[i], old_j = self->legs[j];
  AvtBalanceCost changed;

  self->n_trials++;
  _avt_balance_take (self, i);
  if (i != j)
    _avt_balance_take (self, j);
  _avt_balance_put (self, i, leg_i);
  if (i != j)
    _avt_balance_put (self, j, leg_j);
  changed = _avt_balance_cost_now (self);
  if (avt_balance_cost_compare (&changed, cost) < 0 && _avt_balance_is_plugged (self, i)
      && _avt_balance_is_plugged (self, j))
    {
      *cost = changed;
      return TRUE;
    }
  _avt_balance_take (self, i);
  _avt_balance_put (self, i, old_i);
  if (i != j)
    {
      _avt_balance_take (self, j);
      _avt_balance_put (self, j, old_j);
    }
  return FALSE;
}

static gboolean
improve_item (AvtBalanceState *self, guint i, AvtBalanceCost *cost)
{
  gboolean is_better = FALSE;

  for (int leg = 0; leg < AVT_N_LEGS; leg++)
    if (leg != self->legs[i] && _avt_balance_is_allowed (self, i, leg))
      is_better = try_change (self, i, leg, i, leg, cost) || is_better;
  for (guint j = 0; j < self->problem->n_items && self->n_trials < MAX_TRIALS; j++)
    if (self->legs[j] != self->legs[i] && _avt_balance_is_allowed (self, i, self->legs[j])
        && _avt_balance_is_allowed (self, j, self->legs[i]))
      is_better = try_change (self, i, self->legs[j], j, self->legs[i], cost) || is_better;
  return is_better;
}

/* Moves and swaps until none is better. */
static void
improve (AvtBalanceState *self)
{
  AvtBalanceCost cost = _avt_balance_cost_now (self);
  gboolean is_better = TRUE;

  while (is_better && self->n_trials < MAX_TRIALS)
    {
      is_better = FALSE;
      for (guint k = 0; k < self->problem->n_items && self->n_trials < MAX_TRIALS; k++)
        is_better = improve_item (self, self->order[k], &cost) || is_better;
    }
  _avt_balance_keep_best (self);
}

/* The lines of an assignment under other names, where all cords find outlets. */
static void
rename_lines (AvtBalanceState *self)
{
  static const int renamings[][AVT_N_LINES]
      = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
  g_autofree int *legs = g_memdup2 (self->best_legs, self->problem->n_items * sizeof *legs);
  g_autofree int *renamed = g_new (int, self->problem->n_items);

  for (guint r = 0; r < G_N_ELEMENTS (renamings); r++)
    {
      gboolean is_good = TRUE;

      for (guint i = 0; i < self->problem->n_items; i++)
        {
          renamed[i] = legs[i] < AVT_N_LINES ? renamings[r][legs[i]] : legs[i];
          is_good = is_good && _avt_balance_is_allowed (self, i, renamed[i]);
        }
      if (!is_good)
        continue;
      _avt_balance_put_all (self, renamed);
      if (_avt_balance_all_are_plugged (self))
        improve (self);
    }
}

static gboolean
is_too_full (const AvtBalanceState *self, guint i, int leg)
{
  for (guint m = 0; m < self->problem->n_meters; m++)
    {
      double line_a = avt_power_magnitude (self->loads[m].legs[leg])
                      / self->problem->meters[m].line_to_neutral_v;

      if (self->problem->items[i].loads[m].p_w > 0.0
          && _avt_balance_compare_numbers (line_a, self->best.maximum_a) > 0)
        return TRUE;
    }
  return FALSE;
}

/* An earlier line that carries the same would only repeat the search. */
static gboolean
is_repeated (const AvtBalanceState *self, int leg)
{
  for (int other = 0; other < leg && self->is_symmetric; other++)
    {
      gboolean is_same_line = TRUE;

      for (guint m = 0; m < self->problem->n_meters; m++)
        is_same_line = is_same_line
                       && self->loads[m].legs[leg].p_w == self->loads[m].legs[other].p_w
                       && self->loads[m].legs[leg].q_var == self->loads[m].legs[other].q_var;
      if (is_same_line)
        return TRUE;
    }
  return FALSE;
}

/* Whether the best state cannot be beaten even if its largest current is met again. */
static gboolean
is_balanced_as_can_be (const AvtBalanceState *self)
{
  double least_percent
      = 100.0 * (self->best.maximum_a - self->mean_limit_a)
        / MAX (self->mean_limit_a, AVT_BALANCE_TOLERANCE);

  return _avt_balance_compare_numbers (self->best.imbalance_percent, least_percent) <= 0;
}

static gboolean
is_hopeless (const AvtBalanceState *self)
{
  return _avt_balance_compare_numbers (self->bound_a, self->best.maximum_a) >= 0
         && is_balanced_as_can_be (self);
}

/* Returns: FALSE when it was broken off. */
static gboolean
search (AvtBalanceState *self, guint depth)
{
  gsize size = self->problem->n_meters * sizeof *self->loads;
  AvtLegLoad *saved = &self->saved[depth * self->problem->n_meters];
  int first_leg = 0;
  guint i;

  if (self->n_nodes++ > MAX_NODES)
    return FALSE;
  if (depth == self->problem->n_items)
    {
      AvtBalanceCost cost = _avt_balance_cost_now (self);

      if (_avt_balance_compare (&cost, &self->best) < 0)
        _avt_balance_keep_best (self);
      return TRUE;
    }

  i = self->order[depth];
  memcpy (saved, self->loads, size);
  if (depth > 0 && _avt_balance_is_same (self->problem, self->order[depth - 1], i))
    first_leg = self->legs[self->order[depth - 1]];
  for (int leg = first_leg; leg < AVT_N_LEGS; leg++)
    {
      gboolean is_finished = TRUE;

      if (!_avt_balance_is_allowed (self, i, leg) || is_repeated (self, leg))
        continue;
      _avt_balance_put (self, i, leg);
      if (!(self->is_star && is_too_full (self, i, leg)) && _avt_balance_is_plugged (self, i))
        is_finished = search (self, depth + 1);
      _avt_balance_take (self, i);
      memcpy (self->loads, saved, size); /* sums must not drift */
      if (!is_finished)
        return FALSE;
      if (is_hopeless (self))
        return TRUE;
    }
  return TRUE;
}

/* Of items that can be exchanged, those that hang on the right leg already stay there. */
static void
exchange_same (AvtBalanceState *self)
{
  for (guint i = 0; i < self->problem->n_items; i++)
    for (guint j = i + 1; j < self->problem->n_items; j++)
      if (self->legs[i] != self->legs[j] && _avt_balance_is_same (self->problem, i, j))
        {
          AvtBalanceCost cost = _avt_balance_cost_now (self);

          try_change (self, i, self->legs[j], j, self->legs[i], &cost);
        }
}

static gboolean
meets_bound (const AvtBalanceState *self)
{
  return _avt_balance_compare_numbers (self->best.maximum_a, self->bound_a) <= 0;
}

/* Returns: whether nothing better can exist. */
static gboolean
prove (AvtBalanceState *self)
{
  if (self->problem->n_items > EXACT_ITEMS)
    return FALSE;
  _avt_balance_clear (self);
  if (!search (self, 0) || !isfinite (self->best.maximum_a))
    return FALSE;
  _avt_balance_put_all (self, self->best_legs);
  exchange_same (self);
  _avt_balance_keep_best (self);
  return TRUE;
}

/**
 * avt_balance_solve:
 * @legs: (out) (array): the leg of each item
 * @cost: (out): what the assignment comes to
 * @is_proven: (out): no assignment has a lower maximum, or the same and a lower imbalance; that no
 *   cord moves needlessly is not part of the proof
 *
 * Deterministic, and bounded in time whatever the number of items.
 *
 * Returns: %FALSE when no assignment was found that has an outlet for every cord
 */
gboolean
avt_balance_solve (const AvtBalanceProblem *problem, int *legs, AvtBalanceCost *cost,
                   gboolean *is_proven)
{
  g_autoptr (AvtBalanceState) self = _avt_balance_state_new (problem);

  if (place_as_it_is (self))
    improve (self);
  _avt_balance_clear (self);
  if (place_largest_first (self))
    improve (self);
  *is_proven = isfinite (self->best.maximum_a) && meets_bound (self);
  if (!*is_proven)
    *is_proven = prove (self);
  if (!isfinite (self->best.maximum_a))
    return FALSE;
  if (problem->n_pools > 0)
    rename_lines (self);
  memcpy (legs, self->best_legs, problem->n_items * sizeof *legs);
  *cost = self->best;
  return TRUE;
}
