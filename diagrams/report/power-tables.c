#include "config.h"

#include "diagrams/report/power-sheet.h"

#include "diagrams/view/feed-bars.h"
#include "engine/base/finding-text.h"
#include "engine/calc/airflow.h"
#include "engine/calc/rack-heat.h"
#include "engine/calc/rack-mass.h"
#include "engine/calc/rack-power.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More lines than a sheet has room for. */
#define BARS_MOST 12

static const char *
word (const AvtSheet *self, const char *msgid)
{
  return avt_report_source_word (self->source, msgid);
}

/* What is computed of the devices with data: where some have none it may be more or less. */
static void
add_guess (const AvtSheet *self, double value, gboolean is_guess)
{
  if (is_guess)
    avt_report_add_estimate (self->builder, value);
  else
    avt_report_add_number (self->builder, value);
}

/* Feeds and phases */

/** avt_sheet_load_status: Returns: whether @current_a, on the fullest line, is over the limit of
 * the feed, over its planning line, or neither */
int
avt_sheet_load_status (const AvtFeedLoad *load, double current_a)
{
  if (isnan (current_a))
    return AVT_STATUS_UNKNOWN;
  if (current_a > load->usable_a * (1 + AVT_LIMIT_TOLERANCE))
    return AVT_STATUS_ERROR;
  if (load->planning_a > 0 && current_a > load->planning_a * (1 + AVT_LIMIT_TOLERANCE))
    return AVT_STATUS_WARNING;
  return AVT_STATUS_FINE;
}

static double
total_w (const AvtLegLoad *load)
{
  return avt_leg_load_total (load).p_w;
}

static void
add_feed (const AvtSheet *self, const AvtFeed *feed, const AvtFeedLoad *load)
{
  const AvtLineLoad *failover = avt_feed_load_failover (load);
  double most_a = fmax (load->lines[AVT_SCENARIO_NORMAL].maximum_a, failover->maximum_a);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, feed->name)->status = avt_sheet_load_status (load, most_a);
  avt_report_add_number (self->builder, load->breaker_a);
  avt_report_add_number (self->builder, load->usable_a);
  avt_report_add_sum (self->builder, total_w (&load->loads[AVT_SCENARIO_NORMAL]),
                      load->has_unknown);
  avt_report_add_sum (self->builder, total_w (avt_feed_load_failover_legs (load)),
                      load->has_unknown);
  avt_report_add_sum (self->builder, 100 * most_a / load->usable_a,
                      avt_feed_load_is_partial (load));
}

/* Does each line hold? To be seen from two steps away; the list of the lines has the limits. */
static void
add_chart (const AvtSheet *self, double width_pt)
{
  g_autoptr (AvtFeedBars) bars
    = avt_feed_bars_new (self->source->context.design, self->source->context.memo,
                         self->rack->entity.id, NULL);
  g_autoptr (AvtScene) scene = NULL;
  guint n_bars;
  const AvtPowerBar *list = avt_feed_bars_get (bars, &n_bars);

  if (n_bars == 0 || n_bars > BARS_MOST)
    return;
  scene = avt_power_bars_new (&self->source->context, NULL, list, n_bars, width_pt);
  avt_report_add_figure (self->builder, scene, NULL, NULL);
}

static void
add_feed_table (const AvtSheet *self)
{
  const AvtColumn columns[] = {
    { word (self, N_ ("Feed")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Breaker")), "A", AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Usable")), "A", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Normal")), "W", AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Failover")), "W", AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Fullest line")), "%", AVT_COLUMN_NUMBER, 1, 0 },
  };

  avt_report_begin_table (self->builder, word (self, N_ ("Feeds")), NULL, NULL, columns,
                          G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->feeds->len; i++)
    {
      const AvtFeed *feed = self->feeds->pdata[i];
      const AvtFeedLoad *load = avt_feed_loads_find (self->loads, feed->entity.id);

      if (load != NULL)
        add_feed (self, feed, load);
    }
  avt_report_end_table (self->builder);
}

/** avt_sheet_add_feeds: what each feed carries, now and when the other side is lost;
 * @chart_pt: width of the chart of its lines, 0: none */
void
avt_sheet_add_feeds (const AvtSheet *self, double chart_pt)
{
  avt_report_add_heading (self->builder, 2, word (self, N_ ("Feeds and Phases")), NULL);
  if (self->feeds->len == 0)
    {
      avt_report_add_note (self->builder, AVT_STATUS_UNKNOWN,
                           word (self, N_ ("No device of the rack hangs on a feed.")), NULL);
      return;
    }
  if (chart_pt > 0)
    add_chart (self, chart_pt);
  add_feed_table (self);
}

/* Totals */

/** avt_sheet_add_sum: a number that is marked where a device of the sum has no data; @factor: from
 * W to the unit of the column */
void
avt_sheet_add_sum (const AvtSheet *self, const AvtPowerSum *sum, guint n_drawing, double factor)
{
  avt_report_add_sum (self->builder, factor * avt_power_sum_w (sum, n_drawing),
                      sum->n_unknown > 0);
}

static void
add_total (const AvtSheet *self, const char *label, const AvtRackPower *power, double factor)
{
  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, label);
  avt_sheet_add_sum (self, &power->idle, power->n_drawing, factor);
  avt_sheet_add_sum (self, &power->typical, power->n_drawing, factor);
  avt_sheet_add_sum (self, &power->peak, power->n_drawing, factor);
  avt_sheet_add_sum (self, &power->planning, power->n_drawing, factor);
}

/* By the climate of the room: air is thinner up high. */
static void
add_air (const AvtSheet *self, const AvtRackPower *power)
{
  const AvtDesign *design = self->source->context.design;
  AvtClimate climate
    = avt_design_climate (design, avt_design_room_of_rack (design, self->rack->entity.id));
  const AvtArgument rise = avt_argument_count ((gint64) climate.rise_k);
  g_autofree char *label = avt_sentence (N_ ("Airflow at %1 K, m³/h"),
                                         self->source->context.words, &rise, 1, NULL, NULL);

  add_total (self, label, power, avt_airflow_m3_h (1, climate.rise_k, climate.density_kg_m3));
}

/* How much the air warms; of the devices that say how much air they move. */
static void
add_rise (const AvtSheet *self)
{
  AvtRackHeat heat = avt_rack_heat (self->source->context.memo, self->source->context.design,
                                    self->rack->entity.id);

  if (isnan (heat.air[AVT_AIR_TYPICAL].rise_k))
    return;
  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, word (self, N_ ("Air rise, K")));
  for (guint i = 0; i < AVT_N_AIR_STATES; i++)
    add_guess (self, heat.air[i].rise_k, heat.air[i].n_unknown > 0);
  avt_report_add_empty (self->builder);
}

static void
add_without_data (const AvtSheet *self, const AvtRackPower *power)
{
  if (power->idle.n_unknown + power->typical.n_unknown + power->peak.n_unknown
        + power->planning.n_unknown == 0)
    return;
  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, word (self, N_ ("Devices without data")));
  avt_report_add_number (self->builder, power->idle.n_unknown);
  avt_report_add_number (self->builder, power->typical.n_unknown);
  avt_report_add_number (self->builder, power->peak.n_unknown);
  avt_report_add_number (self->builder, power->planning.n_unknown);
}

/** avt_sheet_add_totals: power, heat and air of the rack, in the four states */
void
avt_sheet_add_totals (const AvtSheet *self)
{
  const AvtDesign *design = self->source->context.design;
  AvtRackPower power
    = avt_rack_power_get (self->source->context.memo, design, self->rack->entity.id);
  const AvtColumn columns[] = {
    { word (self, N_ ("Total")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Idle")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Typical")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Peak")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Planned")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
  };

  avt_report_add_heading (self->builder, 2, word (self, N_ ("Totals")), NULL);
  avt_report_begin_table (self->builder, word (self, N_ ("Totals")), NULL, NULL, columns,
                          G_N_ELEMENTS (columns));
  add_total (self, word (self, N_ ("Power, W")), &power, 1);
  add_total (self, word (self, N_ ("Apparent, VA")), &power, avt_design_apparent_va (design, 1));
  add_total (self, word (self, N_ ("Heat, BTU/h")), &power, AVT_BTU_H_PER_W);
  add_air (self, &power);
  add_rise (self);
  add_without_data (self, &power);
  avt_report_end_table (self->builder);
}

/* Mass */

/** Load: what is carried, in the unit of its label, and what may be */
typedef struct
{
  const char *label;
  double value;
  double limit;
  AvtStatus above;
} Load;

static void
add_load (const AvtSheet *self, const AvtRackMass *mass, const Load *load)
{
  double value = mass->n_known > 0 ? load->value : NAN;

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, word (self, load->label))->status
    = isnan (value) || isnan (load->limit) ? -1
      : value > load->limit                ? (int) load->above
                                           : AVT_STATUS_FINE;
  avt_report_add_sum (self->builder, value, avt_rack_mass_is_partial (mass));
  avt_report_add_number (self->builder, load->limit);
}

static void
add_equipment (const AvtSheet *self, const AvtRackMass *mass)
{
  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, word (self, N_ ("Equipment, kg")));
  avt_report_add_sum (self->builder, mass->n_known > 0 ? (double) mass->known_g / 1000 : NAN,
                      mass->n_unknown > 0);
}

/* A rack whose heavy devices have no mass may stand higher or lower. */
static void
add_centre (const AvtSheet *self, const AvtRackMass *mass)
{
  double percent = mass->centre_percent;

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, word (self, N_ ("Centre of gravity, % of height")))->status
    = isnan (percent)                  ? -1
      : percent > AVT_TOP_HEAVY_PERCENT ? AVT_STATUS_WARNING
                                        : AVT_STATUS_FINE;
  add_guess (self, percent, mass->n_off_centre > 0);
  avt_report_add_number (self->builder, AVT_TOP_HEAVY_PERCENT);
}

static void
add_without_mass (const AvtSheet *self, guint n_unknown)
{
  const AvtArgument count = avt_argument_count (n_unknown);
  g_autofree char *text = NULL;

  if (n_unknown == 0)
    return;
  text = avt_sentence (N_ ("Devices without a mass, in no sum: %1"), self->source->context.words,
                       &count, 1, NULL, NULL);
  avt_report_add_remark (self->builder, text);
}

/** avt_sheet_add_mass: what the rack weighs, against what it and the floor may carry */
void
avt_sheet_add_mass (const AvtSheet *self)
{
  const AvtDesign *design = self->source->context.design;
  AvtRackMass mass = avt_rack_mass (design, self->rack);
  AvtMassLimits limits = avt_rack_mass_limits (design, self->rack);
  const AvtColumn columns[] = {
    { word (self, N_ ("Mass")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Planned")), NULL, AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Limit")), NULL, AVT_COLUMN_NUMBER, 1, 0 },
  };
  const Load loads[] = {
    { N_ ("With cabinet and cables, kg"), mass.total_g / 1000, limits.static_g / 1000,
      AVT_STATUS_ERROR },
    { N_ ("While it is rolled, kg"), mass.total_g / 1000, limits.rolling_g / 1000,
      AVT_STATUS_WARNING },
    { N_ ("On one foot, kg"), mass.point_kg, limits.point_kg, AVT_STATUS_ERROR },
    { N_ ("On the floor, kg/m²"), mass.floor_kg_m2, limits.floor_kg_m2, AVT_STATUS_ERROR },
  };

  avt_report_begin_table (self->builder, word (self, N_ ("Mass")), NULL, NULL, columns,
                          G_N_ELEMENTS (columns));
  add_equipment (self, &mass);
  for (guint i = 0; i < G_N_ELEMENTS (loads); i++)
    add_load (self, &mass, &loads[i]);
  add_centre (self, &mass);
  avt_report_end_table (self->builder);
  add_without_mass (self, mass.n_unknown);
}
