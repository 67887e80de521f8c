/* What a circuit behind a breaker may carry, and how many circuits a load needs. */
#pragma once

#include "engine/calc/current.h"

G_BEGIN_DECLS

typedef struct
{
  double usable_a;
  double usable_va;
} AvtCircuit;

AvtCircuit avt_circuit (const AvtSupply *supply, double breaker_a, double derating);
double avt_circuit_utilization_percent (const AvtCircuit *self, double load_a);
gint64 avt_circuit_count_needed (const AvtCircuit *self, double load_va);

extern const AvtCalc avt_calc_circuit;

G_END_DECLS
