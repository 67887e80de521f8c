#include "config.h"

#include "engine/calc/rack-mass.h"

#include "engine/design/fit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const AvtRule avt_rule_mass_over_limit = {
  "mass-over-limit", AVT_SEVERITY_ERROR,
  N_ ("%1 weighs %2 with its equipment, more than the %3 it may carry standing."),
  N_ ("Move equipment to another rack, or use a stronger one."),
  N_ ("Static load rating of the rack's maker, against rack, equipment and 5 % for cables"),
};
const AvtRule avt_rule_mass_rolling_limit = {
  "mass-rolling-limit", AVT_SEVERITY_WARNING,
  N_ ("%1 weighs %2 with its equipment, more than the %3 it may be rolled with."),
  N_ ("Fill it where it will stand, or take equipment out before it is moved."),
  N_ ("Dynamic load rating of the rack's maker, against rack, equipment and 5 % for cables"),
};
const AvtRule avt_rule_mass_floor_load = {
  "mass-floor-load", AVT_SEVERITY_ERROR,
  N_ ("%1 loads the floor with %2 kg/m², more than the %3 kg/m² of its room."),
  N_ ("Spread the equipment over more racks, or set load-spreading plates below."),
  N_ ("Mass of the loaded rack on its footprint, against the limit of the room"),
};
const AvtRule avt_rule_mass_point_load = {
  "mass-point-load", AVT_SEVERITY_ERROR,
  N_ ("Each foot of %1 stands on the floor with %2, more than the %3 a point may carry."),
  N_ ("Set load-spreading plates below the feet, or move equipment to another rack."),
  N_ ("A quarter of the loaded rack on each foot, against the limit of the room"),
};
const AvtRule avt_rule_mass_top_heavy = {
  "mass-top-heavy", AVT_SEVERITY_WARNING,
  N_ ("The centre of gravity of the equipment of %1 is at %2 of the height."),
  N_ ("Move heavy equipment down: the rack can tip when a device is pulled out."),
  N_ ("Centre of gravity: sum of mass times height over sum of mass; above 60 % is top-heavy"),
};
const AvtRule avt_rule_mass_unknown = {
  "mass-unknown", AVT_SEVERITY_INFO,
  N_ ("Devices in %2 without a mass: %1; those with one weigh %3 together."),
  N_ ("Enter the mass of their types."), N_ ("Sum of the known masses"),
};
const AvtRule avt_rule_mass_all_unknown = {
  "mass-unknown", AVT_SEVERITY_INFO,
  N_ ("Devices in %2 without a mass: %1; none has one."),
  N_ ("Enter the mass of their types."), N_ ("Sum of the known masses"),
};

/**
 * avt_mass_sum:
 *
 * total = rack + equipment x (1 + cables / 100); on the floor total / area, on a foot total / 4;
 * centre of gravity = sum (m_i u_i) / sum m_i over the equipment whose mass and place are known.
 * An item without a known mass is counted, never taken as weightless.
 */
AvtRackMass
avt_mass_sum (const AvtMassItem *items, guint n_items, const AvtMassFrame *frame)
{
  AvtRackMass mass = { .rack_g = frame->rack_g };
  double known_g = 0;
  double moment = 0;

  for (guint i = 0; i < n_items; i++)
    {
      gboolean is_known = !isnan (items[i].mass_g);

      mass.n_known += is_known;
      mass.n_unknown += !is_known;
      known_g += is_known ? items[i].mass_g : 0;
      if (!is_known || isnan (items[i].centre_u))
        {
          mass.n_off_centre++;
          continue;
        }
      mass.placed_g += items[i].mass_g;
      moment += items[i].mass_g * items[i].centre_u;
    }
  mass.known_g = (gint64) llround (known_g);
  mass.cable_g = known_g * frame->cable_percent / 100;
  mass.total_g = known_g + mass.cable_g + (isnan (frame->rack_g) ? 0 : frame->rack_g);
  mass.floor_kg_m2 = mass.total_g / 1000 / frame->area_m2;
  mass.point_kg = mass.total_g / 1000 / AVT_RACK_FEET;
  mass.centre_u = mass.placed_g > 0 ? moment / mass.placed_g : NAN;
  mass.centre_percent = 100 * mass.centre_u / frame->height_u;
  return mass;
}

/* A strip in a side channel hangs along the whole height. */
static AvtMassItem
item_of (const AvtDevice *device, const AvtType *type, const AvtRack *rack)
{
  AvtMassItem item = { NAN, NAN };

  if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_MASS_G))
    item.mass_g = (double) type->mass_g;
  if (avt_slot_is_channel ((AvtSlot) device->slot))
    item.centre_u = (double) rack->height_hu / 4;
  else if (AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    item.centre_u = (double) (device->position_hu - 2) / 2 + (double) type->height_hu / 4;
  return item;
}

static double
known_or_nan (gconstpointer record, guint field, gint64 value)
{
  return record != NULL && AVT_RECORD_HAS (record, field) ? (double) value : NAN;
}

/**
 * avt_rack_mass:
 *
 * What stands in the rack by the masses of the types of its devices, also of those that are to be
 * removed: until then they are there.
 */
AvtRackMass
avt_rack_mass (const AvtDesign *design, const AvtRack *rack)
{
  AvtMassFrame frame = {
    .rack_g = known_or_nan (rack, AVT_RACK_MASS_G, rack->mass_g),
    .height_u = (double) rack->height_hu / 2,
    .area_m2 = known_or_nan (rack, AVT_RACK_WIDTH_MM, rack->width_mm) / 1000
               * known_or_nan (rack, AVT_RACK_DEPTH_MM, rack->depth_mm) / 1000,
    .cable_percent = AVT_CABLE_MASS_PERCENT,
  };
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AvtMassItem));
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      AvtMassItem item = item_of (device, avt_design_type (design, device->type), rack);

      g_array_append_val (items, item);
    }
  return avt_mass_sum ((const AvtMassItem *) (gpointer) items->data, items->len, &frame);
}

/** avt_rack_mass_is_partial: Returns: whether the total is the least it can be: a device or the
 * cabinet itself has no mass */
gboolean
avt_rack_mass_is_partial (const AvtRackMass *mass)
{
  return mass->n_unknown > 0 || isnan (mass->rack_g);
}

/** avt_rack_mass_limits: of the rack, and of the floor of the room it stands in. */
AvtMassLimits
avt_rack_mass_limits (const AvtDesign *design, const AvtRack *rack)
{
  const AvtRow *row = avt_design_row (design, rack->row);
  const AvtRoom *room = row != NULL ? avt_design_room (design, row->room) : NULL;

  return (AvtMassLimits){
    .static_g = known_or_nan (rack, AVT_RACK_MASS_LIMIT_G, rack->mass_limit_g),
    .rolling_g = known_or_nan (rack, AVT_RACK_ROLLING_LIMIT_G, rack->rolling_limit_g),
    .floor_kg_m2 = known_or_nan (room, AVT_ROOM_FLOOR_LIMIT_KG_M2,
                                 room != NULL ? room->floor_limit_kg_m2 : 0),
    .point_kg = known_or_nan (room, AVT_ROOM_POINT_LIMIT_KG,
                              room != NULL ? room->point_limit_kg : 0),
  };
}

/* What is worded once for all limits: the rack, a mass, the most it may be. */
static void
report_over (AvtFindings *findings, const AvtRule *rule, const AvtId *about, guint n_about,
             AvtArgument name, AvtArgument value, AvtArgument limit)
{
  AvtArgument arguments[] = { name, value, limit };

  avt_findings_report (findings, rule, about, n_about, arguments, G_N_ELEMENTS (arguments));
}

static AvtArgument
grams (double mass_g)
{
  return avt_argument_quantity (mass_g, AVT_UNIT_GRAM);
}

/**
 * avt_report_mass:
 * @name: how the rack is called in the sentences
 *
 * A finding for each limit that is passed, for a centre of gravity above %AVT_TOP_HEAVY_PERCENT,
 * and for masses that are not known.
 */
void
avt_report_mass (AvtFindings *findings, const AvtId *about, guint n_about, AvtArgument name,
                 const AvtRackMass *mass, const AvtMassLimits *limits)
{
  if (mass->total_g > limits->static_g)
    report_over (findings, &avt_rule_mass_over_limit, about, n_about, name, grams (mass->total_g),
                 grams (limits->static_g));
  if (mass->total_g > limits->rolling_g)
    report_over (findings, &avt_rule_mass_rolling_limit, about, n_about, name,
                 grams (mass->total_g), grams (limits->rolling_g));
  if (mass->floor_kg_m2 > limits->floor_kg_m2)
    report_over (findings, &avt_rule_mass_floor_load, about, n_about, name,
                 avt_argument_count ((gint64) ceil (mass->floor_kg_m2)),
                 avt_argument_count ((gint64) floor (limits->floor_kg_m2)));
  if (mass->point_kg > limits->point_kg)
    report_over (findings, &avt_rule_mass_point_load, about, n_about, name,
                 grams (1000 * mass->point_kg), grams (1000 * limits->point_kg));
  if (mass->centre_percent > AVT_TOP_HEAVY_PERCENT)
    report_over (findings, &avt_rule_mass_top_heavy, about, n_about, name,
                 avt_argument_quantity (mass->centre_percent, AVT_UNIT_PERCENT), name);
  if (mass->n_unknown > 0)
    report_over (findings,
                 mass->n_known > 0 ? &avt_rule_mass_unknown : &avt_rule_mass_all_unknown, about,
                 n_about, avt_argument_count (mass->n_unknown), name,
                 grams ((double) mass->known_g));
}
