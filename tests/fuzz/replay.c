/* Calls a fuzz target with every file of the folders it is given, so that what was once found stays
 * mended: replay FOLDER... */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include <string.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
collect (const char *folder, GPtrArray *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        collect (path, paths);
      else
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

/* A copy of exactly that size, so that a read past the end is seen by the sanitizer. */
static void
replay (gconstpointer data)
{
  const char *path = data;
  g_autofree char *text = NULL;
  g_autofree guint8 *copy = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  copy = g_memdup2 (text, MAX (length, 1));
  LLVMFuzzerTestOneInput (copy, length);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    collect (argv[i], paths);
  g_ptr_array_sort (paths, compare_names);
  g_assert_cmpuint (paths->len, >=, 10);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *name = strrchr (paths->pdata[i], '/');
      g_autofree char *point = g_strdup_printf ("/fuzz/%u%s", i, name);

      g_test_add_data_func (point, paths->pdata[i], replay);
    }
  return g_test_run ();
}
