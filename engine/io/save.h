/* Reading files whole and replacing them whole. A file that is saved holds the old bytes or the
 * new ones at every moment, whatever fails: never a mixture, never nothing. */
#pragma once

#include "engine/design/design.h"
#include "engine/io/io-error.h"

G_BEGIN_DECLS

/**
 * AvtFileState:
 * @exists: whether there was a file
 * @sha256: of its bytes, in hexadecimal; empty when there was none
 * @mtime_ns: modification time, nanoseconds since 1970
 * @size: in bytes
 * @inode: number of the file in its file system
 *
 * What a file looked like when it was read or written. The hash decides whether a file has
 * changed; the other three are a cheap hint (see avt_file_state_may_differ()).
 */
typedef struct
{
  gboolean exists;
  char sha256[65];
  gint64 mtime_ns;
  guint64 size;
  guint64 inode;
} AvtFileState;

/**
 * AvtSaveFlags:
 * @AVT_SAVE_OVERWRITE: whatever the file holds by now ("keep mine", or a name the user confirmed)
 * @AVT_SAVE_PART_HARD_LINKS: the user knows that other names of the file keep the old content
 * @AVT_SAVE_HISTORY: keep the last 10 versions in .archivolt-history beside the file
 */
typedef enum
{
  AVT_SAVE_DEFAULT = 0,
  AVT_SAVE_OVERWRITE = 1 << 0,
  AVT_SAVE_PART_HARD_LINKS = 1 << 1,
  AVT_SAVE_HISTORY = 1 << 2
} AvtSaveFlags;

GBytes *avt_read_file (const char *path, gsize max_bytes, AvtFileState *state, GError **error);
GBytes *avt_read_stream (int fd, const char *name, gsize max_bytes, GError **error);

gboolean avt_file_state_query (const char *path, AvtFileState *state, GError **error);
gboolean avt_file_state_may_differ (const char *path, const AvtFileState *state);
gboolean avt_file_state_same_content (const AvtFileState *a, const AvtFileState *b);

/* @state, when given: in, what the file is expected to be (all zero: no such file); out, what it
 * is now. It is also set when the error is AVT_IO_ERROR_NOT_SYNCED. */
gboolean avt_save_atomic (const char *path, GBytes *bytes, AvtFileState *state,
                          AvtSaveFlags flags, GError **error);
gboolean avt_design_save (const AvtDesign *design, const char *path, AvtFileState *state,
                          AvtSaveFlags flags, GError **error);
guint avt_save_sweep (const char *folder);

G_END_DECLS
