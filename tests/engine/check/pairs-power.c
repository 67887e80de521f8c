/* Rules of power and cords. */
#include "config.h"

#include "tests/engine/check/pairs.h"

/* A rack with a strip of 32 A on each side, and one server of @budget_w on both. */
static AvtId
one_server (Fixture *self, Pair *pair, gint64 phases, double budget_w)
{
  AvtId server;

  set_setting (self, "settings.power_factor_permille", "100 %");
  *pair = add_pair (self, phases);
  server = add_device (self, "server", add_article_server_type (self), pair->rack, 1);
  set_budget (self, server, budget_w);
  cord_both (self, pair, server, 1);
  return server;
}

static void
power_unknown (Fixture *self, gboolean broken)
{
  Pair pair;
  AvtId server = one_server (self, &pair, 1, 100);

  if (broken)
    set_field (self, server, "power_basis", "measured");
}

static void
efficiency_unknown (Fixture *self, gboolean broken)
{
  Pair pair;
  AvtId server = one_server (self, &pair, 1, 100);
  AvtType *type = edit (self, avt_design_device (self->design, server)->type);

  append_use (type,
              add_supply (self, 1100, broken ? AVT_EFFICIENCY_BASIC : AVT_EFFICIENCY_BRONZE), 2);
  take (self, type);
  set_field (self, server, "power_basis", "parts");
}

static void
supplies_unknown (Fixture *self, gboolean broken)
{
  Pair pair;
  AvtId server = one_server (self, &pair, 1, 100);
  AvtType *type = edit (self, avt_design_device (self->design, server)->type);

  if (!broken)
    append_use (type, add_supply (self, 1100, AVT_EFFICIENCY_NONE), 2);
  take (self, type);
  set_field (self, server, "power_basis", "parts");
}

static void
psu_overload (Fixture *self, gboolean broken)
{
  Pair pair;
  AvtId server = one_server (self, &pair, 1, 100);
  AvtType *type = edit (self, avt_design_device (self->design, server)->type);

  /* 883 W: two carry it, one of 800 W does not */
  append_use (type, add_supply (self, broken ? 800 : 900, AVT_EFFICIENCY_GOLD), 2);
  take (self, type);
  set_field (self, server, "power_basis", "parts");
}

static void
peak_over_budget (Fixture *self, gboolean broken)
{
  Pair pair;

  one_server (self, &pair, 1, broken ? 1302 : 1303);
}

static void
rack_limit (Fixture *self, gboolean broken)
{
  Pair pair;

  one_server (self, &pair, 1, 1000);
  set_field (self, pair.rack, "power_limit_mw", broken ? "999 W" : "1 kW");
}

static void
bank_overload (Fixture *self, gboolean broken)
{
  Pair pair;
  AvtType *type;
  AvtBank *bank;

  one_server (self, &pair, 1, 1840);
  type = edit (self, avt_design_device (self->design, pair.strips[0])->type);
  bank = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_BANKS);
  avt_record_set_string (&avt_bank_type, bank, AVT_BANK_KEY, "B1");
  avt_record_set_integer (&avt_bank_type, bank, AVT_BANK_BREAKER_MA, broken ? 7900 : 8000);
  avt_record_set_string (&avt_port_type, avt_record_list_at (type->ports, AvtPort, 1),
                         AVT_PORT_BANK, "B1");
  take (self, type);
  set_field (self, pair.strips[1], "type",
             take (self, new_strip_type (self, "iec-60309-32a-p-n-e-6h", 2, FALSE)).text);
}

static void
outlet_overload (Fixture *self, gboolean broken)
{
  Pair pair;

  one_server (self, &pair, 1, 2300);
  set_field (self, avt_design_device (self->design, pair.strips[0])->type, "ports[1].rated_ma",
             broken ? "9.9 A" : "10 A");
  set_field (self, pair.strips[1], "type",
             take (self, new_strip_type (self, "iec-60309-32a-p-n-e-6h", 2, FALSE)).text);
}

static void
inlet_overload (Fixture *self, gboolean broken)
{
  Pair pair;
  AvtId server = one_server (self, &pair, 1, 1840);

  set_field (self, avt_design_device (self->design, server)->type, "ports[PSU1].rated_ma",
             broken ? "7.9 A" : "8 A");
}

static void
feed_overload (Fixture *self, gboolean broken)
{
  Pair pair;

  one_server (self, &pair, 1, 2300);
  set_field (self, pair.feeds[0], "breaker_ma", broken ? "4.9 A" : "10 A");
}

static void
feed_failover (Fixture *self, gboolean broken)
{
  Pair pair;

  one_server (self, &pair, 1, 2300);
  set_field (self, pair.feeds[0], "breaker_ma", broken ? "9.9 A" : "10 A");
}

static void
planning_line (Fixture *self, gboolean broken)
{
  Pair pair;

  one_server (self, &pair, 1, 2300);
  set_field (self, pair.feeds[0], "breaker_ma", broken ? "11 A" : "11.2 A");
}

static void
feed_voltage (Fixture *self, gboolean broken)
{
  Pair pair = add_pair (self, 3);

  set_field (self, pair.feeds[0], "voltage_mv", "400 V");
  if (!broken)
    set_field (self, pair.feeds[0], "connection", "line-to-line");
  set_field (self, pair.feeds[1], "voltage_mv", "347 V");
}

static void
imbalance (Fixture *self, gboolean broken)
{
  guint counts[] = { broken ? 3 : 2, 2, 2 };

  servers_on_lines (self, counts, 1000);
}

static void
phase_unknown (Fixture *self, gboolean broken)
{
  Pair pair;
  AvtId type;

  one_server (self, &pair, 3, 100);
  type = take (self, new_strip_type (self, "iec-60309-32a-3p-n-e-6h", 2, !broken));
  set_field (self, pair.strips[0], "type", type.text);
}

static void
cord_missing (Fixture *self, gboolean broken)
{
  Pair pair = add_pair (self, 1);
  AvtId server = add_device (self, "server", add_article_server_type (self), pair.rack, 1);

  if (!broken)
    cord_both (self, &pair, server, 1);
}

static void
cord_single (Fixture *self, gboolean broken)
{
  Pair pair = add_pair (self, 1);
  AvtId server = add_device (self, "server", add_article_server_type (self), pair.rack, 1);

  add_cord (self, server, "PSU1", pair.strips[0], "1");
  if (!broken)
    add_cord (self, server, "PSU2", pair.strips[1], "1");
}

static void
cord_same_side (Fixture *self, gboolean broken)
{
  Pair pair = add_pair (self, 1);
  AvtId server = add_device (self, "server", add_article_server_type (self), pair.rack, 1);

  add_cord (self, server, "PSU1", pair.strips[0], "1");
  add_cord (self, server, "PSU2", pair.strips[broken ? 0 : 1], "2");
}

static void
strip_without_feed (Fixture *self, gboolean broken)
{
  AvtId rack = add_rack (self);
  AvtId type = take (self, new_strip_type (self, "iec-60309-p-n-e-6h", 2, FALSE));

  add_strip (self, "PDU", type, rack, broken ? AVT_ID_NONE
                                             : add_feed (self, "A", AVT_SIDE_A, 1, 16));
}

static void
same_source (Fixture *self, gboolean broken)
{
  set_field (self, add_feed (self, "A1", AVT_SIDE_A, 1, 16), "source", "UPS 1");
  set_field (self, add_feed (self, "A2", AVT_SIDE_A, 1, 16), "source", "UPS 1");
  set_field (self, add_feed (self, "B1", AVT_SIDE_B, 1, 16), "source", broken ? "UPS 1" : "UPS 2");
  set_field (self, add_feed (self, "B2", AVT_SIDE_B, 1, 16), "source", broken ? "UPS 1" : "UPS 2");
}

static void
ring (Fixture *self, gboolean broken)
{
  AvtId rack = add_rack (self);
  AvtId type = take (self, new_strip_type (self, "iec-60320-c14", 2, FALSE));
  AvtId first = add_strip (self, "1", type, rack, AVT_ID_NONE);
  AvtId second = add_strip (self, "2", type, rack, AVT_ID_NONE);

  add_cord (self, first, "IN", second, "1");
  if (broken)
    add_cord (self, second, "IN", first, "1");
}

/* Two cords into one UPS, or each into its own. */
static void
one_way (Fixture *self, gboolean broken)
{
  AvtType *type = new_type (self, AVT_TYPE_UPS, 4);
  AvtId rack = add_rack (self);
  AvtId type_id = avt_entity_id (type);
  AvtId ups[2], server;

  append_port (type, AVT_PORT_POWER_INLET, "IN", "iec-60320-c20");
  append_port (type, AVT_PORT_POWER_OUTLET, "1", "iec-60320-c13");
  append_port (type, AVT_PORT_POWER_OUTLET, "2", "iec-60320-c13");
  take (self, type);
  for (guint i = 0; i < 2; i++)
    {
      AvtId feed = add_feed (self, i == 0 ? "A" : "B", (AvtSide) i, 1, 16);

      ups[i] = add_device (self, "UPS", type_id, rack, 1 + 2 * i);
      set_field (self, ups[i], "feed", feed.text);
    }
  server = add_device (self, "server", add_article_server_type (self), rack, 9);
  add_cord (self, server, "PSU1", ups[0], "1");
  add_cord (self, server, "PSU2", ups[broken ? 0 : 1], "2");
}

const RulePair power_pairs[] = {
  { "power-unknown", power_unknown, 1 },
  { "power-efficiency-unknown", efficiency_unknown, 1 },
  { "power-supplies-unknown", supplies_unknown, 1 },
  { "psu-overload", psu_overload, 1 },
  { "power-peak-over-budget", peak_over_budget, 1 },
  { "power-rack-limit", rack_limit, 1 },
  { "power-bank-overload", bank_overload, 1 },
  { "power-outlet-overload", outlet_overload, 1 },
  { "power-inlet-overload", inlet_overload, 1 },
  { "power-feed-voltage", feed_voltage, 1 },
  { "power-feed-overload", feed_overload, 1 },
  { "power-feed-failover", feed_failover, 1 },
  { "power-feed-planning-line", planning_line, 1 },
  { "power-feed-imbalance", imbalance, 2 },
  { "power-feed-phase-unknown", phase_unknown, 1 },
  { "cord-missing", cord_missing, 1 },
  { "cord-single", cord_single, 1 },
  { "cord-same-side", cord_same_side, 1 },
  { "cord-behind-one-device", one_way, 1 },
  { "strip-without-feed", strip_without_feed, 1 },
  { "feed-same-source", same_source, 1 },
  { "power-ring", ring, 1 },
  { NULL },
};
