#include "config.h"

#include "engine/calc/phase-load.h"

#include "engine/base/record.h"
#include "engine/calc/current.h"
#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const AvtEnumValue avt_phase_line_values[] = {
  { "L1", "L1" },       { "L2", "L2" },       { "L3", "L3" },
  { "L1-L2", "L1-L2" }, { "L2-L3", "L2-L3" }, { "L3-L1", "L3-L1" },
  { NULL, NULL },
};

typedef struct
{
  AvtRecord record;
  char *id;
  int lines;
  double current_a;
  double power_w;
  double apparent_va;
  double power_factor;
} AvtLoadInput;

enum { LOAD_ID, LOAD_LINES, LOAD_CURRENT_A, LOAD_POWER_W, LOAD_APPARENT_VA, LOAD_POWER_FACTOR };

static const AvtField load_fields[] = {
  { AVT_TEXT (AvtLoadInput, id), .help = N_("How the load is called.") },
  { AVT_CHOICE_OF (AvtLoadInput, lines, avt_phase_line_values), AVT_NEEDED,
    .help = N_("Where it hangs: a line sees line-to-neutral voltage, a pair line-to-line.") },
  { AVT_REAL (AvtLoadInput, current_a, AMPERE), AVT_RANGE (0, AVT_MAX_CURRENT_A),
    .help = N_("Branch current, lagging by acos (power_factor).") },
  { AVT_REAL (AvtLoadInput, power_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W),
    .help = N_("Real power.") },
  { AVT_REAL (AvtLoadInput, apparent_va, VOLT_AMPERE), AVT_RANGE (0, AVT_MAX_POWER_W),
    .help = N_("Apparent power.") },
  { AVT_REAL (AvtLoadInput, power_factor, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1), AVT_DEFAULT (1),
    .help = N_("Real power over apparent power, lagging.") },
};

static const AvtRecordType load_type = AVT_RECORD_TYPE ("load", AvtLoadInput, load_fields, -1);

typedef struct
{
  AvtRecord record;
  int connection;
  double voltage_v;
  AvtRecordList loads;
  double breaker_a;
  double derating;
} AvtPhaseLoadInput;

enum { CONNECTION, VOLTAGE_V, LOADS, BREAKER_A, DERATING };

static const AvtField input_fields[] = {
  { AVT_CHOICE_OF (AvtPhaseLoadInput, connection, avt_supply_connection_values), AVT_NEEDED,
    .help = N_("What voltage_v is measured between.") },
  { AVT_REAL (AvtPhaseLoadInput, voltage_v, VOLT), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_VOLTAGE_V),
    AVT_NEEDED, .help = N_("The voltage that the connection names.") },
  { AVT_MANY (AvtPhaseLoadInput, loads, &load_type), AVT_NEEDED,
    .help = N_("The loads on the three lines; may be empty.") },
  { AVT_REAL (AvtPhaseLoadInput, breaker_a, AMPERE), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_CURRENT_A),
    .help = N_("Rating of the breaker in each line.") },
  { AVT_REAL (AvtPhaseLoadInput, derating, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1), AVT_DEFAULT (1),
    .help = N_("Part of the rating that a continuous load may use.") },
};

static const AvtRecordType input_type
    = AVT_RECORD_TYPE ("phase-load", AvtPhaseLoadInput, input_fields, -1);

static const AvtField line_currents_fields[] = {
  { AVT_REAL (AvtLineCurrents, L1, AMPERE) },
  { AVT_REAL (AvtLineCurrents, L2, AMPERE) },
  { AVT_REAL (AvtLineCurrents, L3, AMPERE) },
};

const AvtRecordType avt_line_currents_type
    = AVT_RECORD_TYPE ("line currents", AvtLineCurrents, line_currents_fields, -1);

typedef struct
{
  AvtRecord record;
  AvtLineCurrents line_current_a;
  double neutral_current_a;
  double mean_current_a;
  double imbalance_percent;
  double apparent_va;
  double max_utilization_percent;
} AvtPhaseLoadResult;

enum
{
  LINE_CURRENT_A,
  NEUTRAL_CURRENT_A,
  MEAN_CURRENT_A,
  IMBALANCE_PERCENT,
  APPARENT_VA,
  MAX_UTILIZATION_PERCENT
};

static const AvtField result_fields[] = {
  { AVT_INSIDE (AvtPhaseLoadResult, line_current_a, &avt_line_currents_type),
    .unit = AVT_UNIT_AMPERE, .help = N_("Current in each line.") },
  { AVT_REAL (AvtPhaseLoadResult, neutral_current_a, AMPERE),
    .help = N_("Fundamental, line-to-neutral loads only.") },
  { AVT_REAL (AvtPhaseLoadResult, mean_current_a, AMPERE), .help = N_("Mean of the lines.") },
  { AVT_REAL (AvtPhaseLoadResult, imbalance_percent, PERCENT),
    .help = N_("Largest deviation from the mean, in percent of the mean; 0 without load.") },
  { AVT_REAL (AvtPhaseLoadResult, apparent_va, VOLT_AMPERE),
    .help = N_("sqrt ((sum P)^2 + (sum Q)^2).") },
  { AVT_REAL (AvtPhaseLoadResult, max_utilization_percent, PERCENT),
    .help = N_("100 x largest line current / (breaker_a x derating); needs breaker_a.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("phase-load result", AvtPhaseLoadResult, result_fields, -1);

static const AvtCalcChoice choices[] = {
  { &load_type, 1u << LOAD_CURRENT_A | 1u << LOAD_POWER_W | 1u << LOAD_APPARENT_VA },
  { NULL, 0 },
};

static const AvtRule overload_rule = {
  "phase-overload", AVT_SEVERITY_ERROR,
  N_("Line %1 carries %2, more than the usable %3."),
  N_("Move loads to another line or feed."),
  N_("Continuous load against breaker rating (NEC 210.20(A); IEC practice)")
};

static const AvtRule imbalance_rule = {
  "phase-imbalance", AVT_SEVERITY_WARNING,
  N_("The lines differ by %1 from their mean; more than %2 calls for action."),
  N_("Move loads from the fullest line to the emptiest."),
  N_("Traffic light of a PDU balancing guide: below 5 % excellent, 10 % good, 15 % marginal")
};

static AvtPower
load_power (const AvtLoadInput *load, double line_to_neutral_v)
{
  if (AVT_RECORD_HAS (load, LOAD_POWER_W))
    return avt_power_from_real (load->power_w, avt_reactive_per_real (load->power_factor));
  if (AVT_RECORD_HAS (load, LOAD_APPARENT_VA))
    return avt_power_from_apparent (load->apparent_va, load->power_factor);

  return avt_power_from_apparent (
      load->current_a * avt_leg_voltage_v (load->lines, line_to_neutral_v), load->power_factor);
}

/**
 * avt_report_line_overloads:
 * @usable_a: what each line may carry
 *
 * A finding for each line above it.
 */
void
avt_report_line_overloads (AvtFindings *findings, const AvtLineLoad *lines, double usable_a)
{
  for (guint k = 0; k < AVT_N_LINES; k++)
    if (lines->current_a[k] > usable_a * (1.0 + AVT_LIMIT_TOLERANCE))
      {
        AvtArgument arguments[] = { avt_argument_text (avt_phase_line_values[k].nick),
                                    avt_argument_quantity (lines->current_a[k], AVT_UNIT_AMPERE),
                                    avt_argument_quantity (usable_a, AVT_UNIT_AMPERE) };

        avt_findings_report (findings, &overload_rule, NULL, 0, arguments,
                             G_N_ELEMENTS (arguments));
      }
}

/** avt_report_line_imbalance: a finding when the lines differ too much */
void
avt_report_line_imbalance (AvtFindings *findings, const AvtLineLoad *lines)
{
  AvtArgument arguments[]
      = { avt_argument_quantity (lines->imbalance_percent, AVT_UNIT_PERCENT),
          avt_argument_quantity (AVT_IMBALANCE_LIMIT_PERCENT, AVT_UNIT_PERCENT) };

  if (lines->imbalance_percent > AVT_IMBALANCE_LIMIT_PERCENT)
    avt_findings_report (findings, &imbalance_rule, NULL, 0, arguments, G_N_ELEMENTS (arguments));
}

/** avt_line_currents_set: the record of the three currents; NaN stays absent. */
void
avt_line_currents_set (AvtLineCurrents *self, const AvtLineLoad *lines)
{
  for (guint k = 0; k < AVT_N_LINES; k++)
    if (!isnan (lines->current_a[k]))
      avt_record_set_real (&avt_line_currents_type, self, k, lines->current_a[k]);
}

static void
set_result (AvtCalcOutcome *outcome, const AvtPhaseLoadInput *input, const AvtLineLoad *lines)
{
  avt_line_currents_set (avt_record_set_record (&result_type, outcome->result, LINE_CURRENT_A),
                         lines);
  avt_calc_outcome_set (outcome, NEUTRAL_CURRENT_A, lines->neutral_a);
  avt_calc_outcome_set (outcome, MEAN_CURRENT_A, lines->mean_a);
  avt_calc_outcome_set (outcome, IMBALANCE_PERCENT, lines->imbalance_percent);
  avt_calc_outcome_set (outcome, APPARENT_VA, lines->apparent_va);

  if (AVT_RECORD_HAS (input, BREAKER_A))
    avt_calc_outcome_set (outcome, MAX_UTILIZATION_PERCENT,
                          100.0 * lines->maximum_a / (input->breaker_a * input->derating));
  else
    avt_calc_outcome_omit (outcome, MAX_UTILIZATION_PERCENT);
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtPhaseLoadInput *input = data;
  AvtSupply supply = { input->voltage_v, 3, input->connection };
  double voltage_v = avt_supply_line_to_neutral_v (&supply);
  AvtLegLoad sum = { 0 };
  AvtLineLoad lines;

  for (guint i = 0; i < input->loads.n_records; i++)
    {
      const AvtLoadInput *load = avt_record_list_at (input->loads, AvtLoadInput, i);

      avt_power_add (&sum.legs[load->lines], load_power (load, voltage_v));
      if (load->lines >= AVT_LEG_L1_L2)
        avt_calc_outcome_cite (outcome,
                               N_("Kirchhoff's current law at each line of a delta load"),
                               AVT_CONFIDENCE_DERIVED);
    }

  avt_leg_load_lines (&sum, voltage_v, &lines);
  set_result (outcome, input, &lines);
  if (AVT_RECORD_HAS (input, BREAKER_A))
    avt_report_line_overloads (outcome->findings, &lines, input->breaker_a * input->derating);
  avt_report_line_imbalance (outcome->findings, &lines);
  avt_calc_outcome_assume (outcome, N_("The voltages are symmetrical; harmonics are not counted."));
}

const AvtCalc avt_calc_phase_load = {
  .name = "phase-load",
  .title = N_("Line currents of loads on three phases"),
  .input = &input_type,
  .result = &result_type,
  .formula = "I = conj (S) / V per branch, lagging by acos (pf); I_L1 = I_1 + I_12 - I_31 and so "
             "on; I_N = |I_1 + I_2 + I_3| of the line-to-neutral loads; "
             "imbalance = 100 x max |I_k - mean| / mean",
  .source = N_("Three-phase circuit theory: sum of phasors"),
  .confidence = AVT_CONFIDENCE_VERIFIED,
  .choices = choices,
  .check = NULL,
  .run = run,
};
