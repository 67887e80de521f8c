#include "config.h"

#include "engine/calc/feed-failover-fields.h"

#include "engine/calc/current.h"
#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>

static const AvtEnumValue side_values[] = {
  { "A", "A" },
  { "B", "B" },
  { NULL, NULL },
};

static const AvtField feed_fields[] = {
  { AVT_TEXT (AvtFailoverFeed, id), AVT_NEEDED, .help = N_("Name of the feed.") },
  { AVT_CHOICE_OF (AvtFailoverFeed, side, side_values), AVT_NEEDED,
    .help = N_("The side that it belongs to; a side is lost as a whole.") },
  { AVT_REAL (AvtFailoverFeed, voltage_v, VOLT), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_VOLTAGE_V),
    AVT_NEEDED, .help = N_("The voltage that the connection names.") },
  { AVT_COUNT (AvtFailoverFeed, phases), AVT_RANGE (1, 3), AVT_NEEDED, .help = N_("1 or 3.") },
  { AVT_CHOICE_OF (AvtFailoverFeed, connection, avt_supply_connection_values),
    .help = N_("Required with 3 phases, without effect with 1.") },
  { AVT_REAL (AvtFailoverFeed, breaker_a, AMPERE), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_CURRENT_A),
    AVT_NEEDED, .help = N_("Rating of the breaker in each line.") },
  { AVT_REAL (AvtFailoverFeed, derating, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1), AVT_DEFAULT (1),
    .help = N_("Part of the rating that a continuous load may use.") },
};

static const AvtRecordType feed_type
    = AVT_RECORD_TYPE ("feed", AvtFailoverFeed, feed_fields, AVT_FAILOVER_FEED_ID);

static const AvtField bank_fields[] = {
  { AVT_TEXT (AvtFailoverBank, id), AVT_NEEDED, .help = N_("Name of the bank.") },
  { AVT_REAL (AvtFailoverBank, breaker_a, AMPERE), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_CURRENT_A),
    .help = N_("Rating of its breaker; the derating of the feed holds for it too.") },
};

static const AvtRecordType bank_type
    = AVT_RECORD_TYPE ("bank", AvtFailoverBank, bank_fields, AVT_FAILOVER_BANK_ID);

static const AvtField outlet_fields[] = {
  { AVT_TEXT (AvtFailoverOutlet, id), AVT_NEEDED, .help = N_("Name of the outlet.") },
  { AVT_CHOICE_OF (AvtFailoverOutlet, lines, avt_phase_line_values),
    .help = N_("Its line or pair of lines on a three-phase feed; unknown when not given.") },
  { AVT_TEXT (AvtFailoverOutlet, bank), .help = N_("The bank it hangs on.") },
  { AVT_REAL (AvtFailoverOutlet, rated_a, AMPERE), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_CURRENT_A),
    .help = N_("What it carries at most: 10 for C13, 16 for C19.") },
};

static const AvtRecordType outlet_type
    = AVT_RECORD_TYPE ("outlet", AvtFailoverOutlet, outlet_fields, AVT_FAILOVER_OUTLET_ID);

static const AvtField cord_fields[] = {
  { AVT_TEXT (AvtFailoverCord, pdu), AVT_NEEDED, .help = N_("The strip that the plug is in.") },
  { AVT_TEXT (AvtFailoverCord, outlet), AVT_NEEDED, .help = N_("The outlet of that strip.") },
};

static const AvtRecordType cord_type = AVT_RECORD_TYPE ("cord", AvtFailoverCord, cord_fields, -1);

static const AvtField pdu_fields[] = {
  { AVT_TEXT (AvtFailoverPdu, id), AVT_NEEDED, .help = N_("Name of the strip.") },
  { AVT_TEXT (AvtFailoverPdu, feed), .help = N_("The feed that it hangs on.") },
  { AVT_INSIDE (AvtFailoverPdu, cord, &cord_type),
    .help = N_("The outlet of another strip that it hangs on.") },
  { AVT_REAL (AvtFailoverPdu, inlet_rated_a, AMPERE),
    AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_CURRENT_A),
    .help = N_("What its inlet carries at most in each line.") },
  { AVT_MANY (AvtFailoverPdu, banks, &bank_type), .help = N_("Branch breakers inside it.") },
  { AVT_MANY (AvtFailoverPdu, outlets, &outlet_type),
    .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY, .help = N_("Its outlets.") },
};

static const AvtRecordType pdu_type
    = AVT_RECORD_TYPE ("pdu", AvtFailoverPdu, pdu_fields, AVT_FAILOVER_PDU_ID);

static const AvtField device_fields[] = {
  { AVT_TEXT (AvtFailoverDevice, id), AVT_NEEDED, .help = N_("Name of the device.") },
  { AVT_REAL (AvtFailoverDevice, power_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W), AVT_NEEDED,
    .help = N_("DC power when psu is given, otherwise power at the inlets.") },
  { AVT_REAL (AvtFailoverDevice, power_factor, NONE), AVT_RANGE (AVT_MIN_DIVISOR, 1),
    AVT_DEFAULT (1), .help = N_("At the inlets, lagging.") },
  { AVT_INSIDE (AvtFailoverDevice, psu, &avt_psu_input_type),
    .help = N_("Its supplies; each cord feeds an equal part of them.") },
  { AVT_MANY (AvtFailoverDevice, cords, &cord_type), AVT_NEEDED,
    .help = N_("Its power cords; the live ones share the load equally.") },
};

static const AvtRecordType device_type
    = AVT_RECORD_TYPE ("device", AvtFailoverDevice, device_fields, AVT_FAILOVER_DEVICE_ID);

static const AvtField input_fields[] = {
  { AVT_MANY (AvtFailoverInput, feeds, &feed_type),
    .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY, .help = N_("The feeds.") },
  { AVT_MANY (AvtFailoverInput, pdus, &pdu_type), AVT_NEEDED,
    .help = N_("The strips on them; may be empty.") },
  { AVT_MANY (AvtFailoverInput, devices, &device_type), AVT_NEEDED,
    .help = N_("What is plugged into the strips; may be empty.") },
};

const AvtRecordType avt_failover_input_type
    = AVT_RECORD_TYPE ("feed-failover", AvtFailoverInput, input_fields, -1);

const AvtCalcChoice avt_failover_choices[] = {
  { &pdu_type, 1u << AVT_FAILOVER_PDU_FEED | 1u << AVT_FAILOVER_PDU_CORD },
  { NULL, 0 },
};

static const AvtField element_fields[] = {
  { AVT_TEXT (AvtFailoverElementResult, id) },
  { AVT_REAL (AvtFailoverElementResult, normal_a, AMPERE),
    .help = N_("Largest line current in normal operation; null when its voltage is not known.") },
  { AVT_REAL (AvtFailoverElementResult, failover_a, AMPERE),
    .help = N_("The same when the other side is lost.") },
  { AVT_REAL (AvtFailoverElementResult, limit_a, AMPERE),
    .help = N_("What it may carry; null when not known.") },
};

static const AvtRecordType element_type
    = AVT_RECORD_TYPE ("element", AvtFailoverElementResult, element_fields, -1);

static const AvtField feed_result_fields[] = {
  { AVT_TEXT (AvtFailoverFeedResult, id) },
  { AVT_REAL (AvtFailoverFeedResult, usable_a, AMPERE), .help = N_("breaker_a x derating.") },
  { AVT_REAL (AvtFailoverFeedResult, normal_w, WATT),
    .help = N_("Real power in normal operation.") },
  { AVT_REAL (AvtFailoverFeedResult, failover_w, WATT),
    .help = N_("Real power when the other side is lost.") },
  { AVT_INSIDE (AvtFailoverFeedResult, normal_a, &avt_line_currents_type),
    .unit = AVT_UNIT_AMPERE,
    .help = N_("Line currents in normal operation; on one phase everything is on L1.") },
  { AVT_INSIDE (AvtFailoverFeedResult, failover_a, &avt_line_currents_type),
    .unit = AVT_UNIT_AMPERE, .help = N_("Line currents when the other side is lost.") },
  { AVT_REAL (AvtFailoverFeedResult, normal_utilization_percent, PERCENT),
    .help = N_("100 x largest line current / usable_a.") },
  { AVT_REAL (AvtFailoverFeedResult, failover_utilization_percent, PERCENT),
    .help = N_("The same when the other side is lost.") },
  { AVT_REAL (AvtFailoverFeedResult, unattributed_w, WATT),
    .help = N_("Of failover_w, on outlets without lines: in no line current.") },
};

static const AvtRecordType feed_result_type
    = AVT_RECORD_TYPE ("feed result", AvtFailoverFeedResult, feed_result_fields, -1);

static const AvtField pdu_result_fields[] = {
  { AVT_TEXT (AvtFailoverPduResult, id) },
  { AVT_INSIDE (AvtFailoverPduResult, inlet, &element_type), .help = N_("Its inlet.") },
  { AVT_MANY (AvtFailoverPduResult, banks, &element_type), .help = N_("Its banks.") },
  { AVT_MANY (AvtFailoverPduResult, outlets, &element_type), .help = N_("Its outlets.") },
};

static const AvtRecordType pdu_result_type
    = AVT_RECORD_TYPE ("pdu result", AvtFailoverPduResult, pdu_result_fields, -1);

static const AvtField device_result_fields[] = {
  { AVT_TEXT (AvtFailoverDeviceResult, id) },
  { AVT_REAL (AvtFailoverDeviceResult, normal_w, WATT),
    .help = N_("Power at the inlets in normal operation; 0 when no cord is live, null on overload "
               "of the supplies.") },
  { AVT_REAL (AvtFailoverDeviceResult, a_lost_w, WATT), .help = N_("When side A is lost.") },
  { AVT_REAL (AvtFailoverDeviceResult, b_lost_w, WATT), .help = N_("When side B is lost.") },
};

static const AvtRecordType device_result_type
    = AVT_RECORD_TYPE ("device result", AvtFailoverDeviceResult, device_result_fields, -1);

static const AvtField result_fields[] = {
  { AVT_MANY (AvtFailoverResult, feeds, &feed_result_type), .help = N_("In the order given.") },
  { AVT_MANY (AvtFailoverResult, pdus, &pdu_result_type), .help = N_("In the order given.") },
  { AVT_MANY (AvtFailoverResult, devices, &device_result_type), .help = N_("In the order given.") },
};

const AvtRecordType avt_failover_result_type
    = AVT_RECORD_TYPE ("feed-failover result", AvtFailoverResult, result_fields, -1);
