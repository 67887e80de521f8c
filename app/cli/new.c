#include "config.h"

#include "app/cli/command.h"
#include "engine/document/template.h"

#include <glib/gi18n-lib.h>

static AvtExit
list_json (GPtrArray *templates)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);

  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < templates->len; i++)
    {
      const AvtTemplate *template = templates->pdata[i];

      avt_json_writer_begin_object (writer);
      avt_json_writer_key (writer, "name");
      avt_json_writer_string (writer, template->name);
      avt_json_writer_key (writer, "title");
      avt_json_writer_string (writer, template->title);
      avt_json_writer_key (writer, "summary");
      avt_json_writer_string (writer, template->summary != NULL ? template->summary : "");
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
  return avt_print_json (writer);
}

static AvtExit
list (const AvtArguments *arguments, const char *folder)
{
  g_autoptr (GPtrArray) templates = avt_template_list (folder);
  g_autoptr (GString) text = g_string_new (NULL);

  if (avt_arguments_wants_json (arguments))
    return list_json (templates);
  for (guint i = 0; i < templates->len; i++)
    {
      const AvtTemplate *template = templates->pdata[i];

      avt_append_row (text, "%-22s %s", template->name, template->title);
    }
  return avt_print (text->str);
}

/** avt_command_new: archivolt-cli new */
AvtExit
avt_command_new (const AvtArguments *arguments)
{
  const char *name = avt_arguments_get_text (arguments, "template");
  const char *output = avt_arguments_get_text (arguments, "output");
  g_autofree char *folder = avt_data_folder ();
  g_autofree char *path = NULL;
  g_autoptr (AvtDesign) design = NULL;
  AvtFileState none = { 0 };
  AvtExit exit;

  if (avt_arguments_has (arguments, "list"))
    return list (arguments, folder);
  if (name == NULL || output == NULL)
    return avt_refuse_usage (arguments, _("new: needs --list, or --template and --output"));
  path = avt_template_find (folder, name);
  if (path == NULL)
    return avt_refuse_usage (arguments, _("--template: there is no template \"%s\"; new --list "
                                          "names those there are"), name);
  design = avt_read_design (path, &exit);
  if (design == NULL)
    return exit;
  exit = avt_write_design (output, design, &none);
  return exit == AVT_EXIT_DONE
           ? avt_print_files (arguments, (const char *[]){ output, NULL }) : exit;
}
