/* What the parts of the canvas share: drawing in canvas-draw.c, gestures and keys in
 * canvas-input.c. */
#pragma once

#include "widgets/canvas/canvas.h"
#include "widgets/canvas/cursor.h"
#include "widgets/canvas/tile-cache.h"
#include "widgets/canvas/tile-loader.h"

G_BEGIN_DECLS

/* Pixels of surround that stay visible beside the drawing. */
#define AVT_CANVAS_MARGIN 10

typedef enum
{
  AVT_DRAG_NONE,
  AVT_DRAG_PAN,
  AVT_DRAG_BAND,
  AVT_DRAG_ITEM,
} AvtDragKind;

/** AvtCanvasDrag: from the press of a button to its release. */
typedef struct
{
  AvtDragKind kind;
  gboolean is_moving;     /* beyond the threshold */
  AvtId pressed;
  gboolean select_on_release;
  double start_x;         /* widget pixels */
  double start_y;
  double x;
  double y;
  AvtViewport viewport;   /* at the start of a pan */
} AvtCanvasDrag;

struct _AvtCanvas
{
  GtkWidget parent_instance;

  AvtScene *scene;
  GArray *items;
  GHashTable *selection; /* AvtId, owned */
  GHashTable *marks;     /* AvtId, owned: without power in the case that is looked at */
  GArray *overlays;      /* AvtOverlay with owned texts */
  char *name;
  AvtId hovered;
  GtkWidget *cursor;
  AvtId focused;

  AvtViewport viewport;
  gboolean follows_fit; /* until the user pans or zooms */
  GtkAdjustment *adjustments[2];
  gulong adjustment_handlers[2];
  GtkScrollablePolicy policies[2];

  AvtTileCache *tiles;
  AvtTileLoader *loader;
  double tile_cost_us;
  gboolean is_zooming;
  guint settle_source;
  guint told_source; /* the size has changed what is shown: said after the layout */
  AvtCanvasFrame frame;

  AvtCanvasDrag drag;
  GtkGesture *drag_gesture;
  gboolean is_space_held;
  gboolean space_was_used;
  double pinch_zoom;
  double pointer_x;
  double pointer_y;
  guint edge_tick;
};

enum
{
  AVT_CANVAS_ITEM_PRESSED,
  AVT_CANVAS_ITEM_ACTIVATED,
  AVT_CANVAS_AREA_SELECTED,
  AVT_CANVAS_DRAG_BEGIN,
  AVT_CANVAS_DRAG_UPDATE,
  AVT_CANVAS_DRAG_END,
  AVT_CANVAS_DRAG_CANCEL,
  AVT_CANVAS_MOVE_REQUESTED,
  AVT_CANVAS_MENU_REQUESTED,
  AVT_CANVAS_HOVERED,
  AVT_CANVAS_VIEWPORT_CHANGED,
  AVT_CANVAS_SCENE_CHANGED,
  AVT_CANVAS_N_SIGNALS
};

extern guint _avt_canvas_signals[AVT_CANVAS_N_SIGNALS];

void _avt_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void _avt_canvas_add_controllers (AvtCanvas *self);
void _avt_canvas_move_to (AvtCanvas *self, AvtViewport viewport, gboolean is_zoom);
AvtRect _avt_canvas_get_page (AvtCanvas *self);
void _avt_canvas_update_cursor (AvtCanvas *self);
AvtId _avt_canvas_id_at (AvtCanvas *self, double x, double y);

G_END_DECLS
