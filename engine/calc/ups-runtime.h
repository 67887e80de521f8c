/* How long batteries carry a load. */
#pragma once

#include "engine/calc/calc.h"

G_BEGIN_DECLS

/** AvtBattery: what the linear model counts with; shares are above 0 to 1. */
typedef struct
{
  double voltage_v;   /* of one string */
  double capacity_ah; /* of one string */
  double strings;
  double depth_of_discharge;
  double ageing;      /* capacity that is left */
  double efficiency;  /* of the inverter */
} AvtBattery;

/** AvtRuntimePoint: so long at so much load, by the maker's table. */
typedef struct
{
  double load_w;
  double runtime_h;
} AvtRuntimePoint;

double avt_ups_runtime_linear_h (const AvtBattery *battery, double load_w);
double avt_ups_runtime_peukert_h (double capacity_ah, double rated_hours, double exponent,
                                  double current_a);
double avt_ups_runtime_battery_h (const AvtBattery *battery, double rated_hours, double exponent,
                                  double load_w);
double avt_ups_runtime_table_h (const AvtRuntimePoint *points, guint n_points, double load_w);

extern const AvtCalc avt_calc_ups_runtime;

G_END_DECLS
