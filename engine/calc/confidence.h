/* How far a result can be trusted: no further than the worst of what it was fed with. */
#pragma once

#include "engine/base/finding.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

AvtConfidence avt_device_power_confidence (const AvtDesign *design, const AvtDevice *device);
AvtConfidence avt_rack_power_confidence (const AvtDesign *design, AvtId rack);
AvtConfidence avt_rack_type_confidence (const AvtDesign *design, AvtId rack, guint field);

G_END_DECLS
