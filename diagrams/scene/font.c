/* The drawings are set in Cantarell, from Debian's fonts-cantarell: static OpenType fonts of which
 * cairo 1.16 embeds subsets, with tabular figures and no kerning, so that widths add up. The fonts
 * are named by file: neither a user's fonts.conf nor other installed fonts change a drawing.
 *
 * Glyphs and advances of the characters that drawings use come straight from the font, by
 * HarfBuzz, in Pango's unit; a test holds them against Pango. Setting up Pango and fontconfig costs
 * 10 ms, which a program that only writes such texts is spared. */
#include "config.h"

#include "diagrams/scene/font.h"

#include "diagrams/scene/raster-font.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb.h>
#include <string.h>

const AvtFontFiles avt_font_files[AVT_N_FONT_FILES] = {
  { "Cantarell",
    { "/usr/share/fonts/opentype/cantarell/Cantarell-Regular.otf",
      "/usr/share/fonts/opentype/cantarell/Cantarell-Bold.otf" } },
  { "DejaVu Sans",
    { "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
      "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf" } },
  /* One weight: bold text has it too. */
  { "Droid Sans Fallback",
    { "/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf",
      "/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf" } },
  { "Symbola",
    { "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf",
      "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf" } },
};

static const double size_points[AVT_N_TEXT_SIZES] = { 6, 7, 8, 10, 14 };

/* Ascending; the first free columns of the advance table after AVT_FONT_DIRECT. */
static const guint16 listed[] = {
  0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2020,
  0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203a, 0x2070, 0x2074, 0x20ac, 0x2122, 0x2126,
  0x2190, 0x2191, 0x2192, 0x2193, 0x2206, 0x2212, 0x221a, 0x221e, 0x2248, 0x2260, 0x2264, 0x2265,
};

G_STATIC_ASSERT (G_N_ELEMENTS (listed) <= AVT_FONT_LISTED);

static gunichar
slot_character (guint slot)
{
  if (slot < AVT_FONT_DIRECT)
    return slot;
  slot -= AVT_FONT_DIRECT;
  return slot < G_N_ELEMENTS (listed) ? listed[slot] : 0;
}

/* U+00AD is invisible, U+0149 decomposes: they are shaped. */
static gboolean
has_slot (gunichar character)
{
  return !avt_character_is_forbidden (character) && character != 0xad && character != 0x149;
}

/* The table's characters as one text; each glyph's cluster says which one it is of. */
static hb_buffer_t *
list_characters (void)
{
  hb_buffer_t *buffer = hb_buffer_create ();

  for (guint slot = 0; slot < AVT_FONT_SLOTS; slot++)
    if (has_slot (slot_character (slot)))
      hb_buffer_add (buffer, slot_character (slot), slot);
  hb_buffer_set_content_type (buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction (buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script (buffer, HB_SCRIPT_LATIN);
  hb_buffer_set_language (buffer, hb_language_from_string ("en", -1));
  return buffer;
}

static void
shape_characters (hb_font_t *font, hb_buffer_t *buffer)
{
  g_auto (GStrv) names = g_strsplit (AVT_FONT_FEATURES, ",", -1);
  hb_feature_t features[8];
  guint n = 0;

  for (; names[n] != NULL && n < G_N_ELEMENTS (features); n++)
    hb_feature_from_string (g_strstrip (names[n]), -1, &features[n]);
  hb_shape (font, buffer, features, n);
}

static void
fill_table (AvtFont *self, hb_font_t *font)
{
  hb_buffer_t *buffer = list_characters ();
  hb_glyph_info_t *infos;
  hb_glyph_position_t *positions;
  guint n;

  memset (self->advance, -1, sizeof self->advance);
  shape_characters (font, buffer);
  infos = hb_buffer_get_glyph_infos (buffer, &n);
  positions = hb_buffer_get_glyph_positions (buffer, &n);
  for (guint i = 0; i < n; i++)
    {
      if (infos[i].codepoint == 0 || infos[i].codepoint > G_MAXUINT16)
        continue;
      self->advance[infos[i].cluster] = positions[i].x_advance;
      self->glyph[infos[i].cluster] = (guint16) infos[i].codepoint;
    }
  hb_buffer_destroy (buffer);
}

static void
fill_metrics (AvtFont *self, hb_font_t *font)
{
  hb_font_extents_t extents;
  hb_glyph_extents_t capital = { 0 };
  hb_codepoint_t glyph;

  hb_font_get_h_extents (font, &extents);
  self->ascent_pt = extents.ascender * AVT_FONT_UNIT;
  self->descent_pt = -extents.descender * AVT_FONT_UNIT;
  if (hb_font_get_nominal_glyph (font, 'H', &glyph))
    hb_font_get_glyph_extents (font, glyph, &capital);
  self->cap_height_pt = capital.y_bearing * AVT_FONT_UNIT;
}

static void
read_font (AvtFont *self, const char *path)
{
  hb_blob_t *blob = hb_blob_create_from_file (path);
  hb_face_t *face = hb_face_create (blob, 0);
  hb_font_t *font = hb_font_create (face);
  int scale = (int) (avt_text_size_get_points (self->size) / AVT_FONT_UNIT);

  hb_font_set_scale (font, scale, scale);
  fill_metrics (self, font);
  fill_table (self, font);
  hb_font_destroy (font);
  hb_face_destroy (face);
  hb_blob_destroy (blob);
}

/* A pattern that names a file is taken as it is: no configuration is asked. */
static cairo_font_face_t *
open_face (const char *path)
{
  FcPattern *pattern = FcPatternCreate ();
  cairo_font_face_t *face;

  FcPatternAddString (pattern, FC_FILE, (const FcChar8 *) path);
  FcPatternAddInteger (pattern, FC_INDEX, 0);
  face = cairo_ft_font_face_create_for_pattern (pattern);
  FcPatternDestroy (pattern);
  return face;
}

/** avt_font_files_are_installed: Returns: whether both fonts of a family are there */
gboolean
avt_font_files_are_installed (const AvtFontFiles *files)
{
  for (guint weight = 0; weight < AVT_N_TEXT_WEIGHTS; weight++)
    if (!g_file_test (files->paths[weight], G_FILE_TEST_IS_REGULAR))
      return FALSE;
  return TRUE;
}

/** avt_character_is_forbidden: Returns: whether no text of a drawing may hold @character */
gboolean
avt_character_is_forbidden (gunichar character)
{
  return character < 0x20 || (character >= 0x7f && character < 0xa0) || character == 0x2028
         || character == 0x2029 || (character & 0xfffe) == 0xfffe;
}

/** avt_font_new: Returns: (transfer full): a font of @files */
AvtFont *
avt_font_new (const AvtFontFiles *files, AvtTextSize size, AvtTextWeight weight)
{
  AvtFont *self = g_new0 (AvtFont, 1);

  self->size = size;
  self->weight = weight;
  self->path = files->paths[weight];
  self->face = open_face (self->path);
  self->raster_face = avt_raster_font_new (self->face);
  read_font (self, self->path);
  return self;
}

/** avt_font_new_stub: Returns: (transfer full): a font without glyphs, half as wide as high */
AvtFont *
avt_font_new_stub (AvtTextSize size, AvtTextWeight weight)
{
  AvtFont *self = g_new0 (AvtFont, 1);
  double points = size_points[size];

  self->size = size;
  self->weight = weight;
  self->ascent_pt = 0.75 * points;
  self->descent_pt = 0.25 * points;
  self->cap_height_pt = 0.75 * points;
  for (guint i = 0; i < AVT_FONT_SLOTS; i++)
    self->advance[i] = has_slot (slot_character (i)) ? (int) (points / AVT_FONT_UNIT / 2) : -1;
  return self;
}

void
avt_font_free (AvtFont *self)
{
  g_clear_pointer (&self->face, cairo_font_face_destroy);
  g_clear_pointer (&self->raster_face, cairo_font_face_destroy);
  g_free (self);
}

int
avt_font_slot (gunichar character)
{
  guint low = 0, high = G_N_ELEMENTS (listed);

  if (character < AVT_FONT_DIRECT)
    return (int) character;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (listed[middle] == character)
        return AVT_FONT_DIRECT + (int) middle;
      if (listed[middle] < character)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

/* The column of the character at @p, and how many bytes it has; -1 also for broken text. */
static int
read_slot (const guint8 *p, guint *n_bytes)
{
  gunichar character;

  *n_bytes = 2;
  if (p[0] >= 0xc2 && p[0] < 0xe0 && (p[1] & 0xc0) == 0x80)
    return avt_font_slot ((gunichar) (p[0] & 0x1f) << 6 | (p[1] & 0x3f));
  character = g_utf8_get_char_validated ((const char *) p, -1);
  *n_bytes = g_utf8_skip[*p];
  return character < 0x110000 ? avt_font_slot (character) : -1;
}

/**
 * avt_font_scan:
 * @length: (out): the length of @text in bytes
 * @width_pt: (out): its width
 *
 * Returns: whether the advance table covers all of @text; if not, nothing is said
 */
gboolean
avt_font_scan (const AvtFont *self, const char *text, guint *length, double *width_pt)
{
  const guint8 *p = (const guint8 *) text;
  gint64 width = 0;

  while (*p != '\0')
    {
      guint n_bytes = 1;
      int slot = G_LIKELY (*p < 0x80) ? *p : read_slot (p, &n_bytes);

      if (G_UNLIKELY (slot < 0 || self->advance[slot] < 0))
        return FALSE;
      width += self->advance[slot];
      p += n_bytes;
    }
  *length = (guint) ((const char *) p - text);
  *width_pt = (double) width * AVT_FONT_UNIT;
  return TRUE;
}

/** avt_text_size_get_points: Returns: 6, 7, 8, 10 or 14 */
double
avt_text_size_get_points (AvtTextSize size)
{
  return size_points[size];
}

/** avt_font_get_ascent: Returns: how far the font reaches above the baseline, in points */
double
avt_font_get_ascent (const AvtFont *self)
{
  return self->ascent_pt;
}

/** avt_font_get_descent: Returns: how far it reaches below the baseline, in points, positive */
double
avt_font_get_descent (const AvtFont *self)
{
  return self->descent_pt;
}

/** avt_font_get_cap_height: Returns: the height of a capital letter in points: half of it below
 * the middle of a box, a label stands in the middle */
double
avt_font_get_cap_height (const AvtFont *self)
{
  return self->cap_height_pt;
}
