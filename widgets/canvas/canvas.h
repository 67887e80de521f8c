/* Shows a scene: pans, zooms, selects, and walks over its items by keyboard. It knows nothing of
 * what the scene means; an editor listens to its signals and sets scene, selection and overlays.
 *
 * Signals, with places in points of the scene:
 *   item-pressed (const AvtId *id, guint modifiers): id is %NULL for empty ground
 *   item-activated (const AvtId *id): Enter or double click
 *   area-selected (GArray *ids, guint modifiers)
 *   item-drag-begin (const AvtId *id, double x, double y) -> gboolean: whether it can be dragged
 *   item-drag-update (double x, double y)
 *   item-drag-end (double x, double y)
 *   item-drag-cancel ()
 *   move-requested (int dx, int dy) -> gboolean: arrow keys on a selected item
 *   menu-requested (const AvtId *id, double x, double y): in widget pixels
 *   hovered (const AvtId *id)
 *   viewport-changed ()
 *   scene-changed () */
#pragma once

#include "widgets/canvas/items.h"
#include "widgets/canvas/viewport.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_CANVAS (avt_canvas_get_type ())
G_DECLARE_FINAL_TYPE (AvtCanvas, avt_canvas, AVT, CANVAS, GtkWidget)

/** AvtOverlayKind: what lies over the drawing and is never exported. */
typedef enum
{
  AVT_OVERLAY_HOME,    /* where a dragged item comes from */
  AVT_OVERLAY_DROP,    /* where it would land */
  AVT_OVERLAY_REFUSED, /* where it may not */
} AvtOverlayKind;

/** AvtOverlay: @text: (nullable): a sentence beside it */
typedef struct
{
  AvtOverlayKind kind;
  AvtRect rect;
  const char *text;
} AvtOverlay;

/** AvtCanvasTile statistics, for tests and benchmarks. */
typedef struct
{
  guint n_blitted;
  guint n_painted;  /* in the frame itself */
  guint n_waiting;  /* for the painting thread */
  guint n_stand_in; /* tiles of another scale */
} AvtCanvasFrame;

GtkWidget *avt_canvas_new (void);

void avt_canvas_set_scene (AvtCanvas *self, AvtScene *scene);
AvtScene *avt_canvas_get_scene (AvtCanvas *self);
void avt_canvas_set_name (AvtCanvas *self, const char *name);
void avt_canvas_set_selection (AvtCanvas *self, const AvtId *ids, guint n_ids);
void avt_canvas_set_overlays (AvtCanvas *self, const AvtOverlay *overlays, guint n_overlays);
void avt_canvas_set_marks (AvtCanvas *self, const AvtId *ids, guint n_ids);
void avt_canvas_focus_item (AvtCanvas *self, AvtId id);
AvtId avt_canvas_get_focus_item (AvtCanvas *self);
void avt_canvas_reveal (AvtCanvas *self, AvtId id);
const AvtItem *avt_canvas_find (AvtCanvas *self, AvtId id);

AvtViewport avt_canvas_get_viewport (AvtCanvas *self);
void avt_canvas_set_viewport (AvtCanvas *self, AvtViewport viewport);
void avt_canvas_zoom_to_fit (AvtCanvas *self);
void avt_canvas_zoom_to_rect (AvtCanvas *self, AvtRect rect);
void avt_canvas_zoom_by (AvtCanvas *self, double factor);
void avt_canvas_zoom_to (AvtCanvas *self, double zoom);

gboolean avt_canvas_is_settled (AvtCanvas *self);
AvtCanvasFrame avt_canvas_get_frame (AvtCanvas *self);
GtkWidget *avt_canvas_get_cursor (AvtCanvas *self);

G_END_DECLS
