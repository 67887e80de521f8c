/* Lays documents out on a thread, so that no frame waits for them. One at a time: who asks again
 * while one is made ends that one. */
#pragma once

#include "diagrams/report/export-order.h"
#include "diagrams/report/pages.h"

G_BEGIN_DECLS

typedef struct _AvtReportMaker AvtReportMaker;

/** AvtReportOrder: what is wanted; all borrowed */
typedef struct
{
  AvtExportOrder export;
  AvtWords *words;
} AvtReportOrder;

/** AvtReportMadeFunc: @pages: (transfer none): called in the main loop */
typedef void (*AvtReportMadeFunc) (AvtPages *pages, gpointer user_data);

AvtReportMaker *avt_report_maker_new (AvtReportMadeFunc made, gpointer user_data);
void avt_report_maker_free (AvtReportMaker *self);
void avt_report_maker_request (AvtReportMaker *self, const AvtDiagramContext *context,
                               const AvtReportOrder *order);
gboolean avt_report_maker_is_busy (const AvtReportMaker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtReportMaker, avt_report_maker_free)

G_END_DECLS
