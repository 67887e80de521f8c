#include "config.h"

#include "engine/design/order.h"

static void
check_order (const char *a, const char *b, int expected)
{
  int forward = avt_name_order (a, b), back = avt_name_order (b, a);

  g_assert_cmpint ((forward > 0) - (forward < 0), ==, expected);
  g_assert_cmpint ((back > 0) - (back < 0), ==, -expected);
}

static void
test_names (void)
{
  check_order ("", "", 0);
  check_order ("", "a", -1);
  check_order ("esx2", "esx10", -1);
  check_order ("esx02", "esx2", -1);
  check_order ("esx02", "esx3", -1);
  check_order ("B10", "B9", 1);
  check_order ("a1b2", "a1b10", -1);
  check_order ("a", "a1", -1);
  check_order ("ä", "z", 1);
  check_order ("99999999999999999999998", "99999999999999999999999", -1);
  check_order ("same", "same", 0);
}

/* Racks as they stand, not as they are called or numbered; all else by name. */
static void
test_entities (void)
{
  static const char *const names[] = { "F10", "F9", "F1" };
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (1);
  g_autoptr (AvtDesign) empty = avt_design_new_empty (ids);
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (empty);
  g_autoptr (AvtDesign) design = NULL;
  g_autoptr (GPtrArray) rooms = NULL;
  g_autoptr (GPtrArray) racks = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AvtRoom *room = avt_entity_new (
        AVT_KIND_ROOM, avt_id_source_next (ids, avt_kind_info (AVT_KIND_ROOM)->letter));
      AvtRack *rack = avt_entity_new (
        AVT_KIND_RACK, avt_id_source_next (ids, avt_kind_info (AVT_KIND_RACK)->letter));

      avt_record_set_string (&avt_room_type, room, AVT_ROOM_NAME, names[i]);
      avt_record_set_string (&avt_rack_type, rack, AVT_RACK_NAME, names[i]);
      avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_ORDER, i + 1);
      avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_HEIGHT_HU, 84);
      avt_design_builder_put (builder, room);
      avt_design_builder_put (builder, rack);
    }
  design = avt_design_builder_end (builder, &error);
  g_assert_no_error (error);
  rooms = avt_design_in_order (design, AVT_KIND_ROOM);
  racks = avt_design_in_order (design, AVT_KIND_RACK);
  g_assert_cmpuint (rooms->len, ==, 3);
  g_assert_cmpuint (racks->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpstr (avt_entity_name (rooms->pdata[i]), ==, names[2 - i]);
      g_assert_cmpstr (avt_entity_name (racks->pdata[i]), ==, names[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/order/names", test_names);
  g_test_add_func ("/engine/design/order/entities", test_entities);
  return g_test_run ();
}
