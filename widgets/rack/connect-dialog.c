#include "config.h"

#include "widgets/rack/connect-dialog.h"

#include "engine/calc/balance-plan.h"
#include "widgets/compat.h"
#include "widgets/inspector/section.h"
#include "widgets/rack/cord-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LABEL_CHARS 18

/** Dialog: from its opening to its answer. */
typedef struct
{
  AvtSession *session;
  AvtDesign *design; /* what the cords are of */
  GArray *cords;     /* of AvtCord */
  GPtrArray *outlets; /* of GArray of AvtPortAddress, one for each cord */
  GPtrArray *choosers; /* of GtkDropDown */
  GtkWidget *balance;  /* whether the phases of what is connected are balanced as well */
} Dialog;

static void
dialog_free (Dialog *self)
{
  g_object_unref (self->session);
  avt_design_unref (self->design);
  g_array_unref (self->cords);
  g_ptr_array_unref (self->outlets);
  g_ptr_array_unref (self->choosers);
  g_clear_object (&self->balance);
  g_free (self);
}

static const char *
leg_label (const AvtPort *port)
{
  return AVT_RECORD_HAS (port, AVT_PORT_LEG)
           ? _ (avt_port_type.fields[AVT_PORT_LEG].values[port->leg].label)
           : NULL;
}

static char *
outlet_text (AvtDesign *design, const AvtPortAddress *outlet)
{
  const AvtDevice *strip = avt_design_device (design, outlet->device);
  const AvtFeed *feed = avt_design_feed (design, strip->feed);
  const AvtPort *port
    = avt_type_find_port (avt_design_type (design, strip->type), outlet->port);
  const char *side = feed == NULL ? "" : feed->side == AVT_SIDE_A ? "A · " : "B · ";
  const char *leg = leg_label (port);

  return g_strdup_printf ("%s%s · %s%s%s", side, strip->name, outlet->port,
                          leg != NULL ? " · " : "", leg != NULL ? leg : "");
}

static GtkWidget *
new_chooser (Dialog *self, const AvtCord *cord, const GArray *outlets)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (words, _ ("Not connected"));
  for (guint i = 0; i < outlets->len; i++)
    {
      const AvtPortAddress *outlet = &g_array_index (outlets, AvtPortAddress, i);
      g_autofree char *text = outlet_text (self->design, outlet);

      gtk_string_list_append (words, text);
      if (cord->outlet != NULL && avt_id_equal (outlet->device, cord->strip)
          && strcmp (outlet->port, cord->outlet) == 0)
        selected = i + 1;
    }
  GtkWidget *chooser = gtk_drop_down_new (
    G_LIST_MODEL (words), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (chooser), outlets->len > 12);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), selected);
  return chooser;
}

static GtkWidget *
new_row (Dialog *self, guint i)
{
  const AvtCord *cord = &g_array_index (self->cords, AvtCord, i);
  GArray *outlets = avt_cord_outlets (self->design, cord);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = g_strdup_printf (
    "%s · %s", avt_entity_name (avt_design_lookup (self->design, cord->device)), cord->inlet);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *chooser = new_chooser (self, cord, outlets);

  g_ptr_array_add (self->outlets, outlets);
  g_ptr_array_add (self->choosers, g_object_ref (chooser));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  avt_compat_set_name (chooser, name);
  avt_compat_set_name (row, name);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), chooser);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field-row");
  return row;
}

static GtkWidget *
new_list (Dialog *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  avt_compat_set_name (list, _ ("Power Cords"));
  for (guint i = 0; i < self->cords->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (self, i));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  return scroller;
}

static void
take_choices (Dialog *self)
{
  for (guint i = 0; i < self->cords->len; i++)
    {
      AvtCord *cord = &g_array_index (self->cords, AvtCord, i);
      guint selected = gtk_drop_down_get_selected (g_ptr_array_index (self->choosers, i));
      const GArray *outlets = g_ptr_array_index (self->outlets, i);

      cord->outlet = NULL;
      if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
        continue;
      cord->strip = g_array_index (outlets, AvtPortAddress, selected - 1).device;
      cord->outlet = g_array_index (outlets, AvtPortAddress, selected - 1).port;
    }
}

static guint
count_cords (const GArray *cords)
{
  guint n = 0;

  for (guint i = 0; i < cords->len; i++)
    n += g_array_index (cords, AvtCord, i).outlet != NULL ? 1 : 0;
  return n;
}

/* The devices of the dialog, each once. */
static GArray *
collect_devices (const GArray *cords)
{
  GArray *devices = g_array_new (FALSE, FALSE, sizeof (AvtId));

  for (guint i = 0; i < cords->len; i++)
    {
      AvtId id = g_array_index (cords, AvtCord, i).device;

      if (devices->len == 0
          || !avt_id_equal (id, g_array_index (devices, AvtId, devices->len - 1)))
        g_array_append_val (devices, id);
    }
  return devices;
}

/* @design: (transfer full) (nullable): Returns: (transfer full) (nullable): the same balanced, in
 * the same step */
static AvtDesign *
balance (Dialog *self, AvtDesign *design, GError **error)
{
  g_autoptr (GArray) devices = collect_devices (self->cords);
  g_autoptr (AvtBalancePlan) plan = NULL;
  AvtDesign *balanced;

  if (design == NULL || !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->balance)))
    return design;
  plan = avt_balance_plan_new (NULL, design, (const AvtId *) (gpointer) devices->data,
                               devices->len);
  if (plan->n_moves == 0)
    return design;
  balanced = avt_design_with_phases_balanced (design, plan, error);
  avt_design_unref (design);
  return balanced;
}

static GtkWidget *
new_choices (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->balance = g_object_ref_sink (
    gtk_check_button_new_with_mnemonic (_ ("Balance the _phases of these devices")));
  gtk_box_append (GTK_BOX (box), new_list (self));
  gtk_box_append (GTK_BOX (box), self->balance);
  return box;
}

static void
answer_cb (const char *answer, gpointer user_data)
{
  Dialog *self = user_data;
  AvtDocument *document = avt_session_get_document (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtDesign *connected;
  guint n_cords;

  if (strcmp (answer, "connect") == 0)
    {
      take_choices (self);
      n_cords = count_cords (self->cords);
      label = g_strdup_printf (ngettext ("Connect %u Cord", "Connect %u Cords", n_cords), n_cords);
      connected = avt_with_cords (avt_session_get_design (self->session),
                                  avt_document_get_ids (document),
                                  (const AvtCord *) (gpointer) self->cords->data,
                                  self->cords->len, &error);
      connected = balance (self, connected, &error);
      avt_session_commit (self->session, connected, error, label, NULL);
    }
  dialog_free (self);
}

/** avt_connect_dialog_run: for the inlets without a cord of the devices that are selected */
void
avt_connect_dialog_run (AvtSession *session, GtkWindow *parent)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "connect", _ ("C_onnect"), AVT_ANSWER_SUGGESTED },
  };
  g_autoptr (GArray) devices = avt_session_get_selected_of (session, AVT_KIND_DEVICE);
  Dialog *self = g_new0 (Dialog, 1);

  self->session = g_object_ref (session);
  self->design = avt_design_ref (avt_session_get_design (session));
  self->cords = avt_cord_plan (self->design, (const AvtId *) (gpointer) devices->data,
                               devices->len);
  self->outlets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->choosers = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->cords->len == 0)
    {
      avt_session_tell (session, _ ("Every power inlet of the selection has its cord"), FALSE);
      dialog_free (self);
      return;
    }
  avt_compat_ask (parent, _ ("Connect Power"),
                  count_cords (self->cords) > 0
                    ? _ ("Each supply gets an outlet on the side that the device has fewer cords "
                         "on, and there on the least used phase and breaker.")
                    : _ ("There is no free outlet that fits. Place a power strip in the rack and "
                         "choose its feed."),
                  new_choices (self), answers, G_N_ELEMENTS (answers), answer_cb, self);
}
