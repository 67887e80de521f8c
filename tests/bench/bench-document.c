/* What an edit costs beside the pure edit itself: history, journal, signal, undo. 20,000 devices
 * and 80,000 links; one device is renamed again and again. */
#include "config.h"

#include "engine/design/edit.h"
#include "engine/document/document.h"
#include "tests/bench/large-design.h"

#include <glib/gstdio.h>
#include <stdio.h>

#define N_EDITS 2000

static double
ms_since (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) / 1000.0;
}

static void
print_cost (const char *what, gint64 start_us, guint n)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.4f", ms_since (start_us) / n);
  printf ("%-28s %s ms\n", what, number);
}

static void
remove_journals (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-document-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.archivolt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AvtDesign) design = large_design_new (500, 40, 4);
  AvtDocument *document = avt_document_new (NULL, folder, AVT_DOCUMENT_MANUAL);
  AvtId id = avt_entity_id (avt_design_get (design, AVT_KIND_DEVICE, 7));
  g_autoptr (GPtrArray) designs = g_ptr_array_new_with_free_func (
    (GDestroyNotify) avt_design_unref);
  gint64 start_us;

  avt_document_begin (document, design, NULL);
  start_us = g_get_monotonic_time ();
  avt_document_save_as (document, file, AVT_SAVE_DEFAULT, NULL);
  print_cost ("save", start_us, 1);
  start_us = g_get_monotonic_time ();
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *name = g_strdup_printf ("device %u", i);
      AvtDesign *last = i == 0 ? design : designs->pdata[i - 1];

      g_ptr_array_add (designs, avt_design_with_field_text (last, id, "name", name, NULL));
    }
  print_cost ("pure edit", start_us, N_EDITS);
  start_us = g_get_monotonic_time ();
  for (guint i = 0; i < N_EDITS; i++)
    avt_document_commit (document, designs->pdata[i], "Rename", NULL);
  print_cost ("commit", start_us, N_EDITS);
  start_us = g_get_monotonic_time ();
  avt_document_flush (document, NULL);
  print_cost ("journal, per edit, with sync", start_us, N_EDITS);
  start_us = g_get_monotonic_time ();
  while (avt_document_undo (document))
    ;
  print_cost ("undo", start_us, N_EDITS);
  avt_document_close (document, NULL);
  g_object_unref (document);
  remove_journals (folder);
  return 0;
}
