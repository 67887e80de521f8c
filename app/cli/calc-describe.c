/* Everything here is read from the tables that parse the input and write the result, so what is
 * described is what is done. */
#include "config.h"

#include "app/cli/calc-describe.h"

#include "app/cli/command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the words about a key begin. */
#define KEY_COLUMN 34

AvtExit
avt_cli_list_calcs (gboolean json)
{
  guint n_calcs;
  const AvtCalc *const *calcs = avt_calc_list (&n_calcs);
  g_autoptr (GString) text = g_string_new (NULL);
  AvtJsonWriter *writer;

  if (!json)
    {
      for (guint i = 0; i < n_calcs; i++)
        g_string_append_printf (text, "%-22s %s\n", calcs[i]->name, _(calcs[i]->title));
      return avt_print (text->str);
    }

  writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < n_calcs; i++)
    {
      avt_json_writer_begin_object (writer);
      avt_json_put_string (writer, "name", calcs[i]->name);
      avt_json_put_string (writer, "title", calcs[i]->title);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
  return avt_print_json (writer);
}

static gboolean
has_bounds (const AvtField *field)
{
  return field->minimum != 0 || field->maximum != 0;
}

static gboolean
is_plain (const AvtField *field)
{
  return (field->flags & AVT_FIELD_PLAIN) != 0;
}

static void
write_values (AvtJsonWriter *writer, const AvtField *field)
{
  avt_json_writer_key (writer, "values");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; field->values[i].nick != NULL; i++)
    avt_json_writer_string (writer, field->values[i].nick);
  avt_json_writer_end_array (writer);
}

static void
write_number (AvtJsonWriter *writer, const char *key, const AvtField *field, double value)
{
  avt_json_writer_key (writer, key);
  if (field->kind == AVT_FIELD_REAL)
    avt_json_writer_real (writer, value);
  else
    avt_json_writer_integer (writer, (gint64) value);
}

static void
write_default (AvtJsonWriter *writer, const AvtField *field)
{
  if (field->kind == AVT_FIELD_ENUM)
    avt_json_put_string (writer, "default", field->values[(int) field->fallback].nick);
  else if (field->kind == AVT_FIELD_BOOLEAN)
    {
      avt_json_writer_key (writer, "default");
      avt_json_writer_boolean (writer, field->fallback != 0);
    }
  else
    write_number (writer, "default", field, field->fallback);
}

static const char *
type_word (const AvtField *field)
{
  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
      return "integer";
    case AVT_FIELD_REAL:
      return "number";
    case AVT_FIELD_BOOLEAN:
      return "boolean";
    case AVT_FIELD_ENUM:
    case AVT_FIELD_STRING:
    case AVT_FIELD_REFERENCE:
      return "string";
    case AVT_FIELD_RECORD:
      return "object";
    case AVT_FIELD_REFERENCE_LIST:
      return "array";
    case AVT_FIELD_RECORD_LIST:
      return field->flags & AVT_FIELD_MAP ? "object" : "array";
    }
  g_assert_not_reached ();
}

static void write_fields (AvtJsonWriter *writer, const AvtRecordType *type);

static void
write_field (AvtJsonWriter *writer, const AvtField *field)
{
  const char *symbol = avt_unit_symbol (field->unit);

  avt_json_put_string (writer, "type", type_word (field));
  if (*symbol != '\0')
    avt_json_put_string (writer, "unit", symbol);
  if (has_bounds (field))
    {
      write_number (writer, "minimum", field, field->minimum);
      write_number (writer, "maximum", field, field->maximum);
    }
  if (field->flags & AVT_FIELD_OPEN_MINIMUM)
    {
      avt_json_writer_key (writer, "minimum_excluded");
      avt_json_writer_boolean (writer, TRUE);
    }
  if (field->values != NULL)
    write_values (writer, field);
  avt_json_writer_key (writer, "required");
  avt_json_writer_boolean (writer, (field->flags & AVT_FIELD_REQUIRED) != 0);
  if (field->flags & AVT_FIELD_NOT_EMPTY)
    {
      avt_json_writer_key (writer, "may_be_empty");
      avt_json_writer_boolean (writer, FALSE);
    }
  if (field->flags & AVT_FIELD_HAS_DEFAULT)
    write_default (writer, field);
  if (field->help != NULL)
    avt_json_put_string (writer, "help", field->help);
  if (field->record != NULL && is_plain (field))
    {
      avt_json_writer_key (writer, "elements");
      avt_json_writer_begin_object (writer);
      write_field (writer, &field->record->fields[0]);
      avt_json_writer_end_object (writer);
    }
  else if (field->record != NULL)
    {
      avt_json_writer_key (writer, "keys");
      write_fields (writer, field->record);
    }
}

static void
write_fields (AvtJsonWriter *writer, const AvtRecordType *type)
{
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < type->n_fields; i++)
    {
      avt_json_writer_begin_object (writer);
      avt_json_put_string (writer, "key", type->fields[i].name);
      write_field (writer, &type->fields[i]);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
}

static void
write_choices (AvtJsonWriter *writer, const AvtCalcChoice *choices)
{
  avt_json_writer_key (writer, "exactly_one_of");
  avt_json_writer_begin_array (writer);
  for (; choices != NULL && choices->record != NULL; choices++)
    {
      avt_json_writer_begin_array (writer);
      for (guint i = 0; i < choices->record->n_fields; i++)
        if ((choices->fields >> i) & 1)
          avt_json_writer_string (writer, choices->record->fields[i].name);
      avt_json_writer_end_array (writer);
    }
  avt_json_writer_end_array (writer);
}

static AvtExit
describe_as_json (const AvtCalc *calc)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);

  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "name", calc->name);
  avt_json_put_string (writer, "title", calc->title);
  avt_json_put_string (writer, "formula", calc->formula);
  avt_json_put_string (writer, "source", calc->source);
  avt_json_put_string (writer, "confidence", avt_confidence_nick (calc->confidence));
  avt_json_writer_key (writer, "input");
  write_fields (writer, calc->input);
  write_choices (writer, calc->choices);
  avt_json_writer_key (writer, "result");
  write_fields (writer, calc->result);
  avt_json_writer_end_object (writer);
  return avt_print_json (writer);
}

static void
append_default (GString *text, const AvtField *field)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (field->kind == AVT_FIELD_ENUM)
    g_string_append_printf (text, ", default %s", field->values[(int) field->fallback].nick);
  else if (field->kind == AVT_FIELD_BOOLEAN)
    g_string_append_printf (text, ", default %s", field->fallback != 0 ? "true" : "false");
  else
    g_string_append_printf (text, ", default %s",
                            g_ascii_formatd (number, sizeof number, "%.15g", field->fallback));
}

/* "  voltage_v      a number from 0.001 to 1000000 V, required. The voltage ..." */
static void
append_fields (GString *text, const AvtRecordType *type, guint depth, gboolean is_input)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      g_autofree char *allowed = avt_field_allowed (field);
      const char *symbol = avt_unit_symbol (field->unit);
      int indent = (int) (2 + 2 * depth);

      g_string_append_printf (text, "%*s%-*s %s", indent, "", KEY_COLUMN - indent, field->name,
                              allowed);
      if (*symbol != '\0' && !has_bounds (field))
        g_string_append_printf (text, " in %s", symbol);
      if (field->flags & AVT_FIELD_REQUIRED)
        g_string_append (text, ", required");
      else if (field->flags & AVT_FIELD_HAS_DEFAULT)
        append_default (text, field);
      else if (is_input)
        g_string_append (text, ", optional");
      if (field->help != NULL)
        g_string_append_printf (text, "\n%*s%s", KEY_COLUMN + 1, "", _(field->help));
      g_string_append_c (text, '\n');
      if (field->record != NULL && !is_plain (field))
        append_fields (text, field->record, depth + 1, is_input);
    }
}

static void
append_choices (GString *text, const AvtCalcChoice *choices)
{
  for (; choices != NULL && choices->record != NULL; choices++)
    {
      const char *comma = "";

      g_string_append_printf (text, _("Exactly one of these keys of the %s: "),
                              choices->record->name);
      for (guint i = 0; i < choices->record->n_fields; i++)
        if ((choices->fields >> i) & 1)
          {
            g_string_append_printf (text, "%s%s", comma, choices->record->fields[i].name);
            comma = ", ";
          }
      g_string_append_c (text, '\n');
    }
}

static AvtExit
describe_in_words (const AvtCalc *calc)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s\n\n", calc->name, _(calc->title));
  g_string_append_printf (text, _("Formula: %s\n"), calc->formula);
  g_string_append_printf (text, _("Source: %s (%s)\n\n"), _(calc->source),
                          avt_confidence_nick (calc->confidence));
  g_string_append (text, _("Input\n"));
  append_fields (text, calc->input, 0, TRUE);
  append_choices (text, calc->choices);
  g_string_append (text, _("\nResult\n"));
  append_fields (text, calc->result, 0, FALSE);
  return avt_print (text->str);
}

AvtExit
avt_cli_describe_calc (const AvtCalc *calc, gboolean json)
{
  return json ? describe_as_json (calc) : describe_in_words (calc);
}
