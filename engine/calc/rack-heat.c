#include "config.h"

#include "engine/calc/rack-heat.h"

#include "engine/calc/airflow.h"

#include <math.h>

static double
airflow_of (const AvtType *type, AvtAirState state)
{
  switch (state)
    {
    case AVT_AIR_IDLE:
      return AVT_RECORD_HAS (type, AVT_TYPE_FIELD_AIRFLOW_IDLE_M3_H)
                 ? (double) type->airflow_idle_m3_h
                 : NAN;
    case AVT_AIR_TYPICAL:
      return AVT_RECORD_HAS (type, AVT_TYPE_FIELD_AIRFLOW_TYPICAL_M3_H)
                 ? (double) type->airflow_typical_m3_h
                 : NAN;
    case AVT_AIR_PEAK:
      return AVT_RECORD_HAS (type, AVT_TYPE_FIELD_AIRFLOW_PEAK_M3_H)
                 ? (double) type->airflow_peak_m3_h
                 : NAN;
    case AVT_N_AIR_STATES:
      break;
    }
  g_assert_not_reached ();
}

static double
power_of (const AvtDevicePower *power, AvtAirState state)
{
  switch (state)
    {
    case AVT_AIR_IDLE:
      return power->input.idle_w;
    case AVT_AIR_TYPICAL:
      return power->input.typical_w;
    case AVT_AIR_PEAK:
      return power->input.peak_w;
    case AVT_N_AIR_STATES:
      break;
    }
  g_assert_not_reached ();
}

static void
add_device (AvtRackHeat *self, const AvtType *type, const AvtDevicePower *power)
{
  for (guint state = 0; state < AVT_N_AIR_STATES; state++)
    {
      AvtRackAir *air = &self->air[state];
      double heat_w = power_of (power, (AvtAirState) state);
      double airflow_m3_h = airflow_of (type, (AvtAirState) state);

      if (isnan (heat_w) || isnan (airflow_m3_h))
        {
          air->n_unknown++;
          continue;
        }
      air->heat_w += heat_w;
      air->airflow_m3_h += airflow_m3_h;
    }
}

/**
 * avt_rack_heat:
 * @memo: (nullable): keeps the power of the rack
 *
 * Returns: the heat of the rack and its air; see #AvtRackHeat
 */
AvtRackHeat
avt_rack_heat (AvtMemo *memo, const AvtDesign *design, AvtId rack)
{
  AvtRackHeat self = {
    .heat = avt_rack_power_get (memo, design, rack).planning,
    .climate = avt_design_climate (design, avt_design_room_of_rack (design, rack)),
  };
  AvtDevicePartsSum last = { 0 };
  AvtReferrers referrers;
  const AvtDevice *device;

  self.needed_m3_h
      = avt_airflow_m3_h (self.heat.known_w, self.climate.rise_k, self.climate.density_kg_m3);
  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtType *type = avt_design_type (design, device->type);
      AvtDevicePower power = avt_device_power_again (design, device, type, &last);

      if (avt_device_counts (device) && power.draws)
        add_device (&self, type, &power);
    }
  for (guint state = 0; state < AVT_N_AIR_STATES; state++)
    self.air[state].rise_k
        = self.air[state].airflow_m3_h > 0.0
              ? avt_air_rise_k (self.air[state].heat_w, self.air[state].airflow_m3_h,
                                self.climate.density_kg_m3)
              : NAN;
  return self;
}
