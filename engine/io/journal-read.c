/* Reading: which journals nobody owns any more, and what they hold. Nothing that may be the only
 * copy of someone's work is ever deleted: what cannot be read is put aside as *.bad. */
#include "config.h"

#include "engine/io/journal.h"

#include "engine/io/design-file.h"
#include "engine/io/fd.h"
#include "engine/io/journal-line.h"
#include "engine/io/journal-private.h"
#include "engine/io/json-text.h"
#include "engine/io/limits.h"
#include "engine/io/record-json.h"
#include "engine/io/temp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  const char *file;
  int fd; /* holds the lock */
  GBytes *bytes;
  AvtJournalBase base;
  char *boot_id;
  gint64 pid;
  gsize good;         /* bytes of the lines that hold */
  gsize commit_bytes; /* of those behind the last snapshot */
  guint n_commits;
  char *last_label;
  AvtDesign *design;
} Reading;

static void
reading_clear (Reading *self)
{
  if (self->fd >= 0)
    avt_fd_close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  _avt_journal_base_clear (&self->base);
  g_free (self->boot_id);
  g_free (self->last_label);
  g_clear_pointer (&self->design, avt_design_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

void
avt_journal_info_free (AvtJournalInfo *info)
{
  g_free (info->file);
  g_free (info->path);
  g_free (info->sha256);
  g_free (info->last_label);
  g_free (info);
}

void
avt_recovery_free (AvtRecovery *recovery)
{
  g_clear_pointer (&recovery->design, avt_design_unref);
  g_clear_pointer (&recovery->journal, avt_journal_free);
  g_clear_pointer (&recovery->info, avt_journal_info_free);
  g_free (recovery->bad_file);
  g_free (recovery);
}

static gboolean
fail_locked (const char *file, GError **error)
{
  g_autofree char *shown = g_filename_display_name (file);

  g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_LOCKED,
               _("%s: the journal belongs to a document that is open"), shown);
  return FALSE;
}

static gboolean
fail_damaged (const char *file, GError **error)
{
  g_autofree char *shown = g_filename_display_name (file);

  g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID,
               _("%s: the journal is damaged at its beginning"), shown);
  return FALSE;
}

/* The journal as it is under its name and not, since a moment, another or none. */
static gboolean
is_current (int fd, const char *file)
{
  struct stat opened, named;

  return fstat (fd, &opened) == 0 && stat (file, &named) == 0 && opened.st_dev == named.st_dev
         && opened.st_ino == named.st_ino;
}

/* Sets fd and *has_lock, which is FALSE where the file system has no locks. */
static gboolean
open_locked (Reading *self, gboolean *has_lock, GError **error)
{
  self->fd = avt_fd_open (AT_FDCWD, self->file, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0);
  if (self->fd < 0)
    {
      avt_io_error_set_errno (error, errno, _("the recovery journal cannot be opened"),
                              self->file);
      return FALSE;
    }
  *has_lock = flock (self->fd, LOCK_EX | LOCK_NB) == 0;
  if ((!*has_lock && errno == EWOULDBLOCK) || !is_current (self->fd, self->file))
    return fail_locked (self->file, error);
  return TRUE;
}

static JsonObject *
parse_object (const char *json, gsize length, JsonNode **node)
{
  g_autofree char *text = g_strndup (json, length);

  *node = avt_json_parse (text, length, NULL, NULL);
  return *node != NULL && JSON_NODE_HOLDS_OBJECT (*node) ? json_node_get_object (*node) : NULL;
}

static const char *
string_member (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

static gint64
integer_member (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node) : 0;
}

static gsize
next_line (const Reading *self, const char **json, gsize *json_length)
{
  gsize length;
  const char *text = g_bytes_get_data (self->bytes, &length);

  return avt_journal_line_parse (text + self->good, length - self->good, json, json_length);
}

static gboolean
read_header (Reading *self)
{
  g_autoptr (JsonNode) node = NULL;
  const char *json;
  gsize json_length;
  gsize length = next_line (self, &json, &json_length);
  JsonObject *object = length > 0 ? parse_object (json, json_length, &node) : NULL;

  if (object == NULL || g_strcmp0 (string_member (object, "format"), AVT_JOURNAL_FORMAT) != 0
      || integer_member (object, "version") != AVT_JOURNAL_VERSION)
    return FALSE;
  self->base.uri = g_strdup (string_member (object, "uri"));
  self->base.sha256 = g_strdup (string_member (object, "sha256"));
  self->boot_id = g_strdup (string_member (object, "boot_id"));
  self->pid = integer_member (object, "pid");
  self->good += length;
  return TRUE;
}

/* For file systems without locks: whether the process that wrote the header still runs. */
static gboolean
owner_lives (const Reading *self)
{
  g_autofree char *now = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &now, NULL, NULL)
      || g_strcmp0 (g_strstrip (now), self->boot_id) != 0)
    return FALSE;
  return self->pid > 0 && self->pid != getpid () && kill ((pid_t) self->pid, 0) == 0;
}

static gboolean
read_bytes (Reading *self, GError **error)
{
  self->bytes = avt_read_file (self->file, AVT_LIMIT_JOURNAL_BYTES, NULL, error);
  return self->bytes != NULL;
}

static gboolean
open_journal (Reading *self, GError **error)
{
  gboolean has_lock;

  if (!open_locked (self, &has_lock, error) || !read_bytes (self, error))
    return FALSE;
  if (!read_header (self))
    return fail_damaged (self->file, error);
  return has_lock || !owner_lives (self) || fail_locked (self->file, error);
}

static char *
base_path (const Reading *self)
{
  return self->base.uri != NULL ? g_filename_from_uri (self->base.uri, NULL, NULL) : NULL;
}

static gboolean
load_base (Reading *self, GError **error)
{
  g_autofree char *path = base_path (self);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *shown = NULL;
  AvtFileState state;

  if (path == NULL)
    return fail_damaged (self->file, error);
  bytes = avt_read_file (path, AVT_LIMIT_DESIGN_BYTES, &state, error);
  if (bytes == NULL)
    return FALSE;
  if (g_strcmp0 (state.sha256, self->base.sha256) == 0)
    {
      self->design = avt_design_from_bytes (bytes, path, NULL, error);
      return self->design != NULL;
    }
  shown = g_filename_display_name (path);
  g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_CHANGED,
               _("%s: the file was changed after the work in the journal began"), shown);
  return FALSE;
}

static gboolean
put_entities (AvtDesignBuilder *builder, JsonNode *list)
{
  JsonArray *array;

  if (list == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (list))
    return FALSE;
  array = json_node_get_array (list);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr (AvtJsonPath) path = avt_json_path_new ();
      JsonNode *node = json_array_get_element (array, i);
      const char *id = JSON_NODE_HOLDS_OBJECT (node)
                         ? string_member (json_node_get_object (node), "id") : NULL;
      const AvtKindInfo *kind = id != NULL ? avt_kind_info_by_letter (id[0]) : NULL;
      gpointer entity = kind != NULL
                          ? avt_entity_read (kind->kind, json_node_get_object (node), path, NULL)
                          : NULL;

      if (entity == NULL)
        return FALSE;
      avt_design_builder_put (builder, entity);
    }
  return TRUE;
}

static gboolean
remove_entities (AvtDesignBuilder *builder, JsonNode *list)
{
  JsonArray *array;

  if (list == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (list))
    return FALSE;
  array = json_node_get_array (list);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      AvtId id;

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING
          || !avt_id_parse (json_node_get_string (node), &id))
        return FALSE;
      avt_design_builder_remove (builder, id);
    }
  return TRUE;
}

/* Sets values and runs no edit: what was committed is what comes back. */
static gboolean
apply_commit (Reading *self, JsonObject *commit)
{
  const char *label = string_member (commit, "label");
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (self->design);
  AvtDesign *design;

  if (label == NULL || !put_entities (builder, json_object_get_member (commit, "put"))
      || !remove_entities (builder, json_object_get_member (commit, "remove")))
    return FALSE;
  design = avt_design_builder_end (builder, NULL);
  if (design == NULL)
    return FALSE;
  avt_design_unref (self->design);
  self->design = design;
  return TRUE;
}

static void
count_commit (Reading *self, JsonObject *commit)
{
  self->n_commits++;
  g_free (self->last_label);
  self->last_label = g_strdup (string_member (commit, "label"));
}

static gboolean
is_snapshot (JsonObject *object)
{
  return g_strcmp0 (string_member (object, "format"), AVT_DESIGN_FORMAT) == 0;
}

static gboolean
apply_snapshot (Reading *self, const char *json, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, length);
  AvtDesign *design = avt_design_from_bytes (bytes, self->file, NULL, NULL);

  if (design == NULL)
    return FALSE;
  g_clear_pointer (&self->design, avt_design_unref);
  self->design = design;
  self->commit_bytes = 0;
  return TRUE;
}

/* The next line, when it is whole and can be applied to what the lines before it made. Only
 * counted without @apply. */
static gboolean
read_line (Reading *self, gboolean apply)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;
  const char *json;
  gsize json_length;
  gsize length = next_line (self, &json, &json_length);

  object = length > 0 ? parse_object (json, json_length, &node) : NULL;
  if (object == NULL)
    return FALSE;
  if (is_snapshot (object))
    {
      if (apply && !apply_snapshot (self, json, json_length))
        return FALSE;
    }
  else
    {
      if (apply && !apply_commit (self, object))
        return FALSE;
      count_commit (self, object);
      self->commit_bytes += length;
    }
  self->good += length;
  return TRUE;
}

/* Whether the journal holds the design that its commits build on. */
static gboolean
begins_with_snapshot (const Reading *self)
{
  g_autoptr (JsonNode) node = NULL;
  const char *json;
  gsize json_length;
  gsize length = next_line (self, &json, &json_length);
  JsonObject *object = length > 0 ? parse_object (json, json_length, &node) : NULL;

  return object != NULL && is_snapshot (object);
}

static AvtJournalInfo *
make_info (const Reading *self)
{
  AvtJournalInfo *info = g_new0 (AvtJournalInfo, 1);
  struct stat found;

  info->file = g_strdup (self->file);
  info->path = base_path (self);
  info->sha256 = g_strdup (self->base.sha256 != NULL ? self->base.sha256 : "");
  info->n_commits = self->n_commits;
  info->last_label = g_strdup (self->last_label);
  if (fstat (self->fd, &found) == 0)
    info->mtime_s = found.st_mtim.tv_sec;
  return info;
}

/* A name that nothing has yet: FILE.bad, FILE.bad-2 and so on. */
static char *
unused_bad_name (const char *file)
{
  char *name = g_strconcat (file, ".bad", NULL);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.bad-%u", file, i);
    }
  return name;
}

/* Copies what is behind the good lines elsewhere, and only then cuts it off. */
static gboolean
cut_bad_end (Reading *self, char **bad_file)
{
  gsize length;
  const char *text = g_bytes_get_data (self->bytes, &length);
  g_autofree char *name = NULL;
  int fd;

  if (self->good == length)
    return TRUE;
  name = unused_bad_name (self->file);
  fd = avt_fd_open (AT_FDCWD, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
  if (fd < 0)
    return FALSE;
  if (avt_fd_write_all (fd, text + self->good, length - self->good) < 0 || avt_fd_sync (fd) < 0)
    {
      avt_fd_close (fd);
      unlink (name);
      return FALSE;
    }
  avt_fd_close (fd);
  *bad_file = g_steal_pointer (&name);
  return ftruncate (self->fd, (off_t) self->good) == 0;
}

/**
 * avt_journal_recover:
 * @file: an abandoned journal
 * @error: in the domain %AVT_IO_ERROR: %AVT_IO_ERROR_LOCKED when somebody owns it,
 *   %AVT_IO_ERROR_CHANGED when it builds on a file that is another by now,
 *   %AVT_IO_ERROR_INVALID when it is damaged at its beginning
 *
 * Takes an abandoned journal over and applies as many of its commits as are whole. A damaged end
 * is moved to a file of its own. The design's file is not touched.
 *
 * Returns: (transfer full): what was recovered, or %NULL and the journal stays as it is
 */
AvtRecovery *
avt_journal_recover (const char *file, GError **error)
{
  g_auto (Reading) self = { .file = file, .fd = -1 };
  AvtRecovery *recovery;

  if (!open_journal (&self, error))
    return NULL;
  if (!begins_with_snapshot (&self) && !load_base (&self, error))
    return NULL;
  while (read_line (&self, TRUE))
    ;
  if (self.design == NULL)
    {
      fail_damaged (file, error);
      return NULL;
    }
  recovery = g_new0 (AvtRecovery, 1);
  recovery->info = make_info (&self);
  if (cut_bad_end (&self, &recovery->bad_file))
    recovery->journal = _avt_journal_continue (file, self.fd, self.good, self.commit_bytes,
                                               &self.base, self.design);
  if (recovery->journal != NULL)
    self.fd = -1;
  recovery->design = g_steal_pointer (&self.design);
  return recovery;
}

/**
 * avt_journal_set_aside:
 * @file: a journal that cannot be recovered, or that the user does not want
 * @bad_file: (out) (optional): its new name
 * @error: in the domain %AVT_IO_ERROR
 *
 * Gives a journal a name that is not listed any more. Nothing is lost.
 *
 * Returns: whether that worked
 */
gboolean
avt_journal_set_aside (const char *file, char **bad_file, GError **error)
{
  g_autofree char *name = unused_bad_name (file);

  if (renameat2 (AT_FDCWD, file, AT_FDCWD, name, RENAME_NOREPLACE) < 0
      && (errno != EINVAL || rename (file, name) < 0))
    {
      avt_io_error_set_errno (error, errno, _("the recovery journal cannot be moved"), file);
      return FALSE;
    }
  if (bad_file != NULL)
    *bad_file = g_steal_pointer (&name);
  return TRUE;
}

/* Returns: (nullable): what the journal holds, when nobody owns it and it holds anything. */
static AvtJournalInfo *
examine (const char *file)
{
  g_auto (Reading) self = { .file = file, .fd = -1 };
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!open_journal (&self, &error))
    {
      if (g_error_matches (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID))
        avt_journal_set_aside (file, NULL, NULL);
      return NULL;
    }
  while (read_line (&self, FALSE))
    ;
  length = g_bytes_get_size (self.bytes);
  if (self.n_commits > 0 || self.good < length)
    return make_info (&self);
  unlink (file); /* whole, and without a commit: there is nothing in it */
  return NULL;
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  int fd = avt_fd_open (AT_FDCWD, folder, O_RDONLY | O_DIRECTORY, 0);
  DIR *entries = fd >= 0 ? fdopendir (fd) : NULL;
  struct dirent *entry;

  if (entries == NULL)
    {
      if (fd >= 0)
        avt_fd_close (fd);
      return names;
    }
  avt_temp_sweep (fd);
  while ((entry = readdir (entries)) != NULL)
    if (g_str_has_suffix (entry->d_name, ".lj"))
      g_ptr_array_add (names, g_strdup (entry->d_name));
  closedir (entries);
  g_ptr_array_sort (names, compare_names_cb);
  return names;
}

/**
 * avt_journal_list_abandoned:
 * @folder: where journals are
 *
 * Finds the journals of documents that were neither saved nor closed, and that no living process
 * owns. Puts aside what is no journal, and removes what is empty.
 *
 * Returns: (transfer full) (element-type AvtJournalInfo): by name of the journal
 */
GPtrArray *
avt_journal_list_abandoned (const char *folder)
{
  g_autoptr (GPtrArray) names = list_names (folder);
  GPtrArray *found
    = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_journal_info_free);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      AvtJournalInfo *info = examine (file);

      if (info != NULL)
        g_ptr_array_add (found, info);
    }
  return found;
}
