/* What page 1 of a power sheet has at first sight, whatever follows. */
#include "config.h"

#include "diagrams/report/kind.h"
#include "diagrams/report/pages.h"
#include "diagrams/report/tables.h"
#include "engine/design/edit.h"
#include "tests/diagrams/view/sample-row.h"

#include <string.h>

/* Columns of the table of feeds. */
#define FEED_NORMAL 3
#define FEED_FULLEST 5

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

typedef struct
{
  gboolean is_partial; /* expected of each feed */
  guint n_seen;
} Feeds;

static gboolean
check_table_cb (const AvtTableBlock *table, const AvtSection *section, gpointer user_data)
{
  Feeds *feeds = user_data;

  for (guint i = 0; g_str_equal (table->name, "Feeds") && i < table->n_rows; i++)
    for (guint column = FEED_NORMAL; column <= FEED_FULLEST; column++)
      {
        const AvtCell *cell = &table->rows[i].cells[column];

        g_assert_cmpint (cell->is_partial, ==, feeds->is_partial);
        g_assert_cmpint (g_str_has_prefix (cell->text, "≥ "), ==, feeds->is_partial);
        feeds->n_seen++;
      }
  return TRUE;
}

/* @is_partial: whether all of its feeds are to be marked as carrying more than is known */
static void
check_feeds (AvtDesign *design, AvtId rack, gboolean is_partial)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (NULL);
  g_autoptr (AvtWords) words = avt_words_new ("en", "/");
  AvtReportStyle style = { .paper = AVT_PAPER_A4, .detail = AVT_LEVEL_STANDARD };
  const AvtReportKind *kind = avt_report_kind_find ("power");
  AvtDiagramContext context = { .design = design, .measurer = measurer, .words = words };
  g_autoptr (AvtReport) report
    = avt_report_kind_build (kind, &context, &style, avt_report_kind_all_parts (kind), rack);
  Feeds feeds = { is_partial, 0 };

  avt_report_each_table (report, check_table_cb, &feeds);
  g_assert_cmpuint (feeds.n_seen, >, 0);
}

/* A server whose budget nobody entered is on the feeds of its rack, on top of what they show. */
static void
test_partial_feeds (void)
{
  g_autoptr (AvtDesign) changed = NULL;
  g_autoptr (GError) error = NULL;
  const AvtDevice *server = NULL;
  AvtSample sample;

  avt_sample_init (&sample, 3);
  avt_sample_add_wired_row (&sample, 1, 12);
  for (guint i = 0; i < avt_design_count (sample.design, AVT_KIND_DEVICE); i++)
    {
      const AvtDevice *device = avt_design_get (sample.design, AVT_KIND_DEVICE, i);

      if (avt_design_type (sample.design, device->type)->category == AVT_TYPE_SERVER)
        server = device;
    }
  g_assert_nonnull (server);
  changed = avt_design_with_field_text (sample.design, server->entity.id, "power_basis", "budget",
                                        &error);
  g_assert_no_error (error);
  check_feeds (sample.design, server->rack, FALSE);
  check_feeds (changed, server->rack, TRUE);
  avt_sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/power-sheet/first-page", test_first_page);
  g_test_add_func ("/diagrams/report/power-sheet/partial-feeds", test_partial_feeds);
  return g_test_run ();
}
