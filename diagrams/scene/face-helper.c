/* One socket is the program's input and output: a write to a program that has gone then is an
 * error and no signal, and an answer that does not come ends after a time. */
#include "config.h"

#include "diagrams/scene/face-helper.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "archivolt-svg"
#define ANSWER_MAX_BYTES (16u * 1024 * 1024)

struct _AvtFaceHelper
{
  char *program;
  guint wait_ms;
  int socket; /* -1: not running */
  GPid pid;
};

/**
 * avt_face_helper_find:
 *
 * Looks for archivolt-svg beside the program, in the build folder, beside it where it was moved to
 * with its folders, and where it was to be installed.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
avt_face_helper_find (void)
{
  static const char *const beside[] = { PROGRAM, "../libexec/archivolt/" PROGRAM };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *installed = g_build_filename (AVT_LIBEXEC_DIR, PROGRAM, NULL);

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_build_filename (folder, beside[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&installed) : NULL;
}

/**
 * avt_face_helper_new:
 * @wait_ms: for how long each part of an answer may keep it waiting
 *
 * Returns: (transfer full): the program, started when it is needed
 */
AvtFaceHelper *
avt_face_helper_new (const char *program, guint wait_ms)
{
  AvtFaceHelper *self = g_new0 (AvtFaceHelper, 1);

  self->program = g_strdup (program);
  self->wait_ms = wait_ms;
  self->socket = -1;
  return self;
}

static void
stop (AvtFaceHelper *self)
{
  if (self->socket < 0)
    return;
  close (self->socket);
  self->socket = -1;
  kill (self->pid, SIGKILL);
  while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid (self->pid);
}

void
avt_face_helper_free (AvtFaceHelper *self)
{
  stop (self);
  g_free (self->program);
  g_free (self);
}

static gboolean
start (AvtFaceHelper *self)
{
  const char *arguments[] = { self->program, NULL };
  struct timeval wait = { self->wait_ms / 1000, self->wait_ms % 1000 * 1000 };
  GSpawnFlags flags = G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL;
  int ends[2];
  gboolean good;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return FALSE;
  good = g_spawn_async_with_fds (NULL, (char **) arguments, NULL, flags, NULL,
                                 NULL, &self->pid, ends[1], ends[1], -1, NULL);
  close (ends[1]);
  if (!good)
    {
      close (ends[0]);
      return FALSE;
    }
  setsockopt (ends[0], SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  setsockopt (ends[0], SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
  self->socket = ends[0];
  return TRUE;
}

static gboolean
send_all (int fd, const void *data, gsize size)
{
  const guint8 *rest = data;

  while (size > 0)
    {
      gssize n = send (fd, rest, size, MSG_NOSIGNAL);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      rest += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
receive_all (int fd, guint8 *data, gsize size)
{
  while (size > 0)
    {
      gssize n = recv (fd, data, size, 0);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static GBytes *
ask (AvtFaceHelper *self, const char *svg, gsize size)
{
  guint8 head[4]
    = { (guint8) (size >> 24), (guint8) (size >> 16), (guint8) (size >> 8), (guint8) size };
  g_autofree guint8 *answer = NULL;
  gsize length;

  if (!send_all (self->socket, head, sizeof head) || !send_all (self->socket, svg, size)
      || !receive_all (self->socket, head, sizeof head))
    return NULL;
  length = (gsize) head[0] << 24 | (gsize) head[1] << 16 | (gsize) head[2] << 8 | head[3];
  if (length > ANSWER_MAX_BYTES)
    return NULL;
  answer = g_malloc (length + 1);
  if (!receive_all (self->socket, answer, length))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&answer), length);
}

/**
 * avt_face_helper_draw:
 *
 * Waits for the program. One that fell silent or talks nonsense is ended and started again for the
 * next drawing.
 *
 * Returns: (transfer full) (nullable): what it answered, empty for a drawing it refused; %NULL when
 *   there is no program, or no answer in time
 */
GBytes *
avt_face_helper_draw (AvtFaceHelper *self, const char *svg)
{
  GBytes *answer;

  if (self->socket < 0 && !start (self))
    return NULL;
  answer = ask (self, svg, strlen (svg));
  if (answer == NULL)
    stop (self);
  return answer;
}
