#include "config.h"

#include "helper.h"

#include "diagrams/report/presets.h"
#include "diagrams/report/report-pdf.h"
#include "engine/design/edit.h"
#include "widgets/report/export-job.h"
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
  AvtExportFlags flags;
  GStrv existing;
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
  g_strfreev (self->existing);
  g_clear_error (&self->error);
  wait_for_idle ();
  sample_clear (&self->sample);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *self = user_data;

  const GPtrArray *existing = avt_export_get_existing (result);

  self->text = avt_export_finish (result, &self->error);
  self->existing = g_new0 (char *, existing->len + 1);
  for (guint i = 0; i < existing->len; i++)
    self->existing[i] = g_strdup (existing->pdata[i]);
  self->is_done = TRUE;
}

static void
progress_cb (double fraction, gpointer user_data)
{
  Job *self = user_data;

  g_assert_false (self->is_done);
  g_assert_cmpfloat (fraction, >=, self->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  self->fraction = fraction;
}

static void
start (Job *self, const AvtExportOrder *order, const char *path, GCancellable *cancellable)
{
  AvtDiagramContext context = avt_session_get_context (self->sample.session);

  avt_export_async (&context, order, path, self->flags, cancellable, progress_cb, self, done_cb,
                    self);
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static char *
run (Job *self, const AvtExportOrder *order, const char *name, GCancellable *cancellable)
{
  char *path = g_build_filename (self->folder, name, NULL);

  start (self, order, path, cancellable);
  return path;
}

static AvtExportOrder
report_order (const char *kind, AvtExportFormat format)
{
  const AvtReportKind *report = avt_report_kind_find (kind);

  return (AvtExportOrder){ .report = report, .parts = avt_report_kind_all_parts (report),
                           .paper = AVT_PAPER_A4, .detail = AVT_LEVEL_STANDARD,
                           .format = format, .dpi = 72 };
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

/* Without the ending, which is added. */
static char *
run_it (Job *self, const AvtExportOrder *order)
{
  g_autofree char *path = run (self, order, "it", NULL);

  return g_strconcat (path, ".", avt_export_format_get_ending (order->format), NULL);
}

static void
check_report (const char *kind, AvtExportFormat format, const char *begin)
{
  AvtExportOrder order = report_order (kind, format);
  g_autofree char *path = NULL;
  Job job;

  job_init (&job);
  path = run_it (&job, &order);
  g_assert_no_error (job.error);
  g_assert_true (g_str_has_prefix (job.text, "Exported it."));
  check_begins (path, begin);
  job_clear (&job);
}

/* A document without the font of its style says so. */
static void
test_lost (void)
{
  AvtExportOrder order = report_order ("power", AVT_EXPORT_PDF);
  g_autofree char *path = NULL;
  AvtHouseStyle style = { 0 };
  AvtDesign *design;
  Job job;

  job_init (&job);
  avt_record_init (&avt_house_style_type, &style);
  avt_record_set_string (&avt_house_style_type, &style, AVT_HOUSE_STYLE_NAME, "ACME");
  avt_record_set_string (&avt_house_style_type, &style, AVT_HOUSE_STYLE_FONT, "No Such Font");
  design = avt_design_with_style (sample_design (&job.sample), NULL, &style, &job.error);
  avt_record_clear (&avt_house_style_type, &style);
  g_assert_true (avt_session_commit (job.sample.session, design, job.error, "Test", NULL));
  order.style = "ACME";
  path = run_it (&job, &order);
  g_assert_no_error (job.error);
  g_assert_true (g_str_has_prefix (job.text, "Exported it.pdf. "));
  g_assert_nonnull (strstr (job.text, "“No Such Font” is not installed"));
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
  path = run_it (&job, &order);
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

static void
check_content (const Job *self, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *text = NULL;

  if (content == NULL)
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  else
    {
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, content));
    }
}

static void
put (const Job *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
}

/* Nobody was asked about the further sheets; who agrees gets all of them. */
static void
test_sheet_exists (void)
{
  AvtExportOrder order
    = { .diagram = avt_diagram_find ("row-elevation"), .format = AVT_EXPORT_SVG };
  g_autofree char *path = NULL;
  Job job;

  job_init (&job);
  order.scope = avt_entity_id (avt_design_get_info (sample_design (&job.sample)));
  put (&job, "row-2.svg");
  path = run (&job, &order, "row.svg", NULL);
  g_assert_error (job.error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpuint (g_strv_length (job.existing), ==, 1);
  g_assert_cmpstr (job.existing[0], ==, "row-2.svg");
  check_content (&job, "row-1.svg", NULL);
  check_content (&job, "row-2.svg", "mine");
  g_clear_error (&job.error);
  g_clear_pointer (&job.existing, g_strfreev);
  job.is_done = FALSE;
  job.fraction = 0;
  job.flags = AVT_EXPORT_MAY_REPLACE;
  start (&job, &order, path, NULL);
  g_assert_no_error (job.error);
  g_assert_cmpstr (job.text, ==, "Exported 2 files");
  check_content (&job, "row-1.svg", "<?xml");
  check_content (&job, "row-2.svg", "<?xml");
  job_clear (&job);
}

/* The chooser asked about "it", which is not what is written. */
static void
test_ending_exists (void)
{
  AvtExportOrder order = report_order ("bom", AVT_EXPORT_CSV);
  g_autofree char *path = NULL;
  Job job;

  job_init (&job);
  put (&job, "it.csv");
  path = run (&job, &order, "it", NULL);
  g_assert_error (job.error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpstr (job.existing[0], ==, "it.csv");
  check_content (&job, "it.csv", "mine");
  job_clear (&job);
}

/* One that was asked about is replaced, in whatever case its ending is written. */
static void
test_ending (void)
{
  AvtExportOrder order = report_order ("labels", AVT_EXPORT_PDF);
  g_autofree char *path = NULL;
  Job job;

  job_init (&job);
  put (&job, "it.PDF");
  path = run (&job, &order, "it.PDF", NULL);
  g_assert_no_error (job.error);
  check_content (&job, "it.PDF", "%PDF-");
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
  g_assert_no_error (job.error);
  g_assert_cmpstr (job.text, ==, "The export was cancelled");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  job_clear (&job);
}

/* A document and a diagram of five, which may be cancelled while the third is made for the first or
 * second time. Before that it is waited until the window was told how far it is. */
#define N_MADE 5

static struct
{
  GCancellable *cancellable; /* or NULL */
  guint n_passes;            /* before it is cancelled */
  GMutex lock;
  GCond told;
  double fraction;
} made;

static void
make (guint i)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  if (i != 2)
    return;
  g_mutex_lock (&made.lock);
  while (made.fraction <= 0 && g_cond_wait_until (&made.told, &made.lock, end))
    ;
  g_mutex_unlock (&made.lock);
  if (made.cancellable != NULL && made.n_passes-- == 0)
    g_cancellable_cancel (made.cancellable);
}

static void
made_progress_cb (double fraction, gpointer user_data)
{
  progress_cb (fraction, user_data);
  g_mutex_lock (&made.lock);
  made.fraction = MAX (made.fraction, fraction);
  g_cond_signal (&made.told);
  g_mutex_unlock (&made.lock);
}

static guint
count_sections (const AvtReportSource *source)
{
  return N_MADE;
}

static void
make_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  static const AvtColumn columns[] = { { "Name" } };

  make (section);
  avt_report_begin_table (builder, "things", NULL, NULL, columns, 1);
  avt_report_begin_row (builder, AVT_ROW_BODY);
  avt_report_add_cell (builder, "thing");
  avt_report_end_table (builder);
}

static guint
count_made_sheets (const AvtDiagramContext *context, AvtId scope)
{
  return N_MADE;
}

static AvtScene *
make_sheet (const AvtDiagramContext *context, AvtId scope, guint sheet)
{
  make (sheet);
  return avt_scene_builder_end (avt_scene_builder_new (context->measurer, 100, 100));
}

static const AvtReportPart no_parts[] = { { NULL, NULL } };
static const AvtReportKind made_kind
  = { "made", "Made", "", no_parts, AVT_HEADER_TITLE, FALSE, FALSE, TRUE, count_sections,
      make_section };
static const AvtDiagram made_diagram
  = { "made", "Made", "", AVT_SCOPE (AVT_KIND_INFO), FALSE, count_made_sheets, make_sheet };

static void
run_made (Job *job, AvtExportFormat format, gboolean is_report, gboolean is_cancelled)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AvtExportOrder order = { .report = is_report ? &made_kind : NULL,
                           .diagram = is_report ? NULL : &made_diagram,
                           .paper = AVT_PAPER_A4, .format = format, .dpi = 72 };
  AvtDiagramContext context = avt_session_get_context (job->sample.session);
  g_autofree char *name = g_strconcat ("it.", avt_export_format_get_ending (format), NULL);
  g_autofree char *path = g_build_filename (job->folder, name, NULL);

  made.cancellable = is_cancelled ? cancellable : NULL;
  made.fraction = 0;
  put (job, name);
  avt_export_async (&context, &order, path, AVT_EXPORT_DEFAULT, cancellable, made_progress_cb, job,
                    done_cb, job);
  while (!job->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (job->error);
  g_assert_cmpfloat (made.fraction, >, 0);
}

/* What was there stays, and nothing else is left. */
static void
check_cancelled (AvtExportFormat format, gboolean is_report, guint n_passes)
{
  g_autofree char *name = g_strconcat ("it.", avt_export_format_get_ending (format), NULL);
  Job job;

  job_init (&job);
  made.n_passes = n_passes;
  run_made (&job, format, is_report, TRUE);
  g_assert_cmpstr (job.text, ==, "The export was cancelled");
  check_content (&job, name, "mine");
  g_assert_cmpuint (count_files (job.folder), ==, 1);
  job_clear (&job);
}

static void
test_cancelled_midway (void)
{
  for (guint n_passes = 0; n_passes < 2; n_passes++)
    {
      check_cancelled (AVT_EXPORT_PDF, TRUE, n_passes);
      check_cancelled (AVT_EXPORT_XLSX, TRUE, n_passes);
      check_cancelled (AVT_EXPORT_CSV, TRUE, n_passes);
      check_cancelled (AVT_EXPORT_PDF, FALSE, n_passes);
    }
}

/* Of several files some are whole by then. */
static void
check_cancelled_sheets (AvtExportFormat format, const char *begin)
{
  const char *ending = avt_export_format_get_ending (format);
  Job job;

  job_init (&job);
  made.n_passes = 0;
  run_made (&job, format, FALSE, TRUE);
  g_assert_cmpstr (job.text, ==, "The export was cancelled after 2 of 5 files");
  g_assert_cmpuint (count_files (job.folder), ==, 3);
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("it-%u.%s", i, ending);

      check_content (&job, name, begin);
    }
  job_clear (&job);
}

static void
test_cancelled_sheets (void)
{
  check_cancelled_sheets (AVT_EXPORT_SVG, "<?xml");
  check_cancelled_sheets (AVT_EXPORT_PNG, "\211PNG");
}

static void
check_whole (AvtExportFormat format, gboolean is_report, guint n_files)
{
  Job job;

  job_init (&job);
  run_made (&job, format, is_report, FALSE);
  g_assert_true (g_str_has_prefix (job.text, "Exported "));
  g_assert_cmpuint (count_files (job.folder), ==, n_files);
  job_clear (&job);
}

/* The same, when nobody cancels it. */
static void
test_progress (void)
{
  check_whole (AVT_EXPORT_PDF, TRUE, 1);
  check_whole (AVT_EXPORT_XLSX, TRUE, 1);
  check_whole (AVT_EXPORT_CSV, TRUE, 1);
  check_whole (AVT_EXPORT_PDF, FALSE, 1);
  check_whole (AVT_EXPORT_SVG, FALSE, 6);
  check_whole (AVT_EXPORT_PNG, FALSE, 6);
}

/* What was written before it failed is told. */
static void
test_failed_midway (void)
{
  AvtExportOrder order = { .diagram = &made_diagram, .format = AVT_EXPORT_SVG };
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  Job job;

  job_init (&job);
  made.fraction = 1;
  made.cancellable = NULL;
  folder = g_build_filename (job.folder, "it-3.svg", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  job.flags = AVT_EXPORT_MAY_REPLACE;
  path = run (&job, &order, "it.svg", NULL);
  g_assert_nonnull (job.error);
  g_assert_nonnull (strstr (job.error->message, "it-3.svg"));
  g_assert_nonnull (strstr (job.error->message, " 2 of 5 files were written."));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
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
  Sample sample;

  sample_init (&sample);
  order.parts = 5;
  order.paper = AVT_PAPER_LETTER;
  order.language = "de";
  other.language = "en";
  design = avt_design_with_preset (sample_design (&sample), "Hall", &order, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (avt_presets_count (design), ==, 1);
  avt_preset_to_order (avt_presets_get (design, 0), design, &other);
  g_assert_true (other.report == order.report);
  g_assert_null (other.diagram);
  g_assert_cmpuint (other.parts, ==, 5);
  g_assert_cmpint (other.paper, ==, AVT_PAPER_LETTER);
  g_assert_cmpint (other.format, ==, AVT_EXPORT_XLSX);
  g_assert_cmpfloat (other.dpi, ==, 72);
  g_assert_cmpstr (other.language, ==, "de");
  g_assert_true (avt_export_order_equal (&order, &other));
  /* The same name takes the place of the first. */
  order.paper = AVT_PAPER_A3;
  again = avt_design_with_preset (design, "Hall", &order, &error);
  g_assert_cmpuint (avt_presets_count (again), ==, 1);
  g_assert_cmpstr (avt_presets_get (again, 0)->paper, ==, "a3");
  avt_preset_to_order (avt_presets_get (again, 0), again, &other);
  order.parts = 1;
  g_assert_false (avt_export_order_equal (&order, &other));
  sample_clear (&sample);
}

static void
test_presets_named (void)
{
  AvtExportOrder order = report_order ("power", AVT_EXPORT_PDF);
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) one = NULL;
  g_autoptr (AvtDesign) two = NULL;
  g_autoptr (AvtDesign) renamed = NULL;
  g_autoptr (AvtDesign) left = NULL;
  Sample sample;

  sample_init (&sample);
  order.language = "en";
  one = avt_design_with_preset (sample_design (&sample), "Hall", &order, &error);
  two = avt_design_with_preset (one, "Customer", &order, &error);
  g_assert_null (avt_design_with_preset_renamed (two, "Hall", "Customer", &error));
  g_assert_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_VALUE);
  g_clear_error (&error);
  renamed = avt_design_with_preset_renamed (two, "Hall", "Floor", &error);
  g_assert_no_error (error);
  g_assert_null (avt_presets_find (renamed, "Hall"));
  g_assert_nonnull (avt_presets_find (renamed, "Floor"));
  left = avt_design_without_preset (renamed, "Customer", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (avt_presets_count (left), ==, 1);
  g_assert_cmpstr (avt_presets_get (left, 0)->name, ==, "Floor");
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
  AvtReportStyle style = { .paper = AVT_PAPER_A4, .detail = AVT_LEVEL_STANDARD };
  g_autoptr (AvtReport) report = NULL;

  context.measurer = measurer;
  report = avt_report_kind_build (avt_report_kind_find (kind), &context, &style, G_MAXUINT32,
                                  AVT_ID_NONE);
  return avt_pages_new (report, measurer);
}

static void
print_to (AvtPages *pages, const char *path)
{
  g_autoptr (GtkPrintOperation) operation = avt_print_operation_new (pages, NULL);
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
  g_test_add_func ("/widgets/report/export-job/lost", test_lost);
  g_test_add_func ("/widgets/report/export-job/diagrams", test_diagrams);
  g_test_add_func ("/widgets/report/export-job/sheets", test_sheets);
  g_test_add_func ("/widgets/report/export-job/sheet-exists", test_sheet_exists);
  g_test_add_func ("/widgets/report/export-job/ending-exists", test_ending_exists);
  g_test_add_func ("/widgets/report/export-job/ending", test_ending);
  g_test_add_func ("/widgets/report/export-job/cancelled", test_cancelled);
  g_test_add_func ("/widgets/report/export-job/cancelled-midway", test_cancelled_midway);
  g_test_add_func ("/widgets/report/export-job/cancelled-sheets", test_cancelled_sheets);
  g_test_add_func ("/widgets/report/export-job/progress", test_progress);
  g_test_add_func ("/widgets/report/export-job/failed-midway", test_failed_midway);
  g_test_add_func ("/widgets/report/export-job/unwritable", test_unwritable);
  g_test_add_func ("/widgets/report/export-job/formats", test_formats);
  g_test_add_func ("/widgets/report/export-job/presets", test_presets);
  g_test_add_func ("/widgets/report/export-job/presets-named", test_presets_named);
  g_test_add_func ("/widgets/report/export-job/print", test_print);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add_tests);
}
