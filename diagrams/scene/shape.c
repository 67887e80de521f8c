/* Texts with characters that a font's table does not cover are shaped by Pango. What the drawings'
 * font lacks is taken from the next of avt_font_files that has it and is installed, and from no
 * other font: Arabic, Hebrew and Cyrillic from DejaVu Sans, Chinese, Japanese and Korean from
 * Droid Sans Fallback, signs and emoji, in black, from Symbola. */
#include "config.h"

#include "diagrams/scene/shape.h"

#include "diagrams/scene/raster-font.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

struct _AvtShaper
{
  const AvtFontFiles *families[AVT_N_FONT_FILES + 1]; /* its own, then the fallbacks */
  guint n_families;
  PangoContext *primary; /* sees the first family only; made for the first text */
  PangoContext *whole;   /* and the fallbacks; made for the first text that needs them */
  GHashTable *faces;     /* the raster font of each fallback; only asked */
};

static FcConfig *
new_config (const AvtShaper *self, guint n_families)
{
  FcConfig *config = FcConfigCreate ();

  for (guint i = 0; i < n_families; i++)
    if (avt_font_files_are_installed (self->families[i]))
      for (guint weight = 0; weight < AVT_N_TEXT_WEIGHTS; weight++)
        FcConfigAppFontAddFile (config, (const FcChar8 *) self->families[i]->paths[weight]);
  return config;
}

/* Pango asks for emoji by this family; the order of the others is that of new_layout(). */
static void
add_emoji_rule (FcConfig *config)
{
  static const char rule[]
    = "<fontconfig><match><test name='family'><string>emoji</string></test>"
      "<edit name='family' mode='assign' binding='strong'><string>Symbola</string></edit></match>"
      "</fontconfig>";

  FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) rule, FcTrue);
}

/* One configuration of each kind serves all measurers of a font: Pango 1.50 never lets go of
 * one. */
static FcConfig *
get_config (const AvtShaper *self, gboolean has_fallbacks)
{
  static GMutex lock;
  static GHashTable *configs; /* by the family's file; only asked */
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autofree char *key
    = g_strdup_printf ("%d%s", has_fallbacks, self->families[0]->paths[AVT_TEXT_REGULAR]);
  FcConfig *config;

  if (configs == NULL)
    configs = g_hash_table_new (g_str_hash, g_str_equal);
  config = g_hash_table_lookup (configs, key);
  if (config == NULL)
    {
      config = new_config (self, has_fallbacks ? self->n_families : 1);
      if (has_fallbacks)
        add_emoji_rule (config);
      g_hash_table_insert (configs, g_steal_pointer (&key), config);
    }
  return config;
}

static PangoContext *
new_context (const AvtShaper *self, gboolean has_fallbacks)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), get_config (self, has_fallbacks));
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

/* In their order, as Pango lists them. */
static char *
list_families (const AvtShaper *self)
{
  GString *list = g_string_new (self->families[0]->family);

  for (guint i = 1; i < self->n_families; i++)
    g_string_append_printf (list, ",%s", self->families[i]->family);
  return g_string_free (list, FALSE);
}

static PangoLayout *
new_layout (PangoContext *context, const char *families, const AvtFont *font, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (description, families);
  pango_font_description_set_weight (
    description, font->weight == AVT_TEXT_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (description, avt_text_size_get_points (font->size)
                                                           * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_attr_list_insert (attributes, pango_attr_font_features_new (AVT_FONT_FEATURES));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static gboolean
is_file (PangoFont *font, const char *path)
{
  FcPattern *pattern = pango_fc_font_get_pattern (PANGO_FC_FONT (font));
  FcChar8 *file = NULL;

  return FcPatternGetString (pattern, FC_FILE, 0, &file) == FcResultMatch
         && strcmp ((const char *) file, path) == 0;
}

/* Runs of the drawings' own font have the very faces of the plain texts, so that a PDF holds one
 * subset of it. */
static void
set_faces (AvtShaper *self, AvtShapeRun *run, const AvtFont *font, PangoFont *pango_font)
{
  cairo_scaled_font_t *scaled;
  cairo_font_face_t *raster;

  if (is_file (pango_font, font->path))
    {
      run->face = cairo_font_face_reference (font->face);
      run->raster_face = font->raster_face;
      return;
    }
  scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (pango_font));
  run->face = cairo_font_face_reference (cairo_scaled_font_get_font_face (scaled));
  raster = g_hash_table_lookup (self->faces, run->face);
  if (raster == NULL)
    {
      raster = avt_raster_font_new (run->face);
      g_hash_table_insert (self->faces, run->face, raster);
    }
  run->raster_face = raster;
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
fill_runs (AvtShaper *self, AvtShape *shape, PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  int x = 0;

  shape->runs = g_new0 (AvtShapeRun, MAX (g_slist_length (line->runs), 1));
  for (GSList *item = line->runs; item != NULL; item = item->next)
    {
      PangoGlyphItem *run = item->data;
      AvtShapeRun *target = &shape->runs[shape->n_runs++];

      set_faces (self, target, shape->font, run->item->analysis.font);
      target->text = shape->text + run->item->offset;
      target->length = run->item->length;
      target->backward = run->item->analysis.level % 2 == 1;
      fill_clusters (target, run, shape->text);
      x = fill_glyphs (target, run, x);
    }
  shape->width_pt = x * AVT_FONT_UNIT;
}

static void
shape_text (AvtShaper *self, AvtShape *shape)
{
  const char *family = self->families[0]->family;
  PangoLayout *layout;

  if (self->primary == NULL)
    self->primary = new_context (self, FALSE);
  layout = new_layout (self->primary, family, shape->font, shape->text);
  if (pango_layout_get_unknown_glyphs_count (layout) > 0)
    {
      g_autofree char *families = list_families (self);

      g_object_unref (layout);
      if (self->whole == NULL)
        self->whole = new_context (self, TRUE);
      layout = new_layout (self->whole, families, shape->font, shape->text);
    }
  fill_runs (self, shape, layout);
  g_object_unref (layout);
}

/**
 * avt_shaper_new:
 * @own: kept by the caller; those of avt_font_files are its fallbacks, where it is one of them the
 *   ones after it
 *
 * Returns: (transfer full): a shaper, for one thread at a time
 */
AvtShaper *
avt_shaper_new (const AvtFontFiles *own)
{
  AvtShaper *self = g_new0 (AvtShaper, 1);
  guint next = 0;

  for (guint i = 0; i < AVT_N_FONT_FILES; i++)
    if (own == &avt_font_files[i])
      next = i + 1;
  self->families[self->n_families++] = own;
  while (next < AVT_N_FONT_FILES)
    self->families[self->n_families++] = &avt_font_files[next++];
  self->faces = g_hash_table_new_full (NULL, NULL, NULL,
                                       (GDestroyNotify) cairo_font_face_destroy);
  return self;
}

void
avt_shaper_free (AvtShaper *self)
{
  g_hash_table_unref (self->faces);
  g_clear_object (&self->primary);
  g_clear_object (&self->whole);
  g_free (self);
}

/**
 * avt_shape_new:
 * @shaper: (nullable): NULL for a shape without glyphs, each character half as wide as high
 * @text: (transfer full): one line of valid UTF-8
 *
 * Returns: (transfer full): the shape of @text
 */
AvtShape *
avt_shape_new (AvtShaper *shaper, const AvtFont *font, char *text)
{
  AvtShape *self = g_new0 (AvtShape, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->font = font;
  self->text = text;
  self->length = (guint) strlen (text);
  if (shaper != NULL)
    shape_text (shaper, self);
  else
    self->width_pt = (double) g_utf8_strlen (text, -1) * avt_text_size_get_points (font->size) / 2;
  return self;
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
