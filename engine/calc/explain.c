/* The numbers of a rack. Each is built in one function, from the calculation that the checks and
 * the sheets use. */
#include "config.h"

#include "engine/calc/explain.h"

#include "engine/calc/airflow.h"
#include "engine/calc/confidence.h"
#include "engine/calc/rack-heat.h"
#include "engine/calc/rack-mass.h"
#include "engine/calc/rack-space.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const AvtDesign *design;
  const AvtRack *rack;
  AvtRackPower power;
  AvtMemo *memo;
} Subject;

static void
add_input (AvtExplained *self, const char *label, double value, AvtUnit unit)
{
  g_return_if_fail (self->n_inputs < AVT_EXPLAINED_INPUTS);
  self->inputs[self->n_inputs++] = (AvtExplainedInput){ label, value, unit };
}

static void
assume (AvtExplained *self, const char *assumption)
{
  g_return_if_fail (self->n_assumptions < AVT_EXPLAINED_ASSUMPTIONS);
  self->assumptions[self->n_assumptions++] = assumption;
}

/* What the number was fed with may be worse than its formula. */
static void
trust_power (const Subject *subject, AvtExplained *self)
{
  self->confidence
    = MAX (self->confidence, avt_rack_power_confidence (subject->design, subject->rack->entity.id));
}

static void
trust_types (const Subject *subject, AvtExplained *self, guint field)
{
  self->confidence
    = MAX (self->confidence,
           avt_rack_type_confidence (subject->design, subject->rack->entity.id, field));
}

static gboolean
has_basis (const Subject *subject, AvtPowerBasis basis)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (subject->design, subject->rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (avt_device_counts (device) && device->power_basis == (int) basis
        && avt_device_power (subject->design, device).draws)
      return TRUE;
  return FALSE;
}

static void
explain_power (const Subject *subject, AvtExplained *self)
{
  self->title = N_ ("Power");
  self->value = avt_power_sum_w (&subject->power.planning, subject->power.n_drawing);
  self->n_unknown = subject->power.planning.n_unknown;
  self->is_partial = self->n_unknown > 0;
  self->formula = N_ ("Sum over the devices that stay, each on its own basis");
  self->source = N_ ("Energy balance: what is drawn at the inlets adds up");
  self->is_estimate = has_basis (subject, AVT_BASIS_NAMEPLATE);
  self->confidence = self->is_estimate ? AVT_CONFIDENCE_HEURISTIC : AVT_CONFIDENCE_DERIVED;
  trust_power (subject, self);
  if (AVT_RECORD_HAS (subject->rack, AVT_RACK_POWER_LIMIT_MW))
    self->limit = (double) subject->rack->power_limit_mw / 1000;
  add_input (self, N_ ("Devices that draw power"), subject->power.n_drawing, AVT_UNIT_NONE);
  add_input (self, N_ ("Devices without a figure"), subject->power.planning.n_unknown,
             AVT_UNIT_NONE);
  add_input (self, N_ ("Devices to be removed"), subject->power.n_removed, AVT_UNIT_NONE);
  assume (self, N_ ("Devices to be removed draw nothing."));
  if (self->is_estimate)
    assume (self, N_ ("Some devices are counted with a share of their nameplate."));
}

static void
explain_state (const Subject *subject, AvtExplained *self, const AvtPowerSum *sum,
               const char *title)
{
  const AvtCalc *calc = avt_calc_find ("server-power");

  self->title = title;
  self->value = avt_power_sum_w (sum, subject->power.n_drawing);
  self->n_unknown = sum->n_unknown;
  self->is_partial = self->n_unknown > 0;
  self->formula = calc->formula;
  self->source = calc->source;
  self->confidence = calc->confidence;
  trust_power (subject, self);
  add_input (self, N_ ("Devices that draw power"), subject->power.n_drawing, AVT_UNIT_NONE);
  add_input (self, N_ ("Devices without a figure"), sum->n_unknown, AVT_UNIT_NONE);
  assume (self, N_ ("All supplies are live and share the load."));
  assume (self, N_ ("A part without an idle or a peak figure counts with its typical one."));
}

static void
explain_current (const Subject *subject, AvtExplained *self)
{
  const AvtSettings *settings = avt_design_get_settings (subject->design);
  const AvtCalc *calc = avt_calc_find ("current");
  double power_w = avt_power_sum_w (&subject->power.planning, subject->power.n_drawing);

  self->title = N_ ("Current");
  self->unit = AVT_UNIT_AMPERE;
  self->value = avt_design_current_a (subject->design, power_w);
  self->n_unknown = subject->power.planning.n_unknown;
  self->is_partial = self->n_unknown > 0;
  self->formula = calc->formula;
  self->source = calc->source;
  self->confidence = calc->confidence;
  trust_power (subject, self);
  add_input (self, N_ ("Power"), power_w, AVT_UNIT_WATT);
  add_input (self, N_ ("Voltage, line to neutral"), (double) settings->voltage_ln_mv / 1000,
             AVT_UNIT_VOLT);
  add_input (self, N_ ("Power factor"), (double) settings->power_factor_permille / 1000,
             AVT_UNIT_NONE);
  assume (self, N_ ("All of it on one line; the bars show each line by itself."));
}

static void
explain_heat (const Subject *subject, AvtExplained *self)
{
  double power_w = avt_power_sum_w (&subject->power.planning, subject->power.n_drawing);

  self->title = N_ ("Heat");
  self->unit = AVT_UNIT_BTU_PER_HOUR;
  self->value = power_w * AVT_BTU_H_PER_W;
  self->n_unknown = subject->power.planning.n_unknown;
  self->is_partial = self->n_unknown > 0;
  self->formula = N_ ("Q = P; 1 W = 3.412 BTU/h");
  self->source = N_ ("Conservation of energy; BTU (International Table) = 1055.05585262 J");
  self->confidence = AVT_CONFIDENCE_VERIFIED;
  trust_power (subject, self);
  add_input (self, N_ ("Power"), power_w, AVT_UNIT_WATT);
  assume (self, N_ ("All power that is drawn becomes heat in the room."));
}

static void
cite_air (AvtExplained *self, const AvtClimate *climate)
{
  self->formula = avt_calc_airflow.formula;
  self->source = avt_calc_airflow.source;
  self->confidence = MAX (avt_calc_airflow.confidence, AVT_CONFIDENCE_GENERAL);
  self->is_estimate = TRUE;
  add_input (self, N_ ("Altitude"), climate->altitude_m, AVT_UNIT_METRE);
  add_input (self, N_ ("Supply air"), climate->supply_air_c, AVT_UNIT_CELSIUS);
}

static void
explain_airflow (const Subject *subject, AvtExplained *self)
{
  AvtRackHeat heat = avt_rack_heat (subject->memo, subject->design, subject->rack->entity.id);
  double power_w = avt_power_sum_w (&heat.heat, subject->power.n_drawing);

  self->title = N_ ("Airflow");
  self->unit = AVT_UNIT_CUBIC_METRE_PER_HOUR;
  self->value = isnan (power_w) ? NAN : heat.needed_m3_h;
  self->n_unknown = heat.heat.n_unknown;
  self->is_partial = self->n_unknown > 0;
  add_input (self, N_ ("Power"), power_w, AVT_UNIT_WATT);
  add_input (self, N_ ("Temperature rise that is planned"), heat.climate.rise_k,
             AVT_UNIT_KELVIN);
  cite_air (self, &heat.climate);
  trust_power (subject, self);
  assume (self, N_ ("Air passes through the equipment and nothing leaks past it."));
}

static void
explain_rise (const Subject *subject, AvtExplained *self)
{
  AvtRackHeat heat = avt_rack_heat (subject->memo, subject->design, subject->rack->entity.id);
  const AvtRackAir *air = &heat.air[AVT_AIR_TYPICAL];
  gboolean is_known = !isnan (air->rise_k);

  self->title = N_ ("Temperature Rise");
  self->unit = AVT_UNIT_KELVIN;
  self->value = air->rise_k;
  self->n_unknown = air->n_unknown;
  add_input (self, N_ ("Typical power of devices with an airflow"),
             is_known ? air->heat_w : NAN, AVT_UNIT_WATT);
  add_input (self, N_ ("Their typical airflow"), is_known ? air->airflow_m3_h : NAN,
             AVT_UNIT_CUBIC_METRE_PER_HOUR);
  cite_air (self, &heat.climate);
  trust_power (subject, self);
  trust_types (subject, self, AVT_TYPE_FIELD_AIRFLOW_TYPICAL_M3_H);
  assume (self, N_ ("The mean of the exhaust air; single devices are hotter."));
}

static void
explain_mass (const Subject *subject, AvtExplained *self)
{
  AvtRackMass mass = avt_rack_mass (subject->design, subject->rack);

  self->title = N_ ("Mass");
  self->unit = AVT_UNIT_KILOGRAM;
  self->value = mass.n_known == 0 && mass.n_unknown > 0 ? NAN : mass.total_g / 1000;
  self->n_unknown = mass.n_unknown;
  self->is_partial = avt_rack_mass_is_partial (&mass);
  self->formula = N_ ("Rack + devices + cables");
  self->source = N_ ("Makers' data of each type");
  /* Of the cables there is only a share of the devices. */
  self->confidence = mass.cable_g > 0 ? AVT_CONFIDENCE_HEURISTIC : AVT_CONFIDENCE_SOURCE;
  trust_types (subject, self, AVT_TYPE_FIELD_MASS_G);
  if (AVT_RECORD_HAS (subject->rack, AVT_RACK_MASS_LIMIT_G))
    self->limit = (double) subject->rack->mass_limit_g / 1000;
  add_input (self, N_ ("Devices"), (double) mass.known_g / 1000, AVT_UNIT_KILOGRAM);
  add_input (self, N_ ("Cables"), mass.cable_g / 1000, AVT_UNIT_KILOGRAM);
  add_input (self, N_ ("Empty rack"), mass.rack_g / 1000, AVT_UNIT_KILOGRAM);
  add_input (self, N_ ("Devices with a mass"), mass.n_known, AVT_UNIT_NONE);
  add_input (self, N_ ("Devices without a mass"), mass.n_unknown, AVT_UNIT_NONE);
  assume (self, N_ ("Cables weigh 5 % of the devices (estimate)."));
  if (isnan (mass.rack_g))
    assume (self, N_ ("The rack itself is not counted: its mass is not known."));
}

/* The unit that the height lies in, as it is labelled on the rack. */
static void
set_unit_label (AvtExplained *self, const AvtRack *rack, double height_u)
{
  g_autofree char *label = NULL;

  if (isnan (height_u))
    return;
  label = avt_rack_span_text (rack, 2 * (gint64) floor (height_u) + 2, 0);
  g_strlcpy (self->unit_label, label, sizeof self->unit_label);
}

static void
explain_centre (const Subject *subject, AvtExplained *self)
{
  AvtRackMass mass = avt_rack_mass (subject->design, subject->rack);

  self->title = N_ ("Centre of Gravity");
  self->unit = AVT_UNIT_HALF_RACK_UNIT;
  self->value = 2 * mass.centre_u;
  set_unit_label (self, subject->rack, mass.centre_u);
  self->n_unknown = mass.n_off_centre;
  self->is_estimate = mass.n_off_centre > 0;
  self->formula = N_ ("Sum of mass × height of the middle / sum of mass, over the lowest unit");
  self->source = N_ ("Statics; makers' data of each type");
  self->confidence = AVT_CONFIDENCE_DERIVED;
  trust_types (subject, self, AVT_TYPE_FIELD_MASS_G);
  add_input (self, N_ ("Mass"), mass.placed_g > 0 ? mass.placed_g / 1000 : NAN,
             AVT_UNIT_KILOGRAM);
  add_input (self, N_ ("Height"), 2 * mass.centre_u, AVT_UNIT_HALF_RACK_UNIT);
  add_input (self, N_ ("Share of the height"), mass.centre_percent, AVT_UNIT_PERCENT);
  assume (self, N_ ("The mass of a device lies in its middle."));
}

static void
explain_free (const Subject *subject, AvtExplained *self)
{
  AvtRackSpace space = avt_rack_space (subject->design, subject->rack);

  self->title = N_ ("Free");
  self->unit = AVT_UNIT_HALF_RACK_UNIT;
  self->value = (double) (2 * space.free_units);
  self->formula = N_ ("Whole units that nothing stands in, at the front or at the rear");
  self->source = N_ ("Counted");
  self->confidence = AVT_CONFIDENCE_VERIFIED;
  add_input (self, N_ ("Height of the rack"), (double) subject->rack->height_hu,
             AVT_UNIT_HALF_RACK_UNIT);
  add_input (self, N_ ("Largest block"), (double) (2 * space.block_units),
             AVT_UNIT_HALF_RACK_UNIT);
}

/** avt_explained_mark: Returns: what stands before the value: "≥" before the least it can be, "≈"
 * before an estimate, otherwise "" */
const char *
avt_explained_mark (const AvtExplained *self)
{
  if (isnan (self->value))
    return "";
  if (self->is_partial)
    return "≥\u00a0";
  return self->is_estimate ? "≈\u00a0" : "";
}

/** avt_explain_rack: @memo: (nullable): keeps the power of the rack */
AvtExplained
avt_explain_rack (AvtMemo *memo, const AvtDesign *design, const AvtRack *rack,
                  AvtRackNumber number)
{
  AvtExplained self = { .unit = AVT_UNIT_WATT, .value = NAN, .limit = NAN };
  Subject subject = { design, rack, memo != NULL
                                      ? avt_rack_power_get (memo, design, rack->entity.id)
                                      : avt_rack_power (design, rack->entity.id),
                      memo };

  switch (number)
    {
    case AVT_RACK_NUMBER_POWER:
      explain_power (&subject, &self);
      break;
    case AVT_RACK_NUMBER_IDLE:
      explain_state (&subject, &self, &subject.power.idle, N_ ("Idle"));
      break;
    case AVT_RACK_NUMBER_TYPICAL:
      explain_state (&subject, &self, &subject.power.typical, N_ ("Typical"));
      break;
    case AVT_RACK_NUMBER_PEAK:
      explain_state (&subject, &self, &subject.power.peak, N_ ("Peak"));
      if (self.n_unknown > 0)
        assume (&self, N_ ("A device without a peak figure counts with its typical power; its peak "
                           "is at least that."));
      break;
    case AVT_RACK_NUMBER_CURRENT:
      explain_current (&subject, &self);
      break;
    case AVT_RACK_NUMBER_HEAT:
      explain_heat (&subject, &self);
      break;
    case AVT_RACK_NUMBER_AIRFLOW:
      explain_airflow (&subject, &self);
      break;
    case AVT_RACK_NUMBER_RISE:
      explain_rise (&subject, &self);
      break;
    case AVT_RACK_NUMBER_MASS:
      explain_mass (&subject, &self);
      break;
    case AVT_RACK_NUMBER_CENTRE:
      explain_centre (&subject, &self);
      break;
    case AVT_RACK_NUMBER_FREE:
      explain_free (&subject, &self);
      break;
    }
  return self;
}
