/* For every rule of power and cords a smallest design that triggers it and its mended twin that
 * does not; and the rack of the article with everything on one line. */
#include "config.h"

#include "engine/base/finding-text.h"
#include "engine/check/check.h"
#include "engine/document/document.h"

#include "tests/engine/calc/power-fixture.h"

#include <string.h>

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

/* Servers of @budget_w so that lines L1, L2, L3 of both sides carry @counts of them. */
static void
servers_on_lines (Fixture *self, const guint counts[3], double budget_w)
{
  AvtId type = add_article_server_type (self);
  Pair pair;

  set_setting (self, "settings.power_factor_permille", "100 %");
  pair = add_pair (self, 3);
  for (guint line = 0; line < 3; line++)
    for (guint i = 0; i < counts[line]; i++)
      {
        AvtId server = add_device (self, "server", type, pair.rack, 1 + 2 * (3 * i + line));

        set_budget (self, server, budget_w);
        cord_both (self, &pair, server, 1 + line + 3 * i);
      }
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

static const struct
{
  const char *code;
  void (*make) (Fixture *self, gboolean broken);
  guint count; /* of findings in the broken design */
} pairs[] = {
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
  { "strip-without-feed", strip_without_feed, 1 },
  { "feed-same-source", same_source, 1 },
  { "power-ring", ring, 1 },
};

static guint
count_code (const AvtFindings *findings, const char *code)
{
  guint count = 0;

  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    count += strcmp (avt_finding_get_rule (avt_findings_get (findings, i))->code, code) == 0;
  return count;
}

static void
test_pair (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  for (guint broken = 0; broken < 2; broken++)
    {
      g_autoptr (AvtMemo) memo = avt_memo_new ();
      g_autoptr (AvtFindings) findings = NULL;
      g_autoptr (AvtFindings) again = NULL;
      Fixture fixture;

      fixture_init (&fixture);
      pairs[i].make (&fixture, broken != 0);
      findings = avt_check_design (fixture.design, memo);
      again = avt_check_design (fixture.design, NULL);
      g_assert_cmpuint (count_code (findings, pairs[i].code), ==, broken ? pairs[i].count : 0);
      g_assert_cmpuint (avt_findings_get_size (findings), ==, avt_findings_get_size (again));
      fixture_clear (&fixture);
    }
}

/* The rules of places, masses and ports have their pairs in test-placement. */
static void
test_every_rule_has_a_pair (void)
{
  static const char *const elsewhere[] = { "place-", "mass-", "port-", "cord-connector" };

  for (guint i = 0; i < avt_check_n_rules (); i++)
    {
      const AvtRule *rule = avt_check_get_rule (i);
      gboolean found = FALSE;

      g_assert_nonnull (rule->source);
      g_assert_nonnull (rule->hint);
      for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
        found = found || strcmp (pairs[k].code, rule->code) == 0;
      for (guint k = 0; k < G_N_ELEMENTS (elsewhere); k++)
        found = found || g_str_has_prefix (rule->code, elsewhere[k]);
      if (!found)
        g_error ("%s has no pair", rule->code);
    }
}

static const char *
name_of (AvtId id, gpointer user_data)
{
  return avt_entity_name (avt_design_lookup (user_data, id));
}

/* The sentence of the only finding with @code; NULL when there is none. */
static char *
sentence_of (AvtDesign *design, AvtMemo *memo, const char *code)
{
  g_autoptr (AvtFindings) findings = avt_check_design (design, memo);
  g_autoptr (AvtWords) words = avt_words_new (NULL, "");

  g_assert_cmpuint (count_code (findings, code), <=, 1);
  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    if (strcmp (avt_finding_get_rule (avt_findings_get (findings, i))->code, code) == 0)
      return avt_finding_sentence (avt_findings_get (findings, i), words, name_of, design);
  return NULL;
}

/* 21 servers of 1 kW: on three lines they fit; with all cords of side A on L1 the finding names
 * the breaker, its load, its limit and what B carries when A is lost; after undo it is gone. */
static void
test_article_on_one_line (void)
{
  Fixture self;
  guint counts[] = { 7, 7, 7 };
  g_autoptr (AvtDocument) document = avt_document_new (NULL, NULL, AVT_DOCUMENT_MANUAL);
  g_autofree char *sentence = NULL;
  g_autofree char *failover = NULL;
  const AvtDevice *strip = NULL;
  AvtType *type;
  AvtDevice *copy;
  AvtMemo *memo;

  fixture_init (&self);
  servers_on_lines (&self, counts, 1000);
  avt_document_commit (document, self.design, "Build Rack", NULL);
  memo = avt_document_get_memo (document);
  g_assert_null (sentence_of (self.design, memo, "power-feed-overload"));
  g_assert_null (sentence_of (self.design, memo, "power-feed-failover"));

  type = new_strip_type (&self, "iec-60309-32a-3p-n-e-6h", 24, FALSE);
  for (guint i = 1; i < type->ports.n_records; i++)
    avt_record_set_enum (&avt_port_type, avt_record_list_at (type->ports, AvtPort, i),
                         AVT_PORT_LEG, AVT_LEG_L1);
  for (guint i = 0; i < avt_design_count (self.design, AVT_KIND_DEVICE); i++)
    {
      const AvtDevice *device = avt_design_get (self.design, AVT_KIND_DEVICE, i);

      if (strcmp (device->name, "PDU A") == 0)
        strip = device;
    }
  copy = avt_entity_copy (strip);
  avt_record_set_id (&avt_device_type, copy, AVT_DEVICE_TYPE, take (&self, type));
  take (&self, copy);
  avt_document_commit (document, self.design, "Move Cords", NULL);

  sentence = sentence_of (avt_document_get_design (document), memo, "power-feed-overload");
  g_assert_cmpstr (sentence, ==,
                   "Line L1 of A carries 45.7 A; its 32.0 A breaker allows 32.0 A. When side A "
                   "is lost, B carries 30.4 A on its fullest line.");
  g_assert_true (avt_document_undo (document));
  g_assert_null (sentence_of (avt_document_get_design (document), memo, "power-feed-overload"));
  failover = sentence_of (avt_document_get_design (document), memo, "power-feed-failover");
  g_assert_null (failover);
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *path = g_strconcat ("/check/pair/", pairs[i].code, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_pair);
    }
  g_test_add_func ("/check/power/every-rule-has-a-pair", test_every_rule_has_a_pair);
  g_test_add_func ("/check/power/article-on-one-line", test_article_on_one_line);
  return g_test_run ();
}
