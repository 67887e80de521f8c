/* The program that wrote the recording has read what nobody vouches for: every word is checked. */
#include "config.h"

#include "diagrams/scene/recording.h"

#include <math.h>
#include <string.h>

#define FIRST_LINE "archivolt-face 1 "
#define SIDE_MAX 20000
#define VERBS_MAX 100000

typedef struct
{
  const char *at;
  const char *end;
  guint n_verbs;
} Reader;

static gboolean
skip (Reader *self, char wanted)
{
  if (self->at == self->end || *self->at != wanted)
    return FALSE;
  self->at++;
  return TRUE;
}

/* Digits, a sign, a point, an exponent: what follows is not touched. */
static gboolean
read_number (Reader *self, double *value)
{
  char buffer[32];
  gsize length = 0;
  char *end;

  while (self->at + length < self->end && length + 1 < sizeof buffer
         && strchr ("0123456789+-.e", self->at[length]) != NULL && self->at[length] != '\0')
    {
      buffer[length] = self->at[length];
      length++;
    }
  buffer[length] = '\0';
  *value = g_ascii_strtod (buffer, &end);
  if (length == 0 || *end != '\0' || !(fabs (*value) <= 4 * SIDE_MAX))
    return FALSE;
  self->at += length;
  return TRUE;
}

/* Eight hexadecimal digits, or a dash for no colour. */
static gboolean
read_color (Reader *self, AvtColor *color)
{
  guint8 bytes[4];

  *color = AVT_COLOR_NONE;
  if (skip (self, '-'))
    return TRUE;
  if (self->end - self->at < 8)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      int high = g_ascii_xdigit_value (self->at[2 * i]);
      int low = g_ascii_xdigit_value (self->at[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8) (high << 4 | low);
    }
  self->at += 8;
  *color = (AvtColor){ bytes[0], bytes[1], bytes[2], bytes[3] };
  return TRUE;
}

static gboolean
read_verb (Reader *self, AvtSceneBuilder *builder)
{
  double x, y;
  char verb;

  if (self->at == self->end || ++self->n_verbs > VERBS_MAX)
    return FALSE;
  verb = *self->at++;
  if (verb == 'Z')
    {
      avt_scene_builder_close_path (builder);
      return TRUE;
    }
  if ((verb != 'M' && verb != 'L') || !skip (self, ' ') || !read_number (self, &x)
      || !skip (self, ' ') || !read_number (self, &y))
    return FALSE;
  if (verb == 'M')
    avt_scene_builder_move_to (builder, x, y);
  else
    avt_scene_builder_line_to (builder, x, y);
  return TRUE;
}

static gboolean
read_shape (Reader *self, AvtSceneBuilder *builder)
{
  AvtStyle style = { 0 };
  double width;
  gboolean good = read_color (self, &style.fill) && skip (self, ' ')
                  && read_color (self, &style.stroke) && skip (self, ' ')
                  && read_number (self, &width) && width >= 0;

  style.width_pt = good ? width : 0;
  while (good && !skip (self, '\n'))
    good = skip (self, ' ') && read_verb (self, builder);
  avt_scene_builder_end_path (builder, &style);
  return good;
}

static gboolean
read_side (Reader *self, double *side)
{
  return read_number (self, side) && *side > 0 && *side <= SIDE_MAX;
}

/**
 * avt_recording_read:
 * @symbol: see avt_scene_builder_set_symbol()
 *
 * Returns: (transfer full) (nullable): a scene of its size, one point for each unit; %NULL when it
 *   is not a recording
 */
AvtScene *
avt_recording_read (AvtMeasurer *measurer, const char *symbol, const char *text, gsize size)
{
  Reader reader = { text, text + size, 0 };
  g_autoptr (AvtSceneBuilder) builder = NULL;
  double width, height;
  gboolean good;

  if (size < strlen (FIRST_LINE) || memcmp (text, FIRST_LINE, strlen (FIRST_LINE)) != 0)
    return NULL;
  reader.at += strlen (FIRST_LINE);
  if (!read_side (&reader, &width) || !skip (&reader, ' ') || !read_side (&reader, &height)
      || !skip (&reader, '\n'))
    return NULL;
  builder = avt_scene_builder_new (measurer, width, height);
  avt_scene_builder_set_symbol (builder, symbol);
  good = TRUE;
  while (good && reader.at < reader.end)
    good = read_shape (&reader, builder);
  return good ? avt_scene_builder_end (g_steal_pointer (&builder)) : NULL;
}
