/* What stands where: catalogue and outline on the left because they act on the drawing, the
 * inspector on the right because it follows it, results below. */
#include "config.h"

#include "widgets/rack/rack-editor.h"

#include "widgets/compat.h"
#include "widgets/outline/outline.h"
#include "widgets/rack/object-menu.h"
#include "widgets/rack/rack-editor-private.h"
#include "widgets/results/findings-list.h"
#include "widgets/results/power-pane.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The five columns of the outline need more than the catalogue, which leaves it to the drawing. */
#define CATALOGUE_PX 236
#define OUTLINE_PX 340
#define RIGHT_PX 320
/* Where the drawing would get less, a pane lies over it: first the left one. With both panes it
 * has this much in a window of 1024 pixels. */
#define DRAWING_PX 350
#define FINDINGS_PX 170

G_DEFINE_FINAL_TYPE (AvtRackEditor, avt_rack_editor, GTK_TYPE_WIDGET)

static GtkWidget *
new_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  avt_compat_set_name (button, label);
  return button;
}

static GtkWidget *
new_pane_toggle (AvtRackEditor *self, const char *icon, const char *label, GtkWidget *pane)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, label);
  avt_compat_set_name (button, label);
  avt_compat_side_pane_bind_open (pane, button, "active");
  return button;
}

static GtkWidget *
new_add_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_Rack"), "win.add-rack");
  g_menu_append (menu, _ ("_Feed"), "win.add-feed");
  g_menu_append (menu, _ ("_Device…"), "win.find-type");
  g_menu_append (menu, _ ("_Place Devices…"), "win.place-devices");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Add"));
  avt_compat_set_name (button, _ ("Add"));
  return button;
}

static void
view_toggled_cb (GtkToggleButton *button, AvtRackEditor *self)
{
  for (guint i = 0; i < AVT_N_ELEVATION_VIEWS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->view_buttons[i])))
      avt_rack_view_set_view (self->view, (AvtElevationView) i);
}

static GtkWidget *
new_side_switch (AvtRackEditor *self)
{
  static const char *const labels[] = { N_ ("Front"), N_ ("Rear"), N_ ("Side") };
  static const char *const tooltips[]
    = { N_ ("Show the Front"), N_ ("Show the Rear"), N_ ("Show the Side and Depths") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < AVT_N_ELEVATION_VIEWS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (labels[i]));

      self->view_buttons[i] = button;
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                     GTK_TOGGLE_BUTTON (self->view_buttons[0]));
      gtk_widget_set_tooltip_text (button, _ (tooltips[i]));
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->view_buttons[0]), TRUE);
  for (guint i = 0; i < AVT_N_ELEVATION_VIEWS; i++)
    g_signal_connect (self->view_buttons[i], "toggled", G_CALLBACK (view_toggled_cb), self);
  gtk_widget_add_css_class (box, "linked");
  return box;
}

static void
layer_toggled_cb (GtkCheckButton *button, AvtRackEditor *self)
{
  guint32 bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "layer"));
  guint32 layers = avt_rack_view_get_layers (self->view);

  avt_rack_view_set_layers (
    self->view, gtk_check_button_get_active (button) ? layers | bit : layers & ~bit);
}

static GtkWidget *
new_layers_button (AvtRackEditor *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  guint32 layers = avt_rack_view_get_layers (self->view);

  for (guint i = 0; i < AVT_N_LAYERS; i++)
    {
      const char *title = _ (avt_layer_info ((AvtLayer) i)->title);
      GtkWidget *check = gtk_check_button_new_with_label (title);

      avt_compat_set_name (check, title);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   avt_layers_show (layers, (AvtLayer) i));
      g_object_set_data (G_OBJECT (check), "layer", GUINT_TO_POINTER (AVT_LAYER_SHOW (i)));
      g_signal_connect (check, "toggled", G_CALLBACK (layer_toggled_cb), self);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Layers"));
  gtk_widget_set_tooltip_text (button, _ ("Choose What Is Drawn"));
  avt_compat_set_name (button, _ ("Layers"));
  return button;
}

static GtkWidget *
new_zoom_buttons (AvtRackEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->zoom_label = gtk_button_new_with_label ("100 %");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->zoom_label), "win.zoom-fit");
  gtk_widget_set_tooltip_text (self->zoom_label, _ ("Show Everything"));
  gtk_widget_add_css_class (self->zoom_label, "numeric");
  gtk_box_append (GTK_BOX (box),
                  new_button ("zoom-out-symbolic", _ ("Zoom Out"), "win.zoom-out"));
  gtk_box_append (GTK_BOX (box), self->zoom_label);
  gtk_box_append (GTK_BOX (box), new_button ("zoom-in-symbolic", _ ("Zoom In"), "win.zoom-in"));
  return box;
}

static GtkWidget *
new_toolbar (AvtRackEditor *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *connect = gtk_button_new_with_mnemonic (_ ("Connect _Power…"));
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  /* With text of twice the size the bar must still fit a window of 1024 pixels. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (connect))),
                           PANGO_ELLIPSIZE_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (connect), "win.connect-power");
  gtk_widget_set_tooltip_text (connect, _ ("Plug the Selected Devices In"));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar), new_pane_toggle (self, "sidebar-show-symbolic",
                                                  _ ("Catalogue and Outline"), self->left_pane));
  gtk_box_append (GTK_BOX (bar), new_add_button ());
  gtk_box_append (GTK_BOX (bar), connect);
  gtk_box_append (GTK_BOX (bar), space);
  gtk_box_append (GTK_BOX (bar), new_layers_button (self));
  gtk_box_append (GTK_BOX (bar), new_side_switch (self));
  gtk_box_append (GTK_BOX (bar), new_zoom_buttons (self));
  gtk_box_append (GTK_BOX (bar), new_pane_toggle (self, "sidebar-show-right-symbolic",
                                                  _ ("Properties"), self->right_pane));
  return bar;
}

static GtkWidget *
new_status_button (const char *label, const char *action, gboolean is_suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  if (is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), AVT_APP_ID "-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Racks Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Add a rack and fill it from the catalogue, or open a "
                                      "design."));
  gtk_box_append (GTK_BOX (box), new_status_button (_ ("Add _Rack"), "win.add-rack", TRUE));
  gtk_box_append (GTK_BOX (box), new_status_button (_ ("Open _Sample"), "win.open-sample", FALSE));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
new_left_pane (AvtRackEditor *self, AvtDesign *library)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *outline = avt_outline_new (self->session);

  self->left_stack = gtk_stack_new ();
  self->catalogue = AVT_CATALOGUE (avt_catalogue_new (self->session, library));
  gtk_stack_add_titled (GTK_STACK (self->left_stack), GTK_WIDGET (self->catalogue), "catalogue",
                        _ ("Catalogue"));
  gtk_stack_add_titled (GTK_STACK (self->left_stack), outline, "outline", _ ("Outline"));
  gtk_widget_set_size_request (GTK_WIDGET (self->catalogue), CATALOGUE_PX, -1);
  gtk_widget_set_size_request (outline, OUTLINE_PX, -1);
  gtk_widget_set_vexpand (self->left_stack, TRUE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->left_stack), FALSE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->left_stack));
  gtk_widget_add_css_class (switcher, "pane-switcher");
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), self->left_stack);
  return box;
}

static GtkWidget *
new_right_pane (AvtRackEditor *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("Findings"));
  GtkWidget *findings = avt_findings_list_new (self->session);

  self->inspector = AVT_INSPECTOR (avt_inspector_new (self->session));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "pane-heading");
  gtk_widget_set_vexpand (findings, TRUE);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), findings);
  gtk_widget_set_size_request (box, -1, FINDINGS_PX);
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (self->inspector));
  gtk_paned_set_end_child (GTK_PANED (paned), box);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_widget_set_size_request (paned, RIGHT_PX, -1);
  return paned;
}

static void
viewport_changed_cb (AvtCanvas *canvas, AvtRackEditor *self)
{
  /* Translators: how large the drawing is shown, in percent of its real size */
  g_autofree char *text
    = g_strdup_printf (_ ("%d %%"), (int) round (avt_canvas_get_viewport (canvas).zoom * 100));

  gtk_button_set_label (GTK_BUTTON (self->zoom_label), text);
}

static void
menu_requested_cb (AvtRackView *view, double x, double y, AvtRackEditor *self)
{
  double own_x, own_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self), x, y, &own_x, &own_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) own_x, (int) own_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static GtkWidget *
new_menu (void)
{
  g_autoptr (GMenuModel) menu = avt_object_menu_new ();

  return gtk_popover_menu_new_from_model (menu);
}

static void
place_requested_cb (AvtCatalogue *catalogue, AvtCatalogueItem *item, AvtRackEditor *self)
{
  avt_rack_view_place (self->view, item);
}

static void
item_activated_cb (AvtCanvas *canvas, const AvtId *id, AvtRackEditor *self)
{
  avt_rack_editor_run (self, "properties");
}

static void
update_empty (AvtRackEditor *self)
{
  gboolean has_racks
    = avt_design_count (avt_session_get_design (self->session), AVT_KIND_RACK) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->centre), has_racks ? "racks" : "empty");
}

static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtRackEditor *self)
{
  update_empty (self);
}

static void
avt_rack_editor_dispose (GObject *object)
{
  AvtRackEditor *self = AVT_RACK_EDITOR (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_rack_editor_parent_class)->dispose (object);
}

static void
avt_rack_editor_class_init (AvtRackEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_rack_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
avt_rack_editor_init (AvtRackEditor *self)
{
}

static GtkWidget *
new_middle (AvtRackEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->centre = gtk_stack_new ();
  self->view = AVT_RACK_VIEW (avt_rack_view_new (self->session));
  self->power = avt_power_pane_new (self->session);
  gtk_stack_add_named (GTK_STACK (self->centre), GTK_WIDGET (self->view), "racks");
  gtk_stack_add_named (GTK_STACK (self->centre), new_empty_page (), "empty");
  gtk_widget_set_vexpand (self->centre, TRUE);
  gtk_widget_set_hexpand (self->centre, TRUE);
  gtk_widget_set_size_request (box, DRAWING_PX, -1);
  gtk_box_append (GTK_BOX (box), self->centre);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->power);
  return box;
}

static void
connect (AvtRackEditor *self)
{
  AvtCanvas *canvas = avt_rack_view_get_canvas (self->view);

  g_signal_connect (canvas, "viewport-changed", G_CALLBACK (viewport_changed_cb), self);
  g_signal_connect (canvas, "item-activated", G_CALLBACK (item_activated_cb), self);
  g_signal_connect (self->view, "menu-requested", G_CALLBACK (menu_requested_cb), self);
  g_signal_connect (self->catalogue, "place-requested", G_CALLBACK (place_requested_cb), self);
  g_signal_connect (avt_session_get_document (self->session), "changed",
                    G_CALLBACK (document_changed_cb), self);
}

/** avt_rack_editor_new: @library: (nullable): the installed catalogue */
GtkWidget *
avt_rack_editor_new (AvtSession *session, AvtDesign *library)
{
  AvtRackEditor *self = g_object_new (AVT_TYPE_RACK_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->left_pane = avt_compat_side_pane_new (new_middle (self), new_left_pane (self, library),
                                              GTK_PACK_START, FALSE);
  self->right_pane
    = avt_compat_side_pane_new (self->left_pane, new_right_pane (self), GTK_PACK_END, FALSE);
  gtk_widget_set_vexpand (self->right_pane, TRUE);
  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->root), new_toolbar (self));
  gtk_box_append (GTK_BOX (self->root), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->root), self->right_pane);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  self->menu = new_menu ();
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  connect (self);
  update_empty (self);
  return GTK_WIDGET (self);
}

AvtRackView *
avt_rack_editor_get_view (AvtRackEditor *self)
{
  return self->view;
}

AvtInspector *
avt_rack_editor_get_inspector (AvtRackEditor *self)
{
  return self->inspector;
}
