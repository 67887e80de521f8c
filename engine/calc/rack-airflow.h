/* How air goes through the equipment of a rack: where each device takes it in and lets it out, and
 * what is wrong with that. The front of a rack stands in the cold aisle. Rules and drawings read
 * the same result. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtAirSide: a side of the rack, as seen from its front. */
typedef enum
{
  AVT_AIR_UNKNOWN,
  AVT_AIR_NONE, /* nothing moves air there */
  AVT_AIR_FRONT,
  AVT_AIR_REAR,
  AVT_AIR_LEFT,
  AVT_AIR_RIGHT,
  AVT_AIR_SIDE, /* left, right or both */
  AVT_AIR_TOP,
  AVT_AIR_BOTTOM
} AvtAirSide;

/** AvtAirConflict: bits of what is wrong with a device. */
typedef enum
{
  AVT_AIR_CONFLICT_NONE = 0,
  AVT_AIR_CONFLICT_HOT_INTAKE = 1 << 0,   /* takes air from the hot aisle */
  AVT_AIR_CONFLICT_NEIGHBOUR = 1 << 1,    /* blows against the device beside it */
  AVT_AIR_CONFLICT_SIDE = 1 << 2,         /* breathes through a side of the rack */
  AVT_AIR_CONFLICT_REAR_MOUNTED = 1 << 3  /* at the rear, and nobody knows which way it breathes */
} AvtAirConflict;

/**
 * AvtDeviceAirflow: one device between the rails
 * @conflicts: bits of #AvtAirConflict
 * @neighbour: who it blows against; none without that conflict
 */
typedef struct
{
  AvtId device;
  AvtAirSide intake;
  AvtAirSide exhaust;
  guint conflicts;
  AvtId neighbour;
} AvtDeviceAirflow;

/**
 * AvtRackAirflow: the devices between the rails, in id order
 * @gap_hu: half units that are open at the front though air goes through the rack
 * @n_unknown: devices that move air, nobody knows which way
 */
typedef struct
{
  AvtDeviceAirflow *devices;
  guint n_devices;
  gint64 gap_hu;
  guint n_unknown;
} AvtRackAirflow;

void avt_airflow_sides (AvtAirflow airflow, AvtFace face, AvtAirSide *intake,
                        AvtAirSide *exhaust);
AvtRackAirflow *avt_rack_airflow (const AvtDesign *design, const AvtRack *rack);
void avt_rack_airflow_free (AvtRackAirflow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtRackAirflow, avt_rack_airflow_free)

G_END_DECLS
