#include "config.h"

#include "tests/widgets/widget-test.h"
#include "widgets/find/find-bar.h"

static void
test_steps (void)
{
  g_autoptr (Bench) bench = bench_new (1);
  AvtFindBar *bar = AVT_FIND_BAR (g_object_ref_sink (avt_find_bar_new (bench->session)));

  avt_find_bar_search (bar, "srv");
  g_assert_cmpuint (avt_find_bar_get_n_hits (bar), >=, 4);
  g_assert_cmpint (avt_find_bar_get_position (bar), ==, -1);
  for (int i = 0; i < 4; i++)
    {
      avt_find_bar_step (bar, 1);
      g_assert_cmpint (avt_find_bar_get_position (bar), ==, i);
      g_assert_true (avt_id_equal (avt_session_get_single (bench->session),
                                   bench->sample->servers[i]));
    }
  avt_find_bar_step (bar, -1);
  g_assert_true (avt_id_equal (avt_session_get_single (bench->session),
                               bench->sample->servers[2]));
  avt_find_bar_search (bar, "sw-2");
  avt_find_bar_step (bar, -1);
  avt_find_bar_step (bar, 1);
  g_assert_true (avt_id_equal (avt_session_get_single (bench->session),
                               bench->sample->switches[1]));
  g_object_unref (bar);
}

/* What is found is looked for again when the design changes. */
static void
test_changes (void)
{
  g_autoptr (Bench) bench = bench_new (1);
  AvtFindBar *bar = AVT_FIND_BAR (g_object_ref_sink (avt_find_bar_new (bench->session)));
  guint n_hits;

  avt_find_bar_search (bar, "srv");
  n_hits = avt_find_bar_get_n_hits (bar);
  avt_find_bar_step (bar, -1);
  avt_session_commit (bench->session,
                      avt_design_with_removed (avt_session_get_design (bench->session),
                                               bench->sample->servers, 4, NULL),
                      NULL, "Delete", NULL);
  g_assert_cmpuint (avt_find_bar_get_n_hits (bar), <, n_hits);
  g_assert_cmpint (avt_find_bar_get_position (bar), <, (int) avt_find_bar_get_n_hits (bar));
  avt_find_bar_search (bar, "qqqqqq");
  g_assert_cmpuint (avt_find_bar_get_n_hits (bar), ==, 0);
  avt_find_bar_step (bar, 1);
  g_object_unref (bar);
}

/* A bar that is closed does not follow the design. */
static void
test_opened_again (void)
{
  g_autoptr (Bench) bench = bench_new (1);
  AvtFindBar *bar = AVT_FIND_BAR (g_object_ref_sink (avt_find_bar_new (bench->session)));
  guint n_hits;

  avt_find_bar_search (bar, "srv");
  n_hits = avt_find_bar_get_n_hits (bar);
  avt_find_bar_close (bar);
  avt_session_commit (bench->session,
                      avt_design_with_removed (avt_session_get_design (bench->session),
                                               bench->sample->servers, 1, NULL),
                      NULL, "Delete", NULL);
  avt_find_bar_open (bar);
  g_assert_cmpuint (avt_find_bar_get_n_hits (bar), >, 0);
  g_assert_cmpuint (avt_find_bar_get_n_hits (bar), <, n_hits);
  g_object_unref (bar);
}

/* A sentence of a check leads to what it is about. */
static void
test_findings (void)
{
  g_autoptr (Bench) bench = bench_new (1);
  AvtFindBar *bar = AVT_FIND_BAR (g_object_ref_sink (avt_find_bar_new (bench->session)));
  AvtId cord[] = { bench->sample->servers[0] };

  avt_session_commit (bench->session,
                      avt_design_with_duplicated (avt_session_get_design (bench->session),
                                                  avt_document_get_ids (bench->document), cord, 1,
                                                  NULL, NULL),
                      NULL, "Duplicate", NULL);
  avt_find_bar_search (bar, "power cord");
  g_assert_cmpuint (avt_find_bar_get_n_hits (bar), >=, 1);
  avt_find_bar_step (bar, 1);
  g_assert_cmpstr (avt_entity_name (avt_design_lookup (
                     avt_session_get_design (bench->session),
                     avt_session_get_single (bench->session))),
                   ==, "srv-5");
  g_object_unref (bar);
}

int
main (int argc, char *argv[])
{
  if (!widget_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/widgets/find/find-bar/steps", test_steps);
  g_test_add_func ("/widgets/find/find-bar/changes", test_changes);
  g_test_add_func ("/widgets/find/find-bar/opened-again", test_opened_again);
  g_test_add_func ("/widgets/find/find-bar/findings", test_findings);
  return g_test_run ();
}
