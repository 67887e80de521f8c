#include "config.h"

#include "diagrams/scene/scene.h"

static const AvtStyle plain = { .fill = AVT_COLOR (0xffffff) };

static AvtScene *
new_part (AvtMeasurer *measurer, gboolean has_link)
{
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 10, 10);

  avt_scene_builder_add_rectangle (builder, avt_rect (1, 2, 3, 4), &plain);
  if (has_link)
    avt_scene_builder_add_link_to (builder, avt_rect (0, 0, 1, 1), "top");
  return avt_scene_builder_end (builder);
}

static gboolean
list_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  static const char letters[] = "grptils";

  g_string_append_printf (user_data, "%c(%d %d %d)", letters[node->kind], (int) transform->x,
                          (int) transform->y, (int) transform->scale);
  return node->kind != AVT_NODE_GROUP || ((const AvtGroupNode *) node)->group.role == NULL;
}

static void
test_visit (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtScene) part = new_part (measurer, FALSE);
  g_autoptr (AvtScene) scene = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 100, 100);

  avt_scene_builder_push_group (builder, &(AvtGroup){ .transform = { 10, 20, 2 } });
  avt_scene_builder_add_scene (builder, part, (AvtTransform){ 1, 1, 3 });
  avt_scene_builder_pop_group (builder);
  avt_scene_builder_push_group (builder, &(AvtGroup){ .role = "skipped" });
  avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 1, 1), &plain);
  avt_scene_builder_pop_group (builder);
  avt_scene_builder_add_line (builder, 0, 0, 1, 1, &plain);
  scene = avt_scene_builder_end (builder);

  avt_scene_visit (scene, list_cb, seen);
  g_assert_cmpstr (seen->str, ==, "g(0 0 1)s(10 20 2)r(12 22 6)g(0 0 1)p(0 0 1)");
  g_assert_cmpfloat (avt_scene_get_bounds (scene).x, ==, 0);
  g_assert_cmpfloat (avt_rect_right (avt_scene_get_bounds (scene)), ==, 12 + 6 * 4);
}

/* A scene keeps what it shows; the sanitizers watch that it lets go of it. */
static void
test_shared_scene_lives (void)
{
  AvtMeasurer *measurer = avt_measurer_new_stub ();
  AvtScene *part = new_part (measurer, TRUE);
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 100, 100);
  AvtScene *scene;

  for (guint i = 0; i < 3; i++)
    avt_scene_builder_add_scene (builder, part, (AvtTransform){ 10.0 * i, 0, 1 });
  avt_measurer_unref (measurer);
  avt_scene_unref (part);
  scene = avt_scene_ref (avt_scene_builder_end (builder));
  avt_scene_unref (scene);
  g_assert_true (avt_scene_has_links (scene));
  g_assert_cmpuint (avt_scene_get_n_nodes (scene), ==, 3);
  g_assert_cmpfloat (avt_scene_get_bounds (scene).width, ==, 24);
  avt_scene_unref (scene);
}

static void
test_unfinished_builder (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtSceneBuilder) builder = avt_scene_builder_new (measurer, 100, 100);

  avt_scene_builder_push_group (builder, &(AvtGroup){ .role = "open" });
  avt_scene_builder_move_to (builder, 1, 1);
  g_assert_true (avt_scene_builder_get_measurer (builder) == measurer);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/scene/visit", test_visit);
  g_test_add_func ("/diagrams/scene/scene/shared-scene-lives", test_shared_scene_lives);
  g_test_add_func ("/diagrams/scene/scene/unfinished-builder", test_unfinished_builder);
  return g_test_run ();
}
