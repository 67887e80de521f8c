/* Filling racks: the calculation, and the edit that places devices of a design. */
#pragma once

#include "engine/calc/calc.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

AvtDesign *avt_design_with_devices_filled (AvtDesign *design, const AvtId *devices,
                                           guint n_devices, const AvtId *racks, guint n_racks,
                                           GError **error);

extern const AvtCalc avt_calc_rack_fill;

G_END_DECLS
