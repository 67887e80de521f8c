#include "config.h"

#include "diagrams/export/export.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (avt-export-error-quark, avt_export_error)

/**
 * avt_export_check_scene:
 *
 * Returns: whether all that @scene paints and its page lie where every format can show it
 */
gboolean
avt_export_check_scene (const AvtScene *scene, GError **error)
{
  AvtRect page = avt_rect (0, 0, avt_scene_get_width (scene), avt_scene_get_height (scene));
  AvtRect all = avt_rect_union (page, avt_scene_get_bounds (scene));
  AvtRect space = avt_rect (-AVT_COORDINATE_MAX, -AVT_COORDINATE_MAX, 2 * AVT_COORDINATE_MAX,
                            2 * AVT_COORDINATE_MAX);

  if (avt_rect_contains (space, all))
    return TRUE;
  g_set_error (error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_TOO_LARGE,
               _("A drawing reaches at most %d points from its origin."),
               (int) AVT_COORDINATE_MAX);
  return FALSE;
}

/** avt_export_append_cb: an AvtExportFunc that appends to the GByteArray @user_data */
gboolean
avt_export_append_cb (gconstpointer data, gsize size, gpointer user_data, GError **error)
{
  GByteArray *bytes = user_data;

  if (size > G_MAXUINT / 2 - bytes->len)
    {
      g_set_error_literal (error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_TOO_LARGE,
                           _("A file made in memory has at most 2 GB."));
      return FALSE;
    }
  g_byte_array_append (bytes, data, (guint) size);
  return TRUE;
}
