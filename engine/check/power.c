/* Does the power suffice: feeds, banks, outlets, inlets, supplies, budgets? */
#include "config.h"

#include "engine/calc/feed-load.h"
#include "engine/calc/power-report.h"
#include "engine/calc/rack-power.h"
#include "engine/check/subjects.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const AvtRule unknown = {
  "power-unknown", AVT_SEVERITY_WARNING,
  N_ ("The power of %1 is not known; the totals count %2 of it."),
  N_ ("Enter the power of its parts, a measured value, or a budget."),
  N_ ("Power basis of the device")
};
static const AvtRule efficiency_unknown = {
  "power-efficiency-unknown", AVT_SEVERITY_WARNING,
  N_ ("The efficiency of the supplies of %1 is not known; the totals count its DC power, %2."),
  N_ ("Enter the rating of the supplies, or a grade that is certified for the voltage class."),
  N_ ("80 PLUS certification of the supplies")
};
static const AvtRule lossless = {
  "power-supplies-unknown", AVT_SEVERITY_INFO,
  N_ ("Devices in %1 whose supplies are not described: %2. The power of their parts is counted at "
      "the inlets without the loss of supplies, which is usually 4 % to 12 %."),
  N_ ("Add the supplies to the parts, with their grade; the grade \"none\" says that no loss is "
      "meant."),
  N_ ("80 PLUS certification of the supplies")
};
static const AvtRule peak_over_budget = {
  "power-peak-over-budget", AVT_SEVERITY_WARNING,
  N_ ("The peak of %1 is %2, more than its budget of %3."),
  N_ ("Raise the budget, or limit the peak in the server's settings."),
  N_ ("Sum of the parts at peak against the budget")
};
static const AvtRule rack_limit = {
  "power-rack-limit", AVT_SEVERITY_ERROR,
  N_ ("The devices of %1 draw %2, more than its limit of %3."),
  N_ ("Move devices to another rack."),
  N_ ("Power limit of the rack")
};

static const AvtRule feed_voltage = {
  "power-feed-voltage", AVT_SEVERITY_WARNING,
  N_ ("%1 has %2 between line and neutral; that is usual between the lines, and then its currents "
      "are √3 times as high."),
  N_ ("Say that the voltage is line to line, or enter the one between line and neutral."),
  N_ ("IEC 60038 and CAN3-C235: 120, 230, 277 and 347 V between line and neutral")
};

/* 347 V and what networks are allowed above it; 380 V is between lines. */
#define HIGHEST_LINE_TO_NEUTRAL_MV 365000

static const AvtRule *const rules[] = { &unknown,
                                        &efficiency_unknown,
                                        &lossless,
                                        &peak_over_budget,
                                        &rack_limit,
                                        &avt_rule_device_psu_overload,
                                        &avt_rule_bank_overload,
                                        &avt_rule_outlet_overload,
                                        &avt_rule_inlet_overload,
                                        &feed_voltage,
                                        &avt_rule_feed_overload,
                                        &avt_rule_feed_failover,
                                        &avt_rule_feed_planning_line,
                                        &avt_rule_feed_imbalance,
                                        &avt_rule_feed_open,
                                        NULL };

static void
report_figure (AvtCheckRun *run, const AvtRule *rule, const AvtNetDevice *device, double power_w)
{
  AvtArgument arguments[] = { avt_argument_entity (device->device),
                              avt_argument_quantity (power_w, AVT_UNIT_WATT) };

  avt_findings_report (run->findings, rule, &device->device, 1, arguments,
                       G_N_ELEMENTS (arguments));
}

static void
check_figure (AvtCheckRun *run, const AvtNetDevice *device)
{
  const AvtDevicePower *power = &device->power;

  if (!power->draws || !isnan (power->planning_w))
    return;
  if (power->basis != AVT_BASIS_PARTS || power->n_unknown_parts > 0
      || power->psu_state == AVT_PSU_OK)
    report_figure (run, &unknown, device, power->known_w);
  else if (power->psu_state == AVT_PSU_NOT_CERTIFIED)
    report_figure (run, &efficiency_unknown, device, power->known_w);
}

static void
check_budget (AvtCheckRun *run, const AvtNetDevice *device)
{
  const AvtDevice *entity = avt_design_device (run->design, device->device);
  double budget_w = (double) entity->budget_mw / 1000.0;
  double peak_w = avt_device_power_peak_w (&device->power);
  AvtArgument arguments[] = { avt_argument_entity (device->device),
                              avt_argument_quantity (peak_w, AVT_UNIT_WATT),
                              avt_argument_quantity (budget_w, AVT_UNIT_WATT) };

  if (AVT_RECORD_HAS (entity, AVT_DEVICE_BUDGET_MW) && peak_w > budget_w)
    avt_findings_report (run->findings, &peak_over_budget, &device->device, 1, arguments,
                         G_N_ELEMENTS (arguments));
}

/* In normal operation with all supplies, or when a side is lost with those that are left. */
static void
check_supplies (AvtCheckRun *run, const AvtNetDevice *device)
{
  const AvtDevicePower *power = &device->power;
  AvtGridDevice grid = { .n_inlets = device->n_inlets, .psu = power->psu };
  double n_live = power->psu.count;
  gboolean is_overload = power->psu_state == AVT_PSU_OVERLOAD;

  for (guint scenario = 0; scenario < AVT_N_SCENARIOS && !is_overload; scenario++)
    if (device->draws[scenario].psu_state == AVT_PSU_OVERLOAD)
      {
        is_overload = TRUE;
        n_live = avt_grid_live_supplies (&grid, device->draws[scenario].n_live);
      }
  if (is_overload && power->basis == AVT_BASIS_PARTS)
    avt_report_psu (run->findings, &device->device, 1, avt_argument_entity (device->device),
                    power->known_dc.typical_w, n_live, power->psu.rated_w);
}

/* The name of a port or a bank of the type. */
static const char *
point_name (const AvtType *type, const AvtRule *rule, const AvtNetPoint *point)
{
  if (rule == &avt_rule_bank_overload)
    return avt_record_list_at (type->banks, AvtBank, point->port)->key;

  return avt_record_list_at (type->ports, AvtPort, point->port)->key;
}

static void
check_points (AvtCheckRun *run, const AvtNetDevice *device, const AvtRule *rule,
              const AvtNetPoint *points, guint n_points)
{
  const AvtDevice *entity = avt_design_device (run->design, device->device);
  const AvtType *type = avt_design_type (run->design, entity->type);

  for (guint i = 0; i < n_points; i++)
    {
      AvtElementReport report = { .rule = rule,
                                  .about = &device->device,
                                  .n_about = 1,
                                  .owner = avt_argument_entity (device->device),
                                  .limit_a = points[i].limit_a };

      if (points[i].port == AVT_NET_NO_PORT || points[i].limit_a <= 0.0)
        continue;
      report.name = point_name (type, rule, &points[i]);
      report.normal_a = avt_net_point_normal_a (&points[i]);
      report.failover_a = avt_net_point_failover_a (&points[i]);
      avt_report_element (run->findings, &report);
    }
}

static void
check_rack_limit (AvtCheckRun *run, const AvtRack *rack)
{
  AvtRackPower power;
  double limit_w = (double) rack->power_limit_mw / 1000.0;
  AvtId about = rack->entity.id;

  if (!AVT_RECORD_HAS (rack, AVT_RACK_POWER_LIMIT_MW))
    return;
  power = avt_rack_power_get (run->memo, run->design, about);
  if (power.planning.known_w > limit_w)
    {
      AvtArgument arguments[] = { avt_argument_entity (about),
                                  avt_argument_quantity (power.planning.known_w, AVT_UNIT_WATT),
                                  avt_argument_quantity (limit_w, AVT_UNIT_WATT) };

      avt_findings_report (run->findings, &rack_limit, &about, 1, arguments,
                           G_N_ELEMENTS (arguments));
    }
}

static gboolean
is_taken_as_lossless (const AvtDevicePower *power)
{
  return power->basis == AVT_BASIS_PARTS && power->has_parts && power->psu.count == 0;
}

static void
check_losses (AvtCheckRun *run, const AvtRack *rack, const AvtPowerNet *net)
{
  AvtId about = rack->entity.id;
  AvtArgument arguments[] = { avt_argument_entity (about), avt_argument_count (0) };

  for (guint i = 0; i < net->n_devices; i++)
    if (avt_id_equal (net->devices[i].rack, about) && is_taken_as_lossless (&net->devices[i].power))
      arguments[1].value++;
  if (arguments[1].value > 0)
    avt_findings_report (run->findings, &lossless, &about, 1, arguments, G_N_ELEMENTS (arguments));
}

static void
check_rack (AvtCheckRun *run, const AvtRack *rack)
{
  g_autoptr (AvtPowerNet) net = avt_power_net_get (run->memo, run->design, rack->entity.id);

  for (guint i = 0; i < net->n_devices; i++)
    {
      const AvtNetDevice *device = &net->devices[i];

      if (!avt_id_equal (device->rack, rack->entity.id))
        continue;
      check_figure (run, device);
      check_budget (run, device);
      check_supplies (run, device);
      check_points (run, device, &avt_rule_inlet_overload, &net->inlets[device->first_inlet],
                    device->n_inlets);
      check_points (run, device, &avt_rule_outlet_overload, &net->outlets[device->first_outlet],
                    device->n_outlets);
      check_points (run, device, &avt_rule_bank_overload, &net->banks[device->first_bank],
                    device->n_banks);
    }
  check_losses (run, rack, net);
  check_rack_limit (run, rack);
}

/* The feed first, then what is plugged into it, so that a view of the rack shows the finding. */
static void
add_plugged (const AvtDesign *design, AvtId feed, GArray *about)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  g_array_append_val (about, feed);
  avt_design_referrers (design, AVT_KIND_DEVICE, AVT_DEVICE_FEED, feed, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (avt_device_counts (device))
      g_array_append_val (about, device->entity.id);
}

/* Line to neutral is what a file means that does not say. */
static void
check_voltage (AvtCheckRun *run, AvtId id)
{
  const AvtFeed *feed = avt_design_feed (run->design, id);
  AvtArgument arguments[]
      = { avt_argument_entity (id),
          avt_argument_quantity ((double) feed->voltage_mv / 1000.0, AVT_UNIT_VOLT) };

  if (feed->phases == 3 && feed->connection == AVT_CONNECTION_L_N
      && feed->voltage_mv > HIGHEST_LINE_TO_NEUTRAL_MV)
    avt_findings_report (run->findings, &feed_voltage, &id, 1, arguments,
                         G_N_ELEMENTS (arguments));
}

static void
check_feed (AvtCheckRun *run, const AvtFeedLoad *load)
{
  const AvtLineLoad *failover = avt_feed_load_failover (load);
  g_autoptr (GArray) about = NULL;
  AvtFeedReport report = {
    .name = avt_argument_entity (load->feed),
    .side = load->side,
    .n_lines = load->n_lines,
    .breaker_a = load->breaker_a,
    .usable_a = load->usable_a,
    .planning_a = load->planning_a,
    .normal = load->lines[AVT_SCENARIO_NORMAL],
    .failover = *failover,
    .has_partner = !avt_id_is_none (load->partner),
    .partner = avt_argument_entity (load->partner),
    .partner_a = load->partner_a,
  };

  for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
    report.open_w = MAX (report.open_w, load->loads[scenario].open.p_w);
  if (!avt_report_feed_is_needed (&report))
    return;
  about = g_array_new (FALSE, FALSE, sizeof (AvtId));
  add_plugged (run->design, load->feed, about);
  report.about = (const AvtId *) (gpointer) about->data;
  report.n_about = about->len;
  avt_report_feed (run->findings, &report);
}

static void
check_feeds (AvtCheckRun *run)
{
  g_autoptr (AvtFeedLoads) loads = avt_feed_loads_get (run->memo, run->design);

  for (guint i = 0; i < loads->n_feeds; i++)
    {
      check_voltage (run, loads->feeds[i].feed);
      check_feed (run, &loads->feeds[i]);
    }
}

const AvtCheckSubject avt_check_power = { "power", rules, check_rack, check_feeds };
