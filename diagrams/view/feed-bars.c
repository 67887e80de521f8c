#include "config.h"

#include "diagrams/view/feed-bars.h"

#include "engine/calc/feed-load.h"

#include <string.h>

struct _AvtFeedBars
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
  if (strcmp (avt_entity_name (first), avt_entity_name (second)) != 0)
    return strcmp (avt_entity_name (first), avt_entity_name (second));
  return avt_id_compare (first->entity.id, second->entity.id);
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
  return feeds;
}

static GPtrArray *
all_feeds (AvtDesign *design)
{
  GPtrArray *feeds = g_ptr_array_new ();

  for (guint i = 0; i < avt_design_count (design, AVT_KIND_FEED); i++)
    g_ptr_array_add (feeds, (gpointer) avt_design_get (design, AVT_KIND_FEED, i));
  return feeds;
}

static GPtrArray *
one_feed (AvtDesign *design, AvtId id)
{
  GPtrArray *feeds = g_ptr_array_new ();
  gpointer feed = (gpointer) avt_design_feed (design, id);

  if (feed != NULL)
    g_ptr_array_add (feeds, feed);
  return feeds;
}

/* In the order they are drawn: by side and name. */
static GPtrArray *
feeds_in (AvtDesign *design, AvtMemo *memo, AvtId scope)
{
  GPtrArray *feeds = avt_design_rack (design, scope) != NULL ? feeds_of (design, memo, scope)
                     : avt_id_equal (scope, avt_design_get_info (design)->entity.id)
                       ? all_feeds (design)
                       : one_feed (design, scope);

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

static void
add_feed (AvtFeedBars *self, GPtrArray *feeds, const AvtFeed *feed, const AvtFeedLoad *load,
          const gboolean *lost)
{
  const AvtLineLoad *failover = avt_feed_load_failover (load);

  for (guint line = 0; line < load->n_lines; line++)
    {
      char *label = bar_label (feeds, feed, load->n_lines, line);
      AvtPowerBar bar = { .feed = feed->entity.id,
                          .label = label,
                          .side = load->side,
                          .normal_a = load->lines[AVT_SCENARIO_NORMAL].current_a[line],
                          .failover_a = lost[load->side] ? 0 : failover->current_a[line],
                          .usable_a = load->usable_a,
                          .breaker_a = load->breaker_a,
                          .is_fault = lost[AVT_SIDE_A] || lost[AVT_SIDE_B],
                          .is_partial = avt_feed_load_is_partial (load) };

      g_ptr_array_add (self->labels, label);
      g_array_append_val (self->bars, bar);
    }
}

/**
 * avt_feed_bars_new:
 * @memo: (nullable): keeps the loads
 * @scope: a rack, a feed or the design; anything else gives no bars
 * @lost: (nullable): by side, whether it is taken to be lost
 */
AvtFeedBars *
avt_feed_bars_new (AvtDesign *design, AvtMemo *memo, AvtId scope, const gboolean *lost)
{
  static const gboolean nothing[2];
  AvtFeedBars *self = g_new0 (AvtFeedBars, 1);
  g_autoptr (GPtrArray) feeds = feeds_in (design, memo, scope);
  g_autoptr (AvtFeedLoads) loads = avt_feed_loads_get (memo, design);

  self->bars = g_array_new (FALSE, FALSE, sizeof (AvtPowerBar));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < feeds->len; i++)
    {
      const AvtFeed *feed = g_ptr_array_index (feeds, i);
      const AvtFeedLoad *load = avt_feed_loads_find (loads, feed->entity.id);

      if (load != NULL)
        add_feed (self, feeds, feed, load, lost != NULL ? lost : nothing);
    }
  return self;
}

void
avt_feed_bars_free (AvtFeedBars *self)
{
  g_array_unref (self->bars);
  g_ptr_array_unref (self->labels);
  g_free (self);
}

const AvtPowerBar *
avt_feed_bars_get (const AvtFeedBars *self, guint *n_bars)
{
  *n_bars = self->bars->len;
  return (const AvtPowerBar *) (gpointer) self->bars->data;
}
