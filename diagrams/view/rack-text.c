#include "config.h"

#include "diagrams/view/rack-text.h"

#include "engine/base/finding-text.h"
#include "engine/calc/rack-space.h"

#include <glib/gi18n-lib.h>

static const char *
word (const AvtDiagramContext *context, const char *msgid)
{
  return avt_words_get (context->words, msgid);
}

static char *
quantity (const AvtDiagramContext *context, double value, AvtUnit unit)
{
  return avt_quantity_format (value, unit, avt_words_get_number_style (context->words));
}

static char *
say (const AvtDiagramContext *context, const char *template, const AvtArgument *arguments,
     guint n_arguments)
{
  return avt_sentence (template, context->words, arguments, n_arguments, NULL, NULL);
}

static AvtArgument
units (gint64 count)
{
  return avt_argument_quantity ((double) (2 * count), AVT_UNIT_HALF_RACK_UNIT);
}

static void
append_name (GString *text, const char *name)
{
  if (name == NULL || *name == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " / ");
  g_string_append (text, name);
}

/** avt_rack_scope_text: Returns: (transfer full): where the rack stands, and how high it is */
char *
avt_rack_scope_text (const AvtDiagramContext *context, const AvtRack *rack)
{
  GString *text = g_string_new (NULL);
  const AvtRow *row = avt_design_row (context->design, rack->row);
  const AvtRoom *room = row != NULL ? avt_design_lookup (context->design, row->room) : NULL;
  const AvtSite *site = room != NULL ? avt_design_lookup (context->design, room->site) : NULL;
  g_autofree char *height = quantity (context, (double) rack->height_hu,
                                      AVT_UNIT_HALF_RACK_UNIT);

  append_name (text, site != NULL ? site->name : NULL);
  append_name (text, room != NULL ? room->name : NULL);
  append_name (text, row != NULL ? row->name : NULL);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", height);
  return g_string_free (text, FALSE);
}

/** avt_rack_space_text: Returns: (transfer full): free units and the largest block */
char *
avt_rack_space_text (const AvtDiagramContext *context, const AvtRack *rack)
{
  AvtRackSpace space = avt_rack_space (context->design, rack);
  g_autofree char *span = NULL;

  if (space.free_units == 0)
    return g_strdup (word (context, N_ ("no free unit")));
  span = avt_rack_span_text (rack, space.block_position_hu, 2 * space.block_units);
  return say (context, N_ ("%1 free, largest block %2 (%3)"),
              (AvtArgument[]){ units (space.free_units), units (space.block_units),
                               avt_argument_text (span) },
              3);
}

/** avt_device_strip_text: Returns: (transfer full): what stands along a 0U device */
char *
avt_device_strip_text (const AvtDiagramContext *context, const AvtDevice *device,
                       const AvtType *type)
{
  return g_strdup_printf ("%s · %s", device->name, type->name);
}

/** avt_rack_totals_text: Returns: (transfer full): devices, power and its basis, current */
char *
avt_rack_totals_text (const AvtDiagramContext *context, const AvtRack *rack)
{
  return g_strdup ("");
}

/** avt_device_numbers_text: Returns: (transfer full) (nullable): "1,000 W · 4.3 A" */
char *
avt_device_numbers_text (const AvtDiagramContext *context, const AvtDevice *device,
                         const AvtType *type)
{
  return NULL;
}

/** avt_device_description: Returns: (transfer full): one sentence, for tooltips */
char *
avt_device_description (const AvtDiagramContext *context, const AvtDevice *device,
                        const AvtType *type)
{
  return g_strdup (type->name);
}
