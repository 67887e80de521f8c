#include "config.h"

#include "widgets/results/power-pane.h"

#include "diagrams/view/rack-text.h"
#include "engine/calc/rack-mass.h"
#include "engine/calc/rack-power.h"
#include "widgets/canvas/scene-view.h"
#include "widgets/compat.h"
#include "widgets/numbers.h"
#include "widgets/results/rack-bars.h"

#include <glib/gi18n-lib.h>

#define BTU_PER_HOUR_A_WATT 3.412142
#define MOST_HEIGHT_PX 210
#define TOTALS_CHARS 40

struct _AvtPowerPane
{
  GtkWidget parent_instance;

  AvtSession *session;
  GtkWidget *box;
  GtkWidget *totals;
  GtkWidget *empty;
  GtkWidget *scroller;
  AvtSceneView *bars;
};

G_DEFINE_FINAL_TYPE (AvtPowerPane, avt_power_pane, GTK_TYPE_WIDGET)

static const AvtRack *
rack_in_scope (AvtPowerPane *self)
{
  return avt_design_rack (avt_session_get_design (self->session),
                          avt_session_get_rack (self->session));
}

static AvtScene *
build (double width_pt, gpointer user_data)
{
  AvtPowerPane *self = user_data;
  AvtDiagramContext context = avt_session_get_context (self->session);
  const AvtRack *rack = rack_in_scope (self);
  g_autoptr (AvtRackBars) bars
    = avt_rack_bars_new (context.design, context.memo, avt_session_get_rack (self->session));
  g_autofree char *title = NULL;
  const AvtPowerBar *list;
  guint n_bars;

  list = avt_rack_bars_get (bars, &n_bars);
  if (n_bars == 0 || rack == NULL)
    return NULL;
  title = g_strdup_printf (_ ("Power of %s"), rack->name);
  return avt_power_bars_new (&context, title, list, n_bars, width_pt);
}

static char *
heat_text (AvtDesign *design, AvtMemo *memo, const AvtRack *rack)
{
  AvtRackPower power = avt_rack_power_get (memo, design, rack->entity.id);

  return avt_local_quantity (power.planning.known_w * BTU_PER_HOUR_A_WATT, AVT_UNIT_BTU_PER_HOUR);
}

static char *
mass_text (AvtDesign *design, const AvtRack *rack)
{
  AvtRackMass mass = avt_rack_mass (design, rack);
  g_autofree char *known = avt_local_quantity ((double) mass.known_g / 1000, AVT_UNIT_KILOGRAM);
  g_autofree char *limit = NULL;
  g_autoptr (GString) text = g_string_new (known);

  if (mass.n_known == 0 && mass.n_unknown > 0)
    return g_strdup (_ ("mass unknown"));
  if (AVT_RECORD_HAS (rack, AVT_RACK_MASS_LIMIT_G))
    {
      limit = avt_local_quantity ((double) rack->mass_limit_g / 1000, AVT_UNIT_KILOGRAM);
      /* Translators: a mass and the limit it may reach */
      g_string_printf (text, _ ("%s of %s"), known, limit);
    }
  if (mass.n_unknown > 0)
    g_string_append_printf (text,
                            ngettext (", %u without a mass", ", %u without a mass",
                                      mass.n_unknown),
                            mass.n_unknown);
  return g_strdup (text->str);
}

static void
update (AvtPowerPane *self)
{
  AvtDiagramContext context = avt_session_get_context (self->session);
  const AvtRack *rack = rack_in_scope (self);
  g_autoptr (AvtRackBars) bars
    = avt_rack_bars_new (context.design, context.memo, avt_session_get_rack (self->session));
  g_autofree char *words = avt_rack_bars_describe (bars);
  guint n_bars;

  avt_rack_bars_get (bars, &n_bars);
  gtk_widget_set_visible (GTK_WIDGET (self), rack != NULL);
  if (rack == NULL)
    return;
  gtk_widget_set_visible (self->scroller, n_bars > 0);
  gtk_widget_set_visible (self->empty, n_bars == 0);
  avt_scene_view_rebuild (self->bars);
  avt_compat_set_name (GTK_WIDGET (self->bars), words);
  g_autofree char *totals = avt_rack_totals_text (&context, rack);
  g_autofree char *heat = heat_text (context.design, context.memo, rack);
  g_autofree char *mass = mass_text (context.design, rack);
  g_autofree char *space = avt_rack_space_text (&context, rack);
  g_autofree char *line
    = g_strdup_printf ("%s · %s · %s · %s · %s", rack->name, totals, heat, mass, space);
  gtk_label_set_text (GTK_LABEL (self->totals), line);
  gtk_widget_set_tooltip_text (self->totals, line);
}

static void
document_changed_cb (AvtDocument *document, const AvtDelta *delta, AvtPowerPane *self)
{
  update (self);
}

static void
rack_changed_cb (AvtSession *session, AvtPowerPane *self)
{
  update (self);
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

static void
avt_power_pane_init (AvtPowerPane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->totals = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->totals), 0);
  gtk_label_set_wrap (GTK_LABEL (self->totals), TRUE);
  /* It takes the width it gets; a wish of its own would push the panes away. */
  gtk_label_set_max_width_chars (GTK_LABEL (self->totals), TOTALS_CHARS);
  gtk_widget_add_css_class (self->totals, "totals");
  self->empty = gtk_label_new (_ ("Nothing in this rack is connected to a feed yet."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_add_css_class (self->empty, "totals");
  self->bars = AVT_SCENE_VIEW (avt_scene_view_new (build, self));
  self->scroller = gtk_scrolled_window_new ();
  avt_compat_set_name (self->scroller, _ ("Power"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MOST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->bars));
  gtk_box_append (GTK_BOX (self->box), self->totals);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
avt_power_pane_new (AvtSession *session)
{
  AvtPowerPane *self = g_object_new (AVT_TYPE_POWER_PANE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect (avt_session_get_document (session), "changed",
                    G_CALLBACK (document_changed_cb), self);
  g_signal_connect (session, "rack-changed", G_CALLBACK (rack_changed_cb), self);
  update (self);
  return GTK_WIDGET (self);
}
