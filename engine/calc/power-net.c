#include "config.h"

#include "engine/calc/power-net.h"

#include "engine/calc/connector.h"
#include "engine/calc/power-members.h"
#include "engine/calc/power-unknown.h"

#include <math.h>
#include <string.h>

/** Builder: the net and the grid that says the same to the solver. */
typedef struct
{
  const AvtDesign *design;
  AvtPowerMembers members;
  const AvtType **types; /* by device */
  AvtDevicePartsSum last;
  const char *connector_name; /* the last that was asked for, and what it says */
  AvtConnector connector;
  AvtPowerNet *net;
  double reactive_per_real;
  GArray *feeds;      /* of AvtNetFeed */
  GArray *grid_feeds; /* of AvtGridFeed */
  AvtGridDevice *devices;
  AvtGridInlet *inlets;
  AvtGridOutlet *outlets;
} Builder;

/** avt_feed_as_grid: the feed in volts */
AvtGridFeed
avt_feed_as_grid (const AvtFeed *feed)
{
  return (AvtGridFeed) { (AvtSide) feed->side,
                         { (double) feed->voltage_mv / 1000.0, (guint) feed->phases,
                           (AvtConnection) feed->connection } };
}

/** avt_design_derating: Returns: the part of a breaker's rating that the design's rule allows */
double
avt_design_derating (const AvtDesign *design)
{
  const AvtSettings *settings = avt_design_get_settings (design);

  switch ((AvtDeratingRule) settings->derating_rule)
    {
    case AVT_DERATING_IEC_FULL:
      return 1.0;
    case AVT_DERATING_NEC_80:
      return 0.8;
    case AVT_DERATING_CUSTOM:
      return (double) settings->derating_custom_permille / 1000.0;
    }
  g_assert_not_reached ();
}

static double
feed_derating (const AvtDesign *design, const AvtFeed *feed)
{
  if (feed != NULL && AVT_RECORD_HAS (feed, AVT_FEED_DERATING_PERMILLE))
    return (double) feed->derating_permille / 1000.0;

  return avt_design_derating (design);
}

/** avt_feed_usable_a: the breaker times the feed's own derating, or the design's rule */
double
avt_feed_usable_a (const AvtDesign *design, const AvtFeed *feed)
{
  return (double) feed->breaker_ma / 1000.0 * feed_derating (design, feed);
}

/** avt_port_rated_a: as the port says, else by its connector; 0: not known */
double
avt_port_rated_a (const AvtPort *port)
{
  if (AVT_RECORD_HAS (port, AVT_PORT_RATED_MA))
    return (double) port->rated_ma / 1000.0;

  return avt_connector (port->connector).rated_a;
}

static const AvtDevice *
member (const Builder *self, guint number)
{
  return g_ptr_array_index (self->members.devices, number);
}

/* Neighbours are often of one type. */
static void
find_types (Builder *self)
{
  for (guint i = 0; i < self->net->n_devices; i++)
    if (i > 0 && avt_id_equal (member (self, i)->type, member (self, i - 1)->type))
      self->types[i] = self->types[i - 1];
    else
      self->types[i] = avt_design_type (self->design, member (self, i)->type);
}

static gboolean
is_transfer (const AvtType *type)
{
  return type->category == AVT_TYPE_TRANSFER_SWITCH || type->category == AVT_TYPE_UPS;
}

/* Where the inlets, outlets and banks of each member stand. A strip on a feed whose type names no
 * inlet has one all the same. */
static void
lay_out (Builder *self)
{
  AvtPowerNet *net = self->net;

  for (guint i = 0; i < net->n_devices; i++)
    {
      const AvtDevice *device = member (self, i);
      const AvtType *type = self->types[i];
      AvtNetDevice *at = &net->devices[i];

      *at = (AvtNetDevice) { .device = device->entity.id, .rack = device->rack,
                             .first_inlet = net->n_inlets, .first_outlet = net->n_outlets,
                             .first_bank = net->n_banks };
      for (guint j = 0; j < type->ports.n_records; j++)
        {
          AvtPortCategory category
              = (AvtPortCategory) avt_record_list_at (type->ports, AvtPort, j)->category;

          at->n_inlets += category == AVT_PORT_POWER_INLET;
          at->n_outlets += category == AVT_PORT_POWER_OUTLET;
        }
      if (at->n_inlets == 0 && !avt_id_is_none (device->feed))
        at->n_inlets = 1;
      at->n_banks = at->n_outlets > 0 ? type->banks.n_records : 0;
      net->n_inlets += at->n_inlets;
      net->n_outlets += at->n_outlets;
      net->n_banks += at->n_banks;
    }
}

/* One for each device on a feed, so that the flow tells what each puts on it. */
static int
add_feed (Builder *self, guint device, const AvtFeed *feed)
{
  AvtGridFeed grid_feed = avt_feed_as_grid (feed);
  AvtNetFeed net_feed = { .feed = feed->entity.id, .device = device };

  g_array_append_val (self->feeds, net_feed);
  g_array_append_val (self->grid_feeds, grid_feed);
  return (int) self->feeds->len - 1;
}

/* avt_connector() of the port; neighbours are mostly of one make. */
static const AvtConnector *
connector_of (Builder *self, const AvtPort *port)
{
  if (port->connector == NULL || self->connector_name == NULL
      || strcmp (port->connector, self->connector_name) != 0)
    {
      self->connector_name = port->connector;
      self->connector = avt_connector (port->connector);
    }

  return &self->connector;
}

static double
rated_a (Builder *self, const AvtPort *port)
{
  if (AVT_RECORD_HAS (port, AVT_PORT_RATED_MA))
    return avt_port_rated_a (port);

  return connector_of (self, port)->rated_a;
}

static void
add_inlet (Builder *self, guint number, guint device, guint port, const AvtPort *record)
{
  self->net->inlets[number] = (AvtNetPoint) {
    .device = device,
    .port = port,
    .limit_a = record != NULL ? rated_a (self, record) : 0.0,
  };
  self->inlets[number] = (AvtGridInlet) {
    .device = device,
    .feed = -1,
    .outlet = -1,
    .three_phase = record != NULL && connector_of (self, record)->phases == 3,
  };
}

static void
add_outlet (Builder *self, guint number, guint device, guint port, const AvtPort *record)
{
  self->net->outlets[number]
      = (AvtNetPoint) { .device = device, .port = port, .limit_a = rated_a (self, record) };
  self->outlets[number] = (AvtGridOutlet) {
    .device = device,
    .inlet = -1,
    .leg = AVT_RECORD_HAS (record, AVT_PORT_LEG) ? record->leg : -1,
    .three_phase = connector_of (self, record)->phases == 3,
    .bank = -1,
  };
}

static void
add_ports (Builder *self, guint number)
{
  const AvtType *type = self->types[number];
  AvtNetDevice *at = &self->net->devices[number];
  guint inlet = at->first_inlet;
  guint outlet = at->first_outlet;

  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);

      if (port->category == AVT_PORT_POWER_INLET)
        add_inlet (self, inlet++, number, i, port);
      else if (port->category == AVT_PORT_POWER_OUTLET)
        add_outlet (self, outlet++, number, i, port);
    }
  if (inlet == at->first_inlet && at->n_inlets > 0)
    add_inlet (self, inlet, number, AVT_NET_NO_PORT, NULL);
  for (guint i = 0; i < at->n_banks; i++)
    self->net->banks[at->first_bank + i] = (AvtNetPoint) { .device = number, .port = i };
}

static int
find_inlet (const Builder *self, const AvtNetDevice *at, const AvtType *type, const char *key)
{
  for (guint i = at->first_inlet; i < at->first_inlet + at->n_inlets; i++)
    {
      guint port = self->net->inlets[i].port;

      if (port != AVT_NET_NO_PORT
          && strcmp (avt_record_list_at (type->ports, AvtPort, port)->key, key) == 0)
        return (int) i;
    }

  return -1;
}

static int
find_bank (const AvtNetDevice *at, const AvtType *type, const char *key)
{
  for (guint i = 0; i < at->n_banks; i++)
    if (strcmp (avt_record_list_at (type->banks, AvtBank, i)->key, key) == 0)
      return (int) (at->first_bank + i);

  return -1;
}

/* The inlet and the bank that each outlet hangs on; one that does not say hangs on the first. */
static void
join_outlets (Builder *self, guint number)
{
  const AvtType *type = self->types[number];
  const AvtNetDevice *at = &self->net->devices[number];

  for (guint i = at->first_outlet; i < at->first_outlet + at->n_outlets; i++)
    {
      const AvtPort *port
          = avt_record_list_at (type->ports, AvtPort, self->net->outlets[i].port);
      int inlet = -1;

      if (port->bank != NULL)
        self->outlets[i].bank = find_bank (at, type, port->bank);
      if (is_transfer (type))
        continue;
      if (port->inlet != NULL)
        inlet = find_inlet (self, at, type, port->inlet);
      if (inlet < 0 && at->n_inlets > 0)
        inlet = (int) at->first_inlet;
      self->outlets[i].inlet = inlet;
    }
}

static void
add_draw (Builder *self, guint number)
{
  const AvtDevice *device = member (self, number);
  AvtNetDevice *at = &self->net->devices[number];
  AvtGridDevice *grid = &self->devices[number];
  gboolean has_supplies;

  at->power = avt_device_power_again (self->design, device, self->types[number], &self->last);
  has_supplies = at->power.basis == AVT_BASIS_PARTS && at->power.has_parts
                 && at->power.psu.count > 0.0 && at->power.psu_state != AVT_PSU_NOT_CERTIFIED;
  *grid = (AvtGridDevice) {
    .first_inlet = at->first_inlet,
    .n_inlets = at->n_inlets,
    .role = is_transfer (self->types[number]) ? AVT_GRID_TRANSFERS : AVT_GRID_SHARES,
    .power_w = has_supplies ? at->power.known_dc.typical_w : at->power.known_w,
    .reactive_per_real = self->reactive_per_real,
  };
  if (has_supplies)
    grid->psu = at->power.psu;
}

/* The number of the point of a port of @at, or -1. */
static int
find_point (const AvtNetPoint *points, guint first, guint n_points, const AvtType *type,
            const char *key)
{
  for (guint i = first; i < first + n_points; i++)
    if (points[i].port != AVT_NET_NO_PORT
        && strcmp (avt_record_list_at (type->ports, AvtPort, points[i].port)->key, key) == 0)
      return (int) i;

  return -1;
}

/* Whether @port of the device is one of its inlets, and the cord was plugged in there. */
static gboolean
plug_in (Builder *self, const AvtLink *link, AvtId device, const char *port, AvtId far_device,
         const char *far_port)
{
  const AvtNetDevice *at, *far;
  guint number, far_number;
  int inlet, outlet;

  if (!avt_power_members_find (&self->members, device, &number)
      || !avt_power_members_find (&self->members, far_device, &far_number))
    return FALSE;
  at = &self->net->devices[number];
  inlet = find_point (self->net->inlets, at->first_inlet, at->n_inlets, self->types[number], port);
  if (inlet < 0 || self->inlets[inlet].outlet >= 0)
    return FALSE;
  far = &self->net->devices[far_number];
  outlet = find_point (self->net->outlets, far->first_outlet, far->n_outlets,
                       self->types[far_number], far_port);
  if (outlet < 0)
    return FALSE;

  self->inlets[inlet].outlet = outlet;
  self->net->inlets[inlet].link = link->entity.id;
  return TRUE;
}

static int
compare_links_cb (gconstpointer a, gconstpointer b)
{
  const AvtLink *const *left = a;
  const AvtLink *const *right = b;

  return avt_id_compare ((*left)->entity.id, (*right)->entity.id);
}

/* Cords from one pass over the links are in order already. */
static void
sort_links (GPtrArray *links)
{
  for (guint i = 1; i < links->len; i++)
    if (compare_links_cb (&links->pdata[i - 1], &links->pdata[i]) > 0)
      {
        g_ptr_array_sort (links, compare_links_cb);
        return;
      }
}

/* Of two cords at one inlet the one with the smaller id is taken, from wherever the net is seen. */
static void
plug_in_cords (Builder *self)
{
  sort_links (self->members.cords);
  for (guint i = 0; i < self->members.cords->len; i++)
    {
      const AvtLink *link = g_ptr_array_index (self->members.cords, i);

      if (!plug_in (self, link, link->a_device, link->a_port, link->b_device, link->b_port))
        plug_in (self, link, link->b_device, link->b_port, link->a_device, link->a_port);
    }
}

/* The inlets without a cord of a device that names a feed are plugged into it. A strip on a
 * three-phase feed whose connector says nothing takes all three lines. */
static void
join_feed (Builder *self, guint number)
{
  const AvtDevice *device = member (self, number);
  const AvtType *type = self->types[number];
  const AvtNetDevice *at = &self->net->devices[number];
  const AvtFeed *feed = avt_design_feed (self->design, device->feed);
  double derating = feed_derating (self->design, feed);
  int grid_feed = feed != NULL ? add_feed (self, number, feed) : -1;

  for (guint i = at->first_inlet; grid_feed >= 0 && i < at->first_inlet + at->n_inlets; i++)
    {
      const AvtPort *port = NULL;

      if (self->inlets[i].outlet >= 0)
        continue;
      self->inlets[i].feed = grid_feed;
      self->net->inlets[i].feed = device->feed;
      if (self->net->inlets[i].port != AVT_NET_NO_PORT)
        port = avt_record_list_at (type->ports, AvtPort, self->net->inlets[i].port);
      if (feed->phases == 3 && at->n_outlets > 0
          && (port == NULL || connector_of (self, port)->phases == 0))
        self->inlets[i].three_phase = TRUE;
    }
  for (guint i = 0; i < at->n_banks; i++)
    self->net->banks[at->first_bank + i].limit_a
        = (double) avt_record_list_at (type->banks, AvtBank, i)->breaker_ma / 1000.0 * derating;
}

static guint
find_component (const AvtPowerNet *net, guint device)
{
  while (net->devices[device].component != device)
    {
      guint above = net->devices[device].component;

      net->devices[device].component = net->devices[above].component; /* halves the way */
      device = above;
    }

  return device;
}

/* The device with the smallest number stands for all that hang together. */
static void
set_components (Builder *self)
{
  AvtPowerNet *net = self->net;

  for (guint i = 0; i < net->n_devices; i++)
    net->devices[i].component = i;
  for (guint i = 0; i < net->n_inlets; i++)
    if (self->inlets[i].outlet >= 0)
      {
        guint a = find_component (net, self->inlets[i].device);
        guint b = find_component (net, self->outlets[self->inlets[i].outlet].device);

        net->devices[MAX (a, b)].component = MIN (a, b);
      }
  for (guint i = 0; i < net->n_devices; i++)
    net->devices[i].component = net->devices[net->devices[i].component].component;
}

static void
take_points (AvtNetPoint *points, guint n_points, AvtGridPoint (*loads)[AVT_N_SCENARIOS])
{
  for (guint i = 0; i < n_points; i++)
    memcpy (points[i].loads, loads[i], sizeof points[i].loads);
}

static void
solve (Builder *self)
{
  AvtPowerNet *net = self->net;
  AvtGrid grid = {
    .feeds = (const AvtGridFeed *) (gpointer) self->grid_feeds->data,
    .n_feeds = self->grid_feeds->len,
    .devices = self->devices,
    .n_devices = net->n_devices,
    .inlets = self->inlets,
    .n_inlets = net->n_inlets,
    .outlets = self->outlets,
    .n_outlets = net->n_outlets,
    .n_banks = net->n_banks,
  };
  g_autoptr (AvtGridFlow) flow = avt_grid_solve (&grid);

  for (guint i = 0; i < net->n_devices; i++)
    memcpy (net->devices[i].draws, flow->devices[i], sizeof net->devices[i].draws);
  take_points (net->inlets, net->n_inlets, flow->inlets);
  take_points (net->outlets, net->n_outlets, flow->outlets);
  take_points (net->banks, net->n_banks, flow->banks);
  for (guint i = 0; i < flow->n_cut_inlets; i++)
    net->inlets[flow->cut_inlets[i]].is_ring = TRUE;
  for (guint i = 0; i < net->n_feeds; i++)
    memcpy (net->feeds[i].loads, flow->feeds[i], sizeof net->feeds[i].loads);
}

static double
power_factor (const AvtDesign *design)
{
  return (double) avt_design_get_settings (design)->power_factor_permille / 1000.0;
}

/* @members: (transfer full) */
static AvtPowerNet *
net_new (const AvtDesign *design, AvtPowerMembers members)
{
  AvtPowerNet *net = g_atomic_rc_box_new0 (AvtPowerNet);
  Builder builder = {
    .design = design,
    .members = members,
    .net = net,
    .reactive_per_real = avt_reactive_per_real (power_factor (design)),
    .feeds = g_array_new (FALSE, FALSE, sizeof (AvtNetFeed)),
    .grid_feeds = g_array_new (FALSE, FALSE, sizeof (AvtGridFeed)),
  };

  net->is_one_rack = members.is_one_rack;
  net->n_devices = members.devices->len;
  net->devices = g_new (AvtNetDevice, net->n_devices);
  builder.types = g_new (const AvtType *, net->n_devices);
  find_types (&builder);
  lay_out (&builder);
  net->inlets = g_new (AvtNetPoint, net->n_inlets);
  net->outlets = g_new (AvtNetPoint, net->n_outlets);
  net->banks = g_new (AvtNetPoint, net->n_banks);
  builder.devices = g_new (AvtGridDevice, net->n_devices);
  builder.inlets = g_new (AvtGridInlet, net->n_inlets);
  builder.outlets = g_new (AvtGridOutlet, net->n_outlets);

  for (guint i = 0; i < net->n_devices; i++)
    {
      add_ports (&builder, i);
      join_outlets (&builder, i);
      add_draw (&builder, i);
    }
  plug_in_cords (&builder);
  for (guint i = 0; i < net->n_devices; i++)
    join_feed (&builder, i);
  set_components (&builder);
  net->n_feeds = builder.feeds->len;
  net->feeds = (AvtNetFeed *) (gpointer) g_array_free (builder.feeds, FALSE);
  solve (&builder);
  avt_power_net_mark_unknown (net, builder.inlets, builder.outlets);

  g_array_unref (builder.grid_feeds);
  g_free (builder.devices);
  g_free (builder.inlets);
  g_free (builder.outlets);
  g_free (builder.types);
  avt_power_members_clear (&members);
  return net;
}

/** avt_power_net_new: Returns: (transfer full): the net of a rack, see #AvtPowerNet */
AvtPowerNet *
avt_power_net_new (const AvtDesign *design, AvtId rack)
{
  return net_new (design, avt_power_members_of_rack (design, rack));
}

/** avt_power_net_new_loose: Returns: (transfer full): the net of a device that is in no rack */
AvtPowerNet *
avt_power_net_new_loose (const AvtDesign *design, AvtId device)
{
  return net_new (design, avt_power_members_of_device (design, device));
}

AvtPowerNet *
avt_power_net_ref (AvtPowerNet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
net_clear (gpointer data)
{
  AvtPowerNet *self = data;

  g_free (self->devices);
  g_free (self->inlets);
  g_free (self->outlets);
  g_free (self->banks);
  g_free (self->feeds);
}

void
avt_power_net_unref (AvtPowerNet *self)
{
  g_atomic_rc_box_release_full (self, net_clear);
}

static const AvtMemoKind net_kind = { "power-net", (gpointer (*) (gpointer)) avt_power_net_ref,
                                      (void (*) (gpointer)) avt_power_net_unref };

static AvtMemoHold
hold_rack (const AvtDesign *design, AvtId rack)
{
  return (AvtMemoHold) { avt_design_rack_stamp (design, rack),
                         (gpointer (*) (gpointer)) avt_stamp_ref,
                         (void (*) (gpointer)) avt_stamp_unref };
}

/* The racks of one net share it, so that each is solved once. */
static void
store (AvtMemo *memo, const AvtDesign *design, AvtPowerNet *net)
{
  AvtId last = AVT_ID_NONE;

  for (guint i = 0; i < net->n_devices; i++)
    {
      AvtMemoHold hold = hold_rack (design, net->devices[i].rack);

      if (hold.object != NULL && !avt_id_equal (net->devices[i].rack, last))
        avt_memo_store (memo, &net_kind, &hold, 1, NULL, 0, net);
      last = net->devices[i].rack;
    }
}

/**
 * avt_power_net_get:
 * @memo: (nullable): keeps the net for as long as nothing changes that the rack can see
 *
 * Returns: (transfer full): avt_power_net_new()
 */
AvtPowerNet *
avt_power_net_get (AvtMemo *memo, const AvtDesign *design, AvtId rack)
{
  AvtMemoHold hold = hold_rack (design, rack);
  AvtPowerNet *net = NULL;

  if (memo == NULL || hold.object == NULL)
    return avt_power_net_new (design, rack);

  net = avt_memo_lookup (memo, &net_kind, &hold, 1, NULL, 0);
  if (net != NULL)
    return net;
  net = avt_power_net_new (design, rack);
  store (memo, design, net);
  if (net->n_devices == 0)
    avt_memo_store (memo, &net_kind, &hold, 1, NULL, 0, net);

  return net;
}

static AvtPowerNet *
lookup (AvtMemo *memo, const AvtDesign *design, guint rack)
{
  AvtMemoHold hold
      = hold_rack (design, avt_entity_id (avt_design_get (design, AVT_KIND_RACK, rack)));

  return avt_memo_lookup (memo, &net_kind, &hold, 1, NULL, 0);
}

/* Solves every rack that is not in @nets yet; those that no cord leads out of are found at once. */
static void
solve_missing (AvtMemo *memo, const AvtDesign *design, GPtrArray *nets)
{
  guint n_racks;
  g_autofree AvtPowerMembers *members = avt_power_members_of_all_racks (design, &n_racks);

  for (guint i = 0; i < n_racks; i++)
    {
      if (nets->pdata[i] == NULL && members[i].devices != NULL)
        {
          nets->pdata[i] = net_new (design, members[i]);
          store (memo, design, nets->pdata[i]);
        }
      else
        avt_power_members_clear (&members[i]);
    }
}

/**
 * avt_power_nets_get_all:
 * @memo: keeps the nets
 *
 * Returns: (transfer full): avt_power_net_get() of every rack, in the order of their table
 */
GPtrArray *
avt_power_nets_get_all (AvtMemo *memo, const AvtDesign *design)
{
  guint n_racks = avt_design_count (design, AVT_KIND_RACK);
  GPtrArray *nets = g_ptr_array_new_full (n_racks, (GDestroyNotify) avt_power_net_unref);
  guint n_missing = 0;

  for (guint i = 0; i < n_racks; i++)
    {
      AvtPowerNet *net = lookup (memo, design, i);

      n_missing += net == NULL;
      g_ptr_array_add (nets, net);
    }
  if (n_missing > n_racks / 4)
    solve_missing (memo, design, nets);
  for (guint i = 0; i < n_racks; i++)
    if (nets->pdata[i] == NULL)
      nets->pdata[i] = avt_power_net_get (
          memo, design, avt_entity_id (avt_design_get (design, AVT_KIND_RACK, i)));

  return nets;
}

/** avt_power_net_find: Returns: (transfer none) (nullable): the device in the net */
const AvtNetDevice *
avt_power_net_find (const AvtPowerNet *self, AvtId device)
{
  guint low = 0, high = self->n_devices;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = avt_id_compare (self->devices[middle].device, device);

      if (order == 0)
        return &self->devices[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/** avt_net_point_normal_a: Returns: the largest line current in normal operation; NaN: unknown */
double
avt_net_point_normal_a (const AvtNetPoint *self)
{
  return avt_grid_point_current_a (&self->loads[AVT_SCENARIO_NORMAL]);
}

/** avt_net_point_failover_a: Returns: the same when a side is lost, whichever loads it more */
double
avt_net_point_failover_a (const AvtNetPoint *self)
{
  double a_lost_a = avt_grid_point_current_a (&self->loads[AVT_SCENARIO_A_LOST]);
  double b_lost_a = avt_grid_point_current_a (&self->loads[AVT_SCENARIO_B_LOST]);

  return isnan (a_lost_a) || a_lost_a > b_lost_a ? a_lost_a : b_lost_a;
}
