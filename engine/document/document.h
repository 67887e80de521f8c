/* A document: the current design, its history, its file and its journal. It is the one door for
 * changes; everything else observes.
 *
 * A document is used from one thread. Its designs are immutable and may go to any. */
#pragma once

#include "engine/base/memo.h"
#include "engine/design/design.h"
#include "engine/document/compare.h"
#include "engine/io/journal.h"
#include "engine/io/save.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define AVT_TYPE_DOCUMENT (avt_document_get_type ())

/**
 * AvtDocument:
 *
 * Properties, all read-only: `can-undo`, `can-redo`, `undo-label`, `redo-label` (names of steps,
 * "Move 3 Devices", or %NULL), `modified`, `title` (name for people), `path` (or %NULL),
 * `read-only` (the file cannot be saved over), `recovered`, `disk-state` (#AvtDiskState, as int),
 * `journal-error` (a sentence when the journal cannot be written, or %NULL), `edited-by` (who
 * edits the same file elsewhere, "ada on hostname", or %NULL; a hint only).
 *
 * Signal `changed` (AvtDocument *self, const AvtDelta *delta, gpointer user_data): the current
 * design is another one. It comes once for each commit, undo, redo, load and reload, after all
 * properties have their new values, and before they are notified.
 */
G_DECLARE_FINAL_TYPE (AvtDocument, avt_document, AVT, DOCUMENT, GObject)

/**
 * AvtDiskState:
 * @AVT_DISK_SAME: the file is as it was read or written, or there is none yet
 * @AVT_DISK_CHANGED: another program wrote it while the document has unsaved changes: offer
 *   avt_document_reload(), avt_document_keep_mine(), avt_document_compare()
 * @AVT_DISK_MISSING: it was deleted or renamed; the document counts as modified, saving writes it
 *   again
 */
typedef enum
{
  AVT_DISK_SAME,
  AVT_DISK_CHANGED,
  AVT_DISK_MISSING
} AvtDiskState;

/**
 * AvtDocumentPace:
 * @AVT_DOCUMENT_AUTOMATIC: the journal is written by timeouts of the main context, and the file
 *   is watched
 * @AVT_DOCUMENT_MANUAL: nothing happens by itself: avt_document_flush() writes the journal,
 *   avt_document_check_disk() looks at the file
 */
typedef enum
{
  AVT_DOCUMENT_AUTOMATIC,
  AVT_DOCUMENT_MANUAL
} AvtDocumentPace;

AvtDocument *avt_document_new (AvtIdSource *ids, const char *journal_folder,
                               AvtDocumentPace pace);
AvtDesign *avt_document_get_design (AvtDocument *self);
AvtIdSource *avt_document_get_ids (AvtDocument *self);
AvtMemo *avt_document_get_memo (AvtDocument *self);

/* Changes */
void avt_document_commit (AvtDocument *self, AvtDesign *design, const char *label,
                          const char *merge_key);
void avt_document_end_run (AvtDocument *self);
gboolean avt_document_undo (AvtDocument *self);
gboolean avt_document_redo (AvtDocument *self);
gboolean avt_document_get_can_undo (AvtDocument *self);
gboolean avt_document_get_can_redo (AvtDocument *self);
const char *avt_document_get_undo_label (AvtDocument *self);
const char *avt_document_get_redo_label (AvtDocument *self);
gboolean avt_document_get_modified (AvtDocument *self);

/* The file */
GFile *avt_document_get_file (AvtDocument *self);
const char *avt_document_get_path (AvtDocument *self);
const char *avt_document_get_title (AvtDocument *self);
gboolean avt_document_get_read_only (AvtDocument *self);
void avt_document_begin (AvtDocument *self, AvtDesign *design, const char *title);
gboolean avt_document_load (AvtDocument *self, GFile *file, GError **error);
gboolean avt_document_save (AvtDocument *self, AvtSaveFlags flags, GError **error);
gboolean avt_document_save_as (AvtDocument *self, GFile *file, AvtSaveFlags flags,
                               GError **error);
void avt_document_save_as_async (AvtDocument *self, GFile *file, AvtSaveFlags flags,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean avt_document_save_as_finish (AvtDocument *self, GAsyncResult *result, GError **error);
gboolean avt_document_revert (AvtDocument *self, GError **error);
gboolean avt_document_close (AvtDocument *self, GError **error);

/* Changed on disk */
AvtDiskState avt_document_get_disk_state (AvtDocument *self);
AvtDiskState avt_document_check_disk (AvtDocument *self);
const char *avt_document_get_edited_by (AvtDocument *self);
gboolean avt_document_reload (AvtDocument *self, GError **error);
void avt_document_keep_mine (AvtDocument *self);
AvtComparison *avt_document_compare (AvtDocument *self, GError **error);

/* The journal */
gboolean avt_document_flush (AvtDocument *self, GError **error);
const char *avt_document_get_journal_error (AvtDocument *self);
gboolean avt_document_get_recovered (AvtDocument *self);
GPtrArray *avt_recovery_list (const char *journal_folder);
AvtDocument *avt_document_recover (const char *journal_file, AvtIdSource *ids,
                                   AvtDocumentPace pace, GError **error);

G_END_DECLS
