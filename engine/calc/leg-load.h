/* Loads on the lines of a feed: real and reactive power by leg, and the line currents that follow
 * from them as phasors. */
#pragma once

#include "engine/design/type.h"

G_BEGIN_DECLS

#define AVT_N_LEGS 6
#define AVT_N_LINES 3

/* A sum that meets its limit but for rounding is within it. */
#define AVT_LIMIT_TOLERANCE 1e-9

/** AvtPower: real power and lagging reactive power. */
typedef struct
{
  double p_w;
  double q_var;
} AvtPower;

/** AvtLegLoad: what hangs on each leg, and what hangs on an outlet whose leg is not known. Sums of
 * it are exact whatever the voltage; the currents follow from it by avt_leg_load_lines(). */
typedef struct
{
  AvtPower legs[AVT_N_LEGS]; /* by AvtLeg */
  AvtPower open;             /* leg unknown: in no line */
} AvtLegLoad;

/** AvtLineLoad: the lines of a feed, a bank or an inlet. On one phase everything is in line 1. */
typedef struct
{
  double current_a[AVT_N_LINES];
  double power_w[AVT_N_LINES]; /* real power; their sum is the real power of the legs */
  double neutral_a;            /* of the line-to-neutral loads, fundamental */
  double mean_a;
  double maximum_a;
  double imbalance_percent;    /* largest deviation from the mean; 0 without load */
  double apparent_va;          /* |sum S| with the open part */
} AvtLineLoad;

static inline AvtPower
avt_power_from_real (double p_w, double reactive_per_real)
{
  return (AvtPower) { p_w, p_w * reactive_per_real };
}

static inline void
avt_power_add (AvtPower *self, AvtPower other)
{
  self->p_w += other.p_w;
  self->q_var += other.q_var;
}

double avt_leg_voltage_v (AvtLeg leg, double line_to_neutral_v);
double avt_reactive_per_real (double power_factor);
double avt_power_magnitude (AvtPower self);
AvtPower avt_power_from_apparent (double apparent_va, double power_factor);

void avt_leg_load_add (AvtLegLoad *self, const AvtLegLoad *other);
void avt_leg_load_add_balanced (AvtLegLoad *self, AvtPower power);
AvtPower avt_leg_load_total (const AvtLegLoad *self);
void avt_leg_load_lines (const AvtLegLoad *self, double line_to_neutral_v, AvtLineLoad *lines);
void avt_leg_load_single_line (const AvtLegLoad *self, double voltage_v, AvtLineLoad *lines);

G_END_DECLS
