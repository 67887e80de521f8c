/* How large a UPS must be for a load, and whether one is. */
#pragma once

#include "engine/calc/calc.h"

G_BEGIN_DECLS

/** AvtUpsSize: what is needed of a UPS. */
typedef struct
{
  double required_w;
  double required_va;
} AvtUpsSize;

AvtUpsSize avt_ups_size (double load_w, double load_va, double growth);
double avt_ups_utilization_percent (const AvtUpsSize *size, double rated_w, double rated_va);

extern const AvtCalc avt_calc_ups_size;

G_END_DECLS
