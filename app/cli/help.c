/* Documentation made from the table of commands and options. */
#include "config.h"

#include "app/cli/command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HELP_WIDTH 79

static char *
option_words (const AvtOption *option)
{
  GString *words = g_string_new (NULL);

  if (option->letter != 0)
    g_string_append_printf (words, "-%c, ", option->letter);
  g_string_append_printf (words, "--%s", option->name);
  if (option->choices != NULL)
    g_string_append_printf (words, " %s", option->choices);
  else if (option->argument != NULL)
    g_string_append_printf (words, " %s%s", _(option->argument), option->repeats ? "…" : "");
  return g_string_free (words, FALSE);
}

/* Appends @text in lines of HELP_WIDTH, the further ones moved in by @indent. */
static void
append_wrapped (GString *out, const char *text, guint column, guint indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint width = (guint) g_utf8_strlen (words[i], -1);

      if (i > 0 && column + 1 + width > HELP_WIDTH)
        {
          g_string_append_printf (out, "\n%*s", (int) indent, "");
          column = indent;
        }
      else if (i > 0)
        {
          g_string_append_c (out, ' ');
          column++;
        }
      g_string_append (out, words[i]);
      column += width;
    }
  g_string_append_c (out, '\n');
}

static void
append_options (GString *out, const AvtOption *options)
{
  for (const AvtOption *option = options; option->name != NULL; option++)
    {
      g_autofree char *words = option_words (option);

      g_string_append_printf (out, "  %s\n%*s", words, 6, "");
      append_wrapped (out, _(option->help), 6, 6);
    }
}

static const char *
arguments_of (const AvtCommand *command)
{
  return *command->arguments != '\0' ? _(command->arguments) : "";
}

/** avt_help_command: Returns: (transfer full): what `archivolt-cli COMMAND --help` prints */
char *
avt_help_command (const AvtCommand *command)
{
  GString *out = g_string_new (NULL);
  const char *arguments = arguments_of (command);

  g_string_append_printf (out, _("Usage: archivolt-cli %s"), command->name);
  g_string_append_printf (out, "%s%s %s\n\n", *arguments != '\0' ? " " : "", arguments,
                          _("[OPTION…]"));
  g_string_append_printf (out, "%s.\n", _(command->summary));
  if (command->description != NULL)
    append_wrapped (out, _(command->description), 0, 0);
  if (command->options->name != NULL)
    {
      g_string_append_printf (out, "\n%s\n", _("Options:"));
      append_options (out, command->options);
    }
  g_string_append_printf (out, "\n%s\n", _("Options of every command:"));
  append_options (out, avt_common_options);
  return g_string_free (out, FALSE);
}

/** avt_help_overview: Returns: (transfer full): what `archivolt-cli --help` prints */
char *
avt_help_overview (void)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n\n%s\n", _("Usage: archivolt-cli COMMAND [ARGUMENT…]"),
                          _("Commands:"));
  for (const AvtCommand *command = avt_commands; command->name != NULL; command++)
    g_string_append_printf (out, "  %-9s %s\n", command->name, _(command->summary));
  g_string_append_printf (out, "\n%s\n", _("Options of every command:"));
  append_options (out, avt_common_options);
  g_string_append_printf (out, "\n%s\n", _("The file - is standard input or standard output."));
  g_string_append_printf (out, "\n%s\n  %s\n  %s\n  %s\n  %s\n  %s\n", _("Exit codes:"),
                          _("0  done"), _("1  findings or differences"),
                          _("2  usage or invalid input"), _("3  input unreadable"),
                          _("4  output not written"));
  return g_string_free (out, FALSE);
}

/* roff: backslashes mean something, minus signs are not hyphens, and the rest is ASCII. */
static void
append_roff (GString *out, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_utf8_get_char (text) >= 0x80)
      g_string_append_printf (out, "\\[u%04X]", g_utf8_get_char (text));
    else if (*text == '\\')
      g_string_append (out, "\\e");
    else if (*text == '-')
      g_string_append (out, "\\-");
    else
      g_string_append_c (out, *text);
}

static void
append_roff_options (GString *out, const AvtOption *options)
{
  for (const AvtOption *option = options; option->name != NULL; option++)
    {
      g_autofree char *words = option_words (option);

      g_string_append (out, ".TP\n");
      append_roff (out, words);
      g_string_append_c (out, '\n');
      append_roff (out, _(option->help));
      g_string_append (out, ".\n");
    }
}

static void
append_roff_command (GString *out, const AvtCommand *command)
{
  g_string_append (out, ".SS ");
  append_roff (out, command->name);
  g_string_append_c (out, ' ');
  append_roff (out, arguments_of (command));
  g_string_append_c (out, '\n');
  append_roff (out, _(command->summary));
  g_string_append (out, ".\n");
  if (command->description != NULL)
    {
      append_roff (out, _(command->description));
      g_string_append_c (out, '\n');
    }
  append_roff_options (out, command->options);
}

/** avt_man_page: Returns: (transfer full): the manual page, section 1, in roff */
char *
avt_man_page (void)
{
  GString *out = g_string_new (".TH ARCHIVOLT-CLI 1 \"\" \"Archivolt " AVT_VERSION
                               "\" \"User Commands\"\n.SH NAME\n");

  g_string_append_printf (out, "archivolt\\-cli \\- %s\n",
                          _("design, check and draw racks and their power"));
  g_string_append (out, ".SH SYNOPSIS\n.B archivolt\\-cli\nCOMMAND [ARGUMENT\\[u2026]]\n"
                        ".SH COMMANDS\n");
  for (const AvtCommand *command = avt_commands; command->name != NULL; command++)
    append_roff_command (out, command);
  g_string_append (out, ".SH OPTIONS\n");
  append_roff_options (out, avt_common_options);
  g_string_append (out, ".PP\n");
  append_roff (out, _("The file - is standard input or standard output."));
  g_string_append (out, "\n.SH EXIT STATUS\n");
  g_string_append_printf (out, ".nf\n%s\n%s\n%s\n%s\n%s\n.fi\n", _("0  done"),
                          _("1  findings or differences"), _("2  usage or invalid input"),
                          _("3  input unreadable"), _("4  output not written"));
  g_string_append (out, ".SH SEE ALSO\n.BR archivolt (1)\n");
  return g_string_free (out, FALSE);
}
