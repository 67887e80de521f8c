/* The SVG writer's state, shared by its files. */
#pragma once

#include "diagrams/export/svg.h"
#include "diagrams/scene/number.h"

#include <string.h>

G_BEGIN_DECLS

/* The output goes on in pieces of this size. */
#define AVT_SVG_PIECE 65536

/* Attributes of the styles used last, ready to copy: found by what they look like, for each scene
 * has its own copies of them. */
#define AVT_SVG_STYLES 64
#define AVT_SVG_STYLE_TEXT 208

typedef struct
{
  AvtStyle style;
  gboolean has_fill;
  guint length; /* 0: free */
  char text[AVT_SVG_STYLE_TEXT];
} AvtSvgStyle;

typedef struct
{
  AvtTextStyle style;
  guint length;
  char text[AVT_SVG_STYLE_TEXT];
} AvtSvgTextStyle;

/* The numbers written last. Racks are alike, so of the numbers of a row nine in ten are there: that
 * took four tenths off the cost of writing 200 racks. */
#define AVT_SVG_NUMBERS 512

typedef struct
{
  double value;
  guint8 length; /* 0: free */
  char text[AVT_NUMBER_MAX];
} AvtSvgNumber;

typedef struct
{
  const AvtSvgOptions *options;
  AvtExportFunc func;
  gpointer user_data;
  GError *error;
  char *buffer;
  gsize n_used;
  gsize n_allocated;
  AvtSvgStyle styles[AVT_SVG_STYLES];
  AvtSvgTextStyle text_styles[AVT_SVG_STYLES];
  AvtSvgNumber numbers[AVT_SVG_NUMBERS];
  GHashTable *ids;     /* entity id to how often it was used; never walked */
  GHashTable *defined; /* the ids of patterns, clips and glyphs that were written */
  GHashTable *targets; /* anchor to element id; NULL without links */
  GPtrArray *faces;    /* fonts whose outlines were used, in that order */
  cairo_t *outline;    /* traces them */
} AvtSvgWriter;

void avt_svg_flush (AvtSvgWriter *self);
void avt_svg_put_escaped (AvtSvgWriter *self, const char *text);
void avt_svg_put_outlines (AvtSvgWriter *self, const AvtTextNode *node);

static inline char *
avt_svg_reserve (AvtSvgWriter *self, gsize size)
{
  if (G_UNLIKELY (self->n_used + size > self->n_allocated))
    {
      avt_svg_flush (self);
      if (size > self->n_allocated)
        {
          self->n_allocated = size;
          self->buffer = g_realloc (self->buffer, size);
        }
    }
  return self->buffer + self->n_used;
}

static inline void
avt_svg_put (AvtSvgWriter *self, const char *text, gsize length)
{
  memcpy (avt_svg_reserve (self, length), text, length);
  self->n_used += length;
}

static inline void
avt_svg_put_string (AvtSvgWriter *self, const char *text)
{
  avt_svg_put (self, text, strlen (text));
}

static inline AvtSvgNumber *
avt_svg_number_slot (AvtSvgWriter *self, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return &self->numbers[(bits * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 55];
}

G_STATIC_ASSERT (AVT_SVG_NUMBERS == 1 << (64 - 55));

static inline void
avt_svg_put_number (AvtSvgWriter *self, double value)
{
  AvtSvgNumber *number = avt_svg_number_slot (self, value);
  char *at = avt_svg_reserve (self, AVT_NUMBER_MAX);

  if (G_UNLIKELY (number->length == 0 || number->value != value))
    {
      number->value = value;
      number->length = (guint8) (avt_number_write (number->text, value) - number->text);
    }
  memcpy (at, number->text, AVT_NUMBER_MAX);
  self->n_used += number->length;
}

/* An attribute that is a number: @name comes with its leading space, equals sign and quote. */
static inline void
avt_svg_put_attribute (AvtSvgWriter *self, const char *name, double value)
{
  avt_svg_put_string (self, name);
  avt_svg_put_number (self, value);
  avt_svg_put (self, "\"", 1);
}

G_END_DECLS
