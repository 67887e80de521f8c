/* A device type that can be placed, and the design that has it. */
#pragma once

#include "engine/base/match.h"
#include "engine/design/design.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define AVT_TYPE_CATALOGUE_ITEM (avt_catalogue_item_get_type ())

/** AvtCatalogueItem: property `heading`: (nullable): stands above the item in a list */
G_DECLARE_FINAL_TYPE (AvtCatalogueItem, avt_catalogue_item, AVT, CATALOGUE_ITEM, GObject)

AvtCatalogueItem *avt_catalogue_item_new (AvtDesign *library, const AvtType *type);
AvtDesign *avt_catalogue_item_get_library (AvtCatalogueItem *self);
AvtId avt_catalogue_item_get_id (AvtCatalogueItem *self);
const AvtType *avt_catalogue_item_get_type_entity (AvtCatalogueItem *self);
const char *avt_catalogue_item_get_heading (AvtCatalogueItem *self);
void avt_catalogue_item_set_heading (AvtCatalogueItem *self, const char *heading);
char *avt_catalogue_item_get_summary (AvtCatalogueItem *self);
char *avt_catalogue_item_get_details (AvtCatalogueItem *self);
guint avt_catalogue_item_rate (AvtCatalogueItem *self, const AvtMatcher *matcher);
guint avt_catalogue_item_get_recency (AvtCatalogueItem *self);
void avt_catalogue_item_set_recency (AvtCatalogueItem *self, guint recency);
int avt_catalogue_item_compare (gconstpointer a, gconstpointer b, gpointer user_data);

G_END_DECLS
