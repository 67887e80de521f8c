#include "config.h"

#include "widgets/rack/rack-view.h"

#include "diagrams/view/rack-row.h"
#include "engine/calc/power-net.h"
#include "widgets/canvas/minimap.h"
#include "widgets/compat.h"
#include "widgets/rack/move-tool.h"
#include "widgets/rack/place-tool.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The scale of the coordinates. The scale of the drawing follows the zoom, so that type has nearly
 * one size on the screen and labels are those for which there is room. */
#define BASE_DIVISOR 13
/* Pixels of a point of the drawing: the smallest type has 9. */
#define LEAST_SCALE 1.5
#define MOST_SCALE 1.65
#define LEAST_DIVISOR 8
#define MOST_DIVISOR 96
#define DETAIL_MS 40

struct _AvtRackView
{
  GtkWidget parent_instance;

  AvtSession *session;
  GtkWidget *overlay; /* the scroller, and the overview in its corner */
  GtkWidget *map;
  AvtCanvas *canvas;
  AvtRackRow *row;
  AvtElevationView view;
  guint32 layers;
  guint32 divisor;
  guint detail_source;
  gboolean are_faces_new; /* and will be drawn when the pointer has let go */
  AvtMoveTool *move;
  AvtPlaceTool *place;
};

enum
{
  MENU_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AvtRackView, avt_rack_view, GTK_TYPE_WIDGET)

static void
show_selection (AvtRackView *self)
{
  const AvtId *ids;
  guint n_ids;

  ids = avt_session_get_selection (self->session, &n_ids);
  avt_canvas_set_selection (self->canvas, ids, n_ids);
}

static void
name_canvas (AvtRackView *self)
{
  guint n_racks = avt_rack_row_get_n_racks (self->row);
  g_autofree char *name = NULL;

  switch (self->view)
    {
    case AVT_ELEVATION_FRONT:
      name = g_strdup_printf (ngettext ("Front view of %u rack", "Front view of %u racks",
                                        n_racks), n_racks);
      break;
    case AVT_ELEVATION_REAR:
      name = g_strdup_printf (ngettext ("Rear view of %u rack", "Rear view of %u racks", n_racks),
                              n_racks);
      break;
    case AVT_ELEVATION_SIDE:
      name = g_strdup_printf (ngettext ("Side view of %u rack", "Side view of %u racks", n_racks),
                              n_racks);
      break;
    }
  avt_canvas_set_name (self->canvas, name);
}

/* The least divisor at which all type can be read as the racks are shown now, or the present one
 * while it is nearly that. */
static guint32
wanted_divisor (AvtRackView *self)
{
  AvtViewport viewport = avt_canvas_get_viewport (self->canvas);
  double scale = avt_viewport_get_scale (&viewport) / BASE_DIVISOR;

  if (scale * self->divisor >= LEAST_SCALE && scale * self->divisor <= MOST_SCALE)
    return self->divisor;
  return (guint32) CLAMP (ceil (LEAST_SCALE / scale), LEAST_DIVISOR, MOST_DIVISOR);
}

static gboolean
is_dead (const AvtNetDevice *device, gboolean without_a, gboolean without_b)
{
  if (device->draws[AVT_SCENARIO_NORMAL].is_down || device->n_inlets == 0)
    return FALSE;
  if (without_a && without_b)
    return TRUE;
  return device->draws[without_a ? AVT_SCENARIO_A_LOST : AVT_SCENARIO_B_LOST].is_down;
}

/* Devices that are dead in the case that is looked at. */
static void
show_faults (AvtRackView *self)
{
  AvtDiagramContext context = avt_session_get_context (self->session);
  gboolean without_a = avt_session_is_lost (self->session, AVT_SIDE_A);
  gboolean without_b = avt_session_is_lost (self->session, AVT_SIDE_B);
  g_autoptr (GArray) dead = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GPtrArray) nets = NULL;

  if (without_a || without_b)
    nets = avt_power_nets_get_all (context.memo, context.design);
  for (guint i = 0; nets != NULL && i < nets->len; i++)
    {
      const AvtPowerNet *net = g_ptr_array_index (nets, i);

      for (guint j = 0; j < net->n_devices; j++)
        if (is_dead (&net->devices[j], without_a, without_b))
          g_array_append_val (dead, net->devices[j].device);
    }
  avt_canvas_set_marks (self->canvas, (const AvtId *) (gpointer) dead->data, dead->len);
}

static void
rebuild (AvtRackView *self)
{
  AvtDiagramContext context = avt_session_get_context (self->session);
  AvtElevationOptions options
    = { AVT_ELEVATION_SHOW (self->view), self->divisor, 0, BASE_DIVISOR, self->layers };

  context.is_hasty = TRUE;
  self->are_faces_new = FALSE;
  g_clear_pointer (&self->row, avt_rack_row_unref);
  self->row = avt_rack_row_new_all (&context, &options);
  avt_canvas_set_scene (self->canvas, avt_rack_row_get_scene (self->row));
  name_canvas (self);
  show_faults (self);
}

static void
end_move (AvtRackView *self)
{
  g_clear_pointer (&self->move, avt_move_tool_cancel);
  g_clear_pointer (&self->place, avt_place_tool_cancel);
  avt_canvas_set_overlays (self->canvas, NULL, 0);
  if (self->are_faces_new)
    rebuild (self);
}

static gboolean
detail_cb (gpointer user_data)
{
  AvtRackView *self = user_data;
  guint32 wanted = wanted_divisor (self);

  self->detail_source = 0;
  if (wanted == self->divisor || self->move != NULL || self->place != NULL)
    return G_SOURCE_REMOVE;
  self->divisor = wanted;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

static gboolean
shows_all (AvtRackView *self)
{
  AvtViewport viewport = avt_canvas_get_viewport (self->canvas);
  AvtScene *scene = avt_canvas_get_scene (self->canvas);
  AvtRect page
    = avt_rect (0, 0, avt_scene_get_width (scene), avt_scene_get_height (scene));

  page = avt_viewport_to_widget (&viewport, page);
  return page.x >= 0 && page.y >= 0
         && avt_rect_right (page) <= gtk_widget_get_width (GTK_WIDGET (self->canvas)) + 1
         && avt_rect_bottom (page) <= gtk_widget_get_height (GTK_WIDGET (self->canvas)) + 1;
}

/* When the zooming has come to rest. */
static void
viewport_changed_cb (AvtCanvas *canvas, AvtRackView *self)
{
  gtk_widget_set_visible (self->map, !shows_all (self));
  g_clear_handle_id (&self->detail_source, g_source_remove);
  if (wanted_divisor (self) != self->divisor)
    self->detail_source = g_timeout_add (DETAIL_MS, detail_cb, self);
}

static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtRackView *self)
{
  end_move (self);
  rebuild (self);
}

static void
selection_changed_cb (AvtSession *session, AvtRackView *self)
{
  AvtId single = avt_session_get_single (session);

  show_selection (self);
  if (!avt_id_is_none (single) && avt_canvas_find (self->canvas, single) != NULL)
    avt_canvas_focus_item (self->canvas, single);
}

static void
faults_changed_cb (AvtSession *session, AvtRackView *self)
{
  show_faults (self);
}

static void
faces_changed_cb (AvtSession *session, AvtRackView *self)
{
  self->are_faces_new = TRUE;
  if (self->move == NULL && self->place == NULL)
    rebuild (self);
}

static void
item_pressed_cb (AvtCanvas *canvas, const AvtId *id, guint modifiers, AvtRackView *self)
{
  if (id == NULL && modifiers == 0)
    avt_session_select (self->session, NULL, 0);
  else if (id != NULL && (modifiers & GDK_CONTROL_MASK) != 0)
    avt_session_toggle (self->session, *id);
  else if (id != NULL && (modifiers & GDK_SHIFT_MASK) != 0)
    avt_session_add (self->session, id, 1);
  else if (id != NULL)
    avt_session_select_one (self->session, *id);
}

static void
area_selected_cb (AvtCanvas *canvas, GArray *ids, guint modifiers, AvtRackView *self)
{
  const AvtId *data = (const AvtId *) (gpointer) ids->data;

  if ((modifiers & GDK_CONTROL_MASK) != 0)
    avt_session_toggle_all (self->session, data, ids->len);
  else if ((modifiers & GDK_SHIFT_MASK) != 0)
    avt_session_add (self->session, data, ids->len);
  else
    avt_session_select (self->session, data, ids->len);
}

static gboolean
drag_begin_cb (AvtCanvas *canvas, const AvtId *id, double x, double y, AvtRackView *self)
{
  g_autoptr (GArray) devices
    = avt_session_get_selected_of (self->session, AVT_KIND_DEVICE);

  self->move = avt_move_tool_begin (avt_session_get_design (self->session), self->row,
                                    (const AvtId *) (gpointer) devices->data, devices->len, *id, x,
                                    y);
  return self->move != NULL;
}

static void
show_move (AvtRackView *self)
{
  guint n_devices = avt_move_tool_get_n_devices (self->move);
  g_autoptr (GArray) overlays = g_array_new (FALSE, FALSE, sizeof (AvtOverlay));
  g_autofree char *hint = avt_move_tool_get_hint (self->move);
  AvtOverlayKind kind = avt_move_tool_get_refusal (self->move) != NULL ? AVT_OVERLAY_REFUSED
                                                                       : AVT_OVERLAY_DROP;

  for (guint i = 0; i < n_devices; i++)
    {
      AvtOverlay home = { AVT_OVERLAY_HOME, avt_move_tool_get_home (self->move, i), NULL };

      g_array_append_val (overlays, home);
    }
  for (guint i = 0; i < n_devices; i++)
    {
      AvtOverlay target
        = { kind, avt_move_tool_get_target (self->move, i), i == 0 ? hint : NULL };

      if (!avt_rect_is_empty (target.rect))
        g_array_append_val (overlays, target);
    }
  avt_canvas_set_overlays (self->canvas, (const AvtOverlay *) (gpointer) overlays->data,
                           overlays->len);
}

static void
drag_update_cb (AvtCanvas *canvas, double x, double y, AvtRackView *self)
{
  if (self->move == NULL)
    return;
  avt_move_tool_update (self->move, x, y);
  show_move (self);
}

static void
drag_end_cb (AvtCanvas *canvas, double x, double y, AvtRackView *self)
{
  g_autofree char *label = NULL;
  g_autofree char *refusal = NULL;
  AvtDesign *design;

  if (self->move == NULL)
    return;
  avt_move_tool_update (self->move, x, y);
  design = avt_move_tool_commit (self->move, &label);
  refusal = g_strdup (avt_move_tool_get_refusal (self->move));
  end_move (self);
  if (design != NULL)
    avt_session_commit (self->session, design, NULL, label, NULL);
  else if (refusal != NULL)
    avt_session_tell (self->session, refusal, FALSE);
}

static void
drag_cancel_cb (AvtCanvas *canvas, AvtRackView *self)
{
  end_move (self);
}

static gboolean
move_requested_cb (AvtCanvas *canvas, int dx, int dy, AvtRackView *self)
{
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (GArray) devices = avt_session_get_selected_of (self->session, AVT_KIND_DEVICE);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtDesign *moved;

  if (devices->len == 0)
    return FALSE;
  moved = avt_move_devices (design, self->row, (const AvtId *) (gpointer) devices->data,
                            devices->len, dx, dy, &label, &error);
  avt_session_commit (self->session, moved, error, label, "move-by-key");
  return TRUE;
}

static void
take_placed (AvtRackView *self, AvtDesign *design, const GError *error, const char *label,
             AvtId id)
{
  if (avt_session_commit (self->session, design, error, label, NULL))
    avt_session_select_one (self->session, id);
}

static void
show_place (AvtRackView *self)
{
  g_autofree char *hint = avt_place_tool_get_hint (self->place);
  AvtOverlay overlay = { avt_place_tool_get_refusal (self->place) != NULL ? AVT_OVERLAY_REFUSED
                                                                          : AVT_OVERLAY_DROP,
                         avt_place_tool_get_target (self->place), hint };

  avt_canvas_set_overlays (self->canvas, &overlay, avt_rect_is_empty (overlay.rect) ? 0 : 1);
}

static gboolean
begin_place (AvtRackView *self, const GValue *value)
{
  AvtCatalogueItem *item
    = value != NULL && G_VALUE_HOLDS (value, AVT_TYPE_CATALOGUE_ITEM) ? g_value_get_object (value)
                                                                      : NULL;
  AvtNewDevice what;

  if (item == NULL)
    return FALSE;
  if (self->place == NULL)
    {
      what = (AvtNewDevice){ avt_catalogue_item_get_library (item),
                             avt_catalogue_item_get_id (item) };
      self->place
        = avt_place_tool_begin (avt_session_get_design (self->session), self->row, &what);
    }
  return TRUE;
}

static void
point_place (AvtRackView *self, double x, double y)
{
  AvtViewport viewport = avt_canvas_get_viewport (self->canvas);

  avt_viewport_point_to_scene (&viewport, &x, &y);
  avt_place_tool_update (self->place, x, y);
  show_place (self);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, AvtRackView *self)
{
  if (!begin_place (self, gtk_drop_target_get_value (target)))
    return GDK_ACTION_COPY; /* the value is still on its way */
  point_place (self, x, y);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target, AvtRackView *self)
{
  end_move (self);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AvtRackView *self)
{
  AvtIdSource *ids = avt_document_get_ids (avt_session_get_document (self->session));
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtDesign *design;
  AvtId id = AVT_ID_NONE;

  if (!begin_place (self, value))
    return FALSE;
  point_place (self, x, y);
  design = avt_place_tool_commit (self->place, ids, &id, &label, &error);
  end_move (self);
  if (design != NULL || error != NULL)
    take_placed (self, design, error, label, id);
  else
    avt_session_tell (self->session, _ ("A device type is dropped onto a rack"), FALSE);
  return TRUE;
}

static void
menu_requested_cb (AvtCanvas *canvas, const AvtId *id, double x, double y, AvtRackView *self)
{
  double own_x, own_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (canvas), GTK_WIDGET (self), x, y, &own_x, &own_y);
  g_signal_emit (self, signals[MENU_REQUESTED], 0, own_x, own_y);
}

static void
avt_rack_view_dispose (GObject *object)
{
  AvtRackView *self = AVT_RACK_VIEW (object);

  g_clear_handle_id (&self->detail_source, g_source_remove);
  g_clear_pointer (&self->move, avt_move_tool_cancel);
  g_clear_pointer (&self->place, avt_place_tool_cancel);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_object (&self->session);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->row, avt_rack_row_unref);
  G_OBJECT_CLASS (avt_rack_view_parent_class)->dispose (object);
}

static void
avt_rack_view_class_init (AvtRackViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = avt_rack_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[MENU_REQUESTED]
    = g_signal_new ("menu-requested", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
connect_canvas (AvtRackView *self)
{
  g_object_connect (self->canvas, "signal::item-pressed", item_pressed_cb, self,
                    "signal::area-selected", area_selected_cb, self, "signal::item-drag-begin",
                    drag_begin_cb, self, "signal::item-drag-update", drag_update_cb, self,
                    "signal::item-drag-end", drag_end_cb, self, "signal::item-drag-cancel",
                    drag_cancel_cb, self, "signal::move-requested", move_requested_cb, self,
                    "signal::menu-requested", menu_requested_cb, self, "signal::viewport-changed",
                    viewport_changed_cb, self, NULL);
}

static void
add_drop_target (AvtRackView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (AVT_TYPE_CATALOGUE_ITEM, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (target));
}

/* The overview and the button that folds it away; neither is there while everything is in view. */
static GtkWidget *
new_overview (AvtRackView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *map = avt_minimap_new (self->canvas);

  gtk_button_set_icon_name (GTK_BUTTON (button), "view-restore-symbolic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Overview"));
  avt_compat_set_name (button, _ ("Overview"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "osd");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_halign (map, GTK_ALIGN_END);
  g_object_bind_property (button, "active", map, "visible", G_BINDING_DEFAULT);
  gtk_box_append (GTK_BOX (box), map);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "overview");
  gtk_widget_set_visible (box, FALSE);
  self->map = box;
  return box;
}

static void
avt_rack_view_init (AvtRackView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_focusable (scroller, FALSE);
  self->canvas = AVT_CANVAS (avt_canvas_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->canvas));
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), new_overview (self));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  connect_canvas (self);
  add_drop_target (self);
}

GtkWidget *
avt_rack_view_new (AvtSession *session)
{
  AvtRackView *self = g_object_new (AVT_TYPE_RACK_VIEW, NULL);

  self->session = g_object_ref (session);
  self->divisor = BASE_DIVISOR;
  self->layers = AVT_LAYERS_USUAL | AVT_LAYER_SHOW (AVT_LAYER_POWER_A)
                 | AVT_LAYER_SHOW (AVT_LAYER_POWER_B);
  g_signal_connect (avt_session_get_document (session), "changed",
                    G_CALLBACK (document_changed_cb), self);
  g_signal_connect (session, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect (session, "faults-changed", G_CALLBACK (faults_changed_cb), self);
  g_signal_connect (session, "faces-changed", G_CALLBACK (faces_changed_cb), self);
  rebuild (self);
  show_selection (self);
  return GTK_WIDGET (self);
}

AvtCanvas *
avt_rack_view_get_canvas (AvtRackView *self)
{
  return self->canvas;
}

AvtElevationView
avt_rack_view_get_view (AvtRackView *self)
{
  return self->view;
}

/** avt_rack_view_set_view: from where the racks are seen */
void
avt_rack_view_set_view (AvtRackView *self, AvtElevationView view)
{
  if (view == self->view)
    return;
  end_move (self);
  self->view = view;
  rebuild (self);
}

guint32
avt_rack_view_get_layers (AvtRackView *self)
{
  return self->layers;
}

/** avt_rack_view_set_layers: @layers: AVT_LAYER_SHOW() of each layer that is shown */
void
avt_rack_view_set_layers (AvtRackView *self, guint32 layers)
{
  if ((layers | AVT_LAYERS_CHOSEN) == self->layers)
    return;
  self->layers = layers | AVT_LAYERS_CHOSEN;
  rebuild (self);
}

/** avt_rack_view_place: puts a device of the type at the first free place of the rack in scope;
 * Returns: whether there was one; otherwise the user was told */
gboolean
avt_rack_view_place (AvtRackView *self, AvtCatalogueItem *item)
{
  AvtNewDevice what
    = { avt_catalogue_item_get_library (item), avt_catalogue_item_get_id (item) };
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtId id = AVT_ID_NONE;
  AvtDesign *design = avt_place_device_first (
    avt_session_get_design (self->session),
    avt_document_get_ids (avt_session_get_document (self->session)), &what,
    avt_session_get_rack (self->session), &id, &label, &error);

  take_placed (self, design, error, label, id);
  return error == NULL;
}
