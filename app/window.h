/* A window: one document, its session and the pages that show it. */
#pragma once

#include "app/application.h"
#include "widgets/session.h"

G_BEGIN_DECLS

#define AVT_TYPE_WINDOW (avt_window_get_type ())
G_DECLARE_FINAL_TYPE (AvtWindow, avt_window, AVT, WINDOW, AdwApplicationWindow)

AvtWindow *avt_window_new (AvtApplication *application, AvtDocument *document);
AvtDocument *avt_window_get_document (AvtWindow *self);
AvtSession *avt_window_get_session (AvtWindow *self);
gboolean avt_window_is_pristine (AvtWindow *self);
void avt_window_toast (AvtWindow *self, const char *text, gboolean can_undo);
void avt_window_show_error (AvtWindow *self, const char *heading, const char *body);
void avt_window_open_file (AvtWindow *self, GFile *file);
void avt_window_open_template (AvtWindow *self, GFile *file);

G_END_DECLS
