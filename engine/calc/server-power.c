#include "config.h"

#include "engine/calc/server-power.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AvtRecord record;
  char *name;
  gint64 quantity;
  double idle_w;
  double typical_w;
  double peak_w;
} AvtComponentInput;

enum { COMPONENT_NAME, QUANTITY, COMPONENT_IDLE_W, COMPONENT_TYPICAL_W, COMPONENT_PEAK_W };

static const AvtField component_fields[] = {
  { AVT_TEXT (AvtComponentInput, name), AVT_NEEDED, .help = N_("What it is.") },
  { AVT_COUNT (AvtComponentInput, quantity), AVT_RANGE (0, 1e6), AVT_NEEDED,
    .help = N_("How many of them.") },
  { AVT_REAL (AvtComponentInput, idle_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W),
    .help = N_("Power of one when idle; typical_w when not given.") },
  { AVT_REAL (AvtComponentInput, typical_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W), AVT_NEEDED,
    .help = N_("Power of one at computational load.") },
  { AVT_REAL (AvtComponentInput, peak_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W),
    .help = N_("Power of one at peak; typical_w when not given.") },
};

static const AvtRecordType component_type
    = AVT_RECORD_TYPE ("component", AvtComponentInput, component_fields, -1);

typedef struct
{
  AvtRecord record;
  AvtRecordList components;
  double base_w;
  AvtPsuInput psu;
} AvtServerPowerInput;

enum { COMPONENTS, BASE_W, PSU };

static const AvtField input_fields[] = {
  { AVT_MANY (AvtServerPowerInput, components, &component_type),
    .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY, .help = N_("The parts of the server.") },
  { AVT_REAL (AvtServerPowerInput, base_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W), AVT_DEFAULT (0),
    .help = N_("Fans and board, counted in every state.") },
  { AVT_INSIDE (AvtServerPowerInput, psu, &avt_psu_input_type),
    .help = N_("The power supplies; without them the input is the DC power.") },
};

static const AvtRecordType input_type
    = AVT_RECORD_TYPE ("server-power", AvtServerPowerInput, input_fields, -1);

typedef struct
{
  AvtRecord record;
  double idle_w;
  double typical_w;
  double peak_w;
  double input_typical_w;
  double input_peak_w;
  double input_typical_one_psu_w;
} AvtServerPowerResult;

enum { IDLE_W, TYPICAL_W, PEAK_W, INPUT_TYPICAL_W, INPUT_PEAK_W, INPUT_TYPICAL_ONE_PSU_W };

static const AvtField result_fields[] = {
  { AVT_REAL (AvtServerPowerResult, idle_w, WATT), .help = N_("DC power when idle.") },
  { AVT_REAL (AvtServerPowerResult, typical_w, WATT),
    .help = N_("DC power at computational load.") },
  { AVT_REAL (AvtServerPowerResult, peak_w, WATT), .help = N_("DC power at peak.") },
  { AVT_REAL (AvtServerPowerResult, input_typical_w, WATT),
    .help = N_("Power at the inlets, all supplies sharing; null on overload.") },
  { AVT_REAL (AvtServerPowerResult, input_peak_w, WATT),
    .help = N_("The same at peak; null on overload.") },
  { AVT_REAL (AvtServerPowerResult, input_typical_one_psu_w, WATT),
    .help = N_("Power at the inlet with one supply carrying everything; null on overload.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("server-power result", AvtServerPowerResult, result_fields, -1);

/**
 * avt_server_power:
 * @base_w: fans and board, counted in every state
 *
 * Direct-current power: sum of quantity x power over the components, plus the base.
 */
AvtStatePower
avt_server_power (const AvtServerComponent *components, guint n_components, double base_w)
{
  AvtStatePower sum = { 0, 0, 0 };

  for (guint i = 0; i < n_components; i++)
    {
      double quantity = (double) components[i].quantity;

      sum.idle_w += quantity * components[i].each.idle_w;
      sum.typical_w += quantity * components[i].each.typical_w;
      sum.peak_w += quantity * components[i].each.peak_w;
    }

  sum.idle_w += base_w;
  sum.typical_w += base_w;
  sum.peak_w += base_w;
  return sum;
}

static gboolean
check (const void *data, char **path, GError **error)
{
  const AvtServerPowerInput *input = data;

  return !AVT_RECORD_HAS (input, PSU) || avt_psu_input_check (&input->psu, "psu", path, error);
}

static AvtStatePower
sum_components (const AvtServerPowerInput *input, AvtCalcOutcome *outcome)
{
  guint n_components = input->components.n_records;
  g_autofree AvtServerComponent *components = g_new (AvtServerComponent, n_components);

  for (guint i = 0; i < n_components; i++)
    {
      const AvtComponentInput *each
          = avt_record_list_at (input->components, AvtComponentInput, i);
      gboolean has_idle = AVT_RECORD_HAS (each, COMPONENT_IDLE_W);
      gboolean has_peak = AVT_RECORD_HAS (each, COMPONENT_PEAK_W);

      components[i].quantity = each->quantity;
      components[i].each.idle_w = has_idle ? each->idle_w : each->typical_w;
      components[i].each.typical_w = each->typical_w;
      components[i].each.peak_w = has_peak ? each->peak_w : each->typical_w;
      if (!has_idle || !has_peak)
        avt_calc_outcome_assume (outcome, N_("A component without a figure for idle or peak "
                                             "draws its typical power in that state."));
    }

  return avt_server_power (components, n_components, input->base_w);
}

static void
set_input (AvtCalcOutcome *outcome, guint field, const AvtPsu *psu, double dc_w)
{
  double input_w;

  if (avt_psu_input (psu, dc_w, &input_w) == AVT_PSU_OK)
    avt_calc_outcome_set (outcome, field, input_w);
  else
    avt_psu_report_overload (outcome->findings, psu, dc_w);
}

static void
set_inputs (AvtCalcOutcome *outcome, const AvtPsuInput *input, const AvtStatePower *dc)
{
  AvtPsu psu = avt_psu_from_input (input);

  set_input (outcome, INPUT_TYPICAL_W, &psu, dc->typical_w);
  set_input (outcome, INPUT_PEAK_W, &psu, dc->peak_w);
  psu.count = 1;
  set_input (outcome, INPUT_TYPICAL_ONE_PSU_W, &psu, dc->typical_w);

  if (input->count > 1)
    avt_calc_outcome_assume (outcome, N_("All live supplies share the load equally."));
  if (psu.grade == AVT_EFFICIENCY_NONE)
    {
      avt_calc_outcome_assume (outcome, N_("Supplies without a certification are lossless."));
      return;
    }
  avt_calc_outcome_assume (outcome, N_("A supply has the minimum efficiency of its certification, "
                                       "linear between the certified points."));
  avt_calc_outcome_cite (outcome, avt_psu_source, AVT_CONFIDENCE_DERIVED);
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtServerPowerInput *input = data;
  AvtStatePower dc = sum_components (input, outcome);

  avt_calc_outcome_set (outcome, IDLE_W, dc.idle_w);
  avt_calc_outcome_set (outcome, TYPICAL_W, dc.typical_w);
  avt_calc_outcome_set (outcome, PEAK_W, dc.peak_w);

  if (AVT_RECORD_HAS (input, PSU))
    {
      set_inputs (outcome, &input->psu, &dc);
      return;
    }
  avt_calc_outcome_assume (outcome, N_("Without supplies the input is the DC power."));
  avt_calc_outcome_set (outcome, INPUT_TYPICAL_W, dc.typical_w);
  avt_calc_outcome_set (outcome, INPUT_PEAK_W, dc.peak_w);
  avt_calc_outcome_set (outcome, INPUT_TYPICAL_ONE_PSU_W, dc.typical_w);
}

const AvtCalc avt_calc_server_power = {
  .name = "server-power",
  .title = N_("Power of a server"),
  .input = &input_type,
  .result = &result_type,
  .formula = "P_dc = sum (quantity x P) + base; P_input = P_dc / eta (P_dc / (count x rated)); "
             "below the lowest certified point its loss in W is kept",
  .source = N_("Sum of the components"),
  .confidence = AVT_CONFIDENCE_VERIFIED,
  .check = check,
  .run = run,
};
