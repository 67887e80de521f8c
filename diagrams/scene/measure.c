/* The drawings are set in Cantarell, from Debian's fonts-cantarell: static OpenType fonts of which
 * cairo 1.16 embeds subsets, with tabular figures and no kerning, so that widths add up. What
 * Cantarell lacks is taken from DejaVu Sans (fonts-dejavu-core) when that is installed. The fonts
 * are named by file in a fontconfig configuration of our own: neither a user's fonts.conf nor
 * other installed fonts change a drawing.
 *
 * Widths of strings whose characters are in a font's advance table are sums of integers, in
 * Pango's own unit, and equal what Pango measures; only other strings are shaped, once each. */
#include "config.h"

#include "diagrams/scene/measure.h"

#include "diagrams/scene/measure-private.h"
#include "diagrams/scene/raster-font.h"

#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

/* Shapes that no scene uses any more are dropped when there are more than this. */
#define SHAPES_MAX 65536

/* Figures of one width, so that columns of numbers stand; neither ligatures nor kerning, which the
 * fallback font has, so that a string is as wide as the sum of its characters. */
#define FEATURES "tnum=1, liga=0, clig=0, dlig=0, kern=0"

typedef struct
{
  const char *family;
  const char *regular;
  const char *bold;
} FontFiles;

static const FontFiles font_files[] = {
  { "Cantarell", "/usr/share/fonts/opentype/cantarell/Cantarell-Regular.otf",
    "/usr/share/fonts/opentype/cantarell/Cantarell-Bold.otf" },
  { "DejaVu Sans", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf" },
};

static const double size_points[AVT_N_TEXT_SIZES] = { 6, 7, 8, 10, 14 };

/* Ascending; the first free columns of the advance table after AVT_FONT_DIRECT. */
static const guint16 listed[] = {
  0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2020,
  0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203a, 0x2070, 0x2074, 0x20ac, 0x2122, 0x2126,
  0x2190, 0x2191, 0x2192, 0x2193, 0x2206, 0x2212, 0x221a, 0x221e, 0x2248, 0x2260, 0x2264, 0x2265,
};

G_STATIC_ASSERT (G_N_ELEMENTS (listed) <= AVT_FONT_LISTED);

struct _AvtMeasurer
{
  gatomicrefcount ref_count;
  const char *family; /* NULL in the stub */
  AvtFont *fonts[AVT_N_TEXT_SIZES][AVT_N_TEXT_WEIGHTS]; /* atomic; made when first asked for */
  GMutex lock;
  guint first_family;
  PangoContext *primary; /* sees the first family only */
  PangoContext *whole;   /* and the fallbacks; made for the first text that needs them */
  GHashTable *faces;     /* the raster font of each font */
  GHashTable *shapes;    /* the set of AvtShape by font and text */
};

G_DEFINE_QUARK (avt-measure-error-quark, avt_measure_error)

static guint
shape_hash (gconstpointer key)
{
  const AvtShape *shape = key;

  return g_str_hash (shape->text) * 31 + GPOINTER_TO_UINT (shape->font);
}

static gboolean
shape_equal (gconstpointer a, gconstpointer b)
{
  const AvtShape *one = a, *other = b;

  return one->font == other->font && strcmp (one->text, other->text) == 0;
}

static gboolean
is_unused_cb (gpointer key, gpointer value, gpointer user_data)
{
  const AvtShape *shape = key;

  return g_atomic_int_get (&shape->ref_count) == 1;
}

static gboolean
is_forbidden (gunichar character)
{
  return character < 0x20 || (character >= 0x7f && character < 0xa0) || character == 0x2028
         || character == 0x2029 || (character & 0xfffe) == 0xfffe;
}

static gboolean
is_installed (const FontFiles *files)
{
  return g_file_test (files->regular, G_FILE_TEST_IS_REGULAR)
         && g_file_test (files->bold, G_FILE_TEST_IS_REGULAR);
}

static FcConfig *
new_config (guint first_family, guint n_families)
{
  FcConfig *config = FcConfigCreate ();

  for (guint i = first_family; i < first_family + n_families; i++)
    if (is_installed (&font_files[i]))
      {
        FcConfigAppFontAddFile (config, (const FcChar8 *) font_files[i].regular);
        FcConfigAppFontAddFile (config, (const FcChar8 *) font_files[i].bold);
      }
  return config;
}

/* One configuration of each kind serves all measurers: Pango 1.50 never lets go of one. */
static FcConfig *
get_config (guint first_family, gboolean has_fallbacks)
{
  static GMutex lock;
  static FcConfig *configs[2];
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  FcConfig **config = &configs[has_fallbacks];

  if (*config == NULL)
    *config = new_config (first_family,
                          has_fallbacks ? G_N_ELEMENTS (font_files) - first_family : 1);
  return *config;
}

static PangoContext *
new_context (guint first_family, gboolean has_fallbacks)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map),
                                get_config (first_family, has_fallbacks));
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Else both would come from the environment. */
  pango_context_set_language (context, pango_language_from_string ("en"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

static PangoFontDescription *
describe (AvtMeasurer *self, AvtTextSize size, AvtTextWeight weight)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, self->family);
  pango_font_description_set_weight (description, weight == AVT_TEXT_BOLD ? PANGO_WEIGHT_BOLD
                                                                          : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (description, size_points[size] * PANGO_SCALE);
  return description;
}

static PangoLayout *
new_layout (AvtMeasurer *self, PangoContext *context, AvtTextSize size, AvtTextWeight weight,
            const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = describe (self, size, weight);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new (FEATURES));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static cairo_font_face_t *
get_face (PangoFont *font)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));

  return cairo_scaled_font_get_font_face (scaled);
}

static cairo_font_face_t *
get_raster_face (AvtMeasurer *self, cairo_font_face_t *face)
{
  cairo_font_face_t *raster = g_hash_table_lookup (self->faces, face);

  if (raster == NULL)
    {
      raster = avt_raster_font_new (face);
      g_hash_table_insert (self->faces, face, raster);
    }
  return raster;
}

static double
measure_cap_height (PangoFont *font, double size_pt)
{
  hb_font_t *hb_font = pango_font_get_hb_font (font);
  hb_codepoint_t glyph;
  hb_glyph_extents_t extents;

  if (!hb_font_get_nominal_glyph (hb_font, 'H', &glyph)
      || !hb_font_get_glyph_extents (hb_font, glyph, &extents))
    return size_pt * 0.7;
  return (double) extents.y_bearing / PANGO_SCALE;
}

static void
fill_metrics (AvtFont *font, PangoFont *pango_font)
{
  PangoFontMetrics *metrics = pango_font_get_metrics (pango_font, NULL);

  font->ascent_pt = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  font->descent_pt = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  font->cap_height_pt = measure_cap_height (pango_font, size_points[font->size]);
  pango_font_metrics_unref (metrics);
}

static gunichar
slot_character (guint slot)
{
  if (slot < AVT_FONT_DIRECT)
    return slot;
  slot -= AVT_FONT_DIRECT;
  return slot < G_N_ELEMENTS (listed) ? listed[slot] : 0;
}

/* Shapes all characters of the table at once, each between two line breaks of its own: as glyphs
 * of one string, whose clusters tell them apart. */
static void
fill_table (AvtMeasurer *self, AvtFont *font)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree guint16 *slots = g_new0 (guint16, AVT_FONT_SLOTS * 4);
  g_autoptr (PangoLayout) layout = NULL;
  PangoLayoutLine *line;

  memset (font->advance, -1, sizeof font->advance);
  for (guint slot = 0; slot < AVT_FONT_SLOTS; slot++)
    {
      gunichar character = slot_character (slot);

      /* U+00AD is invisible, U+0149 decomposes. */
      if (is_forbidden (character) || character == 0xad || character == 0x149)
        continue;
      slots[text->len] = (guint16) (slot + 1);
      g_string_append_unichar (text, character);
    }
  layout = new_layout (self, self->primary, font->size, font->weight, text->str);
  line = pango_layout_get_line_readonly (layout, 0);
  for (GSList *item = line->runs; item != NULL; item = item->next)
    {
      PangoGlyphItem *run = item->data;

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          guint slot = slots[run->item->offset + run->glyphs->log_clusters[i]];
          PangoGlyphInfo *info = &run->glyphs->glyphs[i];

          if (slot == 0 || info->glyph >= 0x10000 || info->geometry.x_offset != 0
              || info->geometry.y_offset != 0)
            continue;
          font->advance[slot - 1] = info->geometry.width;
          font->glyph[slot - 1] = (guint16) info->glyph;
        }
    }
}

static AvtFont *
new_stub_font (AvtTextSize size, AvtTextWeight weight)
{
  AvtFont *font = g_new0 (AvtFont, 1);
  double points = size_points[size];

  font->size = size;
  font->weight = weight;
  font->ascent_pt = 0.75 * points;
  font->descent_pt = 0.25 * points;
  font->cap_height_pt = 0.75 * points;
  for (guint i = 0; i < AVT_FONT_SLOTS; i++)
    font->advance[i] = is_forbidden (slot_character (i)) ? -1 : (int) (points * 512);
  return font;
}

static AvtFont *
new_font (AvtMeasurer *self, AvtTextSize size, AvtTextWeight weight)
{
  AvtFont *font = g_new0 (AvtFont, 1);
  PangoFontDescription *description = describe (self, size, weight);
  g_autoptr (PangoFont) pango_font = pango_context_load_font (self->primary, description);

  pango_font_description_free (description);
  font->size = size;
  font->weight = weight;
  font->face = cairo_font_face_reference (get_face (pango_font));
  font->raster_face = get_raster_face (self, font->face);
  fill_metrics (font, pango_font);
  fill_table (self, font);
  return font;
}

static void
free_font (AvtFont *font)
{
  g_clear_pointer (&font->face, cairo_font_face_destroy);
  g_free (font);
}

/* Adds the glyphs of a run from @x on; glyphs of nothing are left out, unknown ones become the
 * font's own sign for that. Returns the advance. */
static int
fill_glyphs (AvtShapeRun *target, const PangoGlyphItem *run, int x)
{
  const PangoGlyphString *glyphs = run->glyphs;

  target->glyphs = g_new (cairo_glyph_t, MAX (glyphs->num_glyphs, 1));
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      cairo_glyph_t *glyph = &target->glyphs[target->n_glyphs];
      gboolean is_unknown = (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;

      if (info->glyph != PANGO_GLYPH_EMPTY)
        {
          glyph->index = is_unknown ? 0 : info->glyph;
          glyph->x = (x + info->geometry.x_offset) * AVT_FONT_UNIT;
          glyph->y = info->geometry.y_offset * AVT_FONT_UNIT;
          target->n_glyphs++;
        }
      x += info->geometry.width;
    }
  return x;
}

static int
count_painted (const PangoGlyphString *glyphs, int from, int to)
{
  int n = 0;

  for (int i = MIN (from, to); i < MAX (from, to); i++)
    n += glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY;
  return n;
}

static void
fill_clusters (AvtShapeRun *target, PangoGlyphItem *run, const char *text)
{
  PangoGlyphItemIter iter;
  gboolean more;

  target->clusters = g_new (cairo_text_cluster_t, MAX (run->item->length, 1));
  for (more = pango_glyph_item_iter_init_start (&iter, run, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      cairo_text_cluster_t *cluster = &target->clusters[target->n_clusters];
      /* A run from right to left counts its glyphs down, from one beyond. */
      int from = iter.start_glyph, to = iter.end_glyph;

      if (from > to)
        {
          from++;
          to++;
        }
      cluster->num_bytes = iter.end_index - iter.start_index;
      cluster->num_glyphs = count_painted (run->glyphs, from, to);
      if (cluster->num_bytes > 0 || cluster->num_glyphs > 0)
        target->n_clusters++;
    }
}

static void
fill_runs (AvtMeasurer *self, AvtShape *shape, PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  int x = 0;

  shape->runs = g_new0 (AvtShapeRun, MAX (g_slist_length (line->runs), 1));
  for (GSList *item = line->runs; item != NULL; item = item->next)
    {
      PangoGlyphItem *run = item->data;
      AvtShapeRun *target = &shape->runs[shape->n_runs++];

      target->face = cairo_font_face_reference (get_face (run->item->analysis.font));
      target->raster_face = get_raster_face (self, target->face);
      target->text = shape->text + run->item->offset;
      target->length = run->item->length;
      target->backward = run->item->analysis.level % 2 == 1;
      fill_clusters (target, run, shape->text);
      x = fill_glyphs (target, run, x);
    }
  shape->width_pt = x * AVT_FONT_UNIT;
}

static AvtShape *
new_shape (AvtMeasurer *self, const AvtFont *font, char *text)
{
  AvtShape *shape = g_new0 (AvtShape, 1);
  g_autoptr (PangoLayout) layout = NULL;

  g_atomic_ref_count_init (&shape->ref_count);
  shape->font = font;
  shape->text = text;
  shape->length = strlen (text);
  if (self->family == NULL)
    {
      shape->width_pt = g_utf8_strlen (text, -1) * size_points[font->size] / 2;
      return shape;
    }
  layout = new_layout (self, self->primary, font->size, font->weight, text);
  if (pango_layout_get_unknown_glyphs_count (layout) > 0)
    {
      if (self->whole == NULL)
        self->whole = new_context (self->first_family, TRUE);
      g_clear_object (&layout);
      layout = new_layout (self, self->whole, font->size, font->weight, text);
    }
  fill_runs (self, shape, layout);
  return shape;
}

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

static char *
shorten_to (const char *text, const GArray *cuts, guint n_kept)
{
  guint head = g_array_index (cuts, guint, (n_kept + 1) / 2);
  guint tail = g_array_index (cuts, guint, cuts->len - 1 - n_kept / 2);

  return g_strdup_printf ("%.*s\xe2\x80\xa6%s", (int) head, text, text + tail);
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
  int width = 0;

  while (*p != '\0')
    {
      int advance;

      if (G_LIKELY (*p < 0x80))
        advance = self->advance[*p++];
      else
        {
          gunichar character = g_utf8_get_char_validated ((const char *) p, -1);
          int slot = character < 0x110000 ? avt_font_slot (character) : -1;

          advance = slot < 0 ? -1 : self->advance[slot];
          p += slot < 0 ? 1 : g_utf8_skip[*p];
        }
      if (G_UNLIKELY (advance < 0))
        return FALSE;
      width += advance;
    }
  *length = (const char *) p - text;
  *width_pt = width * AVT_FONT_UNIT;
  return TRUE;
}

/**
 * avt_measurer_shape:
 * @text: any bytes; made one line of valid text first
 *
 * Returns: (transfer full): the glyphs of @text, shaped once for all who ask
 */
AvtShape *
avt_measurer_shape (AvtMeasurer *self, const AvtFont *font, const char *text)
{
  g_autofree char *clean = avt_text_clean (text);
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  AvtShape key = { .font = font, .text = clean };
  AvtShape *shape = g_hash_table_lookup (self->shapes, &key);

  if (shape == NULL)
    {
      if (g_hash_table_size (self->shapes) >= SHAPES_MAX)
        g_hash_table_foreach_remove (self->shapes, is_unused_cb, NULL);
      shape = new_shape (self, font, g_steal_pointer (&clean));
      g_hash_table_add (self->shapes, shape);
    }
  return avt_shape_ref (shape);
}

AvtShape *
avt_shape_ref (AvtShape *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
avt_shape_unref (AvtShape *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_runs; i++)
    {
      cairo_font_face_destroy (self->runs[i].face);
      g_free (self->runs[i].glyphs);
      g_free (self->runs[i].clusters);
    }
  g_free (self->runs);
  g_free (self->text);
  g_free (self);
}

static AvtMeasurer *
new_measurer (void)
{
  AvtMeasurer *self = g_new0 (AvtMeasurer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->faces = g_hash_table_new_full (NULL, NULL, NULL,
                                       (GDestroyNotify) cairo_font_face_destroy);
  self->shapes = g_hash_table_new_full (shape_hash, shape_equal,
                                        (GDestroyNotify) avt_shape_unref, NULL);
  return self;
}

/**
 * avt_measurer_new:
 * @error: AVT_MEASURE_ERROR_NO_FONT when none of the known fonts is installed
 *
 * One measurer serves a process. It may be used from any thread; what it returns is immutable.
 *
 * Returns: (transfer full): a measurer of the drawings' font
 */
AvtMeasurer *
avt_measurer_new (GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (font_files); i++)
    if (is_installed (&font_files[i]))
      {
        AvtMeasurer *self = new_measurer ();

        self->family = font_files[i].family;
        self->first_family = i;
        self->primary = new_context (i, FALSE);
        return self;
      }
  g_set_error_literal (error, AVT_MEASURE_ERROR, AVT_MEASURE_ERROR_NO_FONT,
                       _("Drawings need the font package fonts-cantarell or fonts-dejavu-core."));
  return NULL;
}

/**
 * avt_measurer_new_stub:
 *
 * Returns: (transfer full): a measurer without fonts, in which every character is half as wide as
 *     the text is high: for tests that must not depend on fonts
 */
AvtMeasurer *
avt_measurer_new_stub (void)
{
  return new_measurer ();
}

AvtMeasurer *
avt_measurer_ref (AvtMeasurer *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
avt_measurer_unref (AvtMeasurer *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->shapes);
  g_hash_table_unref (self->faces);
  for (guint size = 0; size < AVT_N_TEXT_SIZES; size++)
    for (guint weight = 0; weight < AVT_N_TEXT_WEIGHTS; weight++)
      g_clear_pointer (&self->fonts[size][weight], free_font);
  g_clear_object (&self->primary);
  g_clear_object (&self->whole);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/** avt_measurer_get_family: Returns: the family of the font, or "Stub" */
const char *
avt_measurer_get_family (AvtMeasurer *self)
{
  return self->family != NULL ? self->family : "Stub";
}

/** avt_measurer_get_font: Returns: the font, which lives as long as @self */
const AvtFont *
avt_measurer_get_font (AvtMeasurer *self, AvtTextSize size, AvtTextWeight weight)
{
  AvtFont **place = &self->fonts[size][weight];
  AvtFont *font = g_atomic_pointer_get (place);

  if (G_LIKELY (font != NULL))
    return font;
  g_mutex_lock (&self->lock);
  font = *place;
  if (font == NULL)
    {
      font = self->family == NULL ? new_stub_font (size, weight) : new_font (self, size, weight);
      g_atomic_pointer_set (place, font);
    }
  g_mutex_unlock (&self->lock);
  return font;
}

/** avt_measurer_get_width: Returns: the advance of @text in points, at any zoom */
double
avt_measurer_get_width (AvtMeasurer *self, const char *text, AvtTextSize size,
                        AvtTextWeight weight)
{
  const AvtFont *font = avt_measurer_get_font (self, size, weight);
  double width_pt;
  guint length;

  if (!avt_font_scan (font, text, &length, &width_pt))
    {
      AvtShape *shape = avt_measurer_shape (self, font, text);

      width_pt = shape->width_pt;
      avt_shape_unref (shape);
    }
  return width_pt;
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
        g_string_append_unichar (clean, is_forbidden (character) ? 0xfffd : character);
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

  if (fit.width_pt <= width_pt)
    return fit;
  if (size > AVT_TEXT_6)
    {
      fit.size = size - 1;
      fit.width_pt = avt_measurer_get_width (self, text, fit.size, weight);
      if (fit.width_pt <= width_pt)
        return fit;
    }
  fit.text = shorten (self, text, fit.size, weight, width_pt);
  fit.width_pt = avt_measurer_get_width (self, fit.text, fit.size, weight);
  return fit;
}

void
avt_text_fit_clear (AvtTextFit *fit)
{
  g_clear_pointer (&fit->text, g_free);
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
