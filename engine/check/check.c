#include "config.h"

#include "engine/check/check.h"

#include "engine/check/subjects.h"
#include "engine/design/order.h"

#include <string.h>

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

typedef struct
{
  AvtFinding *finding;
  const char *name; /* of what it is about first */
} Named;

static int
compare_named_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Named *left = a, *right = b;
  const AvtRule *rule = avt_finding_get_rule (left->finding);
  const AvtRule *other = avt_finding_get_rule (right->finding);

  if (rule->severity != other->severity)
    return rule->severity < other->severity ? -1 : 1;
  return rule != other ? strcmp (rule->code, other->code)
                       : avt_name_order (left->name, right->name);
}

static const char *
name_of_subject (const AvtDesign *design, const AvtFinding *finding)
{
  gconstpointer entity = avt_finding_get_n_about (finding) > 0
                           ? avt_design_lookup (design, avt_finding_get_about (finding, 0))
                           : NULL;

  return entity != NULL ? avt_entity_name (entity) : "";
}

/**
 * avt_check_arrange:
 *
 * Ids tell repetitions, but are in no order for people.
 *
 * Returns: (transfer full): @findings as a list is read: by severity, code, and the name of what
 *   they are about first
 */
AvtFindings *
avt_check_arrange (const AvtDesign *design, const AvtFindings *findings)
{
  guint n_findings = avt_findings_get_size (findings);
  g_autofree Named *named = g_new (Named, n_findings);
  AvtFindings *arranged = avt_findings_new ();

  for (guint i = 0; i < n_findings; i++)
    {
      AvtFinding *finding = avt_findings_get (findings, i);

      named[i] = (Named){ finding, name_of_subject (design, finding) };
    }
  g_qsort_with_data (named, (gint) n_findings, sizeof *named, compare_named_cb, NULL);
  for (guint i = 0; i < n_findings; i++)
    avt_findings_add (arranged, avt_finding_ref (named[i].finding));
  return arranged;
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
