#include "config.h"

#include "diagrams/view/rack-text.h"

#include "engine/base/finding-text.h"
#include "engine/calc/current.h"
#include "engine/calc/rack-power.h"
#include "engine/calc/rack-space.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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

/** avt_design_title_text: Returns: the name of the design, empty when it has none */
const char *
avt_design_title_text (const AvtDiagramContext *context)
{
  const AvtInfo *info = avt_design_get_info (context->design);

  return info->name != NULL ? info->name : "";
}

/** avt_design_revision_text: Returns: (transfer full): the newest revision, which stands last:
 * "Revision 1.3 · 2021-01-11"; empty when there is none */
char *
avt_design_revision_text (const AvtDiagramContext *context)
{
  const AvtRecordList *revisions = &avt_design_get_info (context->design)->revisions;
  const AvtRevision *newest;

  if (revisions->n_records == 0)
    return g_strdup ("");
  newest = avt_record_list_at (*revisions, AvtRevision, revisions->n_records - 1);
  return g_strdup_printf ("%s %s%s%s", word (context, N_ ("Revision")), newest->number,
                          newest->date != NULL ? " · " : "",
                          newest->date != NULL ? newest->date : "");
}

/** avt_row_scope_text: Returns: (transfer full): site, room and row; empty when none has a name
 */
char *
avt_row_scope_text (const AvtDiagramContext *context, const AvtRow *row)
{
  GString *text = g_string_new (NULL);
  const AvtRoom *room = row != NULL ? avt_design_lookup (context->design, row->room) : NULL;
  const AvtSite *site = room != NULL ? avt_design_lookup (context->design, room->site) : NULL;

  append_name (text, site != NULL ? site->name : NULL);
  append_name (text, room != NULL ? room->name : NULL);
  append_name (text, row != NULL ? row->name : NULL);
  return g_string_free (text, FALSE);
}

/** avt_rack_scope_text: Returns: (transfer full): where the rack stands, and how high it is */
char *
avt_rack_scope_text (const AvtDiagramContext *context, const AvtRack *rack)
{
  g_autofree char *row = avt_row_scope_text (context, avt_design_row (context->design, rack->row));
  g_autofree char *height = quantity (context, (double) rack->height_hu,
                                      AVT_UNIT_HALF_RACK_UNIT);

  return g_strconcat (row, *row != '\0' ? " · " : "", height, NULL);
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

/* Watts in full: a sheet that says 3.5 kW hides 32 W. */
static char *
watts (const AvtDiagramContext *context, double power_w)
{
  g_autofree char *number
      = avt_number_format (power_w, 0, avt_words_get_number_style (context->words));

  return g_strconcat (number, "\u00a0W", NULL);
}

static char *
watts_and_amperes (const AvtDiagramContext *context, double power_w)
{
  g_autofree char *power = watts (context, power_w);
  g_autofree char *current
      = quantity (context, avt_design_current_a (context->design, power_w), AVT_UNIT_AMPERE);

  return g_strconcat (power, " · ", current, NULL);
}

static const char *
basis_word (const AvtDiagramContext *context, AvtPowerBasis basis)
{
  const AvtField *field = &avt_device_type.fields[AVT_DEVICE_POWER_BASIS];

  return word (context, field->values[basis].label);
}

/* The basis of all devices of the rack that draw, or what says that there are several. */
static const char *
rack_basis_word (const AvtDiagramContext *context, const AvtRack *rack)
{
  AvtReferrers referrers;
  const AvtDevice *device;
  int basis = -1;

  avt_design_devices_of_rack (context->design, rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      if (!avt_device_counts (device) || !avt_device_power (context->design, device).draws)
        continue;
      if (basis >= 0 && basis != device->power_basis)
        return word (context, N_ ("several bases"));
      basis = device->power_basis;
    }
  return basis >= 0 ? basis_word (context, (AvtPowerBasis) basis) : "";
}

/**
 * avt_rack_totals_text:
 *
 * Returns: (transfer full): how much the rack draws, on which basis, and how many devices have no
 *   figure; the same sum that `info` and the window show
 */
char *
avt_rack_totals_text (const AvtDiagramContext *context, const AvtRack *rack)
{
  AvtRackPower power = context->memo != NULL
                           ? avt_rack_power_get (context->memo, context->design, rack->entity.id)
                           : avt_rack_power (context->design, rack->entity.id);
  g_autofree char *sum = watts_and_amperes (context, power.planning.known_w);
  AvtArgument arguments[] = { avt_argument_text (sum),
                              avt_argument_text (rack_basis_word (context, rack)),
                              avt_argument_count (power.planning.n_unknown) };

  if (power.n_drawing == 0)
    return g_strdup (word (context, N_ ("nothing draws power")));
  if (power.planning.n_unknown > 0)
    return say (context, N_ ("%1 (%2), and %3 without power data"), arguments, 3);
  return say (context, N_ ("%1 (%2)"), arguments, 2);
}

/** avt_device_numbers_text: Returns: (transfer full) (nullable): "1,000 W · 4.3 A"; %NULL for what
 * draws nothing */
char *
avt_device_numbers_text (const AvtDiagramContext *context, const AvtDevice *device,
                         const AvtType *type)
{
  AvtDevicePower power = avt_device_power (context->design, device);

  if (!power.draws)
    return NULL;
  if (isnan (power.planning_w))
    return g_strdup (word (context, N_ ("W unknown")));
  return watts_and_amperes (context, power.planning_w);
}

/**
 * avt_device_description:
 * @numbers: (nullable): what avt_device_numbers_text() says
 *
 * Returns: (transfer full): type, power and its basis, for tooltips
 */
char *
avt_device_description (const AvtDiagramContext *context, const AvtDevice *device,
                        const AvtType *type, const char *numbers)
{
  AvtDevicePower power;

  if (numbers == NULL)
    return g_strdup (type->name);
  power = avt_device_power (context->design, device);
  return g_strconcat (type->name, " · ", numbers, " (", basis_word (context, power.basis), ")",
                      NULL);
}
