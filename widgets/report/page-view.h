/* One page of a document, as wide as there is room: white paper on the desk of the canvas. */
#pragma once

#include "diagrams/scene/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_PAGE_VIEW (avt_page_view_get_type ())
G_DECLARE_FINAL_TYPE (AvtPageView, avt_page_view, AVT, PAGE_VIEW, GtkWidget)

GtkWidget *avt_page_view_new (void);
void avt_page_view_set_scene (AvtPageView *self, AvtScene *scene);
AvtScene *avt_page_view_get_scene (AvtPageView *self);
void avt_page_view_set_whole (AvtPageView *self, gboolean is_whole);
void avt_page_view_set_room (AvtPageView *self, int height_px);

G_END_DECLS
