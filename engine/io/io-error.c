#include "config.h"

#include "engine/io/io-error.h"

#include <errno.h>

G_DEFINE_QUARK (avt-io-error-quark, avt_io_error)

static AvtIOError
code_of (int saved_errno)
{
  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
      return AVT_IO_ERROR_NOT_FOUND;
    case EISDIR:
    case ENXIO:
      return AVT_IO_ERROR_NOT_REGULAR;
    case EACCES:
    case EPERM:
      return AVT_IO_ERROR_DENIED;
    case EROFS:
    case ETXTBSY:
      return AVT_IO_ERROR_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return AVT_IO_ERROR_FULL;
    default:
      return AVT_IO_ERROR_FAILED;
    }
}

/**
 * avt_io_error_set_errno:
 * @error: (out) (nullable): where the error goes
 * @saved_errno: what the system said
 * @what: (nullable): a translated sentence part such as "cannot be written", or %NULL
 * @path: the file
 *
 * Sets "PATH: WHAT (reason of the system)", with the code that belongs to the errno.
 */
void
avt_io_error_set_errno (GError **error, int saved_errno, const char *what, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (what == NULL)
    g_set_error (error, AVT_IO_ERROR, code_of (saved_errno), "%s: %s", shown,
                 g_strerror (saved_errno));
  else
    g_set_error (error, AVT_IO_ERROR, code_of (saved_errno), "%s: %s (%s)", shown, what,
                 g_strerror (saved_errno));
}
