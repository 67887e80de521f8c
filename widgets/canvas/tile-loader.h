/* Paints tiles on a thread of its own and hands them over in the main loop. */
#pragma once

#include "widgets/canvas/tile-cache.h"

G_BEGIN_DECLS

typedef struct _AvtTileLoader AvtTileLoader;

/** AvtTileReadyFunc: @surface: (transfer full): the tile as @scene shows it */
typedef void (*AvtTileReadyFunc) (const AvtTileKey *key, AvtScene *scene,
                                  cairo_surface_t *surface, gpointer user_data);

AvtTileLoader *avt_tile_loader_new (AvtTileReadyFunc ready, gpointer user_data);
void avt_tile_loader_free (AvtTileLoader *self);
gboolean avt_tile_loader_request (AvtTileLoader *self, AvtScene *scene, const AvtTileKey *key,
                                  double text_least_px);
void avt_tile_loader_forget (AvtTileLoader *self);
guint avt_tile_loader_get_n_pending (const AvtTileLoader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtTileLoader, avt_tile_loader_free)

G_END_DECLS
