/* How air goes through a rack, seen from the side: does each device take cold air and give warm air
 * to the hot aisle, and how much warmer does it get? */
#pragma once

#include "diagrams/view/diagram.h"

G_BEGIN_DECLS

AvtScene *avt_airflow_build (const AvtDiagramContext *context, AvtId rack, guint sheet);

G_END_DECLS
