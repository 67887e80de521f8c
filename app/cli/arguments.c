/* Reading arguments as GNU programs do: options anywhere, "--name VALUE", "--name=VALUE",
 * "-n VALUE", "-nVALUE", flags joined ("-lq"), everything after "--" taken as it is. */
#include "config.h"

#include "app/cli/command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const AvtOption *option;
  char *value; /* NULL: a flag */
} Given;

#define REFUSE(self, ...) \
  ((self)->is_unfinished ? AVT_EXIT_USAGE : avt_refuse_usage (self, __VA_ARGS__))

struct _AvtArguments
{
  const AvtCommand *command;
  GPtrArray *words;   /* what stands without an option */
  GArray *given;      /* of Given, in the order of the words */
  const AvtOption *open; /* takes further words once all others are placed, or NULL */
  const AvtOption *waiting; /* the last word is an option whose value is missing, or NULL */
  gboolean only_words;   /* "--" was met */
  gboolean is_unfinished; /* somebody is still typing: nothing is complained about */
  GHashTable *lists;  /* option name -> strv made by avt_arguments_get_all() */
};

static void
clear_given_cb (gpointer data)
{
  g_free (((Given *) data)->value);
}

static AvtArguments *
arguments_new (const AvtCommand *command)
{
  AvtArguments *self = g_new0 (AvtArguments, 1);

  self->command = command;
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->given = g_array_new (FALSE, FALSE, sizeof (Given));
  g_array_set_clear_func (self->given, clear_given_cb);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return self;
}

void
avt_arguments_free (AvtArguments *self)
{
  g_ptr_array_unref (self->words);
  g_array_unref (self->given);
  g_hash_table_unref (self->lists);
  g_free (self);
}

static gboolean
is_date (const char *text)
{
  GDate date;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  g_date_clear (&date, 1);
  if (!g_date_valid_dmy ((GDateDay) atoi (text + 8), (GDateMonth) atoi (text + 5),
                         (GDateYear) atoi (text)))
    return FALSE;
  return TRUE;
}

static gboolean
is_allowed (const AvtOption *option, const char *value)
{
  g_auto (GStrv) choices = NULL;
  char *end;
  double number;

  switch (option->kind)
    {
    case AVT_OPTION_FLAG:
      return FALSE;
    case AVT_OPTION_TEXT:
    case AVT_OPTION_FILE:
      return *value != '\0';
    case AVT_OPTION_NUMBER:
      number = g_ascii_strtod (value, &end);
      return end != value && *end == '\0' && number >= option->minimum
             && number <= option->maximum;
    case AVT_OPTION_CHOICE:
      choices = g_strsplit (option->choices, "|", -1);
      return g_strv_contains ((const char *const *) choices, value);
    case AVT_OPTION_DATE:
      return is_date (value);
    }
  g_assert_not_reached ();
}

static gboolean
give (AvtArguments *self, const AvtOption *option, const char *value)
{
  Given given = { option, g_strdup (value) };

  if (value != NULL && !is_allowed (option, value))
    {
      g_autofree char *allowed = avt_option_allowed (option);

      REFUSE (self, _("--%s: \"%s\" is not allowed here; it takes %s"), option->name,
                        value, allowed);
      g_free (given.value);
      return FALSE;
    }
  if (!option->repeats && option->kind != AVT_OPTION_FLAG
      && avt_arguments_has (self, option->name))
    {
      REFUSE (self, _("--%s: given more than once"), option->name);
      g_free (given.value);
      return FALSE;
    }
  g_array_append_val (self->given, given);
  self->open = option->repeats ? option : NULL;
  return TRUE;
}

/* Gives @option its value: what is joined to it, or else the next word. */
static gboolean
give_with (AvtArguments *self, const AvtOption *option, const char *joined, char **words,
           int n_words, int *i)
{
  if (option->kind == AVT_OPTION_FLAG && joined != NULL)
    {
      REFUSE (self, _("--%s: takes no value"), option->name);
      return FALSE;
    }
  if (option->kind == AVT_OPTION_FLAG)
    return give (self, option, NULL);
  if (joined != NULL)
    return give (self, option, joined);
  if (*i + 1 < n_words)
    return give (self, option, words[++*i]);
  self->waiting = option;
  REFUSE (self, _("--%s: its value is missing"), option->name);
  return FALSE;
}

static gboolean
parse_long (AvtArguments *self, char **words, int n_words, int *i)
{
  const char *text = words[*i] + 2;
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize) (equals - text))
                                         : g_strdup (text);
  const AvtOption *option = avt_option_find (self->command, name);

  if (option != NULL)
    return give_with (self, option, equals != NULL ? equals + 1 : NULL, words, n_words, i);
  REFUSE (self, _("there is no option --%s"), name);
  return FALSE;
}

static gboolean
parse_letters (AvtArguments *self, char **words, int n_words, int *i)
{
  for (const char *letter = words[*i] + 1; *letter != '\0'; letter++)
    {
      const AvtOption *option = avt_option_find_letter (self->command, *letter);

      if (option == NULL)
        {
          REFUSE (self, _("there is no option -%c"), *letter);
          return FALSE;
        }
      if (option->kind != AVT_OPTION_FLAG)
        return give_with (self, option, letter[1] != '\0' ? letter + 1 : NULL, words, n_words,
                          i);
      if (!give (self, option, NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_word (AvtArguments *self, const char *word)
{
  gboolean is_full
    = self->command->most >= 0 && self->words->len >= (guint) self->command->most;

  if (is_full && self->open != NULL)
    return give (self, self->open, word);
  if (is_full)
    {
      REFUSE (self, _("\"%s\": there is nothing left that it could be"), word);
      return FALSE;
    }
  g_ptr_array_add (self->words, g_strdup (word));
  return TRUE;
}

static gboolean
parse_words (AvtArguments *self, int n_words, char **words)
{
  for (int i = 0; i < n_words; i++)
    {
      const char *word = words[i];
      gboolean done;

      if (!self->only_words && strcmp (word, "--") == 0)
        {
          self->only_words = TRUE;
          continue;
        }
      if (self->only_words || word[0] != '-' || word[1] == '\0')
        done = take_word (self, word);
      else if (word[1] == '-')
        done = parse_long (self, words, n_words, &i);
      else
        done = parse_letters (self, words, n_words, &i);
      if (!done && !self->is_unfinished)
        return FALSE;
    }
  return TRUE;
}

/**
 * avt_command_place:
 *
 * Flags of every command may stand in front of it too.
 *
 * Returns: which of @words is the command's name, or should be
 */
int
avt_command_place (int n_words, char **words)
{
  static const char *const flags[] = { "--quiet", "-q", "--json", NULL };
  int place = 0;

  while (place < n_words && g_strv_contains (flags, words[place]))
    place++;
  return place;
}

/**
 * avt_arguments_parse:
 * @words: what stands behind the command's name
 *
 * Returns: (transfer full) (nullable): what was given; %NULL when it is not as the table says,
 *   and the complaint was made
 */
AvtArguments *
avt_arguments_parse (const AvtCommand *command, int n_words, char **words)
{
  g_autoptr (AvtArguments) self = arguments_new (command);

  if (!parse_words (self, n_words, words))
    return NULL;
  if (!avt_arguments_has (self, "help") && !avt_arguments_has (self, "version")
      && (int) self->words->len < command->least)
    {
      avt_refuse_usage (self, _("%s: needs %s"), command->name, _(command->arguments));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * avt_arguments_parse_unfinished:
 * @words: what stands between the command's name and the word that is being typed
 *
 * What is not as the table says is passed over in silence.
 *
 * Returns: (transfer full): what was given so far
 */
AvtArguments *
avt_arguments_parse_unfinished (const AvtCommand *command, int n_words, char **words)
{
  AvtArguments *self = arguments_new (command);

  self->is_unfinished = TRUE;
  parse_words (self, n_words, words);
  return self;
}

/** avt_arguments_takes_options: Returns: whether the next word can be an option */
gboolean
avt_arguments_takes_options (const AvtArguments *self)
{
  return self->waiting == NULL && !self->only_words;
}

/**
 * avt_arguments_get_next:
 * @option: (out) (nullable): the option that the next word would be a value of
 *
 * Returns: which word without an option the next one would be; -1: none
 */
int
avt_arguments_get_next (const AvtArguments *self, const AvtOption **option)
{
  gboolean is_full
    = self->command->most >= 0 && self->words->len >= (guint) self->command->most;

  *option = self->waiting != NULL ? self->waiting : is_full ? self->open : NULL;
  return *option != NULL || is_full ? -1 : (int) self->words->len;
}

const AvtCommand *
avt_arguments_get_command (const AvtArguments *self)
{
  return self->command;
}

/** avt_arguments_count: Returns: how many words stand without an option */
guint
avt_arguments_count (const AvtArguments *self)
{
  return self->words->len;
}

const char *
avt_arguments_get (const AvtArguments *self, guint i)
{
  return i < self->words->len ? self->words->pdata[i] : NULL;
}

gboolean
avt_arguments_has (const AvtArguments *self, const char *option)
{
  for (guint i = 0; i < self->given->len; i++)
    if (strcmp (g_array_index (self->given, Given, i).option->name, option) == 0)
      return TRUE;
  return FALSE;
}

/** avt_arguments_get_text: Returns: (nullable): the value of @option */
const char *
avt_arguments_get_text (const AvtArguments *self, const char *option)
{
  for (guint i = 0; i < self->given->len; i++)
    if (strcmp (g_array_index (self->given, Given, i).option->name, option) == 0)
      return g_array_index (self->given, Given, i).value;
  return NULL;
}

double
avt_arguments_get_number (const AvtArguments *self, const char *option, double fallback)
{
  const char *text = avt_arguments_get_text (self, option);

  return text != NULL ? g_ascii_strtod (text, NULL) : fallback;
}

/** avt_arguments_get_all: Returns: (array zero-terminated=1): the values of a repeated option */
const char *const *
avt_arguments_get_all (const AvtArguments *self, const char *option)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < self->given->len; i++)
    if (strcmp (g_array_index (self->given, Given, i).option->name, option) == 0)
      g_ptr_array_add (values, g_array_index (self->given, Given, i).value);
  g_ptr_array_add (values, NULL);
  g_hash_table_replace (self->lists, (char *) option, values->pdata);
  return (const char *const *) g_ptr_array_free (values, FALSE);
}

gboolean
avt_arguments_is_quiet (const AvtArguments *self)
{
  return avt_arguments_has (self, "quiet");
}

gboolean
avt_arguments_wants_json (const AvtArguments *self)
{
  return avt_arguments_has (self, "json");
}
