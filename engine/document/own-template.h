/* A person's own templates: designs as plain files in a folder of theirs. */
#pragma once

#include "engine/document/template.h"

G_BEGIN_DECLS

char *avt_own_template_folder (void);
GPtrArray *avt_own_template_list (const char *folder);
char *avt_own_template_save (const char *folder, AvtDesign *design, const char *title,
                             GError **error);
gboolean avt_own_template_remove (const char *folder, const char *path, GError **error);

G_END_DECLS
