#include "config.h"

#include "helper.h"

static void
count_cb (AvtSession *session, guint *n_calls)
{
  (*n_calls)++;
}

static void
test_select (void)
{
  g_auto (Sample) sample;
  guint n_calls = 0, n_ids;
  AvtId both[2];

  sample_init (&sample);
  both[0] = sample_id (&sample, "esx02");
  both[1] = sample_id (&sample, "esx01");
  g_signal_connect (sample.session, "selection-changed", G_CALLBACK (count_cb), &n_calls);
  avt_session_select (sample.session, both, 2);
  avt_session_get_selection (sample.session, &n_ids);
  g_assert_cmpuint (n_ids, ==, 2);
  g_assert_true (avt_id_is_none (avt_session_get_single (sample.session)));
  g_assert_cmpuint (n_calls, ==, 1);
  avt_session_select (sample.session, both, 2);
  g_assert_cmpuint (n_calls, ==, 1); /* the same again is no change */
  avt_session_toggle (sample.session, both[0]);
  g_assert_true (avt_id_equal (avt_session_get_single (sample.session), both[1]));
  avt_session_add (sample.session, both, 2);
  avt_session_get_selection (sample.session, &n_ids);
  g_assert_cmpuint (n_ids, ==, 2);
  g_assert_cmpuint (n_calls, ==, 3);
}

static void
test_removed (void)
{
  g_auto (Sample) sample;
  guint n_ids;

  sample_init (&sample);
  avt_session_select_one (sample.session, sample_id (&sample, "esx03"));
  sample_remove (&sample, "esx03");
  avt_session_get_selection (sample.session, &n_ids);
  g_assert_cmpuint (n_ids, ==, 0);
  avt_document_undo (sample.document);
  g_assert_true (avt_id_equal (avt_session_get_rack (sample.session),
                               sample_id (&sample, "Rack 1")));
}

/* A list may still name what is gone. */
static void
test_select_gone (void)
{
  g_auto (Sample) sample;
  AvtId ids[2];

  sample_init (&sample);
  ids[0] = sample_id (&sample, "esx03");
  ids[1] = sample_id (&sample, "esx04");
  sample_remove (&sample, "esx03");
  avt_session_select (sample.session, ids, 2);
  g_assert_true (avt_id_equal (avt_session_get_single (sample.session), ids[1]));
  avt_session_toggle (sample.session, ids[0]);
  g_assert_false (avt_session_is_selected (sample.session, ids[0]));
  avt_session_select_one (sample.session, ids[0]);
  g_assert_false (avt_session_is_selected (sample.session, ids[0]));
}

/* Nothing is selected: the results are of the rack that stands leftmost, whatever its id. */
static void
test_first_rack (void)
{
  g_auto (Sample) sample;

  sample_init_from (&sample, "six-racks");
  g_assert_true (avt_id_equal (avt_session_get_rack (sample.session),
                               sample_id (&sample, "FRA1-07-01")));
}

static void
test_selected_of (void)
{
  g_auto (Sample) sample;
  AvtId ids[2];
  g_autoptr (GArray) devices = NULL;

  sample_init (&sample);
  ids[0] = sample_id (&sample, "Rack 1");
  ids[1] = sample_id (&sample, "esx04");
  avt_session_select (sample.session, ids, 2);
  devices = avt_session_get_selected_of (sample.session, AVT_KIND_DEVICE);
  g_assert_cmpuint (devices->len, ==, 1);
  g_assert_true (avt_id_equal (g_array_index (devices, AvtId, 0), ids[1]));
}

static void
message_cb (AvtSession *session, const char *text, gboolean can_undo, char **told)
{
  g_free (*told);
  *told = g_strdup_printf ("%s%s", text, can_undo ? " (undo)" : "");
}

static void
test_commit_refused (void)
{
  g_auto (Sample) sample;
  g_autofree char *told = NULL;
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, 0, "There is no room");

  sample_init (&sample);
  g_signal_connect (sample.session, "message", G_CALLBACK (message_cb), &told);
  g_assert_false (avt_session_commit (sample.session, NULL, error, "Place", NULL));
  g_assert_cmpstr (told, ==, "There is no room");
  g_assert_false (avt_document_get_can_undo (sample.document));
  avt_session_tell (sample.session, "Deleted", TRUE);
  g_assert_cmpstr (told, ==, "Deleted (undo)");
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/session/select", test_select);
  g_test_add_func ("/widgets/session/removed", test_removed);
  g_test_add_func ("/widgets/session/select-gone", test_select_gone);
  g_test_add_func ("/session/first-rack", test_first_rack);
  g_test_add_func ("/widgets/session/selected-of", test_selected_of);
  g_test_add_func ("/widgets/session/commit-refused", test_commit_refused);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add_tests);
}
