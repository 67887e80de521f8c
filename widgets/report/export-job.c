/* A cancelled export is over at once for the user: GTask answers without waiting for the thread,
 * and the thread writes no file after that, whatever it is just drawing. */
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

/** Stage: what part of an export's time one function takes that is watched, from 0 to 1: at its
 * begin, when half of its steps are done, and at its end. Measured with 300 racks. */
typedef struct
{
  double begin;
  double half;
  double end;
} Stage;

static const Stage pdf_survey = { 0, 0.04, 0.08 };
static const Stage pdf_layout = { 0.08, 0.14, 0.2 };
static const Stage pdf_writing = { 0.2, 0.3, 1 }; /* looks for links first, then writes */
static const Stage list_survey = { 0, 0.17, 0.35 };
static const Stage list_writing = { 0.35, 0.42, 0.5 }; /* and then makes it one file */

/** Job: its own references, for the thread; atomically counted, since the main loop may still be
 * about to tell of progress when it is done. */
typedef struct
{
  AvtDiagramContext context;
  AvtExportOrder order;
  char *chosen;        /* the path that the user named, and was asked about where it exists */
  char *path;          /* that with the ending of the format */
  AvtExportFlags flags;
  GTask *task;         /* borrowed: it holds the job */
  GCancellable *cancellable;
  GPtrArray *existing; /* of names; of files that nobody was asked about */
  guint n_files;       /* in all */
  guint n_written;
  char *lost;          /* (nullable): what the style asks for and cannot have, in a sentence */
  AvtExportProgressFunc progress; /* NULL once it is done */
  gpointer progress_data;
  GMutex lock;
  const Stage *stage;
  double fraction;    /* under the lock */
  gboolean will_tell; /* under the lock */
} Job;

/* What was typed without an ending gets one, or nothing would open it. */
static char *
path_with_ending (const char *path, AvtExportFormat format)
{
  g_autofree char *ending = g_strconcat (".", avt_export_format_get_ending (format), NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, ending) ? g_strdup (path) : g_strconcat (path, ending, NULL);
}

static Job *
job_new (const AvtDiagramContext *context, const AvtExportOrder *order, const char *path,
         AvtExportFlags flags, GTask *task)
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
  job->chosen = g_strdup (path);
  job->path = path_with_ending (path, order->format);
  job->flags = flags;
  job->task = task;
  if (g_task_get_cancellable (task) != NULL)
    job->cancellable = g_object_ref (g_task_get_cancellable (task));
  job->existing = g_ptr_array_new_with_free_func (g_free);
  job->n_files = 1;
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
  g_ptr_array_unref (job->existing);
  g_free (job->chosen);
  g_free (job->path);
  g_free (job->lost);
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
watch_cb (guint n_done, guint n_all, gpointer user_data)
{
  Job *job = user_data;
  const Stage *stage = job->stage;
  double done = (double) n_done / MAX (n_all, 1);
  double from = done < 0.5 ? stage->begin : stage->half;
  double to = done < 0.5 ? stage->half : stage->end;

  return tell (job, from + (to - from) * (done < 0.5 ? 2 * done : 2 * done - 1));
}

static GBytes *
write_pages (Job *job, AvtReport *report, GError **error)
{
  g_autoptr (AvtPages) pages = NULL;
  GByteArray *bytes;

  job->stage = &pdf_layout;
  pages = avt_pages_new_watched (report, job->context.measurer, watch_cb, job);
  if (pages == NULL)
    return NULL;
  job->stage = &pdf_writing;
  bytes = g_byte_array_new ();
  if (avt_pages_write_pdf (pages, avt_export_append_cb, bytes, watch_cb, job, error))
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}

static GBytes *
write_report (Job *job, GError **error)
{
  g_auto (AvtReportStyle) style = { 0 };
  g_autoptr (AvtReport) report = NULL;

  avt_export_order_get_style (&job->order, &job->context, &style);
  if (job->order.format == AVT_EXPORT_PDF)
    job->lost = avt_report_style_lost_text (&style);
  job->stage = job->order.format == AVT_EXPORT_PDF ? &pdf_survey : &list_survey;
  report = avt_report_kind_build_watched (job->order.report, &job->context, &style,
                                          job->order.parts, job->order.scope, watch_cb, job);
  if (report == NULL)
    return NULL;
  job->stage = &list_writing;
  switch (job->order.format)
    {
    case AVT_EXPORT_PDF:
      return write_pages (job, report, error);
    case AVT_EXPORT_XLSX:
      return avt_report_to_xlsx_watched (report, watch_cb, job, error);
    case AVT_EXPORT_CSV:
      return avt_report_to_csv_watched (report, AVT_CSV_DEFAULT, watch_cb, job);
    case AVT_EXPORT_SVG:
    case AVT_EXPORT_PNG:
    case AVT_N_EXPORT_FORMATS:
      break;
    }
  return NULL;
}

static AvtScene *
draw_sheet (Job *job, guint sheet)
{
  return job->order.diagram->build (&job->context, job->order.scope, sheet);
}

static GBytes *
write_sheet (Job *job, guint sheet, GError **error)
{
  g_autoptr (AvtScene) scene = draw_sheet (job, sheet);
  AvtSvgOptions svg = { job->order.has_outlines, job->order.is_transparent };
  AvtPngOptions png = { job->order.dpi, job->order.is_transparent };

  return job->order.format == AVT_EXPORT_SVG ? avt_svg_export (scene, &svg, error)
                                             : avt_png_export (scene, &png, error);
}

/* Sheets of a diagram on their way into a PDF, which asks for each of them twice. */
typedef struct
{
  Job *job;
  guint n_sheets;
  guint n_asked;
  GByteArray *bytes;
} Sheets;

/* The writer asks until it is refused a byte, so what is cancelled is not drawn any more. */
static AvtScene *
sheet_cb (guint sheet, gpointer user_data)
{
  Sheets *self = user_data;

  self->n_asked++;
  if (tell (self->job, self->n_asked / (2.0 * self->n_sheets + 1)))
    return draw_sheet (self->job, sheet);
  return avt_scene_builder_end (avt_scene_builder_new (self->job->context.measurer, 1, 1));
}

static gboolean
take_cb (gconstpointer data, gsize size, gpointer user_data, GError **error)
{
  Sheets *self = user_data;

  return !g_cancellable_set_error_if_cancelled (self->job->cancellable, error)
         && avt_export_append_cb (data, size, self->bytes, error);
}

static GBytes *
write_sheets_pdf (Job *job, guint n_sheets, GError **error)
{
  const AvtInfo *info = avt_design_get_info (job->context.design);
  Sheets sheets = { job, n_sheets, 0, g_byte_array_new () };
  AvtPdfDocument document
    = { .page = sheet_cb, .page_data = &sheets, .n_pages = n_sheets,
        .title = avt_words_get (job->context.words, job->order.diagram->title),
        .author = info->author, .subject = info->name };

  if (avt_pdf_write (&document, take_cb, &sheets, error))
    return g_byte_array_free_to_bytes (sheets.bytes);
  g_byte_array_unref (sheets.bytes);
  return NULL;
}

/* "row.png", or "row-1.png" and so on when there are several. */
static char *
file_path (const Job *job, guint file)
{
  const char *dot = strrchr (job->path, '.');

  if (job->n_files == 1)
    return g_strdup (job->path);
  return g_strdup_printf ("%.*s-%u%s", (int) (dot - job->path), job->path, file + 1, dot);
}

/* From the first byte to the last nothing can cancel, and afterwards no file is touched. */
static gboolean
save (Job *job, guint file, GBytes *bytes, GError **error)
{
  g_autofree char *path = file_path (job, file);
  gboolean is_saved;

  if (bytes == NULL || !g_task_set_return_on_cancel (job->task, FALSE))
    return FALSE;
  is_saved = avt_save_atomic (path, bytes, NULL, AVT_SAVE_OVERWRITE, error);
  job->n_written += is_saved ? 1 : 0;
  tell (job, (file + 1.0) / job->n_files);
  return g_task_set_return_on_cancel (job->task, TRUE) && is_saved;
}

/* The user was asked about the name that was chosen, and about no other. */
static gboolean
check_free (Job *job, GError **error)
{
  if ((job->flags & AVT_EXPORT_MAY_REPLACE) != 0)
    return TRUE;
  for (guint file = 0; file < job->n_files; file++)
    {
      g_autofree char *path = file_path (job, file);

      if (strcmp (path, job->chosen) != 0 && g_file_test (path, G_FILE_TEST_EXISTS))
        g_ptr_array_add (job->existing, g_path_get_basename (path));
    }
  if (job->existing->len > 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _ ("%s: the file exists already; choose another name"),
                 (char *) job->existing->pdata[0]);
  return job->existing->len == 0;
}

static void
write_diagram (Job *job, GError **error)
{
  guint n_sheets
    = avt_diagram_count_sheets (job->order.diagram, &job->context, job->order.scope);
  gboolean is_pdf = job->order.format == AVT_EXPORT_PDF;

  if (n_sheets == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("The diagram has nothing to show."));
      return;
    }
  job->n_files = is_pdf ? 1 : n_sheets;
  if (!check_free (job, error))
    return;
  for (guint file = 0; file < job->n_files; file++)
    {
      g_autoptr (GBytes) bytes = is_pdf ? write_sheets_pdf (job, n_sheets, error)
                                        : write_sheet (job, file, error);

      if (!save (job, file, bytes, error))
        return;
    }
}

static void
write_all (Job *job, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (job->order.report == NULL)
    write_diagram (job, error);
  else if (check_free (job, error))
    {
      bytes = write_report (job, error);
      save (job, 0, bytes, error);
    }
}

/* @second: (nullable): a sentence. Returns: (transfer full) */
static char *
add_sentence (const char *first, const char *second)
{
  if (second == NULL)
    return g_strdup (first);
  return g_strconcat (first, g_str_has_suffix (first, ".") ? " " : ". ", second, NULL);
}

/* Of several files some may be there already. */
static GError *
say_how_many (const Job *job, GError *error)
{
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  GError *said;

  if (job->n_written == 0)
    return error;
  count = g_strdup_printf (ngettext ("%u of %u files was written.", "%u of %u files were written.",
                                     job->n_written),
                           job->n_written, job->n_files);
  text = add_sentence (error->message, count);
  said = g_error_new_literal (error->domain, error->code, text);
  g_error_free (error);
  return said;
}

static void
run_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Job *job = data;

  write_all (job, &error);
  if (error != NULL)
    g_task_return_error (task, say_how_many (job, error));
  else
    g_task_return_int (task, job->n_written);
}

/**
 * avt_export_async:
 * @path: gets the ending of the format where it lacks it
 * @cancellable: when it is cancelled, the answer comes at once, and no file is touched any more
 *
 * Writes @path, or files beside it, one for each sheet of a diagram whose format holds only one.
 * Each is there whole or not at all. Where one that nobody was asked about is there already,
 * nothing is written, and the error is %G_IO_ERROR_EXISTS.
 */
void
avt_export_async (const AvtDiagramContext *context, const AvtExportOrder *order,
                  const char *path, AvtExportFlags flags, GCancellable *cancellable,
                  AvtExportProgressFunc progress, gpointer progress_data,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = job_new (context, order, path, flags, task);

  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_task_data (task, job, job_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, run_cb);
}

static char *
written_text (const Job *job)
{
  g_autofree char *name = g_path_get_basename (job->path);

  if (job->n_written == 0)
    return g_strdup (_ ("The export was cancelled"));
  if (job->n_written < job->n_files)
    return g_strdup_printf (_ ("The export was cancelled after %u of %u files"), job->n_written,
                            job->n_files);
  if (job->n_files == 1)
    return g_strdup_printf (_ ("Exported %s"), name);
  return g_strdup_printf (ngettext ("Exported %u file", "Exported %u files", job->n_files),
                          job->n_files);
}

/** avt_export_finish: Returns: (transfer full) (nullable): a sentence about what was written, also
 * when it was cancelled, and about what the style could not have */
char *
avt_export_finish (GAsyncResult *result, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) failure = NULL;
  g_autofree char *text = NULL;

  g_task_propagate_int (G_TASK (result), &failure);
  job->progress = NULL;
  /* The thread of what is cancelled may go on: nothing of the style is read. */
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return written_text (job);
  if (failure == NULL)
    {
      text = written_text (job);
      return add_sentence (text, job->lost);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/** avt_export_get_existing: Returns: (transfer none) (element-type utf8): names of the files that
 * are there already, after %G_IO_ERROR_EXISTS */
const GPtrArray *
avt_export_get_existing (GAsyncResult *result)
{
  return ((Job *) g_task_get_task_data (G_TASK (result)))->existing;
}
