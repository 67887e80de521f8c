/* Loads spread over three phases, as a calculation by name. */
#pragma once

#include "engine/calc/balance.h"
#include "engine/calc/calc.h"

G_BEGIN_DECLS

extern const AvtCalc avt_calc_phase_balance;

G_END_DECLS
