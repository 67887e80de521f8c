/* How power flows from feeds through strips, transfer switches and UPSs to devices, in the normal
 * state and after either side is lost. One solver for `calc feed-failover` and for designs.
 *
 * A grid is plain numbers: feeds; devices, each with its inlets and outlets standing together in
 * the two arrays; cords as indexes. -1 is "none" or "not known". */
#pragma once

#include "engine/calc/current.h"
#include "engine/calc/leg-load.h"
#include "engine/calc/psu.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_SCENARIO_NORMAL,
  AVT_SCENARIO_A_LOST,
  AVT_SCENARIO_B_LOST,
  AVT_N_SCENARIOS
} AvtScenario;

typedef struct
{
  AvtSide side;
  AvtSupply supply;
} AvtGridFeed;

typedef struct
{
  guint device;
  int feed;             /* what it is plugged into: a feed */
  int outlet;           /* or an outlet of another device */
  gboolean three_phase; /* by its connector */
} AvtGridInlet;

typedef struct
{
  guint device;
  int inlet;            /* the inlet it hangs on; of a transferring device: -1 */
  int leg;              /* AvtLeg, on a three-phase inlet */
  gboolean three_phase; /* by its connector */
  int bank;
} AvtGridOutlet;

typedef enum
{
  AVT_GRID_SHARES,   /* draws equally over its live inlets; its outlets hang on their inlets */
  AVT_GRID_TRANSFERS /* takes everything from its first live inlet: transfer switch, UPS */
} AvtGridRole;

typedef struct
{
  guint first_inlet;
  guint n_inlets;
  AvtGridRole role;
  double power_w;           /* its own draw: direct current with supplies, else at the inlets */
  double reactive_per_real; /* of its own draw */
  AvtPsu psu;               /* count 0: none; all of them live */
} AvtGridDevice;

typedef struct
{
  const AvtGridFeed *feeds;
  guint n_feeds;
  const AvtGridDevice *devices;
  guint n_devices;
  const AvtGridInlet *inlets;
  guint n_inlets;
  const AvtGridOutlet *outlets;
  guint n_outlets;
  guint n_banks;
} AvtGrid;

/** AvtGridPoint: the load of an outlet, a bank or an inlet in one scenario. */
typedef struct
{
  AvtPower power;
  double open_w;              /* of it, on legs that are not known: in no line */
  double line_a[AVT_N_LINES]; /* on one phase in line 1; NaN: the voltage is not known */
} AvtGridPoint;

typedef struct
{
  double input_w; /* at all of its inlets; 0 when down */
  guint n_live;   /* live inlets */
  gboolean is_down; /* has inlets, and none of them is live */
  AvtPsuState psu_state; /* of the supplies that are live */
} AvtGridDraw;

/** AvtGridFlow: the solution. Arrays by element, then by scenario. */
typedef struct
{
  AvtLegLoad (*feeds)[AVT_N_SCENARIOS];
  AvtGridDraw (*devices)[AVT_N_SCENARIOS];
  AvtGridPoint (*inlets)[AVT_N_SCENARIOS];
  AvtGridPoint (*outlets)[AVT_N_SCENARIOS];
  AvtGridPoint (*banks)[AVT_N_SCENARIOS];
  guint *cut_inlets; /* inlets whose cords close a ring; they carry nothing */
  guint n_cut_inlets;
} AvtGridFlow;

AvtGridFlow *avt_grid_solve (const AvtGrid *grid);
void avt_grid_flow_free (AvtGridFlow *self);
double avt_grid_point_current_a (const AvtGridPoint *self);
void avt_grid_feed_lines (const AvtGridFeed *feed, const AvtLegLoad *load, AvtLineLoad *lines);
double avt_grid_live_supplies (const AvtGridDevice *device, guint n_live);

static inline gboolean
avt_scenario_is_lost (AvtScenario scenario, AvtSide side)
{
  return (scenario == AVT_SCENARIO_A_LOST && side == AVT_SIDE_A)
         || (scenario == AVT_SCENARIO_B_LOST && side == AVT_SIDE_B);
}

/** avt_side_scenario: the scenario in which @side is lost. */
static inline AvtScenario
avt_side_scenario (AvtSide side)
{
  return side == AVT_SIDE_A ? AVT_SCENARIO_A_LOST : AVT_SCENARIO_B_LOST;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtGridFlow, avt_grid_flow_free)

G_END_DECLS
