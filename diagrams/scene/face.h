/* The faces of device types, and logos: SVG texts, drawn once each by archivolt-svg and kept. */
#pragma once

#include "diagrams/scene/scene.h"

G_BEGIN_DECLS

typedef struct _AvtFaceStore AvtFaceStore;

AvtFaceStore *avt_face_store_new (AvtMeasurer *measurer, const char *program);
AvtFaceStore *avt_face_store_new_found (AvtMeasurer *measurer);
AvtFaceStore *avt_face_store_ref (AvtFaceStore *self);
void avt_face_store_unref (AvtFaceStore *self);
AvtScene *avt_face_store_get (AvtFaceStore *self, const char *svg);
AvtScene *avt_picture_scene_new (AvtMeasurer *measurer, const char *symbol, GBytes *png);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtFaceStore, avt_face_store_unref)

G_END_DECLS
