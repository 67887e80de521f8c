/* Findings: what a calculation or a rule has to say, as a code and arguments. The words are made
 * elsewhere (engine/base/words.h), in any language, from the template of the code. */
#pragma once

#include "engine/base/id.h"
#include "engine/base/quantity.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_SEVERITY_ERROR,
  AVT_SEVERITY_WARNING,
  AVT_SEVERITY_INFO
} AvtSeverity;

/** AvtConfidence: worst last; a result has the worst of the constants it used. */
typedef enum
{
  AVT_CONFIDENCE_VERIFIED,
  AVT_CONFIDENCE_SOURCE,
  AVT_CONFIDENCE_DERIVED,
  AVT_CONFIDENCE_GENERAL,
  AVT_CONFIDENCE_HEURISTIC
} AvtConfidence;

/** AvtRule: what is fixed about a code. Static; one table per subject. */
typedef struct
{
  const char *code;     /* "power-breaker-overload"; stable for ever */
  AvtSeverity severity;
  const char *sentence; /* N_(); %1 to %9 stand for the arguments */
  const char *hint;     /* N_(); what mends it, or NULL */
  const char *source;   /* where the rule comes from: "engine-facts A5" style is not for users:
                           name the standard, vendor document or formula */
} AvtRule;

typedef enum
{
  AVT_ARGUMENT_TEXT,     /* shown as it is */
  AVT_ARGUMENT_ENTITY,   /* shown by its name */
  AVT_ARGUMENT_QUANTITY, /* a number in a unit */
  AVT_ARGUMENT_COUNT
} AvtArgumentKind;

typedef struct
{
  AvtArgumentKind kind;
  char *text;
  AvtId id;
  double value;
  AvtUnit unit;
} AvtArgument;

typedef struct _AvtFinding AvtFinding;   /* immutable, atomically counted */
typedef struct _AvtFindings AvtFindings; /* a growing list, owned by one writer */

AvtFinding *avt_finding_new (const AvtRule *rule, const AvtId *about, guint n_about,
                             const AvtArgument *arguments, guint n_arguments);
AvtFinding *avt_finding_ref (AvtFinding *self);
void avt_finding_unref (AvtFinding *self);
const AvtRule *avt_finding_get_rule (const AvtFinding *self);
guint avt_finding_get_n_about (const AvtFinding *self);
AvtId avt_finding_get_about (const AvtFinding *self, guint i);
guint avt_finding_get_n_arguments (const AvtFinding *self);
const AvtArgument *avt_finding_get_argument (const AvtFinding *self, guint i);
int avt_finding_compare (const AvtFinding *a, const AvtFinding *b);
gboolean avt_finding_equal (const AvtFinding *a, const AvtFinding *b);

AvtFindings *avt_findings_new (void);
AvtFindings *avt_findings_ref (AvtFindings *self);
void avt_findings_unref (AvtFindings *self);
void avt_findings_add (AvtFindings *self, AvtFinding *finding);
void avt_findings_add_all (AvtFindings *self, const AvtFindings *other);
void avt_findings_sort (AvtFindings *self);
guint avt_findings_get_size (const AvtFindings *self);
AvtFinding *avt_findings_get (const AvtFindings *self, guint i);
guint avt_findings_count (const AvtFindings *self, AvtSeverity severity);

/* Arguments by value, for a call of avt_findings_report(). The text is copied. */
AvtArgument avt_argument_text (const char *text);
AvtArgument avt_argument_entity (AvtId id);
AvtArgument avt_argument_quantity (double value, AvtUnit unit);
AvtArgument avt_argument_count (gint64 count);

/** avt_findings_report: adds a finding with copies of both lists. */
void avt_findings_report (AvtFindings *self, const AvtRule *rule, const AvtId *about,
                          guint n_about, const AvtArgument *arguments, guint n_arguments);

const char *avt_severity_nick (AvtSeverity severity);
const char *avt_confidence_nick (AvtConfidence confidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFinding, avt_finding_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFindings, avt_findings_unref)

G_END_DECLS
