#include "config.h"

#include "engine/calc/current.h"

#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>

const AvtEnumValue avt_supply_connection_values[] = {
  { "L-N", N_("Line to neutral") },
  { "L-L", N_("Line to line") },
  { NULL, NULL },
};

typedef struct
{
  AvtRecord record;
  double power_w;
  double apparent_va;
  double voltage_v;
  gint64 phases;
  int connection;
  double power_factor;
} AvtCurrentInput;

enum { POWER_W, APPARENT_VA, VOLTAGE_V, PHASES, CONNECTION, POWER_FACTOR };

static const AvtField input_fields[] = {
  { AVT_REAL (AvtCurrentInput, power_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W),
    .help = N_("Real power of the load.") },
  { AVT_REAL (AvtCurrentInput, apparent_va, VOLT_AMPERE), AVT_RANGE (0, AVT_MAX_POWER_W),
    .help = N_("Apparent power of the load; the power factor is then without effect.") },
  { AVT_REAL (AvtCurrentInput, voltage_v, VOLT), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_VOLTAGE_V),
    AVT_NEEDED, .help = N_("The voltage that the connection names.") },
  { AVT_COUNT (AvtCurrentInput, phases), AVT_RANGE (1, 3), AVT_NEEDED, .help = N_("1 or 3.") },
  { AVT_CHOICE_OF (AvtCurrentInput, connection, avt_supply_connection_values),
    .help = N_("Required with 3 phases, without effect with 1.") },
  { AVT_REAL (AvtCurrentInput, power_factor, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1), AVT_DEFAULT (1),
    .help = N_("Real power over apparent power.") },
};

static const AvtRecordType input_type
    = AVT_RECORD_TYPE ("current", AvtCurrentInput, input_fields, -1);

typedef struct
{
  AvtRecord record;
  double line_current_a;
  double apparent_va;
} AvtCurrentResult;

enum { LINE_CURRENT_A, RESULT_APPARENT_VA };

static const AvtField result_fields[] = {
  { AVT_REAL (AvtCurrentResult, line_current_a, AMPERE), .help = N_("Current in each line.") },
  { AVT_REAL (AvtCurrentResult, apparent_va, VOLT_AMPERE),
    .help = N_("Apparent power of the load.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("current result", AvtCurrentResult, result_fields, -1);

static const AvtCalcChoice choices[] = {
  { &input_type, 1u << POWER_W | 1u << APPARENT_VA },
  { NULL, 0 },
};

/**
 * avt_supply_va_per_ampere:
 *
 * What one ampere in every line carries: V on one phase, 3 x V line-to-neutral or sqrt 3 x V
 * line-to-line on three.
 */
double
avt_supply_va_per_ampere (const AvtSupply *supply)
{
  if (supply->phases == 1)
    return supply->voltage_v;

  return supply->voltage_v * (supply->connection == AVT_CONNECTION_L_N ? 3.0 : AVT_SQRT_3);
}

/**
 * avt_supply_line_to_neutral_v:
 *
 * Returns: on three phases the voltage between a line and the neutral point, on one phase the
 *   voltage of the circuit, whatever it is taken between.
 */
double
avt_supply_line_to_neutral_v (const AvtSupply *supply)
{
  if (supply->phases == 1 || supply->connection == AVT_CONNECTION_L_N)
    return supply->voltage_v;

  return supply->voltage_v / AVT_SQRT_3;
}

/**
 * avt_supply_check:
 *
 * Refuses 2 phases, and 3 phases without a connection.
 */
gboolean
avt_supply_check (gint64 phases, gboolean has_connection, char **path, GError **error)
{
  if (phases != 1 && phases != 3)
    return avt_calc_refuse (path, error, "phases", "must be 1 or 3");
  if (phases == 3 && !has_connection)
    return avt_calc_refuse (path, error, "connection",
                            "required with 3 phases: one of \"L-N\", \"L-L\"");

  return TRUE;
}

static gboolean
check (const void *data, char **path, GError **error)
{
  const AvtCurrentInput *input = data;

  return avt_supply_check (input->phases, AVT_RECORD_HAS (input, CONNECTION), path, error);
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtCurrentInput *input = data;
  AvtSupply supply = { input->voltage_v, (guint) input->phases, input->connection };
  double apparent_va = input->apparent_va;

  if (AVT_RECORD_HAS (input, POWER_W))
    apparent_va = input->power_w / input->power_factor;

  if (supply.phases == 3)
    avt_calc_outcome_assume (outcome, N_("The load is the same on all three lines."));
  avt_calc_outcome_set (outcome, LINE_CURRENT_A, apparent_va / avt_supply_va_per_ampere (&supply));
  avt_calc_outcome_set (outcome, RESULT_APPARENT_VA, apparent_va);
}

const AvtCalc avt_calc_current = {
  .name = "current",
  .title = N_("Current of a load"),
  .input = &input_type,
  .result = &result_type,
  .formula = "S = P / pf; one phase: I = S / V; "
             "three phases: I = S / (3 V_LN) = S / (sqrt(3) V_LL)",
  .source = N_("Definition of apparent power; balanced three-phase circuit"),
  .confidence = AVT_CONFIDENCE_VERIFIED,
  .choices = choices,
  .check = check,
  .run = run,
};
