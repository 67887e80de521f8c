/* Footnotes: numbered in each section, with ways there and back, and in every list. */
#include "config.h"

#include "diagrams/report/csv.h"
#include "diagrams/report/dump.h"
#include "diagrams/report/pages.h"
#include "diagrams/report/xlsx.h"

#include <string.h>

#define GUESSED "Guessed from the rating of the supplies"
#define HOSTILE "=cmd|' /C calc'!A0"

static void
add_row (AvtReportBuilder *builder, const char *name, double value, const char *note)
{
  AvtCell *cell;

  avt_report_begin_row (builder, AVT_ROW_BODY);
  cell = avt_report_add_cell (builder, name);
  if (strcmp (name, "noted") == 0)
    avt_report_note_cell (builder, cell, HOSTILE);
  cell = avt_report_add_sum (builder, value, value > 200);
  if (note != NULL)
    avt_report_note_cell (builder, cell, note);
}

static void
build_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  static const AvtColumn columns[] = { { "Device", NULL, AVT_COLUMN_TEXT, 0, 1 },
                                       { "Power", "W", AVT_COLUMN_NUMBER, 0, 0 } };

  avt_report_begin_table (builder, "Devices", "Devices", NULL, columns, 2);
  add_row (builder, "one", 100, GUESSED);
  add_row (builder, "two", 200, NULL);
  add_row (builder, "noted", 300, GUESSED);
  avt_report_end_table (builder);
}

static AvtReport *
make_report (AvtMeasurer *measurer, guint n_sections)
{
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  AvtReportInfo info = { .title = "Sheet", .design = "Design", .words = words };

  return avt_report_new (&info, n_sections, build_section, NULL, NULL);
}

static void
test_numbers (void)
{
  static const char *const wanted[] = { GUESSED, HOSTILE };
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtReport) report = make_report (measurer, 2);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AvtSection) section = avt_report_get_section (report, i);
      guint n_footnotes;
      const AvtFootnote *footnotes = avt_section_get_footnotes (section, &n_footnotes);

      g_assert_cmpuint (n_footnotes, ==, G_N_ELEMENTS (wanted));
      for (guint k = 0; k < n_footnotes; k++)
        {
          g_assert_cmpuint (footnotes[k].number, ==, k + 1);
          g_assert_cmpstr (footnotes[k].text, ==, wanted[k]);
        }
    }
}

static void
test_marks (void)
{
  g_autofree char *one = avt_footnote_mark (1);
  g_autofree char *many = avt_footnote_mark (2048);

  g_assert_cmpstr (one, ==, "¹");
  g_assert_cmpstr (many, ==, "²⁰⁴⁸");
}

typedef struct
{
  AvtPages *pages;
  guint n_links;
  GString *text;
} Seen;

static gboolean
see_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  Seen *seen = user_data;

  if (node->kind == AVT_NODE_TEXT)
    g_string_append_printf (seen->text, "%s|", ((const AvtTextNode *) node)->text);
  if (node->kind == AVT_NODE_LINK && ((const AvtLinkNode *) node)->anchor != NULL)
    {
      g_assert_cmpint (avt_pages_find_anchor (seen->pages, ((const AvtLinkNode *) node)->anchor),
                       ==, 0);
      seen->n_links++;
    }
  return TRUE;
}

/* Three marks lead to two footnotes, and those lead back. */
static void
test_pages (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtReport) report = make_report (measurer, 1);
  g_autoptr (AvtPages) pages = avt_pages_new (report, measurer);
  g_autoptr (AvtScene) page = avt_pages_get_page (pages, 0);
  g_autoptr (GString) text = g_string_new ("|");
  Seen seen = { pages, 0, text };

  avt_scene_visit (page, see_cb, &seen);
  g_assert_cmpuint (seen.n_links, ==, 3 + 2);
  g_assert_nonnull (strstr (text->str, "|100|¹|"));
  g_assert_nonnull (strstr (text->str, "|noted²|"));
  g_assert_nonnull (strstr (text->str, "|¹|" GUESSED "|"));
}

static void
test_lists (void)
{
  static const char csv[] = "Device,\"Power, W\",Footnotes\r\n"
                            "one,100,Power: " GUESSED "\r\n"
                            "two,200,\r\n"
                            "noted,300,Device: " HOSTILE " · Power: at least · "
                            "Power: " GUESSED "\r\n";
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtReport) report = make_report (measurer, 1);
  g_autoptr (GBytes) bytes = avt_report_to_csv (report, AVT_CSV_DEFAULT);
  g_autofree char *text
    = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GBytes) book = avt_report_to_xlsx (report, NULL);

  g_assert_cmpstr (text, ==, csv);
  g_assert_nonnull (book);
}

static void
test_dump (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtReport) report = make_report (measurer, 1);
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);
  g_autofree char *text = NULL;

  avt_report_dump (report, writer);
  text = avt_json_writer_finish (writer, NULL);
  g_assert_nonnull (strstr (text, "\"text\": \"100\", \"value\": 100, \"footnote\": 1"));
  g_assert_nonnull (
    strstr (text, "\"text\": \"≥ 300\", \"value\": 300, \"partial\": true"));
  g_assert_nonnull (strstr (text, "{\"number\": 2, \"text\": \"" HOSTILE "\"}"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/footnote-strips/numbers", test_numbers);
  g_test_add_func ("/diagrams/report/footnote-strips/marks", test_marks);
  g_test_add_func ("/diagrams/report/footnote-strips/pages", test_pages);
  g_test_add_func ("/diagrams/report/footnote-strips/lists", test_lists);
  g_test_add_func ("/diagrams/report/footnote-strips/dump", test_dump);
  return g_test_run ();
}
