#include "config.h"

#include "engine/io/history.h"

#include "engine/io/fd.h"
#include "engine/io/limits.h"
#include "engine/io/temp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Called for each version of @name: "NAME.7" has the number 7. */
typedef void (*VersionFunc) (int history, const char *version, guint64 number, gpointer data);

static gboolean
parse_version (const char *entry, const char *name, guint64 *number)
{
  gsize length = strlen (name);

  return strncmp (entry, name, length) == 0 && entry[length] == '.'
         && g_ascii_string_to_unsigned (entry + length + 1, 10, 1, G_MAXUINT32, number, NULL);
}

static void
for_each_version (int history, const char *name, VersionFunc func, gpointer data)
{
  int copy = avt_fd_open (history, ".", O_RDONLY | O_DIRECTORY, 0);
  DIR *entries = copy >= 0 ? fdopendir (copy) : NULL;
  struct dirent *entry;
  guint64 number;

  if (entries == NULL)
    {
      if (copy >= 0)
        avt_fd_close (copy);
      return;
    }
  while ((entry = readdir (entries)) != NULL)
    if (parse_version (entry->d_name, name, &number))
      func (history, entry->d_name, number, data);
  closedir (entries);
}

typedef struct
{
  const struct stat *info;
  guint64 newest;
  guint64 oldest_to_keep;
  guint n_links;
  gboolean newest_is_file;
} Survey;

static gboolean
is_same_file (int history, const char *version, const struct stat *info)
{
  struct stat found;

  return fstatat (history, version, &found, AT_SYMLINK_NOFOLLOW) == 0
         && found.st_dev == info->st_dev && found.st_ino == info->st_ino;
}

static void
survey_cb (int history, const char *version, guint64 number, gpointer data)
{
  Survey *survey = data;
  gboolean same = is_same_file (history, version, survey->info);

  if (same)
    survey->n_links++;
  if (number < survey->newest)
    return;
  survey->newest = number;
  survey->newest_is_file = same;
}

static void
prune_cb (int history, const char *version, guint64 number, gpointer data)
{
  const Survey *survey = data;

  if (number < survey->oldest_to_keep)
    unlinkat (history, version, 0);
}

static int
copy_bytes (int from, int to)
{
  g_autofree char *buffer = g_malloc (65536);
  gssize n_read;

  while ((n_read = avt_fd_read (from, buffer, 65536)) > 0)
    if (avt_fd_write_all (to, buffer, (gsize) n_read) < 0)
      return -1;
  return n_read < 0 ? -1 : avt_fd_sync (to);
}

/* For file systems without hard links. */
static int
copy_version (int folder, const char *name, int history, const char *version)
{
  AvtTemp temp;
  int from = avt_fd_open (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
  int result;

  if (from < 0)
    return -1;
  result = avt_temp_create (&temp, history, 0600);
  if (result == 0)
    {
      result = copy_bytes (from, temp.fd);
      if (result == 0)
        result = avt_temp_close (&temp);
      if (result == 0)
        result = renameat (history, temp.name, history, version);
      if (result == 0)
        avt_temp_forget (&temp);
      avt_temp_remove (&temp);
    }
  avt_fd_close (from);
  return result;
}

static int
link_version (int folder, const char *name, int history, const char *version)
{
  if (linkat (folder, name, history, version, 0) == 0)
    return 0;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK)
    return -1;
  return copy_version (folder, name, history, version);
}

static int
open_history (int folder)
{
  return avt_fd_open (folder, AVT_HISTORY_FOLDER, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
}

/**
 * avt_history_keep:
 * @folder: descriptor of a folder
 * @name: a file in it that is about to be replaced
 * @info: what the system says of it
 *
 * Keeps the file as the newest of its %AVT_LIMIT_HISTORY versions.
 *
 * Returns: 0, or -1 with errno
 */
int
avt_history_keep (int folder, const char *name, const struct stat *info)
{
  g_autofree char *version = NULL;
  Survey survey = { .info = info };
  int result = 0;
  int history;

  if (mkdirat (folder, AVT_HISTORY_FOLDER, 0700) < 0 && errno != EEXIST)
    return -1;
  history = open_history (folder);
  if (history < 0)
    return -1;
  for_each_version (history, name, survey_cb, &survey);
  if (!survey.newest_is_file)
    {
      version = g_strdup_printf ("%s.%" G_GUINT64_FORMAT, name, survey.newest + 1);
      result = link_version (folder, name, history, version);
      survey.newest++;
    }
  if (result == 0 && avt_fd_sync (history) < 0 && errno != EINVAL && errno != ENOTSUP)
    result = -1;
  if (result == 0 && survey.newest > AVT_LIMIT_HISTORY)
    {
      survey.oldest_to_keep = survey.newest - AVT_LIMIT_HISTORY + 1;
      for_each_version (history, name, prune_cb, &survey);
    }
  avt_fd_close (history);
  return result;
}

/** avt_history_count_links: Returns: how many names of the file are versions kept here */
guint
avt_history_count_links (int folder, const char *name, const struct stat *info)
{
  Survey survey = { .info = info };
  int history = open_history (folder);

  if (history < 0)
    return 0;
  for_each_version (history, name, survey_cb, &survey);
  avt_fd_close (history);
  return survey.n_links;
}
