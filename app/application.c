#include "config.h"

#include "app/application.h"

#include "app/about.h"
#include "app/actions.h"
#include "app/preferences.h"
#include "app/store.h"
#include "app/window.h"
#include "engine/design/edit.h"
#include "engine/document/locale-folder.h"
#include "engine/document/template.h"
#include "engine/io/design-file.h"
#include "engine/io/journal.h"
#include "engine/io/limits.h"
#include "widgets/compat.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

struct _AvtApplication
{
  AdwApplication parent_instance;

  AvtMeasurer *measurer;
  AvtWords *words;
  AvtDesign *library; /* (nullable): the installed catalogue */
  char *journal_folder;
  gboolean exit_after_startup;
  gboolean has_recovered;
};

G_DEFINE_FINAL_TYPE (AvtApplication, avt_application, ADW_TYPE_APPLICATION)

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AvtApplication *self = user_data;
  g_autoptr (AvtDocument) document = avt_application_new_document (self);

  avt_application_open_document (self, document);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each window asks for itself; what is left open keeps the application running. */
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *window = avt_shortcuts_window_new ();

  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard Shortcuts"));
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                gtk_application_get_active_window (user_data));
  avt_compat_fix_names (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  avt_about_run (user_data, gtk_application_get_active_window (user_data));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  avt_preferences_run (gtk_application_get_active_window (user_data));
}

static const GActionEntry entries[] = {
  { "new-window", new_window_cb },
  { "quit", quit_cb },
  { "preferences", preferences_cb },
  { "shortcuts", shortcuts_cb },
  { "about", about_cb },
};

static void
fail (const GError *error)
{
  g_printerr ("archivolt: %s\n", error->message);
  exit (EXIT_FAILURE);
}

/* Without a catalogue the program still works; types can be imported. */
static AvtDesign *
load_library (void)
{
  g_autofree char *folder = avt_data_folder ();
  g_autofree char *path
    = g_build_filename (folder, "catalogue", "catalogue" AVT_FILE_SUFFIX, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = avt_read_file (path, AVT_LIMIT_DESIGN_BYTES, NULL, &error);
  AvtDesign *library
    = bytes != NULL ? avt_design_from_bytes (bytes, path, NULL, &error) : NULL;

  if (library == NULL)
    g_printerr ("archivolt: %s\n", error->message);
  return library;
}

static void
avt_application_startup (GApplication *application)
{
  AvtApplication *self = AVT_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  G_APPLICATION_CLASS (avt_application_parent_class)->startup (application);
  self->measurer = avt_measurer_new (&error);
  if (self->measurer == NULL)
    fail (error);
  self->words = avt_words_new (g_get_language_names ()[0], avt_locale_folder ());
  self->library = load_library ();
  self->journal_folder = avt_journal_default_folder ();
  gtk_window_set_default_icon_name (AVT_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  avt_actions_set_accels (GTK_APPLICATION (self));
  avt_preferences_apply ();
}

/* What a crash left behind is opened again, each in a window of its own that says so. */
static void
recover (AvtApplication *self)
{
  g_autoptr (GPtrArray) found = NULL;

  if (self->has_recovered)
    return;
  self->has_recovered = TRUE;
  found = avt_recovery_list (self->journal_folder);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const AvtJournalInfo *info = g_ptr_array_index (found, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (AvtDocument) document
        = avt_document_recover (info->file, NULL, AVT_DOCUMENT_AUTOMATIC, &error);

      if (document != NULL)
        avt_application_open_document (self, document);
      else
        g_printerr ("archivolt: %s\n", error->message);
    }
}

static gboolean
exit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  if (gdk_frame_clock_get_frame_counter (clock) < 2)
    return G_SOURCE_CONTINUE;
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
watch_first_frame (AvtApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->exit_after_startup && window != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (window), exit_cb, NULL, NULL);
}

static void
avt_application_activate (GApplication *application)
{
  AvtApplication *self = AVT_APPLICATION (application);

  recover (self);
  if (gtk_application_get_windows (GTK_APPLICATION (self)) == NULL)
    new_window_cb (NULL, NULL, self);
  else
    gtk_window_present (gtk_application_get_active_window (GTK_APPLICATION (self)));
  watch_first_frame (self);
}

static void
open_file (AvtApplication *self, GFile *file)
{
  GtkWindow *window = avt_application_find_window (self, file);
  g_autoptr (AvtDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  document = avt_application_new_document (self);
  if (avt_document_load (document, file, &error))
    {
      avt_application_open_document (self, document);
      return;
    }
  avt_application_open_document (self, document);
  avt_window_show_error (AVT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self))),
                         _ ("The Design Could Not Be Opened"), error->message);
}

static void
avt_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AvtApplication *self = AVT_APPLICATION (application);

  recover (self);
  for (int i = 0; i < n_files; i++)
    open_file (self, files[i]);
  watch_first_frame (self);
}

static int
avt_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  AvtApplication *self = AVT_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("archivolt %s\n", AVT_VERSION);
      return EXIT_SUCCESS;
    }
  if (g_variant_dict_contains (options, "exit-after-startup"))
    {
      self->exit_after_startup = TRUE;
      g_application_set_flags (application, g_application_get_flags (application)
                                              | G_APPLICATION_NON_UNIQUE);
    }
  if (!g_variant_dict_contains (options, "new-window"))
    return -1;
  if (!g_application_register (application, NULL, &error))
    fail (error);
  if (!g_application_get_is_remote (application))
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  return EXIT_SUCCESS;
}

static void
avt_application_finalize (GObject *object)
{
  AvtApplication *self = AVT_APPLICATION (object);

  g_clear_pointer (&self->measurer, avt_measurer_unref);
  g_clear_pointer (&self->words, avt_words_unref);
  g_clear_pointer (&self->library, avt_design_unref);
  g_free (self->journal_folder);
  G_OBJECT_CLASS (avt_application_parent_class)->finalize (object);
}

static void
avt_application_class_init (AvtApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = avt_application_finalize;
  application_class->startup = avt_application_startup;
  application_class->activate = avt_application_activate;
  application_class->open = avt_application_open;
  application_class->handle_local_options = avt_application_handle_local_options;
}

static void
avt_application_init (AvtApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
    { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

AvtApplication *
avt_application_new (void)
{
  return g_object_new (AVT_TYPE_APPLICATION, "application-id", AVT_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", AVT_RESOURCE_PATH, NULL);
}

AvtMeasurer *
avt_application_get_measurer (AvtApplication *self)
{
  return self->measurer;
}

AvtWords *
avt_application_get_words (AvtApplication *self)
{
  return self->words;
}

AvtDesign *
avt_application_get_library (AvtApplication *self)
{
  return self->library;
}

const char *
avt_application_get_journal_folder (AvtApplication *self)
{
  return self->journal_folder;
}

/* The author of the preferences; a text that a design may not hold is left out. */
static void
sign (AvtDocument *document)
{
  AvtDesign *empty = avt_document_get_design (document);
  g_autofree char *author = avt_store_get_text ("author");
  g_autoptr (AvtDesign) design = NULL;

  if (*author != '\0')
    design = avt_design_with_field_text (empty, avt_design_get_info (empty)->entity.id, "author",
                                         author, NULL);
  if (design != NULL)
    avt_document_begin (document, design, NULL);
}

/** avt_application_new_document: Returns: (transfer full): an empty document with a journal */
AvtDocument *
avt_application_new_document (AvtApplication *self)
{
  AvtDocument *document
    = avt_document_new (NULL, self->journal_folder, AVT_DOCUMENT_AUTOMATIC);

  sign (document);
  return document;
}

static gboolean
is_same_file (GFile *a, GFile *b)
{
  g_autofree char *first = g_file_get_path (a);
  g_autofree char *second = g_file_get_path (b);
  g_autofree char *real_first = first != NULL ? realpath (first, NULL) : NULL;
  g_autofree char *real_second = second != NULL ? realpath (second, NULL) : NULL;

  return g_file_equal (a, b) || (real_first != NULL && g_strcmp0 (real_first, real_second) == 0);
}

/** avt_application_find_window: Returns: (transfer none) (nullable): the window that has @file */
GtkWindow *
avt_application_find_window (AvtApplication *self, GFile *file)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL;
       link = link->next)
    {
      GFile *open = AVT_IS_WINDOW (link->data)
                      ? avt_document_get_file (avt_window_get_document (link->data))
                      : NULL;

      if (open != NULL && is_same_file (open, file))
        return link->data;
    }
  return NULL;
}

/** avt_application_open_document: shows @document in a new window. */
void
avt_application_open_document (AvtApplication *self, AvtDocument *document)
{
  gtk_window_present (GTK_WINDOW (avt_window_new (self, document)));
}
