#include "config.h"

#include "engine/document/template.h"

#include "engine/io/design-file.h"
#include "engine/io/limits.h"
#include "engine/io/save.h"

#include <string.h>

static const char *const folders[] = { "templates", "samples" };

/**
 * avt_data_folder:
 *
 * Where samples and templates are: beside the program in the folder it was built in, beside it
 * where it was moved to with its folders, or where it was to be installed.
 *
 * Returns: (transfer full): a folder, which may be missing
 */
char *
avt_data_folder (void)
{
  static const char *const beside[] = { "../data", "../share/archivolt" };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *data = g_build_filename (folder, beside[i], NULL);
      g_autofree char *probe = g_build_filename (data, folders[0], NULL);

      if (g_file_test (probe, G_FILE_TEST_IS_DIR))
        return g_canonicalize_filename (data, NULL);
    }
  return g_strdup (AVT_DATA_DIR);
}

void
avt_template_free (AvtTemplate *self)
{
  g_free (self->name);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->path);
  g_free (self);
}

static void
add_template (GPtrArray *templates, const char *folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, AVT_FILE_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GBytes) bytes = avt_read_file (path, AVT_LIMIT_DESIGN_BYTES, NULL, NULL);
  g_autoptr (AvtDesign) design
    = bytes != NULL ? avt_design_from_bytes (bytes, path, NULL, NULL) : NULL;
  const AvtInfo *info;
  AvtTemplate *found;

  if (design == NULL)
    return;
  info = avt_design_get_info (design);
  found = g_new0 (AvtTemplate, 1);
  found->name = g_strdup (name);
  if (info->comments != NULL)
    found->summary = g_strndup (info->comments, strcspn (info->comments, "\n"));
  found->title = g_strdup (info->name != NULL ? info->name
                           : found->summary != NULL ? found->summary : found->name);
  found->path = g_steal_pointer (&path);
  g_ptr_array_add (templates, found);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/** avt_template_list_folder: adds the designs of a folder, by file name; a missing folder has none;
 * @templates: (element-type AvtTemplate) */
void
avt_template_list_folder (const char *folder, GPtrArray *templates)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    if (g_str_has_suffix (name, AVT_FILE_SUFFIX))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (AVT_FILE_SUFFIX)));
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < names->len; i++)
    add_template (templates, folder, names->pdata[i]);
}

/**
 * avt_template_list:
 * @data_folder: see avt_data_folder()
 *
 * Returns: (transfer full) (element-type AvtTemplate): templates, then samples, each by name
 */
GPtrArray *
avt_template_list (const char *data_folder)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_template_free);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (data_folder, folders[i], NULL);

      avt_template_list_folder (folder, templates);
    }
  return templates;
}

/**
 * avt_template_find:
 * @name: a template's name, which is no path
 *
 * Returns: (transfer full) (nullable): the path of its file
 */
char *
avt_template_find (const char *data_folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, AVT_FILE_SUFFIX, NULL);

  if (strchr (name, '/') != NULL || name[0] == '.')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (data_folder, folders[i], file, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}
