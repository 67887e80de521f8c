/* What the rules say of the design; choosing a finding selects what it is about. */
#pragma once

#include "engine/base/finding.h"
#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_FINDINGS_LIST (avt_findings_list_get_type ())

/** AvtFindingsList: signal `counted` (guint n_errors, guint n_warnings) */
G_DECLARE_FINAL_TYPE (AvtFindingsList, avt_findings_list, AVT, FINDINGS_LIST, GtkWidget)

GtkWidget *avt_findings_list_new (AvtSession *session);
guint avt_findings_list_count (AvtFindingsList *self, AvtSeverity severity);
void avt_findings_list_choose (AvtFindingsList *self, guint i);

GtkWidget *avt_finding_row_new (AvtSession *session, AvtFinding *finding);

G_END_DECLS
