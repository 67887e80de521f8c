/* Why a file could not be read or written. Each message is one sentence that names the file and
 * says what is wrong and what is allowed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AVT_IO_ERROR (avt_io_error_quark ())

/**
 * AvtIOError:
 * @AVT_IO_ERROR_FAILED: the system refused for a reason without its own code here
 * @AVT_IO_ERROR_SYNTAX: the text is not JSON (or YAML)
 * @AVT_IO_ERROR_LIMIT: the file is larger, deeper or longer than limits.h allows
 * @AVT_IO_ERROR_INVALID: well-formed, but not a valid design, record or device type
 * @AVT_IO_ERROR_VERSION: written by a newer version in a form this one cannot read
 * @AVT_IO_ERROR_NOT_FOUND: no such file or folder
 * @AVT_IO_ERROR_NOT_REGULAR: a folder, a device, a pipe
 * @AVT_IO_ERROR_DENIED: no permission to read the file
 * @AVT_IO_ERROR_READ_ONLY: the folder or the file cannot be written: offer to save elsewhere
 * @AVT_IO_ERROR_FULL: disk, quota or file-size limit exhausted
 * @AVT_IO_ERROR_CHANGED: the file on disk is not the one that was read: nothing was written
 * @AVT_IO_ERROR_HARD_LINK: the file has more names; saving would part them: ask once, then pass
 *   %AVT_SAVE_PART_HARD_LINKS
 * @AVT_IO_ERROR_READ_BACK: what would be written does not read back as the same design
 * @AVT_IO_ERROR_NOT_SYNCED: the file was replaced, but whether it would survive a power cut is
 *   not known, because syncing its folder failed
 * @AVT_IO_ERROR_LOCKED: a living process owns the journal
 */
typedef enum
{
  AVT_IO_ERROR_FAILED,
  AVT_IO_ERROR_SYNTAX,
  AVT_IO_ERROR_LIMIT,
  AVT_IO_ERROR_INVALID,
  AVT_IO_ERROR_VERSION,
  AVT_IO_ERROR_NOT_FOUND,
  AVT_IO_ERROR_NOT_REGULAR,
  AVT_IO_ERROR_DENIED,
  AVT_IO_ERROR_READ_ONLY,
  AVT_IO_ERROR_FULL,
  AVT_IO_ERROR_CHANGED,
  AVT_IO_ERROR_HARD_LINK,
  AVT_IO_ERROR_READ_BACK,
  AVT_IO_ERROR_NOT_SYNCED,
  AVT_IO_ERROR_LOCKED
} AvtIOError;

GQuark avt_io_error_quark (void);

void avt_io_error_set_errno (GError **error, int saved_errno, const char *what, const char *path);

G_END_DECLS
