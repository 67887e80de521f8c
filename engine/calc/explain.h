/* A number with all that stands behind it: what a window, a sheet or a report says when it is asked
 * where the number comes from. Built from the same calculations that give the number. */
#pragma once

#include "engine/base/memo.h"
#include "engine/calc/calc.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

#define AVT_EXPLAINED_INPUTS 6
#define AVT_UNIT_LABEL_BYTES 16
#define AVT_EXPLAINED_ASSUMPTIONS 3

/** AvtExplainedInput: @label: N_(); @value: NaN: not known */
typedef struct
{
  const char *label;
  double value;
  AvtUnit unit;
} AvtExplainedInput;

/**
 * AvtExplained: a value; all strings are static
 * @title: N_()
 * @value: of what is known; NaN: nothing is
 * @limit: what it may reach; NaN: no limit is known
 * @unit_label: not empty: @value is a height in the rack, and this the unit it lies in: "U12"
 * @n_unknown: how many devices it leaves out because they have no figure
 * @is_partial: @value is the least it can be, since something that belongs to it is not known
 * @is_estimate: rests on a rule of thumb or a rating, not on what was stated or measured
 * @formula: N_()
 * @source: of the formula
 * @confidence: the worst of the formula and of what it was fed with
 */
typedef struct
{
  const char *title;
  double value;
  AvtUnit unit;
  double limit;
  char unit_label[AVT_UNIT_LABEL_BYTES];
  guint n_unknown;
  gboolean is_partial;
  gboolean is_estimate;
  const char *formula;
  AvtExplainedInput inputs[AVT_EXPLAINED_INPUTS];
  guint n_inputs;
  const char *assumptions[AVT_EXPLAINED_ASSUMPTIONS]; /* N_() */
  guint n_assumptions;
  const char *source;
  AvtConfidence confidence;
} AvtExplained;

/** AvtRackNumber: what is said of a whole rack. */
typedef enum
{
  AVT_RACK_NUMBER_POWER, /* on the basis of each device */
  AVT_RACK_NUMBER_IDLE,
  AVT_RACK_NUMBER_TYPICAL,
  AVT_RACK_NUMBER_PEAK,
  AVT_RACK_NUMBER_CURRENT,
  AVT_RACK_NUMBER_HEAT,
  AVT_RACK_NUMBER_AIRFLOW,
  AVT_RACK_NUMBER_RISE,
  AVT_RACK_NUMBER_MASS,
  AVT_RACK_NUMBER_CENTRE,
  AVT_RACK_NUMBER_FREE,
} AvtRackNumber;

#define AVT_N_RACK_NUMBERS 11

const char *avt_explained_mark (const AvtExplained *self);
AvtExplained avt_explain_rack (AvtMemo *memo, const AvtDesign *design, const AvtRack *rack,
                               AvtRackNumber number);

G_END_DECLS
