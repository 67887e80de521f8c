#include "config.h"

#include "diagrams/report/report-style.h"

#include "engine/base/picture.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* WCAG 2.1, 1.4.3: the least contrast of text with its ground. */
#define CONTRAST_LEAST 4.5

static AvtColor
parse_color (const char *text)
{
  return text != NULL ? AVT_COLOR (strtoul (text + 1, NULL, 16)) : AVT_COLOR_NONE;
}

/* Returns: (nullable): the logo, %NULL also when it cannot be drawn */
static AvtScene *
draw_logo (const char *logo, const AvtDiagramContext *context)
{
  g_autoptr (GBytes) png = avt_picture_get_png (logo);

  if (png != NULL)
    return avt_picture_scene_new (context->measurer, "logo", png);
  return context->face_store != NULL ? avt_face_store_get (context->face_store, logo) : NULL;
}

/**
 * avt_report_logo_peek:
 * @logo: as a house style has it
 * @will_come: (out): whether there is nothing now but may be later
 *
 * Never waits, for windows; the document itself does.
 *
 * Returns: (transfer full) (nullable): its drawing; %NULL also when it cannot be drawn
 */
AvtScene *
avt_report_logo_peek (const char *logo, const AvtDiagramContext *context, gboolean *will_come)
{
  *will_come = FALSE;
  if (avt_picture_is_svg (logo) && context->face_store != NULL)
    return avt_face_store_peek (context->face_store, logo, will_come);
  return draw_logo (logo, context);
}

static void
find_font (AvtReportStyle *self, const char *family, const AvtDiagramContext *context)
{
  if (g_strcmp0 (family, avt_measurer_get_family (context->measurer)) == 0)
    return;
  self->measurer = avt_measurer_new_family (family);
  if (self->measurer == NULL)
    self->lost_font = g_strdup (family);
}

/**
 * avt_report_style_init:
 * @house: (nullable): %NULL: plain, on A4
 *
 * What cannot be had is left out, and avt_report_style_lost_text() says so.
 */
void
avt_report_style_init (AvtReportStyle *self, const AvtHouseStyle *house,
                       const AvtDiagramContext *context)
{
  *self = (AvtReportStyle){ .paper = AVT_PAPER_A4, .detail = AVT_LEVEL_STANDARD };
  if (house == NULL)
    return;
  avt_paper_find (avt_house_papers[house->paper].nick, &self->paper);
  self->detail = (AvtDetailLevel) house->detail;
  self->accent = parse_color (house->accent);
  self->footer = g_strdup (house->footer);
  if (house->font != NULL)
    find_font (self, house->font, context);
  if (house->logo != NULL)
    {
      self->logo = draw_logo (house->logo, context);
      self->has_lost_logo = self->logo == NULL;
    }
}

/** avt_report_style_copy: @self: of any content; to be cleared */
void
avt_report_style_copy (AvtReportStyle *self, const AvtReportStyle *source)
{
  *self = *source;
  self->logo = source->logo != NULL ? avt_scene_ref (source->logo) : NULL;
  self->measurer = source->measurer != NULL ? avt_measurer_ref (source->measurer) : NULL;
  self->footer = g_strdup (source->footer);
  self->lost_font = g_strdup (source->lost_font);
}

void
avt_report_style_clear (AvtReportStyle *self)
{
  g_clear_pointer (&self->logo, avt_scene_unref);
  g_clear_pointer (&self->measurer, avt_measurer_unref);
  g_clear_pointer (&self->footer, g_free);
  g_clear_pointer (&self->lost_font, g_free);
}

/** avt_report_style_text_color: Returns: of headings: the accent, where it can be read on paper */
AvtColor
avt_report_style_text_color (const AvtReportStyle *self)
{
  return self->accent.alpha > 0
             && avt_color_get_contrast (self->accent, avt_theme.paper) >= CONTRAST_LEAST
           ? self->accent : avt_theme.ink;
}

/** avt_report_style_rule_color: Returns: of the rules of header, footer and tables */
AvtColor
avt_report_style_rule_color (const AvtReportStyle *self)
{
  return self->accent.alpha > 0 ? self->accent : avt_theme.ink;
}

/** avt_report_style_lost_text: Returns: (transfer full) (nullable): what could not be had, in a
 * sentence or two for the person */
char *
avt_report_style_lost_text (const AvtReportStyle *self)
{
  g_autofree char *font
    = self->lost_font != NULL
        ? g_strdup_printf (_ ("The font “%s” is not installed; the font of the drawings is used."),
                           self->lost_font)
        : NULL;
  const char *logo = self->has_lost_logo ? _ ("The logo cannot be drawn and is left out.") : NULL;

  if (font != NULL && logo != NULL)
    return g_strjoin (" ", font, logo, NULL);
  return font != NULL ? g_steal_pointer (&font) : g_strdup (logo);
}
