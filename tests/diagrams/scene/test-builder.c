#include "config.h"

#include "diagrams/scene/scene.h"
#include "diagrams/scene/theme.h"

#include <math.h>

#define EPSILON 1e-9

static const AvtStyle plain = { .fill = AVT_COLOR (0xffffff) };
static const AvtStyle outlined = { .stroke = AVT_COLOR (0), .width_pt = 2 };
static const AvtTextStyle label = { .color = AVT_COLOR (0), .size = AVT_TEXT_10 };

static AvtSceneBuilder *
new_builder (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();

  return avt_scene_builder_new (measurer, 100, 50);
}

static void
check_rect (AvtRect rect, double x, double y, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (rect.x, x, EPSILON);
  g_assert_cmpfloat_with_epsilon (rect.y, y, EPSILON);
  g_assert_cmpfloat_with_epsilon (rect.width, width, EPSILON);
  g_assert_cmpfloat_with_epsilon (rect.height, height, EPSILON);
}

static void
check_bounds (AvtSceneBuilder *builder, double x, double y, double width, double height)
{
  g_autoptr (AvtScene) scene = avt_scene_builder_end (builder);

  check_rect (avt_scene_get_bounds (scene), x, y, width, height);
}

static void
test_empty (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;

  avt_scene_builder_add_text (builder, 5, 5, "", &label);
  avt_scene_builder_end_path (builder, &outlined);
  avt_scene_builder_close_path (builder);
  scene = avt_scene_builder_end (builder);
  g_assert_null (avt_scene_get_first (scene));
  g_assert_true (avt_rect_is_empty (avt_scene_get_bounds (scene)));
  g_assert_cmpfloat (avt_scene_get_width (scene), ==, 100);
  g_assert_cmpfloat (avt_scene_get_height (scene), ==, 50);
  g_assert_null (avt_scene_get_title (scene));
}

static void
check_rectangle (AvtRect rect, const AvtStyle *style, double x, double y, double width,
                 double height)
{
  AvtSceneBuilder *builder = new_builder ();

  avt_scene_builder_add_rectangle (builder, rect, style);
  check_bounds (builder, x, y, width, height);
}

static void
test_rectangle (void)
{
  const double far = AVT_COORDINATE_MAX;

  check_rectangle (avt_rect (1, 2, 3, 4), &plain, 1, 2, 3, 4);
  check_rectangle (avt_rect (1, 2, 3, 4), &outlined, 0, 1, 5, 6);
  check_rectangle (avt_rect (1, 2, 0, 0), &plain, 1, 2, 0, 0);
  check_rectangle (avt_rect (4, 6, -3, -4), &plain, 1, 2, 3, 4);
  check_rectangle (avt_rect (-1e12, 0, 2e12, 1), &plain, -far, 0, 2 * far, 1);
  check_rectangle (avt_rect (NAN, 2, 3, 4), &plain, 0, 2, 0, 4);
  check_rectangle (avt_rect (0, 0, INFINITY, 1), &plain, 0, 0, far, 1);
}

static void
test_path (void)
{
  AvtSceneBuilder *builder = new_builder ();

  avt_scene_builder_line_to (builder, 10, 10);
  avt_scene_builder_line_to (builder, 30, 20);
  avt_scene_builder_close_path (builder);
  avt_scene_builder_end_path (builder, &plain);
  check_bounds (builder, 10, 10, 20, 10);

  builder = new_builder ();
  avt_scene_builder_add_line (builder, 10, 10, 10, 30, &outlined);
  check_bounds (builder, 8, 8, 4, 24);
}

static void
check_arc (double start_rad, double end_rad, double x, double y, double width, double height)
{
  AvtSceneBuilder *builder = new_builder ();

  avt_scene_builder_arc (builder, 0, 0, 10, start_rad, end_rad);
  avt_scene_builder_end_path (builder, &plain);
  check_bounds (builder, x, y, width, height);
}

static void
test_arc (void)
{
  double side = 10 * G_SQRT2 / 2;

  check_arc (0, 2 * G_PI, -10, -10, 20, 20);
  check_arc (0, -2 * G_PI, -10, -10, 20, 20);
  check_arc (0, 9 * G_PI, -10, -10, 20, 20);
  check_arc (0, G_PI_2, 0, 0, 10, 10);
  check_arc (G_PI_2, 0, 0, 0, 10, 10);
  check_arc (-G_PI_4, G_PI_4, side, -side, 10 - side, 2 * side);
  check_arc (3 * G_PI_4, 5 * G_PI_4, -10, -side, 10 - side, 2 * side);
}

static void
check_text (AvtTextAnchor anchor, AvtTextTurn turn, double x, double y, double width,
            double height)
{
  AvtSceneBuilder *builder = new_builder ();
  AvtTextStyle style = { .color = AVT_COLOR (0), .size = AVT_TEXT_10 };

  style.anchor = anchor;
  style.turn = turn;
  /* Four characters of half of ten points. */
  g_assert_cmpfloat (avt_scene_builder_add_text (builder, 50, 40, "esx1", &style), ==, 20);
  check_bounds (builder, x, y, width, height);
}

static void
check_backing (AvtTextAnchor anchor, AvtTextTurn turn, double x, double y, double width,
               double height)
{
  AvtSceneBuilder *builder = new_builder ();
  AvtTextStyle style = { .color = AVT_COLOR (0), .size = AVT_TEXT_10, .anchor = anchor,
                         .turn = turn, .backing = AVT_COLOR (0xffffff) };

  /* The text keeps its place and width: only its ground reaches two points beyond the ends. */
  g_assert_cmpfloat (avt_scene_builder_add_text (builder, 50, 40, "esx1", &style), ==, 20);
  check_bounds (builder, x, y, width, height);
}

static void
test_backing (void)
{
  check_backing (AVT_ANCHOR_START, AVT_TURN_NONE, 48, 32.5, 24, 10);
  check_backing (AVT_ANCHOR_MIDDLE, AVT_TURN_NONE, 38, 32.5, 24, 10);
  check_backing (AVT_ANCHOR_END, AVT_TURN_NONE, 28, 32.5, 24, 10);
  check_backing (AVT_ANCHOR_START, AVT_TURN_UP, 42.5, 18, 10, 24);
  check_backing (AVT_ANCHOR_END, AVT_TURN_DOWN, 47.5, 18, 10, 24);
}

static void
test_text (void)
{
  check_text (AVT_ANCHOR_START, AVT_TURN_NONE, 50, 32.5, 20, 10);
  check_text (AVT_ANCHOR_MIDDLE, AVT_TURN_NONE, 40, 32.5, 20, 10);
  check_text (AVT_ANCHOR_END, AVT_TURN_NONE, 30, 32.5, 20, 10);
  check_text (AVT_ANCHOR_START, AVT_TURN_UP, 42.5, 20, 10, 20);
  check_text (AVT_ANCHOR_MIDDLE, AVT_TURN_UP, 42.5, 30, 10, 20);
  check_text (AVT_ANCHOR_END, AVT_TURN_UP, 42.5, 40, 10, 20);
  check_text (AVT_ANCHOR_START, AVT_TURN_DOWN, 47.5, 40, 10, 20);
  check_text (AVT_ANCHOR_MIDDLE, AVT_TURN_DOWN, 47.5, 30, 10, 20);
  check_text (AVT_ANCHOR_END, AVT_TURN_DOWN, 47.5, 20, 10, 20);
}

static void
check_clean (const char *given, const char *kept)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;

  avt_scene_builder_add_text (builder, 0, 0, given, &label);
  scene = avt_scene_builder_end (builder);
  g_assert_cmpstr (((const AvtTextNode *) avt_scene_get_first (scene))->text, ==, kept);
}

static void
test_text_is_clean (void)
{
  check_clean ("esx 1", "esx 1");
  check_clean ("Prüfung · 4,3 A", "Prüfung · 4,3 A");
  check_clean ("two\nlines\tand more\r", "two lines and more ");
  check_clean ("bell\a", "bell\xef\xbf\xbd");
  check_clean ("c1 \xc2\x85", "c1 \xef\xbf\xbd");
  check_clean ("broken \xff", "broken \xef\xbf\xbd");
  check_clean ("cut \xe2\x82", "cut \xef\xbf\xbd\xef\xbf\xbd");
  check_clean ("no character \xef\xbf\xbf", "no character \xef\xbf\xbd");
}

static void
test_fitted_text (void)
{
  static const char name[] = "esx-r001-u01.example.com";
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;
  const AvtTextNode *node;

  g_assert_false (avt_scene_builder_add_fitted_text (builder, 0, 0, 200, name, &label));
  g_assert_false (avt_scene_builder_add_fitted_text (builder, 0, 0, 100, name, &label));
  g_assert_true (avt_scene_builder_add_fitted_text (builder, 0, 0, 40, name, &label));
  g_assert_true (avt_scene_builder_add_fitted_text (builder, 0, 0, 1, name, &label));
  scene = avt_scene_builder_end (builder);
  node = (const AvtTextNode *) avt_scene_get_first (scene);
  g_assert_cmpint (node->style->size, ==, AVT_TEXT_10);
  g_assert_null (node->full);
  node = (const AvtTextNode *) node->node.next;
  g_assert_cmpint (node->style->size, ==, AVT_TEXT_8);
  g_assert_cmpstr (node->text, ==, name);
  node = (const AvtTextNode *) node->node.next;
  g_assert_cmpstr (node->text, ==, "esx-r….com");
  g_assert_cmpstr (node->full, ==, name);
  g_assert_cmpfloat (node->width_pt, <=, 40);
  /* there is no room for anything at all */
  g_assert_null (node->node.next);
}

static void
test_groups (void)
{
  AvtRect clip = avt_rect (0, 0, 5, 100);
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;
  const AvtGroupNode *outer, *inner;

  avt_scene_builder_push_group (builder,
                                &(AvtGroup){ .role = "rack", .title = "R1",
                                             .transform = { 100, 200, 2 } });
  avt_scene_builder_push_group (builder, &(AvtGroup){ .clip = &clip });
  avt_scene_builder_add_rectangle (builder, avt_rect (1, 1, 10, 10), &plain);
  avt_scene_builder_pop_group (builder);
  avt_scene_builder_push_group (builder, &(AvtGroup){ .role = "empty" });
  avt_scene_builder_pop_group (builder);
  scene = avt_scene_builder_end (builder);

  outer = (const AvtGroupNode *) avt_scene_get_first (scene);
  inner = (const AvtGroupNode *) outer->first;
  g_assert_cmpint (outer->node.kind, ==, AVT_NODE_GROUP);
  g_assert_cmpstr (outer->group.title, ==, "R1");
  check_rect (inner->node.bounds, 1, 1, 4, 10);
  check_rect (outer->node.bounds, 102, 202, 8, 20);
  check_rect (avt_scene_get_bounds (scene), 102, 202, 8, 20);
  g_assert_true (avt_rect_is_empty (inner->node.next->bounds));
  g_assert_cmpuint (avt_scene_get_n_nodes (scene), ==, 4);
}

static void
check_scale (double given, double kept)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;
  AvtGroup group = { .transform = { 0, 0, given } };

  avt_scene_builder_push_group (builder, &group);
  scene = avt_scene_builder_end (builder);
  g_assert_cmpfloat (((const AvtGroupNode *) avt_scene_get_first (scene))->group.transform.scale,
                     ==, kept);
}

static void
test_scale (void)
{
  check_scale (0, 1);
  check_scale (0.25, 0.25);
  check_scale (-2, 1);
  check_scale (NAN, 1);
  check_scale (INFINITY, 1);
}

static void
test_strings_are_copied (void)
{
  AvtSceneBuilder *builder = new_builder ();
  char title[] = "first";
  g_autoptr (AvtScene) scene = NULL;
  const AvtGroupNode *group;

  avt_scene_builder_set_title (builder, title, title);
  avt_scene_builder_push_group (builder, &(AvtGroup){ .title = title, .anchor = title,
                                                      .description = title });
  title[0] = 'F';
  scene = avt_scene_builder_end (builder);
  group = (const AvtGroupNode *) avt_scene_get_first (scene);
  g_assert_cmpstr (avt_scene_get_title (scene), ==, "first");
  g_assert_cmpstr (avt_scene_get_description (scene), ==, "first");
  g_assert_cmpstr (group->group.title, ==, "first");
  g_assert_cmpstr (group->group.description, ==, "first");
  g_assert_cmpstr (group->group.anchor, ==, "first");
}

/* More styles than are compared with: each node keeps its own. */
static void
test_styles (void)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;
  const AvtNode *node;
  guint8 i = 0;

  for (guint8 k = 0; k < 40; k++)
    {
      AvtStyle style = { .fill = { k % 20, 2, 3, 255 }, .width_pt = k / 20 };

      avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 1, 1), &style);
    }
  scene = avt_scene_builder_end (builder);
  for (node = avt_scene_get_first (scene); node != NULL; node = node->next, i++)
    {
      const AvtStyle *style = ((const AvtRectangleNode *) node)->style;

      g_assert_cmpint (style->fill.red, ==, i % 20);
      g_assert_cmpfloat (style->width_pt, ==, i / 20);
    }
  g_assert_cmpuint (i, ==, 40);
}

static void
check_link (const char *uri, gboolean is_kept)
{
  AvtSceneBuilder *builder = new_builder ();
  g_autoptr (AvtScene) scene = NULL;

  avt_scene_builder_add_link (builder, avt_rect (0, 0, 1, 1), uri);
  scene = avt_scene_builder_end (builder);
  g_assert_cmpint (avt_scene_get_first (scene) != NULL, ==, is_kept);
  g_assert_cmpint (avt_scene_has_links (scene), ==, is_kept);
}

static void
test_links (void)
{
  check_link ("https://example.com/", TRUE);
  check_link ("HTTP://example.com/", TRUE);
  check_link ("mailto:a@example.com", TRUE);
  check_link ("javascript:alert(1)", FALSE);
  check_link ("file:///etc/passwd", FALSE);
  check_link ("data:text/html,x", FALSE);
  check_link (" https://example.com/", FALSE);
  check_link ("", FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/builder/empty", test_empty);
  g_test_add_func ("/diagrams/scene/builder/rectangle", test_rectangle);
  g_test_add_func ("/diagrams/scene/builder/path", test_path);
  g_test_add_func ("/diagrams/scene/builder/arc", test_arc);
  g_test_add_func ("/diagrams/scene/builder/text", test_text);
  g_test_add_func ("/diagrams/scene/builder/backing", test_backing);
  g_test_add_func ("/diagrams/scene/builder/text-is-clean", test_text_is_clean);
  g_test_add_func ("/diagrams/scene/builder/fitted-text", test_fitted_text);
  g_test_add_func ("/diagrams/scene/builder/groups", test_groups);
  g_test_add_func ("/diagrams/scene/builder/scale", test_scale);
  g_test_add_func ("/diagrams/scene/builder/strings-are-copied", test_strings_are_copied);
  g_test_add_func ("/diagrams/scene/builder/styles", test_styles);
  g_test_add_func ("/diagrams/scene/builder/links", test_links);
  return g_test_run ();
}
