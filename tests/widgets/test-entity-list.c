#include "config.h"

#include "helper.h"
#include "widgets/entity-list.h"

/* Signal traffic as a string: "1-1+0 " is: at 1 one out, none in. */
static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added,
                  GString *traffic)
{
  g_string_append_printf (traffic, "%u-%u+%u ", position, n_removed, n_added);
}

static char *
names_of (AvtEntityList *list)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (AvtEntityRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (names, "%s ", avt_entity_name (avt_entity_row_get_entity (row)));
    }
  return g_string_free (names, FALSE);
}

static void
check_names (AvtEntityList *list, const char *expected)
{
  g_autofree char *names = names_of (list);

  g_assert_cmpstr (names, ==, expected);
}

static void
check_traffic (GString *traffic, const char *expected)
{
  g_assert_cmpstr (traffic->str, ==, expected);
  g_string_truncate (traffic, 0);
}

static AvtEntityList *
new_list (Sample *sample, GString *traffic)
{
  AvtEntityList *list
    = avt_entity_list_new (sample->document, AVT_KIND_DEVICE, avt_compare_names, avt_is_in_rack,
                           sample_id (sample, "Rack 1"));

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), traffic);
  return list;
}

static void
test_edits (void)
{
  g_auto (Sample) sample;
  g_autoptr (GString) traffic = g_string_new (NULL);
  g_autoptr (AvtEntityList) list = NULL;

  sample_init (&sample);
  list = new_list (&sample, traffic);
  check_names (list, "PDU A PDU B esx01 esx02 esx03 esx04 ");
  sample_rename (&sample, "esx02", "esx02b");
  check_traffic (traffic, ""); /* in its place: the row changes, the list does not */
  sample_rename (&sample, "esx02b", "zzz");
  check_traffic (traffic, "3-1+0 5-0+1 ");
  check_names (list, "PDU A PDU B esx01 esx03 esx04 zzz ");
  avt_document_undo (sample.document);
  check_traffic (traffic, "5-1+0 3-0+1 ");
  sample_remove (&sample, "esx04");
  check_traffic (traffic, "5-1+0 ");
  avt_document_undo (sample.document);
  check_traffic (traffic, "5-0+1 ");
  check_names (list, "PDU A PDU B esx01 esx02b esx03 esx04 ");
}

static void
changed_cb (AvtEntityRow *row, guint *n_calls)
{
  (*n_calls)++;
}

static void
test_row_survives (void)
{
  g_auto (Sample) sample;
  g_autoptr (GString) traffic = g_string_new (NULL);
  g_autoptr (AvtEntityList) list = NULL;
  AvtEntityRow *row;
  guint position, n_calls = 0;

  sample_init (&sample);
  list = new_list (&sample, traffic);
  row = avt_entity_list_find (list, sample_id (&sample, "esx03"), &position);
  g_assert_cmpuint (position, ==, 4);
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), &n_calls);
  sample_rename (&sample, "esx03", "aaa");
  g_assert_cmpuint (n_calls, ==, 1);
  g_assert_true (avt_entity_list_find (list, sample_id (&sample, "aaa"), &position) == row);
  g_assert_cmpuint (position, ==, 2);
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/entity-list/edits", test_edits);
  g_test_add_func ("/widgets/entity-list/row-survives", test_row_survives);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add_tests);
}
