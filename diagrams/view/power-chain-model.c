/* In a rack the loads are devices, and outlets of strips supply them. In a design the loads are
 * racks, and the strips in them hang on feeds. Both are the same picture. */
#include "config.h"

#include "diagrams/view/power-chain-model.h"

#include "diagrams/view/pen.h"
#include "diagrams/view/rack-row.h"
#include "diagrams/view/rack-text.h"
#include "engine/calc/feed-load.h"
#include "engine/calc/rack-power.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_DEPTH 16

typedef struct
{
  AvtChainModel *model;
  AvtPen pen;
  const AvtDesign *design;
  AvtId rack;
  AvtPowerNet *net;
  AvtFeedLoads *feed_loads;
  int *supply_of; /* by device of the net: its supply, or AVT_CHAIN_NONE */
} Maker;

static const char *
keep (Maker *self, const char *text)
{
  return g_string_chunk_insert (self->model->strings, text);
}

static const char *
keep_taken (Maker *self, char *text)
{
  const char *kept = keep (self, text);

  g_free (text);
  return kept;
}

static AvtChainSupply *
supply_at (Maker *self, int i)
{
  return &g_array_index (self->model->supplies, AvtChainSupply, i);
}

static void
group_clear (gpointer data)
{
  g_array_unref (((AvtChainGroup *) data)->taps);
}

static void
supply_clear (gpointer data)
{
  g_array_unref (((AvtChainSupply *) data)->groups);
}

static int
add_supply (Maker *self, AvtChainSupply supply)
{
  supply.groups = g_array_new (FALSE, FALSE, sizeof (AvtChainGroup));
  g_array_set_clear_func (supply.groups, group_clear);
  g_array_append_val (self->model->supplies, supply);
  return (int) self->model->supplies->len - 1;
}

static AvtChainGroup *
find_group (AvtChainSupply *supply, gint64 order, const AvtChainReading *reading,
            gboolean has_reading)
{
  AvtChainGroup group = { .reading = *reading, .has_reading = has_reading, .order = order };
  guint i;

  for (i = 0; i < supply->groups->len; i++)
    {
      AvtChainGroup *other = &g_array_index (supply->groups, AvtChainGroup, i);

      if (other->order == order)
        return other;
      if (other->order > order)
        break;
    }
  group.taps = g_array_new (FALSE, FALSE, sizeof (AvtChainTap));
  g_array_insert_val (supply->groups, i, group);
  return &g_array_index (supply->groups, AvtChainGroup, i);
}

static void
set_line (Maker *self, AvtChainSupply *supply, guint line, double normal_a, double failover_a,
          double limit_a)
{
  g_autofree char *label = supply->n_lines == 1 ? g_strdup (avt_pen_word (&self->pen, N_ ("load")))
                                                : g_strdup_printf ("L%u", line + 1);

  supply->lines[line]
    = (AvtChainReading){ keep (self, label), normal_a, failover_a, limit_a };
}

/* "UPS A · 32 A · 230 V · 3 phases" */
static const char *
feed_subtitle (Maker *self, const AvtFeed *feed)
{
  g_autofree char *breaker
    = avt_pen_quantity (&self->pen, (double) feed->breaker_ma / 1000, 0, "A");
  g_autofree char *voltage
    = avt_pen_quantity (&self->pen, (double) feed->voltage_mv / 1000, 0, "V");

  return keep_taken (self, g_strdup_printf ("%s%s%s · %s · %s",
                                            feed->source != NULL ? feed->source : "",
                                            feed->source != NULL ? " · " : "", breaker, voltage,
                                            feed->phases == 3 ? "3~" : "1~"));
}

static int
find_supply (Maker *self, AvtId id)
{
  for (guint i = 0; i < self->model->supplies->len; i++)
    if (avt_id_equal (supply_at (self, (int) i)->id, id))
      return (int) i;
  return AVT_CHAIN_NONE;
}

static int
feed_supply (Maker *self, AvtId id)
{
  const AvtFeed *feed = avt_design_feed (self->design, id);
  const AvtFeedLoad *load = avt_feed_loads_find (self->feed_loads, id);
  int found = find_supply (self, id);
  AvtChainSupply supply = { .id = id, .parent = AVT_CHAIN_NONE, .is_feed = TRUE };

  if (found >= 0 || feed == NULL || load == NULL)
    return found;
  supply.side = load->side;
  supply.title = feed->name != NULL ? feed->name : id.text;
  supply.subtitle = feed_subtitle (self, feed);
  supply.n_lines = load->n_lines;
  for (guint line = 0; line < load->n_lines; line++)
    set_line (self, &supply, line, load->lines[AVT_SCENARIO_NORMAL].current_a[line],
              avt_feed_load_failover (load)->current_a[line], load->usable_a);
  return add_supply (self, supply);
}

static const AvtType *
type_of (Maker *self, guint device)
{
  return avt_design_type (
    self->design, avt_design_device (self->design, self->net->devices[device].device)->type);
}

static const char *
name_of (Maker *self, guint device)
{
  return avt_entity_name (avt_design_device (self->design, self->net->devices[device].device));
}

static const AvtPort *
port_of (Maker *self, const AvtNetPoint *point)
{
  const AvtType *type = type_of (self, point->device);

  return point->port < type->ports.n_records
           ? avt_record_list_at (type->ports, AvtPort, point->port)
           : NULL;
}

static const char *
port_name (const AvtPort *port)
{
  if (port == NULL)
    return NULL;
  return port->label != NULL && *port->label != '\0' ? port->label : port->key;
}

/* The outlet that a cord from @inlet leads to, or NULL. */
static const AvtNetPoint *
outlet_of (Maker *self, const AvtNetPoint *inlet)
{
  const AvtLink *link = avt_design_link (self->design, inlet->link);
  AvtId own = self->net->devices[inlet->device].device;
  gboolean is_a;
  const AvtNetDevice *other;

  if (link == NULL)
    return NULL;
  is_a = avt_id_equal (link->a_device, own);
  other = avt_power_net_find (self->net, is_a ? link->b_device : link->a_device);
  for (guint i = 0; other != NULL && i < other->n_outlets; i++)
    {
      const AvtNetPoint *outlet = &self->net->outlets[other->first_outlet + i];
      const AvtPort *port = port_of (self, outlet);

      if (port != NULL && g_strcmp0 (port->key, is_a ? link->b_port : link->a_port) == 0)
        return outlet;
    }
  return NULL;
}

static gboolean
is_fed (const AvtNetPoint *inlet)
{
  return !avt_id_is_none (inlet->feed) || !avt_id_is_none (inlet->link);
}

/* The inlet of a strip that leads up to its supply. */
static const AvtNetPoint *
main_inlet (Maker *self, guint device)
{
  const AvtNetDevice *at = &self->net->devices[device];

  for (guint i = 0; i < at->n_inlets; i++)
    if (is_fed (&self->net->inlets[at->first_inlet + i]))
      return &self->net->inlets[at->first_inlet + i];
  return at->n_inlets > 0 ? &self->net->inlets[at->first_inlet] : NULL;
}

/* A transfer switch belongs to no side, so it stands among the loads. */
static gboolean
is_supply (Maker *self, guint device)
{
  return self->net->devices[device].n_outlets > 0
         && type_of (self, device)->category != AVT_TYPE_TRANSFER_SWITCH;
}

/* Outlets with a cord, whatever hangs on it. */
static guint
count_used (Maker *self, const AvtNetDevice *at)
{
  const AvtType *type
    = avt_design_type (self->design, avt_design_device (self->design, at->device)->type);
  guint n_used = 0;
  AvtLinkEnds ends;
  const char *near_port, *far_port;
  AvtId far_device;

  avt_design_links_of_device (self->design, at->device, &ends);
  while (avt_link_ends_next (&ends, &near_port, &far_device, &far_port) != NULL)
    {
      const AvtPort *port = avt_type_find_port (type, near_port);

      n_used += port != NULL && port->category == AVT_PORT_POWER_OUTLET ? 1 : 0;
    }
  return n_used;
}

static const char *
strip_subtitle (Maker *self, guint device)
{
  const AvtNetDevice *at = &self->net->devices[device];
  const AvtRack *rack = avt_design_rack (self->design, at->rack);
  gboolean is_away = rack != NULL && !avt_id_equal (at->rack, self->rack);
  AvtArgument counts[] = { avt_argument_count (count_used (self, at)),
                           avt_argument_count (at->n_outlets) };
  g_autofree char *used = avt_pen_say (&self->pen, N_ ("%1 of %2 outlets"), counts, 2);

  return keep_taken (self, g_strdup_printf ("%s · %s%s%s", type_of (self, device)->name, used,
                                            is_away ? " · " : "", is_away ? rack->name : ""));
}

static gboolean
has_legs (const AvtType *type)
{
  for (guint i = 0; i < type->ports.n_records; i++)
    if (AVT_RECORD_HAS (avt_record_list_at (type->ports, AvtPort, i), AVT_PORT_LEG))
      return TRUE;
  return FALSE;
}

/* The limit of an inlet is its own rating, or else that of what it is plugged into. */
static void
set_inlet_lines (Maker *self, AvtChainSupply *supply, const AvtNetPoint *inlet)
{
  AvtScenario lost = avt_side_scenario (supply->side == AVT_SIDE_A ? AVT_SIDE_B : AVT_SIDE_A);
  double limit_a = inlet->limit_a;

  if (limit_a <= 0)
    limit_a = supply->parent >= 0 ? supply_at (self, supply->parent)->lines[0].limit_a : NAN;
  supply->n_lines = has_legs (type_of (self, inlet->device)) ? 3 : 1;
  for (guint line = 0; line < supply->n_lines; line++)
    set_line (self, supply, line, inlet->loads[AVT_SCENARIO_NORMAL].line_a[line],
              inlet->loads[lost].line_a[line], limit_a);
}

static AvtSide
side_by_place (Maker *self, guint device)
{
  const AvtDevice *entity
    = avt_design_device (self->design, self->net->devices[device].device);

  return entity->slot == AVT_SLOT_CHANNEL_RIGHT_1 || entity->slot == AVT_SLOT_CHANNEL_RIGHT_2
           ? AVT_SIDE_B
           : AVT_SIDE_A;
}

/* Adds a strip behind what it hangs on. Recursion ends at a feed, or where cords make a ring. */
static int
strip_supply (Maker *self, guint device, guint depth)
{
  const AvtNetPoint *inlet = main_inlet (self, device);
  const AvtNetPoint *outlet = inlet != NULL ? outlet_of (self, inlet) : NULL;
  AvtChainSupply supply = { .id = self->net->devices[device].device,
                            .parent = AVT_CHAIN_NONE,
                            .side = side_by_place (self, device) };

  if (self->supply_of[device] >= 0 || depth > MOST_DEPTH)
    return self->supply_of[device];
  if (inlet != NULL && !avt_id_is_none (inlet->feed))
    supply.parent = feed_supply (self, inlet->feed);
  else if (outlet != NULL && is_supply (self, outlet->device) && !inlet->is_ring)
    supply.parent = strip_supply (self, outlet->device, depth + 1);
  if (supply.parent >= 0)
    {
      supply.side = supply_at (self, supply.parent)->side;
      supply.depth = supply_at (self, supply.parent)->depth + 1;
    }
  supply.title = name_of (self, device);
  supply.subtitle = strip_subtitle (self, device);
  if (inlet != NULL)
    set_inlet_lines (self, &supply, inlet);
  self->supply_of[device] = add_supply (self, supply);
  return self->supply_of[device];
}

/* Banks first, in the order of the type; outlets without one stand by their line. */
static AvtChainGroup *
group_of (Maker *self, AvtChainSupply *supply, const AvtNetPoint *outlet)
{
  const AvtNetDevice *at = &self->net->devices[outlet->device];
  const AvtType *type = type_of (self, outlet->device);
  const AvtPort *port = port_of (self, outlet);
  AvtChainReading none = { "", NAN, NAN, NAN };

  for (guint i = 0; i < at->n_banks; i++)
    {
      const AvtNetPoint *point = &self->net->banks[at->first_bank + i];
      const AvtBank *bank = point->port < type->banks.n_records
                              ? avt_record_list_at (type->banks, AvtBank, point->port)
                              : NULL;

      if (bank != NULL && g_strcmp0 (bank->key, port->bank) == 0)
        {
          AvtChainReading reading = { bank->key, avt_net_point_normal_a (point),
                                      avt_net_point_failover_a (point),
                                      point->limit_a > 0 ? point->limit_a : NAN };

          return find_group (supply, i, &reading, TRUE);
        }
    }
  return find_group (supply, at->n_banks + (AVT_RECORD_HAS (port, AVT_PORT_LEG) ? port->leg : 9),
                     &none, FALSE);
}

/* "1 C13 4 · L1" */
static const char *
outlet_label (Maker *self, const AvtPort *port)
{
  const AvtField *leg = &avt_port_type.fields[AVT_PORT_LEG];

  if (!AVT_RECORD_HAS (port, AVT_PORT_LEG))
    return port_name (port);
  return keep_taken (self, g_strdup_printf ("%s · %s", port_name (port),
                                            leg->values[port->leg].label));
}

static void
insert_tap (GArray *taps, const AvtChainTap *tap)
{
  guint i = taps->len;

  while (i > 0 && g_array_index (taps, AvtChainTap, i - 1).load > tap->load)
    i--;
  g_array_insert_vals (taps, i, tap, 1);
}

static void
add_tap (Maker *self, guint load, const AvtNetPoint *inlet)
{
  const AvtNetPoint *outlet = outlet_of (self, inlet);
  AvtChainLoad *entry = &g_array_index (self->model->loads, AvtChainLoad, load);
  AvtChainTap tap = { .load = load, .port = port_name (port_of (self, inlet)) };
  AvtChainSupply *supply;
  AvtScenario lost;

  if (outlet == NULL)
    return;
  if (!is_supply (self, outlet->device))
    {
      if (entry->from == NULL)
        entry->from = keep_taken (
          self, g_strdup_printf ("%s · %s", name_of (self, outlet->device),
                                 port_name (port_of (self, outlet))));
      return;
    }
  supply = supply_at (self, strip_supply (self, outlet->device, 0));
  lost = avt_side_scenario (supply->side == AVT_SIDE_A ? AVT_SIDE_B : AVT_SIDE_A);
  tap.reading = (AvtChainReading){ outlet_label (self, port_of (self, outlet)),
                                   avt_net_point_normal_a (outlet),
                                   avt_grid_point_current_a (&outlet->loads[lost]),
                                   outlet->limit_a > 0 ? outlet->limit_a : NAN };
  entry->n_taps[supply->side]++;
  insert_tap (group_of (self, supply, outlet)->taps, &tap);
}

static void
add_device (Maker *self, guint device)
{
  const AvtNetDevice *at = &self->net->devices[device];
  const AvtDevice *entity = avt_design_device (self->design, at->device);
  AvtChainLoad load = { .id = at->device, .title = avt_entity_name (entity) };

  load.numbers = keep_taken (
    self, isnan (at->power.planning_w)
            ? g_strdup (avt_pen_word (&self->pen, N_ ("W unknown")))
            : avt_pen_quantity (&self->pen, at->power.planning_w, 0, "W"));
  load.is_planned = entity->state == AVT_STATE_PLANNED;
  g_array_append_val (self->model->loads, load);
}

/* Where the first cord of a device leads, if it can on side A, for an order in which few cords
 * cross: by strip, outlet, and from the top of the rack. */
typedef struct
{
  guint device;
  AvtSide side;
  guint strip;
  guint outlet;
  gint64 position_hu;
} Rank;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *left = a, *right = b;

  if (left->side != right->side)
    return left->side < right->side ? -1 : 1;
  if (left->strip != right->strip)
    return left->strip < right->strip ? -1 : 1;
  if (left->outlet != right->outlet)
    return left->outlet < right->outlet ? -1 : 1;
  if (left->position_hu != right->position_hu)
    return left->position_hu > right->position_hu ? -1 : 1;
  return left->device < right->device ? -1 : left->device > right->device;
}

static Rank
rank_device (Maker *self, guint device)
{
  const AvtNetDevice *at = &self->net->devices[device];
  Rank rank = { device, AVT_SIDE_B, G_MAXUINT, G_MAXUINT,
                avt_design_device (self->design, at->device)->position_hu };

  for (guint i = 0; i < at->n_inlets; i++)
    {
      const AvtNetPoint *outlet = outlet_of (self, &self->net->inlets[at->first_inlet + i]);
      int strip = AVT_CHAIN_NONE;

      if (outlet != NULL && is_supply (self, outlet->device))
        strip = strip_supply (self, outlet->device, 0);
      if (strip < 0 || (rank.strip != G_MAXUINT && supply_at (self, strip)->side == AVT_SIDE_B))
        continue;
      rank.side = supply_at (self, strip)->side;
      rank.strip = (guint) strip;
      rank.outlet = outlet->port;
      if (rank.side == AVT_SIDE_A)
        break;
    }
  return rank;
}

static int
compare_strips (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Maker *self = user_data;
  guint left = *(const guint *) a, right = *(const guint *) b;
  int order = strcmp (name_of (self, left), name_of (self, right));

  return order != 0 ? order : left < right ? -1 : left > right;
}

/* The strips that stand in the rack, by name. */
static void
add_strips (Maker *self)
{
  g_autoptr (GArray) strips = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->net->n_devices; i++)
    {
      self->supply_of[i] = AVT_CHAIN_NONE;
      if (is_supply (self, i) && avt_id_equal (self->net->devices[i].rack, self->rack))
        g_array_append_val (strips, i);
    }
  g_array_sort_with_data (strips, compare_strips, self);
  for (guint i = 0; i < strips->len; i++)
    strip_supply (self, g_array_index (strips, guint, i), 0);
}

static void
add_rack (Maker *self)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));

  add_strips (self);
  for (guint i = 0; i < self->net->n_devices; i++)
    {
      const AvtNetDevice *at = &self->net->devices[i];

      if (avt_id_equal (at->rack, self->rack) && !is_supply (self, i) && at->n_inlets > 0)
        {
          Rank rank = rank_device (self, i);

          g_array_append_val (ranks, rank);
        }
    }
  g_array_sort (ranks, compare_ranks);
  for (guint i = 0; i < ranks->len; i++)
    {
      guint device = g_array_index (ranks, Rank, i).device;
      const AvtNetDevice *at = &self->net->devices[device];

      add_device (self, device);
      for (guint k = 0; k < at->n_inlets; k++)
        add_tap (self, i, &self->net->inlets[at->first_inlet + k]);
    }
}

/* A rack as a load of the feeds that its strips hang on. */
static void
add_rack_load (Maker *self, AvtId rack)
{
  guint number = self->model->loads->len;
  AvtRackPower power = self->pen.context->memo != NULL
                         ? avt_rack_power_get (self->pen.context->memo, self->design, rack)
                         : avt_rack_power (self->design, rack);
  g_autofree char *watts = avt_pen_quantity (&self->pen, power.planning.known_w / 1000, 2, "kW");
  AvtChainLoad load = { .id = rack,
                        .title = avt_entity_name (avt_design_rack (self->design, rack)) };

  load.numbers
    = keep_taken (self, g_strconcat (power.planning.n_unknown > 0 ? "≥ " : "", watts, NULL));
  g_array_append_val (self->model->loads, load);
  for (guint i = 0; i < self->net->n_devices; i++)
    {
      const AvtNetDevice *at = &self->net->devices[i];
      const AvtNetPoint *inlet = main_inlet (self, i);
      AvtChainReading none = { "", NAN, NAN, NAN };
      AvtChainTap tap = { .load = number };
      AvtChainSupply *feed;
      AvtScenario lost;
      int found;

      if (!avt_id_equal (at->rack, rack) || inlet == NULL || avt_id_is_none (inlet->feed))
        continue;
      found = feed_supply (self, inlet->feed);
      if (found < 0)
        continue;
      feed = supply_at (self, found);
      lost = avt_side_scenario (feed->side == AVT_SIDE_A ? AVT_SIDE_B : AVT_SIDE_A);
      tap.reading = (AvtChainReading){ name_of (self, i), avt_net_point_normal_a (inlet),
                                       avt_grid_point_current_a (&inlet->loads[lost]),
                                       inlet->limit_a > 0 ? inlet->limit_a
                                                          : feed->lines[0].limit_a };
      g_array_index (self->model->loads, AvtChainLoad, number).n_taps[feed->side]++;
      insert_tap (find_group (feed, 0, &none, FALSE)->taps, &tap);
    }
}

static void
add_all_racks (Maker *self)
{
  g_autoptr (GArray) racks = avt_rack_row_list (self->design, AVT_ID_NONE);

  for (guint i = 0; i < racks->len; i++)
    {
      AvtId rack = g_array_index (racks, AvtId, i);

      self->net = avt_power_net_get (self->pen.context->memo, self->design, rack);
      add_rack_load (self, rack);
      g_clear_pointer (&self->net, avt_power_net_unref);
    }
}

/**
 * avt_chain_model_new:
 * @scope: a rack or the design
 *
 * Returns: (transfer full): what is drawn, without coordinates
 */
AvtChainModel *
avt_chain_model_new (const AvtDiagramContext *context, AvtId scope)
{
  AvtChainModel *self = g_new0 (AvtChainModel, 1);
  g_autoptr (AvtMemo) memo
    = context->memo != NULL ? avt_memo_ref (context->memo) : avt_memo_new ();
  AvtDiagramContext with_memo = *context;
  Maker maker = { .model = self, .design = context->design, .rack = scope };

  with_memo.memo = memo;
  maker.pen.context = &with_memo;
  self->strings = g_string_chunk_new (1024);
  self->supplies = g_array_new (FALSE, FALSE, sizeof (AvtChainSupply));
  g_array_set_clear_func (self->supplies, supply_clear);
  self->loads = g_array_new (FALSE, FALSE, sizeof (AvtChainLoad));
  maker.feed_loads = avt_feed_loads_get (memo, context->design);
  if (avt_design_rack (context->design, scope) != NULL)
    {
      maker.net = avt_power_net_get (memo, context->design, scope);
      maker.supply_of = g_new (int, MAX (maker.net->n_devices, 1));
      add_rack (&maker);
      avt_power_net_unref (maker.net);
      g_free (maker.supply_of);
    }
  else
    add_all_racks (&maker);
  avt_feed_loads_unref (maker.feed_loads);
  return self;
}

void
avt_chain_model_free (AvtChainModel *self)
{
  g_array_unref (self->supplies);
  g_array_unref (self->loads);
  g_string_chunk_free (self->strings);
  g_free (self);
}
