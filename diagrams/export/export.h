/* What the writers share. None of them writes files: bytes go to a callback or into a GBytes, and
 * saving is the engine's. */
#pragma once

#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

#define AVT_EXPORT_ERROR (avt_export_error_quark ())

typedef enum
{
  AVT_EXPORT_ERROR_TOO_LARGE, /* more pixels, pages or points than the format takes */
  AVT_EXPORT_ERROR_NO_TARGET, /* a link or bookmark leads nowhere */
  AVT_EXPORT_ERROR_CANCELLED, /* who watched ended it */
  AVT_EXPORT_ERROR_FAILED,    /* the library failed, such as for want of memory */
} AvtExportError;

/**
 * AvtExportFunc: takes the next bytes of an output
 *
 * Returns: whether to go on; if not, @error is set
 */
typedef gboolean (*AvtExportFunc) (gconstpointer data, gsize size, gpointer user_data,
                                   GError **error);

GQuark avt_export_error_quark (void);

gboolean avt_export_check_scene (const AvtScene *scene, GError **error);
gboolean avt_export_append_cb (gconstpointer data, gsize size, gpointer user_data, GError **error);

G_END_DECLS
