#include "config.h"

#include "engine/design/edit.h"
#include "helper.h"
#include "widgets/rack/place-dialog.h"

/* The dialog that is open, or NULL. */
static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data))
      return at->data;
  return NULL;
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = GTK_IS_LIST_BOX_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static AvtId
rack_of (Sample *sample, const char *name)
{
  return avt_design_device (sample_design (sample), sample_id (sample, name))->rack;
}

/* A device that stands nowhere, as after an import. */
static void
take_out (Sample *sample, const char *name)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *design = avt_design_with_field_unset (sample_design (sample),
                                                   sample_id (sample, name), "rack", &error);

  g_assert_no_error (error);
  avt_document_commit (sample->document, design, "Take Out", NULL);
  avt_design_unref (design);
  g_assert_true (avt_id_is_none (rack_of (sample, name)));
}

static void
begin (Sample *sample, GtkWidget **window)
{
  sample_init (sample);
  take_out (sample, "esx01");
  take_out (sample, "esx02");
  *window = gtk_window_new ();
}

static void
finish (Sample *sample, GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  wait_for_idle ();
  g_assert_null (find_dialog ());
  sample_clear (sample);
}

/* All that wait go into the rack that is selected, as one step. */
static void
test_rack (void)
{
  Sample sample;
  GtkWidget *window;
  AvtId rack;

  begin (&sample, &window);
  rack = rack_of (&sample, "esx03");
  avt_session_select_one (sample.session, rack);
  g_assert_true (avt_place_dialog_can_run (sample.session));
  avt_place_dialog_run (sample.session, GTK_WINDOW (window));
  g_assert_cmpuint (count_rows (GTK_WIDGET (find_dialog ())), ==, 2);
  adw_message_dialog_response (find_dialog (), "place");
  wait_for_idle ();
  g_assert_true (avt_id_equal (rack_of (&sample, "esx01"), rack));
  g_assert_true (avt_id_equal (rack_of (&sample, "esx02"), rack));
  avt_document_undo (sample.document);
  g_assert_true (avt_id_is_none (rack_of (&sample, "esx01")));
  g_assert_true (avt_id_is_none (rack_of (&sample, "esx02")));
  finish (&sample, window);
}

/* Only what is selected. */
static void
test_device (void)
{
  Sample sample;
  GtkWidget *window;

  begin (&sample, &window);
  avt_session_select_one (sample.session, sample_id (&sample, "esx02"));
  g_assert_true (avt_place_dialog_can_run (sample.session));
  avt_place_dialog_run (sample.session, GTK_WINDOW (window));
  g_assert_cmpuint (count_rows (GTK_WIDGET (find_dialog ())), ==, 1);
  adw_message_dialog_response (find_dialog (), "cancel");
  wait_for_idle ();
  g_assert_true (avt_id_is_none (rack_of (&sample, "esx02")));
  finish (&sample, window);
}

/* With nothing to place there is no dialog. */
static void
test_nothing (void)
{
  Sample sample;
  GtkWidget *window = gtk_window_new ();

  sample_init (&sample);
  avt_session_select_one (sample.session, sample_id (&sample, "esx01"));
  g_assert_false (avt_place_dialog_can_run (sample.session)); /* it stands in a rack */
  avt_session_select_one (sample.session, rack_of (&sample, "esx01"));
  avt_place_dialog_run (sample.session, GTK_WINDOW (window));
  finish (&sample, window);
}

static void
add (void)
{
  g_test_add_func ("/widgets/rack/place-dialog/rack", test_rack);
  g_test_add_func ("/widgets/rack/place-dialog/device", test_device);
  g_test_add_func ("/widgets/rack/place-dialog/nothing", test_nothing);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add);
}
