/* Settings that last: GSettings where the schema is installed, defaults that are forgotten where
 * it is not, so that the program runs from anywhere. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *avt_store_get (void);
int avt_store_get_int (const char *key, int fallback);
gboolean avt_store_get_boolean (const char *key, gboolean fallback);
char *avt_store_get_text (const char *key);
void avt_store_set_int (const char *key, int value);
void avt_store_set_boolean (const char *key, gboolean value);
void avt_store_set_text (const char *key, const char *value);

G_END_DECLS
