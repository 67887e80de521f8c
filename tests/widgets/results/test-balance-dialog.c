#include "config.h"

#include "engine/calc/balance-plan.h"
#include "helper.h"
#include "widgets/results/balance-dialog.h"

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

static guint
count_moves (Sample *sample)
{
  g_autoptr (AvtBalancePlan) plan
    = avt_balance_plan_new_for_rack (NULL, sample_design (sample),
                                     avt_session_get_rack (sample->session));

  return plan->n_moves;
}

/* A rack whose cords can be moved for the better. */
static void
begin (Sample *sample, GtkWidget **window)
{
  sample_init_from (sample, "six-racks");
  avt_session_select_one (sample->session, sample_id (sample, "FRA1-07-03"));
  g_assert_cmpuint (count_moves (sample), >, 0);
  *window = gtk_window_new ();
  avt_balance_dialog_run (sample->session, GTK_WINDOW (*window));
  g_assert_nonnull (find_dialog ());
  g_assert_cmpuint (count_rows (GTK_WIDGET (find_dialog ())), ==, count_moves (sample));
}

static void
finish (Sample *sample, GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  wait_for_idle ();
  g_assert_null (find_dialog ());
  sample_clear (sample);
}

static void
test_balance (void)
{
  Sample sample;
  GtkWidget *window;
  g_autoptr (AvtDesign) before = NULL;

  begin (&sample, &window);
  before = avt_design_ref (sample_design (&sample));
  adw_message_dialog_response (find_dialog (), "balance");
  wait_for_idle ();
  g_assert_cmpuint (count_moves (&sample), ==, 0);
  avt_document_undo (sample.document); /* it was one step */
  g_assert_true (sample_design (&sample) == before);
  finish (&sample, window);
}

static void
test_cancel (void)
{
  Sample sample;
  GtkWidget *window;
  AvtDesign *before;

  begin (&sample, &window);
  before = sample_design (&sample);
  adw_message_dialog_response (find_dialog (), "cancel");
  wait_for_idle ();
  g_assert_true (sample_design (&sample) == before);
  finish (&sample, window);
}

/* With nothing to gain there is no dialog. */
static void
test_nothing (void)
{
  Sample sample;
  GtkWidget *window = gtk_window_new ();

  sample_init (&sample);
  g_assert_cmpuint (count_moves (&sample), ==, 0);
  avt_balance_dialog_run (sample.session, GTK_WINDOW (window));
  finish (&sample, window);
}

static void
add (void)
{
  g_test_add_func ("/results/balance-dialog/balance", test_balance);
  g_test_add_func ("/results/balance-dialog/cancel", test_cancel);
  g_test_add_func ("/results/balance-dialog/nothing", test_nothing);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add);
}
