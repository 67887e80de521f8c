#include "config.h"

#include "helper.h"
#include "widgets/inspector/inspector.h"

/** Case: the inspector in a window, with somewhere else for the focus to go */
typedef struct
{
  Sample sample;
  GtkWidget *window;
  AvtInspector *inspector;
  GtkWidget *elsewhere;
  char *told;
} Case;

static void
told_cb (AvtSession *session, const char *text, gboolean can_undo, Case *self)
{
  g_free (self->told);
  self->told = g_strdup (text);
}

static void
case_init (Case *self, const char *selected)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  sample_init (&self->sample);
  self->told = NULL;
  self->inspector = AVT_INSPECTOR (avt_inspector_new (self->sample.session));
  self->elsewhere = gtk_button_new_with_label ("Elsewhere");
  self->window = gtk_window_new ();
  gtk_widget_set_vexpand (GTK_WIDGET (self->inspector), TRUE);
  gtk_box_append (GTK_BOX (box), self->elsewhere);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->inspector));
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 320, 900);
  g_signal_connect (self->sample.session, "message", G_CALLBACK (told_cb), self);
  avt_session_select_one (self->sample.session, sample_id (&self->sample, selected));
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_idle ();
}

static void
case_clear (Case *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_for_idle ();
  g_free (self->told);
  sample_clear (&self->sample);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static AvtFieldRow *
row (Case *self, const char *path)
{
  AvtFieldRow *found = avt_inspector_find_row (self->inspector, path);

  g_assert_nonnull (found);
  return found;
}

/* The focus goes into the row and the keys into its text; nothing is confirmed. */
static void
type (Case *self, const char *path, const char *text)
{
  GtkWidget *editor = avt_field_row_get_editor (row (self, path));

  avt_field_row_begin_edit (row (self, path));
  if (GTK_IS_EDITABLE (editor))
    gtk_editable_set_text (GTK_EDITABLE (editor), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
}

static const char *
shown (Case *self, const char *path)
{
  return gtk_editable_get_text (GTK_EDITABLE (avt_field_row_get_editor (row (self, path))));
}

static const AvtDevice *
device (Case *self, const char *name)
{
  return avt_design_device (sample_design (&self->sample), sample_id (&self->sample, name));
}

static void
select_one (Case *self, const char *name)
{
  avt_session_select_one (self->sample.session, sample_id (&self->sample, name));
}

/* A step from elsewhere: nothing that is being typed is touched. */
static void
test_commit_from_elsewhere (void)
{
  g_auto (Case) test;

  case_init (&test, "esx01");
  type (&test, "role", "databa");
  sample_rename (&test.sample, "esx01", "host");
  g_assert_cmpstr (shown (&test, "role"), ==, "databa");
  g_assert_cmpstr (shown (&test, "name"), ==, "host");
  g_assert_true (avt_session_is_typing (test.sample.session));
  type (&test, "role", "database");
  gtk_widget_grab_focus (test.elsewhere);
  g_assert_cmpstr (device (&test, "host")->role, ==, "database");
  g_assert_false (avt_session_is_typing (test.sample.session));
}

static void
test_undo_from_elsewhere (void)
{
  g_auto (Case) test;

  case_init (&test, "esx01");
  sample_rename (&test.sample, "esx02", "other");
  type (&test, "serial", "S-1");
  avt_document_undo (test.sample.document);
  g_assert_cmpstr (shown (&test, "serial"), ==, "S-1");
  g_assert_true (avt_session_finish_typing (test.sample.session));
  g_assert_cmpstr (device (&test, "esx01")->serial, ==, "S-1");
}

/* The selection turns away while the focus stays where it is. */
static void
test_selection_changes (void)
{
  g_auto (Case) test;

  case_init (&test, "esx01");
  type (&test, "role", "database");
  select_one (&test, "esx02");
  g_assert_cmpstr (device (&test, "esx01")->role, ==, "database");
  g_assert_cmpstr (device (&test, "esx02")->role, !=, "database");
  g_assert_cmpstr (shown (&test, "role"), !=, "database");
  g_assert_false (avt_session_is_typing (test.sample.session));
  g_assert_null (gtk_root_get_focus (GTK_ROOT (test.window))); /* not on what is gone */
  wait_for_idle ();
  g_assert_cmpstr (device (&test, "esx02")->role, !=, "database");
}

static void
test_lines (void)
{
  g_auto (Case) test;

  case_init (&test, "esx01");
  type (&test, "comments", "first\nsecond");
  sample_rename (&test.sample, "esx02", "other");
  avt_session_select_one (test.sample.session, AVT_ID_NONE);
  g_assert_cmpstr (device (&test, "esx01")->comments, ==, "first\nsecond");
}

/* Two rows in a row, with a step of each between: the second keeps its text. */
static void
test_rows_in_a_row (void)
{
  g_auto (Case) test;

  case_init (&test, "esx01");
  type (&test, "role", "database");
  type (&test, "serial", "S-1"); /* the first is taken as the focus leaves it */
  g_assert_cmpstr (device (&test, "esx01")->role, ==, "database");
  g_assert_cmpstr (shown (&test, "serial"), ==, "S-1");
  select_one (&test, "esx02");
  g_assert_cmpstr (device (&test, "esx01")->serial, ==, "S-1");
}

static void
test_own_way_to_write (void)
{
  g_auto (Case) test;

  case_init (&test, "esx01");
  avt_inspector_edit (test.inspector, "power_basis");
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (avt_field_row_get_editor (row (&test, "power_basis"))), AVT_BASIS_BUDGET);
  type (&test, "budget_mw", "2000");
  gtk_widget_grab_focus (test.elsewhere);
  g_assert_cmpstr (shown (&test, "budget_mw"), ==, "2 kW");
  type (&test, "budget_mw", "2000 W"); /* the same: no step */
  gtk_widget_grab_focus (test.elsewhere);
  g_assert_cmpstr (shown (&test, "budget_mw"), ==, "2 kW");
  avt_document_undo (test.sample.document);
  g_assert_cmpstr (shown (&test, "budget_mw"), !=, "2 kW");
}

/* What is refused is told where the row goes away, and is not held against anybody twice. */
static void
test_refused (void)
{
  g_auto (Case) test;

  case_init (&test, "esx01");
  type (&test, "power_date", "yesterday");
  g_assert_false (avt_session_finish_typing (test.sample.session));
  g_assert_nonnull (test.told);
  g_assert_nonnull (avt_field_row_get_error (row (&test, "power_date")));
  g_assert_cmpstr (shown (&test, "power_date"), ==, "yesterday");
  g_assert_true (avt_session_finish_typing (test.sample.session));
  sample_rename (&test.sample, "esx02", "other");
  g_assert_cmpstr (shown (&test, "power_date"), ==, "yesterday"); /* to be mended */
  g_assert_nonnull (avt_field_row_get_error (row (&test, "power_date")));
}

/* An entity that is taken away takes with it what was typed about it. */
static void
test_removed (void)
{
  g_auto (Case) test;

  case_init (&test, "esx01");
  type (&test, "role", "database");
  sample_remove (&test.sample, "esx01");
  g_assert_null (avt_inspector_find_row (test.inspector, "role"));
  g_assert_false (avt_session_is_typing (test.sample.session));
  avt_document_undo (test.sample.document);
  g_assert_cmpstr (device (&test, "esx01")->role, !=, "database");
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/inspector/inspector/commit-from-elsewhere",
                   test_commit_from_elsewhere);
  g_test_add_func ("/widgets/inspector/inspector/undo-from-elsewhere", test_undo_from_elsewhere);
  g_test_add_func ("/widgets/inspector/inspector/selection-changes", test_selection_changes);
  g_test_add_func ("/widgets/inspector/inspector/lines", test_lines);
  g_test_add_func ("/widgets/inspector/inspector/rows-in-a-row", test_rows_in_a_row);
  g_test_add_func ("/widgets/inspector/inspector/own-way-to-write", test_own_way_to_write);
  g_test_add_func ("/widgets/inspector/inspector/refused", test_refused);
  g_test_add_func ("/widgets/inspector/inspector/removed", test_removed);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add_tests);
}
