#include "config.h"

#include "diagrams/view/phase-load.h"
#include "tests/diagrams/view/golden.h"
#include "tests/diagrams/view/sample-row.h"

/* The loads are those of test-power-chain.c. */
static void
test_golden (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  g_autoptr (AvtScene) scene = NULL;
  AvtDiagramContext context;
  AvtSample sample;

  avt_sample_init (&sample, 1);
  avt_sample_add_wired_row (&sample, 1, 3);
  context = (AvtDiagramContext){ sample.design, NULL, measurer, words };
  scene = avt_phase_load_build (
    &context, avt_entity_id (avt_design_get (sample.design, AVT_KIND_RACK, 0)), 0);
  avt_golden_check (scene, "phase-load");
  avt_sample_clear (&sample);
}

/* Upright A4 has 695.9 points for the chart: 52 of head and foot, 16 a line, 6 between feeds. So
 * twelve feeds of three lines (52 + 576 + 66 = 694) fit, and those of a seventh rack do not. */
static void
test_sheets (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  AvtDiagramContext context;
  AvtSample sample;
  AvtId design, feed;

  avt_sample_init (&sample, 1);
  avt_sample_add_wired_row (&sample, 7, 3);
  context = (AvtDiagramContext){ sample.design, NULL, measurer, words };
  design = avt_design_get_info (sample.design)->entity.id;
  feed = avt_entity_id (avt_design_get (sample.design, AVT_KIND_FEED, 0));
  g_assert_cmpuint (avt_phase_load_count_sheets (&context, design), ==, 2);
  g_assert_cmpuint (avt_phase_load_count_sheets (&context, feed), ==, 1);
  context.paper = AVT_PAPER_A3;
  g_assert_cmpuint (avt_phase_load_count_sheets (&context, design), ==, 1);
  avt_sample_clear (&sample);
}

static void
test_nothing (void)
{
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  AvtDiagramContext context;
  AvtSample sample;

  avt_sample_init (&sample, 1);
  context = (AvtDiagramContext){ sample.design, NULL, NULL, words };
  g_assert_cmpuint (
    avt_phase_load_count_sheets (&context, avt_design_get_info (sample.design)->entity.id), ==, 0);
  avt_sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/phase-load/golden", test_golden);
  g_test_add_func ("/view/phase-load/sheets", test_sheets);
  g_test_add_func ("/view/phase-load/nothing", test_nothing);
  return g_test_run ();
}
