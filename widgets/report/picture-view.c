#include "config.h"

#include "widgets/report/picture-view.h"

#include "diagrams/scene/paint.h"

#define HEIGHT_PX 72
#define MARGIN_PX 6

struct _AvtPictureView
{
  GtkWidget parent_instance;

  AvtScene *scene; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AvtPictureView, avt_picture_view, GTK_TYPE_WIDGET)

static void
avt_picture_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 2 * HEIGHT_PX;
}

static void
avt_picture_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AvtPictureView *self = AVT_PICTURE_VIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double scale;
  cairo_t *cr;

  if (self->scene == NULL)
    return;
  scale = MIN ((width - 2 * MARGIN_PX) / avt_scene_get_width (self->scene),
               (height - 2 * MARGIN_PX) / avt_scene_get_height (self->scene));
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, (width - scale * avt_scene_get_width (self->scene)) / 2,
                   (height - scale * avt_scene_get_height (self->scene)) / 2);
  avt_scene_paint (cr, self->scene, NULL, scale, NULL);
  cairo_destroy (cr);
}

static void
avt_picture_view_finalize (GObject *object)
{
  g_clear_pointer (&AVT_PICTURE_VIEW (object)->scene, avt_scene_unref);
  G_OBJECT_CLASS (avt_picture_view_parent_class)->finalize (object);
}

static void
avt_picture_view_class_init (AvtPictureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = avt_picture_view_finalize;
  widget_class->measure = avt_picture_view_measure;
  widget_class->snapshot = avt_picture_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pictureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
avt_picture_view_init (AvtPictureView *self)
{
}

GtkWidget *
avt_picture_view_new (void)
{
  return g_object_new (AVT_TYPE_PICTURE_VIEW, NULL);
}

/** avt_picture_view_set_scene: @scene: (nullable): NULL: an empty paper */
void
avt_picture_view_set_scene (AvtPictureView *self, AvtScene *scene)
{
  if (scene != NULL)
    avt_scene_ref (scene);
  g_clear_pointer (&self->scene, avt_scene_unref);
  self->scene = scene;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
