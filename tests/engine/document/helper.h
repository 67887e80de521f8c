/* Designs that say how often they were changed, and folders for one test. */
#pragma once

#include "engine/design/edit.h"
#include "engine/document/document.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static inline AvtDesign *
design_with_count (AvtDesign *design, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autoptr (GError) error = NULL;
  AvtDesign *result = avt_design_with_field_text (
    design, avt_design_get_info (design)->entity.id, "comments", text, &error);

  g_assert_no_error (error);
  return result;
}

static inline guint
count_of (AvtDesign *design)
{
  const char *text = avt_design_get_info (design)->comments;

  return text != NULL ? (guint) strtoul (text, NULL, 10) : 0;
}

static inline void
commit_count (AvtDocument *document, guint count)
{
  g_autoptr (AvtDesign) design = design_with_count (avt_document_get_design (document), count);
  g_autofree char *label = g_strdup_printf ("Step %u", count);

  avt_document_commit (document, design, label, NULL);
}

/** add_rooms: a design with @n_rooms more rooms, to make it as large as wanted. */
static inline AvtDesign *
add_rooms (AvtDesign *design, AvtIdSource *ids, guint n_rooms)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (design);
  g_autoptr (GError) error = NULL;
  AvtDesign *result;

  for (guint i = 0; i < n_rooms; i++)
    {
      char letter = avt_kind_info (AVT_KIND_ROOM)->letter;
      AvtRoom *room = avt_entity_new (AVT_KIND_ROOM, avt_id_source_next (ids, letter));
      g_autofree char *name = g_strdup_printf ("Room %u", i);

      avt_record_set_string (&avt_room_type, room, AVT_ROOM_NAME, name);
      avt_design_builder_put (builder, room);
    }
  result = avt_design_builder_end (builder, &error);
  g_assert_no_error (error);
  return result;
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
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (g_steal_pointer (&path));
      else
        g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

typedef char Folder;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, remove_folder)
