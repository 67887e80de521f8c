/* archivolt-svg: reads SVG documents on its standard input, writes what they draw on its standard
 * output. Both are frames: four bytes of length, the highest first, and so many bytes; an empty
 * answer says that the document cannot be drawn.
 *
 * This process reads no document: it loads librsvg once, which takes 15 ms, and then gives each
 * document to a child that has nothing but the document and a file in memory for the answer. */
#include "config.h"

#include "app/svg/limits.h"
#include "app/svg/record.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define DOCUMENT_MAX_BYTES (4u * 1024 * 1024)
#define ANSWER_MAX_BYTES (16u * 1024 * 1024)

static gboolean
read_all (int fd, guint8 *data, gsize size)
{
  while (size > 0)
    {
      gssize n = read (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static guint8 *
read_document (gsize *size)
{
  guint8 head[4];
  guint8 *data;

  if (!read_all (STDIN_FILENO, head, sizeof head))
    return NULL;
  *size = (gsize) head[0] << 24 | (gsize) head[1] << 16 | (gsize) head[2] << 8 | head[3];
  if (*size > DOCUMENT_MAX_BYTES)
    return NULL;
  data = g_malloc (*size + 1);
  if (read_all (STDIN_FILENO, data, *size))
    return data;
  g_free (data);
  return NULL;
}

static gboolean
write_answer (const guint8 *data, gsize size)
{
  const guint8 head[4]
    = { (guint8) (size >> 24), (guint8) (size >> 16), (guint8) (size >> 8), (guint8) size };

  return write_all (STDOUT_FILENO, head, sizeof head) && write_all (STDOUT_FILENO, data, size);
}

static G_GNUC_NORETURN void
draw_in_child (int answer, const guint8 *document, gsize size)
{
  g_autoptr (GByteArray) bytes = NULL;

  close (STDIN_FILENO);
  close (STDOUT_FILENO);
  if (!avt_svg_limit_process ())
    _exit (1);
  bytes = avt_svg_record (document, size);
  _exit (write_all (answer, bytes->data, bytes->len) ? 0 : 1);
}

static gboolean
wait_for (pid_t child)
{
  int status;

  while (waitpid (child, &status, 0) < 0)
    if (errno != EINTR)
      return FALSE;
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static gboolean
serve (const guint8 *document, gsize size)
{
  int answer = memfd_create ("answer", MFD_CLOEXEC);
  pid_t child = answer >= 0 ? fork () : -1;
  gboolean good = FALSE;
  off_t length = 0;

  if (child == 0)
    draw_in_child (answer, document, size);
  if (child > 0 && wait_for (child))
    length = lseek (answer, 0, SEEK_END);
  if (length > 0 && length <= (off_t) ANSWER_MAX_BYTES)
    {
      g_autofree guint8 *data = g_malloc ((gsize) length);

      lseek (answer, 0, SEEK_SET);
      good = read_all (answer, data, (gsize) length) && write_answer (data, (gsize) length);
    }
  else
    good = write_answer (NULL, 0);
  if (answer >= 0)
    close (answer);
  return good;
}

int
main (void)
{
  guint8 *document;
  gsize size;
  gboolean good = TRUE;

  while (good && (document = read_document (&size)) != NULL)
    {
      good = serve (document, size);
      g_free (document);
    }
  return 0;
}
