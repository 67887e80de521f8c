#pragma once

#include "engine/io/journal.h"

G_BEGIN_DECLS

/** AvtJournalBase: the file that the commits of a journal build on; no uri: there is none. */
typedef struct
{
  char *uri;
  char *sha256;
} AvtJournalBase;

void _avt_journal_base_clear (AvtJournalBase *base);
AvtJournal *_avt_journal_continue (const char *file, int fd, gsize size, gsize commit_bytes,
                                   AvtJournalBase *base, AvtDesign *design);

G_END_DECLS
