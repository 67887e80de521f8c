/* Reading files whole, and what they looked like. */
#include "config.h"

#include "engine/io/fd.h"
#include "engine/io/file-private.h"
#include "engine/io/save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

static gboolean
refuse_size (const char *name, gsize max_bytes, GError **error)
{
  g_autofree char *shown = g_filename_display_name (name);

  g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_LIMIT,
               _("%s: the file is too large, allowed are %zu bytes"), shown, max_bytes);
  return FALSE;
}

static gboolean
refuse_kind (const char *name, GError **error)
{
  g_autofree char *shown = g_filename_display_name (name);

  g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_REGULAR,
               _("%s: not a file, but a folder, a device or a pipe"), shown);
  return FALSE;
}

/* Reads to the end, which may be another than fstat() said: the file may grow meanwhile. */
static GBytes *
read_to_end (int fd, const char *name, gsize expected, gsize max_bytes, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new ((guint) MIN (expected, 1 << 30)
                                                           + 65537);
  gsize room = MAX (expected + 1, 65536);

  for (;;)
    {
      gsize old = bytes->len;
      gssize n_read;

      if (old > max_bytes)
        {
          refuse_size (name, max_bytes, error);
          return NULL;
        }
      room = MIN (room, max_bytes - old + 1);
      g_byte_array_set_size (bytes, (guint) (old + room));
      n_read = avt_fd_read (fd, bytes->data + old, room);
      if (n_read < 0)
        {
          avt_io_error_set_errno (error, errno, _("cannot be read"), name);
          return NULL;
        }
      g_byte_array_set_size (bytes, (guint) (old + (gsize) n_read));
      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      room = 65536;
    }
}

/*
 * _avt_file_state_set:
 * @sha256: of the bytes
 *
 * Fills @state from what the system says of a file.
 */
void
_avt_file_state_set (AvtFileState *state, const struct stat *info, const char *sha256)
{
  memset (state, 0, sizeof *state);
  state->exists = TRUE;
  g_strlcpy (state->sha256, sha256, sizeof state->sha256);
  state->mtime_ns = (gint64) info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000)
                    + info->st_mtim.tv_nsec;
  state->size = (guint64) info->st_size;
  state->inode = (guint64) info->st_ino;
}

/* Opens without waiting for the other end of a pipe, and takes regular files only. */
static int
open_regular (const char *path, struct stat *info, GError **error)
{
  int fd = avt_fd_open (AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);

  if (fd < 0)
    {
      avt_io_error_set_errno (error, errno, _("cannot be opened"), path);
      return -1;
    }
  if (fstat (fd, info) < 0)
    avt_io_error_set_errno (error, errno, _("cannot be read"), path);
  else if (!S_ISREG (info->st_mode))
    refuse_kind (path, error);
  else
    return fd;
  avt_fd_close (fd);
  return -1;
}

/**
 * avt_read_file:
 * @path: a file
 * @max_bytes: more is refused, without reading it
 * @state: (out) (optional): what the file looked like, for saving over it later
 * @error: in the domain %AVT_IO_ERROR
 *
 * Reads a regular file whole. Never waits for a pipe.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
avt_read_file (const char *path, gsize max_bytes, AvtFileState *state, GError **error)
{
  struct stat info;
  g_autoptr (GBytes) bytes = NULL;
  int fd = open_regular (path, &info, error);

  if (fd < 0)
    return NULL;
  if ((guint64) info.st_size > max_bytes)
    refuse_size (path, max_bytes, error);
  else
    bytes = read_to_end (fd, path, (gsize) info.st_size, max_bytes, error);
  avt_fd_close (fd);
  if (bytes != NULL && state != NULL)
    {
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      _avt_file_state_set (state, &info, sha256);
    }
  return g_steal_pointer (&bytes);
}

/**
 * avt_read_stream:
 * @fd: standard input or another descriptor, which stays open
 * @name: how messages call it
 * @max_bytes: more is refused
 * @error: in the domain %AVT_IO_ERROR
 *
 * Returns: (transfer full): all bytes up to the end
 */
GBytes *
avt_read_stream (int fd, const char *name, gsize max_bytes, GError **error)
{
  return read_to_end (fd, name, 65535, max_bytes, error);
}

/**
 * avt_file_state_query:
 * @path: a file that may be missing
 * @state: (out): what it looks like now; all zero when it is missing
 * @error: in the domain %AVT_IO_ERROR
 *
 * Returns: whether this could be found out
 */
gboolean
avt_file_state_query (const char *path, AvtFileState *state, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autofree char *sha256 = NULL;
  struct stat info;
  int fd;
  int saved_errno;

  memset (state, 0, sizeof *state);
  fd = open_regular (path, &info, &own_error);
  if (fd < 0)
    {
      if (g_error_matches (own_error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  sha256 = avt_fd_sha256 (fd);
  saved_errno = errno;
  avt_fd_close (fd);
  if (sha256 == NULL)
    {
      avt_io_error_set_errno (error, saved_errno, _("cannot be read"), path);
      return FALSE;
    }
  _avt_file_state_set (state, &info, sha256);
  return TRUE;
}

/**
 * avt_file_state_may_differ:
 * @path: a file
 * @state: what it looked like
 *
 * Asks the system for time, size and number only: cheap enough for every change notice. When it
 * may differ, avt_file_state_query() tells whether it does.
 */
gboolean
avt_file_state_may_differ (const char *path, const AvtFileState *state)
{
  struct stat info;
  AvtFileState now;

  if (stat (path, &info) < 0)
    return state->exists;
  _avt_file_state_set (&now, &info, "");
  return !state->exists || now.mtime_ns != state->mtime_ns || now.size != state->size
         || now.inode != state->inode;
}

/** avt_file_state_same_content: whether both files are missing, or hold the same bytes. */
gboolean
avt_file_state_same_content (const AvtFileState *a, const AvtFileState *b)
{
  return a->exists == b->exists && strcmp (a->sha256, b->sha256) == 0;
}
