#include "config.h"

#include "widgets/report/print.h"

#include "diagrams/scene/paint.h"

static GtkPageSetup *
new_page_setup (const AvtPages *pages)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width = avt_pages_get_width (pages), height = avt_pages_get_height (pages);
  const AvtReportInfo *info = avt_report_get_info (avt_pages_get_report (pages));
  AvtPaper paper = avt_paper_turn (info->style.paper, FALSE);
  const char *name = paper == AVT_PAPER_LETTER ? GTK_PAPER_NAME_LETTER
                     : paper == AVT_PAPER_A3   ? GTK_PAPER_NAME_A3
                                               : GTK_PAPER_NAME_A4;
  GtkPaperSize *size = gtk_paper_size_new (name);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
  return setup;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, AvtPages *pages)
{
  gtk_print_operation_set_n_pages (operation, (int) avt_pages_get_n_pages (pages));
}

/* On paper of another size the page is made to fit; it is never enlarged. */
static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, AvtPages *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (AvtScene) scene = avt_pages_get_page (pages, (guint) page);
  double scale = MIN (gtk_print_context_get_width (context) / avt_scene_get_width (scene),
                      gtk_print_context_get_height (context) / avt_scene_get_height (scene));

  /* Sizes of paper are rounded to a tenth of a millimetre here and there. */
  if (scale > 0.995)
    scale = 1;
  /* White first, as in the PDF: renderers round the edges of what lies on nothing otherwise. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  avt_scene_paint (cr, scene, NULL, scale, NULL);
}

/* The page behind the dialog is the preview, of the same scenes: no other program is started. */
static gboolean
preview_cb (GtkPrintOperation *operation, GtkPrintOperationPreview *preview,
            GtkPrintContext *context, GtkWindow *parent, gpointer user_data)
{
  g_signal_connect (preview, "ready", G_CALLBACK (gtk_print_operation_preview_end_preview), NULL);
  return TRUE;
}

/** avt_print_operation_new: @last: (nullable): what was chosen for pages of this paper before;
 * Returns: (transfer full): ready to run; the margins are in the pages */
GtkPrintOperation *
avt_print_operation_new (AvtPages *pages, GtkPageSetup *last)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = last != NULL ? g_object_ref (last) : new_page_setup (pages);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation,
                                    avt_report_get_info (avt_pages_get_report (pages))->title);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), NULL);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), pages);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), avt_pages_ref (pages),
                         (GClosureNotify) (void (*) (void)) avt_pages_unref, 0);
  return operation;
}
