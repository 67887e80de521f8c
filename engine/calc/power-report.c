#include "config.h"

#include "engine/calc/power-report.h"

#include "engine/calc/phase-load.h"

#include <glib/gi18n-lib.h>

#define BREAKER_SOURCE N_("Continuous load against breaker rating (NEC 210.20(A); IEC practice)")
#define MOVE_HINT N_("Move cords to another line or feed, or choose a larger breaker.")

const AvtRule avt_rule_feed_overload = {
  "power-feed-overload", AVT_SEVERITY_ERROR,
  N_("Line %2 of %1 carries %3; its %4 breaker allows %5. When side %6 is lost, %7 carries %8 on "
     "its fullest line."),
  MOVE_HINT, BREAKER_SOURCE
};

const AvtRule avt_rule_feed_overload_alone = {
  "power-feed-overload", AVT_SEVERITY_ERROR,
  N_("Line %2 of %1 carries %3; its %4 breaker allows %5."),
  MOVE_HINT, BREAKER_SOURCE
};

const AvtRule avt_rule_feed_failover = {
  "power-feed-failover", AVT_SEVERITY_ERROR,
  N_("When side %6 is lost, line %2 of %1 carries %3; its %4 breaker allows %5. When side %7 is "
     "lost, %8 carries %9 on its fullest line."),
  N_("Each side must carry everything alone: move cords to another line, add a feed, or choose a "
     "larger breaker."),
  BREAKER_SOURCE
};

const AvtRule avt_rule_feed_planning_line = {
  "power-feed-planning-line", AVT_SEVERITY_WARNING,
  N_("When the other side is lost, line %2 of %1 carries %3, above the planning line of %4; its "
     "breaker allows %5."),
  N_("Leave headroom for growth and imbalance, or change the planning line of the design."),
  N_("Planning line of the design")
};

const AvtRule avt_rule_feed_imbalance = {
  "power-feed-imbalance", AVT_SEVERITY_WARNING,
  N_("When the other side is lost, the lines of %1 differ by %2 from their mean; more than %3 "
     "calls for action."),
  N_("Move loads from the fullest line to the emptiest."),
  N_("Traffic light of a PDU balancing guide: below 5 % excellent, 10 % good, 15 % marginal")
};

const AvtRule avt_rule_feed_open = {
  "power-feed-phase-unknown", AVT_SEVERITY_WARNING,
  N_("%2 on %1 is in no line, because its outlets do not say their phase."),
  N_("Give the outlets of the strip their phase."),
  N_("Sum over outlets without a phase on a three-phase feed")
};

const AvtRule avt_rule_bank_overload = {
  "power-bank-overload", AVT_SEVERITY_ERROR,
  N_("Bank %2 of %1 carries %3, and %4 when the other side is lost; its breaker allows %5."),
  N_("Move cords to another bank."),
  BREAKER_SOURCE
};

const AvtRule avt_rule_outlet_overload = {
  "power-outlet-overload", AVT_SEVERITY_ERROR,
  N_("Outlet %2 of %1 carries %3, and %4 when the other side is lost; it is rated for %5."),
  N_("Use an outlet with a larger rating."),
  N_("Rated current of the connector (IEC 60320, IEC 60309, NEMA WD 6)")
};

const AvtRule avt_rule_inlet_overload = {
  "power-inlet-overload", AVT_SEVERITY_ERROR,
  N_("Inlet %2 of %1 carries %3, and %4 when the other side is lost; it is rated for %5."),
  N_("Move cords to another strip, or use one with a larger inlet."),
  N_("Rated current of the connector (IEC 60320, IEC 60309, NEMA WD 6)")
};

const AvtRule avt_rule_device_psu_overload = {
  "psu-overload", AVT_SEVERITY_ERROR,
  N_("%1 needs %2 from %3 live supplies of %4 each."),
  N_("Choose larger supplies, or reduce the load."),
  N_("Rated output of the supplies")
};

const AvtRule avt_rule_power_ring = {
  "power-ring", AVT_SEVERITY_ERROR,
  N_("The cords that feed %1 form a ring; the one that closes it is taken to carry nothing."),
  N_("Plug it into something that it does not feed itself."),
  N_("Power flows from a feed to a device")
};

/* Less than this in no line is rounding, not a load. */
#define OPEN_LIMIT_W 0.5

/** avt_side_letter: Returns: "A" or "B" */
const char *
avt_side_letter (AvtSide side)
{
  return side == AVT_SIDE_A ? "A" : "B";
}

static gboolean
exceeds (double value, double limit)
{
  return value > limit * (1.0 + AVT_LIMIT_TOLERANCE);
}

static AvtArgument
amperes (double current_a)
{
  return avt_argument_quantity (current_a, AVT_UNIT_AMPERE);
}

static void
report_overload (AvtFindings *findings, const AvtFeedReport *self, guint line)
{
  AvtArgument arguments[] = { self->name,
                              avt_argument_text (avt_phase_line_values[line].nick),
                              amperes (self->normal.current_a[line]),
                              amperes (self->breaker_a),
                              amperes (self->usable_a),
                              avt_argument_text (avt_side_letter (self->side)),
                              self->partner,
                              amperes (self->partner_a) };

  if (self->has_partner)
    avt_findings_report (findings, &avt_rule_feed_overload, self->about, self->n_about, arguments,
                         G_N_ELEMENTS (arguments));
  else
    avt_findings_report (findings, &avt_rule_feed_overload_alone, self->about, self->n_about,
                         arguments, 5);
}

static void
report_failover (AvtFindings *findings, const AvtFeedReport *self, guint line)
{
  AvtSide other = self->side == AVT_SIDE_A ? AVT_SIDE_B : AVT_SIDE_A;
  AvtArgument arguments[] = { self->name,
                              avt_argument_text (avt_phase_line_values[line].nick),
                              amperes (self->failover.current_a[line]),
                              amperes (self->breaker_a),
                              amperes (self->usable_a),
                              avt_argument_text (avt_side_letter (other)),
                              avt_argument_text (avt_side_letter (self->side)),
                              self->partner,
                              amperes (self->partner_a) };

  avt_findings_report (findings, &avt_rule_feed_failover, self->about, self->n_about, arguments,
                       G_N_ELEMENTS (arguments));
}

static void
report_planning_line (AvtFindings *findings, const AvtFeedReport *self, guint line)
{
  AvtArgument arguments[] = { self->name,
                              avt_argument_text (avt_phase_line_values[line].nick),
                              amperes (self->failover.current_a[line]),
                              amperes (self->planning_a),
                              amperes (self->usable_a) };

  avt_findings_report (findings, &avt_rule_feed_planning_line, self->about, self->n_about,
                       arguments, G_N_ELEMENTS (arguments));
}

static void
report_imbalance (AvtFindings *findings, const AvtFeedReport *self)
{
  AvtArgument arguments[]
      = { self->name,
          avt_argument_quantity (self->failover.imbalance_percent, AVT_UNIT_PERCENT),
          avt_argument_quantity (AVT_IMBALANCE_LIMIT_PERCENT, AVT_UNIT_PERCENT) };

  avt_findings_report (findings, &avt_rule_feed_imbalance, self->about, self->n_about, arguments,
                       G_N_ELEMENTS (arguments));
}

/** avt_report_feed_is_needed: Returns: whether avt_report_feed() would find anything */
gboolean
avt_report_feed_is_needed (const AvtFeedReport *report)
{
  double limit_a = report->usable_a;

  if (report->planning_a > 0.0)
    limit_a = MIN (limit_a, report->planning_a);

  return exceeds (report->normal.maximum_a, limit_a)
         || exceeds (report->failover.maximum_a, limit_a)
         || report->failover.imbalance_percent > AVT_IMBALANCE_LIMIT_PERCENT
         || report->open_w > OPEN_LIMIT_W;
}

/* Headroom is a matter of the feed: its fullest line stands for it, unless that is overloaded. */
static void
check_planning_line (AvtFindings *findings, const AvtFeedReport *self)
{
  guint fullest = 0;

  for (guint line = 1; line < self->n_lines; line++)
    if (self->failover.current_a[line] > self->failover.current_a[fullest])
      fullest = line;
  if (self->planning_a > 0.0 && exceeds (self->failover.current_a[fullest], self->planning_a)
      && !exceeds (self->failover.current_a[fullest], self->usable_a))
    report_planning_line (findings, self, fullest);
}

/**
 * avt_report_feed:
 *
 * Each line that is overloaded is reported once, in normal operation or else when the other side
 * is lost; of a feed that is not, the fullest line when it is above the planning line. The
 * imbalance is that of the load when the other side is lost, where it matters.
 */
void
avt_report_feed (AvtFindings *findings, const AvtFeedReport *report)
{
  AvtArgument open[] = { report->name, avt_argument_quantity (report->open_w, AVT_UNIT_WATT) };

  for (guint line = 0; line < report->n_lines; line++)
    if (exceeds (report->normal.current_a[line], report->usable_a))
      report_overload (findings, report, line);
    else if (exceeds (report->failover.current_a[line], report->usable_a))
      report_failover (findings, report, line);
  check_planning_line (findings, report);

  if (report->n_lines > 1 && report->failover.imbalance_percent > AVT_IMBALANCE_LIMIT_PERCENT)
    report_imbalance (findings, report);
  if (report->open_w > OPEN_LIMIT_W)
    avt_findings_report (findings, &avt_rule_feed_open, report->about, report->n_about, open,
                         G_N_ELEMENTS (open));
}

/** avt_report_element: nothing when the load or the limit is not known */
void
avt_report_element (AvtFindings *findings, const AvtElementReport *report)
{
  AvtArgument arguments[] = { report->owner, avt_argument_text (report->name),
                              amperes (report->normal_a), amperes (report->failover_a),
                              amperes (report->limit_a) };

  if (report->limit_a > 0.0
      && (exceeds (report->normal_a, report->limit_a)
          || exceeds (report->failover_a, report->limit_a)))
    avt_findings_report (findings, report->rule, report->about, report->n_about, arguments,
                         G_N_ELEMENTS (arguments));
}

/** avt_report_psu: the load is above the rating of the supplies that are live */
void
avt_report_psu (AvtFindings *findings, const AvtId *about, guint n_about, AvtArgument name,
                double dc_w, double n_live, double rated_w)
{
  AvtArgument arguments[] = { name, avt_argument_quantity (dc_w, AVT_UNIT_WATT),
                              avt_argument_count ((gint64) n_live),
                              avt_argument_quantity (rated_w, AVT_UNIT_WATT) };

  avt_findings_report (findings, &avt_rule_device_psu_overload, about, n_about, arguments,
                       G_N_ELEMENTS (arguments));
}
