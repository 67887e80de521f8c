#include "config.h"

#include "engine/calc/airflow.h"
#include "engine/calc/rack-heat.h"

#include "tests/engine/calc/power-fixture.h"

/* The article's figures: 300 W idle and 900 W typical, 99 and 178 m3/h. */
static AvtId
rack_with_server (Fixture *self)
{
  AvtType *type = new_type (self, AVT_TYPE_SERVER, 4);
  AvtId id = avt_entity_id (type);
  AvtId rack = add_rack (self);

  take (self, type);
  set_field (self, id, "power_idle_mw", "300 W");
  set_field (self, id, "power_typical_mw", "900 W");
  set_field (self, id, "power_peak_mw", "1200 W");
  set_field (self, id, "airflow_idle_m3_h", "99");
  set_field (self, id, "airflow_typical_m3_h", "178");
  add_device (self, "server", id, rack, 1);
  return rack;
}

static void
test_side_by_side (void)
{
  Fixture fixture;
  AvtId rack;
  AvtRackHeat heat;

  fixture_init (&fixture);
  rack = rack_with_server (&fixture);
  heat = avt_rack_heat (NULL, fixture.design, rack);
  assert_near (heat.heat.known_w, 900, 1e-9);
  assert_near (heat.air[AVT_AIR_IDLE].rise_k, 9, 0.02);
  assert_near (heat.air[AVT_AIR_TYPICAL].rise_k, 15, 0.04);
  g_assert_true (isnan (heat.air[AVT_AIR_PEAK].rise_k)); /* no airflow is given */
  g_assert_cmpuint (heat.air[AVT_AIR_PEAK].n_unknown, ==, 1);
  g_assert_cmpuint (heat.air[AVT_AIR_IDLE].n_unknown, ==, 0);
  assert_near (heat.needed_m3_h, 900 * 2.972 / 12, 0.2);
  fixture_clear (&fixture);
}

/* Thin air: the site's altitude before that of the settings. */
static void
test_altitude (void)
{
  Fixture fixture;
  AvtId rack;
  AvtSite *site;
  AvtRoom *room;
  AvtRow *row;
  AvtId room_id, row_id;
  AvtRackHeat low, high, site_heat;

  fixture_init (&fixture);
  rack = rack_with_server (&fixture);
  low = avt_rack_heat (NULL, fixture.design, rack);
  set_setting (&fixture, "settings.altitude_m", "1500");
  high = avt_rack_heat (NULL, fixture.design, rack);
  assert_near (high.needed_m3_h / low.needed_m3_h, 101325.0 / 84556, 0.0005);

  site = new_entity (&fixture, AVT_KIND_SITE, "site");
  avt_record_set_integer (&avt_site_type, site, AVT_SITE_ALTITUDE_M, 0);
  room = new_entity (&fixture, AVT_KIND_ROOM, "room");
  room_id = avt_entity_id (room);
  avt_record_set_id (&avt_room_type, room, AVT_ROOM_SITE, take (&fixture, site));
  take (&fixture, room);
  row = new_entity (&fixture, AVT_KIND_ROW, "row");
  row_id = avt_entity_id (row);
  avt_record_set_id (&avt_row_type, row, AVT_ROW_ROOM, room_id);
  take (&fixture, row);
  set_field (&fixture, rack, "row", row_id.text);
  site_heat = avt_rack_heat (NULL, fixture.design, rack);
  assert_near (site_heat.needed_m3_h, low.needed_m3_h, 1e-9);
  fixture_clear (&fixture);
}

/* What is not known is counted and warms nothing. */
static void
test_unknown (void)
{
  Fixture fixture;
  AvtId rack;
  AvtId type;
  AvtRackHeat heat;

  fixture_init (&fixture);
  rack = rack_with_server (&fixture);
  type = add_article_server_type (&fixture);
  add_device (&fixture, "other", type, rack, 5);
  heat = avt_rack_heat (NULL, fixture.design, rack);
  assert_near (heat.heat.known_w, 1783, 1e-9);
  g_assert_cmpuint (heat.air[AVT_AIR_TYPICAL].n_unknown, ==, 1);
  assert_near (heat.air[AVT_AIR_TYPICAL].heat_w, 900, 1e-9);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/rack-heat/side-by-side", test_side_by_side);
  g_test_add_func ("/calc/rack-heat/altitude", test_altitude);
  g_test_add_func ("/calc/rack-heat/unknown", test_unknown);
  return g_test_run ();
}
