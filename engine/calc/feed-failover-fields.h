/* The records of the calculation feed-failover. */
#pragma once

#include "engine/calc/phase-load.h"
#include "engine/calc/psu.h"

G_BEGIN_DECLS

typedef struct
{
  AvtRecord record;
  char *id;
  int side;
  double voltage_v;
  gint64 phases;
  int connection;
  double breaker_a;
  double derating;
} AvtFailoverFeed;

enum
{
  AVT_FAILOVER_FEED_ID,
  AVT_FAILOVER_FEED_SIDE,
  AVT_FAILOVER_FEED_VOLTAGE_V,
  AVT_FAILOVER_FEED_PHASES,
  AVT_FAILOVER_FEED_CONNECTION,
  AVT_FAILOVER_FEED_BREAKER_A,
  AVT_FAILOVER_FEED_DERATING
};

typedef struct
{
  AvtRecord record;
  char *id;
  double breaker_a;
} AvtFailoverBank;

enum { AVT_FAILOVER_BANK_ID, AVT_FAILOVER_BANK_BREAKER_A };

typedef struct
{
  AvtRecord record;
  char *id;
  int lines;
  char *bank;
  double rated_a;
} AvtFailoverOutlet;

enum
{
  AVT_FAILOVER_OUTLET_ID,
  AVT_FAILOVER_OUTLET_LINES,
  AVT_FAILOVER_OUTLET_BANK,
  AVT_FAILOVER_OUTLET_RATED_A
};

/** AvtFailoverCord: the outlet that a plug is in. */
typedef struct
{
  AvtRecord record;
  char *pdu;
  char *outlet;
} AvtFailoverCord;

enum { AVT_FAILOVER_CORD_PDU, AVT_FAILOVER_CORD_OUTLET };

typedef struct
{
  AvtRecord record;
  char *id;
  char *feed;
  AvtFailoverCord cord;
  double inlet_rated_a;
  AvtRecordList banks;
  AvtRecordList outlets;
} AvtFailoverPdu;

enum
{
  AVT_FAILOVER_PDU_ID,
  AVT_FAILOVER_PDU_FEED,
  AVT_FAILOVER_PDU_CORD,
  AVT_FAILOVER_PDU_INLET_RATED_A,
  AVT_FAILOVER_PDU_BANKS,
  AVT_FAILOVER_PDU_OUTLETS
};

typedef struct
{
  AvtRecord record;
  char *id;
  double power_w;
  double power_factor;
  AvtPsuInput psu;
  AvtRecordList cords;
} AvtFailoverDevice;

enum
{
  AVT_FAILOVER_DEVICE_ID,
  AVT_FAILOVER_DEVICE_POWER_W,
  AVT_FAILOVER_DEVICE_POWER_FACTOR,
  AVT_FAILOVER_DEVICE_PSU,
  AVT_FAILOVER_DEVICE_CORDS
};

typedef struct
{
  AvtRecord record;
  AvtRecordList feeds;
  AvtRecordList pdus;
  AvtRecordList devices;
} AvtFailoverInput;

enum { AVT_FAILOVER_FEEDS, AVT_FAILOVER_PDUS, AVT_FAILOVER_DEVICES };

extern const AvtRecordType avt_failover_input_type;
extern const AvtCalcChoice avt_failover_choices[];

/** AvtFailoverElementResult: an outlet, a bank or an inlet. */
typedef struct
{
  AvtRecord record;
  char *id;
  double normal_a;
  double failover_a;
  double limit_a;
} AvtFailoverElementResult;

enum
{
  AVT_FAILOVER_ELEMENT_ID,
  AVT_FAILOVER_ELEMENT_NORMAL_A,
  AVT_FAILOVER_ELEMENT_FAILOVER_A,
  AVT_FAILOVER_ELEMENT_LIMIT_A
};

typedef struct
{
  AvtRecord record;
  char *id;
  double usable_a;
  double normal_w;
  double failover_w;
  AvtLineCurrents normal_a;
  AvtLineCurrents failover_a;
  double normal_utilization_percent;
  double failover_utilization_percent;
  double unattributed_w;
} AvtFailoverFeedResult;

enum
{
  AVT_FAILOVER_FEED_RESULT_ID,
  AVT_FAILOVER_FEED_RESULT_USABLE_A,
  AVT_FAILOVER_FEED_RESULT_NORMAL_W,
  AVT_FAILOVER_FEED_RESULT_FAILOVER_W,
  AVT_FAILOVER_FEED_RESULT_NORMAL_A,
  AVT_FAILOVER_FEED_RESULT_FAILOVER_A,
  AVT_FAILOVER_FEED_RESULT_NORMAL_UTILIZATION_PERCENT,
  AVT_FAILOVER_FEED_RESULT_FAILOVER_UTILIZATION_PERCENT,
  AVT_FAILOVER_FEED_RESULT_UNATTRIBUTED_W
};

typedef struct
{
  AvtRecord record;
  char *id;
  AvtFailoverElementResult inlet;
  AvtRecordList banks;
  AvtRecordList outlets;
} AvtFailoverPduResult;

enum
{
  AVT_FAILOVER_PDU_RESULT_ID,
  AVT_FAILOVER_PDU_RESULT_INLET,
  AVT_FAILOVER_PDU_RESULT_BANKS,
  AVT_FAILOVER_PDU_RESULT_OUTLETS
};

typedef struct
{
  AvtRecord record;
  char *id;
  double normal_w;
  double a_lost_w;
  double b_lost_w;
} AvtFailoverDeviceResult;

enum
{
  AVT_FAILOVER_DEVICE_RESULT_ID,
  AVT_FAILOVER_DEVICE_RESULT_NORMAL_W,
  AVT_FAILOVER_DEVICE_RESULT_A_LOST_W,
  AVT_FAILOVER_DEVICE_RESULT_B_LOST_W
};

typedef struct
{
  AvtRecord record;
  AvtRecordList feeds;
  AvtRecordList pdus;
  AvtRecordList devices;
} AvtFailoverResult;

enum { AVT_FAILOVER_RESULT_FEEDS, AVT_FAILOVER_RESULT_PDUS, AVT_FAILOVER_RESULT_DEVICES };

extern const AvtRecordType avt_failover_result_type;

G_END_DECLS
