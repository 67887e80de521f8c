#include "config.h"

#include "engine/calc/feed-load.h"

#include "tests/engine/calc/power-fixture.h"

static const AvtFeedLoad *
load_of (AvtFeedLoads *loads, AvtId feed)
{
  const AvtFeedLoad *load = avt_feed_loads_find (loads, feed);

  g_assert_nonnull (load);
  return load;
}

static void
check_line (const Fixture *self, AvtId feed, AvtScenario scenario, guint line, double expected_a)
{
  g_autoptr (AvtFeedLoads) loads = avt_feed_loads_new (NULL, self->design);

  assert_near (load_of (loads, feed)->lines[scenario].current_a[line], expected_a, 0.001);
}

/* 21 servers of 1 kW in a rack on two three-phase feeds of 32 A: 30.43 A on each line of each
 * side when the other is lost. */
static void
test_article (void)
{
  Fixture self;
  Pair pair;
  AvtId type;
  g_autoptr (AvtFeedLoads) loads = NULL;
  const AvtFeedLoad *a;

  fixture_init (&self);
  set_setting (&self, "settings.power_factor_permille", "100 %");
  pair = add_pair (&self, 3);
  type = add_article_server_type (&self);
  for (guint i = 0; i < 21; i++)
    {
      AvtId server = add_device (&self, "server", type, pair.rack, 1 + 2 * i);

      set_budget (&self, server, 1000);
      cord_both (&self, &pair, server, i + 1);
    }
  loads = avt_feed_loads_new (NULL, self.design);

  g_assert_cmpuint (loads->n_feeds, ==, 2);
  a = load_of (loads, pair.feeds[0]);
  for (guint line = 0; line < 3; line++)
    {
      assert_near (a->lines[AVT_SCENARIO_NORMAL].current_a[line], 15.217, 0.001);
      assert_near (avt_feed_load_failover (a)->current_a[line], 30.435, 0.001);
      g_assert_cmpfloat (a->lines[AVT_SCENARIO_A_LOST].current_a[line], ==, 0);
    }
  g_assert_cmpuint (a->n_lines, ==, 3);
  g_assert_cmpuint (a->n_devices, ==, 1);
  assert_near (a->usable_a, 32, 1e-9);
  assert_near (a->planning_a, 28.8, 1e-9);
  g_assert_true (avt_id_equal (a->partner, pair.feeds[1]));
  assert_near (a->partner_a, 30.435, 0.001);
  fixture_clear (&self);
}

static void
test_settings (void)
{
  Fixture self;
  Pair pair;
  AvtId server;
  g_autoptr (AvtFeedLoads) loads = NULL;

  fixture_init (&self);
  pair = add_pair (&self, 1);
  server = add_device (&self, "server", add_article_server_type (&self), pair.rack, 1);
  set_budget (&self, server, 2300);
  cord_both (&self, &pair, server, 1);
  check_line (&self, pair.feeds[0], AVT_SCENARIO_B_LOST, 0, 10 / 0.95);

  set_setting (&self, "settings.power_factor_permille", "50 %");
  check_line (&self, pair.feeds[0], AVT_SCENARIO_B_LOST, 0, 20);
  set_setting (&self, "settings.derating_rule", "nec-80");
  set_field (&self, pair.feeds[1], "derating_permille", "50 %");
  loads = avt_feed_loads_new (NULL, self.design);
  assert_near (load_of (loads, pair.feeds[0])->usable_a, 25.6, 1e-9);
  assert_near (load_of (loads, pair.feeds[1])->usable_a, 16, 1e-9);
  fixture_clear (&self);
}

/* The supplies that are live carry the load: 952.7 W on both sides, 957.9 W on one. */
static void
test_supplies (void)
{
  Fixture self;
  Pair pair;
  AvtId type_id, server;
  AvtType *type;
  g_autoptr (AvtPowerNet) net = NULL;
  const AvtNetDevice *device;

  fixture_init (&self);
  pair = add_pair (&self, 1);
  type_id = add_article_server_type (&self);
  type = edit (&self, type_id);
  append_use (type, add_supply (&self, 1100, AVT_EFFICIENCY_PLATINUM), 2);
  take (&self, type);
  server = add_device (&self, "server", type_id, pair.rack, 1);
  cord_both (&self, &pair, server, 1);
  net = avt_power_net_new (self.design, pair.rack);

  device = avt_power_net_find (net, server);
  assert_near (device->draws[AVT_SCENARIO_NORMAL].input_w, 952.69, 0.01);
  assert_near (device->draws[AVT_SCENARIO_A_LOST].input_w, 957.87, 0.01);
  g_assert_null (avt_power_net_find (net, pair.rack));
  fixture_clear (&self);
}

static const AvtNetPoint *
outlet_of (const AvtPowerNet *net, AvtId strip, guint outlet)
{
  return &net->outlets[avt_power_net_find (net, strip)->first_outlet + outlet - 1];
}

static void
test_points (void)
{
  Fixture self;
  Pair pair;
  AvtType *type;
  AvtBank *bank;
  AvtId server;
  g_autoptr (AvtPowerNet) net = NULL;
  const AvtNetDevice *strip;

  fixture_init (&self);
  set_setting (&self, "settings.power_factor_permille", "100 %");
  set_setting (&self, "settings.derating_rule", "nec-80");
  pair = add_pair (&self, 3);
  type = edit (&self, avt_design_device (self.design, pair.strips[0])->type);
  bank = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_BANKS);
  avt_record_set_string (&avt_bank_type, bank, AVT_BANK_KEY, "B1");
  avt_record_set_integer (&avt_bank_type, bank, AVT_BANK_BREAKER_MA, 16000);
  for (guint i = 1; i <= 4; i += 3)
    avt_record_set_string (&avt_port_type, avt_record_list_at (type->ports, AvtPort, i),
                           AVT_PORT_BANK, "B1");
  take (&self, type);
  for (guint i = 0; i < 2; i++)
    {
      server = add_device (&self, "server", add_article_server_type (&self), pair.rack, 1 + 2 * i);
      set_budget (&self, server, 1150);
      cord_both (&self, &pair, server, 1 + 3 * i);
    }
  net = avt_power_net_new (self.design, pair.rack);

  strip = avt_power_net_find (net, pair.strips[0]);
  assert_near (avt_net_point_normal_a (outlet_of (net, pair.strips[0], 1)), 2.5, 1e-9);
  assert_near (avt_net_point_failover_a (outlet_of (net, pair.strips[0], 4)), 5, 1e-9);
  g_assert_cmpfloat (avt_net_point_failover_a (outlet_of (net, pair.strips[0], 2)), ==, 0);
  g_assert_cmpfloat (outlet_of (net, pair.strips[0], 1)->limit_a, ==, 10);
  g_assert_cmpuint (strip->n_banks, ==, 1);
  assert_near (avt_net_point_normal_a (&net->banks[strip->first_bank]), 5, 1e-9);
  assert_near (avt_net_point_failover_a (&net->banks[strip->first_bank]), 10, 1e-9);
  assert_near (net->banks[strip->first_bank].limit_a, 12.8, 1e-9);
  assert_near (net->inlets[strip->first_inlet].loads[AVT_SCENARIO_NORMAL].line_a[0], 5, 1e-9);
  g_assert_cmpfloat (net->inlets[strip->first_inlet].limit_a, ==, 32);
  fixture_clear (&self);
}

static gboolean
is_partial (Fixture *self, AvtId feed)
{
  g_autoptr (AvtFeedLoads) loads = avt_feed_loads_new (NULL, self->design);

  return avt_feed_load_is_partial (load_of (loads, feed));
}

/* What hangs on an outlet without a leg is in the sum, but in no line. */
static void
test_open (void)
{
  Fixture self;
  Pair pair;
  AvtId strip_type, server;
  g_autoptr (AvtFeedLoads) loads = NULL;
  const AvtFeedLoad *a;

  fixture_init (&self);
  pair = add_pair (&self, 3);
  strip_type = take (&self, new_strip_type (&self, "iec-60309-32a-3p-n-e-6h", 3, FALSE));
  set_field (&self, pair.strips[0], "type", strip_type.text);
  server = add_device (&self, "server", add_article_server_type (&self), pair.rack, 1);
  cord_both (&self, &pair, server, 1);
  loads = avt_feed_loads_new (NULL, self.design);

  a = load_of (loads, pair.feeds[0]);
  g_assert_true (avt_feed_load_is_partial (a));
  g_assert_false (a->has_unknown);
  assert_near (a->loads[AVT_SCENARIO_B_LOST].open.p_w, 883, 1e-9);
  g_assert_cmpfloat (a->lines[AVT_SCENARIO_B_LOST].maximum_a, ==, 0);
  assert_near (avt_leg_load_total (&a->loads[AVT_SCENARIO_NORMAL]).p_w, 441.5, 1e-9);
  fixture_clear (&self);
}

/* A device without power data leaves its mark on the feeds that it hangs on, by however many cords,
 * and on no other. */
static void
test_unknown (void)
{
  Fixture self;
  Pair pair;
  AvtId server;

  fixture_init (&self);
  pair = add_pair (&self, 1);
  server = add_device (&self, "known", add_article_server_type (&self), pair.rack, 1);
  cord_both (&self, &pair, server, 1);
  for (guint side = 0; side < 2; side++)
    g_assert_false (is_partial (&self, pair.feeds[side]));
  server = add_device (&self, "unknown", take (&self, new_server_type (&self)), pair.rack, 5);
  g_assert_false (is_partial (&self, pair.feeds[0]));
  add_cord (&self, server, "PSU2", pair.strips[1], "2");
  g_assert_false (is_partial (&self, pair.feeds[0]));
  g_assert_true (is_partial (&self, pair.feeds[1]));
  add_cord (&self, server, "PSU1", pair.strips[0], "2");
  g_assert_true (is_partial (&self, pair.feeds[0]));
  set_budget (&self, server, 500);
  for (guint side = 0; side < 2; side++)
    g_assert_false (is_partial (&self, pair.feeds[side]));
  fixture_clear (&self);
}

/* A transfer switch on both strips feeds a strip; its load is on A, or on B when A is lost. */
static void
test_transfer_switch (void)
{
  Fixture self;
  Pair pair;
  AvtType *type;
  AvtId ats, strip, device;

  fixture_init (&self);
  set_setting (&self, "settings.power_factor_permille", "100 %");
  pair = add_pair (&self, 1);
  type = new_type (&self, AVT_TYPE_TRANSFER_SWITCH, 2);
  append_port (type, AVT_PORT_POWER_INLET, "PSU1", "iec-60320-c14");
  append_port (type, AVT_PORT_POWER_INLET, "PSU2", "iec-60320-c14");
  append_port (type, AVT_PORT_POWER_OUTLET, "out", "iec-60320-c13");
  ats = add_device (&self, "ATS", take (&self, type), pair.rack, 40);
  cord_both (&self, &pair, ats, 1);
  strip = add_strip (&self, "strip",
                     take (&self, new_strip_type (&self, "iec-60320-c14", 4, FALSE)), pair.rack,
                     AVT_ID_NONE);
  add_cord (&self, strip, "IN", ats, "out");
  device = add_device (&self, "switch", add_article_server_type (&self), pair.rack, 1);
  set_budget (&self, device, 230);
  add_cord (&self, device, "PSU1", strip, "1");

  check_line (&self, pair.feeds[0], AVT_SCENARIO_NORMAL, 0, 1);
  check_line (&self, pair.feeds[1], AVT_SCENARIO_NORMAL, 0, 0);
  check_line (&self, pair.feeds[1], AVT_SCENARIO_A_LOST, 0, 1);
  check_line (&self, pair.feeds[0], AVT_SCENARIO_B_LOST, 0, 1);
  fixture_clear (&self);
}

/* One feed for strips in two racks, and a server whose second cord goes to the other rack. */
static void
test_two_racks (void)
{
  Fixture self;
  Pair pair;
  AvtId other_rack, strip_type, other_strip, type, here, there, across;
  g_autoptr (AvtFeedLoads) loads = NULL;
  g_autoptr (AvtPowerNet) net = NULL;
  g_autoptr (AvtPowerNet) other_net = NULL;
  g_autoptr (AvtMemo) memo = avt_memo_new ();

  fixture_init (&self);
  set_setting (&self, "settings.power_factor_permille", "100 %");
  pair = add_pair (&self, 1);
  other_rack = add_rack (&self);
  strip_type = avt_design_device (self.design, pair.strips[0])->type;
  other_strip = add_strip (&self, "PDU", strip_type, other_rack, pair.feeds[0]);
  type = add_article_server_type (&self);
  here = add_device (&self, "here", type, pair.rack, 1);
  there = add_device (&self, "there", type, other_rack, 1);
  across = add_device (&self, "across", type, other_rack, 5);
  set_budget (&self, here, 230);
  set_budget (&self, there, 460);
  set_budget (&self, across, 1150);
  add_cord (&self, here, "PSU1", pair.strips[0], "1");
  add_cord (&self, there, "PSU1", other_strip, "1");
  add_cord (&self, across, "PSU1", other_strip, "2");
  add_cord (&self, across, "PSU2", pair.strips[1], "2");
  loads = avt_feed_loads_get (memo, self.design);

  assert_near (load_of (loads, pair.feeds[0])->lines[0].current_a[0], 1 + 2 + 2.5, 1e-9);
  assert_near (load_of (loads, pair.feeds[0])->lines[AVT_SCENARIO_B_LOST].current_a[0], 1 + 2 + 5,
               1e-9);
  assert_near (load_of (loads, pair.feeds[1])->lines[AVT_SCENARIO_A_LOST].current_a[0], 5, 1e-9);
  g_assert_cmpuint (load_of (loads, pair.feeds[0])->n_devices, ==, 2);
  g_assert_true (avt_id_equal (load_of (loads, pair.feeds[0])->partner, pair.feeds[1]));
  net = avt_power_net_get (memo, self.design, pair.rack);
  other_net = avt_power_net_get (memo, self.design, other_rack);
  g_assert_true (net == other_net);
  g_assert_cmpuint (net->n_devices, ==, 6);
  fixture_clear (&self);
}

/* A strip that stands in no rack: alone, and with a device in a rack on it. */
static void
test_loose (void)
{
  Fixture self;
  AvtId feed, strip, strip_type, type, server, rack;

  fixture_init (&self);
  set_setting (&self, "settings.power_factor_permille", "100 %");
  feed = add_feed (&self, "A", AVT_SIDE_A, 1, 32);
  strip_type = take (&self, new_strip_type (&self, "iec-60309-32a-p-n-e-6h", 4, FALSE));
  strip = add_strip (&self, "PDU", strip_type, AVT_ID_NONE, feed);
  type = add_article_server_type (&self);
  server = add_device (&self, "s", type, AVT_ID_NONE, 0);
  set_budget (&self, server, 230);
  add_cord (&self, server, "PSU1", strip, "1");
  check_line (&self, feed, AVT_SCENARIO_NORMAL, 0, 1);

  rack = add_rack (&self);
  server = add_device (&self, "s", type, rack, 1);
  set_budget (&self, server, 230);
  add_cord (&self, server, "PSU1", strip, "2");
  check_line (&self, feed, AVT_SCENARIO_NORMAL, 0, 2);
  fixture_clear (&self);
}

/* Devices and cords to be removed carry nothing; a strip without an inlet in its type still hangs
 * on its feed; a three-phase device takes a third from each line. */
static void
test_special (void)
{
  Fixture self;
  Pair pair;
  AvtId server, cord, chassis;
  AvtType *type;

  fixture_init (&self);
  set_setting (&self, "settings.power_factor_permille", "100 %");
  pair = add_pair (&self, 1);
  server = add_device (&self, "s", add_article_server_type (&self), pair.rack, 1);
  set_budget (&self, server, 230);
  cord = add_cord (&self, server, "PSU1", pair.strips[0], "1");
  check_line (&self, pair.feeds[0], AVT_SCENARIO_NORMAL, 0, 1);
  set_field (&self, cord, "state", "remove");
  check_line (&self, pair.feeds[0], AVT_SCENARIO_NORMAL, 0, 0);
  set_field (&self, cord, "state", "planned");
  set_field (&self, server, "state", "remove");
  check_line (&self, pair.feeds[0], AVT_SCENARIO_NORMAL, 0, 0);
  set_field (&self, server, "state", "existing");
  type = edit (&self, avt_design_device (self.design, pair.strips[0])->type);
  avt_record_remove_at (&avt_type_type, type, AVT_TYPE_FIELD_PORTS, 0);
  take (&self, type);
  check_line (&self, pair.feeds[0], AVT_SCENARIO_NORMAL, 0, 1);

  pair = add_pair (&self, 3);
  type = new_type (&self, AVT_TYPE_CHASSIS, 20);
  append_port (type, AVT_PORT_POWER_INLET, "IN", "iec-60309-32a-3p-n-e-6h");
  chassis = add_device (&self, "chassis", take (&self, type), pair.rack, 5);
  set_field (&self, chassis, "feed", pair.feeds[0].text);
  set_budget (&self, chassis, 6900);
  for (guint line = 0; line < 3; line++)
    check_line (&self, pair.feeds[0], AVT_SCENARIO_NORMAL, line, 10);
  fixture_clear (&self);
}

static void
test_ring (void)
{
  Fixture self;
  AvtId rack, type, first, second;
  g_autoptr (AvtPowerNet) net = NULL;
  guint n_rings = 0;

  fixture_init (&self);
  rack = add_rack (&self);
  type = take (&self, new_strip_type (&self, "iec-60320-c14", 2, FALSE));
  first = add_strip (&self, "1", type, rack, AVT_ID_NONE);
  second = add_strip (&self, "2", type, rack, AVT_ID_NONE);
  add_cord (&self, first, "IN", second, "1");
  add_cord (&self, second, "IN", first, "1");
  net = avt_power_net_new (self.design, rack);
  for (guint i = 0; i < net->n_inlets; i++)
    n_rings += net->inlets[i].is_ring;
  g_assert_cmpuint (n_rings, ==, 1);
  fixture_clear (&self);
}

static void
test_empty (void)
{
  Fixture self;
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  g_autoptr (AvtFeedLoads) loads = NULL;
  g_autoptr (AvtPowerNet) net = NULL;
  AvtId rack;

  fixture_init (&self);
  rack = add_rack (&self);
  loads = avt_feed_loads_get (memo, self.design);
  g_assert_cmpuint (loads->n_feeds, ==, 0);
  net = avt_power_net_get (memo, self.design, rack);
  g_assert_cmpuint (net->n_devices, ==, 0);
  g_assert_null (avt_feed_loads_find (loads, rack));
  fixture_clear (&self);
}

/* What the memo keeps equals what is made from scratch, after each of many random changes. */
static void
check_same (AvtMemo *memo, const AvtDesign *design)
{
  g_autoptr (AvtFeedLoads) kept = avt_feed_loads_get (memo, design);
  g_autoptr (AvtFeedLoads) fresh = avt_feed_loads_new (NULL, design);

  g_assert_cmpuint (kept->n_feeds, ==, fresh->n_feeds);
  g_assert_cmpmem (kept->feeds, kept->n_feeds * sizeof *kept->feeds, fresh->feeds,
                   fresh->n_feeds * sizeof *fresh->feeds);
}

static void
test_incremental (void)
{
  Fixture self;
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  Pair pairs[3];
  AvtId devices[30];
  AvtId type;

  fixture_init (&self);
  type = add_article_server_type (&self);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    pairs[i] = add_pair (&self, i == 1 ? 1 : 3);
  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    {
      AvtId rack = pairs[g_rand_int_range (rand, 0, 3)].rack;

      devices[i] = add_device (&self, "s", type, i % 7 == 0 ? AVT_ID_NONE : rack, 1 + i);
    }
  for (guint step = 0; step < 300; step++)
    {
      AvtId device = devices[g_rand_int_range (rand, 0, G_N_ELEMENTS (devices))];
      Pair *pair = &pairs[g_rand_int_range (rand, 0, 3)];
      g_autofree char *outlet = g_strdup_printf ("%d", g_rand_int_range (rand, 1, 25));

      if (g_rand_int_range (rand, 0, 3) > 0)
        set_budget (&self, device, g_rand_int_range (rand, 1, 2000));
      else if (avt_design_count (self.design, AVT_KIND_LINK) < 60)
        add_cord (&self, device, g_rand_boolean (rand) ? "PSU1" : "PSU2",
                  pair->strips[g_rand_int_range (rand, 0, 2)], outlet);
      else
        {
          g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (self.design);
          guint number = (guint) g_rand_int_range (rand, 0, 60);

          avt_design_builder_remove (
              builder, avt_entity_id (avt_design_get (self.design, AVT_KIND_LINK, number)));
          avt_design_unref (self.design);
          self.design = avt_design_builder_end (builder, NULL);
        }
      check_same (memo, self.design);
    }
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/feed-load/article", test_article);
  g_test_add_func ("/calc/feed-load/settings", test_settings);
  g_test_add_func ("/calc/feed-load/open", test_open);
  g_test_add_func ("/calc/feed-load/unknown", test_unknown);
  g_test_add_func ("/calc/feed-load/transfer-switch", test_transfer_switch);
  g_test_add_func ("/calc/feed-load/two-racks", test_two_racks);
  g_test_add_func ("/calc/feed-load/loose", test_loose);
  g_test_add_func ("/calc/feed-load/special", test_special);
  g_test_add_func ("/calc/feed-load/empty", test_empty);
  g_test_add_func ("/calc/feed-load/incremental", test_incremental);
  g_test_add_func ("/calc/power-net/supplies", test_supplies);
  g_test_add_func ("/calc/power-net/points", test_points);
  g_test_add_func ("/calc/power-net/ring", test_ring);
  return g_test_run ();
}
