#include "config.h"

#include "diagrams/scene/measure.h"

#include "diagrams/scene/font.h"

#include <math.h>
#include <string.h>

#define ELLIPSIS 0x2026
#define ELLIPSIS_TEXT "\xe2\x80\xa6"

/* Where @text can be cut without parting a character from its marks; ascending, from 0 to the
 * length. */
static GArray *
list_cuts (const char *text)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_joined = TRUE;
  guint at = 0;

  g_array_append_val (cuts, at);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      gboolean is_joiner = character == 0x200d;

      at = p - text;
      if (!is_joined && !is_joiner && !g_unichar_ismark (character))
        g_array_append_val (cuts, at);
      is_joined = is_joiner;
    }
  at = strlen (text);
  g_array_append_val (cuts, at);
  return cuts;
}

/* The first @n_head bytes of @text, an ellipsis and @tail. */
static char *
join_ends (const char *text, gsize n_head, const char *tail)
{
  gsize n_ellipsis = sizeof ELLIPSIS_TEXT - 1, n_tail = strlen (tail) + 1;
  char *joined = g_malloc (n_head + n_ellipsis + n_tail);

  memcpy (joined, text, n_head);
  memcpy (joined + n_head, ELLIPSIS_TEXT, n_ellipsis);
  memcpy (joined + n_head + n_ellipsis, tail, n_tail);
  return joined;
}

static char *
shorten_to (const char *text, const GArray *cuts, guint n_kept)
{
  guint head = g_array_index (cuts, guint, (n_kept + 1) / 2);
  guint tail = g_array_index (cuts, guint, cuts->len - 1 - n_kept / 2);

  return join_ends (text, head, text + tail);
}

/* The same for a text that the font's table covers, all of whose characters stand alone: they are
 * taken in turns from both ends as long as they fit. */
static char *
shorten_plain (const AvtFont *font, const char *text, guint length, double width_pt)
{
  const char *head = text, *tail = text + length;
  int room = (int) MIN (floor (width_pt / AVT_FONT_UNIT), G_MAXINT);

  room -= font->advance[avt_font_slot (ELLIPSIS)];
  if (room < 0)
    return g_strdup ("");
  for (gboolean is_head = TRUE; head < tail; is_head = !is_head)
    {
      const char *next = is_head ? head : g_utf8_prev_char (tail);

      room -= font->advance[avt_font_slot (g_utf8_get_char (next))];
      if (room < 0)
        break;
      if (is_head)
        head = g_utf8_next_char (head);
      else
        tail = next;
    }
  return join_ends (text, (gsize) (head - text), tail);
}

/* The most characters around an ellipsis that fit; nothing when not even the ellipsis does. */
static char *
shorten (AvtMeasurer *self, const char *text, AvtTextSize size, AvtTextWeight weight,
         double width_pt)
{
  g_autofree char *clean = avt_text_clean (text);
  g_autoptr (GArray) cuts = list_cuts (clean);
  char *best = g_strdup ("");
  guint low = 0, high = cuts->len - 1; /* low fits, or nothing does; high does not */

  for (guint n_kept = 0; n_kept < high; n_kept = (low + high + 1) / 2)
    {
      g_autofree char *candidate = shorten_to (clean, cuts, n_kept);

      if (avt_measurer_get_width (self, candidate, size, weight) <= width_pt)
        {
          g_free (best);
          best = g_steal_pointer (&candidate);
          low = n_kept;
        }
      else
        high = n_kept;
      if (low + 1 >= high)
        break;
    }
  return best;
}

/**
 * avt_text_clean:
 * @text: any bytes
 *
 * Returns: (transfer full): one line of valid UTF-8: of white space only spaces, and for each
 *     other control character, non-character or broken byte U+FFFD
 */
char *
avt_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\t' || character == '\n' || character == '\r')
        g_string_append_c (clean, ' ');
      else
        g_string_append_unichar (clean,
                                 avt_character_is_forbidden (character) ? 0xfffd : character);
    }
  return g_string_free (clean, FALSE);
}

/**
 * avt_text_fit:
 * @size: the wanted size
 * @width_pt: the room there is
 *
 * A text that is too wide is made smaller by one size; if it still is, it is shortened in its
 * middle, since names differ at their ends.
 *
 * Returns: what to show; its text is empty when there is no room for anything
 */
AvtTextFit
avt_text_fit (AvtMeasurer *self, const char *text, AvtTextSize size, AvtTextWeight weight,
              double width_pt)
{
  AvtTextFit fit = { NULL, size, avt_measurer_get_width (self, text, size, weight) };
  const AvtFont *font;
  double whole_pt;
  guint length;

  if (fit.width_pt <= width_pt)
    return fit;
  if (size > AVT_TEXT_6)
    {
      fit.size = size - 1;
      fit.width_pt = avt_measurer_get_width (self, text, fit.size, weight);
      if (fit.width_pt <= width_pt)
        return fit;
    }
  font = avt_measurer_get_font (self, fit.size, weight);
  if (avt_font_scan (font, text, &length, &whole_pt))
    fit.text = shorten_plain (font, text, length, width_pt);
  else
    fit.text = shorten (self, text, fit.size, weight, width_pt);
  fit.width_pt = avt_measurer_get_width (self, fit.text, fit.size, weight);
  return fit;
}

void
avt_text_fit_clear (AvtTextFit *fit)
{
  g_clear_pointer (&fit->text, g_free);
}
