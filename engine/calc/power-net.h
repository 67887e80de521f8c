/* The power of a rack: its devices, and all that hangs together with them by power cords, solved
 * as one grid. Loads of outlets, banks, inlets and devices, normal and after either side is
 * lost. */
#pragma once

#include "engine/base/memo.h"
#include "engine/calc/device-power.h"
#include "engine/calc/power-grid.h"

G_BEGIN_DECLS

#define AVT_NET_NO_PORT G_MAXUINT

/**
 * AvtNetDevice:
 * @device: its id
 * @rack: where it stands; none: nowhere
 * @first_inlet: its inlets stand together in the net, in the order of its type; so do its outlets
 *   and banks
 * @component: equal for devices that hang together by cords
 * @power: what it draws with all supplies live
 * @draws: what it draws in each scenario
 */
typedef struct
{
  AvtId device;
  AvtId rack;
  guint first_inlet;
  guint n_inlets;
  guint first_outlet;
  guint n_outlets;
  guint first_bank;
  guint n_banks;
  guint component;
  AvtDevicePower power;
  AvtGridDraw draws[AVT_N_SCENARIOS];
} AvtNetDevice;

/**
 * AvtNetPoint: an inlet, an outlet or a bank
 * @port: its number among the ports (a bank: the banks) of the type; AVT_NET_NO_PORT for the inlet
 *   that a strip on a feed has without naming it
 * @link: (inlets) the cord; none: no cord
 * @feed: (inlets) the feed that it is plugged into; none: no feed
 * @limit_a: what it may carry; 0: not known
 * @is_ring: (inlets) its cord closes a ring and is taken to carry nothing
 */
typedef struct
{
  guint device;
  guint port;
  AvtId link;
  AvtId feed;
  double limit_a;
  gboolean is_ring;
  AvtGridPoint loads[AVT_N_SCENARIOS];
} AvtNetPoint;

/** AvtNetFeed: what one device puts on a feed; @has_unknown: and more, for something that hangs on
 * it has no power data. */
typedef struct
{
  AvtId feed;
  guint device;
  gboolean has_unknown;
  AvtLegLoad loads[AVT_N_SCENARIOS];
} AvtNetFeed;

/** AvtPowerNet: immutable, atomically counted. Devices are sorted by id. Only the components that
 * have a device in the rack that was asked for are certain to be up to date. */
typedef struct
{
  gboolean is_one_rack; /* all devices stand in one rack */
  guint n_devices;
  AvtNetDevice *devices;
  guint n_inlets;
  AvtNetPoint *inlets;
  guint n_outlets;
  AvtNetPoint *outlets;
  guint n_banks;
  AvtNetPoint *banks;
  guint n_feeds;
  AvtNetFeed *feeds; /* by device */
} AvtPowerNet;

AvtPowerNet *avt_power_net_new (const AvtDesign *design, AvtId rack);
AvtPowerNet *avt_power_net_new_loose (const AvtDesign *design, AvtId device);
AvtPowerNet *avt_power_net_get (AvtMemo *memo, const AvtDesign *design, AvtId rack);
GPtrArray *avt_power_nets_get_all (AvtMemo *memo, const AvtDesign *design);
AvtPowerNet *avt_power_net_ref (AvtPowerNet *self);
void avt_power_net_unref (AvtPowerNet *self);

const AvtNetDevice *avt_power_net_find (const AvtPowerNet *self, AvtId device);
double avt_net_point_normal_a (const AvtNetPoint *self);
double avt_net_point_failover_a (const AvtNetPoint *self);

AvtGridFeed avt_feed_as_grid (const AvtFeed *feed);
double avt_feed_usable_a (const AvtDesign *design, const AvtFeed *feed);
double avt_design_derating (const AvtDesign *design);
double avt_port_rated_a (const AvtPort *port);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtPowerNet, avt_power_net_unref)

G_END_DECLS
