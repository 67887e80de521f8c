/* What to export and how. */
#pragma once

#include "diagrams/report/export-order.h"
#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** AvtExportChosenFunc: @order: until it returns */
typedef void (*AvtExportChosenFunc) (const AvtExportOrder *order, gpointer user_data);

void avt_export_dialog_run (AvtSession *session, GtkWindow *parent, const AvtExportOrder *order,
                            const char *preset, AvtExportChosenFunc func, gpointer user_data);

G_END_DECLS
