#include "config.h"

#include "engine/calc/device-power.h"
#include "engine/calc/rack-power.h"

#include "tests/engine/calc/power-fixture.h"

static AvtDevicePower
power_of (const Fixture *self, AvtId device)
{
  return avt_device_power (self->design, avt_design_device (self->design, device));
}

static void
check_states (const AvtStatePower *power, double idle_w, double typical_w, double peak_w)
{
  double expected[] = { idle_w, typical_w, peak_w };
  double found[] = { power->idle_w, power->typical_w, power->peak_w };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (isnan (expected[i]))
      g_assert_true (isnan (found[i]));
    else
      assert_near (found[i], expected[i], 0.05);
}

static void
test_parts (void)
{
  Fixture self;
  AvtDevicePower power;
  AvtId device;

  fixture_init (&self);
  device = add_device (&self, "s", add_article_server_type (&self), AVT_ID_NONE, 0);
  power = power_of (&self, device);

  g_assert_true (power.draws);
  g_assert_cmpint (power.basis, ==, AVT_BASIS_PARTS);
  g_assert_cmpfloat (power.planning_w, ==, 883);
  check_states (&power.dc, 803, 883, 1303);
  check_states (&power.input, 803, 883, 1303);
  g_assert_cmpfloat (avt_device_power_peak_w (&power), ==, 1303);
  fixture_clear (&self);
}

static void
test_supplies (void)
{
  Fixture self;
  AvtDevicePower power;
  AvtId type_id, device, supply;
  AvtType *type;

  fixture_init (&self);
  type_id = add_article_server_type (&self);
  supply = add_supply (&self, 1100, AVT_EFFICIENCY_PLATINUM);
  type = edit (&self, type_id);
  append_use (type, supply, 2);
  take (&self, type);
  device = add_device (&self, "s", type_id, AVT_ID_NONE, 0);

  power = power_of (&self, device);
  check_states (&power.dc, 803, 883, 1303);
  check_states (&power.input, 870.93, 952.69, 1394.38);
  assert_near (power.planning_w, 952.69, 0.01);
  power = avt_device_power_with_supplies (self.design, avt_design_device (self.design, device), 1);
  assert_near (power.planning_w, 957.87, 0.01);
  g_assert_true (isnan (power.input.peak_w));
  g_assert_cmpfloat (avt_device_power_peak_w (&power), ==, 1303);

  set_field (&self, supply, "rated_mw", "400 W");
  power = power_of (&self, device);
  g_assert_cmpint (power.psu_state, ==, AVT_PSU_OVERLOAD);
  g_assert_true (isnan (power.planning_w));
  assert_near (power.known_w, 883 / 0.91, 0.01);

  set_field (&self, supply, "efficiency", "basic");
  power = power_of (&self, device);
  g_assert_cmpint (power.psu_state, ==, AVT_PSU_NOT_CERTIFIED);
  g_assert_true (isnan (power.planning_w));
  g_assert_cmpfloat (power.known_w, ==, 883);
  set_setting (&self, "settings.voltage_class", "230");
  set_field (&self, supply, "rated_mw", "1100 W");
  power = power_of (&self, device);
  assert_near (power.planning_w, 1051.02, 0.01);
  fixture_clear (&self);
}

/* The worst grade holds for all, but one that is not stated is no reason to count no losses. */
static void
test_unequal_supplies (void)
{
  static const struct
  {
    AvtEfficiency first, second;
    double planning_w;
  } cases[] = {
    { AVT_EFFICIENCY_PLATINUM, AVT_EFFICIENCY_NONE, 952.69 },
    { AVT_EFFICIENCY_NONE, AVT_EFFICIENCY_PLATINUM, 952.69 },
    { AVT_EFFICIENCY_PLATINUM, AVT_EFFICIENCY_GOLD, 973.70 },
    { AVT_EFFICIENCY_NONE, AVT_EFFICIENCY_NONE, 883 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture self;
      AvtType *type;
      AvtId type_id, device;

      fixture_init (&self);
      type_id = add_article_server_type (&self);
      type = edit (&self, type_id);
      append_use (type, add_supply (&self, 1100, cases[i].first), 1);
      append_use (type, add_supply (&self, 1100, cases[i].second), 1);
      take (&self, type);
      device = add_device (&self, "s", type_id, AVT_ID_NONE, 0);
      assert_near (power_of (&self, device).planning_w, cases[i].planning_w, 0.01);
      fixture_clear (&self);
    }
}

/* A grade without a rating says nothing of the efficiency. */
static void
test_supply_without_rating (void)
{
  Fixture self;
  AvtDevicePower power;
  AvtId device;
  AvtType *type;

  fixture_init (&self);
  type = new_server_type (&self);
  append_use (type, add_part (&self, AVT_PART_CPU, 1, 100, 2), 1);
  append_use (type, add_supply (&self, 0, AVT_EFFICIENCY_GOLD), 2);
  device = add_device (&self, "s", take (&self, type), AVT_ID_NONE, 0);
  power = power_of (&self, device);

  g_assert_true (isnan (power.planning_w));
  g_assert_cmpfloat (power.known_w, ==, 100);
  g_assert_cmpint (power.psu_state, ==, AVT_PSU_NOT_CERTIFIED);
  fixture_clear (&self);
}

static void
test_unknown_parts (void)
{
  Fixture self;
  AvtDevicePower power;
  AvtId device;
  AvtType *type;

  fixture_init (&self);
  type = new_server_type (&self);
  append_use (type, add_part (&self, AVT_PART_CPU, -1, 100, -1), 2);
  append_use (type, add_part (&self, AVT_PART_NIC, -1, -1, -1), 3);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_BASE_MW, 50000);
  device = add_device (&self, "s", take (&self, type), AVT_ID_NONE, 0);
  power = power_of (&self, device);

  g_assert_cmpuint (power.n_unknown_parts, ==, 3);
  g_assert_true (isnan (power.planning_w));
  g_assert_cmpfloat (power.known_w, ==, 250);
  check_states (&power.dc, NAN, NAN, NAN);
  check_states (&power.input, NAN, NAN, NAN);
  fixture_clear (&self);
}

/* The parts of a device stand instead of those of its type. */
static void
test_own_parts (void)
{
  Fixture self;
  AvtId device, part;
  AvtDevice *copy;
  AvtPartUse *use;

  fixture_init (&self);
  device = add_device (&self, "s", add_article_server_type (&self), AVT_ID_NONE, 0);
  part = add_part (&self, AVT_PART_CPU, -1, 77, -1);
  copy = edit (&self, device);
  use = avt_record_append (&avt_device_type, copy, AVT_DEVICE_PARTS);
  avt_record_set_id (&avt_part_use_type, use, AVT_PART_USE_PART, part);
  avt_record_set_integer (&avt_part_use_type, use, AVT_PART_USE_QUANTITY, 2);
  take (&self, copy);
  g_assert_cmpfloat (power_of (&self, device).planning_w, ==, 154);
  fixture_clear (&self);
}

/* As delivered, a type draws what a device of it would. */
static void
test_type_power (void)
{
  Fixture self;
  AvtDevicePower delivered;
  AvtId type, device;

  fixture_init (&self);
  type = add_article_server_type (&self);
  device = add_device (&self, "s", type, AVT_ID_NONE, 0);
  delivered = avt_type_power (self.design, avt_design_type (self.design, type));
  g_assert_cmpfloat (delivered.planning_w, ==, power_of (&self, device).planning_w);
  fixture_clear (&self);
}

static const struct
{
  const char *basis;
  const char *field;
  const char *value;
  double planning_w;
  double peak_w;
} bases[] = {
  { "measured", "power_typical_mw", "700 W", 700, NAN },
  { "measured", "power_peak_mw", "900 W", NAN, 900 },
  { "vendor", "power_typical_mw", "650 W", 650, NAN },
  { "vendor", "budget_mw", "650 W", NAN, NAN },
  { "nameplate", "nameplate_mw", "1100 W", 737, 1100 },
  { "nameplate", "budget_mw", "1 W", NAN, NAN },
  { "budget", "budget_mw", "1 kW", 1000, 1303 },
  { "budget", "nameplate_mw", "1 kW", NAN, 1303 },
  { "parts", "budget_mw", "1 kW", 883, 1303 },
};

static void
test_bases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      Fixture self;
      AvtDevicePower power;
      AvtId device;

      fixture_init (&self);
      device = add_device (&self, "s", add_article_server_type (&self), AVT_ID_NONE, 0);
      set_field (&self, device, "power_basis", bases[i].basis);
      set_field (&self, device, bases[i].field, bases[i].value);
      power = power_of (&self, device);

      if (isnan (bases[i].planning_w))
        g_assert_true (isnan (power.planning_w) && power.known_w == 0);
      else
        g_assert_true (power.planning_w == bases[i].planning_w
                       && power.known_w == bases[i].planning_w);
      if (isnan (bases[i].peak_w))
        g_assert_true (isnan (power.input.peak_w));
      else
        g_assert_cmpfloat (power.input.peak_w, ==, bases[i].peak_w);
      g_assert_cmpfloat (power.dc.peak_w, ==, 1303);
      g_assert_true (power.draws);
      fixture_clear (&self);
    }
}

/* The nameplate of the type is that of one supply, however many there are. */
static void
test_nameplate_of_inlets (void)
{
  Fixture self;
  AvtId device;
  AvtType *type;

  fixture_init (&self);
  type = new_server_type (&self);
  for (guint i = 0; i < 2; i++)
    avt_record_set_integer (&avt_port_type, avt_record_list_at (type->ports, AvtPort, i),
                            AVT_PORT_POWER_MAX_MW, i == 0 ? 750000 : 800000);
  device = add_device (&self, "s", take (&self, type), AVT_ID_NONE, 0);
  set_field (&self, device, "power_basis", "nameplate");
  g_assert_cmpfloat (power_of (&self, device).planning_w, ==, 536);
  fixture_clear (&self);
}

static void
test_type_figures (void)
{
  Fixture self;
  AvtDevicePower power;
  AvtId device;
  AvtType *type;

  fixture_init (&self);
  type = new_server_type (&self);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_POWER_TYPICAL_MW, 123000);
  device = add_device (&self, "s", take (&self, type), AVT_ID_NONE, 0);
  power = power_of (&self, device);
  check_states (&power.input, NAN, 123, NAN);
  g_assert_cmpfloat (power.planning_w, ==, 123);
  fixture_clear (&self);
}

static void
check_nature (AvtTypeCategory category, gboolean has_inlet, gboolean draws)
{
  Fixture self;
  AvtDevicePower power;
  AvtType *type;

  fixture_init (&self);
  type = new_type (&self, category, 2);
  if (has_inlet)
    append_port (type, AVT_PORT_POWER_INLET, "PSU1", "iec-60320-c14");
  power = power_of (&self, add_device (&self, "x", take (&self, type), AVT_ID_NONE, 0));
  g_assert_cmpint (power.draws, ==, draws);
  g_assert_true (draws ? isnan (power.planning_w) : power.planning_w == 0);
  g_assert_cmpfloat (power.known_w, ==, 0);
  fixture_clear (&self);
}

/* Without any figure: a panel draws nothing, a server is unknown. */
static void
test_natures (void)
{
  check_nature (AVT_TYPE_SERVER, TRUE, TRUE);
  check_nature (AVT_TYPE_SWITCH, TRUE, TRUE);
  check_nature (AVT_TYPE_OTHER, TRUE, TRUE);
  check_nature (AVT_TYPE_OTHER, FALSE, FALSE);
  check_nature (AVT_TYPE_PATCH_PANEL, FALSE, FALSE);
  check_nature (AVT_TYPE_PDU, TRUE, FALSE);
  check_nature (AVT_TYPE_UPS, TRUE, FALSE);
}

static void
check_totals (const AvtRackPower *power, guint n_devices, guint n_drawing, double planning_w,
              guint n_unknown, double peak_w, guint n_unknown_peaks)
{
  g_assert_cmpuint (power->n_devices, ==, n_devices);
  g_assert_cmpuint (power->n_drawing, ==, n_drawing);
  assert_near (power->planning.known_w, planning_w, 1e-9);
  g_assert_cmpuint (power->planning.n_unknown, ==, n_unknown);
  assert_near (power->peak.known_w, peak_w, 1e-9);
  g_assert_cmpuint (power->peak.n_unknown, ==, n_unknown_peaks);
}

/* Four servers of the article: 3,532 W by their parts, 4 kW by their budget. */
static void
test_totals (void)
{
  Fixture self;
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  AvtRackPower power;
  AvtId rack, other_rack, type, servers[4];

  fixture_init (&self);
  rack = add_rack (&self);
  other_rack = add_rack (&self);
  type = add_article_server_type (&self);
  power = avt_rack_power (self.design, rack);
  check_totals (&power, 0, 0, 0, 0, 0, 0);
  for (guint i = 0; i < 4; i++)
    servers[i] = add_device (&self, "s", type, rack, 1 + 2 * i);
  power = avt_rack_power_get (memo, self.design, rack);
  check_totals (&power, 4, 4, 3532, 0, 5212, 0);
  power = avt_rack_power_get (memo, self.design, rack);
  check_totals (&power, 4, 4, 3532, 0, 5212, 0);

  for (guint i = 0; i < 4; i++)
    set_budget (&self, servers[i], 1000);
  power = avt_rack_power_get (memo, self.design, rack);
  check_totals (&power, 4, 4, 4000, 0, 5212, 0);

  add_device (&self, "unknown", take (&self, new_server_type (&self)), rack, 20);
  add_device (&self, "panel", take (&self, new_type (&self, AVT_TYPE_PATCH_PANEL, 2)), rack, 30);
  set_field (&self, servers[0], "state", "remove");
  power = avt_rack_power_get (memo, self.design, rack);
  check_totals (&power, 5, 4, 3000, 1, 3909, 1);

  add_device (&self, "other", type, other_rack, 1);
  add_device (&self, "loose", type, AVT_ID_NONE, 0);
  power = avt_design_power (memo, self.design);
  check_totals (&power, 7, 6, 3000 + 2 * 883, 1, 3909 + 2 * 1303, 1);
  power = avt_design_power (NULL, self.design);
  check_totals (&power, 7, 6, 3000 + 2 * 883, 1, 3909 + 2 * 1303, 1);
  fixture_clear (&self);
}

/* A peak that nobody stated is at least what the device draws anyway: a rack never has a peak below
 * its typical power. */
static void
test_peak_bound (void)
{
  Fixture self;
  AvtRackPower power;
  AvtType *type;
  AvtId rack;

  fixture_init (&self);
  rack = add_rack (&self);
  type = new_server_type (&self);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_POWER_TYPICAL_MW, 123000);
  add_device (&self, "typical only", take (&self, type), rack, 1);
  add_device (&self, "both", add_article_server_type (&self), rack, 4);
  power = avt_rack_power (self.design, rack);
  check_totals (&power, 2, 2, 123 + 883, 0, 123 + 1303, 1);
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/device-power/parts", test_parts);
  g_test_add_func ("/calc/device-power/supplies", test_supplies);
  g_test_add_func ("/calc/device-power/unequal-supplies", test_unequal_supplies);
  g_test_add_func ("/calc/device-power/supply-without-rating", test_supply_without_rating);
  g_test_add_func ("/calc/device-power/unknown-parts", test_unknown_parts);
  g_test_add_func ("/calc/device-power/own-parts", test_own_parts);
  g_test_add_func ("/engine/calc/device-power/type", test_type_power);
  g_test_add_func ("/calc/device-power/bases", test_bases);
  g_test_add_func ("/calc/device-power/nameplate-of-inlets", test_nameplate_of_inlets);
  g_test_add_func ("/calc/device-power/type-figures", test_type_figures);
  g_test_add_func ("/calc/device-power/natures", test_natures);
  g_test_add_func ("/calc/rack-power/totals", test_totals);
  g_test_add_func ("/calc/rack-power/peak-bound", test_peak_bound);
  return g_test_run ();
}
