#include "config.h"

#include "engine/calc/room-heat.h"

#include "engine/base/record.h"
#include "engine/calc/airflow.h"
#include "engine/calc/fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* APC white paper 25; the shares of distribution, lighting and people from general knowledge. */
#define UPS_SHARE_OF_RATING 0.04
#define UPS_SHARE_OF_LOAD 0.05
#define DISTRIBUTION_SHARE_OF_RATING 0.01
#define DISTRIBUTION_SHARE_OF_LOAD 0.02
#define LIGHTING_W_M2 21.53 /* 2 W per square foot */
#define PERSON_W 100.0

#define MAX_AREA_M2 1e7
#define MAX_PEOPLE 1e6

const char avt_room_heat_source[]
    = N_("APC white paper 25: heat of equipment, UPS, distribution, lighting and people");

typedef struct
{
  AvtRecord record;
  double it_w;
  double ups_rating_w;
  double distribution_rating_w;
  double area_m2;
  gint64 people;
} AvtRoomHeatInput;

enum { IT_W, UPS_RATING_W, DISTRIBUTION_RATING_W, AREA_M2, PEOPLE };

static const AvtField input_fields[] = {
  { AVT_REAL (AvtRoomHeatInput, it_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W), AVT_NEEDED,
    .help = N_("Power of the equipment in the room.") },
  { AVT_REAL (AvtRoomHeatInput, ups_rating_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W),
    .help = N_("Rating of the UPSs in the room; without it their heat is 0.") },
  { AVT_REAL (AvtRoomHeatInput, distribution_rating_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W),
    .help = N_("Rating of the power distribution; without it its heat is 0.") },
  { AVT_REAL (AvtRoomHeatInput, area_m2, NONE), AVT_RANGE (0, MAX_AREA_M2),
    .help = N_("Floor that is lit; without it the heat of lighting is 0.") },
  { AVT_COUNT (AvtRoomHeatInput, people), AVT_RANGE (0, MAX_PEOPLE),
    .help = N_("People at work in the room.") },
};

static const AvtRecordType input_type
    = AVT_RECORD_TYPE ("room-heat", AvtRoomHeatInput, input_fields, -1);

typedef struct
{
  AvtRecord record;
  double it_w;
  double ups_w;
  double distribution_w;
  double lighting_w;
  double people_w;
  double total_w;
  double btu_h;
  double tons;
} AvtRoomHeatResult;

enum
{
  RESULT_IT_W,
  UPS_W,
  DISTRIBUTION_W,
  LIGHTING_W,
  PEOPLE_W,
  TOTAL_W,
  BTU_H,
  TONS
};

static const AvtField result_fields[] = {
  { AVT_REAL (AvtRoomHeatResult, it_w, WATT), .help = N_("Of the equipment.") },
  { AVT_REAL (AvtRoomHeatResult, ups_w, WATT), .help = N_("Of the UPSs.") },
  { AVT_REAL (AvtRoomHeatResult, distribution_w, WATT), .help = N_("Of the distribution.") },
  { AVT_REAL (AvtRoomHeatResult, lighting_w, WATT), .help = N_("Of lighting.") },
  { AVT_REAL (AvtRoomHeatResult, people_w, WATT), .help = N_("Of people.") },
  { AVT_REAL (AvtRoomHeatResult, total_w, WATT), .help = N_("Sum of the parts.") },
  { AVT_REAL (AvtRoomHeatResult, btu_h, BTU_PER_HOUR), .help = N_("The sum in BTU/h.") },
  { AVT_REAL (AvtRoomHeatResult, tons, NONE),
    .help = N_("The sum in tons of refrigeration, 12,000 BTU/h each.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("room-heat result", AvtRoomHeatResult, result_fields, -1);

static double
known (double value)
{
  return isnan (value) ? 0.0 : value;
}

/* The share of a rating and of the load that becomes heat; without a rating there is no part. */
static double
losses (double rating_w, double of_rating, double load_w, double of_load)
{
  return isnan (rating_w) ? 0.0 : of_rating * rating_w + of_load * load_w;
}

/** avt_room_heat: what heats a room; see #AvtRoomHeat */
AvtRoomHeat
avt_room_heat (const AvtRoomHeatSources *sources)
{
  AvtRoomHeat self = {
    .it_w = known (sources->it_w),
    .lighting_w = LIGHTING_W_M2 * known (sources->area_m2),
    .people_w = PERSON_W * known (sources->people),
  };

  self.ups_w = losses (sources->ups_rating_w, UPS_SHARE_OF_RATING, self.it_w, UPS_SHARE_OF_LOAD);
  self.distribution_w = losses (sources->distribution_rating_w, DISTRIBUTION_SHARE_OF_RATING,
                                self.it_w, DISTRIBUTION_SHARE_OF_LOAD);
  self.total_w
      = self.it_w + self.ups_w + self.distribution_w + self.lighting_w + self.people_w;
  return self;
}

static double
given (const AvtRoomHeatInput *input, guint field, double value)
{
  return AVT_RECORD_HAS (input, field) ? value : NAN;
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const AvtRoomHeatInput *input = data;
  AvtRoomHeatSources sources = {
    input->it_w,
    given (input, UPS_RATING_W, input->ups_rating_w),
    given (input, DISTRIBUTION_RATING_W, input->distribution_rating_w),
    given (input, AREA_M2, input->area_m2),
    given (input, PEOPLE, (double) input->people),
  };
  AvtRoomHeat heat = avt_room_heat (&sources);

  avt_calc_outcome_set (outcome, RESULT_IT_W, heat.it_w);
  avt_calc_outcome_set (outcome, UPS_W, heat.ups_w);
  avt_calc_outcome_set (outcome, DISTRIBUTION_W, heat.distribution_w);
  avt_calc_outcome_set (outcome, LIGHTING_W, heat.lighting_w);
  avt_calc_outcome_set (outcome, PEOPLE_W, heat.people_w);
  avt_calc_outcome_set (outcome, TOTAL_W, heat.total_w);
  avt_calc_outcome_set (outcome, BTU_H, heat.total_w * AVT_BTU_H_PER_W);
  avt_calc_outcome_set (outcome, TONS, avt_cooling_tons (heat.total_w));
  avt_calc_outcome_assume (outcome, N_("A part whose input is missing counts as 0."));
  avt_calc_outcome_assume (outcome, N_("Heat through walls and windows is not counted."));
}

const AvtCalc avt_calc_room_heat = {
  .name = "room-heat",
  .title = N_("Heat of a room"),
  .input = &input_type,
  .result = &result_type,
  .formula = "UPS 0.04 x rating + 0.05 x IT; distribution 0.01 x rating + 0.02 x IT; lighting "
             "21.53 W/m2; people 100 W each; tons = BTU/h / 12000",
  .source = avt_room_heat_source,
  .confidence = AVT_CONFIDENCE_GENERAL,
  .choices = NULL,
  .check = NULL,
  .run = run,
};
