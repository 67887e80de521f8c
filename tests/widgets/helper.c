#include "config.h"

#include "helper.h"

#include "engine/design/edit.h"
#include "engine/io/design-file.h"

#include <locale.h>

/** run_widget_tests: not gtk_test_init(), which wants a locale that may be absent. */
int
run_widget_tests (int *argc, char ***argv, void (*add) (void))
{
  g_test_init (argc, argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  if (!gtk_init_check ())
    {
      g_printerr ("There is no display.\n");
      return 77;
    }
  adw_init ();
  add ();
  return g_test_run ();
}

static AvtDesign *
read_sample (const char *name)
{
  g_autofree char *base = g_strconcat (name, ".archivolt", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("AVT_SOURCE_ROOT"), "data", "samples", base,
                                            NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AvtDesign *design;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  design = avt_design_from_bytes (bytes, path, NULL, &error);
  g_assert_no_error (error);
  return design;
}

/* @name: one of data/samples */
void
sample_init_from (Sample *self, const char *name)
{
  g_autoptr (AvtDesign) design = read_sample (name);
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtWords) words = avt_words_new ("C", "/");

  self->document = avt_document_new (avt_id_source_new_seeded (7), NULL, AVT_DOCUMENT_MANUAL);
  avt_document_begin (self->document, design, "sample");
  self->session = avt_session_new (self->document, measurer, words);
}

void
sample_init (Sample *self)
{
  sample_init_from (self, SAMPLE);
}

/* Nothing else may hold the session any more. */
void
sample_clear (Sample *self)
{
  g_assert_finalize_object (self->session);
  g_object_unref (self->document);
}

AvtDesign *
sample_design (const Sample *self)
{
  return avt_document_get_design (self->document);
}

AvtId
sample_id (const Sample *self, const char *name)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    for (guint i = 0; i < avt_design_count (sample_design (self), (AvtKind) kind); i++)
      {
        gconstpointer entity = avt_design_get (sample_design (self), (AvtKind) kind, i);

        if (g_strcmp0 (avt_entity_name (entity), name) == 0)
          return avt_entity_id (entity);
      }
  g_error ("the sample has no %s", name);
}

static void
commit (const Sample *self, AvtDesign *design, const GError *error)
{
  g_assert_no_error (error);
  avt_document_commit (self->document, design, "Test", NULL);
  avt_design_unref (design);
}

void
sample_rename (const Sample *self, const char *name, const char *to)
{
  g_autoptr (GError) error = NULL;

  commit (self,
          avt_design_with_field_text (sample_design (self), sample_id (self, name), "name", to,
                                      &error),
          error);
}

void
sample_remove (const Sample *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  AvtId id = sample_id (self, name);

  commit (self, avt_design_with_removed (sample_design (self), &id, 1, &error), error);
}

void
wait_for_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
