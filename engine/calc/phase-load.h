/* Line currents of loads on three phases, as a calculation by name. */
#pragma once

#include "engine/calc/calc.h"
#include "engine/calc/leg-load.h"

G_BEGIN_DECLS

/** AvtLineCurrents: the three currents as a record of a result. */
typedef struct
{
  AvtRecord record;
  double L1;
  double L2;
  double L3;
} AvtLineCurrents;

extern const AvtRecordType avt_line_currents_type;

void avt_line_currents_set (AvtLineCurrents *self, const AvtLineLoad *lines);
void avt_report_line_overloads (AvtFindings *findings, const AvtLineLoad *lines, double usable_a);
void avt_report_line_imbalance (AvtFindings *findings, const AvtLineLoad *lines);

/* Above this imbalance between the lines something should be moved (single vendor page). */
#define AVT_IMBALANCE_LIMIT_PERCENT 15.0

extern const AvtEnumValue avt_phase_line_values[]; /* L1 to L3-L1, by AvtLeg */
extern const AvtCalc avt_calc_phase_load;

G_END_DECLS
