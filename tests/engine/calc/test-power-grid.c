#include "config.h"

#include "engine/calc/power-grid.h"

#include "tests/engine/calc/helper.h"

/* A grid under construction. */
typedef struct
{
  GArray *feeds;
  GArray *devices;
  GArray *inlets;
  GArray *outlets;
  guint n_banks;
} Builder;

static Builder
builder_new (void)
{
  return (Builder) { g_array_new (FALSE, TRUE, sizeof (AvtGridFeed)),
                     g_array_new (FALSE, TRUE, sizeof (AvtGridDevice)),
                     g_array_new (FALSE, TRUE, sizeof (AvtGridInlet)),
                     g_array_new (FALSE, TRUE, sizeof (AvtGridOutlet)), 0 };
}

static void
builder_clear (Builder *self)
{
  g_array_unref (self->feeds);
  g_array_unref (self->devices);
  g_array_unref (self->inlets);
  g_array_unref (self->outlets);
}

static AvtGridFlow *
solve (const Builder *self)
{
  AvtGrid grid = {
    .feeds = (AvtGridFeed *) self->feeds->data,     .n_feeds = self->feeds->len,
    .devices = (AvtGridDevice *) self->devices->data, .n_devices = self->devices->len,
    .inlets = (AvtGridInlet *) self->inlets->data,  .n_inlets = self->inlets->len,
    .outlets = (AvtGridOutlet *) self->outlets->data, .n_outlets = self->outlets->len,
    .n_banks = self->n_banks,
  };

  return avt_grid_solve (&grid);
}

static int
add_feed (Builder *self, AvtSide side, guint phases)
{
  AvtGridFeed feed = { side, { 230, phases, AVT_CONNECTION_L_N } };

  g_array_append_val (self->feeds, feed);
  return (int) self->feeds->len - 1;
}

/* A device whose inlets follow with add_feed_inlet() or add_cord(). */
static guint
add_device (Builder *self, AvtGridRole role, double power_w)
{
  AvtGridDevice device = { .first_inlet = self->inlets->len, .role = role, .power_w = power_w };

  g_array_append_val (self->devices, device);
  return self->devices->len - 1;
}

static AvtGridDevice *
device_at (const Builder *self, guint device)
{
  return &g_array_index (self->devices, AvtGridDevice, device);
}

static int
add_inlet (Builder *self, int feed, int outlet, gboolean three_phase)
{
  guint device = self->devices->len - 1;
  AvtGridInlet inlet = { device, feed, outlet, three_phase };

  g_array_append_val (self->inlets, inlet);
  device_at (self, device)->n_inlets++;
  return (int) self->inlets->len - 1;
}

static int
add_outlet (Builder *self, guint device, int inlet, int leg, int bank)
{
  AvtGridOutlet outlet = { device, inlet, leg, FALSE, bank };

  g_array_append_val (self->outlets, outlet);
  return (int) self->outlets->len - 1;
}

/* A strip on @feed with @n_outlets whose legs go round from @first_leg; returns the first. */
static int
add_strip (Builder *self, int feed, guint n_outlets, int first_leg, int bank)
{
  guint strip = add_device (self, AVT_GRID_SHARES, 0);
  int inlet = add_inlet (self, feed, -1, TRUE);
  int first = (int) self->outlets->len;

  for (guint i = 0; i < n_outlets; i++)
    add_outlet (self, strip, inlet, first_leg < 0 ? -1 : (first_leg + (int) i) % 3, bank);
  return first;
}

static double
feed_line_a (const Builder *builder, const AvtGridFlow *flow, int feed, AvtScenario scenario,
             guint line)
{
  AvtLineLoad lines;

  avt_grid_feed_lines (&g_array_index (builder->feeds, AvtGridFeed, feed),
                       &flow->feeds[feed][scenario], &lines);
  return lines.current_a[line];
}

/* 21 servers of 1 kW on A and B, three phases each: 30.43 A a phase when a side is lost. */
static void
test_article (void)
{
  Builder builder = builder_new ();
  int a = add_feed (&builder, AVT_SIDE_A, 3);
  int b = add_feed (&builder, AVT_SIDE_B, 3);
  int a_outlet = add_strip (&builder, a, 21, 0, -1);
  int b_outlet = add_strip (&builder, b, 21, 0, -1);
  g_autoptr (AvtGridFlow) flow = NULL;

  for (int i = 0; i < 21; i++)
    {
      add_device (&builder, AVT_GRID_SHARES, 1000);
      add_inlet (&builder, -1, a_outlet + i, FALSE);
      add_inlet (&builder, -1, b_outlet + i, FALSE);
    }
  flow = solve (&builder);

  for (guint line = 0; line < 3; line++)
    {
      assert_near (feed_line_a (&builder, flow, a, AVT_SCENARIO_NORMAL, line), 15.217, 0.001);
      assert_near (feed_line_a (&builder, flow, a, AVT_SCENARIO_B_LOST, line), 30.435, 0.001);
      assert_near (feed_line_a (&builder, flow, b, AVT_SCENARIO_A_LOST, line), 30.435, 0.001);
      g_assert_cmpfloat (feed_line_a (&builder, flow, a, AVT_SCENARIO_A_LOST, line), ==, 0);
    }
  assert_near (avt_grid_point_current_a (&flow->outlets[a_outlet][AVT_SCENARIO_B_LOST]), 4.3478,
               0.001);
  builder_clear (&builder);
}

/* The efficiency is that of the supplies that are live: 952.7 W with two, 957.9 W with one. */
static void
test_efficiency_of_the_share (void)
{
  Builder builder = builder_new ();
  int a_outlet = add_strip (&builder, add_feed (&builder, AVT_SIDE_A, 1), 1, -1, -1);
  int b_outlet = add_strip (&builder, add_feed (&builder, AVT_SIDE_B, 1), 1, -1, -1);
  guint server = add_device (&builder, AVT_GRID_SHARES, 883);
  g_autoptr (AvtGridFlow) flow = NULL;

  add_inlet (&builder, -1, a_outlet, FALSE);
  add_inlet (&builder, -1, b_outlet, FALSE);
  device_at (&builder, server)->psu
      = (AvtPsu) { 2, 1100, AVT_EFFICIENCY_PLATINUM, AVT_VOLTAGE_CLASS_230R };
  flow = solve (&builder);

  assert_near (flow->devices[server][AVT_SCENARIO_NORMAL].input_w, 952.7, 0.05);
  assert_near (flow->devices[server][AVT_SCENARIO_A_LOST].input_w, 957.9, 0.05);
  assert_near (flow->outlets[a_outlet][AVT_SCENARIO_NORMAL].power.p_w, 952.7 / 2, 0.05);
  assert_near (flow->outlets[b_outlet][AVT_SCENARIO_A_LOST].power.p_w, 957.9, 0.05);
  g_assert_cmpfloat (flow->outlets[a_outlet][AVT_SCENARIO_A_LOST].power.p_w, ==, 0);

  device_at (&builder, server)->psu.rated_w = 500;
  g_clear_pointer (&flow, avt_grid_flow_free);
  flow = solve (&builder);
  g_assert_cmpint (flow->devices[server][AVT_SCENARIO_NORMAL].psu_state, ==, AVT_PSU_OK);
  g_assert_cmpint (flow->devices[server][AVT_SCENARIO_B_LOST].psu_state, ==, AVT_PSU_OVERLOAD);
  builder_clear (&builder);
}

static void
test_single_corded (void)
{
  Builder builder = builder_new ();
  int a_outlet = add_strip (&builder, add_feed (&builder, AVT_SIDE_A, 1), 1, -1, -1);
  guint device = add_device (&builder, AVT_GRID_SHARES, 460);
  guint loose = add_device (&builder, AVT_GRID_SHARES, 460);
  g_autoptr (AvtGridFlow) flow = NULL;

  g_array_index (builder.inlets, AvtGridInlet, 0).device = 0;
  device_at (&builder, loose)->first_inlet = builder.inlets->len + 1;
  device_at (&builder, device)->first_inlet = builder.inlets->len;
  device_at (&builder, device)->n_inlets = 1;
  g_array_append_val (builder.inlets, ((AvtGridInlet) { device, -1, a_outlet, FALSE }));
  flow = solve (&builder);

  g_assert_cmpfloat (flow->devices[device][AVT_SCENARIO_NORMAL].input_w, ==, 460);
  g_assert_false (flow->devices[device][AVT_SCENARIO_B_LOST].is_down);
  g_assert_true (flow->devices[device][AVT_SCENARIO_A_LOST].is_down);
  g_assert_cmpfloat (flow->devices[device][AVT_SCENARIO_A_LOST].input_w, ==, 0);
  g_assert_false (flow->devices[loose][AVT_SCENARIO_NORMAL].is_down);
  g_assert_cmpfloat (flow->devices[loose][AVT_SCENARIO_NORMAL].input_w, ==, 0);
  builder_clear (&builder);
}

/* A transfer switch on A and B feeds a strip: all on A, then all on B; nothing shared. */
static void
test_transfer (void)
{
  Builder builder = builder_new ();
  int a = add_feed (&builder, AVT_SIDE_A, 1);
  int b = add_feed (&builder, AVT_SIDE_B, 1);
  int a_outlet = add_strip (&builder, a, 1, -1, -1);
  int b_outlet = add_strip (&builder, b, 1, -1, -1);
  guint ats = add_device (&builder, AVT_GRID_TRANSFERS, 0);
  guint device;
  int ats_outlet;
  g_autoptr (AvtGridFlow) flow = NULL;

  add_inlet (&builder, -1, a_outlet, FALSE);
  add_inlet (&builder, -1, b_outlet, FALSE);
  ats_outlet = add_outlet (&builder, ats, -1, -1, -1);
  device = add_device (&builder, AVT_GRID_SHARES, 2300);
  add_inlet (&builder, -1, ats_outlet, FALSE);
  flow = solve (&builder);

  assert_near (feed_line_a (&builder, flow, a, AVT_SCENARIO_NORMAL, 0), 10, 1e-9);
  g_assert_cmpfloat (feed_line_a (&builder, flow, b, AVT_SCENARIO_NORMAL, 0), ==, 0);
  assert_near (feed_line_a (&builder, flow, b, AVT_SCENARIO_A_LOST, 0), 10, 1e-9);
  assert_near (avt_grid_point_current_a (&flow->outlets[ats_outlet][AVT_SCENARIO_A_LOST]), 10,
               1e-9);
  for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
    g_assert_false (flow->devices[device][scenario].is_down);
  builder_clear (&builder);
}

/* A single-phase strip behind outlet L2 of a three-phase one puts its load on L2; a three-phase
 * one passes its lines on. */
static void
test_cascade (void)
{
  Builder builder = builder_new ();
  int a = add_feed (&builder, AVT_SIDE_A, 3);
  int outlets = add_strip (&builder, a, 3, 0, -1);
  int three_phase_outlet = add_outlet (&builder, 0, 0, -1, -1);
  guint strip = add_device (&builder, AVT_GRID_SHARES, 0);
  int single_inlet = add_inlet (&builder, -1, outlets + 1, FALSE);
  int single_outlet = add_outlet (&builder, strip, single_inlet, -1, -1);
  guint three = add_device (&builder, AVT_GRID_SHARES, 0);
  int three_inlet = add_inlet (&builder, -1, three_phase_outlet, TRUE);
  int l3_outlet = add_outlet (&builder, three, three_inlet, AVT_LEG_L3, -1);
  int pair_outlet = add_outlet (&builder, three, three_inlet, AVT_LEG_L1_L2, -1);
  g_autoptr (AvtGridFlow) flow = NULL;

  add_device (&builder, AVT_GRID_SHARES, 2300);
  add_inlet (&builder, -1, single_outlet, FALSE);
  add_device (&builder, AVT_GRID_SHARES, 1150);
  add_inlet (&builder, -1, l3_outlet, FALSE);
  add_device (&builder, AVT_GRID_SHARES, 230 * AVT_SQRT_3);
  add_inlet (&builder, -1, pair_outlet, FALSE);
  flow = solve (&builder);

  assert_near (feed_line_a (&builder, flow, a, AVT_SCENARIO_NORMAL, 0), 1, 1e-9);
  assert_near (feed_line_a (&builder, flow, a, AVT_SCENARIO_NORMAL, 2), 5, 1e-9);
  /* L2 carries 10 A of the strip at -120 degrees and the pair's 1 A at 210 degrees */
  assert_near (feed_line_a (&builder, flow, a, AVT_SCENARIO_NORMAL, 1), 10.8776, 1e-3);
  assert_near (avt_grid_point_current_a (&flow->outlets[outlets + 1][0]), 10, 1e-9);
  assert_near (flow->inlets[three_inlet][0].line_a[2], 5, 1e-9);
  assert_near (avt_grid_point_current_a (&flow->outlets[pair_outlet][0]), 1, 1e-9);
  builder_clear (&builder);
}

static void
test_unknown_leg (void)
{
  Builder builder = builder_new ();
  int three = add_feed (&builder, AVT_SIDE_A, 3);
  int one = add_feed (&builder, AVT_SIDE_B, 1);
  int three_outlet = add_strip (&builder, three, 1, -1, -1);
  int one_outlet = add_strip (&builder, one, 1, -1, -1);
  g_autoptr (AvtGridFlow) flow = NULL;

  add_device (&builder, AVT_GRID_SHARES, 2300);
  add_inlet (&builder, -1, three_outlet, FALSE);
  add_inlet (&builder, -1, one_outlet, FALSE);
  flow = solve (&builder);

  for (guint line = 0; line < 3; line++)
    g_assert_cmpfloat (feed_line_a (&builder, flow, three, AVT_SCENARIO_NORMAL, line), ==, 0);
  assert_near (flow->feeds[three][AVT_SCENARIO_NORMAL].open.p_w, 1150, 1e-9);
  g_assert_true (isnan (avt_grid_point_current_a (&flow->outlets[three_outlet][0])));
  assert_near (flow->outlets[three_outlet][0].power.p_w, 1150, 1e-9);
  assert_near (feed_line_a (&builder, flow, one, AVT_SCENARIO_NORMAL, 0), 5, 1e-9);
  g_assert_cmpfloat (flow->feeds[one][AVT_SCENARIO_NORMAL].open.p_w, ==, 0);
  builder_clear (&builder);
}

static void
test_banks (void)
{
  Builder builder = builder_new ();
  int a = add_feed (&builder, AVT_SIDE_A, 3);
  int l1 = add_strip (&builder, a, 1, AVT_LEG_L1, 0);
  g_autoptr (AvtGridFlow) flow = NULL;
  int l1_too = add_outlet (&builder, 0, 0, AVT_LEG_L1, 0);
  int l2 = add_outlet (&builder, 0, 0, AVT_LEG_L2, 1);

  builder.n_banks = 3;
  for (int outlet = l1; outlet <= l2; outlet++)
    {
      add_device (&builder, AVT_GRID_SHARES, 2300);
      add_inlet (&builder, -1, outlet, FALSE);
    }
  flow = solve (&builder);

  g_assert_cmpint (l1_too, ==, l1 + 1);
  assert_near (avt_grid_point_current_a (&flow->banks[0][AVT_SCENARIO_NORMAL]), 20, 1e-9);
  assert_near (avt_grid_point_current_a (&flow->banks[1][AVT_SCENARIO_NORMAL]), 10, 1e-9);
  g_assert_cmpfloat (avt_grid_point_current_a (&flow->banks[2][AVT_SCENARIO_NORMAL]), ==, 0);
  g_assert_cmpfloat (avt_grid_point_current_a (&flow->banks[0][AVT_SCENARIO_A_LOST]), ==, 0);
  builder_clear (&builder);
}

/* Two strips that feed each other, one of them also on a feed: the cord back to that one is cut,
 * and the load of both reaches the feed. */
static void
test_ring (void)
{
  Builder builder = builder_new ();
  int a = add_feed (&builder, AVT_SIDE_A, 1);
  guint first = add_device (&builder, AVT_GRID_SHARES, 0);
  int first_feed_inlet = add_inlet (&builder, a, -1, FALSE);
  int first_ring_inlet = add_inlet (&builder, -1, 2, FALSE);
  int first_outlet = add_outlet (&builder, first, first_feed_inlet, -1, -1);
  int to_second = add_outlet (&builder, first, first_feed_inlet, -1, -1);
  guint second = add_device (&builder, AVT_GRID_SHARES, 0);
  int second_inlet = add_inlet (&builder, -1, to_second, FALSE);
  int back = add_outlet (&builder, second, second_inlet, -1, -1);
  int second_outlet = add_outlet (&builder, second, second_inlet, -1, -1);
  g_autoptr (AvtGridFlow) flow = NULL;

  g_assert_cmpint (back, ==, 2);
  add_device (&builder, AVT_GRID_SHARES, 230);
  add_inlet (&builder, -1, first_outlet, FALSE);
  add_device (&builder, AVT_GRID_SHARES, 460);
  add_inlet (&builder, -1, second_outlet, FALSE);
  flow = solve (&builder);

  g_assert_cmpuint (flow->n_cut_inlets, ==, 1);
  g_assert_cmpuint (flow->cut_inlets[0], ==, (guint) first_ring_inlet);
  assert_near (feed_line_a (&builder, flow, a, AVT_SCENARIO_NORMAL, 0), 3, 1e-9);
  builder_clear (&builder);
}

/* A ring of strips that power enters in the middle, and a strip plugged into itself. */
static void
test_larger_rings (void)
{
  Builder builder = builder_new ();
  int a = add_feed (&builder, AVT_SIDE_A, 1);
  guint n_strips = 7;
  guint entry = 3;
  g_autoptr (AvtGridFlow) flow = NULL;

  for (guint i = 0; i < n_strips; i++)
    {
      guint strip = add_device (&builder, AVT_GRID_SHARES, 230);
      int inlet = add_inlet (&builder, -1, (int) ((i + n_strips - 1) % n_strips), FALSE);

      if (i == entry)
        inlet = add_inlet (&builder, a, -1, FALSE);
      add_outlet (&builder, strip, inlet, -1, -1);
    }
  add_device (&builder, AVT_GRID_SHARES, 230);
  add_inlet (&builder, -1, (int) n_strips, FALSE);
  add_outlet (&builder, n_strips, (int) builder.inlets->len - 1, -1, -1);
  flow = solve (&builder);

  g_assert_cmpuint (flow->n_cut_inlets, ==, 2);
  g_assert_cmpuint (g_array_index (builder.inlets, AvtGridInlet, flow->cut_inlets[0]).device, ==,
                    entry);
  g_assert_cmpuint (g_array_index (builder.inlets, AvtGridInlet, flow->cut_inlets[1]).device, ==,
                    n_strips);
  assert_near (feed_line_a (&builder, flow, a, AVT_SCENARIO_NORMAL, 0), n_strips, 1e-9);
  g_assert_true (flow->devices[n_strips][AVT_SCENARIO_NORMAL].is_down);
  builder_clear (&builder);
}

/* A chain of strips much longer than any stack of calls. */
static void
test_long_chain (void)
{
  Builder builder = builder_new ();
  int a = add_feed (&builder, AVT_SIDE_A, 1);
  int outlet = add_strip (&builder, a, 1, -1, -1);
  g_autoptr (AvtGridFlow) flow = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      guint strip = add_device (&builder, AVT_GRID_SHARES, 0);
      int inlet = add_inlet (&builder, -1, outlet, FALSE);

      outlet = add_outlet (&builder, strip, inlet, -1, -1);
    }
  add_device (&builder, AVT_GRID_SHARES, 2300);
  add_inlet (&builder, -1, outlet, FALSE);
  flow = solve (&builder);

  assert_near (feed_line_a (&builder, flow, a, AVT_SCENARIO_NORMAL, 0), 10, 1e-9);
  builder_clear (&builder);
}

static void
test_empty (void)
{
  Builder builder = builder_new ();
  g_autoptr (AvtGridFlow) flow = solve (&builder);

  g_assert_cmpuint (flow->n_cut_inlets, ==, 0);
  builder_clear (&builder);
}

/* Random racks of dual- and single-corded devices on strips whose legs are mixed. */
static void
add_random_rack (Builder *builder, GRand *rand)
{
  int outlets[2];

  for (guint side = 0; side < 2; side++)
    {
      int feed = add_feed (builder, (AvtSide) side, g_rand_boolean (rand) ? 3 : 1);
      guint strip = add_device (builder, AVT_GRID_SHARES, 0);
      int inlet = add_inlet (builder, feed, -1, TRUE);

      outlets[side] = (int) builder->outlets->len;
      for (guint i = 0; i < 24; i++)
        add_outlet (builder, strip, inlet, g_rand_int_range (rand, -1, AVT_N_LEGS),
                    (int) builder->n_banks + g_rand_int_range (rand, 0, 2));
      builder->n_banks += 2;
    }
  for (int i = 0; i < 24; i++)
    {
      guint device = add_device (builder, AVT_GRID_SHARES, g_rand_double_range (rand, 10, 1000));
      int cords = g_rand_int_range (rand, 1, 4);

      device_at (builder, device)->reactive_per_real
          = avt_reactive_per_real (g_rand_double_range (rand, 0.7, 1));
      if (cords & 1)
        add_inlet (builder, -1, outlets[0] + i, FALSE);
      if (cords & 2)
        add_inlet (builder, -1, outlets[1] + i, FALSE);
      if (g_rand_boolean (rand))
        device_at (builder, device)->psu
            = (AvtPsu) { cords == 3 ? 2 : 1, g_rand_double_range (rand, 300, 2000),
                         g_rand_int_range (rand, AVT_EFFICIENCY_BRONZE,
                                           AVT_EFFICIENCY_TITANIUM + 1),
                         AVT_VOLTAGE_CLASS_230R };
    }
}

static void
check_power_is_kept (const Builder *builder, const AvtGridFlow *flow)
{
  for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
    {
      double drawn_w = 0, lines_w = 0;

      for (guint i = 0; i < builder->devices->len; i++)
        drawn_w += flow->devices[i][scenario].input_w;
      for (guint i = 0; i < builder->feeds->len; i++)
        {
          AvtLineLoad lines;

          avt_grid_feed_lines (&g_array_index (builder->feeds, AvtGridFeed, i),
                               &flow->feeds[i][scenario], &lines);
          lines_w += lines.power_w[0] + lines.power_w[1] + lines.power_w[2];
          if (g_array_index (builder->feeds, AvtGridFeed, i).supply.phases == 3)
            lines_w += flow->feeds[i][scenario].open.p_w;
        }
      assert_near (lines_w, drawn_w, drawn_w * 1e-9);
    }
}

static void
check_not_less (const AvtGridPoint *points, AvtScenario lost)
{
  g_assert_cmpfloat (points[lost].power.p_w, >=, points[0].power.p_w * (1 - 1e-12));
  g_assert_cmpfloat (avt_power_magnitude (points[lost].power), >=,
                     avt_power_magnitude (points[0].power) * (1 - 1e-12));
}

static void
test_invariants (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 50; round++)
    {
      Builder builder = builder_new ();
      g_autoptr (AvtGridFlow) flow = NULL;

      add_random_rack (&builder, rand);
      add_random_rack (&builder, rand);
      flow = solve (&builder);

      check_power_is_kept (&builder, flow);
      for (guint i = 0; i < builder.outlets->len; i++)
        {
          const AvtGridOutlet *outlet = &g_array_index (builder.outlets, AvtGridOutlet, i);
          const AvtGridInlet *inlet
              = &g_array_index (builder.inlets, AvtGridInlet, outlet->inlet);
          AvtSide side = g_array_index (builder.feeds, AvtGridFeed, inlet->feed).side;
          AvtScenario lost = side == AVT_SIDE_A ? AVT_SCENARIO_B_LOST : AVT_SCENARIO_A_LOST;

          check_not_less (flow->outlets[i], lost);
          check_not_less (flow->banks[outlet->bank], lost);
          check_not_less (flow->inlets[outlet->inlet], lost);
          g_assert_cmpfloat (flow->outlets[i][avt_side_scenario (side)].power.p_w, ==, 0);
        }
      builder_clear (&builder);
    }
}

/* Exchanging two equal devices changes nothing on the feeds. */
static void
test_exchange (void)
{
  AvtLegLoad before[2], after[2];

  for (guint round = 0; round < 2; round++)
    {
      Builder builder = builder_new ();
      int a_outlet = add_strip (&builder, add_feed (&builder, AVT_SIDE_A, 3), 2, 0, -1);
      int b_outlet = add_strip (&builder, add_feed (&builder, AVT_SIDE_B, 3), 2, 1, -1);
      g_autoptr (AvtGridFlow) flow = NULL;

      for (int i = 0; i < 2; i++)
        {
          int place = round == 0 ? i : 1 - i;

          add_device (&builder, AVT_GRID_SHARES, 700);
          add_inlet (&builder, -1, a_outlet + place, FALSE);
          add_inlet (&builder, -1, b_outlet + place, FALSE);
        }
      flow = solve (&builder);
      for (guint feed = 0; feed < 2; feed++)
        (round == 0 ? before : after)[feed] = flow->feeds[feed][AVT_SCENARIO_NORMAL];
      builder_clear (&builder);
    }
  g_assert_cmpmem (before, sizeof before, after, sizeof after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/power-grid/article", test_article);
  g_test_add_func ("/calc/power-grid/efficiency-of-the-share", test_efficiency_of_the_share);
  g_test_add_func ("/calc/power-grid/single-corded", test_single_corded);
  g_test_add_func ("/calc/power-grid/transfer", test_transfer);
  g_test_add_func ("/calc/power-grid/cascade", test_cascade);
  g_test_add_func ("/calc/power-grid/unknown-leg", test_unknown_leg);
  g_test_add_func ("/calc/power-grid/banks", test_banks);
  g_test_add_func ("/calc/power-grid/ring", test_ring);
  g_test_add_func ("/calc/power-grid/larger-rings", test_larger_rings);
  g_test_add_func ("/calc/power-grid/long-chain", test_long_chain);
  g_test_add_func ("/calc/power-grid/empty", test_empty);
  g_test_add_func ("/calc/power-grid/invariants", test_invariants);
  g_test_add_func ("/calc/power-grid/exchange", test_exchange);
  return g_test_run ();
}
