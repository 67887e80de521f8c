#include "config.h"

#include "engine/design/ups.h"

#include <glib/gi18n-lib.h>

static const AvtField runtime_fields[] = {
  [AVT_UPS_RUNTIME_LOAD_MW] = { AVT_MEMBER (AvtUpsRuntime, load_mw),
                                .label = N_ ("Load"),
                                .kind = AVT_FIELD_INTEGER,
                                .unit = AVT_UNIT_MILLIWATT,
                                .flags = AVT_FIELD_REQUIRED,
                                .minimum = 1,
                                .maximum = 1e12 },
  [AVT_UPS_RUNTIME_RUNTIME_S] = { AVT_MEMBER (AvtUpsRuntime, runtime_s),
                                  .label = N_ ("Runtime, s"),
                                  .kind = AVT_FIELD_INTEGER,
                                  .flags = AVT_FIELD_REQUIRED,
                                  .minimum = 1,
                                  .maximum = 1e7 },
};

const AvtRecordType avt_ups_runtime_type = {
  "runtime", sizeof (AvtUpsRuntime), runtime_fields, G_N_ELEMENTS (runtime_fields), -1,
};

static const AvtField ups_fields[] = {
  [AVT_UPS_RATED_MW] = { AVT_MEMBER (AvtUps, rated_mw),
                         .label = N_ ("Rated power"),
                         .kind = AVT_FIELD_INTEGER,
                         .unit = AVT_UNIT_MILLIWATT,
                         .minimum = 1,
                         .maximum = 1e12 },
  [AVT_UPS_RATED_VA] = { AVT_MEMBER (AvtUps, rated_va),
                         .label = N_ ("Rated apparent power, VA"),
                         .kind = AVT_FIELD_INTEGER,
                         .minimum = 1,
                         .maximum = 1e9 },
  [AVT_UPS_EFFICIENCY_PERMILLE] = { AVT_MEMBER (AvtUps, efficiency_permille),
                                    .label = N_ ("Inverter efficiency"),
                                    .kind = AVT_FIELD_INTEGER,
                                    .unit = AVT_UNIT_PERMILLE,
                                    .flags = AVT_FIELD_HAS_DEFAULT,
                                    .minimum = 1,
                                    .maximum = 1000,
                                    .fallback = 900 },
  [AVT_UPS_BATTERY_MV] = { AVT_MEMBER (AvtUps, battery_mv),
                           .label = N_ ("Battery voltage"),
                           .help = N_ ("Of one string"),
                           .kind = AVT_FIELD_INTEGER,
                           .unit = AVT_UNIT_MILLIVOLT,
                           .minimum = 1000,
                           .maximum = 2e6 },
  [AVT_UPS_BATTERY_AH_HUNDREDTHS] = { AVT_MEMBER (AvtUps, battery_ah_hundredths),
                           .label = N_ ("Battery capacity, Ah"),
                           .help = N_ ("Of one string, at its rated discharge time"),
                           .kind = AVT_FIELD_INTEGER,
                           .unit = AVT_UNIT_HUNDREDTH,
                           .minimum = 1,
                           .maximum = 1e8 },
  [AVT_UPS_BATTERY_HOURS] = { AVT_MEMBER (AvtUps, battery_hours),
                              .label = N_ ("Rated discharge time, h"),
                              .kind = AVT_FIELD_INTEGER,
                              .flags = AVT_FIELD_HAS_DEFAULT,
                              .minimum = 1,
                              .maximum = 1000,
                              .fallback = 20 },
  [AVT_UPS_BATTERY_EXPONENT_HUNDREDTHS] = { AVT_MEMBER (AvtUps, battery_exponent_hundredths),
                                 .label = N_ ("Peukert exponent"),
                                 .help = N_ ("AGM 1.05 to 1.15, gel 1.1 to 1.25, flooded 1.2 to "
                                             "1.6, lithium-ion about 1.05"),
                                 .kind = AVT_FIELD_INTEGER,
                                 .unit = AVT_UNIT_HUNDREDTH,
                                 .minimum = 100,
                                 .maximum = 200 },
  [AVT_UPS_BATTERY_STRINGS] = { AVT_MEMBER (AvtUps, battery_strings),
                                .label = N_ ("Battery strings"),
                                .kind = AVT_FIELD_INTEGER,
                                .flags = AVT_FIELD_HAS_DEFAULT,
                                .minimum = 1,
                                .maximum = 1000,
                                .fallback = 1 },
  [AVT_UPS_RUNTIMES] = { AVT_MEMBER (AvtUps, runtimes),
                         .label = N_ ("Runtimes"),
                         .help = N_ ("The maker's table; it counts before the batteries"),
                         .kind = AVT_FIELD_RECORD_LIST,
                         .record = &avt_ups_runtime_type },
};

const AvtRecordType avt_ups_type = {
  "UPS data", sizeof (AvtUps), ups_fields, G_N_ELEMENTS (ups_fields), -1,
};
