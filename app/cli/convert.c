#include "config.h"

#include "app/cli/command.h"

#include <glib/gi18n-lib.h>

/** avt_command_convert: archivolt-cli convert */
AvtExit
avt_command_convert (const AvtArguments *arguments)
{
  const char *output = avt_arguments_get_text (arguments, "output");
  g_autoptr (AvtDesign) design = NULL;
  AvtExit exit;

  if (output == NULL)
    return avt_refuse_usage (arguments, _("convert: needs --output"));
  design = avt_read_design_to_write (avt_arguments_get (arguments, 0), NULL, &exit);
  if (design == NULL)
    return exit;
  return avt_write_design (output, design, NULL);
}
