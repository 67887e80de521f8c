/* What a design says of itself: title block, revisions, settings. Exactly one in every design. */
#pragma once

#include "engine/design/entity.h"
#include "engine/design/house-style.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_DERATING_IEC_FULL,    /* IEC practice: the full rating */
  AVT_DERATING_NEC_80,      /* NEC 210.20(A): continuous load at most 80 % */
  AVT_DERATING_CUSTOM
} AvtDeratingRule;

typedef enum
{
  AVT_VOLTAGE_CLASS_230R, /* 230 V internal, redundant */
  AVT_VOLTAGE_CLASS_230,  /* 230 V EU, non-redundant */
  AVT_VOLTAGE_CLASS_115
} AvtVoltageClass;

typedef struct
{
  AvtRecord record;
  char *number;
  char *date;
  char *author;
  char *description;
} AvtRevision;

enum { AVT_REVISION_NUMBER, AVT_REVISION_DATE, AVT_REVISION_AUTHOR, AVT_REVISION_DESCRIPTION };

/** AvtSettings: a field has a default unless only the customer can say it: PUE, tariff, currency,
 * grid and the wanted runtime are unknown until they are given. */
typedef struct
{
  AvtRecord record;
  gint64 voltage_ln_mv;
  gint64 voltage_ll_mv;
  gint64 power_factor_permille;
  int voltage_class;
  int derating_rule;
  gint64 derating_custom_permille;
  gint64 planning_line_permille;
  gint64 altitude_m;
  gint64 temperature_rise_k; /* of air through equipment, for airflow to be planned */
  gint64 supply_air_c;
  gint64 growth_permille;    /* load to come, for the size of UPSs */
  gint64 ups_runtime_min;    /* wanted on batteries */
  gint64 battery_depth_permille;
  gint64 battery_ageing_permille;
  gint64 utilization_permille; /* mean over the year of the planned power */
  gint64 pue_hundredths;
  gint64 tariff_per_mwh;
  char *currency;
  gint64 grid_g_per_kwh;     /* CO2 */
} AvtSettings;

enum
{
  AVT_SETTINGS_VOLTAGE_LN_MV,
  AVT_SETTINGS_VOLTAGE_LL_MV,
  AVT_SETTINGS_POWER_FACTOR_PERMILLE,
  AVT_SETTINGS_VOLTAGE_CLASS,
  AVT_SETTINGS_DERATING_RULE,
  AVT_SETTINGS_DERATING_CUSTOM_PERMILLE,
  AVT_SETTINGS_PLANNING_LINE_PERMILLE,
  AVT_SETTINGS_ALTITUDE_M,
  AVT_SETTINGS_TEMPERATURE_RISE_K,
  AVT_SETTINGS_SUPPLY_AIR_C,
  AVT_SETTINGS_GROWTH_PERMILLE,
  AVT_SETTINGS_UPS_RUNTIME_MIN,
  AVT_SETTINGS_BATTERY_DEPTH_PERMILLE,
  AVT_SETTINGS_BATTERY_AGEING_PERMILLE,
  AVT_SETTINGS_UTILIZATION_PERMILLE,
  AVT_SETTINGS_PUE_HUNDREDTHS,
  AVT_SETTINGS_TARIFF_PER_MWH,
  AVT_SETTINGS_CURRENCY,
  AVT_SETTINGS_GRID_G_PER_KWH
};

typedef struct
{
  AvtEntity entity;
  char *name;
  char *customer;
  char *author;
  char *language; /* of its documents: "en", "de" */
  char *comments;
  AvtSettings settings;
  AvtRecordList revisions; /* of AvtRevision */
  AvtRecordList presets;   /* of AvtPreset */
  AvtRecordList styles;    /* of AvtHouseStyle */
  char *style;             /* name of the one that documents have when none is asked for */
} AvtInfo;

enum
{
  AVT_INFO_NAME,
  AVT_INFO_CUSTOMER,
  AVT_INFO_AUTHOR,
  AVT_INFO_LANGUAGE,
  AVT_INFO_COMMENTS,
  AVT_INFO_SETTINGS,
  AVT_INFO_REVISIONS,
  AVT_INFO_PRESETS,
  AVT_INFO_STYLES,
  AVT_INFO_STYLE
};

extern const AvtRecordType avt_revision_type;
extern const AvtRecordType avt_settings_type;
extern const AvtRecordType avt_info_type;

const AvtHouseStyle *avt_info_find_style (const AvtInfo *self, const char *name);

G_END_DECLS
