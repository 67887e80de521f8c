/* What a shell can offer for the word that is being typed. The scripts in data/completions ask
 *
 *   archivolt-cli --complete WORD…
 *
 * with the words of the line, the last one as far as it is typed, and show the answer: a first line
 * that says what it is, then a line for each value, with a tab and its description behind it.
 *
 *   words           values to choose from
 *   list            the same, and more may follow behind a comma
 *   files [ENDING]  names of files, which the shell knows best
 *
 * So the table of options is read where it is, and no script has to be made anew. For names that
 * stand in a design the design on the line is read; nothing is ever written. */
#include "config.h"

#include "app/cli/command.h"
#include "diagrams/report/kind.h"
#include "diagrams/view/layers.h"
#include "engine/base/finding-text.h"
#include "engine/calc/calc.h"
#include "engine/document/template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const AvtArguments *given; /* (nullable): before the command */
  const char *typed;
  const char *how; /* the first line */
  GString *answer;
} Completion;

/* A value is never shown otherwise than it is: one that a terminal cannot show is not offered. */
static void
offer (Completion *self, const char *value, const char *description)
{
  g_autofree char *safe = avt_text_for_terminal (value);
  g_autofree char *safe_description = avt_text_for_terminal (description);

  if (g_str_has_prefix (value, self->typed) && strcmp (value, safe) == 0)
    g_string_append_printf (self->answer, "%s\t%s\n", value, safe_description);
}

static void
offer_commands (Completion *self)
{
  for (const AvtCommand *command = avt_commands; command->name != NULL; command++)
    offer (self, command->name, _(command->summary));
}

/* Long ones, which say what they do; a short one only where it is typed already. */
static void
offer_options (Completion *self, const AvtOption *options)
{
  for (const AvtOption *option = options; option->name != NULL; option++)
    {
      g_autofree char *name = g_strdup_printf ("--%s", option->name);
      const char letter[] = { '-', option->letter, '\0' };

      if (self->given != NULL && !option->repeats
          && avt_arguments_has (self->given, option->name))
        continue;
      offer (self, name, _(option->help));
      if (option->letter != 0 && strcmp (self->typed, letter) == 0)
        offer (self, letter, _(option->help));
    }
}

static void
offer_choices (Completion *self, const AvtOption *option)
{
  g_auto (GStrv) choices = g_strsplit (option->choices, "|", -1);

  for (guint i = 0; choices[i] != NULL; i++)
    offer (self, choices[i], "");
}

/* One more of a list: what is typed up to the last comma stays as it is. */
static void
offer_next (Completion *self, const char *value, const char *description)
{
  const char *comma = strrchr (self->typed, ',');
  g_autofree char *before
    = g_strndup (self->typed, comma != NULL ? (gsize) (comma + 1 - self->typed) : 0);
  g_auto (GStrv) chosen = g_strsplit (before, ",", -1);
  g_autofree char *whole = g_strconcat (before, value, NULL);

  self->how = "list";
  if (!g_strv_contains ((const char *const *) chosen, value))
    offer (self, whole, description);
}

static void
offer_layers (Completion *self)
{
  for (guint i = 0; i < AVT_N_LAYERS; i++)
    offer_next (self, avt_layer_info ((AvtLayer) i)->id, _(avt_layer_info ((AvtLayer) i)->title));
}

static void
offer_parts (Completion *self)
{
  const char *id = avt_arguments_get_text (self->given, "kind");
  const AvtReportKind *kind = id != NULL ? avt_report_kind_find (id) : NULL;

  for (guint i = 0; kind != NULL && kind->parts[i].nick != NULL; i++)
    offer_next (self, kind->parts[i].nick, _(kind->parts[i].label));
}

static void
offer_templates (Completion *self)
{
  g_autofree char *folder = avt_data_folder ();
  g_autoptr (GPtrArray) templates = avt_template_list (folder);

  for (guint i = 0; i < templates->len; i++)
    {
      const AvtTemplate *template = templates->pdata[i];

      offer (self, template->name, template->title);
    }
}

static void
offer_calculations (Completion *self)
{
  guint n_calcs;
  const AvtCalc *const *calcs = avt_calc_list (&n_calcs);

  for (guint i = 0; i < n_calcs; i++)
    offer (self, calcs[i]->name, _(calcs[i]->title));
}

static void
offer_diagrams (Completion *self)
{
  for (guint i = 0; i < avt_diagram_count (); i++)
    offer (self, avt_diagram_get (i)->id, _(avt_diagram_get (i)->title));
}

static guint
count_named (const AvtDesign *design, AvtKind kind, const char *name)
{
  guint n_named = 0;

  for (guint i = 0; i < avt_design_count (design, kind); i++)
    n_named += g_strcmp0 (avt_entity_name (avt_design_get (design, kind, i)), name) == 0;
  return n_named;
}

/* By name, or by id where the name is not the only one. */
static void
offer_entities (Completion *self, const AvtDesign *design, AvtKind kind)
{
  for (guint i = 0; i < avt_design_count (design, kind); i++)
    {
      gconstpointer entity = avt_design_get (design, kind, i);
      const char *name = avt_entity_name (entity);

      if (name != NULL && *name != '\0' && g_str_has_prefix (name, self->typed)
          && count_named (design, kind, name) == 1)
        offer (self, name, _(avt_kind_info (kind)->name));
      else
        offer (self, avt_entity_id (entity).text, name != NULL ? name : "");
    }
}

/* Those that --diagram can be drawn of, or AVT_SCOPE() of @kinds. */
static void
offer_from_design (Completion *self, guint kinds)
{
  const char *path = avt_arguments_get (self->given, 0);
  g_autoptr (AvtDesign) design = NULL;
  AvtExit exit;

  if (path == NULL || strcmp (path, "-") == 0)
    return;
  design = avt_read_design (path, &exit);
  for (guint kind = 0; design != NULL && kind < AVT_N_KINDS; kind++)
    if ((kinds & AVT_SCOPE (kind)) != 0)
      offer_entities (self, design, (AvtKind) kind);
}

/* The names in a list of the design's own record. */
static void
offer_of_info (Completion *self, guint field)
{
  const char *path = avt_arguments_get (self->given, 0);
  const AvtRecordType *type = avt_info_type.fields[field].record;
  g_autoptr (AvtDesign) design = NULL;
  const AvtRecordList *list;
  AvtExit exit;

  if (path == NULL || strcmp (path, "-") == 0)
    return;
  design = avt_read_design (path, &exit);
  if (design == NULL)
    return;
  list = (const AvtRecordList *) (gconstpointer) ((const char *) avt_design_get_info (design)
                                                  + avt_info_type.fields[field].offset);
  for (guint i = 0; i < list->n_records; i++)
    {
      g_autofree char *name
        = avt_record_get_text (type, (const char *) list->records + i * type->size,
                               (guint) type->key, &AVT_NUMBER_STYLE_C);

      offer (self, name, "");
    }
}

static guint
kinds_of_diagram (const Completion *self)
{
  const char *id = avt_arguments_get_text (self->given, "diagram");
  const AvtDiagram *diagram = id != NULL ? avt_diagram_find (id) : NULL;

  return diagram != NULL ? diagram->scopes : 0;
}

static void
offer_values (Completion *self, AvtValues values)
{
  switch (values)
    {
    case AVT_VALUES_ANY:
      break;
    case AVT_VALUES_FILE:
      self->how = "files";
      break;
    case AVT_VALUES_DESIGN:
      self->how = "files " AVT_FILE_SUFFIX;
      break;
    case AVT_VALUES_IMPORT_FORMAT:
      for (guint i = 0; avt_import_formats[i] != NULL; i++)
        offer (self, avt_import_formats[i], "");
      break;
    case AVT_VALUES_CALCULATION:
      offer_calculations (self);
      break;
    case AVT_VALUES_TEMPLATE:
      offer_templates (self);
      break;
    case AVT_VALUES_DIAGRAM:
      offer_diagrams (self);
      break;
    case AVT_VALUES_SCOPE:
      offer_from_design (self, kinds_of_diagram (self));
      break;
    case AVT_VALUES_RACK:
      offer_from_design (self, AVT_SCOPE (AVT_KIND_RACK));
      break;
    case AVT_VALUES_LAYERS:
      offer_layers (self);
      break;
    case AVT_VALUES_PRESET:
      offer_of_info (self, AVT_INFO_PRESETS);
      break;
    case AVT_VALUES_STYLE:
      offer_of_info (self, AVT_INFO_STYLES);
      break;
    case AVT_VALUES_PARTS:
      offer_parts (self);
      break;
    }
}

static void
offer_values_of (Completion *self, const AvtOption *option)
{
  if (option->choices != NULL)
    offer_choices (self, option);
  else if (option->kind == AVT_OPTION_FILE && option->values == AVT_VALUES_ANY)
    offer_values (self, AVT_VALUES_FILE);
  else
    offer_values (self, option->values);
}

/* "--kind=po": the value is what is being typed, and what is offered. */
static gboolean
offer_joined (Completion *self, const AvtCommand *command)
{
  const char *equals = strchr (self->typed, '=');
  g_autofree char *name = NULL;
  const AvtOption *option;

  if (equals == NULL || !g_str_has_prefix (self->typed, "--"))
    return FALSE;
  name = g_strndup (self->typed + 2, (gsize) (equals - self->typed - 2));
  option = avt_option_find (command, name);
  self->typed = equals + 1;
  if (option != NULL)
    offer_values_of (self, option);
  return TRUE;
}

static void
complete_argument (Completion *self, const AvtCommand *command)
{
  const AvtOption *option;
  int word = avt_arguments_get_next (self->given, &option);
  gboolean takes_options = avt_arguments_takes_options (self->given);
  gboolean begins_option = *self->typed == '-' && takes_options;

  if (begins_option && offer_joined (self, command))
    return;
  if (option != NULL && !begins_option)
    offer_values_of (self, option);
  else if (word >= 0 && !begins_option)
    offer_values (self, command->words[MIN (word, 1)]);
  else if (takes_options)
    {
      offer_options (self, command->options);
      offer_options (self, avt_common_options);
    }
}

/**
 * avt_complete:
 * @words: the words of the line behind the program's name; the last one is being typed
 *
 * Returns: %AVT_EXIT_DONE, whatever there is to offer
 */
AvtExit
avt_complete (int n_words, char **words)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (AvtArguments) given = NULL;
  g_autofree char *text = NULL;
  int first = avt_command_place (n_words, words);
  const AvtCommand *command = first < n_words - 1 ? avt_command_find (words[first]) : NULL;
  Completion self = { NULL, n_words > 0 ? words[n_words - 1] : "", "words", answer };

  if (command != NULL)
    {
      given = avt_arguments_parse_unfinished (command, n_words - first - 2, words + first + 1);
      self.given = given;
      complete_argument (&self, command);
    }
  else if (first >= n_words - 1)
    {
      offer_commands (&self);
      if (*self.typed == '-')
        offer_options (&self, avt_common_options);
    }
  text = g_strdup_printf ("%s\n%s", self.how, answer->str);
  return avt_print (text);
}
