#include "config.h"

#include "engine/calc/room-load.h"

#include "tests/engine/calc/power-fixture.h"

/* A row in a new room, optionally of a site. */
static AvtId
add_row (Fixture *self, AvtId site, AvtId *room_id)
{
  AvtRoom *room = new_entity (self, AVT_KIND_ROOM, "room");
  AvtRow *row = new_entity (self, AVT_KIND_ROW, "row");
  AvtId id = avt_entity_id (row);

  *room_id = avt_entity_id (room);
  if (!avt_id_is_none (site))
    avt_record_set_id (&avt_room_type, room, AVT_ROOM_SITE, site);
  take (self, room);
  avt_record_set_id (&avt_row_type, row, AVT_ROW_ROOM, *room_id);
  take (self, row);
  return id;
}

/* A rack with a strip on each side and a server of @budget_w. */
static Pair
add_loaded_rack (Fixture *self, AvtId row, double budget_w)
{
  Pair pair = add_pair (self, 3);
  AvtId server = add_device (self, "server", add_article_server_type (self), pair.rack, 1);

  set_budget (self, server, budget_w);
  if (!avt_id_is_none (row))
    set_field (self, pair.rack, "row", row.text);
  return pair;
}

static void
test_heat (void)
{
  Fixture fixture;
  AvtId room;
  AvtId row;
  Pair pair;
  AvtType *type;
  AvtId type_id;
  g_autoptr (AvtRoomLoads) loads = NULL;

  fixture_init (&fixture);
  row = add_row (&fixture, AVT_ID_NONE, &room);
  pair = add_loaded_rack (&fixture, row, 10000);
  set_field (&fixture, room, "area_m2", "20");
  set_field (&fixture, room, "people", "2");
  set_field (&fixture, room, "cooling_unit_mw", "6 kW");
  set_field (&fixture, room, "cooling_units", "3");
  set_field (&fixture, room, "cooling_spare_units", "1");
  type = new_type (&fixture, AVT_TYPE_UPS, 4);
  type_id = avt_entity_id (type);
  take (&fixture, type);
  set_field (&fixture, type_id, "ups.rated_mw", "20 kW");
  set_field (&fixture, type_id, "power_typical_mw", "500 W");
  add_device (&fixture, "UPS", type_id, pair.rack, 10);

  loads = avt_room_loads_new (NULL, fixture.design);
  g_assert_cmpuint (loads->n_rooms, ==, 1);
  g_assert_cmpuint (loads->rooms[0].n_racks, ==, 1);
  assert_near (loads->rooms[0].heat.it_w, 10000, 1e-9); /* not the UPS's own 500 W */
  assert_near (loads->rooms[0].heat.ups_w, 800 + 500, 1e-9);
  assert_near (loads->rooms[0].distribution_rating_w, 2 * 3 * 230 * 32, 1e-6);
  assert_near (loads->rooms[0].heat.distribution_w, 441.6 + 200, 1e-6);
  assert_near (loads->rooms[0].heat.lighting_w, 430.6, 1e-6);
  assert_near (loads->rooms[0].heat.people_w, 200, 1e-9);
  assert_near (loads->rooms[0].heat.total_w, 12572.2, 1e-6);
  assert_near (loads->rooms[0].cooling_w, 12000, 1e-9);
  g_assert_cmpint (loads->rooms[0].units_needed, ==, 4); /* three and one spare */
  g_assert_true (isnan (loads->rooms[0].energy.annual_kwh)); /* no PUE is given */
  fixture_clear (&fixture);
}

/* The tariff of the site before that of the settings; what is in no room comes last. */
static void
test_energy (void)
{
  Fixture fixture;
  AvtSite *site;
  AvtId row, room;
  g_autoptr (AvtRoomLoads) loads = NULL;
  g_autoptr (AvtRoomLoads) mixed = NULL;

  fixture_init (&fixture);
  set_setting (&fixture, "settings.pue_hundredths", "1.5");
  set_setting (&fixture, "settings.tariff_per_mwh", "200");
  set_setting (&fixture, "settings.utilization_permille", "50 %");
  site = new_entity (&fixture, AVT_KIND_SITE, "site");
  avt_record_set_integer (&avt_site_type, site, AVT_SITE_TARIFF_PER_MWH, 300);
  avt_record_set_integer (&avt_site_type, site, AVT_SITE_GRID_G_PER_KWH, 400);
  row = add_row (&fixture, take (&fixture, site), &room);
  add_loaded_rack (&fixture, row, 2000);
  add_loaded_rack (&fixture, AVT_ID_NONE, 1000);

  loads = avt_room_loads_new (NULL, fixture.design);
  g_assert_cmpuint (loads->n_rooms, ==, 2);
  assert_near (loads->rooms[0].energy.annual_kwh, 13140, 1e-6);
  assert_near (loads->rooms[0].energy.annual_cost, 3942, 1e-6);
  assert_near (loads->rooms[0].energy.annual_co2_kg, 5256, 1e-6);
  g_assert_true (avt_id_is_none (loads->rooms[1].room));
  assert_near (loads->rooms[1].energy.annual_cost, 1314, 1e-6);
  g_assert_true (isnan (loads->rooms[1].energy.annual_co2_kg)); /* no grid is given */
  assert_near (loads->energy.annual_kwh, 19710, 1e-6);
  assert_near (loads->energy.annual_cost, 5256, 1e-6);
  g_assert_true (isnan (loads->energy.annual_co2_kg));

  set_setting (&fixture, "settings.currency", "CHF");
  set_field (&fixture, avt_entity_id (avt_design_get (fixture.design, AVT_KIND_SITE, 0)),
             "currency", "EUR");
  mixed = avt_room_loads_new (NULL, fixture.design);
  g_assert_true (isnan (mixed->energy.annual_cost));
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/room-load/heat", test_heat);
  g_test_add_func ("/calc/room-load/energy", test_energy);
  return g_test_run ();
}
