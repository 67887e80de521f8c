/* The fonts of drawings. Like shapes they are immutable once they can be seen, so they are read
 * without locks on any thread. */
#pragma once

#include "diagrams/scene/measure.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Figures of one width, so that columns of numbers stand; neither ligatures nor kerning, which the
 * fallback font has, so that a string is as wide as the sum of its characters. */
#define AVT_FONT_FEATURES "tnum=1,liga=0,clig=0,dlig=0,kern=0"

/* Characters with a column in the advance table: all below AVT_FONT_DIRECT, then a short list. */
#define AVT_FONT_DIRECT 0x180
#define AVT_FONT_LISTED 40
#define AVT_FONT_SLOTS (AVT_FONT_DIRECT + AVT_FONT_LISTED)

/* Advances are counted as Pango counts, in 1/1024 point. */
#define AVT_FONT_UNIT (1.0 / 1024)

/** AvtFontFiles: a family, and where Debian puts it, by weight. */
typedef struct
{
  const char *family;
  const char *paths[AVT_N_TEXT_WEIGHTS];
} AvtFontFiles;

#define AVT_N_FONT_FILES 4
/* The first of them can set a whole drawing; the others only lend characters. */
#define AVT_N_OWN_FONT_FILES 2

struct _AvtFont
{
  const char *path;        /* NULL in the stub */
  cairo_font_face_t *face; /* NULL in the stub */
  cairo_font_face_t *raster_face;
  AvtTextSize size;
  AvtTextWeight weight;
  double ascent_pt;
  double descent_pt;
  double cap_height_pt;
  gint32 advance[AVT_FONT_SLOTS]; /* -1: not covered */
  guint16 glyph[AVT_FONT_SLOTS];
};

/* In the order in which they are asked for a character. */
extern const AvtFontFiles avt_font_files[AVT_N_FONT_FILES];

gboolean avt_font_files_are_installed (const AvtFontFiles *files);
gboolean avt_character_is_forbidden (gunichar character);

AvtFont *avt_font_new (const AvtFontFiles *files, AvtTextSize size, AvtTextWeight weight);
AvtFont *avt_font_new_stub (AvtTextSize size, AvtTextWeight weight);
void avt_font_free (AvtFont *self);

/** avt_font_slot: Returns: the column of @character in the advance table, or -1 */
int avt_font_slot (gunichar character);

gboolean avt_font_scan (const AvtFont *self, const char *text, guint *length, double *width_pt);

G_END_DECLS
