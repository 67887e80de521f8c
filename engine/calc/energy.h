/* Energy of a year, what it costs and the CO2 of it. */
#pragma once

#include "engine/calc/calc.h"

G_BEGIN_DECLS

/** AvtEnergySources: NaN: not known; results that need it are NaN. */
typedef struct
{
  double it_power_w;
  double pue;
  double utilization; /* mean over the year, 0 to 1 */
  double tariff_per_kwh;
  double grid_g_per_kwh;
} AvtEnergySources;

typedef struct
{
  double facility_w;
  double annual_kwh;
  double annual_cost;
  double annual_co2_kg;
} AvtEnergy;

AvtEnergy avt_energy (const AvtEnergySources *sources);

extern const AvtCalc avt_calc_energy;

G_END_DECLS
