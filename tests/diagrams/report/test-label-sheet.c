#include "config.h"

#include "diagrams/report/kind.h"
#include "diagrams/report/pages.h"
#include "tests/diagrams/view/sample-row.h"

#include <string.h>

typedef struct
{
  const char *role;
  guint n_found;
} Search;

static gboolean
count_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  Search *search = user_data;

  if (node->kind == AVT_NODE_GROUP)
    search->n_found
      += g_strcmp0 (((const AvtGroupNode *) node)->group.role, search->role) == 0;
  return TRUE;
}

static guint
count_role (AvtPages *pages, const char *role)
{
  Search search = { role, 0 };

  for (guint i = 0; i < avt_pages_get_n_pages (pages); i++)
    {
      g_autoptr (AvtScene) scene = avt_pages_get_page (pages, i);
      AvtRect bounds = avt_scene_get_bounds (scene);

      avt_scene_visit (scene, count_cb, &search);
      g_assert_cmpfloat (avt_rect_right (bounds), <=, avt_scene_get_width (scene));
      g_assert_cmpfloat (avt_rect_bottom (bounds), <=, avt_scene_get_height (scene));
    }
  return search.n_found;
}

static AvtPages *
make (const AvtSample *sample, const char *kind, AvtPaper paper, guint32 parts)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtWords) words = avt_words_new ("en", "/");
  AvtReportStyle style = { .paper = paper, .detail = AVT_LEVEL_STANDARD };
  AvtDiagramContext context
    = { .design = sample->design, .measurer = measurer, .words = words };
  g_autoptr (AvtReport) report = avt_report_kind_build (avt_report_kind_find (kind), &context,
                                                        &style, parts, AVT_ID_NONE);

  return avt_pages_new (report, measurer);
}

static guint32
all_parts (const char *kind)
{
  return avt_report_kind_all_parts (avt_report_kind_find (kind));
}

/* Each placed device and each cable of the racks has one label, on every stock. */
static void
check_labels (const AvtSample *sample, AvtPaper paper, guint per_page)
{
  guint n_devices = avt_design_count (sample->design, AVT_KIND_DEVICE);
  guint n_links = avt_design_count (sample->design, AVT_KIND_LINK);
  g_autoptr (AvtPages) pages = make (sample, "labels", paper, all_parts ("labels"));
  g_autoptr (AvtPages) devices = make (sample, "labels", paper, 1);

  g_assert_cmpuint (n_links, >, 0);
  g_assert_cmpfloat (avt_pages_get_width (pages), <=, 612); /* Letter, which is the wider one */
  g_assert_cmpuint (count_role (pages, "label"), ==, n_devices + n_links);
  g_assert_cmpuint (count_role (devices, "label"), ==, n_devices);
  g_assert_cmpuint (avt_pages_get_n_pages (pages), ==,
                    (n_devices + n_links + per_page - 1) / per_page);
}

static void
test_labels (void)
{
  AvtSample sample;

  avt_sample_init (&sample, 3);
  avt_sample_add_wired_row (&sample, 2, 12);
  check_labels (&sample, AVT_PAPER_A4, 21);
  check_labels (&sample, AVT_PAPER_LETTER, 30);
  check_labels (&sample, AVT_PAPER_A3, 21); /* is no stock */
  avt_sample_clear (&sample);
}

/* The first stroke of a code is the upper edge of its finder, seven modules wide. */
static gboolean
check_module_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  const AvtPathNode *path = (const AvtPathNode *) node;
  double module_pt;

  if (node->kind != AVT_NODE_PATH || path->n_numbers < 4 || path->style->fill.alpha == 0)
    return TRUE;
  module_pt = (path->numbers[2] - path->numbers[0]) / 7;
  g_assert_cmpfloat (module_pt, >=, 0.33 * 72 / 25.4);
  ++*(guint *) user_data;
  return TRUE;
}

/* No name makes a code finer than what a printer prints and a telephone reads. */
static void
check_modules (AvtPaper paper)
{
  g_autofree char *name = g_strnfill (500, 'x');
  AvtSample sample;
  g_autoptr (AvtPages) pages = NULL;
  g_autoptr (AvtScene) scene = NULL;
  guint n_codes = 0;

  avt_sample_init (&sample, 3);
  avt_sample_add_wired_row (&sample, 1, 2);
  for (guint i = 0; i < avt_design_count (sample.design, AVT_KIND_DEVICE); i++)
    {
      AvtDesign *old = sample.design;
      AvtId id = avt_entity_id (avt_design_get (old, AVT_KIND_DEVICE, i));

      sample.design = avt_design_with_field_text (old, id, "name", name, NULL);
      avt_design_unref (old);
    }
  pages = make (&sample, "labels", paper, all_parts ("labels"));
  scene = avt_pages_get_page (pages, 0);
  avt_scene_visit (scene, check_module_cb, &n_codes);
  g_assert_cmpuint (n_codes, >, 4);
  avt_sample_clear (&sample);
}

static void
test_modules (void)
{
  check_modules (AVT_PAPER_A4);
  check_modules (AVT_PAPER_LETTER);
}

/* A design with nothing in it still is a document of one page. */
static void
test_nothing (void)
{
  AvtSample sample;
  g_autoptr (AvtPages) labels = NULL;
  g_autoptr (AvtPages) rows = NULL;

  avt_sample_init (&sample, 3);
  labels = make (&sample, "labels", AVT_PAPER_A4, all_parts ("labels"));
  rows = make (&sample, "rows", AVT_PAPER_A4, all_parts ("rows"));
  g_assert_cmpuint (avt_pages_get_n_pages (labels), ==, 1);
  g_assert_cmpuint (count_role (labels, "label"), ==, 0);
  g_assert_cmpuint (avt_pages_get_n_pages (rows), ==, 1);
  avt_sample_clear (&sample);
}

/* The sheets of a row are pages across, the faces can be chosen. */
static void
test_rows (void)
{
  AvtSample sample;
  g_autoptr (AvtPages) both = NULL;
  g_autoptr (AvtPages) front = NULL;

  avt_sample_init (&sample, 3);
  avt_sample_add_wired_row (&sample, 2, 12);
  both = make (&sample, "rows", AVT_PAPER_A4, all_parts ("rows"));
  front = make (&sample, "rows", AVT_PAPER_A4, 1);
  g_assert_cmpfloat (avt_pages_get_width (both), >, avt_pages_get_height (both));
  g_assert_cmpuint (avt_pages_get_n_pages (both), ==, 2 * avt_pages_get_n_pages (front));
  avt_sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/label-sheet/labels", test_labels);
  g_test_add_func ("/diagrams/report/label-sheet/modules", test_modules);
  g_test_add_func ("/diagrams/report/label-sheet/nothing", test_nothing);
  g_test_add_func ("/diagrams/report/label-sheet/rows", test_rows);
  return g_test_run ();
}
