#include "config.h"

#include "engine/calc/airflow.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Dry air. */
#define HEAT_CAPACITY_J_KG_K 1006.0
#define GAS_CONSTANT_J_KG_K 287.05
#define ZERO_CELSIUS_K 273.15
#define SECONDS_PER_HOUR 3600.0

/* International standard atmosphere: p = 101325 (1 - 2.25577e-5 h)^5.25588 Pa. */
#define SEA_LEVEL_PA 101325.0
#define LAPSE_PER_M 2.25577e-5
#define LAPSE_EXPONENT 5.25588

#define MIN_AIR_C (-60)
#define MAX_AIR_C 100
#define MAX_AIRFLOW_M3_H 1e9
#define MAX_RISE_K 1000

typedef struct
{
  AvtRecord record;
  double heat_w;
  double delta_t_k;
  double airflow_m3_h;
  double altitude_m;
  double air_c;
} AvtAirflowInput;

enum { HEAT_W, DELTA_T_K, AIRFLOW_M3_H, ALTITUDE_M, AIR_C };

static const AvtField input_fields[] = {
  { AVT_REAL (AvtAirflowInput, heat_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W), AVT_NEEDED,
    .help = N_("Heat to be carried away; all electrical power becomes heat.") },
  { AVT_REAL (AvtAirflowInput, delta_t_k, KELVIN), AVT_RANGE (AVT_MIN_DIVISOR, MAX_RISE_K),
    .help = N_("Temperature rise from intake to exhaust.") },
  { AVT_REAL (AvtAirflowInput, airflow_m3_h, CUBIC_METRE_PER_HOUR),
    AVT_RANGE (AVT_MIN_DIVISOR, MAX_AIRFLOW_M3_H), .help = N_("Air that flows.") },
  { AVT_REAL (AvtAirflowInput, altitude_m, METRE),
    AVT_RANGE (AVT_MIN_ALTITUDE_M, AVT_MAX_ALTITUDE_M), AVT_DEFAULT (0),
    .help = N_("Above sea level; thin air carries less.") },
  { AVT_REAL (AvtAirflowInput, air_c, CELSIUS), AVT_RANGE (MIN_AIR_C, MAX_AIR_C), AVT_DEFAULT (20),
    .help = N_("Temperature of the air whose volume is meant.") },
};

static const AvtRecordType input_type
    = AVT_RECORD_TYPE ("airflow", AvtAirflowInput, input_fields, -1);

typedef struct
{
  AvtRecord record;
  double airflow_m3_h;
  double airflow_cfm;
  double delta_t_k;
  double air_density_kg_m3;
  double heat_btu_h;
  double cooling_tons;
} AvtAirflowResult;

enum
{
  RESULT_AIRFLOW_M3_H,
  RESULT_AIRFLOW_CFM,
  RESULT_DELTA_T_K,
  AIR_DENSITY_KG_M3,
  HEAT_BTU_H,
  COOLING_TONS
};

static const AvtField result_fields[] = {
  { AVT_REAL (AvtAirflowResult, airflow_m3_h, CUBIC_METRE_PER_HOUR), .help = N_("Airflow.") },
  { AVT_REAL (AvtAirflowResult, airflow_cfm, NONE),
    .help = N_("The same in cubic feet a minute.") },
  { AVT_REAL (AvtAirflowResult, delta_t_k, KELVIN),
    .help = N_("Temperature rise from intake to exhaust.") },
  { AVT_REAL (AvtAirflowResult, air_density_kg_m3, NONE), .help = N_("Density of the air.") },
  { AVT_REAL (AvtAirflowResult, heat_btu_h, BTU_PER_HOUR), .help = N_("The heat in BTU/h.") },
  { AVT_REAL (AvtAirflowResult, cooling_tons, NONE),
    .help = N_("The heat in tons of refrigeration, 12,000 BTU/h each.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("airflow result", AvtAirflowResult, result_fields, -1);

static const AvtCalcChoice choices[] = {
  { &input_type, 1u << DELTA_T_K | 1u << AIRFLOW_M3_H },
  { NULL, 0 },
};

/**
 * avt_air_density_kg_m3:
 * @altitude_m: -500 to 11,000
 * @air_c: above absolute zero
 *
 * Returns: p / (287.05 T) with the pressure of the standard atmosphere
 */
double
avt_air_density_kg_m3 (double altitude_m, double air_c)
{
  double pressure_pa = SEA_LEVEL_PA * pow (1.0 - LAPSE_PER_M * altitude_m, LAPSE_EXPONENT);

  return pressure_pa / (GAS_CONSTANT_J_KG_K * (air_c + ZERO_CELSIUS_K));
}

/** avt_airflow_m3_h: Returns: the air that carries @heat_w away with a rise of @delta_t_k */
double
avt_airflow_m3_h (double heat_w, double delta_t_k, double density_kg_m3)
{
  return SECONDS_PER_HOUR * heat_w / (density_kg_m3 * HEAT_CAPACITY_J_KG_K * delta_t_k);
}

/** avt_air_rise_k: Returns: by how much @airflow_m3_h of air warms when it carries @heat_w away */
double
avt_air_rise_k (double heat_w, double airflow_m3_h, double density_kg_m3)
{
  return SECONDS_PER_HOUR * heat_w / (density_kg_m3 * HEAT_CAPACITY_J_KG_K * airflow_m3_h);
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtAirflowInput *input = data;
  double density = avt_air_density_kg_m3 (input->altitude_m, input->air_c);
  double airflow_m3_h = input->airflow_m3_h;
  double delta_t_k = input->delta_t_k;

  if (AVT_RECORD_HAS (input, DELTA_T_K))
    airflow_m3_h = avt_airflow_m3_h (input->heat_w, delta_t_k, density);
  else
    delta_t_k = avt_air_rise_k (input->heat_w, airflow_m3_h, density);

  avt_calc_outcome_set (outcome, RESULT_AIRFLOW_M3_H, airflow_m3_h);
  avt_calc_outcome_set (outcome, RESULT_AIRFLOW_CFM, airflow_m3_h / AVT_M3_H_PER_CFM);
  avt_calc_outcome_set (outcome, RESULT_DELTA_T_K, delta_t_k);
  avt_calc_outcome_set (outcome, AIR_DENSITY_KG_M3, density);
  avt_calc_outcome_set (outcome, HEAT_BTU_H, input->heat_w * AVT_BTU_H_PER_W);
  avt_calc_outcome_set (outcome, COOLING_TONS, avt_cooling_tons (input->heat_w));
  avt_calc_outcome_assume (outcome, N_("Dry air in the standard atmosphere; all heat is taken up "
                                       "by the air."));
}

const AvtCalc avt_calc_airflow = {
  .name = "airflow",
  .title = N_("Airflow and temperature rise"),
  .input = &input_type,
  .result = &result_type,
  .formula = "V = P / (rho cp dT), rho = p / (287.05 T), cp = 1006 J/(kg K), "
             "p = 101325 (1 - 2.25577e-5 h)^5.25588 Pa",
  .source = N_("Heat capacity of dry air; International Standard Atmosphere"),
  .confidence = AVT_CONFIDENCE_GENERAL,
  .choices = choices,
  .check = NULL,
  .run = run,
};
