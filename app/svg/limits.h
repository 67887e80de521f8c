/* What a drawing from outside may cost, and what it may not touch. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean avt_svg_limit_process (void);

G_END_DECLS
