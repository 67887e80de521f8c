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

static gboolean
has_id (const GArray *ids, AvtId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (avt_id_equal (g_array_index (ids, AvtId, i), id))
      return TRUE;
  return FALSE;
}

/* Each feed once, however many strips it has in the room. */
static void
add_feed (AvtRoomLoad *self, const AvtDesign *design, AvtId id, GArray *feeds)
{
  const AvtFeed *feed = avt_design_feed (design, id);
  AvtGridFeed grid;

  if (feed == NULL || has_id (feeds, id))
    return;
  g_array_append_val (feeds, id);
  grid = avt_feed_as_grid (feed);
  self->distribution_rating_w
      = plus (self->distribution_rating_w,
              (double) feed->breaker_ma / 1000.0 * avt_supply_va_per_ampere (&grid.supply));
}

static void
add_device (AvtRoomLoad *self, const AvtDesign *design, const AvtDevice *device, GArray *feeds)
{
  const AvtType *type = avt_design_type (design, device->type);

  if (!avt_device_counts (device))
    return;
  if (type->category == AVT_TYPE_UPS)
    add_ups (self, design, device, type);
  add_feed (self, design, device->feed, feeds);
}

static void
add_rack (AvtRoomLoad *self, AvtMemo *memo, const AvtDesign *design, AvtId rack, GArray *feeds)
{
  AvtRackPower power = avt_rack_power_get (memo, design, rack);
  AvtReferrers referrers;
  const AvtDevice *device;

  self->n_racks++;
  add_sum (&self->it, &power.planning);
  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    add_device (self, design, device, feeds);
}

/* Devices that stand in no rack are in no room. */
static void
add_loose (AvtRoomLoad *self, const AvtDesign *design, GArray *feeds)
{
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_DEVICE));
  while (avt_table_iter_next (&iter, &item))
    {
      const AvtDevice *device = item;
      AvtDevicePower power;

      if (!avt_id_is_none (device->rack) || !avt_device_counts (device))
        continue;
      power = avt_device_power (design, device);
      if (power.draws)
        {
          AvtPowerSum sum = { isnan (power.planning_w) ? power.known_w : power.planning_w,
                              isnan (power.planning_w) };

          add_sum (&self->it, &sum);
        }
      add_device (self, design, device, feeds);
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

static AvtRoomLoad
room_load (AvtMemo *memo, const AvtDesign *design, AvtId room)
{
  AvtRoomLoad self
      = { .room = room, .ups_rating_w = NAN, .distribution_rating_w = NAN };
  g_autoptr (GArray) feeds = g_array_new (FALSE, FALSE, sizeof (AvtId));
  AvtTableIter iter;
  gpointer rack;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_RACK));
  while (avt_table_iter_next (&iter, &rack))
    if (avt_id_equal (avt_design_room_of_rack (design, avt_entity_id (rack)), room))
      add_rack (&self, memo, design, avt_entity_id (rack), feeds);
  if (avt_id_is_none (room))
    add_loose (&self, design, feeds);
  finish (&self, design);
  return self;
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
  AvtRoomLoad rest = room_load (memo, design, AVT_ID_NONE);

  self->rooms = g_new0 (AvtRoomLoad, n_rooms + 1);
  for (guint i = 0; i < n_rooms; i++)
    self->rooms[self->n_rooms++]
        = room_load (memo, design, avt_entity_id (avt_design_get (design, AVT_KIND_ROOM, i)));
  if (rest.n_racks > 0 || rest.it.known_w > 0.0 || rest.it.n_unknown > 0)
    self->rooms[self->n_rooms++] = rest;
  add_energy (self);
  return self;
}

void
avt_room_loads_free (AvtRoomLoads *self)
{
  g_free (self->rooms);
  g_free (self);
}
