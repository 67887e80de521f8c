#include "config.h"

#include "engine/io/journal.h"
#include "engine/io/journal-line.h"
#include "engine/io/limits.h"
#include "tests/engine/io/io-test.h"

#include <locale.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder with the saved sample in it, and a journal folder below. */
typedef struct
{
  char *folder;
  char *journals;
  char *path;
  AvtFileState state;
  AvtDesign *design;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = make_folder ();
  self->journals = g_build_filename (self->folder, "state", "journal", NULL);
  self->path = g_build_filename (self->folder, "a design.archivolt", NULL);
  self->design = sample_design ();
  memset (&self->state, 0, sizeof self->state);
  g_assert_true (avt_design_save (self->design, self->path, &self->state, 0, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_free (self->journals);
  g_free (self->path);
  avt_design_unref (self->design);
}

static AvtJournal *
begin (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  AvtJournal *journal
    = avt_journal_new (self->journals, self->path, &self->state, self->design, &error);

  g_assert_no_error (error);
  return journal;
}

/* Commits the rename of the device and makes it the fixture's design. */
static void
commit (Fixture *self, AvtJournal *journal, const char *name)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *next = renamed_design (self->design, name);

  g_assert_true (avt_journal_append (journal, name, next, &error));
  g_assert_no_error (error);
  avt_design_unref (self->design);
  self->design = next;
}

static AvtRecovery *
recover (const char *file)
{
  g_autoptr (GError) error = NULL;
  AvtRecovery *recovery = avt_journal_recover (file, &error);

  g_assert_no_error (error);
  return recovery;
}

static void
assert_device_name (const AvtDesign *design, const char *name)
{
  g_assert_cmpstr (avt_design_device (design, test_id (SAMPLE_DEVICE))->name, ==, name);
}

static void
test_crc32 (void)
{
  g_assert_cmphex (avt_journal_crc32 ("123456789", 9), ==, 0xcbf43926);
  g_assert_cmphex (avt_journal_crc32 ("", 0), ==, 0);
  g_assert_cmphex (avt_journal_crc32 ("a", 1), ==, 0xe8b7be43);
}

static void
check_line (const char *text, gsize used)
{
  const char *json;
  gsize length;

  g_assert_cmpuint (avt_journal_line_parse (text, strlen (text), &json, &length), ==, used);
}

static void
test_lines (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *json;
  gsize length;

  avt_journal_line_append (text, "123456789", 9);
  avt_journal_line_append (text, "{}", 2);
  g_assert_true (g_str_has_prefix (text->str, "9 cbf43926 123456789\n2 "));
  g_assert_cmpuint (avt_journal_line_parse (text->str, text->len, &json, &length), ==, 21);
  g_assert_cmpmem (json, length, "123456789", 9);
  for (gsize cut = 0; cut < 21; cut++)
    g_assert_cmpuint (avt_journal_line_parse (text->str, cut, &json, &length), ==, 0);
  check_line ("9 cbf43926 123456789\n", 21);
  check_line ("9 CBF43926 123456789\n", 21);
  check_line ("9 cbf43926 123456780\n", 0);
  check_line ("9 cbf43927 123456789\n", 0);
  check_line ("8 cbf43926 123456789\n", 0);
  check_line ("9  cbf43926 123456789\n", 0);
  check_line ("9 cbf43926 123456789 ", 0);
  check_line ("-9 cbf43926 123456789\n", 0);
  check_line ("99999999999999999999 cbf43926 x\n", 0);
  check_line ("999999999 cbf43926 123456789\n", 0);
  check_line ("9 cbf4392g 123456789\n", 0);
  check_line (" 9 cbf43926 123456789\n", 0);
  check_line ("9", 0);
}

static void
test_recover (Fixture *self, gconstpointer data)
{
  AvtJournal *journal = begin (self);
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  g_autoptr (AvtRecovery) recovery = NULL;
  g_autoptr (GPtrArray) found = NULL;
  AvtJournalInfo *info;

  g_assert_true (g_str_has_suffix (file, ".lj"));
  commit (self, journal, "one");
  commit (self, journal, "two");
  avt_journal_free (journal);

  found = avt_journal_list_abandoned (self->journals);
  g_assert_cmpuint (found->len, ==, 1);
  info = g_ptr_array_index (found, 0);
  g_assert_cmpstr (info->file, ==, file);
  g_assert_cmpstr (info->path, ==, self->path);
  g_assert_cmpstr (info->sha256, ==, self->state.sha256);
  g_assert_cmpuint (info->n_commits, ==, 2);
  g_assert_cmpstr (info->last_label, ==, "two");
  g_assert_cmpint (ABS (info->mtime_s - g_get_real_time () / G_USEC_PER_SEC), <, 100);

  recovery = recover (file);
  g_assert_true (avt_design_equal (recovery->design, self->design));
  assert_device_name (recovery->design, "two");
  g_assert_null (recovery->bad_file);
  g_assert_cmpuint (recovery->info->n_commits, ==, 2);
}

/* Everything a commit can hold: added, changed and removed entities, of several kinds. */
static void
test_all_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (3);
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) added = NULL;
  g_autoptr (AvtDesign) removed = NULL;
  g_autoptr (AvtDesign) settings = NULL;
  g_autoptr (AvtRecovery) recovery = NULL;
  AvtPlace nowhere = { .rack = AVT_ID_NONE };
  AvtId device = test_id (SAMPLE_DEVICE);
  AvtJournal *journal = begin (self);
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  AvtId id;

  added = avt_design_with_device (self->design, ids, test_id ("t000000000001"), "new \"1\"\n",
                                  &nowhere, FALSE, &id, &error);
  g_assert_no_error (error);
  removed = avt_design_with_removed (added, &device, 1, &error);
  g_assert_no_error (error);
  settings = avt_design_with_field_text (removed, avt_design_get_info (removed)->entity.id,
                                         "settings.altitude_m", "120", &error);
  g_assert_no_error (error);
  g_assert_true (avt_journal_append (journal, "Add", added, NULL));
  g_assert_true (avt_journal_append (journal, "Remove", removed, NULL));
  g_assert_true (avt_journal_append (journal, "Settings", settings, NULL));
  g_assert_true (avt_journal_append (journal, "Undo", added, NULL));
  g_assert_true (avt_journal_append (journal, "Redo", settings, NULL));
  avt_journal_free (journal);
  recovery = recover (file);
  g_assert_true (avt_design_equal (recovery->design, settings));
  g_assert_null (avt_design_device (recovery->design, device));
  g_assert_cmpstr (avt_design_device (recovery->design, id)->name, ==, "new \"1\"\n");
  g_assert_cmpuint (recovery->info->n_commits, ==, 5);
}

static void
test_untitled (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AvtJournal *journal = avt_journal_new (self->journals, NULL, NULL, self->design, &error);
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  g_autoptr (AvtRecovery) recovery = NULL;

  g_assert_no_error (error);
  commit (self, journal, "untitled");
  avt_journal_free (journal);
  recovery = recover (file);
  g_assert_true (avt_design_equal (recovery->design, self->design));
  g_assert_null (recovery->info->path);
  g_assert_cmpstr (recovery->info->sha256, ==, "");
}

static void
test_owned (Fixture *self, gconstpointer data)
{
  AvtJournal *journal = begin (self);
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) while_owned = NULL;
  g_autoptr (GPtrArray) after = NULL;

  commit (self, journal, "mine");
  while_owned = avt_journal_list_abandoned (self->journals);
  g_assert_cmpuint (while_owned->len, ==, 0);
  g_assert_null (avt_journal_recover (file, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_LOCKED);
  avt_journal_free (journal);
  after = avt_journal_list_abandoned (self->journals);
  g_assert_cmpuint (after->len, ==, 1);
}

/* The owner is another process; killing it is what makes the journal abandoned. */
static void
test_killed_owner (Fixture *self, gconstpointer data)
{
  int ready[2];
  char byte;
  pid_t child;
  g_autoptr (GPtrArray) alive = NULL;
  g_autoptr (GPtrArray) dead = NULL;
  g_autoptr (AvtRecovery) recovery = NULL;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      AvtJournal *journal = begin (self);

      for (guint i = 0; i < 50; i++)
        {
          g_autofree char *name = g_strdup_printf ("step %u", i);

          commit (self, journal, name);
        }
      if (write (ready[1], "x", 1) == 1)
        pause ();
      _exit (0);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  alive = avt_journal_list_abandoned (self->journals);
  g_assert_cmpuint (alive->len, ==, 0);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  dead = avt_journal_list_abandoned (self->journals);
  g_assert_cmpuint (dead->len, ==, 1);
  recovery = recover (((AvtJournalInfo *) g_ptr_array_index (dead, 0))->file);
  g_assert_cmpuint (recovery->info->n_commits, ==, 50);
  assert_device_name (recovery->design, "step 49");
  close (ready[0]);
  close (ready[1]);
}

/* A recovered journal goes on: what is done after recovery survives the next crash too. */
static void
test_continue (Fixture *self, gconstpointer data)
{
  AvtJournal *journal = begin (self);
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  AvtRecovery *first;
  g_autoptr (AvtRecovery) second = NULL;

  commit (self, journal, "before");
  avt_journal_free (journal);
  first = recover (file);
  commit (self, first->journal, "after");
  avt_recovery_free (first);
  second = recover (file);
  g_assert_true (avt_design_equal (second->design, self->design));
  g_assert_cmpuint (second->info->n_commits, ==, 2);
}

/* Cut anywhere, a journal gives the longest prefix of whole commits; the rest is kept aside. */
static void
test_truncated (Fixture *self, gconstpointer data)
{
  AvtJournal *journal = begin (self);
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  g_autofree char *whole = NULL;
  gsize ends[4];
  gsize length;
  guint n_recovered = 0;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("step %u", i);
      struct stat info;

      commit (self, journal, name);
      g_assert_cmpint (stat (file, &info), ==, 0);
      ends[i] = (gsize) info.st_size;
    }
  avt_journal_free (journal);
  g_assert_true (g_file_get_contents (file, &whole, &length, NULL));
  for (gsize cut = 1; cut < length; cut += length / 64)
    {
      g_autoptr (AvtRecovery) recovery = NULL;
      g_autoptr (GError) error = NULL;
      guint n_commits = 0;

      g_assert_true (g_file_set_contents (file, whole, (gssize) cut, NULL));
      while (n_commits < 4 && ends[n_commits] <= cut)
        n_commits++;
      recovery = avt_journal_recover (file, &error);
      if (recovery == NULL)
        {
          g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID);
          continue;
        }
      n_recovered++;
      g_assert_cmpuint (recovery->info->n_commits, ==, n_commits);
      if (recovery->bad_file != NULL)
        {
          struct stat good, bad;

          g_assert_cmpint (stat (file, &good), ==, 0);
          g_assert_cmpint (stat (recovery->bad_file, &bad), ==, 0);
          g_assert_cmpuint ((gsize) (good.st_size + bad.st_size), ==, cut);
          g_assert_cmpint (unlink (recovery->bad_file), ==, 0);
        }
    }
  g_assert_cmpuint (n_recovered, >, 5);
}

static void
test_flipped (Fixture *self, gconstpointer data)
{
  AvtJournal *journal = begin (self);
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  g_autofree char *whole = NULL;
  gsize length;
  gsize end_of_first;
  struct stat info;

  commit (self, journal, "first");
  g_assert_cmpint (stat (file, &info), ==, 0);
  end_of_first = (gsize) info.st_size;
  commit (self, journal, "second");
  avt_journal_free (journal);
  g_assert_true (g_file_get_contents (file, &whole, &length, NULL));
  for (gsize i = 0; i < 64; i++)
    {
      gsize at = length * i / 64;
      g_autoptr (AvtRecovery) recovery = NULL;

      whole[at] ^= 0x10;
      g_assert_true (g_file_set_contents (file, whole, (gssize) length, NULL));
      whole[at] ^= 0x10;
      recovery = avt_journal_recover (file, NULL);
      if (at >= end_of_first)
        {
          g_assert_nonnull (recovery);
          assert_device_name (recovery->design, "first");
        }
      if (recovery != NULL)
        {
          g_assert_nonnull (recovery->bad_file);
          g_assert_cmpint (unlink (recovery->bad_file), ==, 0);
        }
    }
}

/* Whole lines that do not fit together: the replay ends before them. */
static void
test_impossible_commit (Fixture *self, gconstpointer data)
{
  static const char *const commits[] = {
    "{\"label\": \"x\", \"remove\": [\"t000000000001\"]}",
    "{\"label\": \"x\", \"put\": [{\"id\": \"r000000000009\"}]}",
    "{\"label\": \"x\", \"put\": [{\"id\": \"q000000000009\"}]}",
    "{\"label\": \"x\", \"put\": [5]}",
    "{\"label\": \"x\", \"put\": 5}",
    "{\"label\": \"x\", \"remove\": [\"no id\"]}",
    "{\"put\": []}",
    "{\"label\": 5}",
    "[]",
    "{",
    "{\"format\": \"archivolt-design\", \"version\": [1, 0]}"
  };

  for (guint i = 0; i < G_N_ELEMENTS (commits); i++)
    {
      AvtJournal *journal = begin (self);
      g_autofree char *file = g_strdup (avt_journal_get_file (journal));
      g_autoptr (AvtRecovery) recovery = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *before = NULL;
      gsize length;

      commit (self, journal, i % 2 == 0 ? "good" : "fine");
      avt_journal_free (journal);
      g_assert_true (g_file_get_contents (file, &before, &length, NULL));
      g_string_append_len (text, before, (gssize) length);
      avt_journal_line_append (text, commits[i], strlen (commits[i]));
      g_assert_true (g_file_set_contents (file, text->str, (gssize) text->len, NULL));
      recovery = recover (file);
      g_assert_true (avt_design_equal (recovery->design, self->design));
      g_assert_cmpuint (recovery->info->n_commits, ==, 1);
      g_assert_nonnull (recovery->bad_file);
    }
}

static void
test_no_journal (Fixture *self, gconstpointer data)
{
  g_autofree char *empty = g_build_filename (self->journals, "empty.lj", NULL);
  g_autofree char *noise = g_build_filename (self->journals, "noise.lj", NULL);
  g_autofree char *aside = g_strconcat (noise, ".bad", NULL);
  AvtJournal *journal = begin (self); /* without a commit */
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) nowhere = avt_journal_list_abandoned ("/nonexistent/folder");

  g_assert_cmpuint (nowhere->len, ==, 0);
  avt_journal_free (journal);
  put_file (empty, "");
  put_file (noise, "this is no journal\n");
  found = avt_journal_list_abandoned (self->journals);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (noise, G_FILE_TEST_EXISTS));
  assert_file (aside, "this is no journal\n");
}

static void
test_changed_base (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *file = NULL;
  g_autofree char *journal_text = NULL;
  g_autofree char *without_snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtRecovery) small = NULL;
  AvtJournal *journal = begin (self);
  const char *second;
  const char *third;
  gsize length;

  file = g_strdup (avt_journal_get_file (journal));
  commit (self, journal, "work");
  avt_journal_free (journal);
  put_file (self->path, "something else");
  small = recover (file); /* small designs are in the journal whole */
  g_assert_true (avt_design_equal (small->design, self->design));

  /* as the journal of a large design is: the header, then the commits */
  g_assert_true (g_file_get_contents (file, &journal_text, &length, NULL));
  second = strchr (journal_text, '\n') + 1;
  third = strchr (second, '\n') + 1;
  g_string_append_len (text, journal_text, second - journal_text);
  g_string_append (text, third);
  without_snapshot = g_build_filename (self->journals, "large.lj", NULL);
  put_file (without_snapshot, text->str);
  g_assert_null (avt_journal_recover (without_snapshot, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_CHANGED);
  assert_file (without_snapshot, text->str);
  g_clear_error (&error);
  g_assert_cmpint (unlink (self->path), ==, 0);
  g_assert_null (avt_journal_recover (without_snapshot, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (avt_journal_set_aside (without_snapshot, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (without_snapshot, G_FILE_TEST_EXISTS));
}

static void
test_rebase (Fixture *self, gconstpointer data)
{
  AvtJournal *journal = begin (self);
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtRecovery) recovery = NULL;
  g_autoptr (GPtrArray) found = NULL;

  commit (self, journal, "saved");
  g_assert_true (avt_design_save (self->design, self->path, &self->state, 0, &error));
  g_assert_no_error (error);
  g_assert_true (avt_journal_rebase (journal, self->path, &self->state, self->design, &error));
  g_assert_no_error (error);
  commit (self, journal, "after saving");
  found = avt_journal_list_abandoned (self->journals);
  g_assert_cmpuint (found->len, ==, 0); /* still owned */
  avt_journal_free (journal);
  recovery = recover (file);
  g_assert_cmpuint (recovery->info->n_commits, ==, 1);
  g_assert_cmpstr (recovery->info->sha256, ==, self->state.sha256);
  g_assert_true (avt_design_equal (recovery->design, self->design));
}

static void
test_discard (Fixture *self, gconstpointer data)
{
  g_autoptr (AvtJournal) journal = begin (self);
  g_autoptr (GError) error = NULL;

  commit (self, journal, "given up");
  g_assert_true (avt_journal_discard (journal, &error));
  g_assert_true (avt_journal_discard (journal, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_entries (self->journals), ==, 0);
}

static void
test_sync (Fixture *self, gconstpointer data)
{
  g_autoptr (AvtJournal) journal = begin (self);
  g_autoptr (GError) error = NULL;

  g_assert_false (avt_journal_needs_sync (journal));
  g_assert_true (avt_journal_sync (journal, &error));
  commit (self, journal, "x");
  g_assert_true (avt_journal_needs_sync (journal));
  g_assert_true (avt_journal_sync (journal, &error));
  g_assert_no_error (error);
  g_assert_false (avt_journal_needs_sync (journal));
}

static void
test_unchanged (Fixture *self, gconstpointer data)
{
  g_autoptr (AvtJournal) journal = begin (self);
  struct stat before, after;

  g_assert_cmpint (stat (avt_journal_get_file (journal), &before), ==, 0);
  g_assert_true (avt_journal_append (journal, "nothing", self->design, NULL));
  g_assert_cmpint (stat (avt_journal_get_file (journal), &after), ==, 0);
  g_assert_cmpint (before.st_size, ==, after.st_size);
  g_assert_cmphex (after.st_mode & 07777, ==, 0600);
}

static void
test_compaction (Fixture *self, gconstpointer data)
{
  g_autoptr (AvtRecovery) recovery = NULL;
  g_autofree char *long_text = g_strnfill (600000, 'x');
  AvtJournal *journal = begin (self);
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  gsize largest = 0;
  gsize size = 0;

  for (guint i = 0; i < 30; i++)
    {
      struct stat info;

      long_text[0] = (char) ('a' + i % 26);
      commit (self, journal, long_text);
      g_assert_cmpint (stat (file, &info), ==, 0);
      size = (gsize) info.st_size;
      largest = MAX (largest, size);
    }
  g_assert_cmpuint (largest, >, 6 * AVT_MIB);
  g_assert_cmpuint (largest, <, AVT_LIMIT_JOURNAL_COMMIT_BYTES + 4 * AVT_MIB);
  g_assert_cmpuint (size, <, largest);
  g_assert_cmpuint (count_entries (self->journals), ==, 1);
  {
    g_autoptr (GPtrArray) found = avt_journal_list_abandoned (self->journals);

    g_assert_cmpuint (found->len, ==, 0); /* the new file is locked as the old one was */
  }
  avt_journal_free (journal);
  recovery = recover (file);
  g_assert_true (avt_design_equal (recovery->design, self->design));
  g_assert_cmpuint (recovery->info->n_commits, >=, 1);
}

/* A full disk: the append fails, the journal stays whole, and the next append brings everything. */
static void
test_full (Fixture *self, gconstpointer data)
{
  AvtJournal *journal = begin (self);
  g_autofree char *file = g_strdup (avt_journal_get_file (journal));
  g_autoptr (AvtDesign) lost = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtRecovery) recovery = NULL;
  struct rlimit old, limit;
  struct stat info, after;

  commit (self, journal, "kept");
  g_assert_cmpint (stat (file, &info), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  limit = old;
  limit.rlim_cur = (rlim_t) info.st_size + 20;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  lost = renamed_design (self->design, "not written");
  g_assert_false (avt_journal_append (journal, "not written", lost, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_FULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_cmpint (stat (file, &after), ==, 0);
  g_assert_cmpint (after.st_size, ==, info.st_size);
  {
    g_autoptr (AvtDesign) next = NULL;
    g_autoptr (GError) edit_error = NULL;

    next = avt_design_with_field_text (lost, test_id (SAMPLE_RACK), "name", "later", &edit_error);
    g_assert_no_error (edit_error);
    g_assert_true (avt_journal_append (journal, "later", next, NULL));
    avt_journal_free (journal);
    recovery = recover (file);
    g_assert_true (avt_design_equal (recovery->design, next));
  }
  assert_device_name (recovery->design, "not written");
}

static void
test_odd_paths (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "100% \xc3\xa4 \xff#?.archivolt", NULL);
  AvtFileState state = { 0 };
  g_autoptr (GError) error = NULL;
  AvtJournal *journal;
  g_autofree char *file = NULL;
  g_autoptr (AvtRecovery) recovery = NULL;

  g_assert_true (avt_design_save (self->design, path, &state, 0, &error));
  g_assert_no_error (error);
  journal = avt_journal_new (self->journals, path, &state, self->design, &error);
  g_assert_no_error (error);
  file = g_strdup (avt_journal_get_file (journal));
  commit (self, journal, "x");
  avt_journal_free (journal);
  recovery = recover (file);
  g_assert_cmpstr (recovery->info->path, ==, path);
}

#define ADD(name, function) \
  g_test_add ("/io/journal/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/journal/crc32", test_crc32);
  g_test_add_func ("/io/journal/lines", test_lines);
  ADD ("recover", test_recover);
  ADD ("all-changes", test_all_changes);
  ADD ("untitled", test_untitled);
  ADD ("owned", test_owned);
  ADD ("killed-owner", test_killed_owner);
  ADD ("continue", test_continue);
  ADD ("truncated", test_truncated);
  ADD ("flipped", test_flipped);
  ADD ("impossible-commit", test_impossible_commit);
  ADD ("no-journal", test_no_journal);
  ADD ("changed-base", test_changed_base);
  ADD ("rebase", test_rebase);
  ADD ("discard", test_discard);
  ADD ("sync", test_sync);
  ADD ("unchanged", test_unchanged);
  ADD ("compaction", test_compaction);
  ADD ("full", test_full);
  ADD ("odd-paths", test_odd_paths);
  return g_test_run ();
}
