#include "config.h"

#include "engine/design/rack.h"

static void
check_span (const char *numbering, gint64 rack_hu, gint64 position_hu, gint64 height_hu,
            const char *expected)
{
  AvtRack *rack = avt_entity_new (AVT_KIND_RACK, AVT_ID_NONE);
  g_autofree char *text = NULL;

  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_HEIGHT_HU, rack_hu);
  avt_record_set_text (&avt_rack_type, rack, AVT_RACK_NUMBERING, numbering, NULL);
  text = avt_rack_span_text (rack, position_hu, height_hu);
  g_assert_cmpstr (text, ==, expected);
  avt_entity_unref (rack);
}

static void
test_bottom_up (void)
{
  check_span ("bottom-up", 84, 2, 2, "U1");
  check_span ("bottom-up", 84, 84, 2, "U42");
  check_span ("bottom-up", 84, 2, 4, "U1–U2");
  check_span ("bottom-up", 84, 14, 8, "U7–U10");
  check_span ("bottom-up", 84, 3, 1, "U1.5");
  check_span ("bottom-up", 84, 4, 3, "U2–U3");
  check_span ("bottom-up", 84, 3, 4, "U1.5–U2.5");
  check_span ("bottom-up", 84, 14, 0, "U7");
  check_span ("bottom-up", 84, 90, 4, "U45–U46");
}

/* The labels count from the top, the lower unit comes first all the same. */
static void
test_top_down (void)
{
  check_span ("top-down", 84, 2, 2, "U42");
  check_span ("top-down", 84, 84, 2, "U1");
  check_span ("top-down", 84, 2, 4, "U42–U41");
  check_span ("top-down", 84, 14, 8, "U36–U33");
  check_span ("top-down", 20, 2, 20, "U10–U1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/rack/bottom-up", test_bottom_up);
  g_test_add_func ("/engine/design/rack/top-down", test_top_down);
  return g_test_run ();
}
