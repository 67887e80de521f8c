#include "config.h"

#include "widgets/canvas/tile-cache.h"

#include "diagrams/scene/paint.h"
#include "diagrams/scene/theme.h"

#include <math.h>

struct _AvtTileCache
{
  GHashTable *tiles; /* AvtTile, which starts with its key */
  gsize budget_bytes;
  guint64 frame;
  GDestroyNotify free_texture;
};

static guint
key_hash (gconstpointer data)
{
  const AvtTileKey *key = data;

  return g_double_hash (&key->scale) ^ (guint) key->column * 31u ^ (guint) key->row * 8191u;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const AvtTileKey *first = a, *second = b;

  return first->scale == second->scale && first->column == second->column
         && first->row == second->row;
}

static void
drop_texture (AvtTileCache *self, AvtTile *tile)
{
  if (tile->texture != NULL)
    self->free_texture (g_steal_pointer (&tile->texture));
}

static void
tile_free (AvtTileCache *self, AvtTile *tile)
{
  drop_texture (self, tile);
  cairo_surface_destroy (tile->surface);
  g_free (tile);
}

/**
 * avt_tile_cache_new:
 * @budget_bytes: of pixels; tiles of the current frame are kept even beyond it
 */
AvtTileCache *
avt_tile_cache_new (gsize budget_bytes, GDestroyNotify free_texture)
{
  AvtTileCache *self = g_new0 (AvtTileCache, 1);

  self->tiles = g_hash_table_new (key_hash, key_equal);
  self->budget_bytes = budget_bytes;
  self->free_texture = free_texture;
  return self;
}

void
avt_tile_cache_clear (AvtTileCache *self)
{
  GHashTableIter iter;
  gpointer tile;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &tile, NULL))
    {
      g_hash_table_iter_steal (&iter);
      tile_free (self, tile);
    }
}

void
avt_tile_cache_free (AvtTileCache *self)
{
  avt_tile_cache_clear (self);
  g_hash_table_unref (self->tiles);
  g_free (self);
}

gsize
avt_tile_cache_get_bytes (const AvtTileCache *self)
{
  return (gsize) g_hash_table_size (self->tiles) * AVT_TILE_BYTES;
}

/** avt_tile_cache_lookup: Returns: (nullable): the tile, stale or not, used in this frame */
AvtTile *
avt_tile_cache_lookup (AvtTileCache *self, const AvtTileKey *key)
{
  AvtTile *tile = g_hash_table_lookup (self->tiles, key);

  if (tile != NULL)
    tile->last_used = self->frame;
  return tile;
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const AvtTile *first = *(AvtTile *const *) a, *second = *(AvtTile *const *) b;

  return first->last_used < second->last_used ? -1 : first->last_used > second->last_used;
}

/* Down to three quarters of the budget, so that not every new tile has to look for an old one. */
static void
trim (AvtTileCache *self)
{
  g_autoptr (GPtrArray) tiles = NULL;
  GHashTableIter iter;
  gpointer tile_data;

  if (avt_tile_cache_get_bytes (self) <= self->budget_bytes)
    return;
  tiles = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &tile_data, NULL))
    g_ptr_array_add (tiles, tile_data);
  g_ptr_array_sort (tiles, compare_age);
  for (guint i = 0; i < tiles->len; i++)
    {
      AvtTile *tile = g_ptr_array_index (tiles, i);

      if (tile->last_used + 1 >= self->frame
          || avt_tile_cache_get_bytes (self) <= self->budget_bytes / 4 * 3)
        return;
      g_hash_table_remove (self->tiles, tile);
      tile_free (self, tile);
    }
}

/** avt_tile_cache_put: @surface: (transfer full): replaces what was there; fresh from now on */
AvtTile *
avt_tile_cache_put (AvtTileCache *self, const AvtTileKey *key, cairo_surface_t *surface)
{
  AvtTile *tile = g_hash_table_lookup (self->tiles, key);

  if (tile == NULL)
    {
      tile = g_new0 (AvtTile, 1);
      tile->key = *key;
      g_hash_table_add (self->tiles, tile);
    }
  else
    {
      drop_texture (self, tile);
      cairo_surface_destroy (tile->surface);
    }
  tile->surface = surface;
  tile->is_stale = FALSE;
  tile->last_used = self->frame;
  trim (self);
  return tile;
}

/** avt_tile_cache_damage: @scene: what changed, in points: tiles that show any of it go stale */
void
avt_tile_cache_damage (AvtTileCache *self, AvtRect scene)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      AvtTile *tile = data;

      if (avt_rect_intersects (avt_tile_key_get_rect (&tile->key), scene))
        tile->is_stale = TRUE;
    }
}

void
avt_tile_cache_next_frame (AvtTileCache *self)
{
  self->frame++;
}

static int
compare_age_then_scale (gconstpointer a, gconstpointer b)
{
  const AvtTile *first = *(AvtTile *const *) a, *second = *(AvtTile *const *) b;
  int order = compare_age (a, b);

  if (order != 0 || first->key.scale == second->key.scale)
    return order;
  return first->key.scale < second->key.scale ? -1 : 1;
}

/**
 * avt_tile_cache_collect:
 * @not_scale: the scale that has no tile there
 * @scene: what is to be shown, in points
 * @tiles: (element-type AvtTile): gets the tiles of other scales that show some of it, the
 *   newest last
 */
void
avt_tile_cache_collect (AvtTileCache *self, double not_scale, AvtRect scene, GPtrArray *tiles)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      const AvtTile *tile = data;

      if (tile->key.scale != not_scale
          && avt_rect_intersects (avt_tile_key_get_rect (&tile->key), scene))
        g_ptr_array_add (tiles, data);
    }
  g_ptr_array_sort (tiles, compare_age_then_scale);
}

/** avt_tile_span: Returns: the tiles of @scale that show some of @scene, which is in points */
AvtTileSpan
avt_tile_span (AvtRect scene, double scale)
{
  double step = AVT_TILE_SIZE / scale;

  if (avt_rect_is_empty (scene))
    return (AvtTileSpan){ 0, 0, 0, 0 };
  return (AvtTileSpan){ (int) floor (scene.x / step), (int) ceil (avt_rect_right (scene) / step),
                        (int) floor (scene.y / step), (int) ceil (avt_rect_bottom (scene) / step) };
}

/** avt_tile_key_get_rect: Returns: what the tile shows, in points */
AvtRect
avt_tile_key_get_rect (const AvtTileKey *key)
{
  double step = AVT_TILE_SIZE / key->scale;

  return avt_rect (key->column * step, key->row * step, step, step);
}

/**
 * avt_tile_paint:
 * @text_least_px: text of fewer device pixels is left out
 *
 * May run on any thread. Tiles are opaque, so that they can be
 * copied and need no blending.
 *
 * Returns: (transfer full): the pixels of the tile, on paper
 */
cairo_surface_t *
avt_tile_paint (const AvtScene *scene, const AvtTileKey *key, double text_least_px)
{
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, AVT_TILE_SIZE, AVT_TILE_SIZE);
  cairo_t *cr = cairo_create (surface);
  AvtRect visible = avt_tile_key_get_rect (key);
  AvtPaintOptions options = { AVT_DETAIL_FULL, text_least_px };
  AvtColor paper = avt_theme.paper;

  cairo_set_source_rgb (cr, paper.red / 255.0, paper.green / 255.0, paper.blue / 255.0);
  cairo_paint (cr);
  cairo_translate (cr, -(double) key->column * AVT_TILE_SIZE, -(double) key->row * AVT_TILE_SIZE);
  avt_scene_paint (cr, scene, &visible, key->scale, &options);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
