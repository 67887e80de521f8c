/* Numbers of drawings as text: no locale, at most three decimals, no more digits than needed. */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* "-8000000.125" and the end. */
#define AVT_NUMBER_MAX 24

/**
 * avt_number_write:
 * @text: room for AVT_NUMBER_MAX bytes
 * @value: within +-1e12; else it is brought to that, and what is not a number to 0
 *
 * Writes @value rounded to thousandths, without a terminating zero; -0 becomes 0.
 *
 * Returns: the end of what was written
 */
static inline char *
avt_number_write (char *text, double value)
{
  gint64 thousandths;
  guint64 whole;
  guint part;
  char digits[20];
  int n = 0;

  if (G_UNLIKELY (!(value > -1e12 && value < 1e12)))
    value = isnan (value) ? 0 : value < 0 ? -1e12 : 1e12;
  thousandths = (gint64) (value * 1000 + (value < 0 ? -0.5 : 0.5));
  if (thousandths < 0)
    {
      *text++ = '-';
      thousandths = -thousandths;
    }
  whole = (guint64) thousandths / 1000;
  part = (guint) ((guint64) thousandths % 1000);
  do
    digits[n++] = (char) ('0' + whole % 10);
  while ((whole /= 10) != 0);
  while (n > 0)
    *text++ = digits[--n];
  if (part == 0)
    return text;
  *text++ = '.';
  *text++ = (char) ('0' + part / 100);
  if (part % 100 != 0)
    *text++ = (char) ('0' + part / 10 % 10);
  if (part % 10 != 0)
    *text++ = (char) ('0' + part % 10);
  return text;
}

G_END_DECLS
