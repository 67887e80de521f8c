#include "config.h"

#include "app/cli/calc-describe.h"
#include "app/cli/command.h"
#include "engine/base/finding-text.h"
#include "engine/base/record.h"
#include "engine/calc/calc.h"
#include "engine/io/json-text.h"
#include "engine/io/limits.h"
#include "engine/io/record-json.h"
#include "engine/io/save.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gboolean wants_list;
static gboolean wants_description;

static const GOptionEntry options[] = {
  { "list", 0, 0, G_OPTION_ARG_NONE, &wants_list, N_("List the calculations"), NULL },
  { "describe", 0, 0, G_OPTION_ARG_NONE, &wants_description,
    N_("Show the keys, units, ranges, defaults and formula of a calculation"), NULL },
  { NULL },
};

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

  avt_cli_complain (input->name, place.line, message);
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
  g_autoptr (AvtWords) words = avt_words_new (NULL, AVT_LOCALE_DIR);

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

static int
print_outcome (const AvtCalcOutcome *outcome)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);
  g_autofree char *text = NULL;
  gsize length;

  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "result");
  avt_record_write (outcome->calc->result, outcome->result, ~outcome->omitted, writer);
  avt_json_writer_key (writer, "confidence");
  avt_json_writer_string (writer, avt_confidence_nick (outcome->confidence));
  write_findings (writer, outcome->findings);
  write_texts (writer, "assumptions", outcome->assumptions);
  write_texts (writer, "sources", outcome->sources);
  avt_json_writer_end_object (writer);

  text = avt_json_writer_finish (writer, &length);
  return avt_cli_print (text, length);
}

static int
calculate (const AvtCalc *calc, const Input *input)
{
  AvtJsonPlace place = { 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = avt_json_parse (input->text, input->length, &place, &error);
  g_autofree void *record = NULL;
  int exit = AVT_EXIT_USAGE;

  if (root == NULL)
    {
      avt_cli_complain (input->name, place.line, error->message);
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

static int
calculate_file (const AvtCalc *calc, const char *file)
{
  gboolean is_stdin = file == NULL || strcmp (file, "-") == 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Input input = { is_stdin ? "-" : file, NULL, 0 };

  if (is_stdin)
    bytes = avt_read_stream (STDIN_FILENO, input.name, AVT_LIMIT_DESIGN_BYTES, &error);
  else
    bytes = avt_read_file (file, AVT_LIMIT_DESIGN_BYTES, NULL, &error);
  if (bytes == NULL)
    {
      avt_cli_complain (NULL, 0, error->message);
      return AVT_EXIT_UNREADABLE;
    }

  input.text = g_bytes_get_data (bytes, &input.length);
  return calculate (calc, &input);
}

static int
refuse_usage (const char *message)
{
  avt_cli_complain (NULL, 0, message);
  return AVT_EXIT_USAGE;
}

static int
run (int argc, char **argv)
{
  AvtCommonOptions common;
  g_autofree char *message = NULL;
  const AvtCalc *calc;
  int exit;

  wants_list = FALSE;
  wants_description = FALSE;
  if (!avt_cli_parse (&avt_command_calc, &common, &argc, &argv, &exit))
    return exit;

  if (wants_list && (wants_description || argc > 1))
    return refuse_usage (_("calc --list stands alone"));
  if (wants_list)
    return avt_cli_list_calcs (common.json);
  if (argc < 2)
    return refuse_usage (_("calc needs the name of a calculation; calc --list shows them"));

  calc = avt_calc_find (argv[1]);
  if (calc == NULL)
    {
      message = g_strdup_printf (_("there is no calculation “%s”; calc --list shows them"),
                                 argv[1]);
      return refuse_usage (message);
    }
  if (argc > 3 || (wants_description && argc > 2))
    return refuse_usage (wants_description ? _("calc NAME --describe takes no file")
                                           : _("calc NAME takes one file"));

  return wants_description ? avt_cli_describe_calc (calc, common.json)
                           : calculate_file (calc, argv[2]);
}

const AvtCommand avt_command_calc = {
  .name = "calc",
  .usage = "--list | NAME --describe | NAME [FILE|-]",
  .help = N_("One calculation: a JSON object in, a JSON object out"),
  .options = options,
  .run = run,
};
