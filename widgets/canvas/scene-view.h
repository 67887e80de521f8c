/* A drawing that fills the width it is given and cannot be changed: a chart beside an editor. Its
 * text grows with the text size of the desktop. */
#pragma once

#include "diagrams/scene/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_SCENE_VIEW (avt_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (AvtSceneView, avt_scene_view, AVT, SCENE_VIEW, GtkWidget)

/** AvtSceneFunc: Returns: (transfer full) (nullable): the drawing for a width in points */
typedef AvtScene *(*AvtSceneFunc) (double width_pt, gpointer user_data);

GtkWidget *avt_scene_view_new (AvtSceneFunc build, gpointer user_data);
void avt_scene_view_rebuild (AvtSceneView *self);
AvtScene *avt_scene_view_get_scene (AvtSceneView *self);

G_END_DECLS
