/* The calculations by name: each a pure function from one record to another, with its formula and
 * source. `archivolt-cli calc`, the formula view and the sheets read this table; the keys, units,
 * ranges and defaults are in the field tables of the two records. */
#pragma once

#include "engine/base/field.h"
#include "engine/base/finding.h"

G_BEGIN_DECLS

typedef struct _AvtCalcOutcome AvtCalcOutcome;

/** AvtCalcChoice: of these fields exactly one is given. */
typedef struct
{
  const AvtRecordType *record; /* the input or a record inside it */
  guint64 fields;              /* bit i: field i belongs to the choice */
} AvtCalcChoice;

/** AvtCalc: one calculation. Static. */
typedef struct
{
  const char *name;
  const char *title; /* N_() */
  const AvtRecordType *input;
  const AvtRecordType *result;
  const char *formula;
  const char *source;
  AvtConfidence confidence;      /* of the formula; a run may lower it */
  const AvtCalcChoice *choices;  /* ends with a NULL record; or NULL */
  /* What the field table cannot say: refuses with avt_calc_refuse(). May be NULL. */
  gboolean (*check) (const void *input, char **path, GError **error);
  /* Total: @input has passed the checks. */
  void (*run) (const void *input, AvtCalcOutcome *outcome);
} AvtCalc;

struct _AvtCalcOutcome
{
  const AvtCalc *calc;
  void *result;             /* a record of calc->result; an absent field does not apply: null */
  guint64 omitted;          /* bit i: field i is left out, because an input without default is */
  AvtConfidence confidence; /* the worst of the formula and the constants used */
  AvtFindings *findings;
  GPtrArray *assumptions;   /* of static strings, N_() */
  GPtrArray *sources;       /* of static strings */
};

const AvtCalc *avt_calc_find (const char *name);
const AvtCalc *const *avt_calc_list (guint *n_calcs);

gboolean avt_calc_check (const AvtCalc *self, const void *input, char **path, GError **error);
AvtCalcOutcome *avt_calc_run (const AvtCalc *self, const void *input);
void avt_calc_outcome_free (AvtCalcOutcome *self);

/* For the calculations. */
gboolean avt_calc_refuse (char **path, GError **error, const char *where, const char *format,
                          ...) G_GNUC_PRINTF (4, 5);
void avt_calc_outcome_set (AvtCalcOutcome *self, guint field, double value);
void avt_calc_outcome_omit (AvtCalcOutcome *self, guint field);
void avt_calc_outcome_assume (AvtCalcOutcome *self, const char *assumption);
void avt_calc_outcome_cite (AvtCalcOutcome *self, const char *source, AvtConfidence confidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtCalcOutcome, avt_calc_outcome_free)

G_END_DECLS
