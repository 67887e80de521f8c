/* Current of a balanced load, from its apparent power. */
#pragma once

#include "engine/calc/calc.h"
#include "engine/design/feed.h"

G_BEGIN_DECLS

#define AVT_SQRT_3 1.7320508075688772

/** AvtSupply: how a load or a circuit is fed. */
typedef struct
{
  double voltage_v;         /* what @connection names; on one phase the voltage of the circuit */
  guint phases;             /* 1 or 3 */
  AvtConnection connection; /* without effect on one phase */
} AvtSupply;

double avt_supply_va_per_ampere (const AvtSupply *supply);
double avt_supply_line_to_neutral_v (const AvtSupply *supply);

/* For the calculations with keys voltage_v, phases, connection. */
gboolean avt_supply_check (gint64 phases, gboolean has_connection, char **path, GError **error);

extern const AvtEnumValue avt_supply_connection_values[];
extern const AvtCalc avt_calc_current;

G_END_DECLS
