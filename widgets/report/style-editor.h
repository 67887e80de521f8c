/* The house styles of the design in a window of their own, with a document that shows them. */
#pragma once

#include "diagrams/report/pages.h"
#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_STYLE_EDITOR (avt_style_editor_get_type ())
G_DECLARE_FINAL_TYPE (AvtStyleEditor, avt_style_editor, AVT, STYLE_EDITOR, GtkWidget)

GtkWidget *avt_style_editor_new (AvtSession *session, AvtWords *words);
void avt_style_editor_select (AvtStyleEditor *self, const char *name);
const char *avt_style_editor_get_selected (AvtStyleEditor *self);
AvtPages *avt_style_editor_get_pages (AvtStyleEditor *self);
gboolean avt_style_editor_is_busy (AvtStyleEditor *self);

void avt_style_editor_run (AvtSession *session, AvtWords *words, GtkWindow *parent,
                           const char *name);

G_END_DECLS
