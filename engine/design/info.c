#include "config.h"

#include "engine/design/info.h"

#include <glib/gi18n-lib.h>

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
};

const AvtRecordType avt_info_type = {
  "design", sizeof (AvtInfo), info_fields, G_N_ELEMENTS (info_fields), -1,
};
