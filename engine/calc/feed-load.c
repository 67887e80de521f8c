/* A feed may supply strips in many racks: its load is the sum of what the racks' nets put on it.
 * The nets are kept by the memo, so after an edit only the touched racks are solved again, and the
 * sums are cheap. */
#include "config.h"

#include "engine/calc/feed-load.h"

#include "engine/calc/power-members.h"

#include <string.h>

static const AvtMemoKind loads_kind = { "feed-loads",
                                        (gpointer (*) (gpointer)) avt_feed_loads_ref,
                                        (void (*) (gpointer)) avt_feed_loads_unref };

static AvtFeedLoad *
find (const AvtFeedLoads *self, AvtId feed)
{
  guint low = 0, high = self->n_feeds;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = avt_id_compare (self->feeds[middle].feed, feed);

      if (order == 0)
        return &self->feeds[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static void
init_feeds (AvtFeedLoads *self, const AvtDesign *design)
{
  double planning
      = (double) avt_design_get_settings (design)->planning_line_permille / 1000.0;

  self->n_feeds = avt_design_count (design, AVT_KIND_FEED);
  self->feeds = g_new0 (AvtFeedLoad, self->n_feeds);
  for (guint i = 0; i < self->n_feeds; i++)
    {
      const AvtFeed *feed = avt_design_get (design, AVT_KIND_FEED, i);
      AvtFeedLoad *load = &self->feeds[i];

      load->feed = feed->entity.id;
      load->side = (AvtSide) feed->side;
      load->n_lines = (guint) feed->phases;
      load->breaker_a = (double) feed->breaker_ma / 1000.0;
      load->usable_a = avt_feed_usable_a (design, feed);
      load->planning_a = load->usable_a * planning;
    }
}

static void
add_net_feed (AvtFeedLoads *self, const AvtNetFeed *net_feed)
{
  AvtFeedLoad *load = find (self, net_feed->feed);

  load->n_devices++;
  load->has_unknown |= net_feed->has_unknown;
  for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
    avt_leg_load_add (&load->loads[scenario], &net_feed->loads[scenario]);
}

static void
add_rack (AvtFeedLoads *self, const AvtPowerNet *net, AvtId rack)
{
  for (guint i = 0; i < net->n_feeds; i++)
    if (net->is_one_rack || avt_id_equal (net->devices[net->feeds[i].device].rack, rack))
      add_net_feed (self, &net->feeds[i]);
}

/* A device on a feed that stands in no rack: its load is in the net of a rack that it hangs
 * together with, or else in one of its own. Transfer full. */
static AvtPowerNet *
net_of_loose (AvtMemo *memo, const AvtDesign *design, AvtId device)
{
  AvtId rack = avt_power_rack_of_loose (design, device);

  return avt_id_is_none (rack) ? avt_power_net_new_loose (design, device)
                               : avt_power_net_get (memo, design, rack);
}

static void
add_loose (AvtFeedLoads *self, AvtMemo *memo, const AvtDesign *design, const AvtDevice *device)
{
  g_autoptr (AvtPowerNet) net = net_of_loose (memo, design, device->entity.id);

  for (guint i = 0; i < net->n_feeds; i++)
    if (avt_id_equal (net->devices[net->feeds[i].device].device, device->entity.id))
      add_net_feed (self, &net->feeds[i]);
}

static gboolean
is_zero (const AvtLegLoad *load)
{
  static const AvtLegLoad zero;

  return memcmp (load, &zero, sizeof zero) == 0;
}

static void
set_lines (AvtFeedLoads *self, const AvtDesign *design)
{
  for (guint i = 0; i < self->n_feeds; i++)
    {
      AvtGridFeed feed = avt_feed_as_grid (avt_design_get (design, AVT_KIND_FEED, i));

      for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
        if (!is_zero (&self->feeds[i].loads[scenario]))
          avt_grid_feed_lines (&feed, &self->feeds[i].loads[scenario],
                               &self->feeds[i].lines[scenario]);
    }
}

/* By component and side: the fullest feed when the other side is lost. */
typedef struct
{
  const AvtFeedLoad *fullest[2];
} Fullest;

static double
failover_a (const AvtFeedLoad *load)
{
  return avt_feed_load_failover (load)->maximum_a;
}

static void
find_partners (AvtFeedLoads *self, const AvtPowerNet *net, AvtId rack)
{
  g_autofree Fullest *components = g_new0 (Fullest, net->n_devices);
  g_autofree guint8 *is_current = g_new0 (guint8, net->n_devices);

  if (net->n_feeds == 0)
    return;
  if (net->is_one_rack) /* most are, and then their devices need not be looked at */
    memset (is_current, TRUE, net->n_devices);
  for (guint i = 0; !net->is_one_rack && i < net->n_devices; i++)
    if (avt_id_equal (net->devices[i].rack, rack))
      is_current[net->devices[i].component] = TRUE;
  for (guint i = 0; i < net->n_feeds; i++)
    {
      const AvtFeedLoad *load = find (self, net->feeds[i].feed);
      guint component = net->devices[net->feeds[i].device].component;
      const AvtFeedLoad **fullest;

      if (!is_current[component])
        continue;
      fullest = &components[component].fullest[load->side];
      if (*fullest == NULL || failover_a (load) > failover_a (*fullest))
        *fullest = load;
    }
  for (guint i = 0; i < net->n_feeds; i++)
    {
      AvtFeedLoad *load = find (self, net->feeds[i].feed);
      AvtSide other = load->side == AVT_SIDE_A ? AVT_SIDE_B : AVT_SIDE_A;
      const AvtFeedLoad *partner
          = components[net->devices[net->feeds[i].device].component].fullest[other];

      if (partner == NULL
          || (!avt_id_is_none (load->partner) && failover_a (partner) <= load->partner_a))
        continue;
      load->partner = partner->feed;
      load->partner_a = failover_a (partner);
    }
}

/* Devices on feeds that stand in no rack. */
static void
add_all_loose (AvtFeedLoads *self, AvtMemo *memo, const AvtDesign *design)
{
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_DEVICE));
  while (avt_table_iter_next (&iter, &item))
    {
      const AvtDevice *device = item;

      if (avt_id_is_none (device->rack) && !avt_id_is_none (device->feed)
          && avt_device_counts (device))
        add_loose (self, memo, design, device);
    }
}

static gboolean
has_loose (const AvtDesign *design, const GPtrArray *nets)
{
  guint n_devices = 0;

  for (guint i = 0; i < nets->len; i++)
    {
      const AvtPowerNet *net = g_ptr_array_index (nets, i);

      if (!net->is_one_rack)
        return TRUE; /* perhaps */
      n_devices += net->n_devices;
    }

  return n_devices != avt_design_count (design, AVT_KIND_DEVICE);
}

/**
 * avt_feed_loads_new:
 * @memo: (nullable): keeps the nets of the racks
 *
 * Returns: (transfer full): the loads of all feeds
 */
AvtFeedLoads *
avt_feed_loads_new (AvtMemo *memo, const AvtDesign *design)
{
  AvtFeedLoads *self = g_atomic_rc_box_new0 (AvtFeedLoads);
  g_autoptr (AvtMemo) own_memo = memo == NULL ? avt_memo_new () : avt_memo_ref (memo);
  g_autoptr (GPtrArray) nets = NULL;

  init_feeds (self, design);
  if (self->n_feeds == 0)
    return self;
  nets = avt_power_nets_get_all (own_memo, design);
  for (guint i = 0; i < nets->len; i++)
    add_rack (self, g_ptr_array_index (nets, i),
              avt_entity_id (avt_design_get (design, AVT_KIND_RACK, i)));
  if (has_loose (design, nets))
    add_all_loose (self, own_memo, design);
  set_lines (self, design);
  for (guint i = 0; i < nets->len; i++)
    find_partners (self, g_ptr_array_index (nets, i),
                   avt_entity_id (avt_design_get (design, AVT_KIND_RACK, i)));

  return self;
}

/**
 * avt_feed_loads_get:
 * @memo: (nullable): keeps the loads of this very design, and the nets of its racks
 *
 * Returns: (transfer full): avt_feed_loads_new()
 */
AvtFeedLoads *
avt_feed_loads_get (AvtMemo *memo, const AvtDesign *design)
{
  AvtMemoHold hold = { (gpointer) design, (gpointer (*) (gpointer)) avt_design_ref,
                       (void (*) (gpointer)) avt_design_unref };
  AvtFeedLoads *self;

  if (memo == NULL)
    return avt_feed_loads_new (NULL, design);

  self = avt_memo_lookup (memo, &loads_kind, &hold, 1, NULL, 0);
  if (self == NULL)
    {
      self = avt_feed_loads_new (memo, design);
      avt_memo_store (memo, &loads_kind, &hold, 1, NULL, 0, self);
    }

  return self;
}

AvtFeedLoads *
avt_feed_loads_ref (AvtFeedLoads *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
loads_clear (gpointer data)
{
  AvtFeedLoads *self = data;

  g_free (self->feeds);
}

void
avt_feed_loads_unref (AvtFeedLoads *self)
{
  g_atomic_rc_box_release_full (self, loads_clear);
}

/** avt_feed_loads_find: Returns: (transfer none) (nullable): the load of the feed */
const AvtFeedLoad *
avt_feed_loads_find (const AvtFeedLoads *self, AvtId feed)
{
  return find (self, feed);
}

static AvtScenario
failover_scenario (const AvtFeedLoad *self)
{
  return avt_side_scenario (self->side == AVT_SIDE_A ? AVT_SIDE_B : AVT_SIDE_A);
}

/** avt_feed_load_failover: Returns: (transfer none): the lines when the other side is lost */
const AvtLineLoad *
avt_feed_load_failover (const AvtFeedLoad *self)
{
  return &self->lines[failover_scenario (self)];
}

/** avt_feed_load_failover_legs: Returns: (transfer none): the load when the other side is lost */
const AvtLegLoad *
avt_feed_load_failover_legs (const AvtFeedLoad *self)
{
  return &self->loads[failover_scenario (self)];
}

/**
 * avt_feed_load_is_partial:
 *
 * Returns: whether its lines carry at least their currents, and perhaps more: a device on it has no
 *   power data, or hangs on a leg that is not known, now or when the other side is lost. Its power
 *   in all is the least it can be only where has_unknown is set.
 */
gboolean
avt_feed_load_is_partial (const AvtFeedLoad *self)
{
  return self->has_unknown || self->loads[AVT_SCENARIO_NORMAL].open.p_w > 0
         || avt_feed_load_failover_legs (self)->open.p_w > 0;
}
