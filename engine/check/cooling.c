/* Can the heat be carried away: by rack, and by room? */
#include "config.h"

#include "engine/calc/leg-load.h"
#include "engine/calc/rack-heat.h"
#include "engine/calc/room-load.h"
#include "engine/check/subjects.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DENSITY_SOURCE \
  N_ ("Rack density classes, an estimate: room cooling up to 5 kW, containment to 10 kW, " \
      "close-coupled to 20 kW")
#define ASHRAE_SOURCE N_ ("ASHRAE TC 9.9: recommended intake 18 to 27 \u00b0C")

static const AvtRule containment = {
  "cooling-containment", AVT_SEVERITY_INFO,
  N_ ("%1 gives off %2; above %3 cold and hot aisle should be separated."),
  N_ ("Plan aisle containment, or spread the load over more racks."),
  DENSITY_SOURCE
};
static const AvtRule close_coupled = {
  "cooling-close-coupled", AVT_SEVERITY_INFO,
  N_ ("%1 gives off %2; above %3 cooling belongs beside the rack."),
  N_ ("Plan in-row coolers or a rear-door heat exchanger, or spread the load over more racks."),
  DENSITY_SOURCE
};
static const AvtRule liquid = {
  "cooling-liquid", AVT_SEVERITY_WARNING,
  N_ ("%1 gives off %2; above %3 air alone seldom suffices."),
  N_ ("Plan a rear-door heat exchanger or liquid cooling, or spread the load over more racks."),
  DENSITY_SOURCE
};
static const AvtRule rise = {
  "cooling-rise", AVT_SEVERITY_WARNING,
  N_ ("The air through the devices of %1 warms by %2 at typical load; the design plans with %3."),
  N_ ("Plan for the higher temperature rise, or check the airflow of the types."),
  N_ ("Heat over the airflow of the types: dT = P / (rho cp V)")
};
static const AvtRule room_capacity = {
  "cooling-room-capacity", AVT_SEVERITY_ERROR,
  N_ ("%1 gives off %2; without the spare units its cooling carries %3. It needs %4 units."),
  N_ ("Add cooling units, or move load to another room."),
  N_ ("Heat of the room (APC white paper 25) against the capacity of its cooling units")
};
static const AvtRule supply_air = {
  "cooling-supply-air", AVT_SEVERITY_WARNING,
  N_ ("The supply air of %1 is planned at %2; recommended are %3 to %4."),
  N_ ("Choose a supply temperature in the recommended range."),
  ASHRAE_SOURCE
};

static const AvtRule *const rules[] = { &containment, &close_coupled, &liquid, &rise,
                                        &room_capacity, &supply_air, NULL };

/* Classes of density, the highest first. */
static const struct
{
  double above_w;
  const AvtRule *rule;
} classes[] = { { 20000, &liquid }, { 10000, &close_coupled }, { 5000, &containment } };

#define LOWEST_SUPPLY_C 18.0
#define HIGHEST_SUPPLY_C 27.0

static AvtArgument
watts (double power_w)
{
  return avt_argument_quantity (power_w, AVT_UNIT_WATT);
}

static void
check_density (AvtCheckRun *run, AvtId rack, double heat_w)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (heat_w > classes[i].above_w)
      {
        AvtArgument arguments[]
            = { avt_argument_entity (rack), watts (heat_w), watts (classes[i].above_w) };

        avt_findings_report (run->findings, classes[i].rule, &rack, 1, arguments,
                             G_N_ELEMENTS (arguments));
        return;
      }
}

static void
check_rise (AvtCheckRun *run, AvtId rack, const AvtRackHeat *heat)
{
  double rise_k = heat->air[AVT_AIR_TYPICAL].rise_k;
  AvtArgument arguments[]
      = { avt_argument_entity (rack), avt_argument_quantity (rise_k, AVT_UNIT_KELVIN),
          avt_argument_quantity (heat->climate.rise_k, AVT_UNIT_KELVIN) };

  if (rise_k > heat->climate.rise_k)
    avt_findings_report (run->findings, &rise, &rack, 1, arguments, G_N_ELEMENTS (arguments));
}

static void
check_rack (AvtCheckRun *run, const AvtRack *rack)
{
  AvtRackHeat heat = avt_rack_heat (run->memo, run->design, rack->entity.id);

  check_density (run, rack->entity.id, heat.heat.known_w);
  check_rise (run, rack->entity.id, &heat);
}

static void
check_room (AvtCheckRun *run, const AvtRoomLoad *room)
{
  AvtArgument arguments[]
      = { avt_argument_entity (room->room), watts (room->heat.total_w), watts (room->cooling_w),
          avt_argument_count (room->units_needed) };

  if (room->heat.total_w > room->cooling_w * (1 + AVT_LIMIT_TOLERANCE))
    avt_findings_report (run->findings, &room_capacity, &room->room, 1, arguments,
                         G_N_ELEMENTS (arguments));
}

static void
check_supply_air (AvtCheckRun *run)
{
  AvtId info = avt_entity_id (avt_design_get_info (run->design));
  double supply_c = (double) avt_design_get_settings (run->design)->supply_air_c;
  AvtArgument arguments[] = { avt_argument_entity (info),
                              avt_argument_quantity (supply_c, AVT_UNIT_CELSIUS),
                              avt_argument_quantity (LOWEST_SUPPLY_C, AVT_UNIT_CELSIUS),
                              avt_argument_quantity (HIGHEST_SUPPLY_C, AVT_UNIT_CELSIUS) };

  if (supply_c < LOWEST_SUPPLY_C || supply_c > HIGHEST_SUPPLY_C)
    avt_findings_report (run->findings, &supply_air, &info, 1, arguments,
                         G_N_ELEMENTS (arguments));
}

static void
check_whole (AvtCheckRun *run)
{
  check_supply_air (run);
  if (avt_design_count (run->design, AVT_KIND_ROOM) > 0)
    {
      g_autoptr (AvtRoomLoads) loads = avt_room_loads_new (run->memo, run->design);

      for (guint i = 0; i < loads->n_rooms; i++)
        check_room (run, &loads->rooms[i]);
    }
}

const AvtCheckSubject avt_check_cooling = { "cooling", rules, check_rack, check_whole };
