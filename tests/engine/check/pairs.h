/* For every rule code a smallest design that triggers it and its mended twin that does not. A new
 * rule needs one function, which makes either design, and one line in the table of its subject;
 * test-pairs.c fails until it has them. */
#pragma once

#include "tests/engine/calc/power-fixture.h"

G_BEGIN_DECLS

/**
 * RulePair:
 * @make: fills the empty design, with the fault or without it
 * @count: findings of the code in the design with the fault
 */
typedef struct
{
  const char *code;
  void (*make) (Fixture *self, gboolean broken);
  guint count;
} RulePair;

/* Each ends with a NULL code. */
extern const RulePair airflow_pairs[];
extern const RulePair cable_pairs[];
extern const RulePair cooling_pairs[];
extern const RulePair place_pairs[];
extern const RulePair power_pairs[];

G_END_DECLS
