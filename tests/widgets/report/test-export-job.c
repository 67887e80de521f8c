#include "config.h"

#include "helper.h"

#include "diagrams/report/report-pdf.h"
#include "widgets/report/export-job.h"
#include "widgets/report/presets.h"
#include "widgets/report/print.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Sample sample;
  char *folder;
  gboolean is_done;
  char *text;
  GError *error;
  double fraction;
} Job;

static void
job_init (Job *self)
{
  memset (self, 0, sizeof *self);
  sample_init (&self->sample);
  self->folder = g_dir_make_tmp ("avt-export-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
job_clear (Job *self)
{
  GDir *dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->text);
  g_clear_error (&self->error);
  wait_for_idle ();
  sample_clear (&self->sample);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *self = user_data;

  self->text = avt_export_finish (result, &self->error);
  self->is_done = TRUE;
}

static void
progress_cb (double fraction, gpointer user_data)
{
  Job *self = user_data;

  g_assert_false (self->is_done);
  g_assert_cmpfloat (fraction, >=, self->fraction);
  self->fraction = fraction;
}

static char *
run (Job *self, const AvtExportOrder *order, const char *name, GCancellable *cancellable)
{
  AvtDiagramContext context = avt_session_get_context (self->sample.session);
  char *path = g_build_filename (self->folder, name, NULL);

  avt_export_async (&context, order, path, cancellable, progress_cb, self, done_cb, self);
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
  return path;
}

static AvtExportOrder
report_order (const char *kind, AvtExportFormat format)
{
  const AvtReportKind *report = avt_report_kind_find (kind);

  return (AvtExportOrder){ .report = report, .parts = avt_report_kind_all_parts (report),
                           .paper = AVT_PAPER_A4, .format = format, .dpi = 72 };
}

static void
check_begins (const char *path, const char *begin)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, >, 200);
  g_assert_cmpint (strncmp (text, begin, strlen (begin)), ==, 0);
}

static void
check_report (const char *kind, AvtExportFormat format, const char *begin)
{
  AvtExportOrder order = report_order (kind, format);
  g_autofree char *path = NULL;
  Job job;

  job_init (&job);
  path = run (&job, &order, "it", NULL);
  g_assert_no_error (job.error);
  g_assert_cmpstr (job.text, ==, "Exported it");
  check_begins (path, begin);
  job_clear (&job);
}

static void
test_reports (void)
{
  check_report ("power", AVT_EXPORT_PDF, "%PDF-");
  check_report ("bom", AVT_EXPORT_XLSX, "PK");
  check_report ("cables", AVT_EXPORT_CSV, "");
  check_report ("labels", AVT_EXPORT_PDF, "%PDF-");
  check_report ("rows", AVT_EXPORT_PDF, "%PDF-");
}

static void
check_diagram (AvtExportFormat format, const char *begin)
{
  AvtExportOrder order
    = { .diagram = avt_diagram_find ("rack-elevation"), .format = format, .dpi = 72 };
  g_autofree char *path = NULL;
  Job job;

  job_init (&job);
  order.scope = sample_id (&job.sample, "Rack 1");
  path = run (&job, &order, "it", NULL);
  g_assert_no_error (job.error);
  check_begins (path, begin);
  job_clear (&job);
}

static void
test_diagrams (void)
{
  check_diagram (AVT_EXPORT_PDF, "%PDF-");
  check_diagram (AVT_EXPORT_SVG, "<");
  check_diagram (AVT_EXPORT_PNG, "\211PNG");
}

/* The rear of the row is a sheet of its own, and a picture holds one. */
static void
test_sheets (void)
{
  AvtExportOrder order
    = { .diagram = avt_diagram_find ("row-elevation"), .format = AVT_EXPORT_SVG };
  g_autofree char *path = NULL;
  g_autofree char *second = NULL;
  Job job;

  job_init (&job);
  order.scope = avt_entity_id (avt_design_get_info (sample_design (&job.sample)));
  path = run (&job, &order, "row.svg", NULL);
  g_assert_no_error (job.error);
  second = g_build_filename (job.folder, "row-2.svg", NULL);
  check_begins (second, "<");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  job_clear (&job);
}

/* Nobody was asked about the further sheets. */
static void
test_sheet_exists (void)
{
  AvtExportOrder order
    = { .diagram = avt_diagram_find ("row-elevation"), .format = AVT_EXPORT_SVG };
  g_autofree char *path = NULL;
  g_autofree char *second = NULL;
  g_autofree char *text = NULL;
  Job job;

  job_init (&job);
  order.scope = avt_entity_id (avt_design_get_info (sample_design (&job.sample)));
  second = g_build_filename (job.folder, "row-2.svg", NULL);
  g_assert_true (g_file_set_contents (second, "mine", -1, NULL));
  path = run (&job, &order, "row.svg", NULL);
  g_assert_error (job.error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_nonnull (strstr (job.error->message, "row-2.svg"));
  g_assert_true (g_file_get_contents (second, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  job_clear (&job);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AvtExportOrder order = report_order ("power", AVT_EXPORT_PDF);
  g_autofree char *path = NULL;
  Job job;

  job_init (&job);
  g_cancellable_cancel (cancellable);
  path = run (&job, &order, "it.pdf", cancellable);
  g_assert_nonnull (job.error);
  g_assert_null (job.text);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  job_clear (&job);
}

static void
test_unwritable (void)
{
  AvtExportOrder order = report_order ("bom", AVT_EXPORT_CSV);
  g_autofree char *path = NULL;
  Job job;

  job_init (&job);
  path = run (&job, &order, "no/such/folder.csv", NULL);
  g_assert_nonnull (job.error);
  job_clear (&job);
}

static void
test_formats (void)
{
  AvtExportOrder power = report_order ("power", AVT_EXPORT_PDF);
  AvtExportOrder labels = report_order ("labels", AVT_EXPORT_PDF);
  AvtExportOrder drawing = { .diagram = avt_diagram_get (0) };

  g_assert_true (avt_export_order_can (&power, AVT_EXPORT_XLSX));
  g_assert_false (avt_export_order_can (&power, AVT_EXPORT_PNG));
  g_assert_false (avt_export_order_can (&labels, AVT_EXPORT_CSV));
  g_assert_true (avt_export_order_can (&drawing, AVT_EXPORT_SVG));
  g_assert_false (avt_export_order_can (&drawing, AVT_EXPORT_CSV));
}

static void
test_presets (void)
{
  AvtExportOrder order = report_order ("power", AVT_EXPORT_XLSX);
  AvtExportOrder other = { .diagram = avt_diagram_get (0), .format = AVT_EXPORT_SVG, .dpi = 300 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) design = NULL;
  g_autoptr (AvtDesign) again = NULL;
  const char *language = "en";
  Sample sample;

  sample_init (&sample);
  order.parts = 5;
  order.paper = AVT_PAPER_LETTER;
  design = avt_design_with_preset (sample_design (&sample), "Hall", &order, "de", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (avt_presets_count (design), ==, 1);
  avt_preset_to_order (avt_presets_get (design, 0), &other, &language);
  g_assert_true (other.report == order.report);
  g_assert_null (other.diagram);
  g_assert_cmpuint (other.parts, ==, 5);
  g_assert_cmpint (other.paper, ==, AVT_PAPER_LETTER);
  g_assert_cmpint (other.format, ==, AVT_EXPORT_XLSX);
  g_assert_cmpfloat (other.dpi, ==, 72);
  g_assert_cmpstr (language, ==, "de");
  /* The same name takes the place of the first. */
  order.paper = AVT_PAPER_A3;
  again = avt_design_with_preset (design, "Hall", &order, "de", &error);
  g_assert_cmpuint (avt_presets_count (again), ==, 1);
  g_assert_cmpstr (avt_presets_get (again, 0)->paper, ==, "a3");
  sample_clear (&sample);
}

static void
print_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gboolean *is_done)
{
  *is_done = result == GTK_PRINT_OPERATION_RESULT_APPLY;
}

static AvtPages *
make_pages (const Sample *sample, AvtMeasurer *measurer, const char *kind)
{
  AvtDiagramContext context = avt_session_get_context (sample->session);
  AvtReportStyle style = { .paper = AVT_PAPER_A4 };
  g_autoptr (AvtReport) report = NULL;

  context.measurer = measurer;
  report = avt_report_kind_build (avt_report_kind_find (kind), &context, &style, G_MAXUINT32,
                                  AVT_ID_NONE);
  return avt_pages_new (report, measurer);
}

static void
print_to (AvtPages *pages, const char *path)
{
  g_autoptr (GtkPrintOperation) operation = avt_print_operation_new (pages);
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (print_done_cb), &is_done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
}

static void
write_to (AvtPages *pages, const char *path)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (avt_pages_write_pdf (pages, avt_export_append_cb, bytes, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, (char *) bytes->data, bytes->len, NULL));
}

/* Returns: (transfer full): the pixels of all pages, one after the other */
static char *
rasterise (const char *path, gsize *length)
{
  g_autofree char *command = g_strdup_printf ("pdftoppm -r 50 '%s'", path);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;
  GSubprocess *process;
  GBytes *out;

  g_assert_true (g_shell_parse_argv (command, NULL, &argv, NULL));
  process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));
  g_object_unref (process);
  return g_bytes_unref_to_data (out, length);
}

static void
check_print (const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (&error);
  g_autoptr (AvtPages) pages = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *written = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize a_length, b_length;
  Job job;

  job_init (&job);
  g_assert_no_error (error);
  pages = make_pages (&job.sample, measurer, kind);
  printed = g_build_filename (job.folder, "printed.pdf", NULL);
  written = g_build_filename (job.folder, "written.pdf", NULL);
  print_to (pages, printed);
  write_to (pages, written);
  a = rasterise (printed, &a_length);
  b = rasterise (written, &b_length);
  g_assert_cmpuint (a_length, >, 100000);
  g_assert_cmpmem (a, a_length, b, b_length);
  job_clear (&job);
}

static void
test_print (void)
{
  check_print ("power");
  check_print ("bom");
  check_print ("rows");
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/report/export-job/reports", test_reports);
  g_test_add_func ("/widgets/report/export-job/diagrams", test_diagrams);
  g_test_add_func ("/widgets/report/export-job/sheets", test_sheets);
  g_test_add_func ("/widgets/report/export-job/sheet-exists", test_sheet_exists);
  g_test_add_func ("/widgets/report/export-job/cancelled", test_cancelled);
  g_test_add_func ("/widgets/report/export-job/unwritable", test_unwritable);
  g_test_add_func ("/widgets/report/export-job/formats", test_formats);
  g_test_add_func ("/widgets/report/export-job/presets", test_presets);
  g_test_add_func ("/widgets/report/export-job/print", test_print);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add_tests);
}
