/* The journal of a document: everything committed since the last save, on disk within moments,
 * so that a crash loses nothing. One file per open document, `<uuid>.lj`: lines of
 * "<bytes> <crc32> <json>\n", first the header, then a snapshot or the name of the file that the
 * commits build on, then one line per commit with its label and what it changed. */
#pragma once

#include "engine/design/design.h"
#include "engine/io/io-error.h"
#include "engine/io/save.h"

G_BEGIN_DECLS

typedef struct _AvtJournal AvtJournal; /* one owner; avt_journal_sync() from any thread */

/**
 * AvtJournalInfo:
 * @file: path of the journal
 * @path: the design's file, or NULL for a design that was never saved
 * @sha256: of the file that the commits build on; empty when there is none
 * @n_commits: how many commits can be recovered
 * @last_label: what the last of them was, or NULL
 * @mtime_s: when the last of them was written, seconds since 1970
 */
typedef struct
{
  char *file;
  char *path;
  char *sha256;
  guint n_commits;
  char *last_label;
  gint64 mtime_s;
} AvtJournalInfo;

/**
 * AvtRecovery:
 * @design: the design after the last good commit
 * @journal: the same journal, now owned by this process, to go on with; %NULL when its damaged
 *   end could not be put aside (disk full): begin another, this one stays as it is
 * @info: what was found
 * @bad_file: where the damaged end of the journal was put, or NULL when it was whole
 */
typedef struct
{
  AvtDesign *design;
  AvtJournal *journal;
  AvtJournalInfo *info;
  char *bad_file;
} AvtRecovery;

char *avt_journal_default_folder (void);

AvtJournal *avt_journal_new (const char *folder, const char *path, const AvtFileState *base_state,
                             AvtDesign *base, GError **error);
void avt_journal_free (AvtJournal *self);
const char *avt_journal_get_file (const AvtJournal *self);
gboolean avt_journal_append (AvtJournal *self, const char *label, AvtDesign *design,
                             GError **error);
gboolean avt_journal_rebase (AvtJournal *self, const char *path, const AvtFileState *base_state,
                             AvtDesign *base, GError **error);
gboolean avt_journal_stand_alone (AvtJournal *self, const char *path, const char *label,
                                  AvtDesign *design, GError **error);
gboolean avt_journal_needs_sync (AvtJournal *self);
gboolean avt_journal_sync (AvtJournal *self, GError **error);
gboolean avt_journal_discard (AvtJournal *self, GError **error);

GPtrArray *avt_journal_list_abandoned (const char *folder);
void avt_journal_info_free (AvtJournalInfo *info);
AvtRecovery *avt_journal_recover (const char *file, GError **error);
gboolean avt_journal_set_aside (const char *file, char **bad_file, GError **error);
void avt_recovery_free (AvtRecovery *recovery);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtJournal, avt_journal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtJournalInfo, avt_journal_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtRecovery, avt_recovery_free)

G_END_DECLS
