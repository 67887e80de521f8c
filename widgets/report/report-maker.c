#include "config.h"

#include "widgets/report/report-maker.h"

#include <gio/gio.h>

/** Job: one document, from the request until it is shown. Its own references, for the thread. */
typedef struct
{
  AvtReportMaker *maker; /* NULL once it is gone; only in the main loop */
  AvtDesign *design;
  AvtMemo *memo;
  AvtMeasurer *measurer;
  AvtWords *words;
  AvtFaceStore *faces; /* (nullable) */
  AvtReportOrder order;
  int is_ended; /* atomic */
} Job;

struct _AvtReportMaker
{
  AvtReportMadeFunc made;
  gpointer user_data;
  Job *running;
  Job *next;
};

static Job *
job_new (AvtReportMaker *maker, const AvtDiagramContext *context, const AvtReportOrder *order)
{
  Job *job = g_new0 (Job, 1);

  job->maker = maker;
  job->design = avt_design_ref (context->design);
  job->memo = context->memo != NULL ? avt_memo_ref (context->memo) : avt_memo_new ();
  job->measurer = avt_measurer_ref (context->measurer);
  job->words = avt_words_ref (order->words);
  if (context->face_store != NULL)
    job->faces = avt_face_store_ref (context->face_store);
  job->order = *order;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  avt_design_unref (job->design);
  avt_memo_unref (job->memo);
  avt_measurer_unref (job->measurer);
  avt_words_unref (job->words);
  g_clear_pointer (&job->faces, avt_face_store_unref);
  g_free (job);
}

static gboolean
watch_cb (guint n_done, guint n_all, gpointer user_data)
{
  return !g_atomic_int_get (&((Job *) user_data)->is_ended);
}

static void
make_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  AvtDiagramContext context = { .design = job->design,
                                .memo = job->memo,
                                .measurer = job->measurer,
                                .words = job->words,
                                .face_store = job->faces };
  const AvtExportOrder *order = &job->order.export;
  g_auto (AvtReportStyle) style = { 0 };
  g_autoptr (AvtReport) report = NULL;

  avt_export_order_get_style (order, &context, &style);
  report = avt_report_kind_build_watched (order->report, &context, &style, order->parts,
                                          order->scope, watch_cb, job);
  g_task_return_pointer (
    task,
    report != NULL ? avt_pages_new_watched (report, job->measurer, watch_cb, job) : NULL,
    (GDestroyNotify) avt_pages_unref);
}

static void start (AvtReportMaker *self);

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  AvtReportMaker *self = job->maker;
  AvtPages *pages = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self != NULL)
    {
      gboolean is_wanted = !g_atomic_int_get (&job->is_ended);

      self->running = NULL;
      start (self);
      if (is_wanted && pages != NULL)
        self->made (pages, self->user_data);
    }
  g_clear_pointer (&pages, avt_pages_unref);
}

static void
start (AvtReportMaker *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->running != NULL || self->next == NULL)
    return;
  self->running = g_steal_pointer (&self->next);
  task = g_task_new (NULL, NULL, made_cb, NULL);
  g_task_set_task_data (task, self->running, job_free);
  g_task_run_in_thread (task, make_cb);
}

AvtReportMaker *
avt_report_maker_new (AvtReportMadeFunc made, gpointer user_data)
{
  AvtReportMaker *self = g_new0 (AvtReportMaker, 1);

  self->made = made;
  self->user_data = user_data;
  return self;
}

/** avt_report_maker_free: does not wait; what is being made is dropped when it is ready. */
void
avt_report_maker_free (AvtReportMaker *self)
{
  if (self->running != NULL)
    {
      g_atomic_int_set (&self->running->is_ended, TRUE);
      self->running->maker = NULL;
    }
  g_clear_pointer (&self->next, job_free);
  g_free (self);
}

void
avt_report_maker_request (AvtReportMaker *self, const AvtDiagramContext *context,
                          const AvtReportOrder *order)
{
  g_clear_pointer (&self->next, job_free);
  self->next = job_new (self, context, order);
  if (self->running != NULL)
    g_atomic_int_set (&self->running->is_ended, TRUE);
  start (self);
}

gboolean
avt_report_maker_is_busy (const AvtReportMaker *self)
{
  return self->running != NULL;
}
