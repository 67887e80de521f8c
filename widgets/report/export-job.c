#include "config.h"

#include "widgets/report/export-job.h"

#include "diagrams/export/pdf.h"
#include "diagrams/export/png.h"
#include "diagrams/export/svg.h"
#include "diagrams/report/csv.h"
#include "diagrams/report/report-pdf.h"
#include "diagrams/report/xlsx.h"
#include "engine/io/save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Laying out counts for as much as writing. */
#define LAYOUT_SHARE 0.5

static const char *const endings[AVT_N_EXPORT_FORMATS] = { "pdf", "xlsx", "csv", "svg", "png" };

/** Job: its own references, for the thread; atomically counted, since the main loop may still be
 * about to tell of progress when it is done. */
typedef struct
{
  AvtDiagramContext context;
  AvtExportOrder order;
  char *path;
  GCancellable *cancellable;
  AvtExportProgressFunc progress; /* NULL once it is done */
  gpointer progress_data;
  GMutex lock;
  double fraction;    /* under the lock */
  gboolean will_tell; /* under the lock */
} Job;

const char *
avt_export_format_get_ending (AvtExportFormat format)
{
  g_return_val_if_fail (format < AVT_N_EXPORT_FORMATS, NULL);
  return endings[format];
}

gboolean
avt_export_format_find (const char *ending, AvtExportFormat *format)
{
  for (guint i = 0; ending != NULL && i < AVT_N_EXPORT_FORMATS; i++)
    if (strcmp (endings[i], ending) == 0)
      {
        *format = (AvtExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

/** avt_export_order_can: Returns: whether what is ordered has the format */
gboolean
avt_export_order_can (const AvtExportOrder *order, AvtExportFormat format)
{
  switch (format)
    {
    case AVT_EXPORT_PDF:
      return TRUE;
    case AVT_EXPORT_XLSX:
    case AVT_EXPORT_CSV:
      return order->report != NULL && order->report->has_tables;
    case AVT_EXPORT_SVG:
    case AVT_EXPORT_PNG:
      return order->report == NULL;
    case AVT_N_EXPORT_FORMATS:
      break;
    }
  return FALSE;
}

static Job *
job_new (const AvtDiagramContext *context, const AvtExportOrder *order, const char *path,
         GCancellable *cancellable, AvtExportProgressFunc progress, gpointer progress_data)
{
  Job *job = g_atomic_rc_box_new0 (Job);

  job->context = *context;
  avt_design_ref (job->context.design);
  job->context.memo = context->memo != NULL ? avt_memo_ref (context->memo) : avt_memo_new ();
  avt_measurer_ref (job->context.measurer);
  avt_words_ref ((AvtWords *) job->context.words);
  if (job->context.face_store != NULL)
    avt_face_store_ref (job->context.face_store);
  job->context.paper = order->paper;
  job->order = *order;
  job->path = g_strdup (path);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->progress = progress;
  job->progress_data = progress_data;
  g_mutex_init (&job->lock);
  return job;
}

static void
job_clear (gpointer data)
{
  Job *job = data;

  avt_design_unref (job->context.design);
  avt_memo_unref (job->context.memo);
  avt_measurer_unref (job->context.measurer);
  avt_words_unref ((AvtWords *) job->context.words);
  g_clear_pointer (&job->context.face_store, avt_face_store_unref);
  g_clear_object (&job->cancellable);
  g_free (job->path);
  g_mutex_clear (&job->lock);
}

static void
job_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, job_clear);
}

static gboolean
progress_cb (gpointer data)
{
  Job *job = data;
  double fraction;

  g_mutex_lock (&job->lock);
  job->will_tell = FALSE;
  fraction = job->fraction;
  g_mutex_unlock (&job->lock);
  if (job->progress != NULL)
    job->progress (fraction, job->progress_data);
  return G_SOURCE_REMOVE;
}

/* Returns: whether to go on */
static gboolean
tell (Job *job, double fraction)
{
  g_mutex_lock (&job->lock);
  job->fraction = fraction;
  if (!job->will_tell)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, progress_cb, g_atomic_rc_box_acquire (job),
                     job_unref);
  job->will_tell = TRUE;
  g_mutex_unlock (&job->lock);
  return !g_cancellable_is_cancelled (job->cancellable);
}

static gboolean
laid_out_cb (guint n_done, guint n_all, gpointer user_data)
{
  return tell (user_data, LAYOUT_SHARE * n_done / MAX (n_all, 1));
}

static gboolean
written_cb (guint n_done, guint n_all, gpointer user_data)
{
  return tell (user_data, LAYOUT_SHARE + (1 - LAYOUT_SHARE) * n_done / MAX (n_all, 1));
}

static GBytes *
write_pages (Job *job, AvtReport *report, GError **error)
{
  g_autoptr (AvtPages) pages
    = avt_pages_new_watched (report, job->context.measurer, laid_out_cb, job);
  GByteArray *bytes;

  if (pages == NULL)
    {
      g_cancellable_set_error_if_cancelled (job->cancellable, error);
      return NULL;
    }
  bytes = g_byte_array_new ();
  if (avt_pages_write_pdf (pages, avt_export_append_cb, bytes, written_cb, job, error))
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}

static GBytes *
write_report (Job *job, GError **error)
{
  AvtReportStyle style = { .paper = job->order.paper };
  g_autoptr (AvtReport) report
    = avt_report_kind_build (job->order.report, &job->context, &style, job->order.parts,
                             job->order.scope);

  switch (job->order.format)
    {
    case AVT_EXPORT_PDF:
      return write_pages (job, report, error);
    case AVT_EXPORT_XLSX:
      return avt_report_to_xlsx (report, error);
    case AVT_EXPORT_CSV:
      return avt_report_to_csv (report, AVT_CSV_DEFAULT);
    case AVT_EXPORT_SVG:
    case AVT_EXPORT_PNG:
    case AVT_N_EXPORT_FORMATS:
      break;
    }
  return NULL;
}

static AvtScene *
draw_sheet_cb (guint sheet, gpointer user_data)
{
  Job *job = user_data;

  return job->order.diagram->build (&job->context, job->order.scope, sheet);
}

static GBytes *
write_sheet (Job *job, guint sheet, GError **error)
{
  g_autoptr (AvtScene) scene = draw_sheet_cb (sheet, job);
  AvtSvgOptions svg = { job->order.has_outlines, job->order.is_transparent };
  AvtPngOptions png = { job->order.dpi, job->order.is_transparent };

  return job->order.format == AVT_EXPORT_SVG ? avt_svg_export (scene, &svg, error)
                                             : avt_png_export (scene, &png, error);
}

static GBytes *
write_sheets_pdf (Job *job, guint n_sheets, GError **error)
{
  const AvtInfo *info = avt_design_get_info (job->context.design);
  AvtPdfDocument document
    = { .page = draw_sheet_cb, .page_data = job, .n_pages = n_sheets,
        .title = avt_words_get (job->context.words, job->order.diagram->title),
        .author = info->author, .subject = info->name };

  return avt_pdf_export (&document, error);
}

/* "row.png", or "row-1.png" and so on when there are several. */
static char *
sheet_path (const Job *job, guint sheet, guint n_sheets)
{
  const char *dot = strrchr (job->path, '.');
  const char *slash = strrchr (job->path, G_DIR_SEPARATOR);

  if (n_sheets == 1)
    return g_strdup (job->path);
  if (dot == NULL || (slash != NULL && dot < slash))
    return g_strdup_printf ("%s-%u", job->path, sheet + 1);
  return g_strdup_printf ("%.*s-%u%s", (int) (dot - job->path), job->path, sheet + 1, dot);
}

static gboolean
save (Job *job, const char *path, GBytes *bytes, GError **error)
{
  return bytes != NULL && !g_cancellable_set_error_if_cancelled (job->cancellable, error)
         && avt_save_atomic (path, bytes, NULL, AVT_SAVE_OVERWRITE, error);
}

/* The user was asked about the name that was chosen, and none of several sheets has it. */
static gboolean
check_free (const Job *job, guint n_sheets, GError **error)
{
  for (guint sheet = 0; n_sheets > 1 && sheet < n_sheets; sheet++)
    {
      g_autofree char *path = sheet_path (job, sheet, n_sheets);
      g_autofree char *name = g_path_get_basename (path);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                       _ ("%s: the file exists already; choose another name"), name);
          return FALSE;
        }
    }
  return TRUE;
}

/* Returns: how many files were written; 0 and @error: it could not be done */
static guint
write_diagram (Job *job, GError **error)
{
  guint n_sheets
    = avt_diagram_count_sheets (job->order.diagram, &job->context, job->order.scope);

  if (n_sheets == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("The diagram has nothing to show."));
      return 0;
    }
  if (job->order.format == AVT_EXPORT_PDF)
    {
      g_autoptr (GBytes) bytes = write_sheets_pdf (job, n_sheets, error);

      return save (job, job->path, bytes, error) ? 1 : 0;
    }
  if (!check_free (job, n_sheets, error))
    return 0;
  for (guint sheet = 0; sheet < n_sheets; sheet++)
    {
      g_autofree char *path = sheet_path (job, sheet, n_sheets);
      g_autoptr (GBytes) bytes = write_sheet (job, sheet, error);

      if (!save (job, path, bytes, error))
        return 0;
      tell (job, (sheet + 1.0) / n_sheets);
    }
  return n_sheets;
}

static guint
write_all (Job *job, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (job->order.report == NULL)
    return write_diagram (job, error);
  bytes = write_report (job, error);
  return save (job, job->path, bytes, error) ? 1 : 0;
}

static void
run_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  guint n_files = write_all (data, &error);

  if (n_files == 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n_files);
}

/** avt_export_async: writes @path, and beside it further sheets of a diagram that needs a file for
 * each; where one of those exists already, nothing is written. When it is cancelled no file is
 * touched that was not whole by then. */
void
avt_export_async (const AvtDiagramContext *context, const AvtExportOrder *order,
                  const char *path, GCancellable *cancellable, AvtExportProgressFunc progress,
                  gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (
    task, job_new (context, order, path, cancellable, progress, progress_data), job_unref);
  g_task_run_in_thread (task, run_cb);
}

/** avt_export_finish: Returns: (transfer full) (nullable): one sentence about what was written */
char *
avt_export_finish (GAsyncResult *result, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  gssize n_files = g_task_propagate_int (G_TASK (result), error);
  g_autofree char *name = g_path_get_basename (job->path);

  job->progress = NULL;
  if (n_files <= 0)
    return NULL;
  return n_files == 1
           ? g_strdup_printf (_ ("Exported %s"), name)
           : g_strdup_printf (ngettext ("Exported %u file", "Exported %u files", (guint) n_files),
                              (guint) n_files);
}
