/* A record with a field of every kind and flag, for the tests of records. */
#pragma once

#include "engine/base/record.h"

G_BEGIN_DECLS

typedef struct
{
  AvtRecord record;
  gint64 number;
  char *word;
} SampleLeaf;

enum { SAMPLE_LEAF_NUMBER, SAMPLE_LEAF_WORD };

typedef struct
{
  AvtRecord record;
  char *key;
  gint64 power_mw;
  AvtRecordList leaves; /* of SampleLeaf, without a key */
} SampleItem;

enum { SAMPLE_ITEM_KEY, SAMPLE_ITEM_POWER_MW, SAMPLE_ITEM_LEAVES };

typedef struct
{
  AvtRecord record;
  gint64 count;
  gint64 height_hu;
  gint64 bytes;
  gint64 share_permille;
  double current_a;
  double ratio;
  gboolean is_on;
  int colour_number;
  char *name;
  char *date;
  char *colour;
  AvtId device;
  AvtId anything;
  AvtIdList ids;
  SampleLeaf leaf;
  AvtRecordList items;  /* of SampleItem */
  AvtRecordList leaves; /* of SampleLeaf */
} Sample;

enum
{
  SAMPLE_COUNT,
  SAMPLE_HEIGHT_HU,
  SAMPLE_BYTES,
  SAMPLE_SHARE_PERMILLE,
  SAMPLE_CURRENT_A,
  SAMPLE_RATIO,
  SAMPLE_IS_ON,
  SAMPLE_COLOUR_NUMBER,
  SAMPLE_NAME,
  SAMPLE_DATE,
  SAMPLE_COLOUR,
  SAMPLE_DEVICE,
  SAMPLE_ANYTHING,
  SAMPLE_IDS,
  SAMPLE_LEAF,
  SAMPLE_ITEMS,
  SAMPLE_LEAVES
};

extern const AvtRecordType sample_leaf_type;
extern const AvtRecordType sample_item_type;
extern const AvtRecordType sample_type;

G_END_DECLS
