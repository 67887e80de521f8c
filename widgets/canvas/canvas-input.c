/* Gestures and keys of the canvas. */
#include "config.h"

#include "widgets/canvas/canvas-private.h"

#include "diagrams/scene/pick.h"
#include "diagrams/scene/theme.h"

#include <math.h>
#include <string.h>

#define WHEEL_STEP 1.15
/* Pixels of a touchpad that zoom as much as a click of a wheel. */
#define SURFACE_PIXELS_A_CLICK 60
#define EDGE_PX 28
#define EDGE_SPEED_PX 12
#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)

static void
emit_item (AvtCanvas *self, guint signal, AvtId id)
{
  g_signal_emit (self, _avt_canvas_signals[signal], 0, avt_id_is_none (id) ? NULL : &id);
}

AvtId
_avt_canvas_id_at (AvtCanvas *self, double x, double y)
{
  double slop = avt_theme.pick_slop_px / avt_viewport_get_scale (&self->viewport);
  g_autoptr (GArray) hits = NULL;

  if (self->scene == NULL)
    return AVT_ID_NONE;
  avt_viewport_point_to_scene (&self->viewport, &x, &y);
  hits = avt_pick_at (self->scene, x, y, slop);
  return hits->len == 0 ? AVT_ID_NONE : g_array_index (hits, AvtHit, 0).id;
}

static void
set_pointer (AvtCanvas *self, const char *name)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
pan (AvtCanvas *self, double x, double y)
{
  AvtViewport viewport = self->drag.viewport;

  viewport.x -= x - self->drag.start_x;
  viewport.y -= y - self->drag.start_y;
  self->follows_fit = FALSE;
  _avt_canvas_move_to (self, viewport, FALSE);
}

static void
emit_drag (AvtCanvas *self, guint signal, double x, double y)
{
  avt_viewport_point_to_scene (&self->viewport, &x, &y);
  g_signal_emit (self, _avt_canvas_signals[signal], 0, x, y);
}

static double
edge_push (double at, double length)
{
  if (at < EDGE_PX)
    return -EDGE_SPEED_PX;
  return at > length - EDGE_PX ? EDGE_SPEED_PX : 0;
}

/* A drag that is held near an edge moves the view along. */
static gboolean
edge_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  AvtCanvas *self = AVT_CANVAS (widget);
  AvtCanvasDrag *drag = &self->drag;
  AvtViewport viewport = self->viewport;
  AvtRect page = avt_viewport_to_widget (&viewport, _avt_canvas_get_page (self));
  double across = edge_push (drag->x, gtk_widget_get_width (widget));
  double down = edge_push (drag->y, gtk_widget_get_height (widget));

  if ((across < 0 && page.x >= 0)
      || (across > 0 && avt_rect_right (page) <= gtk_widget_get_width (widget)))
    across = 0;
  if ((down < 0 && page.y >= 0)
      || (down > 0 && avt_rect_bottom (page) <= gtk_widget_get_height (widget)))
    down = 0;
  if (across == 0 && down == 0)
    return G_SOURCE_CONTINUE;
  viewport.x += across;
  viewport.y += down;
  self->follows_fit = FALSE;
  _avt_canvas_move_to (self, viewport, FALSE);
  emit_drag (self, AVT_CANVAS_DRAG_UPDATE, drag->x, drag->y);
  return G_SOURCE_CONTINUE;
}

static void
end_drag (AvtCanvas *self)
{
  self->drag.kind = AVT_DRAG_NONE;
  if (self->edge_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->edge_tick);
  self->edge_tick = 0;
  set_pointer (self, self->is_space_held ? "grab" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
begin_pan (AvtCanvas *self)
{
  self->drag.kind = AVT_DRAG_PAN;
  self->drag.viewport = self->viewport;
  self->space_was_used = TRUE;
  set_pointer (self, "grabbing");
}

static void
press_item (AvtCanvas *self, AvtId id, GdkModifierType modifiers)
{
  gboolean is_selected = g_hash_table_contains (self->selection, &id);

  self->drag.kind = AVT_DRAG_ITEM;
  self->drag.pressed = id;
  self->drag.select_on_release = is_selected && (modifiers & MODIFIERS) == 0;
  self->focused = id;
  _avt_canvas_update_cursor (self);
  if (!self->drag.select_on_release)
    g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_ITEM_PRESSED], 0, &id,
                   (guint) (modifiers & MODIFIERS));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, AvtCanvas *self)
{
  GdkModifierType modifiers
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  AvtId id = _avt_canvas_id_at (self, x, y);

  self->drag = (AvtCanvasDrag){ .start_x = x, .start_y = y, .x = x, .y = y };
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->is_space_held)
    begin_pan (self);
  else if (!avt_id_is_none (id))
    press_item (self, id, modifiers);
  else
    self->drag.kind = AVT_DRAG_BAND;
}

static gboolean
start_moving (AvtCanvas *self)
{
  AvtCanvasDrag *drag = &self->drag;
  double x = drag->start_x, y = drag->start_y;
  gboolean accepted = FALSE;

  drag->is_moving = TRUE;
  if (drag->kind != AVT_DRAG_ITEM)
    return TRUE;
  avt_viewport_point_to_scene (&self->viewport, &x, &y);
  g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_DRAG_BEGIN], 0, &drag->pressed, x, y,
                 &accepted);
  /* What cannot be moved can be selected across. */
  if (!accepted)
    drag->kind = AVT_DRAG_BAND;
  else if (self->edge_tick == 0)
    self->edge_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), edge_tick_cb, NULL, NULL);
  return TRUE;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, AvtCanvas *self)
{
  AvtCanvasDrag *drag = &self->drag;
  GtkWidget *widget = GTK_WIDGET (self);

  drag->x = drag->start_x + dx;
  drag->y = drag->start_y + dy;
  if (drag->kind == AVT_DRAG_NONE
      || (!drag->is_moving
          && !gtk_drag_check_threshold (widget, (int) drag->start_x, (int) drag->start_y,
                                        (int) drag->x, (int) drag->y)))
    return;
  if (!drag->is_moving)
    start_moving (self);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (drag->kind == AVT_DRAG_PAN)
    pan (self, drag->x, drag->y);
  else if (drag->kind == AVT_DRAG_ITEM)
    emit_drag (self, AVT_CANVAS_DRAG_UPDATE, drag->x, drag->y);
  gtk_widget_queue_draw (widget);
}

/* What holds others counts only when it is enclosed: a band inside of a rack selects devices.
 * Cables are left out: what is done to a selection is done to devices. */
static gboolean
is_in_band (AvtCanvas *self, const AvtHit *hit, AvtRect band)
{
  const AvtItem *item = avt_canvas_find (self, hit->id);

  return item != NULL && strcmp (item->role, AVT_ITEM_CABLE) != 0
         && (item->parent >= 0 || avt_rect_contains (band, hit->bounds));
}

static void
finish_band (AvtCanvas *self, GdkModifierType modifiers)
{
  const AvtCanvasDrag *drag = &self->drag;
  AvtRect rect = avt_rect (MIN (drag->start_x, drag->x), MIN (drag->start_y, drag->y),
                           fabs (drag->x - drag->start_x), fabs (drag->y - drag->start_y));
  /* To the right: what is enclosed; to the left: what is touched. */
  AvtPickMode mode = drag->x >= drag->start_x ? AVT_PICK_ENCLOSED : AVT_PICK_TOUCHING;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GArray) hits = NULL;

  if (self->scene == NULL)
    return;
  rect = avt_viewport_to_scene (&self->viewport, rect);
  hits = avt_pick_in (self->scene, rect, mode);
  for (guint i = 0; i < hits->len; i++)
    if (is_in_band (self, &g_array_index (hits, AvtHit, i), rect))
      g_array_append_val (ids, g_array_index (hits, AvtHit, i).id);
  g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_AREA_SELECTED], 0, ids,
                 (guint) (modifiers & MODIFIERS));
}

static void
finish_click (AvtCanvas *self, GdkModifierType modifiers)
{
  if (self->drag.kind == AVT_DRAG_BAND)
    g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_ITEM_PRESSED], 0, NULL,
                   (guint) (modifiers & MODIFIERS));
  else if (self->drag.kind == AVT_DRAG_ITEM && self->drag.select_on_release)
    g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_ITEM_PRESSED], 0, &self->drag.pressed,
                   (guint) (modifiers & MODIFIERS));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, AvtCanvas *self)
{
  GdkModifierType modifiers
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  AvtCanvasDrag *drag = &self->drag;

  if (drag->kind == AVT_DRAG_NONE)
    return;
  drag->x = drag->start_x + dx;
  drag->y = drag->start_y + dy;
  if (!drag->is_moving)
    finish_click (self, modifiers);
  else if (drag->kind == AVT_DRAG_ITEM)
    emit_drag (self, AVT_CANVAS_DRAG_END, drag->x, drag->y);
  else if (drag->kind == AVT_DRAG_BAND)
    finish_band (self, modifiers);
  end_drag (self);
}

static void
cancel_drag (AvtCanvas *self)
{
  gboolean was_item = self->drag.kind == AVT_DRAG_ITEM && self->drag.is_moving;

  end_drag (self);
  if (was_item)
    g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_DRAG_CANCEL], 0);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, AvtCanvas *self)
{
  if (self->drag.kind != AVT_DRAG_NONE)
    cancel_drag (self);
}

static void
middle_begin_cb (GtkGestureDrag *gesture, double x, double y, AvtCanvas *self)
{
  self->drag = (AvtCanvasDrag){ .start_x = x, .start_y = y, .x = x, .y = y };
  begin_pan (self);
}

static void
middle_update_cb (GtkGestureDrag *gesture, double dx, double dy, AvtCanvas *self)
{
  if (self->drag.kind == AVT_DRAG_PAN)
    pan (self, self->drag.start_x + dx, self->drag.start_y + dy);
}

static void
middle_end_cb (GtkGestureDrag *gesture, double dx, double dy, AvtCanvas *self)
{
  end_drag (self);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, AvtCanvas *self)
{
  AvtId id = _avt_canvas_id_at (self, x, y);

  if (n_press == 2 && !avt_id_is_none (id))
    emit_item (self, AVT_CANVAS_ITEM_ACTIVATED, id);
}

static void
request_menu (AvtCanvas *self, AvtId id, double x, double y)
{
  if (!avt_id_is_none (id))
    {
      self->focused = id;
      _avt_canvas_update_cursor (self);
      if (!g_hash_table_contains (self->selection, &id))
        g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_ITEM_PRESSED], 0, &id, 0u);
    }
  g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_MENU_REQUESTED], 0,
                 avt_id_is_none (id) ? NULL : &id, x, y);
}

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, AvtCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  request_menu (self, _avt_canvas_id_at (self, x, y), x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, AvtCanvas *self)
{
  request_menu (self, _avt_canvas_id_at (self, x, y), x, y);
}

static void
zoom_at (AvtCanvas *self, double zoom, double x, double y)
{
  self->follows_fit = FALSE;
  _avt_canvas_move_to (self, avt_viewport_zoomed (&self->viewport, zoom, x, y), TRUE);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, AvtCanvas *self)
{
  GdkModifierType modifiers
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double clicks = dy;

  self->follows_fit = FALSE;
  if ((modifiers & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    clicks = dy / SURFACE_PIXELS_A_CLICK;
  zoom_at (self, self->viewport.zoom * pow (WHEEL_STEP, -clicks), self->pointer_x,
           self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, AvtCanvas *self)
{
  self->pinch_zoom = self->viewport.zoom;
  if (self->drag.kind != AVT_DRAG_NONE)
    cancel_drag (self);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, AvtCanvas *self)
{
  double x = self->pointer_x, y = self->pointer_y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  zoom_at (self, self->pinch_zoom * scale, x, y);
}

static void
set_hovered (AvtCanvas *self, AvtId id)
{
  if (avt_id_equal (id, self->hovered))
    return;
  self->hovered = id;
  emit_item (self, AVT_CANVAS_HOVERED, id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, AvtCanvas *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  set_hovered (self, _avt_canvas_id_at (self, x, y));
}

static void
leave_cb (GtkEventControllerMotion *controller, AvtCanvas *self)
{
  set_hovered (self, AVT_ID_NONE);
}

static gboolean
walk (AvtCanvas *self, AvtWalk direction)
{
  int from = avt_items_find (self->items, self->focused);
  int to = avt_items_walk (self->items, from, direction);

  if (to < 0)
    return GDK_EVENT_PROPAGATE;
  avt_canvas_focus_item (self, g_array_index (self->items, AvtItem, to).id);
  return GDK_EVENT_STOP;
}

/* Arrows move what is selected, and walk where nothing is; with Ctrl they always walk. */
static gboolean
arrow (AvtCanvas *self, int dx, int dy, AvtWalk direction, GdkModifierType modifiers)
{
  gboolean moved = FALSE;

  if ((modifiers & GDK_CONTROL_MASK) == 0
      && g_hash_table_contains (self->selection, &self->focused))
    g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_MOVE_REQUESTED], 0, dx, dy, &moved);
  if (!moved)
    walk (self, direction);
  return GDK_EVENT_STOP;
}

static gboolean
select_focused (AvtCanvas *self, GdkModifierType modifiers)
{
  AvtId id = avt_canvas_get_focus_item (self);

  if (avt_id_is_none (id))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_ITEM_PRESSED], 0, &id,
                 (guint) (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)));
  return GDK_EVENT_STOP;
}

static gboolean
escape (AvtCanvas *self)
{
  if (self->drag.kind != AVT_DRAG_NONE)
    {
      cancel_drag (self);
      gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_DENIED);
      return GDK_EVENT_STOP;
    }
  if (g_hash_table_size (self->selection) == 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, _avt_canvas_signals[AVT_CANVAS_ITEM_PRESSED], 0, NULL, 0u);
  return GDK_EVENT_STOP;
}

static gboolean
menu_key (AvtCanvas *self)
{
  const AvtItem *item = avt_canvas_find (self, self->focused);
  AvtRect rect = avt_rect (AVT_CANVAS_MARGIN, AVT_CANVAS_MARGIN, 0, 0);

  if (item != NULL)
    rect = avt_viewport_to_widget (&self->viewport, item->bounds);
  request_menu (self, item != NULL ? item->id : AVT_ID_NONE, rect.x + rect.width / 2,
                rect.y + rect.height / 2);
  return GDK_EVENT_STOP;
}

static gboolean
press_space (AvtCanvas *self)
{
  if (!self->is_space_held)
    {
      self->is_space_held = TRUE;
      self->space_was_used = FALSE;
      if (self->drag.kind == AVT_DRAG_NONE)
        set_pointer (self, "grab");
    }
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                AvtCanvas *self)
{
  GdkModifierType modifiers = state & MODIFIERS;

  if ((modifiers & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return modifiers == 0 ? walk (self, AVT_WALK_NEXT) : GDK_EVENT_PROPAGATE;
    case GDK_KEY_ISO_Left_Tab:
      return (modifiers & GDK_CONTROL_MASK) == 0 ? walk (self, AVT_WALK_PREVIOUS)
                                                 : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return arrow (self, 0, -1, AVT_WALK_UP, modifiers);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return arrow (self, 0, 1, AVT_WALK_DOWN, modifiers);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return arrow (self, -1, 0, AVT_WALK_LEFT, modifiers);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return arrow (self, 1, 0, AVT_WALK_RIGHT, modifiers);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return walk (self, AVT_WALK_FIRST);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return walk (self, AVT_WALK_LAST);
    case GDK_KEY_Escape:
      return escape (self);
    case GDK_KEY_space:
      return press_space (self);
    case GDK_KEY_Menu:
      return menu_key (self);
    case GDK_KEY_F10:
      return modifiers == GDK_SHIFT_MASK ? menu_key (self) : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (modifiers == 0 && g_hash_table_contains (self->selection, &self->focused))
        {
          emit_item (self, AVT_CANVAS_ITEM_ACTIVATED, self->focused);
          return GDK_EVENT_STOP;
        }
      return select_focused (self, modifiers);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
key_released_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                 AvtCanvas *self)
{
  if (key != GDK_KEY_space || !self->is_space_held)
    return;
  self->is_space_held = FALSE;
  if (self->drag.kind == AVT_DRAG_NONE)
    set_pointer (self, NULL);
  if (!self->space_was_used)
    select_focused (self, state & MODIFIERS);
}

static void
focus_changed_cb (GtkEventControllerFocus *controller, GParamSpec *pspec, AvtCanvas *self)
{
  gboolean has_focus = gtk_event_controller_focus_contains_focus (controller);

  if (!has_focus)
    self->is_space_held = FALSE;
  else if (avt_canvas_find (self, self->focused) == NULL)
    walk (self, AVT_WALK_FIRST);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add_gestures (AvtCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *middle = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  self->drag_gesture = gtk_gesture_drag_new ();
  g_signal_connect (self->drag_gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (self->drag_gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (self->drag_gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (self->drag_gesture, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  g_signal_connect (middle, "drag-begin", G_CALLBACK (middle_begin_cb), self);
  g_signal_connect (middle, "drag-update", G_CALLBACK (middle_update_cb), self);
  g_signal_connect (middle, "drag-end", G_CALLBACK (middle_end_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (long_pressed_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_gesture_group (click, self->drag_gesture);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag_gesture));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (middle));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (hold));
}

void
_avt_canvas_add_controllers (AvtCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_gestures (self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  g_signal_connect (focus, "notify::contains-focus", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, focus);
}
