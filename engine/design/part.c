#include "config.h"

#include "engine/design/part.h"

#include <glib/gi18n-lib.h>

static const AvtEnumValue category_values[] = {
  { "cpu", N_ ("CPU") },
  { "memory", N_ ("Memory") },
  { "persistent-memory", N_ ("Persistent memory") },
  { "disk", N_ ("Disk") },
  { "nic", N_ ("Network adapter") },
  { "supply", N_ ("Power supply") },
  { "transceiver", N_ ("Transceiver") },
  { "fan", N_ ("Fan") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const AvtEnumValue efficiency_values[] = {
  { "none", N_ ("None (lossless)") },
  { "basic", N_ ("80 PLUS") },
  { "bronze", N_ ("80 PLUS Bronze") },
  { "silver", N_ ("80 PLUS Silver") },
  { "gold", N_ ("80 PLUS Gold") },
  { "platinum", N_ ("80 PLUS Platinum") },
  { "titanium", N_ ("80 PLUS Titanium") },
  { NULL, NULL },
};

#define POWER(member, words, meaning) \
  { AVT_MEMBER (AvtPart, member), .label = words, .help = meaning, .kind = AVT_FIELD_INTEGER, \
    .unit = AVT_UNIT_MILLIWATT, .minimum = 0, .maximum = 1e9 }

static const AvtField part_fields[] = {
  [AVT_PART_FIELD_NAME] = { AVT_MEMBER (AvtPart, name),
                            .label = N_ ("Name"),
                            .kind = AVT_FIELD_STRING,
                            .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_PART_FIELD_CATEGORY] = { AVT_MEMBER (AvtPart, category),
                                .label = N_ ("Category"),
                                .kind = AVT_FIELD_ENUM,
                                .flags = AVT_FIELD_REQUIRED,
                                .values = category_values },
  [AVT_PART_FIELD_MANUFACTURER] = { AVT_MEMBER (AvtPart, manufacturer),
                                    .label = N_ ("Manufacturer"),
                                    .kind = AVT_FIELD_STRING },
  [AVT_PART_FIELD_MODEL] = { AVT_MEMBER (AvtPart, model),
                             .label = N_ ("Model"),
                             .kind = AVT_FIELD_STRING },
  [AVT_PART_FIELD_PART_NUMBER] = { AVT_MEMBER (AvtPart, part_number),
                                   .label = N_ ("Part number"),
                                   .kind = AVT_FIELD_STRING },
  [AVT_PART_FIELD_PRICE_HUNDREDTHS] = { AVT_MEMBER (AvtPart, price_hundredths),
                                        .label = N_ ("Price"),
                                        .kind = AVT_FIELD_INTEGER,
                                        .unit = AVT_UNIT_HUNDREDTH,
                                        .minimum = 0,
                                        .maximum = 1e12 },
  [AVT_PART_FIELD_CURRENCY] = { AVT_MEMBER (AvtPart, currency),
                                .label = N_ ("Currency"),
                                .kind = AVT_FIELD_STRING },
  [AVT_PART_FIELD_POWER_IDLE_MW] = POWER (power_idle_mw, N_ ("Idle power"), NULL),
  [AVT_PART_FIELD_POWER_TYPICAL_MW]
  = POWER (power_typical_mw, N_ ("Typical power"), N_ ("Under computational load")),
  [AVT_PART_FIELD_POWER_PEAK_MW] = POWER (power_peak_mw, N_ ("Peak power"), NULL),
  [AVT_PART_FIELD_RATED_MW] = POWER (rated_mw, N_ ("Rated power"), N_ ("Output of a supply")),
  [AVT_PART_FIELD_EFFICIENCY] = { AVT_MEMBER (AvtPart, efficiency),
                                  .label = N_ ("Efficiency grade"),
                                  .kind = AVT_FIELD_ENUM,
                                  .values = efficiency_values },
  [AVT_PART_FIELD_CAPACITY_BYTES] = { AVT_MEMBER (AvtPart, capacity_bytes),
                                      .label = N_ ("Capacity"),
                                      .kind = AVT_FIELD_INTEGER,
                                      .unit = AVT_UNIT_BYTE,
                                      .minimum = 0,
                                      .maximum = 1e18 },
  [AVT_PART_FIELD_PORTS] = { AVT_MEMBER (AvtPart, ports),
                             .label = N_ ("Ports"),
                             .kind = AVT_FIELD_INTEGER,
                             .minimum = 0,
                             .maximum = 1000 },
  [AVT_PART_FIELD_RATE_BPS] = { AVT_MEMBER (AvtPart, rate_bps),
                                .label = N_ ("Speed of a port"),
                                .kind = AVT_FIELD_INTEGER,
                                .unit = AVT_UNIT_BIT_PER_SECOND,
                                .minimum = 0,
                                .maximum = 1e15 },
  [AVT_PART_FIELD_MASS_G] = { AVT_MEMBER (AvtPart, mass_g),
                              .label = N_ ("Mass"),
                              .kind = AVT_FIELD_INTEGER,
                              .unit = AVT_UNIT_GRAM,
                              .minimum = 0,
                              .maximum = 1e8 },
  [AVT_PART_FIELD_SOURCE] = { AVT_MEMBER (AvtPart, source),
                              .label = N_ ("Source"),
                              .kind = AVT_FIELD_STRING },
  [AVT_PART_FIELD_SOURCE_DATE] = { AVT_MEMBER (AvtPart, source_date),
                                   .label = N_ ("Source date"),
                                   .kind = AVT_FIELD_STRING,
                                   .flags = AVT_FIELD_DATE },
  [AVT_PART_FIELD_CONFIDENCE] = { AVT_MEMBER (AvtPart, confidence),
                                  .label = N_ ("Confidence"),
                                  .kind = AVT_FIELD_ENUM,
                                  .values = avt_confidence_values },
  [AVT_PART_FIELD_PROVENANCE] = { AVT_MEMBER (AvtPart, provenance),
                                  .label = N_ ("Sources of values"),
                                  .kind = AVT_FIELD_RECORD_LIST,
                                  .record = &avt_provenance_type },
  [AVT_PART_FIELD_CATALOGUE_HASH] = { AVT_MEMBER (AvtPart, catalogue_hash),
                                      .label = N_ ("Catalogue hash"),
                                      .kind = AVT_FIELD_STRING,
                                      .flags = AVT_FIELD_HIDDEN },
};

const AvtRecordType avt_part_type = {
  "part", sizeof (AvtPart), part_fields, G_N_ELEMENTS (part_fields), -1,
};

static const AvtField part_use_fields[] = {
  [AVT_PART_USE_PART] = { AVT_MEMBER (AvtPartUse, part),
                          .label = N_ ("Part"),
                          .kind = AVT_FIELD_REFERENCE,
                          .flags = AVT_FIELD_REQUIRED,
                          .targets = "p",
                          .on_remove = AVT_ON_REMOVE_REFUSE },
  [AVT_PART_USE_QUANTITY] = { AVT_MEMBER (AvtPartUse, quantity),
                              .label = N_ ("Quantity"),
                              .kind = AVT_FIELD_INTEGER,
                              .flags = AVT_FIELD_REQUIRED,
                              .minimum = 1,
                              .maximum = 10000 },
};

const AvtRecordType avt_part_use_type = {
  "part use", sizeof (AvtPartUse), part_use_fields, G_N_ELEMENTS (part_use_fields),
  AVT_PART_USE_PART,
};
