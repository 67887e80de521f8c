#include "config.h"

#include "engine/calc/calc.h"

#include "engine/base/record.h"
#include "engine/calc/airflow.h"
#include "engine/calc/cable-length.h"
#include "engine/calc/circuit.h"
#include "engine/calc/current.h"
#include "engine/calc/energy.h"
#include "engine/calc/feed-failover.h"
#include "engine/calc/phase-balance.h"
#include "engine/calc/phase-load.h"
#include "engine/calc/rack-fill.h"
#include "engine/calc/rack-mass.h"
#include "engine/calc/rack-space.h"
#include "engine/calc/room-heat.h"
#include "engine/calc/server-power.h"
#include "engine/calc/ups-runtime.h"
#include "engine/calc/ups-size.h"

#include <string.h>

static const AvtCalc *const calcs[] = {
  &avt_calc_server_power,
  &avt_calc_current,
  &avt_calc_circuit,
  &avt_calc_phase_load,
  &avt_calc_phase_balance,
  &avt_calc_feed_failover,
  &avt_calc_airflow,
  &avt_calc_energy,
  &avt_calc_rack_mass,
  &avt_calc_cable_length,
  &avt_calc_rack_fill,
  &avt_calc_rack_space,
  &avt_calc_room_heat,
  &avt_calc_ups_runtime,
  &avt_calc_ups_size,
};

/**
 * avt_calc_list:
 * @n_calcs: (out): their number
 *
 * Returns: (transfer none): the calculations, in the order of the handbook
 */
const AvtCalc *const *
avt_calc_list (guint *n_calcs)
{
  *n_calcs = G_N_ELEMENTS (calcs);
  return calcs;
}

/** avt_calc_find: Returns: (transfer none) (nullable): the calculation called @name */
const AvtCalc *
avt_calc_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (calcs); i++)
    if (strcmp (calcs[i]->name, name) == 0)
      return calcs[i];

  return NULL;
}

/**
 * avt_calc_refuse:
 * @path: (out) (optional): path of the key, for the line in the file
 * @where: path of the key, such as "loads[2].lines"
 * @format: what is allowed
 *
 * Returns: %FALSE, with the error "WHERE: what is allowed"
 */
gboolean
avt_calc_refuse (char **path, GError **error, const char *where, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_RANGE, "%s: %s", where, message);
  if (path != NULL)
    *path = g_strdup (where);

  return FALSE;
}

static char *
join_names (const AvtRecordType *type, guint64 fields)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (fields & G_GUINT64_CONSTANT (1) << i)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", type->fields[i].name);

  return g_string_free (names, FALSE);
}

static gboolean
check_choice (const AvtCalcChoice *choice, const void *record, const char *where, char **path,
              GError **error)
{
  guint64 given = ((const AvtRecord *) record)->present & choice->fields;
  g_autofree char *names = NULL;
  g_autofree char *at = NULL;

  if (given != 0 && (given & (given - 1)) == 0)
    return TRUE;

  names = join_names (choice->record, choice->fields);
  at = g_strdup_printf ("%s%s%s", where, *where != '\0' ? ": " : "", names);
  avt_calc_refuse (NULL, error, at, "exactly one of them is needed, %s given",
                   given == 0 ? "none is" : "several are");
  if (path != NULL)
    *path = g_strdup (where);

  return FALSE;
}

/* Walks the records inside @record and holds each against the choices of its type. */
static gboolean
check_choices (const AvtCalcChoice *choices, const AvtRecordType *type, const void *record,
               const char *where, char **path, GError **error)
{
  const char *dot = *where != '\0' ? "." : "";

  for (const AvtCalcChoice *choice = choices; choice->record != NULL; choice++)
    if (choice->record == type && !check_choice (choice, record, where, path, error))
      return FALSE;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      const char *member = (const char *) record + field->offset;
      const AvtRecordList *list = (const AvtRecordList *) member;

      if (!AVT_RECORD_HAS (record, i))
        continue;
      if (field->kind == AVT_FIELD_RECORD)
        {
          g_autofree char *inner = g_strconcat (where, dot, field->name, NULL);

          if (!check_choices (choices, field->record, member, inner, path, error))
            return FALSE;
        }
      if (field->kind != AVT_FIELD_RECORD_LIST)
        continue;
      for (guint j = 0; j < list->n_records; j++)
        {
          g_autofree char *inner = g_strdup_printf ("%s%s%s[%u]", where, dot, field->name, j);

          if (!check_choices (choices, field->record,
                              (const char *) list->records + j * field->record->size, inner, path,
                              error))
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * avt_calc_check:
 * @input: a record of the calculation's input type
 * @path: (out) (optional) (transfer full): on refusal the path of the record or key, maybe empty
 *
 * What input has no meaning: ranges and required keys by the field table, "exactly one of" by the
 * choices, the rest by the calculation. A bad design is not refused; it is a finding of the run.
 *
 * Returns: whether the calculation may run; otherwise the error names the key and what is allowed
 */
gboolean
avt_calc_check (const AvtCalc *self, const void *input, char **path, GError **error)
{
  if (path != NULL)
    *path = NULL;

  if (!avt_record_check (self->input, input, error))
    return FALSE;
  if (self->choices != NULL
      && !check_choices (self->choices, self->input, input, "", path, error))
    return FALSE;

  return self->check == NULL || self->check (input, path, error);
}

/**
 * avt_calc_run:
 * @input: a record that avt_calc_check() accepts
 *
 * Returns: (transfer full): the result, with findings sorted
 */
AvtCalcOutcome *
avt_calc_run (const AvtCalc *self, const void *input)
{
  AvtCalcOutcome *outcome = g_new0 (AvtCalcOutcome, 1);

  outcome->calc = self;
  outcome->result = g_malloc0 (self->result->size);
  avt_record_init (self->result, outcome->result);
  outcome->confidence = self->confidence;
  outcome->findings = avt_findings_new ();
  outcome->assumptions = g_ptr_array_new ();
  outcome->sources = g_ptr_array_new ();
  g_ptr_array_add (outcome->sources, (gpointer) self->source);

  self->run (input, outcome);
  avt_findings_sort (outcome->findings);

  return outcome;
}

void
avt_calc_outcome_free (AvtCalcOutcome *self)
{
  avt_record_clear (self->calc->result, self->result);
  g_free (self->result);
  avt_findings_unref (self->findings);
  g_ptr_array_unref (self->assumptions);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

/** avt_calc_outcome_set: a real of the result; NaN is "does not apply". */
void
avt_calc_outcome_set (AvtCalcOutcome *self, guint field, double value)
{
  if (value == value)
    avt_record_set_real (self->calc->result, self->result, field, value);
}

/** avt_calc_outcome_omit: the field is left out, because it needs an input that was not given. */
void
avt_calc_outcome_omit (AvtCalcOutcome *self, guint field)
{
  self->omitted |= G_GUINT64_CONSTANT (1) << field;
}

static void
add_once (GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (strcmp (g_ptr_array_index (texts, i), text) == 0)
      return;

  g_ptr_array_add (texts, (gpointer) text);
}

/** avt_calc_outcome_assume: @assumption: static text, N_(); said once however often it is made */
void
avt_calc_outcome_assume (AvtCalcOutcome *self, const char *assumption)
{
  add_once (self->assumptions, assumption);
}

/**
 * avt_calc_outcome_cite:
 * @source: static text, N_(): where a constant comes from
 * @confidence: of that constant; the outcome keeps the worst
 */
void
avt_calc_outcome_cite (AvtCalcOutcome *self, const char *source, AvtConfidence confidence)
{
  add_once (self->sources, source);
  self->confidence = MAX (self->confidence, confidence);
}
