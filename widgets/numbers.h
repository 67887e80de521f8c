/* Numbers as the user's locale writes them. Files and documents never use this. */
#pragma once

#include "engine/base/quantity.h"

G_BEGIN_DECLS

const AvtNumberStyle *avt_local_number_style (void);
char *avt_local_quantity (double value, AvtUnit unit);

G_END_DECLS
