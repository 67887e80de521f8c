/* The racks of a design in a canvas: selecting, dragging, keys. */
#pragma once

#include "diagrams/view/elevation-layout.h"
#include "diagrams/view/layers.h"
#include "widgets/canvas/canvas.h"
#include "widgets/catalogue/catalogue-item.h"
#include "widgets/session.h"

G_BEGIN_DECLS

#define AVT_TYPE_RACK_VIEW (avt_rack_view_get_type ())

/** AvtRackView: signal menu-requested (double x, double y), in its own pixels */
G_DECLARE_FINAL_TYPE (AvtRackView, avt_rack_view, AVT, RACK_VIEW, GtkWidget)

GtkWidget *avt_rack_view_new (AvtSession *session);
AvtCanvas *avt_rack_view_get_canvas (AvtRackView *self);
AvtElevationView avt_rack_view_get_view (AvtRackView *self);
void avt_rack_view_set_view (AvtRackView *self, AvtElevationView view);
guint32 avt_rack_view_get_layers (AvtRackView *self);
void avt_rack_view_set_layers (AvtRackView *self, guint32 layers);
gboolean avt_rack_view_place (AvtRackView *self, AvtCatalogueItem *item);

G_END_DECLS
