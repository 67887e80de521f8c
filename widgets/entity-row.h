/* One row of a list: the same object as long as its entity is in the design, whatever the entity
 * becomes; so selection, focus and scroll position survive an edit. */
#pragma once

#include "engine/design/design.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define AVT_TYPE_ENTITY_ROW (avt_entity_row_get_type ())

/** AvtEntityRow: signal `changed`: the entity, or something it refers to, is another one */
G_DECLARE_FINAL_TYPE (AvtEntityRow, avt_entity_row, AVT, ENTITY_ROW, GObject)

AvtEntityRow *avt_entity_row_new (gpointer entity);
AvtId avt_entity_row_get_id (AvtEntityRow *self);
gconstpointer avt_entity_row_get_entity (AvtEntityRow *self);
void avt_entity_row_set_entity (AvtEntityRow *self, gpointer entity);
void avt_entity_row_touch (AvtEntityRow *self);

G_END_DECLS
