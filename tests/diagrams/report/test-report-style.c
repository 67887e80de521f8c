/* What a house style does to pages: its colour, its logo by long titles, its font, its detail. */
#include "config.h"

#include "diagrams/report/kind.h"
#include "diagrams/report/pages.h"
#include "diagrams/report/report-style.h"
#include "tests/diagrams/report/sample-report.h"
#include "tests/diagrams/view/sample-row.h"

#include <string.h>

#define PNG \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
#define RULE_PT 80.0 /* below the header of a title, above the content */

static void
make_style (AvtReportStyle *style, AvtMeasurer *measurer, guint field, const char *text)
{
  AvtDiagramContext context = { .measurer = measurer };
  AvtHouseStyle house;

  avt_record_init (&avt_house_style_type, &house);
  avt_record_set_string (&avt_house_style_type, &house, AVT_HOUSE_STYLE_NAME, "House");
  if (text != NULL)
    avt_record_set_string (&avt_house_style_type, &house, field, text);
  avt_report_style_init (style, &house, &context);
  avt_record_clear (&avt_house_style_type, &house);
}

static void
check_accent (const char *text, AvtColor of_text, AvtColor of_rules)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_auto (AvtReportStyle) style = { 0 };

  make_style (&style, measurer, AVT_HOUSE_STYLE_ACCENT, text);
  g_assert_true (avt_color_equal (avt_report_style_text_color (&style), of_text));
  g_assert_true (avt_color_equal (avt_report_style_rule_color (&style), of_rules));
}

/* What cannot be read on paper colours rules only. */
static void
test_accent (void)
{
  check_accent (NULL, avt_theme.ink, avt_theme.ink);
  check_accent ("#0B6E4F", AVT_COLOR (0x0b6e4f), AVT_COLOR (0x0b6e4f));
  check_accent ("#ffcc00", avt_theme.ink, AVT_COLOR (0xffcc00));
  check_accent ("#767676", AVT_COLOR (0x767676), AVT_COLOR (0x767676));
  check_accent ("#777777", avt_theme.ink, AVT_COLOR (0x777777));
}

static void
test_lost (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_auto (AvtReportStyle) none = { 0 };
  g_auto (AvtReportStyle) font = { 0 };
  g_auto (AvtReportStyle) logo = { 0 };
  g_autofree char *says = NULL;

  make_style (&none, measurer, 0, NULL);
  g_assert_null (avt_report_style_lost_text (&none));
  g_assert_cmpint (none.detail, ==, AVT_LEVEL_STANDARD);
  make_style (&font, measurer, AVT_HOUSE_STYLE_FONT, "No Such Font");
  g_assert_null (font.measurer);
  says = avt_report_style_lost_text (&font);
  g_assert_nonnull (strstr (says, "No Such Font"));
  make_style (&logo, measurer, AVT_HOUSE_STYLE_LOGO, "<svg/>"); /* nobody who could draw it */
  g_assert_true (logo.has_lost_logo);
}

typedef struct
{
  AvtRect logo;
  double text_right; /* of the header */
  guint n_texts;
} Header;

static gboolean
see_header_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  Header *header = user_data;

  if (node->kind == AVT_NODE_SCENE && node->bounds.y < RULE_PT && node->bounds.height < RULE_PT)
    header->logo = node->bounds;
  if (node->kind == AVT_NODE_TEXT && transform->scale == 1
      && avt_rect_bottom (node->bounds) + transform->y < RULE_PT)
    {
      header->text_right = MAX (header->text_right, avt_rect_right (node->bounds) + transform->x);
      header->n_texts++;
    }
  return TRUE;
}

static void
build_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  avt_report_set_title (builder, user_data, user_data);
  avt_report_add_paragraph (builder, "Text");
}

/* However long all that the header says is, it ends before the logo, and that above the rule. */
static void
check_header (const char *text, AvtPaper paper)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  AvtReportInfo info = { .title = text, .design = text, .revision = text, .words = words,
                         .header = AVT_HEADER_TITLE };
  g_autoptr (AvtReport) report = NULL;
  g_autoptr (AvtPages) pages = NULL;
  g_autoptr (AvtScene) page = NULL;
  Header header = { { 0 }, 0, 0 };

  make_style (&info.style, measurer, AVT_HOUSE_STYLE_LOGO, PNG);
  g_assert_nonnull (info.style.logo);
  info.style.paper = paper;
  report = avt_report_new (&info, 1, build_section, (gpointer) text, NULL);
  avt_report_style_clear (&info.style);
  pages = avt_pages_new (report, measurer);
  page = avt_pages_get_page (pages, 0);
  avt_scene_visit (page, see_header_cb, &header);
  g_assert_cmpuint (header.n_texts, ==, 4);
  g_assert_cmpfloat (header.logo.width, >, 10);
  g_assert_cmpfloat (ABS (header.logo.width - header.logo.height), <, 0.01);
  g_assert_cmpfloat (header.text_right, <, header.logo.x);
  g_assert_cmpfloat (avt_rect_bottom (header.logo), <, RULE_PT);
  g_assert_cmpfloat (avt_rect_right (header.logo), <, avt_pages_get_width (pages) - 40);
}

static void
test_logo (void)
{
  g_autofree char *long_text = g_strnfill (500, 'w');

  check_header ("FRA1-07-02", AVT_PAPER_A4);
  check_header (long_text, AVT_PAPER_A4);
  check_header (long_text, AVT_PAPER_LETTER_LANDSCAPE);
}

/* What is measured with the font is drawn with it. */
static void
test_font (void)
{
  g_autoptr (AvtMeasurer) plain = avt_measurer_new (NULL);
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  AvtReportInfo info = { .title = "Title", .design = "Design", .words = words };
  g_autoptr (AvtReport) report = NULL;
  g_autoptr (AvtPages) pages = NULL;
  g_autoptr (AvtScene) page = NULL;
  AvtMeasurer *measurer;

  make_style (&info.style, plain, AVT_HOUSE_STYLE_FONT, "DejaVu Serif");
  g_assert_nonnull (info.style.measurer);
  report = avt_report_new (&info, 1, build_section, (gpointer) "Title", NULL);
  avt_report_style_clear (&info.style);
  pages = avt_pages_new (report, plain);
  page = avt_pages_get_page (pages, 0);
  measurer = avt_scene_get_measurer (page);
  g_assert_cmpstr (avt_measurer_get_family (measurer), ==, "DejaVu Serif");
  g_assert_cmpfloat (avt_measurer_get_width (measurer, "measure", AVT_TEXT_8, AVT_TEXT_REGULAR),
                     >, avt_measurer_get_width (plain, "measure", AVT_TEXT_8, AVT_TEXT_REGULAR));
}

static gboolean
see_text_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  if (node->kind == AVT_NODE_TEXT)
    g_hash_table_add (user_data, g_strdup (((const AvtTextNode *) node)->text));
  return TRUE;
}

static GHashTable *
texts_at (AvtDesign *design, AvtMeasurer *measurer, AvtDetailLevel detail, guint *n_pages)
{
  const AvtReportKind *kind = avt_report_kind_find ("power");
  g_autoptr (AvtWords) words = avt_words_new ("en", "/");
  AvtReportStyle style = { .paper = AVT_PAPER_A4, .detail = detail };
  AvtDiagramContext context = { .design = design, .measurer = measurer, .words = words };
  AvtId rack = avt_entity_id (avt_design_get (design, AVT_KIND_RACK, 0));
  g_autoptr (AvtReport) report = avt_report_kind_build (
    kind, &context, &style, avt_report_kind_parts_at (kind, detail), rack);
  g_autoptr (AvtPages) pages = avt_pages_new (report, measurer);
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *n_pages = avt_pages_get_n_pages (pages);
  for (guint i = 0; i < *n_pages; i++)
    {
      g_autoptr (AvtScene) page = avt_pages_get_page (pages, i);

      avt_scene_visit (page, see_text_cb, texts);
    }
  return texts;
}

/* Each level says all that the one before says. */
static void
test_levels (void)
{
  for (guint i = 0; i < avt_report_kind_count (); i++)
    {
      const AvtReportKind *kind = avt_report_kind_get (i);
      guint32 brief = avt_report_kind_parts_at (kind, AVT_LEVEL_BRIEF);
      guint32 standard = avt_report_kind_parts_at (kind, AVT_LEVEL_STANDARD);
      guint32 full = avt_report_kind_parts_at (kind, AVT_LEVEL_FULL);

      g_assert_cmphex (brief, !=, 0);
      g_assert_cmphex (brief & standard, ==, brief);
      g_assert_cmphex (standard & full, ==, standard);
      g_assert_cmphex (full, ==, avt_report_kind_all_parts (kind));
    }
}

static void
test_detail (void)
{
  static const char *const heads[]
    = { "Measured on Site", "Devices", "Where the Numbers Come From" };
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (NULL);
  guint n_before = 0;
  AvtSample sample;

  avt_sample_init (&sample, 3);
  avt_sample_add_wired_row (&sample, 1, 12);
  for (guint detail = 0; detail < AVT_N_DETAIL_LEVELS; detail++)
    {
      guint n_pages;
      g_autoptr (GHashTable) texts
        = texts_at (sample.design, measurer, (AvtDetailLevel) detail, &n_pages);

      for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
        g_assert_cmpint (g_hash_table_contains (texts, heads[i]), ==, i <= detail);
      g_assert_cmpuint (n_pages, >=, n_before);
      n_before = n_pages;
    }
  avt_sample_clear (&sample);
}

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 10'>" \
  "<rect width='30' height='9' fill='#c00'/></svg>"

static void
told_cb (gpointer user_data)
{
  g_atomic_int_set ((int *) user_data, TRUE);
}

static void
wait_for (int *was_told)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (!g_atomic_int_get (was_told) && g_get_monotonic_time () < end)
    g_usleep (1000);
  g_assert_true (g_atomic_int_get (was_told));
}

/* A window asks for a logo, gets nothing at first, and the drawing when it is told. */
static void
test_peek (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autofree char *program
    = g_build_filename (g_getenv ("AVT_BUILD_ROOT"), "app", "archivolt-svg", NULL);
  g_autoptr (AvtFaceStore) faces = avt_face_store_new (measurer, program, AVT_FACE_WAIT_MS);
  AvtDiagramContext context = { .measurer = measurer, .face_store = faces };
  g_autoptr (AvtScene) scene = NULL;
  gboolean will_come;
  int was_told = FALSE;

  avt_face_store_set_listener (faces, told_cb, &was_told);
  g_assert_null (avt_report_logo_peek (SVG, &context, &will_come));
  g_assert_true (will_come);
  wait_for (&was_told);
  scene = avt_report_logo_peek (SVG, &context, &will_come);
  g_assert_nonnull (scene);
  g_assert_false (will_come);
  avt_face_store_set_listener (faces, NULL, NULL);
  context.face_store = NULL;
  g_assert_null (avt_report_logo_peek (SVG, &context, &will_come));
  g_assert_false (will_come);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/report-style/accent", test_accent);
  g_test_add_func ("/diagrams/report/report-style/lost", test_lost);
  g_test_add_func ("/diagrams/report/report-style/logo", test_logo);
  g_test_add_func ("/diagrams/report/report-style/peek", test_peek);
  g_test_add_func ("/diagrams/report/report-style/font", test_font);
  g_test_add_func ("/diagrams/report/report-style/levels", test_levels);
  g_test_add_func ("/diagrams/report/report-style/detail", test_detail);
  return g_test_run ();
}
