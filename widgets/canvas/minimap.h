/* All of a canvas in small, with the part that is in view: drag it, or press elsewhere to go there.
 * It paints the scene that the canvas shows. */
#pragma once

#include "widgets/canvas/canvas.h"

G_BEGIN_DECLS

#define AVT_TYPE_MINIMAP (avt_minimap_get_type ())
G_DECLARE_FINAL_TYPE (AvtMinimap, avt_minimap, AVT, MINIMAP, GtkWidget)

GtkWidget *avt_minimap_new (AvtCanvas *canvas);
AvtRect avt_minimap_get_view (AvtMinimap *self);

G_END_DECLS
