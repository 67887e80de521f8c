/* Processes that edit and save, and are killed at random moments: what was committed a second
 * before is never lost, and the file is always whole. With "-m slow" 80 kills, else 4. */
#include "config.h"

#include "tests/engine/document/helper.h"

#include "engine/io/design-file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAFE_AFTER_US G_USEC_PER_SEC

static const char *program;

/* The editor: goes on where the last one was killed, commits every few milliseconds, saves now
 * and then, and says after each commit how far it is. */
typedef struct
{
  AvtDocument *document;
  GFile *file;
  GRand *rand;
  guint count;
} Editor;

static gboolean
edit_cb (gpointer user_data)
{
  Editor *self = user_data;
  char line[32];
  int length;

  commit_count (self->document, ++self->count);
  length = g_snprintf (line, sizeof line, "%u\n", self->count);
  if (write (STDOUT_FILENO, line, (gsize) length) != length)
    _exit (1);
  if (g_rand_int_range (self->rand, 0, 40) == 0)
    avt_document_save_as (self->document, self->file, AVT_SAVE_OVERWRITE, NULL);
  g_timeout_add ((guint) g_rand_int_range (self->rand, 0, 6), edit_cb, self);
  return G_SOURCE_REMOVE;
}

static AvtDocument *
recover_all (const char *journals)
{
  g_autoptr (GPtrArray) found = avt_recovery_list (journals);
  AvtDocument *best = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const AvtJournalInfo *info = found->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (AvtDocument) document
        = avt_document_recover (info->file, NULL, AVT_DOCUMENT_AUTOMATIC, &error);

      g_assert_no_error (error);
      if (best == NULL
          || count_of (avt_document_get_design (document))
               > count_of (avt_document_get_design (best)))
        g_set_object (&best, document);
    }
  return best;
}

static AvtDocument *
open_again (const char *journals, GFile *file)
{
  AvtDocument *document = recover_all (journals);
  g_autoptr (GError) error = NULL;

  if (document != NULL)
    return document;
  document = avt_document_new (NULL, journals, AVT_DOCUMENT_AUTOMATIC);
  if (g_file_query_exists (file, NULL))
    avt_document_load (document, file, &error);
  g_assert_no_error (error);
  return document;
}

static int
run_editor (const char *folder, guint32 seed, guint n_rooms)
{
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Editor editor = { NULL, g_file_new_for_path (path), g_rand_new_with_seed (seed), 0 };

  editor.document = open_again (journals, editor.file);
  editor.count = count_of (avt_document_get_design (editor.document));
  if (avt_design_count (avt_document_get_design (editor.document), AVT_KIND_ROOM) == 0)
    {
      g_autoptr (AvtDesign) large
        = add_rooms (avt_document_get_design (editor.document),
                     avt_document_get_ids (editor.document), n_rooms);

      avt_document_commit (editor.document, large, "Rooms", NULL);
    }
  g_idle_add (edit_cb, &editor);
  g_main_loop_run (loop);
  return 0;
}

/* The killer */

typedef struct
{
  guint count;
  gint64 time_us;
} Said;

static void
note_lines (GString *buffer, GArray *said)
{
  char *end;

  while ((end = strchr (buffer->str, '\n')) != NULL)
    {
      Said entry = { (guint) strtoul (buffer->str, NULL, 10), g_get_monotonic_time () };

      g_array_append_val (said, entry);
      g_string_erase (buffer, 0, end + 1 - buffer->str);
    }
}

static void
read_until (int fd, gint64 until_us, GString *buffer, GArray *said)
{
  char bytes[4096];
  gssize n_read;

  do
    {
      while ((n_read = read (fd, bytes, sizeof bytes)) > 0)
        g_string_append_len (buffer, bytes, n_read);
      note_lines (buffer, said);
      g_usleep (1000);
    }
  while (n_read != 0 && g_get_monotonic_time () < until_us);
}

static GPid
start_editor (const char *folder, guint32 seed, guint n_rooms, int *out)
{
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  g_autofree char *rooms_text = g_strdup_printf ("%u", n_rooms);
  const char *words[] = { program, "--edit", folder, seed_text, rooms_text, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, NULL, out, NULL, &error);
  g_assert_no_error (error);
  fcntl (*out, F_SETFL, O_NONBLOCK);
  return pid;
}

/* What a user would find: the recovered document, or the file. */
static guint
count_found (const char *folder)
{
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autoptr (AvtDocument) document = NULL;
  g_autoptr (AvtDesign) saved = NULL;
  guint count = 0;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = avt_read_file (path, G_MAXSIZE / 2, NULL, &error);

      g_assert_no_error (error);
      saved = avt_design_from_bytes (bytes, path, NULL, &error);
      g_assert_no_error (error);
      count = count_of (saved);
    }
  document = recover_all (journals);
  if (document != NULL)
    count = MAX (count, count_of (avt_document_get_design (document)));
  return count;
}

static guint
kill_once (const char *folder, GRand *rand, guint n_rooms, guint floor)
{
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Said));
  g_autoptr (GString) buffer = g_string_new (NULL);
  gint64 killed_us;
  guint least = floor;
  guint most = floor;
  guint found;
  int out;
  GPid pid = start_editor (folder, g_rand_int (rand), n_rooms, &out);
  /* three of four runs are long enough to have something that must be there */
  int run_ms = g_rand_int_range (rand, 0, 4) == 0 ? g_rand_int_range (rand, 0, 300)
                                                 : g_rand_int_range (rand, 1050, 1800);

  read_until (out, g_get_monotonic_time () + run_ms * 1000, buffer, said);
  killed_us = g_get_monotonic_time ();
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  read_until (out, killed_us + SAFE_AFTER_US, buffer, said);
  close (out);
  for (guint i = 0; i < said->len; i++)
    {
      const Said *entry = &g_array_index (said, Said, i);

      most = MAX (most, entry->count);
      if (entry->time_us <= killed_us - SAFE_AFTER_US)
        least = MAX (least, entry->count);
    }
  found = count_found (folder);
  g_test_message ("killed after %d ms: said %u, found %u, lost %d", run_ms, most, found,
                  (int) most - (int) found);
  g_assert_cmpuint (found, >=, least);
  g_assert_cmpuint (found, <=, most + 1);
  return found;
}

static void
assert_no_strays (const char *folder)
{
  g_autoptr (GDir) entries = NULL;
  const char *name;

  avt_save_sweep (folder);
  entries = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (entries)) != NULL)
    g_assert_true (strcmp (name, "journal") == 0 || strcmp (name, "a.archivolt") == 0
                   || strcmp (name, ".~lock.a.archivolt#") == 0);
}

static void
check_kills (guint n_rooms, guint n_kills)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autoptr (GRand) rand = g_rand_new ();
  guint found = 0;

  for (guint i = 0; i < n_kills; i++)
    found = kill_once (folder, rand, n_rooms, found);
  g_assert_cmpuint (found, >, 0);
  assert_no_strays (folder);
}

/* What a living process has open is not offered for recovery; once it is dead, it is. */
static void
test_owner_lives (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Said));
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GPtrArray) while_alive = NULL;
  g_autoptr (GPtrArray) afterwards = NULL;
  int out;
  GPid pid = start_editor (folder, 1, 3, &out);

  while (said->len < 100)
    read_until (out, g_get_monotonic_time () + 10000, buffer, said);
  while_alive = avt_recovery_list (journals);
  g_assert_cmpuint (while_alive->len, ==, 0);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  close (out);
  afterwards = avt_recovery_list (journals);
  g_assert_cmpuint (afterwards->len, <=, 1); /* none, when it died just after saving */
}

static void
test_small (void)
{
  check_kills (3, g_test_slow () ? 50 : 2);
}

/* Too large for a journal that holds everything. */
static void
test_large (void)
{
  check_kills (4000, g_test_slow () ? 30 : 2);
}

int
main (int argc, char *argv[])
{
  if (argc == 5 && strcmp (argv[1], "--edit") == 0)
    return run_editor (argv[2], (guint32) strtoul (argv[3], NULL, 10),
                       (guint) strtoul (argv[4], NULL, 10));
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/document/kill/owner-lives", test_owner_lives);
  g_test_add_func ("/engine/document/kill/small", test_small);
  g_test_add_func ("/engine/document/kill/large", test_large);
  return g_test_run ();
}
