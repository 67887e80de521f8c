#include "config.h"

#include "diagrams/view/power-chain.h"
#include "tests/diagrams/view/golden.h"
#include "tests/diagrams/view/sample-row.h"

/* Two servers and a switch on banks 1 of both strips: 600 W and 200 W at a power factor of 0.95 and
 * 230 V are 2.7 and 0.9 A, half of it on each side: 1.4, 1.4 and 0.5, 3.2 on line 1. */
static void
test_golden (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  g_autoptr (AvtScene) rack = NULL, all = NULL;
  AvtDiagramContext context;
  AvtSample sample;

  avt_sample_init (&sample, 1);
  avt_sample_add_wired_row (&sample, 1, 3);
  context = (AvtDiagramContext){ sample.design, NULL, measurer, words };
  rack = avt_power_chain_build (
    &context, avt_entity_id (avt_design_get (sample.design, AVT_KIND_RACK, 0)), 0);
  all = avt_power_chain_build (&context, avt_design_get_info (sample.design)->entity.id, 0);
  avt_golden_check (rack, "power-chain-rack");
  avt_golden_check (all, "power-chain-design");
  avt_sample_clear (&sample);
}

static void
test_nothing (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  AvtDiagramContext context;
  AvtSample sample;
  AvtId rack;

  avt_sample_init (&sample, 1);
  rack = avt_sample_add_rack (&sample, "B04", 42);
  context = (AvtDiagramContext){ sample.design, NULL, measurer, words };
  g_assert_cmpuint (avt_power_chain_count_sheets (&context, rack), ==, 0);
  avt_sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/power-chain/golden", test_golden);
  g_test_add_func ("/view/power-chain/nothing", test_nothing);
  return g_test_run ();
}
