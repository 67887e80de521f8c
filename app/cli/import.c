#include "config.h"

#include "app/cli/command.h"
#include "engine/base/finding-text.h"
#include "engine/design/edit.h"
#include "engine/io/limits.h"
#include "engine/io/netbox-type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const avt_import_formats[] = { "netbox-type", NULL };

typedef struct
{
  const AvtArguments *arguments;
  AvtIdSource *ids;
  AvtDesign *design;
  AvtFileState state;  /* of the file of --into */
  AvtFindings *findings;
  GPtrArray *types;    /* of AvtType, as they were imported */
} Import;

static void
import_clear (Import *self)
{
  avt_id_source_free (self->ids);
  g_clear_pointer (&self->design, avt_design_unref);
  avt_findings_unref (self->findings);
  g_ptr_array_unref (self->types);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static const AvtType *
find_slug (const AvtDesign *design, const char *slug)
{
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_TYPE));
  while (avt_table_iter_next (&iter, &item))
    if (g_strcmp0 (((AvtType *) item)->slug, slug) == 0)
      return item;
  return NULL;
}

/* A type that the design has already, by its slug, is brought up to date under its id. */
static gboolean
add_type (Import *self, AvtType *type, GError **error)
{
  const AvtType *known = type->slug != NULL ? find_slug (self->design, type->slug) : NULL;
  AvtDesign *design;

  if (known != NULL)
    type->entity.id = known->entity.id;
  g_ptr_array_add (self->types, type);
  design = avt_design_with_type (self->design, type, NULL, 0, error);
  if (design == NULL)
    return FALSE;
  avt_design_unref (self->design);
  self->design = design;
  return TRUE;
}

static AvtExit
import_file (Import *self, const char *path)
{
  AvtExit exit = AVT_EXIT_DONE;
  g_autoptr (GBytes) bytes = avt_read_input (path, AVT_LIMIT_YAML_BYTES, &exit);
  g_autoptr (GError) error = NULL;
  AvtType *type;

  if (bytes == NULL)
    return exit;
  type = avt_netbox_type_read (bytes, avt_input_name (path), self->ids, self->findings, &error);
  if (type == NULL)
    return avt_refuse_input (error);
  if (add_type (self, type, &error))
    return AVT_EXIT_DONE;
  avt_complain ("%s: %s", path, error->message);
  return AVT_EXIT_USAGE;
}

static guint
count_ports (const AvtType *type, AvtPortCategory category)
{
  return avt_type_count_ports (type, category);
}

static void
write_type (AvtJsonWriter *writer, const AvtType *type)
{
  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "id");
  avt_json_writer_string (writer, type->entity.id.text);
  avt_json_writer_key (writer, "manufacturer");
  avt_json_writer_string (writer, type->manufacturer != NULL ? type->manufacturer : "");
  avt_json_writer_key (writer, "name");
  avt_json_writer_string (writer, avt_entity_name (type));
  avt_json_writer_key (writer, "height_hu");
  avt_json_writer_integer (writer, type->height_hu);
  avt_json_writer_key (writer, "power_inlets");
  avt_json_writer_integer (writer, count_ports (type, AVT_PORT_POWER_INLET));
  avt_json_writer_key (writer, "power_outlets");
  avt_json_writer_integer (writer, count_ports (type, AVT_PORT_POWER_OUTLET));
  avt_json_writer_key (writer, "interfaces");
  avt_json_writer_integer (writer, count_ports (type, AVT_PORT_INTERFACE));
  avt_json_writer_end_object (writer);
}

static AvtExit
print_json (Import *self, const AvtWords *words)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);

  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "types");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < self->types->len; i++)
    write_type (writer, self->types->pdata[i]);
  avt_json_writer_end_array (writer);
  avt_json_writer_key (writer, "remarks");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < avt_findings_get_size (self->findings); i++)
    {
      g_autofree char *sentence
        = avt_finding_sentence (avt_findings_get (self->findings, i), words, NULL, NULL);

      avt_json_writer_string (writer, sentence);
    }
  avt_json_writer_end_array (writer);
  avt_json_writer_end_object (writer);
  return avt_print_json (writer);
}

static AvtExit
print_text (Import *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->types->len; i++)
    {
      const AvtType *type = self->types->pdata[i];
      g_autofree char *height
        = avt_quantity_format ((double) type->height_hu, AVT_UNIT_HALF_RACK_UNIT,
                               &AVT_NUMBER_STYLE_C);
      g_autofree char *line
        = g_strdup_printf (_("%s %s: %s, power inlets: %u, outlets: %u, interfaces: %u"),
                           type->manufacturer != NULL ? type->manufacturer : "",
                           avt_entity_name (type), height,
                           count_ports (type, AVT_PORT_POWER_INLET),
                           count_ports (type, AVT_PORT_POWER_OUTLET),
                           count_ports (type, AVT_PORT_INTERFACE));
      g_autofree char *safe = avt_text_for_terminal (line);

      g_string_append_printf (text, "%s\n", safe);
    }
  return avt_print (text->str);
}

static AvtExit
report (Import *self)
{
  g_autoptr (AvtWords) words = avt_command_words (self->arguments, NULL);

  for (guint i = 0; i < avt_findings_get_size (self->findings); i++)
    {
      g_autofree char *sentence
        = avt_finding_sentence (avt_findings_get (self->findings, i), words, NULL, NULL);

      avt_remark (self->arguments, "%s", sentence);
    }
  if (avt_arguments_wants_json (self->arguments))
    return print_json (self, words);
  if (avt_arguments_is_quiet (self->arguments))
    return AVT_EXIT_DONE;
  return print_text (self);
}

static gboolean
begin (Import *self, AvtExit *exit)
{
  const char *into = avt_arguments_get_text (self->arguments, "into");

  self->design = into != NULL ? avt_read_design_to_write (into, &self->state, exit)
                              : avt_design_new_empty (self->ids);
  return self->design != NULL;
}

static AvtExit
refuse_format (const AvtArguments *arguments)
{
  g_autofree char *formats = g_strjoinv ("|", (char **) avt_import_formats);

  return avt_refuse_usage (arguments, _("\"%s\": FORMAT is one of %s"),
                           avt_arguments_get (arguments, 0), formats);
}

/** avt_command_import: archivolt-cli import */
AvtExit
avt_command_import (const AvtArguments *arguments)
{
  const char *output = avt_arguments_get_text (arguments, "output");
  gboolean dry = avt_arguments_has (arguments, "dry-run");
  AvtExit exit = AVT_EXIT_DONE;
  g_auto (Import) self = { arguments, avt_id_source_new (), NULL, { 0 }, avt_findings_new (),
                           g_ptr_array_new_with_free_func (avt_entity_unref) };

  if (!g_strv_contains (avt_import_formats, avt_arguments_get (arguments, 0)))
    return refuse_format (arguments);
  if (output == NULL && !dry)
    return avt_refuse_usage (arguments, _("import: needs --output or --dry-run"));
  if (!begin (&self, &exit))
    return exit;
  for (guint i = 1; i < avt_arguments_count (arguments); i++)
    {
      exit = import_file (&self, avt_arguments_get (arguments, i));
      if (exit != AVT_EXIT_DONE)
        return exit;
    }
  if (!dry)
    exit = avt_write_design_back (output, self.design, avt_arguments_get_text (arguments, "into"),
                                  &self.state);
  if (exit == AVT_EXIT_DONE && !(output != NULL && strcmp (output, "-") == 0 && !dry))
    exit = report (&self);
  return exit;
}
