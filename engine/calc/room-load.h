/* What a room must cool, and what it takes in a year. */
#pragma once

#include "engine/calc/energy.h"
#include "engine/calc/rack-power.h"
#include "engine/calc/room-heat.h"
#include "engine/calc/surroundings.h"

G_BEGIN_DECLS

/**
 * AvtRoomLoad:
 * @room: none: the racks and devices that are in no room
 * @it: planned power without that of UPSs themselves
 * @n_ups_unknown: UPSs in the room without a rating; their losses are not counted
 * @distribution_rating_w: of the feeds whose strips are in the room; NaN: none
 * @cooling_w: capacity without the spare units; NaN: not known
 * @units_needed: cooling units that the heat takes, and the spare ones; 0: not known
 */
typedef struct
{
  AvtId room;
  guint n_racks;
  AvtPowerSum it;
  double ups_rating_w;
  guint n_ups_unknown;
  double distribution_rating_w;
  AvtRoomHeat heat;
  double tons;
  double cooling_w;
  gint64 units_needed;
  AvtTariffs tariffs;
  AvtEnergy energy;
} AvtRoomLoad;

/** AvtRoomLoads: rooms in the order of their ids; last what is in no room, if there is any. */
typedef struct
{
  guint n_rooms;
  AvtRoomLoad *rooms;
  AvtEnergy energy; /* of all; NaN where a room does not know, or currencies differ */
} AvtRoomLoads;

AvtRoomLoads *avt_room_loads_new (AvtMemo *memo, const AvtDesign *design);
void avt_room_loads_free (AvtRoomLoads *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtRoomLoads, avt_room_loads_free)

G_END_DECLS
