/* Documents that are saved, changed by others, and left as a crash leaves them. */
#pragma once

#include "tests/engine/document/helper.h"

#include "engine/io/design-file.h"

static inline AvtDocument *
new_document (const char *journal_folder)
{
  return avt_document_new (avt_id_source_new_seeded (7), journal_folder, AVT_DOCUMENT_MANUAL);
}

static inline void
save_to (AvtDocument *document, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  avt_document_save_as (document, file, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
}

/* What another program would do. */
static inline void
write_elsewhere (const char *path, guint count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = avt_read_file (path, G_MAXSIZE / 2, NULL, &error);
  g_autoptr (AvtDesign) design = NULL;
  g_autoptr (AvtDesign) changed = NULL;

  g_assert_no_error (error);
  design = avt_design_from_bytes (bytes, path, NULL, &error);
  g_assert_no_error (error);
  changed = design_with_count (design, count);
  avt_design_save (changed, path, NULL, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
}

static inline guint
count_journals (const char *folder)
{
  g_autoptr (GPtrArray) found = avt_recovery_list (folder);

  return found->len;
}

static inline AvtDocument *
recover_only (const char *folder)
{
  g_autoptr (GPtrArray) found = avt_recovery_list (folder);
  g_autoptr (GError) error = NULL;
  const AvtJournalInfo *info;
  AvtDocument *document;

  g_assert_cmpuint (found->len, ==, 1);
  info = found->pdata[0];
  document = avt_document_recover (info->file, NULL, AVT_DOCUMENT_MANUAL, &error);
  g_assert_no_error (error);
  return document;
}

/* A document that goes without being closed is what a crash leaves. */
static inline void
crash (AvtDocument **document)
{
  g_autoptr (GError) error = NULL;
  GWeakRef alive;
  gpointer still;

  avt_document_flush (*document, &error);
  g_assert_no_error (error);
  /* the thread of a save may let go of it a moment later */
  g_weak_ref_init (&alive, *document);
  g_clear_object (document);
  while ((still = g_weak_ref_get (&alive)) != NULL)
    {
      g_object_unref (still);
      g_usleep (1000);
    }
  g_weak_ref_clear (&alive);
}
