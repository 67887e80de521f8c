/* The order in which people expect things: "esx2" before "esx10", racks as they stand. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

int avt_name_order (const char *a, const char *b);
GPtrArray *avt_design_in_order (const AvtDesign *design, AvtKind kind);
GPtrArray *avt_design_racks_in_order (const AvtDesign *design);
GPtrArray *avt_design_devices_in_order (const AvtDesign *design, AvtId rack);

G_END_DECLS
