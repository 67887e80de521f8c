#include "config.h"

#include "helper.h"
#include "widgets/results/findings-list.h"

static void
counted_cb (AvtFindingsList *list, guint n_errors, guint n_warnings, GString *traffic)
{
  g_string_append_printf (traffic, "%u+%u ", n_errors, n_warnings);
}

static gboolean
says (GtkWidget *widget, const char *word)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), word) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, word))
      return TRUE;
  return FALSE;
}

static void
check_said (GtkWidget *list, const char *word, gboolean expected)
{
  g_assert_cmpint (says (list, word), ==, expected);
}

/* The sample has four peaks above their budget; the list is filled after the edit, in idle. */
static void
test_follows (void)
{
  g_auto (Sample) sample;
  g_autoptr (GString) traffic = g_string_new (NULL);
  g_autoptr (GtkWidget) list = NULL;
  guint n_ids;

  sample_init (&sample);
  list = g_object_ref_sink (avt_findings_list_new (sample.session));
  g_signal_connect (list, "counted", G_CALLBACK (counted_cb), traffic);
  wait_for_idle ();
  g_assert_cmpstr (traffic->str, ==, "0+4 ");
  g_string_truncate (traffic, 0);
  sample_rename (&sample, "Feed A", "Feed A1");
  wait_for_idle ();
  g_assert_cmpstr (traffic->str, ==, ""); /* nothing new to say */
  check_said (list, "esx01", TRUE);
  sample_rename (&sample, "esx01", "db01");
  wait_for_idle ();
  check_said (list, "esx01", FALSE); /* the same findings, in other words */
  check_said (list, "db01", TRUE);
  sample_remove (&sample, "db01");
  wait_for_idle ();
  g_assert_cmpstr (traffic->str, ==, "0+3 ");
  avt_findings_list_choose (AVT_FINDINGS_LIST (list), 0);
  avt_session_get_selection (sample.session, &n_ids);
  g_assert_cmpuint (n_ids, ==, 1);
  g_assert_cmpuint (avt_findings_list_count (AVT_FINDINGS_LIST (list), AVT_SEVERITY_WARNING), ==,
                    3);
  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/results/findings-list/follows", test_follows);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add_tests);
}
