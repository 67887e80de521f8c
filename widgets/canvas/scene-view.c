#include "config.h"

#include "widgets/canvas/scene-view.h"

#include "diagrams/scene/paint.h"
#include "diagrams/scene/pick.h"
#include "widgets/canvas/viewport.h"

#include <math.h>

#define USUAL_DPI 96.0
#define LEAST_WIDTH_PX 280

struct _AvtSceneView
{
  GtkWidget parent_instance;

  AvtSceneFunc build;
  gpointer user_data;
  AvtScene *scene;
  double width_pt; /* the scene was made for */
};

G_DEFINE_FINAL_TYPE (AvtSceneView, avt_scene_view, GTK_TYPE_WIDGET)

/* Widget pixels a point: the text size of the desktop is a resolution in disguise. Where the
 * drawing would not fit any more, it is as large as it can be. */
static double
get_scale (AvtSceneView *self, int width)
{
  double scale = AVT_PIXELS_PER_POINT;
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  if (dpi > 0)
    scale *= dpi / 1024.0 / USUAL_DPI;
  return MIN (scale, AVT_PIXELS_PER_POINT * MAX (width, LEAST_WIDTH_PX) / LEAST_WIDTH_PX);
}

static double
own_scale (AvtSceneView *self)
{
  return get_scale (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

static void
make_scene (AvtSceneView *self, double width_pt)
{
  g_clear_pointer (&self->scene, avt_scene_unref);
  self->width_pt = width_pt;
  self->scene = self->build (width_pt, self->user_data);
}

static void
avt_scene_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  AvtSceneView *self = AVT_SCENE_VIEW (widget);
  int width = for_size > 0 ? for_size : MAX (gtk_widget_get_width (widget), LEAST_WIDTH_PX);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = LEAST_WIDTH_PX;
      return;
    }
  if (self->scene == NULL)
    make_scene (self, width / get_scale (self, width));
  *minimum = *natural = 0;
  if (self->scene != NULL)
    *minimum = *natural
      = (int) ceil (avt_scene_get_height (self->scene) * get_scale (self, width));
}

static void
avt_scene_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AvtSceneView *self = AVT_SCENE_VIEW (widget);
  double width_pt = width / get_scale (self, width);

  if (width_pt != self->width_pt)
    make_scene (self, width_pt);
}

static void
avt_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AvtSceneView *self = AVT_SCENE_VIEW (widget);
  cairo_t *cr;

  if (self->scene == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  avt_scene_paint (cr, self->scene, NULL, own_scale (self), NULL);
  cairo_destroy (cr);
}

static gboolean
avt_scene_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard_tooltip,
                              GtkTooltip *tooltip)
{
  AvtSceneView *self = AVT_SCENE_VIEW (widget);
  double scale = own_scale (self);
  const char *text
    = self->scene != NULL ? avt_pick_text (self->scene, x / scale, y / scale, 0) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
avt_scene_view_finalize (GObject *object)
{
  g_clear_pointer (&AVT_SCENE_VIEW (object)->scene, avt_scene_unref);
  G_OBJECT_CLASS (avt_scene_view_parent_class)->finalize (object);
}

static void
avt_scene_view_class_init (AvtSceneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = avt_scene_view_finalize;
  widget_class->measure = avt_scene_view_measure;
  widget_class->size_allocate = avt_scene_view_size_allocate;
  widget_class->snapshot = avt_scene_view_snapshot;
  widget_class->query_tooltip = avt_scene_view_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "sceneview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
avt_scene_view_init (AvtSceneView *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** avt_scene_view_new: @build: makes the drawing whenever the width has changed */
GtkWidget *
avt_scene_view_new (AvtSceneFunc build, gpointer user_data)
{
  AvtSceneView *self = g_object_new (AVT_TYPE_SCENE_VIEW, NULL);

  self->build = build;
  self->user_data = user_data;
  return GTK_WIDGET (self);
}

/** avt_scene_view_rebuild: makes the drawing anew, because what it shows has changed. */
void
avt_scene_view_rebuild (AvtSceneView *self)
{
  make_scene (self, self->width_pt > 0 ? self->width_pt
                                       : LEAST_WIDTH_PX / get_scale (self, LEAST_WIDTH_PX));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

AvtScene *
avt_scene_view_get_scene (AvtSceneView *self)
{
  return self->scene;
}
