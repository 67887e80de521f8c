/* Largest first, then moves and swaps, then an exact search where it can be finished.
 *
 * The lower bound: |sum of S| <= V x sum of |I| <= 3 V x the largest line current, whatever hangs
 * on which leg. A state that meets it has three equal lines and is optimal; for up to
 * EXACT_ITEMS items a depth-first search looks for anything better. Loads only ever lag, so
 * between line and neutral a line that is too full stays too full. */
#include "config.h"

#include "engine/calc/balance.h"

#include <math.h>
#include <string.h>

/* Bounds on the time of a search: some tenths of a second. */
#define EXACT_ITEMS 24
#define MAX_NODES 4000000
#define MAX_TRIALS 1000000

#define N_MASKS (1u << AVT_BALANCE_N_KINDS)
#define LINE_TO_NEUTRAL_LEGS 7u

/* Costs that differ by less are equal: the order of summation must not decide. */
#define TOLERANCE 1e-9

typedef guint Demand[AVT_N_LEGS][N_MASKS];

typedef struct
{
  const AvtBalanceProblem *problem;
  int *legs;              /* by item; -1: not placed */
  AvtLegLoad *loads;      /* by meter */
  Demand *demands;        /* by pool: cords by leg and kinds */
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
} Search;

static int
compare_numbers (double a, double b)
{
  double scale = MAX (fabs (a), fabs (b));

  if (fabs (a - b) <= TOLERANCE * MAX (scale, 1.0))
    return 0;
  return a < b ? -1 : 1;
}

/* The order without the cords that are moved. */
static int
compare_balance (const AvtBalanceCost *a, const AvtBalanceCost *b)
{
  int order = compare_numbers (a->maximum_a, b->maximum_a);

  return order != 0 ? order : compare_numbers (a->imbalance_percent, b->imbalance_percent);
}

/** avt_balance_is_better: Returns: whether the lines of @a are better, whatever is moved for it */
gboolean
avt_balance_is_better (const AvtBalanceCost *a, const AvtBalanceCost *b)
{
  return compare_balance (a, b) < 0;
}

/** avt_balance_cost_compare: Returns: less than, equal to or more than 0, the better one first */
int
avt_balance_cost_compare (const AvtBalanceCost *a, const AvtBalanceCost *b)
{
  int order = compare_balance (a, b);

  return order != 0 ? order : (a->n_moved > b->n_moved) - (a->n_moved < b->n_moved);
}

static void
add_item (const AvtBalanceProblem *problem, guint i, int leg, double sign, AvtLegLoad *loads)
{
  for (guint m = 0; m < problem->n_meters; m++)
    {
      AvtPower power = problem->items[i].loads[m];

      avt_power_add (&loads[m].legs[leg], (AvtPower) { sign * power.p_w, sign * power.q_var });
    }
}

static guint
count_moved (const AvtBalanceItem *item, int leg)
{
  guint n_moved = 0;

  for (guint c = 0; c < item->n_cords; c++)
    n_moved += item->cords[c].present != leg;
  return n_moved;
}

static void
add_meters (const AvtBalanceProblem *problem, const AvtLegLoad *loads, AvtBalanceCost *cost)
{
  for (guint m = 0; m < problem->n_meters; m++)
    {
      AvtLineLoad lines;

      avt_leg_load_lines (&loads[m], problem->meters[m].line_to_neutral_v, &lines);
      cost->maximum_a = MAX (cost->maximum_a, lines.maximum_a);
      cost->imbalance_percent = MAX (cost->imbalance_percent, lines.imbalance_percent);
    }
}

/**
 * avt_balance_cost:
 * @legs: the leg of each item
 *
 * Returns: what that assignment comes to
 */
AvtBalanceCost
avt_balance_cost (const AvtBalanceProblem *problem, const int *legs)
{
  g_autofree AvtLegLoad *loads = g_new (AvtLegLoad, problem->n_meters);
  AvtBalanceCost cost = { 0 };

  for (guint m = 0; m < problem->n_meters; m++)
    loads[m] = problem->meters[m].base;
  for (guint i = 0; i < problem->n_items; i++)
    {
      add_item (problem, i, legs[i], 1.0, loads);
      cost.n_moved += count_moved (&problem->items[i], legs[i]);
    }
  add_meters (problem, loads, &cost);
  return cost;
}

/* Hall's condition: for every set of kinds, the cords that fit nothing else find room in it. */
static gboolean
has_room (const AvtBalancePool *pool, const Demand *demand, int leg)
{
  for (guint set = 0; set < 1u << pool->n_kinds; set++)
    {
      guint n_slots = 0, n_cords = 0;

      for (guint kind = 0; kind < pool->n_kinds; kind++)
        if (set & 1u << kind)
          n_slots += pool->slots[leg][kind];
      for (guint kinds = 0; kinds < 1u << pool->n_kinds; kinds++)
        if ((kinds & ~set) == 0)
          n_cords += (*demand)[leg][kinds];
      if (n_cords > n_slots)
        return FALSE;
    }
  return TRUE;
}

static void
demand_outlets (Search *self, guint i, int leg, int sign)
{
  const AvtBalanceItem *item = &self->problem->items[i];

  for (guint c = 0; c < item->n_cords; c++)
    self->demands[item->cords[c].pool][leg][item->cords[c].kinds] += (guint) sign;
}

static void
take (Search *self, guint i)
{
  add_item (self->problem, i, self->legs[i], -1.0, self->loads);
  demand_outlets (self, i, self->legs[i], -1);
  self->n_moved -= count_moved (&self->problem->items[i], self->legs[i]);
  self->legs[i] = -1;
}

static void
put (Search *self, guint i, int leg)
{
  add_item (self->problem, i, leg, 1.0, self->loads);
  demand_outlets (self, i, leg, 1);
  self->n_moved += count_moved (&self->problem->items[i], leg);
  self->legs[i] = leg;
}

/* Whether the cords of item @i, which is on a leg, have outlets there. */
static gboolean
is_plugged (const Search *self, guint i)
{
  const AvtBalanceItem *item = &self->problem->items[i];

  for (guint c = 0; c < item->n_cords; c++)
    if (!has_room (&self->problem->pools[item->cords[c].pool],
                   &self->demands[item->cords[c].pool], self->legs[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_allowed (const Search *self, guint i, int leg)
{
  return (self->problem->items[i].legs >> leg & 1u) != 0;
}

static AvtBalanceCost
cost_now (const Search *self)
{
  AvtBalanceCost cost = { 0.0, 0.0, self->n_moved };

  add_meters (self->problem, self->loads, &cost);
  return cost;
}

static void
keep_best (Search *self)
{
  AvtBalanceCost cost = cost_now (self);

  if (avt_balance_cost_compare (&cost, &self->best) >= 0)
    return;
  self->best = cost;
  memcpy (self->best_legs, self->legs, self->problem->n_items * sizeof *self->legs);
}

/* What an item draws where it draws most. */
static double
item_size_a (const AvtBalanceProblem *problem, guint i)
{
  double size_a = 0.0;

  for (guint m = 0; m < problem->n_meters; m++)
    size_a = MAX (size_a, avt_power_magnitude (problem->items[i].loads[m])
                            / problem->meters[m].line_to_neutral_v);
  return size_a;
}

/* Whether two items can be exchanged without anyone noticing but their cords. */
static gboolean
is_same (const AvtBalanceProblem *problem, guint i, guint j)
{
  const AvtBalanceItem *a = &problem->items[i];
  const AvtBalanceItem *b = &problem->items[j];

  if (a->legs != b->legs || a->n_cords != b->n_cords)
    return FALSE;
  for (guint c = 0; c < a->n_cords; c++)
    if (a->cords[c].pool != b->cords[c].pool || a->cords[c].kinds != b->cords[c].kinds)
      return FALSE;
  for (guint m = 0; m < problem->n_meters; m++)
    if (a->loads[m].p_w != b->loads[m].p_w || a->loads[m].q_var != b->loads[m].q_var)
      return FALSE;
  return TRUE;
}

static int
compare_sizes_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint i = *(const guint *) a, j = *(const guint *) b;
  double left = item_size_a (user_data, i), right = item_size_a (user_data, j);

  return left != right ? (left > right ? -1 : 1) : (i > j) - (i < j);
}

static gboolean
place_largest_first (Search *self)
{
  for (guint k = 0; k < self->problem->n_items; k++)
    {
      guint i = self->order[k];
      AvtBalanceCost least = { HUGE_VAL, HUGE_VAL, G_MAXUINT };
      int best = -1;

      for (int leg = 0; leg < AVT_N_LEGS; leg++)
        {
          AvtBalanceCost cost;

          if (!is_allowed (self, i, leg))
            continue;
          put (self, i, leg);
          cost = cost_now (self);
          if (is_plugged (self, i) && avt_balance_cost_compare (&cost, &least) < 0)
            {
              least = cost;
              best = leg;
            }
          take (self, i);
        }
      if (best < 0)
        return FALSE;
      put (self, i, best);
    }
  return TRUE;
}

static gboolean
all_are_plugged (const Search *self)
{
  for (guint i = 0; i < self->problem->n_items; i++)
    if (!is_plugged (self, i))
      return FALSE;
  return TRUE;
}

/* Everything where it is now, if each item has all of its cords on one leg. */
static gboolean
place_as_it_is (Search *self)
{
  for (guint i = 0; i < self->problem->n_items; i++)
    {
      const AvtBalanceItem *item = &self->problem->items[i];
      int leg = item->n_cords > 0 ? item->cords[0].present : -1;

      if (leg < 0 || !is_allowed (self, i, leg) || count_moved (item, leg) > 0)
        return FALSE;
      put (self, i, leg);
    }
  return all_are_plugged (self);
}

/* Nothing is placed; the sums are exact again. */
static void
clear (Search *self)
{
  for (guint i = 0; i < self->problem->n_items; i++)
    if (self->legs[i] >= 0)
      take (self, i);
  for (guint m = 0; m < self->problem->n_meters; m++)
    self->loads[m] = self->problem->meters[m].base;
}

static void
put_all (Search *self, const int *legs)
{
  clear (self);
  for (guint i = 0; i < self->problem->n_items; i++)
    put (self, i, legs[i]);
}

/* Returns: whether the change of one or two items is better; then it stays. */
static gboolean
try_change (Search *self, guint i, int leg_i, guint j, int leg_j, AvtBalanceCost *cost)
{
  int old_i = self->legs[i], old_j = self->legs[j];
  AvtBalanceCost changed;

  self->n_trials++;
  take (self, i);
  if (i != j)
    take (self, j);
  put (self, i, leg_i);
  if (i != j)
    put (self, j, leg_j);
  changed = cost_now (self);
  if (avt_balance_cost_compare (&changed, cost) < 0 && is_plugged (self, i)
      && is_plugged (self, j))
    {
      *cost = changed;
      return TRUE;
    }
  take (self, i);
  put (self, i, old_i);
  if (i != j)
    {
      take (self, j);
      put (self, j, old_j);
    }
  return FALSE;
}

static gboolean
improve_item (Search *self, guint i, AvtBalanceCost *cost)
{
  gboolean is_better = FALSE;

  for (int leg = 0; leg < AVT_N_LEGS; leg++)
    if (leg != self->legs[i] && is_allowed (self, i, leg))
      is_better = try_change (self, i, leg, i, leg, cost) || is_better;
  for (guint j = 0; j < self->problem->n_items && self->n_trials < MAX_TRIALS; j++)
    if (self->legs[j] != self->legs[i] && is_allowed (self, i, self->legs[j])
        && is_allowed (self, j, self->legs[i]))
      is_better = try_change (self, i, self->legs[j], j, self->legs[i], cost) || is_better;
  return is_better;
}

/* Moves and swaps until none is better. */
static void
improve (Search *self)
{
  AvtBalanceCost cost = cost_now (self);
  gboolean is_better = TRUE;

  while (is_better && self->n_trials < MAX_TRIALS)
    {
      is_better = FALSE;
      for (guint k = 0; k < self->problem->n_items && self->n_trials < MAX_TRIALS; k++)
        is_better = improve_item (self, self->order[k], &cost) || is_better;
    }
  keep_best (self);
}

/* The lines of an assignment under other names, where all cords find outlets. */
static void
rename_lines (Search *self)
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
          is_good = is_good && is_allowed (self, i, renamed[i]);
        }
      if (!is_good)
        continue;
      put_all (self, renamed);
      if (all_are_plugged (self))
        improve (self);
    }
}

static gboolean
is_too_full (const Search *self, guint i, int leg)
{
  for (guint m = 0; m < self->problem->n_meters; m++)
    {
      double line_a = avt_power_magnitude (self->loads[m].legs[leg])
                      / self->problem->meters[m].line_to_neutral_v;

      if (self->problem->items[i].loads[m].p_w > 0.0
          && compare_numbers (line_a, self->best.maximum_a) > 0)
        return TRUE;
    }
  return FALSE;
}

/* An earlier line that carries the same would only repeat the search. */
static gboolean
is_repeated (const Search *self, int leg)
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
is_balanced_as_can_be (const Search *self)
{
  double least_percent
      = 100.0 * (self->best.maximum_a - self->mean_limit_a) / MAX (self->mean_limit_a, TOLERANCE);

  return compare_numbers (self->best.imbalance_percent, least_percent) <= 0;
}

static gboolean
is_hopeless (const Search *self)
{
  return compare_numbers (self->bound_a, self->best.maximum_a) >= 0 && is_balanced_as_can_be (self);
}

/* Returns: FALSE when it was broken off. */
static gboolean
search (Search *self, guint depth)
{
  gsize size = self->problem->n_meters * sizeof *self->loads;
  AvtLegLoad *saved = &self->saved[depth * self->problem->n_meters];
  int first_leg = 0;
  guint i;

  if (self->n_nodes++ > MAX_NODES)
    return FALSE;
  if (depth == self->problem->n_items)
    {
      AvtBalanceCost cost = cost_now (self);

      if (compare_balance (&cost, &self->best) < 0)
        keep_best (self);
      return TRUE;
    }

  i = self->order[depth];
  memcpy (saved, self->loads, size);
  if (depth > 0 && is_same (self->problem, self->order[depth - 1], i))
    first_leg = self->legs[self->order[depth - 1]];
  for (int leg = first_leg; leg < AVT_N_LEGS; leg++)
    {
      gboolean is_finished = TRUE;

      if (!is_allowed (self, i, leg) || is_repeated (self, leg))
        continue;
      put (self, i, leg);
      if (!(self->is_star && is_too_full (self, i, leg)) && is_plugged (self, i))
        is_finished = search (self, depth + 1);
      take (self, i);
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
exchange_same (Search *self)
{
  for (guint i = 0; i < self->problem->n_items; i++)
    for (guint j = i + 1; j < self->problem->n_items; j++)
      if (self->legs[i] != self->legs[j] && is_same (self->problem, i, j))
        {
          AvtBalanceCost cost = cost_now (self);

          try_change (self, i, self->legs[j], j, self->legs[i], &cost);
        }
}

static void
set_bounds (Search *self)
{
  const AvtBalanceProblem *problem = self->problem;

  for (guint m = 0; m < problem->n_meters; m++)
    {
      double va_per_ampere = AVT_N_LINES * problem->meters[m].line_to_neutral_v;
      AvtLegLoad base = problem->meters[m].base;
      AvtPower sum;
      double sum_va = 0.0;

      base.open = (AvtPower) { 0.0, 0.0 };
      sum = avt_leg_load_total (&base);
      for (guint leg = 0; leg < AVT_N_LEGS; leg++)
        sum_va += avt_power_magnitude (base.legs[leg]);
      for (guint i = 0; i < problem->n_items; i++)
        {
          avt_power_add (&sum, problem->items[i].loads[m]);
          sum_va += avt_power_magnitude (problem->items[i].loads[m]);
        }
      if (avt_power_magnitude (sum) / va_per_ampere <= self->bound_a)
        continue;
      self->bound_a = avt_power_magnitude (sum) / va_per_ampere;
      self->mean_limit_a = sum_va / va_per_ampere;
    }
}

static void
set_structure (Search *self)
{
  const AvtBalanceProblem *problem = self->problem;

  self->is_star = TRUE;
  self->is_symmetric = problem->n_pools == 0;
  for (guint m = 0; m < problem->n_meters; m++)
    for (guint leg = 0; leg < AVT_N_LEGS; leg++)
      {
        gboolean is_empty = avt_power_magnitude (problem->meters[m].base.legs[leg]) == 0.0;

        self->is_star = self->is_star && (is_empty || leg < AVT_N_LINES);
        self->is_symmetric = self->is_symmetric && is_empty;
      }
  for (guint i = 0; i < problem->n_items; i++)
    {
      self->is_star = self->is_star && (problem->items[i].legs & ~LINE_TO_NEUTRAL_LEGS) == 0;
      self->is_symmetric = self->is_symmetric && problem->items[i].legs == LINE_TO_NEUTRAL_LEGS;
    }
}

static Search *
search_new (const AvtBalanceProblem *problem)
{
  Search *self = g_new0 (Search, 1);

  self->problem = problem;
  self->legs = g_new (int, problem->n_items);
  self->best_legs = g_new (int, problem->n_items);
  self->loads = g_new (AvtLegLoad, problem->n_meters);
  self->saved = g_new (AvtLegLoad, problem->n_items * problem->n_meters);
  self->demands = g_new0 (Demand, problem->n_pools);
  self->order = g_new (guint, problem->n_items);
  self->best = (AvtBalanceCost) { HUGE_VAL, HUGE_VAL, G_MAXUINT };
  for (guint m = 0; m < problem->n_meters; m++)
    self->loads[m] = problem->meters[m].base;
  for (guint i = 0; i < problem->n_items; i++)
    {
      self->legs[i] = -1;
      self->order[i] = i;
    }
  if (problem->n_items > 0)
    g_qsort_with_data (self->order, (gint) problem->n_items, sizeof *self->order,
                       compare_sizes_cb, (gpointer) problem);
  set_bounds (self);
  set_structure (self);
  return self;
}

static void
search_free (Search *self)
{
  g_free (self->legs);
  g_free (self->best_legs);
  g_free (self->loads);
  g_free (self->saved);
  g_free (self->demands);
  g_free (self->order);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static gboolean
meets_bound (const Search *self)
{
  return compare_numbers (self->best.maximum_a, self->bound_a) <= 0;
}

/* Returns: whether nothing better can exist. */
static gboolean
prove (Search *self)
{
  if (self->problem->n_items > EXACT_ITEMS)
    return FALSE;
  clear (self);
  if (!search (self, 0) || !isfinite (self->best.maximum_a))
    return FALSE;
  put_all (self, self->best_legs);
  exchange_same (self);
  keep_best (self);
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
  g_autoptr (Search) self = search_new (problem);

  if (place_as_it_is (self))
    improve (self);
  clear (self);
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
