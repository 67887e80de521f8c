/* The rules of a design: one file per subject, each rule with a stable code, a severity, one
 * sentence, a hint and a source. Rules report; edits refuse (engine/design/fit.h says the facts to
 * both). */
#pragma once

#include "engine/base/finding.h"
#include "engine/base/memo.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtCheckRun: what a rule reads, and where it reports. */
typedef struct
{
  AvtDesign *design;
  AvtMemo *memo; /* or NULL */
  AvtFindings *findings;
} AvtCheckRun;

/**
 * AvtCheckSubject: the rules of one subject
 * @rules: ends with NULL; every code that @rack and @whole report
 * @rack: (nullable): what can be said of one rack from what its stamp covers
 * @whole: (nullable): what can only be said of the design as a whole; kept cheap, it always runs
 */
typedef struct
{
  const char *name;
  const AvtRule *const *rules;
  void (*rack) (AvtCheckRun *run, const AvtRack *rack);
  void (*whole) (AvtCheckRun *run);
} AvtCheckSubject;

AvtFindings *avt_check_rack (AvtDesign *design, AvtMemo *memo, AvtId rack);
AvtFindings *avt_check_design (AvtDesign *design, AvtMemo *memo);
AvtFindings *avt_check_arrange (const AvtDesign *design, const AvtFindings *findings);

guint avt_check_n_rules (void);
const AvtRule *avt_check_get_rule (guint i);

G_END_DECLS
