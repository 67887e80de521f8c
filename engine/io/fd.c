#include "config.h"

#include "engine/io/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

/* A call that is interrupted more often than this is not interrupted but broken. */
#define MAX_INTERRUPTIONS 1000

/** avt_fd_open: openat(), with close-on-exec. */
int
avt_fd_open (int folder, const char *name, int flags, int mode)
{
  int fd = -1;

  for (guint i = 0; i < MAX_INTERRUPTIONS && fd < 0; i++)
    {
      fd = openat (folder, name, flags | O_CLOEXEC, mode);
      if (fd < 0 && errno != EINTR)
        break;
    }
  return fd;
}

/* write() beyond RLIMIT_FSIZE raises SIGXFSZ, whose default is to kill. It is raised in this
 * thread, so blocking it here and taking it back turns it into EFBIG. */
static gssize
write_without_signal (int fd, const void *data, gsize length)
{
  const struct timespec now = { 0, 0 };
  sigset_t signals, before;
  gssize written;
  int saved_errno;

  sigemptyset (&signals);
  sigaddset (&signals, SIGXFSZ);
  pthread_sigmask (SIG_BLOCK, &signals, &before);
  written = write (fd, data, length);
  saved_errno = errno;
  if (written < 0 && saved_errno == EFBIG && !sigismember (&before, SIGXFSZ))
    sigtimedwait (&signals, NULL, &now);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  errno = saved_errno;
  return written;
}

/** avt_fd_write_all: writes every byte, or fails; how many were written then is not known. */
int
avt_fd_write_all (int fd, const void *data, gsize length)
{
  const char *rest = data;
  guint n_fruitless = 0;

  while (length > 0)
    {
      gssize written = write_without_signal (fd, rest, length);

      if (written > 0)
        {
          rest += written;
          length -= (gsize) written;
          n_fruitless = 0;
        }
      else if (written < 0 && errno != EINTR)
        return -1;
      else if (++n_fruitless > MAX_INTERRUPTIONS)
        {
          errno = EIO;
          return -1;
        }
    }
  return 0;
}

/** avt_fd_read: read(), begun again when interrupted. */
gssize
avt_fd_read (int fd, void *data, gsize length)
{
  gssize n_read = -1;

  for (guint i = 0; i < MAX_INTERRUPTIONS && n_read < 0; i++)
    {
      n_read = read (fd, data, length);
      if (n_read < 0 && errno != EINTR)
        break;
    }
  return n_read;
}

/** avt_fd_sync: fsync(), begun again when interrupted. */
int
avt_fd_sync (int fd)
{
  int result = -1;

  for (guint i = 0; i < MAX_INTERRUPTIONS && result < 0; i++)
    {
      result = fsync (fd);
      if (result < 0 && errno != EINTR)
        break;
    }
  return result;
}

/** avt_fd_close: close(). On Linux an interrupted close has closed: what was written is safe when
 * it was synced before. */
int
avt_fd_close (int fd)
{
  int result = close (fd);

  return result < 0 && errno == EINTR ? 0 : result;
}

/**
 * avt_fd_sha256:
 * @fd: a file, read from where it stands to its end
 *
 * Returns: (transfer full) (nullable): the hash in hexadecimal
 */
char *
avt_fd_sha256 (int fd)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (65536);
  gssize n_read;

  while ((n_read = avt_fd_read (fd, buffer, 65536)) > 0)
    g_checksum_update (checksum, buffer, n_read);
  return n_read < 0 ? NULL : g_strdup (g_checksum_get_string (checksum));
}
