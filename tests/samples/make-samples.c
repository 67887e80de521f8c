/* make-samples FOLDER: writes FOLDER/samples and FOLDER/templates. */
#include "config.h"

#include "engine/io/save.h"
#include "tests/samples/make.h"

#include <stdio.h>

static void
save (const char *folder, const char *kind, const char *name, AvtDesign *design)
{
  g_autofree char *file = g_strconcat (name, AVT_FILE_SUFFIX, NULL);
  g_autofree char *parent = g_build_filename (folder, kind, NULL);
  g_autofree char *path = g_build_filename (parent, file, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0777), ==, 0);
  avt_design_save (design, path, NULL, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
  avt_design_unref (design);
}

int
main (int argc, char *argv[])
{
  if (argc != 2)
    {
      fputs ("usage: make-samples FOLDER\n", stderr);
      return 2;
    }
  save (argv[1], "samples", "optane-servers", make_optane_servers (BASIS_BUDGET));
  save (argv[1], "samples", "optane-servers-parts", make_optane_servers (BASIS_PARTS));
  save (argv[1], "samples", "optane-rack", make_optane_rack (BASIS_BUDGET));
  save (argv[1], "samples", "optane-rack-parts", make_optane_rack (BASIS_PARTS));
  save (argv[1], "templates", "empty", make_empty ());
  save (argv[1], "templates", "rack", make_rack ());
  return 0;
}
