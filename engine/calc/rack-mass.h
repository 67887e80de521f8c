/* What a rack weighs, what it may weigh, and how high its weight stands. */
#pragma once

#include "engine/calc/calc.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

/* Cables and small parts, in percent of the equipment (estimate). */
#define AVT_CABLE_MASS_PERCENT 5
/* A centre of gravity above this share of the height is worth a warning. */
#define AVT_TOP_HEAVY_PERCENT 60
/* A cabinet stands on four feet. */
#define AVT_RACK_FEET 4

/**
 * AvtMassItem: one piece of equipment
 * @mass_g: NaN when it is not known
 * @placed_g: of the equipment that the centre of gravity counts
 * @n_off_centre: pieces that it does not count, without a mass or a place
 * @centre_u: height of its middle above the bottom of unit 1; NaN when it stands nowhere
 */
typedef struct
{
  double mass_g;
  double centre_u;
} AvtMassItem;

/** AvtMassFrame: the rack itself; NaN where it is not known. */
typedef struct
{
  double rack_g;
  double height_u;
  double area_m2;
  double cable_percent;
} AvtMassFrame;

/**
 * AvtRackMass: the sum of the known masses, and how many are not known
 * @known_g: of the equipment
 * @cable_g: allowance for cables
 * @rack_g: of the empty cabinet; NaN when it is not known
 * @total_g: all of it that is known
 * @floor_kg_m2: the total on the area of the cabinet; NaN when that is not known
 * @point_kg: the total on one foot
 * @centre_u: height of the centre of gravity of the equipment above the bottom of unit 1; NaN
 *   without equipment of known mass and place
 * @centre_percent: the same in percent of the height of the rails
 */
typedef struct
{
  gint64 known_g;
  guint n_known;
  guint n_unknown;
  double cable_g;
  double rack_g;
  double total_g;
  double floor_kg_m2;
  double point_kg;
  double placed_g;
  guint n_off_centre;
  double centre_u;
  double centre_percent;
} AvtRackMass;

/** AvtMassLimits: what may be carried; NaN where no limit is known. */
typedef struct
{
  double static_g;
  double rolling_g;
  double floor_kg_m2;
  double point_kg;
} AvtMassLimits;

AvtRackMass avt_mass_sum (const AvtMassItem *items, guint n_items, const AvtMassFrame *frame);
AvtRackMass avt_rack_mass (const AvtDesign *design, const AvtRack *rack);
gboolean avt_rack_mass_is_partial (const AvtRackMass *mass);
AvtMassLimits avt_rack_mass_limits (const AvtDesign *design, const AvtRack *rack);
void avt_report_mass (AvtFindings *findings, const AvtId *about, guint n_about,
                      AvtArgument name, const AvtRackMass *mass, const AvtMassLimits *limits);

extern const AvtRule avt_rule_mass_over_limit;
extern const AvtRule avt_rule_mass_rolling_limit;
extern const AvtRule avt_rule_mass_floor_load;
extern const AvtRule avt_rule_mass_point_load;
extern const AvtRule avt_rule_mass_top_heavy;
extern const AvtRule avt_rule_mass_unknown;
extern const AvtRule avt_rule_mass_all_unknown; /* the same code; of a rack without a known mass */

extern const AvtCalc avt_calc_rack_mass;

G_END_DECLS
