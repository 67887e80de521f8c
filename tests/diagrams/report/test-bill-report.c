/* What a purchaser adds up: line totals, a total of each currency, and what has no price. */
#include "config.h"

#include "diagrams/report/kind.h"
#include "diagrams/report/tables.h"
#include "tests/diagrams/view/sample-rack.h"

enum
{
  TO_BUY = 5,
  UNIT_PRICE,
  CURRENCY,
  PRICE
};

static void
set (AvtSample *sample, AvtId id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *changed = avt_design_with_field_text (sample->design, id, field, text, &error);

  g_assert_no_error (error);
  avt_design_unref (sample->design);
  sample->design = changed;
}

static void
add_devices (AvtSample *sample, AvtId type, guint n, const char *state)
{
  for (guint i = 0; i < n; i++)
    set (sample, avt_sample_add_device (sample, type, "device", (AvtPlace){ AVT_ID_NONE, 0, 0, 0 }),
         "state", state);
}

static AvtId
add_type (AvtSample *sample, const char *name, const char *price, const char *currency)
{
  AvtId type
    = avt_sample_add_type (sample, name, AVT_TYPE_SERVER, 2, AVT_WIDTH_FULL, 700, TRUE);

  if (price != NULL)
    {
      set (sample, type, "price_hundredths", price);
      set (sample, type, "currency", currency);
    }
  return type;
}

static AvtReport *
make (const AvtSample *sample)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  AvtReportStyle style = { .paper = AVT_PAPER_A4 };
  AvtDiagramContext context
    = { .design = sample->design, .measurer = measurer, .words = words };
  const AvtReportKind *kind = avt_report_kind_find ("bom");

  return avt_report_kind_build (kind, &context, &style, avt_report_kind_all_parts (kind),
                                AVT_ID_NONE);
}

static void
check_price (const AvtTableRow *row, double price, const char *text, const char *currency)
{
  g_assert_cmpfloat (row->cells[PRICE].value, ==, price);
  g_assert_cmpstr (row->cells[PRICE].text, ==, text);
  g_assert_cmpstr (row->cells[CURRENCY].text, ==, currency);
}

/* "A" and "B" are bought at 1,200.50 and 10.00, "C" is there already, "D" has no price. */
static void
test_prices (void)
{
  AvtSample sample;
  g_autoptr (AvtReport) report = NULL;
  g_autoptr (AvtSection) section = NULL;
  g_autofree char *notes = NULL;
  const AvtTableBlock *table;

  avt_sample_init (&sample, 3);
  add_devices (&sample, add_type (&sample, "A", "1200.50", "EUR"), 3, "planned");
  add_devices (&sample, add_type (&sample, "B", "10", "USD"), 2, "planned");
  add_devices (&sample, add_type (&sample, "C", "500", "EUR"), 1, "existing");
  add_devices (&sample, add_type (&sample, "D", NULL, NULL), 1, "planned");
  report = make (&sample);
  section = avt_report_get_section (report, 0);
  table = (const AvtTableBlock *) avt_section_get_first (section)->next;
  g_assert_cmpint (table->block.kind, ==, AVT_BLOCK_TABLE);
  g_assert_cmpuint (table->n_rows, ==, 6);
  check_price (&table->rows[0], 3601.5, "3,601.50", "EUR");
  check_price (&table->rows[1], 20, "20.00", "USD");
  g_assert_cmpint (table->rows[2].cells[PRICE].kind, ==, AVT_CELL_EMPTY);
  g_assert_cmpfloat (table->rows[2].cells[TO_BUY].value, ==, 0);
  g_assert_cmpint (table->rows[3].cells[PRICE].kind, ==, AVT_CELL_UNKNOWN);
  g_assert_cmpint (table->rows[3].cells[UNIT_PRICE].kind, ==, AVT_CELL_UNKNOWN);
  g_assert_cmpint (table->rows[4].kind, ==, AVT_ROW_TOTAL);
  check_price (&table->rows[4], 3601.5, "≥ 3,601.50", "EUR");
  check_price (&table->rows[5], 20, "≥ 20.00", "USD");
  notes = avt_table_row_notes (report, table, section, 4);
  g_assert_cmpstr (notes, ==,
                   "Price: at least · Price: Lines to buy without a price, in no total: 1");
  avt_sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/bill-report/prices", test_prices);
  return g_test_run ();
}
