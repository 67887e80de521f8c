/* Documents from the journals of processes that died. */
#include "config.h"

#include "engine/document/document-private.h"

/**
 * avt_recovery_list:
 * @journal_folder: see avt_journal_default_folder()
 *
 * Journals of documents that are open in a living process, here or in another one, are not listed.
 *
 * Returns: (transfer full) (element-type AvtJournalInfo): what can be recovered
 */
GPtrArray *
avt_recovery_list (const char *journal_folder)
{
  return avt_journal_list_abandoned (journal_folder);
}

/* What the file holds now decides what the document is: as the journal knows it, it is the common
 * base; as the recovered design, the work was saved after all. */
static void
meet_file (AvtDocument *self, const AvtJournalInfo *info)
{
  g_autoptr (AvtDesign) found = NULL;
  AvtFileState now = { 0 };
  gboolean is_base;

  found = _avt_document_read_design (self->path, &now, NULL, NULL);
  g_strlcpy (self->state.sha256, info->sha256, sizeof self->state.sha256);
  self->state.exists = self->state.sha256[0] != '\0';
  is_base = found != NULL && avt_file_state_same_content (&now, &self->state);
  if (found != NULL && avt_design_equal (found, avt_document_get_design (self)))
    {
      self->state = now;
      avt_history_set_saved (self->history, avt_document_get_design (self));
      _avt_document_set_disk (self, avt_document_get_design (self));
      return;
    }
  if (is_base)
    {
      self->state = now;
      _avt_document_set_disk (self, found);
    }
  self->base_on_disk = is_base;
}

/* The journal goes on where it ended. Where it builds on what the file does not hold any more, one
 * that stands alone takes its place. Where its damaged end could not be cut off, a new one begins
 * with everything, and the old one stays for another attempt. */
static void
take_journal (AvtDocument *self, AvtRecovery *recovery)
{
  g_free (self->last_label);
  self->last_label = g_strdup (recovery->info->last_label);
  self->journal = g_steal_pointer (&recovery->journal);
  if (self->journal != NULL && (self->path == NULL || self->base_on_disk))
    return;
  self->base_on_disk = TRUE;
  _avt_document_journal_detach (self);
}

/**
 * avt_document_recover:
 * @journal_file: see avt_recovery_list()
 * @ids: (transfer full) (nullable): where new ids come from; %NULL: random ones
 *
 * Takes the journal over. The file of the design is not touched; when it holds something else by
 * now, `disk-state` says so.
 *
 * Returns: (transfer full): a modified document with `recovered` set; one that is not modified
 *   when its work was saved after all; %NULL with %AVT_IO_ERROR
 */
AvtDocument *
avt_document_recover (const char *journal_file, AvtIdSource *ids, AvtDocumentPace pace,
                      GError **error)
{
  g_autoptr (AvtRecovery) recovery = avt_journal_recover (journal_file, error);
  g_autofree char *folder = g_path_get_dirname (journal_file);
  g_autoptr (GFile) file = NULL;
  AvtDocument *self;

  if (recovery == NULL)
    {
      g_clear_pointer (&ids, avt_id_source_free);
      return NULL;
    }
  self = avt_document_new (ids, folder, pace);
  _avt_document_restart (self, recovery->design);
  avt_history_set_saved (self->history, NULL);
  g_clear_pointer (&self->journal_base, avt_design_unref);
  self->journal_base = avt_design_ref (recovery->design);
  if (recovery->info->path != NULL)
    {
      file = g_file_new_for_path (recovery->info->path);
      _avt_document_set_file (self, file);
      meet_file (self, recovery->info);
    }
  if (!avt_document_get_modified (self))
    {
      self->journal = g_steal_pointer (&recovery->journal);
      _avt_document_journal_clear (self, NULL);
      return self;
    }
  take_journal (self, recovery);
  self->recovered = TRUE;
  avt_document_check_disk (self);
  return self;
}
