#include "config.h"

#include "widgets/inspector/power-section.h"

#include "engine/calc/calc.h"
#include "engine/calc/rack-power.h"
#include "widgets/compat.h"
#include "widgets/inspector/section.h"
#include "widgets/numbers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
watts (double power_w)
{
  return isnan (power_w) ? g_strdup (_ ("unknown"))
                         : avt_local_quantity (power_w, AVT_UNIT_WATT);
}

static const char *
basis_label (AvtPowerBasis basis)
{
  return _ (avt_device_type.fields[AVT_DEVICE_POWER_BASIS].values[basis].label);
}

static GtkWidget *
paragraph (GtkWidget *box, const char *head, const char *text)
{
  gtk_box_append (GTK_BOX (box), avt_section_new_label (head, "heading"));
  gtk_box_append (GTK_BOX (box), avt_section_new_label (text, NULL));
  return box;
}

static char *
basis_formula (AvtPowerBasis basis)
{
  const AvtCalc *calc = avt_calc_find ("server-power");

  switch (basis)
    {
    case AVT_BASIS_PARTS:
      return g_strdup (calc->formula);
    case AVT_BASIS_MEASURED:
      return g_strdup (_ ("The typical power that was measured at the inlets"));
    case AVT_BASIS_VENDOR:
      return g_strdup (_ ("The typical power that the vendor's tool gives"));
    case AVT_BASIS_NAMEPLATE:
      return g_strdup (_ ("Rating of one supply × nameplate factor"));
    case AVT_BASIS_BUDGET:
      return g_strdup (_ ("The power that was budgeted for the device"));
    }
  return NULL;
}

static char *
source_text (AvtDesign *design, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (design, device->type);
  const char *source = device->power_source != NULL ? device->power_source
                       : type != NULL               ? type->source
                                                    : NULL;
  const char *date = device->power_source != NULL ? device->power_date
                     : type != NULL               ? type->source_date
                                                  : NULL;

  if (source == NULL)
    return g_strdup (_ ("No source is given"));
  return date != NULL ? g_strdup_printf ("%s, %s", source, date) : g_strdup (source);
}

static char *
assumptions_text (const AvtDevicePower *power)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (power->n_unknown_parts > 0)
    g_string_append_printf (text,
                            ngettext ("%u part has no figure and is not counted. ",
                                      "%u parts have no figure and are not counted. ",
                                      power->n_unknown_parts),
                            power->n_unknown_parts);
  if (power->basis == AVT_BASIS_PARTS && power->psu.count <= 0)
    g_string_append (text, _ ("No supply is described: what is drawn at the inlets is taken to "
                              "be what the parts draw. "));
  if (power->basis == AVT_BASIS_PARTS)
    g_string_append (text, _ ("A part without an idle or a peak figure counts with its typical "
                              "one."));
  return text->len > 0 ? g_strdup (text->str) : g_strdup (_ ("None"));
}

static char *
inputs_text (const AvtDevicePower *power)
{
  g_autofree char *idle = watts (power->input.idle_w);
  g_autofree char *typical = watts (power->input.typical_w);
  g_autofree char *peak = watts (power->input.peak_w);

  return g_strdup_printf (_ ("Idle %s, typical %s, peak %s at the inlets; basis: %s"), idle,
                          typical, peak, basis_label (power->basis));
}

static GtkWidget *
new_explanation (AvtDesign *design, const AvtDevice *device, const AvtDevicePower *power)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *formula = basis_formula (power->basis);
  g_autofree char *inputs = inputs_text (power);
  g_autofree char *assumptions = assumptions_text (power);
  g_autofree char *source = source_text (design, device);

  paragraph (box, _ ("Formula"), formula);
  paragraph (box, _ ("Inputs"), inputs);
  paragraph (box, _ ("Assumptions"), assumptions);
  paragraph (box, _ ("Source"), source);
  gtk_widget_set_size_request (box, 300, -1);
  gtk_widget_add_css_class (box, "explanation");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Formula"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Formula, Inputs, Assumptions, Source"));
  avt_compat_set_name (button, _ ("Formula"));
  return button;
}

static void
add_parts (GtkWidget *section, AvtDesign *design, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (design, device->type);
  const AvtRecordList *uses
    = AVT_RECORD_HAS (device, AVT_DEVICE_PARTS) ? &device->parts : &type->parts;

  for (guint i = 0; i < uses->n_records; i++)
    {
      const AvtPartUse *use = avt_record_list_at (*uses, AvtPartUse, i);
      const AvtPart *part = avt_design_part (design, use->part);
      gboolean is_known = part != NULL && AVT_RECORD_HAS (part, AVT_PART_FIELD_POWER_TYPICAL_MW);
      double each_w = is_known ? (double) part->power_typical_mw / 1000 : NAN;
      g_autofree char *each = watts (each_w);
      g_autofree char *sum = watts (each_w * (double) use->quantity);
      g_autofree char *words = NULL;

      if (part == NULL || part->category == AVT_PART_SUPPLY)
        continue;
      /* Translators: a quantity, the name of a part, what one of them draws */
      words = g_strdup_printf (_ ("%d × %s at %s"), (int) use->quantity, part->name, each);
      avt_section_add_line (section, words, sum, "caption");
    }
  if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_BASE_MW))
    {
      g_autofree char *base = watts ((double) type->base_mw / 1000);

      avt_section_add_line (section, _ ("Board and fans"), base, "caption");
    }
}

static void
add_states (GtkWidget *section, double idle_w, double typical_w, double peak_w)
{
  g_autofree char *idle = watts (idle_w);
  g_autofree char *typical = watts (typical_w);
  g_autofree char *peak = watts (peak_w);
  g_autofree char *all = g_strdup_printf ("%s / %s / %s", idle, typical, peak);

  avt_section_add_line (section, _ ("Idle / typical / peak"), all, NULL);
}

static GtkWidget *
device_section (AvtDesign *design, const AvtDevice *device)
{
  AvtDevicePower power = avt_device_power (design, device);
  g_autofree char *planning = watts (power.planning_w);
  g_autofree char *title = NULL;
  GtkWidget *section;

  if (!power.draws)
    return NULL;
  /* Translators: a power, and what the figure rests on */
  title = g_strdup_printf (_ ("%s (%s)"), planning, basis_label (power.basis));
  section = avt_section_new (title, new_explanation (design, device, &power));
  if (power.has_parts)
    add_parts (section, design, device);
  if (power.has_parts && power.basis == AVT_BASIS_PARTS)
    gtk_box_append (GTK_BOX (section), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_states (section, power.input.idle_w, power.input.typical_w, power.input.peak_w);
  return section;
}

static GtkWidget *
rack_section (AvtDesign *design, AvtMemo *memo, AvtId rack)
{
  AvtRackPower power = avt_rack_power_get (memo, design, rack);
  g_autofree char *planning = watts (power.planning.known_w);
  g_autofree char *title = g_strdup_printf (_ ("%s planned"), planning);
  g_autofree char *count = NULL;
  GtkWidget *section = avt_section_new (title, NULL);

  add_states (section, power.idle.known_w, power.typical.known_w, power.peak.known_w);
  count = g_strdup_printf ("%u", power.n_devices);
  avt_section_add_line (section, _ ("Devices"), count, NULL);
  if (power.planning.n_unknown > 0)
    {
      g_autofree char *unknown = g_strdup_printf ("%u", power.planning.n_unknown);

      avt_section_add_line (section, _ ("Devices without power data"), unknown, "warning");
    }
  return section;
}

/** avt_power_section_new: Returns: (nullable): %NULL for what draws no power by its nature */
GtkWidget *
avt_power_section_new (AvtSession *session, AvtId id)
{
  AvtDesign *design = avt_session_get_design (session);
  const AvtDevice *device = avt_design_device (design, id);

  if (device != NULL)
    return device_section (design, device);
  if (avt_design_rack (design, id) != NULL)
    return rack_section (design, avt_document_get_memo (avt_session_get_document (session)), id);
  return NULL;
}
