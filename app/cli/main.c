/* archivolt-cli: no display, no D-Bus, no settings schema, no home folder. */
#include "config.h"

#include "app/cli/command.h"
#include "engine/document/locale-folder.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* Numbers in input and output are locale-free, so only the messages follow the locale. A write
 * beyond RLIMIT_FSIZE shall be an error that names the file, not a death. */
static void
prepare (void)
{
  setlocale (LC_CTYPE, "");
  setlocale (LC_MESSAGES, "");
  bindtextdomain (GETTEXT_PACKAGE, avt_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  signal (SIGXFSZ, SIG_IGN);
}

static AvtExit
print_and_free (char *text)
{
  AvtExit exit = avt_print (text);

  g_free (text);
  return exit;
}

static AvtExit
run_command (const AvtCommand *command, int n_words, char **words)
{
  g_autoptr (AvtArguments) arguments = avt_arguments_parse (command, n_words, words);

  if (arguments == NULL)
    return AVT_EXIT_USAGE;
  if (avt_arguments_has (arguments, "help"))
    return print_and_free (avt_help_command (command));
  if (avt_arguments_has (arguments, "version"))
    return avt_print ("archivolt-cli " AVT_VERSION "\n");
  return command->run (arguments);
}

/* What stands in front of or instead of a command. The last one is for the build. */
static AvtExit
run_word (const char *word)
{
  if (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0)
    return print_and_free (avt_help_overview ());
  if (strcmp (word, "--version") == 0)
    return avt_print ("archivolt-cli " AVT_VERSION "\n");
  if (strcmp (word, "--man-page") == 0)
    return print_and_free (avt_man_page ());
  avt_complain (_("there is no command \"%s\""), word);
  avt_complain (_("see archivolt-cli --help"));
  return AVT_EXIT_USAGE;
}

static AvtExit
run (int argc, char *argv[])
{
  const AvtCommand *command;
  const char *word;
  int first = 1 + avt_command_place (argc - 1, argv + 1);

  if (first == argc)
    {
      avt_complain (_("a command is missing; see archivolt-cli --help"));
      return AVT_EXIT_USAGE;
    }
  word = argv[first];
  if (strcmp (word, "--complete") == 0)
    return avt_complete (argc - first - 1, argv + first + 1);
  command = avt_command_find (word);
  if (command == NULL)
    return run_word (word);
  for (int i = first; i > 1; i--)
    argv[i] = argv[i - 1];
  return run_command (command, argc - 2, argv + 2);
}

int
main (int argc, char *argv[])
{
  prepare ();
  return (int) run (argc, argv);
}
