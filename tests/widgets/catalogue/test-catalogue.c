#include "config.h"

#include "tests/widgets/widget-test.h"
#include "widgets/catalogue/catalogue.h"

#include <string.h>

static AvtCatalogue *
new_catalogue (Bench *bench)
{
  return AVT_CATALOGUE (g_object_ref_sink (avt_catalogue_new (bench->session, NULL)));
}

/* The names of what is shown, divided by commas; a heading stands before its first. */
static char *
shown (AvtCatalogue *catalogue)
{
  GListModel *model = avt_catalogue_get_shown (catalogue);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AvtCatalogueItem) item = g_list_model_get_item (model, i);
      const char *heading = avt_catalogue_item_get_heading (item);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "," : "",
                              heading != NULL ? heading : "", heading != NULL ? ":" : "",
                              avt_catalogue_item_get_type_entity (item)->name);
    }
  return g_string_free (text, FALSE);
}

static void
check_search (AvtCatalogue *catalogue, const char *query, const char *wanted)
{
  g_autofree char *found = NULL;

  avt_catalogue_search (catalogue, query);
  found = shown (catalogue);
  if (strcmp (found, wanted) != 0)
    g_error ("\"%s\" finds %s, not %s", query, found, wanted);
}

static void
test_search (void)
{
  g_autoptr (Bench) bench = bench_new (1);
  AvtCatalogue *catalogue = new_catalogue (bench);

  check_search (catalogue, "", "Servers:Server,Switches:Switch,Power Strips:Strip,"
                               "Patch Panels:Shallow,Other:Half");
  check_search (catalogue, "swi", "Switch");
  check_search (catalogue, "swicth", "Switch");
  check_search (catalogue, "0u", "Strip");
  check_search (catalogue, "outlets 8", "Strip");
  check_search (catalogue, "150w", "Switch");
  check_search (catalogue, "1u switch", "Switch");
  check_search (catalogue, "300 mm", "Shallow");
  check_search (catalogue, "nothing like that", "");
  g_object_unref (catalogue);
}

/* What was used last stands first, whichever way it was placed. */
static void
test_recent (void)
{
  g_autoptr (Bench) bench = bench_new (1);
  AvtCatalogue *catalogue = new_catalogue (bench);
  AvtId types[] = { bench->sample->switch_type, bench->sample->half_type };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    avt_session_commit (bench->session,
                        avt_design_with_device (avt_session_get_design (bench->session),
                                                avt_document_get_ids (bench->document), types[i],
                                                "new", NULL, FALSE, NULL, NULL),
                        NULL, "Place", NULL);
  check_search (catalogue, "", "Recently Used:Half,Switch,Servers:Server,Power Strips:Strip,"
                               "Patch Panels:Shallow");
  g_object_unref (catalogue);
}

static void
test_details (void)
{
  g_autoptr (Bench) bench = bench_new (1);
  AvtCatalogue *catalogue = new_catalogue (bench);
  g_autoptr (AvtCatalogueItem) item = NULL;
  g_autofree char *details = NULL;

  avt_catalogue_search (catalogue, "server");
  item = g_list_model_get_item (avt_catalogue_get_shown (catalogue), 0);
  details = avt_catalogue_item_get_details (item);
  g_assert_nonnull (strstr (details, "Server\n1U · "));
  g_assert_nonnull (strstr (details, ": 2"));
  g_object_unref (catalogue);
}

int
main (int argc, char *argv[])
{
  if (!widget_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/widgets/catalogue/catalogue/search", test_search);
  g_test_add_func ("/widgets/catalogue/catalogue/recent", test_recent);
  g_test_add_func ("/widgets/catalogue/catalogue/details", test_details);
  return g_test_run ();
}
