/* The one measurer of text: what it says is what the screen, PDF, PNG and SVG show. */
#pragma once

#include "diagrams/scene/style.h"

G_BEGIN_DECLS

typedef struct _AvtMeasurer AvtMeasurer;

/** AvtFont: one weight at one size; belongs to its measurer and lives as long. */
typedef struct _AvtFont AvtFont;

/** AvtShape: a string shaped for one font; immutable, reference counted atomically. */
typedef struct _AvtShape AvtShape;

#define AVT_MEASURE_ERROR (avt_measure_error_quark ())

typedef enum
{
  AVT_MEASURE_ERROR_NO_FONT,
} AvtMeasureError;

/**
 * AvtTextFit: a label made to fit
 * @text: (transfer full) (nullable): the shortened text, or NULL when the text is unchanged
 * @size: the size it fits at
 * @width_pt: the width of what is shown
 */
typedef struct
{
  char *text;
  AvtTextSize size;
  double width_pt;
} AvtTextFit;

GQuark avt_measure_error_quark (void);

AvtMeasurer *avt_measurer_new (GError **error);
AvtMeasurer *avt_measurer_new_family (const char *family);
AvtMeasurer *avt_measurer_new_stub (void);
AvtMeasurer *avt_measurer_ref (AvtMeasurer *self);
void avt_measurer_unref (AvtMeasurer *self);

const char *avt_measurer_get_family (AvtMeasurer *self);
const char *avt_measurer_get_own_family (AvtMeasurer *self);
const AvtFont *avt_measurer_get_font (AvtMeasurer *self, AvtTextSize size, AvtTextWeight weight);
double avt_measurer_get_width (AvtMeasurer *self, const char *text, AvtTextSize size,
                               AvtTextWeight weight);
char *avt_text_clean (const char *text);
AvtTextFit avt_text_fit (AvtMeasurer *self, const char *text, AvtTextSize size,
                         AvtTextWeight weight, double width_pt);
void avt_text_fit_clear (AvtTextFit *fit);

double avt_text_size_get_points (AvtTextSize size);
double avt_font_get_ascent (const AvtFont *self);
double avt_font_get_descent (const AvtFont *self);
double avt_font_get_cap_height (const AvtFont *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtMeasurer, avt_measurer_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AvtTextFit, avt_text_fit_clear)

G_END_DECLS
