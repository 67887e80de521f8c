#include "config.h"

#include "helper.h"
#include "widgets/entity-row.h"
#include "widgets/outline/outline.h"

#include <string.h>

typedef struct
{
  Sample sample;
  GtkWidget *window;
  AvtOutline *outline;
} Case;

static void
case_init (Case *self)
{
  sample_init (&self->sample);
  self->window = gtk_window_new ();
  self->outline = AVT_OUTLINE (avt_outline_new (self->sample.session));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->outline));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 500);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (self->outline)))
    g_main_context_iteration (NULL, TRUE);
}

static void
case_clear (Case *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_for_idle ();
  sample_clear (&self->sample);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static GtkWidget *
find_widget (GtkWidget *widget, gboolean (*is_wanted) (GtkWidget *))
{
  GtkWidget *found = is_wanted (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, is_wanted);
  return found;
}

static gboolean
is_table (GtkWidget *widget)
{
  return GTK_IS_COLUMN_VIEW (widget);
}

static gboolean
is_edited (GtkWidget *widget)
{
  return GTK_IS_EDITABLE_LABEL (widget)
         && gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (widget));
}

static gboolean
is_empty_page (GtkWidget *widget)
{
  return ADW_IS_STATUS_PAGE (widget) && gtk_widget_get_child_visible (widget)
         && gtk_widget_get_mapped (widget);
}

/* There is no public way to make an event, so the signal of the controller is emitted. */
static void
press (Case *self, guint key, GdkModifierType held)
{
  GtkWidget *table = find_widget (GTK_WIDGET (self->outline), is_table);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (table);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, held, &is_taken);
    }
  g_assert_true (is_taken);
}

static gint64
position_of (Case *self, const char *name)
{
  return avt_design_device (sample_design (&self->sample), sample_id (&self->sample, name))
    ->position_hu;
}

static void
test_move (void)
{
  g_auto (Case) test;
  gint64 home;

  case_init (&test);
  home = position_of (&test, "esx04");
  avt_session_select_one (test.sample.session, sample_id (&test.sample, "esx04"));
  for (guint i = 0; i < 3; i++)
    press (&test, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_cmpint (position_of (&test, "esx04"), ==, home + 6);
  avt_document_undo (test.sample.document); /* a run of keys is one step */
  g_assert_cmpint (position_of (&test, "esx04"), ==, home);
  press (&test, GDK_KEY_Down, GDK_ALT_MASK); /* onto esx03: refused */
  g_assert_cmpint (position_of (&test, "esx04"), ==, home);
}

static void
test_type_unit (void)
{
  g_auto (Case) test;
  GtkWidget *label;
  gint64 home;

  case_init (&test);
  home = position_of (&test, "esx04");
  avt_session_select_one (test.sample.session, sample_id (&test.sample, "esx04"));
  press (&test, GDK_KEY_2, 0);
  label = find_widget (GTK_WIDGET (test.outline), is_edited);
  g_assert_nonnull (label);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (label)), ==, "2");
  gtk_editable_set_text (GTK_EDITABLE (label), "20");
  gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (label), TRUE);
  g_assert_cmpint (position_of (&test, "esx04"), ==, 40);
  avt_document_undo (test.sample.document);
  g_assert_cmpint (position_of (&test, "esx04"), ==, home);
}

static void
message_cb (AvtSession *session, const char *text, gboolean can_undo, char **told)
{
  g_free (*told);
  *told = g_strdup (text);
}

static void
test_refused (void)
{
  g_auto (Case) test;
  g_autofree char *told = NULL;
  GtkWidget *label;

  case_init (&test);
  g_signal_connect (test.sample.session, "message", G_CALLBACK (message_cb), &told);
  avt_session_select_one (test.sample.session, sample_id (&test.sample, "esx04"));
  press (&test, GDK_KEY_1, 0); /* esx01 stands there */
  label = find_widget (GTK_WIDGET (test.outline), is_edited);
  g_assert_nonnull (label);
  gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (label), TRUE);
  g_assert_nonnull (told);
  g_clear_pointer (&told, g_free);
  avt_session_select_one (test.sample.session, sample_id (&test.sample, "esx03"));
  press (&test, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_nonnull (told);
  g_assert_false (avt_document_get_can_undo (test.sample.document));
}

static void
test_rename (void)
{
  g_auto (Case) test;
  GtkWidget *label;

  case_init (&test);
  avt_session_select_one (test.sample.session, sample_id (&test.sample, "Feed A"));
  press (&test, GDK_KEY_F2, 0);
  label = find_widget (GTK_WIDGET (test.outline), is_edited);
  g_assert_nonnull (label);
  gtk_editable_set_text (GTK_EDITABLE (label), "Left");
  gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (label), TRUE);
  sample_id (&test.sample, "Left");
}

/* A design that is saved has what stands in an open cell. */
static void
test_finish_typing (void)
{
  g_auto (Case) test;
  GtkWidget *label;

  case_init (&test);
  avt_session_select_one (test.sample.session, sample_id (&test.sample, "Feed A"));
  press (&test, GDK_KEY_F2, 0);
  label = find_widget (GTK_WIDGET (test.outline), is_edited);
  gtk_editable_set_text (GTK_EDITABLE (label), "Left");
  g_assert_true (avt_session_is_typing (test.sample.session));
  g_assert_true (avt_session_finish_typing (test.sample.session));
  g_assert_false (avt_session_is_typing (test.sample.session));
  sample_id (&test.sample, "Left");
}

static gboolean
ended_cb (gpointer has_ended)
{
  *(gboolean *) has_ended = TRUE;
  return G_SOURCE_REMOVE;
}

/* GTK looks at a label once more, 100 ms after it lost the focus: what was asked for later and is
 * of a lower priority comes after that, however slow the machine is. */
static void
test_focused_row_goes (void)
{
  g_auto (Case) test;
  gboolean has_ended = FALSE;

  case_init (&test);
  avt_session_select_one (test.sample.session, sample_id (&test.sample, "Feed B"));
  press (&test, GDK_KEY_F2, 0);
  g_assert_nonnull (find_widget (GTK_WIDGET (test.outline), is_edited));
  sample_remove (&test.sample, "Feed B");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_timeout_add_full (G_PRIORITY_LOW, 150, ended_cb, &has_ended, NULL);
  while (!has_ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_empty (void)
{
  g_auto (Case) test;

  case_init (&test);
  g_assert_null (find_widget (GTK_WIDGET (test.outline), is_empty_page));
  sample_remove (&test.sample, "Rack 1");
  sample_remove (&test.sample, "Feed A");
  sample_remove (&test.sample, "Feed B");
  while (g_list_model_get_n_items (G_LIST_MODEL (avt_outline_get_model (test.outline))) > 0)
    {
      g_autoptr (GtkTreeListRow) row
        = g_list_model_get_item (G_LIST_MODEL (avt_outline_get_model (test.outline)), 0);
      g_autoptr (AvtEntityRow) entity = gtk_tree_list_row_get_item (row);

      sample_remove (&test.sample, avt_entity_name (avt_entity_row_get_entity (entity)));
    }
  g_assert_nonnull (find_widget (GTK_WIDGET (test.outline), is_empty_page));
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/outline/outline/move", test_move);
  g_test_add_func ("/widgets/outline/outline/type-unit", test_type_unit);
  g_test_add_func ("/widgets/outline/outline/refused", test_refused);
  g_test_add_func ("/widgets/outline/outline/rename", test_rename);
  g_test_add_func ("/widgets/outline/outline/finish-typing", test_finish_typing);
  g_test_add_func ("/widgets/outline/outline/focused-row-goes", test_focused_row_goes);
  g_test_add_func ("/widgets/outline/outline/empty", test_empty);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add_tests);
}
