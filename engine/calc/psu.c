#include "config.h"

#include "engine/calc/psu.h"

#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_POINTS 4
#define FIRST_GRADE AVT_EFFICIENCY_BASIC

/* A load that is the rating but for rounding of the sum is not an overload. */
#define RATING_TOLERANCE 1e-9

static const AvtEnumValue grade_values[] = {
  { "none", N_("None") },
  { "basic", N_("80 PLUS") },
  { "bronze", N_("80 PLUS Bronze") },
  { "silver", N_("80 PLUS Silver") },
  { "gold", N_("80 PLUS Gold") },
  { "platinum", N_("80 PLUS Platinum") },
  { "titanium", N_("80 PLUS Titanium") },
  { NULL, NULL },
};

static const AvtEnumValue voltage_class_values[] = {
  { "230r", N_("230 V internal, redundant") },
  { "230", N_("230 V EU internal, non-redundant") },
  { "115", N_("115 V internal, non-redundant") },
  { NULL, NULL },
};

static const AvtField input_fields[] = {
  { AVT_COUNT (AvtPsuInput, count), AVT_RANGE (1, 64), AVT_NEEDED,
    .help = N_("Supplies that share the load.") },
  { AVT_REAL (AvtPsuInput, rated_w, WATT), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_POWER_W),
    AVT_NEEDED, .help = N_("Output of one supply.") },
  { AVT_CHOICE_OF (AvtPsuInput, grade, grade_values), AVT_NEEDED,
    .help = N_("80 PLUS certification; none: taken as lossless.") },
  { AVT_CHOICE_OF (AvtPsuInput, voltage_class, voltage_class_values),
    AVT_DEFAULT (AVT_VOLTAGE_CLASS_230R),
    .help = N_("Conditions of the certification; basic has no values for 230r.") },
};

const AvtRecordType avt_psu_input_type = AVT_RECORD_TYPE ("psu", AvtPsuInput, input_fields, -1);

const char avt_psu_source[]
    = N_("80 PLUS certification: minimum efficiency at 10, 20, 50 and 100 % of the rated load");

const AvtRule avt_psu_overload_rule = {
  "psu-overload", AVT_SEVERITY_ERROR,
  N_("%1 is more than %2 live supplies of %3 deliver."),
  N_("Choose larger supplies or reduce the load."),
  N_("Rated output of the supplies")
};

static const double loads[N_POINTS] = { 0.10, 0.20, 0.50, 1.00 };

/* Minimum efficiency in percent at 10, 20, 50 and 100 % of the rated load; 0: not certified. */
static const guint8 efficiencies[][3][N_POINTS] = {
  /* 230 V redundant      230 V EU              115 V */
  { { 0, 0, 0, 0 },     { 0, 82, 85, 82 },    { 0, 80, 80, 80 } },    /* basic */
  { { 0, 81, 85, 81 },  { 0, 85, 88, 85 },    { 0, 82, 85, 82 } },    /* bronze */
  { { 0, 85, 89, 85 },  { 0, 87, 90, 87 },    { 0, 85, 88, 85 } },    /* silver */
  { { 0, 88, 92, 88 },  { 0, 90, 92, 89 },    { 0, 87, 90, 87 } },    /* gold */
  { { 0, 90, 94, 91 },  { 0, 92, 94, 90 },    { 0, 90, 92, 89 } },    /* platinum */
  { { 90, 94, 96, 91 }, { 90, 94, 96, 94 },   { 90, 92, 94, 90 } },   /* titanium */
};

static const guint8 *
find_points (AvtEfficiency grade, AvtVoltageClass voltage_class, guint *first)
{
  const guint8 *points;

  if (grade < FIRST_GRADE)
    return NULL;

  points = efficiencies[grade - FIRST_GRADE][voltage_class];
  for (*first = 0; *first < N_POINTS; (*first)++)
    if (points[*first] != 0)
      return points;

  return NULL;
}

/* The loss at @load as a fraction of the rating, from the certified points. */
static double
relative_loss (const guint8 *points, guint first, double load)
{
  double percent = points[N_POINTS - 1];

  if (load < loads[first])
    return loads[first] * (100.0 / points[first] - 1.0);

  for (guint i = first + 1; i < N_POINTS; i++)
    if (load <= loads[i])
      {
        double t = (load - loads[i - 1]) / (loads[i] - loads[i - 1]);

        percent = points[i - 1] + t * (points[i] - points[i - 1]);
        break;
      }

  return load * (100.0 / percent - 1.0);
}

/**
 * avt_psu_is_certified:
 *
 * Returns: whether the grade has efficiencies in the voltage class. "None" always has: it is
 *   taken as lossless.
 */
gboolean
avt_psu_is_certified (AvtEfficiency grade, AvtVoltageClass voltage_class)
{
  guint first;

  return grade == AVT_EFFICIENCY_NONE || find_points (grade, voltage_class, &first) != NULL;
}

/**
 * avt_psu_efficiency:
 * @load: fraction of the rated power, above 0 to 1
 *
 * The 80 PLUS minimum efficiency, linear between the certified points. Below the lowest point the
 * loss in watts of that point is kept, because fans and housekeeping do not shrink with the load.
 * Above 1 the efficiency of full load is kept.
 *
 * Returns: the efficiency, 0 to 1; 1 for no grade; NaN where the grade is not certified.
 */
double
avt_psu_efficiency (AvtEfficiency grade, AvtVoltageClass voltage_class, double load)
{
  const guint8 *points;
  guint first;

  if (grade == AVT_EFFICIENCY_NONE)
    return 1.0;

  points = find_points (grade, voltage_class, &first);
  return points != NULL ? load / (load + relative_loss (points, first, load)) : NAN;
}

/**
 * avt_psu_input:
 * @dc_w: direct-current load, 0 or more
 * @input_w: (out): power at the inlets of all live supplies together
 *
 * Input = load / efficiency (load / (count x rating)). On overload @input_w is what the efficiency
 * of full load would give: a lower bound for sums, not a result to show. Where the grade is not
 * certified @input_w is the load itself, again only a lower bound.
 */
AvtPsuState
avt_psu_input (const AvtPsu *psu, double dc_w, double *input_w)
{
  double rating_w = psu->count * psu->rated_w;
  const guint8 *points;
  guint first;

  *input_w = dc_w;
  if (rating_w <= 0.0)
    return dc_w > 0.0 ? AVT_PSU_OVERLOAD : AVT_PSU_OK;

  points = find_points (psu->grade, psu->voltage_class, &first);
  if (points != NULL)
    *input_w += rating_w * relative_loss (points, first, dc_w / rating_w);
  else if (psu->grade != AVT_EFFICIENCY_NONE)
    return AVT_PSU_NOT_CERTIFIED;

  return dc_w > rating_w * (1.0 + RATING_TOLERANCE) ? AVT_PSU_OVERLOAD : AVT_PSU_OK;
}

/** avt_psu_from_input: all supplies live. */
AvtPsu
avt_psu_from_input (const AvtPsuInput *input)
{
  return (AvtPsu) { .count = (double) input->count,
                    .rated_w = input->rated_w,
                    .grade = input->grade,
                    .voltage_class = input->voltage_class };
}

/**
 * avt_psu_input_check:
 * @where: path of the record, such as "psu"
 *
 * Refuses a grade that has no values in the voltage class.
 */
gboolean
avt_psu_input_check (const AvtPsuInput *input, const char *where, char **path, GError **error)
{
  g_autofree char *grade = NULL;

  if (avt_psu_is_certified (input->grade, input->voltage_class))
    return TRUE;

  grade = g_strconcat (where, ".grade", NULL);
  return avt_calc_refuse (path, error, grade,
                          "\"%s\" has no efficiency values for the voltage class \"%s\"; "
                          "allowed are \"230\" and \"115\", or another grade",
                          grade_values[input->grade].nick,
                          voltage_class_values[input->voltage_class].nick);
}

/**
 * avt_psu_report_overload:
 * @psu: the live supplies
 * @dc_w: the load that is above their rating
 */
void
avt_psu_report_overload (AvtFindings *findings, const AvtPsu *psu, double dc_w)
{
  AvtArgument arguments[] = { avt_argument_quantity (dc_w, AVT_UNIT_WATT),
                              avt_argument_count ((gint64) psu->count),
                              avt_argument_quantity (psu->rated_w, AVT_UNIT_WATT) };

  avt_findings_report (findings, &avt_psu_overload_rule, NULL, 0, arguments,
                       G_N_ELEMENTS (arguments));
}
