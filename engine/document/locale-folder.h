/* Where the translations are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *avt_locale_folder (void);

G_END_DECLS
