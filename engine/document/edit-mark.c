#include "config.h"

#include "engine/document/edit-mark.h"

#include "engine/io/fd.h"
#include "engine/io/save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define MARK_BYTES 4096

/* Four lines: user, host, the host's boot id, process. */
enum
{
  LINE_USER,
  LINE_HOST,
  LINE_BOOT_ID,
  LINE_PID,
  N_LINES
};

static char *
mark_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *mark = g_strdup_printf (".~lock.%s#", name);

  return g_build_filename (folder, mark, NULL);
}

static char *
boot_id (void)
{
  char *id = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &id, NULL, NULL))
    return g_strdup ("");
  return g_strstrip (id);
}

static char **
read_mark (const char *mark)
{
  g_autoptr (GBytes) bytes = avt_read_file (mark, MARK_BYTES, NULL, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (!g_utf8_validate_len (data, length, NULL))
    return NULL;
  text = g_strndup (data, length);
  lines = g_strsplit (text, "\n", N_LINES + 1);
  return g_strv_length (lines) >= N_LINES ? g_steal_pointer (&lines) : NULL;
}

static gboolean
is_this_host (char **lines)
{
  return strcmp (lines[LINE_HOST], g_get_host_name ()) == 0;
}

/* On this host a mark of another boot, or of a process that is gone, was left behind. Of other
 * hosts nothing is known. */
static gboolean
is_stale (char **lines)
{
  g_autofree char *boot = boot_id ();
  gint64 pid = g_ascii_strtoll (lines[LINE_PID], NULL, 10);

  if (!is_this_host (lines))
    return FALSE;
  if (strcmp (lines[LINE_BOOT_ID], boot) != 0 || pid <= 0 || pid > G_MAXINT)
    return TRUE;
  return kill ((pid_t) pid, 0) < 0 && errno == ESRCH;
}

static gboolean
is_own (char **lines)
{
  g_autofree char *boot = boot_id ();

  return is_this_host (lines) && strcmp (lines[LINE_BOOT_ID], boot) == 0
         && g_ascii_strtoll (lines[LINE_PID], NULL, 10) == getpid ();
}

/**
 * avt_edit_mark_find:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): who edits it elsewhere, for people: "ada on hostname"
 */
char *
avt_edit_mark_find (const char *path)
{
  g_autofree char *mark = mark_path (path);
  g_auto (GStrv) lines = read_mark (mark);

  if (lines == NULL || is_own (lines) || is_stale (lines))
    return NULL;
  return g_strdup_printf (_("%s on %s"), lines[LINE_USER], lines[LINE_HOST]);
}

static gboolean
write_mark (const char *mark)
{
  g_autofree char *boot = boot_id ();
  g_autofree char *user = g_filename_display_name (g_get_user_name ());
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n%d\n", user, g_get_host_name (), boot,
                                           (int) getpid ());
  int fd = avt_fd_open (AT_FDCWD, mark, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0644);

  if (fd < 0)
    return FALSE;
  if (avt_fd_write_all (fd, text, strlen (text)) < 0)
    {
      avt_fd_close (fd);
      g_unlink (mark);
      return FALSE;
    }
  avt_fd_close (fd);
  return TRUE;
}

/**
 * avt_edit_mark_put:
 * @path: a file that this process edits
 *
 * A mark left behind by a process that died is replaced; one of somebody else is left alone.
 *
 * Returns: whether there is a mark of this process now
 */
gboolean
avt_edit_mark_put (const char *path)
{
  g_autofree char *mark = mark_path (path);
  g_auto (GStrv) lines = read_mark (mark);

  if (lines != NULL && is_own (lines))
    return TRUE;
  if (lines != NULL && is_stale (lines))
    g_unlink (mark);
  return write_mark (mark);
}

/** avt_edit_mark_remove: takes the mark of this process away, and no other. */
void
avt_edit_mark_remove (const char *path)
{
  g_autofree char *mark = mark_path (path);
  g_auto (GStrv) lines = read_mark (mark);

  if (lines != NULL && is_own (lines))
    g_unlink (mark);
}
