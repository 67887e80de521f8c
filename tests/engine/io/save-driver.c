/* What crash-test drives: a process that saves and can be killed.
 *
 * save-driver save PATH CONTENT FLAGS   saves the bytes of CONTENT; FLAGS are letters: c compare
 *   with the file as it is at the beginning, h keep history, p part hard links. Calls getppid()
 *   just before and after, as marks in a trace. Exits with 0, or 10 + the code of the error
 * save-driver sweep FOLDER              prints how many stray files were removed
 * save-driver kills PATH N SEED         kills N saves of a 20 MB design
 * save-driver journal FOLDER N SEED     kills N processes that write a journal, or recover one */
#include "config.h"

#include "engine/design/edit.h"
#include "engine/io/design-file.h"
#include "engine/io/journal.h"
#include "engine/io/limits.h"
#include "engine/io/save.h"
#include "tests/bench/large-design.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int
save (const char *path, const char *content, const char *flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = avt_read_file (content, AVT_LIMIT_DESIGN_BYTES, NULL, &error);
  AvtFileState state = { 0 };
  gboolean compare = strchr (flags, 'c') != NULL;
  gboolean saved;

  g_assert_no_error (error);
  if (compare)
    g_assert_true (avt_file_state_query (path, &state, NULL));
  getppid ();
  saved = avt_save_atomic (path, bytes, compare ? &state : NULL,
                           (strchr (flags, 'h') != NULL ? AVT_SAVE_HISTORY : 0)
                             | (strchr (flags, 'p') != NULL ? AVT_SAVE_PART_HARD_LINKS : 0),
                           &error);
  getppid ();
  printf ("%s\n", saved ? "saved" : error->message);
  return saved ? 0 : 10 + error->code;
}

/* Kills @child now. Returns whether it had ended by itself. */
static gboolean
kill_child (pid_t child)
{
  int status;

  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);
  return WIFEXITED (status);
}

static gboolean
has_temp (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, ".archivolt-"))
      return TRUE;
  return FALSE;
}

/* Waits until @child has begun to write, or has ended. */
static void
wait_for_temp (pid_t child, const char *folder)
{
  siginfo_t info = { 0 };

  while (!has_temp (folder) && info.si_pid == 0)
    {
      g_usleep (100);
      waitid (P_PID, (id_t) child, &info, WEXITED | WNOHANG | WNOWAIT);
    }
}

static pid_t
fork_save (const AvtDesign *design, const char *path)
{
  pid_t child = fork ();

  if (child == 0)
    {
      AvtFileState state;

      _exit (avt_file_state_query (path, &state, NULL)
             && avt_design_save (design, path, &state, AVT_SAVE_DEFAULT, NULL) ? 0 : 1);
    }
  return child;
}

static AvtDesign *
renamed (AvtDesign *design, const char *name)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *edited = avt_design_with_field_text (design, avt_design_get_info (design)->entity.id,
                                                  "name", name, &error);

  g_assert_no_error (error);
  return edited;
}

static gboolean
holds (const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) found = avt_read_file (path, AVT_LIMIT_DESIGN_BYTES, NULL, NULL);

  return found != NULL && g_bytes_equal (found, bytes);
}

typedef struct
{
  guint n_killed;
  guint n_finished; /* before the kill */
  guint n_old;
  guint n_new;
  guint n_bad;
  guint n_stray;
  guint n_left;
} Tally;

/* One save, killed: the file is the old or the new one, and new when the save had ended. */
static void
kill_one_save (const AvtDesign *design, GBytes *old_bytes, GBytes *new_bytes, const char *path,
               gint64 delay_us, gboolean while_writing, Tally *tally)
{
  g_autofree char *folder = g_path_get_dirname (path);
  pid_t child = fork_save (design, path);
  gboolean finished;
  gboolean is_new;

  if (while_writing)
    wait_for_temp (child, folder);
  g_usleep ((gulong) delay_us);
  finished = kill_child (child);
  is_new = holds (path, new_bytes);
  tally->n_finished += finished;
  tally->n_killed += !finished;
  tally->n_new += !finished && is_new;
  tally->n_old += !finished && !is_new && holds (path, old_bytes);
  tally->n_bad += !is_new && (finished || !holds (path, old_bytes));
  tally->n_stray += avt_save_sweep (folder);
  tally->n_left += has_temp (folder);
}

/* Half of the kills at any moment of a save, half while the file is written. */
static void
kill_many_saves (AvtDesign **designs, GBytes **bytes, const char *path, guint n_kills, GRand *rand,
                 Tally *tally)
{
  gint64 start = g_get_monotonic_time ();
  double whole_us;
  int current = 1;

  g_assert_cmpint (waitpid (fork_save (designs[1], path), NULL, 0), >, 0);
  g_assert_true (holds (path, bytes[1]));
  whole_us = (double) (g_get_monotonic_time () - start);
  while (tally->n_killed < n_kills)
    {
      gboolean while_writing = tally->n_killed % 2 == 1;
      double delay_us = g_rand_double (rand) * (while_writing ? 60000 : whole_us);
      int next = 1 - current;

      kill_one_save (designs[next], bytes[current], bytes[next], path, (gint64) delay_us,
                     while_writing, tally);
      if (holds (path, bytes[next]))
        current = next;
    }
}

static int
kill_saves (const char *path, guint n_kills, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (AvtDesign) base = large_design_new (850, 20, 4);
  AvtDesign *designs[2] = { renamed (base, "first"), renamed (base, "second") };
  GBytes *bytes[2] = { avt_design_to_bytes (designs[0]), avt_design_to_bytes (designs[1]) };
  Tally tally = { 0 };

  g_assert_true (avt_design_save (designs[0], path, NULL, AVT_SAVE_DEFAULT, NULL));
  kill_many_saves (designs, bytes, path, n_kills, rand, &tally);
  printf ("%u saves of %.1f MB killed: %u old, %u new, %u neither; %u more had ended before; "
          "%u stray files swept, %u left\n", tally.n_killed,
          (double) g_bytes_get_size (bytes[0]) / 1e6, tally.n_old, tally.n_new, tally.n_bad,
          tally.n_finished, tally.n_stray, tally.n_left);
  for (guint i = 0; i < 2; i++)
    {
      avt_design_unref (designs[i]);
      g_bytes_unref (bytes[i]);
    }
  return tally.n_bad == 0 && tally.n_left == 0 ? 0 : 1;
}

/* Commits step after step and tells each; waits now and then, as people do. */
static void
commit_for_ever (AvtJournal *journal, AvtDesign *design, guint step, int pipe_fd)
{
  for (;;)
    {
      g_autofree char *name = NULL;
      AvtDesign *next;

      step++;
      name = g_strdup_printf ("step %u", step);
      next = renamed (design, name);
      if (!avt_journal_append (journal, name, next, NULL))
        _exit (1);
      design = next;
      if (write (pipe_fd, &step, sizeof step) != sizeof step)
        _exit (1);
      if (step % 7 == 0 && !avt_journal_sync (journal, NULL))
        _exit (1);
    }
}

/* Reads what was told; the first step waits for it. */
static guint
last_step (int pipe_fd, guint step)
{
  guint read_step;

  while (read (pipe_fd, &read_step, sizeof read_step) == sizeof read_step)
    step = read_step;
  return step;
}

static guint
step_of (const AvtDesign *design)
{
  const char *name = avt_design_get_info (design)->name;

  return name != NULL && g_str_has_prefix (name, "step ")
           ? (guint) g_ascii_strtoull (name + 5, NULL, 10) : 0;
}

/* A process that recovers the only journal of @folder and goes on with it, or begins one. */
static pid_t
fork_editor (const char *folder, AvtDesign *base, int pipe_fd)
{
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (GPtrArray) found = avt_journal_list_abandoned (folder);
      AvtRecovery *recovery = NULL;

      if (found->len > 0)
        recovery = avt_journal_recover (((AvtJournalInfo *) g_ptr_array_index (found, 0))->file,
                                        NULL);
      if (found->len > 0 && recovery == NULL)
        _exit (1);
      if (recovery != NULL)
        commit_for_ever (recovery->journal, recovery->design, step_of (recovery->design), pipe_fd);
      else
        commit_for_ever (avt_journal_new (folder, NULL, NULL, base, NULL), base, 0, pipe_fd);
    }
  return child;
}

typedef struct
{
  guint told;
  guint n_lost;
  guint n_early; /* killed before the first step or in recovery */
  guint n_bad_ends;
} JournalTally;

/* What is on disk holds at least every step that was told, and at most one more. */
static void
check_journal (const char *folder, JournalTally *tally)
{
  g_autoptr (GPtrArray) found = avt_journal_list_abandoned (folder);
  AvtRecovery *recovery = NULL;
  guint step = 0;

  g_assert_cmpuint (found->len, <=, 1);
  if (found->len == 1)
    recovery = avt_journal_recover (((AvtJournalInfo *) g_ptr_array_index (found, 0))->file, NULL);
  if (recovery != NULL)
    {
      step = step_of (recovery->design);
      tally->n_bad_ends += recovery->bad_file != NULL;
      avt_recovery_free (recovery);
    }
  tally->n_lost += step < tally->told || step > tally->told + 1;
  tally->told = MAX (tally->told, step);
}

/* One editor, killed: @early at any moment, else after its first step. */
static void
kill_one_editor (const char *folder, AvtDesign *base, gboolean early, gint64 delay_us,
                 JournalTally *tally)
{
  guint step = 0;
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork_editor (folder, base, ends[1]);
  close (ends[1]);
  if (!early && read (ends[0], &step, sizeof step) != sizeof step)
    g_error ("the editor ended by itself");
  g_usleep ((gulong) delay_us);
  g_assert_false (kill_child (child));
  step = last_step (ends[0], step);
  close (ends[0]);
  tally->n_early += step == 0;
  tally->told = MAX (tally->told, step);
  check_journal (folder, tally);
}

static int
kill_journals (const char *folder, guint n_kills, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (AvtDesign) base = large_design_new (1, 20, 4);
  JournalTally tally = { 0 };

  for (guint i = 0; i < n_kills; i++)
    kill_one_editor (folder, base, i % 3 == 0, g_rand_int_range (rand, 0, 20000), &tally);
  printf ("%u editors killed: %u steps in the journal, %u kills lost a step, %u in recovery or "
          "before the first step, %u damaged ends put aside\n", n_kills, tally.told, tally.n_lost,
          tally.n_early, tally.n_bad_ends);
  return tally.n_lost == 0 ? 0 : 1;
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "save"))
    return save (argv[2], argv[3], argv[4]);
  if (argc == 3 && g_str_equal (argv[1], "sweep"))
    {
      printf ("%u\n", avt_save_sweep (argv[2]));
      return 0;
    }
  if (argc == 5 && g_str_equal (argv[1], "kills"))
    return kill_saves (argv[2], (guint) atoi (argv[3]), (guint32) atoi (argv[4]));
  if (argc == 5 && g_str_equal (argv[1], "journal"))
    return kill_journals (argv[2], (guint) atoi (argv[3]), (guint32) atoi (argv[4]));
  fprintf (stderr, "usage: see the head of save-driver.c\n");
  return 2;
}
