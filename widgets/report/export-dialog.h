/* What to export and how. */
#pragma once

#include "widgets/report/export-job.h"
#include "widgets/report/report-options.h"
#include "widgets/session.h"

G_BEGIN_DECLS

/** AvtExportChosenFunc: @order: until it returns; @language: static, of the document */
typedef void (*AvtExportChosenFunc) (const AvtExportOrder *order, const char *language,
                                     gpointer user_data);

void avt_export_dialog_run (AvtSession *session, GtkWindow *parent, const AvtExportOrder *order,
                            const char *language, AvtExportChosenFunc func, gpointer user_data);

G_END_DECLS
