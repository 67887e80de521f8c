#include "config.h"

#include "diagrams/report/colour-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint rgb;
  const char *word; /* N_() */
} Colour;

/* As jackets of cables are sold. */
static const Colour colours[] = {
  { 0x101010, N_ ("black") },     { 0xf8f8f8, N_ ("white") },  { 0x808080, N_ ("grey") },
  { 0xd02020, N_ ("red") },       { 0xf08010, N_ ("orange") }, { 0xf0d020, N_ ("yellow") },
  { 0x20a040, N_ ("green") },     { 0x30c0c0, N_ ("aqua") },   { 0x2060c0, N_ ("blue") },
  { 0x8040a0, N_ ("violet") },    { 0xf080b0, N_ ("pink") },   { 0x804020, N_ ("brown") },
};

static int
channel (guint rgb, guint shift)
{
  return (int) (rgb >> shift & 0xff);
}

static int
distance (guint a, guint b)
{
  int sum = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    sum += (channel (a, shift) - channel (b, shift)) * (channel (a, shift) - channel (b, shift));
  return sum;
}

static const char *
nearest_word (guint rgb)
{
  const Colour *best = &colours[0];

  for (guint i = 1; i < G_N_ELEMENTS (colours); i++)
    if (distance (rgb, colours[i].rgb) < distance (rgb, best->rgb))
      best = &colours[i];
  return best->word;
}

/**
 * avt_colour_text:
 * @colour: (nullable): "#rrggbb"
 *
 * Returns: (transfer full) (nullable): the nearest of a dozen words with the colour itself, as
 *   "blue (#1c5fa8)"; %NULL without one
 */
char *
avt_colour_text (const char *colour, const AvtWords *words)
{
  guint64 rgb;

  if (colour == NULL || !g_ascii_string_to_unsigned (colour[0] == '#' ? colour + 1 : colour, 16, 0,
                                                     0xffffff, &rgb, NULL))
    return g_strdup (colour);
  return g_strdup_printf ("%s (%s)", avt_words_get (words, nearest_word ((guint) rgb)), colour);
}
