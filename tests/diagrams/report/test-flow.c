/* What a page may not do: split a row, leave a heading last, forget the head of a table. */
#include "config.h"

#include "diagrams/report/flow.h"
#include "diagrams/report/pages.h"
#include "tests/diagrams/report/sample-report.h"

#include <string.h>

/* What texts a page has, from top to bottom, each with its place. */
typedef struct
{
  GPtrArray *texts;
  double lowest;
} Seen;

static gboolean
see_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  Seen *seen = user_data;
  AvtRect bounds = avt_transform_rect (*transform, node->bounds);

  if (node->kind == AVT_NODE_TEXT)
    {
      g_ptr_array_add (seen->texts, g_strdup (((const AvtTextNode *) node)->text));
      seen->lowest = MAX (seen->lowest, avt_rect_bottom (bounds));
    }
  return TRUE;
}

static Seen
see (const AvtScene *scene)
{
  Seen seen = { g_ptr_array_new_with_free_func (g_free), 0 };

  avt_scene_visit (scene, see_cb, &seen);
  return seen;
}

static gboolean
has (const Seen *seen, const char *text)
{
  for (guint i = 0; i < seen->texts->len; i++)
    if (strcmp (seen->texts->pdata[i], text) == 0)
      return TRUE;
  return FALSE;
}

static guint
count_rows (const Seen *seen)
{
  guint n = 0;

  for (guint i = 0; i < seen->texts->len; i++)
    n += g_str_has_prefix (seen->texts->pdata[i], "row-") ? 1 : 0;
  return n;
}

static AvtFlowed *
flow (AvtMeasurer *measurer, guint n_rows, double height_pt)
{
  g_autoptr (AvtReport) report = sample_report_new (measurer, 1, n_rows, AVT_HEADER_TITLE);

  return avt_flow_section (report, 0, measurer, 400, height_pt + 40,
                           avt_rect (20, 20, 360, height_pt), NULL, NULL);
}

static void
check_pages (guint n_rows, double height_pt)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtFlowed) flowed = flow (measurer, n_rows, height_pt);
  guint n_row_pages = 0;

  for (guint i = 0; i < flowed->pages->len; i++)
    {
      Seen seen = see (flowed->pages->pdata[i]);

      g_assert_cmpfloat (seen.lowest, <=, height_pt + 21);
      g_assert_cmpuint (seen.texts->len, >, 0);
      g_assert_cmpstr (seen.texts->pdata[seen.texts->len - 1], !=, "Findings");
      if (count_rows (&seen) > 0)
        {
          n_row_pages++;
          g_assert_true (has (&seen, "Device"));
        }
      g_ptr_array_unref (seen.texts);
    }
  g_assert_cmpuint (n_row_pages, >, 0);
}

static void
test_pages (void)
{
  /* every height cuts the text somewhere else */
  for (guint height = 300; height < 420; height += 7)
    check_pages (40, height);
  check_pages (1, 800);
}

/* The total stays with the last row, a group with its first, the head with three rows, and the last
 * row is not alone. */
static void
test_together (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();

  for (guint height = 300; height < 420; height += 3)
    {
      g_autoptr (AvtFlowed) flowed = flow (measurer, 20, height);

      for (guint i = 0; i < flowed->pages->len; i++)
        {
          Seen seen = see (flowed->pages->pdata[i]);

          if (has (&seen, "Total"))
            g_assert_true (has (&seen, "row-20"));
          if (has (&seen, "row-1"))
            g_assert_cmpuint (count_rows (&seen), >=, 3);
          if (has (&seen, "שרת אחד"))
            g_assert_true (has (&seen, "<script>alert(1)</script>"));
          g_ptr_array_unref (seen.texts);
        }
    }
}

static void
test_anchors (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtReport) report = sample_report_new (measurer, 70, 3, AVT_HEADER_RUNNING);
  g_autoptr (AvtPages) pages = avt_pages_new (report, measurer);
  int last = -1;

  for (guint i = 0; i < avt_report_get_n_headings (report); i++)
    {
      int page = avt_pages_find_anchor (pages, avt_report_get_heading (report, i)->anchor);

      g_assert_cmpint (page, >=, last);
      g_assert_cmpuint (avt_pages_get_section_of (pages, (guint) page), ==,
                        avt_report_get_heading (report, i)->section);
      last = page;
    }
  g_assert_cmpstr (avt_report_get_reference (report, "table-70"), ==, "Table 70");
  g_assert_null (avt_report_get_reference (report, "table-71"));
  g_assert_cmpint (avt_pages_find_anchor (pages, "nowhere"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/flow/pages", test_pages);
  g_test_add_func ("/diagrams/report/flow/together", test_together);
  g_test_add_func ("/diagrams/report/flow/anchors", test_anchors);
  return g_test_run ();
}
