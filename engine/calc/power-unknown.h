/* Which feeds carry something that nobody knows. */
#pragma once

#include "engine/calc/power-net.h"

G_BEGIN_DECLS

void avt_power_net_mark_unknown (AvtPowerNet *net, const AvtGridInlet *inlets,
                                 const AvtGridOutlet *outlets);

G_END_DECLS
