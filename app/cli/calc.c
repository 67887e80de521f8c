#include "config.h"

#include "app/cli/command.h"
#include "engine/calc/calc.h"

#include <glib/gi18n-lib.h>

static AvtExit
list (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_calcs;
  const AvtCalc *const *calcs = avt_calc_list (&n_calcs);

  for (guint i = 0; i < n_calcs; i++)
    g_string_append_printf (text, "%-16s %s\n", calcs[i]->name, _(calcs[i]->title));
  return avt_print (text->str);
}

/** avt_command_calc: archivolt-cli calc */
AvtExit
avt_command_calc (const AvtArguments *arguments)
{
  return avt_arguments_has (arguments, "list")
           ? list () : avt_refuse_usage (arguments, _("calc: needs --list or a name"));
}
