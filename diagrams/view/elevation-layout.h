/* Where things lie in the elevation of a rack: one geometry for drawing, dragging and hit testing.
 * Everything is to one scale; x grows to the right, y down, in points of the elevation's scene. */
#pragma once

#include "diagrams/scene/geometry.h"
#include "engine/design/fit.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_ELEVATION_FRONT,
  AVT_ELEVATION_REAR,
  AVT_ELEVATION_SIDE /* seen from the left: the front is on the left */
} AvtElevationView;

#define AVT_N_ELEVATION_VIEWS 3
#define AVT_ELEVATION_SHOW(view) (1u << (view))
#define AVT_ELEVATION_SHOW_ALL 7u

/* Width between the inner edges of the rails' ears: a 19-inch front panel. */
#define AVT_PANEL_WIDTH_MM 482.6

/**
 * AvtElevationOptions: what is shown; no padding, so that it can be a part of a memo's key
 * @views: AVT_ELEVATION_SHOW() of each view
 * @scale_divisor: 8 draws 1:8; 0 stands for 8
 * @heading: whether the title block and the totals are drawn
 * @base_divisor: the scale that what surrounds the cabinets is in proportion to: a drawing at 1:26
 *   on the base 13 is one at 1:13 at half its size, but for its type; 0 stands for @scale_divisor
 * @layers: AVT_LAYER_SHOW() of each layer; 0 stands for AVT_LAYERS_USUAL
 * @has_existing: some rack beside it has existing devices, so what is planned is dashed
 */
typedef struct
{
  guint32 views;
  guint32 scale_divisor;
  guint32 heading;
  guint32 base_divisor;
  guint32 layers;
  guint32 has_existing;
} AvtElevationOptions;

typedef struct
{
  double mm; /* points of one millimetre */
  double surround; /* size of what surrounds the cabinets; 1 on paper */
  double unit_pt;
  gint64 height_hu;
  gint64 channels;
  double width_pt;
  double height_pt;
  double top_pt;     /* of the highest unit */
  double bottom_pt;  /* of the lowest unit */
  double rail_depth_pt;
  gboolean shown[AVT_N_ELEVATION_VIEWS];
  AvtRect frames[AVT_N_ELEVATION_VIEWS]; /* the cabinet, outer edges */
  AvtRect panels[AVT_N_ELEVATION_VIEWS]; /* where devices stand: width of a panel, or depth */
  double channel_width_pt;
  double cord_room_pt; /* beside the devices, where nothing stands: cables run there */
} AvtElevationLayout;

void avt_elevation_layout_init (AvtElevationLayout *self, const AvtRack *rack,
                                const AvtElevationOptions *options);
double avt_elevation_layout_y (const AvtElevationLayout *self, double position_hu);
AvtRect avt_elevation_layout_place (const AvtElevationLayout *self, AvtElevationView view,
                                    const AvtType *type, const AvtPlace *place);
gboolean avt_elevation_layout_locate (const AvtElevationLayout *self, double x, double y,
                                      AvtElevationView *view, double *position_hu,
                                      AvtSlot *slot);

G_END_DECLS
