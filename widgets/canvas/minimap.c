#include "config.h"

#include "widgets/canvas/minimap.h"

#include "diagrams/scene/paint.h"
#include "diagrams/scene/theme.h"
#include "widgets/compat.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_WIDTH_PX 220
#define MOST_HEIGHT_PX 130
/* Painting all of a large design takes longer than a frame: an edit is shown when it has
 * settled. */
#define SETTLE_MS 300
/* Pixels a point below which only boxes are large enough to be seen. */
#define BOXES_SCALE 0.1
#define KEY_SHARE 0.1 /* of the view that an arrow key moves by */

struct _AvtMinimap
{
  GtkWidget parent_instance;

  AvtCanvas *canvas; /* weak: it stands beside this widget */
  AvtScene *scene;   /* that @picture is of */
  cairo_surface_t *picture;
  int picture_width;
  guint settle_source;
  double grip_x;     /* of the drag, from the middle of the view, in points */
  double grip_y;
};

G_DEFINE_FINAL_TYPE (AvtMinimap, avt_minimap, GTK_TYPE_WIDGET)

static AvtScene *
get_scene (AvtMinimap *self)
{
  return self->canvas != NULL ? avt_canvas_get_scene (self->canvas) : NULL;
}

/* Widget pixels a point. */
static double
get_scale (AvtMinimap *self)
{
  AvtScene *scene = get_scene (self);

  if (scene == NULL || avt_scene_get_width (scene) <= 0 || avt_scene_get_height (scene) <= 0)
    return 0;
  return MIN (MOST_WIDTH_PX / avt_scene_get_width (scene),
              MOST_HEIGHT_PX / avt_scene_get_height (scene));
}

static AvtRect
view_in_scene (AvtMinimap *self)
{
  AvtViewport viewport = avt_canvas_get_viewport (self->canvas);

  return avt_viewport_to_scene (
    &viewport, avt_rect (0, 0, gtk_widget_get_width (GTK_WIDGET (self->canvas)),
                         gtk_widget_get_height (GTK_WIDGET (self->canvas))));
}

/** avt_minimap_get_view: Returns: the part of the scene that the canvas shows, in pixels of the
 * map, cut to the map */
AvtRect
avt_minimap_get_view (AvtMinimap *self)
{
  double scale = get_scale (self);
  AvtRect view;

  if (scale <= 0)
    return AVT_RECT_EMPTY;
  view = avt_transform_rect ((AvtTransform){ 0, 0, scale }, view_in_scene (self));
  return avt_rect_intersection (view, avt_rect (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                                gtk_widget_get_height (GTK_WIDGET (self))));
}

static void
show_point (AvtMinimap *self, double x, double y)
{
  AvtViewport viewport = avt_canvas_get_viewport (self->canvas);
  double scale = avt_viewport_get_scale (&viewport);

  viewport.x = x * scale - gtk_widget_get_width (GTK_WIDGET (self->canvas)) / 2.0;
  viewport.y = y * scale - gtk_widget_get_height (GTK_WIDGET (self->canvas)) / 2.0;
  avt_canvas_set_viewport (self->canvas, viewport);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, AvtMinimap *self)
{
  AvtRect view;
  double scale = get_scale (self);

  if (scale <= 0)
    return;
  view = view_in_scene (self);
  self->grip_x = self->grip_y = 0;
  if (avt_rect_contains_point (view, x / scale, y / scale))
    {
      self->grip_x = x / scale - (view.x + view.width / 2);
      self->grip_y = y / scale - (view.y + view.height / 2);
    }
  else
    show_point (self, x / scale, y / scale);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, AvtMinimap *self)
{
  double scale = get_scale (self);
  double x, y;

  if (scale <= 0 || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  show_point (self, (x + dx) / scale - self->grip_x, (y + dy) / scale - self->grip_y);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                AvtMinimap *self)
{
  AvtViewport viewport = avt_canvas_get_viewport (self->canvas);
  double across = KEY_SHARE * gtk_widget_get_width (GTK_WIDGET (self->canvas));
  double down = KEY_SHARE * gtk_widget_get_height (GTK_WIDGET (self->canvas));

  switch (key)
    {
    case GDK_KEY_Left:
      viewport.x -= across;
      break;
    case GDK_KEY_Right:
      viewport.x += across;
      break;
    case GDK_KEY_Up:
      viewport.y -= down;
      break;
    case GDK_KEY_Down:
      viewport.y += down;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  avt_canvas_set_viewport (self->canvas, viewport);
  return GDK_EVENT_STOP;
}

static void
avt_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  AvtMinimap *self = AVT_MINIMAP (widget);
  AvtScene *scene = get_scene (self);
  double scale = get_scale (self);

  *minimum = *natural = 1;
  if (scale <= 0)
    return;
  *minimum = *natural = (int) ceil (scale * (orientation == GTK_ORIENTATION_HORIZONTAL
                                               ? avt_scene_get_width (scene)
                                               : avt_scene_get_height (scene)));
}

static void
paint_picture (AvtMinimap *self)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self)) * factor;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) * factor;
  AvtPaintOptions options = { AVT_DETAIL_NO_TEXT, 0 };
  cairo_t *cr;

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->scene, avt_scene_unref);
  self->scene = avt_scene_ref (get_scene (self));
  self->picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  self->picture_width = width;
  cr = cairo_create (self->picture);
  options.detail = get_scale (self) < BOXES_SCALE ? AVT_DETAIL_BOXES : AVT_DETAIL_NO_TEXT;
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  avt_scene_paint (cr, self->scene, NULL, get_scale (self) * factor, &options);
  cairo_destroy (cr);
}

static void
settle_cb (gpointer user_data)
{
  AvtMinimap *self = user_data;

  self->settle_source = 0;
  if (get_scale (self) > 0)
    paint_picture (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* At once when there is nothing to show instead. */
static void
update_picture (AvtMinimap *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self))
              * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->picture_width != width)
    paint_picture (self);
  else if (self->scene != get_scene (self) && self->settle_source == 0)
    self->settle_source = g_timeout_add_once (SETTLE_MS, settle_cb, self);
}

static void
avt_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AvtMinimap *self = AVT_MINIMAP (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int factor = gtk_widget_get_scale_factor (widget);
  AvtColor color = avt_theme.feeds[0].color;
  AvtRect view;
  cairo_t *cr;

  if (get_scale (self) <= 0)
    return;
  update_picture (self);
  view = avt_minimap_get_view (self);
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_save (cr);
  cairo_scale (cr, 1.0 / factor, 1.0 / factor);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_set_source_rgba (cr, color.red / 255.0, color.green / 255.0, color.blue / 255.0, 0.15);
  cairo_rectangle (cr, view.x, view.y, view.width, view.height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, color.red / 255.0, color.green / 255.0, color.blue / 255.0);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, view.x + 1, view.y + 1, MAX (view.width - 2, 1), MAX (view.height - 2, 1));
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
avt_minimap_dispose (GObject *object)
{
  AvtMinimap *self = AVT_MINIMAP (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_clear_weak_pointer (&self->canvas);
  G_OBJECT_CLASS (avt_minimap_parent_class)->dispose (object);
}

static void
avt_minimap_finalize (GObject *object)
{
  AvtMinimap *self = AVT_MINIMAP (object);

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->scene, avt_scene_unref);
  G_OBJECT_CLASS (avt_minimap_parent_class)->finalize (object);
}

static void
avt_minimap_class_init (AvtMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = avt_minimap_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_minimap_finalize;
  widget_class->measure = avt_minimap_measure;
  widget_class->snapshot = avt_minimap_snapshot;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
avt_minimap_init (AvtMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Drag to Show Another Part"));
  avt_compat_set_name (GTK_WIDGET (self), _ ("Overview"));
}

static void
viewport_changed_cb (AvtCanvas *canvas, AvtMinimap *self)
{
  if (self->scene != avt_canvas_get_scene (canvas))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
avt_minimap_new (AvtCanvas *canvas)
{
  AvtMinimap *self = g_object_new (AVT_TYPE_MINIMAP, NULL);

  g_set_weak_pointer (&self->canvas, canvas);
  g_signal_connect (canvas, "viewport-changed", G_CALLBACK (viewport_changed_cb), self);
  g_signal_connect (canvas, "scene-changed", G_CALLBACK (viewport_changed_cb), self);
  return GTK_WIDGET (self);
}
