#include "config.h"

#include "diagrams/report/presets.h"

#include "engine/design/edit.h"

#include <glib/gi18n-lib.h>
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

/* Returns: where it stands among the presets; the number of them: nowhere */
static guint
find (const AvtInfo *info, const char *name)
{
  for (guint i = 0; i < info->presets.n_records; i++)
    if (strcmp (avt_record_list_at (info->presets, AvtPreset, i)->name, name) == 0)
      return i;
  return info->presets.n_records;
}

/** avt_presets_find: Returns: (nullable): the preset @name */
const AvtPreset *
avt_presets_find (const AvtDesign *design, const char *name)
{
  guint i = find (avt_design_get_info (design), name);

  return i < avt_presets_count (design) ? avt_presets_get (design, i) : NULL;
}

/** avt_preset_is_of_report: Returns: whether it makes a document, not a diagram */
gboolean
avt_preset_is_of_report (const AvtPreset *self)
{
  return avt_report_kind_find (self->kind) != NULL;
}

static guint32
parse_parts (const AvtReportKind *kind, const char *text, AvtDetailLevel detail)
{
  g_auto (GStrv) nicks = text != NULL ? g_strsplit (text, ",", -1) : NULL;
  guint32 parts = 0;

  if (nicks == NULL)
    return avt_report_kind_parts_at (kind, detail);
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

/* What the style says holds unless the preset says something else. */
static void
take_style (const AvtPreset *self, const AvtDesign *design, AvtExportOrder *order)
{
  const AvtHouseStyle *style = avt_info_find_style (avt_design_get_info (design), self->style);

  order->style = g_intern_string (self->style);
  order->detail = AVT_LEVEL_STANDARD;
  if (style != NULL && order->report != NULL)
    {
      avt_paper_find (avt_house_papers[style->paper].nick, &order->paper);
      order->detail = (AvtDetailLevel) style->detail;
    }
  if (AVT_RECORD_HAS (self, AVT_PRESET_DETAIL))
    order->detail = (AvtDetailLevel) self->detail;
}

/**
 * avt_preset_to_order:
 * @design: whose preset it is
 * @order: changed as far as the preset says something that this version knows; its scope stays
 */
void
avt_preset_to_order (const AvtPreset *self, const AvtDesign *design, AvtExportOrder *order)
{
  const AvtReportKind *report = avt_report_kind_find (self->kind);
  const AvtDiagram *diagram = avt_diagram_find (self->kind);

  if (report != NULL || diagram != NULL)
    {
      order->report = report;
      order->diagram = report == NULL ? diagram : NULL;
    }
  take_style (self, design, order);
  if (report != NULL)
    order->parts = parse_parts (report, self->parts, order->detail);
  if (self->paper != NULL)
    avt_paper_find (self->paper, &order->paper);
  avt_export_format_find (self->format, &order->format);
  if (!avt_export_order_can (order, order->format))
    order->format = AVT_EXPORT_PDF;
  order->dpi = (double) self->dpi;
  order->has_outlines = self->has_outlines;
  order->is_transparent = self->is_transparent;
  if (self->language != NULL)
    order->language = avt_report_language_find (self->language);
}

static AvtPreset *
find_or_append (AvtInfo *info, const char *name)
{
  guint i = find (info, name);

  return i < info->presets.n_records
           ? avt_record_list_at (info->presets, AvtPreset, i)
           : avt_record_append (&avt_info_type, info, AVT_INFO_PRESETS);
}

/** avt_design_with_preset: Returns: (transfer full) (nullable): with the preset @name, new or in
 * place of the one that was called so */
AvtDesign *
avt_design_with_preset (AvtDesign *design, const char *name, const AvtExportOrder *order,
                        GError **error)
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
  avt_record_set_string (type, preset, AVT_PRESET_LANGUAGE, order->language);
  avt_record_unset (type, preset, AVT_PRESET_PARTS);
  avt_record_unset (type, preset, AVT_PRESET_STYLE);
  avt_record_unset (type, preset, AVT_PRESET_DETAIL);
  if (order->report != NULL)
    {
      g_autofree char *parts = format_parts (order->report, order->parts);

      avt_record_set_string (type, preset, AVT_PRESET_PARTS, parts);
      avt_record_set_enum (type, preset, AVT_PRESET_DETAIL, (int) order->detail);
      if (order->style != NULL)
        avt_record_set_string (type, preset, AVT_PRESET_STYLE, order->style);
    }
  avt_record_set_integer (type, preset, AVT_PRESET_DPI, (gint64) order->dpi);
  avt_record_set_boolean (type, preset, AVT_PRESET_OUTLINES, order->has_outlines);
  avt_record_set_boolean (type, preset, AVT_PRESET_TRANSPARENT, order->is_transparent);
  return avt_design_with_replaced (design, info, error);
}

/** avt_design_with_preset_renamed: Returns: (transfer full) (nullable): refused where another one
 * is called @to */
AvtDesign *
avt_design_with_preset_renamed (AvtDesign *design, const char *name, const char *to,
                                GError **error)
{
  AvtInfo *info;

  if (strcmp (name, to) != 0 && avt_presets_find (design, to) != NULL)
    {
      g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_VALUE,
                   _ ("There is a preset “%s” already."), to);
      return NULL;
    }
  info = avt_entity_copy (avt_design_get_info (design));
  avt_record_set_string (&avt_preset_type, find_or_append (info, name), AVT_PRESET_NAME, to);
  return avt_design_with_replaced (design, info, error);
}

/** avt_design_without_preset: Returns: (transfer full) (nullable): without the preset @name */
AvtDesign *
avt_design_without_preset (AvtDesign *design, const char *name, GError **error)
{
  AvtInfo *info = avt_entity_copy (avt_design_get_info (design));
  guint i = find (info, name);

  if (i < info->presets.n_records)
    avt_record_remove_at (&avt_info_type, info, AVT_INFO_PRESETS, i);
  return avt_design_with_replaced (design, info, error);
}
