/* A fragment as a table for a spreadsheet or a mail. */
#pragma once

#include "engine/design/fragment.h"

G_BEGIN_DECLS

char *avt_fragment_to_table (const AvtFragment *fragment);

G_END_DECLS
