/* Earlier versions of a file, in .archivolt-history beside it: links to what was replaced. */
#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

#define AVT_HISTORY_FOLDER ".archivolt-history"

int avt_history_keep (int folder, const char *name, const struct stat *info);
guint avt_history_count_links (int folder, const char *name, const struct stat *info);

G_END_DECLS
