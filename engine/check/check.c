#include "config.h"

#include "engine/check/check.h"

#include "engine/check/subjects.h"

static const AvtCheckSubject *const subjects[] = {
  &avt_check_airflow,
  &avt_check_cables,
  &avt_check_cooling,
  &avt_check_cords,
  &avt_check_mass,
  &avt_check_placement,
  &avt_check_ports,
  &avt_check_power,
  &avt_check_ups,
};

static const AvtMemoKind rack_kind = { "check-rack", (gpointer (*) (gpointer)) avt_findings_ref,
                                       (void (*) (gpointer)) avt_findings_unref };

static AvtFindings *
check_rack (AvtDesign *design, AvtMemo *memo, const AvtRack *rack)
{
  AvtFindings *findings = avt_findings_new ();
  AvtCheckRun run = { design, memo, findings };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (subjects[i]->rack != NULL)
      subjects[i]->rack (&run, rack);
  avt_findings_sort (findings);
  return findings;
}

/**
 * avt_check_rack:
 * @memo: (nullable): keeps the findings for as long as nothing changes that the rack can see
 *
 * Returns: (transfer full): what the rules say of one rack, sorted; empty for an unknown rack
 */
AvtFindings *
avt_check_rack (AvtDesign *design, AvtMemo *memo, AvtId rack)
{
  const AvtRack *found = avt_design_rack (design, rack);
  AvtMemoHold hold
      = { avt_design_rack_stamp (design, rack), (gpointer (*) (gpointer)) avt_stamp_ref,
          (void (*) (gpointer)) avt_stamp_unref };
  AvtFindings *findings;

  if (found == NULL)
    return avt_findings_new ();
  if (memo == NULL)
    return check_rack (design, memo, found);
  findings = avt_memo_lookup (memo, &rack_kind, &hold, 1, NULL, 0);
  if (findings == NULL)
    {
      findings = check_rack (design, memo, found);
      avt_memo_store (memo, &rack_kind, &hold, 1, NULL, 0, findings);
    }
  return findings;
}

/**
 * avt_check_design:
 * @memo: (nullable): see avt_check_rack()
 *
 * Returns: (transfer full): what every rule says, sorted by severity, code and ids
 */
AvtFindings *
avt_check_design (AvtDesign *design, AvtMemo *memo)
{
  AvtFindings *findings = avt_findings_new ();
  AvtCheckRun run = { design, memo, findings };
  AvtTableIter iter;
  gpointer rack;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_RACK));
  while (avt_table_iter_next (&iter, &rack))
    {
      g_autoptr (AvtFindings) of_rack = avt_check_rack (design, memo, avt_entity_id (rack));

      avt_findings_add_all (findings, of_rack);
    }
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (subjects[i]->whole != NULL)
      subjects[i]->whole (&run);
  avt_findings_sort (findings);
  return findings;
}

/** avt_check_n_rules: Returns: how many rules there are, of all subjects */
guint
avt_check_n_rules (void)
{
  guint count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    for (const AvtRule *const *rule = subjects[i]->rules; *rule != NULL; rule++)
      count++;
  return count;
}

const AvtRule *
avt_check_get_rule (guint i)
{
  for (guint k = 0; k < G_N_ELEMENTS (subjects); k++)
    for (const AvtRule *const *rule = subjects[k]->rules; *rule != NULL; rule++)
      if (i-- == 0)
        return *rule;
  g_return_val_if_reached (NULL);
}
