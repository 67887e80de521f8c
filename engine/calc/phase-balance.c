#include "config.h"

#include "engine/calc/phase-balance.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"
#include "engine/calc/phase-load.h"

#include <glib/gi18n-lib.h>

/* More loads than any feed has; the time of the search grows with their square. */
#define MAX_LOADS 2000

#define ALL_LINES (1u << AVT_LEG_L1 | 1u << AVT_LEG_L2 | 1u << AVT_LEG_L3)

typedef struct
{
  AvtRecord record;
  char *id;
  double power_w;
  double power_factor;
} AvtBalanceLoad;

enum { LOAD_ID, LOAD_POWER_W, LOAD_POWER_FACTOR };

static const AvtField load_fields[] = {
  { AVT_TEXT (AvtBalanceLoad, id), .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY,
    .help = N_("How the load is called; no other has the same name.") },
  { AVT_REAL (AvtBalanceLoad, power_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W), AVT_NEEDED,
    .help = N_("Real power.") },
  { AVT_REAL (AvtBalanceLoad, power_factor, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1), AVT_DEFAULT (1),
    .help = N_("Real power over apparent power, lagging.") },
};

static const AvtRecordType load_type
    = AVT_RECORD_TYPE ("load", AvtBalanceLoad, load_fields, LOAD_ID);

typedef struct
{
  AvtRecord record;
  double voltage_v;
  AvtRecordList loads;
  double breaker_a;
  double derating;
} AvtPhaseBalanceInput;

enum { VOLTAGE_V, LOADS, BREAKER_A, DERATING };

static const AvtField input_fields[] = {
  { AVT_REAL (AvtPhaseBalanceInput, voltage_v, VOLT),
    AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_VOLTAGE_V), AVT_NEEDED,
    .help = N_("Between a line and neutral.") },
  { AVT_MANY (AvtPhaseBalanceInput, loads, &load_type), AVT_RANGE (0, MAX_LOADS), AVT_NEEDED,
    .help = N_("The loads to be spread, each on one line; may be empty.") },
  { AVT_REAL (AvtPhaseBalanceInput, breaker_a, AMPERE),
    AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_CURRENT_A),
    .help = N_("Rating of the breaker in each line.") },
  { AVT_REAL (AvtPhaseBalanceInput, derating, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1),
    AVT_DEFAULT (1), .help = N_("Part of the rating that a continuous load may use.") },
};

static const AvtRecordType input_type
    = AVT_RECORD_TYPE ("phase-balance", AvtPhaseBalanceInput, input_fields, -1);

typedef struct
{
  AvtRecord record;
  char *id;
  int line;
} AvtAssignment;

enum { ASSIGNED_ID, ASSIGNED_LINE };

static const AvtEnumValue line_values[] = {
  { "L1", "L1" }, { "L2", "L2" }, { "L3", "L3" }, { NULL, NULL }
};

static const AvtField assignment_fields[] = {
  { AVT_TEXT (AvtAssignment, id), AVT_NEEDED, .help = N_("The load.") },
  { AVT_CHOICE_OF (AvtAssignment, line, line_values), AVT_NEEDED, .help = N_("Its line.") },
};

static const AvtRecordType assignment_type
    = AVT_RECORD_TYPE ("assignment", AvtAssignment, assignment_fields, ASSIGNED_ID);

typedef struct
{
  AvtRecord record;
  AvtRecordList assignment;
  AvtLineCurrents line_current_a;
  double imbalance_percent;
  gboolean proven_optimal;
} AvtPhaseBalanceResult;

enum { ASSIGNMENT, LINE_CURRENT_A, IMBALANCE_PERCENT, PROVEN_OPTIMAL };

static const AvtField result_fields[] = {
  { AVT_MEMBER (AvtPhaseBalanceResult, assignment), .kind = AVT_FIELD_RECORD_LIST,
    .record = &assignment_type, .flags = AVT_FIELD_MAP,
    .help = N_("The line of each load, by its id.") },
  { AVT_INSIDE (AvtPhaseBalanceResult, line_current_a, &avt_line_currents_type),
    .unit = AVT_UNIT_AMPERE, .help = N_("Current in each line.") },
  { AVT_REAL (AvtPhaseBalanceResult, imbalance_percent, PERCENT),
    .help = N_("Largest deviation from the mean, in percent of the mean; 0 without load.") },
  { AVT_MEMBER (AvtPhaseBalanceResult, proven_optimal), .kind = AVT_FIELD_BOOLEAN,
    .help = N_("No assignment has a lower largest current, or the same and a lower imbalance.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("phase-balance result", AvtPhaseBalanceResult, result_fields, -1);

static const AvtRule unproven_rule = {
  "phase-balance-unproven", AVT_SEVERITY_INFO,
  N_("A better assignment of the %1 loads may exist; the search was ended before all were seen."),
  NULL,
  N_("Largest first, then moves and swaps; exact search within a number of steps")
};

static AvtBalanceProblem
problem_new (const AvtPhaseBalanceInput *input, AvtBalanceMeter *meter, AvtPower *loads,
             AvtBalanceItem *items)
{
  for (guint i = 0; i < input->loads.n_records; i++)
    {
      const AvtBalanceLoad *load = avt_record_list_at (input->loads, AvtBalanceLoad, i);

      loads[i] = avt_power_from_real (load->power_w, avt_reactive_per_real (load->power_factor));
      items[i] = (AvtBalanceItem) { &loads[i], ALL_LINES, NULL, 0 };
    }
  *meter = (AvtBalanceMeter) { input->voltage_v, { { { 0 } } } };
  return (AvtBalanceProblem) { meter, 1, items, input->loads.n_records, NULL, 0 };
}

static void
set_assignment (AvtCalcOutcome *outcome, const AvtPhaseBalanceInput *input, const int *legs)
{
  /* A list without an element that is nevertheless given: {}. */
  avt_record_append (&result_type, outcome->result, ASSIGNMENT);
  avt_record_remove_at (&result_type, outcome->result, ASSIGNMENT, 0);

  for (guint i = 0; i < input->loads.n_records; i++)
    {
      const AvtBalanceLoad *load = avt_record_list_at (input->loads, AvtBalanceLoad, i);
      void *assigned = avt_record_append (&result_type, outcome->result, ASSIGNMENT);

      avt_record_set_string (&assignment_type, assigned, ASSIGNED_ID, load->id);
      avt_record_set_enum (&assignment_type, assigned, ASSIGNED_LINE, legs[i]);
    }
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtPhaseBalanceInput *input = data;
  guint n_loads = input->loads.n_records;
  g_autofree AvtPower *loads = g_new (AvtPower, n_loads + 1);
  g_autofree AvtBalanceItem *items = g_new (AvtBalanceItem, n_loads + 1);
  g_autofree int *legs = g_new (int, n_loads + 1);
  AvtBalanceMeter meter;
  AvtBalanceProblem problem = problem_new (input, &meter, loads, items);
  AvtArgument count = avt_argument_count (n_loads);
  AvtBalanceCost cost;
  AvtLineLoad lines;
  gboolean is_proven;

  avt_balance_solve (&problem, legs, &cost, &is_proven);
  for (guint i = 0; i < n_loads; i++)
    avt_power_add (&meter.base.legs[legs[i]], loads[i]);
  avt_leg_load_lines (&meter.base, input->voltage_v, &lines);

  set_assignment (outcome, input, legs);
  avt_line_currents_set (avt_record_set_record (&result_type, outcome->result, LINE_CURRENT_A),
                         &lines);
  avt_calc_outcome_set (outcome, IMBALANCE_PERCENT, lines.imbalance_percent);
  avt_record_set_boolean (&result_type, outcome->result, PROVEN_OPTIMAL, is_proven);

  if (AVT_RECORD_HAS (input, BREAKER_A))
    avt_report_line_overloads (outcome->findings, &lines, input->breaker_a * input->derating);
  avt_report_line_imbalance (outcome->findings, &lines);
  if (!is_proven)
    avt_findings_report (outcome->findings, &unproven_rule, NULL, 0, &count, 1);
  avt_calc_outcome_assume (outcome, N_("The voltages are symmetrical; harmonics are not counted."));
  avt_calc_outcome_assume (outcome, N_("Any load may hang on any line, between line and neutral."));
}

const AvtCalc avt_calc_phase_balance = {
  .name = "phase-balance",
  .title = N_("Loads spread over three phases"),
  .input = &input_type,
  .result = &result_type,
  .formula = "min (max I_k, then imbalance), I_k = |sum of S on line k| / V; "
             "max I_k >= |sum of S| / (3 V)",
  .source = N_("Largest first with moves and swaps; branch and bound on the sum of phasors"),
  .confidence = AVT_CONFIDENCE_VERIFIED,
  .choices = NULL,
  .check = NULL,
  .run = run,
};
