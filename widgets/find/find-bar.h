/* Find: a bar under the header, over everything that a design says and that is said of it. */
#pragma once

#include "engine/design/find.h"
#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_FIND_BAR (avt_find_bar_get_type ())

/** AvtFindBar: what is found is selected in the session. */
G_DECLARE_FINAL_TYPE (AvtFindBar, avt_find_bar, AVT, FIND_BAR, GtkWidget)

GtkWidget *avt_find_bar_new (AvtSession *session);
void avt_find_bar_open (AvtFindBar *self);
void avt_find_bar_close (AvtFindBar *self);
void avt_find_bar_search (AvtFindBar *self, const char *query);
void avt_find_bar_step (AvtFindBar *self, int direction);
guint avt_find_bar_get_n_hits (AvtFindBar *self);
int avt_find_bar_get_position (AvtFindBar *self);

G_END_DECLS
