/* The door, its signals, files and the journal, one process. */
#include "config.h"

#include "tests/engine/document/saved.h"

#include "engine/document/edit-mark.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Everything a document says, as text: "changed(1) modified can-undo undo-label ". */
static void
changed_cb (AvtDocument *document, const AvtDelta *delta, GString *said)
{
  g_string_append_printf (said, "changed(%u) ", avt_delta_get_size (delta));
}

static void
notify_cb (AvtDocument *document, GParamSpec *pspec, GString *said)
{
  g_string_append_printf (said, "%s ", pspec->name);
}

static GString *
listen (AvtDocument *document)
{
  GString *said = g_string_new (NULL);

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), said);
  g_signal_connect (document, "notify", G_CALLBACK (notify_cb), said);
  return said;
}

static void
unlisten (AvtDocument *document, GString *said)
{
  g_signal_handlers_disconnect_by_data (document, said);
  g_string_free (said, TRUE);
}

static void
check_said (GString *said, const char *expected)
{
  g_assert_cmpstr (said->str, ==, expected);
  g_string_truncate (said, 0);
}

static void
load_from (AvtDocument *document, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  avt_document_load (document, file, &error);
  g_assert_no_error (error);
}

static void
test_signals (void)
{
  g_autoptr (AvtDocument) document = new_document (NULL);
  GString *said = listen (document);

  commit_count (document, 1);
  check_said (said, "changed(1) can-undo undo-label modified ");
  commit_count (document, 2);
  check_said (said, "changed(1) undo-label ");
  avt_document_commit (document, avt_document_get_design (document), "Nothing", NULL);
  check_said (said, "");
  g_assert_true (avt_document_undo (document));
  check_said (said, "changed(1) can-redo undo-label redo-label ");
  g_assert_true (avt_document_undo (document));
  check_said (said, "changed(1) can-undo undo-label redo-label modified ");
  g_assert_false (avt_document_undo (document));
  check_said (said, "");
  g_assert_true (avt_document_redo (document));
  g_assert_true (avt_document_redo (document));
  g_assert_false (avt_document_redo (document));
  g_assert_cmpstr (avt_document_get_undo_label (document), ==, "Step 2");
  unlisten (document, said);
}

static void
undo_once_cb (AvtDocument *document, const AvtDelta *delta, guint *n_calls)
{
  if (++*n_calls == 1)
    avt_document_undo (document);
}

/* A listener may change the document; it ends as the last change left it. */
static void
test_change_inside_signal (void)
{
  g_autoptr (AvtDocument) document = new_document (NULL);
  guint n_calls = 0;

  g_signal_connect (document, "changed", G_CALLBACK (undo_once_cb), &n_calls);
  commit_count (document, 1);
  g_assert_cmpuint (n_calls, ==, 2);
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 0);
  g_assert_true (avt_document_get_can_redo (document));
  g_signal_handlers_disconnect_by_data (document, &n_calls);
}

static void
test_save_load (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "Row 1.archivolt", NULL);
  g_autoptr (AvtDocument) document = new_document (NULL);
  g_autoptr (AvtDocument) other = new_document (NULL);
  g_autoptr (GError) error = NULL;
  GString *said = NULL;

  commit_count (document, 1);
  commit_count (document, 2);
  said = listen (document);
  save_to (document, path);
  check_said (said, "modified title path ");
  g_assert_cmpstr (avt_document_get_title (document), ==, "Row 1");
  g_assert_cmpstr (avt_document_get_path (document), ==, path);
  load_from (other, path);
  g_assert_true (avt_design_equal (avt_document_get_design (other),
                                   avt_document_get_design (document)));
  g_assert_false (avt_document_get_modified (other));
  /* history survives the save, and the saved state is where undo and redo find it */
  avt_document_undo (document);
  g_assert_true (avt_document_get_modified (document));
  avt_document_redo (document);
  g_assert_false (avt_document_get_modified (document));
  avt_document_undo (document);
  avt_document_save (document, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (avt_document_get_modified (document));
  avt_document_redo (document);
  g_assert_true (avt_document_get_modified (document));
  unlisten (document, said);
}

typedef struct
{
  gboolean done;
  gboolean saved;
  GError *error;
} AsyncSave;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AsyncSave *save = user_data;

  save->saved = avt_document_save_as_finish (AVT_DOCUMENT (source), result, &save->error);
  save->done = TRUE;
}

static void
wait_for_save (AsyncSave *save)
{
  while (!save->done)
    g_main_context_iteration (NULL, TRUE);
}

/* What is committed while a thread saves is neither saved nor lost. */
static void
test_save_async (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/a.archivolt");
  g_autoptr (AvtDocument) document = new_document (journals);
  g_autoptr (AvtDocument) other = new_document (NULL);
  AsyncSave save = { FALSE, FALSE, NULL };
  AsyncSave second = { FALSE, FALSE, NULL };

  commit_count (document, 1);
  avt_document_save_as_async (document, file, AVT_SAVE_DEFAULT, saved_cb, &save);
  avt_document_save_as_async (document, file, AVT_SAVE_DEFAULT, saved_cb, &second);
  commit_count (document, 2);
  wait_for_save (&second);
  g_assert_error (second.error, AVT_IO_ERROR, AVT_IO_ERROR_FAILED);
  g_clear_error (&second.error);
  wait_for_save (&save);
  g_assert_no_error (save.error);
  g_assert_true (save.saved);
  g_assert_true (avt_document_get_modified (document));
  load_from (other, path);
  g_assert_cmpuint (count_of (avt_document_get_design (other)), ==, 1);
  avt_document_undo (document);
  g_assert_false (avt_document_get_modified (document));
  avt_document_redo (document);
  g_assert_true (avt_document_flush (document, NULL));
  g_clear_object (&document);
  document = recover_only (journals);
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 2);
  save.done = FALSE;
  avt_document_save_as_async (document, nowhere, AVT_SAVE_DEFAULT, saved_cb, &save);
  wait_for_save (&save);
  g_assert_error (save.error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_FOUND);
  g_clear_error (&save.error);
  g_assert_cmpstr (avt_document_get_path (document), ==, path);
  avt_document_close (document, NULL);
}

static void
check_save_refused (AvtDocument *document, const char *path, AvtIOError code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean modified = avt_document_get_modified (document);

  g_assert_false (avt_document_save_as (document, file, AVT_SAVE_DEFAULT, &error));
  g_assert_error (error, AVT_IO_ERROR, (int) code);
  g_assert_cmpint (avt_document_get_modified (document), ==, modified);
}

static void
test_save_refused (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *link_path = g_build_filename (folder, "b.archivolt", NULL);
  g_autofree char *missing = g_build_filename (folder, "no", "a.archivolt", NULL);
  g_autoptr (AvtDocument) document = new_document (NULL);
  g_autoptr (AvtDocument) other = new_document (NULL);
  g_autoptr (GError) error = NULL;

  commit_count (document, 1);
  check_save_refused (document, missing, AVT_IO_ERROR_NOT_FOUND);
  check_save_refused (document, folder, AVT_IO_ERROR_NOT_REGULAR);
  g_assert_null (avt_document_get_path (document));
  save_to (document, path);
  /* a file that is there is not replaced without the user's consent */
  check_save_refused (other, path, AVT_IO_ERROR_CHANGED);
  commit_count (document, 2);
  g_assert_cmpint (link (path, link_path), ==, 0);
  check_save_refused (document, path, AVT_IO_ERROR_HARD_LINK);
  avt_document_save (document, AVT_SAVE_PART_HARD_LINKS, &error);
  g_assert_no_error (error);
  g_assert_false (avt_document_get_modified (document));
}

static void
test_load_refused (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://somewhere/a.archivolt");
  g_autoptr (GBytes) garbage = g_bytes_new_static ("{", 1);
  g_autoptr (AvtDocument) document = new_document (NULL);
  g_autoptr (GError) error = NULL;
  GString *said = NULL;

  commit_count (document, 1);
  said = listen (document);
  g_assert_false (avt_document_load (document, file, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (avt_document_load (document, remote, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_REGULAR);
  g_clear_error (&error);
  avt_save_atomic (path, garbage, NULL, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (avt_document_load (document, file, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_SYNTAX);
  check_said (said, "");
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 1);
  unlisten (document, said);
}

static void
test_newer_format (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *copy = g_build_filename (folder, "b.archivolt", NULL);
  g_autoptr (AvtDocument) document = new_document (NULL);
  g_autoptr (GError) error = NULL;
  static const char text[] = "{\"format\": \"archivolt-design\", \"version\": [2, 0],"
                             " \"design\": {\"id\": \"i0c4q8h2m5t6z\"}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  avt_save_atomic (path, bytes, NULL, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
  load_from (document, path);
  g_assert_true (avt_document_get_read_only (document));
  commit_count (document, 1);
  check_save_refused (document, path, AVT_IO_ERROR_READ_ONLY);
  save_to (document, copy);
  g_assert_false (avt_document_get_read_only (document));
}

static void
test_begin (void)
{
  g_autoptr (AvtDocument) document = new_document (NULL);
  g_autoptr (AvtDesign) design = design_with_count (avt_document_get_design (document), 5);

  commit_count (document, 1);
  avt_document_begin (document, design, "Rack");
  g_assert_true (avt_document_get_design (document) == design);
  g_assert_false (avt_document_get_modified (document));
  g_assert_false (avt_document_get_can_undo (document));
  g_assert_cmpstr (avt_document_get_title (document), ==, "Rack");
}

/* A clean document takes over what another program wrote, without a word but with a step. */
static void
test_changed_clean (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autoptr (AvtDocument) document = new_document (NULL);
  g_autoptr (AvtDesign) large = NULL;
  GString *said = NULL;

  large = add_rooms (avt_document_get_design (document), avt_document_get_ids (document), 500);
  avt_document_commit (document, large, "Rooms", NULL);
  save_to (document, path);
  write_elsewhere (path, 9);
  said = listen (document);
  g_assert_cmpint (avt_document_check_disk (document), ==, AVT_DISK_SAME);
  /* entities that are equal stay the same ones */
  check_said (said, "changed(1) undo-label ");
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 9);
  g_assert_false (avt_document_get_modified (document));
  avt_document_undo (document);
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 0);
  g_assert_true (avt_document_get_modified (document));
  unlisten (document, said);
}

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  avt_save_atomic (path, bytes, NULL, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
}

static int
dead_process (void)
{
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    _exit (0);
  waitpid (pid, NULL, 0);
  return (int) pid;
}

static AvtDocument *
dirty_document (const char *path, const char *journal_folder)
{
  AvtDocument *document = new_document (journal_folder);

  commit_count (document, 1);
  save_to (document, path);
  commit_count (document, 2);
  write_elsewhere (path, 9);
  g_assert_cmpint (avt_document_check_disk (document), ==, AVT_DISK_CHANGED);
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 2);
  return document;
}

static void
test_changed_reload (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autoptr (AvtDocument) document = dirty_document (path, NULL);
  g_autoptr (GError) error = NULL;

  check_save_refused (document, path, AVT_IO_ERROR_CHANGED);
  avt_document_reload (document, &error);
  g_assert_no_error (error);
  g_assert_cmpint (avt_document_get_disk_state (document), ==, AVT_DISK_SAME);
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 9);
  g_assert_false (avt_document_get_modified (document));
  avt_document_undo (document);
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 2);
}

static void
test_changed_keep_mine (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autoptr (AvtDocument) document = dirty_document (path, NULL);
  g_autoptr (GError) error = NULL;

  avt_document_keep_mine (document);
  g_assert_cmpint (avt_document_get_disk_state (document), ==, AVT_DISK_SAME);
  g_assert_cmpint (avt_document_check_disk (document), ==, AVT_DISK_SAME);
  g_assert_true (avt_document_get_modified (document));
  /* not even back at what was saved once is it as in the file */
  avt_document_undo (document);
  g_assert_true (avt_document_get_modified (document));
  avt_document_redo (document);
  avt_document_save (document, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
  avt_document_revert (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 2);
  /* keeping mine is not keeping it against whatever comes */
  commit_count (document, 3);
  write_elsewhere (path, 10);
  check_save_refused (document, path, AVT_IO_ERROR_CHANGED);
}

static void
test_changed_back (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autoptr (AvtDocument) document = dirty_document (path, NULL);

  write_elsewhere (path, 1);
  g_assert_cmpint (avt_document_check_disk (document), ==, AVT_DISK_SAME);
  g_assert_true (avt_document_get_modified (document));
  avt_document_undo (document);
  g_assert_false (avt_document_get_modified (document));
}

static void
test_missing (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *away = g_build_filename (folder, "away", NULL);
  g_autoptr (AvtDocument) document = new_document (NULL);
  g_autoptr (GError) error = NULL;

  commit_count (document, 1);
  save_to (document, path);
  g_assert_cmpint (g_rename (path, away), ==, 0);
  g_assert_cmpint (avt_document_check_disk (document), ==, AVT_DISK_MISSING);
  g_assert_true (avt_document_get_modified (document));
  g_assert_cmpint (g_rename (away, path), ==, 0);
  g_assert_cmpint (avt_document_check_disk (document), ==, AVT_DISK_SAME);
  g_assert_false (avt_document_get_modified (document));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (avt_document_check_disk (document), ==, AVT_DISK_MISSING);
  avt_document_save (document, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (avt_document_get_modified (document));
  g_assert_cmpint (avt_document_check_disk (document), ==, AVT_DISK_SAME);
}

/* A clean document whose file became garbage keeps what it has. */
static void
test_changed_to_garbage (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autoptr (AvtDocument) document = new_document (NULL);
  g_autoptr (GBytes) garbage = g_bytes_new_static ("[1, 2", 5);
  g_autoptr (AvtComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;

  commit_count (document, 1);
  save_to (document, path);
  avt_save_atomic (path, garbage, NULL, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (avt_document_check_disk (document), ==, AVT_DISK_CHANGED);
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 1);
  comparison = avt_document_compare (document, &error);
  g_assert_null (comparison);
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_SYNTAX);
}

static void
test_compare (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autoptr (AvtDocument) document = new_document (NULL);
  g_autoptr (AvtComparison) comparison = NULL;
  g_autoptr (AvtDesign) more = NULL;
  g_autoptr (GError) error = NULL;
  const AvtCompared *entry;

  commit_count (document, 1);
  save_to (document, path);
  more = add_rooms (avt_document_get_design (document), avt_document_get_ids (document), 1);
  avt_document_commit (document, more, "Room", NULL);
  commit_count (document, 2);
  write_elsewhere (path, 9);
  comparison = avt_document_compare (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (comparison->entries->len, ==, 2);
  g_assert_cmpuint (comparison->n_conflicts, ==, 1);
  entry = &g_array_index (comparison->entries, AvtCompared, 0);
  g_assert_cmpint (entry->mine, ==, AVT_CHANGE_CHANGED);
  g_assert_cmpint (entry->theirs, ==, AVT_CHANGE_CHANGED);
  g_assert_true (entry->conflict);
  entry = &g_array_index (comparison->entries, AvtCompared, 1);
  g_assert_cmpint (entry->mine, ==, AVT_CHANGE_ADDED);
  g_assert_cmpint (entry->theirs, ==, AVT_CHANGE_NONE);
  g_assert_false (entry->conflict);
}

/* Who edits is said beside the file while there are changes; what a dead process left is not. */
static void
test_edit_mark (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *mark = g_build_filename (folder, ".~lock.a.archivolt#", NULL);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autoptr (AvtDocument) document = new_document (journals);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *boot = NULL;
  g_autofree char *own_text = NULL;
  g_autofree char *dead_text = NULL;
  static const char other_text[] = "ada\nelsewhere.example\nboot\n1\n";

  commit_count (document, 1);
  save_to (document, path);
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
  commit_count (document, 2);
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_assert_null (avt_edit_mark_find (path)); /* one's own is not reported */
  avt_document_close (document, NULL);
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
  /* somebody else on another host */
  write_text (mark, other_text);
  load_from (document, path);
  g_assert_cmpstr (avt_document_get_edited_by (document), ==, "ada on elsewhere.example");
  commit_count (document, 3);
  avt_document_close (document, NULL);
  found = avt_edit_mark_find (path);
  g_assert_nonnull (found); /* theirs stays */
  /* a process of this host that is dead, then one that lives */
  g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, &error);
  g_assert_no_error (error);
  dead_text = g_strdup_printf ("ada\n%s\n%s\n%d\n", g_get_host_name (), g_strstrip (boot),
                               dead_process ());
  write_text (mark, dead_text);
  load_from (document, path);
  g_assert_null (avt_document_get_edited_by (document));
  commit_count (document, 4);
  avt_document_close (document, NULL);
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
  own_text = g_strdup_printf ("ada\n%s\n%s\n%d\n", g_get_host_name (), boot, (int) getppid ());
  write_text (mark, own_text);
  load_from (document, path);
  g_assert_nonnull (avt_document_get_edited_by (document));
  avt_document_close (document, NULL);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
run_for_ms (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (ms, quit_cb, loop);
  g_main_loop_run (loop);
}

/* By itself: journal and watching, in a main loop. */
static void
test_automatic (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autoptr (AvtDocument) document
    = avt_document_new (NULL, journals, AVT_DOCUMENT_AUTOMATIC);
  g_autoptr (GDir) entries = NULL;

  commit_count (document, 1);
  save_to (document, path);
  write_elsewhere (path, 9);
  for (guint i = 0; i < 600 && count_of (avt_document_get_design (document)) != 9; i++)
    run_for_ms (100);
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 9);
  commit_count (document, 10);
  for (guint i = 0; i < 3000 && entries == NULL; i++)
    {
      g_autoptr (GDir) opened = g_dir_open (journals, 0, NULL);

      run_for_ms (20);
      if (opened != NULL && g_dir_read_name (opened) != NULL)
        entries = g_steal_pointer (&opened);
    }
  g_assert_nonnull (entries);
  write_elsewhere (path, 11);
  for (guint i = 0; i < 600 && avt_document_get_disk_state (document) == AVT_DISK_SAME; i++)
    run_for_ms (100);
  g_assert_cmpint (avt_document_get_disk_state (document), ==, AVT_DISK_CHANGED);
  g_assert_cmpuint (count_of (avt_document_get_design (document)), ==, 10);
  run_for_ms (1200); /* long enough for the syncing thread to have run */
  avt_document_close (document, NULL);
  g_assert_cmpuint (count_journals (journals), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/document/signals", test_signals);
  g_test_add_func ("/engine/document/change-inside-signal", test_change_inside_signal);
  g_test_add_func ("/engine/document/save-load", test_save_load);
  g_test_add_func ("/engine/document/save-async", test_save_async);
  g_test_add_func ("/engine/document/save-refused", test_save_refused);
  g_test_add_func ("/engine/document/load-refused", test_load_refused);
  g_test_add_func ("/engine/document/newer-format", test_newer_format);
  g_test_add_func ("/engine/document/begin", test_begin);
  g_test_add_func ("/engine/document/changed/clean", test_changed_clean);
  g_test_add_func ("/engine/document/changed/reload", test_changed_reload);
  g_test_add_func ("/engine/document/changed/keep-mine", test_changed_keep_mine);
  g_test_add_func ("/engine/document/changed/back", test_changed_back);
  g_test_add_func ("/engine/document/changed/missing", test_missing);
  g_test_add_func ("/engine/document/changed/garbage", test_changed_to_garbage);
  g_test_add_func ("/engine/document/changed/compare", test_compare);
  g_test_add_func ("/engine/document/edit-mark", test_edit_mark);
  g_test_add_func ("/engine/document/automatic", test_automatic);
  return g_test_run ();
}
