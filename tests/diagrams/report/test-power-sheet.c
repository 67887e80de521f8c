/* What page 1 of a power sheet has at first sight, whatever follows. */
#include "config.h"

#include "diagrams/report/kind.h"
#include "diagrams/report/pages.h"
#include "tests/diagrams/view/sample-row.h"

#include <string.h>

static gboolean
see_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  if (node->kind == AVT_NODE_TEXT)
    g_hash_table_add (user_data, g_strdup (((const AvtTextNode *) node)->text));
  return TRUE;
}

static GHashTable *
texts_of (AvtPages *pages, guint page)
{
  g_autoptr (AvtScene) scene = avt_pages_get_page (pages, page);
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  avt_scene_visit (scene, see_cb, texts);
  return texts;
}

static void
check_first_page (AvtPaper paper)
{
  static const char *const wanted[]
    = { "Feeds and Phases", "Totals", "Findings", "Measured on Site", "Mass", "Technician" };
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (NULL);
  g_autoptr (AvtWords) words = avt_words_new ("en", "/");
  AvtReportStyle style = { .paper = paper, .detail = AVT_LEVEL_STANDARD };
  const AvtReportKind *kind = avt_report_kind_find ("power");
  g_autoptr (AvtReport) report = NULL;
  g_autoptr (AvtPages) pages = NULL;
  g_autoptr (GHashTable) texts = NULL;
  AvtDiagramContext context;
  AvtSample sample;

  avt_sample_init (&sample, 3);
  avt_sample_add_wired_row (&sample, 1, 12);
  context = (AvtDiagramContext){ .design = sample.design, .measurer = measurer, .words = words };
  report = avt_report_kind_build (kind, &context, &style, avt_report_kind_all_parts (kind),
                                  AVT_ID_NONE);
  pages = avt_pages_new (report, measurer);
  texts = texts_of (pages, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_true (g_hash_table_contains (texts, wanted[i]));
  avt_sample_clear (&sample);
}

static void
test_first_page (void)
{
  check_first_page (AVT_PAPER_A4);
  check_first_page (AVT_PAPER_LETTER);
  check_first_page (AVT_PAPER_A3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/power-sheet/first-page", test_first_page);
  return g_test_run ();
}
