/* Row S: 20,000 devices and 80,000 links, loaded and saved with read-back, against json-glib's own
 * parse of the same bytes in the same process. Only the ratios mean anything on a shared machine,
 * and there those of processor time more than those of the clock; goals: load 2.5, save 3.5,
 * memory of load and save 600 MB. */
#include "config.h"

#include "engine/io/design-file.h"
#include "engine/io/limits.h"
#include "engine/io/save.h"
#include "tests/bench/large-design.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 5

typedef struct
{
  char *folder;
  char *path;
  GBytes *bytes;
  AvtDesign *design;
} Work;

typedef void (*Step) (Work *work);

static void
parse_with_json_glib (Work *work)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (work->bytes, &length);

  json_parser_load_from_data (parser, data, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
load (Work *work)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *design = avt_design_from_bytes (work->bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  avt_design_unref (design);
}

static void
load_file (Work *work)
{
  g_autoptr (GError) error = NULL;
  AvtFileState state;
  g_autoptr (GBytes) bytes = avt_read_file (work->path, AVT_LIMIT_DESIGN_BYTES, &state, &error);
  AvtDesign *design = avt_design_from_bytes (bytes, work->path, NULL, &error);

  g_assert_no_error (error);
  avt_design_unref (design);
}

static void
save (Work *work)
{
  g_autoptr (GError) error = NULL;
  AvtFileState state;

  g_assert_true (avt_file_state_query (work->path, &state, &error));
  avt_design_save (work->design, work->path, &state, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
}

typedef struct
{
  double wall_s;
  double cpu_s;
} Time;

static double
now_s (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static Time
time_of (Step step, Work *work)
{
  Time start = { now_s (CLOCK_MONOTONIC), now_s (CLOCK_PROCESS_CPUTIME_ID) };

  step (work);
  return (Time){ now_s (CLOCK_MONOTONIC) - start.wall_s,
                 now_s (CLOCK_PROCESS_CPUTIME_ID) - start.cpu_s };
}

static int
compare_doubles_cb (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
median (const double *values)
{
  double sorted[ROUNDS];

  memcpy (sorted, values, sizeof sorted);
  qsort (sorted, ROUNDS, sizeof *sorted, compare_doubles_cb);
  return sorted[ROUNDS / 2];
}

/* A process of its own, which does nothing else, prints its largest memory. */
static void
print_peak (const char *label, const char *step, const char *path)
{
  pid_t child;

  printf ("%-28s ", label);
  fflush (stdout);
  child = fork ();
  if (child == 0)
    {
      execl ("/proc/self/exe", "bench-files", step, path, NULL);
      _exit (127);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

/* Not getrusage(): its figure counts the parent before exec, too. */
static void
print_own_peak (void)
{
  g_autofree char *status = NULL;
  const char *found;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  found = strstr (status, "VmHWM:");
  g_assert_nonnull (found);
  printf ("%7.0f MB\n", g_ascii_strtod (found + strlen ("VmHWM:"), NULL) / 1024);
}

static int
do_one_step (const char *step, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = avt_read_file (path, AVT_LIMIT_DESIGN_BYTES, NULL, &error);
  Work work = { .path = (char *) path, .bytes = bytes };

  g_assert_no_error (error);
  if (g_str_equal (step, "json-glib"))
    parse_with_json_glib (&work);
  else if (g_str_equal (step, "load"))
    load (&work);
  else
    {
      work.design = avt_design_from_bytes (bytes, path, NULL, &error);
      g_assert_no_error (error);
      g_bytes_unref (g_steal_pointer (&bytes));
      save (&work);
      avt_design_unref (work.design);
    }
  print_own_peak ();
  return 0;
}

static void
measure (Work *work)
{
  static const struct
  {
    const char *name;
    Step step;
    double goal;
  } rows[] = {
    { "json-glib's own parse", parse_with_json_glib, 1 },
    { "load from memory", load, 2.5 },
    { "load from file, with hash", load_file, 2.5 },
    { "save with read-back", save, 3.5 }
  };
  double wall_s[G_N_ELEMENTS (rows)][ROUNDS];
  double cpu_s[G_N_ELEMENTS (rows)][ROUNDS];

  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        Time time = time_of (rows[i].step, work);

        wall_s[i][round] = time.wall_s;
        cpu_s[i][round] = time.cpu_s;
      }
  printf ("%-28s %9s %6s %9s %6s %5s\n", "", "clock", "ratio", "processor", "ratio", "goal");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    printf ("%-28s %7.3f s %6.2f %7.3f s %6.2f %5.1f\n", rows[i].name, median (wall_s[i]),
            median (wall_s[i]) / median (wall_s[0]), median (cpu_s[i]),
            median (cpu_s[i]) / median (cpu_s[0]), rows[i].goal);
  print_peak ("memory, json-glib's parse", "json-glib", work->path);
  print_peak ("memory, load", "load", work->path);
  print_peak ("memory, load and save (600)", "save", work->path);
}

int
main (int argc, char **argv)
{
  Work work = { 0 };
  g_autoptr (GError) error = NULL;

  if (argc == 3)
    return do_one_step (argv[1], argv[2]);
  work.folder = g_dir_make_tmp ("archivolt-bench-XXXXXX", &error);
  g_assert_no_error (error);
  work.path = g_build_filename (work.folder, "large.archivolt", NULL);
  work.design = large_design_new (1000, 20, 4);
  work.bytes = avt_design_to_bytes (work.design);
  g_assert_true (avt_save_atomic (work.path, work.bytes, NULL, AVT_SAVE_DEFAULT, &error));
  printf ("%u devices, %u links, %.1f MB\n", avt_design_count (work.design, AVT_KIND_DEVICE),
          avt_design_count (work.design, AVT_KIND_LINK),
          (double) g_bytes_get_size (work.bytes) / 1e6);
  measure (&work);
  g_unlink (work.path);
  g_rmdir (work.folder);
  avt_design_unref (work.design);
  g_bytes_unref (work.bytes);
  g_free (work.path);
  g_free (work.folder);
  return 0;
}
