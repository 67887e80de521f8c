#include "config.h"

#include "engine/design/type.h"

#include "engine/design/part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AvtEnumValue category_values[] = {
  { "server", N_ ("Server") },
  { "switch", N_ ("Switch") },
  { "pdu", N_ ("Power strip") },
  { "ups", N_ ("UPS") },
  { "transfer-switch", N_ ("Transfer switch") },
  { "patch-panel", N_ ("Patch panel") },
  { "storage", N_ ("Storage") },
  { "chassis", N_ ("Chassis") },
  { "shelf", N_ ("Shelf") },
  { "blank", N_ ("Blanking panel") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const AvtEnumValue width_values[] = {
  { "full", N_ ("Full") },
  { "half", N_ ("Half") },
  { NULL, NULL },
};

static const AvtEnumValue airflow_values[] = {
  { "front-to-rear", N_ ("Front to rear") },
  { "rear-to-front", N_ ("Rear to front") },
  { "left-to-right", N_ ("Left to right") },
  { "right-to-left", N_ ("Right to left") },
  { "side-to-rear", N_ ("Side to rear") },
  { "rear-to-side", N_ ("Rear to side") },
  { "bottom-to-top", N_ ("Bottom to top") },
  { "top-to-bottom", N_ ("Top to bottom") },
  { "passive", N_ ("Passive") },
  { "mixed", N_ ("Mixed") },
  { NULL, NULL },
};

static const AvtEnumValue subdevice_values[] = {
  { "none", N_ ("None") },
  { "parent", N_ ("Parent") },
  { "child", N_ ("Child") },
  { NULL, NULL },
};

static const AvtEnumValue port_values[] = {
  { "power-inlet", N_ ("Power inlet") },
  { "power-outlet", N_ ("Power outlet") },
  { "interface", N_ ("Network interface") },
  { "console", N_ ("Console port") },
  { "console-server", N_ ("Console server port") },
  { "front", N_ ("Front port") },
  { "rear", N_ ("Rear port") },
  { "module-bay", N_ ("Module bay") },
  { "device-bay", N_ ("Device bay") },
  { NULL, NULL },
};

static const AvtEnumValue leg_values[] = {
  { "l1", "L1" },    { "l2", "L2" },    { "l3", "L3" },  { "l1-l2", "L1-L2" },
  { "l2-l3", "L2-L3" }, { "l3-l1", "L3-L1" }, { NULL, NULL },
};

#define PORT_TEXT(member, words) \
  { AVT_MEMBER (AvtPort, member), .label = words, .kind = AVT_FIELD_STRING }
#define PORT_POWER(member, words) \
  { AVT_MEMBER (AvtPort, member), .label = words, .kind = AVT_FIELD_INTEGER, \
    .unit = AVT_UNIT_MILLIWATT, .minimum = 0, .maximum = 1e9 }

static const AvtField port_fields[] = {
  [AVT_PORT_KEY] = { AVT_MEMBER (AvtPort, key),
                     .label = N_ ("Key"),
                     .kind = AVT_FIELD_STRING,
                     .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_PORT_LABEL] = PORT_TEXT (label, N_ ("Label")),
  [AVT_PORT_CATEGORY] = { AVT_MEMBER (AvtPort, category),
                          .label = N_ ("Category"),
                          .kind = AVT_FIELD_ENUM,
                          .flags = AVT_FIELD_REQUIRED,
                          .values = port_values },
  [AVT_PORT_CONNECTOR] = PORT_TEXT (connector, N_ ("Connector")),
  [AVT_PORT_POWER_MAX_MW] = PORT_POWER (power_max_mw, N_ ("Maximum draw")),
  [AVT_PORT_POWER_ALLOCATED_MW] = PORT_POWER (power_allocated_mw, N_ ("Allocated draw")),
  [AVT_PORT_RATED_MA] = { AVT_MEMBER (AvtPort, rated_ma),
                          .label = N_ ("Rated current"),
                          .kind = AVT_FIELD_INTEGER,
                          .unit = AVT_UNIT_MILLIAMPERE,
                          .minimum = 1,
                          .maximum = 1e7 },
  [AVT_PORT_LEG] = { AVT_MEMBER (AvtPort, leg),
                     .label = N_ ("Phase"),
                     .kind = AVT_FIELD_ENUM,
                     .values = leg_values },
  [AVT_PORT_INLET] = PORT_TEXT (inlet, N_ ("Inlet")),
  [AVT_PORT_BANK] = PORT_TEXT (bank, N_ ("Bank")),
  [AVT_PORT_RATE_BPS] = { AVT_MEMBER (AvtPort, rate_bps),
                          .label = N_ ("Speed"),
                          .kind = AVT_FIELD_INTEGER,
                          .unit = AVT_UNIT_BIT_PER_SECOND,
                          .minimum = 0,
                          .maximum = 1e15 },
  [AVT_PORT_MANAGEMENT_ONLY] = { AVT_MEMBER (AvtPort, management_only),
                                 .label = N_ ("Management only"),
                                 .kind = AVT_FIELD_BOOLEAN,
                                 .flags = AVT_FIELD_HAS_DEFAULT },
  [AVT_PORT_REAR_PORT] = PORT_TEXT (rear_port, N_ ("Rear port")),
  [AVT_PORT_DESCRIPTION] = PORT_TEXT (description, N_ ("Description")),
};

const AvtRecordType avt_port_type = {
  "port", sizeof (AvtPort), port_fields, G_N_ELEMENTS (port_fields), AVT_PORT_KEY,
};

static const AvtField bank_fields[] = {
  [AVT_BANK_KEY] = { AVT_MEMBER (AvtBank, key),
                     .label = N_ ("Key"),
                     .kind = AVT_FIELD_STRING,
                     .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_BANK_BREAKER_MA] = { AVT_MEMBER (AvtBank, breaker_ma),
                            .label = N_ ("Breaker"),
                            .kind = AVT_FIELD_INTEGER,
                            .unit = AVT_UNIT_MILLIAMPERE,
                            .minimum = 1,
                            .maximum = 1e7 },
};

const AvtRecordType avt_bank_type = {
  "bank", sizeof (AvtBank), bank_fields, G_N_ELEMENTS (bank_fields), AVT_BANK_KEY,
};

#define TEXT(member, words, extra) \
  { AVT_MEMBER (AvtType, member), .label = words, .kind = AVT_FIELD_STRING, .flags = extra }
#define POWER(member, words, meaning) \
  { AVT_MEMBER (AvtType, member), .label = words, .help = meaning, .kind = AVT_FIELD_INTEGER, \
    .unit = AVT_UNIT_MILLIWATT, .minimum = 0, .maximum = 1e9 }
#define AIR(member, words) \
  { AVT_MEMBER (AvtType, member), .label = words, .help = N_ ("Of air through the device"), \
    .kind = AVT_FIELD_INTEGER, .minimum = 1, .maximum = 1e6 }
#define CHOICE(member, words, choices) \
  { AVT_MEMBER (AvtType, member), .label = words, .kind = AVT_FIELD_ENUM, .values = choices }
#define FACE(member, words) \
  { AVT_MEMBER (AvtType, member), .label = words, .kind = AVT_FIELD_STRING, \
    .flags = AVT_FIELD_HIDDEN | AVT_FIELD_MULTILINE, .maximum = AVT_TYPE_MAX_FACE_BYTES }
#define RECORDS(member, words, type) \
  { AVT_MEMBER (AvtType, member), .label = words, .kind = AVT_FIELD_RECORD_LIST, .record = type }

static const AvtField type_fields[] = {
  [AVT_TYPE_FIELD_NAME] = TEXT (name, N_ ("Name"), AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY),
  [AVT_TYPE_FIELD_CATEGORY] = { AVT_MEMBER (AvtType, category),
                                .label = N_ ("Category"),
                                .kind = AVT_FIELD_ENUM,
                                .flags = AVT_FIELD_REQUIRED,
                                .values = category_values },
  [AVT_TYPE_FIELD_MANUFACTURER] = TEXT (manufacturer, N_ ("Manufacturer"), 0),
  [AVT_TYPE_FIELD_MODEL] = TEXT (model, N_ ("Model"), 0),
  [AVT_TYPE_FIELD_SLUG] = TEXT (slug, N_ ("Slug"), 0),
  [AVT_TYPE_FIELD_PART_NUMBER] = TEXT (part_number, N_ ("Part number"), 0),
  [AVT_TYPE_FIELD_PRICE_HUNDREDTHS] = { AVT_MEMBER (AvtType, price_hundredths),
                                        .label = N_ ("Price"),
                                        .help = N_ ("Of one, without its parts"),
                                        .kind = AVT_FIELD_INTEGER,
                                        .unit = AVT_UNIT_HUNDREDTH,
                                        .minimum = 0,
                                        .maximum = 1e12 },
  [AVT_TYPE_FIELD_CURRENCY] = TEXT (currency, N_ ("Currency"), 0),
  [AVT_TYPE_FIELD_HEIGHT_HU] = { AVT_MEMBER (AvtType, height_hu),
                                 .label = N_ ("Height"),
                                 .help = N_ ("0 U: for a side channel"),
                                 .kind = AVT_FIELD_INTEGER,
                                 .unit = AVT_UNIT_HALF_RACK_UNIT,
                                 .flags = AVT_FIELD_REQUIRED,
                                 .minimum = 0,
                                 .maximum = 200 },
  [AVT_TYPE_FIELD_WIDTH] = { AVT_MEMBER (AvtType, width),
                             .label = N_ ("Width"),
                             .kind = AVT_FIELD_ENUM,
                             .flags = AVT_FIELD_HAS_DEFAULT,
                             .values = width_values },
  [AVT_TYPE_FIELD_FULL_DEPTH] = { AVT_MEMBER (AvtType, full_depth),
                                  .label = N_ ("Full depth"),
                                  .help = N_ ("Takes its units at the front and at the rear"),
                                  .kind = AVT_FIELD_BOOLEAN,
                                  .flags = AVT_FIELD_HAS_DEFAULT,
                                  .fallback = 1 },
  [AVT_TYPE_FIELD_DEPTH_MM] = { AVT_MEMBER (AvtType, depth_mm),
                                .label = N_ ("Depth"),
                                .kind = AVT_FIELD_INTEGER,
                                .unit = AVT_UNIT_MILLIMETRE,
                                .minimum = 1,
                                .maximum = 5000 },
  [AVT_TYPE_FIELD_LENGTH_MM] = { AVT_MEMBER (AvtType, length_mm),
                                 .label = N_ ("Length"),
                                 .help = N_ ("Of a 0U device, along its side channel"),
                                 .kind = AVT_FIELD_INTEGER,
                                 .unit = AVT_UNIT_MILLIMETRE,
                                 .minimum = 1,
                                 .maximum = 5000 },
  [AVT_TYPE_FIELD_MASS_G] = { AVT_MEMBER (AvtType, mass_g),
                              .label = N_ ("Mass"),
                              .kind = AVT_FIELD_INTEGER,
                              .unit = AVT_UNIT_GRAM,
                              .minimum = 0,
                              .maximum = 1e8 },
  [AVT_TYPE_FIELD_AIRFLOW] = CHOICE (airflow, N_ ("Airflow"), airflow_values),
  [AVT_TYPE_FIELD_SUBDEVICE_ROLE]
  = CHOICE (subdevice_role, N_ ("Chassis role"), subdevice_values),
  [AVT_TYPE_FIELD_POWER_IDLE_MW] = POWER (power_idle_mw, N_ ("Idle power"), NULL),
  [AVT_TYPE_FIELD_POWER_TYPICAL_MW]
  = POWER (power_typical_mw, N_ ("Typical power"), N_ ("At the inlets, when it has no parts")),
  [AVT_TYPE_FIELD_POWER_PEAK_MW] = POWER (power_peak_mw, N_ ("Peak power"), NULL),
  [AVT_TYPE_FIELD_BASE_MW]
  = POWER (base_mw, N_ ("Base power"), N_ ("Fans and board, beside the parts")),
  [AVT_TYPE_FIELD_AIRFLOW_IDLE_M3_H] = AIR (airflow_idle_m3_h, N_ ("Airflow idle, m³/h")),
  [AVT_TYPE_FIELD_AIRFLOW_TYPICAL_M3_H]
  = AIR (airflow_typical_m3_h, N_ ("Airflow typical, m³/h")),
  [AVT_TYPE_FIELD_AIRFLOW_PEAK_M3_H] = AIR (airflow_peak_m3_h, N_ ("Airflow at peak, m³/h")),
  [AVT_TYPE_FIELD_UPS] = { AVT_MEMBER (AvtType, ups),
                           .label = N_ ("UPS"),
                           .kind = AVT_FIELD_RECORD,
                           .record = &avt_ups_type },
  [AVT_TYPE_FIELD_PORTS] = RECORDS (ports, N_ ("Ports"), &avt_port_type),
  [AVT_TYPE_FIELD_BANKS] = RECORDS (banks, N_ ("Banks"), &avt_bank_type),
  [AVT_TYPE_FIELD_PARTS] = RECORDS (parts, N_ ("Parts"), &avt_part_use_type),
  [AVT_TYPE_FIELD_COMMENTS] = TEXT (comments, N_ ("Comments"), AVT_FIELD_MULTILINE),
  [AVT_TYPE_FIELD_SOURCE] = TEXT (source, N_ ("Source"), 0),
  [AVT_TYPE_FIELD_SOURCE_DATE] = TEXT (source_date, N_ ("Source date"), AVT_FIELD_DATE),
  [AVT_TYPE_FIELD_CONFIDENCE] = CHOICE (confidence, N_ ("Confidence"), avt_confidence_values),
  [AVT_TYPE_FIELD_PROVENANCE]
  = RECORDS (provenance, N_ ("Sources of values"), &avt_provenance_type),
  [AVT_TYPE_FIELD_FACE_FRONT] = FACE (face_front, N_ ("Front")),
  [AVT_TYPE_FIELD_FACE_REAR] = FACE (face_rear, N_ ("Rear")),
  [AVT_TYPE_FIELD_CATALOGUE_HASH]
  = TEXT (catalogue_hash, N_ ("Catalogue hash"), AVT_FIELD_HIDDEN),
};

const AvtRecordType avt_type_type = {
  "device type", sizeof (AvtType), type_fields, G_N_ELEMENTS (type_fields), -1,
};

/** avt_type_find_port: Returns: (transfer none) (nullable): the port with @key */
const AvtPort *
avt_type_find_port (const AvtType *self, const char *key)
{
  for (guint i = 0; i < self->ports.n_records; i++)
    {
      const AvtPort *port = avt_record_list_at (self->ports, AvtPort, i);

      if (strcmp (port->key, key) == 0)
        return port;
    }
  return NULL;
}

/** avt_type_count_ports: Returns: how many ports of @category it has */
guint
avt_type_count_ports (const AvtType *self, AvtPortCategory category)
{
  guint count = 0;

  for (guint i = 0; i < self->ports.n_records; i++)
    count += avt_record_list_at (self->ports, AvtPort, i)->category == (int) category;
  return count;
}
