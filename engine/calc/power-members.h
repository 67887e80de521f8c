/* Which devices hang together with those of a rack by power cords. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

GPtrArray *avt_power_members_of_rack (const AvtDesign *design, AvtId rack);
GPtrArray *avt_power_members_of_device (const AvtDesign *design, AvtId device);
const AvtDevice *avt_power_members_find (const GPtrArray *members, AvtId device, guint *position);
AvtId avt_power_rack_of_loose (const AvtDesign *design, AvtId device);
gboolean avt_link_carries_power (const AvtLink *link);

G_END_DECLS
