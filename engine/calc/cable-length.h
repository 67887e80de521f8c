/* How long a cable must be, from the places of its ends. All lengths but the stock and the limits
 * are estimates. */
#pragma once

#include "engine/calc/calc.h"
#include "engine/design/link.h"

G_BEGIN_DECLS

/* From a port to the side of the rack, on each end. */
#define AVT_CABLE_LATERAL_MM 450
/* Loop that lets a plug be pulled, on each end in a rack. */
#define AVT_CABLE_SLACK_MM 300
#define AVT_CABLE_MARGIN_PERCENT 5
/* Where a room does not say. */
#define AVT_USUAL_TRAY_HEIGHT_MM 2400
#define AVT_USUAL_AISLE_WIDTH_MM 1200

/**
 * AvtCableRun: the way of a cable
 * @a_height_mm: height of one port above the floor
 * @b_height_mm: of the other
 * @leaves_rack: whether it goes over the tray
 * @across_mm: along the row: racks times their width
 * @crossings: aisles that it crosses
 */
typedef struct
{
  double a_height_mm;
  double b_height_mm;
  gboolean leaves_rack;
  double across_mm;
  double crossings;
  double aisle_mm;
  double tray_mm;
  double lateral_mm;
  double slack_mm;
} AvtCableRun;

#define AVT_CABLE_RUN_USUAL \
  { .aisle_mm = AVT_USUAL_AISLE_WIDTH_MM, .tray_mm = AVT_USUAL_TRAY_HEIGHT_MM, \
    .lateral_mm = AVT_CABLE_LATERAL_MM, .slack_mm = AVT_CABLE_SLACK_MM }

double avt_cable_run_mm (const AvtCableRun *run);
double avt_cable_straight_mm (const AvtCableRun *run);
double avt_cable_stock_mm (double length_mm);
double avt_cable_limit_mm (AvtMedium medium, double rate_bps);
double avt_cable_port_height_mm (double centre_u);

void avt_report_cable (AvtFindings *findings, const AvtId *about, guint n_about,
                       AvtArgument from, AvtArgument to, double length_mm, double limit_mm);

extern const AvtRule avt_rule_cable_too_long;

extern const AvtCalc avt_calc_cable_length;

G_END_DECLS
