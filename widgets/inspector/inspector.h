/* The inspector: what the selected object is, field by field, from its field table; what is
 * derived from it, with its formula. Without a selection it shows the design itself. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_INSPECTOR (avt_inspector_get_type ())

G_DECLARE_FINAL_TYPE (AvtInspector, avt_inspector, AVT, INSPECTOR, GtkWidget)

GtkWidget *avt_inspector_new (AvtSession *session);
gboolean avt_inspector_focus_field (AvtInspector *self, const char *path);

G_END_DECLS
