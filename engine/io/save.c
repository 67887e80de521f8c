/* The order of the steps is the whole point: the new bytes are complete, synced and closed under
 * another name in the same folder before rename() gives them the real one. GIO's
 * g_file_replace_contents() renames even after a failed write, and empties the file on a full
 * disk; it also overwrites symbolic links in place. */
#include "config.h"

#include "engine/io/save.h"

#include "engine/io/design-file.h"
#include "engine/io/fd.h"
#include "engine/io/file-private.h"
#include "engine/io/history.h"
#include "engine/io/limits.h"
#include "engine/io/temp.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

typedef struct
{
  const char *path; /* as the caller names it, for messages */
  char *folder_path;
  char *name;
  int folder;
  int original; /* -1: there is none, or it cannot be read */
  gboolean exists;
  struct stat info; /* of the original */
  AvtTemp temp;
  GError **error;
} Saving;

static void
saving_clear (Saving *self)
{
  g_free (self->folder_path);
  g_free (self->name);
  avt_temp_remove (&self->temp);
  if (self->original >= 0)
    avt_fd_close (self->original);
  if (self->folder >= 0)
    avt_fd_close (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Saving, saving_clear)

static gboolean
fail (Saving *self, const char *what)
{
  avt_io_error_set_errno (self->error, errno, what, self->path);
  return FALSE;
}

static gboolean
fail_with (Saving *self, AvtIOError code, const char *sentence)
{
  g_autofree char *shown = g_filename_display_name (self->path);

  g_set_error (self->error, AVT_IO_ERROR, (int) code, "%s: %s", shown, sentence);
  return FALSE;
}

/* No permission to write here is a reason of its own: the way out is to save elsewhere. */
static gboolean
fail_to_create (Saving *self)
{
  if (errno != EACCES && errno != EPERM && errno != EROFS)
    return fail (self, _("cannot be saved"));
  return fail_with (self, AVT_IO_ERROR_READ_ONLY,
                    _("cannot be saved because its folder is read-only; save it elsewhere"));
}

/* Follows symbolic links, so that what they point at is replaced and they stay. */
static gboolean
resolve (Saving *self)
{
  g_autofree char *path = g_strdup (self->path);
  struct stat info;

  for (guint i = 0; i <= AVT_LIMIT_SYMLINKS; i++)
    {
      g_autofree char *target = NULL;
      g_autofree char *folder = g_path_get_dirname (path);
      gboolean found = lstat (path, &info) == 0;

      if (!found && errno != ENOENT)
        return fail (self, _("cannot be saved"));
      if (!found || !S_ISLNK (info.st_mode))
        {
          self->folder_path = g_steal_pointer (&folder);
          self->name = g_path_get_basename (path);
          return TRUE;
        }
      target = g_file_read_link (path, NULL);
      if (target == NULL)
        return fail (self, _("cannot be saved"));
      g_free (path);
      path = g_path_is_absolute (target) ? g_strdup (target)
                                         : g_build_filename (folder, target, NULL);
    }
  errno = ELOOP;
  return fail (self, _("cannot be saved"));
}

static gboolean
look_at_original (Saving *self)
{
  self->exists = fstatat (self->folder, self->name, &self->info, AT_SYMLINK_NOFOLLOW) == 0;
  if (!self->exists)
    return errno == ENOENT || fail (self, _("cannot be saved"));
  if (!S_ISREG (self->info.st_mode))
    return fail_with (self, AVT_IO_ERROR_NOT_REGULAR,
                      _("cannot be saved because this is a folder, a device or a pipe"));
  if (faccessat (self->folder, self->name, W_OK, AT_EACCESS) < 0)
    return fail_with (self, AVT_IO_ERROR_READ_ONLY,
                      _("cannot be saved because the file is read-only; save it elsewhere"));
  self->original = avt_fd_open (self->folder, self->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
  return TRUE;
}

static gboolean
open_target (Saving *self)
{
  if (*self->path == '\0' || g_str_has_suffix (self->path, G_DIR_SEPARATOR_S))
    return fail_with (self, AVT_IO_ERROR_NOT_REGULAR, _("cannot be saved without a file name"));
  if (!resolve (self))
    return FALSE;
  self->folder = avt_fd_open (AT_FDCWD, self->folder_path, O_RDONLY | O_DIRECTORY, 0);
  if (self->folder < 0)
    return fail (self, _("cannot be saved because its folder cannot be opened"));
  return look_at_original (self);
}

static gboolean
check_links (Saving *self, AvtSaveFlags flags)
{
  if (!self->exists || self->info.st_nlink < 2 || (flags & AVT_SAVE_PART_HARD_LINKS)
      || self->info.st_nlink - avt_history_count_links (self->folder, self->name, &self->info) < 2)
    return TRUE;
  return fail_with (self, AVT_IO_ERROR_HARD_LINK,
                    _("the file has more than one name (hard links); saving parts this name from "
                      "the others, which keep the old content"));
}

static gboolean
fail_changed (Saving *self)
{
  return fail_with (self, AVT_IO_ERROR_CHANGED,
                    _("not saved because the file was changed by another program"));
}

static gboolean
check_expected (Saving *self, const AvtFileState *expected)
{
  g_autofree char *sha256 = NULL;

  if (!self->exists)
    return TRUE; /* nothing can be lost by writing it again */
  if (!expected->exists || (guint64) self->info.st_size != expected->size)
    return fail_changed (self);
  if (self->original < 0 || (sha256 = avt_fd_sha256 (self->original)) == NULL)
    return fail (self, _("not saved because the file cannot be compared with what was read"));
  return strcmp (sha256, expected->sha256) == 0 || fail_changed (self);
}

/* Just before the rename: cheap, and leaves others only an instant to write unnoticed. */
static gboolean
check_still_expected (Saving *self)
{
  struct stat now;

  if (fstatat (self->folder, self->name, &now, AT_SYMLINK_NOFOLLOW) < 0)
    return errno == ENOENT || fail (self, _("cannot be saved"));
  if (self->exists && now.st_ino == self->info.st_ino && now.st_size == self->info.st_size
      && now.st_mtim.tv_sec == self->info.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == self->info.st_mtim.tv_nsec)
    return TRUE;
  return fail_changed (self);
}

/* Extended attributes, which include access control lists and security labels, as far as the
 * system lets us. */
static void
copy_attributes (int from, int to)
{
  gssize size = flistxattr (from, NULL, 0);
  g_autofree char *names = size > 0 ? g_malloc ((gsize) size) : NULL;

  if (names == NULL || (size = flistxattr (from, names, (gsize) size)) <= 0)
    return;
  for (const char *name = names; name < names + size; name += strlen (name) + 1)
    {
      gssize length = fgetxattr (from, name, NULL, 0);
      g_autofree char *value = length > 0 ? g_malloc ((gsize) length) : NULL;

      if (length >= 0 && (length = fgetxattr (from, name, value, (gsize) length)) >= 0)
        fsetxattr (to, name, value, (gsize) length, 0);
    }
}

/* Owner, mode and attributes of the original, best effort. A group that cannot be kept must not
 * pass its rights to another group. */
static void
take_over_attributes (Saving *self)
{
  mode_t mode = self->info.st_mode & 07777;
  gboolean kept = fchown (self->temp.fd, self->info.st_uid, self->info.st_gid) == 0
                  || fchown (self->temp.fd, (uid_t) -1, self->info.st_gid) == 0;

  if (!kept)
    mode = (mode & ~(mode_t) 06070) | ((mode & 07) << 3);
  if (fchmod (self->temp.fd, mode) == 0 && self->original >= 0 && kept)
    copy_attributes (self->original, self->temp.fd);
}

/* Returns with the new bytes safe under the temporary name. */
static gboolean
write_temp (Saving *self, GBytes *bytes, struct stat *written)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (avt_temp_create (&self->temp, self->folder, self->exists ? 0600 : 0644) < 0)
    return fail_to_create (self);
  if (self->exists)
    take_over_attributes (self);
  if (avt_fd_write_all (self->temp.fd, data, length) < 0 || avt_fd_sync (self->temp.fd) < 0
      || fstat (self->temp.fd, written) < 0 || avt_temp_close (&self->temp) < 0)
    return fail (self, _("cannot be saved; the old version was kept"));
  return TRUE;
}

/* A new file must not replace one that came in between; not every file system can promise it. */
static int
rename_temp (Saving *self, gboolean checked)
{
  if (!self->exists && checked)
    {
      if (renameat2 (self->folder, self->temp.name, self->folder, self->name, RENAME_NOREPLACE)
          == 0)
        return 0;
      if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return -1;
    }
  return renameat (self->folder, self->temp.name, self->folder, self->name);
}

static gboolean
replace (Saving *self, AvtSaveFlags flags, gboolean checked)
{
  if (checked && !check_still_expected (self))
    return FALSE;
  if (self->exists && (flags & AVT_SAVE_HISTORY)
      && avt_history_keep (self->folder, self->name, &self->info) < 0)
    return fail (self, _("not saved because the old version cannot be put into the history"));
  if (rename_temp (self, checked) < 0)
    return errno == EEXIST ? fail_changed (self)
                           : fail (self, _("cannot be saved; the old version was kept"));
  avt_temp_forget (&self->temp);
  return TRUE;
}

/* Some file systems cannot sync folders at all; they are not at fault. */
static gboolean
sync_folder (Saving *self)
{
  g_autofree char *shown = NULL;
  int saved_errno;

  if (avt_fd_sync (self->folder) == 0 || errno == EINVAL || errno == ENOTSUP)
    return TRUE;
  saved_errno = errno;
  shown = g_filename_display_name (self->path);
  g_set_error (self->error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_SYNCED,
               _("%s: saved, but it is not certain to survive a power cut (%s)"), shown,
               g_strerror (saved_errno));
  return FALSE;
}

/**
 * avt_save_atomic:
 * @path: where to
 * @bytes: what
 * @state: (inout) (optional): what the file is expected to be, all zero for a new one; then what
 *   it is. %NULL: whatever it is
 * @flags: see #AvtSaveFlags
 * @error: in the domain %AVT_IO_ERROR; names the file and the reason
 *
 * Replaces the content of a file, or makes it. A crash or an error at any moment leaves the old
 * file or the new one. Symbolic links stay and what they point at is replaced; mode, owner and
 * extended attributes are kept as far as possible.
 *
 * Returns: whether the new bytes are safe
 */
gboolean
avt_save_atomic (const char *path, GBytes *bytes, AvtFileState *state, AvtSaveFlags flags,
                 GError **error)
{
  g_auto (Saving) self
    = { .path = path, .folder = -1, .original = -1, .temp = { 0, -1, -1, "" }, .error = error };
  gboolean checked = state != NULL && !(flags & AVT_SAVE_OVERWRITE);
  struct stat written;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  if (!open_target (&self) || (checked && !check_expected (&self, state))
      || !check_links (&self, flags) || !write_temp (&self, bytes, &written)
      || !replace (&self, flags, checked))
    return FALSE;
  if (state != NULL)
    {
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      _avt_file_state_set (state, &written, sha256);
    }
  return sync_folder (&self);
}

/**
 * avt_design_save:
 * @design: a design
 * @path: where to
 * @state: (inout) (optional): as in avt_save_atomic()
 * @flags: as in avt_save_atomic()
 * @error: in the domain %AVT_IO_ERROR
 *
 * Saves a design after reading back what will be written: a file that would not open again, or
 * not as the same design, is not written. May run on a worker thread.
 *
 * Returns: whether the design is safe
 */
gboolean
avt_design_save (const AvtDesign *design, const char *path, AvtFileState *state,
                 AvtSaveFlags flags, GError **error)
{
  g_autoptr (GBytes) bytes = avt_design_to_bytes (design);
  g_autoptr (GError) reason = NULL;
  g_autoptr (AvtDesign) read_back = avt_design_from_bytes (bytes, path, NULL, &reason);
  g_autofree char *shown = NULL;

  if (read_back != NULL && avt_design_equal (design, read_back))
    {
      g_clear_pointer (&read_back, avt_design_unref);
      return avt_save_atomic (path, bytes, state, flags, error);
    }
  shown = g_filename_display_name (path);
  g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_READ_BACK,
               _("%s: not saved because it would not read back as the same design%s%s"), shown,
               reason != NULL ? ": " : "", reason != NULL ? reason->message : "");
  return FALSE;
}

/**
 * avt_save_sweep:
 * @folder: a folder that files are saved in
 *
 * Removes what saves that were killed left behind. What another process is writing stays.
 *
 * Returns: how many files were removed
 */
guint
avt_save_sweep (const char *folder)
{
  int fd = avt_fd_open (AT_FDCWD, folder, O_RDONLY | O_DIRECTORY, 0);
  guint n_swept = 0;
  int history;

  if (fd < 0)
    return 0;
  n_swept = avt_temp_sweep (fd);
  history = avt_fd_open (fd, AVT_HISTORY_FOLDER, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
  if (history >= 0)
    {
      n_swept += avt_temp_sweep (history);
      avt_fd_close (history);
    }
  avt_fd_close (fd);
  return n_swept;
}
