#include "config.h"

#include "engine/io/temp.h"

#include "engine/io/fd.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_TRIES 60

static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/* Not g_random_int(): seeding that waits for ever when /dev/urandom cannot be opened. A name that
 * is taken is not used, so it does not matter when there is no randomness to be had. */
static void
make_name (char *name, guint number)
{
  gsize start = strlen (AVT_TEMP_PREFIX);
  guchar bytes[AVT_TEMP_LETTERS] = { 0 };

  if (getrandom (bytes, sizeof bytes, GRND_NONBLOCK) < 0)
    bytes[0] = (guchar) number;
  memcpy (name, AVT_TEMP_PREFIX, start);
  for (gsize i = 0; i < AVT_TEMP_LETTERS; i++)
    name[start + i] = letters[bytes[i] % (sizeof letters - 1)];
  name[start + AVT_TEMP_LETTERS] = '\0';
}

static gboolean
is_temp_name (const char *name)
{
  gsize start = strlen (AVT_TEMP_PREFIX);

  return strlen (name) == start + AVT_TEMP_LETTERS && g_str_has_prefix (name, AVT_TEMP_PREFIX)
         && strspn (name + start, letters) == AVT_TEMP_LETTERS;
}

/* A lock of its own descriptor, which outlives the closing of the one that is written to. File
 * systems without locks do not get one. Returns FALSE when a sweep was faster. */
static gboolean
lock_temp (AvtTemp *temp)
{
  struct stat info;

  temp->lock = avt_fd_open (temp->folder, temp->name, O_RDWR | O_NOFOLLOW, 0);
  if (temp->lock < 0)
    return errno != ENOENT;
  if (flock (temp->lock, LOCK_EX | LOCK_NB) < 0)
    return errno != EWOULDBLOCK;
  return fstat (temp->lock, &info) == 0 && info.st_nlink > 0;
}

/**
 * avt_temp_create:
 * @temp: (out): the file, open for writing
 * @folder: descriptor of a folder
 * @mode: permissions, which the umask may narrow
 *
 * Returns: 0, or -1 with errno
 */
int
avt_temp_create (AvtTemp *temp, int folder, int mode)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      *temp = (AvtTemp){ .folder = folder, .fd = -1, .lock = -1 };
      make_name (temp->name, i);
      temp->fd = avt_fd_open (folder, temp->name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
      if (temp->fd >= 0 && lock_temp (temp))
        return 0;
      if (temp->fd < 0)
        {
          temp->name[0] = '\0';
          if (errno != EEXIST)
            return -1;
        }
      avt_temp_remove (temp);
    }
  errno = EEXIST;
  return -1;
}

/** avt_temp_close: ends writing; the lock stays. Returns: 0, or -1 with errno */
int
avt_temp_close (AvtTemp *temp)
{
  int fd = temp->fd;

  temp->fd = -1;
  return avt_fd_close (fd);
}

/** avt_temp_forget: the file has got its real name; lets go of it. */
void
avt_temp_forget (AvtTemp *temp)
{
  if (temp->fd >= 0)
    avt_fd_close (temp->fd);
  if (temp->lock >= 0)
    avt_fd_close (temp->lock);
  temp->fd = -1;
  temp->lock = -1;
  temp->name[0] = '\0';
}

/** avt_temp_remove: gives the file up; nothing is done when there is none. Keeps errno. */
void
avt_temp_remove (AvtTemp *temp)
{
  int saved_errno = errno;

  if (temp->name[0] != '\0')
    unlinkat (temp->folder, temp->name, 0);
  avt_temp_forget (temp);
  errno = saved_errno;
}

static gboolean
sweep_one (int folder, const char *name)
{
  struct stat info;
  gboolean swept = FALSE;
  int fd;

  if (!is_temp_name (name) || fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) < 0
      || !S_ISREG (info.st_mode) || info.st_uid != geteuid ())
    return FALSE;
  fd = avt_fd_open (folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0);
  if (fd < 0)
    return FALSE;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    swept = unlinkat (folder, name, 0) == 0;
  avt_fd_close (fd);
  return swept;
}

/**
 * avt_temp_sweep:
 * @folder: descriptor of a folder
 *
 * Removes temporary files that nobody writes to any more.
 *
 * Returns: how many
 */
guint
avt_temp_sweep (int folder)
{
  int copy = avt_fd_open (folder, ".", O_RDONLY | O_DIRECTORY, 0);
  DIR *entries = copy >= 0 ? fdopendir (copy) : NULL;
  struct dirent *entry;
  guint n_swept = 0;

  if (entries == NULL)
    {
      if (copy >= 0)
        avt_fd_close (copy);
      return 0;
    }
  while ((entry = readdir (entries)) != NULL)
    if (sweep_one (folder, entry->d_name))
      n_swept++;
  closedir (entries);
  return n_swept;
}
