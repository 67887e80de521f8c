#include "config.h"

#include "diagrams/report/export-order.h"

#include <string.h>

static const char *const endings[AVT_N_EXPORT_FORMATS] = { "pdf", "xlsx", "csv", "svg", "png" };

const char *const avt_report_languages[] = { "en", "de", NULL };

const char *
avt_export_format_get_ending (AvtExportFormat format)
{
  g_return_val_if_fail (format < AVT_N_EXPORT_FORMATS, NULL);
  return endings[format];
}

gboolean
avt_export_format_find (const char *ending, AvtExportFormat *format)
{
  for (guint i = 0; ending != NULL && i < AVT_N_EXPORT_FORMATS; i++)
    if (strcmp (endings[i], ending) == 0)
      {
        *format = (AvtExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

/** avt_export_order_can: Returns: whether what is ordered has the format */
gboolean
avt_export_order_can (const AvtExportOrder *order, AvtExportFormat format)
{
  switch (format)
    {
    case AVT_EXPORT_PDF:
      return TRUE;
    case AVT_EXPORT_XLSX:
    case AVT_EXPORT_CSV:
      return order->report != NULL && order->report->has_tables;
    case AVT_EXPORT_SVG:
    case AVT_EXPORT_PNG:
      return order->report == NULL;
    case AVT_N_EXPORT_FORMATS:
      break;
    }
  return FALSE;
}

/** avt_export_order_equal: Returns: whether they write the same of an equal scope */
gboolean
avt_export_order_equal (const AvtExportOrder *a, const AvtExportOrder *b)
{
  return a->report == b->report && a->diagram == b->diagram
         && (a->report == NULL || a->parts == b->parts)
         && avt_paper_turn (a->paper, FALSE) == avt_paper_turn (b->paper, FALSE)
         && g_strcmp0 (a->language, b->language) == 0
         && (a->report == NULL
             || (g_strcmp0 (a->style, b->style) == 0 && a->detail == b->detail))
         && a->format == b->format
         && a->dpi == b->dpi && a->has_outlines == b->has_outlines
         && a->is_transparent == b->is_transparent;
}

/**
 * avt_export_order_get_style:
 * @style: (out): to be cleared; with the paper and the detail of the order
 */
void
avt_export_order_get_style (const AvtExportOrder *self, const AvtDiagramContext *context,
                            AvtReportStyle *style)
{
  const AvtHouseStyle *house
    = avt_info_find_style (avt_design_get_info (context->design), self->style);

  avt_report_style_init (style, house, context);
  style->paper = self->paper;
  style->detail = self->detail;
}

/** avt_report_language_place: Returns: which of avt_report_languages is nearest to @language, such
 * as "de_AT"; the first when none is */
guint
avt_report_language_place (const char *language)
{
  for (guint i = 0; language != NULL && avt_report_languages[i] != NULL; i++)
    if (g_str_has_prefix (language, avt_report_languages[i]))
      return i;
  return 0;
}

/** avt_report_language_find: Returns: that one, static */
const char *
avt_report_language_find (const char *language)
{
  return avt_report_languages[avt_report_language_place (language)];
}
