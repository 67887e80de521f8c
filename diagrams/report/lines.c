#include "config.h"

#include "diagrams/report/lines.h"

#include <math.h>
#include <pango/pango.h>
#include <string.h>

/* Rounding of widths that were measured as a whole and in pieces. */
#define WIDTH_TOLERANCE 0.01

/* Where a line may end: byte offsets, ascending; the last one is the end of the text. */
typedef struct
{
  guint at;
  gboolean is_forced;
} Break;

typedef struct
{
  AvtMeasurer *measurer;
  const AvtSpan *spans;
  guint n_spans;
  AvtTextSize size;
  AvtTextWeight weight;
  double width_pt;
  const char *text;
  guint *ends;    /* of each span, in bytes of text */
  GArray *pieces; /* of AvtPiece */
  guint line;
  double x;       /* where the line ends so far */
  double longest;
} Setting;

static AvtTextWeight
weight_of (const Setting *self, guint span)
{
  return self->spans[span].is_bold ? AVT_TEXT_BOLD : self->weight;
}

static double
measure (const Setting *self, guint span, guint start, guint end)
{
  g_autofree char *part = g_strndup (self->text + start, end - start);

  return avt_measurer_get_width (self->measurer, part, self->size, weight_of (self, span));
}

static guint
span_at (const Setting *self, guint at)
{
  guint span = 0;

  while (span + 1 < self->n_spans && at >= self->ends[span])
    span++;
  return span;
}

/* The width of start to end, over all spans that it touches. */
static double
measure_all (const Setting *self, guint start, guint end)
{
  double width = 0;

  while (start < end)
    {
      guint span = span_at (self, start);
      guint stop = MIN (end, MAX (self->ends[span], start + 1));

      width += measure (self, span, start, stop);
      start = stop;
    }
  return width;
}

static guint
without_spaces (const Setting *self, guint start, guint end)
{
  while (end > start && g_ascii_isspace (self->text[end - 1]))
    end--;
  return end;
}

/* Puts start to end at the end of the line, in one piece for each span. */
static void
put (Setting *self, guint start, guint end)
{
  while (start < end)
    {
      guint span = span_at (self, start);
      guint stop = MIN (end, MAX (self->ends[span], start + 1));
      AvtPiece piece
        = { self->line, span, start, stop, self->x, measure (self, span, start, stop) };

      g_array_append_val (self->pieces, piece);
      self->x += piece.width_pt;
      start = stop;
    }
  self->longest = MAX (self->longest, self->x);
}

static void
end_line (Setting *self)
{
  self->line++;
  self->x = 0;
}

/* A name that has no place to break shows its parts by such a sign. */
static gboolean
ends_part (char c)
{
  return strchr ("_.:;,/\\@+=|", c) != NULL;
}

/* What is longer than a line by itself is cut between characters, after a part of a name where that
 * leaves the line more than half full. */
static guint
put_cut (Setting *self, guint start, guint end)
{
  guint fits = start, part = start;

  for (const char *p = self->text + start; p < self->text + end; p = g_utf8_next_char (p))
    {
      guint next = (guint) (g_utf8_next_char (p) - self->text);

      if (fits > start && measure_all (self, start, next) > self->width_pt + WIDTH_TOLERANCE)
        break;
      fits = next;
      if (ends_part (*p))
        part = next;
    }
  if (fits < end && 2 * (part - start) > fits - start)
    fits = part;
  put (self, start, fits);
  return fits;
}

/* A percent sign stays with its number. */
static gboolean
is_unit (const char *text, const char *p)
{
  return *p == '%' && p - text > 1 && p[-1] == ' ' && g_ascii_isdigit (p[-2]);
}

static GArray *
find_breaks (const char *text)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (Break));
  glong n_characters = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n_characters + 1);
  const char *p = text;
  Break last = { (guint) strlen (text), TRUE };

  pango_get_log_attrs (text, -1, -1, pango_language_from_string ("en"), attributes,
                       (int) n_characters + 1);
  for (glong i = 0; i < n_characters; i++, p = g_utf8_next_char (p))
    if (i > 0 && attributes[i].is_line_break && !is_unit (text, p))
      {
        Break found = { (guint) (p - text), attributes[i].is_mandatory_break };

        g_array_append_val (breaks, found);
      }
  g_array_append_val (breaks, last);
  return breaks;
}

static void
set_lines (Setting *self)
{
  g_autoptr (GArray) breaks = find_breaks (self->text);
  guint start = 0; /* of the line */
  guint fits = 0;  /* so far */

  for (guint i = 0; i < breaks->len; i++)
    {
      const Break *next = &g_array_index (breaks, Break, i);
      guint end = without_spaces (self, start, next->at);
      gboolean is_cut = FALSE;

      if (fits > start && measure_all (self, start, end) > self->width_pt + WIDTH_TOLERANCE)
        {
          put (self, start, without_spaces (self, start, fits));
          end_line (self);
          start = fits;
          end = without_spaces (self, start, next->at);
        }
      while (end > start && measure_all (self, start, end) > self->width_pt + WIDTH_TOLERANCE)
        {
          start = put_cut (self, start, end);
          end_line (self);
          is_cut = TRUE;
        }
      fits = next->at;
      if (!next->is_forced)
        continue;
      /* Nothing is left where the cuts came out even. */
      if (start < end || !is_cut)
        {
          put (self, start, end);
          end_line (self);
        }
      start = fits;
    }
}

static char *
join_spans (const AvtSpan *spans, guint n_spans, guint *ends)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_spans; i++)
    {
      g_string_append (text, spans[i].text);
      ends[i] = (guint) text->len;
    }
  return g_string_free (text, FALSE);
}

/**
 * avt_lines_new:
 * @spans: valid UTF-8; bold ones are measured bold
 * @weight: of those that are not bold
 * @width_pt: what a line may take; a word that is longer is cut
 *
 * Returns: (transfer full): the lines; spaces at the end of a line are in none
 */
AvtLines *
avt_lines_new (AvtMeasurer *measurer, const AvtSpan *spans, guint n_spans, AvtTextSize size,
               AvtTextWeight weight, double width_pt)
{
  AvtLines *self = g_new0 (AvtLines, 1);
  g_autofree guint *ends = g_new0 (guint, MAX (n_spans, 1));
  Setting setting = { measurer, spans, n_spans, size, weight, MAX (width_pt, 1), NULL, ends,
                      NULL, 0, 0, 0 };
  double whole;

  self->text = join_spans (spans, n_spans, ends);
  setting.text = self->text;
  setting.pieces = g_array_new (FALSE, FALSE, sizeof (AvtPiece));
  whole = strchr (self->text, '\n') == NULL
            ? measure_all (&setting, 0, (guint) strlen (self->text)) : INFINITY;
  if (whole <= width_pt + WIDTH_TOLERANCE)
    {
      put (&setting, 0, (guint) strlen (self->text));
      setting.line = 1;
    }
  else
    set_lines (&setting);
  self->n_pieces = setting.pieces->len;
  self->pieces = (AvtPiece *) (gpointer) g_array_free (setting.pieces, FALSE);
  self->n_lines = MAX (setting.line, 1);
  self->width_pt = setting.longest;
  return self;
}

AvtLines *
avt_lines_new_plain (AvtMeasurer *measurer, const char *text, AvtTextSize size,
                     AvtTextWeight weight, double width_pt)
{
  AvtSpan span = { text, weight == AVT_TEXT_BOLD, NULL, NULL };

  return avt_lines_new (measurer, &span, 1, size, weight, width_pt);
}

void
avt_lines_free (AvtLines *self)
{
  g_free (self->text);
  g_free (self->pieces);
  g_free (self);
}

/** avt_lines_get_text: Returns: (transfer full): the text of a piece */
char *
avt_lines_get_text (const AvtLines *self, const AvtPiece *piece)
{
  return g_strndup (self->text + piece->start, piece->end - piece->start);
}

/** avt_longest_word_pt: Returns: the width of the longest part of @text that should not be cut */
double
avt_longest_word_pt (AvtMeasurer *measurer, const char *text, AvtTextSize size,
                     AvtTextWeight weight)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t-/", -1);
  double longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, avt_measurer_get_width (measurer, words[i], size, weight));
  return longest;
}
