/* House styles are named by people: presets and the design's choice follow a new name, and lose a
 * style that is taken away. */
#include "config.h"

#include "engine/design/edit-private.h"
#include "engine/design/house-style.h"
#include "engine/design/preset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
find_style (const AvtInfo *info, const char *name)
{
  for (guint i = 0; name != NULL && i < info->styles.n_records; i++)
    if (strcmp (avt_record_list_at (info->styles, AvtHouseStyle, i)->name, name) == 0)
      return (int) i;
  return -1;
}

static void
name_style (const AvtRecordType *type, void *record, guint field, const char *name)
{
  if (name != NULL)
    avt_record_set_string (type, record, field, name);
  else
    avt_record_unset (type, record, field);
}

/* @to: (nullable): the name that takes the place of @from */
static void
follow (AvtInfo *info, const char *from, const char *to)
{
  if (g_strcmp0 (info->style, from) == 0)
    name_style (&avt_info_type, info, AVT_INFO_STYLE, to);
  for (guint i = 0; i < info->presets.n_records; i++)
    {
      AvtPreset *preset = avt_record_list_at (info->presets, AvtPreset, i);

      if (g_strcmp0 (preset->style, from) == 0)
        name_style (&avt_preset_type, preset, AVT_PRESET_STYLE, to);
    }
}

static AvtDesign *
refuse_style (GError **error, const char *name)
{
  return _avt_refuse (error, AVT_EDIT_ERROR_NOT_FOUND, _ ("the design has no style “%s”"), name);
}

/**
 * avt_design_with_style:
 * @name: (nullable): of the style that @style takes the place of; NULL: it is a new one
 * @style: copied; a new one is added, or replaces the one of its own name
 */
AvtDesign *
avt_design_with_style (AvtDesign *design, const char *name, const AvtHouseStyle *style,
                       GError **error)
{
  g_autoptr (AvtEntity) copy = avt_entity_copy (avt_design_get_info (design));
  AvtInfo *info = (AvtInfo *) copy;
  int place = find_style (info, name != NULL ? name : style->name);
  AvtHouseStyle *target;

  if (name != NULL && place < 0)
    return refuse_style (error, name);
  if (name != NULL && style->name != NULL && strcmp (name, style->name) != 0)
    follow (info, name, style->name);
  if (place < 0)
    target = avt_record_append (&avt_info_type, info, AVT_INFO_STYLES);
  else
    target = avt_record_list_at (info->styles, AvtHouseStyle, place);
  avt_record_clear (&avt_house_style_type, target);
  avt_record_copy (&avt_house_style_type, target, style);
  return avt_design_with_replaced (design, g_steal_pointer (&copy), error);
}

/** avt_design_with_style_removed: the style goes, and with it every mention of it */
AvtDesign *
avt_design_with_style_removed (AvtDesign *design, const char *name, GError **error)
{
  g_autoptr (AvtEntity) copy = avt_entity_copy (avt_design_get_info (design));
  AvtInfo *info = (AvtInfo *) copy;
  int place = find_style (info, name);

  if (place < 0)
    return refuse_style (error, name);
  follow (info, name, NULL);
  avt_record_remove_at (&avt_info_type, info, AVT_INFO_STYLES, (guint) place);
  if (info->styles.n_records == 0)
    avt_record_unset (&avt_info_type, info, AVT_INFO_STYLES);
  return avt_design_with_replaced (design, g_steal_pointer (&copy), error);
}

/** avt_design_with_style_chosen: @name: (nullable): of the style that documents have when nobody
 * asks for another one; NULL: none */
AvtDesign *
avt_design_with_style_chosen (AvtDesign *design, const char *name, GError **error)
{
  g_autoptr (AvtEntity) copy = avt_entity_copy (avt_design_get_info (design));

  if (name != NULL && find_style ((AvtInfo *) copy, name) < 0)
    return refuse_style (error, name);
  name_style (&avt_info_type, copy, AVT_INFO_STYLE, name);
  return avt_design_with_replaced (design, g_steal_pointer (&copy), error);
}
