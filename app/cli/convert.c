#include "config.h"

#include "app/cli/command.h"

#include <glib/gi18n-lib.h>

/** avt_command_convert: archivolt-cli convert */
AvtExit
avt_command_convert (const AvtArguments *arguments)
{
  const char *origin = avt_arguments_get (arguments, 0);
  const char *output = avt_arguments_get_text (arguments, "output");
  g_autoptr (AvtDesign) design = NULL;
  AvtFileState state = { 0 };
  AvtExit exit;

  if (output == NULL)
    return avt_refuse_usage (arguments, _("convert: needs --output"));
  design = avt_read_design_to_write (origin, &state, &exit);
  if (design == NULL)
    return exit;
  exit = avt_write_design_back (output, design, origin, &state);
  return exit == AVT_EXIT_DONE
           ? avt_print_files (arguments, (const char *[]){ output, NULL }) : exit;
}
