/* Load of A and B feeds, normal and after the other side is lost, as a calculation by name. */
#pragma once

#include "engine/calc/calc.h"

G_BEGIN_DECLS

extern const AvtCalc avt_calc_feed_failover;

G_END_DECLS
