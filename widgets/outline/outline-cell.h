/* One cell of the outline: a label that turns into an entry where the value can be changed. */
#pragma once

#include "widgets/entity-row.h"
#include "widgets/outline/outline.h"

G_BEGIN_DECLS

#define AVT_TYPE_OUTLINE_CELL (avt_outline_cell_get_type ())
G_DECLARE_FINAL_TYPE (AvtOutlineCell, avt_outline_cell, AVT, OUTLINE_CELL, GtkWidget)

GtkWidget *avt_outline_cell_new (AvtSession *session, AvtOutlineColumn column);
void avt_outline_cell_bind (AvtOutlineCell *self, AvtEntityRow *row);
gboolean avt_outline_cell_is (AvtOutlineCell *self, AvtId id, AvtOutlineColumn column);
void avt_outline_cell_begin_edit (AvtOutlineCell *self, const char *text);
void avt_outline_cell_update (AvtOutlineCell *self);

G_END_DECLS
