/* A component that draws power or stores data: CPU, DIMM, disk, NIC, supply. */
#pragma once

#include "engine/design/entity.h"
#include "engine/design/provenance.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_PART_CPU,
  AVT_PART_MEMORY,
  AVT_PART_PERSISTENT_MEMORY,
  AVT_PART_DISK,
  AVT_PART_NIC,
  AVT_PART_SUPPLY,
  AVT_PART_TRANSCEIVER,
  AVT_PART_FAN,
  AVT_PART_OTHER
} AvtPartCategory;

/** AvtEfficiency: 80 PLUS certification of a supply; NONE: taken as lossless (input = DC). */
typedef enum
{
  AVT_EFFICIENCY_NONE,
  AVT_EFFICIENCY_BASIC,
  AVT_EFFICIENCY_BRONZE,
  AVT_EFFICIENCY_SILVER,
  AVT_EFFICIENCY_GOLD,
  AVT_EFFICIENCY_PLATINUM,
  AVT_EFFICIENCY_TITANIUM
} AvtEfficiency;

typedef struct
{
  AvtEntity entity;
  char *name;
  int category;
  char *manufacturer;
  char *model;
  char *part_number;
  gint64 price_hundredths;
  char *currency; /* ISO 4217 */
  gint64 power_idle_mw;
  gint64 power_typical_mw;
  gint64 power_peak_mw;
  gint64 rated_mw;
  int efficiency;
  gint64 capacity_bytes;
  gint64 ports;
  gint64 rate_bps;
  gint64 mass_g;
  char *source;
  char *source_date;
  int confidence;
  AvtRecordList provenance; /* of AvtProvenance: values that come from elsewhere */
  char *catalogue_hash;
} AvtPart;

enum
{
  AVT_PART_FIELD_NAME,
  AVT_PART_FIELD_CATEGORY,
  AVT_PART_FIELD_MANUFACTURER,
  AVT_PART_FIELD_MODEL,
  AVT_PART_FIELD_PART_NUMBER,
  AVT_PART_FIELD_PRICE_HUNDREDTHS,
  AVT_PART_FIELD_CURRENCY,
  AVT_PART_FIELD_POWER_IDLE_MW,
  AVT_PART_FIELD_POWER_TYPICAL_MW,
  AVT_PART_FIELD_POWER_PEAK_MW,
  AVT_PART_FIELD_RATED_MW,
  AVT_PART_FIELD_EFFICIENCY,
  AVT_PART_FIELD_CAPACITY_BYTES,
  AVT_PART_FIELD_PORTS,
  AVT_PART_FIELD_RATE_BPS,
  AVT_PART_FIELD_MASS_G,
  AVT_PART_FIELD_SOURCE,
  AVT_PART_FIELD_SOURCE_DATE,
  AVT_PART_FIELD_CONFIDENCE,
  AVT_PART_FIELD_PROVENANCE,
  AVT_PART_FIELD_CATALOGUE_HASH
};

/** AvtPartUse: so many of a part, in a type or a device. */
typedef struct
{
  AvtRecord record;
  AvtId part;
  gint64 quantity;
} AvtPartUse;

enum { AVT_PART_USE_PART, AVT_PART_USE_QUANTITY };

extern const AvtRecordType avt_part_type;
extern const AvtRecordType avt_part_use_type;

G_END_DECLS
