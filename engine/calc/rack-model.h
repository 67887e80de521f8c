/* A rack and what stands in it as the input of a calculation, made into a design, so that the
 * calculation and the editor ask the same functions. */
#pragma once

#include "engine/calc/calc.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

extern const AvtRecordType avt_rack_model_type;

gboolean avt_rack_model_check (const void *input, char **path, GError **error);
AvtDesign *avt_rack_model_design (const void *input);
void avt_rack_model_report (const AvtDesign *design, AvtCalcOutcome *outcome);

G_END_DECLS
