/* What an edit would break: physical truth that held before it and would not after. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

gboolean _avt_refuse_new_misfits (const AvtDesign *before, const AvtDesign *after,
                                  GError **error);

G_END_DECLS
