/* Cables of a design, by where its racks stand. */
#include "config.h"

#include "engine/calc/cable-plan.h"

#include "tests/engine/calc/power-fixture.h"

typedef struct
{
  Fixture base;
  AvtId room;
  AvtId rows[2];
  AvtId racks[3]; /* first and third of row 1, second of row 2 */
  AvtId devices[3];
  AvtId type;
} Plan;

static AvtId
rack_in (Plan *self, AvtId row, const char *order)
{
  AvtId rack = add_rack (&self->base);

  set_field (&self->base, rack, "row", row.text);
  set_field (&self->base, rack, "order", order);
  return rack;
}

static void
plan_init (Plan *self)
{
  static const char *const names[] = { "1", "2" };
  AvtType *type;

  fixture_init (&self->base);
  self->room = take (&self->base, new_entity (&self->base, AVT_KIND_ROOM, "room"));
  for (guint i = 0; i < 2; i++)
    {
      self->rows[i] = take (&self->base, new_entity (&self->base, AVT_KIND_ROW, names[i]));
      set_field (&self->base, self->rows[i], "room", self->room.text);
    }
  self->racks[0] = rack_in (self, self->rows[0], "1");
  self->racks[1] = rack_in (self, self->rows[0], "3");
  self->racks[2] = rack_in (self, self->rows[1], "2");
  type = new_type (&self->base, AVT_TYPE_SWITCH, 2);
  append_port (type, AVT_PORT_INTERFACE, "1", "25gbase-x-sfp28");
  append_port (type, AVT_PORT_INTERFACE, "2", "25gbase-x-sfp28");
  self->type = take (&self->base, type);
  for (guint i = 0; i < 3; i++)
    self->devices[i] = add_device (&self->base, names[i % 2], self->type, self->racks[i], 1);
}

static AvtCable
cable_between (Plan *self, AvtId a, AvtId b)
{
  AvtLink *link = new_entity (&self->base, AVT_KIND_LINK, NULL);
  AvtId id = avt_entity_id (link);

  avt_record_set_id (&avt_link_type, link, AVT_LINK_A_DEVICE, a);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_A_PORT, "1");
  avt_record_set_id (&avt_link_type, link, AVT_LINK_B_DEVICE, b);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_B_PORT, "2");
  avt_record_set_enum (&avt_link_type, link, AVT_LINK_MEDIUM, AVT_MEDIUM_DAC);
  take (&self->base, link);
  return avt_cable_of_link (self->base.design, avt_design_link (self->base.design, id));
}

/* U1 is 82.225 mm above the floor, the tray 2,400. */
#define RISES_MM (2 * (2400 - 82.225))

static void
test_ways (void)
{
  Plan self;
  AvtId above;
  AvtCable cable;

  plan_init (&self);
  above = add_device (&self.base, "above", self.type, self.racks[0], 41);
  cable = cable_between (&self, self.devices[0], above);
  g_assert_cmpint (cable.way, ==, AVT_CABLE_IN_RACK);
  assert_near (cable.path_mm, 3278, 1e-6);
  assert_near (cable.straight_mm, 1778, 1e-6);
  assert_near (cable.stock_mm, 5000, 1e-6);
  cable = cable_between (&self, self.devices[0], self.devices[1]);
  g_assert_cmpint (cable.way, ==, AVT_CABLE_IN_ROW);
  assert_near (cable.path_mm, RISES_MM + 2 * 600 + 1200, 1e-6);
  assert_near (cable.straight_mm, 1200, 1e-6);
  cable = cable_between (&self, self.devices[0], self.devices[2]);
  g_assert_cmpint (cable.way, ==, AVT_CABLE_ACROSS_ROWS);
  assert_near (cable.path_mm, RISES_MM + 600 + 1200 + 1200, 1e-6);
  set_field (&self.base, self.room, "tray_height_mm", "3000 mm");
  set_field (&self.base, self.room, "aisle_width_mm", "2000 mm");
  set_field (&self.base, self.racks[0], "width_mm", "800 mm");
  cable = cable_between (&self, self.devices[0], self.devices[2]);
  assert_near (cable.path_mm, RISES_MM + 1200 + 700 + 2000 + 1200, 1e-6);
  fixture_clear (&self.base);
}

/* Nowhere, in no row, in another room. */
static void
test_unknown (void)
{
  Plan self;
  AvtId nowhere;
  AvtCable cable;

  plan_init (&self);
  nowhere = add_device (&self.base, "nowhere", self.type, AVT_ID_NONE, 0);
  cable = cable_between (&self, self.devices[0], nowhere);
  g_assert_cmpint (cable.way, ==, AVT_CABLE_UNKNOWN);
  g_assert_true (isnan (cable.computed_mm));
  g_assert_true (isnan (avt_cable_planned_mm (&cable)));
  set_field (&self.base, self.rows[1], "room",
             take (&self.base, new_entity (&self.base, AVT_KIND_ROOM, "other")).text);
  cable = cable_between (&self, self.devices[0], self.devices[2]);
  g_assert_cmpint (cable.way, ==, AVT_CABLE_UNKNOWN);
  set_field (&self.base, self.racks[1], "row",
             take (&self.base, new_entity (&self.base, AVT_KIND_ROW, "nowhere")).text);
  cable = cable_between (&self, self.devices[0], self.devices[1]);
  g_assert_cmpint (cable.way, ==, AVT_CABLE_UNKNOWN);
  fixture_clear (&self.base);
}

static void
test_given (void)
{
  Plan self;
  AvtCable cable;
  g_autoptr (GArray) cables = NULL;

  plan_init (&self);
  cable = cable_between (&self, self.devices[0], self.devices[1]);
  assert_near (avt_cable_planned_mm (&cable), 10000, 1e-6);
  set_field (&self.base, cable.link, "length_mm", "3 m");
  cables = avt_design_cables (self.base.design);
  g_assert_cmpuint (cables->len, ==, 1);
  cable = g_array_index (cables, AvtCable, 0);
  assert_near (cable.given_mm, 3000, 1e-6);
  assert_near (avt_cable_planned_mm (&cable), 3000, 1e-6);
  assert_near (cable.stock_mm, 10000, 1e-6);
  fixture_clear (&self.base);
}

/* Four outlets on 45 units stand at 1/8, 3/8, 5/8 and 7/8 of them. */
static void
test_strip (void)
{
  Plan self;
  AvtId server;
  AvtId strip;
  AvtId cord;
  AvtCable cable;

  plan_init (&self);
  server = add_device (&self.base, "server", take (&self.base, new_server_type (&self.base)),
                       self.racks[0], 2);
  strip = add_strip (&self.base, "strip",
                     take (&self.base, new_strip_type (&self.base, "iec-60320-c14", 4, FALSE)),
                     self.racks[0], AVT_ID_NONE);
  cord = add_cord (&self.base, server, "PSU1", strip, "4");
  cable = avt_cable_of_link (self.base.design, avt_design_link (self.base.design, cord));
  assert_near (cable.straight_mm, (45 * 7.0 / 8 - 2) * 44.45, 1e-6);
  g_assert_true (isnan (cable.limit_mm));
  fixture_clear (&self.base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/cable-plan/ways", test_ways);
  g_test_add_func ("/calc/cable-plan/unknown", test_unknown);
  g_test_add_func ("/calc/cable-plan/given", test_given);
  g_test_add_func ("/calc/cable-plan/strip", test_strip);
  return g_test_run ();
}
