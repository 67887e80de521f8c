/* Saving and closing. A save runs on a thread; the design can be changed meanwhile, but not be
 * saved again, and the window stays open until it is known how the save ended. */
#include "config.h"

#include "app/window-private.h"
#include "engine/io/save.h"
#include "widgets/compat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A save that is done sooner needs no spinner. */
#define SPINNER_MS 300

static void save_to (AvtWindow *self, GFile *file, AvtSaveFlags flags);

/** Question: what a dialog about saving needs to go on */
typedef struct
{
  AvtWindow *window;
  GFile *file;
} Question;

static Question *
question_new (AvtWindow *window, GFile *file)
{
  Question *question = g_new (Question, 1);

  question->window = g_object_ref (window);
  question->file = g_object_ref (file);
  return question;
}

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_object_unref (question->file);
  g_free (question);
}

static void
save_elsewhere_cb (const char *answer, gpointer user_data)
{
  Question *question = user_data;

  if (strcmp (answer, "save-as") == 0)
    _avt_window_save_as (question->window);
  question_free (question);
}

static void
part_links_cb (const char *answer, gpointer user_data)
{
  Question *question = user_data;

  if (strcmp (answer, "save") == 0)
    save_to (question->window, question->file, AVT_SAVE_PART_HARD_LINKS);
  question_free (question);
}

/* Nothing was written; the user is told why and what can be done. */
static void
show_save_error (AvtWindow *self, GFile *file, const GError *error)
{
  static const AvtAnswer elsewhere[] = {
    { "cancel", N_ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "save-as", N_ ("Save _As…"), AVT_ANSWER_SUGGESTED },
  };
  static const AvtAnswer part[] = {
    { "cancel", N_ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "save", N_ ("_Save"), AVT_ANSWER_SUGGESTED },
  };
  gboolean is_link = g_error_matches (error, AVT_IO_ERROR, AVT_IO_ERROR_HARD_LINK);
  const AvtAnswer *answers = is_link ? part : elsewhere;
  AvtAnswer translated[2];

  if (g_error_matches (error, AVT_IO_ERROR, AVT_IO_ERROR_CHANGED))
    {
      avt_document_check_disk (self->document);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (translated); i++)
    translated[i] = (AvtAnswer){ answers[i].name, _ (answers[i].label), answers[i].look };
  avt_compat_ask (GTK_WINDOW (self),
                  is_link ? _ ("Save and Part the Names of the File?")
                          : _ ("The Design Could Not Be Saved"),
                  error->message, NULL, translated, G_N_ELEMENTS (translated),
                  is_link ? part_links_cb : save_elsewhere_cb, question_new (self, file));
}

static gboolean
spinner_cb (gpointer user_data)
{
  AvtWindow *self = user_data;

  self->spinner_timeout = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
set_saving (AvtWindow *self, gboolean is_saving)
{
  self->is_saving = is_saving;
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (is_saving)
    self->spinner_timeout = g_timeout_add (SPINNER_MS, spinner_cb, self);
  else
    gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  _avt_window_update_actions (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  AvtWindow *self = question->window;
  gboolean closes = self->closes_after_save;
  g_autoptr (GError) error = NULL;
  gboolean is_saved = avt_document_save_as_finish (AVT_DOCUMENT (source), result, &error);

  self->closes_after_save = FALSE;
  set_saving (self, FALSE);
  if (is_saved)
    _avt_window_remember (self);
  else
    show_save_error (self, question->file, error);
  /* It asks again when the design was changed while it was saved. */
  if (is_saved && closes)
    gtk_window_close (GTK_WINDOW (self));
  question_free (question);
}

static void
save_to (AvtWindow *self, GFile *file, AvtSaveFlags flags)
{
  if (self->is_saving)
    return;
  set_saving (self, TRUE);
  avt_document_save_as_async (self->document, file, flags, saved_cb, question_new (self, file));
}

static GFile *
with_suffix (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *named = NULL;

  if (path == NULL || g_str_has_suffix (path, AVT_FILE_SUFFIX))
    return g_object_ref (file);
  named = g_strconcat (path, AVT_FILE_SUFFIX, NULL);
  return g_file_new_for_path (named);
}

static void
overwrite_cb (const char *answer, gpointer user_data)
{
  Question *question = user_data;

  if (strcmp (answer, "replace") == 0)
    save_to (question->window, question->file, AVT_SAVE_OVERWRITE);
  else
    question->window->closes_after_save = FALSE;
  question_free (question);
}

/* The chooser asks about the name that was typed; with our suffix it may be another file. */
static void
ask_overwrite (AvtWindow *self, GFile *file)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "replace", _ ("_Replace"), AVT_ANSWER_DESTRUCTIVE },
  };
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *heading = g_strdup_printf (_ ("Replace %s?"), name);

  avt_compat_ask (GTK_WINDOW (self), heading, _ ("There is a file of that name."), NULL, answers,
                  G_N_ELEMENTS (answers), overwrite_cb, question_new (self, file));
}

static void
save_as_response_cb (GtkFileChooserNative *chooser, int response, AvtWindow *self)
{
  g_autoptr (GFile) typed = NULL;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    typed = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (typed == NULL)
    {
      self->closes_after_save = FALSE;
      return;
    }
  file = with_suffix (typed);
  if (!g_file_equal (file, typed) && g_file_query_exists (file, NULL))
    ask_overwrite (self, file);
  else
    save_to (self, file, AVT_SAVE_OVERWRITE);
}

static void
choose_name (AvtWindow *self)
{
  static const char *const suffixes[] = { "archivolt", NULL };
  GFile *file = avt_document_get_file (self->document);
  g_autoptr (GtkFileChooserNative) chooser
    = gtk_file_chooser_native_new (_ ("Save Design As"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *name
    = g_strconcat (avt_document_get_title (self->document), AVT_FILE_SUFFIX, NULL);

  _avt_window_add_filters (GTK_FILE_CHOOSER (chooser), _ ("Archivolt Designs"), suffixes);
  if (file != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, NULL);
  else
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  _avt_window_run_chooser (self, chooser, G_CALLBACK (save_as_response_cb));
}

static void
save (AvtWindow *self)
{
  GFile *file = avt_document_get_file (self->document);

  if (file == NULL || avt_document_get_read_only (self->document))
    choose_name (self);
  else
    save_to (self, file, AVT_SAVE_DEFAULT);
}

void
_avt_window_save (AvtWindow *self)
{
  avt_session_finish_typing (self->session);
  self->closes_after_save = FALSE;
  save (self);
}

void
_avt_window_save_as (AvtWindow *self)
{
  avt_session_finish_typing (self->session);
  self->closes_after_save = FALSE;
  choose_name (self);
}

void
_avt_window_close_document (AvtWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!avt_document_close (self->document, &error))
    g_printerr ("archivolt: %s\n", error->message);
}

static void
close_answer_cb (const char *answer, gpointer user_data)
{
  g_autoptr (AvtWindow) self = user_data;

  if (strcmp (answer, "discard") == 0)
    {
      _avt_window_close_document (self);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (strcmp (answer, "save") == 0)
    {
      self->closes_after_save = TRUE;
      save (self);
    }
}

static void
ask_close (AvtWindow *self)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "discard", _ ("_Discard"), AVT_ANSWER_DESTRUCTIVE },
    { "save", _ ("_Save"), AVT_ANSWER_SUGGESTED },
  };
  g_autofree char *heading
    = g_strdup_printf (_ ("Save Changes to “%s”?"), avt_document_get_title (self->document));

  avt_compat_ask (GTK_WINDOW (self), heading,
                  _ ("Changes that are not saved will be permanently lost."), NULL, answers,
                  G_N_ELEMENTS (answers), close_answer_cb, g_object_ref (self));
}

/** _avt_window_confirm_close: Returns: whether the window may close now; otherwise it closes when
 * it is saved, the user is asked, or something typed was refused and the user was told why */
gboolean
_avt_window_confirm_close (AvtWindow *self)
{
  if (!avt_session_finish_typing (self->session))
    return FALSE;
  if (self->is_saving)
    {
      self->closes_after_save = TRUE;
      return FALSE;
    }
  if (avt_document_get_modified (self->document))
    {
      ask_close (self);
      return FALSE;
    }
  _avt_window_close_document (self);
  return TRUE;
}
