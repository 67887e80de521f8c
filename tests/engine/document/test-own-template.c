#include "config.h"

#include "engine/document/own-template.h"
#include "engine/io/design-file.h"
#include "engine/io/save.h"
#include "tests/engine/design/sample-design.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
save (const char *folder, SampleDesign *sample, const char *title)
{
  g_autoptr (GError) error = NULL;
  char *path = avt_own_template_save (folder, sample->design, title, &error);

  g_assert_no_error (error);
  return path;
}

static void
check_name (const char *path, const char *wanted)
{
  g_autofree char *name = g_path_get_basename (path);

  g_assert_cmpstr (name, ==, wanted);
}

static void
check_file (const char *path, const char *title)
{
  g_autoptr (GBytes) bytes = avt_read_file (path, 1 << 20, NULL, NULL);
  g_autoptr (AvtDesign) design = avt_design_from_bytes (bytes, path, NULL, NULL);

  g_assert_cmpstr (avt_design_get_info (design)->name, ==, title);
  g_assert_null (avt_design_get_info (design)->customer);
  g_assert_cmpuint (avt_design_count (design, AVT_KIND_DEVICE), ==, 10);
}

/* Saved under a name that no file has, listed with its title, removed. */
static void
test_life (void)
{
  g_autofree char *base = g_dir_make_tmp ("own-template-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (base, "data", "templates", NULL);
  g_autofree char *data = g_path_get_dirname (folder);
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId info = avt_entity_id (avt_design_get_info (sample->design));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *odd = NULL;
  g_autoptr (GPtrArray) none = avt_own_template_list (folder);
  g_autoptr (GPtrArray) all = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  take_edit (&sample->design, avt_design_with_field_text (sample->design, info, "customer", "ACME",
                                                          &error));
  first = save (folder, sample, "Rack for Wien");
  second = save (folder, sample, "Rack / for: Wien!");
  odd = save (folder, sample, "../..");
  check_name (first, "rack-for-wien.archivolt");
  check_name (second, "rack-for-wien-2.archivolt");
  check_name (odd, "template.archivolt");
  check_file (first, "Rack for Wien");
  check_file (odd, "../..");
  all = avt_own_template_list (folder);
  g_assert_cmpuint (all->len, ==, 3);
  for (guint i = 0; i < all->len; i++)
    g_assert_true (avt_own_template_remove (folder, ((AvtTemplate *) all->pdata[i])->path, NULL));
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (folder) | g_rmdir (data) | g_rmdir (base), ==, 0);
}

/* Only templates of the folder are removed. */
static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("own-template-XXXXXX", NULL);
  g_autofree char *other = g_build_filename (folder, "notes.txt", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.archivolt", NULL);
  g_autofree char *inner = g_build_filename (folder, "in", "a.archivolt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_false (avt_own_template_remove (folder, other, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (avt_own_template_remove (folder, inner, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (avt_own_template_remove (folder, gone, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_NOT_FOUND);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (other) | g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/document/own-template/life", test_life);
  g_test_add_func ("/engine/document/own-template/refused", test_refused);
  return g_test_run ();
}
