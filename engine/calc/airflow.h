/* Air that carries heat away: density by altitude, airflow and temperature rise. */
#pragma once

#include "engine/calc/calc.h"

G_BEGIN_DECLS

#define AVT_BTU_H_PER_W 3.412142
#define AVT_BTU_H_PER_TON 12000.0
#define AVT_M3_H_PER_CFM 1.699011

#define AVT_MIN_ALTITUDE_M (-500)
#define AVT_MAX_ALTITUDE_M 11000

double avt_air_density_kg_m3 (double altitude_m, double air_c);
double avt_airflow_m3_h (double heat_w, double delta_t_k, double density_kg_m3);
double avt_air_rise_k (double heat_w, double airflow_m3_h, double density_kg_m3);

/** avt_cooling_tons: Returns: the heat in tons of refrigeration */
static inline double
avt_cooling_tons (double heat_w)
{
  return heat_w * AVT_BTU_H_PER_W / AVT_BTU_H_PER_TON;
}

extern const AvtCalc avt_calc_airflow;

G_END_DECLS
