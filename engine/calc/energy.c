#include "config.h"

#include "engine/calc/energy.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HOURS_PER_YEAR 8760.0
#define W_PER_KW 1000.0
#define G_PER_KG 1000.0

#define MAX_PUE 100
#define MAX_TARIFF 1e9
#define MAX_GRID_G_KWH 1e6

/* Above this a facility is a poor one (bands of a PUE calculator). */
#define POOR_PUE 2.0

typedef struct
{
  AvtRecord record;
  double it_power_w;
  double pue;
  double utilization;
  double tariff_per_kwh;
  double grid_g_per_kwh;
} AvtEnergyInput;

enum { IT_POWER_W, PUE, UTILIZATION, TARIFF_PER_KWH, GRID_G_PER_KWH };

static const AvtField input_fields[] = {
  { AVT_REAL (AvtEnergyInput, it_power_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W), AVT_NEEDED,
    .help = N_("Power of the IT equipment.") },
  { AVT_REAL (AvtEnergyInput, pue, NONE), AVT_RANGE (1, MAX_PUE), AVT_NEEDED,
    .help = N_("Power usage effectiveness: energy of the facility over that of the IT.") },
  { AVT_REAL (AvtEnergyInput, utilization, NONE), AVT_RANGE (0, 1), AVT_DEFAULT (1),
    .help = N_("Mean power over the year in relation to it_power_w.") },
  { AVT_REAL (AvtEnergyInput, tariff_per_kwh, NONE), AVT_RANGE (0, MAX_TARIFF),
    .help = N_("Price of a kilowatt-hour, in any currency.") },
  { AVT_REAL (AvtEnergyInput, grid_g_per_kwh, NONE), AVT_RANGE (0, MAX_GRID_G_KWH),
    .help = N_("Grams of CO2 a kilowatt-hour of the grid; there is no default.") },
};

static const AvtRecordType input_type
    = AVT_RECORD_TYPE ("energy", AvtEnergyInput, input_fields, -1);

typedef struct
{
  AvtRecord record;
  double facility_w;
  double annual_kwh;
  double annual_cost;
  double annual_co2_kg;
} AvtEnergyResult;

enum { FACILITY_W, ANNUAL_KWH, ANNUAL_COST, ANNUAL_CO2_KG };

static const AvtField result_fields[] = {
  { AVT_REAL (AvtEnergyResult, facility_w, WATT), .help = N_("Mean power of the facility.") },
  { AVT_REAL (AvtEnergyResult, annual_kwh, NONE), .help = N_("Energy of 8,760 hours.") },
  { AVT_REAL (AvtEnergyResult, annual_cost, NONE),
    .help = N_("In the currency of the tariff; needs tariff_per_kwh.") },
  { AVT_REAL (AvtEnergyResult, annual_co2_kg, KILOGRAM), .help = N_("Needs grid_g_per_kwh.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("energy result", AvtEnergyResult, result_fields, -1);

static const AvtRule poor_rule = {
  "energy-pue-poor", AVT_SEVERITY_INFO,
  N_("A PUE of %1 is poor; 1.2 to 1.5 is good."),
  N_("Separate cold from hot air, and raise the supply temperature."),
  N_("Bands of PUE: below 1.2 excellent, 1.5 good, 2 typical")
};

/** avt_energy: energy, cost and CO2 of a year; see #AvtEnergySources */
AvtEnergy
avt_energy (const AvtEnergySources *sources)
{
  double facility_w = sources->it_power_w * sources->utilization * sources->pue;
  double annual_kwh = facility_w / W_PER_KW * HOURS_PER_YEAR;

  return (AvtEnergy) { facility_w, annual_kwh, annual_kwh * sources->tariff_per_kwh,
                       annual_kwh * sources->grid_g_per_kwh / G_PER_KG };
}

static void
set_or_omit (AvtCalcOutcome *outcome, guint field, double value)
{
  if (isnan (value))
    avt_calc_outcome_omit (outcome, field);
  else
    avt_calc_outcome_set (outcome, field, value);
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtEnergyInput *input = data;
  AvtEnergySources sources = {
    input->it_power_w, input->pue, input->utilization,
    AVT_RECORD_HAS (input, TARIFF_PER_KWH) ? input->tariff_per_kwh : NAN,
    AVT_RECORD_HAS (input, GRID_G_PER_KWH) ? input->grid_g_per_kwh : NAN,
  };
  AvtEnergy energy = avt_energy (&sources);
  AvtArgument pue = avt_argument_quantity (input->pue, AVT_UNIT_NONE);

  avt_calc_outcome_set (outcome, FACILITY_W, energy.facility_w);
  avt_calc_outcome_set (outcome, ANNUAL_KWH, energy.annual_kwh);
  set_or_omit (outcome, ANNUAL_COST, energy.annual_cost);
  set_or_omit (outcome, ANNUAL_CO2_KG, energy.annual_co2_kg);
  if (input->pue > POOR_PUE)
    avt_findings_report (outcome->findings, &poor_rule, NULL, 0, &pue, 1);
  avt_calc_outcome_assume (outcome, N_("A year has 8,760 hours; PUE is that of the whole year."));
}

const AvtCalc avt_calc_energy = {
  .name = "energy",
  .title = N_("Energy, cost and CO2 of a year"),
  .input = &input_type,
  .result = &result_type,
  .formula = "kWh = kW_IT x utilization x PUE x 8760; cost = kWh x tariff; kg = kWh x g/kWh / 1000",
  .source = N_("PUE = E_total / E_IT (EN 50600-4-2)"),
  .confidence = AVT_CONFIDENCE_VERIFIED,
  .choices = NULL,
  .check = NULL,
  .run = run,
};
