#include "config.h"

#include "engine/calc/circuit.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Three times a circuit needs three circuits, whatever the last bits of the quotient say. */
#define COUNT_TOLERANCE 1e-9

typedef struct
{
  AvtRecord record;
  double voltage_v;
  gint64 phases;
  int connection;
  double breaker_a;
  double derating;
  double load_va;
} AvtCircuitInput;

enum { VOLTAGE_V, PHASES, CONNECTION, BREAKER_A, DERATING, LOAD_VA };

static const AvtField input_fields[] = {
  { AVT_REAL (AvtCircuitInput, voltage_v, VOLT), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_VOLTAGE_V),
    AVT_NEEDED, .help = N_("The voltage that the connection names.") },
  { AVT_COUNT (AvtCircuitInput, phases), AVT_RANGE (1, 3), AVT_NEEDED, .help = N_("1 or 3.") },
  { AVT_CHOICE_OF (AvtCircuitInput, connection, avt_supply_connection_values),
    .help = N_("Required with 3 phases, without effect with 1.") },
  { AVT_REAL (AvtCircuitInput, breaker_a, AMPERE), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_CURRENT_A),
    AVT_NEEDED, .help = N_("Rating of the breaker in each line.") },
  { AVT_REAL (AvtCircuitInput, derating, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1), AVT_DEFAULT (1),
    .help = N_("Part of the rating that a continuous load may use: 1 by IEC practice, "
               "0.8 by NEC 210.20(A).") },
  { AVT_REAL (AvtCircuitInput, load_va, VOLT_AMPERE), AVT_RANGE (0, AVT_MAX_POWER_W),
    .help = N_("Load to be carried.") },
};

static const AvtRecordType input_type
    = AVT_RECORD_TYPE ("circuit", AvtCircuitInput, input_fields, -1);

typedef struct
{
  AvtRecord record;
  double usable_a;
  double usable_va;
  double load_a;
  double utilization_percent;
  gint64 circuits_needed;
} AvtCircuitResult;

enum { USABLE_A, USABLE_VA, LOAD_A, UTILIZATION_PERCENT, CIRCUITS_NEEDED };

static const AvtField result_fields[] = {
  { AVT_REAL (AvtCircuitResult, usable_a, AMPERE),
    .help = N_("Current that each line may carry.") },
  { AVT_REAL (AvtCircuitResult, usable_va, VOLT_AMPERE),
    .help = N_("Apparent power that the circuit may carry.") },
  { AVT_REAL (AvtCircuitResult, load_a, AMPERE),
    .help = N_("Line current if one circuit carried the load; needs load_va.") },
  { AVT_REAL (AvtCircuitResult, utilization_percent, PERCENT),
    .help = N_("100 x load_a / usable_a of one circuit; needs load_va.") },
  { AVT_COUNT (AvtCircuitResult, circuits_needed),
    .help = N_("Circuits that carry the load together; needs load_va.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("circuit result", AvtCircuitResult, result_fields, -1);

static const AvtRule overload_rule = {
  "circuit-overload", AVT_SEVERITY_ERROR,
  N_("The load of %1 is above the %2 that one circuit may carry; it needs %3 circuits."),
  N_("Spread the load over more circuits, or choose a larger breaker."),
  N_("Continuous load against breaker rating (NEC 210.20(A); IEC practice)")
};

/**
 * avt_circuit:
 * @breaker_a: rating of the breaker in each line, above 0
 * @derating: part of it that a continuous load may use, above 0 to 1
 */
AvtCircuit
avt_circuit (const AvtSupply *supply, double breaker_a, double derating)
{
  double usable_a = breaker_a * derating;

  return (AvtCircuit) { usable_a, usable_a * avt_supply_va_per_ampere (supply) };
}

/**
 * avt_circuit_utilization_percent:
 *
 * Returns: the line current in percent of what the circuit may carry
 */
double
avt_circuit_utilization_percent (const AvtCircuit *self, double load_a)
{
  return 100.0 * load_a / self->usable_a;
}

/**
 * avt_circuit_count_needed:
 *
 * Returns: the least number of such circuits that carry @load_va; 0 for no load
 */
gint64
avt_circuit_count_needed (const AvtCircuit *self, double load_va)
{
  return (gint64) ceil (load_va / self->usable_va * (1.0 - COUNT_TOLERANCE));
}

static gboolean
check (const void *data, char **path, GError **error)
{
  const AvtCircuitInput *input = data;

  return avt_supply_check (input->phases, AVT_RECORD_HAS (input, CONNECTION), path, error);
}

static void
set_load (AvtCalcOutcome *outcome, const AvtSupply *supply, const AvtCircuit *circuit,
          double load_va)
{
  double load_a = load_va / avt_supply_va_per_ampere (supply);
  gint64 n_circuits = avt_circuit_count_needed (circuit, load_va);

  avt_calc_outcome_set (outcome, LOAD_A, load_a);
  avt_calc_outcome_set (outcome, UTILIZATION_PERCENT,
                        avt_circuit_utilization_percent (circuit, load_a));
  avt_record_set_integer (&result_type, outcome->result, CIRCUITS_NEEDED, n_circuits);

  if (n_circuits > 1)
    {
      AvtArgument arguments[] = { avt_argument_quantity (load_a, AVT_UNIT_AMPERE),
                                  avt_argument_quantity (circuit->usable_a, AVT_UNIT_AMPERE),
                                  avt_argument_count (n_circuits) };

      avt_findings_report (outcome->findings, &overload_rule, NULL, 0, arguments,
                           G_N_ELEMENTS (arguments));
    }
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtCircuitInput *input = data;
  AvtSupply supply = { input->voltage_v, (guint) input->phases, input->connection };
  AvtCircuit circuit = avt_circuit (&supply, input->breaker_a, input->derating);

  avt_calc_outcome_set (outcome, USABLE_A, circuit.usable_a);
  avt_calc_outcome_set (outcome, USABLE_VA, circuit.usable_va);

  if (AVT_RECORD_HAS (input, LOAD_VA))
    set_load (outcome, &supply, &circuit, input->load_va);
  else
    for (guint field = LOAD_A; field <= CIRCUITS_NEEDED; field++)
      avt_calc_outcome_omit (outcome, field);

  if (supply.phases == 3)
    avt_calc_outcome_assume (outcome, N_("The load is the same on all three lines."));
}

const AvtCalc avt_calc_circuit = {
  .name = "circuit",
  .title = N_("Capacity of a circuit"),
  .input = &input_type,
  .result = &result_type,
  .formula = "usable_a = breaker x derating; usable_va = V usable_a, 3 V_LN usable_a or "
             "sqrt(3) V_LL usable_a; circuits = ceil(load_va / usable_va)",
  .source = N_("NEC 210.20(A) for continuous loads; manufacturers' tables list 230 V circuits at "
               "full rating"),
  .confidence = AVT_CONFIDENCE_VERIFIED,
  .check = check,
  .run = run,
};
