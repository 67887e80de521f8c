#include "config.h"

#include "engine/design/info.h"

#include "engine/design/preset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AvtEnumValue derating_values[] = {
  { "iec-full", N_ ("IEC: full rating") },
  { "nec-80", N_ ("NEC: 80 % continuous") },
  { "custom", N_ ("Custom") },
  { NULL, NULL },
};

static const AvtEnumValue voltage_class_values[] = {
  { "230r", N_ ("230 V redundant") },
  { "230", N_ ("230 V") },
  { "115", N_ ("115 V") },
  { NULL, NULL },
};

static const AvtField revision_fields[] = {
  [AVT_REVISION_NUMBER] = { AVT_MEMBER (AvtRevision, number),
                            .label = N_ ("Number"),
                            .kind = AVT_FIELD_STRING,
                            .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_REVISION_DATE] = { AVT_MEMBER (AvtRevision, date),
                          .label = N_ ("Date"),
                          .kind = AVT_FIELD_STRING,
                          .flags = AVT_FIELD_DATE },
  [AVT_REVISION_AUTHOR] = { AVT_MEMBER (AvtRevision, author),
                            .label = N_ ("Author"),
                            .kind = AVT_FIELD_STRING },
  [AVT_REVISION_DESCRIPTION] = { AVT_MEMBER (AvtRevision, description),
                                 .label = N_ ("Description"),
                                 .kind = AVT_FIELD_STRING,
                                 .flags = AVT_FIELD_MULTILINE },
};

const AvtRecordType avt_revision_type = {
  "revision", sizeof (AvtRevision), revision_fields, G_N_ELEMENTS (revision_fields),
  AVT_REVISION_NUMBER,
};

static const AvtField settings_fields[] = {
  [AVT_SETTINGS_VOLTAGE_LN_MV] = { AVT_MEMBER (AvtSettings, voltage_ln_mv),
                                   .label = N_ ("Voltage, line to neutral"),
                                   .kind = AVT_FIELD_INTEGER,
                                   .unit = AVT_UNIT_MILLIVOLT,
                                   .flags = AVT_FIELD_HAS_DEFAULT,
                                   .minimum = 1000,
                                   .maximum = 1000000,
                                   .fallback = 230000 },
  [AVT_SETTINGS_VOLTAGE_LL_MV] = { AVT_MEMBER (AvtSettings, voltage_ll_mv),
                                   .label = N_ ("Voltage, line to line"),
                                   .kind = AVT_FIELD_INTEGER,
                                   .unit = AVT_UNIT_MILLIVOLT,
                                   .flags = AVT_FIELD_HAS_DEFAULT,
                                   .minimum = 1000,
                                   .maximum = 1000000,
                                   .fallback = 400000 },
  [AVT_SETTINGS_POWER_FACTOR_PERMILLE] = { AVT_MEMBER (AvtSettings, power_factor_permille),
                                           .label = N_ ("Power factor"),
                                           .help = N_ ("Of devices that do not name their own"),
                                           .kind = AVT_FIELD_INTEGER,
                                           .unit = AVT_UNIT_PERMILLE,
                                           .flags = AVT_FIELD_HAS_DEFAULT,
                                           .minimum = 1,
                                           .maximum = 1000,
                                           .fallback = 950 },
  [AVT_SETTINGS_VOLTAGE_CLASS] = { AVT_MEMBER (AvtSettings, voltage_class),
                                   .label = N_ ("Supply efficiency class"),
                                   .help = N_ ("Column of the 80 PLUS table"),
                                   .kind = AVT_FIELD_ENUM,
                                   .flags = AVT_FIELD_HAS_DEFAULT,
                                   .values = voltage_class_values },
  [AVT_SETTINGS_DERATING_RULE] = { AVT_MEMBER (AvtSettings, derating_rule),
                                   .label = N_ ("Breaker rule"),
                                   .kind = AVT_FIELD_ENUM,
                                   .flags = AVT_FIELD_HAS_DEFAULT,
                                   .values = derating_values },
  [AVT_SETTINGS_DERATING_CUSTOM_PERMILLE]
  = { AVT_MEMBER (AvtSettings, derating_custom_permille),
      .label = N_ ("Custom derating"),
      .kind = AVT_FIELD_INTEGER,
      .unit = AVT_UNIT_PERMILLE,
      .flags = AVT_FIELD_HAS_DEFAULT,
      .minimum = 1,
      .maximum = 1000,
      .fallback = 800 },
  [AVT_SETTINGS_PLANNING_LINE_PERMILLE]
  = { AVT_MEMBER (AvtSettings, planning_line_permille),
      .label = N_ ("Planning line"),
      .help = N_ ("Share of a usable rating above which a load is worth a warning"),
      .kind = AVT_FIELD_INTEGER,
      .unit = AVT_UNIT_PERMILLE,
      .flags = AVT_FIELD_HAS_DEFAULT,
      .minimum = 1,
      .maximum = 1000,
      .fallback = 900 },
  [AVT_SETTINGS_ALTITUDE_M] = { AVT_MEMBER (AvtSettings, altitude_m),
                                .label = N_ ("Altitude, m"),
                                .kind = AVT_FIELD_INTEGER,
                                .flags = AVT_FIELD_HAS_DEFAULT,
                                .minimum = -500,
                                .maximum = 11000 },
  [AVT_SETTINGS_TEMPERATURE_RISE_K]
  = { AVT_MEMBER (AvtSettings, temperature_rise_k),
      .label = N_ ("Temperature rise, K"),
      .help = N_ ("From intake to exhaust, for planning airflow"),
      .kind = AVT_FIELD_INTEGER,
      .flags = AVT_FIELD_HAS_DEFAULT,
      .minimum = 1,
      .maximum = 60,
      .fallback = 12 },
  [AVT_SETTINGS_SUPPLY_AIR_C] = { AVT_MEMBER (AvtSettings, supply_air_c),
                                  .label = N_ ("Supply air, °C"),
                                  .kind = AVT_FIELD_INTEGER,
                                  .flags = AVT_FIELD_HAS_DEFAULT,
                                  .minimum = -20,
                                  .maximum = 60,
                                  .fallback = 20 },
  [AVT_SETTINGS_GROWTH_PERMILLE] = { AVT_MEMBER (AvtSettings, growth_permille),
                                     .label = N_ ("Growth"),
                                     .help = N_ ("Load to come that a UPS must carry too"),
                                     .kind = AVT_FIELD_INTEGER,
                                     .unit = AVT_UNIT_PERMILLE,
                                     .flags = AVT_FIELD_HAS_DEFAULT,
                                     .minimum = 0,
                                     .maximum = 10000 },
  [AVT_SETTINGS_UPS_RUNTIME_MIN] = { AVT_MEMBER (AvtSettings, ups_runtime_min),
                                     .label = N_ ("Wanted UPS runtime, min"),
                                     .kind = AVT_FIELD_INTEGER,
                                     .minimum = 1,
                                     .maximum = 10000 },
  [AVT_SETTINGS_BATTERY_DEPTH_PERMILLE]
  = { AVT_MEMBER (AvtSettings, battery_depth_permille),
      .label = N_ ("Battery discharge"),
      .help = N_ ("Part of a battery's capacity that is used"),
      .kind = AVT_FIELD_INTEGER,
      .unit = AVT_UNIT_PERMILLE,
      .flags = AVT_FIELD_HAS_DEFAULT,
      .minimum = 1,
      .maximum = 1000,
      .fallback = 800 },
  [AVT_SETTINGS_BATTERY_AGEING_PERMILLE]
  = { AVT_MEMBER (AvtSettings, battery_ageing_permille),
      .label = N_ ("Battery ageing"),
      .help = N_ ("Part of a battery's capacity that is left at the end of its life"),
      .kind = AVT_FIELD_INTEGER,
      .unit = AVT_UNIT_PERMILLE,
      .flags = AVT_FIELD_HAS_DEFAULT,
      .minimum = 1,
      .maximum = 1000,
      .fallback = 800 },
  [AVT_SETTINGS_UTILIZATION_PERMILLE]
  = { AVT_MEMBER (AvtSettings, utilization_permille),
      .label = N_ ("Utilization over the year"),
      .help = N_ ("Mean power in relation to the planned power"),
      .kind = AVT_FIELD_INTEGER,
      .unit = AVT_UNIT_PERMILLE,
      .flags = AVT_FIELD_HAS_DEFAULT,
      .minimum = 0,
      .maximum = 1000,
      .fallback = 1000 },
  [AVT_SETTINGS_PUE_HUNDREDTHS] = { AVT_MEMBER (AvtSettings, pue_hundredths),
                         .label = N_ ("PUE"),
                         .help = N_ ("Energy of the facility over that of the IT, in a year"),
                         .kind = AVT_FIELD_INTEGER,
                         .unit = AVT_UNIT_HUNDREDTH,
                         .minimum = 100,
                         .maximum = 1000 },
  [AVT_SETTINGS_TARIFF_PER_MWH] = { AVT_MEMBER (AvtSettings, tariff_per_mwh),
                                    .label = N_ ("Tariff per MWh"),
                                    .kind = AVT_FIELD_INTEGER,
                                    .minimum = 0,
                                    .maximum = 1e6 },
  [AVT_SETTINGS_CURRENCY] = { AVT_MEMBER (AvtSettings, currency),
                              .label = N_ ("Currency"),
                              .kind = AVT_FIELD_STRING },
  [AVT_SETTINGS_GRID_G_PER_KWH] = { AVT_MEMBER (AvtSettings, grid_g_per_kwh),
                                    .label = N_ ("CO₂ of the grid, g/kWh"),
                                    .kind = AVT_FIELD_INTEGER,
                                    .minimum = 0,
                                    .maximum = 10000 },
};

const AvtRecordType avt_settings_type = {
  "settings", sizeof (AvtSettings), settings_fields, G_N_ELEMENTS (settings_fields), -1,
};

static const AvtField info_fields[] = {
  [AVT_INFO_NAME] = { AVT_MEMBER (AvtInfo, name),
                      .label = N_ ("Name"),
                      .kind = AVT_FIELD_STRING },
  [AVT_INFO_CUSTOMER] = { AVT_MEMBER (AvtInfo, customer),
                          .label = N_ ("Customer"),
                          .kind = AVT_FIELD_STRING },
  [AVT_INFO_AUTHOR] = { AVT_MEMBER (AvtInfo, author),
                        .label = N_ ("Author"),
                        .kind = AVT_FIELD_STRING },
  [AVT_INFO_LANGUAGE] = { AVT_MEMBER (AvtInfo, language),
                          .label = N_ ("Document language"),
                          .kind = AVT_FIELD_STRING },
  [AVT_INFO_COMMENTS] = { AVT_MEMBER (AvtInfo, comments),
                          .label = N_ ("Comments"),
                          .kind = AVT_FIELD_STRING,
                          .flags = AVT_FIELD_MULTILINE },
  [AVT_INFO_SETTINGS] = { AVT_MEMBER (AvtInfo, settings),
                          .label = N_ ("Settings"),
                          .kind = AVT_FIELD_RECORD,
                          .record = &avt_settings_type },
  [AVT_INFO_REVISIONS] = { AVT_MEMBER (AvtInfo, revisions),
                           .label = N_ ("Revisions"),
                           .kind = AVT_FIELD_RECORD_LIST,
                           .record = &avt_revision_type },
  [AVT_INFO_PRESETS] = { AVT_MEMBER (AvtInfo, presets),
                         .label = N_ ("Presets of exports"),
                         .kind = AVT_FIELD_RECORD_LIST,
                         .flags = AVT_FIELD_HIDDEN,
                         .maximum = 256,
                         .record = &avt_preset_type },
  [AVT_INFO_STYLES] = { AVT_MEMBER (AvtInfo, styles),
                        .label = N_ ("Styles of documents"),
                        .kind = AVT_FIELD_RECORD_LIST,
                        .flags = AVT_FIELD_HIDDEN,
                        .maximum = 32, /* with all their logos, a file that can be opened again */
                        .record = &avt_house_style_type },
  [AVT_INFO_STYLE] = { AVT_MEMBER (AvtInfo, style),
                       .label = N_ ("Style of documents"),
                       .kind = AVT_FIELD_STRING,
                       .flags = AVT_FIELD_HIDDEN },
};

const AvtRecordType avt_info_type = {
  "design", sizeof (AvtInfo), info_fields, G_N_ELEMENTS (info_fields), -1,
};

/**
 * avt_info_find_style:
 * @name: (nullable): %NULL: the one that the design has chosen
 *
 * Returns: (transfer none) (nullable): the style of that name
 */
const AvtHouseStyle *
avt_info_find_style (const AvtInfo *self, const char *name)
{
  const char *wanted = name != NULL ? name : self->style;

  for (guint i = 0; wanted != NULL && i < self->styles.n_records; i++)
    {
      const AvtHouseStyle *style = avt_record_list_at (self->styles, AvtHouseStyle, i);

      if (strcmp (style->name, wanted) == 0)
        return style;
    }
  return NULL;
}
