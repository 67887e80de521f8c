/* Faces are drawn on a thread of the store, one after the other, so whoever needs one can wait for
 * it, as everything does that makes a file, or go on without it, as the window does. */
#include "config.h"

#include "diagrams/scene/face.h"

#include "diagrams/scene/face-helper.h"
#include "diagrams/scene/recording.h"

#include <string.h>

#define SVG_MAX_BYTES (512 * 1024)
#define SYMBOL_DIGITS 16

/* A program that did not answer may have met a busy machine, so each face is tried twice. One that
 * was silent three times in a row is not asked again: many faces shall not take minutes. */
#define MOST_TRIES 2
#define MOST_SILENCES 3

typedef struct
{
  char *digest; /* the key */
  char *svg;
  AvtScene *scene; /* NULL: not drawn yet, or cannot be */
  guint n_tries;
} Face;

struct _AvtFaceStore
{
  gatomicrefcount ref_count;
  GMutex mutex; /* of all that follows but the helper, which is the thread's */
  GCond drawn;
  AvtMeasurer *measurer;
  AvtFaceHelper *helper; /* (nullable) */
  GHashTable *faces;     /* digest to Face */
  GQueue waiting;        /* of Face, without an answer so far */
  guint n_silences;      /* in a row */
  gboolean is_drawing;   /* the thread runs */
  AvtFaceFunc listener;
  gpointer user_data;
};

static void
face_free_cb (gpointer data)
{
  Face *self = data;

  g_clear_pointer (&self->scene, avt_scene_unref);
  g_free (self->svg);
  g_free (self->digest);
  g_free (self);
}

/**
 * avt_face_store_new:
 * @program: (nullable): the path of archivolt-svg, see avt_face_helper_find(); without it there are
 *   no faces
 * @wait_ms: for how long an answer may keep it waiting, %AVT_FACE_WAIT_MS but in tests
 *
 * Returns: (transfer full): a store; its functions may be called from any thread
 */
AvtFaceStore *
avt_face_store_new (AvtMeasurer *measurer, const char *program, guint wait_ms)
{
  AvtFaceStore *self = g_new0 (AvtFaceStore, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->drawn);
  g_queue_init (&self->waiting);
  self->measurer = avt_measurer_ref (measurer);
  self->helper = program != NULL ? avt_face_helper_new (program, wait_ms) : NULL;
  self->faces = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, face_free_cb);
  return self;
}

/** avt_face_store_new_found: Returns: (transfer full): a store over the program that
 * avt_face_helper_find() finds */
AvtFaceStore *
avt_face_store_new_found (AvtMeasurer *measurer)
{
  g_autofree char *program = avt_face_helper_find ();

  return avt_face_store_new (measurer, program, AVT_FACE_WAIT_MS);
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
  g_queue_clear (&self->waiting);
  g_hash_table_unref (self->faces);
  avt_measurer_unref (self->measurer);
  g_cond_clear (&self->drawn);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * avt_face_store_set_listener:
 * @listener: (nullable): is called whenever faces that avt_face_store_peek() said were coming can
 *   be had, or will not come; never again once this function has set another one
 */
void
avt_face_store_set_listener (AvtFaceStore *self, AvtFaceFunc listener, gpointer user_data)
{
  g_mutex_lock (&self->mutex);
  self->listener = listener;
  self->user_data = user_data;
  g_mutex_unlock (&self->mutex);
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
scene_of_answer (AvtFaceStore *self, const char *digest, GBytes *answer)
{
  g_autofree char *symbol = g_strdup_printf ("face-%.*s", SYMBOL_DIGITS, digest);
  gsize size;
  const char *data = g_bytes_get_data (answer, &size);
  AvtScene *scene = avt_recording_read (self->measurer, symbol, data, size);

  return scene != NULL ? scene : avt_picture_scene_new (self->measurer, symbol, answer);
}

/* An empty answer is a refusal, and final. Without an answer others come first, then it again. */
static void
take_answer (AvtFaceStore *self, Face *face, GBytes *answer)
{
  face->n_tries++;
  self->n_silences = answer != NULL ? 0 : self->n_silences + 1;
  g_queue_remove (&self->waiting, face);
  if (answer == NULL && face->n_tries < MOST_TRIES)
    g_queue_push_tail (&self->waiting, face);
  if (self->n_silences >= MOST_SILENCES)
    g_queue_clear (&self->waiting);
}

/* Without the lock while the program draws, so that all other lookups go on. */
static void
draw_next (AvtFaceStore *self)
{
  Face *face = g_queue_peek_head (&self->waiting);
  g_autoptr (GBytes) answer = NULL;
  AvtScene *scene;

  g_mutex_unlock (&self->mutex);
  answer = avt_face_helper_draw (self->helper, face->svg);
  scene = answer != NULL ? scene_of_answer (self, face->digest, answer) : NULL;
  g_mutex_lock (&self->mutex);
  face->scene = scene;
  take_answer (self, face, answer);
}

static gpointer
draw_all_thread (gpointer data)
{
  AvtFaceStore *self = data;

  g_mutex_lock (&self->mutex);
  while (!g_queue_is_empty (&self->waiting))
    {
      draw_next (self);
      g_cond_broadcast (&self->drawn);
    }
  self->is_drawing = FALSE;
  if (self->listener != NULL)
    self->listener (self->user_data);
  g_mutex_unlock (&self->mutex);
  avt_face_store_unref (self);
  return NULL;
}

static gboolean
is_coming (const AvtFaceStore *self, const Face *face)
{
  return g_queue_find ((GQueue *) &self->waiting, face) != NULL;
}

static Face *
ask_for (AvtFaceStore *self, char *digest, const char *svg)
{
  Face *face = g_new0 (Face, 1);

  face->digest = digest;
  face->svg = g_strdup (svg);
  g_hash_table_insert (self->faces, digest, face);
  if (self->n_silences >= MOST_SILENCES)
    return face;
  g_queue_push_tail (&self->waiting, face);
  if (!self->is_drawing)
    {
      self->is_drawing = TRUE;
      g_thread_unref (g_thread_new ("faces", draw_all_thread, avt_face_store_ref (self)));
    }
  return face;
}

/* Finds the face, or asks for it. The store is locked. */
static Face *
find (AvtFaceStore *self, const char *svg)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, svg, -1);
  Face *face = g_hash_table_lookup (self->faces, digest);

  return face != NULL ? face : ask_for (self, g_steal_pointer (&digest), svg);
}

static gboolean
is_drawable (const AvtFaceStore *self, const char *svg)
{
  return self->helper != NULL && strlen (svg) <= SVG_MAX_BYTES;
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
  AvtScene *scene;
  Face *face;

  if (!is_drawable (self, svg))
    return NULL;
  g_mutex_lock (&self->mutex);
  face = find (self, svg);
  while (is_coming (self, face))
    g_cond_wait (&self->drawn, &self->mutex);
  scene = face->scene != NULL ? avt_scene_ref (face->scene) : NULL;
  g_mutex_unlock (&self->mutex);
  return scene;
}

/**
 * avt_face_store_peek:
 * @will_come: (out): whether there is nothing now but may be later; the listener is told
 *
 * As avt_face_store_get(), but never waits: what is not drawn yet is asked for.
 */
AvtScene *
avt_face_store_peek (AvtFaceStore *self, const char *svg, gboolean *will_come)
{
  AvtScene *scene;
  Face *face;

  *will_come = FALSE;
  if (!is_drawable (self, svg))
    return NULL;
  g_mutex_lock (&self->mutex);
  face = find (self, svg);
  *will_come = is_coming (self, face);
  scene = face->scene != NULL ? avt_scene_ref (face->scene) : NULL;
  g_mutex_unlock (&self->mutex);
  return scene;
}

/** avt_face_store_has_given_up: Returns: whether archivolt-svg fell silent, so that faces may be
 * missing which could be drawn */
gboolean
avt_face_store_has_given_up (AvtFaceStore *self)
{
  gboolean has_given_up;

  g_mutex_lock (&self->mutex);
  has_given_up = self->n_silences >= MOST_SILENCES;
  g_mutex_unlock (&self->mutex);
  return has_given_up;
}
