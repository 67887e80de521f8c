#include "config.h"

#include "engine/calc/room-load.h"

#include "engine/calc/airflow.h"
#include "engine/calc/leg-load.h"
#include "engine/calc/power-net.h"

#include <math.h>

static double
plus (double sum, double value)
{
  return isnan (sum) ? value : sum + value;
}

static void
add_sum (AvtPowerSum *sum, const AvtPowerSum *other)
{
  sum->known_w += other->known_w;
  sum->n_unknown += other->n_unknown;
}

static double
ups_rating_w (const AvtDesign *design, const AvtUps *ups)
{
  if (AVT_RECORD_HAS (ups, AVT_UPS_RATED_MW))
    return (double) ups->rated_mw / 1000.0;
  if (AVT_RECORD_HAS (ups, AVT_UPS_RATED_VA))
    return (double) ups->rated_va
           * (double) avt_design_get_settings (design)->power_factor_permille / 1000.0;
  return NAN;
}

/* A UPS heats by its rating and its load; its own figure would be a second count of that. */
static void
add_ups (AvtRoomLoad *self, const AvtDesign *design, const AvtDevice *device, const AvtType *type)
{
  AvtDevicePower power = avt_device_power (design, device);
  double rating_w = ups_rating_w (design, &type->ups);

  if (power.draws && isnan (power.planning_w))
    self->it.n_unknown--;
  if (power.draws)
    self->it.known_w -= isnan (power.planning_w) ? power.known_w : power.planning_w;
  if (isnan (rating_w))
    self->n_ups_unknown++;
  else
    self->ups_rating_w = plus (self->ups_rating_w, rating_w);
}

/** Rooms: the loads while they are summed up. */
typedef struct
{
  const AvtDesign *design;
  guint n_rooms;      /* of the design; the last load is that of no room */
  AvtRoomLoad *loads;
  AvtId *last_feeds;  /* by load: the last feed that was counted there */
} Rooms;

/* Tables are sorted by id. */
static AvtRoomLoad *
find_load (const Rooms *self, AvtId room)
{
  guint low = 0, high = self->n_rooms;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = avt_id_compare (self->loads[middle].room, room);

      if (order == 0)
        return &self->loads[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return &self->loads[self->n_rooms];
}

static AvtRoomLoad *
load_of_device (const Rooms *self, const AvtDevice *device)
{
  return find_load (self, avt_design_room_of_rack (self->design, device->rack));
}

/* What @feed can carry counts once in every room that has something on it. */
static void
add_feed (Rooms *self, const AvtFeed *feed)
{
  AvtGridFeed grid = avt_feed_as_grid (feed);
  double rating_va
      = (double) feed->breaker_ma / 1000.0 * avt_supply_va_per_ampere (&grid.supply);
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_referrers (self->design, AVT_KIND_DEVICE, AVT_DEVICE_FEED, feed->entity.id,
                        &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      AvtRoomLoad *load = load_of_device (self, device);
      AvtId *last = &self->last_feeds[load - self->loads];

      if (!avt_device_counts (device) || avt_id_equal (*last, feed->entity.id))
        continue;
      *last = feed->entity.id;
      load->distribution_rating_w = plus (load->distribution_rating_w, rating_va);
    }
}

static void
add_ups_of_type (Rooms *self, const AvtType *type)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_referrers (self->design, AVT_KIND_DEVICE, AVT_DEVICE_TYPE, type->entity.id,
                        &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (avt_device_counts (device))
      add_ups (load_of_device (self, device), self->design, device, type);
}

static void
add_supplies (Rooms *self)
{
  for (guint i = 0; i < avt_design_count (self->design, AVT_KIND_FEED); i++)
    add_feed (self, avt_design_get (self->design, AVT_KIND_FEED, i));
  for (guint i = 0; i < avt_design_count (self->design, AVT_KIND_TYPE); i++)
    {
      const AvtType *type = avt_design_get (self->design, AVT_KIND_TYPE, i);

      if (type->category == AVT_TYPE_UPS)
        add_ups_of_type (self, type);
    }
}

/* Returns: how many devices stand in racks. */
static guint
add_racks (Rooms *self, AvtMemo *memo)
{
  guint n_devices = 0;
  AvtTableIter iter;
  gpointer rack;

  avt_table_iter_init (&iter, avt_design_get_table (self->design, AVT_KIND_RACK));
  while (avt_table_iter_next (&iter, &rack))
    {
      AvtId id = avt_entity_id (rack);
      AvtRackPower power = avt_rack_power_get (memo, self->design, id);
      AvtRoomLoad *load = find_load (self, avt_design_room_of_rack (self->design, id));

      load->n_racks++;
      add_sum (&load->it, &power.planning);
      n_devices += power.n_devices + power.n_removed;
    }
  return n_devices;
}

/* Devices that stand in no rack are in no room. */
static void
add_loose (Rooms *self)
{
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (self->design, AVT_KIND_DEVICE));
  while (avt_table_iter_next (&iter, &item))
    {
      const AvtDevice *device = item;
      AvtDevicePower power;

      if (!avt_id_is_none (device->rack) || !avt_device_counts (device))
        continue;
      power = avt_device_power (self->design, device);
      if (power.draws)
        {
          AvtPowerSum sum = { isnan (power.planning_w) ? power.known_w : power.planning_w,
                              isnan (power.planning_w) };

          add_sum (&self->loads[self->n_rooms].it, &sum);
        }
    }
}

static void
set_cooling (AvtRoomLoad *self, const AvtRoom *room)
{
  double unit_w;

  self->cooling_w = NAN;
  if (room == NULL || !AVT_RECORD_HAS (room, AVT_ROOM_COOLING_UNIT_MW))
    return;
  unit_w = (double) room->cooling_unit_mw / 1000.0;
  self->units_needed
      = (gint64) ceil (self->heat.total_w / unit_w * (1.0 - AVT_LIMIT_TOLERANCE))
        + room->cooling_spare_units;
  if (AVT_RECORD_HAS (room, AVT_ROOM_COOLING_UNITS))
    self->cooling_w
        = unit_w * (double) MAX (room->cooling_units - room->cooling_spare_units, 0);
}

static void
finish (AvtRoomLoad *self, const AvtDesign *design)
{
  const AvtRoom *room = avt_design_lookup (design, self->room);
  AvtRoomHeatSources sources = {
    self->it.known_w, self->ups_rating_w, self->distribution_rating_w,
    room != NULL && AVT_RECORD_HAS (room, AVT_ROOM_AREA_M2) ? (double) room->area_m2 : NAN,
    room != NULL && AVT_RECORD_HAS (room, AVT_ROOM_PEOPLE) ? (double) room->people : NAN,
  };
  AvtEnergySources energy;

  self->heat = avt_room_heat (&sources);
  self->tons = avt_cooling_tons (self->heat.total_w);
  set_cooling (self, room);
  self->tariffs = avt_design_tariffs (design, self->room);
  energy = (AvtEnergySources) { self->it.known_w, self->tariffs.pue, self->tariffs.utilization,
                                self->tariffs.tariff_per_kwh, self->tariffs.grid_g_per_kwh };
  self->energy = avt_energy (&energy);
}

static void
add_energy (AvtRoomLoads *self)
{
  self->energy = (AvtEnergy) { 0 };
  for (guint i = 0; i < self->n_rooms; i++)
    {
      const AvtRoomLoad *room = &self->rooms[i];

      self->energy.facility_w += room->energy.facility_w;
      self->energy.annual_kwh += room->energy.annual_kwh;
      self->energy.annual_co2_kg += room->energy.annual_co2_kg;
      self->energy.annual_cost
          += g_strcmp0 (room->tariffs.currency, self->rooms[0].tariffs.currency) == 0
                 ? room->energy.annual_cost
                 : NAN;
    }
}

/**
 * avt_room_loads_new:
 * @memo: (nullable): keeps the power of the racks
 *
 * Returns: (transfer full): every room that there is
 */
AvtRoomLoads *
avt_room_loads_new (AvtMemo *memo, const AvtDesign *design)
{
  AvtRoomLoads *self = g_new0 (AvtRoomLoads, 1);
  guint n_rooms = avt_design_count (design, AVT_KIND_ROOM);
  g_autofree AvtId *last_feeds = g_new0 (AvtId, n_rooms + 1);
  Rooms rooms = { design, n_rooms, g_new0 (AvtRoomLoad, n_rooms + 1), last_feeds };
  const AvtRoomLoad *rest = &rooms.loads[n_rooms];

  for (guint i = 0; i <= n_rooms; i++)
    {
      AvtId id = i < n_rooms ? avt_entity_id (avt_design_get (design, AVT_KIND_ROOM, i))
                             : AVT_ID_NONE;

      rooms.loads[i] = (AvtRoomLoad) { .room = id, .ups_rating_w = NAN,
                                       .distribution_rating_w = NAN };
    }
  if (add_racks (&rooms, memo) < avt_design_count (design, AVT_KIND_DEVICE))
    add_loose (&rooms);
  add_supplies (&rooms);
  for (guint i = 0; i <= n_rooms; i++)
    finish (&rooms.loads[i], design);

  self->rooms = rooms.loads;
  self->n_rooms
      = n_rooms + (rest->n_racks > 0 || rest->it.known_w > 0.0 || rest->it.n_unknown > 0);
  add_energy (self);
  return self;
}

void
avt_room_loads_free (AvtRoomLoads *self)
{
  g_free (self->rooms);
  g_free (self);
}
