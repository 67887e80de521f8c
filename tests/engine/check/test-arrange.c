/* Findings as people read them: by severity, rule, and the names of what they are about. */
#include "config.h"

#include "engine/check/check.h"

#include "engine/design/design.h"

#define N_ROOMS 3

static const char *const names[N_ROOMS] = { "Hall 10", "Hall 9", "Hall 1" };

static const AvtRule warning = { "a-warning", AVT_SEVERITY_WARNING, "%1", "", "" };
static const AvtRule error_rule = { "an-error", AVT_SEVERITY_ERROR, "%1", "", "" };

static AvtDesign *
new_design (AvtId ids[N_ROOMS])
{
  g_autoptr (AvtIdSource) source = avt_id_source_new_seeded (1);
  g_autoptr (AvtDesign) empty = avt_design_new_empty (source);
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (empty);
  g_autoptr (GError) error = NULL;
  AvtDesign *design;

  for (guint i = 0; i < N_ROOMS; i++)
    {
      AvtRoom *room = avt_entity_new (
        AVT_KIND_ROOM, avt_id_source_next (source, avt_kind_info (AVT_KIND_ROOM)->letter));

      avt_record_set_string (&avt_room_type, room, AVT_ROOM_NAME, names[i]);
      ids[i] = room->entity.id;
      avt_design_builder_put (builder, room);
    }
  design = avt_design_builder_end (builder, &error);
  g_assert_no_error (error);
  return design;
}

static void
check_finding (const AvtFindings *findings, guint i, const AvtRule *rule, AvtId about)
{
  AvtFinding *finding = avt_findings_get (findings, i);

  g_assert_true (avt_finding_get_rule (finding) == rule);
  g_assert_true (avt_id_equal (avt_finding_get_about (finding, 0), about));
}

static void
test_arrange (void)
{
  AvtId ids[N_ROOMS];
  g_autoptr (AvtDesign) design = new_design (ids);
  g_autoptr (AvtFindings) findings = avt_findings_new ();
  g_autoptr (AvtFindings) arranged = NULL;

  for (guint i = 0; i < N_ROOMS; i++)
    avt_findings_report (findings, &warning, &ids[i], 1, NULL, 0);
  avt_findings_report (findings, &error_rule, &ids[1], 1, NULL, 0);
  avt_findings_report (findings, &error_rule, &ids[0], 1, NULL, 0);
  avt_findings_sort (findings);
  arranged = avt_check_arrange (design, findings);
  g_assert_cmpuint (avt_findings_get_size (arranged), ==, 5);
  check_finding (arranged, 0, &error_rule, ids[1]);
  check_finding (arranged, 1, &error_rule, ids[0]);
  for (guint i = 0; i < N_ROOMS; i++)
    check_finding (arranged, 2 + i, &warning, ids[N_ROOMS - 1 - i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/check/arrange", test_arrange);
  return g_test_run ();
}
