/* What is derived from a design with a memo that has seen other designs before, held against the
 * same calculated anew. Equal means equal to the last bit. */
#pragma once

#include "engine/base/memo.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

void check_derived_of_rack (AvtDesign *design, AvtMemo *memo, AvtId rack);
void check_derived (AvtDesign *design, AvtMemo *memo);

G_END_DECLS
