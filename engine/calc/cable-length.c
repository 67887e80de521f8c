#include "config.h"

#include "engine/calc/cable-length.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"
#include "engine/design/rack.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Below unit 1: the bottom frame of the cabinet (estimate). */
#define BASE_MM 60
#define MAX_MM 1e6

const AvtRule avt_rule_cable_too_long = {
  "cable-too-long", AVT_SEVERITY_ERROR,
  N_("The cable from %1 to %2 is %3 long, more than the %4 that its medium and speed allow."),
  N_("Use fibre, active cables or a lower speed, or set both ends nearer to each other."),
  N_("IEEE 802.3 and ISO/IEC 11801 reaches; passive direct attach by its makers")
};

/* What is sold, in mm. */
static const double stock_mm[] = { 500,  1000, 1500, 2000,  2500,  3000,
                                   5000, 7000, 10000, 15000, 20000, 30000 };

/** avt_cable_port_height_mm: Returns: the height above the floor of a port whose middle is
 * @centre_u above the bottom of unit 1 */
double
avt_cable_port_height_mm (double centre_u)
{
  return BASE_MM + centre_u * AVT_RACK_UNIT_MM;
}

/**
 * avt_cable_run_mm:
 *
 * In a rack: |dh| + 2 x lateral + 2 x slack. Between racks: the rise of each end to the tray, the
 * way along the row, the aisles, 2 x lateral and one slack.
 *
 * Returns: the length of the way, without the margin
 */
double
avt_cable_run_mm (const AvtCableRun *run)
{
  if (!run->leaves_rack)
    return fabs (run->a_height_mm - run->b_height_mm) + 2 * run->lateral_mm + 2 * run->slack_mm;
  return fabs (run->tray_mm - run->a_height_mm) + fabs (run->tray_mm - run->b_height_mm)
         + run->across_mm + run->crossings * run->aisle_mm + 2 * run->lateral_mm + run->slack_mm;
}

/** avt_cable_straight_mm: Returns: what no cable can do without: the difference of heights and the
 * way along the row and over the aisles */
double
avt_cable_straight_mm (const AvtCableRun *run)
{
  double rise_mm = run->a_height_mm - run->b_height_mm;
  double aisles_mm = run->crossings * run->aisle_mm;

  return sqrt (rise_mm * rise_mm + run->across_mm * run->across_mm + aisles_mm * aisles_mm);
}

/** avt_cable_stock_mm: Returns: the next length that is sold; NaN above the longest, 30 m, where a
 * cable is made to measure */
double
avt_cable_stock_mm (double length_mm)
{
  for (guint i = 0; i < G_N_ELEMENTS (stock_mm); i++)
    if (length_mm <= stock_mm[i])
      return stock_mm[i];
  return NAN;
}

static double
dac_limit_mm (double rate_bps)
{
  return rate_bps > 10e9 ? 5000 : 7000;
}

static double
multimode_limit_mm (double rate_bps)
{
  return rate_bps > 10e9 ? 100e3 : 400e3;
}

/* The farthest standard of the speed: 1000BASE-LX10, from 10 Gbit/s on the ER ones. */
static double
single_mode_limit_mm (double rate_bps)
{
  return rate_bps < 10e9 ? 10e6 : 40e6;
}

/**
 * avt_cable_limit_mm:
 * @rate_bps: speed of the slower port; NaN when it is not known
 *
 * Passive direct attach: 7 m up to 10 Gbit/s, 5 m above (with forward error correction). Copper:
 * 100 m. Multimode OM4: 400 m up to 10 Gbit/s, 100 m above. Single-mode OS2: 10 km (1000BASE-LX10),
 * 40 km from 10 Gbit/s (10GBASE-ER, 25GBASE-ER, 100GBASE-ER4 and 400GBASE-ER8).
 *
 * Returns: how long the cable may be; NaN without a limit that is known
 */
double
avt_cable_limit_mm (AvtMedium medium, double rate_bps)
{
  switch (medium)
    {
    case AVT_MEDIUM_COPPER:
      return 100e3;
    case AVT_MEDIUM_DAC:
      return isnan (rate_bps) ? NAN : dac_limit_mm (rate_bps);
    case AVT_MEDIUM_FIBRE:
      return isnan (rate_bps) ? NAN : multimode_limit_mm (rate_bps);
    case AVT_MEDIUM_SINGLE_MODE:
      return isnan (rate_bps) ? NAN : single_mode_limit_mm (rate_bps);
    case AVT_MEDIUM_POWER:
    case AVT_MEDIUM_CONSOLE:
      return NAN;
    }
  return NAN;
}

/** avt_report_cable: a finding when the length passes a known limit. */
void
avt_report_cable (AvtFindings *findings, const AvtId *about, guint n_about, AvtArgument from,
                  AvtArgument to, double length_mm, double limit_mm)
{
  AvtArgument arguments[] = { from, to, avt_argument_quantity (length_mm / 1000, AVT_UNIT_METRE),
                              avt_argument_quantity (limit_mm / 1000, AVT_UNIT_METRE) };

  if (length_mm > limit_mm)
    avt_findings_report (findings, &avt_rule_cable_too_long, about, n_about, arguments,
                         G_N_ELEMENTS (arguments));
}

/* The calculation. */

typedef struct
{
  AvtRecord record;
  double from_u;
  double to_u;
  gint64 racks;
  double rack_width_mm;
  gint64 aisles;
  double aisle_width_mm;
  double tray_height_mm;
  double lateral_mm;
  double slack_mm;
  double margin_percent;
  char *medium;
  double rate_bps;
} Input;

enum
{
  FROM_U,
  TO_U,
  RACKS,
  RACK_WIDTH_MM,
  AISLES,
  AISLE_WIDTH_MM,
  TRAY_HEIGHT_MM,
  LATERAL_MM,
  SLACK_MM,
  MARGIN_PERCENT,
  MEDIUM,
  RATE_BPS
};

#define WAY(member, usual, meaning) \
  { AVT_REAL (Input, member, MILLIMETRE), AVT_RANGE (0, MAX_MM), AVT_DEFAULT (usual), \
    .help = meaning }

static const AvtField input_fields[] = {
  { AVT_REAL (Input, from_u, NONE), AVT_RANGE (0.5, 200), AVT_NEEDED,
    .help = N_("Unit of one port.") },
  { AVT_REAL (Input, to_u, NONE), AVT_RANGE (0.5, 200), AVT_NEEDED,
    .help = N_("Unit of the other.") },
  { AVT_COUNT (Input, racks), AVT_RANGE (0, 1000), AVT_DEFAULT (0),
    .help = N_("Racks from one to the other along the row; 1 is the next rack.") },
  WAY (rack_width_mm, AVT_USUAL_RACK_WIDTH_MM, N_("Outer width of the racks.")),
  { AVT_COUNT (Input, aisles), AVT_RANGE (0, 1000), AVT_DEFAULT (0),
    .help = N_("Aisles that are crossed.") },
  WAY (aisle_width_mm, AVT_USUAL_AISLE_WIDTH_MM, N_("Width of an aisle.")),
  WAY (tray_height_mm, AVT_USUAL_TRAY_HEIGHT_MM, N_("Height of the cable tray above the floor.")),
  WAY (lateral_mm, AVT_CABLE_LATERAL_MM, N_("From a port to the side of the rack (estimate).")),
  WAY (slack_mm, AVT_CABLE_SLACK_MM,
       N_("Loop at each end in a rack (estimate); 750 with a cable arm.")),
  { AVT_REAL (Input, margin_percent, PERCENT), AVT_RANGE (0, 100),
    AVT_DEFAULT (AVT_CABLE_MARGIN_PERCENT), .help = N_("Added to the whole way.") },
  { AVT_TEXT (Input, medium),
    .help = N_("copper, fibre (multimode OM4), single-mode (OS2), dac, console or power; needed "
               "for limit_m.") },
  { AVT_REAL (Input, rate_bps, BIT_PER_SECOND), AVT_RANGE (0, 1e15),
    .help = N_("Speed of the slower port; needed for limit_m of fibre, single-mode and dac.") },
};

static const AvtRecordType input_type = AVT_RECORD_TYPE ("cable-length", Input, input_fields, -1);

typedef struct
{
  AvtRecord record;
  double path_m;
  double length_m;
  double stock_m;
  double limit_m;
} Result;

enum { PATH_M, LENGTH_M, STOCK_M, LIMIT_M };

static const AvtField result_fields[] = {
  { AVT_REAL (Result, path_m, METRE), .help = N_("The way from port to port.") },
  { AVT_REAL (Result, length_m, METRE), .help = N_("The way and the margin.") },
  { AVT_REAL (Result, stock_m, METRE),
    .help = N_("The next length that is sold: 0.5, 1, 1.5, 2, 2.5, 3, 5, 7, 10, 15, 20, 30 m; null "
               "above.") },
  { AVT_REAL (Result, limit_m, METRE),
    .help = N_("The longest that the medium and the speed allow; null when there is no limit.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("cable-length result", Result, result_fields, -1);

static int
find_medium (const char *word)
{
  return avt_field_find_value (&avt_link_type.fields[AVT_LINK_MEDIUM], word);
}

static gboolean
check (const void *data, char **path, GError **error)
{
  const Input *input = data;
  g_autofree char *allowed = avt_field_allowed (&avt_link_type.fields[AVT_LINK_MEDIUM]);

  if (AVT_RECORD_HAS (input, MEDIUM) && find_medium (input->medium) < 0)
    return avt_calc_refuse (path, error, "medium", "must be %s", allowed);
  return TRUE;
}

static char *
unit_text (double unit)
{
  g_autofree char *number = avt_number_format (unit, unit != floor (unit), &AVT_NUMBER_STYLE_C);

  return g_strconcat ("U", number, NULL);
}

static void
set_limit (const Input *input, double length_mm, AvtCalcOutcome *outcome)
{
  double rate_bps = AVT_RECORD_HAS (input, RATE_BPS) ? input->rate_bps : NAN;
  double limit_mm;
  g_autofree char *from = unit_text (input->from_u);
  g_autofree char *to = unit_text (input->to_u);

  if (!AVT_RECORD_HAS (input, MEDIUM))
    {
      avt_calc_outcome_omit (outcome, LIMIT_M);
      return;
    }
  limit_mm = avt_cable_limit_mm ((AvtMedium) find_medium (input->medium), rate_bps);
  if (find_medium (input->medium) == AVT_MEDIUM_DAC && length_mm > 3000 && rate_bps > 10e9)
    avt_calc_outcome_assume (outcome, N_("Direct attach cables above 3 m need forward error "
                                         "correction at more than 10 Gbit/s."));
  avt_calc_outcome_set (outcome, LIMIT_M, limit_mm / 1000);
  avt_report_cable (outcome->findings, NULL, 0, avt_argument_text (from), avt_argument_text (to),
                    length_mm, limit_mm);
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const Input *input = data;
  AvtCableRun way = { .a_height_mm = avt_cable_port_height_mm (input->from_u - 0.5),
                      .b_height_mm = avt_cable_port_height_mm (input->to_u - 0.5),
                      .leaves_rack = input->racks > 0 || input->aisles > 0,
                      .across_mm = (double) input->racks * input->rack_width_mm,
                      .crossings = (double) input->aisles,
                      .aisle_mm = input->aisle_width_mm,
                      .tray_mm = input->tray_height_mm,
                      .lateral_mm = input->lateral_mm,
                      .slack_mm = input->slack_mm };
  double path_mm = avt_cable_run_mm (&way);
  double length_mm = path_mm * (1 + input->margin_percent / 100);
  double stock = avt_cable_stock_mm (length_mm);

  avt_calc_outcome_set (outcome, PATH_M, path_mm / 1000);
  avt_calc_outcome_set (outcome, LENGTH_M, length_mm / 1000);
  avt_calc_outcome_set (outcome, STOCK_M, stock / 1000);
  set_limit (input, isnan (stock) ? length_mm : stock, outcome);
  avt_calc_outcome_assume (outcome, N_("Lateral ways, slack and tray height are estimates."));
}

const AvtCalc avt_calc_cable_length = {
  .name = "cable-length",
  .title = N_("Length of a cable"),
  .input = &input_type,
  .result = &result_type,
  .formula = "in a rack |dU| x 44.45 mm + 2 x lateral + 2 x slack; between racks rise + racks x "
             "width + aisles x width + drop + 2 x lateral + slack; plus the margin",
  .source = N_("Geometry of racks and trays; reaches of IEEE 802.3 and ISO/IEC 11801"),
  .confidence = AVT_CONFIDENCE_HEURISTIC,
  .check = check,
  .run = run,
};
