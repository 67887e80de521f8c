#include "config.h"

#include "engine/document/own-template.h"

#include "engine/design/edit.h"
#include "engine/io/save.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* A file name as long as this is legible everywhere, in bytes. */
#define MAX_NAME_BYTES 60

/** avt_own_template_folder: Returns: (transfer full): where they are kept; it may be missing */
char *
avt_own_template_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "archivolt", "templates", NULL);
}

/** avt_own_template_list: Returns: (transfer full) (element-type AvtTemplate): by file name */
GPtrArray *
avt_own_template_list (const char *folder)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_template_free);

  avt_template_list_folder (folder, templates);
  return templates;
}

/* "Rack for Vienna" to "rack-for-vienna": letters and digits, the others one hyphen. */
static char *
file_stem (const char *title)
{
  g_autofree char *ascii = g_str_to_ascii (title, "C");
  GString *stem = g_string_new (NULL);

  for (const char *at = ascii; *at != '\0' && stem->len < MAX_NAME_BYTES; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (stem, g_ascii_tolower (*at));
    else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
      g_string_append_c (stem, '-');
  if (stem->len > 0 && stem->str[stem->len - 1] == '-')
    g_string_truncate (stem, stem->len - 1);
  if (stem->len == 0)
    g_string_append (stem, "template");
  return g_string_free (stem, FALSE);
}

/* The first name that no file has yet. */
static char *
free_path (const char *folder, const char *title)
{
  g_autofree char *stem = file_stem (title);

  for (guint n = 1;; n++)
    {
      g_autofree char *name = n == 1 ? g_strconcat (stem, AVT_FILE_SUFFIX, NULL)
                                     : g_strdup_printf ("%s-%u%s", stem, n, AVT_FILE_SUFFIX);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* The design under its new name; whose it was is nobody's business who begins with it. */
static AvtDesign *
make_template (AvtDesign *design, const char *title, GError **error)
{
  gpointer info = avt_entity_copy (avt_design_get_info (design));

  avt_record_set_string (&avt_info_type, info, AVT_INFO_NAME, title);
  avt_record_unset (&avt_info_type, info, AVT_INFO_CUSTOMER);
  avt_record_unset (&avt_info_type, info, AVT_INFO_REVISIONS);
  return avt_design_with_replaced (design, info, error);
}

/**
 * avt_own_template_save:
 * @title: what it shall be called
 *
 * Writes the design without its customer and its revisions; nothing is written over.
 *
 * Returns: (transfer full): the path of the new file, or %NULL with the reason
 */
char *
avt_own_template_save (const char *folder, AvtDesign *design, const char *title, GError **error)
{
  g_autoptr (AvtDesign) template = make_template (design, title, error);
  g_autofree char *path = NULL;
  AvtFileState none = { 0 };

  if (template == NULL)
    return NULL;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      avt_io_error_set_errno (error, errno, _ ("the folder cannot be made"), folder);
      return NULL;
    }
  path = free_path (folder, title);
  return avt_design_save (template, path, &none, AVT_SAVE_DEFAULT, error)
           ? g_steal_pointer (&path)
           : NULL;
}

/** avt_own_template_remove: @path: of a template in @folder; any other file is refused */
gboolean
avt_own_template_remove (const char *folder, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (strcmp (parent, folder) != 0 || !g_str_has_suffix (path, AVT_FILE_SUFFIX))
    {
      g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_DENIED, _ ("%s is no template of yours"),
                   path);
      return FALSE;
    }
  if (g_unlink (path) == 0)
    return TRUE;
  avt_io_error_set_errno (error, errno, _ ("the template cannot be removed"), path);
  return FALSE;
}
