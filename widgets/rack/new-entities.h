/* New racks and feeds with usual values, to be changed in the inspector. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

AvtDesign *avt_with_new_rack (AvtDesign *design, AvtIdSource *ids, AvtId *id, GError **error);
AvtDesign *avt_with_new_feed (AvtDesign *design, AvtIdSource *ids, AvtId *id, GError **error);

G_END_DECLS
