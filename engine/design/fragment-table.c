#include "config.h"

#include "engine/design/fragment-table.h"

#include <glib/gi18n-lib.h>

/* The fields of a device that a row has besides its type and place. */
static const guint device_fields[]
    = { AVT_DEVICE_STATE, AVT_DEVICE_ROLE, AVT_DEVICE_SERIAL, AVT_DEVICE_ASSET_TAG };

/* What would end the cell or the row becomes a space. */
static void
append_cell (GString *table, const char *text)
{
  if (table->len > 0 && table->str[table->len - 1] != '\n')
    g_string_append_c (table, '\t');
  for (const char *at = text != NULL && *text != '\0' ? text : " "; *at != '\0'; at++)
    g_string_append_c (table, *at == '\t' || *at == '\n' || *at == '\r' ? ' ' : *at);
}

static void
append_head (GString *table)
{
  append_cell (table, _ ("Name"));
  append_cell (table, _ ("Type"));
  append_cell (table, _ ("Rack"));
  append_cell (table, _ ("Units"));
  for (guint i = 0; i < G_N_ELEMENTS (device_fields); i++)
    append_cell (table, _ (avt_device_type.fields[device_fields[i]].label));
  g_string_append_c (table, '\n');
}

static void
append_device (GString *table, const AvtDesign *design, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (design, device->type);
  const AvtRack *rack = avt_design_rack (design, device->rack);
  g_autofree char *span = NULL;

  if (rack != NULL && AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    span = avt_rack_span_text (rack, device->position_hu, type->height_hu);
  append_cell (table, device->name);
  append_cell (table, type->name);
  append_cell (table, rack != NULL ? rack->name : NULL);
  append_cell (table, span);
  for (guint i = 0; i < G_N_ELEMENTS (device_fields); i++)
    {
      const AvtField *field = &avt_device_type.fields[device_fields[i]];
      g_autofree char *text = NULL;

      if (field->kind == AVT_FIELD_ENUM)
        text = g_strdup (_ (field->values[device->state].label));
      else if (AVT_RECORD_HAS (device, device_fields[i]))
        text = avt_record_get_text (&avt_device_type, device, device_fields[i],
                                    &AVT_NUMBER_STYLE_C);
      append_cell (table, text);
    }
  g_string_append_c (table, '\n');
}

static void
append_other (GString *table, gconstpointer entity)
{
  append_cell (table, avt_entity_name (entity));
  append_cell (table, _ (avt_kind_info (avt_entity_kind (entity))->label));
  g_string_append_c (table, '\n');
}

/**
 * avt_fragment_to_table:
 *
 * Returns: (transfer full): a line of titles and one for each object that was copied but links,
 *   the cells divided by tabs; in the language of the program
 */
char *
avt_fragment_to_table (const AvtFragment *fragment)
{
  GString *table = g_string_new (NULL);

  append_head (table);
  for (guint i = 0; i < fragment->n_copied; i++)
    {
      gconstpointer entity = avt_design_lookup (fragment->design, fragment->copied[i]);

      if (avt_entity_kind (entity) == AVT_KIND_DEVICE)
        append_device (table, fragment->design, entity);
      else if (avt_entity_kind (entity) != AVT_KIND_LINK)
        append_other (table, entity);
    }
  return g_string_free (table, FALSE);
}
