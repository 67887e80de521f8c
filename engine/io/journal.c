/* Writing. The journal knows the design that it holds, so a commit that could not be written (disk
 * full) is part of the next one that can: what is on disk is always a prefix of what was done. */
#include "config.h"

#include "engine/io/journal.h"

#include "engine/io/design-file.h"
#include "engine/io/fd.h"
#include "engine/io/journal-line.h"
#include "engine/io/journal-private.h"
#include "engine/io/json-writer.h"
#include "engine/io/limits.h"
#include "engine/io/record-json.h"
#include "engine/io/temp.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* A design of at most so many entities (about half a megabyte) goes into its journal whole, so
 * that it can be recovered even when its file is gone or changed. */
#define SMALL_DESIGN 2000

struct _AvtJournal
{
  GMutex mutex; /* guards fd and unsynced against avt_journal_sync() in another thread */
  char *file;
  int fd; /* holds the lock */
  AvtJournalBase base;
  AvtDesign *last; /* the design after the last line */
  gsize size;
  gsize commit_bytes; /* since the last snapshot */
  gboolean unsynced;
};

void
_avt_journal_base_clear (AvtJournalBase *base)
{
  g_clear_pointer (&base->uri, g_free);
  g_clear_pointer (&base->sha256, g_free);
}

/** avt_journal_default_folder: Returns: (transfer full): archivolt/journal in the user's state
 * folder, $XDG_STATE_HOME */
char *
avt_journal_default_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "archivolt", "journal", NULL);
}

static char *
boot_id (void)
{
  char *id = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &id, NULL, NULL))
    return g_strdup ("");
  return g_strstrip (id);
}

static void
append_finished (GString *text, AvtJsonWriter *writer)
{
  gsize length;
  g_autofree char *json = avt_json_writer_finish (writer, &length);

  avt_journal_line_append (text, json, length);
}

static void
append_header (GString *text, const AvtJournalBase *base)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);
  g_autofree char *boot = boot_id ();

  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "format", AVT_JOURNAL_FORMAT);
  avt_json_writer_key (writer, "version");
  avt_json_writer_integer (writer, AVT_JOURNAL_VERSION);
  if (base->uri != NULL)
    {
      avt_json_put_string (writer, "uri", base->uri);
      avt_json_put_string (writer, "sha256", base->sha256);
    }
  avt_json_put_string (writer, "app", AVT_VERSION);
  avt_json_writer_key (writer, "schema");
  avt_json_writer_integer (writer, AVT_DESIGN_VERSION_MAJOR);
  avt_json_put_string (writer, "boot_id", boot);
  avt_json_writer_key (writer, "pid");
  avt_json_writer_integer (writer, getpid ());
  avt_json_writer_end_object (writer);
  append_finished (text, writer);
}

static void
append_snapshot (GString *text, const AvtDesign *design)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);

  avt_design_write (design, writer);
  append_finished (text, writer);
}

static void
write_removed (AvtJsonWriter *writer, const AvtDelta *delta)
{
  avt_json_writer_key (writer, "remove");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < avt_delta_get_size (delta); i++)
    {
      gconstpointer before, after;
      AvtId id = avt_delta_get (delta, i, &before, &after);

      if (after == NULL)
        avt_json_writer_string (writer, id.text);
    }
  avt_json_writer_end_array (writer);
}

static void
write_put (AvtJsonWriter *writer, const AvtDelta *delta)
{
  avt_json_writer_key (writer, "put");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < avt_delta_get_size (delta); i++)
    {
      gconstpointer before, after;

      avt_delta_get (delta, i, &before, &after);
      if (after != NULL)
        avt_entity_write (after, writer);
    }
  avt_json_writer_end_array (writer);
}

/* @before: (nullable): without it the commit only has its label */
static void
append_commit (GString *text, const char *label, const AvtDesign *before, const AvtDesign *after)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);

  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "label", label);
  if (before != NULL)
    {
      g_autoptr (AvtDelta) delta = avt_delta_new (before, after);

      write_put (writer, delta);
      write_removed (writer, delta);
    }
  avt_json_writer_end_object (writer);
  append_finished (text, writer);
}

static guint
count_entities (const AvtDesign *design)
{
  guint n_entities = 0;

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    n_entities += avt_design_count (design, kind);
  return n_entities;
}

/* Writes @text under a temporary name, then gives it the journal's. Returns the descriptor that
 * holds the lock, or -1. */
static int
write_fresh (const char *file, const GString *text)
{
  g_autofree char *folder_path = g_path_get_dirname (file);
  g_autofree char *name = g_path_get_basename (file);
  AvtTemp temp;
  int fd = -1;
  int folder = avt_fd_open (AT_FDCWD, folder_path, O_RDONLY | O_DIRECTORY, 0);

  if (folder < 0)
    return -1;
  if (avt_temp_create (&temp, folder, 0600) == 0)
    {
      if (avt_fd_write_all (temp.fd, text->str, text->len) == 0 && avt_fd_sync (temp.fd) == 0
          && avt_temp_close (&temp) == 0
          && renameat (folder, temp.name, folder, name) == 0)
        {
          fd = temp.lock >= 0 ? temp.lock : avt_fd_open (folder, name, O_RDWR, 0);
          temp.lock = -1;
          avt_temp_forget (&temp);
          avt_fd_sync (folder); /* if not, a power cut may bring the journal before back */
        }
      avt_temp_remove (&temp);
    }
  avt_fd_close (folder);
  return fd;
}

static void
set_base (AvtJournalBase *base, const char *path, const AvtFileState *state)
{
  g_autofree char *absolute = NULL;

  _avt_journal_base_clear (base);
  if (path == NULL)
    return;
  absolute = g_canonicalize_filename (path, NULL);
  base->uri = g_filename_to_uri (absolute, NULL, NULL);
  base->sha256 = g_strdup (state != NULL && state->exists ? state->sha256 : "");
}

/* Puts a journal that holds @design and no commits in the place of the present one, if any. */
static gboolean
begin_journal (AvtJournal *self, AvtDesign *design, const char *label, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean snapshot = label != NULL || self->base.uri == NULL || *self->base.sha256 == '\0'
                      || count_entities (design) <= SMALL_DESIGN;
  int fd;

  append_header (text, &self->base);
  if (snapshot)
    append_snapshot (text, design);
  if (label != NULL)
    append_commit (text, label, NULL, NULL);
  fd = write_fresh (self->file, text);
  if (fd < 0)
    {
      avt_io_error_set_errno (error, errno, _("the recovery journal cannot be written"),
                              self->file);
      return FALSE;
    }
  g_mutex_lock (&self->mutex);
  if (self->fd >= 0)
    avt_fd_close (self->fd);
  self->fd = fd;
  self->unsynced = FALSE;
  g_mutex_unlock (&self->mutex);
  self->size = text->len;
  self->commit_bytes = 0;
  avt_design_ref (design);
  g_clear_pointer (&self->last, avt_design_unref);
  self->last = design;
  return TRUE;
}

/**
 * avt_journal_new:
 * @folder: where journals are, see avt_journal_default_folder(); made when it is missing
 * @path: (nullable): the design's file
 * @base_state: (nullable): what the file looked like when @base was read from it or written to
 *   it; %NULL: the file does not hold @base any more
 * @base: the design that the commits will build on
 * @error: in the domain %AVT_IO_ERROR
 *
 * Begins the journal of a document. Small designs and those that no file holds are put into it
 * whole; otherwise it names the file and its hash.
 *
 * Returns: (transfer full): the journal, owned by this process until it is freed or ends
 */
AvtJournal *
avt_journal_new (const char *folder, const char *path, const AvtFileState *base_state,
                 AvtDesign *base, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (uuid, ".lj", NULL);
  g_autofree char *file = g_build_filename (folder, name, NULL);
  AvtJournalBase names = { NULL, NULL };
  g_autoptr (AvtJournal) self = NULL;

  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      avt_io_error_set_errno (error, errno, _("the recovery journal cannot be written"), folder);
      return NULL;
    }
  set_base (&names, path, base_state);
  self = _avt_journal_continue (file, -1, 0, 0, &names, NULL);
  return begin_journal (self, base, NULL, error) ? g_steal_pointer (&self) : NULL;
}

/*
 * _avt_journal_continue:
 * @fd: (transfer full): the journal, locked
 * @base: (transfer full): its contents are taken
 * @design: (transfer none) (nullable): what it holds
 */
AvtJournal *
_avt_journal_continue (const char *file, int fd, gsize size, gsize commit_bytes,
                       AvtJournalBase *base, AvtDesign *design)
{
  AvtJournal *self = g_new0 (AvtJournal, 1);

  g_mutex_init (&self->mutex);
  self->file = g_strdup (file);
  self->fd = fd;
  self->size = size;
  self->commit_bytes = commit_bytes;
  self->base = *base;
  *base = (AvtJournalBase){ NULL, NULL };
  self->last = design != NULL ? avt_design_ref (design) : NULL;
  return self;
}

/** avt_journal_free: lets go of the journal, which stays on disk: to others it is abandoned. */
void
avt_journal_free (AvtJournal *self)
{
  if (self->fd >= 0)
    avt_fd_close (self->fd);
  g_clear_pointer (&self->last, avt_design_unref);
  _avt_journal_base_clear (&self->base);
  g_mutex_clear (&self->mutex);
  g_free (self->file);
  g_free (self);
}

const char *
avt_journal_get_file (const AvtJournal *self)
{
  return self->file;
}

/* What could not be written whole is taken back, as far as possible; the next line is written
 * over it anyway. */
static gboolean
write_lines (AvtJournal *self, const GString *text, GError **error)
{
  int saved_errno;

  if (lseek (self->fd, (off_t) self->size, SEEK_SET) >= 0
      && avt_fd_write_all (self->fd, text->str, text->len) == 0)
    return TRUE;
  saved_errno = errno;
  if (ftruncate (self->fd, (off_t) self->size) < 0)
    errno = saved_errno;
  avt_io_error_set_errno (error, saved_errno, _("the recovery journal cannot be written"),
                          self->file);
  return FALSE;
}

/**
 * avt_journal_append:
 * @self: a journal
 * @label: what was done, as the undo list calls it
 * @design: the design now
 * @error: in the domain %AVT_IO_ERROR; the journal goes on to hold the design before
 *
 * Writes what changed since the last append as one line. It outlives this process at once, and a
 * power cut after the next avt_journal_sync(). A journal that has grown long is replaced by a
 * snapshot.
 *
 * Returns: whether the line was written
 */
gboolean
avt_journal_append (AvtJournal *self, const char *label, AvtDesign *design, GError **error)
{
  g_autoptr (GString) text = NULL;

  if (design == self->last)
    return TRUE;
  text = g_string_new (NULL);
  append_commit (text, label, self->last, design);
  if (!avt_extras_equal (avt_design_get_extras (self->last), avt_design_get_extras (design)))
    append_snapshot (text, design);
  if (!write_lines (self, text, error))
    return FALSE;
  self->size += text->len;
  self->commit_bytes += text->len;
  g_mutex_lock (&self->mutex);
  self->unsynced = TRUE;
  g_mutex_unlock (&self->mutex);
  avt_design_ref (design);
  avt_design_unref (self->last);
  self->last = design;
  if (self->commit_bytes > AVT_LIMIT_JOURNAL_COMMIT_BYTES
      && !begin_journal (self, design, label, NULL))
    self->commit_bytes = 0; /* the long journal is as good; try again after as much more */
  return TRUE;
}

/* Begins the journal anew on another base; when that fails it goes on as it was. */
static gboolean
begin_on (AvtJournal *self, const char *path, const AvtFileState *state, const char *label,
          AvtDesign *design, GError **error)
{
  AvtJournalBase before = self->base;

  self->base = (AvtJournalBase){ NULL, NULL };
  set_base (&self->base, path, state);
  if (begin_journal (self, design, label, error))
    {
      _avt_journal_base_clear (&before);
      return TRUE;
    }
  _avt_journal_base_clear (&self->base);
  self->base = before;
  return FALSE;
}

/**
 * avt_journal_rebase:
 * @self: a journal
 * @path: (nullable): the design's file
 * @base_state: (nullable): what it looks like
 * @base: the design that it holds
 * @error: in the domain %AVT_IO_ERROR
 *
 * After the design was saved: the commits so far are in the file, and the journal begins anew on
 * it.
 *
 * Returns: whether that worked; otherwise the journal goes on as it was
 */
gboolean
avt_journal_rebase (AvtJournal *self, const char *path, const AvtFileState *base_state,
                    AvtDesign *base, GError **error)
{
  return begin_on (self, path, base_state, NULL, base, error);
}

/**
 * avt_journal_stand_alone:
 * @self: a journal
 * @path: (nullable): the design's file
 * @label: what was done last, as the undo list calls it
 * @design: the design now
 * @error: in the domain %AVT_IO_ERROR
 *
 * The file will hold, or holds, something else than the journal builds on. The journal becomes one
 * that holds @design itself: as one step, so that at no moment there are two journals of the
 * same work, or none.
 *
 * Returns: whether that worked; otherwise the journal goes on as it was
 */
gboolean
avt_journal_stand_alone (AvtJournal *self, const char *path, const char *label,
                         AvtDesign *design, GError **error)
{
  return begin_on (self, path, NULL, label, design, error);
}

/** avt_journal_needs_sync: Returns: whether anything was written since the last sync */
gboolean
avt_journal_needs_sync (AvtJournal *self)
{
  gboolean unsynced;

  g_mutex_lock (&self->mutex);
  unsynced = self->unsynced;
  g_mutex_unlock (&self->mutex);
  return unsynced;
}

/**
 * avt_journal_sync:
 * @self: a journal
 * @error: in the domain %AVT_IO_ERROR
 *
 * Makes what was appended safe from a power cut. To be called about once a second while there is
 * something to do, from any thread; appending does not wait for it.
 *
 * Returns: whether it is safe
 */
gboolean
avt_journal_sync (AvtJournal *self, GError **error)
{
  gboolean was_unsynced;
  int fd = -1;
  int saved_errno = 0;

  g_mutex_lock (&self->mutex);
  was_unsynced = self->unsynced;
  if (was_unsynced)
    fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);
  if (fd < 0)
    saved_errno = errno;
  else
    self->unsynced = FALSE;
  g_mutex_unlock (&self->mutex);
  if (!was_unsynced)
    return TRUE;
  if (fd >= 0)
    {
      saved_errno = fdatasync (fd) < 0 ? errno : 0;
      avt_fd_close (fd);
    }
  if (saved_errno == 0)
    return TRUE;
  g_mutex_lock (&self->mutex);
  self->unsynced = TRUE;
  g_mutex_unlock (&self->mutex);
  avt_io_error_set_errno (error, saved_errno, _("the recovery journal cannot be synced"),
                          self->file);
  return FALSE;
}

/**
 * avt_journal_discard:
 * @self: a journal, which stays to be freed
 * @error: in the domain %AVT_IO_ERROR
 *
 * Removes the journal: everything in it is saved, or the user gave it up.
 *
 * Returns: whether it is gone
 */
gboolean
avt_journal_discard (AvtJournal *self, GError **error)
{
  if (unlink (self->file) == 0 || errno == ENOENT)
    return TRUE;
  avt_io_error_set_errno (error, errno, _("the recovery journal cannot be removed"), self->file);
  return FALSE;
}
