#include "config.h"

#include "helper.h"
#include "widgets/inspector/field-row.h"

typedef struct
{
  Sample sample;
  AvtFieldRow *row;
} Case;

static void
case_init (Case *self, const char *const *names, const char *path)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));

  sample_init (&self->sample);
  for (guint i = 0; names[i] != NULL; i++)
    {
      AvtId id = sample_id (&self->sample, names[i]);

      g_array_append_val (ids, id);
    }
  self->row = AVT_FIELD_ROW (avt_field_row_new (
    self->sample.session, (const AvtId *) (gpointer) ids->data, ids->len, path));
  g_object_ref_sink (self->row);
}

static void
case_clear (Case *self)
{
  g_assert_finalize_object (self->row);
  sample_clear (&self->sample);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static const char *
shown (Case *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (avt_field_row_get_editor (self->row)));
}

static void
type (Case *self, const char *text)
{
  GtkWidget *editor = avt_field_row_get_editor (self->row);

  gtk_editable_set_text (GTK_EDITABLE (editor), text);
  g_signal_emit_by_name (editor, "activate");
}

static void
test_commit (void)
{
  const char *const names[] = { "esx01", NULL };
  g_auto (Case) test;
  const AvtDevice *device;

  case_init (&test, names, "budget_mw");
  type (&test, "1.2 kW");
  g_assert_null (avt_field_row_get_error (test.row));
  device = avt_design_device (sample_design (&test.sample), sample_id (&test.sample, "esx01"));
  g_assert_cmpint (device->budget_mw, ==, 1200000);
  g_assert_cmpstr (avt_document_get_undo_label (test.sample.document), ==, "Change Budget");
  avt_document_undo (test.sample.document);
  avt_field_row_update (test.row);
  g_assert_false (avt_document_get_can_undo (test.sample.document));
}

static void
test_refuse (void)
{
  static const char *const refused[] = { "much", "-5 W", "1e400 W", "5 kg", "nan" };
  const char *const names[] = { "esx01", NULL };
  g_auto (Case) test;

  case_init (&test, names, "budget_mw");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      type (&test, refused[i]);
      g_assert_nonnull (avt_field_row_get_error (test.row));
      g_assert_cmpstr (shown (&test), ==, refused[i]); /* to be mended, not to be typed again */
      g_assert_false (avt_document_get_can_undo (test.sample.document));
    }
  type (&test, "900 W");
  g_assert_null (avt_field_row_get_error (test.row));
}

static void
test_several (void)
{
  const char *const names[] = { "esx01", "esx02", NULL };
  g_auto (Case) test;

  case_init (&test, names, "name");
  g_assert_cmpstr (shown (&test), ==, "");
  type (&test, ""); /* nothing typed leaves different values as they are */
  g_assert_false (avt_document_get_can_undo (test.sample.document));
  type (&test, "host");
  g_assert_true (avt_document_get_can_undo (test.sample.document));
  avt_field_row_update (test.row);
  g_assert_cmpstr (shown (&test), ==, "host");
  avt_document_undo (test.sample.document);
  g_assert_false (avt_document_get_can_undo (test.sample.document)); /* one step for both */
}

static void
test_choice (void)
{
  const char *const names[] = { "esx01", NULL };
  g_auto (Case) test;
  const AvtDevice *device;

  case_init (&test, names, "power_basis");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (avt_field_row_get_editor (test.row)), 4);
  device = avt_design_device (sample_design (&test.sample), sample_id (&test.sample, "esx01"));
  g_assert_cmpint (device->power_basis, ==, AVT_BASIS_BUDGET);
  avt_document_undo (test.sample.document);
  avt_field_row_update (test.row);
  g_assert_cmpuint (
    gtk_drop_down_get_selected (GTK_DROP_DOWN (avt_field_row_get_editor (test.row))), ==, 0);
  g_assert_false (avt_document_get_can_undo (test.sample.document));
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/inspector/field-row/commit", test_commit);
  g_test_add_func ("/widgets/inspector/field-row/refuse", test_refuse);
  g_test_add_func ("/widgets/inspector/field-row/several", test_several);
  g_test_add_func ("/widgets/inspector/field-row/choice", test_choice);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add_tests);
}
