/* A device: an instance of a type, placed or not, with the basis of its power figure. */
#pragma once

#include "engine/design/entity.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_FACE_FRONT,
  AVT_FACE_REAR
} AvtFace;

/** AvtSlot: which part of the width a device takes; half-width types take one half, 0U types a
 * side channel at the rear (1 is nearest to the rails). */
typedef enum
{
  AVT_SLOT_FULL,
  AVT_SLOT_LEFT,
  AVT_SLOT_RIGHT,
  AVT_SLOT_CHANNEL_LEFT_1,
  AVT_SLOT_CHANNEL_LEFT_2,
  AVT_SLOT_CHANNEL_RIGHT_1,
  AVT_SLOT_CHANNEL_RIGHT_2
} AvtSlot;

typedef enum
{
  AVT_STATE_PLANNED,
  AVT_STATE_EXISTING,
  AVT_STATE_REMOVE
} AvtState;

/** AvtPowerBasis: what the device's power figure rests on; every sheet names it. */
typedef enum
{
  AVT_BASIS_PARTS,
  AVT_BASIS_MEASURED,
  AVT_BASIS_VENDOR,
  AVT_BASIS_NAMEPLATE,
  AVT_BASIS_BUDGET
} AvtPowerBasis;

typedef struct
{
  AvtEntity entity;
  char *name;
  AvtId type;
  AvtId rack;          /* absent: not placed */
  gint64 position_hu;  /* lower edge, 2 x U; absent in a side channel */
  int face;
  int slot;
  int state;
  char *role;
  AvtId feed;          /* a PDU's supply */
  AvtRecordList parts; /* of AvtPartUse; present: instead of the type's, even when empty */
  int power_basis;
  gint64 power_idle_mw;    /* measured or vendor tool, at the inlets */
  gint64 power_typical_mw;
  gint64 power_peak_mw;
  gint64 budget_mw;
  gint64 nameplate_mw;     /* of one supply set, never summed over redundant ones */
  gint64 nameplate_factor_permille;
  char *power_source;
  char *power_date;
  char *serial;
  char *asset_tag;
  char *comments;
} AvtDevice;

enum
{
  AVT_DEVICE_NAME,
  AVT_DEVICE_TYPE,
  AVT_DEVICE_RACK,
  AVT_DEVICE_POSITION_HU,
  AVT_DEVICE_FACE,
  AVT_DEVICE_SLOT,
  AVT_DEVICE_STATE,
  AVT_DEVICE_ROLE,
  AVT_DEVICE_FEED,
  AVT_DEVICE_PARTS,
  AVT_DEVICE_POWER_BASIS,
  AVT_DEVICE_POWER_IDLE_MW,
  AVT_DEVICE_POWER_TYPICAL_MW,
  AVT_DEVICE_POWER_PEAK_MW,
  AVT_DEVICE_BUDGET_MW,
  AVT_DEVICE_NAMEPLATE_MW,
  AVT_DEVICE_NAMEPLATE_FACTOR_PERMILLE,
  AVT_DEVICE_POWER_SOURCE,
  AVT_DEVICE_POWER_DATE,
  AVT_DEVICE_SERIAL,
  AVT_DEVICE_ASSET_TAG,
  AVT_DEVICE_COMMENTS
};

extern const AvtRecordType avt_device_type;
extern const AvtEnumValue avt_state_values[];

G_END_DECLS
