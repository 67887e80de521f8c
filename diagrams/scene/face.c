#include "config.h"

#include "diagrams/scene/face.h"

#include "diagrams/scene/face-helper.h"
#include "diagrams/scene/recording.h"

#include <string.h>

#define SVG_MAX_BYTES (512 * 1024)
#define SYMBOL_DIGITS 16

struct _AvtFaceStore
{
  gatomicrefcount ref_count;
  GMutex mutex;
  AvtMeasurer *measurer;
  AvtFaceHelper *helper; /* (nullable) */
  GHashTable *scenes;    /* digest to scene, or to NULL for what cannot be drawn */
};

static void
scene_free_cb (gpointer data)
{
  g_clear_pointer ((AvtScene **) &data, avt_scene_unref);
}

/**
 * avt_face_store_new:
 * @program: (nullable): the path of archivolt-svg, see avt_face_helper_find(); without it there are
 *   no faces
 *
 * Returns: (transfer full): a store; its functions may be called from any thread
 */
AvtFaceStore *
avt_face_store_new (AvtMeasurer *measurer, const char *program)
{
  AvtFaceStore *self = g_new0 (AvtFaceStore, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->measurer = avt_measurer_ref (measurer);
  self->helper = program != NULL ? avt_face_helper_new (program) : NULL;
  self->scenes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, scene_free_cb);
  return self;
}

/** avt_face_store_new_found: Returns: (transfer full): a store over the program that
 * avt_face_helper_find() finds */
AvtFaceStore *
avt_face_store_new_found (AvtMeasurer *measurer)
{
  g_autofree char *program = avt_face_helper_find ();

  return avt_face_store_new (measurer, program);
}

AvtFaceStore *
avt_face_store_ref (AvtFaceStore *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
avt_face_store_unref (AvtFaceStore *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->helper, avt_face_helper_free);
  g_hash_table_unref (self->scenes);
  avt_measurer_unref (self->measurer);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/** avt_picture_scene_new: Returns: (transfer full) (nullable): a point for each pixel of the PNG
 * file, from the origin; %NULL when it is none */
AvtScene *
avt_picture_scene_new (AvtMeasurer *measurer, const char *symbol, GBytes *png)
{
  g_autoptr (AvtImage) image = avt_image_new (png, NULL);
  AvtSceneBuilder *builder;
  double width, height;

  if (image == NULL)
    return NULL;
  width = avt_image_get_width (image);
  height = avt_image_get_height (image);
  builder = avt_scene_builder_new (measurer, width, height);
  avt_scene_builder_set_symbol (builder, symbol);
  avt_scene_builder_add_image (builder, avt_rect (0, 0, width, height), image);
  return avt_scene_builder_end (builder);
}

static AvtScene *
draw (AvtFaceStore *self, const char *digest, const char *svg)
{
  g_autofree char *symbol = g_strdup_printf ("face-%.*s", SYMBOL_DIGITS, digest);
  g_autoptr (GBytes) answer = avt_face_helper_draw (self->helper, svg);
  AvtScene *scene;
  const char *data;
  gsize size;

  if (answer == NULL)
    return NULL;
  data = g_bytes_get_data (answer, &size);
  scene = avt_recording_read (self->measurer, symbol, data, size);
  return scene != NULL ? scene : avt_picture_scene_new (self->measurer, symbol, answer);
}

/**
 * avt_face_store_get:
 * @svg: an SVG document with a viewBox
 *
 * The first time this waits for archivolt-svg, some milliseconds as a rule.
 *
 * Returns: (transfer full) (nullable): its drawing, from the origin, of any size but the right
 *   proportions; %NULL when it cannot be drawn
 */
AvtScene *
avt_face_store_get (AvtFaceStore *self, const char *svg)
{
  g_autofree char *digest = NULL;
  gpointer scene;

  if (self->helper == NULL || strlen (svg) > SVG_MAX_BYTES)
    return NULL;
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, svg, -1);
  g_mutex_lock (&self->mutex);
  if (!g_hash_table_lookup_extended (self->scenes, digest, NULL, &scene))
    {
      scene = draw (self, digest, svg);
      g_hash_table_insert (self->scenes, g_steal_pointer (&digest), scene);
    }
  if (scene != NULL)
    avt_scene_ref (scene);
  g_mutex_unlock (&self->mutex);
  return scene;
}
