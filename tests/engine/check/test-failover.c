/* The row of six racks when side A fails. What is expected is added up here device by device, from
 * its power with the supplies that stay live and from the cords that lead up to the feeds; the
 * solver is not asked. */
#include "config.h"

#include "engine/calc/device-power.h"
#include "engine/calc/feed-load.h"
#include "engine/check/check.h"
#include "engine/io/design-file.h"

#include "tests/engine/calc/helper.h"
#include "tests/engine/calc/power-fixture.h"

#include <string.h>

#define VOLTAGE_V 230
#define MOST_FEEDS 16
#define MOST_INLETS 8
#define MOST_HOPS 4
#define CLOSE_W 1e-6
#define CLOSE_A 1e-6

/** Hop: an outlet on the way up. */
typedef struct
{
  AvtId strip;
  const AvtPort *outlet;
} Hop;

/** Source: where an inlet gets its power from. */
typedef struct
{
  const AvtFeed *feed; /* NULL: from nowhere that is live */
  AvtLeg leg;
  Hop hops[MOST_HOPS];
  guint n_hops;
} Source;

/** Sum: what is expected of a feed. */
typedef struct
{
  const AvtFeed *feed;
  double leg_w[AVT_N_LINES];
} Sum;

/** Sums: of all feeds, in one scenario */
typedef struct
{
  const AvtDesign *design;
  AvtScenario scenario;
  Sum feeds[MOST_FEEDS];
  guint n_feeds;
  guint n_dual;      /* devices with cords on both sides */
  guint n_fewer;     /* of them, those whose supplies work at another efficiency now */
  double change_w;   /* that this makes */
  double down_w;     /* of devices that have no side left */
  GHashTable *hops;  /* "strip/outlet" and "strip/bank" to double: W */
} Sums;

static void
load (Fixture *self)
{
  g_autofree char *path = g_build_filename (g_getenv ("AVT_SOURCE_ROOT"), "data", "samples",
                                            "six-racks.archivolt", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  self->ids = avt_id_source_new_seeded (5);
  self->design = avt_design_from_bytes (bytes, path, NULL, &error);
  g_assert_no_error (error);
}

/* The outlet at the other end of the cord of an inlet; FALSE: there is none. */
static gboolean
outlet_of (const AvtDesign *design, const AvtDevice *device, const char *inlet, AvtId *strip,
           const char **outlet)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port;

  avt_design_links_of_device (design, device->entity.id, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, strip, outlet)) != NULL)
    if (link->medium == AVT_MEDIUM_POWER && strcmp (near_port, inlet) == 0)
      return TRUE;
  return FALSE;
}

/* Up through transfer switches and UPSs, which take the first of their inlets that is live. */
static Source
source_of (const AvtDesign *design, AvtScenario scenario, const AvtDevice *device,
           const char *inlet)
{
  const Source nowhere = { NULL };
  AvtId id;
  const char *outlet;
  const AvtDevice *strip;
  const AvtType *type;
  const AvtPort *port;

  if (!outlet_of (design, device, inlet, &id, &outlet))
    return nowhere;
  strip = avt_design_device (design, id);
  type = avt_design_type (design, strip->type);
  port = avt_type_find_port (type, outlet);
  if (!avt_id_is_none (strip->feed))
    {
      const AvtFeed *feed = avt_design_feed (design, strip->feed);
      gboolean is_lost = avt_scenario_is_lost (scenario, (AvtSide) feed->side);
      AvtLeg leg = AVT_RECORD_HAS (port, AVT_PORT_LEG) ? (AvtLeg) port->leg : AVT_LEG_L1;

      return is_lost ? nowhere : (Source){ feed, leg, { { id, port } }, 1 };
    }
  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *own = avt_record_list_at (type->ports, AvtPort, i);
      Source source = nowhere;

      if (own->category == AVT_PORT_POWER_INLET)
        source = source_of (design, scenario, strip, own->key);
      if (source.feed == NULL)
        continue;
      g_assert_cmpuint (source.n_hops, <, MOST_HOPS);
      source.hops[source.n_hops++] = (Hop){ id, port };
      return source;
    }
  return nowhere;
}

static guint
collect (const AvtDesign *design, AvtScenario scenario, const AvtDevice *device, Source *sources,
         guint *n_inlets)
{
  const AvtType *type = avt_design_type (design, device->type);
  guint n_live = 0;

  *n_inlets = 0;
  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);

      if (port->category != AVT_PORT_POWER_INLET)
        continue;
      g_assert_cmpuint (*n_inlets, <, MOST_INLETS);
      ++*n_inlets;
      sources[n_live] = source_of (design, scenario, device, port->key);
      if (sources[n_live].feed != NULL)
        n_live++;
    }
  return n_live;
}

static Sum *
sum_of (Sums *self, const AvtFeed *feed)
{
  for (guint i = 0; i < self->n_feeds; i++)
    if (self->feeds[i].feed == feed)
      return &self->feeds[i];
  g_assert_not_reached ();
}

static gboolean
is_on_both (const Source *sources, guint n)
{
  for (guint i = 1; i < n; i++)
    if (sources[i].feed->side != sources[0].feed->side)
      return TRUE;
  return FALSE;
}

static double *
point (Sums *self, AvtId strip, const char *name)
{
  g_autofree char *key
    = g_strdup_printf ("%s/%s", avt_entity_name (avt_design_lookup (self->design, strip)), name);
  double *found = g_hash_table_lookup (self->hops, key);

  if (found == NULL)
    {
      found = g_new0 (double, 1);
      g_hash_table_insert (self->hops, g_steal_pointer (&key), found);
    }
  return found;
}

static void
add_source (Sums *self, const Source *source, double power_w)
{
  sum_of (self, source->feed)->leg_w[source->leg] += power_w;
  for (guint i = 0; i < source->n_hops; i++)
    {
      const Hop *hop = &source->hops[i];

      *point (self, hop->strip, hop->outlet->key) += power_w;
      if (hop->outlet->bank != NULL)
        *point (self, hop->strip, hop->outlet->bank) += power_w;
    }
}

/* A device of two supplies with one of them live: the direct current is the same, the efficiency
 * is that of the higher load. */
static void
add_load (Sums *self, const AvtDesign *design, const AvtDevice *device)
{
  AvtDevicePower whole = avt_device_power (design, device), left = whole;
  Source sources[MOST_INLETS];
  guint n_inlets, n_live;
  gboolean is_dual = collect (design, AVT_SCENARIO_NORMAL, device, sources, &n_inlets) > 1
                     && is_on_both (sources, n_inlets);

  n_live = collect (design, self->scenario, device, sources, &n_inlets);
  if (!whole.draws || n_inlets == 0)
    return;
  if (n_live == 0)
    self->down_w += whole.known_w;
  else if (n_live < n_inlets)
    left = avt_device_power_with_supplies (design, device, whole.psu.count * n_live / n_inlets);
  for (guint i = 0; i < n_live; i++)
    add_source (self, &sources[i], left.known_w / n_live);
  self->n_dual += is_dual;
  self->n_fewer += is_dual && left.known_w != whole.known_w;
  self->change_w += left.known_w - whole.known_w; /* nothing of one that is down */
}

static Sums
add_up (const AvtDesign *design, AvtScenario scenario)
{
  Sums self = { .design = design,
                .scenario = scenario,
                .n_feeds = avt_design_count (design, AVT_KIND_FEED),
                .hops = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  g_assert_cmpuint (self.n_feeds, <=, MOST_FEEDS);
  for (guint i = 0; i < self.n_feeds; i++)
    self.feeds[i].feed = avt_design_get (design, AVT_KIND_FEED, i);
  for (guint i = 0; i < avt_design_count (design, AVT_KIND_DEVICE); i++)
    {
      const AvtDevice *device = avt_design_get (design, AVT_KIND_DEVICE, i);

      if (avt_device_counts (device)
          && avt_type_count_ports (avt_design_type (design, device->type), AVT_PORT_POWER_OUTLET)
               == 0)
        add_load (&self, design, device);
    }
  return self;
}

static double
total_w (const Sum *sum)
{
  return sum->leg_w[0] + sum->leg_w[1] + sum->leg_w[2];
}

/* Everything here is from line to neutral, so a line carries what hangs on its leg. */
static double
amperes (const AvtDesign *design, double power_w)
{
  const AvtSettings *settings = avt_design_get_settings (design);

  return power_w / ((double) settings->power_factor_permille / 1000) / VOLTAGE_V;
}

static double
line_a (const AvtDesign *design, const Sum *sum, guint line)
{
  g_assert_cmpint (sum->feed->connection, ==, AVT_CONNECTION_L_N);
  g_assert_cmpint (sum->feed->voltage_mv, ==, 1000 * VOLTAGE_V);
  return amperes (design, sum->leg_w[line]);
}

static void
compare_feed (const AvtDesign *design, AvtScenario scenario, const Sum *sum)
{
  g_autoptr (AvtFeedLoads) loads = avt_feed_loads_new (NULL, design);
  const AvtFeedLoad *found = avt_feed_loads_find (loads, sum->feed->entity.id);
  AvtPower power = avt_leg_load_total (&found->loads[scenario]);

  assert_near (power.p_w, total_w (sum), CLOSE_W);
  for (guint line = 0; line < found->n_lines; line++)
    assert_near (found->lines[scenario].current_a[line], line_a (design, sum, line), CLOSE_A);
}

static void
test_side_fails (gconstpointer data)
{
  AvtScenario scenario = (AvtScenario) GPOINTER_TO_INT (data);
  Fixture self;
  Sums normal, lost;
  double before_w = 0, after_w = 0;

  load (&self);
  normal = add_up (self.design, AVT_SCENARIO_NORMAL);
  lost = add_up (self.design, scenario);
  for (guint i = 0; i < lost.n_feeds; i++)
    {
      compare_feed (self.design, AVT_SCENARIO_NORMAL, &normal.feeds[i]);
      compare_feed (self.design, scenario, &lost.feeds[i]);
      before_w += total_w (&normal.feeds[i]);
      after_w += total_w (&lost.feeds[i]);
      if (avt_scenario_is_lost (scenario, (AvtSide) lost.feeds[i].feed->side))
        g_assert_cmpfloat (total_w (&lost.feeds[i]), ==, 0);
    }
  g_test_message ("before %.3f W, after %.3f W, %u dual, %u with other efficiency: %+.3f W, "
                  "down %.3f W", before_w, after_w, lost.n_dual, lost.n_fewer, lost.change_w,
                  lost.down_w);
  g_assert_cmpuint (lost.n_dual, >, 50);
  g_assert_cmpuint (lost.n_fewer, >, 40);
  g_assert_cmpfloat (ABS (lost.change_w), >, 100);
  assert_near (after_w, before_w + lost.change_w - lost.down_w, CLOSE_W);
  g_hash_table_unref (normal.hops);
  g_hash_table_unref (lost.hops);
  fixture_clear (&self);
}

/* Whether a finding is about the feed and carries the line, the current and the limit. */
static guint
count_about (const AvtFindings *findings, const char *code, AvtId about)
{
  guint n = 0;

  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    {
      const AvtFinding *finding = avt_findings_get (findings, i);

      n += strcmp (avt_finding_get_rule (finding)->code, code) == 0
           && avt_id_equal (avt_finding_get_about (finding, 0), about);
    }
  return n;
}

/* Lowers every breaker of feeds to @breaker: a finding for each feed of which a line passes it when
 * the other side is lost, and for no other. */
static void
check_feed_limit (const char *breaker, double breaker_a, guint n_expected)
{
  Fixture self;
  g_autoptr (AvtFindings) findings = NULL;
  Sums lost[2];
  guint n = 0;

  load (&self);
  for (guint i = 0; i < avt_design_count (self.design, AVT_KIND_FEED); i++)
    set_field (&self, avt_entity_id (avt_design_get (self.design, AVT_KIND_FEED, i)), "breaker_ma",
               breaker);
  findings = avt_check_design (self.design, NULL);
  lost[AVT_SIDE_A] = add_up (self.design, AVT_SCENARIO_A_LOST);
  lost[AVT_SIDE_B] = add_up (self.design, AVT_SCENARIO_B_LOST);
  for (guint i = 0; i < lost[0].n_feeds; i++)
    {
      const AvtFeed *feed = lost[0].feeds[i].feed;
      const Sum *sum = &lost[1 - feed->side].feeds[i];
      guint n_lines = 0;

      for (guint line = 0; line < AVT_N_LINES; line++)
        n_lines += line_a (self.design, sum, line) > breaker_a;
      g_assert_cmpuint (count_about (findings, "power-feed-failover", feed->entity.id), ==,
                        n_lines);
      n += n_lines;
    }
  g_assert_cmpuint (count_code (findings, "power-feed-failover"), ==, n);
  g_assert_cmpuint (n, ==, n_expected);
  g_hash_table_unref (lost[AVT_SIDE_A].hops);
  g_hash_table_unref (lost[AVT_SIDE_B].hops);
  fixture_clear (&self);
}

static void
test_feed_limits (void)
{
  check_feed_limit ("16 A", 16, 0);
  check_feed_limit ("12.5 A", 12.5, 8);
}

/* The sentences of @code, by "strip/outlet" or "strip/bank". */
static GHashTable *
named (const AvtDesign *design, const AvtFindings *findings, const char *code)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    {
      const AvtFinding *finding = avt_findings_get (findings, i);
      AvtId about = avt_finding_get_about (finding, 0);

      if (strcmp (avt_finding_get_rule (finding)->code, code) == 0)
        g_hash_table_add (names,
                          g_strdup_printf ("%s/%s",
                                           avt_entity_name (avt_design_lookup (design, about)),
                                           avt_finding_get_argument (finding, 1)->text));
    }
  return names;
}

static gboolean
is_over (const AvtDesign *design, Sums *sums, const char *name, double limit_a)
{
  for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
    {
      double *power_w = g_hash_table_lookup (sums[scenario].hops, name);

      if (power_w != NULL && amperes (design, *power_w) > limit_a)
        return TRUE;
    }
  return FALSE;
}

static guint
n_points (const AvtType *type, gboolean of_banks)
{
  return of_banks ? type->banks.n_records : type->ports.n_records;
}

static const char *
point_key (const AvtType *type, gboolean of_banks, guint i)
{
  return of_banks ? avt_record_list_at (type->banks, AvtBank, i)->key
                  : avt_record_list_at (type->ports, AvtPort, i)->key;
}

/* The outlets, or the banks, of the strips whose limits were lowered. */
static guint
compare_points (const AvtDesign *design, AvtId type_id, const AvtFindings *findings,
                const char *code, double limit_a, gboolean of_banks)
{
  const AvtType *type = avt_design_type (design, type_id);
  g_autoptr (GHashTable) names = named (design, findings, code);
  Sums sums[AVT_N_SCENARIOS];
  AvtReferrers strips;
  const AvtDevice *strip;
  guint n = 0;

  for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
    sums[scenario] = add_up (design, (AvtScenario) scenario);
  avt_design_referrers (design, AVT_KIND_DEVICE, AVT_DEVICE_TYPE, type_id, &strips);
  while ((strip = avt_referrers_next (&strips)) != NULL)
    for (guint i = 0; i < n_points (type, of_banks); i++)
      {
        g_autofree char *name
          = g_strdup_printf ("%s/%s", strip->name, point_key (type, of_banks, i));
        gboolean expected = is_over (design, sums, name, limit_a);

        g_assert_cmpint (g_hash_table_contains (names, name), ==, expected);
        n += expected;
      }
  g_assert_cmpuint (g_hash_table_size (names), ==, n);
  for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
    g_hash_table_unref (sums[scenario].hops);
  return n;
}

static AvtId
find_strip_type (const AvtDesign *design)
{
  for (guint i = 0; i < avt_design_count (design, AVT_KIND_TYPE); i++)
    {
      const AvtType *type = avt_design_get (design, AVT_KIND_TYPE, i);

      if (strcmp (type->name, "Strip 3 x 16 A") == 0)
        return type->entity.id;
    }
  g_assert_not_reached ();
}

static void
check_point_limit (const char *list, const char *field, double limit_a, const char *code,
                   guint n_expected)
{
  Fixture self;
  g_autoptr (AvtFindings) findings = NULL;
  gboolean of_banks = strcmp (list, "banks") == 0;
  AvtId id;

  load (&self);
  id = find_strip_type (self.design);
  for (guint i = 0; i < n_points (avt_design_type (self.design, id), of_banks); i++)
    {
      const AvtType *type = avt_design_type (self.design, id);
      g_autofree char *limit = g_strdup_printf ("%g A", limit_a);
      g_autofree char *path
        = g_strdup_printf ("%s[%s].%s", list, point_key (type, of_banks, i), field);

      if (of_banks
          || avt_record_list_at (type->ports, AvtPort, i)->category == AVT_PORT_POWER_OUTLET)
        set_field (&self, id, path, limit);
    }
  findings = avt_check_design (self.design, NULL);
  g_assert_cmpuint (compare_points (self.design, id, findings, code, limit_a, of_banks), ==,
                    n_expected);
  fixture_clear (&self);
}

static void
test_bank_limits (void)
{
  check_point_limit ("banks", "breaker_ma", 16, "power-bank-overload", 0);
  check_point_limit ("banks", "breaker_ma", 12.5, "power-bank-overload", 8);
}

/* 2.5 A are 546 W: 18 servers of two units and two shelves of disks, each on both sides. */
static void
test_outlet_limits (void)
{
  check_point_limit ("ports", "rated_ma", 10, "power-outlet-overload", 0);
  check_point_limit ("ports", "rated_ma", 2.5, "power-outlet-overload", 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/check/failover/side-a", GINT_TO_POINTER (AVT_SCENARIO_A_LOST),
                        test_side_fails);
  g_test_add_data_func ("/check/failover/side-b", GINT_TO_POINTER (AVT_SCENARIO_B_LOST),
                        test_side_fails);
  g_test_add_func ("/check/failover/feed-limits", test_feed_limits);
  g_test_add_func ("/check/failover/bank-limits", test_bank_limits);
  g_test_add_func ("/check/failover/outlet-limits", test_outlet_limits);
  return g_test_run ();
}
