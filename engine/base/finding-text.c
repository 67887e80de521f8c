#include "config.h"

#include "engine/base/finding-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const AvtArgument *arguments;
  guint n_arguments;
  const AvtWords *words;
  AvtNameFunc name;
  gpointer user_data;
} Writer;

static void
append_entity (GString *text, AvtId id, const Writer *self)
{
  const char *name = self->name != NULL ? self->name (id, self->user_data) : NULL;

  g_string_append (text, name != NULL && *name != '\0' ? name : id.text);
}

static void
append_argument (GString *text, const AvtArgument *argument, const Writer *self)
{
  const AvtNumberStyle *style = avt_words_get_number_style (self->words);
  g_autofree char *number = NULL;

  switch (argument->kind)
    {
    case AVT_ARGUMENT_TEXT:
      if (argument->text != NULL)
        g_string_append (text, argument->text);
      return;
    case AVT_ARGUMENT_ENTITY:
      append_entity (text, argument->id, self);
      return;
    case AVT_ARGUMENT_QUANTITY:
      number = avt_quantity_format (argument->value, argument->unit, style);
      break;
    case AVT_ARGUMENT_COUNT:
      number = avt_number_format (argument->value, 0, style);
      break;
    }
  g_string_append (text, number);
}

/* %1 to %9 are arguments; any other percent sign is one, and a number without an argument stays
 * as it is, so that a wrong template is seen instead of read past. */
static char *
fill (const char *template, const Writer *self)
{
  GString *text = g_string_new (NULL);
  for (const char *at = avt_words_get (self->words, template); *at != '\0'; at++)
    {
      guint i = at[0] == '%' && at[1] >= '1' && at[1] <= '9' ? (guint) (at[1] - '1') : 9;

      if (i < self->n_arguments)
        {
          append_argument (text, &self->arguments[i], self);
          at++;
        }
      else
        g_string_append_c (text, *at);
    }
  return g_string_free (text, FALSE);
}

/**
 * avt_sentence:
 * @template: as in the program's source; %1 to %9 stand for the arguments
 * @words: the language to say it in
 * @name: (nullable): the names of entities; an entity without one is called by its id
 *
 * Returns: (transfer full): the sentence
 */
char *
avt_sentence (const char *template, const AvtWords *words, const AvtArgument *arguments,
              guint n_arguments, AvtNameFunc name, gpointer user_data)
{
  return fill (template, &(Writer){ arguments, n_arguments, words, name, user_data });
}

static Writer
finding_writer (const AvtFinding *finding, const AvtWords *words, AvtNameFunc name,
                gpointer user_data)
{
  guint n_arguments = avt_finding_get_n_arguments (finding);

  return (Writer){ n_arguments > 0 ? avt_finding_get_argument (finding, 0) : NULL, n_arguments,
                   words, name, user_data };
}

/**
 * avt_finding_sentence:
 * @words: the language to say it in
 * @name: (nullable): the names of entities; an entity without one is called by its id
 *
 * Returns: (transfer full): one sentence
 */
char *
avt_finding_sentence (const AvtFinding *finding, const AvtWords *words, AvtNameFunc name,
                      gpointer user_data)
{
  Writer writer = finding_writer (finding, words, name, user_data);

  return fill (avt_finding_get_rule (finding)->sentence, &writer);
}

/**
 * avt_finding_hint: what mends it; see avt_finding_sentence()
 *
 * Returns: (transfer full) (nullable): one sentence, or %NULL when the rule has no hint
 */
char *
avt_finding_hint (const AvtFinding *finding, const AvtWords *words, AvtNameFunc name,
                  gpointer user_data)
{
  const char *hint = avt_finding_get_rule (finding)->hint;
  Writer writer = finding_writer (finding, words, name, user_data);

  return hint != NULL ? fill (hint, &writer) : NULL;
}

/** avt_severity_word: Returns: (transfer none): the severity for people */
const char *
avt_severity_word (AvtSeverity severity, const AvtWords *words)
{
  switch (severity)
    {
    case AVT_SEVERITY_ERROR:
      return avt_words_get (words, N_("Error"));
    case AVT_SEVERITY_WARNING:
      return avt_words_get (words, N_("Warning"));
    case AVT_SEVERITY_INFO:
      return avt_words_get (words, N_("Information"));
    }
  g_assert_not_reached ();
}

/* The controls of Unicode 15: C0, DEL, C1; the line and paragraph separators; and the characters
 * that change the direction of text (Bidi_Control), which make a line read as another one. */
static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f
         || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * avt_text_for_terminal:
 * @text: text that may come from a file: a name, a path, a message
 *
 * Shows control characters, line ends and tabs among them, as `\u{1b}`, and bytes that are not
 * UTF-8 as `\x{ff}`, so that text from a file can neither drive the terminal nor forge a line.
 *
 * Returns: (transfer full): text for one line
 */
char *
avt_text_for_terminal (const char *text)
{
  GString *shown = g_string_new (NULL);

  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char_validated (text, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        g_string_append_printf (shown, "\\x{%02x}", (guchar) *text++);
      else
        {
          if (is_control (c))
            g_string_append_printf (shown, "\\u{%x}", c);
          else
            g_string_append_unichar (shown, c);
          text = g_utf8_next_char (text);
        }
    }
  return g_string_free (shown, FALSE);
}
