#include "config.h"

#include "widgets/report/page-view.h"

#include "diagrams/scene/paint.h"

#include <math.h>

#define MARGIN_PX 12
#define LEAST_WIDTH_PX 200
/* Wider than this, a page is no easier to read. */
#define MOST_PX_PER_POINT 2.5

struct _AvtPageView
{
  GtkWidget parent_instance;

  AvtScene *scene;
  GdkTexture *texture; /* the page as it was painted last */
  double texture_scale;
  gboolean is_whole;   /* not wider than the page is high */
  int room_px;
  guint idle;          /* about to ask for another size */
};

G_DEFINE_FINAL_TYPE (AvtPageView, avt_page_view, GTK_TYPE_WIDGET)

/* Widget pixels a point. */
static double
get_scale (AvtPageView *self, int width)
{
  double scale = MAX (width - 2 * MARGIN_PX, 1) / avt_scene_get_width (self->scene);

  if (self->is_whole && self->room_px > 2 * MARGIN_PX)
    scale = MIN (scale, (self->room_px - 2 * MARGIN_PX) / avt_scene_get_height (self->scene));
  return MIN (scale, MOST_PX_PER_POINT);
}

static GtkSizeRequestMode
avt_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
avt_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  AvtPageView *self = AVT_PAGE_VIEW (widget);

  *minimum = *natural = LEAST_WIDTH_PX;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->scene != NULL)
    *minimum = *natural
      = (int) ceil (avt_scene_get_height (self->scene) * get_scale (self, MAX (for_size, 1)))
        + 2 * MARGIN_PX;
}

static GdkTexture *
paint (AvtScene *scene, double scale)
{
  int width = (int) ceil (avt_scene_get_width (scene) * scale);
  int height = (int) ceil (avt_scene_get_height (scene) * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GdkTexture *texture;
  g_autoptr (GBytes) bytes = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  avt_scene_paint (cr, scene, NULL, scale, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (
    cairo_image_surface_get_data (surface),
    (gsize) cairo_image_surface_get_stride (surface) * (gsize) height,
    (GDestroyNotify) cairo_surface_destroy, surface);
  /* RGB24 leaves the fourth byte open, so it is made full here. */
  for (gsize i = 3; i < g_bytes_get_size (bytes); i += 4)
    ((guint8 *) g_bytes_get_data (bytes, NULL))[i] = 0xff;
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes,
                                    (gsize) cairo_image_surface_get_stride (surface));
  return texture;
}

static void
avt_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AvtPageView *self = AVT_PAGE_VIEW (widget);
  int factor = gtk_widget_get_scale_factor (widget);
  double scale, width, height;
  GskRoundedRect outline;

  if (self->scene == NULL)
    return;
  scale = get_scale (self, gtk_widget_get_width (widget));
  if (self->texture == NULL || self->texture_scale != scale * factor)
    {
      g_clear_object (&self->texture);
      self->texture = paint (self->scene, scale * factor);
      self->texture_scale = scale * factor;
    }
  width = (double) gdk_texture_get_width (self->texture) / factor;
  height = (double) gdk_texture_get_height (self->texture) / factor;
  gsk_rounded_rect_init_from_rect (
    &outline,
    &GRAPHENE_RECT_INIT ((float) round ((gtk_widget_get_width (widget) - width) / 2), MARGIN_PX,
                         (float) width, (float) height), 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.4f }, 0, 1, 1, 4);
  gtk_snapshot_append_texture (snapshot, self->texture, &outline.bounds);
}

static void
avt_page_view_dispose (GObject *object)
{
  g_clear_handle_id (&AVT_PAGE_VIEW (object)->idle, g_source_remove);
  G_OBJECT_CLASS (avt_page_view_parent_class)->dispose (object);
}

static void
avt_page_view_finalize (GObject *object)
{
  AvtPageView *self = AVT_PAGE_VIEW (object);

  g_clear_pointer (&self->scene, avt_scene_unref);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (avt_page_view_parent_class)->finalize (object);
}

static void
avt_page_view_class_init (AvtPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = avt_page_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_page_view_finalize;
  widget_class->get_request_mode = avt_page_view_get_request_mode;
  widget_class->measure = avt_page_view_measure;
  widget_class->snapshot = avt_page_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
avt_page_view_init (AvtPageView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
avt_page_view_new (void)
{
  return g_object_new (AVT_TYPE_PAGE_VIEW, NULL);
}

void
avt_page_view_set_scene (AvtPageView *self, AvtScene *scene)
{
  if (scene != NULL)
    avt_scene_ref (scene);
  g_clear_pointer (&self->scene, avt_scene_unref);
  self->scene = scene;
  g_clear_object (&self->texture);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

AvtScene *
avt_page_view_get_scene (AvtPageView *self)
{
  return self->scene;
}

/** avt_page_view_set_whole: @is_whole: the whole page fits into the room; otherwise its width */
void
avt_page_view_set_whole (AvtPageView *self, gboolean is_whole)
{
  self->is_whole = is_whole;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
resize_cb (gpointer user_data)
{
  AvtPageView *self = user_data;

  self->idle = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/** avt_page_view_set_room: @height_px: what can be seen of it without scrolling; known while sizes
 * are just being given out, when none may be asked for */
void
avt_page_view_set_room (AvtPageView *self, int height_px)
{
  if (self->room_px == height_px)
    return;
  self->room_px = height_px;
  if (self->is_whole && self->idle == 0)
    self->idle = g_idle_add (resize_cb, self);
}
