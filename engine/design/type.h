/* A device type, copied into the design with its provenance. Its ports have stable keys: a link
 * ends at (device, port key), never at a label. */
#pragma once

#include "engine/design/provenance.h"
#include "engine/design/ups.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_TYPE_SERVER,
  AVT_TYPE_SWITCH,
  AVT_TYPE_PDU,
  AVT_TYPE_UPS,
  AVT_TYPE_TRANSFER_SWITCH,
  AVT_TYPE_PATCH_PANEL,
  AVT_TYPE_STORAGE,
  AVT_TYPE_CHASSIS,
  AVT_TYPE_SHELF,
  AVT_TYPE_BLANK,
  AVT_TYPE_OTHER
} AvtTypeCategory;

typedef enum
{
  AVT_WIDTH_FULL,
  AVT_WIDTH_HALF
} AvtWidth;

typedef enum
{
  AVT_AIRFLOW_FRONT_TO_REAR,
  AVT_AIRFLOW_REAR_TO_FRONT,
  AVT_AIRFLOW_LEFT_TO_RIGHT,
  AVT_AIRFLOW_RIGHT_TO_LEFT,
  AVT_AIRFLOW_SIDE_TO_REAR,
  AVT_AIRFLOW_REAR_TO_SIDE,
  AVT_AIRFLOW_BOTTOM_TO_TOP,
  AVT_AIRFLOW_TOP_TO_BOTTOM,
  AVT_AIRFLOW_PASSIVE,
  AVT_AIRFLOW_MIXED
} AvtAirflow;

typedef enum
{
  AVT_SUBDEVICE_NONE,
  AVT_SUBDEVICE_PARENT,
  AVT_SUBDEVICE_CHILD
} AvtSubdeviceRole;

typedef enum
{
  AVT_PORT_POWER_INLET,
  AVT_PORT_POWER_OUTLET,
  AVT_PORT_INTERFACE,
  AVT_PORT_CONSOLE,
  AVT_PORT_CONSOLE_SERVER,
  AVT_PORT_FRONT,
  AVT_PORT_REAR,
  AVT_PORT_MODULE_BAY,
  AVT_PORT_DEVICE_BAY
} AvtPortCategory;

/** AvtLeg: the line of a three-phase inlet that an outlet hangs on. L1-L2 and so on are
 * line-to-line outlets. NetBox's feed legs A, B, C are L1, L2, L3. */
typedef enum
{
  AVT_LEG_L1,
  AVT_LEG_L2,
  AVT_LEG_L3,
  AVT_LEG_L1_L2,
  AVT_LEG_L2_L3,
  AVT_LEG_L3_L1
} AvtLeg;

typedef struct
{
  AvtRecord record;
  char *key;        /* unique in the type, stable */
  char *label;
  int category;
  char *connector;  /* "iec-60320-c14", "25gbase-x-sfp28": the library's word */
  gint64 power_max_mw;       /* inlet: what it can carry at most */
  gint64 power_allocated_mw; /* inlet: what the maker plans with */
  gint64 rated_ma;  /* inlet or outlet; absent: from the connector, see calc/connector.h */
  int leg;          /* outlet */
  char *inlet;      /* outlet: key of the inlet it hangs on */
  char *bank;       /* outlet: name of the branch breaker it hangs on */
  gint64 rate_bps;  /* interface */
  gboolean management_only;
  char *rear_port;  /* front port: key of the rear port behind it */
  char *description;
} AvtPort;

enum
{
  AVT_PORT_KEY,
  AVT_PORT_LABEL,
  AVT_PORT_CATEGORY,
  AVT_PORT_CONNECTOR,
  AVT_PORT_POWER_MAX_MW,
  AVT_PORT_POWER_ALLOCATED_MW,
  AVT_PORT_RATED_MA,
  AVT_PORT_LEG,
  AVT_PORT_INLET,
  AVT_PORT_BANK,
  AVT_PORT_RATE_BPS,
  AVT_PORT_MANAGEMENT_ONLY,
  AVT_PORT_REAR_PORT,
  AVT_PORT_DESCRIPTION
};

/** AvtBank: a branch breaker inside a PDU. */
typedef struct
{
  AvtRecord record;
  char *key;
  gint64 breaker_ma;
} AvtBank;

enum { AVT_BANK_KEY, AVT_BANK_BREAKER_MA };

typedef struct
{
  AvtEntity entity;
  char *name;         /* how people call it: "PowerEdge R640" */
  int category;
  char *manufacturer;
  char *model;
  char *slug;
  char *part_number;
  gint64 price_hundredths; /* of one, without its parts */
  char *currency;          /* ISO 4217 */
  gint64 height_hu;   /* half rack units; 0: a 0U device for a side channel */
  int width;
  gboolean full_depth;
  gint64 depth_mm;
  gint64 length_mm;   /* of a 0U device, along its side channel */
  gint64 mass_g;
  int airflow;
  int subdevice_role;
  gint64 power_idle_mw;    /* of the type as delivered, when it has no parts */
  gint64 power_typical_mw;
  gint64 power_peak_mw;
  gint64 base_mw;          /* fans and board, beside the parts */
  gint64 airflow_idle_m3_h;
  gint64 airflow_typical_m3_h;
  gint64 airflow_peak_m3_h;
  AvtUps ups;              /* present: what it stores and carries */
  AvtRecordList ports;     /* of AvtPort */
  AvtRecordList banks;     /* of AvtBank */
  AvtRecordList parts;     /* of AvtPartUse: the default equipment */
  char *comments;
  char *source;
  char *source_date;
  int confidence;
  AvtRecordList provenance; /* of AvtProvenance: values that come from elsewhere */
  char *face_front;         /* an SVG to scale, user units of 1 mm; so is the rear */
  char *face_rear;
  char *catalogue_hash;
} AvtType;

enum
{
  AVT_TYPE_FIELD_NAME,
  AVT_TYPE_FIELD_CATEGORY,
  AVT_TYPE_FIELD_MANUFACTURER,
  AVT_TYPE_FIELD_MODEL,
  AVT_TYPE_FIELD_SLUG,
  AVT_TYPE_FIELD_PART_NUMBER,
  AVT_TYPE_FIELD_PRICE_HUNDREDTHS,
  AVT_TYPE_FIELD_CURRENCY,
  AVT_TYPE_FIELD_HEIGHT_HU,
  AVT_TYPE_FIELD_WIDTH,
  AVT_TYPE_FIELD_FULL_DEPTH,
  AVT_TYPE_FIELD_DEPTH_MM,
  AVT_TYPE_FIELD_LENGTH_MM,
  AVT_TYPE_FIELD_MASS_G,
  AVT_TYPE_FIELD_AIRFLOW,
  AVT_TYPE_FIELD_SUBDEVICE_ROLE,
  AVT_TYPE_FIELD_POWER_IDLE_MW,
  AVT_TYPE_FIELD_POWER_TYPICAL_MW,
  AVT_TYPE_FIELD_POWER_PEAK_MW,
  AVT_TYPE_FIELD_BASE_MW,
  AVT_TYPE_FIELD_AIRFLOW_IDLE_M3_H,
  AVT_TYPE_FIELD_AIRFLOW_TYPICAL_M3_H,
  AVT_TYPE_FIELD_AIRFLOW_PEAK_M3_H,
  AVT_TYPE_FIELD_UPS,
  AVT_TYPE_FIELD_PORTS,
  AVT_TYPE_FIELD_BANKS,
  AVT_TYPE_FIELD_PARTS,
  AVT_TYPE_FIELD_COMMENTS,
  AVT_TYPE_FIELD_SOURCE,
  AVT_TYPE_FIELD_SOURCE_DATE,
  AVT_TYPE_FIELD_CONFIDENCE,
  AVT_TYPE_FIELD_PROVENANCE,
  AVT_TYPE_FIELD_FACE_FRONT,
  AVT_TYPE_FIELD_FACE_REAR,
  AVT_TYPE_FIELD_CATALOGUE_HASH
};

/* The longest drawing of a face. */
#define AVT_TYPE_MAX_FACE_BYTES (64 * 1024)

extern const AvtRecordType avt_port_type;
extern const AvtRecordType avt_bank_type;
extern const AvtRecordType avt_type_type;

const AvtPort *avt_type_find_port (const AvtType *self, const char *key);
guint avt_type_count_ports (const AvtType *self, AvtPortCategory category);

G_END_DECLS
