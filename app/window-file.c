/* Everything between a window and files but saving: open, import, changed on disk. */
#include "config.h"

#include "app/window-private.h"
#include "engine/base/finding-text.h"
#include "engine/design/edit.h"
#include "engine/document/template.h"
#include "engine/io/design-file.h"
#include "engine/io/limits.h"
#include "engine/io/netbox-type.h"
#include "widgets/compat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GtkFileFilter *
new_filter (const char *name, const char *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, patterns[i]);
  return filter;
}

void
_avt_window_add_filters (GtkFileChooser *chooser, const char *name,
                         const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) own = new_filter (name, suffixes);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, own);
  gtk_file_chooser_add_filter (chooser, all);
}

/* @response_cb: gets the chooser, the response and the window */
void
_avt_window_run_chooser (AvtWindow *self, GtkFileChooserNative *chooser, GCallback response_cb)
{
  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (chooser));
  g_signal_connect_object (chooser, "response", response_cb, self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Among the recent files of the desktop. */
void
_avt_window_remember (AvtWindow *self)
{
  GFile *file = avt_document_get_file (self->document);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  GtkRecentData data = { .mime_type = (char *) AVT_MIME_TYPE,
                         .app_name = (char *) "Archivolt",
                         .app_exec = (char *) "archivolt %u" };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

void
_avt_window_new_design (AvtWindow *self)
{
  g_autoptr (AvtDocument) document = avt_application_new_document (self->application);

  avt_application_open_document (self->application, document);
}

/** avt_window_open_file: in this window when nothing was done in it, otherwise in another; the
 * window that has the file already comes to the front. */
void
avt_window_open_file (AvtWindow *self, GFile *file)
{
  GtkWindow *other = avt_application_find_window (self->application, file);
  g_autoptr (AvtDocument) fresh = NULL;
  g_autoptr (GError) error = NULL;
  AvtDocument *document = self->document;

  if (other != NULL)
    {
      gtk_window_present (other);
      return;
    }
  if (!avt_window_is_pristine (self))
    document = fresh = avt_application_new_document (self->application);
  if (!avt_document_load (document, file, &error))
    {
      avt_window_show_error (self, _ ("The Design Could Not Be Opened"), error->message);
      return;
    }
  if (fresh != NULL)
    avt_application_open_document (self->application, fresh);
  else
    _avt_window_remember (self);
}

/** avt_window_open_template: begins a new design as a copy of @file. */
void
avt_window_open_template (AvtWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (AvtDocument) fresh = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = avt_read_file (path, AVT_LIMIT_DESIGN_BYTES, NULL, &error);
  g_autoptr (AvtDesign) design
    = bytes != NULL ? avt_design_from_bytes (bytes, path, NULL, &error) : NULL;

  if (design == NULL)
    {
      avt_window_show_error (self, _ ("The Design Could Not Be Opened"), error->message);
      return;
    }
  if (avt_window_is_pristine (self))
    avt_document_begin (self->document, design, NULL);
  else
    {
      fresh = avt_application_new_document (self->application);
      avt_document_begin (fresh, design, NULL);
      avt_application_open_document (self->application, fresh);
    }
}

void
_avt_window_open_sample (AvtWindow *self)
{
  g_autofree char *folder = avt_data_folder ();
  g_autofree char *path
    = g_build_filename (folder, "samples", "optane-servers-parts" AVT_FILE_SUFFIX, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  avt_window_open_template (self, file);
}

static void
open_response_cb (GtkFileChooserNative *chooser, int response, AvtWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    avt_window_open_file (self, file);
}

void
_avt_window_open (AvtWindow *self)
{
  static const char *const suffixes[] = { "archivolt", NULL };
  g_autoptr (GtkFileChooserNative) chooser
    = gtk_file_chooser_native_new (_ ("Open Design"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  _avt_window_add_filters (GTK_FILE_CHOOSER (chooser), _ ("Archivolt Designs"), suffixes);
  _avt_window_run_chooser (self, chooser, G_CALLBACK (open_response_cb));
}

static char *
finding_lines (AvtWindow *self, AvtFindings *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    {
      g_autofree char *sentence = avt_finding_sentence (
        avt_findings_get (findings, i), avt_session_get_words (self->session), NULL, NULL);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free (text, FALSE);
}

static void
ignore_answer_cb (const char *answer, gpointer user_data)
{
}

static void
show_remarks (AvtWindow *self, const char *heading, AvtFindings *findings)
{
  const AvtAnswer answers[] = { { "close", _ ("_Close"), AVT_ANSWER_PLAIN } };
  g_autofree char *text = finding_lines (self, findings);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  avt_compat_ask (GTK_WINDOW (self), heading, _ ("The file was read with these remarks:"),
                  scroller, answers, 1, ignore_answer_cb, NULL);
}

static AvtDesign *
with_imported (AvtWindow *self, AvtDesign *design, GFile *file, AvtFindings *findings,
               char **name, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *basename = g_file_get_basename (file);
  g_autoptr (GBytes) bytes = NULL;
  AvtType *type;
  AvtDesign *result;

  if (path == NULL)
    {
      g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_FOUND,
                   _ ("%s is not a file on this computer"), basename);
      return NULL;
    }
  bytes = avt_read_file (path, AVT_LIMIT_YAML_BYTES, NULL, error);
  type = bytes != NULL
           ? avt_netbox_type_read (bytes, basename, avt_document_get_ids (self->document),
                                   findings, error)
           : NULL;
  if (type == NULL)
    return NULL;
  *name = g_strdup (type->name);
  result = avt_design_with_type (design, type, NULL, 0, error);
  avt_entity_unref (type);
  return result;
}

/* All files are one step; one that cannot be read takes nothing from the others. */
static void
import_types (AvtWindow *self, GListModel *files)
{
  g_autoptr (AvtDesign) design = avt_design_ref (avt_document_get_design (self->document));
  g_autoptr (AvtFindings) findings = avt_findings_new ();
  g_autofree char *last_name = NULL;
  g_autofree char *label = NULL;
  guint n_imported = 0;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;
      AvtDesign *next = with_imported (self, design, file, findings, &name, &error);

      if (next == NULL)
        {
          avt_window_show_error (self, _ ("The Device Type Could Not Be Imported"),
                                 error->message);
          continue;
        }
      avt_design_unref (design);
      design = next;
      n_imported++;
      g_free (last_name);
      last_name = g_steal_pointer (&name);
    }
  if (n_imported == 0)
    return;
  label = n_imported == 1
            ? g_strdup_printf (_ ("Import %s"), last_name)
            : g_strdup_printf (ngettext ("Import %u Device Type", "Import %u Device Types",
                                         n_imported),
                               n_imported);
  avt_document_commit (self->document, design, label, NULL);
  if (avt_findings_get_size (findings) > 0)
    show_remarks (self, label, findings);
  else
    avt_window_toast (self, label, TRUE);
}

static void
import_response_cb (GtkFileChooserNative *chooser, int response, AvtWindow *self)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (files != NULL)
    import_types (self, files);
}

void
_avt_window_import_type (AvtWindow *self)
{
  static const char *const suffixes[] = { "yaml", "yml", NULL };
  g_autoptr (GtkFileChooserNative) chooser
    = gtk_file_chooser_native_new (_ ("Import Device Types"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  _avt_window_add_filters (GTK_FILE_CHOOSER (chooser), _ ("NetBox Device Types"), suffixes);
  _avt_window_run_chooser (self, chooser, G_CALLBACK (import_response_cb));
}

/** _avt_window_take_files: designs are opened, device types are imported. */
gboolean
_avt_window_take_files (AvtWindow *self, GSList *files)
{
  g_autoptr (GListStore) types = g_list_store_new (G_TYPE_FILE);
  gboolean took_any = FALSE;

  for (GSList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *name = g_file_get_basename (link->data);

      if (g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".yml"))
        g_list_store_append (types, link->data);
      else if (g_str_has_suffix (name, AVT_FILE_SUFFIX))
        avt_window_open_file (self, link->data);
      else
        continue;
      took_any = TRUE;
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (types)) > 0)
    import_types (self, G_LIST_MODEL (types));
  if (!took_any)
    avt_window_toast (self, _ ("Only designs and device types can be dropped here"), FALSE);
  return took_any;
}

void
_avt_window_reload (AvtWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (avt_document_reload (self->document, &error))
    avt_window_toast (self, _ ("Took over what another program wrote"), TRUE);
  else
    avt_window_show_error (self, _ ("The Design Could Not Be Reloaded"), error->message);
}

void
_avt_window_keep_mine (AvtWindow *self)
{
  avt_document_keep_mine (self->document);
}

static const char *
change_word (AvtChange change)
{
  switch (change)
    {
    case AVT_CHANGE_NONE:
      return _ ("as it was");
    case AVT_CHANGE_ADDED:
      return _ ("added");
    case AVT_CHANGE_CHANGED:
      return _ ("changed");
    case AVT_CHANGE_REMOVED:
      return _ ("removed");
    }
  return "";
}

static char *
compared_name (const AvtComparison *comparison, AvtId id)
{
  gconstpointer entity = avt_design_lookup (comparison->mine, id);

  if (entity == NULL)
    entity = avt_design_lookup (comparison->theirs, id);
  if (entity == NULL && comparison->base != NULL)
    entity = avt_design_lookup (comparison->base, id);
  return entity == NULL ? g_strdup (id.text)
                        : g_strdup_printf ("%s %s", _ (((const AvtEntity *) entity)->info->label),
                                           avt_entity_name (entity));
}

static GtkWidget *
comparison_row (const AvtComparison *comparison, const AvtCompared *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = compared_name (comparison, entry->id);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  /* Translators: what was done to one object here, and by another program */
  g_autofree char *words = g_strdup_printf (_ ("Here: %s. On disk: %s."),
                                            change_word (entry->mine),
                                            change_word (entry->theirs));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  if (entry->conflict)
    {
      GtkWidget *mark = gtk_label_new (_ ("Both"));

      gtk_widget_add_css_class (mark, "warning");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  return row;
}

static GtkWidget *
comparison_list (const AvtComparison *comparison)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < comparison->entries->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         comparison_row (comparison,
                                         &g_array_index (comparison->entries, AvtCompared, i)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), 360);
  return scroller;
}

static void
compare_answer_cb (const char *answer, gpointer user_data)
{
  g_autoptr (AvtWindow) self = user_data;

  if (strcmp (answer, "reload") == 0)
    _avt_window_reload (self);
  else if (strcmp (answer, "keep") == 0)
    _avt_window_keep_mine (self);
}

void
_avt_window_compare (AvtWindow *self)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "reload", _ ("_Reload"), AVT_ANSWER_PLAIN },
    { "keep", _ ("_Keep Mine"), AVT_ANSWER_PLAIN },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtComparison) comparison = avt_document_compare (self->document, &error);
  g_autofree char *body = NULL;

  if (comparison == NULL)
    {
      avt_window_show_error (self, _ ("The File Could Not Be Read"), error->message);
      return;
    }
  body = g_strdup_printf (ngettext ("%u object was changed both here and on disk.",
                                    "%u objects were changed both here and on disk.",
                                    comparison->n_conflicts),
                          comparison->n_conflicts);
  avt_compat_ask (GTK_WINDOW (self), _ ("Compare With the File"), body,
                  comparison_list (comparison), answers, G_N_ELEMENTS (answers),
                  compare_answer_cb, g_object_ref (self));
}

static void
discard_answer_cb (const char *answer, gpointer user_data)
{
  g_autoptr (AvtWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (strcmp (answer, "discard") != 0)
    return;
  if (avt_document_get_file (self->document) == NULL)
    {
      _avt_window_close_document (self);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (!avt_document_revert (self->document, &error))
    avt_window_show_error (self, _ ("The File Could Not Be Read"), error->message);
  else
    {
      self->hides_recovery = TRUE;
      avt_banner_hide (self->recovery_banner);
    }
}

void
_avt_window_discard_recovered (AvtWindow *self)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "discard", _ ("_Discard"), AVT_ANSWER_DESTRUCTIVE },
  };

  avt_compat_ask (GTK_WINDOW (self), _ ("Discard the Recovered Changes?"),
                  _ ("The design goes back to what its file holds."), NULL, answers,
                  G_N_ELEMENTS (answers), discard_answer_cb, g_object_ref (self));
}
