#include "config.h"

#include "engine/design/part.h"
#include "engine/design/type.h"

static AvtPart *
part_with_idle (int confidence)
{
  AvtPart *part = avt_entity_new (AVT_KIND_PART, AVT_ID_NONE);
  AvtProvenance *one = avt_record_append (&avt_part_type, part, AVT_PART_FIELD_PROVENANCE);

  avt_record_set_string (&avt_provenance_type, one, AVT_PROVENANCE_FIELD, "power_idle_mw");
  if (confidence >= 0)
    avt_record_set_enum (&avt_provenance_type, one, AVT_PROVENANCE_CONFIDENCE, confidence);
  return part;
}

static void
test_of_value (void)
{
  AvtPart *part = part_with_idle (AVT_CONFIDENCE_HEURISTIC);
  AvtConfidence confidence;

  g_assert_false (avt_entity_confidence (part, AVT_PART_FIELD_POWER_PEAK_MW, &confidence));
  avt_record_set_enum (&avt_part_type, part, AVT_PART_FIELD_CONFIDENCE, AVT_CONFIDENCE_SOURCE);
  g_assert_true (avt_entity_confidence (part, AVT_PART_FIELD_POWER_PEAK_MW, &confidence));
  g_assert_cmpint (confidence, ==, AVT_CONFIDENCE_SOURCE);
  g_assert_true (avt_entity_confidence (part, AVT_PART_FIELD_POWER_IDLE_MW, &confidence));
  g_assert_cmpint (confidence, ==, AVT_CONFIDENCE_HEURISTIC);
  avt_entity_unref (part);
}

/* A source without a confidence leaves that of the whole. */
static void
test_without_confidence (void)
{
  AvtPart *part = part_with_idle (-1);
  AvtConfidence confidence;

  g_assert_false (avt_entity_confidence (part, AVT_PART_FIELD_POWER_IDLE_MW, &confidence));
  avt_record_set_enum (&avt_part_type, part, AVT_PART_FIELD_CONFIDENCE, AVT_CONFIDENCE_GENERAL);
  g_assert_true (avt_entity_confidence (part, AVT_PART_FIELD_POWER_IDLE_MW, &confidence));
  g_assert_cmpint (confidence, ==, AVT_CONFIDENCE_GENERAL);
  g_assert_null (avt_provenance_find (part->provenance, "power_idle"));
  avt_entity_unref (part);
}

static void
test_other_kinds (void)
{
  AvtEntity *rack = avt_entity_new (AVT_KIND_RACK, AVT_ID_NONE);
  AvtConfidence confidence;

  g_assert_false (avt_entity_confidence (rack, 0, &confidence));
  avt_entity_unref (rack);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/provenance/of-value", test_of_value);
  g_test_add_func ("/engine/design/provenance/without-confidence", test_without_confidence);
  g_test_add_func ("/engine/design/provenance/other-kinds", test_other_kinds);
  return g_test_run ();
}
