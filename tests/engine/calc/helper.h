/* Filling and asking records of calculations by the names of their keys, as a file would. */
#pragma once

#include "engine/base/record.h"
#include "engine/calc/calc.h"

#include <math.h>
#include <string.h>

/* |a - b| within @tolerance; the tests say how exact a published figure is. */
#define assert_near(a, b, tolerance) g_assert_cmpfloat_with_epsilon (a, b, tolerance)

static inline void *
calc_input_new (const AvtCalc *calc)
{
  void *input = g_malloc0 (calc->input->size);

  avt_record_init (calc->input, input);
  return input;
}

static inline void
calc_input_free (const AvtCalc *calc, void *input)
{
  avt_record_clear (calc->input, input);
  g_free (input);
}

/* "a=1 b=L-N psu.grade=gold loads+ loads.lines=L1": NAME+ appends a record to the list NAME, and
 * a path through a list goes to its last record. */
static inline void
fill (const AvtRecordType *type, void *record, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      gboolean appends = g_str_has_suffix (words[i], "+");
      g_auto (GStrv) steps = NULL;
      const AvtRecordType *at = type;
      void *holder = record;
      int field = -1;

      if (*words[i] == '\0')
        continue;
      if (appends)
        pair[0][strlen (pair[0]) - 1] = '\0';
      steps = g_strsplit (pair[0], ".", -1);
      for (guint j = 0; steps[j] != NULL; j++)
        {
          field = avt_record_type_find (at, steps[j]);
          g_assert_cmpint (field, >=, 0);
          if (steps[j + 1] == NULL)
            break;
          if (at->fields[field].kind == AVT_FIELD_RECORD)
            holder = avt_record_set_record (at, holder, (guint) field);
          else
            {
              AvtRecordList *list = (AvtRecordList *) ((char *) holder + at->fields[field].offset);

              g_assert_cmpuint (list->n_records, >, 0);
              holder = (char *) list->records
                       + (list->n_records - 1) * at->fields[field].record->size;
            }
          at = at->fields[field].record;
        }
      if (appends)
        avt_record_append (at, holder, (guint) field);
      else
        {
          g_autoptr (GError) error = NULL;

          avt_record_set_text (at, holder, (guint) field, pair[1], &error);
          g_assert_no_error (error);
        }
    }
}

static inline AvtCalcOutcome *
run_calc (const AvtCalc *calc, const char *text)
{
  void *input = calc_input_new (calc);
  g_autoptr (GError) error = NULL;
  AvtCalcOutcome *outcome;

  fill (calc->input, input, text);
  avt_calc_check (calc, input, NULL, &error);
  g_assert_no_error (error);
  outcome = avt_calc_run (calc, input);
  calc_input_free (calc, input);

  return outcome;
}

/* The calculation refuses @text, naming @key. */
static inline void
check_refused (const AvtCalc *calc, const char *text, const char *key)
{
  void *input = calc_input_new (calc);
  g_autoptr (GError) error = NULL;

  fill (calc->input, input, text);
  g_assert_false (avt_calc_check (calc, input, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, key) == NULL)
    g_error ("\"%s\" does not name %s", error->message, key);
  calc_input_free (calc, input);
}

/* A real or an integer of the result by its path; NaN when it is absent. */
static inline double
result (const AvtCalcOutcome *outcome, const char *path)
{
  const AvtRecordType *type;
  guint field;
  const void *holder
      = avt_record_resolve (outcome->calc->result, outcome->result, path, &type, &field, NULL);
  const char *member;

  g_assert_nonnull (holder);
  member = (const char *) holder + type->fields[field].offset;
  if (!AVT_RECORD_HAS (holder, field))
    return NAN;
  if (type->fields[field].kind == AVT_FIELD_INTEGER)
    return (double) *(const gint64 *) member;
  g_assert_cmpint (type->fields[field].kind, ==, AVT_FIELD_REAL);
  return *(const double *) member;
}

static inline guint
count_code (const AvtFindings *findings, const char *code)
{
  guint count = 0;

  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    count += strcmp (avt_finding_get_rule (avt_findings_get (findings, i))->code, code) == 0;

  return count;
}
