#include "config.h"

#include "widgets/rack/fill-dialog.h"

#include "engine/design/edit.h"
#include "widgets/compat.h"
#include "widgets/rack/clipboard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COPIES 100

/** Dialog: from its opening to its answer. */
typedef struct
{
  AvtSession *session;
  AvtId device;
  GtkWidget *count;     /* a spin button */
  GtkWidget *direction; /* a drop-down: up, down */
} Dialog;

static GtkWidget *
new_line (const char *label, GtkWidget *control)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (text), control);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  text, NULL, -1);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), control);
  return line;
}

static GtkWidget *
new_controls (Dialog *self)
{
  const char *const directions[] = { _ ("Upwards"), _ ("Downwards"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->count = g_object_ref (gtk_spin_button_new_with_range (1, MAX_COPIES, 1));
  self->direction = g_object_ref (gtk_drop_down_new_from_strings (directions));
  gtk_box_append (GTK_BOX (box), new_line (_ ("Co_pies"), self->count));
  gtk_box_append (GTK_BOX (box), new_line (_ ("_Direction"), self->direction));
  return box;
}

/**
 * avt_fill_from:
 *
 * Copies a device into the next units that are free, as one step, and selects it and the copies.
 *
 * Returns: whether there was room; otherwise the user was told
 */
gboolean
avt_fill_from (AvtSession *session, AvtId device, guint n_copies, gboolean upwards)
{
  AvtDesign *design = avt_session_get_design (session);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GError) error = NULL;
  AvtDesign *filled
    = avt_design_with_filled (design, avt_document_get_ids (avt_session_get_document (session)),
                              device, n_copies, upwards, made, &error);
  g_autofree char *label
    = g_strdup_printf (ngettext ("Add %u Copy of %s", "Add %u Copies of %s", n_copies), n_copies,
                       avt_entity_name (avt_design_lookup (design, device)));

  g_array_append_val (made, device);
  if (!avt_session_commit (session, filled, error, label, NULL))
    return FALSE;
  avt_session_select_made (session, made);
  return TRUE;
}

static void
answer_cb (const char *answer, gpointer user_data)
{
  Dialog *self = user_data;

  if (strcmp (answer, "fill") == 0)
    avt_fill_from (self->session, self->device,
                   (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->count)),
                   gtk_drop_down_get_selected (GTK_DROP_DOWN (self->direction)) == 0);
  g_object_unref (self->count);
  g_object_unref (self->direction);
  g_object_unref (self->session);
  g_free (self);
}

/** avt_fill_dialog_run: for the one device that is selected */
void
avt_fill_dialog_run (AvtSession *session, GtkWindow *parent)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "fill", _ ("_Fill"), AVT_ANSWER_SUGGESTED },
  };
  Dialog *self = g_new0 (Dialog, 1);

  self->session = g_object_ref (session);
  self->device = avt_session_get_single (session);
  avt_compat_ask (parent, _ ("Fill with Copies"),
                  _ ("The copies go into the next units that are free, with their names counted "
                     "on."),
                  new_controls (self), answers, G_N_ELEMENTS (answers), answer_cb, self);
}
