#include "config.h"

#include "widgets/results/balance-dialog.h"

#include "engine/calc/balance-plan.h"
#include "widgets/compat.h"
#include "widgets/numbers.h"
#include "widgets/preview-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Dialog: from its opening to its answer. */
typedef struct
{
  AvtSession *session;
  AvtDesign *design; /* what the plan was made for */
  AvtBalancePlan *plan;
} Dialog;

static void
dialog_free (Dialog *self)
{
  g_object_unref (self->session);
  avt_design_unref (self->design);
  avt_balance_plan_free (self->plan);
  g_free (self);
}

static const char *
name_of (Dialog *self, AvtId id)
{
  gconstpointer entity = avt_design_lookup (self->design, id);

  return entity != NULL ? avt_entity_name (entity) : "";
}

static const char *
leg_label (AvtLeg leg)
{
  return _ (avt_port_type.fields[AVT_PORT_LEG].values[leg].label);
}

static void
attach (GtkWidget *grid, const char *text, int column, int row, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
attach_figure (GtkWidget *grid, int row, const char *label, double before, double after,
               AvtUnit unit)
{
  g_autofree char *old = avt_local_quantity (before, unit);
  g_autofree char *new = avt_local_quantity (after, unit);

  attach (grid, label, 0, row, NULL);
  attach (grid, old, 1, row, "numeric");
  attach (grid, new, 2, row, "numeric");
}

static GtkWidget *
new_figures (Dialog *self)
{
  const AvtBalanceCost *before = &self->plan->before, *after = &self->plan->after;
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  attach (grid, _ ("Now"), 1, 0, "dim-label");
  attach (grid, _ ("Balanced"), 2, 0, "dim-label");
  attach_figure (grid, 1, _ ("Fullest line when a side is lost"), before->maximum_a,
                 after->maximum_a, AVT_UNIT_AMPERE);
  attach_figure (grid, 2, _ ("Imbalance"), before->imbalance_percent, after->imbalance_percent,
                 AVT_UNIT_PERCENT);
  return grid;
}

static void
add_move (Dialog *self, GtkWidget *list, const AvtBalanceMove *move)
{
  g_autofree char *cord
    = g_strdup_printf ("%s · %s", name_of (self, move->device), name_of (self, move->strip));
  g_autofree char *path = g_strdup_printf ("%s (%s) → %s (%s)", move->from,
                                           leg_label (move->from_leg), move->to,
                                           leg_label (move->to_leg));

  avt_preview_list_add (list, cord, path);
}

static GtkWidget *
new_moves (Dialog *self)
{
  GtkWidget *list;
  GtkWidget *preview = avt_preview_list_new (_ ("Cords to Move"), &list);

  for (guint i = 0; i < self->plan->n_moves; i++)
    add_move (self, list, &self->plan->moves[i]);
  return preview;
}

static GtkWidget *
new_preview (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), new_figures (self));
  gtk_box_append (GTK_BOX (box), new_moves (self));
  return box;
}

static void
answer_cb (const char *answer, gpointer user_data)
{
  Dialog *self = user_data;
  AvtDesign *design = avt_session_get_design (self->session);
  g_autoptr (GError) error = NULL;

  if (strcmp (answer, "balance") == 0)
    {
      design = avt_design_with_phases_balanced (design, self->plan, &error);
      avt_session_commit (self->session, design, error, _ ("Balance Phases"), NULL);
    }
  dialog_free (self);
}

static const char *
nothing_to_do (const AvtBalancePlan *plan)
{
  if (plan->n_devices == 0)
    return _ ("No cord of this rack can be moved to another phase");
  return plan->is_proven ? _ ("The phases are balanced as well as they can be")
                         : _ ("Nothing better was found for the phases");
}

static char *
new_body (const AvtBalancePlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          ngettext ("%u cord goes to another outlet.",
                                    "%u cords go to other outlets.", plan->n_moves),
                          plan->n_moves);
  if (plan->is_proven)
    g_string_append (text, _ (" No other choice is better."));
  if (plan->n_fixed > 0)
    g_string_append_printf (text,
                            ngettext (" %u device stays where it is.",
                                      " %u devices stay where they are.", plan->n_fixed),
                            plan->n_fixed);
  if (plan->n_unknown > 0)
    g_string_append_printf (text,
                            ngettext (" The power of %u device is not known in full.",
                                      " The power of %u devices is not known in full.",
                                      plan->n_unknown),
                            plan->n_unknown);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** avt_balance_dialog_run: for the rack that results are shown of; says so when there is nothing to
 * gain */
void
avt_balance_dialog_run (AvtSession *session, GtkWindow *parent)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "balance", _ ("_Balance"), AVT_ANSWER_SUGGESTED },
  };
  AvtDiagramContext context = avt_session_get_context (session);
  Dialog *self;
  g_autofree char *body = NULL;

  if (avt_id_is_none (avt_session_get_rack (session)))
    return;
  self = g_new0 (Dialog, 1);
  self->session = g_object_ref (session);
  self->design = avt_design_ref (context.design);
  self->plan = avt_balance_plan_new_for_rack (context.memo, context.design,
                                              avt_session_get_rack (session));
  if (self->plan->n_moves == 0)
    {
      avt_session_tell (session, nothing_to_do (self->plan), FALSE);
      dialog_free (self);
      return;
    }
  body = new_body (self->plan);
  avt_compat_ask (parent, _ ("Balance Phases"), body, new_preview (self), answers,
                  G_N_ELEMENTS (answers), answer_cb, self);
}
