/* One field of what is selected, as a row that can be edited: made from the field table. Several
 * entities of one kind are edited together; where they differ the row says so. */
#pragma once

#include "widgets/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define AVT_TYPE_FIELD_ROW (avt_field_row_get_type ())
G_DECLARE_FINAL_TYPE (AvtFieldRow, avt_field_row, AVT, FIELD_ROW, GtkListBoxRow)

GtkWidget *avt_field_row_new (AvtSession *session, const AvtId *ids, guint n_ids,
                              const char *path);
void avt_field_row_update (AvtFieldRow *self);
gboolean avt_field_row_finish (AvtFieldRow *self);
const char *avt_field_row_get_path (AvtFieldRow *self);
const char *avt_field_row_get_label (AvtFieldRow *self);
GtkWidget *avt_field_row_get_editor (AvtFieldRow *self);
const char *avt_field_row_get_error (AvtFieldRow *self);
void avt_field_row_begin_edit (AvtFieldRow *self);

/* What the row does, without the row. */
gboolean avt_field_is_shown (const AvtField *field);
char *avt_field_shared_text (AvtDesign *design, const AvtId *ids, guint n_ids, const char *path,
                             gboolean *is_mixed);
AvtDesign *avt_field_with_text (AvtDesign *design, const AvtId *ids, guint n_ids,
                                const char *path, const char *text, GError **error);

G_END_DECLS
