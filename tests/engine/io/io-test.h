/* What the tests of files share: the sample design, folders of their own, raw files. */
#pragma once

#include "engine/design/edit.h"
#include "engine/io/design-file.h"
#include "engine/io/save.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>

#define SAMPLE_DEVICE "d000000000001"
#define SAMPLE_RACK "r000000000001"

static inline char *
fixture_path (const char *name)
{
  return g_build_filename (g_getenv ("AVT_SOURCE_ROOT"), "tests", "fixtures", "json", name, NULL);
}

static inline GBytes *
fixture_bytes (const char *name)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = avt_read_file (path, 1 << 26, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static inline AvtDesign *
sample_design (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes ("sample.archivolt");
  g_autoptr (GError) error = NULL;
  AvtDesign *design = avt_design_from_bytes (bytes, "sample.archivolt", NULL, &error);

  g_assert_no_error (error);
  return design;
}

static inline AvtId
test_id (const char *text)
{
  AvtId id;

  g_assert_true (avt_id_parse (text, &id));
  return id;
}

/* A design that differs from @design in the name of its first device. */
static inline AvtDesign *
renamed_design (AvtDesign *design, const char *name)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *renamed
    = avt_design_with_field_text (design, test_id (SAMPLE_DEVICE), "name", name, &error);

  g_assert_no_error (error);
  return renamed;
}

static inline int
remove_entry_cb (const char *path, const struct stat *info, int kind, struct FTW *ftw)
{
  return remove (path);
}

static inline char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("archivolt-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static inline void
remove_folder (char *folder)
{
  g_chmod (folder, 0700);
  g_assert_cmpint (nftw (folder, remove_entry_cb, 16, FTW_DEPTH | FTW_PHYS), ==, 0);
  g_free (folder);
}

static inline void
put_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &error);
  g_assert_no_error (error);
}

static inline void
assert_file (const char *path, const char *text)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, text);
}

static inline guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}
