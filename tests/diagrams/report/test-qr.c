#include "config.h"

#include "diagrams/report/qr.h"

#include <string.h>

typedef struct
{
  guint n_paths;
  guint n_moves;
  guint n_others;
} Found;

static gboolean
count_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  Found *found = user_data;
  const AvtPathNode *path = (const AvtPathNode *) node;

  if (node->kind != AVT_NODE_PATH)
    {
      found->n_others++;
      return TRUE;
    }
  found->n_paths++;
  for (guint i = 0; i < path->n_verbs; i++)
    found->n_moves += path->verbs[i] == AVT_PATH_MOVE;
  return TRUE;
}

static AvtScene *
draw (const char *text, gboolean is_drawn)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 100, 100);

  g_assert_cmpint (avt_qr_add (builder, avt_rect (10, 20, 60, 60), text), ==, is_drawn);
  return avt_scene_builder_end (builder);
}

/* One path, which stands within its place and its quiet zone. */
static void
test_code (void)
{
  g_autoptr (AvtScene) scene = draw ("esx01\nRack 1 · U7", TRUE);
  AvtRect bounds = avt_scene_get_bounds (scene);
  Found found = { 0 };

  avt_scene_visit (scene, count_cb, &found);
  g_assert_cmpuint (found.n_paths, ==, 1);
  g_assert_cmpuint (found.n_others, ==, 0);
  g_assert_cmpuint (found.n_moves, >, 100);
  g_assert_cmpfloat (bounds.x, >, 10);
  g_assert_cmpfloat (bounds.y, >, 20);
  g_assert_cmpfloat (avt_rect_right (bounds), <, 70);
  g_assert_cmpfloat (avt_rect_bottom (bounds), <, 80);
}

static void
test_limits (void)
{
  g_autofree char *most = g_strnfill (AVT_QR_BYTES_MAX, 'x');
  g_autofree char *more = g_strnfill (AVT_QR_BYTES_MAX + 1, 'x');
  g_autoptr (AvtScene) full = draw (most, TRUE);
  g_autoptr (AvtScene) none = draw (more, FALSE);
  g_autoptr (AvtScene) empty = draw ("", FALSE);

  g_assert_cmpuint (avt_scene_get_n_nodes (full), ==, 1);
  g_assert_cmpuint (avt_scene_get_n_nodes (none), ==, 0);
  g_assert_cmpuint (avt_scene_get_n_nodes (empty), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/qr/code", test_code);
  g_test_add_func ("/diagrams/report/qr/limits", test_limits);
  return g_test_run ();
}
