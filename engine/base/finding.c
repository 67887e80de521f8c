#include "config.h"

#include "engine/base/finding.h"

#include <math.h>
#include <string.h>

struct _AvtFinding
{
  gatomicrefcount ref_count;
  const AvtRule *rule;
  guint n_about;
  AvtId *about;
  guint n_arguments;
  AvtArgument *arguments;
};

struct _AvtFindings
{
  gatomicrefcount ref_count;
  GPtrArray *findings;
};

/**
 * avt_finding_new:
 * @rule: static
 * @about: the entities it is about, the most important first
 * @arguments: what stands for %1 to %9 in the sentence
 *
 * Returns: (transfer full): a finding that holds copies of both lists
 */
AvtFinding *
avt_finding_new (const AvtRule *rule, const AvtId *about, guint n_about,
                 const AvtArgument *arguments, guint n_arguments)
{
  AvtFinding *self = g_new0 (AvtFinding, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rule = rule;
  self->n_about = n_about;
  self->about = g_memdup2 (about, n_about * sizeof *about);
  self->n_arguments = n_arguments;
  self->arguments = g_memdup2 (arguments, n_arguments * sizeof *arguments);
  for (guint i = 0; i < n_arguments; i++)
    self->arguments[i].text = g_strdup (arguments[i].text);
  return self;
}

/** avt_finding_ref: Returns: (transfer full): @self */
AvtFinding *
avt_finding_ref (AvtFinding *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** avt_finding_unref: gives a reference back. */
void
avt_finding_unref (AvtFinding *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_arguments; i++)
    g_free (self->arguments[i].text);
  g_free (self->arguments);
  g_free (self->about);
  g_free (self);
}

/** avt_finding_get_rule: Returns: (transfer none): what is fixed about its code; static */
const AvtRule *
avt_finding_get_rule (const AvtFinding *self)
{
  return self->rule;
}

/** avt_finding_get_n_about: Returns: how many entities it is about; may be 0 */
guint
avt_finding_get_n_about (const AvtFinding *self)
{
  return self->n_about;
}

/** avt_finding_get_about: Returns: the id of entity @i, the most important first */
AvtId
avt_finding_get_about (const AvtFinding *self, guint i)
{
  g_return_val_if_fail (i < self->n_about, AVT_ID_NONE);
  return self->about[i];
}

/** avt_finding_get_n_arguments: Returns: how many arguments its sentence has */
guint
avt_finding_get_n_arguments (const AvtFinding *self)
{
  return self->n_arguments;
}

/** avt_finding_get_argument: Returns: (transfer none): argument @i, for %(i + 1) */
const AvtArgument *
avt_finding_get_argument (const AvtFinding *self, guint i)
{
  g_return_val_if_fail (i < self->n_arguments, NULL);
  return &self->arguments[i];
}

/* Total, unlike <: what is no number comes last and equals itself. */
static int
compare_values (double a, double b)
{
  if (isnan (a) || isnan (b))
    return (isnan (a) != 0) - (isnan (b) != 0);
  return a < b ? -1 : a > b;
}

static int
compare_arguments (const AvtArgument *a, const AvtArgument *b)
{
  int order;

  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  if ((order = g_strcmp0 (a->text, b->text)) != 0)
    return order;
  if ((order = avt_id_compare (a->id, b->id)) != 0)
    return order;
  if (a->unit != b->unit)
    return a->unit < b->unit ? -1 : 1;
  return compare_values (a->value, b->value);
}

/** avt_finding_compare: by severity, code, the ids it is about, and its arguments. */
int
avt_finding_compare (const AvtFinding *a, const AvtFinding *b)
{
  int order;

  if (a->rule->severity != b->rule->severity)
    return a->rule->severity < b->rule->severity ? -1 : 1;
  if ((order = strcmp (a->rule->code, b->rule->code)) != 0)
    return order;
  for (guint i = 0; i < MIN (a->n_about, b->n_about); i++)
    if ((order = avt_id_compare (a->about[i], b->about[i])) != 0)
      return order;
  if (a->n_about != b->n_about)
    return a->n_about < b->n_about ? -1 : 1;
  for (guint i = 0; i < MIN (a->n_arguments, b->n_arguments); i++)
    if ((order = compare_arguments (&a->arguments[i], &b->arguments[i])) != 0)
      return order;
  return a->n_arguments < b->n_arguments ? -1 : a->n_arguments > b->n_arguments;
}

/** avt_finding_equal: whether they say the same of the same entities. */
gboolean
avt_finding_equal (const AvtFinding *a, const AvtFinding *b)
{
  return avt_finding_compare (a, b) == 0;
}

/** avt_findings_new: Returns: (transfer full): an empty list */
AvtFindings *
avt_findings_new (void)
{
  AvtFindings *self = g_new0 (AvtFindings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_finding_unref);
  return self;
}

/** avt_findings_ref: Returns: (transfer full): @self, which must not grow any more once shared */
AvtFindings *
avt_findings_ref (AvtFindings *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** avt_findings_unref: gives a reference back. */
void
avt_findings_unref (AvtFindings *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/** avt_findings_add: @finding: (transfer full): */
void
avt_findings_add (AvtFindings *self, AvtFinding *finding)
{
  g_ptr_array_add (self->findings, finding);
}

/** avt_findings_add_all: adds the findings of @other, which keeps them too. */
void
avt_findings_add_all (AvtFindings *self, const AvtFindings *other)
{
  for (guint i = 0; i < other->findings->len; i++)
    avt_findings_add (self, avt_finding_ref (g_ptr_array_index (other->findings, i)));
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  return avt_finding_compare (*(AvtFinding *const *) a, *(AvtFinding *const *) b);
}

/** avt_findings_sort: sorts by severity, code, ids, arguments, and drops repetitions. */
void
avt_findings_sort (AvtFindings *self)
{
  g_autoptr (GPtrArray) sorted = g_steal_pointer (&self->findings);

  g_ptr_array_sort (sorted, compare_pointers);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_finding_unref);
  for (guint i = 0; i < sorted->len; i++)
    {
      AvtFinding *finding = g_ptr_array_index (sorted, i);

      if (i == 0 || !avt_finding_equal (g_ptr_array_index (sorted, i - 1), finding))
        avt_findings_add (self, avt_finding_ref (finding));
    }
}

/** avt_findings_get_size: Returns: the number of findings */
guint
avt_findings_get_size (const AvtFindings *self)
{
  return self->findings->len;
}

/** avt_findings_get: Returns: (transfer none): finding @i */
AvtFinding *
avt_findings_get (const AvtFindings *self, guint i)
{
  g_return_val_if_fail (i < self->findings->len, NULL);
  return g_ptr_array_index (self->findings, i);
}

/** avt_findings_count: Returns: the number of findings of @severity */
guint
avt_findings_count (const AvtFindings *self, AvtSeverity severity)
{
  guint count = 0;

  for (guint i = 0; i < self->findings->len; i++)
    count += avt_findings_get (self, i)->rule->severity == severity;
  return count;
}

/** avt_argument_text: an argument that is shown as it is; @text is borrowed. */
AvtArgument
avt_argument_text (const char *text)
{
  return (AvtArgument){ .kind = AVT_ARGUMENT_TEXT, .text = (char *) text };
}

/** avt_argument_entity: an argument that is shown by the name of the entity. */
AvtArgument
avt_argument_entity (AvtId id)
{
  return (AvtArgument){ .kind = AVT_ARGUMENT_ENTITY, .id = id };
}

/** avt_argument_quantity: an argument that is shown as @value in @unit, in the reader's style. */
AvtArgument
avt_argument_quantity (double value, AvtUnit unit)
{
  return (AvtArgument){ .kind = AVT_ARGUMENT_QUANTITY, .value = value, .unit = unit };
}

/** avt_argument_count: a plain number, which chooses between singular and plural. */
AvtArgument
avt_argument_count (gint64 count)
{
  return (AvtArgument){ .kind = AVT_ARGUMENT_COUNT, .value = (double) count };
}

void
avt_findings_report (AvtFindings *self, const AvtRule *rule, const AvtId *about, guint n_about,
                     const AvtArgument *arguments, guint n_arguments)
{
  avt_findings_add (self, avt_finding_new (rule, about, n_about, arguments, n_arguments));
}

/** avt_severity_nick: Returns: the word of @severity in files and on the command line */
const char *
avt_severity_nick (AvtSeverity severity)
{
  static const char *const nicks[] = { "error", "warning", "info" };

  return nicks[severity];
}

/** avt_confidence_nick: Returns: the word of @confidence in files and on the command line */
const char *
avt_confidence_nick (AvtConfidence confidence)
{
  static const char *const nicks[] = { "verified", "source", "derived", "general", "heuristic" };

  return nicks[confidence];
}
