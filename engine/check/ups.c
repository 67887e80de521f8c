/* Are the UPSs large enough, and do their batteries last? */
#include "config.h"

#include "engine/calc/leg-load.h"
#include "engine/calc/ups-load.h"
#include "engine/check/subjects.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const AvtRule overload = {
  "ups-overload", AVT_SEVERITY_ERROR,
  N_ ("%1 carries %2 (%3) with growth, %4 of what it is rated for."),
  N_ ("Choose a larger UPS, put a second one beside it, or move load to another."),
  N_ ("Real and apparent power against both ratings of the UPS")
};
static const AvtRule rating_unknown = {
  "ups-rating-unknown", AVT_SEVERITY_WARNING,
  N_ ("%1 carries %2, and its type has no rating."),
  N_ ("Enter the rated power of its type."),
  N_ ("Ratings of the device type")
};
static const AvtRule load_unknown = {
  "ups-load-unknown", AVT_SEVERITY_WARNING,
  N_ ("%1 carries %2 and devices without a power, which are not counted: %3."),
  N_ ("Enter the power of what hangs on it: its size and its runtime rest on that."),
  N_ ("Devices on the cords of the UPS")
};
static const AvtRule runtime_short = {
  "ups-runtime-short", AVT_SEVERITY_WARNING,
  N_ ("%1 carries its load of %2 for %3 min on batteries; wanted are %4 min."),
  N_ ("Add battery strings, or move load to another UPS."),
  N_ ("The maker's runtimes; or Peukert's law with depth of discharge and ageing")
};
static const AvtRule runtime_unknown = {
  "ups-runtime-unknown", AVT_SEVERITY_WARNING,
  N_ ("How long %1 carries its load is not known; wanted are %2 min."),
  N_ ("Enter the maker's runtimes, or the batteries, of its type."),
  N_ ("Wanted UPS runtime of the design")
};

static const AvtRule *const rules[]
    = { &overload, &rating_unknown, &load_unknown, &runtime_short, &runtime_unknown, NULL };

#define MINUTES_PER_HOUR 60.0

static void
check_rating (AvtCheckRun *run, const AvtUpsLoad *ups)
{
  AvtArgument arguments[] = { avt_argument_entity (ups->device),
                              avt_argument_quantity (ups->size.required_w, AVT_UNIT_WATT),
                              avt_argument_quantity (ups->size.required_va, AVT_UNIT_VOLT_AMPERE),
                              avt_argument_quantity (ups->utilization_percent, AVT_UNIT_PERCENT) };
  AvtArgument unknown[] = { avt_argument_entity (ups->device),
                            avt_argument_quantity (ups->load_w, AVT_UNIT_WATT) };

  if (isnan (ups->utilization_percent) && ups->load_w > 0.0)
    avt_findings_report (run->findings, &rating_unknown, &ups->device, 1, unknown,
                         G_N_ELEMENTS (unknown));
  if (ups->utilization_percent > 100.0 * (1.0 + AVT_LIMIT_TOLERANCE))
    avt_findings_report (run->findings, &overload, &ups->device, 1, arguments,
                         G_N_ELEMENTS (arguments));
}

static void
check_load (AvtCheckRun *run, const AvtUpsLoad *ups)
{
  AvtArgument arguments[] = { avt_argument_entity (ups->device),
                              avt_argument_quantity (ups->load_w, AVT_UNIT_WATT),
                              avt_argument_count (ups->n_unknown) };

  if (ups->n_unknown > 0)
    avt_findings_report (run->findings, &load_unknown, &ups->device, 1, arguments,
                         G_N_ELEMENTS (arguments));
}

static void
check_runtime (AvtCheckRun *run, const AvtUpsLoad *ups, double wanted_min)
{
  double runtime_min = ups->runtime_h * MINUTES_PER_HOUR;
  double whole_min = isnan (runtime_min) ? 0.0 : floor (fmin (runtime_min, wanted_min));
  AvtArgument too_short[] = { avt_argument_entity (ups->device),
                              avt_argument_quantity (ups->load_w, AVT_UNIT_WATT),
                              avt_argument_count ((gint64) whole_min),
                              avt_argument_count ((gint64) wanted_min) };
  AvtArgument unknown[]
      = { avt_argument_entity (ups->device), avt_argument_count ((gint64) wanted_min) };

  if (isnan (runtime_min))
    avt_findings_report (run->findings, &runtime_unknown, &ups->device, 1, unknown,
                         G_N_ELEMENTS (unknown));
  else if (runtime_min < wanted_min)
    avt_findings_report (run->findings, &runtime_short, &ups->device, 1, too_short,
                         G_N_ELEMENTS (too_short));
}

static void
check_whole (AvtCheckRun *run)
{
  const AvtSettings *settings = avt_design_get_settings (run->design);
  g_autoptr (GArray) loads = avt_ups_loads_new (run->memo, run->design);

  for (guint i = 0; i < loads->len; i++)
    {
      const AvtUpsLoad *ups = &g_array_index (loads, AvtUpsLoad, i);

      check_rating (run, ups);
      check_load (run, ups);
      if (AVT_RECORD_HAS (settings, AVT_SETTINGS_UPS_RUNTIME_MIN))
        check_runtime (run, ups, (double) settings->ups_runtime_min);
    }
}

const AvtCheckSubject avt_check_ups = { "ups", rules, NULL, check_whole };
