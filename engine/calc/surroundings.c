#include "config.h"

#include "engine/calc/surroundings.h"

#include "engine/calc/airflow.h"

#include <math.h>

#define KWH_PER_MWH 1000.0

/** avt_design_room_of_rack: Returns: the room that the rack's row is in, or none */
AvtId
avt_design_room_of_rack (const AvtDesign *design, AvtId rack)
{
  const AvtRack *found = avt_design_rack (design, rack);
  const AvtRow *row = found != NULL ? avt_design_row (design, found->row) : NULL;

  return row != NULL ? row->room : AVT_ID_NONE;
}

static const AvtSite *
site_of_room (const AvtDesign *design, AvtId room)
{
  const AvtRoom *found = avt_design_lookup (design, room);

  return found != NULL && !avt_id_is_none (found->site) ? avt_design_lookup (design, found->site)
                                                        : NULL;
}

/**
 * avt_design_climate:
 * @room: none: as the settings say
 *
 * Returns: the air of the room; its density is that of the supply air
 */
AvtClimate
avt_design_climate (const AvtDesign *design, AvtId room)
{
  const AvtSettings *settings = avt_design_get_settings (design);
  const AvtSite *site = site_of_room (design, room);
  AvtClimate self = { (double) settings->altitude_m, (double) settings->supply_air_c,
                      (double) settings->temperature_rise_k, 0.0 };

  if (site != NULL && AVT_RECORD_HAS (site, AVT_SITE_ALTITUDE_M))
    self.altitude_m = (double) site->altitude_m;
  self.density_kg_m3 = avt_air_density_kg_m3 (self.altitude_m, self.supply_air_c);
  return self;
}

/* The site's own figure before that of the settings. */
static double
choose (const void *site, guint site_field, gint64 of_site, const AvtSettings *settings,
        guint settings_field, gint64 of_settings)
{
  if (site != NULL && AVT_RECORD_HAS (site, site_field))
    return (double) of_site;
  return AVT_RECORD_HAS (settings, settings_field) ? (double) of_settings : NAN;
}

/** avt_design_tariffs: what energy costs at the site of @room; none: as the settings say */
AvtTariffs
avt_design_tariffs (const AvtDesign *design, AvtId room)
{
  const AvtSettings *settings = avt_design_get_settings (design);
  const AvtSite *site = site_of_room (design, room);
  const AvtSite nowhere = { 0 };
  const AvtSite *at = site != NULL ? site : &nowhere;
  AvtTariffs self = {
    .pue = AVT_RECORD_HAS (settings, AVT_SETTINGS_PUE_HUNDREDTHS)
               ? (double) settings->pue_hundredths / 100.0
               : NAN,
    .utilization = (double) settings->utilization_permille / 1000.0,
    .tariff_per_kwh = choose (site, AVT_SITE_TARIFF_PER_MWH, at->tariff_per_mwh, settings,
                              AVT_SETTINGS_TARIFF_PER_MWH, settings->tariff_per_mwh)
                      / KWH_PER_MWH,
    .grid_g_per_kwh = choose (site, AVT_SITE_GRID_G_PER_KWH, at->grid_g_per_kwh, settings,
                              AVT_SETTINGS_GRID_G_PER_KWH, settings->grid_g_per_kwh),
    .currency = at->currency != NULL ? at->currency : settings->currency,
  };

  return self;
}
