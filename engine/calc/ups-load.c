#include "config.h"

#include "engine/calc/ups-load.h"

#include "engine/calc/feed-load.h"
#include "engine/calc/ups-runtime.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
compare_points_cb (gconstpointer a, gconstpointer b)
{
  const AvtRuntimePoint *left = a, *right = b;

  return (left->load_w > right->load_w) - (left->load_w < right->load_w);
}

static double
table_runtime_h (const AvtUps *ups, double load_w)
{
  guint n_points = ups->runtimes.n_records;
  g_autofree AvtRuntimePoint *points = g_new (AvtRuntimePoint, n_points);

  for (guint i = 0; i < n_points; i++)
    {
      const AvtUpsRuntime *runtime = avt_record_list_at (ups->runtimes, AvtUpsRuntime, i);

      points[i] = (AvtRuntimePoint) { (double) runtime->load_mw / 1000.0,
                                      (double) runtime->runtime_s / 3600.0 };
    }
  qsort (points, n_points, sizeof *points, compare_points_cb);
  return avt_ups_runtime_table_h (points, n_points, load_w);
}

/**
 * avt_ups_runtime_h:
 * @load_w: 0 or more
 *
 * Returns: how long the UPS carries it; NaN: neither a table nor batteries are given; infinite
 *   without load
 */
double
avt_ups_runtime_h (const AvtDesign *design, const AvtUps *ups, double load_w)
{
  const AvtSettings *settings = avt_design_get_settings (design);
  AvtBattery battery = { (double) ups->battery_mv / 1000.0,
                         (double) ups->battery_ah_hundredths / 100.0,
                         (double) ups->battery_strings,
                         (double) settings->battery_depth_permille / 1000.0,
                         (double) settings->battery_ageing_permille / 1000.0,
                         (double) ups->efficiency_permille / 1000.0 };
  gboolean has_battery = AVT_RECORD_HAS (ups, AVT_UPS_BATTERY_MV)
                         && AVT_RECORD_HAS (ups, AVT_UPS_BATTERY_AH_HUNDREDTHS);

  if (ups->runtimes.n_records == 0 && !has_battery)
    return NAN;
  if (load_w <= 0.0)
    return HUGE_VAL;
  if (ups->runtimes.n_records > 0)
    return table_runtime_h (ups, load_w);
  return avt_ups_runtime_battery_h (&battery, (double) ups->battery_hours,
                                    AVT_RECORD_HAS (ups, AVT_UPS_BATTERY_EXPONENT_HUNDREDTHS)
                                        ? (double) ups->battery_exponent_hundredths / 100.0
                                        : NAN,
                                    load_w);
}

/* What leaves by its outlets, in each scenario. */
static void
add_outlets (const AvtPowerNet *net, const AvtNetDevice *device, AvtPower *loads)
{
  for (guint i = device->first_outlet; i < device->first_outlet + device->n_outlets; i++)
    for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
      avt_power_add (&loads[scenario], net->outlets[i].loads[scenario].power);
}

static void
add_feeds (const AvtDesign *design, const AvtFeedLoads *feeds, const char *name, AvtPower *loads)
{
  for (guint i = 0; i < feeds->n_feeds; i++)
    {
      const AvtFeed *feed = avt_design_feed (design, feeds->feeds[i].feed);

      if (g_strcmp0 (feed->source, name) == 0)
        for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
          avt_power_add (&loads[scenario], avt_leg_load_total (&feeds->feeds[i].loads[scenario]));
    }
}

static guint
count_unknown (const AvtPowerNet *net, const AvtNetDevice *device)
{
  guint n_unknown = 0;

  for (guint i = 0; i < net->n_devices; i++)
    n_unknown += net->devices[i].component == device->component && net->devices[i].power.draws
                 && isnan (net->devices[i].power.planning_w);
  return n_unknown;
}

static AvtPowerNet *
net_of (AvtMemo *memo, const AvtDesign *design, const AvtDevice *device)
{
  return avt_id_is_none (device->rack) ? avt_power_net_new_loose (design, device->entity.id)
                                       : avt_power_net_get (memo, design, device->rack);
}

static AvtUpsLoad
ups_load (AvtMemo *memo, const AvtDesign *design, const AvtFeedLoads *feeds,
          const AvtDevice *device)
{
  const AvtUps *ups = &avt_design_type (design, device->type)->ups;
  double growth = (double) avt_design_get_settings (design)->growth_permille / 1000.0;
  g_autoptr (AvtPowerNet) net = net_of (memo, design, device);
  const AvtNetDevice *at = avt_power_net_find (net, device->entity.id);
  AvtPower loads[AVT_N_SCENARIOS] = { { 0 } };
  AvtUpsLoad self = {
    .device = device->entity.id,
    .rated_w = AVT_RECORD_HAS (ups, AVT_UPS_RATED_MW) ? (double) ups->rated_mw / 1000.0 : NAN,
    .rated_va = AVT_RECORD_HAS (ups, AVT_UPS_RATED_VA) ? (double) ups->rated_va : NAN,
  };

  if (at != NULL)
    {
      add_outlets (net, at, loads);
      self.n_unknown = count_unknown (net, at);
    }
  add_feeds (design, feeds, device->name, loads);
  for (guint scenario = 0; scenario < AVT_N_SCENARIOS; scenario++)
    {
      self.load_w = MAX (self.load_w, loads[scenario].p_w);
      self.load_va = MAX (self.load_va, avt_power_magnitude (loads[scenario]));
    }
  self.size = avt_ups_size (self.load_w, self.load_va, growth);
  self.utilization_percent = avt_ups_utilization_percent (&self.size, self.rated_w, self.rated_va);
  self.runtime_h = avt_ups_runtime_h (design, ups, self.load_w);
  if (self.load_w <= 0.0 && self.n_unknown > 0) /* not idle: nobody knows */
    self.utilization_percent = self.runtime_h = NAN;
  return self;
}

static void
add_type (GArray *loads, AvtMemo *memo, const AvtDesign *design, const AvtType *type)
{
  AvtReferrers referrers;
  const AvtDevice *device;
  g_autoptr (AvtFeedLoads) feeds = NULL;

  avt_design_referrers (design, AVT_KIND_DEVICE, AVT_DEVICE_TYPE, type->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (avt_device_counts (device))
      {
        AvtUpsLoad load;

        if (feeds == NULL)
          feeds = avt_feed_loads_get (memo, design);
        load = ups_load (memo, design, feeds, device);
        g_array_append_val (loads, load);
      }
}

static int
compare_loads_cb (gconstpointer a, gconstpointer b)
{
  return avt_id_compare (((const AvtUpsLoad *) a)->device, ((const AvtUpsLoad *) b)->device);
}

/**
 * avt_ups_loads_new:
 * @memo: (nullable): has the nets of the racks and the loads of the feeds
 *
 * Returns: (transfer full): of #AvtUpsLoad, in the order of the ids of the devices
 */
GArray *
avt_ups_loads_new (AvtMemo *memo, const AvtDesign *design)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (AvtUpsLoad));
  AvtTableIter iter;
  gpointer type;

  avt_table_iter_init (&iter, avt_design_get_table (design, AVT_KIND_TYPE));
  while (avt_table_iter_next (&iter, &type))
    if (((const AvtType *) type)->category == AVT_TYPE_UPS)
      add_type (self, memo, design, type);
  g_array_sort (self, compare_loads_cb);
  return self;
}
