#include "config.h"

#include "engine/calc/balance-private.h"

#include <math.h>
#include <string.h>

#define N_MASKS (1u << AVT_BALANCE_N_KINDS)
#define LINE_TO_NEUTRAL_LEGS 7u

int
_avt_balance_compare_numbers (double a, double b)
{
  double scale = MAX (fabs (a), fabs (b));

  if (a == b)
    return 0;
  if (!isfinite (scale)) /* whatever is found is better than nothing found yet */
    return a < b ? -1 : 1;
  if (fabs (a - b) <= AVT_BALANCE_TOLERANCE * MAX (scale, 1.0))
    return 0;
  return a < b ? -1 : 1;
}

/* The order without the cords that are moved. */
int
_avt_balance_compare (const AvtBalanceCost *a, const AvtBalanceCost *b)
{
  int order = _avt_balance_compare_numbers (a->maximum_a, b->maximum_a);

  return order != 0 ? order
                    : _avt_balance_compare_numbers (a->imbalance_percent, b->imbalance_percent);
}

/** avt_balance_is_better: Returns: whether the lines of @a are better, whatever is moved for it */
gboolean
avt_balance_is_better (const AvtBalanceCost *a, const AvtBalanceCost *b)
{
  return _avt_balance_compare (a, b) < 0;
}

/** avt_balance_cost_compare: Returns: less than, equal to or more than 0, the better one first */
int
avt_balance_cost_compare (const AvtBalanceCost *a, const AvtBalanceCost *b)
{
  int order = _avt_balance_compare (a, b);

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

guint
_avt_balance_count_moved (const AvtBalanceItem *item, int leg)
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
      cost.n_moved += _avt_balance_count_moved (&problem->items[i], legs[i]);
    }
  add_meters (problem, loads, &cost);
  return cost;
}

/* Hall's condition: for every set of kinds, the cords that fit nothing else find room in it. */
static gboolean
has_room (const AvtBalancePool *pool, const AvtBalanceDemand *demand, int leg)
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
demand_outlets (AvtBalanceState *self, guint i, int leg, int sign)
{
  const AvtBalanceItem *item = &self->problem->items[i];

  for (guint c = 0; c < item->n_cords; c++)
    self->demands[item->cords[c].pool][leg][item->cords[c].kinds] += (guint) sign;
}

void
_avt_balance_take (AvtBalanceState *self, guint i)
{
  add_item (self->problem, i, self->legs[i], -1.0, self->loads);
  demand_outlets (self, i, self->legs[i], -1);
  self->n_moved -= _avt_balance_count_moved (&self->problem->items[i], self->legs[i]);
  self->legs[i] = -1;
}

void
_avt_balance_put (AvtBalanceState *self, guint i, int leg)
{
  add_item (self->problem, i, leg, 1.0, self->loads);
  demand_outlets (self, i, leg, 1);
  self->n_moved += _avt_balance_count_moved (&self->problem->items[i], leg);
  self->legs[i] = leg;
}

/* Whether the cords of item @i, which is on a leg, have outlets there. */
gboolean
_avt_balance_is_plugged (const AvtBalanceState *self, guint i)
{
  const AvtBalanceItem *item = &self->problem->items[i];

  for (guint c = 0; c < item->n_cords; c++)
    if (!has_room (&self->problem->pools[item->cords[c].pool],
                   &self->demands[item->cords[c].pool], self->legs[i]))
      return FALSE;
  return TRUE;
}

gboolean
_avt_balance_is_allowed (const AvtBalanceState *self, guint i, int leg)
{
  return (self->problem->items[i].legs >> leg & 1u) != 0;
}

AvtBalanceCost
_avt_balance_cost_now (const AvtBalanceState *self)
{
  AvtBalanceCost cost = { 0.0, 0.0, self->n_moved };

  add_meters (self->problem, self->loads, &cost);
  return cost;
}

void
_avt_balance_keep_best (AvtBalanceState *self)
{
  AvtBalanceCost cost = _avt_balance_cost_now (self);

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
gboolean
_avt_balance_is_same (const AvtBalanceProblem *problem, guint i, guint j)
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

gboolean
_avt_balance_all_are_plugged (const AvtBalanceState *self)
{
  for (guint i = 0; i < self->problem->n_items; i++)
    if (!_avt_balance_is_plugged (self, i))
      return FALSE;
  return TRUE;
}

/* Nothing is placed; the sums are exact again. */
void
_avt_balance_clear (AvtBalanceState *self)
{
  for (guint i = 0; i < self->problem->n_items; i++)
    if (self->legs[i] >= 0)
      _avt_balance_take (self, i);
  for (guint m = 0; m < self->problem->n_meters; m++)
    self->loads[m] = self->problem->meters[m].base;
}

void
_avt_balance_put_all (AvtBalanceState *self, const int *legs)
{
  _avt_balance_clear (self);
  for (guint i = 0; i < self->problem->n_items; i++)
    _avt_balance_put (self, i, legs[i]);
}

static void
set_bounds (AvtBalanceState *self)
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
set_structure (AvtBalanceState *self)
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

AvtBalanceState *
_avt_balance_state_new (const AvtBalanceProblem *problem)
{
  AvtBalanceState *self = g_new0 (AvtBalanceState, 1);

  self->problem = problem;
  /* One more than needed, so that no array is NULL. */
  self->legs = g_new (int, problem->n_items + 1);
  self->best_legs = g_new (int, problem->n_items + 1);
  self->loads = g_new (AvtLegLoad, problem->n_meters);
  self->saved = g_new (AvtLegLoad, problem->n_items * problem->n_meters);
  self->demands = g_new0 (AvtBalanceDemand, problem->n_pools);
  self->order = g_new (guint, problem->n_items + 1);
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

void
_avt_balance_state_free (AvtBalanceState *self)
{
  g_free (self->legs);
  g_free (self->best_legs);
  g_free (self->loads);
  g_free (self->saved);
  g_free (self->demands);
  g_free (self->order);
  g_free (self);
}
