/* Rules of places, masses and ports. */
#include "config.h"

#include "tests/engine/check/pairs.h"

#include "engine/design/edit.h"

/* A rack of 10 units, 1,000 mm deep, that carries 100 kg. */
static AvtId
small_rack (Fixture *self)
{
  AvtId rack = add_rack (self);

  set_field (self, rack, "height_hu", "10U");
  set_field (self, rack, "channels", "1");
  set_field (self, rack, "depth_mm", "1000 mm");
  set_field (self, rack, "mass_limit_g", "100 kg");
  return rack;
}

/* 40 kg */
static AvtId
heavy_type (Fixture *self, gint64 height_hu)
{
  AvtId type = take (self, new_type (self, AVT_TYPE_SERVER, height_hu));

  set_field (self, type, "mass_g", "40 kg");
  return type;
}

static AvtId
put (Fixture *self, AvtId type, AvtId rack, gint64 unit, AvtSlot slot)
{
  AvtPlace place = { rack, 2 * unit, AVT_FACE_FRONT, slot };
  g_autoptr (GError) error = NULL;
  AvtId id;
  AvtDesign *design
      = avt_design_with_device (self->design, self->ids, type, "device", &place, TRUE, &id, &error);

  g_assert_no_error (error);
  avt_design_unref (self->design);
  self->design = design;
  return id;
}

static void
overlap (Fixture *self, gboolean broken)
{
  AvtId rack = small_rack (self);
  AvtId type = heavy_type (self, 4);

  put (self, type, rack, 1, AVT_SLOT_FULL);
  put (self, type, rack, broken ? 2 : 3, AVT_SLOT_FULL);
}

static void
outside (Fixture *self, gboolean broken)
{
  put (self, heavy_type (self, 4), small_rack (self), broken ? 10 : 9, AVT_SLOT_FULL);
}

static void
too_deep (Fixture *self, gboolean broken)
{
  AvtId type = heavy_type (self, 2);

  set_field (self, type, "depth_mm", broken ? "1001 mm" : "1000 mm");
  put (self, type, small_rack (self), 1, AVT_SLOT_FULL);
}

static void
wrong_slot (Fixture *self, gboolean broken)
{
  AvtId type = heavy_type (self, 2);

  set_field (self, type, "width", "half");
  put (self, type, small_rack (self), 1, broken ? AVT_SLOT_FULL : AVT_SLOT_LEFT);
}

static void
no_channel (Fixture *self, gboolean broken)
{
  put (self, heavy_type (self, 0), small_rack (self), 0,
       broken ? AVT_SLOT_CHANNEL_LEFT_2 : AVT_SLOT_CHANNEL_LEFT_1);
}

static void
too_long (Fixture *self, gboolean broken)
{
  AvtId type = heavy_type (self, 0);

  /* 10 units of 44.45 mm */
  set_field (self, type, "length_mm", broken ? "445 mm" : "444 mm");
  put (self, type, small_rack (self), 0, AVT_SLOT_CHANNEL_LEFT_1);
}

/* The rack of 1,000 mm has 912 mm behind front rails that stand 87 mm back, 852 mm with a strip. */
static void
beside_strip (Fixture *self, const char *depth)
{
  AvtId rack = small_rack (self);
  AvtId type = heavy_type (self, 2);

  put (self, heavy_type (self, 0), rack, 0, AVT_SLOT_CHANNEL_LEFT_1);
  set_field (self, type, "depth_mm", depth);
  put (self, type, rack, 1, AVT_SLOT_FULL);
}

static void
strip (Fixture *self, gboolean broken)
{
  beside_strip (self, broken ? "853 mm" : "852 mm");
}

static void
plugs (Fixture *self, gboolean broken)
{
  beside_strip (self, broken ? "763 mm" : "762 mm");
}

static void
rear_clearance (Fixture *self, gboolean broken)
{
  AvtId type = heavy_type (self, 2);

  set_field (self, type, "depth_mm", broken ? "838 mm" : "837 mm");
  put (self, type, small_rack (self), 1, AVT_SLOT_FULL);
}

static void
nowhere (Fixture *self, gboolean broken)
{
  add_device (self, "device", heavy_type (self, 2), small_rack (self), broken ? 0 : 1);
}

static void
over_limit (Fixture *self, gboolean broken)
{
  AvtId rack = small_rack (self);
  AvtId type = heavy_type (self, 2);

  for (gint64 i = 0; i < (broken ? 3 : 2); i++)
    put (self, type, rack, 1 + i, AVT_SLOT_FULL);
}

static void
mass_unknown (Fixture *self, gboolean broken)
{
  AvtId type = broken ? take (self, new_type (self, AVT_TYPE_SERVER, 2)) : heavy_type (self, 2);

  put (self, type, small_rack (self), 1, AVT_SLOT_FULL);
}

/* A rack of 1 m2 with 40 kg in it, 42 with cables, in a room; its field @path is @value. */
static void
with_floor (Fixture *self, const char *path, const char *value)
{
  AvtId rack = small_rack (self);
  AvtId room = take (self, new_entity (self, AVT_KIND_ROOM, "room"));
  AvtId row = take (self, new_entity (self, AVT_KIND_ROW, "row"));

  set_field (self, row, "room", room.text);
  set_field (self, rack, "row", row.text);
  set_field (self, rack, "width_mm", "1000 mm");
  set_field (self, room, path, value);
  put (self, heavy_type (self, 2), rack, 1, AVT_SLOT_FULL);
}

static void
floor_load (Fixture *self, gboolean broken)
{
  with_floor (self, "floor_limit_kg_m2", broken ? "41" : "42");
}

static void
point_load (Fixture *self, gboolean broken)
{
  with_floor (self, "point_limit_kg", broken ? "10" : "11");
}

static void
rolling_limit (Fixture *self, gboolean broken)
{
  AvtId rack = small_rack (self);

  set_field (self, rack, "rolling_limit_g", broken ? "41.9 kg" : "42 kg");
  put (self, heavy_type (self, 2), rack, 1, AVT_SLOT_FULL);
}

static void
top_heavy (Fixture *self, gboolean broken)
{
  put (self, heavy_type (self, 2), small_rack (self), broken ? 7 : 6, AVT_SLOT_FULL);
}

static void
connect_ports (Fixture *self, AvtMedium medium, AvtId a, const char *a_port, AvtId b,
               const char *b_port)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *design = avt_design_with_link (self->design, self->ids, medium,
                                            (AvtPortAddress){ a, a_port },
                                            (AvtPortAddress){ b, b_port }, TRUE, NULL, &error);

  g_assert_no_error (error);
  avt_design_unref (self->design);
  self->design = design;
}

static void
with_two (Fixture *self, AvtId *a, AvtId *b)
{
  AvtId rack = small_rack (self);
  AvtType *type = new_type (self, AVT_TYPE_SERVER, 2);
  AvtId id;

  append_port (type, AVT_PORT_POWER_INLET, "in", "iec-60320-c14");
  append_port (type, AVT_PORT_POWER_INLET, "in-20", "iec-60320-c20");
  append_port (type, AVT_PORT_POWER_OUTLET, "out", "iec-60320-c13");
  append_port (type, AVT_PORT_INTERFACE, "eth0", "25gbase-x-sfp28");
  append_port (type, AVT_PORT_INTERFACE, "eth1", "25gbase-x-sfp28");
  id = take (self, type);
  *a = put (self, id, rack, 1, AVT_SLOT_FULL);
  *b = put (self, id, rack, 2, AVT_SLOT_FULL);
}

static void
port_taken (Fixture *self, gboolean broken)
{
  AvtId a;
  AvtId b;

  with_two (self, &a, &b);
  connect_ports (self, AVT_MEDIUM_DAC, a, "eth0", b, "eth0");
  connect_ports (self, AVT_MEDIUM_DAC, a, broken ? "eth0" : "eth1", b, "eth1");
}

static void
port_kind (Fixture *self, gboolean broken)
{
  AvtId a;
  AvtId b;

  with_two (self, &a, &b);
  connect_ports (self, AVT_MEDIUM_POWER, a, "in", b, broken ? "eth0" : "out");
}

static void
connector (Fixture *self, gboolean broken)
{
  AvtId a;
  AvtId b;

  with_two (self, &a, &b);
  connect_ports (self, AVT_MEDIUM_POWER, a, broken ? "in-20" : "in", b, "out");
}

const RulePair place_pairs[] = {
  { "place-overlap", overlap, 1 },
  { "place-outside", outside, 1 },
  { "place-too-deep", too_deep, 1 },
  { "place-slot", wrong_slot, 1 },
  { "place-channel", no_channel, 1 },
  { "place-too-long", too_long, 1 },
  { "place-strip", strip, 1 },
  { "place-plugs", plugs, 1 },
  { "place-rear-clearance", rear_clearance, 1 },
  { "place-nowhere", nowhere, 1 },
  { "mass-over-limit", over_limit, 1 },
  { "mass-rolling-limit", rolling_limit, 1 },
  { "mass-floor-load", floor_load, 1 },
  { "mass-point-load", point_load, 1 },
  { "mass-top-heavy", top_heavy, 1 },
  { "mass-unknown", mass_unknown, 1 },
  { "port-taken", port_taken, 1 },
  { "port-kind", port_kind, 1 },
  { "cord-connector", connector, 1 },
  { NULL },
};
