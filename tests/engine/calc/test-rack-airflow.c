/* Where devices breathe, as the rack's front sees it. */
#include "config.h"

#include "engine/calc/rack-airflow.h"

#include "tests/engine/calc/power-fixture.h"

static void
check_sides (AvtAirflow airflow, AvtFace face, AvtAirSide intake, AvtAirSide exhaust)
{
  AvtAirSide found[2];

  avt_airflow_sides (airflow, face, &found[0], &found[1]);
  g_assert_cmpint (found[0], ==, intake);
  g_assert_cmpint (found[1], ==, exhaust);
}

static void
test_sides (void)
{
  check_sides (AVT_AIRFLOW_FRONT_TO_REAR, AVT_FACE_FRONT, AVT_AIR_FRONT, AVT_AIR_REAR);
  check_sides (AVT_AIRFLOW_FRONT_TO_REAR, AVT_FACE_REAR, AVT_AIR_REAR, AVT_AIR_FRONT);
  check_sides (AVT_AIRFLOW_REAR_TO_FRONT, AVT_FACE_FRONT, AVT_AIR_REAR, AVT_AIR_FRONT);
  check_sides (AVT_AIRFLOW_REAR_TO_FRONT, AVT_FACE_REAR, AVT_AIR_FRONT, AVT_AIR_REAR);
  check_sides (AVT_AIRFLOW_LEFT_TO_RIGHT, AVT_FACE_FRONT, AVT_AIR_LEFT, AVT_AIR_RIGHT);
  check_sides (AVT_AIRFLOW_LEFT_TO_RIGHT, AVT_FACE_REAR, AVT_AIR_RIGHT, AVT_AIR_LEFT);
  check_sides (AVT_AIRFLOW_SIDE_TO_REAR, AVT_FACE_REAR, AVT_AIR_SIDE, AVT_AIR_FRONT);
  check_sides (AVT_AIRFLOW_BOTTOM_TO_TOP, AVT_FACE_REAR, AVT_AIR_BOTTOM, AVT_AIR_TOP);
  check_sides (AVT_AIRFLOW_PASSIVE, AVT_FACE_FRONT, AVT_AIR_NONE, AVT_AIR_NONE);
  check_sides (AVT_AIRFLOW_MIXED, AVT_FACE_FRONT, AVT_AIR_UNKNOWN, AVT_AIR_UNKNOWN);
}

/* A half-depth type of one unit; @airflow may be NULL. */
static AvtId
type_with (Fixture *self, AvtTypeCategory category, const char *airflow)
{
  AvtId type = take (self, new_type (self, category, 2));

  set_field (self, type, "full_depth", "false");
  if (airflow != NULL)
    set_field (self, type, "airflow", airflow);
  return type;
}

static const AvtDeviceAirflow *
flow_of (const AvtRackAirflow *airflow, AvtId device)
{
  for (guint i = 0; i < airflow->n_devices; i++)
    if (avt_id_equal (airflow->devices[i].device, device))
      return &airflow->devices[i];
  g_assert_not_reached ();
}

static AvtRackAirflow *
airflow_of (Fixture *self, AvtId rack)
{
  return avt_rack_airflow (self->design, avt_design_rack (self->design, rack));
}

static void
test_neighbours (void)
{
  Fixture self;
  AvtId rack;
  AvtId with;
  AvtId against;
  AvtId devices[5];
  g_autoptr (AvtRackAirflow) airflow = NULL;

  fixture_init (&self);
  rack = add_rack (&self);
  with = type_with (&self, AVT_TYPE_SERVER, "front-to-rear");
  against = type_with (&self, AVT_TYPE_SWITCH, "rear-to-front");
  devices[0] = add_device (&self, "below", with, rack, 1);
  devices[1] = add_device (&self, "against", against, rack, 2);
  devices[2] = add_device (&self, "apart", with, rack, 4);
  /* at the rear it breathes as the others do */
  devices[3] = add_device (&self, "rear", against, rack, 5);
  set_field (&self, devices[3], "face", "rear");
  devices[4] = add_strip (&self, "strip", take (&self, new_type (&self, AVT_TYPE_PDU, 0)), rack,
                          AVT_ID_NONE);
  airflow = airflow_of (&self, rack);

  g_assert_cmpuint (airflow->n_devices, ==, 4);
  g_assert_cmpuint (flow_of (airflow, devices[0])->conflicts, ==, AVT_AIR_CONFLICT_NEIGHBOUR);
  g_assert_true (avt_id_equal (flow_of (airflow, devices[0])->neighbour, devices[1]));
  g_assert_cmpuint (flow_of (airflow, devices[1])->conflicts, ==,
                    AVT_AIR_CONFLICT_NEIGHBOUR | AVT_AIR_CONFLICT_HOT_INTAKE);
  g_assert_cmpuint (flow_of (airflow, devices[2])->conflicts, ==, 0);
  g_assert_cmpuint (flow_of (airflow, devices[3])->conflicts, ==, 0);
  g_assert_cmpint (flow_of (airflow, devices[3])->intake, ==, AVT_AIR_FRONT);
  /* 45 units, three of them with a front */
  g_assert_cmpint (airflow->gap_hu, ==, 84);
  fixture_clear (&self);
}

/* A switch at the rear whose airflow is unknown, a server at the front likewise, a patch panel. */
static void
test_unknown (void)
{
  Fixture self;
  AvtId rack;
  AvtId at_rear;
  AvtId panel;
  g_autoptr (AvtRackAirflow) airflow = NULL;

  fixture_init (&self);
  rack = add_rack (&self);
  at_rear = add_device (&self, "sw", type_with (&self, AVT_TYPE_SWITCH, NULL), rack, 1);
  set_field (&self, at_rear, "face", "rear");
  add_device (&self, "server", type_with (&self, AVT_TYPE_SERVER, NULL), rack, 1);
  panel = add_device (&self, "panel", type_with (&self, AVT_TYPE_PATCH_PANEL, NULL), rack, 2);
  airflow = airflow_of (&self, rack);
  g_assert_cmpuint (airflow->n_unknown, ==, 2);
  g_assert_cmpuint (flow_of (airflow, at_rear)->conflicts, ==, AVT_AIR_CONFLICT_REAR_MOUNTED);
  g_assert_cmpint (flow_of (airflow, panel)->intake, ==, AVT_AIR_NONE);
  g_assert_cmpint (airflow->gap_hu, ==, 0); /* nothing that is known to draw air from the front */
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/rack-airflow/sides", test_sides);
  g_test_add_func ("/calc/rack-airflow/neighbours", test_neighbours);
  g_test_add_func ("/calc/rack-airflow/unknown", test_unknown);
  return g_test_run ();
}
