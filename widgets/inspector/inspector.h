/* What is selected, field by field; with nothing selected, the design itself. Generated from the
 * field tables. */
#pragma once

#include "widgets/inspector/field-row.h"

G_BEGIN_DECLS

#define AVT_TYPE_INSPECTOR (avt_inspector_get_type ())
G_DECLARE_FINAL_TYPE (AvtInspector, avt_inspector, AVT, INSPECTOR, GtkWidget)

GtkWidget *avt_inspector_new (AvtSession *session);
AvtFieldRow *avt_inspector_find_row (AvtInspector *self, const char *path);
void avt_inspector_edit (AvtInspector *self, const char *path);
gboolean avt_inspector_concerns (AvtDesign *design, gconstpointer entity, const char *path);

G_END_DECLS
