/* Rules of cooling and UPSs. */
#include "config.h"

#include "tests/engine/check/pairs.h"

/* A rack with one device of so many watts. */
static AvtId
rack_of (Fixture *self, double power_w, AvtId *device)
{
  AvtId rack = add_rack (self);

  *device = add_device (self, "device", take (self, new_type (self, AVT_TYPE_OTHER, 4)), rack, 1);
  set_budget (self, *device, power_w);
  return rack;
}

static void
containment (Fixture *self, gboolean broken)
{
  AvtId device;

  rack_of (self, broken ? 5001 : 5000, &device);
}

static void
close_coupled (Fixture *self, gboolean broken)
{
  AvtId device;

  rack_of (self, broken ? 10001 : 10000, &device);
}

static void
liquid (Fixture *self, gboolean broken)
{
  AvtId device;

  rack_of (self, broken ? 20001 : 20000, &device);
}

/* 1.2041 kg/m3 x 1006 J/kg K: 900 W through 178 m3/h warm it by 15 K, through 223 by 12. */
static void
rise (Fixture *self, gboolean broken)
{
  AvtId device;
  AvtId type;

  rack_of (self, 900, &device);
  type = avt_design_device (self->design, device)->type;
  set_field (self, type, "power_typical_mw", "900 W");
  set_field (self, type, "airflow_typical_m3_h", broken ? "178" : "224");
}

/* 4 kW against two units of 3 kW, one of them spare; one unit of 4 kW would do. */
static void
room_capacity (Fixture *self, gboolean broken)
{
  AvtRoom *room = new_entity (self, AVT_KIND_ROOM, "room");
  AvtRow *row = new_entity (self, AVT_KIND_ROW, "row");
  AvtId room_id = avt_entity_id (room);
  AvtId row_id = avt_entity_id (row);
  AvtId device;
  AvtId rack;

  avt_record_set_integer (&avt_room_type, room, AVT_ROOM_COOLING_UNIT_MW,
                          broken ? 3000000 : 4000000);
  avt_record_set_integer (&avt_room_type, room, AVT_ROOM_COOLING_UNITS, 2);
  avt_record_set_integer (&avt_room_type, room, AVT_ROOM_COOLING_SPARE_UNITS, 1);
  take (self, room);
  avt_record_set_id (&avt_row_type, row, AVT_ROW_ROOM, room_id);
  take (self, row);
  rack = rack_of (self, 4000, &device);
  set_field (self, rack, "row", row_id.text);
}

static void
supply_air (Fixture *self, gboolean broken)
{
  set_setting (self, "settings.supply_air_c", broken ? "28" : "27");
}

/* A UPS on a feed carries a server of 1 kW; the type of the UPS. */
static AvtId
ups (Fixture *self, const char *rated_w)
{
  AvtType *type = new_type (self, AVT_TYPE_UPS, 4);
  AvtId rack = add_rack (self);
  AvtId feed = add_feed (self, "A", AVT_SIDE_A, 1, 16);
  AvtId type_id = avt_entity_id (type);
  AvtId id, server;

  set_setting (self, "settings.power_factor_permille", "100 %");
  append_port (type, AVT_PORT_POWER_INLET, "IN", "iec-60320-c20");
  append_port (type, AVT_PORT_POWER_OUTLET, "1", "iec-60320-c13");
  append_port (type, AVT_PORT_POWER_OUTLET, "2", "iec-60320-c13");
  take (self, type);
  if (rated_w != NULL)
    set_field (self, type_id, "ups.rated_mw", rated_w);
  id = add_device (self, "UPS", type_id, rack, 1);
  set_field (self, id, "feed", feed.text);
  server = add_device (self, "server", add_article_server_type (self), rack, 5);
  set_budget (self, server, 1000);
  add_cord (self, server, "PSU1", id, "1");
  return type_id;
}

/* 1 kW and a quarter to come. */
static void
overload (Fixture *self, gboolean broken)
{
  set_setting (self, "settings.growth_permille", "25 %");
  ups (self, broken ? "1249 W" : "1250 W");
}

static void
rating_unknown (Fixture *self, gboolean broken)
{
  ups (self, broken ? NULL : "2 kW");
}

/* A second server on the UPS, whose parts have no figure. */
static void
load_unknown (Fixture *self, gboolean broken)
{
  AvtId type = ups (self, "2 kW");
  AvtId id = AVT_ID_NONE;
  AvtReferrers referrers;
  const AvtDevice *device;
  AvtId server;

  avt_design_referrers (self->design, AVT_KIND_DEVICE, AVT_DEVICE_TYPE, type, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    id = device->entity.id;
  server = add_device (self, "second", add_article_server_type (self),
                       avt_design_device (self->design, id)->rack, 10);
  set_field (self, server, "power_basis", broken ? "measured" : "budget");
  set_field (self, server, "budget_mw", "500 W");
  add_cord (self, server, "PSU1", id, "2");
}

/* 48 V x 9 Ah x 0.8 x 0.8 x 0.9 = 249 Wh: not quite fifteen minutes. */
static void
runtime_short (Fixture *self, gboolean broken)
{
  AvtId type = ups (self, "2 kW");

  set_setting (self, "settings.ups_runtime_min", "15");
  set_field (self, type, "ups.battery_mv", "48 V");
  set_field (self, type, "ups.battery_ah_hundredths", broken ? "9" : "9.1");
}

static void
runtime_unknown (Fixture *self, gboolean broken)
{
  ups (self, "2 kW");
  if (broken)
    set_setting (self, "settings.ups_runtime_min", "15");
}

const RulePair cooling_pairs[] = {
  { "cooling-containment", containment, 1 },
  { "cooling-close-coupled", close_coupled, 1 },
  { "cooling-liquid", liquid, 1 },
  { "cooling-rise", rise, 1 },
  { "cooling-room-capacity", room_capacity, 1 },
  { "cooling-supply-air", supply_air, 1 },
  { "ups-overload", overload, 1 },
  { "ups-rating-unknown", rating_unknown, 1 },
  { "ups-load-unknown", load_unknown, 1 },
  { "ups-runtime-short", runtime_short, 1 },
  { "ups-runtime-unknown", runtime_unknown, 1 },
  { NULL },
};
