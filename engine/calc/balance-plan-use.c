/* A plan for a rack, and a plan carried out. */
#include "config.h"

#include "engine/calc/balance-plan.h"

#include "engine/calc/device-power.h"

/** avt_balance_plan_new_for_rack: the plan for all devices that stand in the rack */
AvtBalancePlan *
avt_balance_plan_new_for_rack (AvtMemo *memo, const AvtDesign *design, AvtId rack)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (avt_device_counts (device))
      g_array_append_val (ids, device->entity.id);
  return avt_balance_plan_new (memo, design, (const AvtId *) (gpointer) ids->data, ids->len);
}

void
avt_balance_plan_free (AvtBalancePlan *self)
{
  for (guint i = 0; i < self->n_moves; i++)
    {
      g_free (self->moves[i].from);
      g_free (self->moves[i].to);
    }
  g_free (self->moves);
  g_free (self);
}

/**
 * avt_design_with_phases_balanced:
 * @plan: a plan for @design
 *
 * Returns: (transfer full) (nullable): the design after all moves; refused when an outlet has been
 *   taken since
 */
AvtDesign *
avt_design_with_phases_balanced (AvtDesign *design, const AvtBalancePlan *plan, GError **error)
{
  g_autofree AvtLinkMove *moves = g_new (AvtLinkMove, plan->n_moves);

  for (guint i = 0; i < plan->n_moves; i++)
    {
      const AvtBalanceMove *move = &plan->moves[i];

      moves[i] = (AvtLinkMove) { move->link, { move->strip, move->from },
                                 { move->strip, move->to } };
    }
  return avt_design_with_links_moved (design, moves, plan->n_moves, FALSE, error);
}
