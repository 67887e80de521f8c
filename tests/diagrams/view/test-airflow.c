#include "config.h"

#include "diagrams/view/airflow.h"
#include "tests/diagrams/view/golden.h"
#include "tests/diagrams/view/sample-row.h"

/* Two servers that breathe from front to rear, 600 W with 90 m3/h each: 1.204 kg/m3 of air that
 * takes 1006 J/(kg K) gets 1200 W / (180 m3/h / 3600 s/h x 1211 J/(m3 K)) = 19.8 K warmer. Above
 * them a switch without a figure takes its air from the hot aisle. */
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
  scene = avt_airflow_build (
    &context, avt_entity_id (avt_design_get (sample.design, AVT_KIND_RACK, 0)), 0);
  avt_golden_check (scene, "airflow");
  avt_sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/airflow/golden", test_golden);
  return g_test_run ();
}
