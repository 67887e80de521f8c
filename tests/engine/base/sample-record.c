#include "config.h"

#include "tests/engine/base/sample-record.h"

static const AvtEnumValue colour_values[] = {
  { "red", "Red" }, { "green", "Green" }, { "blue", "Blue" }, { NULL, NULL },
};

static const AvtField leaf_fields[] = {
  [SAMPLE_LEAF_NUMBER] = { AVT_MEMBER (SampleLeaf, number),
                           .kind = AVT_FIELD_INTEGER,
                           .flags = AVT_FIELD_HAS_DEFAULT,
                           .minimum = -5,
                           .maximum = 5,
                           .fallback = -3 },
  [SAMPLE_LEAF_WORD] = { AVT_MEMBER (SampleLeaf, word), .kind = AVT_FIELD_STRING },
};

const AvtRecordType sample_leaf_type = {
  "leaf", sizeof (SampleLeaf), leaf_fields, G_N_ELEMENTS (leaf_fields), -1,
};

static const AvtField item_fields[] = {
  [SAMPLE_ITEM_KEY] = { AVT_MEMBER (SampleItem, key),
                        .kind = AVT_FIELD_STRING,
                        .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [SAMPLE_ITEM_POWER_MW] = { AVT_MEMBER (SampleItem, power_mw),
                             .kind = AVT_FIELD_INTEGER,
                             .unit = AVT_UNIT_MILLIWATT,
                             .minimum = 0,
                             .maximum = 1e9 },
  [SAMPLE_ITEM_LEAVES] = { AVT_MEMBER (SampleItem, leaves),
                           .kind = AVT_FIELD_RECORD_LIST,
                           .record = &sample_leaf_type },
};

const AvtRecordType sample_item_type = {
  "item", sizeof (SampleItem), item_fields, G_N_ELEMENTS (item_fields), SAMPLE_ITEM_KEY,
};

static const AvtField sample_fields[] = {
  [SAMPLE_COUNT] = { AVT_MEMBER (Sample, count),
                     .kind = AVT_FIELD_INTEGER,
                     .flags = AVT_FIELD_REQUIRED,
                     .minimum = 1,
                     .maximum = 100 },
  [SAMPLE_HEIGHT_HU] = { AVT_MEMBER (Sample, height_hu),
                         .kind = AVT_FIELD_INTEGER,
                         .unit = AVT_UNIT_HALF_RACK_UNIT,
                         .minimum = -200,
                         .maximum = 400 },
  [SAMPLE_BYTES] = { AVT_MEMBER (Sample, bytes),
                     .kind = AVT_FIELD_INTEGER,
                     .unit = AVT_UNIT_BYTE,
                     .minimum = 0,
                     .maximum = 1e18 },
  [SAMPLE_SHARE_PERMILLE] = { AVT_MEMBER (Sample, share_permille),
                              .kind = AVT_FIELD_INTEGER,
                              .unit = AVT_UNIT_PERMILLE,
                              .flags = AVT_FIELD_HAS_DEFAULT | AVT_FIELD_OPEN_MINIMUM,
                              .minimum = 0,
                              .maximum = 1000,
                              .fallback = 950 },
  [SAMPLE_CURRENT_A] = { AVT_MEMBER (Sample, current_a),
                         .kind = AVT_FIELD_REAL,
                         .unit = AVT_UNIT_AMPERE,
                         .flags = AVT_FIELD_OPEN_MINIMUM,
                         .minimum = 0,
                         .maximum = 63 },
  [SAMPLE_RATIO] = { AVT_MEMBER (Sample, ratio),
                     .kind = AVT_FIELD_REAL,
                     .flags = AVT_FIELD_HAS_DEFAULT,
                     .fallback = 0.5 },
  [SAMPLE_IS_ON] = { AVT_MEMBER (Sample, is_on),
                     .kind = AVT_FIELD_BOOLEAN,
                     .flags = AVT_FIELD_HAS_DEFAULT,
                     .fallback = 1 },
  [SAMPLE_COLOUR_NUMBER] = { AVT_MEMBER (Sample, colour_number),
                             .kind = AVT_FIELD_ENUM,
                             .flags = AVT_FIELD_HAS_DEFAULT,
                             .values = colour_values,
                             .fallback = 2 },
  [SAMPLE_NAME] = { AVT_MEMBER (Sample, name),
                    .kind = AVT_FIELD_STRING,
                    .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [SAMPLE_DATE] = { AVT_MEMBER (Sample, date), .kind = AVT_FIELD_STRING, .flags = AVT_FIELD_DATE },
  [SAMPLE_COLOUR] = { AVT_MEMBER (Sample, colour),
                      .kind = AVT_FIELD_STRING,
                      .flags = AVT_FIELD_COLOUR },
  [SAMPLE_DEVICE] = { AVT_MEMBER (Sample, device), .kind = AVT_FIELD_REFERENCE, .targets = "dr" },
  [SAMPLE_ANYTHING] = { AVT_MEMBER (Sample, anything), .kind = AVT_FIELD_REFERENCE },
  [SAMPLE_IDS] = { AVT_MEMBER (Sample, ids),
                   .kind = AVT_FIELD_REFERENCE_LIST,
                   .flags = AVT_FIELD_NOT_EMPTY },
  [SAMPLE_LEAF] = { AVT_MEMBER (Sample, leaf),
                    .kind = AVT_FIELD_RECORD,
                    .record = &sample_leaf_type },
  [SAMPLE_ITEMS] = { AVT_MEMBER (Sample, items),
                     .kind = AVT_FIELD_RECORD_LIST,
                     .record = &sample_item_type },
  [SAMPLE_LEAVES] = { AVT_MEMBER (Sample, leaves),
                      .kind = AVT_FIELD_RECORD_LIST,
                      .record = &sample_leaf_type,
                      .minimum = 1,
                      .maximum = 4 },
};

static gboolean
check_sample (const void *record, const char **reason)
{
  *reason = "count must not be 13";
  return ((const Sample *) record)->count != 13;
}

const AvtRecordType sample_type = {
  "sample", sizeof (Sample), sample_fields, G_N_ELEMENTS (sample_fields), -1, check_sample,
};
