/* Structural truth: what holds for every design. Physical truth (overlap, wrong outlet) is not
 * here: it is findings (engine/check) and refusals of edits (edit.h). */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

gboolean _avt_truth_check (const AvtDesign *base, const AvtDesign *draft, const GArray *changed,
                           AvtId *culprit, GError **error);

G_END_DECLS
