/* Writing quantities for people, by a number style and never by the locale of the process. */
#include "config.h"

#include "engine/base/quantity-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SIGNIFICANT 4
#define MAX_DECIMALS 17

const AvtNumberStyle AVT_NUMBER_STYLE_C = { ".", "", "U" };
const AvtNumberStyle AVT_NUMBER_STYLE_ENGLISH = { ".", ",", "U" };
const AvtNumberStyle AVT_NUMBER_STYLE_GERMAN = { ",", ".", " HE" };

/* A decimal number: digits[0] stands before the mark, times 10^exponent. */
typedef struct
{
  gboolean negative;
  char digits[24];
  int n_digits;
  int exponent;
} Digits;

/* The shortest digits that read back as @value: what a person would call the number, so that 1.005
 * rounds to 1.01 although its double lies below. */
static void
find_digits (double value, Digits *out)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *exponent;

  for (int precision = 14; precision <= 16; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (buffer, sizeof buffer, format, fabs (value));
      if (g_ascii_strtod (buffer, NULL) == fabs (value))
        break;
    }
  exponent = strchr (buffer, 'e');
  out->negative = signbit (value) != 0;
  out->exponent = atoi (exponent + 1);
  out->n_digits = 0;
  for (const char *p = buffer; p < exponent; p++)
    if (g_ascii_isdigit (*p))
      out->digits[out->n_digits++] = *p;
}

/* The digits of @value rounded to @decimals, when they follow from a multiplication: the number is
 * small, and so far from a half that neither the product's error nor the shortest form can turn
 * the rounding. That spares most figures of a drawing three prints and readings. */
static gboolean
round_directly (double value, int decimals, Digits *out)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6 };
  double scaled;
  guint64 rest;
  int n = 1;

  if (decimals >= (int) G_N_ELEMENTS (powers))
    return FALSE;
  scaled = fabs (value) * powers[decimals];
  if (!(scaled < 1e12) || fabs (scaled - floor (scaled) - 0.5) < 0.001)
    return FALSE;
  rest = (guint64) (scaled + 0.5);
  for (guint64 i = rest; i >= 10; i /= 10)
    n++;
  out->negative = signbit (value) != 0;
  out->n_digits = rest == 0 ? 0 : n;
  out->exponent = n - 1 - decimals;
  for (int i = n; i-- > 0; rest /= 10)
    out->digits[i] = (char) ('0' + rest % 10);
  return TRUE;
}

/* Rounds half away from zero to @decimals behind the mark. */
static void
round_digits (Digits *self, int decimals)
{
  int keep = self->exponent + 1 + decimals;
  gboolean up;

  if (keep >= self->n_digits)
    return;
  up = keep >= 0 && self->digits[keep] >= '5';
  self->n_digits = MAX (keep, 0);
  for (int i = self->n_digits - 1; up && i >= 0; i--)
    {
      up = self->digits[i] == '9';
      self->digits[i] = up ? '0' : (char) (self->digits[i] + 1);
    }
  if (up)
    {
      memmove (self->digits + 1, self->digits, (gsize) self->n_digits);
      self->digits[0] = '1';
      self->n_digits++;
      self->exponent++;
    }
}

/* The digit of 10^@power. */
static char
digit_at (const Digits *self, int power)
{
  int i = self->exponent - power;

  return i >= 0 && i < self->n_digits ? self->digits[i] : '0';
}

static gboolean
is_zero (const Digits *self)
{
  return strspn (self->digits, "0") >= (gsize) self->n_digits;
}

static char *
write_digits (const Digits *self, int decimals, gboolean trimmed, const AvtNumberStyle *style)
{
  GString *text = g_string_new (self->negative && !is_zero (self) ? "-" : "");

  while (trimmed && decimals > 0 && digit_at (self, -decimals) == '0')
    decimals--;
  for (int power = MAX (self->exponent, 0); power >= 0; power--)
    {
      g_string_append_c (text, digit_at (self, power));
      if (power > 0 && power % 3 == 0)
        g_string_append (text, style->group);
    }
  for (int i = 1; i <= decimals; i++)
    {
      if (i == 1)
        g_string_append (text, style->decimal);
      g_string_append_c (text, digit_at (self, -i));
    }
  return g_string_free (text, FALSE);
}

static char *
format_number (double value, int decimals, gboolean trimmed, const AvtNumberStyle *style)
{
  Digits digits = { 0 };

  if (!isfinite (value))
    return g_strdup ("\u2013");
  if (!round_directly (value, decimals, &digits))
    {
      find_digits (value, &digits);
      digits.digits[digits.n_digits] = '\0';
      round_digits (&digits, decimals);
    }
  digits.digits[digits.n_digits] = '\0';
  return write_digits (&digits, decimals, trimmed, style);
}

/**
 * avt_number_format:
 * @value: a number
 * @decimals: digits behind the mark, at most 17
 * @style: decimal mark and thousands separator
 *
 * Rounds the shortest decimal form of @value half away from zero and writes exactly @decimals
 * digits, never an exponent and never "-0". What is no number (infinite, NaN) is an en dash.
 *
 * Returns: (transfer full): the text
 */
char *
avt_number_format (double value, guint decimals, const AvtNumberStyle *style)
{
  return format_number (value, (int) MIN (decimals, MAX_DECIMALS), FALSE, style);
}

/* As many decimals as make four significant digits; digits before the mark are never rounded. */
static int
significant_decimals (double value)
{
  int n = SIGNIFICANT - 1;

  for (double limit = 10; n > 0 && fabs (value) >= limit; limit *= 10)
    n--;
  return n;
}

/* The largest step in which the number, once rounded, is at least 1: 999.96 W is 1 kW. */
static const AvtUnitStep *
choose_step (const AvtUnitInfo *info, double value)
{
  const AvtUnitStep *step = info->steps;
  double half_digit = 0.5 / pow (10, SIGNIFICANT - 1);

  for (; step[1].symbol != NULL; step++)
    if (fabs (value) * (double) info->scale / (double) step->size >= 1 - half_digit / 10)
      return step;
  return step;
}

/* Nought has no prefix of its own: "0 W", not "0 mW". */
static const AvtUnitStep *
zero_step (const AvtUnitInfo *info)
{
  const AvtUnitStep *step = info->steps;

  while (step[1].symbol != NULL && g_strcmp0 (step->symbol, info->plain) != 0)
    step++;
  return step;
}

/* As it is said in the trade, a height is 2U, or 2 HE in German, and a place is U2, as it is
 * printed on rails everywhere; all else has a space. */
static char *
join (const char *number, AvtUnit unit, const AvtUnitStep *step, const AvtNumberStyle *style)
{
  const char *space = step->symbol[0] == '\0' ? "" : " ";

  if (unit == AVT_UNIT_HALF_RACK_POSITION)
    return g_strconcat (step->symbol, number, NULL);
  if (unit == AVT_UNIT_HALF_RACK_UNIT)
    return g_strconcat (number, style->height, NULL);
  return g_strconcat (number, space, step->symbol, NULL);
}

/**
 * avt_quantity_format:
 * @value: a quantity in @unit
 * @unit: its unit
 * @style: decimal mark and thousands separator
 *
 * For people: with the prefix that makes the number handy and four significant digits (zeros at
 * the end are left out; digits before the mark are never rounded away), half away from zero.
 * Calculated currents have exactly one decimal, shares and temperatures at most one. What is no
 * number (infinite, NaN) is an en dash without a unit.
 *
 * Returns: (transfer full): the text, such as "3.532 kW", "17.4 A", "2U", "U7"
 */
char *
avt_quantity_format (double value, AvtUnit unit, const AvtNumberStyle *style)
{
  const AvtUnitInfo *info;
  const AvtUnitStep *step;
  g_autofree char *number = NULL;
  double shown;
  int decimals;

  g_return_val_if_fail ((guint) unit < AVT_N_UNITS, NULL);
  if (!isfinite (value))
    return g_strdup ("\u2013");
  info = _avt_unit_info (unit);
  step = value == 0 ? zero_step (info) : choose_step (info, value);
  shown = step->size == info->scale ? value
          : step->size > info->scale ? value / ((double) step->size / (double) info->scale)
                                     : value * ((double) info->scale / (double) step->size);
  decimals = info->max_decimals >= 0 ? info->max_decimals : significant_decimals (shown);
  number = format_number (shown, decimals, !info->fixed_decimals, style);
  return join (number, unit, step, style);
}

/* The number in steps of @size, when that takes at most two decimals; three could be read as
 * thousands. Binary sizes are written whole. */
static char *
write_exact (gboolean negative, guint64 magnitude, const AvtUnitStep *step,
             const AvtNumberStyle *style)
{
  const char *sign = negative ? "-" : "";
  guint64 size = (guint64) step->size;
  guint64 whole = magnitude / size;
  unsigned __int128 rest = magnitude % size;
  gboolean is_binary = size >= 1024 && (size & (size - 1)) == 0;
  guint most = is_binary ? 0 : 2;
  guint decimals = 0;

  while (rest % size != 0 && decimals < most)
    {
      rest *= 10;
      decimals++;
    }
  if (rest % size != 0)
    return NULL;
  if (decimals == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, whole);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%0*u", sign, whole, style->decimal,
                          (int) decimals, (guint) (rest / size));
}

/**
 * avt_quantity_format_exact:
 * @value: a stored quantity in @unit
 * @unit: its unit
 * @style: decimal mark; thousands are not parted
 *
 * For editing: nothing is rounded, and avt_quantity_parse() of the text gives @value again
 * (of quantities that can be negative; a negative power cannot be typed). Of the prefixes that
 * take at most two decimals, the one that makes the text shortest.
 *
 * Returns: (transfer full): the text, such as "1.5 kW", "3532 W", "7.5U", "U-1"
 */
char *
avt_quantity_format_exact (gint64 value, AvtUnit unit, const AvtNumberStyle *style)
{
  const AvtUnitInfo *info;
  unsigned __int128 scaled;
  guint64 magnitude = value < 0 ? -(guint64) value : (guint64) value;
  g_autofree char *best = NULL;

  g_return_val_if_fail ((guint) unit < AVT_N_UNITS, NULL);
  info = _avt_unit_info (unit);
  scaled = (unsigned __int128) magnitude * (guint64) info->scale;
  g_return_val_if_fail (scaled <= G_MAXUINT64, NULL);
  magnitude = (guint64) scaled;
  if (magnitude == 0)
    return join ("0", unit, zero_step (info), style);
  for (const AvtUnitStep *step = info->exact; step->symbol != NULL; step++)
    {
      g_autofree char *number = NULL;
      g_autofree char *text = NULL;

      if (magnitude < (guint64) step->size && step[1].symbol != NULL)
        continue;
      number = write_exact (value < 0, magnitude, step, style);
      text = number != NULL ? join (number, unit, step, style) : NULL;
      if (text != NULL && (best == NULL || strlen (text) < strlen (best)))
        {
          g_free (best);
          best = g_steal_pointer (&text);
        }
    }
  return g_steal_pointer (&best);
}
