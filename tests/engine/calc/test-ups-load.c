#include "config.h"

#include "engine/calc/ups-load.h"

#include "tests/engine/calc/power-fixture.h"

/** Room: a UPS of 2 kW with one outlet, and what hangs on it. */
typedef struct
{
  Fixture fixture;
  AvtId rack;
  AvtId type;
  AvtId ups;
} UpsRoom;

static void
ups_room_init (UpsRoom *self)
{
  AvtType *type;
  AvtId feed, server;

  fixture_init (&self->fixture);
  set_setting (&self->fixture, "settings.power_factor_permille", "80 %");
  type = new_type (&self->fixture, AVT_TYPE_UPS, 4);
  self->type = avt_entity_id (type);
  append_port (type, AVT_PORT_POWER_INLET, "IN", "iec-60320-c20");
  append_port (type, AVT_PORT_POWER_OUTLET, "1", "iec-60320-c13");
  take (&self->fixture, type);
  set_field (&self->fixture, self->type, "ups.rated_mw", "2 kW");
  set_field (&self->fixture, self->type, "ups.rated_va", "2200");
  self->rack = add_rack (&self->fixture);
  feed = add_feed (&self->fixture, "A", AVT_SIDE_A, 1, 16);
  self->ups = add_device (&self->fixture, "UPS 1", self->type, self->rack, 1);
  set_field (&self->fixture, self->ups, "feed", feed.text);
  server = add_device (&self->fixture, "server", add_article_server_type (&self->fixture),
                       self->rack, 5);
  set_budget (&self->fixture, server, 1000);
  add_cord (&self->fixture, server, "PSU1", self->ups, "1");
}

static AvtUpsLoad
only_ups (const UpsRoom *self)
{
  g_autoptr (GArray) loads = avt_ups_loads_new (NULL, self->fixture.design);

  g_assert_cmpuint (loads->len, ==, 1);
  return g_array_index (loads, AvtUpsLoad, 0);
}

static void
test_load (void)
{
  UpsRoom room;
  AvtUpsLoad load;

  ups_room_init (&room);
  load = only_ups (&room);
  assert_near (load.load_w, 1000, 1e-6);
  assert_near (load.load_va, 1250, 1e-6);
  assert_near (load.utilization_percent, 100 * 1250.0 / 2200, 1e-6); /* VA binds */
  g_assert_true (isnan (load.runtime_h));
  set_setting (&room.fixture, "settings.growth_permille", "20 %");
  load = only_ups (&room);
  assert_near (load.size.required_w, 1200, 1e-6);
  assert_near (load.utilization_percent, 120 * 1250.0 / 2200, 1e-6);
  fixture_clear (&room.fixture);
}

/* A feed that names the UPS as its source hangs on it, though no cord says so. */
static void
test_feeds_by_source (void)
{
  UpsRoom room;
  Pair pair;
  AvtId server;

  ups_room_init (&room);
  pair = add_pair (&room.fixture, 3);
  server = add_device (&room.fixture, "far", add_article_server_type (&room.fixture), pair.rack, 1);
  set_budget (&room.fixture, server, 500);
  cord_both (&room.fixture, &pair, server, 1);
  assert_near (only_ups (&room).load_w, 1000, 1e-6);
  set_field (&room.fixture, pair.feeds[0], "source", "UPS 1");
  assert_near (only_ups (&room).load_w, 1500, 1e-6); /* when side B is lost */
  fixture_clear (&room.fixture);
}

static void
test_runtime (void)
{
  UpsRoom room;
  gpointer type;
  AvtUpsRuntime *point;

  ups_room_init (&room);
  set_field (&room.fixture, room.type, "ups.battery_mv", "48 V");
  set_field (&room.fixture, room.type, "ups.battery_ah_hundredths", "9");
  assert_near (only_ups (&room).runtime_h, 0.432 * 0.8 * 0.8 * 0.9, 1e-9);
  set_field (&room.fixture, room.type, "ups.battery_exponent_hundredths", "1.15");
  g_assert_cmpfloat (only_ups (&room).runtime_h, <, 0.432 * 0.8 * 0.8 * 0.9);

  /* the maker's table, in any order */
  type = edit (&room.fixture, room.type);
  for (guint i = 0; i < 2; i++)
    {
      point = avt_record_append (&avt_ups_type, &((AvtType *) type)->ups, AVT_UPS_RUNTIMES);
      avt_record_set_integer (&avt_ups_runtime_type, point, AVT_UPS_RUNTIME_LOAD_MW,
                              i == 0 ? 2000000 : 500000);
      avt_record_set_integer (&avt_ups_runtime_type, point, AVT_UPS_RUNTIME_RUNTIME_S,
                              i == 0 ? 300 : 1200);
    }
  take (&room.fixture, type);
  assert_near (only_ups (&room).runtime_h, 600.0 / 3600, 1e-9);
  fixture_clear (&room.fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/ups-load/load", test_load);
  g_test_add_func ("/calc/ups-load/feeds-by-source", test_feeds_by_source);
  g_test_add_func ("/calc/ups-load/runtime", test_runtime);
  return g_test_run ();
}
