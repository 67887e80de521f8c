/* The calculation rack-mass: masses and limits as a file gives them. */
#include "config.h"

#include "engine/calc/rack-mass.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_KG 1e6

typedef struct
{
  AvtRecord record;
  char *id;
  double mass_kg;
  double position_u;
  double height_u;
} Item;

enum { ITEM_ID, ITEM_MASS_KG, ITEM_POSITION_U, ITEM_HEIGHT_U };

static const AvtField item_fields[] = {
  { AVT_TEXT (Item, id), .help = N_("Name of the device.") },
  { AVT_REAL (Item, mass_kg, KILOGRAM), AVT_RANGE (0, MAX_KG),
    .help = N_("Mass; a device without it is counted as unknown.") },
  { AVT_REAL (Item, position_u, NONE), AVT_RANGE (0.5, 200),
    .help = N_("Lowest unit it takes; without it the device has no part in the centre of "
               "gravity.") },
  { AVT_REAL (Item, height_u, NONE), AVT_RANGE (0, 100), AVT_DEFAULT (1), .help = N_("Units.") },
};

static const AvtRecordType item_type = AVT_RECORD_TYPE ("device", Item, item_fields, -1);

typedef struct
{
  AvtRecord record;
  char *id;
  AvtRecordList devices;
  double height_u;
  double rack_kg;
  double width_mm;
  double depth_mm;
  double cable_percent;
  double static_limit_kg;
  double rolling_limit_kg;
  double floor_limit_kg_m2;
  double point_limit_kg;
} Input;

enum
{
  ID,
  DEVICES,
  HEIGHT_U,
  RACK_KG,
  WIDTH_MM,
  DEPTH_MM,
  CABLE_PERCENT,
  STATIC_LIMIT_KG,
  ROLLING_LIMIT_KG,
  FLOOR_LIMIT_KG_M2,
  POINT_LIMIT_KG
};

#define LIMIT(member, Unit, meaning) \
  { AVT_REAL (Input, member, Unit), AVT_RANGE (0, MAX_KG), .help = meaning }

static const AvtField input_fields[] = {
  { AVT_TEXT (Input, id), .help = N_("Name of the rack in findings; R1 when it is missing.") },
  { AVT_MANY (Input, devices, &item_type), AVT_RANGE (0, 1000), AVT_NEEDED,
    .help = N_("What stands in the rack.") },
  { AVT_REAL (Input, height_u, NONE), AVT_RANGE (1, 100),
    .help = N_("Units of the rack; needed for centre_percent.") },
  LIMIT (rack_kg, KILOGRAM, N_("Mass of the empty rack.")),
  { AVT_REAL (Input, width_mm, MILLIMETRE), AVT_RANGE (1, 5000),
    .help = N_("Outer width; with depth_mm needed for floor_kg_m2.") },
  { AVT_REAL (Input, depth_mm, MILLIMETRE), AVT_RANGE (1, 5000), .help = N_("Outer depth.") },
  { AVT_REAL (Input, cable_percent, PERCENT), AVT_RANGE (0, 100),
    AVT_DEFAULT (AVT_CABLE_MASS_PERCENT),
    .help = N_("Allowance for cables, in percent of the devices (estimate).") },
  LIMIT (static_limit_kg, KILOGRAM, N_("What the rack may weigh where it stands.")),
  LIMIT (rolling_limit_kg, KILOGRAM, N_("What it may weigh while it is rolled.")),
  LIMIT (floor_limit_kg_m2, NONE, N_("What the floor may carry, in kg/m².")),
  LIMIT (point_limit_kg, KILOGRAM, N_("What a point of the floor may carry.")),
};

static const AvtRecordType input_type = AVT_RECORD_TYPE ("rack-mass", Input, input_fields, -1);

typedef struct
{
  AvtRecord record;
  double equipment_kg;
  double cable_kg;
  double total_kg;
  gint64 unknown;
  double floor_kg_m2;
  double point_kg;
  double centre_u;
  double centre_percent;
} Result;

enum
{
  EQUIPMENT_KG,
  CABLE_KG,
  TOTAL_KG,
  UNKNOWN,
  FLOOR_KG_M2,
  POINT_KG,
  CENTRE_U,
  CENTRE_PERCENT
};

static const AvtField result_fields[] = {
  { AVT_REAL (Result, equipment_kg, KILOGRAM), .help = N_("The devices whose mass is known.") },
  { AVT_REAL (Result, cable_kg, KILOGRAM), .help = N_("Allowance for cables.") },
  { AVT_REAL (Result, total_kg, KILOGRAM), .help = N_("Rack, devices and cables.") },
  { AVT_COUNT (Result, unknown), .help = N_("Devices without a mass.") },
  { AVT_REAL (Result, floor_kg_m2, NONE),
    .help = N_("Total on the footprint; needs width_mm and depth_mm.") },
  { AVT_REAL (Result, point_kg, KILOGRAM), .help = N_("Total on one of four feet.") },
  { AVT_REAL (Result, centre_u, NONE),
    .help = N_("Centre of gravity of the devices, in units above the bottom of unit 1; null "
               "without a mass that has a place.") },
  { AVT_REAL (Result, centre_percent, PERCENT),
    .help = N_("The same in percent of the height; needs height_u.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("rack-mass result", Result, result_fields, -1);

static double
given (const Input *input, guint field, double value)
{
  return AVT_RECORD_HAS (input, field) ? value : NAN;
}

static AvtMassItem
item_of (const Item *item)
{
  AvtMassItem mass = { NAN, NAN };

  if (AVT_RECORD_HAS (item, ITEM_MASS_KG))
    mass.mass_g = 1000 * item->mass_kg;
  if (AVT_RECORD_HAS (item, ITEM_POSITION_U))
    mass.centre_u = item->position_u - 1 + item->height_u / 2;
  return mass;
}

static AvtRackMass
sum (const Input *input)
{
  AvtMassFrame frame = { .rack_g = 1000 * given (input, RACK_KG, input->rack_kg),
                         .height_u = given (input, HEIGHT_U, input->height_u),
                         .area_m2 = given (input, WIDTH_MM, input->width_mm) / 1000
                                    * given (input, DEPTH_MM, input->depth_mm) / 1000,
                         .cable_percent = input->cable_percent };
  g_autofree AvtMassItem *items = g_new (AvtMassItem, (gsize) input->devices.n_records + 1);

  for (guint i = 0; i < input->devices.n_records; i++)
    items[i] = item_of (avt_record_list_at (input->devices, Item, i));
  return avt_mass_sum (items, input->devices.n_records, &frame);
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const Input *input = data;
  const char *name = AVT_RECORD_HAS (input, ID) ? input->id : "R1";
  AvtRackMass mass = sum (input);
  AvtMassLimits limits
      = { .static_g = 1000 * given (input, STATIC_LIMIT_KG, input->static_limit_kg),
          .rolling_g = 1000 * given (input, ROLLING_LIMIT_KG, input->rolling_limit_kg),
          .floor_kg_m2 = given (input, FLOOR_LIMIT_KG_M2, input->floor_limit_kg_m2),
          .point_kg = given (input, POINT_LIMIT_KG, input->point_limit_kg) };

  avt_calc_outcome_set (outcome, EQUIPMENT_KG, (double) mass.known_g / 1000);
  avt_calc_outcome_set (outcome, CABLE_KG, mass.cable_g / 1000);
  avt_calc_outcome_set (outcome, TOTAL_KG, mass.total_g / 1000);
  avt_record_set_integer (&result_type, outcome->result, UNKNOWN, mass.n_unknown);
  avt_calc_outcome_set (outcome, FLOOR_KG_M2, mass.floor_kg_m2);
  avt_calc_outcome_set (outcome, POINT_KG, mass.point_kg);
  avt_calc_outcome_set (outcome, CENTRE_U, mass.centre_u);
  avt_calc_outcome_set (outcome, CENTRE_PERCENT, mass.centre_percent);
  if (!AVT_RECORD_HAS (input, WIDTH_MM) || !AVT_RECORD_HAS (input, DEPTH_MM))
    avt_calc_outcome_omit (outcome, FLOOR_KG_M2);
  if (!AVT_RECORD_HAS (input, HEIGHT_U))
    avt_calc_outcome_omit (outcome, CENTRE_PERCENT);
  if (!AVT_RECORD_HAS (input, RACK_KG))
    avt_calc_outcome_assume (outcome, N_("The rack itself is not counted: rack_kg is missing."));
  avt_calc_outcome_assume (outcome, N_("Cables weigh a share of the devices (estimate)."));
  avt_report_mass (outcome->findings, NULL, 0, avt_argument_text (name), &mass, &limits);
}

const AvtCalc avt_calc_rack_mass = {
  .name = "rack-mass",
  .title = N_("Mass of a rack"),
  .input = &input_type,
  .result = &result_type,
  .formula = "total = rack + devices x (1 + cables / 100); floor = total / (width x depth); "
             "point = total / 4; centre = sum (m u) / sum m",
  .source = N_("Load ratings of the rack's maker and of the floor; statics"),
  .confidence = AVT_CONFIDENCE_HEURISTIC,
  .run = run,
};
