/* A drawing depends on the design alone: undoing and redoing a step, with the memo of the session
 * kept, gives the bytes of before in every format. */
#include "config.h"

#include "diagrams/export/pdf.h"
#include "diagrams/export/png.h"
#include "diagrams/export/svg.h"
#include "diagrams/view/rack-elevation.h"
#include "engine/document/document.h"
#include "engine/io/design-file.h"
#include "tests/diagrams/view/sample-rack.h"

typedef struct
{
  AvtDocument *document;
  AvtMeasurer *measurer;
  AvtWords *words;
  AvtId rack;
} Session;

static GBytes *
export_as (const Session *self, guint format)
{
  AvtDesign *design = avt_document_get_design (self->document);
  AvtDiagramContext context
      = { design, avt_document_get_memo (self->document), self->measurer, self->words };
  g_autoptr (AvtScene) scene = avt_rack_elevation_build (&context, self->rack, 0);
  AvtPdfDocument pdf = { .pages = &scene, .n_pages = 1, .title = "B04", .date = "2021-01-11" };
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  if (format == 0)
    return avt_design_to_bytes (design);
  if (format == 1)
    bytes = avt_svg_export (scene, &(AvtSvgOptions){ 0 }, &error);
  else if (format == 2)
    bytes = avt_pdf_export (&pdf, &error);
  else
    bytes = avt_png_export (scene, &(AvtPngOptions){ .dpi = 96 }, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
commit_name (const Session *self, AvtId id, const char *name)
{
  g_autoptr (AvtDesign) design = avt_design_with_field_text (
      avt_document_get_design (self->document), id, "name", name, NULL);

  g_assert_nonnull (design);
  avt_document_commit (self->document, design, "Rename", NULL);
}

static void
test_undo_redo (void)
{
  static const char *const formats[] = { "json", "svg", "pdf", "png" };
  g_autofree char *journal = g_dir_make_tmp ("archivolt-XXXXXX", NULL);
  AvtSample sample;
  Session session;
  AvtReferrers devices;
  const AvtDevice *device;
  AvtId first;

  avt_sample_init (&sample, 1);
  session.rack = avt_sample_add_mixed_rack (&sample);
  session.measurer = avt_measurer_new (NULL);
  session.words = avt_words_new ("en", NULL);
  session.document
      = avt_document_new (avt_id_source_new_seeded (2), journal, AVT_DOCUMENT_MANUAL);
  avt_document_begin (session.document, sample.design, "sample");
  avt_design_devices_of_rack (sample.design, session.rack, &devices);
  device = avt_referrers_next (&devices);
  first = device->entity.id;
  commit_name (&session, first, "one");
  for (guint format = 0; format < G_N_ELEMENTS (formats); format++)
    {
      g_autoptr (GBytes) before = export_as (&session, format);
      g_autoptr (GBytes) between = NULL;
      g_autoptr (GBytes) after = NULL;

      g_assert_true (avt_document_undo (session.document));
      between = export_as (&session, format);
      g_assert_false (g_bytes_equal (before, between));
      g_assert_true (avt_document_redo (session.document));
      after = export_as (&session, format);
      if (!g_bytes_equal (before, after))
        g_error ("%s differs after undo and redo", formats[format]);
    }
  g_object_unref (session.document);
  avt_measurer_unref (session.measurer);
  avt_words_unref (session.words);
  avt_sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/same-bytes/undo-redo", test_undo_redo);
  return g_test_run ();
}
