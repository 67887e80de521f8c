/* What the place of a rack says for calculations: its room and site, and the settings of the design
 * where they say nothing. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtClimate: the air that equipment takes in. */
typedef struct
{
  double altitude_m;
  double supply_air_c;
  double rise_k; /* that airflow is planned for */
  double density_kg_m3;
} AvtClimate;

/** AvtTariffs: NaN and %NULL: not known. */
typedef struct
{
  double pue;
  double utilization;
  double tariff_per_kwh;
  double grid_g_per_kwh;
  const char *currency;
} AvtTariffs;

AvtId avt_design_room_of_rack (const AvtDesign *design, AvtId rack);
AvtClimate avt_design_climate (const AvtDesign *design, AvtId room);
AvtTariffs avt_design_tariffs (const AvtDesign *design, AvtId room);

G_END_DECLS
