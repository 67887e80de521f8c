/* What the tests of the device-type importer share. */
#pragma once

#include "engine/io/netbox-type.h"

#include <string.h>

static inline AvtType *
netbox_read (GBytes *bytes, const char *filename, AvtFindings *findings, GError **error)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (1);

  return avt_netbox_type_read (bytes, filename, ids, findings, error);
}

/* The fixtures below tests/, as paths relative to their folder, sorted. */
static inline void
netbox_collect (const char *folder, const char *below, GPtrArray *paths)
{
  g_autofree char *here = g_build_filename (folder, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (here, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = below[0] != '\0' ? g_strconcat (below, "/", name, NULL)
                                               : g_strdup (name);
      g_autofree char *full = g_build_filename (folder, path, NULL);

      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        netbox_collect (folder, path, paths);
      else if (g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".yml"))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static inline int
netbox_compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static inline char *
netbox_fixture_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "netbox-device-types", NULL);
}

static inline GPtrArray *
netbox_fixture_paths (void)
{
  g_autofree char *folder = netbox_fixture_folder ();
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  netbox_collect (folder, "", paths);
  g_ptr_array_sort (paths, netbox_compare_paths);
  g_assert_cmpuint (paths->len, >=, 45);
  return paths;
}

static inline GBytes *
netbox_fixture_bytes (const char *path)
{
  g_autofree char *folder = netbox_fixture_folder ();
  g_autofree char *full = g_build_filename (folder, path, NULL);
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (full, &text, &length, NULL));
  return g_bytes_new_take (text, length);
}

/* The place that a finding begins with: "FILE:LINE". */
static inline const char *
netbox_place (const AvtFinding *finding)
{
  return avt_finding_get_argument (finding, 0)->text;
}
