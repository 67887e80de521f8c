/* The entities of one kind as a list model, in an order for people. An edit gives the least
 * `items-changed`: nothing for an entity that changed in place, one row out and one in for one
 * that moved. */
#pragma once

#include "engine/document/document.h"
#include "widgets/entity-row.h"

G_BEGIN_DECLS

#define AVT_TYPE_ENTITY_LIST (avt_entity_list_get_type ())
G_DECLARE_FINAL_TYPE (AvtEntityList, avt_entity_list, AVT, ENTITY_LIST, GObject)

/** AvtEntityCompare: total: entities that are otherwise equal are ordered by id by the list */
typedef int (*AvtEntityCompare) (gconstpointer a, gconstpointer b);

/** AvtEntityFilter: Returns: whether @entity belongs into the list */
typedef gboolean (*AvtEntityFilter) (gconstpointer entity, AvtId target);

AvtEntityList *avt_entity_list_new (AvtDocument *document, AvtKind kind, AvtEntityCompare compare,
                                    AvtEntityFilter filter, AvtId target);
AvtEntityRow *avt_entity_list_find (AvtEntityList *self, AvtId id, guint *position);

int avt_compare_names (gconstpointer a, gconstpointer b);
int avt_compare_positions (gconstpointer a, gconstpointer b);
gboolean avt_is_in_rack (gconstpointer device, AvtId rack);

G_END_DECLS
