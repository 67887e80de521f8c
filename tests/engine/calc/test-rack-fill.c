/* Placements held against a search through all of them, and the edit that places devices. */
#include "config.h"

#include "engine/calc/rack-fill.h"

#include "engine/calc/fill.h"

#include "tests/engine/calc/helper.h"
#include "tests/engine/calc/power-fixture.h"

#include <stdlib.h>

#define FILL(text) run_calc (&avt_calc_rack_fill, text)

/* The article: 21 servers of 2 units in 45, 3 are left. */
static void
test_article (void)
{
  g_autoptr (AvtCalcOutcome) outcome
      = FILL ("height_u=45 devices+ devices.count=21 devices.height_u=2 devices.power_w=1000");
  g_autoptr (AvtCalcOutcome) one_more = FILL ("height_u=45 devices+ devices.count=23 "
                                              "devices.height_u=2");
  g_autoptr (AvtCalcOutcome) limited
      = FILL ("height_u=45 power_limit_w=7000 devices+ devices.count=21 devices.height_u=2 "
              "devices.power_w=1000");

  assert_near (result (outcome, "racks"), 1, 1e-9);
  assert_near (result (outcome, "lower_bound"), 1, 1e-9);
  assert_near (result (outcome, "without_mass"), 21, 1e-9);
  assert_near (result (outcome, "without_power"), 0, 1e-9);
  assert_near (result (outcome, "placements[#20].position_u"), 41, 1e-9);
  assert_near (result (one_more, "racks"), 2, 1e-9);
  assert_near (result (limited, "racks"), 3, 1e-9);
  assert_near (result (limited, "lower_bound"), 3, 1e-9);
}

/* Heavy ones at the bottom, half units above whole ones. */
static void
test_heavy_low (void)
{
  g_autoptr (AvtCalcOutcome) outcome
      = FILL ("height_u=10 devices+ devices.height_u=1 devices.mass_kg=5 "
              "devices+ devices.height_u=0.5 devices.mass_kg=90 "
              "devices+ devices.height_u=4 devices.mass_kg=80 "
              "devices+ devices.height_u=2 devices.mass_kg=30");

  assert_near (result (outcome, "placements[#2].position_u"), 1, 1e-9);
  assert_near (result (outcome, "placements[#3].position_u"), 5, 1e-9);
  assert_near (result (outcome, "placements[#0].position_u"), 7, 1e-9);
  assert_near (result (outcome, "placements[#1].position_u"), 8, 1e-9);
}

static void
test_unplaced (void)
{
  g_autoptr (AvtCalcOutcome) outcome
      = FILL ("height_u=10 reserve_u=2 racks=1 devices+ devices.count=3 devices.height_u=4 "
              "devices+ devices.height_u=9");

  assert_near (result (outcome, "unplaced"), 2, 1e-9);
  assert_near (result (outcome, "racks"), 1, 1e-9);
  g_assert_true (isnan (result (outcome, "placements[#3].rack")));
  g_assert_cmpuint (count_code (outcome->findings, "rack-fill-unplaced"), ==, 1);
}

static void
test_refused (void)
{
  check_refused (&avt_calc_rack_fill, "height_u=10", "devices");
  check_refused (&avt_calc_rack_fill, "height_u=10 devices+ devices.height_u=0.7",
                 "devices[0].height_u");
  check_refused (&avt_calc_rack_fill, "height_u=10 reserve_u=10 devices+ devices.height_u=1",
                 "reserve_u");
  check_refused (&avt_calc_rack_fill,
                 "height_u=10 devices+ devices.height_u=1 devices.count=9000 "
                 "devices+ devices.height_u=1 devices.count=9000",
                 "devices");
}

/* The least number of racks, by trying every rack for every item. */
static guint
search (const AvtFillItem *items, guint n_items, const AvtFillRack *rack, AvtFillRack *used,
        guint n_used, guint next, guint best)
{
  if (n_used >= best)
    return best;
  if (next == n_items)
    return n_used;
  for (guint i = 0; i <= n_used; i++)
    {
      AvtFillRack before = used[i];

      used[i].height_hu += items[next].height_hu;
      used[i].power_w += items[next].power_w;
      used[i].mass_g += items[next].mass_g;
      if (used[i].height_hu <= rack->height_hu && used[i].power_w <= rack->power_w
          && used[i].mass_g <= rack->mass_g)
        best = search (items, n_items, rack, used, MAX (n_used, i + 1), next + 1, best);
      used[i] = before;
    }
  return best;
}

static void
check_limits (const AvtFill *fill, const AvtFillItem *items, const AvtFillRack *rack)
{
  for (guint i = 0; i < fill->n_racks; i++)
    {
      AvtFillRack used = { 0 };

      for (guint k = 0; k < fill->n_items; k++)
        {
          if (fill->racks[k] != i)
            continue;
          used.height_hu += items[k].height_hu;
          used.power_w += items[k].power_w;
          used.mass_g += items[k].mass_g;
          g_assert_cmpint (fill->positions_hu[k], >=, 2);
          g_assert_cmpint (fill->positions_hu[k] + items[k].height_hu, <=, rack->height_hu + 2);
        }
      g_assert_cmpint (used.height_hu, >, 0);
      g_assert_cmpint (used.height_hu, <=, rack->height_hu);
      g_assert_cmpfloat (used.power_w, <=, rack->power_w);
      g_assert_cmpfloat (used.mass_g, <=, rack->mass_g);
    }
}

/* The bound is never above the best there is, the placement never below it and rarely above; a
 * placement that is called proven is the best. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  AvtFillRack rack = { 20, 1000, 100 };
  guint n_best = 0;

  for (guint round = 0; round < 300; round++)
    {
      AvtFillItem items[8];
      AvtFillRack used[9] = { { 0 } };
      g_autoptr (AvtFill) fill = NULL;
      guint best;

      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        items[i] = (AvtFillItem){ g_rand_int_range (rand, 1, 12), g_rand_int_range (rand, 0, 600),
                                  g_rand_int_range (rand, 0, 60) };
      fill = avt_fill (items, G_N_ELEMENTS (items), &rack, G_MAXUINT);
      best = search (items, G_N_ELEMENTS (items), &rack, used, 0, 0, G_N_ELEMENTS (items) + 1);
      g_assert_cmpuint (fill->n_unplaced, ==, 0);
      check_limits (fill, items, &rack);
      g_assert_cmpuint (fill->n_racks, >=, best);
      g_assert_cmpuint (fill->lower_bound, <=, best);
      if (avt_fill_is_proven (fill))
        g_assert_cmpuint (fill->n_racks, ==, best);
      n_best += fill->n_racks == best;
    }
  g_assert_cmpuint (n_best, >, 270);
}

static int
compare_ids_cb (gconstpointer a, gconstpointer b)
{
  return avt_id_compare (*(const AvtId *) a, *(const AvtId *) b);
}

static void
check_standing (const AvtDesign *design, AvtId id, AvtId rack, gint64 unit)
{
  const AvtDevice *device = avt_design_device (design, id);

  g_assert_true (avt_id_equal (device->rack, rack));
  g_assert_cmpint (device->position_hu, ==, 2 * unit);
}

/* Three devices of 40 kg and one of 5, two racks that carry 88 kg: two heavy ones with their
 * cables in the first, the others in the second. */
static void
test_design (void)
{
  Fixture self;
  AvtId racks[2];
  AvtId heavy;
  AvtId light;
  AvtId devices[4];
  g_autoptr (AvtDesign) filled = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&self);
  for (guint i = 0; i < 2; i++)
    {
      racks[i] = add_rack (&self);
      set_field (&self, racks[i], "mass_limit_g", "88 kg");
    }
  heavy = take (&self, new_type (&self, AVT_TYPE_SERVER, 4));
  light = take (&self, new_type (&self, AVT_TYPE_SWITCH, 2));
  set_field (&self, heavy, "mass_g", "40 kg");
  set_field (&self, light, "mass_g", "5 kg");
  devices[0] = add_device (&self, "light", light, AVT_ID_NONE, 0);
  for (guint i = 1; i < 4; i++)
    devices[i] = add_device (&self, "heavy", heavy, AVT_ID_NONE, 0);
  qsort (devices + 1, 3, sizeof (AvtId), compare_ids_cb); /* equal ones go by their ids */
  filled = avt_design_with_devices_filled (self.design, devices, 4, racks, 2, &error);
  g_assert_no_error (error);
  check_standing (filled, devices[0], racks[1], 3);
  check_standing (filled, devices[1], racks[0], 1);
  check_standing (filled, devices[2], racks[0], 3);
  check_standing (filled, devices[3], racks[1], 1);
  fixture_clear (&self);
}

static void
check_refusal (AvtDesign *design, AvtId device, AvtId rack, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (avt_design_with_devices_filled (design, &device, 1, &rack, 1, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_design_refused (void)
{
  Fixture self;
  AvtId rack;
  AvtId type;
  AvtId device;
  AvtId placed;

  fixture_init (&self);
  rack = add_rack (&self);
  type = take (&self, new_type (&self, AVT_TYPE_SERVER, 4));
  device = add_device (&self, "esx01", type, AVT_ID_NONE, 0);
  check_refusal (self.design, AVT_ID_NONE, rack, "no device");
  placed = add_device (&self, "placed", type, rack, 1);
  check_refusal (self.design, placed, rack, "already");
  set_field (&self, rack, "power_limit_mw", "900 W");
  set_budget (&self, device, 901);
  check_refusal (self.design, device, rack, "esx01 fits into none");
  set_budget (&self, device, 900);
  set_field (&self, rack, "height_hu", "3U");
  check_refusal (self.design, device, rack, "esx01 fits into none");
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/rack-fill/article", test_article);
  g_test_add_func ("/calc/rack-fill/heavy-low", test_heavy_low);
  g_test_add_func ("/calc/rack-fill/unplaced", test_unplaced);
  g_test_add_func ("/calc/rack-fill/refused", test_refused);
  g_test_add_func ("/calc/rack-fill/random", test_random);
  g_test_add_func ("/calc/rack-fill/design", test_design);
  g_test_add_func ("/calc/rack-fill/design-refused", test_design_refused);
  return g_test_run ();
}
