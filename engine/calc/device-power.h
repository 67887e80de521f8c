/* What a device draws, under the basis that its figure rests on. */
#pragma once

#include "engine/calc/psu.h"
#include "engine/calc/server-power.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

/**
 * AvtDevicePower:
 * @basis: what the planning figure rests on
 * @draws: FALSE: nothing to draw by its nature, such as a panel or a strip without a figure
 * @dc: of the parts and the base, direct current; NaN: no parts, or a part without a figure
 * @known_dc: the sum of what is known of it
 * @input: at the inlets with the live supplies; NaN: not known
 * @planning_w: the figure that totals count; NaN: not known
 * @known_w: what is known of it, for totals beside a count of what is not
 * @n_unknown_parts: parts without a typical figure, each piece counted
 * @psu: the live supplies; count 0: none is described
 * @psu_state: what the supplies make of the typical load
 *
 * A value. Unknown is NaN, never zero.
 */
typedef struct
{
  AvtPowerBasis basis;
  gboolean draws;
  gboolean has_parts;
  AvtStatePower dc;
  AvtStatePower known_dc;
  AvtStatePower input;
  double planning_w;
  double known_w;
  guint n_unknown_parts;
  AvtPsu psu;
  AvtPsuState psu_state;
} AvtDevicePower;

/** AvtDevicePartsSum: what the parts of a device add up to; see
 * avt_device_power_again(). */
typedef struct
{
  const AvtType *type; /* that it is the sum for, for devices without parts of their own */
  AvtStatePower known;
  gboolean has_parts; /* any that draws */
  guint n_unknown;
  double n_supplies;
  double rating_w; /* of all supplies together */
  gboolean has_ratings;
  AvtEfficiency grade;
} AvtDevicePartsSum;

AvtDevicePower avt_device_power (const AvtDesign *design, const AvtDevice *device);
AvtDevicePower avt_type_power (const AvtDesign *design, const AvtType *type);
AvtDevicePower avt_device_power_again (const AvtDesign *design, const AvtDevice *device,
                                       const AvtType *type, AvtDevicePartsSum *last);
AvtDevicePower avt_device_power_with_supplies (const AvtDesign *design, const AvtDevice *device,
                                               double n_live);
double avt_device_power_peak_w (const AvtDevicePower *self);
gboolean avt_device_counts (const AvtDevice *device);

G_END_DECLS
