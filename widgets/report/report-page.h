/* The page of documents: what is to be printed, as it will be printed. */
#pragma once

#include "diagrams/report/pages.h"
#include "diagrams/report/export-order.h"
#include "widgets/report/report-options.h"
#include "widgets/session.h"

G_BEGIN_DECLS

#define AVT_TYPE_REPORT_PAGE (avt_report_page_get_type ())

/** AvtReportPage: signal `ready`: a newer document is shown */
G_DECLARE_FINAL_TYPE (AvtReportPage, avt_report_page, AVT, REPORT_PAGE, GtkWidget)

GtkWidget *avt_report_page_new (AvtSession *session);
AvtReportChoice avt_report_page_get_choice (AvtReportPage *self);
void avt_report_page_set_choice (AvtReportPage *self, const AvtReportChoice *choice);
AvtExportOrder avt_report_page_get_order (AvtReportPage *self);
const char *avt_report_page_get_preset (AvtReportPage *self);
AvtPages *avt_report_page_get_pages (AvtReportPage *self);
guint avt_report_page_get_page (AvtReportPage *self);
void avt_report_page_go (AvtReportPage *self, guint page);
void avt_report_page_show_whole (AvtReportPage *self);
gboolean avt_report_page_is_busy (AvtReportPage *self);
AvtWords *avt_report_page_get_words (AvtReportPage *self, const char *language);

G_END_DECLS
