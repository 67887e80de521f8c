/* The journal beside the document: what was committed is appended within moments, and synced to
 * the disk once a second while there is something to sync. A process that dies loses what was
 * committed in the last APPEND_MS; a machine that dies, what was committed in the last second. */
#include "config.h"

#include "engine/document/document-private.h"

#include <glib/gi18n-lib.h>

/* Long enough for the frame that shows a change to be drawn first, short enough that nobody can
 * notice the loss. */
#define APPEND_MS 50
#define SYNC_MS 1000
/* A journal that could not be written is tried again so often. */
#define RETRY_MS 2000

typedef struct
{
  AvtDesign *design;
  char *label;
} Entry;

static gboolean append_cb (gpointer user_data);

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  avt_design_unref (entry->design);
  g_free (entry->label);
  g_free (entry);
}

static void
set_journal_error (AvtDocument *self, const GError *error)
{
  const char *message = error != NULL ? error->message : NULL;
  AvtDocumentLook look;

  if (g_strcmp0 (self->journal_error, message) == 0)
    return;
  _avt_document_look (self, &look);
  g_free (self->journal_error);
  self->journal_error = g_strdup (message);
  _avt_document_tell (self, &look);
}

static void
join_sync (AvtDocument *self, GError **error)
{
  if (self->sync_thread == NULL)
    return;
  g_thread_join (g_steal_pointer (&self->sync_thread));
  if (self->sync_error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->sync_error));
}

static gboolean
write_pending (AvtDocument *self, GError **error)
{
  Entry *entry;

  while ((entry = g_queue_peek_head (&self->pending)) != NULL)
    {
      if (self->journal == NULL)
        self->journal = avt_journal_new (self->journal_folder, self->path,
                                         self->base_on_disk ? &self->state : NULL,
                                         self->journal_base, error);
      if (self->journal == NULL
          || !avt_journal_append (self->journal, entry->label, entry->design, error))
        return FALSE;
      entry_free (g_queue_pop_head (&self->pending));
    }
  return TRUE;
}

static gpointer
sync_thread_cb (gpointer user_data)
{
  AvtDocument *self = user_data;

  avt_journal_sync (self->journal, &self->sync_error);
  g_atomic_int_set (&self->sync_done, 1);
  return NULL;
}

/* Syncing can take as long as the disk likes, so it has a thread; the document joins it before it
 * gives the journal away. */
static gboolean
sync_cb (gpointer user_data)
{
  AvtDocument *self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->sync_thread != NULL && !g_atomic_int_get (&self->sync_done))
    return G_SOURCE_CONTINUE;
  join_sync (self, &error);
  if (error != NULL)
    set_journal_error (self, error);
  if (self->journal == NULL || !avt_journal_needs_sync (self->journal))
    {
      self->sync_source = 0;
      return G_SOURCE_REMOVE;
    }
  g_atomic_int_set (&self->sync_done, 0);
  self->sync_thread = g_thread_new ("journal-sync", sync_thread_cb, self);
  return G_SOURCE_CONTINUE;
}

static gboolean
append_cb (gpointer user_data)
{
  AvtDocument *self = user_data;
  g_autoptr (GError) error = NULL;

  self->append_source = 0;
  if (!write_pending (self, &error))
    self->append_source = g_timeout_add (RETRY_MS, append_cb, self);
  else if (self->sync_source == 0)
    self->sync_source = g_timeout_add (SYNC_MS, sync_cb, self);
  set_journal_error (self, error);
  return G_SOURCE_REMOVE;
}

static void
stop_sources (AvtDocument *self)
{
  g_clear_handle_id (&self->append_source, g_source_remove);
  g_clear_handle_id (&self->sync_source, g_source_remove);
}

static void
note_state (AvtDocument *self, const char *label)
{
  Entry *entry = g_new (Entry, 1);

  *entry = (Entry){ avt_design_ref (avt_document_get_design (self)), g_strdup (label) };
  g_queue_push_tail (&self->pending, entry);
}

/* Notes that the current design is another one. With @merged it takes the place of what was noted
 * last, when that is not written yet. Back at the saved design there is nothing to protect. */
void
_avt_document_journal_note (AvtDocument *self, const char *label, gboolean merged)
{
  if (self->journal_folder == NULL)
    return;
  g_free (self->last_label);
  self->last_label = g_strdup (label);
  if (!avt_document_get_modified (self))
    {
      _avt_document_journal_clear (self, NULL);
      return;
    }
  if (merged && !g_queue_is_empty (&self->pending))
    entry_free (g_queue_pop_tail (&self->pending));
  note_state (self, label);
  if (self->pace == AVT_DOCUMENT_AUTOMATIC && self->append_source == 0)
    self->append_source = g_timeout_add (APPEND_MS, append_cb, self);
}

/* Nothing to recover any more: the file holds the current design, or the user let it go. What is
 * committed next builds on the current design. */
gboolean
_avt_document_journal_clear (AvtDocument *self, GError **error)
{
  g_autoptr (AvtJournal) journal = NULL;

  stop_sources (self);
  join_sync (self, NULL);
  g_queue_clear_full (&self->pending, entry_free);
  g_clear_pointer (&self->journal_base, avt_design_unref);
  self->journal_base = avt_design_ref (avt_document_get_design (self));
  self->base_on_disk = self->path != NULL;
  journal = g_steal_pointer (&self->journal);
  return journal == NULL || avt_journal_discard (journal, error);
}

/* The file holds @saved now, which may not be the current design any more: what was committed while
 * it was saved begins the next journal. */
void
_avt_document_journal_restart (AvtDocument *self, AvtDesign *saved)
{
  g_autofree char *label = g_steal_pointer (&self->last_label);

  _avt_document_journal_clear (self, NULL);
  if (saved == avt_document_get_design (self))
    return;
  avt_design_unref (self->journal_base);
  self->journal_base = avt_design_ref (saved);
  _avt_document_journal_note (self, label != NULL ? label : "", FALSE);
}

static gboolean
has_noted (AvtDocument *self)
{
  return self->journal != NULL || !g_queue_is_empty (&self->pending);
}

/* Everything committed so far, written or not, becomes part of a journal that needs no file. */
static gboolean
stand_alone (AvtDocument *self, const char *label)
{
  if (!avt_journal_stand_alone (self->journal, self->path, label, avt_document_get_design (self),
                                NULL))
    {
      /* Its file stays for another attempt; what is written next is a journal of its own. */
      g_clear_pointer (&self->journal, avt_journal_free);
      note_state (self, label);
      return FALSE;
    }
  g_queue_clear_full (&self->pending, entry_free);
  return TRUE;
}

/* The file does not hold any more what the journal builds on, so the journal must hold it itself,
 * also when nothing was changed since: this design is the only copy. */
void
_avt_document_journal_detach (AvtDocument *self)
{
  g_autofree char *label = g_strdup (self->last_label != NULL ? self->last_label : _("Open"));

  if (self->journal_folder == NULL || (!self->base_on_disk && has_noted (self)))
    return;
  self->base_on_disk = FALSE;
  join_sync (self, NULL);
  if (self->journal != NULL && stand_alone (self, label))
    return;
  if (g_queue_is_empty (&self->pending))
    {
      avt_design_unref (self->journal_base);
      self->journal_base = avt_design_new_empty (self->ids);
      note_state (self, label);
    }
  if (!write_pending (self, NULL) && self->pace == AVT_DOCUMENT_AUTOMATIC
      && self->append_source == 0)
    self->append_source = g_timeout_add (RETRY_MS, append_cb, self);
}

/* The document's own file is about to be replaced. Should the process end between that and the end
 * of the journal, the file is another one than the journal builds on; so from here on the journal
 * holds by itself what it builds on, whether it is there already or begins while saving. */
void
_avt_document_journal_before_save (AvtDocument *self)
{
  if (self->journal != NULL)
    _avt_document_journal_detach (self);
  self->base_on_disk = FALSE;
  write_pending (self, NULL);
}

/* The document goes without having been closed: what is committed stays recoverable. */
void
_avt_document_journal_stop (AvtDocument *self)
{
  stop_sources (self);
  join_sync (self, NULL);
  write_pending (self, NULL);
  g_queue_clear_full (&self->pending, entry_free);
  g_clear_pointer (&self->journal, avt_journal_free);
  g_clear_pointer (&self->journal_base, avt_design_unref);
}

/**
 * avt_document_flush:
 *
 * Writes what was committed to the journal and waits until the disk has it. When it fails, nothing
 * is forgotten: the next flush tries again.
 */
gboolean
avt_document_flush (AvtDocument *self, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  gboolean done;

  g_return_val_if_fail (AVT_IS_DOCUMENT (self), FALSE);
  stop_sources (self);
  join_sync (self, NULL);
  done = write_pending (self, &own_error);
  if (done && self->journal != NULL)
    done = avt_journal_sync (self->journal, &own_error);
  set_journal_error (self, own_error);
  if (!done && self->pace == AVT_DOCUMENT_AUTOMATIC)
    self->append_source = g_timeout_add (RETRY_MS, append_cb, self);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&own_error));
  return done;
}
