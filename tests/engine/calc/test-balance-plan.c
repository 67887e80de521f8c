#include "config.h"

#include "engine/calc/balance-plan.h"
#include "engine/calc/feed-load.h"

#include "tests/engine/calc/power-fixture.h"

#include <stdlib.h>

/* Six servers of 460 W, all on L1 of both strips: outlets 1, 4, 7 and so on. */
static Pair
all_on_one_line (Fixture *self)
{
  AvtId type = add_article_server_type (self);
  Pair pair;

  set_setting (self, "settings.power_factor_permille", "100 %");
  pair = add_pair (self, 3);
  for (guint i = 0; i < 6; i++)
    {
      AvtId server = add_device (self, "server", type, pair.rack, 1 + 2 * i);

      set_budget (self, server, 460);
      cord_both (self, &pair, server, 1 + 3 * i);
    }
  return pair;
}

/* The design after the plan: what the plan promised is what the feeds carry. */
static AvtDesign *
carry_out (const Fixture *self, const AvtBalancePlan *plan)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *design = avt_design_with_phases_balanced (self->design, plan, &error);
  g_autoptr (AvtFeedLoads) loads = NULL;
  double maximum_a = 0, imbalance_percent = 0;

  g_assert_no_error (error);
  loads = avt_feed_loads_new (NULL, design);
  for (guint i = 0; i < loads->n_feeds; i++)
    {
      maximum_a = MAX (maximum_a, avt_feed_load_failover (&loads->feeds[i])->maximum_a);
      imbalance_percent = MAX (imbalance_percent,
                               avt_feed_load_failover (&loads->feeds[i])->imbalance_percent);
    }
  assert_near (maximum_a, plan->after.maximum_a, 1e-6);
  assert_near (imbalance_percent, plan->after.imbalance_percent, 1e-6);
  return design;
}

/* Every server is on the same line of A and of B. */
static void
check_sides_agree (const AvtDesign *design, const Pair *pair)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, pair->rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtLink *a = avt_design_link_at (design, device->entity.id, "PSU1");
      const AvtLink *b = avt_design_link_at (design, device->entity.id, "PSU2");

      if (a != NULL && b != NULL)
        g_assert_cmpint (atoi (a->b_port) % 3, ==, atoi (b->b_port) % 3);
    }
}

static void
test_rack (void)
{
  Fixture fixture;
  Pair pair;
  g_autoptr (AvtBalancePlan) plan = NULL;
  g_autoptr (AvtDesign) design = NULL;
  g_autoptr (AvtBalancePlan) again = NULL;

  fixture_init (&fixture);
  pair = all_on_one_line (&fixture);
  plan = avt_balance_plan_new_for_rack (NULL, fixture.design, pair.rack);
  assert_near (plan->before.maximum_a, 12, 1e-6);
  assert_near (plan->before.imbalance_percent, 200, 1e-6);
  assert_near (plan->after.maximum_a, 4, 1e-6);
  assert_near (plan->after.imbalance_percent, 0, 1e-6);
  g_assert_true (plan->is_proven);
  g_assert_cmpuint (plan->n_devices, ==, 6);
  g_assert_cmpuint (plan->n_fixed, ==, 0);
  g_assert_cmpuint (plan->n_moves, ==, 8); /* two servers stay */
  g_assert_cmpuint (plan->after.n_moved, ==, 8);
  for (guint i = 0; i < plan->n_moves; i++)
    {
      g_assert_cmpint (plan->moves[i].from_leg, ==, AVT_LEG_L1);
      g_assert_cmpint (plan->moves[i].to_leg, !=, AVT_LEG_L1);
    }
  design = carry_out (&fixture, plan);
  check_sides_agree (design, &pair);
  again = avt_balance_plan_new_for_rack (NULL, design, pair.rack);
  g_assert_cmpuint (again->n_moves, ==, 0);
  assert_near (again->before.maximum_a, 4, 1e-6);
  fixture_clear (&fixture);
}

/* Only some may move: the others count where they are. */
static void
test_selection (void)
{
  Fixture fixture;
  Pair pair;
  AvtId chosen[3];
  guint n_chosen = 0;
  AvtReferrers referrers;
  const AvtDevice *device;
  g_autoptr (AvtBalancePlan) plan = NULL;
  g_autoptr (AvtDesign) design = NULL;

  fixture_init (&fixture);
  pair = all_on_one_line (&fixture);
  avt_design_devices_of_rack (fixture.design, pair.rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU) && n_chosen < 3)
      chosen[n_chosen++] = device->entity.id;
  plan = avt_balance_plan_new (NULL, fixture.design, chosen, 3);
  g_assert_cmpuint (plan->n_devices, ==, 3);
  assert_near (plan->after.maximum_a, 6, 1e-6); /* three stay on L1 */
  g_assert_cmpuint (plan->n_moves, ==, 6);
  for (guint i = 0; i < plan->n_moves; i++)
    g_assert_true (avt_id_equal (plan->moves[i].device, chosen[0])
                   || avt_id_equal (plan->moves[i].device, chosen[1])
                   || avt_id_equal (plan->moves[i].device, chosen[2]));
  design = carry_out (&fixture, plan);
  fixture_clear (&fixture);
}

/* All outlets of L2 and L3 of side B are taken by a device whose power is nought: nothing moves. */
static void
test_outlets_taken (void)
{
  Fixture fixture;
  Pair pair;
  AvtType *type;
  AvtId hog;
  g_autoptr (AvtBalancePlan) plan = NULL;

  fixture_init (&fixture);
  pair = all_on_one_line (&fixture);
  type = new_type (&fixture, AVT_TYPE_OTHER, 2);
  for (guint i = 1; i <= 24; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      append_port (type, AVT_PORT_POWER_INLET, key, "iec-60320-c14");
    }
  hog = add_device (&fixture, "hog", take (&fixture, type), pair.rack, 40);
  set_budget (&fixture, hog, 0);
  for (guint i = 1; i <= 24; i++)
    if (i % 3 != 1)
      {
        g_autofree char *key = g_strdup_printf ("%u", i);

        add_cord (&fixture, hog, key, pair.strips[1], key);
      }
  plan = avt_balance_plan_new_for_rack (NULL, fixture.design, pair.rack);
  g_assert_cmpuint (plan->n_moves, ==, 0);
  assert_near (plan->after.maximum_a, plan->before.maximum_a, 1e-9);
  fixture_clear (&fixture);
}

/* On one phase there are no lines to choose from. */
static void
test_single_phase (void)
{
  Fixture fixture;
  Pair pair;
  AvtId server;
  g_autoptr (AvtBalancePlan) plan = NULL;

  fixture_init (&fixture);
  pair = add_pair (&fixture, 1);
  server = add_device (&fixture, "server", add_article_server_type (&fixture), pair.rack, 1);
  cord_both (&fixture, &pair, server, 1);
  plan = avt_balance_plan_new_for_rack (NULL, fixture.design, pair.rack);
  g_assert_cmpuint (plan->n_moves, ==, 0);
  g_assert_cmpuint (plan->n_devices, ==, 0);
  g_assert_cmpuint (plan->n_fixed, ==, 1);
  fixture_clear (&fixture);
}

/* Cords on different lines of A and B come together; a full strip is emptied by exchange. */
static void
test_full_strips (void)
{
  Fixture fixture;
  Pair pair = { 0 };
  AvtId type, strip_type;
  g_autoptr (AvtBalancePlan) plan = NULL;
  g_autoptr (AvtDesign) design = NULL;

  fixture_init (&fixture);
  set_setting (&fixture, "settings.power_factor_permille", "100 %");
  type = add_article_server_type (&fixture);
  strip_type = take (&fixture, new_strip_type (&fixture, "iec-60309-32a-3p-n-e-6h", 6, TRUE));
  pair.rack = add_rack (&fixture);
  for (guint side = 0; side < 2; side++)
    {
      pair.feeds[side] = add_feed (&fixture, side == 0 ? "A" : "B", (AvtSide) side, 3, 32);
      pair.strips[side] = add_strip (&fixture, "PDU", strip_type, pair.rack, pair.feeds[side]);
    }
  for (guint i = 0; i < 6; i++)
    {
      static const double budgets_w[] = { 920, 230, 230, 920, 690, 230 };
      AvtId server = add_device (&fixture, "server", type, pair.rack, 1 + 2 * i);

      set_budget (&fixture, server, budgets_w[i]);
      cord_both (&fixture, &pair, server, i + 1);
    }
  plan = avt_balance_plan_new_for_rack (NULL, fixture.design, pair.rack);
  assert_near (plan->before.maximum_a, 8, 1e-6); /* 1 and 4 on L1 */
  assert_near (plan->after.maximum_a, 5, 1e-6);  /* 4 + 1, 4 + 1, 3 + 1 */
  g_assert_true (plan->is_proven);
  g_assert_cmpuint (plan->n_moves, ==, 4); /* two servers change places */
  design = carry_out (&fixture, plan);
  check_sides_agree (design, &pair);
  fixture_clear (&fixture);
}

/* Whatever hangs where: the plan is never worse, it can be carried out, and
 * the feeds then carry what it says. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (guint round = 0; round < 60; round++)
    {
      Fixture fixture;
      AvtId type;
      Pair pair;
      guint n_servers = (guint) g_rand_int_range (rand, 1, 13);
      g_autofree guint *outlets = g_new (guint, 2 * 24);
      g_autoptr (AvtBalancePlan) plan = NULL;
      g_autoptr (AvtDesign) design = NULL;

      fixture_init (&fixture);
      type = add_article_server_type (&fixture);
      pair = add_pair (&fixture, 3);
      for (guint side = 0; side < 2; side++)
        for (guint i = 0; i < 24; i++)
          {
            guint j = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);

            outlets[side * 24 + i] = outlets[side * 24 + j];
            outlets[side * 24 + j] = i + 1;
          }
      for (guint i = 0; i < n_servers; i++)
        {
          AvtId server = add_device (&fixture, "server", type, pair.rack, 1 + 2 * i);

          set_budget (&fixture, server, 100 * g_rand_int_range (rand, 1, 12));
          for (guint side = 0; side < 2; side++)
            {
              g_autofree char *key = g_strdup_printf ("%u", outlets[side * 24 + i]);

              if (side == 0 || g_rand_int_range (rand, 0, 10) > 0)
                add_cord (&fixture, server, side == 0 ? "PSU1" : "PSU2", pair.strips[side], key);
            }
        }
      plan = avt_balance_plan_new_for_rack (NULL, fixture.design, pair.rack);
      g_assert_cmpfloat (plan->after.maximum_a, <=, plan->before.maximum_a + 1e-6);
      g_assert_cmpuint (plan->n_devices, ==, n_servers);
      design = carry_out (&fixture, plan);
      if (plan->n_moves > 0)
        check_sides_agree (design, &pair);
      fixture_clear (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/balance-plan/rack", test_rack);
  g_test_add_func ("/calc/balance-plan/selection", test_selection);
  g_test_add_func ("/calc/balance-plan/outlets-taken", test_outlets_taken);
  g_test_add_func ("/calc/balance-plan/single-phase", test_single_phase);
  g_test_add_func ("/calc/balance-plan/full-strips", test_full_strips);
  g_test_add_func ("/calc/balance-plan/random", test_random);
  return g_test_run ();
}
