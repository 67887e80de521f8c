/* What the power calculations find, worded once for `calc` and for the checks of a design: the
 * elements stand in the sentences as names or as entities. */
#pragma once

#include "engine/base/finding.h"
#include "engine/calc/leg-load.h"
#include "engine/calc/psu.h"
#include "engine/design/feed.h"

G_BEGIN_DECLS

/** AvtFeedReport: a feed and what it carries. */
typedef struct
{
  const AvtId *about;
  guint n_about;
  AvtArgument name;
  AvtSide side;
  guint n_lines;      /* 1 or 3 */
  double breaker_a;
  double usable_a;
  double planning_a;  /* 0: no planning line */
  AvtLineLoad normal;
  AvtLineLoad failover;
  double open_w;      /* in the worse of the two: in no line */
  gboolean has_partner;
  AvtArgument partner; /* the fullest feed of the other side */
  double partner_a;    /* its fullest line when this side is lost */
} AvtFeedReport;

/** AvtElementReport: a bank, an outlet or an inlet of a strip. */
typedef struct
{
  const AvtRule *rule;
  const AvtId *about;
  guint n_about;
  AvtArgument owner;
  const char *name;
  double normal_a;   /* NaN: not known */
  double failover_a;
  double limit_a;    /* 0: not known */
} AvtElementReport;

gboolean avt_report_feed_is_needed (const AvtFeedReport *report);
void avt_report_feed (AvtFindings *findings, const AvtFeedReport *report);
void avt_report_element (AvtFindings *findings, const AvtElementReport *report);
void avt_report_psu (AvtFindings *findings, const AvtId *about, guint n_about, AvtArgument name,
                     double dc_w, double n_live, double rated_w);

const char *avt_side_letter (AvtSide side);

extern const AvtRule avt_rule_feed_overload;
extern const AvtRule avt_rule_feed_overload_alone;
extern const AvtRule avt_rule_feed_failover;
extern const AvtRule avt_rule_feed_planning_line;
extern const AvtRule avt_rule_feed_imbalance;
extern const AvtRule avt_rule_feed_open;
extern const AvtRule avt_rule_bank_overload;
extern const AvtRule avt_rule_outlet_overload;
extern const AvtRule avt_rule_inlet_overload;
extern const AvtRule avt_rule_device_psu_overload;
extern const AvtRule avt_rule_power_ring; /* %1: the device whose cord closes the ring */

G_END_DECLS
