/* What leaves the window on paper or as a file: export and print. */
#include "config.h"

#include "app/store.h"
#include "app/window-private.h"
#include "widgets/report/export-dialog.h"
#include "widgets/report/print.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DEFAULT_DPI 144


static AvtExportOrder
first_order (AvtWindow *self)
{
  AvtReportChoice choice = avt_report_page_get_choice (self->report);
  AvtExportOrder order = { .report = choice.kind,
                           .parts = choice.parts,
                           .scope = choice.rack,
                           .paper = choice.paper,
                           .dpi = avt_store_get_int ("export-dpi", DEFAULT_DPI),
                           .has_outlines = avt_store_get_boolean ("export-outlines", FALSE),
                           .is_transparent = avt_store_get_boolean ("export-transparent", FALSE) };

  if (strcmp (gtk_stack_get_visible_child_name (self->pages), "report") == 0)
    return order;
  order.report = NULL;
  order.diagram = avt_diagram_find ("rack-elevation");
  order.scope = avt_session_get_rack (self->session);
  order.format = AVT_EXPORT_SVG;
  if (avt_id_is_none (order.scope))
    {
      order.diagram = avt_diagram_find ("row-elevation");
      order.scope = avt_entity_id (avt_design_get_info (avt_session_get_design (self->session)));
    }
  return order;
}

/* The window may be gone by now, but for the export's own reference. */
static void
end_export (AvtWindow *self)
{
  g_clear_pointer (&self->export_name, g_free);
  g_clear_object (&self->export_cancellable);
  if (self->export_banner == NULL)
    return;
  avt_banner_hide (self->export_banner);
  _avt_window_update_actions (self);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AvtWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_cancelled = g_cancellable_is_cancelled (self->export_cancellable);
  g_autofree char *text = avt_export_finish (result, &error);

  end_export (self);
  if (self->export_banner == NULL)
    return;
  if (text != NULL)
    avt_window_toast (self, text, FALSE);
  else if (!is_cancelled)
    avt_window_show_error (self, _ ("The Export Failed"), error->message);
}

/* A short export is over before anybody could read how far it is. */
static void
progress_cb (double fraction, gpointer user_data)
{
  AvtWindow *self = user_data;
  g_autofree char *text = NULL;

  if (self->export_banner == NULL
      || g_get_monotonic_time () - self->export_start < G_TIME_SPAN_SECOND / 2)
    return;
  text = g_strdup_printf (_ ("Exporting %s: %.0f %%"), self->export_name, 100 * fraction);
  avt_banner_show (self->export_banner, text);
}

static void
export_to (AvtWindow *self, GFile *file)
{
  AvtDiagramContext context = avt_session_get_context (self->session);
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      avt_window_show_error (self, _ ("The Export Failed"),
                             _ ("Files can only be written on this computer."));
      return;
    }
  self->export_name = g_path_get_basename (path);
  self->export_cancellable = g_cancellable_new ();
  self->export_start = g_get_monotonic_time ();
  _avt_window_update_actions (self);
  if (self->export_order.report != NULL)
    context.words = avt_report_page_get_words (self->report, self->export_language);
  avt_export_async (&context, &self->export_order, path, self->export_cancellable, progress_cb,
                    self, exported_cb, g_object_ref (self));
}

static void
export_response_cb (GtkFileChooserNative *chooser, int response, AvtWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    export_to (self, file);
}

static char *
suggest_name (AvtWindow *self, const AvtExportOrder *order)
{
  g_autofree char *title = g_strdup (avt_document_get_title (self->document));
  const char *kind = order->report != NULL ? order->report->id : order->diagram->id;

  return g_strdup_printf ("%s-%s.%s", g_strdelimit (title, "/\\", '-'), kind,
                          avt_export_format_get_ending (order->format));
}

static void
chosen_cb (const AvtExportOrder *order, const char *language, gpointer user_data)
{
  AvtWindow *self = user_data;
  const char *suffixes[] = { avt_export_format_get_ending (order->format), NULL };
  g_autofree char *name = suggest_name (self, order);
  g_autoptr (GtkFileChooserNative) chooser
    = gtk_file_chooser_native_new (_ ("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Export"), _ ("_Cancel"));

  avt_store_set_int ("export-dpi", (int) lround (order->dpi));
  avt_store_set_boolean ("export-outlines", order->has_outlines);
  avt_store_set_boolean ("export-transparent", order->is_transparent);
  self->export_order = *order;
  self->export_language = language;
  self->has_exported = TRUE;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  _avt_window_add_filters (GTK_FILE_CHOOSER (chooser), _ ("Exported Files"), suffixes);
  _avt_window_run_chooser (self, chooser, G_CALLBACK (export_response_cb));
}

/** _avt_window_export: asks what and how, beginning with what is shown. */
void
_avt_window_export (AvtWindow *self)
{
  AvtExportOrder order = first_order (self);

  /* The format of the last time, where what is shown has it. */
  if (self->has_exported && avt_export_order_can (&order, self->export_order.format))
    order.format = self->export_order.format;
  avt_export_dialog_run (self->session, GTK_WINDOW (self), &order,
                         avt_report_page_get_choice (self->report).language, chosen_cb, self);
}

void
_avt_window_cancel_export (AvtWindow *self)
{
  g_cancellable_cancel (self->export_cancellable);
}

static void
print_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, AvtWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  avt_window_show_error (self, _ ("Printing Failed"),
                         error != NULL ? error->message : _ ("The printer gave no reason."));
}

/** _avt_window_print: the document of the report page; where it is still being made, the page is
 * shown and printing waits for it. */
void
_avt_window_print (AvtWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  _avt_window_show_page (self, "report");
  self->prints_when_ready = avt_report_page_is_busy (self->report);
  if (self->prints_when_ready || avt_report_page_get_pages (self->report) == NULL)
    return;
  operation = avt_print_operation_new (avt_report_page_get_pages (self->report));
  gtk_print_operation_set_current_page (operation, (int) avt_report_page_get_page (self->report));
  if (self->print_settings != NULL)
    gtk_print_operation_set_print_settings (operation, self->print_settings);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), NULL)
      == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
}

static void
document_ready_cb (AvtReportPage *page, AvtWindow *self)
{
  if (self->prints_when_ready)
    _avt_window_print (self);
}

/** _avt_window_watch_report: printing may have to wait for the document. */
void
_avt_window_watch_report (AvtWindow *self)
{
  g_signal_connect (self->report, "ready", G_CALLBACK (document_ready_cb), self);
}
