/* Drawing of the canvas: tiles below, overlays above. */
#include "config.h"

#include "widgets/canvas/canvas-private.h"

#include "diagrams/scene/theme.h"

#include <math.h>

/* A frame paints missing tiles itself only when that is cheap; the thread paints the rest. */
#define COLD_TILES_A_FRAME 2
#define CHEAP_TILE_US 3000

#define OUTLINE_PX 2
#define MARK_PX 9.0
#define LABEL_PADDING_PX 6

/** Painter: one frame. */
typedef struct
{
  AvtCanvas *canvas;
  double scale;  /* device pixels a point */
  int factor;    /* device pixels a widget pixel */
  int origin_x;  /* device pixels */
  int origin_y;
  GtkSnapshot *snapshot;
  cairo_t *cr;   /* NULL on renderers that take textures */
} Painter;

static void
free_texture_bytes (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static GdkTexture *
tile_texture (AvtTile *tile)
{
  g_autoptr (GBytes) bytes = NULL;
  int stride = cairo_image_surface_get_stride (tile->surface);

  if (tile->texture != NULL)
    return tile->texture;
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (tile->surface),
                                      (gsize) stride * AVT_TILE_SIZE, free_texture_bytes,
                                      cairo_surface_reference (tile->surface));
  tile->texture = gdk_memory_texture_new (AVT_TILE_SIZE, AVT_TILE_SIZE, GDK_MEMORY_DEFAULT, bytes,
                                          (gsize) stride);
  return tile->texture;
}

/* @tile fills @size device pixels at (@x, @y), which lie on the grid; 512 when it is exact. */
static void
blit (Painter *self, AvtTile *tile, double x, double y, double size)
{
  double factor = self->factor;

  if (self->cr == NULL)
    {
      graphene_rect_t bounds
        = GRAPHENE_RECT_INIT ((float) (x / factor), (float) (y / factor), (float) (size / factor),
                              (float) (size / factor));

      gtk_snapshot_append_texture (self->snapshot, tile_texture (tile), &bounds);
      return;
    }
  cairo_save (self->cr);
  cairo_translate (self->cr, x / factor, y / factor);
  cairo_scale (self->cr, size / AVT_TILE_SIZE / factor, size / AVT_TILE_SIZE / factor);
  cairo_set_source_surface (self->cr, tile->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr),
                            size == AVT_TILE_SIZE ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_FAST);
  cairo_set_operator (self->cr, CAIRO_OPERATOR_SOURCE);
  cairo_rectangle (self->cr, 0, 0, AVT_TILE_SIZE, AVT_TILE_SIZE);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static void
push_clip (Painter *self, double x, double y, double width, double height)
{
  double factor = self->factor;

  if (self->cr == NULL)
    {
      gtk_snapshot_push_clip (self->snapshot,
                              &GRAPHENE_RECT_INIT ((float) (x / factor), (float) (y / factor),
                                                   (float) (width / factor),
                                                   (float) (height / factor)));
      return;
    }
  cairo_save (self->cr);
  cairo_rectangle (self->cr, x / factor, y / factor, width / factor, height / factor);
  cairo_clip (self->cr);
}

static void
pop_clip (Painter *self)
{
  if (self->cr == NULL)
    gtk_snapshot_pop (self->snapshot);
  else
    cairo_restore (self->cr);
}

/* Tiles of other scales, resampled, until the right one is there. */
static void
draw_stand_ins (Painter *self, const AvtTileKey *key)
{
  AvtCanvas *canvas = self->canvas;
  g_autoptr (GPtrArray) tiles = g_ptr_array_new ();

  avt_tile_cache_collect (canvas->tiles, key->scale, avt_tile_key_get_rect (key), tiles);
  push_clip (self, key->column * (double) AVT_TILE_SIZE - self->origin_x,
             key->row * (double) AVT_TILE_SIZE - self->origin_y, AVT_TILE_SIZE, AVT_TILE_SIZE);
  for (guint i = 0; i < tiles->len; i++)
    {
      AvtTile *tile = g_ptr_array_index (tiles, i);
      double size = AVT_TILE_SIZE * self->scale / tile->key.scale;

      blit (self, tile, tile->key.column * size - self->origin_x,
            tile->key.row * size - self->origin_y, size);
      canvas->frame.n_stand_in++;
    }
  pop_clip (self);
}

static AvtTile *
paint_now (Painter *self, const AvtTileKey *key)
{
  AvtCanvas *canvas = self->canvas;
  gint64 start_us = g_get_monotonic_time ();
  cairo_surface_t *surface
    = avt_tile_paint (canvas->scene, key, avt_theme.text_least_px * self->factor);

  canvas->tile_cost_us
    = (canvas->tile_cost_us + (double) (g_get_monotonic_time () - start_us)) / 2;
  canvas->frame.n_painted++;
  return avt_tile_cache_put (canvas->tiles, key, surface);
}

static void
draw_tile (Painter *self, const AvtTileKey *key)
{
  AvtCanvas *canvas = self->canvas;
  AvtTile *tile = avt_tile_cache_lookup (canvas->tiles, key);
  gboolean is_cold = tile == NULL || tile->is_stale;

  if (is_cold && !canvas->is_zooming)
    {
      if (canvas->frame.n_painted < COLD_TILES_A_FRAME && canvas->tile_cost_us < CHEAP_TILE_US)
        tile = paint_now (self, key);
      else
        {
          avt_tile_loader_request (canvas->loader, canvas->scene, key,
                                   avt_theme.text_least_px * self->factor);
          canvas->frame.n_waiting++;
        }
    }
  else if (is_cold)
    canvas->frame.n_waiting++;
  if (tile == NULL)
    {
      draw_stand_ins (self, key);
      return;
    }
  blit (self, tile, key->column * (double) AVT_TILE_SIZE - self->origin_x,
        key->row * (double) AVT_TILE_SIZE - self->origin_y, AVT_TILE_SIZE);
  canvas->frame.n_blitted++;
}

static void
draw_tiles (Painter *self, AvtRect visible)
{
  AvtTileSpan span = avt_tile_span (visible, self->scale);

  for (int row = span.first_row; row < span.end_row; row++)
    for (int column = span.first_column; column < span.end_column; column++)
      {
        AvtTileKey key = { self->scale, column, row };

        draw_tile (self, &key);
      }
}

/* A ring of tiles around the view, so that panning finds them painted. */
static void
prefetch (Painter *self, AvtRect visible)
{
  AvtCanvas *canvas = self->canvas;
  AvtRect page = _avt_canvas_get_page (canvas);
  AvtRect ring = avt_rect_intersection (
    avt_rect_grow (visible, AVT_TILE_SIZE / self->scale), page);
  AvtTileSpan span = avt_tile_span (ring, self->scale);

  if (canvas->frame.n_waiting > 0 || avt_tile_loader_get_n_pending (canvas->loader) > 0)
    return;
  for (int row = span.first_row; row < span.end_row; row++)
    for (int column = span.first_column; column < span.end_column; column++)
      {
        AvtTileKey key = { self->scale, column, row };
        AvtTile *tile = avt_tile_cache_lookup (canvas->tiles, &key);

        if (tile == NULL || tile->is_stale)
          avt_tile_loader_request (canvas->loader, canvas->scene, &key,
                                   avt_theme.text_least_px * self->factor);
      }
}

static gboolean
takes_textures (GtkWidget *widget)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  return renderer != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (renderer), "GskCairoRenderer") != 0;
}

static void
draw_paper (AvtCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *paper)
{
  static const float width[4] = { 1, 1, 1, 1 };
  const GdkRGBA edge = { 0, 0, 0, 0.2f };
  const GdkRGBA edges[4] = { edge, edge, edge, edge };
  AvtColor color = avt_theme.paper;
  GdkRGBA ground = { color.red / 255.0f, color.green / 255.0f, color.blue / 255.0f, 1 };
  graphene_rect_t outside = *paper;
  GskRoundedRect frame;

  graphene_rect_inset (&outside, -1, -1);
  gsk_rounded_rect_init_from_rect (&frame, &outside, 0);
  gtk_snapshot_append_border (snapshot, &frame, width, edges);
  gtk_snapshot_append_color (snapshot, &ground, paper);
}

static void
draw_scene (AvtCanvas *self, GtkSnapshot *snapshot)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double scale = avt_viewport_get_scale (&self->viewport) * factor;
  AvtRect page = _avt_canvas_get_page (self);
  Painter painter = { self,     scale, factor, (int) round (self->viewport.x * factor),
                      (int) round (self->viewport.y * factor), snapshot, NULL };
  double left = floor (page.x * scale) - painter.origin_x;
  double top = floor (page.y * scale) - painter.origin_y;
  double right = ceil (avt_rect_right (page) * scale) - painter.origin_x;
  double bottom = ceil (avt_rect_bottom (page) * scale) - painter.origin_y;
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  graphene_rect_t paper
    = GRAPHENE_RECT_INIT ((float) (left / factor), (float) (top / factor),
                          (float) ((right - left) / factor), (float) ((bottom - top) / factor));
  graphene_rect_t shown;
  AvtRect visible;

  draw_paper (self, snapshot, &paper);
  if (!graphene_rect_intersection (&view, &paper, &shown))
    return;
  visible = avt_rect ((shown.origin.x * factor + painter.origin_x) / scale,
                      (shown.origin.y * factor + painter.origin_y) / scale,
                      shown.size.width * factor / scale, shown.size.height * factor / scale);
  if (!takes_textures (GTK_WIDGET (self)))
    painter.cr = gtk_snapshot_append_cairo (snapshot, &shown);
  push_clip (&painter, shown.origin.x * factor, shown.origin.y * factor,
             shown.size.width * factor, shown.size.height * factor);
  draw_tiles (&painter, visible);
  pop_clip (&painter);
  g_clear_pointer (&painter.cr, cairo_destroy);
  if (!self->is_zooming)
    prefetch (&painter, visible);
}

static GdkRGBA
rgba (AvtColor color, double alpha)
{
  return (GdkRGBA){ color.red / 255.0f, color.green / 255.0f, color.blue / 255.0f,
                    (float) (alpha * color.alpha / 255.0) };
}

static GdkRGBA
accent (AvtCanvas *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &color))
    color = rgba (avt_theme.feeds[0].color, 1);
  return color;
}

/* On whole pixels, @grow pixels outside of the item. */
static graphene_rect_t
item_rect (AvtCanvas *self, AvtRect scene, double grow)
{
  AvtRect rect = avt_viewport_to_widget (&self->viewport, scene);
  double x = floor (rect.x - grow), y = floor (rect.y - grow);

  return GRAPHENE_RECT_INIT ((float) x, (float) y,
                             (float) (ceil (avt_rect_right (rect) + grow) - x),
                             (float) (ceil (avt_rect_bottom (rect) + grow) - y));
}

static void
draw_outline (GtkSnapshot *snapshot, const graphene_rect_t *rect, float width_px, GdkRGBA color)
{
  const float widths[4] = { width_px, width_px, width_px, width_px };
  const GdkRGBA colors[4] = { color, color, color, color };
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, rect, 2);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
}

static void
draw_dashes (GtkSnapshot *snapshot, const graphene_rect_t *rect, GdkRGBA color)
{
  const double dashes[] = { 6, 4 };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, rect);

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, OUTLINE_PX);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, rect->origin.x + OUTLINE_PX / 2.0, rect->origin.y + OUTLINE_PX / 2.0,
                   rect->size.width - OUTLINE_PX, rect->size.height - OUTLINE_PX);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* A sentence under the rectangle, or above it where there is no room; kept inside of the view. */
static void
draw_label (AvtCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *rect, const char *text,
            GdkRGBA ground)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  float view_width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float view_height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA white = { 1, 1, 1, 1 };
  GskRoundedRect pill;
  int width, height;
  float x, y;

  pango_layout_set_width (layout, (int) (MAX (view_width - 32, 64) * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, &width, &height);
  width += 2 * LABEL_PADDING_PX;
  height += LABEL_PADDING_PX;
  x = rect->origin.x + (rect->size.width - (float) width) / 2;
  x = CLAMP (x, 4, MAX (4, view_width - (float) width - 4));
  y = rect->origin.y + rect->size.height + 4;
  if (y + (float) height > view_height)
    y = rect->origin.y - (float) height - 4;
  gsk_rounded_rect_init_from_rect (
    &pill, &GRAPHENE_RECT_INIT (x, y, (float) width, (float) height), 6);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &ground, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x + LABEL_PADDING_PX, y + LABEL_PADDING_PX / 2));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

static void
draw_overlay (AvtCanvas *self, GtkSnapshot *snapshot, const AvtOverlay *overlay)
{
  graphene_rect_t rect = item_rect (self, overlay->rect, 0);
  GdkRGBA color = accent (self);
  GdkRGBA tint;

  switch (overlay->kind)
    {
    case AVT_OVERLAY_HOME:
      tint = rgba (avt_theme.paper, 0.6);
      gtk_snapshot_append_color (snapshot, &tint, &rect);
      return;
    case AVT_OVERLAY_DROP:
      break;
    case AVT_OVERLAY_REFUSED:
      color = rgba (avt_theme.statuses[AVT_STATUS_ERROR].color, 1);
      break;
    }
  tint = color;
  tint.alpha = 0.16f;
  gtk_snapshot_append_color (snapshot, &tint, &rect);
  draw_dashes (snapshot, &rect, color);
  if (overlay->text != NULL)
    draw_label (self, snapshot, &rect, overlay->text, color);
}

static void
draw_selection (AvtCanvas *self, GtkSnapshot *snapshot)
{
  GdkRGBA color = accent (self);

  for (guint i = 0; i < self->items->len; i++)
    {
      const AvtItem *item = &g_array_index (self->items, AvtItem, i);
      graphene_rect_t rect;

      if (!g_hash_table_contains (self->selection, &item->id))
        continue;
      rect = item_rect (self, item->bounds, 1);
      draw_outline (snapshot, &rect, OUTLINE_PX, color);
    }
}

/* A veil and a cross: colour is not all that says it. */
static void
draw_mark (AvtCanvas *self, GtkSnapshot *snapshot, const AvtItem *item)
{
  GdkRGBA color = rgba (avt_theme.statuses[AVT_STATUS_ERROR].color, 1);
  GdkRGBA tint = rgba (avt_theme.statuses[AVT_STATUS_ERROR].tint, 0.6);
  graphene_rect_t rect = item_rect (self, item->bounds, 0);
  double size = MIN (MIN (rect.size.width, rect.size.height) / 2 - 2, MARK_PX);
  double x = rect.origin.x + rect.size.width / 2.0, y = rect.origin.y + rect.size.height / 2.0;
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &tint, &rect);
  draw_outline (snapshot, &rect, 1, color);
  if (size < 2)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &rect);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, OUTLINE_PX);
  cairo_move_to (cr, x - size, y - size);
  cairo_line_to (cr, x + size, y + size);
  cairo_move_to (cr, x + size, y - size);
  cairo_line_to (cr, x - size, y + size);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_marks (AvtCanvas *self, GtkSnapshot *snapshot)
{
  AvtRect view = avt_rect (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                           gtk_widget_get_height (GTK_WIDGET (self)));

  if (g_hash_table_size (self->marks) == 0)
    return;
  view = avt_viewport_to_scene (&self->viewport, view);
  for (guint i = 0; i < self->items->len; i++)
    {
      const AvtItem *item = &g_array_index (self->items, AvtItem, i);

      if (g_hash_table_contains (self->marks, &item->id)
          && !avt_rect_is_empty (avt_rect_intersection (view, item->bounds)))
        draw_mark (self, snapshot, item);
    }
}

static void
draw_hover (AvtCanvas *self, GtkSnapshot *snapshot)
{
  const AvtItem *item = avt_canvas_find (self, self->hovered);
  graphene_rect_t rect;

  if (item == NULL || self->drag.kind != AVT_DRAG_NONE
      || g_hash_table_contains (self->selection, &item->id))
    return;
  rect = item_rect (self, item->bounds, 1);
  draw_outline (snapshot, &rect, 1, accent (self));
}

/* Outside of the selection's outline, with a light line between, so that it shows on any ground. */
static void
draw_focus (AvtCanvas *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  const AvtItem *item = avt_canvas_find (self, self->focused);
  GdkRGBA light = rgba (avt_theme.paper, 1);
  graphene_rect_t rect;

  if (item == NULL || !gtk_widget_has_focus (self->cursor) || !GTK_IS_WINDOW (root)
      || !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return;
  rect = item_rect (self, item->bounds, 2);
  draw_outline (snapshot, &rect, 1, light);
  rect = item_rect (self, item->bounds, 4);
  draw_outline (snapshot, &rect, OUTLINE_PX, rgba (avt_theme.ink, 1));
}

static void
draw_band (AvtCanvas *self, GtkSnapshot *snapshot)
{
  const AvtCanvasDrag *drag = &self->drag;
  GdkRGBA color = accent (self), tint = color;
  graphene_rect_t rect;

  if (drag->kind != AVT_DRAG_BAND || !drag->is_moving)
    return;
  tint.alpha = 0.12f;
  rect = GRAPHENE_RECT_INIT ((float) MIN (drag->start_x, drag->x),
                             (float) MIN (drag->start_y, drag->y),
                             (float) fabs (drag->x - drag->start_x),
                             (float) fabs (drag->y - drag->start_y));
  gtk_snapshot_append_color (snapshot, &tint, &rect);
  draw_outline (snapshot, &rect, 1, color);
}

void
_avt_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AvtCanvas *self = AVT_CANVAS (widget);

  self->frame = (AvtCanvasFrame){ 0, 0, 0, 0 };
  avt_tile_cache_next_frame (self->tiles);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget)));
  if (self->scene != NULL)
    draw_scene (self, snapshot);
  for (guint i = 0; i < self->overlays->len; i++)
    draw_overlay (self, snapshot, &g_array_index (self->overlays, AvtOverlay, i));
  draw_marks (self, snapshot);
  draw_hover (self, snapshot);
  draw_selection (self, snapshot);
  draw_focus (self, snapshot);
  draw_band (self, snapshot);
  gtk_snapshot_pop (snapshot);
}
