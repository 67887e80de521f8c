#include "config.h"

#include "diagrams/scene/rtree.h"

static void
check_query (const AvtRtree *tree, const AvtRect *rects, guint n_rects, AvtRect rect)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  avt_rtree_query (tree, rect, found);
  for (guint i = 0; i < n_rects; i++)
    {
      if (!avt_rect_intersects (rects[i], rect))
        continue;
      g_assert_cmpuint (n, <, found->len);
      g_assert_cmpuint (g_array_index (found, guint, n), ==, i);
      n++;
    }
  g_assert_cmpuint (n, ==, found->len);
}

static AvtRect
random_rect (GRand *random, double space, double largest)
{
  return avt_rect (g_rand_double_range (random, -space, space),
                   g_rand_double_range (random, -space, space),
                   g_rand_double_range (random, 0, largest),
                   g_rand_double_range (random, 0, largest));
}

static void
test_equals_search (void)
{
  static const guint counts[] = { 0, 1, 2, 15, 16, 17, 255, 256, 257, 1000, 5000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
    {
      guint n = counts[c];
      g_autofree AvtRect *rects = g_new (AvtRect, MAX (n, 1));
      g_autoptr (AvtRtree) tree = NULL;

      for (guint i = 0; i < n; i++)
        rects[i] = random_rect (random, 100, i % 7 == 0 ? 60 : 5);
      tree = avt_rtree_new (rects, n);
      for (guint i = 0; i < 100; i++)
        check_query (tree, rects, n, random_rect (random, 130, i % 2 == 0 ? 0 : 80));
      check_query (tree, rects, n, avt_rect (-1000, -1000, 2000, 2000));
      check_query (tree, rects, n, AVT_RECT_EMPTY);
    }
}

/* Many equal ones, as in a row of equal racks. */
static void
test_equal_rects (void)
{
  AvtRect rects[300];
  g_autoptr (AvtRtree) tree = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
    rects[i] = avt_rect (i % 3, 0, 1, 1);
  tree = avt_rtree_new (rects, G_N_ELEMENTS (rects));
  check_query (tree, rects, G_N_ELEMENTS (rects), avt_rect (0, 0, 0.5, 0.5));
  check_query (tree, rects, G_N_ELEMENTS (rects), avt_rect (1, 1, 0, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/rtree/equals-search", test_equals_search);
  g_test_add_func ("/diagrams/scene/rtree/equal-rects", test_equal_rects);
  return g_test_run ();
}
