#include "config.h"

#include "app/cli/command.h"
#include "engine/base/finding-text.h"
#include "engine/calc/rack-power.h"
#include "engine/check/check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const AvtArguments *arguments;
  AvtDesign *design;
  AvtFindings *findings;
  AvtRackPower power; /* what was checked: the plan of the whole design */
  AvtWords *words;
} Check;

static void
check_clear (Check *self)
{
  g_clear_pointer (&self->design, avt_design_unref);
  g_clear_pointer (&self->findings, avt_findings_unref);
  g_clear_pointer (&self->words, avt_words_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static const char *
name_cb (AvtId id, gpointer user_data)
{
  const Check *self = user_data;
  gconstpointer entity = avt_design_lookup (self->design, id);

  return entity != NULL ? avt_entity_name (entity) : NULL;
}

/* A hint stands once behind all findings in a row that it is for. */
static void
append_finding (Check *self, GString *text, guint i)
{
  const AvtFinding *finding = avt_findings_get (self->findings, i);
  const AvtRule *rule = avt_finding_get_rule (finding);
  g_autofree char *sentence = avt_finding_sentence (finding, self->words, name_cb, self);
  g_autofree char *hint = avt_finding_hint (finding, self->words, name_cb, self);
  g_autofree char *next_hint = NULL;

  if (i + 1 < avt_findings_get_size (self->findings))
    next_hint = avt_finding_hint (avt_findings_get (self->findings, i + 1), self->words, name_cb,
                                  self);
  avt_append_row (text, "%s: %s [%s]", avt_severity_word (rule->severity, self->words), sentence,
                  rule->code);
  if (hint != NULL && g_strcmp0 (hint, next_hint) != 0)
    avt_append_row (text, "    %s", hint);
}

static void
append_power (const Check *self, GString *text)
{
  const AvtPowerSum *sum = &self->power.planning;
  g_autofree char *power = avt_quantity_format (sum->known_w, AVT_UNIT_WATT,
                                                avt_words_get_number_style (self->words));

  g_string_append_printf (text, "%s: %s", avt_words_get (self->words, N_("planned with")), power);
  if (sum->n_unknown > 0)
    g_string_append_printf (text, ", %s: %u", avt_words_get (self->words, N_("unknown")),
                            sum->n_unknown);
  g_string_append (text, "; ");
}

static void
append_count (const Check *self, GString *text, guint n, const char *template)
{
  AvtArgument argument = avt_argument_count (n);
  g_autofree char *words = avt_sentence (template, self->words, &argument, 1, NULL, NULL);

  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
}

static AvtExit
print_text (Check *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) counts = g_string_new (NULL);
  guint n_errors = avt_findings_count (self->findings, AVT_SEVERITY_ERROR);
  guint n_warnings = avt_findings_count (self->findings, AVT_SEVERITY_WARNING);
  guint n_notes = avt_findings_count (self->findings, AVT_SEVERITY_INFO);

  for (guint i = 0; i < avt_findings_get_size (self->findings); i++)
    append_finding (self, text, i);
  append_count (self, counts, n_errors,
                avt_words_get_plural (self->words, "%1 error", "%1 errors", n_errors));
  append_count (self, counts, n_warnings,
                avt_words_get_plural (self->words, "%1 warning", "%1 warnings", n_warnings));
  append_count (self, counts, n_notes,
                avt_words_get_plural (self->words, "%1 note", "%1 notes", n_notes));
  if (!avt_arguments_is_quiet (self->arguments))
    {
      append_power (self, text);
      g_string_append_printf (text, "%s\n", counts->str);
    }
  return avt_print (text->str);
}

static void
write_about (Check *self, AvtJsonWriter *writer, AvtId id)
{
  gconstpointer entity = avt_design_lookup (self->design, id);

  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "id", id.text);
  avt_json_put_string (writer, "kind",
                       entity != NULL ? avt_kind_info (avt_entity_kind (entity))->name : NULL);
  avt_json_put_string (writer, "name", entity != NULL ? avt_entity_name (entity) : NULL);
  avt_json_writer_end_object (writer);
}

static void
write_finding (Check *self, AvtJsonWriter *writer, const AvtFinding *finding)
{
  const AvtRule *rule = avt_finding_get_rule (finding);
  g_autofree char *sentence = avt_finding_sentence (finding, self->words, name_cb, self);
  g_autofree char *hint = avt_finding_hint (finding, self->words, name_cb, self);

  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "code", rule->code);
  avt_json_put_string (writer, "severity", avt_severity_nick (rule->severity));
  avt_json_put_string (writer, "message", sentence);
  avt_json_put_string (writer, "hint", hint);
  avt_json_put_string (writer, "source", avt_words_get (self->words, rule->source));
  avt_json_writer_key (writer, "about");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < avt_finding_get_n_about (finding); i++)
    write_about (self, writer, avt_finding_get_about (finding, i));
  avt_json_writer_end_array (writer);
  avt_json_writer_end_object (writer);
}

static AvtExit
print_json (Check *self)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);

  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "findings");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < avt_findings_get_size (self->findings); i++)
    write_finding (self, writer, avt_findings_get (self->findings, i));
  avt_json_writer_end_array (writer);
  for (guint severity = AVT_SEVERITY_ERROR; severity <= AVT_SEVERITY_INFO; severity++)
    {
      g_autofree char *key = g_strdup_printf ("n_%s", avt_severity_nick (severity));

      avt_json_writer_key (writer, key);
      avt_json_writer_integer (writer, avt_findings_count (self->findings, severity));
    }
  avt_json_writer_key (writer, "planning_w");
  avt_json_writer_real (writer, self->power.planning.known_w);
  avt_json_writer_key (writer, "planning_unknown");
  avt_json_writer_integer (writer, self->power.planning.n_unknown);
  avt_json_writer_end_object (writer);
  return avt_print_json (writer);
}

/* SARIF 2.1.0 (OASIS standard, 2020): what code review tools read. */
static const char *
sarif_level (AvtSeverity severity)
{
  switch (severity)
    {
    case AVT_SEVERITY_ERROR:
      return "error";
    case AVT_SEVERITY_WARNING:
      return "warning";
    case AVT_SEVERITY_INFO:
      return "note";
    }
  g_assert_not_reached ();
}

static void
write_sarif_text (AvtJsonWriter *writer, const char *key, const char *text)
{
  avt_json_writer_key (writer, key);
  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "text", text);
  avt_json_writer_end_object (writer);
}

static void
write_sarif_rules (Check *self, AvtJsonWriter *writer)
{
  avt_json_writer_key (writer, "rules");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < avt_check_n_rules (); i++)
    {
      const AvtRule *rule = avt_check_get_rule (i);

      avt_json_writer_begin_object (writer);
      avt_json_put_string (writer, "id", rule->code);
      write_sarif_text (writer, "shortDescription", avt_words_get (self->words, rule->sentence));
      if (rule->source != NULL)
        write_sarif_text (writer, "fullDescription", avt_words_get (self->words, rule->source));
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
}

static void
write_sarif_locations (Check *self, AvtJsonWriter *writer, const AvtFinding *finding,
                       const char *uri)
{
  avt_json_writer_key (writer, "locations");
  avt_json_writer_begin_array (writer);
  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "physicalLocation");
  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "artifactLocation");
  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "uri", uri);
  avt_json_writer_end_object (writer);
  avt_json_writer_end_object (writer);
  avt_json_writer_key (writer, "logicalLocations");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < avt_finding_get_n_about (finding); i++)
    {
      AvtId id = avt_finding_get_about (finding, i);
      const char *name = name_cb (id, self);

      avt_json_writer_begin_object (writer);
      avt_json_put_string (writer, "name", name != NULL ? name : id.text);
      avt_json_put_string (writer, "fullyQualifiedName", id.text);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
  avt_json_writer_end_object (writer);
  avt_json_writer_end_array (writer);
}

static void
write_sarif_result (Check *self, AvtJsonWriter *writer, const AvtFinding *finding,
                    const char *uri)
{
  const AvtRule *rule = avt_finding_get_rule (finding);
  g_autofree char *sentence = avt_finding_sentence (finding, self->words, name_cb, self);

  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "ruleId", rule->code);
  avt_json_put_string (writer, "level", sarif_level (rule->severity));
  write_sarif_text (writer, "message", sentence);
  write_sarif_locations (self, writer, finding, uri);
  avt_json_writer_end_object (writer);
}

static AvtExit
print_sarif (Check *self)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);
  g_autofree char *uri = g_uri_escape_string (avt_arguments_get (self->arguments, 0), "/", FALSE);

  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  avt_json_put_string (writer, "version", "2.1.0");
  avt_json_writer_key (writer, "runs");
  avt_json_writer_begin_array (writer);
  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "tool");
  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "driver");
  avt_json_writer_begin_object (writer);
  avt_json_put_string (writer, "name", "archivolt-cli");
  avt_json_put_string (writer, "version", AVT_VERSION);
  write_sarif_rules (self, writer);
  avt_json_writer_end_object (writer);
  avt_json_writer_end_object (writer);
  avt_json_writer_key (writer, "results");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < avt_findings_get_size (self->findings); i++)
    write_sarif_result (self, writer, avt_findings_get (self->findings, i), uri);
  avt_json_writer_end_array (writer);
  avt_json_writer_end_object (writer);
  avt_json_writer_end_array (writer);
  avt_json_writer_end_object (writer);
  return avt_print_json (writer);
}

static AvtSeverity
severity_of (const char *nick)
{
  AvtSeverity severity = AVT_SEVERITY_ERROR;

  while (nick != NULL && strcmp (avt_severity_nick (severity), nick) != 0)
    severity++;
  return severity;
}

static AvtExit
print (Check *self)
{
  const char *format = avt_arguments_get_text (self->arguments, "format");

  if (g_strcmp0 (format, "sarif") == 0)
    return print_sarif (self);
  if (g_strcmp0 (format, "json") == 0
      || (format == NULL && avt_arguments_wants_json (self->arguments)))
    return print_json (self);
  return print_text (self);
}

/** avt_command_check: archivolt-cli check */
AvtExit
avt_command_check (const AvtArguments *arguments)
{
  AvtSeverity least = severity_of (avt_arguments_get_text (arguments, "severity"));
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  g_auto (Check) self = { .arguments = arguments };
  g_autoptr (AvtFindings) found = NULL;
  AvtExit exit = AVT_EXIT_DONE;

  self.design = avt_read_design (avt_arguments_get (arguments, 0), &exit);
  if (self.design == NULL)
    return exit;
  self.words = avt_command_words (arguments, self.design);
  found = avt_check_design (self.design, memo);
  self.findings = avt_check_arrange (self.design, found);
  self.power = avt_design_power (memo, self.design);
  exit = print (&self);
  for (guint severity = AVT_SEVERITY_ERROR; severity <= least && exit == AVT_EXIT_DONE;
       severity++)
    if (avt_findings_count (self.findings, severity) > 0)
      exit = AVT_EXIT_FINDINGS;
  return exit;
}
