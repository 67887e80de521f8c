/* Every rule there is: its design with the fault reports it, its mended twin does not, with a memo
 * and without one; no code without a pair, no pair without a code. */
#include "config.h"

#include "engine/check/check.h"

#include "tests/engine/calc/helper.h"
#include "tests/engine/check/pairs.h"

#include <string.h>

static const RulePair *const tables[] = { airflow_pairs, cable_pairs, cooling_pairs, place_pairs,
                                           power_pairs };

static void
assert_same (const AvtFindings *a, const AvtFindings *b)
{
  g_assert_cmpuint (avt_findings_get_size (a), ==, avt_findings_get_size (b));
  for (guint i = 0; i < avt_findings_get_size (a); i++)
    g_assert_true (avt_finding_equal (avt_findings_get (a, i), avt_findings_get (b, i)));
}

/* How often the design that @pair makes is found to have the fault. */
static guint
count_in (const RulePair *pair, gboolean broken)
{
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  g_autoptr (AvtFindings) findings = NULL;
  g_autoptr (AvtFindings) again = NULL;
  g_autoptr (AvtFindings) without_memo = NULL;
  Fixture fixture;

  fixture_init (&fixture);
  pair->make (&fixture, broken);
  findings = avt_check_design (fixture.design, memo);
  again = avt_check_design (fixture.design, memo);
  without_memo = avt_check_design (fixture.design, NULL);
  assert_same (findings, again);
  assert_same (findings, without_memo);
  fixture_clear (&fixture);
  return count_code (findings, pair->code);
}

static void
test_pair (gconstpointer data)
{
  const RulePair *pair = data;

  g_assert_cmpuint (pair->count, >, 0);
  g_assert_cmpuint (count_in (pair, TRUE), ==, pair->count);
  g_assert_cmpuint (count_in (pair, FALSE), ==, 0);
}

static guint
count_pairs (const char *code)
{
  guint count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const RulePair *pair = tables[i]; pair->code != NULL; pair++)
      count += strcmp (pair->code, code) == 0;
  return count;
}

static guint
count_rules (const char *code)
{
  guint count = 0;

  for (guint i = 0; i < avt_check_n_rules (); i++)
    count += strcmp (avt_check_get_rule (i)->code, code) == 0;
  return count;
}

static void
test_every_rule_has_a_pair (void)
{
  guint n_missing = 0;

  for (guint i = 0; i < avt_check_n_rules (); i++)
    {
      const AvtRule *rule = avt_check_get_rule (i);

      g_assert_nonnull (rule->source);
      g_assert_nonnull (rule->hint);
      if (count_pairs (rule->code) == 1)
        continue;
      g_test_message ("%s has %u pairs", rule->code, count_pairs (rule->code));
      n_missing++;
    }
  g_assert_cmpuint (n_missing, ==, 0);
}

static void
test_every_pair_has_a_rule (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const RulePair *pair = tables[i]; pair->code != NULL; pair++)
      if (count_rules (pair->code) != 1)
        g_error ("%s is the code of %u rules", pair->code, count_rules (pair->code));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const RulePair *pair = tables[i]; pair->code != NULL; pair++)
      {
        g_autofree char *path = g_strconcat ("/check/pair/", pair->code, NULL);

        g_test_add_data_func (path, pair, test_pair);
      }
  g_test_add_func ("/check/every-rule-has-a-pair", test_every_rule_has_a_pair);
  g_test_add_func ("/check/every-pair-has-a-rule", test_every_pair_has_a_rule);
  return g_test_run ();
}
