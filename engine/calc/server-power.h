/* A server's direct-current power from its components, and what its supplies take for it. */
#pragma once

#include "engine/calc/calc.h"
#include "engine/calc/psu.h"

G_BEGIN_DECLS

/** AvtStatePower: a figure for each state of a server. */
typedef struct
{
  double idle_w;
  double typical_w;
  double peak_w;
} AvtStatePower;

/** AvtServerComponent: so many equal components. */
typedef struct
{
  gint64 quantity;
  AvtStatePower each;
} AvtServerComponent;

AvtStatePower avt_server_power (const AvtServerComponent *components, guint n_components,
                                double base_w);

extern const AvtCalc avt_calc_server_power;

G_END_DECLS
