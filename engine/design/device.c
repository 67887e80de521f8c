#include "config.h"

#include "engine/design/device.h"

#include "engine/design/part.h"

#include <glib/gi18n-lib.h>

static const AvtEnumValue face_values[] = {
  { "front", N_ ("Front") },
  { "rear", N_ ("Rear") },
  { NULL, NULL },
};

static const AvtEnumValue slot_values[] = {
  { "full", N_ ("Full width") },
  { "left", N_ ("Left half") },
  { "right", N_ ("Right half") },
  { "channel-left-1", N_ ("Left side channel") },
  { "channel-left-2", N_ ("Left side channel, outer") },
  { "channel-right-1", N_ ("Right side channel") },
  { "channel-right-2", N_ ("Right side channel, outer") },
  { NULL, NULL },
};

const AvtEnumValue avt_state_values[] = {
  { "planned", N_ ("Planned") },
  { "existing", N_ ("Existing") },
  { "remove", N_ ("To be removed") },
  { NULL, NULL },
};

static const AvtEnumValue basis_values[] = {
  { "parts", N_ ("Parts") },
  { "measured", N_ ("Measured") },
  { "vendor", N_ ("Vendor tool") },
  { "nameplate", N_ ("Nameplate × factor") },
  { "budget", N_ ("Budget") },
  { NULL, NULL },
};

#define TEXT(member, words, extra) \
  { AVT_MEMBER (AvtDevice, member), .label = words, .kind = AVT_FIELD_STRING, .flags = extra }
#define POWER(member, words, meaning) \
  { AVT_MEMBER (AvtDevice, member), .label = words, .help = meaning, .kind = AVT_FIELD_INTEGER, \
    .unit = AVT_UNIT_MILLIWATT, .minimum = 0, .maximum = 1e9 }

static const AvtField device_fields[] = {
  [AVT_DEVICE_NAME] = TEXT (name, N_ ("Name"), AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY),
  [AVT_DEVICE_TYPE] = { AVT_MEMBER (AvtDevice, type),
                        .label = N_ ("Type"),
                        .kind = AVT_FIELD_REFERENCE,
                        .flags = AVT_FIELD_REQUIRED,
                        .targets = "t",
                        .on_remove = AVT_ON_REMOVE_REFUSE },
  [AVT_DEVICE_RACK] = { AVT_MEMBER (AvtDevice, rack),
                        .label = N_ ("Rack"),
                        .kind = AVT_FIELD_REFERENCE,
                        .targets = "r",
                        .on_remove = AVT_ON_REMOVE_CASCADE },
  [AVT_DEVICE_POSITION_HU] = { AVT_MEMBER (AvtDevice, position_hu),
                               .label = N_ ("Position"),
                               .help = N_ ("Lower edge, counted from the bottom"),
                               .kind = AVT_FIELD_INTEGER,
                               .unit = AVT_UNIT_HALF_RACK_POSITION,
                               .minimum = -200,
                               .maximum = 400 },
  [AVT_DEVICE_FACE] = { AVT_MEMBER (AvtDevice, face),
                        .label = N_ ("Face"),
                        .kind = AVT_FIELD_ENUM,
                        .flags = AVT_FIELD_HAS_DEFAULT,
                        .values = face_values },
  [AVT_DEVICE_SLOT] = { AVT_MEMBER (AvtDevice, slot),
                        .label = N_ ("Slot"),
                        .kind = AVT_FIELD_ENUM,
                        .flags = AVT_FIELD_HAS_DEFAULT,
                        .values = slot_values },
  [AVT_DEVICE_STATE] = { AVT_MEMBER (AvtDevice, state),
                         .label = N_ ("State"),
                         .kind = AVT_FIELD_ENUM,
                         .flags = AVT_FIELD_HAS_DEFAULT,
                         .values = avt_state_values },
  [AVT_DEVICE_ROLE] = TEXT (role, N_ ("Role"), 0),
  [AVT_DEVICE_FEED] = { AVT_MEMBER (AvtDevice, feed),
                        .label = N_ ("Feed"),
                        .help = N_ ("What a power strip or UPS is plugged into"),
                        .kind = AVT_FIELD_REFERENCE,
                        .targets = "f",
                        .on_remove = AVT_ON_REMOVE_CLEAR },
  [AVT_DEVICE_PARTS] = { AVT_MEMBER (AvtDevice, parts),
                         .label = N_ ("Parts"),
                         .help = N_ ("Instead of the parts of the type"),
                         .kind = AVT_FIELD_RECORD_LIST,
                         .record = &avt_part_use_type },
  [AVT_DEVICE_POWER_BASIS] = { AVT_MEMBER (AvtDevice, power_basis),
                               .label = N_ ("Power basis"),
                               .kind = AVT_FIELD_ENUM,
                               .flags = AVT_FIELD_HAS_DEFAULT,
                               .values = basis_values },
  [AVT_DEVICE_POWER_IDLE_MW]
  = POWER (power_idle_mw, N_ ("Idle power"), N_ ("Measured or from the vendor's tool")),
  [AVT_DEVICE_POWER_TYPICAL_MW]
  = POWER (power_typical_mw, N_ ("Typical power"), N_ ("Measured or from the vendor's tool")),
  [AVT_DEVICE_POWER_PEAK_MW]
  = POWER (power_peak_mw, N_ ("Peak power"), N_ ("Measured or from the vendor's tool")),
  [AVT_DEVICE_BUDGET_MW] = POWER (budget_mw, N_ ("Budget"), NULL),
  [AVT_DEVICE_NAMEPLATE_MW]
  = POWER (nameplate_mw, N_ ("Nameplate"),
           N_ ("Rating of one supply, not the sum of redundant ones")),
  [AVT_DEVICE_NAMEPLATE_FACTOR_PERMILLE] = { AVT_MEMBER (AvtDevice, nameplate_factor_permille),
                                             .label = N_ ("Nameplate factor"),
                                             .kind = AVT_FIELD_INTEGER,
                                             .unit = AVT_UNIT_PERMILLE,
                                             .flags = AVT_FIELD_HAS_DEFAULT,
                                             .minimum = 1,
                                             .maximum = 1000,
                                             .fallback = 670 },
  [AVT_DEVICE_POWER_SOURCE] = TEXT (power_source, N_ ("Power source"), 0),
  [AVT_DEVICE_POWER_DATE] = TEXT (power_date, N_ ("Power date"), AVT_FIELD_DATE),
  [AVT_DEVICE_SERIAL] = TEXT (serial, N_ ("Serial number"), 0),
  [AVT_DEVICE_ASSET_TAG] = TEXT (asset_tag, N_ ("Asset tag"), 0),
  [AVT_DEVICE_COMMENTS] = TEXT (comments, N_ ("Comments"), AVT_FIELD_MULTILINE),
};

const AvtRecordType avt_device_type = {
  "device", sizeof (AvtDevice), device_fields, G_N_ELEMENTS (device_fields), -1,
};
