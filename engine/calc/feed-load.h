/* The load of every feed of a design, normal and after either side is lost, against its breaker. */
#pragma once

#include "engine/calc/power-net.h"

G_BEGIN_DECLS

/**
 * AvtFeedLoad:
 * @n_lines: 1 or 3; on one phase everything is in line 1
 * @usable_a: breaker x derating, of the feed or by the rule of the design
 * @planning_a: the planning line of the design
 * @n_devices: how many devices are plugged into it
 * @has_unknown: a device without power data hangs on it, so that it carries more than @loads
 * @loads: by scenario
 * @lines: by scenario; loads on legs that are not known are in no line, but in loads[].open
 * @partner: the fullest feed of the other side that feeds the same devices when this side is lost
 * @partner_a: the largest line current of that, then
 */
typedef struct
{
  AvtId feed;
  AvtSide side;
  guint n_lines;
  double breaker_a;
  double usable_a;
  double planning_a;
  guint n_devices;
  gboolean has_unknown;
  AvtLegLoad loads[AVT_N_SCENARIOS];
  AvtLineLoad lines[AVT_N_SCENARIOS];
  AvtId partner;
  double partner_a;
} AvtFeedLoad;

/** AvtFeedLoads: immutable, atomically counted; sorted by the ids of the feeds. */
typedef struct
{
  guint n_feeds;
  AvtFeedLoad *feeds;
} AvtFeedLoads;

AvtFeedLoads *avt_feed_loads_new (AvtMemo *memo, const AvtDesign *design);
AvtFeedLoads *avt_feed_loads_get (AvtMemo *memo, const AvtDesign *design);
AvtFeedLoads *avt_feed_loads_ref (AvtFeedLoads *self);
void avt_feed_loads_unref (AvtFeedLoads *self);
const AvtFeedLoad *avt_feed_loads_find (const AvtFeedLoads *self, AvtId feed);

const AvtLineLoad *avt_feed_load_failover (const AvtFeedLoad *self);
const AvtLegLoad *avt_feed_load_failover_legs (const AvtFeedLoad *self);
gboolean avt_feed_load_is_partial (const AvtFeedLoad *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFeedLoads, avt_feed_loads_unref)

G_END_DECLS
