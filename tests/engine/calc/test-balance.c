#include "config.h"

#include "engine/calc/balance.h"

#include <math.h>

#define STAR 7u
#define N_ITEMS 6

/* Six equal devices whose two cords all hang on L1, two strips with two outlets a line. */
typedef struct
{
  AvtBalanceMeter meters[2];
  AvtPower loads[N_ITEMS][2];
  AvtBalanceCord cords[N_ITEMS][2];
  AvtBalanceItem items[N_ITEMS];
  AvtBalancePool pools[2];
  AvtBalanceProblem problem;
} Rack;

static void
rack_init (Rack *self)
{
  *self = (Rack) { 0 };
  for (guint m = 0; m < 2; m++)
    {
      self->meters[m].line_to_neutral_v = 230;
      self->pools[m].n_kinds = 2;
      for (guint leg = 0; leg < AVT_N_LINES; leg++)
        self->pools[m].slots[leg][0] = 2;
    }
  for (guint i = 0; i < N_ITEMS; i++)
    {
      for (guint m = 0; m < 2; m++)
        {
          self->loads[i][m] = (AvtPower) { 460, 0 };
          self->cords[i][m] = (AvtBalanceCord) { m, 1, AVT_LEG_L1 };
        }
      self->items[i] = (AvtBalanceItem) { self->loads[i], STAR, self->cords[i], 2 };
    }
  self->problem = (AvtBalanceProblem) { self->meters, 2, self->items, N_ITEMS, self->pools, 2 };
}

static void
solve (const Rack *self, int *legs, AvtBalanceCost *cost, gboolean expected_proof)
{
  gboolean is_proven;
  AvtBalanceCost again;

  g_assert_true (avt_balance_solve (&self->problem, legs, cost, &is_proven));
  g_assert_cmpint (is_proven, ==, expected_proof);
  again = avt_balance_cost (&self->problem, legs);
  g_assert_cmpint (avt_balance_cost_compare (cost, &again), ==, 0);
}

/* Two stay, four of two cords each move. */
static void
test_fewest_cords_move (void)
{
  Rack rack;
  int legs[N_ITEMS];
  AvtBalanceCost cost;

  rack_init (&rack);
  solve (&rack, legs, &cost, TRUE);
  g_assert_cmpfloat_with_epsilon (cost.maximum_a, 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (cost.imbalance_percent, 0, 1e-9);
  g_assert_cmpuint (cost.n_moved, ==, 8);
}

/* An assignment that is already the best stays as it is, whatever its lines are called. */
static void
test_nothing_moves_for_nothing (void)
{
  static const int present[N_ITEMS] = { 2, 0, 1, 1, 0, 2 };
  Rack rack;
  int legs[N_ITEMS];
  AvtBalanceCost cost;

  rack_init (&rack);
  for (guint i = 0; i < N_ITEMS; i++)
    for (guint m = 0; m < 2; m++)
      rack.cords[i][m].present = present[i];
  solve (&rack, legs, &cost, TRUE);
  g_assert_cmpuint (cost.n_moved, ==, 0);
  for (guint i = 0; i < N_ITEMS; i++)
    g_assert_cmpint (legs[i], ==, present[i]);
}

/* The outlets of one strip decide for both. */
static void
test_outlets_are_scarce (void)
{
  Rack rack;
  int legs[N_ITEMS];
  AvtBalanceCost cost;
  gboolean is_proven;

  rack_init (&rack);
  rack.pools[1].slots[AVT_LEG_L3][0] = 1;
  rack.pools[1].slots[AVT_LEG_L1][0] = 3;
  g_assert_false (avt_balance_solve (&rack.problem, legs, &cost, &is_proven));
  rack.pools[0].slots[AVT_LEG_L1][0] = 3;
  solve (&rack, legs, &cost, TRUE);
  g_assert_cmpfloat_with_epsilon (cost.maximum_a, 6, 1e-9);
  g_assert_cmpuint (cost.n_moved, ==, 6);
}

/* A cord that fits two kinds leaves the scarce one to the cord that needs it. */
static void
test_kinds (void)
{
  Rack rack;
  int legs[N_ITEMS];
  AvtBalanceCost cost;
  gboolean is_proven;

  rack_init (&rack);
  for (guint m = 0; m < 2; m++)
    for (guint leg = 0; leg < AVT_N_LINES; leg++)
      rack.pools[m].slots[leg][0] = rack.pools[m].slots[leg][1] = 1;
  for (guint i = 0; i < N_ITEMS; i++)
    for (guint m = 0; m < 2; m++)
      rack.cords[i][m].kinds = i < 3 ? 3 : 1;
  g_assert_true (avt_balance_solve (&rack.problem, legs, &cost, &is_proven));
  g_assert_cmpfloat_with_epsilon (cost.maximum_a, 4, 1e-9);
  for (guint i = 0; i < 3; i++)
    for (guint j = i + 1; j < 3; j++)
      {
        g_assert_cmpint (legs[i], !=, legs[j]);
        g_assert_cmpint (legs[3 + i], !=, legs[3 + j]);
      }

  for (guint i = 0; i < N_ITEMS; i++)
    rack.cords[i][0].kinds = 1; /* six cords, three outlets that fit */
  g_assert_false (avt_balance_solve (&rack.problem, legs, &cost, &is_proven));
}

/* What hangs on the feed beside the items counts. */
static void
test_base (void)
{
  Rack rack;
  int legs[N_ITEMS];
  AvtBalanceCost cost;
  guint n_on_l2 = 0;

  rack_init (&rack);
  rack.problem.n_pools = 0;
  for (guint i = 0; i < N_ITEMS; i++)
    rack.items[i].n_cords = 0;
  for (guint m = 0; m < 2; m++)
    rack.meters[m].base.legs[AVT_LEG_L2] = (AvtPower) { 1380, 0 };
  solve (&rack, legs, &cost, TRUE);
  for (guint i = 0; i < N_ITEMS; i++)
    n_on_l2 += legs[i] == AVT_LEG_L2;
  g_assert_cmpuint (n_on_l2, ==, 0);
  g_assert_cmpfloat_with_epsilon (cost.maximum_a, 6, 1e-9);
}

/* Between the lines: equal loads on the three pairs give sqrt 3 times their current. */
static void
test_line_to_line (void)
{
  Rack rack;
  int legs[N_ITEMS];
  AvtBalanceCost cost;

  rack_init (&rack);
  rack.problem.n_pools = 0;
  for (guint i = 0; i < N_ITEMS; i++)
    {
      rack.items[i].n_cords = 0;
      rack.items[i].legs = 7u << AVT_LEG_L1_L2;
    }
  solve (&rack, legs, &cost, TRUE);
  g_assert_cmpfloat_with_epsilon (cost.maximum_a, 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (cost.imbalance_percent, 0, 1e-6);
}

/* Nothing found yet is worse than anything. */
static void
test_nothing_found (void)
{
  const AvtBalanceCost none = { HUGE_VAL, HUGE_VAL, 0 };
  const AvtBalanceCost some = { 5, 1, 3 };

  g_assert_true (avt_balance_is_better (&some, &none));
  g_assert_false (avt_balance_is_better (&none, &some));
  g_assert_false (avt_balance_is_better (&none, &none));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/balance/fewest-cords-move", test_fewest_cords_move);
  g_test_add_func ("/calc/balance/nothing-moves-for-nothing", test_nothing_moves_for_nothing);
  g_test_add_func ("/calc/balance/outlets-are-scarce", test_outlets_are_scarce);
  g_test_add_func ("/calc/balance/kinds", test_kinds);
  g_test_add_func ("/calc/balance/base", test_base);
  g_test_add_func ("/calc/balance/line-to-line", test_line_to_line);
  g_test_add_func ("/engine/calc/balance/nothing-found", test_nothing_found);
  return g_test_run ();
}
