/* The faces of device types, and logos: SVG texts, drawn once each by archivolt-svg and kept. */
#pragma once

#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

typedef struct _AvtFaceStore AvtFaceStore;

#define AVT_FACE_WAIT_MS 10000 /* for one answer of archivolt-svg, which has 5 s of the processor */

/* On a thread of the store; it must not call the store. */
typedef void (*AvtFaceFunc) (gpointer user_data);

AvtFaceStore *avt_face_store_new (AvtMeasurer *measurer, const char *program, guint wait_ms);
AvtFaceStore *avt_face_store_new_found (AvtMeasurer *measurer);
AvtFaceStore *avt_face_store_ref (AvtFaceStore *self);
void avt_face_store_unref (AvtFaceStore *self);
void avt_face_store_set_listener (AvtFaceStore *self, AvtFaceFunc listener, gpointer user_data);
AvtScene *avt_face_store_get (AvtFaceStore *self, const char *svg);
AvtScene *avt_picture_scene_new (AvtMeasurer *measurer, const char *symbol, GBytes *png);
AvtScene *avt_face_store_peek (AvtFaceStore *self, const char *svg, gboolean *will_come);
gboolean avt_face_store_has_given_up (AvtFaceStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFaceStore, avt_face_store_unref)

G_END_DECLS
