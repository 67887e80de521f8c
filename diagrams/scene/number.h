/* Numbers of drawings as text: no locale, at most three decimals, no more digits than needed. */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* "-8000000.125" and the end. */
#define AVT_NUMBER_MAX 24

/* The digits of @whole; numbers of drawings have at most four nearly always. */
static inline char *
avt_number_write_whole (char *text, guint64 whole)
{
  char digits[20];
  int n = 0;

  if (G_LIKELY (whole < 10000))
    {
      guint low = (guint) whole;

      if (low >= 1000)
        *text++ = (char) ('0' + low / 1000);
      if (low >= 100)
        *text++ = (char) ('0' + low / 100 % 10);
      if (low >= 10)
        *text++ = (char) ('0' + low / 10 % 10);
      *text++ = (char) ('0' + low % 10);
      return text;
    }
  do
    digits[n++] = (char) ('0' + whole % 10);
  while ((whole /= 10) != 0);
  while (n > 0)
    *text++ = digits[--n];
  return text;
}

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
  double size = fabs (value);
  guint64 whole;
  guint part;

  if (G_UNLIKELY (!(size < 1e12)))
    size = isnan (value) ? 0 : 1e12;
  whole = (guint64) size;
  part = (guint) ((size - (double) whole) * 1000 + 0.5);
  if (part == 1000)
    {
      whole++;
      part = 0;
    }
  if (value < 0 && (whole | part) != 0)
    *text++ = '-';
  text = avt_number_write_whole (text, whole);
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
