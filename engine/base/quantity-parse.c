/* Reading quantities as people type them, into integers and exactly. */
#include "config.h"

#include "engine/base/quantity-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_LENGTH 256      /* bytes of text; a quantity is never longer */
#define MAX_SHOWN 40        /* characters of it that a message repeats */
#define MAX_DIGITS 20       /* significant digits: 10^20 * 2^60 still fits 128 bits */
#define MAX_DECIMALS 30
#define MAX_GROUPS 16

typedef __int128 Wide;

/* A decimal number, mantissa / 10^scale. */
typedef struct
{
  gboolean negative;
  Wide mantissa;
  guint scale;
} Decimal;

/* A value in the smallest unit of its family. */
typedef struct
{
  Wide numerator;
  Wide denominator;
} Ratio;

/* The digits of a number, cut at its separators. */
typedef struct
{
  guint n_groups;
  const char *start[MAX_GROUPS];
  guint length[MAX_GROUPS];
  gunichar separator[MAX_GROUPS]; /* the one before the group; of the first: 0 */
} Groups;

static char *
shown (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, strnlen (text, MAX_LENGTH));

  if (g_utf8_strlen (valid, -1) <= MAX_SHOWN)
    return g_steal_pointer (&valid);
  *g_utf8_offset_to_pointer (valid, MAX_SHOWN) = '\0';
  return g_strconcat (valid, "\u2026", NULL);
}

static char *
allowed_words (const AvtUnitInfo *info)
{
  GString *list = g_string_new (NULL);

  for (const AvtUnitWord *word = info->words; word->text != NULL; word++)
    if (word->use == AVT_WORD_LISTED)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", word->text);
  return g_string_free (list, FALSE);
}

static gboolean
refuse_syntax (const char *text, const AvtUnitInfo *info, GError **error)
{
  g_autofree char *quoted = shown (text);
  g_autofree char *words = NULL;

  if (info->words == NULL)
    {
      g_set_error (error, AVT_QUANTITY_ERROR, AVT_QUANTITY_ERROR_SYNTAX,
                   _("\u201c%s\u201d is not a number; allowed are digits with at most one "
                     "decimal mark, such as 12"), quoted);
      return FALSE;
    }
  words = allowed_words (info);
  g_set_error (error, AVT_QUANTITY_ERROR, AVT_QUANTITY_ERROR_SYNTAX,
               _("\u201c%s\u201d is not a number with a unit; allowed is a number such as 1.5 or "
                 "1,5 followed by one of %s"), quoted, words);
  return FALSE;
}

static gboolean
refuse_range (const char *text, const char *why, GError **error)
{
  g_autofree char *quoted = shown (text);

  g_set_error (error, AVT_QUANTITY_ERROR, AVT_QUANTITY_ERROR_RANGE, "\u201c%s\u201d %s", quoted,
               why);
  return FALSE;
}

static gboolean
refuse_ambiguous (const char *text, const Groups *groups, GError **error)
{
  g_autofree char *quoted = shown (text);
  g_autofree char *whole = g_strndup (groups->start[0], groups->length[0]);
  g_autofree char *rest = g_strndup (groups->start[1], groups->length[1]);

  g_set_error (error, AVT_QUANTITY_ERROR, AVT_QUANTITY_ERROR_SYNTAX,
               _("\u201c%s\u201d can be read in two ways; write %s%s for the large number or "
                 "%s.%s0 for the small one"), quoted, whole, rest, whole, rest);
  return FALSE;
}

/* The separators that look alike are one: spaces of every width, both apostrophes. */
static gunichar
separator_of (gunichar c)
{
  switch (c)
    {
    case '.':
    case ',':
    case '\'':
      return c;
    case 0x2019:
      return '\'';
    case ' ':
    case 0x00a0:
    case 0x2009:
    case 0x202f:
      return ' ';
    default:
      return 0;
    }
}

/* Cuts the number at the head of @text; returns what follows it, or NULL when none stands there. A
 * separator belongs to the number only when a digit follows, so the inches of 19' stay a unit. */
static const char *
scan_groups (const char *text, Groups *groups)
{
  const char *p = text;

  memset (groups, 0, sizeof *groups);
  groups->n_groups = 1;
  groups->start[0] = p;
  for (;;)
    {
      guint last = groups->n_groups - 1;
      gunichar separator;
      const char *next;

      while (g_ascii_isdigit (*p))
        p++;
      groups->length[last] = (guint) (p - groups->start[last]);
      separator = separator_of (g_utf8_get_char (p));
      next = separator != 0 ? g_utf8_next_char (p) : p;
      if (separator == 0 || !g_ascii_isdigit (*next))
        break;
      if (groups->n_groups == MAX_GROUPS)
        return NULL;
      groups->start[last + 1] = next;
      groups->separator[last + 1] = separator;
      groups->n_groups++;
      p = next;
    }
  return p == text ? NULL : p;
}

/* Groups of thousands: one to three digits that are no nought, then three and three, all cut by one
 * separator. */
static gboolean
is_grouped (const Groups *groups, guint n_groups)
{
  if (n_groups > 1
      && (groups->length[0] < 1 || groups->length[0] > 3 || groups->start[0][0] == '0'))
    return FALSE;
  for (guint i = 1; i < n_groups; i++)
    if (groups->length[i] != 3 || groups->separator[i] != groups->separator[1])
      return FALSE;
  return TRUE;
}

/* One dot or comma, at most three digits before it and exactly three behind it: a thousand or a
 * decimal mark? Only a leading zero tells. */
static gboolean
is_ambiguous (const Groups *groups)
{
  return groups->n_groups == 2 && groups->separator[1] != ' ' && groups->separator[1] != '\''
         && groups->length[1] == 3 && groups->length[0] >= 1 && groups->length[0] <= 3
         && groups->start[0][0] != '0';
}

/* Finds how many of the groups stand before the decimal mark; 0: the text is malformed. */
static guint
count_whole_groups (const Groups *groups)
{
  guint n = groups->n_groups;
  gunichar last = groups->separator[n - 1];
  gboolean can_be_mark = n > 1 && (last == '.' || last == ',');

  if (can_be_mark && (n == 2 || groups->separator[1] != last))
    return is_grouped (groups, n - 1) ? n - 1 : 0;
  return is_grouped (groups, n) ? n : 0;
}

static gboolean
append_digits (Decimal *decimal, const char *digits, guint length, guint *n_significant)
{
  for (guint i = 0; i < length; i++)
    {
      if (*n_significant > 0 || digits[i] != '0')
        (*n_significant)++;
      if (*n_significant > MAX_DIGITS)
        return FALSE;
      decimal->mantissa = decimal->mantissa * 10 + (digits[i] - '0');
    }
  return TRUE;
}

static gboolean
read_decimal (const char *text, const Groups *groups, Decimal *decimal, GError **error)
{
  guint n_whole = count_whole_groups (groups);
  guint n_significant = 0;
  gboolean fits = TRUE;

  for (guint i = 0; i < n_whole; i++)
    fits = fits && append_digits (decimal, groups->start[i], groups->length[i], &n_significant);
  if (!fits)
    return refuse_range (text, _("is too large"), error);
  if (n_whole < groups->n_groups)
    {
      const char *digits = groups->start[n_whole];
      guint length = groups->length[n_whole];

      while (length > 0 && digits[length - 1] == '0')
        length--;
      if (length > MAX_DECIMALS
          || !append_digits (decimal, digits, length, &n_significant))
        return refuse_range (text, _("has more digits than can be kept; allowed are 20"), error);
      decimal->scale = length;
    }
  return TRUE;
}

static gboolean
refuse_unit (const char *text, const char *unit, const AvtUnitInfo *info, gboolean two_meanings,
             GError **error)
{
  g_autofree char *quoted = shown (text);
  g_autofree char *quoted_unit = shown (unit);
  g_autofree char *words = NULL;

  if (info->words == NULL)
    {
      g_set_error (error, AVT_QUANTITY_ERROR, AVT_QUANTITY_ERROR_UNIT,
                   _("\u201c%s\u201d has a unit; allowed is a number without one"), quoted);
      return FALSE;
    }
  words = allowed_words (info);
  if (unit[0] == '\0')
    g_set_error (error, AVT_QUANTITY_ERROR, AVT_QUANTITY_ERROR_UNIT,
                 _("\u201c%s\u201d has no unit; allowed are %s"), quoted, words);
  else if (two_meanings)
    g_set_error (error, AVT_QUANTITY_ERROR, AVT_QUANTITY_ERROR_UNIT,
                 _("\u201c%s\u201d: the unit \u201c%s\u201d can be read in two ways; allowed "
                   "are %s"), quoted, quoted_unit, words);
  else
    g_set_error (error, AVT_QUANTITY_ERROR, AVT_QUANTITY_ERROR_UNIT,
                 _("\u201c%s\u201d has the unknown unit \u201c%s\u201d; allowed are %s"), quoted,
                 quoted_unit, words);
  return FALSE;
}

/* A word in another case is accepted where all that fit mean the same: KW is kW, but mw may be
 * MW or mW. */
static const AvtUnitWord *
find_word (const AvtUnitInfo *info, const char *unit, gboolean *two_meanings)
{
  const AvtUnitWord *found = NULL;

  *two_meanings = FALSE;
  for (const AvtUnitWord *word = info->words; word->text != NULL; word++)
    if (g_str_equal (word->text, unit))
      {
        *two_meanings = word->use == AVT_WORD_REFUSED;
        return *two_meanings ? NULL : word;
      }
  for (const AvtUnitWord *word = info->words; word->text != NULL; word++)
    if (g_ascii_strcasecmp (word->text, unit) == 0)
      {
        if (found != NULL && (found->numerator != word->numerator
                              || found->denominator != word->denominator))
          *two_meanings = TRUE;
        found = word;
      }
  if (found != NULL && found->use == AVT_WORD_REFUSED)
    *two_meanings = TRUE;
  return *two_meanings ? NULL : found;
}

static Wide
power_of_ten (guint exponent)
{
  Wide result = 1;

  while (exponent-- > 0)
    result *= 10;
  return result;
}

static Wide
common_divisor (Wide a, Wide b)
{
  while (b != 0)
    {
      Wide rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* The mantissa has at most 20 digits (67 bits), a word's numerator 61 bits, 10^30 has 100 bits and
 * a denominator 39: only the last product can overflow, and only for such a small number that it
 * is refused as less than the smallest. */
static gboolean
scale_by_word (const Decimal *decimal, gint64 numerator, gint64 denominator, Ratio *ratio)
{
  Wide ten = power_of_ten (decimal->scale);

  ratio->numerator = decimal->mantissa * numerator;
  if (__builtin_mul_overflow (ten, (Wide) denominator, &ratio->denominator))
    return FALSE;
  if (ratio->numerator != 0)
    {
      Wide divisor = common_divisor (ratio->numerator, ratio->denominator);

      ratio->numerator /= divisor;
      ratio->denominator /= divisor;
    }
  return TRUE;
}

/* A number without a unit: people's unit of the family where there is one; a share is a fraction,
 * and above 1 it could as well be a percentage, so that is refused; nought needs no unit. */
static gboolean
size_of_plain (const char *text, AvtUnit unit, const Decimal *decimal, gint64 *numerator,
               gint64 *denominator, GError **error)
{
  const AvtUnitInfo *info = _avt_unit_info (unit);
  gboolean two_meanings;

  *numerator = info->words == NULL ? info->steps[0].size : 1;
  *denominator = 1;
  if (info->words == NULL || decimal->mantissa == 0)
    return TRUE;
  if (unit == AVT_UNIT_PERMILLE)
    {
      *numerator = 1000;
      if (decimal->mantissa > power_of_ten (decimal->scale))
        return refuse_range (text,
                             /* xgettext:no-c-format */
                             _("can be read in two ways; write it with a % sign, or as a "
                               "fraction from 0 to 1"), error);
      return TRUE;
    }
  if (info->plain == NULL)
    return refuse_unit (text, "", info, FALSE, error);
  *numerator = find_word (info, info->plain, &two_meanings)->numerator;
  return TRUE;
}

static gboolean
size_of_word (const char *text, const char *word_text, AvtUnit unit, const Decimal *decimal,
              gint64 *numerator, gint64 *denominator, GError **error)
{
  const AvtUnitInfo *info = _avt_unit_info (unit);
  const AvtUnitWord *word;
  gboolean two_meanings;

  if (word_text[0] == '\0')
    return size_of_plain (text, unit, decimal, numerator, denominator, error);
  if (info->words == NULL)
    return refuse_unit (text, word_text, info, FALSE, error);
  word = find_word (info, word_text, &two_meanings);
  if (word == NULL)
    return refuse_unit (text, word_text, info, two_meanings, error);
  *numerator = word->numerator;
  *denominator = word->denominator;
  return TRUE;
}

/* Whitespace of Unicode, which g_strstrip() does not know, from both ends. */
static char *
strip (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (text, (gsize) (end - text));
}

/* "U7", the position as it is printed on rails: the unit stands first. Returns the number and sets
 * @word, or returns @text. */
static const char *
skip_leading_unit (const char *text, AvtUnit unit, const char **word)
{
  static const char *const leading[] = { "U", "RU", "HE" };

  if (unit != AVT_UNIT_HALF_RACK_UNIT && unit != AVT_UNIT_HALF_RACK_POSITION)
    return text;
  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    {
      gsize length = strlen (leading[i]);

      if (g_ascii_strncasecmp (text, leading[i], length) == 0)
        {
          *word = leading[i];
          return text + length + strspn (text + length, " ");
        }
    }
  return text;
}

static const char *
read_sign (const char *text, gboolean *negative)
{
  gunichar c = g_utf8_get_char (text);

  *negative = c == '-' || c == 0x2212;
  return *negative || c == '+' ? g_utf8_next_char (text) : text;
}

/* Reads @text into an exact ratio of the smallest units of the family of @unit. */
static gboolean
parse_ratio (const char *text, AvtUnit unit, Ratio *ratio, GError **error)
{
  const AvtUnitInfo *info = _avt_unit_info (unit);
  g_autofree char *stripped = NULL;
  g_autofree char *word = NULL;
  const char *leading = NULL;
  const char *p;
  Decimal decimal = { 0 };
  Groups groups;
  gint64 numerator = 1, denominator = 1;

  if (strnlen (text, MAX_LENGTH + 1) > MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    return refuse_syntax (text, info, error);
  stripped = strip (text);
  p = skip_leading_unit (stripped, unit, &leading);
  p = scan_groups (read_sign (p, &decimal.negative), &groups);
  if (p == NULL || count_whole_groups (&groups) == 0)
    return refuse_syntax (text, info, error);
  if (is_ambiguous (&groups))
    return refuse_ambiguous (text, &groups, error);
  word = strip (p);
  if (leading != NULL && word[0] != '\0')
    return refuse_syntax (text, info, error);
  if (!read_decimal (text, &groups, &decimal, error)
      || !size_of_word (text, leading != NULL ? leading : word, unit, &decimal, &numerator,
                        &denominator, error))
    return FALSE;
  if (decimal.negative && decimal.mantissa != 0 && !info->signed_value)
    return refuse_range (text, _("is less than zero; allowed is 0 or more"), error);
  if (!scale_by_word (&decimal, numerator, denominator, ratio))
    return refuse_range (text, _("is smaller than can be kept"), error);
  if (decimal.negative)
    ratio->numerator = -ratio->numerator;
  return TRUE;
}

static gboolean
refuse_steps (const char *text, AvtUnit unit, GError **error)
{
  return refuse_range (text, unit == AVT_UNIT_NONE ? _("is not a whole number")
                                                   : _("is not in steps of 0.5 U"), error);
}

/**
 * avt_quantity_parse:
 * @text: what a person typed
 * @unit: the unit of the result
 * @value: (out): the quantity in whole @unit, half away from zero
 * @error: AVT_QUANTITY_ERROR: not a quantity, a unit that does not fit, out of range; one sentence
 *   that says what is allowed
 *
 * Reads a number and a unit, exactly. The unit may stand without a space; its case matters only
 * where two units differ by it (mW, MW). Rack positions may have it first ("U7"). Without a unit,
 * power is in watts, current in amperes, voltage in volts, mass in kilograms, length in
 * millimetres, height in rack units and a share is a fraction of 1; capacities, rates and times
 * need one.
 *
 * The decimal mark is a dot or a comma, thousands may be parted by spaces, apostrophes, or the
 * other mark. One dot or comma with at most three digits before and exactly three behind it
 * ("1,500 kW") is a thousand in one country and a fraction in another, so it is refused unless the
 * first digit is 0; so are units with two readings, and shares above 1 without a sign.
 *
 * Digits below one @unit are rounded, but what is not zero never becomes zero, counts must be
 * whole, and heights in half rack units. Quantities that cannot be negative are refused when they
 * are: power, current, mass, height, capacity, rate and time.
 *
 * Returns: whether @text was read; otherwise @value is unchanged
 */
gboolean
avt_quantity_parse (const char *text, AvtUnit unit, gint64 *value, GError **error)
{
  Ratio ratio;
  Wide whole, rest, scale;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);
  g_return_val_if_fail ((guint) unit < AVT_N_UNITS, FALSE);
  if (!parse_ratio (text, unit, &ratio, error))
    return FALSE;
  scale = _avt_unit_info (unit)->scale;
  if (__builtin_mul_overflow (ratio.denominator, scale, &ratio.denominator))
    return refuse_range (text, _("is smaller than can be kept"), error);
  whole = ratio.numerator / ratio.denominator;
  rest = ratio.numerator % ratio.denominator;
  if (rest != 0
      && (unit == AVT_UNIT_NONE || unit == AVT_UNIT_HALF_RACK_UNIT
          || unit == AVT_UNIT_HALF_RACK_POSITION))
    return refuse_steps (text, unit, error);
  if ((rest < 0 ? -rest : rest) >= ratio.denominator - (rest < 0 ? -rest : rest))
    whole += rest < 0 ? -1 : 1;
  if (whole == 0 && ratio.numerator != 0)
    return refuse_range (text, _("is smaller than can be kept"), error);
  if (whole > G_MAXINT64 || whole < G_MININT64)
    return refuse_range (text, _("is too large"), error);
  *value = (gint64) whole;
  return TRUE;
}

/**
 * avt_quantity_parse_real:
 * @text: what a person typed
 * @unit: the unit of the result
 * @value: (out): the quantity in @unit, the nearest double
 * @error: as avt_quantity_parse()
 *
 * As avt_quantity_parse(), but keeps fractions of @unit; a number without a unit is in @unit where
 * that is one that people write.
 *
 * Returns: whether @text was read; otherwise @value is unchanged
 */
gboolean
avt_quantity_parse_real (const char *text, AvtUnit unit, double *value, GError **error)
{
  const Wide exact = (Wide) 1 << 53;
  Ratio ratio;
  Wide divisor, denominator;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);
  g_return_val_if_fail ((guint) unit < AVT_N_UNITS, FALSE);
  if (!parse_ratio (text, unit, &ratio, error))
    return FALSE;
  if (__builtin_mul_overflow (ratio.denominator, (Wide) _avt_unit_info (unit)->scale,
                              &denominator))
    return refuse_range (text, _("is smaller than can be kept"), error);
  divisor = common_divisor (denominator, ratio.numerator);
  divisor = divisor < 0 ? -divisor : divisor;
  ratio.numerator /= divisor;
  denominator /= divisor;
  /* two exact doubles: their quotient is rounded once */
  if (ratio.numerator <= exact && ratio.numerator >= -exact && denominator <= exact)
    *value = (double) ratio.numerator / (double) denominator;
  else
    *value = (double) ((long double) ratio.numerator / (long double) denominator);
  return TRUE;
}
