/* The editor of racks: the racks themselves and everything that stands beside them. */
#pragma once

#include "widgets/inspector/inspector.h"
#include "widgets/rack/rack-view.h"

G_BEGIN_DECLS

#define AVT_TYPE_RACK_EDITOR (avt_rack_editor_get_type ())
G_DECLARE_FINAL_TYPE (AvtRackEditor, avt_rack_editor, AVT, RACK_EDITOR, GtkWidget)

GtkWidget *avt_rack_editor_new (AvtSession *session, AvtDesign *library);
AvtRackView *avt_rack_editor_get_view (AvtRackEditor *self);
AvtInspector *avt_rack_editor_get_inspector (AvtRackEditor *self);

/* What the window offers as actions, by name: "zoom-in", "delete". */
guint avt_rack_editor_get_n_actions (void);
const char *avt_rack_editor_get_action (guint i);
gboolean avt_rack_editor_can_run (AvtRackEditor *self, const char *action);
void avt_rack_editor_run (AvtRackEditor *self, const char *action);

G_END_DECLS
