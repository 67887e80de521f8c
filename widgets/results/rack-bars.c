#include "config.h"

#include "widgets/results/rack-bars.h"

#include "engine/calc/feed-load.h"
#include "widgets/entity-list.h"
#include "widgets/numbers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _AvtRackBars
{
  GArray *bars;      /* of AvtPowerBar */
  GPtrArray *labels; /* of char *, owned */
};

static int
compare_feeds (gconstpointer a, gconstpointer b)
{
  const AvtFeed *first = *(const AvtFeed *const *) a, *second = *(const AvtFeed *const *) b;

  if (first->side != second->side)
    return first->side - second->side;
  return avt_compare_names (first, second);
}

/* The feeds that a device of the rack loads, directly or through strips; the net also holds what
 * hangs together with them in other racks. */
static GPtrArray *
feeds_of (AvtDesign *design, AvtMemo *memo, AvtId rack)
{
  g_autoptr (AvtPowerNet) net = avt_power_net_get (memo, design, rack);
  GPtrArray *feeds = g_ptr_array_new ();

  for (guint i = 0; i < net->n_feeds; i++)
    {
      const AvtFeed *feed = avt_design_feed (design, net->feeds[i].feed);

      if (feed != NULL && avt_id_equal (net->devices[net->feeds[i].device].rack, rack)
          && !g_ptr_array_find (feeds, feed, NULL))
        g_ptr_array_add (feeds, (gpointer) feed);
    }
  g_ptr_array_sort (feeds, compare_feeds);
  return feeds;
}

static guint
count_side (GPtrArray *feeds, int side)
{
  guint n = 0;

  for (guint i = 0; i < feeds->len; i++)
    n += ((const AvtFeed *) g_ptr_array_index (feeds, i))->side == side ? 1 : 0;
  return n;
}

/* The side says enough while it has one feed. */
static char *
bar_label (GPtrArray *feeds, const AvtFeed *feed, guint n_lines, guint line)
{
  const char *name = count_side (feeds, feed->side) > 1 ? feed->name
                     : feed->side == AVT_SIDE_A         ? "A"
                                                        : "B";

  return n_lines == 1 ? g_strdup (name) : g_strdup_printf ("%s · L%u", name, line + 1);
}

/* What the line carries: nothing when its own side is lost or nothing is left. */
static double
current_a (const AvtFeedLoad *load, guint line, const gboolean *lost)
{
  AvtSide other = load->side == AVT_SIDE_A ? AVT_SIDE_B : AVT_SIDE_A;

  if (lost[load->side])
    return 0;
  return lost[other] ? avt_feed_load_failover (load)->current_a[line]
                     : load->lines[AVT_SCENARIO_NORMAL].current_a[line];
}

static void
add_feed (AvtRackBars *self, GPtrArray *feeds, const AvtFeed *feed, const AvtFeedLoad *load,
          const gboolean *lost)
{
  const AvtLineLoad *failover = avt_feed_load_failover (load);

  for (guint line = 0; line < load->n_lines; line++)
    {
      char *label = bar_label (feeds, feed, load->n_lines, line);
      AvtPowerBar bar = { .feed = feed->entity.id,
                          .label = label,
                          .side = load->side,
                          .normal_a = current_a (load, line, lost),
                          .failover_a = lost[load->side] ? 0 : failover->current_a[line],
                          .usable_a = load->usable_a,
                          .breaker_a = load->breaker_a,
                          .is_partial = load->loads[AVT_SCENARIO_NORMAL].open.p_w > 0 };

      g_ptr_array_add (self->labels, label);
      g_array_append_val (self->bars, bar);
    }
}

/** avt_rack_bars_new: @rack: none gives no bars; @lost: by side, whether it is taken to be lost */
AvtRackBars *
avt_rack_bars_new (AvtDesign *design, AvtMemo *memo, AvtId rack, const gboolean *lost)
{
  AvtRackBars *self = g_new0 (AvtRackBars, 1);
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (AvtFeedLoads) loads = NULL;

  self->bars = g_array_new (FALSE, FALSE, sizeof (AvtPowerBar));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  if (avt_design_rack (design, rack) == NULL)
    return self;
  feeds = feeds_of (design, memo, rack);
  loads = avt_feed_loads_get (memo, design);
  for (guint i = 0; i < feeds->len; i++)
    {
      const AvtFeed *feed = g_ptr_array_index (feeds, i);
      const AvtFeedLoad *load = avt_feed_loads_find (loads, feed->entity.id);

      if (load != NULL)
        add_feed (self, feeds, feed, load, lost);
    }
  return self;
}

void
avt_rack_bars_free (AvtRackBars *self)
{
  g_array_unref (self->bars);
  g_ptr_array_unref (self->labels);
  g_free (self);
}

const AvtPowerBar *
avt_rack_bars_get (const AvtRackBars *self, guint *n_bars)
{
  *n_bars = self->bars->len;
  return (const AvtPowerBar *) (gpointer) self->bars->data;
}

static void
describe (GString *text, const AvtPowerBar *bar)
{
  g_autofree char *normal = avt_local_quantity (bar->normal_a, AVT_UNIT_AMPERE);
  g_autofree char *failover = avt_local_quantity (bar->failover_a, AVT_UNIT_AMPERE);
  g_autofree char *usable = avt_local_quantity (bar->usable_a, AVT_UNIT_AMPERE);
  gboolean trips = bar->normal_a > bar->usable_a || bar->failover_a > bar->usable_a;

  /* Translators: a line of a feed; its current now, when the other side is lost, and the limit */
  g_string_append_printf (text, trips ? _ ("%s: %s, failover %s, trips above %s. ")
                                      : _ ("%s: %s, failover %s, usable %s. "),
                          bar->label, normal, failover, usable);
}

/** avt_rack_bars_describe: Returns: (transfer full): the bars in words */
char *
avt_rack_bars_describe (const AvtRackBars *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->bars->len; i++)
    describe (text, &g_array_index (self->bars, AvtPowerBar, i));
  return g_string_free (text, FALSE);
}
