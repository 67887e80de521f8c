/* Saving and reading whole files. What happens when the process is killed in between is the matter
 * of crash-test (the slow suite). */
#include "config.h"

#include "engine/io/history.h"
#include "engine/io/limits.h"
#include "engine/io/temp.h"
#include "tests/engine/io/io-test.h"

#include <fcntl.h>
#include <grp.h>
#include <locale.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#define NOBODY 65534

typedef struct
{
  char *folder;
  char *path; /* of a file that is not there yet */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "file", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_free (self->path);
}

static gboolean
save (const char *path, const char *text, AvtFileState *state, AvtSaveFlags flags, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return avt_save_atomic (path, bytes, state, flags, error);
}

static void
check_saves (const char *path, const char *text, AvtFileState *state, AvtSaveFlags flags)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save (path, text, state, flags, &error));
  g_assert_no_error (error);
  assert_file (path, text);
}

static void
check_refuses (const char *path, AvtFileState *state, AvtSaveFlags flags, AvtIOError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = g_filename_display_name (path);

  g_assert_false (save (path, "refused", state, flags, &error));
  g_assert_error (error, AVT_IO_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, shown));
}

static mode_t
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_new (Fixture *self, gconstpointer data)
{
  static const struct
  {
    mode_t mask;
    mode_t mode;
  } cases[] = { { 022, 0644 }, { 077, 0600 }, { 002, 0644 }, { 027, 0640 }, { 0, 0644 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      mode_t before = umask (cases[i].mask);

      check_saves (self->path, "new\n", NULL, 0);
      umask (before);
      g_assert_cmphex (mode_of (self->path), ==, cases[i].mode);
      g_assert_cmpuint (count_entries (self->folder), ==, 1);
      g_assert_cmpint (unlink (self->path), ==, 0);
    }
  check_saves (self->path, "", NULL, 0);
}

static void
test_replace (Fixture *self, gconstpointer data)
{
  static const mode_t modes[] = { 0644, 0640, 0600, 0755, 0666, 02660, 01640 };
  mode_t before = umask (022);

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      struct stat old_info, new_info;

      put_file (self->path, "old");
      g_assert_cmpint (chmod (self->path, modes[i]), ==, 0);
      g_assert_cmpint (stat (self->path, &old_info), ==, 0);
      check_saves (self->path, "new and longer", NULL, 0);
      g_assert_cmphex (mode_of (self->path), ==, modes[i]);
      g_assert_cmpint (stat (self->path, &new_info), ==, 0);
      g_assert_true (old_info.st_ino != new_info.st_ino);
      g_assert_cmpuint (count_entries (self->folder), ==, 1);
    }
  umask (before);
}

static void
test_owner (Fixture *self, gconstpointer data)
{
  struct stat info;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can give files away");
      return;
    }
  put_file (self->path, "old");
  g_assert_cmpint (chown (self->path, 12, 34), ==, 0);
  g_assert_cmpint (chmod (self->path, 04640), ==, 0);
  check_saves (self->path, "new", NULL, 0);
  g_assert_cmpint (stat (self->path, &info), ==, 0);
  g_assert_cmpuint (info.st_uid, ==, 12);
  g_assert_cmpuint (info.st_gid, ==, 34);
  g_assert_cmphex (info.st_mode & 07777, ==, 04640);
}

static void
test_attributes (Fixture *self, gconstpointer data)
{
  char value[8] = "";

  put_file (self->path, "old");
  if (setxattr (self->path, "user.note", "kept", 4, 0) < 0)
    {
      g_test_skip ("the file system has no extended attributes");
      return;
    }
  check_saves (self->path, "new", NULL, 0);
  g_assert_cmpint (getxattr (self->path, "user.note", value, sizeof value), ==, 4);
  g_assert_cmpstr (value, ==, "kept");
}

/* Runs @run as another user and group; returns what it returned. */
static int
as_nobody (int (*run) (Fixture *self), Fixture *self)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      if (setgroups (0, NULL) < 0 || setgid (NOBODY) < 0 || setuid (NOBODY) < 0)
        _exit (100);
      _exit (run (self));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* Returns the code of the error, or 101 when it was saved. */
static int
save_and_tell (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  return save (self->path, "new", NULL, 0, &error) ? 101 : error->code;
}

static int
read_and_tell (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  return avt_read_file (self->path, 100, NULL, &error) != NULL ? 101 : error->code;
}

/* A file of another user in a folder where everybody may write: its group's rights must not go to
 * the group of the one who saves. */
static void
test_foreign_group (Fixture *self, gconstpointer data)
{
  struct stat info;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can become another user");
      return;
    }
  put_file (self->path, "old");
  g_assert_cmpint (chmod (self->folder, 0777), ==, 0);
  g_assert_cmpint (chown (self->path, 0, 34), ==, 0);
  g_assert_cmpint (chmod (self->path, 0666), ==, 0);
  g_assert_cmpint (as_nobody (save_and_tell, self), ==, 101);
  g_assert_cmpint (stat (self->path, &info), ==, 0);
  g_assert_cmpuint (info.st_gid, ==, NOBODY);
  g_assert_cmphex (info.st_mode & 07777, ==, 0666);
  g_assert_cmpint (chown (self->path, 0, 34), ==, 0);
  g_assert_cmpint (chmod (self->path, 0662), ==, 0);
  g_assert_cmpint (as_nobody (save_and_tell, self), ==, 101);
  g_assert_cmphex (mode_of (self->path), ==, 0622);
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  if (geteuid () != 0)
    {
      g_test_skip ("only root can become another user");
      return;
    }
  put_file (self->path, "old");
  g_assert_cmpint (chmod (self->folder, 0755), ==, 0);
  g_assert_cmpint (chmod (self->path, 0666), ==, 0);
  g_assert_cmpint (as_nobody (save_and_tell, self), ==, AVT_IO_ERROR_READ_ONLY); /* the folder */
  assert_file (self->path, "old");

  g_assert_cmpint (chmod (self->folder, 0777), ==, 0);
  g_assert_cmpint (chmod (self->path, 0644), ==, 0);
  g_assert_cmpint (as_nobody (save_and_tell, self), ==, AVT_IO_ERROR_READ_ONLY); /* the file */
  assert_file (self->path, "old");
  g_assert_cmpint (as_nobody (read_and_tell, self), ==, 101);

  g_assert_cmpint (chmod (self->path, 0600), ==, 0);
  g_assert_cmpint (as_nobody (read_and_tell, self), ==, AVT_IO_ERROR_DENIED);
  g_assert_cmpint (chmod (self->folder, 0700), ==, 0);
  g_assert_cmpint (as_nobody (save_and_tell, self), ==, AVT_IO_ERROR_DENIED);
  assert_file (self->path, "old");
  g_assert_cmpuint (count_entries (self->folder), ==, 1);
}

static void
test_symlinks (Fixture *self, gconstpointer data)
{
  g_autofree char *below = g_build_filename (self->folder, "below", NULL);
  g_autofree char *target = g_build_filename (below, "target", NULL);
  g_autofree char *chain = g_build_filename (self->folder, "chain", NULL);
  g_autofree char *loop = g_build_filename (self->folder, "loop", NULL);
  g_autofree char *link_text = NULL;

  g_assert_cmpint (mkdir (below, 0755), ==, 0);
  g_assert_cmpint (symlink ("below/target", self->path), ==, 0);
  g_assert_cmpint (symlink (self->path, chain), ==, 0);
  check_saves (self->path, "through a link to nothing", NULL, 0);
  assert_file (target, "through a link to nothing");
  check_saves (chain, "through two", NULL, 0);
  assert_file (target, "through two");
  link_text = g_file_read_link (self->path, NULL);
  g_assert_cmpstr (link_text, ==, "below/target");
  g_assert_true (g_file_test (chain, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_entries (below), ==, 1);

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  check_refuses (loop, NULL, 0, AVT_IO_ERROR_FAILED);
}

static void
test_hard_links (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);

  put_file (self->path, "old");
  g_assert_cmpint (link (self->path, other), ==, 0);
  check_refuses (self->path, NULL, 0, AVT_IO_ERROR_HARD_LINK);
  check_refuses (self->path, NULL, AVT_SAVE_OVERWRITE, AVT_IO_ERROR_HARD_LINK);
  assert_file (self->path, "old");
  check_saves (self->path, "new", NULL, AVT_SAVE_PART_HARD_LINKS);
  assert_file (other, "old");
  check_saves (self->path, "newer", NULL, 0);
}

static void
test_not_regular (Fixture *self, gconstpointer data)
{
  g_autofree char *below = g_build_filename (self->folder, "below", NULL);
  g_autofree char *with_slash = g_strconcat (self->path, "/", NULL);
  g_autofree char *under_file = g_build_filename (self->path, "x", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "no", "such", NULL);
  g_autofree char *letters = g_strnfill (300, 'x');
  g_autofree char *long_name = g_build_filename (self->folder, letters, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkdir (below, 0755), ==, 0);
  check_refuses (below, NULL, 0, AVT_IO_ERROR_NOT_REGULAR);
  check_refuses ("", NULL, 0, AVT_IO_ERROR_NOT_REGULAR);
  check_refuses (with_slash, NULL, 0, AVT_IO_ERROR_NOT_REGULAR);
  check_refuses (nowhere, NULL, 0, AVT_IO_ERROR_NOT_FOUND);
  check_refuses (long_name, NULL, 0, AVT_IO_ERROR_FAILED);
  g_assert_cmpint (mkfifo (self->path, 0644), ==, 0);
  check_refuses (self->path, NULL, 0, AVT_IO_ERROR_NOT_REGULAR);
  g_assert_null (avt_read_file (self->path, 100, NULL, &error)); /* and does not wait */
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_REGULAR);
  g_clear_error (&error);
  g_assert_null (avt_read_file (below, 100, NULL, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_REGULAR);
  g_clear_error (&error);
  g_assert_null (avt_read_file ("/dev/zero", 100, NULL, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_REGULAR);
  g_clear_error (&error);
  g_assert_null (avt_read_file (nowhere, 100, NULL, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (unlink (self->path), ==, 0);
  put_file (self->path, "old");
  check_refuses (under_file, NULL, 0, AVT_IO_ERROR_NOT_FOUND);
}

static void
put_time (const char *path, const struct stat *info)
{
  const struct timespec times[] = { info->st_atim, info->st_mtim };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
test_changed (Fixture *self, gconstpointer data)
{
  AvtFileState state = { 0 };
  AvtFileState before;
  AvtFileState queried;
  g_autoptr (GError) error = NULL;
  struct stat info;
  int fd;

  check_saves (self->path, "one", &state, 0); /* expected: no file */
  g_assert_true (state.exists);
  g_assert_cmpuint (state.size, ==, 3);
  g_assert_cmpstr (state.sha256, ==,
                   "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
  g_assert_true (avt_file_state_query (self->path, &queried, &error));
  g_assert_cmpmem (&queried, sizeof queried, &state, sizeof state);
  g_assert_false (avt_file_state_may_differ (self->path, &state));
  check_saves (self->path, "two", &state, 0);

  /* other bytes in the same file, of the same length and time */
  g_assert_cmpint (stat (self->path, &info), ==, 0);
  fd = open (self->path, O_WRONLY);
  g_assert_cmpint (write (fd, "TWO", 3), ==, 3);
  close (fd);
  put_time (self->path, &info);
  g_assert_false (avt_file_state_may_differ (self->path, &state)); /* only a hint */
  before = state;
  check_refuses (self->path, &state, 0, AVT_IO_ERROR_CHANGED);
  g_assert_cmpmem (&before, sizeof before, &state, sizeof state);
  assert_file (self->path, "TWO");
  check_saves (self->path, "mine", &state, AVT_SAVE_OVERWRITE);
  check_saves (self->path, "mine again", &state, 0);

  put_file (self->path, "theirs"); /* another file under the name */
  g_assert_true (avt_file_state_may_differ (self->path, &state));
  check_refuses (self->path, &state, 0, AVT_IO_ERROR_CHANGED);
  assert_file (self->path, "theirs");

  put_file (self->path, "mine again"); /* another file with the same bytes */
  g_assert_true (avt_file_state_may_differ (self->path, &state));
  check_saves (self->path, "three", &state, 0);

  g_assert_cmpint (unlink (self->path), ==, 0);
  g_assert_true (avt_file_state_may_differ (self->path, &state));
  check_saves (self->path, "back again", &state, 0);

  memset (&state, 0, sizeof state);
  g_assert_true (avt_file_state_may_differ (self->path, &state));
  check_refuses (self->path, &state, 0, AVT_IO_ERROR_CHANGED); /* there should be no file */
  g_assert_cmpint (unlink (self->path), ==, 0);
  g_assert_false (avt_file_state_may_differ (self->path, &state));
  g_assert_true (avt_file_state_query (self->path, &queried, &error));
  g_assert_true (avt_file_state_same_content (&queried, &state));
}

static char *
version_path (Fixture *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("file.%u", number);

  return g_build_filename (self->folder, AVT_HISTORY_FOLDER, name, NULL);
}

static void
test_history (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, AVT_HISTORY_FOLDER, NULL);
  g_autofree char *foreign = g_build_filename (folder, "file.old", NULL);
  g_autofree char *next = NULL;

  check_saves (self->path, "version 0", NULL, AVT_SAVE_HISTORY);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS)); /* nothing was replaced */
  for (guint i = 1; i <= AVT_LIMIT_HISTORY + 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("version %u", i);

      check_saves (self->path, text, NULL, AVT_SAVE_HISTORY);
      if (i == 1)
        put_file (foreign, "not ours");
    }
  g_assert_cmphex (mode_of (folder), ==, 0700);
  g_assert_cmpuint (count_entries (folder), ==, AVT_LIMIT_HISTORY + 1);
  for (guint i = 4; i <= AVT_LIMIT_HISTORY + 3; i++)
    {
      g_autofree char *path = version_path (self, i);
      g_autofree char *text = g_strdup_printf ("version %u", i - 1);

      assert_file (path, text);
    }
  assert_file (foreign, "not ours");
  check_saves (self->path, "without", NULL, 0);
  g_assert_cmpuint (count_entries (folder), ==, AVT_LIMIT_HISTORY + 1);

  /* as after a crash between keeping the old version and replacing it */
  next = version_path (self, AVT_LIMIT_HISTORY + 4);
  g_assert_cmpint (link (self->path, next), ==, 0);
  check_saves (self->path, "last", NULL, AVT_SAVE_HISTORY);
  assert_file (next, "without");
  g_assert_cmpuint (count_entries (folder), ==, AVT_LIMIT_HISTORY + 1);
}

static void
test_history_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, AVT_HISTORY_FOLDER, NULL);

  put_file (self->path, "old");
  put_file (folder, "a file where the folder should be");
  check_refuses (self->path, NULL, AVT_SAVE_HISTORY, AVT_IO_ERROR_NOT_FOUND);
  assert_file (self->path, "old");
  g_assert_cmpuint (count_entries (self->folder), ==, 2);
}

/* More than fits: the old file stays, nothing is left behind, and what fits can be saved. */
static void
check_full (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *much = g_strnfill (300000, 'x');
  g_autofree char *new_path = g_strconcat (self->path, "-new", NULL);

  g_assert_false (save (self->path, much, NULL, 0, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_FULL);
  g_assert_true (g_str_has_prefix (error->message, self->path));
  g_clear_error (&error);
  assert_file (self->path, "old");
  g_assert_cmpuint (count_entries (self->folder), ==, 1);
  g_assert_false (save (new_path, much, NULL, 0, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_FULL);
  g_assert_cmpuint (count_entries (self->folder), ==, 1);
  check_saves (self->path, "fits", NULL, 0);
}

static void
test_full_disk (Fixture *self, gconstpointer data)
{
  if (mount ("tmpfs", self->folder, "tmpfs", 0, "size=64k") < 0)
    {
      g_test_skip ("a small file system cannot be mounted here");
      return;
    }
  put_file (self->path, "old");
  check_full (self);
  g_assert_cmpint (umount (self->folder), ==, 0);
}

/* The signal that the limit raises must not reach the process, in any thread. */
static gpointer
check_full_thread (gpointer data)
{
  check_full (data);
  return NULL;
}

static void
test_file_size_limit (Fixture *self, gconstpointer data)
{
  struct rlimit old, limit;

  put_file (self->path, "old");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  limit = old;
  limit.rlim_cur = 65536;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  check_full (self);
  put_file (self->path, "old");
  g_thread_join (g_thread_new ("save", check_full_thread, self));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
}

static void
test_sweep (Fixture *self, gconstpointer data)
{
  static const char *const kept[] = {
    ".archivolt-", ".archivolt-abc", ".archivolt-abcdefg", ".archivolt-abcde_", "archivolt-abcdef",
    ".archivolt-abc.ef", ".archivolt-ABCDEF.bak"
  };
  g_autofree char *stale = g_build_filename (self->folder, ".archivolt-aB3dEf", NULL);
  g_autofree char *folder = g_build_filename (self->folder, ".archivolt-folder", NULL);
  g_autofree char *history = g_build_filename (self->folder, AVT_HISTORY_FOLDER, NULL);
  g_autofree char *below = g_build_filename (history, ".archivolt-000000", NULL);
  int fd = open (self->folder, O_RDONLY | O_DIRECTORY);
  AvtTemp busy;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, kept[i], NULL);

      put_file (path, "");
    }
  put_file (stale, "x");
  g_assert_cmpint (mkdir (folder, 0755), ==, 0); /* has the form of a name, but is a folder */
  g_assert_cmpint (mkdir (history, 0755), ==, 0);
  put_file (below, "x");
  g_assert_cmpint (avt_temp_create (&busy, fd, 0600), ==, 0);
  g_assert_cmpint (avt_temp_close (&busy), ==, 0); /* closed, not yet renamed */

  g_assert_cmpuint (avt_save_sweep (self->folder), ==, 2);
  g_assert_cmpuint (avt_save_sweep (self->folder), ==, 0);
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (below, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_entries (self->folder), ==, G_N_ELEMENTS (kept) + 3);
  avt_temp_forget (&busy);
  g_assert_cmpuint (avt_save_sweep (self->folder), ==, 1);
  g_assert_cmpuint (avt_save_sweep ("/nonexistent"), ==, 0);
  close (fd);
}

static void
check_reads (const char *path, gsize max_bytes, gboolean allowed, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = avt_read_file (path, max_bytes, NULL, &error);

  if (!allowed)
    {
      g_assert_null (bytes);
      g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_LIMIT);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, length);
}

static void
test_read (Fixture *self, gconstpointer data)
{
  g_autofree char *much = g_strnfill (200000, 'x');
  AvtFileState state, queried;
  g_autoptr (GBytes) bytes = NULL;

  put_file (self->path, "");
  check_reads (self->path, 0, TRUE, 0);
  put_file (self->path, much);
  check_reads (self->path, 200000, TRUE, 200000);
  check_reads (self->path, 199999, FALSE, 0);
  check_reads (self->path, 0, FALSE, 0);
  bytes = avt_read_file (self->path, 200000, &state, NULL);
  g_assert_true (avt_file_state_query (self->path, &queried, NULL));
  g_assert_cmpmem (&state, sizeof state, &queried, sizeof queried);
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = avt_read_file ("/proc/version", 65536, NULL, NULL); /* says that it has 0 bytes */
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 10);
}

static void
check_stream (gsize length, gsize max_bytes, gboolean allowed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      for (gsize i = 0; i < length; i++)
        if (write (ends[1], "x", 1) != 1)
          _exit (1);
      _exit (0);
    }
  close (ends[1]);
  bytes = avt_read_stream (ends[0], "-", max_bytes, &error);
  close (ends[0]);
  waitpid (child, NULL, 0);
  if (allowed)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, length);
    }
  else
    g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_LIMIT);
}

static void
test_stream (void)
{
  check_stream (0, 0, TRUE);
  check_stream (1, 0, FALSE);
  check_stream (5000, 5000, TRUE);
  check_stream (5001, 5000, FALSE);
}

static void
test_design (Fixture *self, gconstpointer data)
{
  g_autoptr (AvtDesign) design = sample_design ();
  g_autoptr (AvtDesign) renamed = renamed_design (design, "renamed");
  g_autoptr (AvtDesign) read = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AvtFileState state = { 0 };

  g_assert_true (avt_design_save (design, self->path, &state, 0, &error));
  g_assert_true (avt_design_save (renamed, self->path, &state, 0, &error));
  g_assert_no_error (error);
  bytes = avt_read_file (self->path, AVT_LIMIT_DESIGN_BYTES, &state, &error);
  read = avt_design_from_bytes (bytes, self->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (avt_design_equal (read, renamed));
  put_file (self->path, "theirs");
  g_assert_false (avt_design_save (design, self->path, &state, 0, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_CHANGED);
  assert_file (self->path, "theirs");
}

/* A design that no reader would take is not written over one that it would. */
static void
test_read_back (Fixture *self, gconstpointer data)
{
  g_autoptr (AvtDesign) design = sample_design ();
  g_autofree char *at_limit = g_strnfill (AVT_LIMIT_JSON_STRING_BYTES, 'x');
  g_autofree char *beyond = g_strnfill (AVT_LIMIT_JSON_STRING_BYTES + 1, 'x');
  g_autoptr (AvtDesign) good = renamed_design (design, at_limit);
  g_autoptr (AvtDesign) bad = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (avt_design_save (good, self->path, NULL, 0, &error));
  bad = avt_design_with_field_text (design, test_id (SAMPLE_DEVICE), "name", beyond, NULL);
  if (bad == NULL)
    return; /* the edits have a limit of their own */
  g_assert_false (avt_design_save (bad, self->path, NULL, 0, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_READ_BACK);
  g_assert_nonnull (strstr (error->message, "too long"));
  g_clear_error (&error);
  {
    g_autoptr (GBytes) bytes = avt_read_file (self->path, AVT_LIMIT_DESIGN_BYTES, NULL, &error);
    g_autoptr (AvtDesign) read = avt_design_from_bytes (bytes, self->path, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (avt_design_equal (read, good));
  }
}

#define ADD(name, function) \
  g_test_add ("/io/save/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("replace", test_replace);
  ADD ("owner", test_owner);
  ADD ("attributes", test_attributes);
  ADD ("foreign-group", test_foreign_group);
  ADD ("read-only", test_read_only);
  ADD ("symlinks", test_symlinks);
  ADD ("hard-links", test_hard_links);
  ADD ("not-regular", test_not_regular);
  ADD ("changed", test_changed);
  ADD ("history", test_history);
  ADD ("history-refused", test_history_refused);
  ADD ("full-disk", test_full_disk);
  ADD ("file-size-limit", test_file_size_limit);
  ADD ("sweep", test_sweep);
  ADD ("read", test_read);
  g_test_add_func ("/io/save/stream", test_stream);
  ADD ("design", test_design);
  ADD ("read-back", test_read_back);
  return g_test_run ();
}
