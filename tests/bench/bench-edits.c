/* Row E: 1,000 racks, 20,000 devices, 80,000 links. From a one-device edit to new totals, findings
 * and the delta: goal 5 ms. All calculations of racks from scratch: goal 50 ms. Best, median
 * and 95th percentile, on one thread; on a shared machine processor time says more than the clock,
 * and the best says what the work costs when nobody else empties the caches. */
#include "config.h"

#include "engine/base/memo.h"
#include "engine/calc/feed-load.h"
#include "engine/calc/rack-mass.h"
#include "engine/calc/rack-power.h"
#include "engine/calc/rack-space.h"
#include "engine/check/check.h"
#include "engine/design/edit.h"
#include "engine/io/design-file.h"
#include "tests/bench/powered-design.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_RACKS 1000
#define EDIT_ROUNDS 200
#define SCRATCH_ROUNDS 25

typedef struct
{
  PoweredDesign *yard;
  AvtDesign *design; /* the current one */
  AvtMemo *memo;
  guint round;
} Work;

/* Clocks */

static double
now_ms (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

typedef struct
{
  const char *name;
  GArray *wall_ms;
  GArray *cpu_ms;
  double wall_began_ms;
  double cpu_began_ms;
} Watch;

static Watch
watch_new (const char *name)
{
  return (Watch){ .name = name,
                  .wall_ms = g_array_new (FALSE, FALSE, sizeof (double)),
                  .cpu_ms = g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
watch_start (Watch *self)
{
  self->wall_began_ms = now_ms (CLOCK_MONOTONIC);
  self->cpu_began_ms = now_ms (CLOCK_PROCESS_CPUTIME_ID);
}

static void
watch_stop (Watch *self)
{
  double cpu_ms = now_ms (CLOCK_PROCESS_CPUTIME_ID) - self->cpu_began_ms;
  double wall_ms = now_ms (CLOCK_MONOTONIC) - self->wall_began_ms;

  g_array_append_val (self->wall_ms, wall_ms);
  g_array_append_val (self->cpu_ms, cpu_ms);
}

static int
compare_doubles_cb (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
percentile (GArray *values, guint percent)
{
  g_array_sort (values, compare_doubles_cb);
  return g_array_index (values, double, (values->len - 1) * percent / 100);
}

static void
watch_print (Watch *self, const char *goal)
{
  static const guint percents[] = { 0, 50, 95 };

  printf ("%-28s", self->name);
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    printf (" %8.3f", percentile (self->cpu_ms, percents[i]));
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    printf (" %8.3f", percentile (self->wall_ms, percents[i]));
  printf ("  %s\n", goal);
  g_array_unref (self->wall_ms);
  g_array_unref (self->cpu_ms);
}

/* Edits of one device, each of another rack */

static AvtId
server_of_round (const Work *work)
{
  guint n_servers = work->yard->n_racks * POWERED_SERVERS;

  return work->yard->servers[(work->round * 2617) % n_servers];
}

static AvtDesign *
edit_power (Work *work)
{
  g_autofree char *text = g_strdup_printf ("%u W", 300 + work->round % 100);

  return avt_design_with_field_text (work->design, server_of_round (work), "budget_mw", text,
                                     NULL);
}

static AvtDesign *
edit_place (Work *work)
{
  AvtId server = server_of_round (work);
  const AvtDevice *device = avt_design_device (work->design, server);
  AvtPlace place = avt_device_place (device);

  place.position_hu += place.position_hu % 4 == 2 ? 2 : -2;
  return avt_design_with_devices_placed (work->design, &server, &place, 1, FALSE, NULL);
}

static AvtDesign *
edit_away (Work *work)
{
  AvtId server = server_of_round (work);

  return avt_design_with_removed (work->design, &server, 1, NULL);
}

typedef AvtDesign *(*EditFunc) (Work *work);

/* What an edit costs, part by part and whole. */
typedef struct
{
  Watch whole;
  Watch edit;
  Watch delta;
  Watch totals;
  Watch findings;
} EditWatches;

static void
read_totals (Work *work)
{
  g_autoptr (AvtFeedLoads) loads = avt_feed_loads_get (work->memo, work->design);
  AvtRackPower power = avt_design_power (work->memo, work->design);

  g_assert_cmpuint (loads->n_feeds, >, 0);
  g_assert_cmpuint (power.n_devices, >, 0);
}

static void
read_findings (Work *work)
{
  g_autoptr (AvtFindings) findings = avt_check_design (work->design, work->memo);

  g_assert_nonnull (findings);
}

static void
run_edit (Work *work, EditFunc edit, EditWatches *watches)
{
  g_autoptr (AvtDesign) before = work->design;
  g_autoptr (AvtDelta) delta = NULL;

  watch_start (&watches->whole);
  watch_start (&watches->edit);
  work->design = edit (work);
  watch_stop (&watches->edit);
  g_assert_nonnull (work->design);
  watch_start (&watches->delta);
  delta = avt_delta_new (before, work->design);
  watch_stop (&watches->delta);
  g_assert_cmpuint (avt_delta_get_size (delta), >, 0);
  watch_start (&watches->totals);
  read_totals (work);
  watch_stop (&watches->totals);
  watch_start (&watches->findings);
  read_findings (work);
  watch_stop (&watches->findings);
  avt_memo_age (work->memo, 100);
  watch_stop (&watches->whole);
  work->round++;
}

static void
measure_edit (Work *work, const char *name, EditFunc edit)
{
  EditWatches watches = { watch_new (name), watch_new ("  the edit"), watch_new ("  the delta"),
                          watch_new ("  feeds and totals"), watch_new ("  findings") };

  for (guint i = 0; i < EDIT_ROUNDS; i++)
    run_edit (work, edit, &watches);
  watch_print (&watches.whole, "goal 5");
  watch_print (&watches.edit, "");
  watch_print (&watches.delta, "");
  watch_print (&watches.totals, "");
  watch_print (&watches.findings, "");
}

/* From scratch */

static void
calculate_racks (Work *work, AvtMemo *memo)
{
  g_autoptr (AvtFeedLoads) loads = avt_feed_loads_get (memo, work->design);
  AvtRackPower total = avt_design_power (memo, work->design);
  AvtTableIter iter;
  gpointer rack;
  gint64 mass_g = 0;

  avt_table_iter_init (&iter, avt_design_get_table (work->design, AVT_KIND_RACK));
  while (avt_table_iter_next (&iter, &rack))
    mass_g += avt_rack_mass (work->design, rack).known_g
              + avt_rack_space (work->design, rack).free_units;
  g_assert_cmpint (mass_g, >, 0);
  g_assert_cmpuint (total.n_devices, >, 0);
  g_assert_cmpuint (loads->n_feeds, >, 0);
}

static void
measure_scratch (Work *work)
{
  Watch calculations = watch_new ("all calculations of racks");
  Watch findings = watch_new ("all findings");

  for (guint i = 0; i < SCRATCH_ROUNDS; i++)
    {
      g_autoptr (AvtMemo) memo = avt_memo_new ();
      g_autoptr (AvtFindings) found = NULL;

      watch_start (&calculations);
      calculate_racks (work, memo);
      watch_stop (&calculations);
      watch_start (&findings);
      found = avt_check_design (work->design, memo);
      watch_stop (&findings);
      g_assert_nonnull (found);
    }
  watch_print (&calculations, "goal 50");
  watch_print (&findings, "");
}

/* As it is when a file was opened: entities lie in memory in the order in which they were read. */
static AvtDesign *
open_design (AvtDesign *design)
{
  g_autoptr (GBytes) bytes = avt_design_to_bytes (design);
  g_autoptr (GError) error = NULL;
  AvtDesign *opened = avt_design_from_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return opened;
}

int
main (void)
{
  Work work = { .yard = powered_design_new (N_RACKS), .memo = avt_memo_new () };

  work.design = open_design (work.yard->design);
  printf ("%u racks, %u devices, %u links\n", avt_design_count (work.design, AVT_KIND_RACK),
          avt_design_count (work.design, AVT_KIND_DEVICE),
          avt_design_count (work.design, AVT_KIND_LINK));
  printf ("%-28s %8s %8s %8s %8s %8s %8s\n", "milliseconds", "CPU best", "median", "95 %",
          "clock", "median", "95 %");
  measure_scratch (&work);
  read_totals (&work);
  read_findings (&work);
  measure_edit (&work, "power of one server", edit_power);
  measure_edit (&work, "place of one server", edit_place);
  measure_edit (&work, "one server away", edit_away);
  avt_design_unref (work.design);
  avt_memo_unref (work.memo);
  powered_design_free (work.yard);
  return 0;
}
