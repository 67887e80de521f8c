/* make-samples FACES FOLDER: writes FOLDER/catalogue, FOLDER/samples and FOLDER/templates; FACES
 * has the SVG files of the catalogue's types. */
#include "config.h"

#include "engine/io/save.h"
#include "tests/samples/library.h"

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
  const char *folder;

  if (argc != 3)
    {
      fputs ("usage: make-samples FACES FOLDER\n", stderr);
      return 2;
    }
  library_set_faces (argv[1]);
  folder = argv[2];
  save (folder, "catalogue", "catalogue", make_catalogue ());
  save (folder, "samples", "optane-servers", make_optane_servers (BASIS_BUDGET));
  save (folder, "samples", "optane-servers-parts", make_optane_servers (BASIS_PARTS));
  save (folder, "samples", "optane-rack", make_optane_rack (BASIS_BUDGET));
  save (folder, "samples", "optane-rack-parts", make_optane_rack (BASIS_PARTS));
  save (folder, "samples", "six-racks", make_six_racks ());
  save (folder, "templates", "empty", make_empty ());
  save (folder, "templates", "network-rack", make_network_rack ());
  save (folder, "templates", "rack", make_rack ());
  save (folder, "templates", "six-rack-row", make_six_rack_row ());
  save (folder, "templates", "two-node-direct", make_two_node_direct ());
  save (folder, "templates", "two-rack-pair", make_two_rack_pair ());
  save (folder, "templates", "vsan-four-node", make_vsan_four_node ());
  return 0;
}
