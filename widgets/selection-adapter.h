/* Lets GTK's lists show and change the selection of the session. Positions are of a model of
 * AvtEntityRow, or of a tree model over such. */
#pragma once

#include "widgets/entity-row.h"
#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_SELECTION_ADAPTER (avt_selection_adapter_get_type ())
G_DECLARE_FINAL_TYPE (AvtSelectionAdapter, avt_selection_adapter, AVT, SELECTION_ADAPTER, GObject)

AvtSelectionAdapter *avt_selection_adapter_new (AvtSession *session, GListModel *model);
AvtEntityRow *avt_selection_adapter_get_row (AvtSelectionAdapter *self, guint position);
guint avt_selection_adapter_find (AvtSelectionAdapter *self, AvtId id);

G_END_DECLS
