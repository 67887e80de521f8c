/* Every sheet of every diagram of the samples and of 200 random rows is clean; those of the samples
 * in German and in a language a third longer than English too, and the pages of their documents. */
#include "config.h"

#include "engine/io/design-file.h"
#include "tests/diagrams/view/clean.h"
#include "tests/diagrams/view/sample-row.h"

#include "diagrams/report/kind.h"
#include "diagrams/report/pages.h"
#include "diagrams/view/diagram.h"

#include <string.h>

#define N_ROWS 200

typedef void (*SheetFunc) (const AvtScene *scene, const char *name, gpointer user_data);

static void
for_each_sheet (const AvtDiagramContext *context, SheetFunc func, gpointer user_data)
{
  for (guint i = 0; i < avt_diagram_count (); i++)
    for (guint kind = 0; kind < AVT_N_KINDS; kind++)
      for (guint k = 0; (avt_diagram_get (i)->scopes & AVT_SCOPE (kind)) != 0
                        && k < avt_design_count (context->design, (AvtKind) kind);
           k++)
        {
          const AvtDiagram *diagram = avt_diagram_get (i);
          AvtId scope = avt_entity_id (avt_design_get (context->design, (AvtKind) kind, k));
          guint n_sheets = avt_diagram_count_sheets (diagram, context, scope);

          for (guint sheet = 0; sheet < n_sheets; sheet++)
            {
              g_autoptr (AvtScene) scene = diagram->build (context, scope, sheet);

              func (scene, diagram->id, user_data);
            }
        }
}

#define LOGO \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="

/* With all that a house style can add to a page. */
static void
make_style (AvtReportStyle *style, const AvtDiagramContext *context)
{
  AvtHouseStyle house;

  avt_record_init (&avt_house_style_type, &house);
  avt_record_set_string (&avt_house_style_type, &house, AVT_HOUSE_STYLE_ACCENT, "#0b6e4f");
  avt_record_set_string (&avt_house_style_type, &house, AVT_HOUSE_STYLE_LOGO, LOGO);
  avt_record_set_string (&avt_house_style_type, &house, AVT_HOUSE_STYLE_FOOTER, "Confidential");
  avt_report_style_init (style, &house, context);
  avt_record_clear (&avt_house_style_type, &house);
  style->paper = context->paper;
  style->detail = AVT_LEVEL_FULL;
}

/* Pages of documents: only samples, whose tables have names of a usual length. */
static void
for_each_page (const AvtDiagramContext *context, SheetFunc func, gpointer user_data)
{
  for (guint i = 0; i < avt_report_kind_count (); i++)
    {
      const AvtReportKind *kind = avt_report_kind_get (i);
      g_auto (AvtReportStyle) style = { 0 };
      g_autoptr (AvtReport) report = NULL;
      g_autoptr (AvtPages) pages = NULL;

      make_style (&style, context);
      report = avt_report_kind_build (kind, context, &style, avt_report_kind_all_parts (kind),
                                      AVT_ID_NONE);
      pages = avt_pages_new (report, context->measurer);
      for (guint page = 0; page < avt_pages_get_n_pages (pages); page++)
        {
          g_autoptr (AvtScene) scene = avt_pages_get_page (pages, page);

          func (scene, kind->id, user_data);
        }
    }
}

static void
check_cb (const AvtScene *scene, const char *name, gpointer user_data)
{
  g_autoptr (GString) problems = g_string_new (NULL);

  if (avt_clean_count (scene, NULL, problems) > 0)
    {
      g_test_message ("%s, %s:%s", (const char *) user_data, name, problems->str);
      g_test_fail ();
    }
}

static void
check_design (AvtDesign *design, AvtMeasurer *measurer, AvtWords *words, AvtPaper paper,
              const char *name, gboolean has_pages)
{
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  AvtDiagramContext context = { design, memo, measurer, words, .paper = paper };

  for_each_sheet (&context, check_cb, (gpointer) name);
  if (has_pages)
    for_each_page (&context, check_cb, (gpointer) name);
}

static AvtDesign *
read_file (const char *folder, const char *name)
{
  g_autofree char *path
    = g_build_filename (g_getenv ("AVT_SOURCE_ROOT"), "data", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AvtDesign *design;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  design = avt_design_from_bytes (bytes, path, NULL, &error);
  g_assert_no_error (error);
  return design;
}

static void
check_folder (const char *folder, AvtWords *words, gboolean has_pages)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (NULL);
  g_autofree char *path = g_build_filename (g_getenv ("AVT_SOURCE_ROOT"), "data", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n_designs = 0;
  const char *name;

  g_assert_nonnull (measurer);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".archivolt"))
      {
        g_autoptr (AvtDesign) design = read_file (folder, name);

        check_design (design, measurer, words, AVT_PAPER_AUTO, name, has_pages);
        n_designs++;
      }
  g_assert_cmpuint (n_designs, >=, 2);
}

static void
test_samples (void)
{
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);

  check_folder ("samples", words, FALSE);
  check_folder ("templates", words, FALSE);
}

static void
test_languages (void)
{
  static const char *const files[]
    = { "po/de/LC_MESSAGES/archivolt.mo", "tests/data/pseudo-language.mo" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("AVT_BUILD_ROOT"), files[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AvtWords) words = NULL;
      g_autofree char *bytes = NULL;
      gsize n_bytes;

      g_file_get_contents (path, &bytes, &n_bytes, &error);
      g_assert_no_error (error);
      words = avt_words_new_from_bytes ("de", bytes, n_bytes);
      g_assert_cmpstr (avt_words_get (words, "Rear"), !=, "Rear");
      check_folder ("samples", words, TRUE);
      check_folder ("templates", words, FALSE);
    }
}

static void
test_random_rows (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (NULL);
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < N_ROWS && !g_test_failed (); i++)
    {
      g_autofree char *name = g_strdup_printf ("row %u", i);
      AvtSample sample;

      avt_sample_init (&sample, i + 1);
      avt_sample_add_random_row (&sample, rand);
      check_design (sample.design, measurer, words, (AvtPaper) (i % AVT_N_PAPERS), name, FALSE);
      avt_sample_clear (&sample);
    }
}

/* Moves each text a little to each side; the walker has to see what it runs into or leaves. */
static void
count_cb (const AvtScene *scene, const char *name, gpointer user_data)
{
  static const double ways[][2] = { { 0, -9 }, { 0, 9 }, { -40, 0 }, { 40, 0 } };
  guint *counts = user_data;
  guint n_texts = avt_clean_count_texts (scene);

  for (guint text = 0; text < n_texts; text += 1 + n_texts / 40)
    {
      gboolean is_seen = FALSE;

      for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
        {
          AvtMove move = { text, ways[way][0], ways[way][1] };

          is_seen = is_seen || avt_clean_count (scene, &move, NULL) > 0;
        }
      counts[0]++;
      counts[1] += is_seen ? 1 : 0;
    }
}

/* A label in a title block or under a rack may well move into free room, but most run into
 * something, and each does that leaves the page. */
static void
test_moved_label (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (NULL);
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  g_autoptr (AvtScene) scene = NULL;
  guint counts[2] = { 0 };
  AvtDiagramContext context;
  AvtSample sample;

  avt_sample_init (&sample, 1);
  avt_sample_add_wired_row (&sample, 3, 12);
  context = (AvtDiagramContext){ sample.design, NULL, measurer, words };
  for_each_sheet (&context, count_cb, counts);
  g_assert_cmpuint (counts[0], >, 200);
  g_assert_cmpuint (counts[1], >, counts[0] * 3 / 4);
  scene = avt_diagram_find ("row-elevation")
            ->build (&context, avt_design_get_info (sample.design)->entity.id, 0);
  for (guint text = 0; text < avt_clean_count_texts (scene); text++)
    g_assert_cmpuint (avt_clean_count (scene, &(AvtMove){ text, -2000, 0 }, NULL), >, 0);
  avt_sample_clear (&sample);
}

/* A line through a device of another, and one through its own. */
static void
test_lines (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 100, 100);
  g_autoptr (AvtScene) scene = NULL;
  AvtGroup device = { .id = { "d0123456789ab" }, .role = "device" };
  AvtGroup own = { .id = { "d0123456789ab" }, .role = "cord" };
  AvtGroup other = { .id = { "d0123456789ac" }, .role = "cord" };
  AvtStyle style = { .stroke = AVT_COLOR (0), .width_pt = 1 };

  avt_scene_builder_push_group (builder, &device);
  avt_scene_builder_add_rectangle (builder, avt_rect (20, 20, 60, 20), &style);
  avt_scene_builder_pop_group (builder);
  avt_scene_builder_push_group (builder, &own);
  avt_scene_builder_add_line (builder, 50, 0, 50, 100, &style);
  avt_scene_builder_pop_group (builder);
  avt_scene_builder_push_group (builder, &other);
  avt_scene_builder_add_line (builder, 0, 20, 100, 20, &style);
  avt_scene_builder_add_line (builder, 40, 0, 40, 100, &style);
  avt_scene_builder_pop_group (builder);
  scene = avt_scene_builder_end (builder);
  g_assert_cmpuint (avt_clean_count (scene, NULL, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/clean-drawing/samples", test_samples);
  g_test_add_func ("/view/clean-drawing/languages", test_languages);
  g_test_add_func ("/view/clean-drawing/random-rows", test_random_rows);
  g_test_add_func ("/view/clean-drawing/moved-label", test_moved_label);
  g_test_add_func ("/view/clean-drawing/lines", test_lines);
  return g_test_run ();
}
