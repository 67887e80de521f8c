/* Line currents of mixed loads. Every load is a branch current at the angle of its own voltage,
 * lagging by its power factor. A branch between two lines enters the one and leaves the other: it
 * is added to the first and subtracted from the second; adding it to both gives too small an
 * answer. */
#include "config.h"

#include "engine/calc/leg-load.h"

#include "engine/calc/current.h"

#include <math.h>

typedef struct
{
  double re;
  double im;
} Phasor;

/* Directions of the voltages of the six legs: L1 at 0, L2 at -120, L3 at 120 degrees; L1-L2 at 30,
 * L2-L3 at -90, L3-L1 at 150. */
#define COS_30 0.8660254037844386
static const Phasor directions[AVT_N_LEGS] = {
  { 1.0, 0.0 }, { -0.5, -COS_30 }, { -0.5, COS_30 },
  { COS_30, 0.5 }, { 0.0, -1.0 }, { -COS_30, 0.5 },
};

static Phasor
phasor_add (Phasor a, Phasor b)
{
  return (Phasor) { a.re + b.re, a.im + b.im };
}

static Phasor
phasor_subtract (Phasor a, Phasor b)
{
  return (Phasor) { a.re - b.re, a.im - b.im };
}

static gboolean
is_line_to_line (AvtLeg leg)
{
  return leg >= AVT_LEG_L1_L2;
}

/** avt_leg_voltage_v: Returns: the voltage that a load on @leg sees */
double
avt_leg_voltage_v (AvtLeg leg, double line_to_neutral_v)
{
  return is_line_to_line (leg) ? AVT_SQRT_3 * line_to_neutral_v : line_to_neutral_v;
}

/**
 * avt_reactive_per_real:
 * @power_factor: above 0 to 1, lagging
 *
 * Returns: Q / P = tan (acos (power factor))
 */
double
avt_reactive_per_real (double power_factor)
{
  return sqrt (1.0 - power_factor * power_factor) / power_factor;
}

/** avt_power_magnitude: Returns: the apparent power, sqrt (P^2 + Q^2), in VA */
double
avt_power_magnitude (AvtPower self)
{
  return sqrt (self.p_w * self.p_w + self.q_var * self.q_var);
}

AvtPower
avt_power_from_apparent (double apparent_va, double power_factor)
{
  return (AvtPower) { apparent_va * power_factor,
                      apparent_va * sqrt (1.0 - power_factor * power_factor) };
}

void
avt_leg_load_add (AvtLegLoad *self, const AvtLegLoad *other)
{
  for (guint leg = 0; leg < AVT_N_LEGS; leg++)
    avt_power_add (&self->legs[leg], other->legs[leg]);
  avt_power_add (&self->open, other->open);
}

/** avt_leg_load_add_balanced: a three-phase load, a third of it on each line. */
void
avt_leg_load_add_balanced (AvtLegLoad *self, AvtPower power)
{
  for (guint leg = AVT_LEG_L1; leg <= AVT_LEG_L3; leg++)
    avt_power_add (&self->legs[leg], (AvtPower) { power.p_w / 3.0, power.q_var / 3.0 });
}

/** avt_leg_load_total: Returns: the sum over the legs and the open part */
AvtPower
avt_leg_load_total (const AvtLegLoad *self)
{
  AvtPower total = self->open;

  for (guint leg = 0; leg < AVT_N_LEGS; leg++)
    avt_power_add (&total, self->legs[leg]);
  return total;
}

/* The current of the load on @leg: conj (S) / V in the direction of the leg's voltage. */
static Phasor
branch_current (const AvtLegLoad *self, AvtLeg leg, double line_to_neutral_v)
{
  double voltage_v = avt_leg_voltage_v (leg, line_to_neutral_v);
  double active_a = self->legs[leg].p_w / voltage_v;
  double reactive_a = self->legs[leg].q_var / voltage_v;
  Phasor direction = directions[leg];

  return (Phasor) { active_a * direction.re + reactive_a * direction.im,
                    active_a * direction.im - reactive_a * direction.re };
}

static void
set_statistics (AvtLineLoad *lines, guint n_lines)
{
  double deviation_a = 0.0;

  lines->mean_a = 0.0;
  lines->maximum_a = 0.0;
  for (guint k = 0; k < n_lines; k++)
    {
      lines->mean_a += lines->current_a[k];
      lines->maximum_a = MAX (lines->maximum_a, lines->current_a[k]);
    }
  lines->mean_a /= n_lines; /* of the sum, so that equal currents differ by exactly nothing */
  for (guint k = 0; k < n_lines; k++)
    deviation_a = MAX (deviation_a, fabs (lines->current_a[k] - lines->mean_a));

  lines->imbalance_percent = lines->mean_a > 0.0 ? 100.0 * deviation_a / lines->mean_a : 0.0;
}

/**
 * avt_leg_load_lines:
 * @line_to_neutral_v: voltage between a line and the neutral point, above 0
 * @lines: (out caller-allocates):
 *
 * The lines of a three-phase feed. The open part is in no line, only in the apparent power.
 */
void
avt_leg_load_lines (const AvtLegLoad *self, double line_to_neutral_v, AvtLineLoad *lines)
{
  Phasor branches[AVT_N_LEGS];
  Phasor neutral = { 0.0, 0.0 };

  for (guint leg = 0; leg < AVT_N_LEGS; leg++)
    branches[leg] = branch_current (self, leg, line_to_neutral_v);

  for (guint k = 0; k < AVT_N_LINES; k++)
    {
      Phasor leaving = branches[AVT_LEG_L1_L2 + k];
      Phasor entering = branches[AVT_LEG_L1_L2 + (k + 2) % AVT_N_LINES];
      Phasor line = phasor_add (branches[k], phasor_subtract (leaving, entering));

      lines->current_a[k] = sqrt (line.re * line.re + line.im * line.im);
      lines->power_w[k]
          = line_to_neutral_v * (directions[k].re * line.re + directions[k].im * line.im);
      neutral = phasor_add (neutral, branches[k]);
    }

  lines->neutral_a = sqrt (neutral.re * neutral.re + neutral.im * neutral.im);
  lines->apparent_va = avt_power_magnitude (avt_leg_load_total (self));
  set_statistics (lines, AVT_N_LINES);
}

/**
 * avt_leg_load_single_line:
 * @voltage_v: voltage of the circuit, above 0
 * @lines: (out caller-allocates):
 *
 * The same load on a single-phase circuit: every leg and the open part are in line 1, and the
 * return conductor carries what the line carries. There is no imbalance.
 */
void
avt_leg_load_single_line (const AvtLegLoad *self, double voltage_v, AvtLineLoad *lines)
{
  AvtPower total = avt_leg_load_total (self);

  *lines = (AvtLineLoad) { 0 };
  lines->apparent_va = avt_power_magnitude (total);
  lines->power_w[0] = total.p_w;
  lines->current_a[0] = lines->apparent_va / voltage_v;
  lines->neutral_a = lines->current_a[0];
  set_statistics (lines, 1);
}
