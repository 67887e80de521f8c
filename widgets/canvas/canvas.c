/* The canvas: what it shows, how it scrolls and zooms. Frames are bounded by the size of the
 * widget, not of the drawing: with 100 racks in view a frame copies about twelve tiles. */
#include "config.h"

#include "widgets/canvas/canvas.h"

#include "widgets/canvas/canvas-private.h"
#include "widgets/canvas/damage.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Room for two 4K screens of tiles; a tile takes 1 MiB. */
#define TILE_BUDGET_BYTES ((gsize) 96 * AVT_TILE_BYTES)
/* A zoom gesture is over when nothing happened for so long; then tiles are painted sharp. */
#define SETTLE_MS 50

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

G_DEFINE_FINAL_TYPE_WITH_CODE (AvtCanvas, avt_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

guint _avt_canvas_signals[AVT_CANVAS_N_SIGNALS];

static void
clear_overlay (gpointer overlay)
{
  g_free ((char *) ((AvtOverlay *) overlay)->text);
}

AvtRect
_avt_canvas_get_page (AvtCanvas *self)
{
  if (self->scene == NULL)
    return avt_rect (0, 0, 0, 0);
  return avt_rect (0, 0, avt_scene_get_width (self->scene), avt_scene_get_height (self->scene));
}

/* The words of the canvas and of its cursor for assistive technology. */
static void
update_words (AvtCanvas *self)
{
  guint n_items = self->items->len, n_selected = g_hash_table_size (self->selection);
  g_autofree char *count
    = g_strdup_printf (ngettext ("%u object", "%u objects", n_items), n_items);
  g_autofree char *selected
    = g_strdup_printf (ngettext ("%u selected", "%u selected", n_selected), n_selected);
  /* Translators: name of the view, number of objects, number of selected ones */
  g_autofree char *label
    = g_strdup_printf (_ ("%s: %s, %s"), self->name != NULL ? self->name : _ ("Drawing"), count,
                       selected);
  const AvtItem *item = avt_canvas_find (self, self->focused);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  avt_cursor_set_words (AVT_CURSOR (self->cursor), item != NULL ? item->title : label,
                        item != NULL ? item->description : NULL,
                        item != NULL && g_hash_table_contains (self->selection, &item->id));
}

void
_avt_canvas_update_cursor (AvtCanvas *self)
{
  update_words (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
adjustment_changed_cb (GtkAdjustment *adjustment, AvtCanvas *self)
{
  AvtViewport viewport = self->viewport;

  if (adjustment == self->adjustments[0])
    viewport.x = gtk_adjustment_get_value (adjustment);
  else
    viewport.y = gtk_adjustment_get_value (adjustment);
  _avt_canvas_move_to (self, viewport, FALSE);
}

static void
configure_adjustment (AvtCanvas *self, guint axis, double start, double end, double view,
                      double length)
{
  AvtRange range = avt_viewport_range (start, end, AVT_CANVAS_MARGIN, view, length);

  if (self->adjustments[axis] == NULL)
    return;
  g_signal_handler_block (self->adjustments[axis], self->adjustment_handlers[axis]);
  gtk_adjustment_configure (self->adjustments[axis], view, range.lower, range.upper, length * 0.1,
                            length * 0.9, length);
  g_signal_handler_unblock (self->adjustments[axis], self->adjustment_handlers[axis]);
}

static void
configure_adjustments (AvtCanvas *self)
{
  AvtRect page = avt_viewport_to_widget (&self->viewport, _avt_canvas_get_page (self));
  double x = page.x + self->viewport.x, y = page.y + self->viewport.y;

  configure_adjustment (self, 0, x, x + page.width, self->viewport.x,
                        gtk_widget_get_width (GTK_WIDGET (self)));
  configure_adjustment (self, 1, y, y + page.height, self->viewport.y,
                        gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
settle_cb (gpointer user_data)
{
  AvtCanvas *self = user_data;

  self->settle_source = 0;
  self->is_zooming = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @is_zoom: part of a gesture: tiles are painted when it is over */
void
_avt_canvas_move_to (AvtCanvas *self, AvtViewport viewport, gboolean is_zoom)
{
  if (viewport.zoom == self->viewport.zoom && viewport.x == self->viewport.x
      && viewport.y == self->viewport.y)
    return;
  if (viewport.zoom != self->viewport.zoom)
    avt_tile_loader_forget (self->loader);
  self->viewport = viewport;
  if (is_zoom)
    {
      self->is_zooming = TRUE;
      g_clear_handle_id (&self->settle_source, g_source_remove);
      self->settle_source = g_timeout_add_once (SETTLE_MS, settle_cb, self);
    }
  configure_adjustments (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_VIEWPORT_CHANGED], 0);
}

static void
tile_ready (const AvtTileKey *key, AvtScene *scene, cairo_surface_t *surface, gpointer user_data)
{
  AvtCanvas *self = user_data;
  double scale = avt_viewport_get_scale (&self->viewport)
                 * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (scene != self->scene)
    {
      cairo_surface_destroy (surface);
      return;
    }
  avt_tile_cache_put (self->tiles, key, surface);
  if (key->scale == scale)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fit (AvtCanvas *self, AvtRect rect)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (width > 0 && height > 0 && !avt_rect_is_empty (rect))
    _avt_canvas_move_to (self, avt_viewport_fitting (rect, width, height, AVT_CANVAS_MARGIN),
                         FALSE);
}

static gboolean
tell_viewport_cb (gpointer user_data)
{
  AvtCanvas *self = user_data;

  self->told_source = 0;
  g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_VIEWPORT_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Goes on showing everything in the size that there is now. */
static void
follow_fit (AvtCanvas *self, int width, int height)
{
  AvtViewport fitting
    = avt_viewport_fitting (_avt_canvas_get_page (self), width, height, AVT_CANVAS_MARGIN);

  if (fitting.zoom == self->viewport.zoom && fitting.x == self->viewport.x
      && fitting.y == self->viewport.y)
    return;
  self->viewport = fitting;
  if (self->told_source == 0)
    self->told_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_viewport_cb, self, NULL);
}

static void
avt_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AvtCanvas *self = AVT_CANVAS (widget);
  const AvtItem *item = avt_canvas_find (self, self->focused);
  AvtRect rect = avt_rect (0, 0, width, height);
  GtkAllocation allocation;

  if (self->follows_fit && self->scene != NULL)
    follow_fit (self, width, height);
  configure_adjustments (self);
  if (item != NULL)
    rect = avt_viewport_to_widget (&self->viewport, item->bounds);
  allocation = (GtkAllocation){ (int) CLAMP (rect.x, -30000, 30000),
                                (int) CLAMP (rect.y, -30000, 30000),
                                (int) CLAMP (rect.width, 1, 30000),
                                (int) CLAMP (rect.height, 1, 30000) };
  gtk_widget_size_allocate (self->cursor, &allocation, -1);
}

static void
avt_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 96;
  *natural = 480;
}

static gboolean
avt_canvas_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (AVT_CANVAS (widget)->cursor);
}

static gboolean
avt_canvas_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard_tooltip,
                          GtkTooltip *tooltip)
{
  AvtCanvas *self = AVT_CANVAS (widget);
  const AvtItem *item
    = avt_canvas_find (self, keyboard_tooltip ? self->focused : _avt_canvas_id_at (self, x, y));
  g_autofree char *text = NULL;

  if (item == NULL || self->drag.kind != AVT_DRAG_NONE)
    return FALSE;
  text = item->description == NULL ? g_strdup (item->title)
                                   : g_strdup_printf ("%s\n%s", item->title, item->description);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
set_adjustment (AvtCanvas *self, guint axis, GtkAdjustment *adjustment)
{
  if (self->adjustments[axis] == adjustment && adjustment != NULL)
    return;
  if (self->adjustments[axis] != NULL)
    g_clear_signal_handler (&self->adjustment_handlers[axis], self->adjustments[axis]);
  g_clear_object (&self->adjustments[axis]);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[axis] = g_object_ref_sink (adjustment);
  self->adjustment_handlers[axis]
    = g_signal_connect (adjustment, "value-changed", G_CALLBACK (adjustment_changed_cb), self);
  configure_adjustments (self);
}

static void
avt_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AvtCanvas *self = AVT_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
avt_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AvtCanvas *self = AVT_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
avt_canvas_dispose (GObject *object)
{
  AvtCanvas *self = AVT_CANVAS (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->told_source, g_source_remove);
  if (self->edge_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->edge_tick);
  self->edge_tick = 0;
  g_clear_pointer (&self->loader, avt_tile_loader_free);
  for (guint axis = 0; axis < 2; axis++)
    {
      if (self->adjustments[axis] != NULL)
        g_clear_signal_handler (&self->adjustment_handlers[axis], self->adjustments[axis]);
      g_clear_object (&self->adjustments[axis]);
    }
  g_clear_pointer (&self->cursor, gtk_widget_unparent);
  G_OBJECT_CLASS (avt_canvas_parent_class)->dispose (object);
}

static void
avt_canvas_finalize (GObject *object)
{
  AvtCanvas *self = AVT_CANVAS (object);

  avt_tile_cache_free (self->tiles);
  g_clear_pointer (&self->scene, avt_scene_unref);
  g_array_unref (self->items);
  g_array_unref (self->overlays);
  g_hash_table_unref (self->selection);
  g_hash_table_unref (self->marks);
  g_free (self->name);
  G_OBJECT_CLASS (avt_canvas_parent_class)->finalize (object);
}

static guint
new_signal (GObjectClass *klass, const char *name, GType result, guint n_params, ...)
{
  va_list types;
  guint id;

  va_start (types, n_params);
  id = g_signal_new_valist (name, G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, NULL,
                            result == G_TYPE_BOOLEAN ? g_signal_accumulator_true_handled : NULL,
                            NULL, NULL, result, n_params, types);
  va_end (types);
  return id;
}

static void
add_signals (GObjectClass *klass)
{
  guint *ids = _avt_canvas_signals;

  ids[AVT_CANVAS_ITEM_PRESSED]
    = new_signal (klass, "item-pressed", G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT);
  ids[AVT_CANVAS_ITEM_ACTIVATED]
    = new_signal (klass, "item-activated", G_TYPE_NONE, 1, G_TYPE_POINTER);
  ids[AVT_CANVAS_AREA_SELECTED]
    = new_signal (klass, "area-selected", G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT);
  ids[AVT_CANVAS_DRAG_BEGIN] = new_signal (klass, "item-drag-begin", G_TYPE_BOOLEAN, 3,
                                           G_TYPE_POINTER, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  ids[AVT_CANVAS_DRAG_UPDATE]
    = new_signal (klass, "item-drag-update", G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  ids[AVT_CANVAS_DRAG_END]
    = new_signal (klass, "item-drag-end", G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  ids[AVT_CANVAS_DRAG_CANCEL] = new_signal (klass, "item-drag-cancel", G_TYPE_NONE, 0);
  ids[AVT_CANVAS_MOVE_REQUESTED]
    = new_signal (klass, "move-requested", G_TYPE_BOOLEAN, 2, G_TYPE_INT, G_TYPE_INT);
  ids[AVT_CANVAS_MENU_REQUESTED] = new_signal (klass, "menu-requested", G_TYPE_NONE, 3,
                                               G_TYPE_POINTER, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  ids[AVT_CANVAS_HOVERED] = new_signal (klass, "hovered", G_TYPE_NONE, 1, G_TYPE_POINTER);
  ids[AVT_CANVAS_VIEWPORT_CHANGED] = new_signal (klass, "viewport-changed", G_TYPE_NONE, 0);
  ids[AVT_CANVAS_SCENE_CHANGED] = new_signal (klass, "scene-changed", G_TYPE_NONE, 0);
}

static void
avt_canvas_class_init (AvtCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = avt_canvas_set_property;
  object_class->get_property = avt_canvas_get_property;
  object_class->dispose = avt_canvas_dispose;
  object_class->finalize = avt_canvas_finalize;
  widget_class->snapshot = _avt_canvas_snapshot;
  widget_class->size_allocate = avt_canvas_size_allocate;
  widget_class->measure = avt_canvas_measure;
  widget_class->grab_focus = avt_canvas_grab_focus;
  widget_class->query_tooltip = avt_canvas_query_tooltip;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  add_signals (object_class);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
avt_canvas_init (AvtCanvas *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (AvtItem));
  self->overlays = g_array_new (FALSE, FALSE, sizeof (AvtOverlay));
  g_array_set_clear_func (self->overlays, clear_overlay);
  self->selection = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
  self->marks = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
  self->viewport.zoom = 1;
  self->follows_fit = TRUE;
  self->tiles = avt_tile_cache_new (TILE_BUDGET_BYTES, g_object_unref);
  self->loader = avt_tile_loader_new (tile_ready, self);
  self->cursor = avt_cursor_new ();
  gtk_widget_set_parent (self->cursor, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  _avt_canvas_add_controllers (self);
  update_words (self);
}

GtkWidget *
avt_canvas_new (void)
{
  return g_object_new (AVT_TYPE_CANVAS, NULL);
}

static void
damage_tiles (AvtCanvas *self, AvtScene *scene)
{
  g_autoptr (GArray) damage = avt_scene_damage (self->scene, scene);

  for (guint i = 0; i < damage->len; i++)
    avt_tile_cache_damage (self->tiles, g_array_index (damage, AvtRect, i));
}

/**
 * avt_canvas_set_scene:
 * @scene: (nullable)
 *
 * Only tiles under what differs from the scene before are painted anew. The view stays where it
 * is, unless it shows everything: then it goes on showing everything.
 */
void
avt_canvas_set_scene (AvtCanvas *self, AvtScene *scene)
{
  g_return_if_fail (AVT_IS_CANVAS (self));

  if (scene == self->scene)
    return;
  damage_tiles (self, scene);
  avt_tile_loader_forget (self->loader);
  g_array_unref (self->items);
  self->items = scene != NULL ? avt_items_collect (scene)
                              : g_array_new (FALSE, FALSE, sizeof (AvtItem));
  g_clear_pointer (&self->scene, avt_scene_unref);
  self->scene = scene != NULL ? avt_scene_ref (scene) : NULL;
  if (avt_canvas_find (self, self->hovered) == NULL)
    self->hovered = AVT_ID_NONE;
  _avt_canvas_update_cursor (self);
  g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_SCENE_CHANGED], 0);
}

AvtScene *
avt_canvas_get_scene (AvtCanvas *self)
{
  return self->scene;
}

/** avt_canvas_set_name: what the view is called, such as "Front view of 3 racks" */
void
avt_canvas_set_name (AvtCanvas *self, const char *name)
{
  if (g_strcmp0 (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  update_words (self);
}

void
avt_canvas_set_selection (AvtCanvas *self, const AvtId *ids, guint n_ids)
{
  g_hash_table_remove_all (self->selection);
  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (self->selection, g_memdup2 (&ids[i], sizeof ids[i]));
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** avt_canvas_set_marks: crosses out what is dead in the case that is looked at */
void
avt_canvas_set_marks (AvtCanvas *self, const AvtId *ids, guint n_ids)
{
  g_hash_table_remove_all (self->marks);
  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (self->marks, g_memdup2 (&ids[i], sizeof ids[i]));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** avt_canvas_set_overlays: @overlays: copied; they stay until the next call */
void
avt_canvas_set_overlays (AvtCanvas *self, const AvtOverlay *overlays, guint n_overlays)
{
  g_array_set_size (self->overlays, 0);
  for (guint i = 0; i < n_overlays; i++)
    {
      AvtOverlay overlay = overlays[i];

      overlay.text = g_strdup (overlay.text);
      g_array_append_val (self->overlays, overlay);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** avt_canvas_focus_item: the item that keys act on; it is scrolled into view. */
void
avt_canvas_focus_item (AvtCanvas *self, AvtId id)
{
  self->focused = id;
  avt_canvas_reveal (self, id);
  _avt_canvas_update_cursor (self);
}

AvtId
avt_canvas_get_focus_item (AvtCanvas *self)
{
  return avt_canvas_find (self, self->focused) != NULL ? self->focused : AVT_ID_NONE;
}

/** avt_canvas_find: Returns: (nullable): the item, until the scene changes */
const AvtItem *
avt_canvas_find (AvtCanvas *self, AvtId id)
{
  int at = avt_id_is_none (id) ? -1 : avt_items_find (self->items, id);

  return at < 0 ? NULL : &g_array_index (self->items, AvtItem, at);
}

/** avt_canvas_reveal: moves the view by as little as brings the item into it. */
void
avt_canvas_reveal (AvtCanvas *self, AvtId id)
{
  const AvtItem *item = avt_canvas_find (self, id);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (item == NULL || width == 0)
    return;
  _avt_canvas_move_to (self,
                       avt_viewport_showing (&self->viewport, item->bounds, width, height,
                                             AVT_CANVAS_MARGIN / 2),
                       FALSE);
}

AvtViewport
avt_canvas_get_viewport (AvtCanvas *self)
{
  return self->viewport;
}

void
avt_canvas_set_viewport (AvtCanvas *self, AvtViewport viewport)
{
  self->follows_fit = FALSE;
  _avt_canvas_move_to (self, viewport, FALSE);
}

/** avt_canvas_zoom_to_fit: shows everything, and goes on doing so when the size changes. */
void
avt_canvas_zoom_to_fit (AvtCanvas *self)
{
  self->follows_fit = TRUE;
  fit (self, _avt_canvas_get_page (self));
}

void
avt_canvas_zoom_to_rect (AvtCanvas *self, AvtRect rect)
{
  self->follows_fit = FALSE;
  fit (self, rect);
}

/** avt_canvas_zoom_to: @zoom: 1 is the real size; the middle of the view stays where it is. */
void
avt_canvas_zoom_to (AvtCanvas *self, double zoom)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  self->follows_fit = FALSE;
  _avt_canvas_move_to (self, avt_viewport_zoomed (&self->viewport, zoom, x, y), TRUE);
}

void
avt_canvas_zoom_by (AvtCanvas *self, double factor)
{
  avt_canvas_zoom_to (self, self->viewport.zoom * factor);
}

/** avt_canvas_is_settled: Returns: whether all that is in view has been painted sharp */
gboolean
avt_canvas_is_settled (AvtCanvas *self)
{
  return !self->is_zooming && self->frame.n_waiting == 0
         && avt_tile_loader_get_n_pending (self->loader) == 0;
}

/** avt_canvas_get_frame: Returns: what the last frame did */
AvtCanvasFrame
avt_canvas_get_frame (AvtCanvas *self)
{
  return self->frame;
}

/** avt_canvas_get_cursor: Returns: (transfer none): the focusable child */
GtkWidget *
avt_canvas_get_cursor (AvtCanvas *self)
{
  return self->cursor;
}
