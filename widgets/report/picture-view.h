/* A small picture on white paper, as large as fits. */
#pragma once

#include "diagrams/scene/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_PICTURE_VIEW (avt_picture_view_get_type ())
G_DECLARE_FINAL_TYPE (AvtPictureView, avt_picture_view, AVT, PICTURE_VIEW, GtkWidget)

GtkWidget *avt_picture_view_new (void);
void avt_picture_view_set_scene (AvtPictureView *self, AvtScene *scene);

G_END_DECLS
