/* Pages that leave the window: printed, previewed, copied. */
#include "config.h"

#include "app/window-private.h"
#include "widgets/report/print.h"
#include "widgets/report/style-editor.h"
#include "widgets/scene-content.h"

#include <glib/gi18n-lib.h>

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

static AvtPaper
paper_of (AvtPages *pages)
{
  return avt_report_get_info (avt_pages_get_report (pages))->style.paper;
}

/* A sheet of A3 that was printed on A4 is printed so the next time. What the design itself says of
 * paper is kept in its presets and styles. */
static void
keep_setup (AvtWindow *self, GtkPrintOperation *operation, AvtPages *pages)
{
  self->page_setup_paper = paper_of (pages);
  g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
  g_set_object (&self->page_setup, gtk_print_operation_get_default_page_setup (operation));
}

/** _avt_window_print: the document of the report page; where it is still being made, the page is
 * shown and printing waits for it. */
void
_avt_window_print (AvtWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (AvtPages) pages = NULL;
  gboolean is_same;

  _avt_window_show_page (self, "report");
  self->prints_when_ready = avt_report_page_is_busy (self->report);
  if (self->prints_when_ready || avt_report_page_get_pages (self->report) == NULL)
    return;
  pages = avt_pages_ref (avt_report_page_get_pages (self->report));
  is_same = self->page_setup != NULL && self->page_setup_paper == paper_of (pages);
  operation = avt_print_operation_new (pages, is_same ? self->page_setup : NULL);
  gtk_print_operation_set_current_page (operation, (int) avt_report_page_get_page (self->report));
  if (self->print_settings != NULL)
    gtk_print_operation_set_print_settings (operation, self->print_settings);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), NULL)
      == GTK_PRINT_OPERATION_RESULT_APPLY)
    keep_setup (self, operation, pages);
}

/** _avt_window_preview: the pages as they will be printed, each whole. */
void
_avt_window_preview (AvtWindow *self)
{
  _avt_window_show_page (self, "report");
  avt_report_page_show_whole (self->report);
}

/** _avt_window_copy_page: the page of the document that is shown, for other programs. */
void
_avt_window_copy_page (AvtWindow *self)
{
  AvtPages *pages = avt_report_page_get_pages (self->report);
  g_autoptr (AvtScene) scene = NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  if (pages == NULL)
    return;
  scene = avt_pages_get_page (pages, avt_report_page_get_page (self->report));
  content = avt_scene_content_new (scene);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  avt_window_toast (self, _ ("The page was copied"), FALSE);
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

/** _avt_window_edit_styles: beginning with the one that the page of documents shows. */
void
_avt_window_edit_styles (AvtWindow *self)
{
  AvtExportOrder order = avt_report_page_get_order (self->report);
  const AvtHouseStyle *style = avt_info_find_style (
    avt_design_get_info (avt_session_get_design (self->session)), order.style);

  avt_style_editor_run (self->session, avt_report_page_get_words (self->report, order.language),
                        GTK_WINDOW (self), style != NULL ? style->name : NULL);
}
