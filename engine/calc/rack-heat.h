/* What a rack gives to the air: heat, the airflow it needs, and how much its air warms. */
#pragma once

#include "engine/calc/rack-power.h"
#include "engine/calc/surroundings.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_AIR_IDLE,
  AVT_AIR_TYPICAL,
  AVT_AIR_PEAK,
  AVT_N_AIR_STATES
} AvtAirState;

/**
 * AvtRackAir: one state of the devices whose power and airflow are known
 * @heat_w: theirs
 * @airflow_m3_h: through them
 * @rise_k: of the mixed exhaust; NaN: no such device
 * @n_unknown: drawing devices that do not say
 */
typedef struct
{
  double heat_w;
  double airflow_m3_h;
  double rise_k;
  guint n_unknown;
} AvtRackAir;

/**
 * AvtRackHeat:
 * @heat: all that is drawn, under the basis of each device
 * @needed_m3_h: airflow that carries the known heat away at the temperature rise of the design
 */
typedef struct
{
  AvtPowerSum heat;
  AvtClimate climate;
  double needed_m3_h;
  AvtRackAir air[AVT_N_AIR_STATES];
} AvtRackHeat;

AvtRackHeat avt_rack_heat (AvtMemo *memo, const AvtDesign *design, AvtId rack);

G_END_DECLS
