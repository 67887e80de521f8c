/* The numbers of a rack. Each is built in one function, from the calculation that the checks and
 * the sheets use. */
#include "config.h"

#include "engine/calc/explain.h"

#include "engine/calc/current.h"
#include "engine/calc/rack-mass.h"
#include "engine/calc/rack-power.h"
#include "engine/calc/rack-space.h"
#include "engine/design/fit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* International Table BTU: 1055.05585262 J. */
#define BTU_PER_HOUR_A_WATT (3600 / 1055.05585262)
/* Dry air: heat capacity in J/(kg K), gas constant in J/(kg K). */
#define AIR_CP 1006.0
#define AIR_R 287.05
#define ZERO_CELSIUS_K 273.15

typedef struct
{
  const AvtDesign *design;
  const AvtRack *rack;
  AvtRackPower power;
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

/* The sum of what is known, or unknown when nothing is. */
static double
sum_of (const AvtPowerSum *sum, guint n_all)
{
  return n_all > 0 && sum->n_unknown == n_all && sum->known_w <= 0 ? NAN : sum->known_w;
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
  self->value = sum_of (&subject->power.planning, subject->power.n_drawing);
  self->n_unknown = subject->power.planning.n_unknown;
  self->formula = N_ ("Sum over the devices that stay, each on its own basis");
  self->source = "Energy balance: what is drawn at the inlets adds up";
  self->is_estimate = has_basis (subject, AVT_BASIS_NAMEPLATE);
  self->confidence = self->is_estimate ? AVT_CONFIDENCE_HEURISTIC : AVT_CONFIDENCE_DERIVED;
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
  self->value = sum_of (sum, subject->power.n_drawing);
  self->n_unknown = sum->n_unknown;
  self->formula = calc->formula;
  self->source = calc->source;
  self->confidence = calc->confidence;
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
  AvtSupply supply = { (double) settings->voltage_ln_mv / 1000, 1, AVT_CONNECTION_L_N };
  double factor = (double) settings->power_factor_permille / 1000;
  double power_w = sum_of (&subject->power.planning, subject->power.n_drawing);

  self->title = N_ ("Current");
  self->unit = AVT_UNIT_AMPERE;
  self->value = power_w / factor / avt_supply_va_per_ampere (&supply);
  self->n_unknown = subject->power.planning.n_unknown;
  self->formula = calc->formula;
  self->source = calc->source;
  self->confidence = calc->confidence;
  add_input (self, N_ ("Power"), power_w, AVT_UNIT_WATT);
  add_input (self, N_ ("Voltage, line to neutral"), supply.voltage_v, AVT_UNIT_VOLT);
  add_input (self, N_ ("Power factor"), factor, AVT_UNIT_NONE);
  assume (self, N_ ("All of it on one line; the bars show each line by itself."));
}

static void
explain_heat (const Subject *subject, AvtExplained *self)
{
  double power_w = sum_of (&subject->power.planning, subject->power.n_drawing);

  self->title = N_ ("Heat");
  self->unit = AVT_UNIT_BTU_PER_HOUR;
  self->value = power_w * BTU_PER_HOUR_A_WATT;
  self->n_unknown = subject->power.planning.n_unknown;
  self->formula = N_ ("Q = P; 1 W = 3.412 BTU/h");
  self->source = "Conservation of energy; BTU (International Table) = 1055.05585262 J";
  self->confidence = AVT_CONFIDENCE_VERIFIED;
  add_input (self, N_ ("Power"), power_w, AVT_UNIT_WATT);
  assume (self, N_ ("All power that is drawn becomes heat in the room."));
}

/* Watts that a cubic metre an hour carries for each kelvin. */
static double
air_w_per_m3_h_k (const AvtSettings *settings)
{
  double pressure_pa
    = 101325 * pow (1 - 2.25577e-5 * (double) settings->altitude_m, 5.25588);
  double density = pressure_pa
                   / (AIR_R * ((double) settings->supply_air_c + ZERO_CELSIUS_K));

  return density * AIR_CP / 3600;
}

static void
cite_air (AvtExplained *self, const AvtSettings *settings)
{
  self->source = "Sensible heat of air; density by the ISA pressure formula and the gas law";
  self->confidence = AVT_CONFIDENCE_GENERAL;
  self->is_estimate = TRUE;
  add_input (self, N_ ("Altitude"), (double) settings->altitude_m, AVT_UNIT_METRE);
  add_input (self, N_ ("Supply air"), (double) settings->supply_air_c, AVT_UNIT_CELSIUS);
}

static void
explain_airflow (const Subject *subject, AvtExplained *self)
{
  const AvtSettings *settings = avt_design_get_settings (subject->design);
  double power_w = sum_of (&subject->power.planning, subject->power.n_drawing);

  self->title = N_ ("Airflow");
  self->unit = AVT_UNIT_CUBIC_METRE_PER_HOUR;
  self->value = power_w
                / (air_w_per_m3_h_k (settings) * (double) settings->temperature_rise_k);
  self->n_unknown = subject->power.planning.n_unknown;
  self->formula = N_ ("V = P / (ρ × cp × ΔT)");
  add_input (self, N_ ("Power"), power_w, AVT_UNIT_WATT);
  add_input (self, N_ ("Temperature rise that is planned"), (double) settings->temperature_rise_k,
             AVT_UNIT_KELVIN);
  cite_air (self, settings);
  assume (self, N_ ("Air passes through the equipment and nothing leaks past it."));
}

/* What the types say that their fans move, over the devices that draw power. */
static double
typical_airflow_m3_h (const Subject *subject, double *power_w, guint *n_unknown)
{
  AvtReferrers referrers;
  const AvtDevice *device;
  double sum = 0;

  avt_design_devices_of_rack (subject->design, subject->rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtType *type = avt_design_type (subject->design, device->type);
      AvtDevicePower power = avt_device_power (subject->design, device);

      if (!avt_device_counts (device) || !power.draws)
        continue;
      if (!AVT_RECORD_HAS (type, AVT_TYPE_FIELD_AIRFLOW_TYPICAL_M3_H)
          || isnan (power.input.typical_w))
        (*n_unknown)++;
      else
        {
          sum += (double) type->airflow_typical_m3_h;
          *power_w += power.input.typical_w;
        }
    }
  return sum;
}

static void
explain_rise (const Subject *subject, AvtExplained *self)
{
  const AvtSettings *settings = avt_design_get_settings (subject->design);
  double power_w = 0;
  double airflow = typical_airflow_m3_h (subject, &power_w, &self->n_unknown);

  self->title = N_ ("Temperature Rise");
  self->unit = AVT_UNIT_KELVIN;
  self->value = airflow > 0 ? power_w / (air_w_per_m3_h_k (settings) * airflow) : NAN;
  self->formula = N_ ("ΔT = P / (ρ × cp × V)");
  add_input (self, N_ ("Typical power of devices with an airflow"), airflow > 0 ? power_w : NAN,
             AVT_UNIT_WATT);
  add_input (self, N_ ("Their typical airflow"), airflow > 0 ? airflow : NAN,
             AVT_UNIT_CUBIC_METRE_PER_HOUR);
  cite_air (self, settings);
  assume (self, N_ ("The mean of the exhaust air; single devices are hotter."));
}

static void
explain_mass (const Subject *subject, AvtExplained *self)
{
  AvtRackMass mass = avt_rack_mass (subject->design, subject->rack);

  self->title = N_ ("Mass");
  self->unit = AVT_UNIT_KILOGRAM;
  self->value = mass.n_known > 0 ? (double) mass.known_g / 1000 : mass.n_unknown > 0 ? NAN : 0;
  self->n_unknown = mass.n_unknown;
  self->formula = N_ ("Sum of the masses of what stands in the rack, without the rack");
  self->source = "Makers' data of each type";
  self->confidence = AVT_CONFIDENCE_SOURCE;
  if (AVT_RECORD_HAS (subject->rack, AVT_RACK_MASS_LIMIT_G))
    self->limit = (double) subject->rack->mass_limit_g / 1000;
  add_input (self, N_ ("Devices with a mass"), mass.n_known, AVT_UNIT_NONE);
  add_input (self, N_ ("Devices without a mass"), mass.n_unknown, AVT_UNIT_NONE);
  assume (self, N_ ("Cables are not counted."));
}

/* Height of the middle of a device over the floor of the lowest unit. */
static double
middle_hu (const AvtRack *rack, const AvtDevice *device, const AvtType *type)
{
  if (avt_slot_is_channel ((AvtSlot) device->slot))
    return (double) rack->height_hu / 2;
  return (double) (device->position_hu - 2) + (double) type->height_hu / 2;
}

static void
explain_centre (const Subject *subject, AvtExplained *self)
{
  AvtReferrers referrers;
  const AvtDevice *device;
  double mass_g = 0, moment = 0;

  avt_design_devices_of_rack (subject->design, subject->rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtType *type = avt_design_type (subject->design, device->type);
      gboolean has_place = avt_slot_is_channel ((AvtSlot) device->slot)
                           || AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU);

      if (!AVT_RECORD_HAS (type, AVT_TYPE_FIELD_MASS_G) || !has_place)
        {
          self->n_unknown++;
          continue;
        }
      mass_g += (double) type->mass_g;
      moment += (double) type->mass_g * middle_hu (subject->rack, device, type);
    }
  self->title = N_ ("Centre of Gravity");
  self->unit = AVT_UNIT_HALF_RACK_UNIT;
  self->value = mass_g > 0 ? moment / mass_g : NAN;
  self->formula = N_ ("Sum of mass × height of the middle / sum of mass, over the lowest unit");
  self->source = "Statics; makers' data of each type";
  self->confidence = AVT_CONFIDENCE_DERIVED;
  add_input (self, N_ ("Mass"), mass_g > 0 ? mass_g / 1000 : NAN, AVT_UNIT_KILOGRAM);
  add_input (self, N_ ("Height of the rack"), (double) subject->rack->height_hu,
             AVT_UNIT_HALF_RACK_UNIT);
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
  self->source = "Counted";
  self->confidence = AVT_CONFIDENCE_VERIFIED;
  add_input (self, N_ ("Height of the rack"), (double) subject->rack->height_hu,
             AVT_UNIT_HALF_RACK_UNIT);
  add_input (self, N_ ("Largest block"), (double) (2 * space.block_units),
             AVT_UNIT_HALF_RACK_UNIT);
}

/** avt_explain_rack: @memo: (nullable): keeps the power of the rack */
AvtExplained
avt_explain_rack (AvtMemo *memo, const AvtDesign *design, const AvtRack *rack,
                  AvtRackNumber number)
{
  AvtExplained self = { .unit = AVT_UNIT_WATT, .value = NAN, .limit = NAN };
  Subject subject = { design, rack, memo != NULL
                                      ? avt_rack_power_get (memo, design, rack->entity.id)
                                      : avt_rack_power (design, rack->entity.id) };

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
