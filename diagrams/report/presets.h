/* The presets of a design, and exports as their orders. */
#pragma once

#include "diagrams/report/export-order.h"
#include "engine/design/preset.h"

G_BEGIN_DECLS

guint avt_presets_count (const AvtDesign *design);
const AvtPreset *avt_presets_get (const AvtDesign *design, guint i);
const AvtPreset *avt_presets_find (const AvtDesign *design, const char *name);
gboolean avt_preset_is_of_report (const AvtPreset *self);
void avt_preset_to_order (const AvtPreset *self, const AvtDesign *design, AvtExportOrder *order);

AvtDesign *avt_design_with_preset (AvtDesign *design, const char *name,
                                   const AvtExportOrder *order, GError **error);
AvtDesign *avt_design_with_preset_renamed (AvtDesign *design, const char *name, const char *to,
                                           GError **error);
AvtDesign *avt_design_without_preset (AvtDesign *design, const char *name, GError **error);

G_END_DECLS
