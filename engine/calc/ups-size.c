#include "config.h"

#include "engine/calc/ups-size.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"
#include "engine/calc/leg-load.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_GROWTH 100
#define MAX_UNITS 1000

typedef struct
{
  AvtRecord record;
  double load_w;
  double power_factor;
  double growth;
  double rated_w;
  double rated_va;
  gint64 spare_units;
} AvtUpsSizeInput;

enum { LOAD_W, POWER_FACTOR, GROWTH, RATED_W, RATED_VA, SPARE_UNITS };

static const AvtField input_fields[] = {
  { AVT_REAL (AvtUpsSizeInput, load_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W), AVT_NEEDED,
    .help = N_("What the UPS carries.") },
  { AVT_REAL (AvtUpsSizeInput, power_factor, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1),
    AVT_DEFAULT (1), .help = N_("Of the load.") },
  { AVT_REAL (AvtUpsSizeInput, growth, NONE), AVT_RANGE (0, MAX_GROWTH), AVT_DEFAULT (0),
    .help = N_("Load to come, in relation to the load: 0.2 is 20 %.") },
  { AVT_REAL (AvtUpsSizeInput, rated_w, WATT), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_POWER_W),
    .help = N_("Real power that one unit can carry; it binds at power factors near 1.") },
  { AVT_REAL (AvtUpsSizeInput, rated_va, VOLT_AMPERE), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_POWER_W),
    .help = N_("Apparent power that one unit can carry.") },
  { AVT_COUNT (AvtUpsSizeInput, spare_units), AVT_RANGE (0, MAX_UNITS), AVT_DEFAULT (0),
    .help = N_("Units that may fail: 1 is N+1.") },
};

static const AvtRecordType input_type
    = AVT_RECORD_TYPE ("ups-size", AvtUpsSizeInput, input_fields, -1);

typedef struct
{
  AvtRecord record;
  double required_w;
  double required_va;
  double utilization_percent;
  gint64 units_needed;
} AvtUpsSizeResult;

enum { REQUIRED_W, REQUIRED_VA, UTILIZATION_PERCENT, UNITS_NEEDED };

static const AvtField result_fields[] = {
  { AVT_REAL (AvtUpsSizeResult, required_w, WATT), .help = N_("Load with growth.") },
  { AVT_REAL (AvtUpsSizeResult, required_va, VOLT_AMPERE),
    .help = N_("The same as apparent power.") },
  { AVT_REAL (AvtUpsSizeResult, utilization_percent, PERCENT),
    .help = N_("Of one unit, by real or apparent power, whichever is more; needs rated_w or "
               "rated_va.") },
  { AVT_COUNT (AvtUpsSizeResult, units_needed),
    .help = N_("Units that carry it together, and the spare ones; needs rated_w or rated_va.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("ups-size result", AvtUpsSizeResult, result_fields, -1);

static const AvtRule overload_rule = {
  "ups-size-overload", AVT_SEVERITY_ERROR,
  N_("The load with growth is %1 of what one unit can carry; it needs %2 units."),
  N_("Choose a larger UPS, or put several side by side."),
  N_("Rated real and apparent power of a UPS")
};

/**
 * avt_ups_size:
 * @load_va: its apparent power, load_w / power factor
 * @growth: load to come in relation to the load
 */
AvtUpsSize
avt_ups_size (double load_w, double load_va, double growth)
{
  return (AvtUpsSize) { load_w * (1.0 + growth), load_va * (1.0 + growth) };
}

/**
 * avt_ups_utilization_percent:
 * @rated_w: NaN: not known; so with @rated_va
 *
 * Returns: the larger of the two shares that is known; NaN when none is
 */
double
avt_ups_utilization_percent (const AvtUpsSize *size, double rated_w, double rated_va)
{
  return 100.0 * fmax (size->required_w / rated_w, size->required_va / rated_va);
}

static void
report (const AvtUpsSizeInput *input, AvtCalcOutcome *outcome, double percent)
{
  double n_units = ceil (percent / 100.0 * (1.0 - AVT_LIMIT_TOLERANCE));
  AvtArgument arguments[] = { avt_argument_quantity (percent, AVT_UNIT_PERCENT),
                              avt_argument_count ((gint64) n_units) };

  avt_calc_outcome_set (outcome, UTILIZATION_PERCENT, percent);
  avt_record_set_integer (&result_type, outcome->result, UNITS_NEEDED,
                          (gint64) n_units + input->spare_units);
  if (n_units > 1)
    avt_findings_report (outcome->findings, &overload_rule, NULL, 0, arguments,
                         G_N_ELEMENTS (arguments));
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtUpsSizeInput *input = data;
  AvtUpsSize size
      = avt_ups_size (input->load_w, input->load_w / input->power_factor, input->growth);
  double percent
      = avt_ups_utilization_percent (&size, AVT_RECORD_HAS (input, RATED_W) ? input->rated_w : NAN,
                                     AVT_RECORD_HAS (input, RATED_VA) ? input->rated_va : NAN);

  avt_calc_outcome_set (outcome, REQUIRED_W, size.required_w);
  avt_calc_outcome_set (outcome, REQUIRED_VA, size.required_va);
  if (isnan (percent))
    {
      avt_calc_outcome_omit (outcome, UTILIZATION_PERCENT);
      avt_calc_outcome_omit (outcome, UNITS_NEEDED);
    }
  else
    report (input, outcome, percent);
  avt_calc_outcome_assume (outcome, N_("Growth has the power factor of the load."));
}

const AvtCalc avt_calc_ups_size = {
  .name = "ups-size",
  .title = N_("Size of a UPS"),
  .input = &input_type,
  .result = &result_type,
  .formula = "W = load x (1 + growth); VA = W / power factor; units = ceil (max (W / rated W, "
             "VA / rated VA)) + spare",
  .source = N_("Real and apparent power of a load against both ratings of a UPS"),
  .confidence = AVT_CONFIDENCE_SOURCE,
  .choices = NULL,
  .check = NULL,
  .run = run,
};
