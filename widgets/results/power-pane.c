/* Beside the bars of the feeds stand the numbers of the rack; in a narrow pane, under them. */
#include "config.h"

#include "widgets/results/power-pane.h"

#include "widgets/canvas/scene-view.h"
#include "widgets/compat.h"
#include "widgets/results/balance-dialog.h"
#include "widgets/results/formula-popover.h"
#include "widgets/results/rack-bars.h"

#include <glib/gi18n-lib.h>

/* Six lines of numbers, each with what is unknown below it. */
#define MOST_HEIGHT_PX 290
#define NUMBER_PX 100
#define NUMBERS_PX (2 * NUMBER_PX)

struct _AvtPowerPane
{
  GtkWidget parent_instance;

  AvtSession *session;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *toggles[2]; /* by side: what if it is lost? */
  GtkWidget *empty;
  GtkWidget *flow;
  AvtSceneView *bars;
  GtkWidget *numbers[AVT_N_RACK_NUMBERS];
};

G_DEFINE_FINAL_TYPE (AvtPowerPane, avt_power_pane, GTK_TYPE_WIDGET)

static const AvtRack *
rack_in_scope (AvtPowerPane *self)
{
  return avt_design_rack (avt_session_get_design (self->session),
                          avt_session_get_rack (self->session));
}

static AvtFeedBars *
new_bars (AvtPowerPane *self)
{
  AvtDiagramContext context = avt_session_get_context (self->session);
  const gboolean lost[] = { avt_session_is_lost (self->session, AVT_SIDE_A),
                            avt_session_is_lost (self->session, AVT_SIDE_B) };

  return avt_feed_bars_new (context.design, context.memo, avt_session_get_rack (self->session),
                            lost);
}

static const char *
bars_title (AvtPowerPane *self)
{
  gboolean without_a = avt_session_is_lost (self->session, AVT_SIDE_A);
  gboolean without_b = avt_session_is_lost (self->session, AVT_SIDE_B);

  if (without_a && without_b)
    return _ ("Lines with both sides lost");
  if (without_a)
    return _ ("Lines with side A lost");
  return without_b ? _ ("Lines with side B lost") : _ ("Lines");
}

static AvtScene *
build (double width_pt, gpointer user_data)
{
  AvtPowerPane *self = user_data;
  AvtDiagramContext context = avt_session_get_context (self->session);
  g_autoptr (AvtFeedBars) bars = new_bars (self);
  const AvtPowerBar *list;
  guint n_bars;

  list = avt_feed_bars_get (bars, &n_bars);
  if (n_bars == 0)
    return NULL;
  return avt_power_bars_new (&context, bars_title (self), list, n_bars, width_pt);
}

static void
update_numbers (AvtPowerPane *self, const AvtRack *rack)
{
  AvtDiagramContext context = avt_session_get_context (self->session);

  for (guint i = 0; i < AVT_N_RACK_NUMBERS; i++)
    {
      AvtExplained explained
        = avt_explain_rack (context.memo, context.design, rack, (AvtRackNumber) i);

      avt_formula_button_set (self->numbers[i], &explained);
    }
}

static void
update (AvtPowerPane *self)
{
  const AvtRack *rack = rack_in_scope (self);
  g_autoptr (AvtFeedBars) bars = new_bars (self);
  g_autofree char *words = avt_rack_bars_describe (bars);
  guint n_bars;

  avt_feed_bars_get (bars, &n_bars);
  gtk_widget_set_visible (GTK_WIDGET (self), rack != NULL);
  if (rack == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->bars), n_bars > 0);
  gtk_widget_set_visible (self->empty, n_bars == 0);
  gtk_label_set_text (GTK_LABEL (self->title), rack->name);
  avt_scene_view_rebuild (self->bars);
  avt_compat_set_name (GTK_WIDGET (self->bars), words);
  update_numbers (self, rack);
}

static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtPowerPane *self)
{
  update (self);
}

static void
session_changed_cb (AvtSession *session, AvtPowerPane *self)
{
  update (self);
}

static void
lose_toggled_cb (GtkToggleButton *button, AvtPowerPane *self)
{
  AvtSide side = GTK_WIDGET (button) == self->toggles[AVT_SIDE_B] ? AVT_SIDE_B : AVT_SIDE_A;

  avt_session_set_lost (self->session, side, gtk_toggle_button_get_active (button));
}

static void
avt_power_pane_dispose (GObject *object)
{
  AvtPowerPane *self = AVT_POWER_PANE (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_power_pane_parent_class)->dispose (object);
}

static void
avt_power_pane_class_init (AvtPowerPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_power_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "powerpane");
}

static GtkWidget *
new_toggle (AvtPowerPane *self, const char *label, const char *tooltip)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  avt_compat_set_name (button, tooltip);
  g_signal_connect (button, "toggled", G_CALLBACK (lose_toggled_cb), self);
  gtk_widget_add_css_class (button, "small-button");
  return button;
}

static void
balance_cb (GtkButton *button, AvtPowerPane *self)
{
  avt_balance_dialog_run (self->session,
                          GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static GtkWidget *
new_head (AvtPowerPane *self)
{
  GtkWidget *balance = gtk_button_new_with_mnemonic (_ ("_Balance Phases…"));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *faults = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  self->toggles[AVT_SIDE_A]
    = new_toggle (self, _ ("Lose A"), _ ("Show What Happens Without Side A"));
  self->toggles[AVT_SIDE_B]
    = new_toggle (self, _ ("Lose B"), _ ("Show What Happens Without Side B"));
  gtk_widget_add_css_class (faults, "linked");
  gtk_box_append (GTK_BOX (faults), self->toggles[AVT_SIDE_A]);
  gtk_box_append (GTK_BOX (faults), self->toggles[AVT_SIDE_B]);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), faults);
  gtk_widget_set_tooltip_text (balance, _ ("Move Cords so That the Lines Carry Alike"));
  gtk_widget_add_css_class (balance, "small-button");
  g_signal_connect (balance, "clicked", G_CALLBACK (balance_cb), self);
  gtk_box_append (GTK_BOX (head), balance);
  gtk_widget_add_css_class (head, "results-head");
  return head;
}

static GtkWidget *
new_numbers (AvtPowerPane *self)
{
  GtkWidget *numbers = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (numbers), TRUE);
  avt_compat_set_name (numbers, _ ("Numbers of the Rack"));
  for (guint i = 0; i < AVT_N_RACK_NUMBERS; i++)
    {
      self->numbers[i] = avt_formula_button_new ();
      gtk_widget_set_size_request (self->numbers[i], NUMBER_PX, -1);
      gtk_widget_set_valign (self->numbers[i], GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (numbers), self->numbers[i], (int) (i % 2), (int) (i / 2), 1, 1);
    }
  gtk_widget_set_size_request (numbers, NUMBERS_PX, -1);
  gtk_widget_set_valign (numbers, GTK_ALIGN_START);
  return numbers;
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *label = gtk_label_new (_ ("Nothing in this rack is connected to a feed yet."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "totals");
  return label;
}

static void
add_to_flow (AvtPowerPane *self, GtkWidget *widget)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), widget);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), child);
}

static void
avt_power_pane_init (AvtPowerPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->empty = new_empty ();
  self->bars = AVT_SCENE_VIEW (avt_scene_view_new (build, self));
  self->flow = gtk_flow_box_new ();
  avt_compat_set_name (self->flow, _ ("Power"));
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_box_append (GTK_BOX (lines), self->empty);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->bars));
  add_to_flow (self, lines);
  add_to_flow (self, new_numbers (self));
  avt_compat_set_name (scroller, _ ("Power"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->flow);
  gtk_box_append (GTK_BOX (self->box), new_head (self));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
avt_power_pane_new (AvtSession *session)
{
  AvtPowerPane *self = g_object_new (AVT_TYPE_POWER_PANE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect (avt_session_get_document (session), "changed",
                    G_CALLBACK (document_changed_cb), self);
  g_signal_connect (session, "rack-changed", G_CALLBACK (session_changed_cb), self);
  g_signal_connect (session, "faults-changed", G_CALLBACK (session_changed_cb), self);
  update (self);
  return GTK_WIDGET (self);
}
