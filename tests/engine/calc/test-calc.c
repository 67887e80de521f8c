/* The table of calculations as a whole: what --describe promises of each. */
#include "config.h"

#include "engine/calc/calc.h"

#include "tests/engine/calc/helper.h"

static void
check_number (const AvtField *field)
{
  gboolean bounded = field->minimum != 0 || field->maximum != 0;

  g_assert_cmpfloat (field->minimum, <=, field->maximum);
  if ((field->flags & AVT_FIELD_HAS_DEFAULT) && bounded)
    {
      g_assert_cmpfloat (field->fallback, >=, field->minimum);
      g_assert_cmpfloat (field->fallback, <=, field->maximum);
    }
}

/* Every key explains itself, and an input number says what it may be. */
static void
check_fields (const AvtRecordType *type, gboolean is_input)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      gboolean is_number = field->kind == AVT_FIELD_REAL || field->kind == AVT_FIELD_INTEGER;

      g_assert_false ((field->flags & AVT_FIELD_REQUIRED)
                      && (field->flags & AVT_FIELD_HAS_DEFAULT));
      if (is_number)
        check_number (field);
      if (is_input)
        g_assert_nonnull (field->help);
      if (is_input && is_number)
        g_assert_true (field->maximum > field->minimum);
      if (field->kind == AVT_FIELD_ENUM)
        g_assert_nonnull (field->values);
      if (field->record != NULL)
        check_fields (field->record, is_input);
    }
}

static void
test_table (void)
{
  guint n_calcs;
  const AvtCalc *const *calcs = avt_calc_list (&n_calcs);

  g_assert_cmpuint (n_calcs, >=, 5);
  for (guint i = 0; i < n_calcs; i++)
    {
      g_assert_true (avt_calc_find (calcs[i]->name) == calcs[i]);
      g_assert_nonnull (calcs[i]->title);
      g_assert_nonnull (calcs[i]->formula);
      g_assert_nonnull (calcs[i]->source);
      check_fields (calcs[i]->input, TRUE);
      check_fields (calcs[i]->result, FALSE);
      g_assert_cmpuint (calcs[i]->result->n_fields, <=, 64);
    }
  g_assert_null (avt_calc_find ("nothing"));
  g_assert_null (avt_calc_find (""));
}

static void
test_refuse (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_assert_false (avt_calc_refuse (&path, &error, "loads[2].lines", "must be %d", 7));
  g_assert_cmpstr (path, ==, "loads[2].lines");
  g_assert_cmpstr (error->message, ==, "loads[2].lines: must be 7");
}

/* What is said once is said once, and the worst confidence stays. */
static void
test_outcome (void)
{
  g_autoptr (AvtCalcOutcome) outcome
      = run_calc (avt_calc_find ("current"), "power_w=1 voltage_v=1 phases=1");

  avt_calc_outcome_assume (outcome, "a");
  avt_calc_outcome_assume (outcome, "a");
  avt_calc_outcome_assume (outcome, "b");
  g_assert_cmpuint (outcome->assumptions->len, ==, 2);
  avt_calc_outcome_cite (outcome, "s", AVT_CONFIDENCE_GENERAL);
  avt_calc_outcome_cite (outcome, "s", AVT_CONFIDENCE_SOURCE);
  g_assert_cmpuint (outcome->sources->len, ==, 2);
  g_assert_cmpint (outcome->confidence, ==, AVT_CONFIDENCE_GENERAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/table", test_table);
  g_test_add_func ("/calc/refuse", test_refuse);
  g_test_add_func ("/calc/outcome", test_outcome);
  return g_test_run ();
}
