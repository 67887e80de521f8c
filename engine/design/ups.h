/* What a device type says of itself as a UPS: ratings, losses and batteries. All of it is optional;
 * what is not given is not known. */
#pragma once

#include "engine/design/entity.h"

G_BEGIN_DECLS

/** AvtUpsRuntime: one point of the maker's table of runtimes. */
typedef struct
{
  AvtRecord record;
  gint64 load_mw;
  gint64 runtime_s;
} AvtUpsRuntime;

enum { AVT_UPS_RUNTIME_LOAD_MW, AVT_UPS_RUNTIME_RUNTIME_S };

typedef struct
{
  AvtRecord record;
  gint64 rated_mw;
  gint64 rated_va;
  gint64 efficiency_permille;         /* of the inverter; output over battery power */
  gint64 battery_mv;                  /* this and the next three: of one string */
  gint64 battery_ah_hundredths;       /* when discharged in its rated hours */
  gint64 battery_hours;
  gint64 battery_exponent_hundredths; /* Peukert's; absent: not known */
  gint64 battery_strings;
  AvtRecordList runtimes;             /* of AvtUpsRuntime */
} AvtUps;

enum
{
  AVT_UPS_RATED_MW,
  AVT_UPS_RATED_VA,
  AVT_UPS_EFFICIENCY_PERMILLE,
  AVT_UPS_BATTERY_MV,
  AVT_UPS_BATTERY_AH_HUNDREDTHS,
  AVT_UPS_BATTERY_HOURS,
  AVT_UPS_BATTERY_EXPONENT_HUNDREDTHS,
  AVT_UPS_BATTERY_STRINGS,
  AVT_UPS_RUNTIMES
};

extern const AvtRecordType avt_ups_runtime_type;
extern const AvtRecordType avt_ups_type;

G_END_DECLS
