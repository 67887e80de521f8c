/* Is everything plugged in, and does it survive the loss of a side? */
#include "config.h"

#include "engine/calc/power-net.h"
#include "engine/calc/power-report.h"
#include "engine/check/subjects.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AvtRule missing = {
  "cord-missing", AVT_SEVERITY_WARNING, N_ ("%1 has no power cord."),
  N_ ("Plug it into an outlet on each side."), N_ ("Power cords of the plan")
};
static const AvtRule single = {
  "cord-single", AVT_SEVERITY_WARNING,
  N_ ("%1 has one live power cord and goes down when side %2 is lost."),
  N_ ("Give it a second cord to the other side, or a transfer switch."),
  N_ ("Redundant feeds: each side must carry everything alone")
};
static const AvtRule same_side = {
  "cord-same-side", AVT_SEVERITY_WARNING,
  N_ ("All %3 power cords of %1 hang on side %2; it goes down when that side is lost."),
  N_ ("Move a cord to the other side."),
  N_ ("Redundant feeds: each side must carry everything alone")
};
static const AvtRule one_way = {
  "cord-behind-one-device", AVT_SEVERITY_WARNING,
  N_ ("All %3 power cords of %1 come from %2; it goes down when that fails or is serviced."),
  N_ ("Feed one of the cords past it, from another UPS or transfer switch."),
  N_ ("Redundant feeds: a common device in both paths takes both")
};
static const AvtRule no_feed = {
  "strip-without-feed", AVT_SEVERITY_WARNING, N_ ("%1 has outlets, but nothing feeds it."),
  N_ ("Choose its feed, or plug it into another strip."), N_ ("Feeds of the plan")
};
static const AvtRule same_source = {
  "feed-same-source", AVT_SEVERITY_WARNING,
  N_ ("%1 on side A and %2 on side B are both supplied by %3."),
  N_ ("Supply the sides from different sources, or note why one is enough."),
  N_ ("Redundant feeds: a fault of a common source takes both sides")
};

static const AvtRule *const rules[]
    = { &missing, &single,      &same_side,           &one_way,
        &no_feed, &same_source, &avt_rule_power_ring, NULL };

static gboolean
is_plugged (const AvtPowerNet *net, const AvtNetDevice *device)
{
  for (guint i = device->first_inlet; i < device->first_inlet + device->n_inlets; i++)
    if (!avt_id_is_none (net->inlets[i].link) || !avt_id_is_none (net->inlets[i].feed))
      return TRUE;

  return FALSE;
}

static void
report_device (AvtCheckRun *run, const AvtRule *rule, const AvtNetDevice *device)
{
  AvtArgument name = avt_argument_entity (device->device);

  avt_findings_report (run->findings, rule, &device->device, 1, &name, 1);
}

/* Live in normal operation, and down when @side is lost. */
static gboolean
depends_on (const AvtNetDevice *device, AvtSide side)
{
  return device->draws[AVT_SCENARIO_NORMAL].n_live > 0
         && device->draws[avt_side_scenario (side)].is_down;
}

static void
check_redundancy (AvtCheckRun *run, const AvtNetDevice *device)
{
  guint n_live = device->draws[AVT_SCENARIO_NORMAL].n_live;
  AvtSide side = depends_on (device, AVT_SIDE_A) ? AVT_SIDE_A : AVT_SIDE_B;
  AvtArgument arguments[] = { avt_argument_entity (device->device),
                              avt_argument_text (avt_side_letter (side)),
                              avt_argument_count (n_live) };

  if (!depends_on (device, side))
    return;
  if (n_live > 1)
    avt_findings_report (run->findings, &same_side, &device->device, 1, arguments, 3);
  else if (device->n_outlets == 0)
    avt_findings_report (run->findings, &single, &device->device, 1, arguments, 2);
}

/* The device that feeds the inlet by a cord; none: a feed, or nothing. */
static AvtId
feeder_of (const AvtDesign *design, const AvtPowerNet *net, const AvtNetDevice *device, guint inlet)
{
  const AvtLink *link = avt_design_link (design, net->inlets[inlet].link);

  if (link == NULL || net->inlets[inlet].is_ring)
    return AVT_ID_NONE;
  return avt_id_equal (link->a_device, device->device) ? link->b_device : link->a_device;
}

/* The first UPS or transfer switch above an inlet, past strips with one inlet. */
static AvtId
transfer_above (const AvtDesign *design, const AvtPowerNet *net, const AvtNetDevice *device,
                guint inlet)
{
  for (guint steps = 0; steps < net->n_devices; steps++)
    {
      AvtId feeder = feeder_of (design, net, device, inlet);
      const AvtDevice *found = avt_design_device (design, feeder);
      const AvtType *type = found != NULL ? avt_design_type (design, found->type) : NULL;

      if (type == NULL)
        return AVT_ID_NONE;
      if (type->category == AVT_TYPE_UPS || type->category == AVT_TYPE_TRANSFER_SWITCH)
        return feeder;
      device = avt_power_net_find (net, feeder);
      if (device == NULL || device->n_inlets != 1)
        return AVT_ID_NONE;
      inlet = device->first_inlet;
    }
  return AVT_ID_NONE;
}

static void
check_common_device (AvtCheckRun *run, const AvtPowerNet *net, const AvtNetDevice *device)
{
  guint n_cords = 0;
  AvtId common = AVT_ID_NONE;

  for (guint i = device->first_inlet; i < device->first_inlet + device->n_inlets; i++)
    {
      AvtId above = transfer_above (run->design, net, device, i);

      if (avt_id_is_none (net->inlets[i].link) && avt_id_is_none (net->inlets[i].feed))
        continue;
      if (avt_id_is_none (above) || (n_cords > 0 && !avt_id_equal (above, common)))
        return;
      common = above;
      n_cords++;
    }
  if (n_cords > 1)
    {
      AvtId about[] = { device->device, common };
      AvtArgument arguments[] = { avt_argument_entity (device->device),
                                  avt_argument_entity (common), avt_argument_count (n_cords) };

      avt_findings_report (run->findings, &one_way, about, G_N_ELEMENTS (about), arguments,
                           G_N_ELEMENTS (arguments));
    }
}

static void
check_device (AvtCheckRun *run, const AvtPowerNet *net, const AvtNetDevice *device)
{
  gboolean plugged = is_plugged (net, device);

  if (device->n_outlets > 0 && !plugged)
    report_device (run, &no_feed, device);
  else if (device->n_inlets > 0 && !plugged && device->power.draws)
    report_device (run, &missing, device);
  if (device->power.draws || device->n_outlets > 0)
    check_redundancy (run, device);
  if (device->power.draws && device->n_outlets == 0)
    check_common_device (run, net, device);
  for (guint i = device->first_inlet; i < device->first_inlet + device->n_inlets; i++)
    if (net->inlets[i].is_ring)
      report_device (run, &avt_rule_power_ring, device);
}

static void
check_rack (AvtCheckRun *run, const AvtRack *rack)
{
  g_autoptr (AvtPowerNet) net = avt_power_net_get (run->memo, run->design, rack->entity.id);

  for (guint i = 0; i < net->n_devices; i++)
    if (avt_id_equal (net->devices[i].rack, rack->entity.id))
      check_device (run, net, &net->devices[i]);
}

static int
compare_sources_cb (gconstpointer a, gconstpointer b)
{
  const AvtFeed *const *left = a;
  const AvtFeed *const *right = b;
  int order = strcmp ((*left)->source, (*right)->source);

  if (order == 0)
    order = (*left)->side - (*right)->side;
  return order != 0 ? order : avt_id_compare ((*left)->entity.id, (*right)->entity.id);
}

static void
report_source (AvtCheckRun *run, const AvtFeed *a, const AvtFeed *b)
{
  AvtId about[] = { a->entity.id, b->entity.id };
  AvtArgument arguments[] = { avt_argument_entity (a->entity.id),
                              avt_argument_entity (b->entity.id),
                              avt_argument_text (a->source) };

  avt_findings_report (run->findings, &same_source, about, G_N_ELEMENTS (about), arguments,
                       G_N_ELEMENTS (arguments));
}

/* Each source that feeds both sides is reported once, by the first feed of each. */
static void
check_sources (AvtCheckRun *run)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new ();
  const AvtFeed *first = NULL;
  AvtTableIter iter;
  gpointer item;

  avt_table_iter_init (&iter, avt_design_get_table (run->design, AVT_KIND_FEED));
  while (avt_table_iter_next (&iter, &item))
    if (((const AvtFeed *) item)->source != NULL && *((const AvtFeed *) item)->source != '\0')
      g_ptr_array_add (feeds, item);
  g_ptr_array_sort (feeds, compare_sources_cb);
  for (guint i = 0; i < feeds->len; i++)
    {
      const AvtFeed *feed = g_ptr_array_index (feeds, i);
      const AvtFeed *last = i > 0 ? g_ptr_array_index (feeds, i - 1) : NULL;

      if (last == NULL || strcmp (last->source, feed->source) != 0)
        first = feed;
      else if (last->side != feed->side)
        report_source (run, first, feed);
    }
}

const AvtCheckSubject avt_check_cords = { "cords", rules, check_rack, check_sources };
