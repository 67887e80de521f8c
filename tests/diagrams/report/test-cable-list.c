/* Which cables are listed, in which order, and from which end. */
#include "config.h"

#include "diagrams/report/cable-list.h"
#include "engine/design/order.h"
#include "tests/diagrams/view/sample-row.h"

static AvtReportSource
new_source (AvtDesign *design, guint n_racks)
{
  AvtReportSource source = { .context = { .design = design } };

  source.racks = avt_design_racks_in_order (design);
  g_ptr_array_set_size (source.racks, (int) n_racks);
  return source;
}

static const AvtCableRow *
row_at (const GArray *rows, guint i)
{
  return &g_array_index (rows, AvtCableRow, i);
}

/* Neither end comes before that of the row above; the nearer rack is named first. */
static void
check_order (const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const AvtCableRow *row = row_at (rows, i);
      const AvtCableRow *last = i > 0 ? row_at (rows, i - 1) : row;

      g_assert_cmpuint (row->from.place, <=, row->to.place);
      g_assert_cmpuint (last->from.place, <=, row->from.place);
      if (last->from.place == row->from.place && last->to.place == row->to.place
          && last->from.device != row->from.device)
        g_assert_cmpint (last->from.device->position_hu, >=, row->from.device->position_hu);
    }
}

static void
test_order (void)
{
  AvtSample sample;
  AvtReportSource all, one;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) network = NULL;

  avt_sample_init (&sample, 3);
  avt_sample_add_wired_row (&sample, 3, 6);
  all = new_source (sample.design, 3);
  one = new_source (sample.design, 1);
  rows = avt_cable_list (&all, AVT_CABLES_POWER | AVT_CABLES_NETWORK);
  first = avt_cable_list (&one, AVT_CABLES_POWER | AVT_CABLES_NETWORK);
  network = avt_cable_list (&all, AVT_CABLES_NETWORK);
  g_assert_cmpuint (rows->len, ==, avt_design_count (sample.design, AVT_KIND_LINK));
  g_assert_cmpuint (first->len, ==, rows->len / 3);
  g_assert_cmpuint (network->len, ==, 0);
  check_order (rows);
  for (guint i = 0; i < first->len; i++)
    g_assert_true (row_at (first, i)->from.rack == all.racks->pdata[0]);
  g_ptr_array_unref (all.racks);
  g_ptr_array_unref (one.racks);
  avt_sample_clear (&sample);
}

/* A cable without a label is called by its id. */
static void
test_label (void)
{
  AvtLink link = { .entity = { .id = { "l04qe77qbpjaq" } } };
  char label[] = "CAB-1", empty[] = "";

  g_assert_cmpstr (avt_cable_label (&link), ==, "l04qe77qbpjaq");
  link.label = empty;
  g_assert_cmpstr (avt_cable_label (&link), ==, "l04qe77qbpjaq");
  link.label = label;
  g_assert_cmpstr (avt_cable_label (&link), ==, "CAB-1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/cable-list/order", test_order);
  g_test_add_func ("/diagrams/report/cable-list/label", test_label);
  return g_test_run ();
}
