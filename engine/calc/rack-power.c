#include "config.h"

#include "engine/calc/rack-power.h"

#include "engine/calc/current.h"

#include <math.h>

static const AvtMemoKind rack_power_kind
    = { "rack-power", (gpointer (*) (gpointer)) g_atomic_rc_box_acquire, g_atomic_rc_box_release };

/** avt_power_sum_w: Returns: the sum of what is known; NaN when nothing of @n_drawing devices is */
double
avt_power_sum_w (const AvtPowerSum *sum, guint n_drawing)
{
  return n_drawing > 0 && sum->n_unknown == n_drawing && sum->known_w <= 0 ? NAN : sum->known_w;
}

/** avt_design_apparent_va: Returns: what a load of @power_w takes at the design's power factor */
double
avt_design_apparent_va (const AvtDesign *design, double power_w)
{
  return power_w / ((double) avt_design_get_settings (design)->power_factor_permille / 1000);
}

/** avt_design_current_a: Returns: its current on one line to neutral, at the design's voltage */
double
avt_design_current_a (const AvtDesign *design, double power_w)
{
  AvtSupply supply = { (double) avt_design_get_settings (design)->voltage_ln_mv / 1000, 1,
                       AVT_CONNECTION_L_N };

  return avt_design_apparent_va (design, power_w) / avt_supply_va_per_ampere (&supply);
}

static void
add_figure (AvtPowerSum *sum, double value_w, double known_w)
{
  if (isnan (value_w))
    sum->n_unknown++;
  sum->known_w += isnan (value_w) ? known_w : value_w;
}

static void
add_device (AvtRackPower *self, const AvtDesign *design, const AvtDevice *device,
            AvtDevicePartsSum *last)
{
  AvtDevicePower power;

  if (!avt_device_counts (device))
    {
      self->n_removed++;
      return;
    }
  self->n_devices++;
  power = avt_device_power_again (design, device, avt_design_type (design, device->type), last);
  if (!power.draws)
    return;
  self->n_drawing++;
  add_figure (&self->planning, power.planning_w, power.known_w);
  add_figure (&self->idle, power.input.idle_w, 0.0);
  add_figure (&self->typical, power.input.typical_w, 0.0);
  add_figure (&self->peak, power.input.peak_w,
              isnan (power.input.typical_w) ? 0.0 : power.input.typical_w);
}

static void
add_sum (AvtPowerSum *sum, const AvtPowerSum *other)
{
  sum->known_w += other->known_w;
  sum->n_unknown += other->n_unknown;
}

static void
add_rack (AvtRackPower *self, const AvtRackPower *rack)
{
  self->n_devices += rack->n_devices;
  self->n_removed += rack->n_removed;
  self->n_drawing += rack->n_drawing;
  add_sum (&self->planning, &rack->planning);
  add_sum (&self->idle, &rack->idle);
  add_sum (&self->typical, &rack->typical);
  add_sum (&self->peak, &rack->peak);
}

/** avt_rack_power: what the devices of a rack draw; see #AvtRackPower */
AvtRackPower
avt_rack_power (const AvtDesign *design, AvtId rack)
{
  AvtRackPower self = { 0 };
  AvtDevicePartsSum last = { 0 };
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    add_device (&self, design, device, &last);

  return self;
}

/**
 * avt_rack_power_get:
 * @memo: (nullable): keeps the result for as long as nothing changes that the rack can see
 *
 * Returns: avt_rack_power()
 */
AvtRackPower
avt_rack_power_get (AvtMemo *memo, const AvtDesign *design, AvtId rack)
{
  AvtStamp *stamp = avt_design_rack_stamp (design, rack);
  AvtMemoHold hold = { stamp, (gpointer (*) (gpointer)) avt_stamp_ref,
                       (void (*) (gpointer)) avt_stamp_unref };
  AvtRackPower *kept, self;

  if (memo == NULL || stamp == NULL)
    return avt_rack_power (design, rack);

  kept = avt_memo_lookup (memo, &rack_power_kind, &hold, 1, NULL, 0);
  if (kept == NULL)
    {
      self = avt_rack_power (design, rack);
      kept = g_atomic_rc_box_dup (sizeof self, &self);
      avt_memo_store (memo, &rack_power_kind, &hold, 1, NULL, 0, kept);
    }
  self = *kept;
  g_atomic_rc_box_release (kept);

  return self;
}

/**
 * avt_design_power:
 * @memo: (nullable): keeps the results of the racks
 *
 * Returns: the sum over all racks and the devices that stand in none
 */
AvtRackPower
avt_design_power (AvtMemo *memo, const AvtDesign *design)
{
  AvtRackPower self = { 0 };
  AvtDevicePartsSum last = { 0 };
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_RACK));
  while (avt_table_iter_next (&iter, &item))
    {
      AvtRackPower rack = avt_rack_power_get (memo, design, avt_entity_id (item));

      add_rack (&self, &rack);
    }
  if (self.n_devices + self.n_removed == avt_design_count (design, AVT_KIND_DEVICE))
    return self;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_DEVICE));
  while (avt_table_iter_next (&iter, &item))
    if (avt_id_is_none (((const AvtDevice *) item)->rack))
      add_device (&self, design, item, &last);

  return self;
}
