#include "config.h"

#include "helper.h"
#include "widgets/entity-list.h"
#include "widgets/selection-adapter.h"

typedef struct
{
  Sample sample;
  AvtEntityList *list;
  AvtSelectionAdapter *adapter;
  GString *traffic;
} Case;

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, GString *traffic)
{
  g_string_append_printf (traffic, "%u+%u ", position, n_items);
}

static void
case_init (Case *self)
{
  sample_init (&self->sample);
  self->traffic = g_string_new (NULL);
  self->list = avt_entity_list_new (self->sample.document, AVT_KIND_DEVICE, avt_compare_names,
                                    NULL, AVT_ID_NONE);
  self->adapter = avt_selection_adapter_new (self->sample.session,
                                             G_LIST_MODEL (g_object_ref (self->list)));
  g_signal_connect (self->adapter, "selection-changed", G_CALLBACK (selection_changed_cb),
                    self->traffic);
}

static void
case_clear (Case *self)
{
  g_assert_finalize_object (self->adapter);
  g_object_unref (self->list);
  g_string_free (self->traffic, TRUE);
  sample_clear (&self->sample);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static gboolean
is_selected (Case *self, const char *name)
{
  guint position
    = avt_selection_adapter_find (self->adapter, sample_id (&self->sample, name));

  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->adapter), position);
}

static void
test_from_session (void)
{
  g_auto (Case) test;

  case_init (&test);
  avt_session_select_one (test.sample.session, sample_id (&test.sample, "esx02"));
  g_assert_true (is_selected (&test, "esx02"));
  g_assert_false (is_selected (&test, "esx01"));
  g_assert_cmpuint (test.traffic->len, >, 0);
}

static void
test_from_list (void)
{
  g_auto (Case) test;
  guint position, n_ids;

  case_init (&test);
  position = avt_selection_adapter_find (test.adapter, sample_id (&test.sample, "PDU B"));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (test.adapter), position, TRUE);
  g_assert_true (avt_id_equal (avt_session_get_single (test.sample.session),
                               sample_id (&test.sample, "PDU B")));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (test.adapter), position + 1, FALSE);
  avt_session_get_selection (test.sample.session, &n_ids);
  g_assert_cmpuint (n_ids, ==, 2);
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (test.adapter), position);
  avt_session_get_selection (test.sample.session, &n_ids);
  g_assert_cmpuint (n_ids, ==, 1);
}

/* The selection follows the thing, not the position. */
static void
test_moved_row (void)
{
  g_auto (Case) test;

  case_init (&test);
  avt_session_select_one (test.sample.session, sample_id (&test.sample, "esx01"));
  sample_rename (&test.sample, "esx01", "zzz");
  g_assert_true (is_selected (&test, "zzz"));
  g_assert_false (is_selected (&test, "esx02"));
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/selection-adapter/from-session", test_from_session);
  g_test_add_func ("/widgets/selection-adapter/from-list", test_from_list);
  g_test_add_func ("/widgets/selection-adapter/moved-row", test_moved_row);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add_tests);
}
