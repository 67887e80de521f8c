/* The pages of a document one at a time, and what one turns them with. */
#pragma once

#include "diagrams/report/pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_REPORT_PREVIEW (avt_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (AvtReportPreview, avt_report_preview, AVT, REPORT_PREVIEW, GtkWidget)

GtkWidget *avt_report_preview_new (void);
void avt_report_preview_add (AvtReportPreview *self, GtkWidget *widget);
void avt_report_preview_set_busy (AvtReportPreview *self, gboolean is_busy);
void avt_report_preview_set_whole (AvtReportPreview *self, gboolean is_whole);
void avt_report_preview_set_pages (AvtReportPreview *self, AvtPages *pages);
AvtPages *avt_report_preview_get_pages (AvtReportPreview *self);
guint avt_report_preview_get_page (AvtReportPreview *self);
void avt_report_preview_go (AvtReportPreview *self, guint page);

G_END_DECLS
