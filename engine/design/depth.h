/* Depth of a rack behind its front rails, and who stands there. */
#pragma once

#include "engine/design/device.h"
#include "engine/design/rack.h"
#include "engine/design/type.h"

G_BEGIN_DECLS

/* Estimates, all of them; the planner's eye has the last word. */
/* Room that two half-depth devices back to back need between them. */
#define AVT_BACK_TO_BACK_CLEARANCE_MM 75
/* Room behind a device for its plugs and cords. */
#define AVT_REAR_CLEARANCE_MM 75
/* A 0U strip whose type has no depth. */
#define AVT_USUAL_STRIP_DEPTH_MM 60
/* What plugs and the bend of their cords stand out of a strip. */
#define AVT_PLUG_ROOM_MM 90
/* From this outer width on the strips stand beside the devices and not behind them. */
#define AVT_WIDE_RACK_MM 750

double avt_rail_setback_mm (double depth_mm, double rail_depth_mm);
double avt_rack_rail_depth_mm (const AvtRack *rack);
double avt_rack_room_mm (const AvtRack *rack);
double avt_rack_channel_length_mm (const AvtRack *rack);
double avt_rear_room_mm (const AvtRack *rack, const AvtType *type, AvtFace face);
double avt_strip_limit_mm (const AvtRack *rack, const AvtType *strip, AvtSlot channel,
                           AvtFace face, AvtSlot slot);
gboolean avt_depths_meet (const AvtRack *rack, const AvtType *a, const AvtType *b);

G_END_DECLS
