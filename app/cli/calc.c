#include "config.h"

#include "app/cli/calc-describe.h"
#include "app/cli/command.h"
#include "engine/base/finding-text.h"
#include "engine/base/record.h"
#include "engine/calc/calc.h"
#include "engine/document/locale-folder.h"
#include "engine/io/json-text.h"
#include "engine/io/limits.h"
#include "engine/io/record-json.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/** Input: the text of a calculation's input and its name in messages. */
typedef struct
{
  const char *name;
  const char *text;
  gsize length;
} Input;

static void
complain_at (const Input *input, const AvtJsonPath *path, const char *message)
{
  AvtJsonPlace place = avt_json_locate (input->text, input->length, path);

  avt_complain ("%s:%u: %s", input->name, place.line, message);
}

/* "loads[2].lines" as a path; the keys of the calculations hold no dots and no brackets. */
static AvtJsonPath *
path_from_text (const char *text)
{
  AvtJsonPath *path = avt_json_path_new ();
  g_auto (GStrv) steps = g_strsplit (text, ".", -1);

  for (guint i = g_strv_length (steps); i-- > 0;)
    {
      char *bracket = strchr (steps[i], '[');

      if (bracket != NULL)
        {
          avt_json_path_prepend_index (path, (guint) strtoul (bracket + 1, NULL, 10));
          *bracket = '\0';
        }
      if (*steps[i] != '\0')
        avt_json_path_prepend_key (path, steps[i]);
    }

  return path;
}

static gboolean
read_record (const AvtCalc *calc, const Input *input, JsonNode *root, void *record)
{
  g_autoptr (AvtJsonPath) path = avt_json_path_new ();
  g_autoptr (AvtJsonPath) checked_path = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *where = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      complain_at (input, path, _("the input must be one JSON object"));
      return FALSE;
    }
  if (!avt_record_read (calc->input, record, json_node_get_object (root), AVT_READ_STRICT, path,
                        &error))
    {
      where = avt_json_path_to_string (path);
      if (*where != '\0')
        g_prefix_error (&error, "%s: ", where);
      complain_at (input, path, error->message);
      return FALSE;
    }
  if (!avt_calc_check (calc, record, &where, &error))
    {
      checked_path = path_from_text (where != NULL ? where : "");
      complain_at (input, checked_path, error->message);
      return FALSE;
    }

  return TRUE;
}

static void
write_texts (AvtJsonWriter *writer, const char *key, const GPtrArray *texts)
{
  avt_json_writer_key (writer, key);
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < texts->len; i++)
    avt_json_writer_string (writer, g_ptr_array_index (texts, i));
  avt_json_writer_end_array (writer);
}

static void
write_findings (AvtJsonWriter *writer, const AvtFindings *findings)
{
  g_autoptr (AvtWords) words = avt_words_new (NULL, avt_locale_folder ());

  avt_json_writer_key (writer, "findings");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    {
      const AvtFinding *finding = avt_findings_get (findings, i);
      const AvtRule *rule = avt_finding_get_rule (finding);
      g_autofree char *sentence = avt_finding_sentence (finding, words, NULL, NULL);

      avt_json_writer_begin_object (writer);
      avt_json_writer_key (writer, "code");
      avt_json_writer_string (writer, rule->code);
      avt_json_writer_key (writer, "severity");
      avt_json_writer_string (writer, avt_severity_nick (rule->severity));
      avt_json_writer_key (writer, "message");
      avt_json_writer_string (writer, sentence);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
}

static AvtExit
print_outcome (const AvtCalcOutcome *outcome)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);

  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "result");
  avt_record_write (outcome->calc->result, outcome->result, ~outcome->omitted, writer);
  avt_json_writer_key (writer, "confidence");
  avt_json_writer_string (writer, avt_confidence_nick (outcome->confidence));
  write_findings (writer, outcome->findings);
  write_texts (writer, "assumptions", outcome->assumptions);
  write_texts (writer, "sources", outcome->sources);
  avt_json_writer_end_object (writer);
  return avt_print_json (writer);
}

static AvtExit
calculate (const AvtCalc *calc, const Input *input)
{
  AvtJsonPlace place = { 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = avt_json_parse (input->text, input->length, &place, &error);
  g_autofree void *record = NULL;
  AvtExit exit = AVT_EXIT_USAGE;

  if (root == NULL)
    {
      avt_complain ("%s:%u: %s", input->name, place.line, error->message);
      return AVT_EXIT_USAGE;
    }

  record = g_malloc0 (calc->input->size);
  avt_record_init (calc->input, record);
  if (read_record (calc, input, root, record))
    {
      g_autoptr (AvtCalcOutcome) outcome = avt_calc_run (calc, record);

      exit = print_outcome (outcome);
    }
  avt_record_clear (calc->input, record);
  return exit;
}

static AvtExit
calculate_file (const AvtCalc *calc, const char *file)
{
  AvtExit exit = AVT_EXIT_UNREADABLE;
  g_autoptr (GBytes) bytes = avt_read_input (file, AVT_LIMIT_DESIGN_BYTES, &exit);
  g_autofree char *text = NULL;
  Input input = { file, NULL, 0 };
  const char *data;

  if (bytes == NULL)
    return exit;
  data = g_bytes_get_data (bytes, &input.length);
  input.text = text = g_strndup (data, input.length); /* the gate wants a zero behind it */
  return calculate (calc, &input);
}

static AvtExit
list (const AvtArguments *arguments)
{
  if (avt_arguments_count (arguments) > 0 || avt_arguments_has (arguments, "describe"))
    return avt_refuse_usage (arguments, _("calc --list stands alone"));
  return avt_cli_list_calcs (avt_arguments_wants_json (arguments));
}

/** avt_command_calc: archivolt-cli calc */
AvtExit
avt_command_calc (const AvtArguments *arguments)
{
  gboolean describes = avt_arguments_has (arguments, "describe");
  guint n_words = avt_arguments_count (arguments);
  const AvtCalc *calc;

  if (avt_arguments_has (arguments, "list"))
    return list (arguments);
  if (n_words == 0)
    return avt_refuse_usage (arguments, _("calc needs the name of a calculation, or --list"));

  calc = avt_calc_find (avt_arguments_get (arguments, 0));
  if (calc == NULL)
    return avt_refuse_usage (arguments,
                             _("there is no calculation \"%s\"; calc --list shows them"),
                             avt_arguments_get (arguments, 0));
  if (describes && n_words > 1)
    return avt_refuse_usage (arguments, _("calc --describe takes no file"));
  if (describes)
    return avt_cli_describe_calc (calc, avt_arguments_wants_json (arguments));
  return calculate_file (calc, n_words > 1 ? avt_arguments_get (arguments, 1) : "-");
}
