/* Shared by the files of AvtDocument: document.c (changes), document-file.c (load, save, changed
 * on disk), document-journal.c (journal and recovery). */
#pragma once

#include "engine/document/document.h"
#include "engine/document/history.h"
#include "engine/io/design-file.h"
#include "engine/io/journal.h"

G_BEGIN_DECLS

struct _AvtDocument
{
  GObject parent_instance;

  AvtHistory *history;
  AvtIdSource *ids;
  AvtMemo *memo;
  AvtDocumentPace pace;

  /* The file */
  GFile *file;          /* or NULL: never saved */
  char *path;           /* of the file */
  char *title;
  AvtFileState state;   /* what the file is expected to be */
  AvtDesign *disk;      /* what it held when it was last read or written, or NULL */
  AvtDiskState disk_state;
  gboolean read_only;
  gboolean recovered;
  gboolean saving; /* on a thread */
  GFileMonitor *monitor;
  guint disk_source; /* looks at the file once its changes have settled */
  char *edited_by;   /* who else edits the file, or NULL */
  char *marked_path; /* the file that bears this process's mark, or NULL */

  /* The journal */
  char *journal_folder; /* or NULL: none is kept */
  AvtJournal *journal;  /* or NULL: nothing committed since the last save */
  AvtDesign *journal_base; /* what the first entry builds on */
  gboolean base_on_disk;   /* the file holds journal_base */
  GQueue pending;       /* of entries not yet written */
  char *last_label;     /* of the last entry, written or not */
  guint append_source;
  guint sync_source;
  GThread *sync_thread;
  int sync_done;        /* atomic: the thread has nothing left to do */
  GError *sync_error;   /* of the thread, to be read when it is done */
  char *journal_error;
};

typedef enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_MODIFIED,
  PROP_TITLE,
  PROP_PATH,
  PROP_READ_ONLY,
  PROP_RECOVERED,
  PROP_DISK_STATE,
  PROP_JOURNAL_ERROR,
  PROP_EDITED_BY,
  N_PROPS
} AvtDocumentProperty;

/** AvtDocumentLook: what observers could see before a change, to notify what differs after it. */
typedef struct
{
  AvtDesign *design;
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
  gboolean modified;
  char *title;
  char *path;
  gboolean read_only;
  gboolean recovered;
  AvtDiskState disk_state;
  char *journal_error;
  char *edited_by;
} AvtDocumentLook;

void _avt_document_look (AvtDocument *self, AvtDocumentLook *look);
void _avt_document_tell (AvtDocument *self, AvtDocumentLook *look);

void _avt_document_set_file (AvtDocument *self, GFile *file);
void _avt_document_restart (AvtDocument *self, AvtDesign *design);
void _avt_document_unwatch (AvtDocument *self);
void _avt_document_mark (AvtDocument *self);
void _avt_document_unmark (AvtDocument *self);
void _avt_document_set_disk (AvtDocument *self, AvtDesign *design);
AvtDesign *_avt_document_read_design (const char *path, AvtFileState *state, AvtFileInfo *info,
                                      GError **error);

void _avt_document_journal_note (AvtDocument *self, const char *label, gboolean merged);
void _avt_document_journal_before_save (AvtDocument *self);
gboolean _avt_document_journal_clear (AvtDocument *self, GError **error);
void _avt_document_journal_restart (AvtDocument *self, AvtDesign *saved);
void _avt_document_journal_detach (AvtDocument *self);
void _avt_document_journal_stop (AvtDocument *self);

G_END_DECLS
