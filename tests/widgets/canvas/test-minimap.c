#include "config.h"

#include "diagrams/view/rack-row.h"
#include "helper.h"
#include "widgets/canvas/minimap.h"

/** Window: a canvas with the row of six racks, and its map. */
typedef struct
{
  Sample sample;
  AvtRackRow *row;
  GtkWidget *window;
  AvtCanvas *canvas;
  AvtMinimap *map;
} Window;

static void
window_init (Window *self)
{
  AvtDiagramContext context;
  AvtElevationOptions options = { 0 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  sample_init_from (&self->sample, "six-racks");
  context = avt_session_get_context (self->sample.session);
  self->row = avt_rack_row_new_all (&context, &options);
  self->canvas = AVT_CANVAS (avt_canvas_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->canvas), 400, 300);
  avt_canvas_set_scene (self->canvas, avt_rack_row_get_scene (self->row));
  self->map = AVT_MINIMAP (avt_minimap_new (self->canvas));
  gtk_widget_set_halign (GTK_WIDGET (self->map), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->map), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->canvas));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->map));
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_idle ();
}

static void
window_clear (Window *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  avt_rack_row_unref (self->row);
  wait_for_idle ();
  sample_clear (&self->sample);
}

static void
show (Window *self, double x, double y, double scale)
{
  AvtViewport viewport = avt_canvas_get_viewport (self->canvas);

  viewport.x = x;
  viewport.y = y;
  viewport.zoom = scale;
  avt_canvas_set_viewport (self->canvas, viewport);
  wait_for_idle ();
}

/* How many points of the drawing the canvas shows for each pixel of the frame in the map. */
static double
points_a_pixel (Window *self)
{
  AvtViewport viewport = avt_canvas_get_viewport (self->canvas);

  return gtk_widget_get_width (GTK_WIDGET (self->canvas)) / avt_viewport_get_scale (&viewport)
         / avt_minimap_get_view (self->map).width;
}

/* The frame in the map is as large as what the canvas shows, to the scale of the map, and moves
 * with it. */
static void
test_view (void)
{
  Window self;
  AvtRect first, moved;
  double share;

  window_init (&self);
  show (&self, 100, 100, 4);
  first = avt_minimap_get_view (self.map);
  share = points_a_pixel (&self);
  g_assert_cmpfloat (share, >, 1); /* it is a map */
  show (&self, 200, 160, 4);
  moved = avt_minimap_get_view (self.map);
  g_assert_cmpfloat (moved.x, >, first.x);
  g_assert_cmpfloat (moved.y, >, first.y);
  g_assert_cmpfloat_with_epsilon (points_a_pixel (&self), share, 1e-6);
  show (&self, 400, 320, 8);
  g_assert_cmpfloat_with_epsilon (points_a_pixel (&self), share, 1e-6);
  g_assert_cmpfloat (avt_minimap_get_view (self.map).width, <, moved.width);
  window_clear (&self);
}

static void
add (void)
{
  g_test_add_func ("/canvas/minimap/view", test_view);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add);
}
