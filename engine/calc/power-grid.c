/* Two walks over the devices in an order in which everything stands behind what feeds it: forward
 * to see what is live and at which voltage, backward to add the loads up. A cord that closes a
 * ring is cut before. */
#include "config.h"

#include "engine/calc/power-grid.h"

#include <math.h>
#include <string.h>

/** Source: what an inlet or an outlet offers in the scenario at hand. */
typedef struct
{
  gboolean is_live;
  guint phases;
  double voltage_v; /* line to neutral on three phases; NaN: not known */
} Source;

typedef struct
{
  const AvtGrid *grid;
  AvtGridFlow *flow;
  guint *order;        /* devices, feeding ones first */
  guint8 *is_cut;      /* by inlet */
  Source *inlets;      /* by inlet */
  int *active;         /* by device: the first live inlet, or -1 */
  AvtLegLoad *loads;   /* by inlet */
  AvtLegLoad *banks;   /* by bank */
  int *bank_inlets;    /* by bank: the inlet above it, or -1 */
  AvtScenario scenario;
} Solver;

static const Source dead = { FALSE, 0, NAN };

/* The device that feeds inlet @i, or -1. */
static int
feeding_device (const Solver *self, guint i)
{
  int outlet = self->grid->inlets[i].outlet;

  return outlet < 0 || self->is_cut[i] ? -1 : (int) self->grid->outlets[outlet].device;
}

/** Walk: depth first from a device to what feeds it. */
typedef struct
{
  guint8 *state;  /* by device */
  guint *next;    /* by device: how many of its inlets were tried */
  guint *path;    /* devices from the start of the walk */
  guint depth;
  guint *ranks;   /* by device, once a ring was found: in the order in which feeds reach them */
} Walk;

enum { NEW, OPEN, DONE };

/* Numbers the devices in the order in which power reaches them from the feeds, those it does not
 * reach last. */
static guint *
rank_devices (const Solver *self)
{
  const AvtGrid *grid = self->grid;
  guint *ranks = g_new (guint, grid->n_devices);
  g_autofree guint *queue = g_new (guint, grid->n_devices);
  g_autofree guint *starts = g_new0 (guint, grid->n_devices + 1);
  g_autofree guint *fed = g_new (guint, grid->n_inlets);
  guint n_reached = 0;

  for (guint i = 0; i < grid->n_inlets; i++)
    if (feeding_device (self, i) >= 0)
      starts[feeding_device (self, i)]++;
  for (guint i = 1; i <= grid->n_devices; i++)
    starts[i] += starts[i - 1];
  for (guint i = grid->n_inlets; i-- > 0;)
    if (feeding_device (self, i) >= 0)
      fed[--starts[feeding_device (self, i)]] = grid->inlets[i].device;

  memset (ranks, 0xff, grid->n_devices * sizeof *ranks);
  for (guint i = 0; i < grid->n_inlets; i++)
    if (grid->inlets[i].feed >= 0 && ranks[grid->inlets[i].device] == G_MAXUINT)
      {
        ranks[grid->inlets[i].device] = n_reached;
        queue[n_reached++] = grid->inlets[i].device;
      }
  for (guint i = 0; i < n_reached; i++)
    for (guint j = starts[queue[i]]; j < starts[queue[i] + 1]; j++)
      if (ranks[fed[j]] == G_MAXUINT)
        {
          ranks[fed[j]] = n_reached;
          queue[n_reached++] = fed[j];
        }

  return ranks;
}

/* The path goes round: from @feeder to its end and back. Cuts the ring where power enters it, so
 * that nothing goes dark that has another source, and takes the walk back to there. */
static void
cut_ring (Solver *self, Walk *walk, guint feeder)
{
  guint entry = walk->depth - 1;
  guint inlet;

  if (walk->ranks == NULL)
    walk->ranks = rank_devices (self);
  for (guint i = walk->depth; walk->path[i - 1] != feeder; i--)
    if (walk->ranks[walk->path[i - 2]] < walk->ranks[walk->path[entry]])
      entry = i - 2;

  inlet = self->grid->devices[walk->path[entry]].first_inlet + walk->next[walk->path[entry]] - 1;
  self->is_cut[inlet] = TRUE;
  self->flow->cut_inlets[self->flow->n_cut_inlets++] = inlet;
  for (; walk->depth > entry + 1; walk->depth--)
    {
      walk->state[walk->path[walk->depth - 1]] = NEW;
      walk->next[walk->path[walk->depth - 1]] = 0;
    }
}

static void
open_device (Walk *walk, guint device)
{
  walk->state[device] = OPEN;
  walk->path[walk->depth++] = device;
}

static void
sort_devices (Solver *self)
{
  const AvtGrid *grid = self->grid;
  g_autofree guint8 *state = g_new0 (guint8, grid->n_devices);
  g_autofree guint *next = g_new0 (guint, grid->n_devices);
  g_autofree guint *path = g_new (guint, grid->n_devices);
  Walk walk = { state, next, path, 0, NULL };
  guint n_sorted = 0;

  for (guint start = 0; start < grid->n_devices; start++)
    {
      if (state[start] == NEW)
        open_device (&walk, start);
      while (walk.depth > 0)
        {
          guint at = path[walk.depth - 1];
          int feeder;

          if (next[at] == grid->devices[at].n_inlets)
            {
              state[at] = DONE;
              self->order[n_sorted++] = at;
              walk.depth--;
              continue;
            }
          feeder = feeding_device (self, grid->devices[at].first_inlet + next[at]++);
          if (feeder >= 0 && state[feeder] == OPEN)
            cut_ring (self, &walk, (guint) feeder);
          else if (feeder >= 0 && state[feeder] == NEW)
            open_device (&walk, (guint) feeder);
        }
    }
  g_free (walk.ranks);
}

/* The inlet that carries @outlet in this scenario, or -1. */
static int
carrying_inlet (const Solver *self, const AvtGridOutlet *outlet)
{
  return outlet->inlet >= 0 ? outlet->inlet : self->active[outlet->device];
}

static Source
outlet_source (const Solver *self, const AvtGridOutlet *outlet)
{
  int inlet = carrying_inlet (self, outlet);
  Source source = inlet >= 0 ? self->inlets[inlet] : dead;

  if (!source.is_live || source.phases == 1)
    return source;
  if (outlet->leg >= 0)
    return (Source) { TRUE, 1, avt_leg_voltage_v (outlet->leg, source.voltage_v) };
  if (outlet->three_phase)
    return source;

  return (Source) { TRUE, 1, NAN };
}

static Source
inlet_source (const Solver *self, guint i)
{
  const AvtGridInlet *inlet = &self->grid->inlets[i];

  if (inlet->feed >= 0)
    {
      const AvtGridFeed *feed = &self->grid->feeds[inlet->feed];

      if (avt_scenario_is_lost (self->scenario, feed->side))
        return dead;
      return (Source) { TRUE, feed->supply.phases, avt_supply_line_to_neutral_v (&feed->supply) };
    }
  if (inlet->outlet >= 0 && !self->is_cut[i])
    {
      const AvtGridOutlet *outlet = &self->grid->outlets[inlet->outlet];
      Source source = outlet_source (self, outlet);
      int above = carrying_inlet (self, outlet);

      /* A three-phase plug in an outlet whose leg is not given gets all three lines. */
      if (source.is_live && inlet->three_phase && outlet->leg < 0)
        return self->inlets[above];
      return source;
    }

  return dead;
}

static void
energize (Solver *self)
{
  for (guint i = 0; i < self->grid->n_devices; i++)
    {
      guint at = self->order[i];
      const AvtGridDevice *device = &self->grid->devices[at];
      AvtGridDraw *draw = &self->flow->devices[at][self->scenario];

      self->active[at] = -1;
      for (guint j = device->first_inlet; j < device->first_inlet + device->n_inlets; j++)
        {
          self->inlets[j] = inlet_source (self, j);
          if (!self->inlets[j].is_live)
            continue;
          draw->n_live++;
          if (self->active[at] < 0)
            self->active[at] = (int) j;
        }
      draw->is_down = device->n_inlets > 0 && draw->n_live == 0;
    }
}

/**
 * avt_grid_live_supplies:
 *
 * Returns: how many supplies of the device are live with @n_live live inlets: each inlet feeds an
 *   equal part of them, and at least one
 */
double
avt_grid_live_supplies (const AvtGridDevice *device, guint n_live)
{
  return MAX (1.0, device->psu.count * n_live / device->n_inlets);
}

/* What the device draws itself, with the supplies that are live. */
static void
set_draw (const AvtGridDevice *device, AvtGridDraw *draw)
{
  AvtPsu live = device->psu;

  draw->input_w = 0.0;
  draw->psu_state = AVT_PSU_OK;
  if (draw->n_live == 0)
    return;
  if (live.count <= 0.0)
    {
      draw->input_w = device->power_w;
      return;
    }
  live.count = avt_grid_live_supplies (device, draw->n_live);
  draw->psu_state = avt_psu_input (&live, device->power_w, &draw->input_w);
}

/* The device's own draw on one of its inlets, in the lines of that inlet. */
static void
add_own (Solver *self, guint i, AvtPower power)
{
  AvtLegLoad *load = &self->loads[i];

  if (self->inlets[i].phases == 1)
    avt_power_add (&load->legs[AVT_LEG_L1], power);
  else if (self->grid->inlets[i].three_phase)
    avt_leg_load_add_balanced (load, power);
  else
    avt_power_add (&load->open, power);
}

static void
draw_power (Solver *self, guint at)
{
  const AvtGridDevice *device = &self->grid->devices[at];
  AvtGridDraw *draw = &self->flow->devices[at][self->scenario];
  double share_w;

  set_draw (device, draw);
  if (draw->n_live == 0)
    return;
  if (device->role == AVT_GRID_TRANSFERS)
    {
      add_own (self, (guint) self->active[at],
               avt_power_from_real (draw->input_w, device->reactive_per_real));
      return;
    }
  share_w = draw->input_w / draw->n_live;
  for (guint j = device->first_inlet; j < device->first_inlet + device->n_inlets; j++)
    if (self->inlets[j].is_live)
      add_own (self, j, avt_power_from_real (share_w, device->reactive_per_real));
}

static void
set_point (AvtGridPoint *point, const AvtLegLoad *load, const Source *source)
{
  AvtLineLoad lines = { { 0 } };

  point->power = avt_leg_load_total (load);
  point->open_w = load->open.p_w;
  if (source->is_live && source->phases == 3)
    avt_leg_load_lines (load, source->voltage_v, &lines);
  else if (source->is_live)
    avt_leg_load_single_line (load, source->voltage_v, &lines);
  memcpy (point->line_a, lines.current_a, sizeof point->line_a);
}

/* The load of a plug as the inlet above the outlet sees it. */
static AvtLegLoad
seen_from_above (const AvtGridOutlet *outlet, const AvtLegLoad *load, const Source *plug,
                 const Source *above)
{
  AvtPower total = avt_leg_load_total (load);
  AvtLegLoad seen = { 0 };

  if (above->phases == 1)
    seen.legs[AVT_LEG_L1] = total;
  else if (outlet->leg >= 0)
    seen.legs[outlet->leg] = total;
  else if (plug->phases == 3)
    seen = *load;
  else
    seen.open = total;

  return seen;
}

static void
push_to_outlet (Solver *self, guint i)
{
  int number = self->grid->inlets[i].outlet;
  const AvtGridOutlet *outlet = &self->grid->outlets[number];
  int above = carrying_inlet (self, outlet);
  AvtLegLoad seen = seen_from_above (outlet, &self->loads[i], &self->inlets[i],
                                     &self->inlets[above]);
  const AvtGridPoint *plug = &self->flow->inlets[i][self->scenario];
  AvtGridPoint *point = &self->flow->outlets[number][self->scenario];

  avt_leg_load_add (&self->loads[above], &seen);
  if (outlet->bank >= 0)
    {
      avt_leg_load_add (&self->banks[outlet->bank], &seen);
      self->bank_inlets[outlet->bank] = above;
    }

  /* Two plugs in one outlet are a mistake that checks report; here their currents add. */
  avt_power_add (&point->power, plug->power);
  point->open_w += plug->open_w;
  for (guint k = 0; k < AVT_N_LINES; k++)
    point->line_a[k] += plug->line_a[k];
}

static void
push_inlet (Solver *self, guint i)
{
  const AvtGridInlet *inlet = &self->grid->inlets[i];
  const Source *source = &self->inlets[i];

  set_point (&self->flow->inlets[i][self->scenario], &self->loads[i], source);
  if (!source->is_live)
    return;
  if (inlet->feed < 0)
    push_to_outlet (self, i);
  else if (source->phases == 1)
    avt_power_add (&self->flow->feeds[inlet->feed][self->scenario].legs[AVT_LEG_L1],
                   avt_leg_load_total (&self->loads[i]));
  else
    avt_leg_load_add (&self->flow->feeds[inlet->feed][self->scenario], &self->loads[i]);
}

static void
load_up (Solver *self)
{
  /* An array of no elements is NULL, which memset() may not be given. */
  if (self->grid->n_inlets > 0)
    memset (self->loads, 0, self->grid->n_inlets * sizeof *self->loads);
  if (self->grid->n_banks > 0)
    {
      memset (self->banks, 0, self->grid->n_banks * sizeof *self->banks);
      memset (self->bank_inlets, 0xff, self->grid->n_banks * sizeof *self->bank_inlets);
    }

  for (guint i = self->grid->n_devices; i-- > 0;)
    {
      guint at = self->order[i];
      const AvtGridDevice *device = &self->grid->devices[at];

      draw_power (self, at);
      for (guint j = device->first_inlet; j < device->first_inlet + device->n_inlets; j++)
        push_inlet (self, j);
    }
  for (guint i = 0; i < self->grid->n_banks; i++)
    if (self->bank_inlets[i] >= 0)
      set_point (&self->flow->banks[i][self->scenario], &self->banks[i],
                 &self->inlets[self->bank_inlets[i]]);
}

static AvtGridFlow *
flow_new (const AvtGrid *grid)
{
  AvtGridFlow *self = g_new0 (AvtGridFlow, 1);

  self->feeds = g_malloc0_n (grid->n_feeds, sizeof *self->feeds);
  self->devices = g_malloc0_n (grid->n_devices, sizeof *self->devices);
  self->inlets = g_malloc0_n (grid->n_inlets, sizeof *self->inlets);
  self->outlets = g_malloc0_n (grid->n_outlets, sizeof *self->outlets);
  self->banks = g_malloc0_n (grid->n_banks, sizeof *self->banks);
  self->cut_inlets = g_new (guint, grid->n_inlets);
  return self;
}

/**
 * avt_grid_solve:
 *
 * In each scenario a device draws its power equally over its live inlets, its supplies' efficiency
 * taken for those that are live; a device without a live inlet is down and draws nothing. Loads
 * are constant power: what an outlet carries, the inlet above it carries too. On a three-phase
 * inlet a load stands on the leg of its outlet; one whose leg is not known is in the sums, but in
 * no line.
 *
 * Returns: (transfer full): the flow
 */
AvtGridFlow *
avt_grid_solve (const AvtGrid *grid)
{
  AvtGridFlow *flow = flow_new (grid);
  g_autofree guint *order = g_new (guint, grid->n_devices);
  g_autofree guint8 *is_cut = g_new0 (guint8, grid->n_inlets);
  g_autofree Source *inlets = g_new (Source, grid->n_inlets);
  g_autofree int *active = g_new (int, grid->n_devices);
  g_autofree AvtLegLoad *loads = g_new (AvtLegLoad, grid->n_inlets);
  g_autofree AvtLegLoad *banks = g_new (AvtLegLoad, grid->n_banks);
  g_autofree int *bank_inlets = g_new (int, grid->n_banks);
  Solver solver = { grid, flow, order, is_cut, inlets, active, loads, banks, bank_inlets, 0 };

  sort_devices (&solver);
  for (guint i = 0; i < AVT_N_SCENARIOS; i++)
    {
      solver.scenario = (AvtScenario) i;
      energize (&solver);
      load_up (&solver);
    }

  return flow;
}

void
avt_grid_flow_free (AvtGridFlow *self)
{
  g_free (self->feeds);
  g_free (self->devices);
  g_free (self->inlets);
  g_free (self->outlets);
  g_free (self->banks);
  g_free (self->cut_inlets);
  g_free (self);
}

/** avt_grid_point_current_a: Returns: the largest line current; NaN when it is not known */
double
avt_grid_point_current_a (const AvtGridPoint *self)
{
  double largest_a = self->line_a[0];

  for (guint k = 1; k < AVT_N_LINES; k++)
    if (isnan (self->line_a[k]) || self->line_a[k] > largest_a)
      largest_a = self->line_a[k];

  return largest_a;
}

/** avt_grid_feed_lines: the line currents of @load on the feed; on one phase all of it in line 1 */
void
avt_grid_feed_lines (const AvtGridFeed *feed, const AvtLegLoad *load, AvtLineLoad *lines)
{
  double voltage_v = avt_supply_line_to_neutral_v (&feed->supply);

  if (feed->supply.phases == 1)
    avt_leg_load_single_line (load, voltage_v, lines);
  else
    avt_leg_load_lines (load, voltage_v, lines);
}
