#include "config.h"

#include "helper.h"
#include "widgets/rack/rack-view.h"

static guint
count_role (AvtRackView *view, const char *role)
{
  g_autoptr (GArray) items
    = avt_items_collect (avt_canvas_get_scene (avt_rack_view_get_canvas (view)));
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += g_str_equal (g_array_index (items, AvtItem, i).role, role) ? 1 : 0;
  return n;
}

/* Four servers with a cord on each side; from the side no cord is drawn. */
static void
test_layers (void)
{
  g_auto (Sample) sample;
  g_autoptr (GtkWidget) widget = NULL;
  AvtRackView *view;

  sample_init (&sample);
  widget = g_object_ref_sink (avt_rack_view_new (sample.session));
  view = AVT_RACK_VIEW (widget);
  g_assert_cmpuint (count_role (view, "device"), ==, 4);
  g_assert_cmpuint (count_role (view, AVT_ITEM_CABLE), ==, 8);
  avt_rack_view_set_layers (view, AVT_LAYER_SHOW (AVT_LAYER_POWER_B));
  g_assert_cmpuint (count_role (view, AVT_ITEM_CABLE), ==, 4);
  avt_rack_view_set_layers (view, 0);
  g_assert_cmpuint (count_role (view, AVT_ITEM_CABLE), ==, 0);
  avt_rack_view_set_layers (view, AVT_LAYER_SHOW (AVT_LAYER_POWER_A));
  avt_rack_view_set_view (view, AVT_ELEVATION_REAR);
  g_assert_cmpuint (count_role (view, AVT_ITEM_CABLE), ==, 4);
  avt_rack_view_set_view (view, AVT_ELEVATION_SIDE);
  g_assert_cmpuint (count_role (view, AVT_ITEM_CABLE), ==, 0);
  g_assert_cmpuint (count_role (view, "device"), ==, 4);
}

/* Cables are pointed at, not walked over. */
static void
test_walk (void)
{
  g_auto (Sample) sample;
  g_autoptr (GtkWidget) widget = NULL;
  g_autoptr (GArray) items = NULL;
  guint n_walked = 0;

  sample_init (&sample);
  widget = g_object_ref_sink (avt_rack_view_new (sample.session));
  items = avt_items_collect (
    avt_canvas_get_scene (avt_rack_view_get_canvas (AVT_RACK_VIEW (widget))));
  for (int i = avt_items_walk (items, -1, AVT_WALK_FIRST); i >= 0;
       i = avt_items_walk (items, i, AVT_WALK_NEXT))
    {
      g_assert_cmpstr (g_array_index (items, AvtItem, i).role, !=, AVT_ITEM_CABLE);
      n_walked++;
    }
  g_assert_cmpuint (n_walked, ==, 7); /* the rack, two strips and four servers */
}

static void
test_toggle_all (void)
{
  g_auto (Sample) sample;
  AvtId ids[2];
  guint n_ids;

  sample_init (&sample);
  ids[0] = sample_id (&sample, "esx01");
  ids[1] = sample_id (&sample, "esx02");
  avt_session_select_one (sample.session, ids[0]);
  avt_session_toggle_all (sample.session, ids, 2);
  avt_session_get_selection (sample.session, &n_ids);
  g_assert_cmpuint (n_ids, ==, 1);
  g_assert_true (avt_session_is_selected (sample.session, ids[1]));
}

static void
add (void)
{
  g_test_add_func ("/rack/rack-view/layers", test_layers);
  g_test_add_func ("/rack/rack-view/walk", test_walk);
  g_test_add_func ("/rack/rack-view/toggle-all", test_toggle_all);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add);
}
