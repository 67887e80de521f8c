/* Which devices hang together with those of a rack by power cords. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/**
 * AvtPowerMembers:
 * @devices: of const AvtDevice, sorted by id, borrowed from the design
 * @cords: of const AvtLink, the power cords that begin at one of them, each once
 * @is_one_rack: all of them stand in one rack
 */
typedef struct
{
  GPtrArray *devices;
  GPtrArray *cords;
  gboolean is_one_rack;
} AvtPowerMembers;

AvtPowerMembers avt_power_members_of_rack (const AvtDesign *design, AvtId rack);
AvtPowerMembers avt_power_members_of_device (const AvtDesign *design, AvtId device);
AvtPowerMembers *avt_power_members_of_all_racks (const AvtDesign *design, guint *n_racks);
void avt_power_members_clear (AvtPowerMembers *self);
gboolean avt_power_members_find (const AvtPowerMembers *self, AvtId device, guint *position);
AvtId avt_power_rack_of_loose (const AvtDesign *design, AvtId device);
gboolean avt_link_carries_power (const AvtLink *link);

G_END_DECLS
