/* The design that benchmarks and crash tests load: racks of servers and switches, cabled. */
#pragma once

#include "engine/design/design.h"

AvtDesign *large_design_new (guint n_racks, guint devices_per_rack, guint links_per_device);
