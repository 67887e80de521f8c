/* Painted squares of a scene, kept by (scale, column, row). A tile is painted at the exact scale
 * at which it is shown, so that it is copied to the screen and never resampled; a tile of another
 * scale stands in, resampled, until the right one is there. */
#pragma once

#include "diagrams/scene/scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Larger tiles paint more than is seen, smaller ones cost a blit each: 512 was measured best. */
#define AVT_TILE_SIZE 512
#define AVT_TILE_BYTES (4 * AVT_TILE_SIZE * AVT_TILE_SIZE)

typedef struct _AvtTileCache AvtTileCache;

/** AvtTileKey: @scale: device pixels a point; @column, @row: from the origin of the scene. */
typedef struct
{
  double scale;
  int column;
  int row;
} AvtTileKey;

/**
 * AvtTile:
 * @is_stale: the scene has changed under it: shown until it is painted anew
 * @texture: made from @surface by whoever needs one, freed with the tile
 */
typedef struct
{
  AvtTileKey key;
  cairo_surface_t *surface;
  gpointer texture;
  gboolean is_stale;
  guint64 last_used;
} AvtTile;

/** AvtTileSpan: half-open ranges of columns and rows. */
typedef struct
{
  int first_column;
  int end_column;
  int first_row;
  int end_row;
} AvtTileSpan;

AvtTileCache *avt_tile_cache_new (gsize budget_bytes, GDestroyNotify free_texture);
void avt_tile_cache_free (AvtTileCache *self);
AvtTile *avt_tile_cache_lookup (AvtTileCache *self, const AvtTileKey *key);
AvtTile *avt_tile_cache_put (AvtTileCache *self, const AvtTileKey *key, cairo_surface_t *surface);
void avt_tile_cache_damage (AvtTileCache *self, AvtRect scene);
void avt_tile_cache_clear (AvtTileCache *self);
void avt_tile_cache_next_frame (AvtTileCache *self);
void avt_tile_cache_collect (AvtTileCache *self, double not_scale, AvtRect scene,
                             GPtrArray *tiles);
gsize avt_tile_cache_get_bytes (const AvtTileCache *self);

AvtTileSpan avt_tile_span (AvtRect scene, double scale);
AvtRect avt_tile_key_get_rect (const AvtTileKey *key);
cairo_surface_t *avt_tile_paint (const AvtScene *scene, const AvtTileKey *key,
                                 double text_least_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtTileCache, avt_tile_cache_free)

G_END_DECLS
