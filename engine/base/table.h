/* Persistent ordered tables. A table is a list of immutable, atomically counted blocks of at most
 * 128 items; a copy shares every block, a change to a copy makes its own copy of one block. With
 * 80,000 links an edit copies one block (2 KiB) and the block list (about 20 KiB), where a flat
 * array would copy 625 KiB. Items are reference counted by the order's functions. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AvtTable AvtTable;

/**
 * AvtTableOrder: how items are compared and held. Static, outlives its tables.
 * @compare: order of two items
 * @compare_key: order of an item and a key
 * @data: passed to all
 * @rank: (nullable): a number that never goes down from an item to the next: items whose ranks
 *   differ are not compared otherwise, which makes searches several times faster
 * @rank_key: (nullable): the same for keys; both or none
 */
typedef struct
{
  int (*compare) (gconstpointer a, gconstpointer b, gconstpointer data);
  int (*compare_key) (gconstpointer item, gconstpointer key, gconstpointer data);
  gconstpointer data;
  gpointer (*ref) (gpointer item);
  void (*unref) (gpointer item);
  guint64 (*rank) (gconstpointer item, gconstpointer data);
  guint64 (*rank_key) (gconstpointer key, gconstpointer data);
} AvtTableOrder;

AvtTable *avt_table_new (const AvtTableOrder *order);
AvtTable *avt_table_ref (AvtTable *self);
void avt_table_unref (AvtTable *self);
AvtTable *avt_table_copy (const AvtTable *self);

guint avt_table_get_size (const AvtTable *self);
gpointer avt_table_get (const AvtTable *self, guint position);
gpointer avt_table_lookup (const AvtTable *self, gconstpointer key);
gboolean avt_table_find (const AvtTable *self, gconstpointer key, guint *position);

void avt_table_put (AvtTable *self, gpointer item);
gboolean avt_table_remove (AvtTable *self, gconstpointer key);

/** AvtTableIter: on the stack; borrows the table. */
typedef struct
{
  const AvtTable *table;
  guint block;
  guint index;
} AvtTableIter;

void avt_table_iter_init (AvtTableIter *iter, const AvtTable *self);
void avt_table_iter_init_from (AvtTableIter *iter, const AvtTable *self, gconstpointer key);
gboolean avt_table_iter_next (AvtTableIter *iter, gpointer *item);

/** AvtTableDiffFunc: @before or @after is NULL when the item was added or removed. */
typedef void (*AvtTableDiffFunc) (gpointer before, gpointer after, gpointer user_data);

void avt_table_diff (const AvtTable *a, const AvtTable *b, AvtTableDiffFunc func,
                     gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtTable, avt_table_unref)

G_END_DECLS
