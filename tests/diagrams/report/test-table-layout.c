/* Who gives way when a table has not the width that it wishes: heads first, then the longest
 * texts; numbers and short names never. */
#include "config.h"

#include "diagrams/report/table-layout.h"
#include "tests/diagrams/report/sample-report.h"

static const AvtColumn columns[] = { { "Unit", NULL, AVT_COLUMN_TEXT, 0, 0 },
                                     { "Device", NULL, AVT_COLUMN_TEXT, 0, 1 },
                                     { "Type", NULL, AVT_COLUMN_TEXT, 0, 1 },
                                     { "Other side lost", "A", AVT_COLUMN_NUMBER, 1, 0 },
                                     { "Power", "W", AVT_COLUMN_NUMBER, 0, 0 } };

static const AvtTableBlock *
new_table (AvtSection **section, const char *name)
{
  g_autoptr (AvtReport) report = sample_table_new (columns, G_N_ELEMENTS (columns), name);

  *section = avt_report_get_section (report, 0);
  return (const AvtTableBlock *) avt_section_get_first (*section);
}

static guint
lines_of (const AvtTableLayout *layout, guint column)
{
  return layout->cells[column]->n_lines;
}

static double
sum_of_widths (const AvtTableLayout *layout)
{
  double sum = 0;

  for (guint i = 0; i < layout->table->n_columns; i++)
    sum += layout->widths[i];
  return sum;
}

/* Lines of the name, of the type, and of the head with the long title. */
static void
check_lines (const char *name, double width_pt, guint n_name, guint n_type, guint n_head)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtSection) section = NULL;
  const AvtTableBlock *table = new_table (&section, name);
  g_autoptr (AvtTableLayout) layout = avt_table_layout_new (measurer, table, width_pt);

  g_assert_cmpuint (lines_of (layout, 1), ==, n_name);
  g_assert_cmpuint (lines_of (layout, 2), ==, n_type);
  g_assert_cmpuint (layout->head[3]->n_lines, ==, n_head);
  for (guint i = 3; i < 5; i++)
    g_assert_cmpuint (lines_of (layout, i), ==, 1);
  g_assert_cmpfloat_with_epsilon (layout->width_pt, width_pt, 0.01);
  g_assert_cmpfloat_with_epsilon (sum_of_widths (layout) + 4 * AVT_TABLE_GAP_PT, width_pt, 0.01);
}

static void
test_gives_way (void)
{
  check_lines ("r02-blank-u29", 500, 1, 1, 1);
  check_lines ("r02-blank-u29", 300, 1, 1, 2);
  check_lines ("r02-blank-u29", 250, 1, 2, 2);
}

/* A name that is longer than its column is broken where its parts end. */
static void
test_parts (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  const char *name = "frankfurt_hall2_row07_rack12_server";
  g_autoptr (AvtLines) lines
    = avt_lines_new_plain (measurer, name, AVT_TABLE_TEXT, AVT_TEXT_REGULAR, 60);

  g_assert_cmpuint (lines->n_lines, >, 1);
  for (guint i = 0; i + 1 < lines->n_pieces; i++)
    g_assert_cmpint (name[lines->pieces[i].end - 1], ==, '_');
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/table-layout/gives-way", test_gives_way);
  g_test_add_func ("/diagrams/report/table-layout/parts", test_parts);
  return g_test_run ();
}
