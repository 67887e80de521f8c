/* One field of an entity as a row of the inspector, made from its description in the field table.
 * What is typed goes through the same edit as everything else; what the edit refuses stands in
 * words below the row, and the row keeps what was typed. */
#pragma once

#include "widgets/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _AvtFieldRow AvtFieldRow;

/**
 * AvtFieldRowApply:
 * @path: the field path
 * @text: (nullable): what was typed; %NULL makes the field unknown
 *
 * Returns: whether the change was made
 */
typedef gboolean (*AvtFieldRowApply) (const char *path, const char *label, const char *text,
                                      GError **error, gpointer user_data);

AvtFieldRow *avt_field_row_new (AvtSession *session, const AvtRecordType *type, guint field,
                                const char *path, AvtFieldRowApply apply, gpointer user_data);
void avt_field_row_free (AvtFieldRow *self);
void avt_field_row_add_to (AvtFieldRow *self, AdwPreferencesGroup *group);
void avt_field_row_update (AvtFieldRow *self, const void *record);
const char *avt_field_row_get_path (AvtFieldRow *self);
GtkWidget *avt_field_row_get_widget (AvtFieldRow *self);

G_END_DECLS
