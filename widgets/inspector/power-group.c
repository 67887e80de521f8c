#include "config.h"

#include "widgets/inspector/power-group.h"

#include "engine/calc/device-power.h"
#include "engine/calc/server-power.h"
#include "widgets/inspector/formula-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  AvtDesign *design;
  const AvtDevice *device;
  const AvtNumberStyle *style;
} Subject;

static char *
watts (const Subject *self, double power_w)
{
  return isnan (power_w) ? g_strdup (_ ("unknown")) : avt_number_format (power_w, 0, self->style);
}

static char *
three_states (const Subject *self, AvtStatePower power)
{
  g_autofree char *idle = watts (self, power.idle_w);
  g_autofree char *typical = watts (self, power.typical_w);
  g_autofree char *peak = watts (self, power.peak_w);

  return g_strdup_printf ("%s / %s / %s W", idle, typical, peak);
}

static void
append_part (GString *text, const Subject *self, const AvtPartUse *use)
{
  const AvtPart *part = avt_design_part (self->design, use->part);
  gboolean is_known = AVT_RECORD_HAS (part, AVT_PART_FIELD_POWER_TYPICAL_MW);
  g_autofree char *each
      = watts (self, is_known ? (double) part->power_typical_mw / 1000 : (double) NAN);

  if (part->category == AVT_PART_SUPPLY)
    return;
  g_string_append_printf (text, "%d × %s: %s W", (int) use->quantity, part->name, each);
  if (part->source != NULL)
    g_string_append_printf (text, " (%s%s%s)", part->source,
                            part->source_date != NULL ? ", " : "",
                            part->source_date != NULL ? part->source_date : "");
  g_string_append_c (text, '\n');
}

static const AvtRecordList *
parts_of (const Subject *self)
{
  const AvtType *type = avt_design_type (self->design, self->device->type);

  return AVT_RECORD_HAS (self->device, AVT_DEVICE_PARTS) ? &self->device->parts : &type->parts;
}

static char *
explain_parts (const Subject *self)
{
  GString *text = g_string_new (NULL);
  const AvtRecordList *parts = parts_of (self);

  g_string_append_printf (text, "%s\n\n", avt_calc_server_power.formula);
  for (guint i = 0; i < parts->n_records; i++)
    append_part (text, self, avt_record_list_at (*parts, AvtPartUse, i));
  g_string_append_printf (text, "\n%s %s", _ ("Source of the formula:"),
                          avt_calc_server_power.source);
  return g_string_free (text, FALSE);
}

static char *
explain_planning (const Subject *self)
{
  const AvtField *basis = &avt_device_type.fields[AVT_DEVICE_POWER_BASIS];
  const char *label = _ (basis->values[self->device->power_basis].label);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("What totals, feeds and breakers count. Basis: %s."), label);
  if (self->device->power_source != NULL)
    g_string_append_printf (text, "\n%s %s", _ ("Source:"), self->device->power_source);
  if (self->device->power_date != NULL)
    g_string_append_printf (text, ", %s", self->device->power_date);
  return g_string_free (text, FALSE);
}

/**
 * avt_power_group_new:
 * @device: a device of the session's design
 *
 * Returns: (transfer floating): its planning figure and the sum of its parts, each with its formula
 */
GtkWidget *
avt_power_group_new (AvtSession *session, const AvtDevice *device)
{
  AvtDesign *design = avt_session_get_design (session);
  Subject self = { design, device, avt_words_get_number_style (avt_session_get_words (session)) };
  AvtDevicePower power = avt_device_power (design, device);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *planning = watts (&self, power.planning_w);
  g_autofree char *planning_text = g_strdup_printf ("%s W", planning);
  g_autofree char *planning_why = explain_planning (&self);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Power"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             avt_formula_row_new (_ ("Counted"), planning_text, planning_why));
  if (power.has_parts)
    {
      g_autofree char *states = three_states (&self, power.dc);
      g_autofree char *why = explain_parts (&self);

      adw_preferences_group_add (
          ADW_PREFERENCES_GROUP (group),
          avt_formula_row_new (_ ("Parts: Idle / Typical / Peak"), states, why));
    }
  if (!isnan (power.input.typical_w) && power.psu.count > 0)
    {
      g_autofree char *input = three_states (&self, power.input);

      adw_preferences_group_add (
          ADW_PREFERENCES_GROUP (group),
          avt_formula_row_new (_ ("At the Inlets"), input,
                               _ ("Direct current divided by the efficiency of the supplies at "
                                  "their share of the load (80 PLUS minimum, interpolated).")));
    }
  return group;
}
