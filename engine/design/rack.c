#include "config.h"

#include "engine/design/rack.h"

#include <glib/gi18n-lib.h>

static const AvtEnumValue numbering_values[] = {
  { "bottom-up", N_ ("From the bottom") },
  { "top-down", N_ ("From the top") },
  { NULL, NULL },
};

#define LENGTH(member, words) \
  { AVT_MEMBER (AvtRack, member), .label = words, .kind = AVT_FIELD_INTEGER, \
    .unit = AVT_UNIT_MILLIMETRE, .minimum = 1, .maximum = 5000 }
#define MASS(member, words) \
  { AVT_MEMBER (AvtRack, member), .label = words, .kind = AVT_FIELD_INTEGER, \
    .unit = AVT_UNIT_GRAM, .minimum = 0, .maximum = 1e8 }

static const AvtField rack_fields[] = {
  [AVT_RACK_NAME] = { AVT_MEMBER (AvtRack, name),
                      .label = N_ ("Name"),
                      .kind = AVT_FIELD_STRING,
                      .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_RACK_ROW] = { AVT_MEMBER (AvtRack, row),
                     .label = N_ ("Row"),
                     .kind = AVT_FIELD_REFERENCE,
                     .targets = "w",
                     .on_remove = AVT_ON_REMOVE_CLEAR },
  [AVT_RACK_ORDER] = { AVT_MEMBER (AvtRack, order),
                       .label = N_ ("Place in the row"),
                       .kind = AVT_FIELD_INTEGER,
                       .minimum = 1,
                       .maximum = 100000 },
  [AVT_RACK_HEIGHT_HU] = { AVT_MEMBER (AvtRack, height_hu),
                           .label = N_ ("Height"),
                           .kind = AVT_FIELD_INTEGER,
                           .unit = AVT_UNIT_HALF_RACK_UNIT,
                           .flags = AVT_FIELD_REQUIRED,
                           .minimum = 2,
                           .maximum = 200 },
  [AVT_RACK_NUMBERING] = { AVT_MEMBER (AvtRack, numbering),
                           .label = N_ ("Units count"),
                           .kind = AVT_FIELD_ENUM,
                           .flags = AVT_FIELD_HAS_DEFAULT,
                           .values = numbering_values },
  [AVT_RACK_WIDTH_MM] = LENGTH (width_mm, N_ ("Outer width")),
  [AVT_RACK_DEPTH_MM] = LENGTH (depth_mm, N_ ("Outer depth")),
  [AVT_RACK_RAIL_DEPTH_MM] = LENGTH (rail_depth_mm, N_ ("Depth between rails")),
  [AVT_RACK_MASS_G] = MASS (mass_g, N_ ("Mass, empty")),
  [AVT_RACK_MASS_LIMIT_G] = MASS (mass_limit_g, N_ ("Static load limit")),
  [AVT_RACK_CHANNELS] = { AVT_MEMBER (AvtRack, channels),
                          .label = N_ ("0U places on each side"),
                          .kind = AVT_FIELD_INTEGER,
                          .flags = AVT_FIELD_HAS_DEFAULT,
                          .minimum = 0,
                          .maximum = 2,
                          .fallback = 1 },
  [AVT_RACK_POWER_LIMIT_MW] = { AVT_MEMBER (AvtRack, power_limit_mw),
                                .label = N_ ("Power limit"),
                                .kind = AVT_FIELD_INTEGER,
                                .unit = AVT_UNIT_MILLIWATT,
                                .minimum = 0,
                                .maximum = 1e9 },
  [AVT_RACK_COMMENTS] = { AVT_MEMBER (AvtRack, comments),
                          .label = N_ ("Comments"),
                          .kind = AVT_FIELD_STRING,
                          .flags = AVT_FIELD_MULTILINE },
};

const AvtRecordType avt_rack_type = {
  "rack", sizeof (AvtRack), rack_fields, G_N_ELEMENTS (rack_fields), -1,
};
