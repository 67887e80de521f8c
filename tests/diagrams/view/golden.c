#include "config.h"

#include "tests/diagrams/view/golden.h"

#include "diagrams/scene/text-form.h"

#include <string.h>

/* What other drawings put into this one is golden there, so only that it is there counts. */
static char *
without_children (const char *text)
{
  GString *kept = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gsize hidden = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize indent = strspn (lines[i], " ");

      if (hidden > 0 && indent >= hidden)
        continue;
      hidden = i > 0 && g_str_has_prefix (lines[i] + indent, "scene") ? indent + 1 : 0;
      g_string_append_printf (kept, "%s%s", lines[i], lines[i + 1] != NULL ? "\n" : "");
    }
  return g_string_free (kept, FALSE);
}

/* The first line that differs: whole drawings are too long to read. */
static void
check_lines (const char *name, const char *expected, const char *actual)
{
  g_auto (GStrv) wanted = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) found = g_strsplit (actual, "\n", -1);

  for (guint i = 0; wanted[i] != NULL || found[i] != NULL; i++)
    if (g_strcmp0 (wanted[i], found[i]) != 0)
      g_error ("%s:%u:\n  %s\n  is expected, but there is\n  %s", name, i + 1,
               wanted[i] != NULL ? wanted[i] : "(the end)",
               found[i] != NULL ? found[i] : "(the end)");
}

/** avt_golden_check: compares with tests/diagrams/view/golden/@name.txt; with GOLDEN=write in the
 * environment writes that file instead, to be looked at before it is kept */
void
avt_golden_check (const AvtScene *scene, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "diagrams", "view", "golden",
                                                  file, NULL);
  g_autofree char *whole = avt_scene_to_text (scene);
  g_autofree char *actual = without_children (whole);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (g_getenv ("GOLDEN"), "write") == 0)
    g_file_set_contents (path, actual, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  check_lines (file, expected, actual);
}
