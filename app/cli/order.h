/* Presets and styles of the design, and the options that win over them. */
#pragma once

#include "app/cli/command.h"
#include "diagrams/report/export-order.h"
#include "engine/design/preset.h"

G_BEGIN_DECLS

AvtExit avt_command_preset (const AvtArguments *arguments, const AvtDesign *design,
                            AvtExportOrder *order);
AvtExit avt_command_drawing_order (const AvtArguments *arguments, const AvtDesign *design,
                                   AvtExportOrder *order);
AvtExit avt_command_style (const AvtArguments *arguments, const AvtDiagramContext *context,
                           AvtExportOrder *order, AvtReportStyle *style);
AvtWords *avt_command_order_words (const AvtArguments *arguments, const AvtDesign *design,
                                   const AvtExportOrder *order);

G_END_DECLS
