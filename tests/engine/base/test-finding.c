#include "config.h"

#include "engine/base/finding.h"

#include <math.h>

static const AvtRule breaker = { "power-breaker", AVT_SEVERITY_ERROR, "%1", NULL, "test" };
static const AvtRule outlet = { "power-outlet", AVT_SEVERITY_ERROR, "%1", NULL, "test" };
static const AvtRule balance = { "power-balance", AVT_SEVERITY_WARNING, "%1", NULL, "test" };
static const AvtRule note = { "a-note", AVT_SEVERITY_INFO, "%1", NULL, "test" };

static AvtId
id_of (const char *text)
{
  AvtId id;

  g_assert_true (avt_id_parse (text, &id));
  return id;
}

#define FIRST (id_of ("d000000000001"))
#define SECOND (id_of ("d000000000002"))

static AvtFinding *
finding_of (const AvtRule *rule, AvtArgument argument, guint n_about)
{
  AvtId about[] = { FIRST, SECOND };

  return avt_finding_new (rule, about, n_about, &argument, 1);
}

static void
test_copies (void)
{
  AvtId about[] = { FIRST, SECOND };
  char text[] = "L1";
  AvtArgument arguments[] = { avt_argument_text (text), avt_argument_entity (SECOND),
                              avt_argument_quantity (1.5, AVT_UNIT_AMPERE),
                              avt_argument_count (7) };
  AvtFinding *finding = avt_finding_new (&breaker, about, 2, arguments, 4);

  text[0] = 'X';
  about[0] = SECOND;
  arguments[3].value = 8;
  g_assert_true (avt_finding_get_rule (finding) == &breaker);
  g_assert_cmpuint (avt_finding_get_n_about (finding), ==, 2);
  g_assert_cmpstr (avt_finding_get_about (finding, 0).text, ==, FIRST.text);
  g_assert_cmpstr (avt_finding_get_about (finding, 1).text, ==, SECOND.text);
  g_assert_cmpuint (avt_finding_get_n_arguments (finding), ==, 4);
  g_assert_cmpstr (avt_finding_get_argument (finding, 0)->text, ==, "L1");
  g_assert_cmpint (avt_finding_get_argument (finding, 1)->kind, ==, AVT_ARGUMENT_ENTITY);
  g_assert_cmpfloat (avt_finding_get_argument (finding, 2)->value, ==, 1.5);
  g_assert_cmpfloat (avt_finding_get_argument (finding, 3)->value, ==, 7);
  g_assert_true (avt_finding_ref (finding) == finding);
  avt_finding_unref (finding);
  avt_finding_unref (finding);
}

/* In the order they shall stand; each differs from its neighbours in one thing only. */
static AvtFinding *
ordered_finding (guint i)
{
  switch (i)
    {
    case 0:
      return finding_of (&breaker, avt_argument_text ("a"), 0);
    case 1:
      return finding_of (&breaker, avt_argument_text (NULL), 1);
    case 2:
      return finding_of (&breaker, avt_argument_text ("a"), 1);
    case 3:
      return finding_of (&breaker, avt_argument_text ("b"), 1);
    case 4:
      return finding_of (&breaker, avt_argument_entity (FIRST), 1);
    case 5:
      return finding_of (&breaker, avt_argument_entity (SECOND), 1);
    case 6:
      return finding_of (&breaker, avt_argument_quantity (-1, AVT_UNIT_WATT), 1);
    case 7:
      return finding_of (&breaker, avt_argument_quantity (2, AVT_UNIT_WATT), 1);
    case 8:
      return finding_of (&breaker, avt_argument_quantity (NAN, AVT_UNIT_WATT), 1);
    case 9:
      return finding_of (&breaker, avt_argument_quantity (0, AVT_UNIT_AMPERE), 1);
    case 10:
      return finding_of (&breaker, avt_argument_count (9), 1);
    case 11:
      return finding_of (&breaker, avt_argument_count (10), 1);
    case 12:
      return finding_of (&breaker, avt_argument_text ("a"), 2);
    case 13:
      return finding_of (&outlet, avt_argument_text ("a"), 1);
    case 14:
      return finding_of (&balance, avt_argument_text ("a"), 1);
    case 15:
      return finding_of (&note, avt_argument_text ("a"), 1);
    default:
      return NULL;
    }
}

#define N_ORDERED 16

static void
test_order (void)
{
  for (guint i = 0; i < N_ORDERED; i++)
    for (guint k = 0; k < N_ORDERED; k++)
      {
        g_autoptr (AvtFinding) a = ordered_finding (i);
        g_autoptr (AvtFinding) b = ordered_finding (k);
        int order = avt_finding_compare (a, b);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > k) - (i < k));
        g_assert_cmpint (avt_finding_equal (a, b), ==, i == k);
      }
}

static void
test_sort (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (AvtFindings) findings = avt_findings_new ();

  for (guint i = 0; i < N_ORDERED; i++)
    avt_findings_add (findings, ordered_finding (i));
  for (guint i = 0; i < 200; i++)
    avt_findings_add (findings, ordered_finding ((guint) g_rand_int_range (rand, 0, N_ORDERED)));
  avt_findings_sort (findings);
  g_assert_cmpuint (avt_findings_get_size (findings), ==, N_ORDERED);
  for (guint i = 0; i < N_ORDERED; i++)
    {
      g_autoptr (AvtFinding) expected = ordered_finding (i);

      g_assert_true (avt_finding_equal (avt_findings_get (findings, i), expected));
    }
  g_assert_cmpuint (avt_findings_count (findings, AVT_SEVERITY_ERROR), ==, 14);
  g_assert_cmpuint (avt_findings_count (findings, AVT_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint (avt_findings_count (findings, AVT_SEVERITY_INFO), ==, 1);
  avt_findings_sort (findings);
  g_assert_cmpuint (avt_findings_get_size (findings), ==, N_ORDERED);
}

static void
test_lists (void)
{
  g_autoptr (AvtFindings) a = avt_findings_new ();
  AvtFindings *b = avt_findings_new ();
  AvtId id = FIRST;
  AvtArgument argument = avt_argument_count (3);

  avt_findings_sort (a);
  g_assert_cmpuint (avt_findings_get_size (a), ==, 0);
  avt_findings_report (b, &breaker, &id, 1, &argument, 1);
  avt_findings_report (b, &note, NULL, 0, NULL, 0);
  avt_findings_add_all (a, b);
  g_assert_true (avt_findings_get (a, 0) == avt_findings_get (b, 0));
  avt_findings_unref (avt_findings_ref (b));
  avt_findings_unref (b);
  g_assert_cmpuint (avt_findings_get_size (a), ==, 2);
  g_assert_true (avt_finding_get_rule (avt_findings_get (a, 0)) == &breaker);
  g_assert_cmpuint (avt_finding_get_n_about (avt_findings_get (a, 1)), ==, 0);
  g_assert_cmpuint (avt_finding_get_n_arguments (avt_findings_get (a, 1)), ==, 0);
}

static void
test_nicks (void)
{
  g_assert_cmpstr (avt_severity_nick (AVT_SEVERITY_ERROR), ==, "error");
  g_assert_cmpstr (avt_severity_nick (AVT_SEVERITY_WARNING), ==, "warning");
  g_assert_cmpstr (avt_severity_nick (AVT_SEVERITY_INFO), ==, "info");
  g_assert_cmpstr (avt_confidence_nick (AVT_CONFIDENCE_VERIFIED), ==, "verified");
  g_assert_cmpstr (avt_confidence_nick (AVT_CONFIDENCE_SOURCE), ==, "source");
  g_assert_cmpstr (avt_confidence_nick (AVT_CONFIDENCE_DERIVED), ==, "derived");
  g_assert_cmpstr (avt_confidence_nick (AVT_CONFIDENCE_GENERAL), ==, "general");
  g_assert_cmpstr (avt_confidence_nick (AVT_CONFIDENCE_HEURISTIC), ==, "heuristic");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/finding/copies", test_copies);
  g_test_add_func ("/engine/base/finding/order", test_order);
  g_test_add_func ("/engine/base/finding/sort", test_sort);
  g_test_add_func ("/engine/base/finding/lists", test_lists);
  g_test_add_func ("/engine/base/finding/nicks", test_nicks);
  return g_test_run ();
}
