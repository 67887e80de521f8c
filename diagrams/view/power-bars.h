/* The load of each line of each feed, normal and after the other side is lost, against its limit:
 * does it hold? */
#pragma once

#include "diagrams/view/diagram.h"
#include "engine/design/feed.h"

G_BEGIN_DECLS

/**
 * AvtPowerBar: one line of one feed
 * @label: "A · L1"
 * @normal_a: NaN: not known
 * @failover_a: when the other side is lost; with @is_fault: with what is lost now; NaN: not known
 * @usable_a: breaker times derating; the limit line
 * @breaker_a: its rating; the end of the frame
 * @is_fault: a side is taken to be lost, and the bar shows that
 * @is_partial: some load is in no line, so the line carries at least this much
 */
typedef struct
{
  AvtId feed;
  const char *label;
  AvtSide side;
  double normal_a;
  double failover_a;
  double usable_a;
  double breaker_a;
  gboolean is_fault;
  gboolean is_partial;
} AvtPowerBar;

double avt_power_bars_height (const AvtPowerBar *bars, guint n_bars);
AvtScene *avt_power_bars_new (const AvtDiagramContext *context, const char *title,
                              const AvtPowerBar *bars, guint n_bars, double width_pt);

G_END_DECLS
