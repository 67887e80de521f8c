/* Heat of a room: its equipment, the losses of its supply, lighting and people. */
#pragma once

#include "engine/calc/calc.h"

G_BEGIN_DECLS

/** AvtRoomHeatSources: NaN: not known, and then not counted. */
typedef struct
{
  double it_w;
  double ups_rating_w;
  double distribution_rating_w;
  double area_m2;
  double people;
} AvtRoomHeatSources;

/** AvtRoomHeat: the parts, 0 where the source is not known, and their sum. */
typedef struct
{
  double it_w;
  double ups_w;
  double distribution_w;
  double lighting_w;
  double people_w;
  double total_w;
} AvtRoomHeat;

AvtRoomHeat avt_room_heat (const AvtRoomHeatSources *sources);

extern const char avt_room_heat_source[];
extern const AvtCalc avt_calc_room_heat;

G_END_DECLS
