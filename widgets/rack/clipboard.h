/* Cut, copy and paste of what is selected, within a window, between windows and between
 * processes. */
#pragma once

#include "diagrams/view/elevation-layout.h"
#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean avt_clipboard_copy (GdkClipboard *clipboard, AvtSession *session, AvtElevationView view);
void avt_clipboard_cut (GdkClipboard *clipboard, AvtSession *session, AvtElevationView view);
gboolean avt_clipboard_can_paste (GdkClipboard *clipboard);
void avt_clipboard_paste (GdkClipboard *clipboard, AvtSession *session);

void avt_session_select_made (AvtSession *session, GArray *made);

G_END_DECLS
