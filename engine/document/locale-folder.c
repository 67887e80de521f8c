#include "config.h"

#include "engine/document/locale-folder.h"

static char *
find_folder (void)
{
  static const char *const beside[] = { "../po", "../share/locale" };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *locale = g_build_filename (folder, beside[i], NULL);
      g_autofree char *probe
          = g_build_filename (locale, "de", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      if (g_file_test (probe, G_FILE_TEST_IS_REGULAR))
        return g_canonicalize_filename (locale, NULL);
    }
  return g_strdup (AVT_LOCALE_DIR);
}

/**
 * avt_locale_folder:
 *
 * The translations beside the program in the folder it was built in, beside it where it was moved
 * to with its folders, or where they were to be installed.
 *
 * Returns: (transfer none): a folder, which may be missing
 */
const char *
avt_locale_folder (void)
{
  static char *folder;

  if (g_once_init_enter (&folder))
    g_once_init_leave (&folder, find_folder ());
  return folder;
}
