/* What the calculations take and give, in words and as JSON. */
#pragma once

#include "app/cli/options.h"
#include "engine/calc/calc.h"

G_BEGIN_DECLS

AvtExit avt_cli_list_calcs (gboolean json);
AvtExit avt_cli_describe_calc (const AvtCalc *calc, gboolean json);

G_END_DECLS
