/* The menu of what is selected, the same in the drawing and in the outline. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *avt_object_menu_new (void);

G_END_DECLS
