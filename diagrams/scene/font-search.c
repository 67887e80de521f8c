/* The one place that asks the system's fontconfig. What it finds is named by file from then on, so
 * a drawing still depends on nothing but that file. */
#include "config.h"

#include "diagrams/scene/font-search.h"

#include <fontconfig/fontconfig.h>
#include <string.h>

static const int weights[AVT_N_TEXT_WEIGHTS] = { FC_WEIGHT_REGULAR, FC_WEIGHT_BOLD };

static int
get_integer (FcPattern *pattern, const char *name, int fallback)
{
  int value;

  return FcPatternGetInteger (pattern, name, 0, &value) == FcResultMatch ? value : fallback;
}

static int
get_weight (FcPattern *pattern)
{
  double value;

  return FcPatternGetDouble (pattern, FC_WEIGHT, 0, &value) == FcResultMatch ? (int) value
                                                                             : FC_WEIGHT_REGULAR;
}

/* Upright, of normal width, the first face of a file that cairo 1.16 embeds a subset of: neither a
 * collection nor a variable font. */
static gboolean
is_usable (FcPattern *pattern)
{
  FcChar8 *format;
  FcBool is_variable = FcFalse;

  FcPatternGetBool (pattern, FC_VARIABLE, 0, &is_variable);
  return !is_variable && get_integer (pattern, FC_INDEX, 0) == 0
         && get_integer (pattern, FC_SLANT, FC_SLANT_ROMAN) == FC_SLANT_ROMAN
         && get_integer (pattern, FC_WIDTH, FC_WIDTH_NORMAL) == FC_WIDTH_NORMAL
         && FcPatternGetString (pattern, FC_FONTFORMAT, 0, &format) == FcResultMatch
         && (strcmp ((const char *) format, "TrueType") == 0
             || strcmp ((const char *) format, "CFF") == 0);
}

/* The path that comes first where two are as near, so that the order of the list is no matter. */
static const char *
find_nearest (FcFontSet *fonts, int weight)
{
  const char *nearest = NULL;
  int least = G_MAXINT;

  for (int i = 0; i < fonts->nfont; i++)
    {
      int distance = ABS (get_weight (fonts->fonts[i]) - weight);
      FcChar8 *path;

      if (!is_usable (fonts->fonts[i]) || distance > least
          || FcPatternGetString (fonts->fonts[i], FC_FILE, 0, &path) != FcResultMatch)
        continue;
      if (distance < least || nearest == NULL || strcmp ((const char *) path, nearest) < 0)
        nearest = (const char *) path;
      least = distance;
    }
  return nearest;
}

static FcFontSet *
list_fonts (const char *family)
{
  FcPattern *pattern = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, NULL);
  FcObjectSet *wanted = FcObjectSetBuild (FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH,
                                          FC_VARIABLE, FC_FONTFORMAT, NULL);
  FcFontSet *fonts = FcFontList (NULL, pattern, wanted);

  FcObjectSetDestroy (wanted);
  FcPatternDestroy (pattern);
  return fonts;
}

/**
 * avt_font_files_find:
 * @family: as people know it, such as "DejaVu Serif"
 *
 * Where there is no bold face the nearest one stands for it.
 *
 * Returns: (transfer full) (nullable): its files; %NULL when none is installed that can be used
 */
AvtFontFiles *
avt_font_files_find (const char *family)
{
  FcFontSet *fonts = list_fonts (family);
  AvtFontFiles *self = NULL;

  if (fonts != NULL && find_nearest (fonts, weights[AVT_TEXT_REGULAR]) != NULL)
    {
      self = g_new0 (AvtFontFiles, 1);
      self->family = g_strdup (family);
      for (guint weight = 0; weight < AVT_N_TEXT_WEIGHTS; weight++)
        self->paths[weight] = g_strdup (find_nearest (fonts, weights[weight]));
    }
  if (fonts != NULL)
    FcFontSetDestroy (fonts);
  return self;
}

/** avt_font_files_free: of one that was found, never one of avt_font_files */
void
avt_font_files_free (AvtFontFiles *self)
{
  g_free ((char *) self->family);
  for (guint weight = 0; weight < AVT_N_TEXT_WEIGHTS; weight++)
    g_free ((char *) self->paths[weight]);
  g_free (self);
}
