/* A mark beside a file that is being edited, ".~lock.NAME#", so that whoever opens it elsewhere
 * can be told. It is a hint between people and decides nothing: what guards the file is the
 * comparison of its content when it is saved. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *avt_edit_mark_find (const char *path);
gboolean avt_edit_mark_put (const char *path);
void avt_edit_mark_remove (const char *path);

G_END_DECLS
