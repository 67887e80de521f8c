#include "config.h"

#include "tests/engine/design/derived-checks.h"

#include "engine/calc/feed-load.h"
#include "engine/calc/rack-power.h"
#include "engine/check/check.h"

#include <math.h>

static void
check_doubles (const void *a, const void *b, gsize size)
{
  const double *left = a;
  const double *right = b;

  for (gsize i = 0; i < size / sizeof (double); i++)
    if (!(isnan (left[i]) && isnan (right[i])))
      g_assert_cmpfloat (left[i], ==, right[i]);
}

#define check_all_doubles(a, b) check_doubles (&(a), &(b), sizeof (a))

static void
check_findings (const AvtFindings *a, const AvtFindings *b)
{
  g_assert_cmpuint (avt_findings_get_size (a), ==, avt_findings_get_size (b));
  for (guint i = 0; i < avt_findings_get_size (a); i++)
    g_assert_true (avt_finding_equal (avt_findings_get (a, i), avt_findings_get (b, i)));
}

static void
check_sum (AvtPowerSum a, AvtPowerSum b)
{
  g_assert_cmpfloat (a.known_w, ==, b.known_w);
  g_assert_cmpuint (a.n_unknown, ==, b.n_unknown);
}

static void
check_rack_power (AvtRackPower a, AvtRackPower b)
{
  g_assert_cmpuint (a.n_devices, ==, b.n_devices);
  g_assert_cmpuint (a.n_removed, ==, b.n_removed);
  g_assert_cmpuint (a.n_drawing, ==, b.n_drawing);
  check_sum (a.planning, b.planning);
  check_sum (a.idle, b.idle);
  check_sum (a.typical, b.typical);
  check_sum (a.peak, b.peak);
}

static void
check_points (const AvtNetPoint *a, const AvtNetPoint *b, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      g_assert_cmpuint (a[i].port, ==, b[i].port);
      g_assert_cmpstr (a[i].link.text, ==, b[i].link.text);
      g_assert_cmpstr (a[i].feed.text, ==, b[i].feed.text);
      g_assert_cmpint (a[i].is_ring, ==, b[i].is_ring);
      check_all_doubles (a[i].limit_a, b[i].limit_a);
      check_all_doubles (a[i].loads, b[i].loads);
    }
}

static void
check_net_device (const AvtPowerNet *a_net, const AvtNetDevice *a, const AvtPowerNet *b_net,
                  const AvtNetDevice *b)
{
  g_assert_cmpstr (a->rack.text, ==, b->rack.text);
  g_assert_cmpuint (a->n_inlets, ==, b->n_inlets);
  g_assert_cmpuint (a->n_outlets, ==, b->n_outlets);
  g_assert_cmpuint (a->n_banks, ==, b->n_banks);
  g_assert_cmpint (a->power.basis, ==, b->power.basis);
  check_all_doubles (a->power.input, b->power.input);
  check_all_doubles (a->power.planning_w, b->power.planning_w);
  for (guint i = 0; i < AVT_N_SCENARIOS; i++)
    {
      check_all_doubles (a->draws[i].input_w, b->draws[i].input_w);
      g_assert_cmpuint (a->draws[i].n_live, ==, b->draws[i].n_live);
      g_assert_cmpint (a->draws[i].is_down, ==, b->draws[i].is_down);
    }
  check_points (a_net->inlets + a->first_inlet, b_net->inlets + b->first_inlet, a->n_inlets);
  check_points (a_net->outlets + a->first_outlet, b_net->outlets + b->first_outlet, a->n_outlets);
  check_points (a_net->banks + a->first_bank, b_net->banks + b->first_bank, a->n_banks);
}

/* The devices of the rack itself: a net may hold more. */
static void
check_net (const AvtDesign *design, AvtId rack, const AvtPowerNet *a, const AvtPowerNet *b)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtNetDevice *left = avt_power_net_find (a, device->entity.id);
      const AvtNetDevice *right = avt_power_net_find (b, device->entity.id);

      g_assert_cmpint (left != NULL, ==, right != NULL);
      if (left != NULL)
        check_net_device (a, left, b, right);
    }
}

static void
check_feeds (const AvtFeedLoads *a, const AvtFeedLoads *b)
{
  g_assert_cmpuint (a->n_feeds, ==, b->n_feeds);
  for (guint i = 0; i < a->n_feeds; i++)
    {
      const AvtFeedLoad *left = &a->feeds[i];
      const AvtFeedLoad *right = &b->feeds[i];

      g_assert_cmpstr (left->feed.text, ==, right->feed.text);
      g_assert_cmpuint (left->n_devices, ==, right->n_devices);
      g_assert_cmpstr (left->partner.text, ==, right->partner.text);
      check_all_doubles (left->usable_a, right->usable_a);
      check_all_doubles (left->partner_a, right->partner_a);
      check_all_doubles (left->loads, right->loads);
      check_all_doubles (left->lines, right->lines);
    }
}

/** check_derived_of_rack: power, its net and the findings of one rack. */
void
check_derived_of_rack (AvtDesign *design, AvtMemo *memo, AvtId rack)
{
  g_autoptr (AvtFindings) kept_findings = avt_check_rack (design, memo, rack);
  g_autoptr (AvtFindings) new_findings = avt_check_rack (design, NULL, rack);
  g_autoptr (AvtPowerNet) kept_net = avt_power_net_get (memo, design, rack);
  g_autoptr (AvtPowerNet) new_net = avt_power_net_get (NULL, design, rack);

  check_findings (kept_findings, new_findings);
  check_net (design, rack, kept_net, new_net);
  check_rack_power (avt_rack_power_get (memo, design, rack),
                    avt_rack_power_get (NULL, design, rack));
}

/** check_derived: the loads of the feeds, totals and all findings. */
void
check_derived (AvtDesign *design, AvtMemo *memo)
{
  g_autoptr (AvtFindings) kept_findings = avt_check_design (design, memo);
  g_autoptr (AvtFindings) new_findings = avt_check_design (design, NULL);
  g_autoptr (AvtFeedLoads) kept_feeds = avt_feed_loads_get (memo, design);
  g_autoptr (AvtFeedLoads) new_feeds = avt_feed_loads_get (NULL, design);

  check_findings (kept_findings, new_findings);
  check_feeds (kept_feeds, new_feeds);
  check_rack_power (avt_design_power (memo, design), avt_design_power (NULL, design));
}
