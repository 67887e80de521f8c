/* The presets of a design, and exports as their orders. */
#pragma once

#include "engine/design/preset.h"
#include "widgets/report/export-job.h"

G_BEGIN_DECLS

const AvtPreset *avt_presets_get (const AvtDesign *design, guint i);
guint avt_presets_count (const AvtDesign *design);
void avt_preset_to_order (const AvtPreset *self, AvtExportOrder *order, const char **language);
AvtDesign *avt_design_with_preset (AvtDesign *design, const char *name,
                                   const AvtExportOrder *order, const char *language,
                                   GError **error);

G_END_DECLS
