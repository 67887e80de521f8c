/* The file of a document: reading, saving, and noticing that somebody else wrote it. */
#include "config.h"

#include "engine/document/document-private.h"
#include "engine/document/edit-mark.h"
#include "engine/io/limits.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Programs that save write, rename and touch in bursts; one look after the last of them. */
#define SETTLE_MS 250

static char *
path_of (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = NULL;

  if (path != NULL)
    return g_steal_pointer (&path);
  name = g_file_get_parse_name (file);
  g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_REGULAR,
               _ ("%s: only files of this computer can be opened and saved"), name);
  return NULL;
}

static char *
title_of (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, AVT_FILE_SUFFIX) && strlen (name) > strlen (AVT_FILE_SUFFIX))
    name[strlen (name) - strlen (AVT_FILE_SUFFIX)] = '\0';
  return g_steal_pointer (&name);
}

AvtDesign *
_avt_document_read_design (const char *path, AvtFileState *state, AvtFileInfo *info,
                           GError **error)
{
  g_autoptr (GBytes) bytes = avt_read_file (path, AVT_LIMIT_DESIGN_BYTES, state, error);

  return bytes == NULL ? NULL : avt_design_from_bytes (bytes, path, info, error);
}

/* @design with the entities of @old wherever they are equal, so that observers see only what
 * became different. */
static AvtDesign *
share_entities (AvtDesign *old, AvtDesign *design)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (old);
  AvtDesign *shared;

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      AvtTableIter iter;
      gpointer item;

      avt_table_iter_init (&iter, avt_design_get_table (design, kind));
      while (avt_table_iter_next (&iter, &item))
        avt_design_builder_put (builder, avt_entity_ref (item));
      avt_table_iter_init (&iter, avt_design_get_table (old, kind));
      while (avt_table_iter_next (&iter, &item))
        if (avt_design_lookup (design, avt_entity_id (item)) == NULL)
          avt_design_builder_remove (builder, avt_entity_id (item));
    }
  avt_design_builder_set_extras (builder, (AvtExtras *) avt_design_get_extras (design));
  shared = avt_design_builder_end (builder, NULL);
  return shared != NULL ? shared : avt_design_ref (design);
}

void
_avt_document_set_disk (AvtDocument *self, AvtDesign *design)
{
  AvtDesign *disk = design != NULL ? avt_design_ref (design) : NULL;

  g_clear_pointer (&self->disk, avt_design_unref);
  self->disk = disk;
}

static gboolean
settled_cb (gpointer user_data)
{
  AvtDocument *self = user_data;

  self->disk_source = 0;
  avt_document_check_disk (self);
  return G_SOURCE_REMOVE;
}

static void
file_event_cb (GFileMonitor *monitor, GFile *file, GFile *other_file, GFileMonitorEvent event,
               gpointer user_data)
{
  AvtDocument *self = user_data;

  g_clear_handle_id (&self->disk_source, g_source_remove);
  self->disk_source = g_timeout_add (SETTLE_MS, settled_cb, self);
}

void
_avt_document_unwatch (AvtDocument *self)
{
  g_clear_handle_id (&self->disk_source, g_source_remove);
  if (self->monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

/* The file that a symbolic link leads to is the one that programs write. Without a monitor the
 * window still looks when it becomes active, and saving looks always. */
static void
watch (AvtDocument *self)
{
  g_autofree char *real = NULL;
  g_autoptr (GFile) target = NULL;

  _avt_document_unwatch (self);
  if (self->pace == AVT_DOCUMENT_MANUAL || self->path == NULL)
    return;
  real = realpath (self->path, NULL);
  target = g_file_new_for_path (real != NULL ? real : self->path);
  self->monitor = g_file_monitor_file (target, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (file_event_cb), self);
}

/* Tells others that the file is being edited, from the first change on. Documents without journal
 * leave no traces. */
void
_avt_document_mark (AvtDocument *self)
{
  if (self->journal_folder == NULL || self->path == NULL || self->marked_path != NULL)
    return;
  if (avt_edit_mark_put (self->path))
    self->marked_path = g_strdup (self->path);
  else
    {
      g_free (self->edited_by);
      self->edited_by = avt_edit_mark_find (self->path);
    }
}

void
_avt_document_unmark (AvtDocument *self)
{
  if (self->marked_path != NULL)
    avt_edit_mark_remove (self->marked_path);
  g_clear_pointer (&self->marked_path, g_free);
}

void
_avt_document_set_file (AvtDocument *self, GFile *file)
{
  g_set_object (&self->file, file);
  g_free (self->path);
  self->path = file != NULL ? g_file_get_path (file) : NULL;
  if (self->path != NULL)
    {
      g_free (self->title);
      self->title = title_of (self->path);
    }
  if (g_strcmp0 (self->path, self->marked_path) != 0)
    _avt_document_unmark (self);
  g_free (self->edited_by);
  self->edited_by = self->path != NULL ? avt_edit_mark_find (self->path) : NULL;
  watch (self);
}

static gboolean
refuse_while_saving (AvtDocument *self, GError **error)
{
  if (self->saving)
    g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_FAILED, _("%s is just being saved"),
                 self->title);
  return self->saving;
}

/* A fresh history that begins at @design. */
void
_avt_document_restart (AvtDocument *self, AvtDesign *design)
{
  g_clear_pointer (&self->history, avt_history_free);
  self->history = avt_history_new (design, AVT_HISTORY_MAX_BYTES);
  self->disk_state = AVT_DISK_SAME;
  self->read_only = FALSE;
  self->recovered = FALSE;
  self->state = (AvtFileState){ 0 };
  _avt_document_set_disk (self, NULL);
}

/**
 * avt_document_begin:
 * @design: a design to begin with, as from a template
 * @title: (nullable): its name for people until it is saved
 *
 * Lets go of the former design, its file and its journal. The document is not modified.
 */
void
avt_document_begin (AvtDocument *self, AvtDesign *design, const char *title)
{
  AvtDocumentLook look;

  g_return_if_fail (AVT_IS_DOCUMENT (self));
  g_return_if_fail (design != NULL);
  _avt_document_look (self, &look);
  _avt_document_set_file (self, NULL);
  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : _ ("New Design"));
  _avt_document_restart (self, design);
  _avt_document_journal_clear (self, NULL);
  _avt_document_tell (self, &look);
}

/**
 * avt_document_load:
 * @file: a local file
 *
 * Lets go of the former design, its file and its journal, but only once the file is read.
 *
 * Returns: %FALSE with %AVT_IO_ERROR, and nothing changed
 */
gboolean
avt_document_load (AvtDocument *self, GFile *file, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (AvtDesign) design = NULL;
  AvtFileState state = { 0 };
  AvtFileInfo info = { 0 };
  AvtDocumentLook look;

  g_return_val_if_fail (AVT_IS_DOCUMENT (self), FALSE);
  if (refuse_while_saving (self, error))
    return FALSE;
  path = path_of (file, error);
  design = path != NULL ? _avt_document_read_design (path, &state, &info, error) : NULL;
  if (design == NULL)
    return FALSE;
  _avt_document_look (self, &look);
  _avt_document_restart (self, design);
  self->state = state;
  self->read_only = info.read_only;
  _avt_document_set_disk (self, design);
  _avt_document_set_file (self, file);
  _avt_document_journal_clear (self, NULL);
  _avt_document_tell (self, &look);
  return TRUE;
}

/* One save, from the moment it is asked for: the design of that moment. */
typedef struct
{
  AvtDesign *design;
  GFile *file;
  char *path;
  AvtFileState state;
  AvtSaveFlags flags;
  gboolean is_own;
} SaveJob;

static void
save_job_free (SaveJob *job)
{
  avt_design_unref (job->design);
  g_object_unref (job->file);
  g_free (job->path);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveJob, save_job_free)

static gboolean
refuse_save (AvtDocument *self, gboolean is_own, GError **error)
{
  if (is_own && self->read_only)
    g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_READ_ONLY,
                 _("%s was written by a newer version; save the design under another name"),
                 self->title);
  else
    return refuse_while_saving (self, error);
  return TRUE;
}

static SaveJob *
begin_save (AvtDocument *self, GFile *file, AvtSaveFlags flags, GError **error)
{
  g_autofree char *path = path_of (file, error);
  gboolean is_own = path != NULL && g_strcmp0 (path, self->path) == 0;
  SaveJob *job;

  if (path == NULL || refuse_save (self, is_own, error))
    return NULL;
  job = g_new0 (SaveJob, 1);
  job->design = avt_design_ref (avt_document_get_design (self));
  job->file = g_object_ref (file);
  job->path = g_steal_pointer (&path);
  job->flags = flags;
  job->is_own = is_own;
  if (is_own)
    job->state = self->state;
  if (is_own)
    _avt_document_journal_before_save (self);
  return job;
}

/* On any thread. */
static gboolean
run_save (SaveJob *job, GError **error)
{
  return avt_design_save (job->design, job->path, &job->state, job->flags, error);
}

static void
note_saved (AvtDocument *self, const SaveJob *job)
{
  AvtDocumentLook look;

  _avt_document_look (self, &look);
  avt_history_set_saved (self->history, job->design);
  _avt_document_set_disk (self, job->design);
  self->state = job->state;
  self->disk_state = AVT_DISK_SAME;
  self->read_only = FALSE;
  self->recovered = FALSE;
  _avt_document_set_file (self, job->file);
  _avt_document_journal_restart (self, job->design);
  _avt_document_tell (self, &look);
}

/* After an error the file holds what it held, unless only the last sync failed. */
static gboolean
end_save (AvtDocument *self, const SaveJob *job, GError *own_error, GError **error)
{
  if (own_error == NULL)
    {
      note_saved (self, job);
      return TRUE;
    }
  if (job->is_own && g_error_matches (own_error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_SYNCED))
    self->state = job->state;
  g_propagate_error (error, own_error);
  return FALSE;
}

/**
 * avt_document_save_as:
 * @file: a local file, which becomes the file of the document
 * @flags: %AVT_SAVE_OVERWRITE when the user agreed to replace a file there
 *
 * The steps that can be undone survive.
 *
 * Returns: %FALSE with %AVT_IO_ERROR: the document stays modified, its journal stays, and the file
 *   holds what it held; with %AVT_IO_ERROR_NOT_SYNCED it holds the new content, for now
 */
gboolean
avt_document_save_as (AvtDocument *self, GFile *file, AvtSaveFlags flags, GError **error)
{
  g_autoptr (SaveJob) job = NULL;
  GError *own_error = NULL;

  g_return_val_if_fail (AVT_IS_DOCUMENT (self), FALSE);
  job = begin_save (self, file, flags, error);
  if (job == NULL)
    return FALSE;
  run_save (job, &own_error);
  return end_save (self, job, own_error, error);
}

/**
 * avt_document_save:
 *
 * As avt_document_save_as(), to the document's own file, which must be as it was read or written:
 * otherwise the error is %AVT_IO_ERROR_CHANGED and nothing is written.
 */
gboolean
avt_document_save (AvtDocument *self, AvtSaveFlags flags, GError **error)
{
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (AVT_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->file != NULL, FALSE);
  file = g_object_ref (self->file);
  return avt_document_save_as (self, file, flags, error);
}

static void
save_thread_cb (GTask *task, gpointer source, gpointer job, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run_save (job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * avt_document_save_as_async:
 * @callback: calls avt_document_save_as_finish()
 *
 * Saves the design of this moment on a thread; a design of 20 MB takes a second. The document can
 * be changed meanwhile, but not be saved again.
 */
void
avt_document_save_as_async (AvtDocument *self, GFile *file, AvtSaveFlags flags,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  SaveJob *job;
  GError *error = NULL;

  g_return_if_fail (AVT_IS_DOCUMENT (self));
  task = g_task_new (self, NULL, callback, user_data);
  job = begin_save (self, file, flags, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->saving = TRUE;
  g_task_set_task_data (task, job, (GDestroyNotify) save_job_free);
  g_task_run_in_thread (task, save_thread_cb);
}

/** avt_document_save_as_finish: Returns: as avt_document_save_as() */
gboolean
avt_document_save_as_finish (AvtDocument *self, GAsyncResult *result, GError **error)
{
  const SaveJob *job = g_task_get_task_data (G_TASK (result));
  GError *own_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_task_propagate_boolean (G_TASK (result), &own_error);
  if (job == NULL)
    {
      g_propagate_error (error, own_error);
      return FALSE;
    }
  self->saving = FALSE;
  return end_save (self, job, own_error, error);
}

static gboolean
reload (AvtDocument *self, const char *label, GError **error)
{
  g_autoptr (AvtDesign) design = NULL;
  g_autoptr (AvtDesign) shared = NULL;
  AvtFileState state = { 0 };
  AvtFileInfo info = { 0 };
  AvtDocumentLook look;

  if (refuse_while_saving (self, error))
    return FALSE;
  design = _avt_document_read_design (self->path, &state, &info, error);
  if (design == NULL)
    return FALSE;
  _avt_document_look (self, &look);
  shared = share_entities (avt_document_get_design (self), design);
  avt_history_end_run (self->history);
  avt_history_commit (self->history, shared, label, NULL);
  avt_history_set_saved (self->history, shared);
  _avt_document_set_disk (self, shared);
  self->state = state;
  self->read_only = info.read_only;
  self->recovered = FALSE;
  self->disk_state = AVT_DISK_SAME;
  _avt_document_journal_clear (self, NULL);
  _avt_document_tell (self, &look);
  return TRUE;
}

/**
 * avt_document_revert:
 *
 * Back to what the file holds now. It is a step that can be undone.
 */
gboolean
avt_document_revert (AvtDocument *self, GError **error)
{
  g_return_val_if_fail (AVT_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->path != NULL, FALSE);
  return reload (self, _ ("Revert to Saved"), error);
}

/**
 * avt_document_reload:
 *
 * Takes what another program wrote. It is a step, so what was here can still be had by undo.
 */
gboolean
avt_document_reload (AvtDocument *self, GError **error)
{
  g_return_val_if_fail (AVT_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->path != NULL, FALSE);
  return reload (self, _ ("Reload from Disk"), error);
}

/**
 * avt_document_close:
 *
 * The user is done with the document, saved or not: the journal goes. Without this call it would
 * stay, and the changes would be offered for recovery.
 */
gboolean
avt_document_close (AvtDocument *self, GError **error)
{
  g_return_val_if_fail (AVT_IS_DOCUMENT (self), FALSE);
  _avt_document_unwatch (self);
  _avt_document_unmark (self);
  return _avt_document_journal_clear (self, error);
}

/* The file is as expected (again). A design that counted as modified only because the file was
 * missing is as saved as it was. */
static void
found_same (AvtDocument *self, const AvtFileState *now)
{
  self->state = *now;
  if (self->disk_state == AVT_DISK_MISSING && self->disk != NULL)
    avt_history_set_saved (self->history, self->disk);
  self->disk_state = AVT_DISK_SAME;
  if (!avt_document_get_modified (self))
    _avt_document_journal_clear (self, NULL);
}

static void
found_missing (AvtDocument *self)
{
  self->disk_state = AVT_DISK_MISSING;
  avt_history_set_saved (self->history, NULL);
  _avt_document_journal_detach (self);
}

static void
set_disk_state (AvtDocument *self, AvtDiskState disk_state, const AvtFileState *now)
{
  AvtDocumentLook look;

  _avt_document_look (self, &look);
  switch (disk_state)
    {
    case AVT_DISK_SAME:
      found_same (self, now);
      break;
    case AVT_DISK_CHANGED:
      self->disk_state = AVT_DISK_CHANGED;
      _avt_document_journal_detach (self);
      break;
    case AVT_DISK_MISSING:
      found_missing (self);
      break;
    }
  _avt_document_tell (self, &look);
}

/** avt_document_get_edited_by: Returns: (nullable): who edits the file elsewhere, for people */
const char *
avt_document_get_edited_by (AvtDocument *self)
{
  return self->edited_by;
}

/**
 * avt_document_check_disk:
 *
 * Looks at the file. When another program wrote it, a document without changes takes the new
 * content over without asking; one with changes says so in `disk-state`.
 *
 * Returns: the state, also kept
 */
AvtDiskState
avt_document_check_disk (AvtDocument *self)
{
  AvtFileState now = { 0 };

  g_return_val_if_fail (AVT_IS_DOCUMENT (self), AVT_DISK_SAME);
  if (self->path == NULL || self->saving
      || (self->disk_state == AVT_DISK_SAME
          && !avt_file_state_may_differ (self->path, &self->state)))
    return self->disk_state;
  if (!avt_file_state_query (self->path, &now, NULL))
    return self->disk_state;
  if (!now.exists && !self->state.exists)
    set_disk_state (self, AVT_DISK_SAME, &now);
  else if (!now.exists)
    set_disk_state (self, AVT_DISK_MISSING, NULL);
  else if (avt_file_state_same_content (&now, &self->state))
    set_disk_state (self, AVT_DISK_SAME, &now);
  else if (avt_document_get_modified (self) || !avt_document_reload (self, NULL))
    set_disk_state (self, AVT_DISK_CHANGED, NULL);
  return self->disk_state;
}

/**
 * avt_document_keep_mine:
 *
 * The file may hold what it holds now: the next save replaces it. The document counts as modified.
 */
void
avt_document_keep_mine (AvtDocument *self)
{
  AvtFileState now = { 0 };
  g_autoptr (AvtDesign) theirs = NULL;
  AvtDocumentLook look;

  g_return_if_fail (AVT_IS_DOCUMENT (self));
  if (self->path == NULL || !avt_file_state_query (self->path, &now, NULL))
    return;
  theirs = now.exists ? _avt_document_read_design (self->path, &now, NULL, NULL) : NULL;
  _avt_document_look (self, &look);
  self->state = now;
  self->disk_state = AVT_DISK_SAME;
  _avt_document_set_disk (self, theirs);
  avt_history_set_saved (self->history, NULL);
  _avt_document_journal_detach (self);
  _avt_document_tell (self, &look);
}

/**
 * avt_document_compare:
 *
 * Returns: (transfer full): what each side did since the file was last read or written here, or
 *   %NULL with %AVT_IO_ERROR when the file cannot be read
 */
AvtComparison *
avt_document_compare (AvtDocument *self, GError **error)
{
  g_autoptr (AvtDesign) theirs = NULL;
  AvtFileState state = { 0 };

  g_return_val_if_fail (AVT_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (self->path != NULL, NULL);
  theirs = _avt_document_read_design (self->path, &state, NULL, error);
  if (theirs == NULL)
    return NULL;
  return avt_comparison_new (self->disk, avt_document_get_design (self), theirs);
}
