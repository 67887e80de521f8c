/* What each UPS of a design carries, for how long, and whether it is large enough. */
#pragma once

#include "engine/base/memo.h"
#include "engine/calc/ups-size.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

/**
 * AvtUpsLoad:
 * @load_w: through its outlets and through the feeds that name it as their source, in the worst
 *   of the scenarios; so is @load_va
 * @n_unknown: devices on the same cords whose power is not known in full
 * @rated_w: NaN: not known; so with @rated_va
 * @size: the load with the growth of the design
 * @utilization_percent: NaN: no rating, or no power of what hangs on it is known
 * @runtime_h: by the maker's table, else by its batteries; NaN: neither is known, or no power is;
 *   infinite without load
 */
typedef struct
{
  AvtId device;
  double load_w;
  double load_va;
  guint n_unknown;
  double rated_w;
  double rated_va;
  AvtUpsSize size;
  double utilization_percent;
  double runtime_h;
} AvtUpsLoad;

GArray *avt_ups_loads_new (AvtMemo *memo, const AvtDesign *design);
double avt_ups_runtime_h (const AvtDesign *design, const AvtUps *ups, double load_w);

G_END_DECLS
