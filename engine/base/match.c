#include "config.h"

#include "engine/base/match.h"

#include <string.h>

/* How good a word of the text is for a word of the query. */
enum
{
  RATE_NONE = 0,
  RATE_SLIP = 10,
  RATE_PART = 40,
  RATE_START = 70,
  RATE_WHOLE = 100
};

/* In a word of so many letters one slip is forgiven, in one of twice as many two. */
#define LETTERS_A_SLIP 5
/* Longer words are codes, which are not misspelled but pasted. */
#define MAX_LETTERS 48

struct _AvtMatcher
{
  char **words; /* folded, without the empty ones */
};

static gboolean
is_mark (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_SPACING_MARK
         || type == G_UNICODE_ENCLOSING_MARK;
}

/**
 * avt_match_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text without case, accents and differences of width, as
 *   avt_matcher_rate() takes it: "Größe Ⅳ" becomes "grosse iv"
 */
char *
avt_match_fold (const char *text)
{
  g_autofree char *lower = g_utf8_casefold (text, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *at = apart; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (!is_mark (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_utf8_get_char (at));
  return g_string_free (folded, FALSE);
}

/** avt_matcher_new: @query: what was typed */
AvtMatcher *
avt_matcher_new (const char *query)
{
  AvtMatcher *self = g_new0 (AvtMatcher, 1);
  g_autofree char *folded = avt_match_fold (query);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  self->words = (char **) g_ptr_array_free (words, FALSE);
  return self;
}

void
avt_matcher_free (AvtMatcher *self)
{
  g_strfreev (self->words);
  g_free (self);
}

gboolean
avt_matcher_is_empty (const AvtMatcher *self)
{
  return self->words[0] == NULL;
}

static gboolean
is_word_letter (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

/* The least number of slips (a letter wrong, missing, too many, or two swapped) that turn @typed
 * into @word or into the beginning of it; more than @limit is not told apart.
 * Optimal string alignment distance, row by row. */
static guint
count_slips (const char *typed, const char *word, gsize length, guint limit)
{
  guint rows[3][MAX_LETTERS + 1];
  gsize n_typed = strlen (typed);
  guint *before = rows[0], *above = rows[1], *row = rows[2];
  guint best = G_MAXUINT;

  if (n_typed > MAX_LETTERS)
    return limit + 1;
  length = MIN (length, MIN (n_typed + limit, (gsize) MAX_LETTERS));
  for (gsize k = 0; k <= length; k++)
    above[k] = (guint) k;
  for (gsize i = 1; i <= n_typed; i++)
    {
      guint *spare = before;

      row[0] = (guint) i;
      for (gsize k = 1; k <= length; k++)
        {
          guint cost = typed[i - 1] == word[k - 1] ? 0 : 1;

          row[k] = MIN (MIN (above[k] + 1, row[k - 1] + 1), above[k - 1] + cost);
          if (i > 1 && k > 1 && typed[i - 1] == word[k - 2] && typed[i - 2] == word[k - 1])
            row[k] = MIN (row[k], before[k - 2] + 1);
        }
      before = above;
      above = row;
      row = spare;
    }
  for (gsize k = 0; k <= length; k++)
    best = MIN (best, above[k]);
  return best;
}

static guint
rate_slips (const char *typed, const char *folded)
{
  guint limit = MIN (2u, (guint) strlen (typed) / LETTERS_A_SLIP);

  if (limit == 0 || strpbrk (typed, "0123456789") != NULL)
    return RATE_NONE; /* a number with another digit is another number */
  for (const char *at = folded; *at != '\0';)
    {
      gsize length = 0;

      while (is_word_letter (at[length]))
        length++;
      if (length + limit >= strlen (typed) && count_slips (typed, at, length, limit) <= limit)
        return RATE_SLIP;
      at += length;
      while (*at != '\0' && !is_word_letter (*at))
        at++;
    }
  return RATE_NONE;
}

static guint
rate_word (const char *typed, const char *folded)
{
  gsize length = strlen (typed);
  guint best = RATE_NONE;

  for (const char *at = strstr (folded, typed); at != NULL && best < RATE_WHOLE;
       at = strstr (at + 1, typed))
    {
      gboolean starts = at == folded || !is_word_letter (at[-1]);
      gboolean ends = !is_word_letter (at[length]);

      best = MAX (best, starts && ends ? RATE_WHOLE : starts ? RATE_START : RATE_PART);
    }
  return best > RATE_NONE ? best : rate_slips (typed, folded);
}

/**
 * avt_matcher_rate:
 * @folded: a text as avt_match_fold() made it
 *
 * Returns: how well the text answers, the mean over the words that were typed: 100 when each is a
 *   whole word of it, 0 when one is not there at all, 100 for no words
 */
guint
avt_matcher_rate (const AvtMatcher *self, const char *folded)
{
  guint sum = 0;
  guint n_words = 0;

  for (; self->words[n_words] != NULL; n_words++)
    {
      guint rate = rate_word (self->words[n_words], folded);

      if (rate == RATE_NONE)
        return 0;
      sum += rate;
    }
  return n_words > 0 ? sum / n_words : RATE_WHOLE;
}
