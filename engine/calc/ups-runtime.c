/* Peukert's law in the form t = H (C / (I H))^k, where C is the capacity at the rated hours H. The
 * form t = C / I^k needs the capacity at one ampere, which nobody prints. */
#include "config.h"

#include "engine/calc/ups-runtime.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_CAPACITY_AH 1e9
#define MAX_HOURS 1e6
#define MAX_EXPONENT 3
#define MAX_STRINGS 1e6

typedef enum
{
  MODEL_PEUKERT,
  MODEL_LINEAR
} Model;

static const AvtEnumValue model_values[] = {
  { "peukert", N_("Peukert") },
  { "linear", N_("Linear") },
  { NULL, NULL },
};

typedef struct
{
  AvtRecord record;
  int model;
  double capacity_ah;
  double rated_hours;
  double exponent;
  double current_a;
  double voltage_v;
  gint64 strings;
  double depth_of_discharge;
  double ageing;
  double efficiency;
  double load_w;
} AvtUpsRuntimeInput;

enum
{
  MODEL,
  CAPACITY_AH,
  RATED_HOURS,
  EXPONENT,
  CURRENT_A,
  VOLTAGE_V,
  STRINGS,
  DEPTH_OF_DISCHARGE,
  AGEING,
  EFFICIENCY,
  LOAD_W
};

static const AvtField input_fields[] = {
  { AVT_CHOICE_OF (AvtUpsRuntimeInput, model, model_values), AVT_NEEDED,
    .help = N_("peukert: from the current of the battery; linear: from the load.") },
  { AVT_REAL (AvtUpsRuntimeInput, capacity_ah, NONE), AVT_RANGE (AVT_MIN_DIVISOR, MAX_CAPACITY_AH),
    AVT_NEEDED, .help = N_("Capacity of the battery, of one string with the linear model.") },
  { AVT_REAL (AvtUpsRuntimeInput, rated_hours, HOUR), AVT_RANGE (AVT_MIN_DIVISOR, MAX_HOURS),
    .help = N_("Peukert: discharge time that the capacity holds for, often 20 h.") },
  { AVT_REAL (AvtUpsRuntimeInput, exponent, NONE), AVT_RANGE (1, MAX_EXPONENT),
    .help = N_("Peukert: AGM 1.05 to 1.15, gel 1.1 to 1.25, flooded 1.2 to 1.6, lithium-ion "
               "about 1.05.") },
  { AVT_REAL (AvtUpsRuntimeInput, current_a, AMPERE),
    AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_CURRENT_A),
    .help = N_("Peukert: current of the battery.") },
  { AVT_REAL (AvtUpsRuntimeInput, voltage_v, VOLT), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_VOLTAGE_V),
    .help = N_("Linear: voltage of a string.") },
  { AVT_COUNT (AvtUpsRuntimeInput, strings), AVT_RANGE (1, MAX_STRINGS), AVT_DEFAULT (1),
    .help = N_("Linear: strings side by side.") },
  { AVT_REAL (AvtUpsRuntimeInput, depth_of_discharge, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1),
    .help = N_("Linear: part of the capacity that is used, 0.8 to 1.") },
  { AVT_REAL (AvtUpsRuntimeInput, ageing, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1),
    AVT_DEFAULT (0.8), .help = N_("Linear: part of the capacity that age has left.") },
  { AVT_REAL (AvtUpsRuntimeInput, efficiency, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1),
    AVT_DEFAULT (0.9), .help = N_("Linear: of the inverter.") },
  { AVT_REAL (AvtUpsRuntimeInput, load_w, WATT), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_POWER_W),
    .help = N_("Linear: what the UPS carries.") },
};

static const AvtRecordType input_type
    = AVT_RECORD_TYPE ("ups-runtime", AvtUpsRuntimeInput, input_fields, -1);

typedef struct
{
  AvtRecord record;
  double runtime_h;
} AvtUpsRuntimeResult;

enum { RUNTIME_H };

static const AvtField result_fields[] = {
  { AVT_REAL (AvtUpsRuntimeResult, runtime_h, HOUR), .help = N_("Until the battery is empty.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("ups-runtime result", AvtUpsRuntimeResult, result_fields, -1);

static const AvtRule high_rate_rule = {
  "ups-runtime-high-rate", AVT_SEVERITY_INFO,
  N_("At %1 the battery is empty within an hour; formulas are too kind there."),
  N_("Take the maker's table of runtimes at constant power."),
  N_("Discharge of lead batteries above their one-hour current")
};

/* Which keys a model needs. */
static const guint64 needed_keys[] = {
  [MODEL_PEUKERT] = 1u << RATED_HOURS | 1u << EXPONENT | 1u << CURRENT_A,
  [MODEL_LINEAR] = 1u << VOLTAGE_V | 1u << DEPTH_OF_DISCHARGE | 1u << LOAD_W,
};

/* And which have no meaning with it. */
static const guint64 foreign_keys[] = {
  [MODEL_PEUKERT] = 1u << VOLTAGE_V | 1u << STRINGS | 1u << DEPTH_OF_DISCHARGE | 1u << AGEING
                    | 1u << EFFICIENCY | 1u << LOAD_W,
  [MODEL_LINEAR] = 1u << RATED_HOURS | 1u << EXPONENT | 1u << CURRENT_A,
};

/**
 * avt_ups_runtime_linear_h:
 * @load_w: above 0
 *
 * Returns: V x Ah x strings x depth of discharge x ageing x efficiency / load
 */
double
avt_ups_runtime_linear_h (const AvtBattery *battery, double load_w)
{
  return battery->voltage_v * battery->capacity_ah * battery->strings
         * battery->depth_of_discharge * battery->ageing * battery->efficiency / load_w;
}

/** avt_ups_runtime_peukert_h: Returns: H (C / (I H))^k */
double
avt_ups_runtime_peukert_h (double capacity_ah, double rated_hours, double exponent,
                           double current_a)
{
  return rated_hours * pow (capacity_ah / (current_a * rated_hours), exponent);
}

/**
 * avt_ups_runtime_battery_h:
 * @exponent: Peukert's; NaN: not known, and then the linear model counts
 *
 * Peukert's law for the current of one string, with the capacity that depth of discharge and
 * ageing leave.
 *
 * Returns: how long the battery carries @load_w
 */
double
avt_ups_runtime_battery_h (const AvtBattery *battery, double rated_hours, double exponent,
                           double load_w)
{
  double current_a = load_w / (battery->efficiency * battery->voltage_v * battery->strings);
  double usable_ah
      = battery->capacity_ah * battery->depth_of_discharge * battery->ageing;

  if (isnan (exponent))
    return avt_ups_runtime_linear_h (battery, load_w);
  return avt_ups_runtime_peukert_h (usable_ah, rated_hours, exponent, current_a);
}

/**
 * avt_ups_runtime_table_h:
 * @points: loads rising, runtimes falling
 *
 * Interpolated on logarithmic scales, where tables of makers are nearly straight; below the first
 * point the runtime of the first point, which is on the safe side.
 *
 * Returns: the runtime at @load_w; 0 above the last point; NaN without points
 */
double
avt_ups_runtime_table_h (const AvtRuntimePoint *points, guint n_points, double load_w)
{
  if (n_points == 0)
    return NAN;
  if (load_w <= points[0].load_w)
    return points[0].runtime_h;
  for (guint i = 1; i < n_points; i++)
    if (load_w <= points[i].load_w)
      {
        double share = log (load_w / points[i - 1].load_w)
                       / log (points[i].load_w / points[i - 1].load_w);

        return points[i - 1].runtime_h
               * pow (points[i].runtime_h / points[i - 1].runtime_h, share);
      }
  return 0.0;
}

static gboolean
check (const void *data, char **path, GError **error)
{
  const AvtUpsRuntimeInput *input = data;
  const char *model = model_values[input->model].nick;

  for (guint field = 0; field < G_N_ELEMENTS (input_fields); field++)
    {
      gboolean is_given = AVT_RECORD_HAS (input, field);

      if ((needed_keys[input->model] >> field & 1) != 0 && !is_given)
        return avt_calc_refuse (path, error, input_fields[field].name,
                                "the model \"%s\" needs it", model);
      if ((foreign_keys[input->model] >> field & 1) != 0 && is_given)
        return avt_calc_refuse (path, error, input_fields[field].name,
                                "has no meaning in the model \"%s\"", model);
    }
  return TRUE;
}

static void
run_peukert (const AvtUpsRuntimeInput *input, AvtCalcOutcome *outcome)
{
  AvtArgument current = avt_argument_quantity (input->current_a, AVT_UNIT_AMPERE);

  avt_calc_outcome_set (outcome, RUNTIME_H,
                        avt_ups_runtime_peukert_h (input->capacity_ah, input->rated_hours,
                                                   input->exponent, input->current_a));
  if (input->current_a > input->capacity_ah)
    avt_findings_report (outcome->findings, &high_rate_rule, NULL, 0, &current, 1);
  avt_calc_outcome_assume (outcome, N_("The current is constant and the battery is new."));
}

static void
run_linear (const AvtUpsRuntimeInput *input, AvtCalcOutcome *outcome)
{
  AvtBattery battery = { input->voltage_v, input->capacity_ah, (double) input->strings,
                         input->depth_of_discharge, input->ageing, input->efficiency };

  avt_calc_outcome_set (outcome, RUNTIME_H, avt_ups_runtime_linear_h (&battery, input->load_w));
  avt_calc_outcome_assume (outcome, N_("The capacity does not depend on the current."));
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtUpsRuntimeInput *input = data;

  switch ((Model) input->model)
    {
    case MODEL_PEUKERT:
      run_peukert (input, outcome);
      break;
    case MODEL_LINEAR:
      run_linear (input, outcome);
      break;
    }
}

const AvtCalc avt_calc_ups_runtime = {
  .name = "ups-runtime",
  .title = N_("Runtime of a UPS on batteries"),
  .input = &input_type,
  .result = &result_type,
  .formula = "peukert: t = H (C / (I H))^k; linear: t = V x Ah x strings x depth of discharge x "
             "ageing x efficiency / load",
  .source = N_("Peukert's law for a capacity at rated hours; energy of a battery over its load"),
  .confidence = AVT_CONFIDENCE_VERIFIED,
  .choices = NULL,
  .check = check,
  .run = run,
};
