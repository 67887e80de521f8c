/* One form of what was copied, such as image/png: made when another program asks for it. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/** AvtClipboardMakeFunc: Returns: (transfer full) (nullable): @source in the form */
typedef GBytes *(*AvtClipboardMakeFunc) (gconstpointer source, GError **error);

GdkContentProvider *avt_clipboard_form_new (const char *mime_type, AvtClipboardMakeFunc make,
                                            gpointer source, GDestroyNotify destroy);

G_END_DECLS
