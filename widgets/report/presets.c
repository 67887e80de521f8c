#include "config.h"

#include "widgets/report/presets.h"

#include "engine/design/edit.h"

#include <string.h>

guint
avt_presets_count (const AvtDesign *design)
{
  return avt_design_get_info (design)->presets.n_records;
}

const AvtPreset *
avt_presets_get (const AvtDesign *design, guint i)
{
  return avt_record_list_at (avt_design_get_info (design)->presets, AvtPreset, i);
}

static guint32
parse_parts (const AvtReportKind *kind, const char *text)
{
  g_auto (GStrv) nicks = text != NULL ? g_strsplit (text, ",", -1) : NULL;
  guint32 parts = 0;

  if (nicks == NULL)
    return avt_report_kind_all_parts (kind);
  for (guint i = 0; kind->parts[i].nick != NULL; i++)
    if (g_strv_contains ((const char *const *) nicks, kind->parts[i].nick))
      parts |= 1u << i;
  return parts;
}

static char *
format_parts (const AvtReportKind *kind, guint32 parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; kind->parts[i].nick != NULL; i++)
    if ((parts & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", kind->parts[i].nick);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * avt_preset_to_order:
 * @order: changed as far as the preset says something that this version knows; its scope stays
 * @language: (inout): until the design is gone
 */
void
avt_preset_to_order (const AvtPreset *self, AvtExportOrder *order, const char **language)
{
  const AvtReportKind *report = avt_report_kind_find (self->kind);
  const AvtDiagram *diagram = avt_diagram_find (self->kind);

  if (report != NULL || diagram != NULL)
    {
      order->report = report;
      order->diagram = report == NULL ? diagram : NULL;
    }
  if (report != NULL)
    order->parts = parse_parts (report, self->parts);
  if (self->paper != NULL)
    avt_paper_find (self->paper, &order->paper);
  avt_export_format_find (self->format, &order->format);
  if (!avt_export_order_can (order, order->format))
    order->format = AVT_EXPORT_PDF;
  order->dpi = (double) self->dpi;
  order->has_outlines = self->has_outlines;
  order->is_transparent = self->is_transparent;
  if (self->language != NULL)
    *language = self->language;
}

static AvtPreset *
find_or_append (AvtInfo *info, const char *name)
{
  for (guint i = 0; i < info->presets.n_records; i++)
    {
      AvtPreset *preset = avt_record_list_at (info->presets, AvtPreset, i);

      if (strcmp (preset->name, name) == 0)
        return preset;
    }
  return avt_record_append (&avt_info_type, info, AVT_INFO_PRESETS);
}

/** avt_design_with_preset: Returns: (transfer full) (nullable): with the preset @name, new or in
 * place of the one that was called so */
AvtDesign *
avt_design_with_preset (AvtDesign *design, const char *name, const AvtExportOrder *order,
                        const char *language, GError **error)
{
  AvtInfo *info = avt_entity_copy (avt_design_get_info (design));
  AvtPreset *preset = find_or_append (info, name);
  const AvtRecordType *type = &avt_preset_type;

  avt_record_set_string (type, preset, AVT_PRESET_NAME, name);
  avt_record_set_string (type, preset, AVT_PRESET_KIND,
                         order->report != NULL ? order->report->id : order->diagram->id);
  avt_record_set_string (type, preset, AVT_PRESET_FORMAT,
                         avt_export_format_get_ending (order->format));
  avt_record_set_string (type, preset, AVT_PRESET_PAPER, avt_paper_get_name (order->paper));
  avt_record_unset (type, preset, AVT_PRESET_PARTS);
  if (order->report != NULL)
    {
      g_autofree char *parts = format_parts (order->report, order->parts);

      avt_record_set_string (type, preset, AVT_PRESET_LANGUAGE, language);
      avt_record_set_string (type, preset, AVT_PRESET_PARTS, parts);
    }
  avt_record_set_integer (type, preset, AVT_PRESET_DPI, (gint64) order->dpi);
  avt_record_set_boolean (type, preset, AVT_PRESET_OUTLINES, order->has_outlines);
  avt_record_set_boolean (type, preset, AVT_PRESET_TRANSPARENT, order->is_transparent);
  return avt_design_with_replaced (design, info, error);
}
