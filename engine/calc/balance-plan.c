#include "config.h"

#include "engine/calc/balance-plan.h"

#include "engine/calc/connector.h"
#include "engine/calc/feed-load.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LINE_TO_NEUTRAL_LEGS 7u

/** Outlet: one that cords of the plan may use. */
typedef struct
{
  const AvtPort *port;
  AvtId link; /* of something else that is in it; none: it can be used */
  guint kind;
  int cord;   /* of the plan that will be in it; -1: none yet */
} Outlet;

/** Strip: the outlets behind one inlet on a three-phase feed. */
typedef struct
{
  AvtId device;
  const AvtPort *inlet; /* NULL: the one that its type does not name */
  const char *kinds[AVT_BALANCE_N_KINDS]; /* connectors */
  guint meter;
  GArray *outlets; /* of Outlet */
} Strip;

/** Cord: of a device that may move. */
typedef struct
{
  AvtId link;
  guint item;
  guint strip;
  guint outlet;
  const AvtPort *inlet;
} Cord;

/** Item: a device with all of its cords. */
typedef struct
{
  AvtId device;
  guint first_cord;
  guint n_cords;
  guint legs;
} Item;

typedef struct
{
  const AvtDesign *design;
  AvtFeedLoads *loads;
  GArray *meters;   /* of const AvtFeedLoad * */
  GArray *strips;   /* of Strip */
  GArray *cords;    /* of Cord */
  GArray *items;    /* of Item */
  GArray *powers;   /* of AvtPower, by cord: when the other side is lost */
  AvtBalancePlan *plan;
} Planner;

#define METER(self, i) g_array_index ((self)->meters, const AvtFeedLoad *, i)
#define STRIP(self, i) (&g_array_index ((self)->strips, Strip, i))
#define CORD(self, i) (&g_array_index ((self)->cords, Cord, i))
#define ITEM(self, i) (&g_array_index ((self)->items, Item, i))
#define OUTLET(strip, i) (&g_array_index ((strip)->outlets, Outlet, i))

static AvtLeg
cord_leg (const Planner *self, const Cord *cord)
{
  return (AvtLeg) OUTLET (STRIP (self, cord->strip), cord->outlet)->port->leg;
}

static const AvtType *
type_of (const Planner *self, AvtId device)
{
  return avt_design_type (self->design, avt_design_device (self->design, device)->type);
}

static guint
find_meter (Planner *self, const AvtFeedLoad *load)
{
  for (guint i = 0; i < self->meters->len; i++)
    if (METER (self, i) == load)
      return i;
  g_array_append_val (self->meters, load);
  return self->meters->len - 1;
}

/* The kind of an outlet of @strip, made when it is new; AVT_BALANCE_N_KINDS: one too many. */
static guint
find_kind (Strip *strip, const char *connector)
{
  for (guint kind = 0; kind < AVT_BALANCE_N_KINDS; kind++)
    {
      if (strip->kinds[kind] == NULL)
        strip->kinds[kind] = connector != NULL ? connector : "";
      if (g_strcmp0 (strip->kinds[kind], connector != NULL ? connector : "") == 0)
        return kind;
    }
  return AVT_BALANCE_N_KINDS;
}

static AvtId
link_in (const Planner *self, AvtId device, const char *port)
{
  const AvtLink *link = avt_design_link_at (self->design, device, port);

  return link != NULL ? link->entity.id : AVT_ID_NONE;
}

static gboolean
hangs_on (const AvtPort *outlet, const AvtPort *inlet, guint n_inlets)
{
  if (outlet->inlet == NULL)
    return n_inlets == 1;
  return inlet != NULL && strcmp (outlet->inlet, inlet->key) == 0;
}

static void
add_outlets (const Planner *self, Strip *strip, guint n_inlets)
{
  const AvtType *type = type_of (self, strip->device);

  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);
      Outlet outlet = { port, AVT_ID_NONE, 0, -1 };

      if (port->category != AVT_PORT_POWER_OUTLET || !AVT_RECORD_HAS (port, AVT_PORT_LEG)
          || !hangs_on (port, strip->inlet, n_inlets))
        continue;
      outlet.kind = find_kind (strip, port->connector);
      outlet.link = link_in (self, strip->device, port->key);
      if (outlet.kind < AVT_BALANCE_N_KINDS)
        g_array_append_val (strip->outlets, outlet);
    }
}

/* The strip behind the inlet, when that is on a three-phase feed; else -1. */
static int
find_strip (Planner *self, const AvtNetDevice *device, const AvtNetPoint *inlet)
{
  const AvtFeedLoad *load = avt_feed_loads_find (self->loads, inlet->feed);
  const AvtType *type = type_of (self, device->device);
  Strip strip = { .device = device->device };

  if (inlet->port != AVT_NET_NO_PORT)
    strip.inlet = avt_record_list_at (type->ports, AvtPort, inlet->port);
  for (guint i = 0; i < self->strips->len; i++)
    if (avt_id_equal (STRIP (self, i)->device, device->device)
        && STRIP (self, i)->inlet == strip.inlet)
      return (int) i;
  if (load == NULL || load->n_lines != AVT_N_LINES)
    return -1;

  strip.meter = find_meter (self, load);
  strip.outlets = g_array_new (FALSE, FALSE, sizeof (Outlet));
  add_outlets (self, &strip, device->n_inlets);
  g_array_append_val (self->strips, strip);
  return (int) self->strips->len - 1;
}

/* Where the far end of @link is: a strip of the plan and one of its outlets. */
static gboolean
find_outlet (Planner *self, const AvtPowerNet *net, const AvtLink *link, AvtId device, Cord *cord)
{
  gboolean is_a = avt_id_equal (link->a_device, device);
  AvtId far_device = is_a ? link->b_device : link->a_device;
  const char *far_port = is_a ? link->b_port : link->a_port;
  const AvtNetDevice *at = avt_power_net_find (net, far_device);

  if (at == NULL)
    return FALSE;
  for (guint i = at->first_inlet; i < at->first_inlet + at->n_inlets; i++)
    {
      int number = avt_id_is_none (net->inlets[i].feed)
                       ? -1
                       : find_strip (self, at, &net->inlets[i]);

      if (number < 0)
        continue;
      for (guint k = 0; k < STRIP (self, number)->outlets->len; k++)
        if (strcmp (OUTLET (STRIP (self, number), k)->port->key, far_port) == 0)
          {
            cord->strip = (guint) number;
            cord->outlet = k;
            return TRUE;
          }
    }
  return FALSE;
}

static guint
fitting_kinds (const Planner *self, const Cord *cord)
{
  const Strip *strip = STRIP (self, cord->strip);
  guint kinds = 0;

  for (guint kind = 0; kind < AVT_BALANCE_N_KINDS && strip->kinds[kind] != NULL; kind++)
    if (avt_connector_fits (cord->inlet->connector,
                            *strip->kinds[kind] != '\0' ? strip->kinds[kind] : NULL))
      kinds |= 1u << kind;
  return kinds;
}

/* The legs on which the strip has outlets for the cord, at the voltage that it has now. */
static guint
fitting_legs (const Planner *self, const Cord *cord)
{
  const Strip *strip = STRIP (self, cord->strip);
  guint kinds = fitting_kinds (self, cord);
  gboolean is_star = cord_leg (self, cord) < AVT_LEG_L1_L2;
  guint legs = 0;

  for (guint i = 0; i < strip->outlets->len; i++)
    if (kinds & 1u << OUTLET (strip, i)->kind)
      legs |= 1u << OUTLET (strip, i)->port->leg;
  return is_star ? legs & LINE_TO_NEUTRAL_LEGS : legs & ~LINE_TO_NEUTRAL_LEGS;
}

/* The cord in @inlet, when it may move; else it is left alone. */
static gboolean
add_cord (Planner *self, const AvtPowerNet *net, const AvtNetDevice *device,
          const AvtNetPoint *inlet)
{
  const AvtLink *link = avt_design_link (self->design, inlet->link);
  const AvtType *type = type_of (self, device->device);
  Cord cord = { .link = inlet->link, .item = self->items->len };
  AvtScenario scenario;

  if (link == NULL || inlet->port == AVT_NET_NO_PORT || inlet->is_ring)
    return FALSE;
  cord.inlet = avt_record_list_at (type->ports, AvtPort, inlet->port);
  if (!find_outlet (self, net, link, device->device, &cord)
      || !avt_id_equal (OUTLET (STRIP (self, cord.strip), cord.outlet)->link, link->entity.id)
      || (fitting_legs (self, &cord) & 1u << cord_leg (self, &cord)) == 0)
    return FALSE;
  scenario = avt_side_scenario (METER (self, STRIP (self, cord.strip)->meter)->side == AVT_SIDE_A
                                    ? AVT_SIDE_B
                                    : AVT_SIDE_A);
  g_array_append_val (self->cords, cord);
  g_array_append_val (self->powers, inlet->loads[scenario].power);
  return TRUE;
}

static gboolean
has_cord (const AvtPowerNet *net, const AvtNetDevice *device)
{
  for (guint i = device->first_inlet; i < device->first_inlet + device->n_inlets; i++)
    if (!avt_id_is_none (net->inlets[i].link))
      return TRUE;
  return FALSE;
}

/* All cords of a device move, or none. */
static void
add_device (Planner *self, const AvtPowerNet *net, const AvtNetDevice *device)
{
  Item item = { .device = device->device, .first_cord = self->cords->len, .legs = G_MAXUINT };
  gboolean may_move = TRUE;

  if (!has_cord (net, device) || device->n_outlets > 0)
    return;
  for (guint i = device->first_inlet; i < device->first_inlet + device->n_inlets; i++)
    if (!avt_id_is_none (net->inlets[i].link))
      may_move = add_cord (self, net, device, &net->inlets[i]) && may_move;
  for (guint c = item.first_cord; c < self->cords->len; c++)
    item.legs &= fitting_legs (self, CORD (self, c));
  if (!may_move || item.legs == 0)
    {
      g_array_set_size (self->cords, item.first_cord);
      g_array_set_size (self->powers, item.first_cord);
      self->plan->n_fixed++;
      return;
    }
  item.n_cords = self->cords->len - item.first_cord;
  g_array_append_val (self->items, item);
  self->plan->n_devices++;
  self->plan->n_unknown += device->power.draws && isnan (device->power.planning_w);
}

/* The outlets of the plan: those that are free or hold one of its cords. */
static void
count_slots (const Planner *self, AvtBalancePool *pools)
{
  for (guint c = 0; c < self->cords->len; c++)
    {
      Outlet *outlet = OUTLET (STRIP (self, CORD (self, c)->strip), CORD (self, c)->outlet);

      outlet->cord = (int) c;
      outlet->link = AVT_ID_NONE; /* whoever leaves it makes it free */
    }
  for (guint s = 0; s < self->strips->len; s++)
    {
      Strip *strip = STRIP (self, s);

      for (guint i = strip->outlets->len; i-- > 0;)
        {
          const Outlet *outlet = OUTLET (strip, i);

          if (avt_id_is_none (outlet->link))
            pools[s].slots[outlet->port->leg][outlet->kind]++;
        }
      while (pools[s].n_kinds < AVT_BALANCE_N_KINDS && strip->kinds[pools[s].n_kinds] != NULL)
        pools[s].n_kinds++;
    }
}

/* What hangs on the feeds beside the cords of the plan. */
static void
set_meters (Planner *self, AvtBalanceMeter *meters)
{
  for (guint m = 0; m < self->meters->len; m++)
    {
      const AvtFeedLoad *load = METER (self, m);
      AvtGridFeed feed = avt_feed_as_grid (avt_design_feed (self->design, load->feed));
      AvtSide other = load->side == AVT_SIDE_A ? AVT_SIDE_B : AVT_SIDE_A;
      AvtLineLoad lines;

      meters[m].line_to_neutral_v = avt_supply_line_to_neutral_v (&feed.supply);
      meters[m].base = load->loads[avt_side_scenario (other)];
      avt_leg_load_lines (&meters[m].base, meters[m].line_to_neutral_v, &lines);
      self->plan->before.maximum_a = MAX (self->plan->before.maximum_a, lines.maximum_a);
      self->plan->before.imbalance_percent
          = MAX (self->plan->before.imbalance_percent, lines.imbalance_percent);
    }
  for (guint c = 0; c < self->cords->len; c++)
    {
      const Cord *cord = CORD (self, c);
      AvtPower power = g_array_index (self->powers, AvtPower, c);

      avt_power_add (&meters[STRIP (self, cord->strip)->meter].base.legs[cord_leg (self, cord)],
                     (AvtPower) { -power.p_w, -power.q_var });
    }
}

static void
set_items (const Planner *self, AvtBalanceItem *items, AvtBalanceCord *cords, AvtPower *loads)
{
  for (guint c = 0; c < self->cords->len; c++)
    {
      const Cord *cord = CORD (self, c);

      cords[c] = (AvtBalanceCord) { cord->strip, fitting_kinds (self, cord),
                                    (int) cord_leg (self, cord) };
      avt_power_add (&loads[cord->item * self->meters->len + STRIP (self, cord->strip)->meter],
                     g_array_index (self->powers, AvtPower, c));
    }
  for (guint i = 0; i < self->items->len; i++)
    items[i] = (AvtBalanceItem) { &loads[i * self->meters->len], ITEM (self, i)->legs,
                                  &cords[ITEM (self, i)->first_cord], ITEM (self, i)->n_cords };
}

static double
bank_load (const Planner *self, const Strip *strip, const char *bank)
{
  double load_w = 0.0;

  for (guint i = 0; i < strip->outlets->len; i++)
    {
      const Outlet *outlet = OUTLET (strip, i);

      if (g_strcmp0 (outlet->port->bank, bank) != 0)
        continue;
      if (outlet->cord >= 0)
        load_w += g_array_index (self->powers, AvtPower, outlet->cord).p_w;
      else if (!avt_id_is_none (outlet->link))
        load_w += 1.0; /* something */
    }
  return load_w;
}

static gboolean
takes (const Planner *self, const Outlet *outlet, guint cord, int leg)
{
  return outlet->port->leg == leg && avt_id_is_none (outlet->link)
         && (fitting_kinds (self, CORD (self, cord)) & 1u << outlet->kind) != 0;
}

/* The free outlet on @leg in the bank that carries least; -1: none. */
static int
free_outlet (const Planner *self, guint cord, int leg)
{
  const Strip *strip = STRIP (self, CORD (self, cord)->strip);
  double least_w = HUGE_VAL;
  int best = -1;

  for (guint i = 0; i < strip->outlets->len; i++)
    {
      const Outlet *outlet = OUTLET (strip, i);
      double load_w;

      if (outlet->cord >= 0 || !takes (self, outlet, cord, leg))
        continue;
      load_w = bank_load (self, strip, outlet->port->bank);
      if (load_w < least_w)
        {
          least_w = load_w;
          best = (int) i;
        }
    }
  return best;
}

/* An outlet for the cord; where none is free, one whose cord can go to another (Kuhn's way). */
static gboolean
plug (Planner *self, guint cord, const int *legs, gboolean *seen)
{
  Strip *strip = STRIP (self, CORD (self, cord)->strip);
  int leg = legs[CORD (self, cord)->item];
  int outlet = free_outlet (self, cord, leg);

  for (guint i = 0; i < strip->outlets->len && outlet < 0; i++)
    if (takes (self, OUTLET (strip, i), cord, leg) && !seen[i])
      {
        seen[i] = TRUE;
        if (plug (self, (guint) OUTLET (strip, i)->cord, legs, seen))
          outlet = (int) i;
      }
  if (outlet < 0)
    return FALSE;
  OUTLET (strip, outlet)->cord = (int) cord;
  return TRUE;
}

/* Cords that stay on their line keep their outlets. */
static gboolean
plug_all (Planner *self, const int *legs)
{
  for (guint c = 0; c < self->cords->len; c++)
    if ((int) cord_leg (self, CORD (self, c)) != legs[CORD (self, c)->item])
      OUTLET (STRIP (self, CORD (self, c)->strip), CORD (self, c)->outlet)->cord = -1;
  for (guint c = 0; c < self->cords->len; c++)
    {
      Strip *strip = STRIP (self, CORD (self, c)->strip);
      g_autofree gboolean *seen = g_new0 (gboolean, strip->outlets->len);

      if ((int) cord_leg (self, CORD (self, c)) != legs[CORD (self, c)->item]
          && !plug (self, c, legs, seen))
        return FALSE;
    }
  return TRUE;
}

static void
add_moves (Planner *self)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (AvtBalanceMove));

  for (guint s = 0; s < self->strips->len; s++)
    for (guint i = 0; i < STRIP (self, s)->outlets->len; i++)
      {
        const Outlet *to = OUTLET (STRIP (self, s), i);
        const Cord *cord = to->cord >= 0 ? CORD (self, to->cord) : NULL;
        AvtBalanceMove move;

        if (cord == NULL || cord->outlet == i)
          continue;
        move = (AvtBalanceMove) {
          cord->link, ITEM (self, cord->item)->device, STRIP (self, s)->device,
          g_strdup (OUTLET (STRIP (self, s), cord->outlet)->port->key), g_strdup (to->port->key),
          cord_leg (self, cord), (AvtLeg) to->port->leg
        };
        g_array_append_val (moves, move);
      }
  self->plan->n_moves = moves->len;
  self->plan->moves = (AvtBalanceMove *) (gpointer) g_array_free (moves, moves->len == 0);
}

static void
solve (Planner *self)
{
  guint n_meters = self->meters->len;
  g_autofree AvtBalanceMeter *meters = g_new0 (AvtBalanceMeter, n_meters);
  g_autofree AvtBalancePool *pools = g_new0 (AvtBalancePool, self->strips->len);
  g_autofree AvtBalanceItem *items = g_new (AvtBalanceItem, self->items->len + 1);
  g_autofree AvtBalanceCord *cords = g_new (AvtBalanceCord, self->cords->len + 1);
  g_autofree AvtPower *loads = g_new0 (AvtPower, self->items->len * n_meters);
  g_autofree int *legs = g_new (int, self->items->len + 1);
  AvtBalanceProblem problem
      = { meters, n_meters, items, self->items->len, pools, self->strips->len };
  AvtBalanceCost after;
  gboolean is_found;

  count_slots (self, pools);
  set_meters (self, meters);
  set_items (self, items, cords, loads);
  is_found = avt_balance_solve (&problem, legs, &after, &self->plan->is_proven);
  self->plan->after = self->plan->before;
  if (!is_found || !avt_balance_is_better (&after, &self->plan->before)
      || !plug_all (self, legs))
    return;
  self->plan->after = after;
  add_moves (self);
}

static void
clear_strip (gpointer data)
{
  g_array_unref (((Strip *) data)->outlets);
}

/* By name, so that of equally good plans the same is taken whatever the ids are. */
static int
compare_names_cb (gconstpointer a, gconstpointer b, gpointer design)
{
  const AvtDevice *first = avt_design_device (design, *(const AvtId *) a);
  const AvtDevice *second = avt_design_device (design, *(const AvtId *) b);
  int order = first != NULL && second != NULL
                ? strcmp (avt_entity_name (first), avt_entity_name (second))
                : 0;

  return order != 0 ? order : avt_id_compare (*(const AvtId *) a, *(const AvtId *) b);
}

static void
add_all (Planner *self, AvtMemo *memo, const AvtId *devices, guint n_devices)
{
  g_autofree AvtId *sorted = g_memdup2 (devices, n_devices * sizeof *devices);

  if (n_devices > 0)
    g_qsort_with_data (sorted, (int) n_devices, sizeof *sorted, compare_names_cb,
                       (gpointer) self->design);
  for (guint i = 0; i < n_devices; i++)
    {
      const AvtDevice *device = avt_design_device (self->design, sorted[i]);
      g_autoptr (AvtPowerNet) net = NULL;
      const AvtNetDevice *at;

      if (device == NULL || avt_id_is_none (device->rack)
          || (i > 0 && avt_id_equal (sorted[i], sorted[i - 1])))
        continue;
      net = avt_power_net_get (memo, self->design, device->rack);
      at = avt_power_net_find (net, sorted[i]);
      if (at != NULL)
        add_device (self, net, at);
    }
}

/**
 * avt_balance_plan_new:
 * @memo: (nullable): has the nets of the racks
 * @devices: those whose cords may move; others stay where they are and count
 *
 * Each cord stays on its strip; all cords of a device go to the same line of their strips, so that
 * the device stands in that line of A and of B. A feed is held against its load when the other
 * side is lost. Breakers of banks are not part of the search: among the free outlets of a line the
 * one in the bank with the least load is taken, and the checks tell about the result.
 *
 * Returns: (transfer full): the plan
 */
AvtBalancePlan *
avt_balance_plan_new (AvtMemo *memo, const AvtDesign *design, const AvtId *devices,
                      guint n_devices)
{
  g_autoptr (AvtFeedLoads) loads = avt_feed_loads_get (memo, design);
  Planner self = {
    .design = design,
    .loads = loads,
    .meters = g_array_new (FALSE, FALSE, sizeof (const AvtFeedLoad *)),
    .strips = g_array_new (FALSE, FALSE, sizeof (Strip)),
    .cords = g_array_new (FALSE, FALSE, sizeof (Cord)),
    .items = g_array_new (FALSE, FALSE, sizeof (Item)),
    .powers = g_array_new (FALSE, FALSE, sizeof (AvtPower)),
    .plan = g_new0 (AvtBalancePlan, 1),
  };

  g_array_set_clear_func (self.strips, clear_strip);
  add_all (&self, memo, devices, n_devices);
  solve (&self);
  g_array_unref (self.meters);
  g_array_unref (self.strips);
  g_array_unref (self.cords);
  g_array_unref (self.items);
  g_array_unref (self.powers);
  return self.plan;
}
