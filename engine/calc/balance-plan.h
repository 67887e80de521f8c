/* Which cords to move to which outlets, so that the lines of the feeds are balanced.
 *
 *     plan = avt_balance_plan_new_for_rack (memo, design, rack);
 *     if (plan->n_moves > 0)
 *       balanced = avt_design_with_phases_balanced (design, plan, &error);
 *
 * Hand the result to avt_document_commit() as one step that can be undone. plan->before and
 * plan->after are what a person decides by. */
#pragma once

#include "engine/base/memo.h"
#include "engine/calc/balance.h"
#include "engine/design/edit.h"

G_BEGIN_DECLS

/** AvtBalanceMove: the cord @link of @device goes from one outlet of @strip to another. */
typedef struct
{
  AvtId link;
  AvtId device;
  AvtId strip;
  char *from;     /* key of the outlet */
  char *to;
  AvtLeg from_leg;
  AvtLeg to_leg;
} AvtBalanceMove;

/**
 * AvtBalancePlan:
 * @before: the lines of the feeds that the cords hang on, each when the other side is lost
 * @after: the same when all moves are made; n_moved counts those that change their line
 * @is_proven: no other outlets give a lower maximum, or the same and a lower imbalance, as long as
 *   all cords of a device are on one line
 * @n_moves: 0: it is as good as it can be, or nothing better was found
 * @n_devices: devices whose cords may move
 * @n_fixed: devices of the selection with cords that may not: into strips on one phase or behind
 *   another device, into outlets of unknown phase, or of another kind
 * @n_unknown: devices that may move and whose power is not known in full
 */
typedef struct
{
  AvtBalanceCost before;
  AvtBalanceCost after;
  gboolean is_proven;
  guint n_moves;
  AvtBalanceMove *moves;
  guint n_devices;
  guint n_fixed;
  guint n_unknown;
} AvtBalancePlan;

AvtBalancePlan *avt_balance_plan_new (AvtMemo *memo, const AvtDesign *design,
                                      const AvtId *devices, guint n_devices);
AvtBalancePlan *avt_balance_plan_new_for_rack (AvtMemo *memo, const AvtDesign *design, AvtId rack);
void avt_balance_plan_free (AvtBalancePlan *self);
AvtDesign *avt_design_with_phases_balanced (AvtDesign *design, const AvtBalancePlan *plan,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtBalancePlan, avt_balance_plan_free)

G_END_DECLS
