/* What the rack in scope draws, live beside the drawing: totals, and the bars of its feeds. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_POWER_PANE (avt_power_pane_get_type ())
G_DECLARE_FINAL_TYPE (AvtPowerPane, avt_power_pane, AVT, POWER_PANE, GtkWidget)

GtkWidget *avt_power_pane_new (AvtSession *session);

G_END_DECLS
