/* Two editors and other programs at one file, in random order: nothing is ever overwritten that
 * the one who saves has not seen, and what was committed survives a crash. Each state of the design
 * bears a number, so that equal numbers are equal contents. */
#include "config.h"

#include "tests/engine/document/helper.h"

#include "engine/io/design-file.h"

#include <unistd.h>

#define MISSING G_MAXUINT

typedef struct
{
  AvtDocument *document;
  guint seen; /* what the file held when this editor last read, wrote or accepted it */
} Editor;

typedef struct
{
  char *path;
  char *away;
  char *journals;
  GFile *file;
  GRand *rand;
  guint next;
  Editor editors[2];
  guint n_saved;
  guint n_refused;
} World;

static guint
number_on_disk (World *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AvtDesign) design = NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return MISSING;
  bytes = avt_read_file (self->path, G_MAXSIZE / 2, NULL, &error);
  g_assert_no_error (error);
  design = avt_design_from_bytes (bytes, self->path, NULL, &error);
  g_assert_no_error (error);
  return count_of (design);
}

static guint
number_of (Editor *editor)
{
  return count_of (avt_document_get_design (editor->document));
}

static void
open_file (World *self, Editor *editor)
{
  g_autoptr (GError) error = NULL;

  editor->document = avt_document_new (NULL, self->journals, AVT_DOCUMENT_MANUAL);
  if (number_on_disk (self) == MISSING)
    {
      commit_count (editor->document, self->next++);
      avt_document_save_as (editor->document, self->file, AVT_SAVE_DEFAULT, &error);
    }
  else
    avt_document_load (editor->document, self->file, &error);
  g_assert_no_error (error);
  editor->seen = number_on_disk (self);
}

static void
save (World *self, Editor *editor)
{
  guint before = number_on_disk (self);
  g_autoptr (GError) error = NULL;
  gboolean saved = avt_document_save (editor->document, AVT_SAVE_DEFAULT, &error);

  if (error != NULL)
    g_test_message ("%u on disk, %u seen: %s", before, editor->seen, error->message);
  g_assert_cmpint (saved, ==, before == MISSING || before == editor->seen);
  if (saved)
    {
      g_assert_cmpuint (number_on_disk (self), ==, number_of (editor));
      g_assert_false (avt_document_get_modified (editor->document));
      editor->seen = number_of (editor);
      self->n_saved++;
      return;
    }
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_CHANGED);
  g_assert_cmpuint (number_on_disk (self), ==, before);
  self->n_refused++;
}

/* Only a document without changes follows the file by itself. */
static void
check_disk (World *self, Editor *editor)
{
  guint now = number_on_disk (self);
  guint before = number_of (editor);
  gboolean was_modified = avt_document_get_modified (editor->document);
  AvtDiskState state = avt_document_check_disk (editor->document);

  if (now == MISSING)
    g_assert_true (state == AVT_DISK_MISSING || editor->seen == MISSING);
  else if (now == editor->seen)
    g_assert_cmpint (state, ==, AVT_DISK_SAME);
  else if (was_modified)
    g_assert_cmpint (state, ==, AVT_DISK_CHANGED);
  else
    {
      g_assert_cmpint (state, ==, AVT_DISK_SAME);
      g_assert_cmpuint (number_of (editor), ==, now);
      editor->seen = now;
      return;
    }
  g_assert_cmpuint (number_of (editor), ==, before);
}

static void
write_elsewhere (World *self)
{
  g_autoptr (AvtDesign) design
    = design_with_count (avt_document_get_design (self->editors[0].document), self->next++);
  g_autoptr (GError) error = NULL;

  avt_design_save (design, self->path, NULL, AVT_SAVE_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
replace_by_link (World *self)
{
  if (number_on_disk (self) == MISSING || g_file_test (self->path, G_FILE_TEST_IS_SYMLINK))
    return;
  g_assert_cmpint (g_rename (self->path, self->away), ==, 0);
  g_assert_cmpint (symlink (self->away, self->path), ==, 0);
}

static void
crash (World *self, Editor *editor)
{
  guint number = number_of (editor);
  gboolean was_modified = avt_document_get_modified (editor->document);
  g_autoptr (GPtrArray) found = NULL;
  const AvtJournalInfo *info;
  g_autoptr (GError) error = NULL;

  avt_document_flush (editor->document, &error);
  g_assert_no_error (error);
  g_clear_object (&editor->document);
  found = avt_recovery_list (self->journals);
  if (!was_modified)
    {
      g_assert_cmpuint (found->len, ==, 0);
      open_file (self, editor);
      return;
    }
  g_assert_cmpuint (found->len, ==, 1);
  info = found->pdata[0];
  editor->document = avt_document_recover (info->file, NULL, AVT_DOCUMENT_MANUAL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (number_of (editor), ==, number);
  g_assert_cmpstr (avt_document_get_path (editor->document), ==, self->path);
  if (info->sha256[0] == '\0')
    editor->seen = MISSING; /* the journal had become independent of the file */
  if (!avt_document_get_modified (editor->document))
    editor->seen = number;
}

static void
step (World *self)
{
  Editor *editor = &self->editors[g_rand_int_range (self->rand, 0, 2)];
  guint now = number_on_disk (self);

  switch (g_rand_int_range (self->rand, 0, 14))
    {
    case 0:
    case 1:
    case 2:
    case 3:
      commit_count (editor->document, self->next++);
      break;
    case 4:
      avt_document_undo (editor->document);
      break;
    case 5:
    case 6:
      save (self, editor);
      break;
    case 7:
    case 8:
      check_disk (self, editor);
      break;
    case 9:
      avt_document_keep_mine (editor->document);
      g_assert_true (avt_document_get_modified (editor->document));
      editor->seen = now;
      break;
    case 10:
      if (avt_document_reload (editor->document, NULL))
        {
          g_assert_cmpuint (number_of (editor), ==, now);
          editor->seen = now;
        }
      else
        g_assert_cmpuint (now, ==, MISSING);
      break;
    case 11:
      write_elsewhere (self);
      break;
    case 12:
      if (g_rand_boolean (self->rand))
        g_remove (self->path);
      else
        replace_by_link (self);
      break;
    case 13:
      crash (self, editor);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
check_seed (guint32 seed, guint n_steps)
{
  g_autoptr (Folder) folder = make_folder ();
  World world = { g_build_filename (folder, "a.archivolt", NULL),
                  g_build_filename (folder, "away", NULL),
                  g_build_filename (folder, "journal", NULL),
                  NULL,
                  g_rand_new_with_seed (seed),
                  1 };

  world.file = g_file_new_for_path (world.path);
  open_file (&world, &world.editors[0]);
  open_file (&world, &world.editors[1]);
  for (guint i = 0; i < n_steps; i++)
    step (&world);
  g_test_message ("seed %u: saved %u, refused %u", seed, world.n_saved, world.n_refused);
  g_assert_cmpuint (world.n_saved, >=, n_steps / 50);
  g_assert_cmpuint (world.n_refused, >=, n_steps / 200);
  for (guint i = 0; i < 2; i++)
    {
      avt_document_close (world.editors[i].document, NULL);
      g_object_unref (world.editors[i].document);
    }
  g_object_unref (world.file);
  g_rand_free (world.rand);
  g_free (world.path);
  g_free (world.away);
  g_free (world.journals);
}

static void
test_two_editors (void)
{
  guint n_seeds = g_test_slow () ? 200 : 4;

  for (guint32 seed = 0; seed < n_seeds; seed++)
    check_seed (seed, 400);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/document/two-editors", test_two_editors);
  return g_test_run ();
}
