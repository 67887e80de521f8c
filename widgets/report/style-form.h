/* What one house style of the design says, to be edited: each change is a step of the document. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_STYLE_FORM (avt_style_form_get_type ())
G_DECLARE_FINAL_TYPE (AvtStyleForm, avt_style_form, AVT, STYLE_FORM, GtkWidget)

GtkWidget *avt_style_form_new (AvtSession *session);
void avt_style_form_set_name (AvtStyleForm *self, const char *name);
const char *avt_style_form_get_name (AvtStyleForm *self);
gboolean avt_style_form_rename (AvtStyleForm *self, const char *name);
void avt_style_form_finish (AvtStyleForm *self);
void avt_style_form_focus (AvtStyleForm *self);

G_END_DECLS
