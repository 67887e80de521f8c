#include "config.h"

#include "widgets/canvas/tile-loader.h"

/* What the thread shares with the loader; outlives it while a tile is being painted. */
typedef struct
{
  gatomicrefcount ref_count;
  int generation; /* atomic */
  AvtTileLoader *loader; /* main thread only; NULL once it is freed */
} Shared;

struct _AvtTileLoader
{
  GThreadPool *pool;
  Shared *shared;
  GArray *pending; /* of AvtTileKey: asked for and not yet handed over */
  AvtTileReadyFunc ready;
  gpointer user_data;
};

typedef struct
{
  Shared *shared;
  AvtScene *scene;
  AvtTileKey key;
  double text_least_px;
  int generation;
  cairo_surface_t *surface;
} Job;

static void
shared_unref (Shared *shared)
{
  if (g_atomic_ref_count_dec (&shared->ref_count))
    g_free (shared);
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->surface, cairo_surface_destroy);
  avt_scene_unref (job->scene);
  shared_unref (job->shared);
  g_free (job);
}

static int
find_pending (const AvtTileLoader *self, const AvtTileKey *key)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      const AvtTileKey *other = &g_array_index (self->pending, AvtTileKey, i);

      if (other->scale == key->scale && other->column == key->column && other->row == key->row)
        return (int) i;
    }
  return -1;
}

static gboolean
hand_over_cb (gpointer user_data)
{
  Job *job = user_data;
  AvtTileLoader *loader = job->shared->loader;
  int at;

  if (loader != NULL && job->generation == g_atomic_int_get (&job->shared->generation))
    {
      at = find_pending (loader, &job->key);
      if (at >= 0)
        g_array_remove_index_fast (loader->pending, (guint) at);
    }
  if (loader != NULL && job->surface != NULL)
    loader->ready (&job->key, job->scene, g_steal_pointer (&job->surface), loader->user_data);
  return G_SOURCE_REMOVE;
}

static void
paint_job (gpointer data, gpointer user_data)
{
  Job *job = data;

  if (job->generation == g_atomic_int_get (&job->shared->generation))
    job->surface = avt_tile_paint (job->scene, &job->key, job->text_least_px);
  /* Above the clock of the frames, so that a tile is in the next one. */
  g_idle_add_full (G_PRIORITY_DEFAULT, hand_over_cb, job, (GDestroyNotify) job_free);
}

/** avt_tile_loader_new: @ready: called in the main loop for every tile that was painted */
AvtTileLoader *
avt_tile_loader_new (AvtTileReadyFunc ready, gpointer user_data)
{
  AvtTileLoader *self = g_new0 (AvtTileLoader, 1);

  self->shared = g_new0 (Shared, 1);
  g_atomic_ref_count_init (&self->shared->ref_count);
  self->shared->loader = self;
  self->pending = g_array_new (FALSE, FALSE, sizeof (AvtTileKey));
  self->pool = g_thread_pool_new (paint_job, NULL, 1, FALSE, NULL);
  self->ready = ready;
  self->user_data = user_data;
  return self;
}

/** avt_tile_loader_free: does not wait for the tile that is being painted; it is dropped. */
void
avt_tile_loader_free (AvtTileLoader *self)
{
  avt_tile_loader_forget (self);
  self->shared->loader = NULL;
  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_array_unref (self->pending);
  shared_unref (self->shared);
  g_free (self);
}

/**
 * avt_tile_loader_request:
 *
 * Returns: whether this is a new request; a tile is painted once however often it is asked for
 */
gboolean
avt_tile_loader_request (AvtTileLoader *self, AvtScene *scene, const AvtTileKey *key,
                         double text_least_px)
{
  Job *job;

  if (find_pending (self, key) >= 0)
    return FALSE;
  job = g_new0 (Job, 1);
  job->shared = self->shared;
  g_atomic_ref_count_inc (&self->shared->ref_count);
  job->scene = avt_scene_ref (scene);
  job->key = *key;
  job->text_least_px = text_least_px;
  job->generation = g_atomic_int_get (&self->shared->generation);
  g_array_append_val (self->pending, *key);
  g_thread_pool_push (self->pool, job, NULL);
  return TRUE;
}

/** avt_tile_loader_forget: what was asked for and not begun will not be painted. */
void
avt_tile_loader_forget (AvtTileLoader *self)
{
  g_atomic_int_inc (&self->shared->generation);
  g_array_set_size (self->pending, 0);
}

guint
avt_tile_loader_get_n_pending (const AvtTileLoader *self)
{
  return self->pending->len;
}
