/* Totals of power over a rack and over the whole design. */
#pragma once

#include "engine/base/memo.h"
#include "engine/calc/device-power.h"

G_BEGIN_DECLS

/**
 * AvtPowerSum: the sum of what is known, and how many devices have no complete figure; what is left
 * out makes the sum a lower bound. A device without a peak is in the peak with its typical power,
 * which it reaches at least.
 */
typedef struct
{
  double known_w;
  guint n_unknown;
} AvtPowerSum;

/**
 * AvtRackPower:
 * @n_devices: devices in the plan, without those to be removed
 * @n_removed: devices that are to be removed
 * @n_drawing: of them, those that draw power
 * @planning: under the basis of each device; what feeds are held against
 * @idle: at the inlets, all supplies live; so are the next two
 */
typedef struct
{
  guint n_devices;
  guint n_removed;
  guint n_drawing;
  AvtPowerSum planning;
  AvtPowerSum idle;
  AvtPowerSum typical;
  AvtPowerSum peak;
} AvtRackPower;

double avt_power_sum_w (const AvtPowerSum *sum, guint n_drawing);
double avt_design_apparent_va (const AvtDesign *design, double power_w);
double avt_design_current_a (const AvtDesign *design, double power_w);
AvtRackPower avt_rack_power (const AvtDesign *design, AvtId rack);
AvtRackPower avt_rack_power_get (AvtMemo *memo, const AvtDesign *design, AvtId rack);
AvtRackPower avt_design_power (AvtMemo *memo, const AvtDesign *design);

G_END_DECLS
