#include "config.h"

#include "diagrams/scene/measure.h"

#include "diagrams/scene/font-search.h"
#include "diagrams/scene/shape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shapes that no scene uses any more are dropped when there are more than this. */
#define SHAPES_MAX 65536

struct _AvtMeasurer
{
  gatomicrefcount ref_count;
  const AvtFontFiles *files; /* NULL in the stub */
  AvtFontFiles *own;         /* those, where a family was asked for, or NULL */
  AvtFont *fonts[AVT_N_TEXT_SIZES][AVT_N_TEXT_WEIGHTS]; /* atomic; made when first asked for */
  GMutex lock;
  AvtShaper *shaper;  /* NULL in the stub */
  GHashTable *shapes; /* the set of AvtShape by font and text */
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

static AvtMeasurer *
new_measurer (void)
{
  AvtMeasurer *self = g_new0 (AvtMeasurer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->shapes = g_hash_table_new_full (shape_hash, shape_equal,
                                        (GDestroyNotify) avt_shape_unref, NULL);
  return self;
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
      shape = avt_shape_new (self->shaper, font, g_steal_pointer (&clean));
      g_hash_table_add (self->shapes, shape);
    }
  return avt_shape_ref (shape);
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
  for (guint i = 0; i < AVT_N_OWN_FONT_FILES; i++)
    if (avt_font_files_are_installed (&avt_font_files[i]))
      {
        AvtMeasurer *self = new_measurer ();

        self->files = &avt_font_files[i];
        self->shaper = avt_shaper_new (self->files);
        return self;
      }
  g_set_error_literal (error, AVT_MEASURE_ERROR, AVT_MEASURE_ERROR_NO_FONT,
                       _("Drawings need the font package fonts-cantarell or fonts-dejavu-core."));
  return NULL;
}

/**
 * avt_measurer_new_family:
 * @family: one that a house style asks for
 *
 * Characters that it lacks are taken from the drawings' fonts.
 *
 * Returns: (transfer full) (nullable): a measurer of that font, %NULL when it is not installed
 */
AvtMeasurer *
avt_measurer_new_family (const char *family)
{
  g_autoptr (AvtFontFiles) files = avt_font_files_find (family);
  AvtMeasurer *self;

  if (files == NULL)
    return NULL;
  self = new_measurer ();
  self->own = g_steal_pointer (&files);
  self->files = self->own;
  self->shaper = avt_shaper_new (self->files);
  return self;
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
  for (guint size = 0; size < AVT_N_TEXT_SIZES; size++)
    for (guint weight = 0; weight < AVT_N_TEXT_WEIGHTS; weight++)
      g_clear_pointer (&self->fonts[size][weight], avt_font_free);
  g_clear_pointer (&self->shaper, avt_shaper_free);
  g_clear_pointer (&self->own, avt_font_files_free);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/** avt_measurer_get_family: Returns: the family of the font, or "Stub" */
const char *
avt_measurer_get_family (AvtMeasurer *self)
{
  return self->files != NULL ? self->files->family : "Stub";
}

/** avt_measurer_get_own_family: Returns: (nullable): the family that was asked for by name; %NULL:
 * the fonts of every drawing */
const char *
avt_measurer_get_own_family (AvtMeasurer *self)
{
  return self->own != NULL ? self->own->family : NULL;
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
      font = self->files == NULL ? avt_font_new_stub (size, weight)
                                 : avt_font_new (self->files, size, weight);
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
