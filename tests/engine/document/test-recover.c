/* What a crash leaves, and what is got back from it; one process. */
#include "config.h"

#include "tests/engine/document/saved.h"

static void
test_recover_untitled (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autoptr (AvtDocument) document = new_document (folder);
  g_autoptr (AvtDocument) again = NULL;

  commit_count (document, 1);
  commit_count (document, 2);
  commit_count (document, 3);
  avt_document_undo (document);
  avt_document_flush (document, NULL);
  g_assert_cmpuint (count_journals (folder), ==, 0); /* its owner lives */
  crash (&document);
  again = recover_only (folder);
  g_assert_cmpuint (count_of (avt_document_get_design (again)), ==, 2);
  g_assert_true (avt_document_get_modified (again));
  g_assert_true (avt_document_get_recovered (again));
  g_assert_null (avt_document_get_path (again));
  /* the journal goes on */
  commit_count (again, 4);
  crash (&again);
  again = recover_only (folder);
  g_assert_cmpuint (count_of (avt_document_get_design (again)), ==, 4);
  avt_document_close (again, NULL);
  g_clear_object (&again);
  g_assert_cmpuint (count_journals (folder), ==, 0);
}

static void
check_recover_saved (guint n_rooms)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autoptr (AvtDocument) document = new_document (journals);
  g_autoptr (AvtDocument) again = NULL;
  g_autoptr (AvtDesign) large = NULL;
  g_autoptr (GError) error = NULL;

  large = add_rooms (avt_document_get_design (document), avt_document_get_ids (document),
                     n_rooms);
  avt_document_commit (document, large, "Rooms", NULL);
  save_to (document, path);
  g_assert_cmpuint (count_journals (journals), ==, 0);
  commit_count (document, 5);
  crash (&document);
  again = recover_only (journals);
  g_assert_cmpstr (avt_document_get_path (again), ==, path);
  g_assert_cmpstr (avt_document_get_title (again), ==, "a");
  g_assert_cmpuint (count_of (avt_document_get_design (again)), ==, 5);
  g_assert_cmpuint (avt_design_count (avt_document_get_design (again), AVT_KIND_ROOM), ==,
                    n_rooms);
  g_assert_cmpint (avt_document_get_disk_state (again), ==, AVT_DISK_SAME);
  avt_document_save (again, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (avt_document_get_modified (again));
  g_assert_false (avt_document_get_recovered (again));
  g_clear_object (&again);
  g_assert_cmpuint (count_journals (journals), ==, 0);
}

static void
test_recover_saved (void)
{
  check_recover_saved (3);
  check_recover_saved (3000); /* too large to be in the journal whole */
}

/* The file was written by somebody else after the crash, or before it, or is gone. */
static void
check_recover_changed (guint n_rooms, gboolean gone, gboolean before_crash)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autoptr (AvtDocument) document = new_document (journals);
  g_autoptr (AvtDocument) again = NULL;
  g_autoptr (AvtDesign) large = NULL;

  large = add_rooms (avt_document_get_design (document), avt_document_get_ids (document),
                     n_rooms);
  avt_document_commit (document, large, "Rooms", NULL);
  save_to (document, path);
  commit_count (document, 5);
  avt_document_flush (document, NULL);
  if (!before_crash)
    crash (&document);
  if (gone)
    g_assert_cmpint (g_remove (path), ==, 0);
  else
    write_elsewhere (path, 9);
  if (before_crash)
    {
      avt_document_check_disk (document);
      crash (&document);
    }
  again = recover_only (journals);
  g_assert_cmpuint (count_of (avt_document_get_design (again)), ==, 5);
  g_assert_cmpuint (avt_design_count (avt_document_get_design (again), AVT_KIND_ROOM), ==,
                    n_rooms);
  g_assert_cmpstr (avt_document_get_path (again), ==, path);
  g_assert_cmpint (avt_document_get_disk_state (again), ==,
                   before_crash ? (gone ? AVT_DISK_SAME : AVT_DISK_CHANGED)
                                : (gone ? AVT_DISK_MISSING : AVT_DISK_CHANGED));
  avt_document_close (again, NULL);
}

static void
test_recover_changed (void)
{
  check_recover_changed (3, FALSE, FALSE);
  check_recover_changed (3, TRUE, FALSE);
  check_recover_changed (3, FALSE, TRUE);
  check_recover_changed (3, TRUE, TRUE);
  /* the journal of a large design leans on the file until the file changes */
  check_recover_changed (3000, FALSE, TRUE);
  check_recover_changed (3000, TRUE, TRUE);
}

/* Nothing was committed since the save, but the file is gone: the document is the only copy. */
static void
test_recover_only_copy (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autoptr (AvtDocument) document = new_document (journals);
  g_autoptr (AvtDocument) again = NULL;

  commit_count (document, 5);
  save_to (document, path);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (avt_document_check_disk (document), ==, AVT_DISK_MISSING);
  crash (&document);
  again = recover_only (journals);
  g_assert_cmpuint (count_of (avt_document_get_design (again)), ==, 5);
  avt_document_close (again, NULL);
}

/* A refused save is no reason to forget: what the user kept is in no file yet. */
static void
test_recover_kept_after_refusal (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autoptr (AvtDocument) document = new_document (journals);
  g_autoptr (AvtDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  commit_count (document, 5);
  save_to (document, path);
  write_elsewhere (path, 6);
  g_assert_false (avt_document_save (document, AVT_SAVE_DEFAULT, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_CHANGED);
  avt_document_keep_mine (document);
  crash (&document);
  again = recover_only (journals);
  g_assert_cmpuint (count_of (avt_document_get_design (again)), ==, 5);
  avt_document_close (again, NULL);
}

/* The crash came between the save and the end of the journal. */
static void
test_recover_after_save (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autoptr (AvtDocument) document = new_document (journals);
  g_autoptr (AvtDocument) again = NULL;

  commit_count (document, 1);
  save_to (document, path);
  commit_count (document, 2);
  crash (&document);
  write_elsewhere (path, 2);
  again = recover_only (journals);
  g_assert_false (avt_document_get_modified (again));
  g_assert_false (avt_document_get_recovered (again));
  g_assert_cmpint (avt_document_get_disk_state (again), ==, AVT_DISK_SAME);
  g_clear_object (&again);
  g_assert_cmpuint (count_journals (journals), ==, 0);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* The crash comes when the file is replaced and the journal is not ended yet. A large design's
 * journal leans on the file until then. */
static void
check_crash_in_save (gboolean written, guint before, guint meanwhile)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.archivolt", NULL);
  g_autofree char *journals = g_build_filename (folder, "journal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AvtDocument) document = new_document (journals);
  g_autoptr (AvtDocument) again = NULL;
  g_autoptr (AvtDesign) large = NULL;
  gboolean done = FALSE;

  large = add_rooms (avt_document_get_design (document), avt_document_get_ids (document), 3000);
  avt_document_commit (document, large, "Rooms", NULL);
  save_to (document, path);
  if (before > 0)
    commit_count (document, before);
  if (written)
    avt_document_flush (document, NULL);
  avt_document_save_as_async (document, file, AVT_SAVE_DEFAULT, left_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  if (meanwhile > 0)
    commit_count (document, meanwhile);
  crash (&document);
  if (before > 0 || meanwhile > 0)
    {
      again = recover_only (journals);
      g_assert_cmpuint (count_of (avt_document_get_design (again)), ==, MAX (before, meanwhile));
      g_assert_cmpint (avt_document_get_modified (again), ==, meanwhile > 0);
      avt_document_close (again, NULL);
    }
  g_assert_cmpuint (count_journals (journals), ==, 0);
}

static void
test_crash_in_save (void)
{
  check_crash_in_save (TRUE, 5, 0);
  check_crash_in_save (FALSE, 5, 0);
  check_crash_in_save (TRUE, 5, 6);
  check_crash_in_save (FALSE, 5, 6);
  check_crash_in_save (FALSE, 0, 6);
  check_crash_in_save (FALSE, 0, 0);
}

/* Back at the saved design there is nothing to recover. */
static void
test_journal_cleared (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autoptr (AvtDocument) document = new_document (folder);

  commit_count (document, 1);
  avt_document_flush (document, NULL);
  avt_document_undo (document);
  crash (&document);
  g_assert_cmpuint (count_journals (folder), ==, 0);
}

static void
test_journal_error (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *journals = g_build_filename (folder, "file", "journal", NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autoptr (AvtDocument) document = new_document (journals);
  g_autoptr (AvtDocument) again = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  avt_save_atomic (file, bytes, NULL, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
  commit_count (document, 1);
  g_assert_false (avt_document_flush (document, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (avt_document_get_journal_error (document), ==, error->message);
  /* as soon as it can be written, it is, with everything */
  g_assert_cmpint (g_remove (file), ==, 0);
  commit_count (document, 2);
  g_assert_true (avt_document_flush (document, NULL));
  g_assert_null (avt_document_get_journal_error (document));
  crash (&document);
  again = recover_only (journals);
  g_assert_cmpuint (count_of (avt_document_get_design (again)), ==, 2);
  avt_document_close (again, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/recover/untitled", test_recover_untitled);
  g_test_add_func ("/engine/recover/saved", test_recover_saved);
  g_test_add_func ("/engine/recover/changed", test_recover_changed);
  g_test_add_func ("/engine/recover/only-copy", test_recover_only_copy);
  g_test_add_func ("/engine/recover/after-save", test_recover_after_save);
  g_test_add_func ("/engine/recover/crash-in-save", test_crash_in_save);
  g_test_add_func ("/engine/recover/kept-after-refusal",
                   test_recover_kept_after_refusal);
  g_test_add_func ("/engine/recover/cleared", test_journal_cleared);
  g_test_add_func ("/engine/recover/journal-error", test_journal_error);
  return g_test_run ();
}
