#include "config.h"

#include "helper.h"
#include "widgets/canvas/viewport.h"

#include <math.h>

static void
check_near (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1e-9);
}

static void
test_there_and_back (void)
{
  AvtViewport viewport = { 2, 30, -40 };
  AvtRect rect = { 10, 20, 300, 400 };
  AvtRect widget = avt_viewport_to_widget (&viewport, rect);
  AvtRect back = avt_viewport_to_scene (&viewport, widget);

  check_near (avt_viewport_get_scale (&viewport), 2 * AVT_PIXELS_PER_POINT);
  check_near (widget.width, 300 * 2 * AVT_PIXELS_PER_POINT);
  check_near (widget.x, 10 * 2 * AVT_PIXELS_PER_POINT - 30);
  check_near (back.x, rect.x);
  check_near (back.y, rect.y);
  check_near (back.height, rect.height);
}

/* What is under the pointer stays there. */
static void
test_zoom_about (void)
{
  AvtViewport viewport = { 1, 12, 34 };
  AvtViewport zoomed = avt_viewport_zoomed (&viewport, 3, 200, 100);
  double x = 200, y = 100, zoomed_x = 200, zoomed_y = 100;

  avt_viewport_point_to_scene (&viewport, &x, &y);
  avt_viewport_point_to_scene (&zoomed, &zoomed_x, &zoomed_y);
  check_near (zoomed.zoom, 3);
  check_near (x, zoomed_x);
  check_near (y, zoomed_y);
  g_assert_cmpfloat (avt_viewport_zoomed (&viewport, 1000, 0, 0).zoom, <=, AVT_ZOOM_MAX);
  g_assert_cmpfloat (avt_viewport_zoomed (&viewport, 0, 0, 0).zoom, >=, AVT_ZOOM_MIN);
}

static void
test_fitting (void)
{
  AvtRect scene = { 100, 200, 600, 150 };
  AvtViewport viewport = avt_viewport_fitting (scene, 800, 600, 20);
  AvtRect shown = avt_viewport_to_widget (&viewport, scene);

  g_assert_cmpfloat (shown.x, >=, 20 - 1e-6);
  g_assert_cmpfloat (shown.y, >=, 20 - 1e-6);
  g_assert_cmpfloat (shown.x + shown.width, <=, 780 + 1e-6);
  check_near (shown.x + shown.width / 2, 400);
  check_near (shown.y + shown.height / 2, 300);
}

static void
test_showing (void)
{
  AvtViewport viewport = { 1, 0, 0 };
  AvtRect inside = { 100, 100, 10, 10 };
  AvtRect outside = { 2000, 100, 10, 10 };
  AvtViewport same = avt_viewport_showing (&viewport, inside, 800, 600, 10);
  AvtViewport moved = avt_viewport_showing (&viewport, outside, 800, 600, 10);
  AvtRect shown = avt_viewport_to_widget (&moved, outside);

  check_near (same.x, 0);
  check_near (same.y, 0);
  g_assert_cmpfloat (shown.x + shown.width, <=, 800);
  check_near (moved.y, 0);
  check_near (moved.zoom, 1);
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/canvas/viewport/there-and-back", test_there_and_back);
  g_test_add_func ("/widgets/canvas/viewport/zoom-about", test_zoom_about);
  g_test_add_func ("/widgets/canvas/viewport/fitting", test_fitting);
  g_test_add_func ("/widgets/canvas/viewport/showing", test_showing);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add_tests);
}
