#include "config.h"

#include "app/template-dialog.h"

#include "engine/document/own-template.h"
#include "widgets/compat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Dialog: from its opening to its answer. */
typedef struct
{
  AvtWindow *window;
  GtkWidget *entry;
} Dialog;

/* The name without the spaces around it. */
static char *
typed_name (Dialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
changed_cb (GtkEditable *entry, GtkWindow *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  avt_compat_set_answer_enabled (dialog, "save", *name != '\0');
}

static void
save (Dialog *self)
{
  g_autofree char *folder = avt_own_template_folder ();
  g_autofree char *name = typed_name (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = avt_own_template_save (
    folder, avt_session_get_design (avt_window_get_session (self->window)), name, &error);
  g_autofree char *told = NULL;

  if (path == NULL)
    {
      avt_window_show_error (self->window, _ ("The Template Was Not Saved"), error->message);
      return;
    }
  told = g_strdup_printf (_ ("%s is among your templates now"), name);
  avt_window_toast (self->window, told, FALSE);
}

static void
answer_cb (const char *answer, gpointer user_data)
{
  Dialog *self = user_data;

  if (strcmp (answer, "save") == 0)
    save (self);
  g_object_unref (self->entry);
  g_object_unref (self->window);
  g_free (self);
}

void
avt_template_dialog_run (AvtWindow *window)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "save", _ ("_Save"), AVT_ANSWER_SUGGESTED },
  };
  AvtDesign *design = avt_session_get_design (avt_window_get_session (window));
  const char *name = avt_design_get_info (design)->name;
  Dialog *self = g_new0 (Dialog, 1);
  GtkWindow *dialog;

  self->window = g_object_ref (window);
  self->entry = g_object_ref_sink (gtk_entry_new ());
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  avt_compat_set_name (self->entry, _ ("Name of the Template"));
  dialog = avt_compat_ask (GTK_WINDOW (window), _ ("Save as Template"),
                           _ ("New designs can begin with a copy of this one, without its "
                              "customer and its revisions."),
                           self->entry, answers, G_N_ELEMENTS (answers), answer_cb, self);
  g_signal_connect (self->entry, "changed", G_CALLBACK (changed_cb), dialog);
  changed_cb (GTK_EDITABLE (self->entry), dialog);
  gtk_widget_grab_focus (self->entry);
}
