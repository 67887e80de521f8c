#include "config.h"

#include "engine/base/table.h"

#include <string.h>

#define BLOCK_ITEMS 128
/* A block that a removal leaves smaller than this joins a neighbour, if both then stay below the
 * second figure: it keeps room, so that adding and removing in turn does not split and join. */
#define BLOCK_FEW_ITEMS (BLOCK_ITEMS / 4)
#define BLOCK_JOINED_ITEMS (BLOCK_ITEMS * 3 / 4)

typedef struct
{
  gatomicrefcount ref_count;
  guint n_items;
  gpointer items[BLOCK_ITEMS];
} Block;

struct _AvtTable
{
  gatomicrefcount ref_count;
  const AvtTableOrder *order;
  guint n_items;
  guint n_blocks;
  guint n_allocated;
  Block **blocks;
};

static Block *
block_new (void)
{
  Block *block = g_new (Block, 1);

  g_atomic_ref_count_init (&block->ref_count);
  block->n_items = 0;
  return block;
}

static void
block_unref (Block *block, const AvtTableOrder *order)
{
  if (!g_atomic_ref_count_dec (&block->ref_count))
    return;
  for (guint i = 0; i < block->n_items; i++)
    order->unref (block->items[i]);
  g_free (block);
}

/* The block at @index, made private to @self so that it may be changed. */
static Block *
own_block (AvtTable *self, guint index)
{
  Block *shared = self->blocks[index];
  Block *block;

  if (g_atomic_ref_count_compare (&shared->ref_count, 1))
    return shared;
  block = block_new ();
  block->n_items = shared->n_items;
  for (guint i = 0; i < shared->n_items; i++)
    block->items[i] = self->order->ref (shared->items[i]);
  block_unref (shared, self->order);
  self->blocks[index] = block;
  return block;
}

static void
insert_block (AvtTable *self, guint index, Block *block)
{
  if (self->n_blocks == self->n_allocated)
    {
      self->n_allocated = MAX (4, self->n_allocated * 2);
      self->blocks = g_renew (Block *, self->blocks, self->n_allocated);
    }
  memmove (self->blocks + index + 1, self->blocks + index,
           (self->n_blocks - index) * sizeof *self->blocks);
  self->blocks[index] = block;
  self->n_blocks++;
}

static void
remove_block (AvtTable *self, guint index)
{
  block_unref (self->blocks[index], self->order);
  self->n_blocks--;
  memmove (self->blocks + index, self->blocks + index + 1,
           (self->n_blocks - index) * sizeof *self->blocks);
}

/* Compares an item of the table with an item or, when @is_key, with a key. */
static int
compare (const AvtTableOrder *order, gconstpointer item, gconstpointer other, gboolean is_key)
{
  return is_key ? order->compare_key (item, other, order->data)
                : order->compare (item, other, order->data);
}

/* The first place whose item is not below @other: (block, index), index below n_items unless the
 * table ends there. */
static gboolean
locate (const AvtTable *self, gconstpointer other, gboolean is_key, guint *block, guint *index)
{
  guint low = 0;
  guint high = self->n_blocks;
  const Block *found = high > 0 ? self->blocks[high - 1] : NULL;

  /* Files are in order: what is read comes behind everything that is there. */
  if (found != NULL
      && compare (self->order, found->items[found->n_items - 1], other, is_key) < 0)
    low = high;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      const Block *candidate = self->blocks[middle];

      if (compare (self->order, candidate->items[candidate->n_items - 1], other, is_key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *block = low;
  *index = 0;
  if (low == self->n_blocks)
    return FALSE;

  found = self->blocks[low];
  high = found->n_items;
  low = 0;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare (self->order, found->items[middle], other, is_key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return compare (self->order, found->items[low], other, is_key) == 0;
}

/**
 * avt_table_new:
 * @order: how items are compared and held; must outlive every copy
 *
 * Returns: (transfer full): an empty table
 */
AvtTable *
avt_table_new (const AvtTableOrder *order)
{
  AvtTable *self = g_new0 (AvtTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->order = order;
  return self;
}

/** avt_table_ref: Returns: (transfer full): @self, which its holders must not change any more */
AvtTable *
avt_table_ref (AvtTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** avt_table_unref: gives a reference back; the last one lets go of every item. */
void
avt_table_unref (AvtTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_blocks; i++)
    block_unref (self->blocks[i], self->order);
  g_free (self->blocks);
  g_free (self);
}

/**
 * avt_table_copy:
 *
 * Returns: (transfer full): a table of the same items that may be changed; it shares every block
 *   until it changes it
 */
AvtTable *
avt_table_copy (const AvtTable *self)
{
  AvtTable *copy = avt_table_new (self->order);

  copy->n_items = self->n_items;
  copy->n_blocks = copy->n_allocated = self->n_blocks;
  copy->blocks = g_new (Block *, copy->n_allocated);
  for (guint i = 0; i < self->n_blocks; i++)
    {
      g_atomic_ref_count_inc (&self->blocks[i]->ref_count);
      copy->blocks[i] = self->blocks[i];
    }
  return copy;
}

/** avt_table_get_size: Returns: the number of items */
guint
avt_table_get_size (const AvtTable *self)
{
  return self->n_items;
}

/**
 * avt_table_get:
 * @position: below the size
 *
 * Takes time proportional to the number of blocks; loops use #AvtTableIter.
 *
 * Returns: (transfer none): the item
 */
gpointer
avt_table_get (const AvtTable *self, guint position)
{
  guint block = 0;

  g_return_val_if_fail (position < self->n_items, NULL);
  while (position >= self->blocks[block]->n_items)
    position -= self->blocks[block++]->n_items;
  return self->blocks[block]->items[position];
}

/** avt_table_lookup: Returns: (transfer none) (nullable): the item with @key */
gpointer
avt_table_lookup (const AvtTable *self, gconstpointer key)
{
  guint block;
  guint index;

  return locate (self, key, TRUE, &block, &index) ? self->blocks[block]->items[index] : NULL;
}

/**
 * avt_table_find:
 * @position: (out): where the item with @key stands, or would stand
 *
 * Returns: whether there is an item with @key
 */
gboolean
avt_table_find (const AvtTable *self, gconstpointer key, guint *position)
{
  guint block;
  guint index;
  gboolean found = locate (self, key, TRUE, &block, &index);

  *position = index;
  for (guint i = 0; i < block; i++)
    *position += self->blocks[i]->n_items;
  return found;
}

static void
insert_item (AvtTable *self, guint block, guint index, gpointer item)
{
  Block *target;

  if (self->n_blocks == 0)
    insert_block (self, 0, block_new ());
  if (block == self->n_blocks)
    {
      block--;
      index = self->blocks[block]->n_items;
    }
  target = own_block (self, block);
  if (target->n_items == BLOCK_ITEMS)
    {
      /* Items that arrive in order leave full blocks behind; others split in the middle. */
      guint keep = index == BLOCK_ITEMS ? BLOCK_ITEMS : BLOCK_ITEMS / 2;
      Block *upper = block_new ();

      upper->n_items = BLOCK_ITEMS - keep;
      memcpy (upper->items, target->items + keep, upper->n_items * sizeof (gpointer));
      target->n_items = keep;
      insert_block (self, block + 1, upper);
      if (index >= keep)
        {
          target = upper;
          index -= keep;
        }
    }
  memmove (target->items + index + 1, target->items + index,
           (target->n_items - index) * sizeof (gpointer));
  target->items[index] = item;
  target->n_items++;
  self->n_items++;
}

/**
 * avt_table_put:
 * @self: a table that only the caller holds
 * @item: (transfer full): an item; replaces the one it compares equal to
 */
void
avt_table_put (AvtTable *self, gpointer item)
{
  guint block;
  guint index;

  g_return_if_fail (g_atomic_ref_count_compare (&self->ref_count, 1));
  if (locate (self, item, FALSE, &block, &index))
    {
      Block *target = own_block (self, block);

      self->order->unref (target->items[index]);
      target->items[index] = item;
    }
  else
    insert_item (self, block, index, item);
}

/* Moves the items of block @index + 1 to the end of block @index, when both together are few. */
static gboolean
join_blocks (AvtTable *self, guint index)
{
  Block *lower;
  Block *upper;

  if (index + 1 >= self->n_blocks
      || self->blocks[index]->n_items + self->blocks[index + 1]->n_items > BLOCK_JOINED_ITEMS)
    return FALSE;
  lower = own_block (self, index);
  upper = own_block (self, index + 1);
  memcpy (lower->items + lower->n_items, upper->items, upper->n_items * sizeof (gpointer));
  lower->n_items += upper->n_items;
  upper->n_items = 0;
  remove_block (self, index + 1);
  return TRUE;
}

/**
 * avt_table_remove:
 * @self: a table that only the caller holds
 * @key: a key, as the order's compare_key takes it
 *
 * Returns: whether there was an item with @key
 */
gboolean
avt_table_remove (AvtTable *self, gconstpointer key)
{
  guint block;
  guint index;
  Block *target;

  g_return_val_if_fail (g_atomic_ref_count_compare (&self->ref_count, 1), FALSE);
  if (!locate (self, key, TRUE, &block, &index))
    return FALSE;
  self->n_items--;
  if (self->blocks[block]->n_items == 1)
    {
      remove_block (self, block);
      return TRUE;
    }
  target = own_block (self, block);
  self->order->unref (target->items[index]);
  target->n_items--;
  memmove (target->items + index, target->items + index + 1,
           (target->n_items - index) * sizeof (gpointer));
  if (target->n_items < BLOCK_FEW_ITEMS && !join_blocks (self, block) && block > 0)
    join_blocks (self, block - 1);
  return TRUE;
}

/** avt_table_iter_init: starts at the first item; the table must live as long as the iteration. */
void
avt_table_iter_init (AvtTableIter *iter, const AvtTable *self)
{
  iter->table = self;
  iter->block = 0;
  iter->index = 0;
}

/** avt_table_iter_init_from: starts at the first item that is not below @key. */
void
avt_table_iter_init_from (AvtTableIter *iter, const AvtTable *self, gconstpointer key)
{
  iter->table = self;
  locate (self, key, TRUE, &iter->block, &iter->index);
}

/**
 * avt_table_iter_next:
 * @item: (out) (transfer none): the next item in order
 *
 * Returns: whether there was one
 */
gboolean
avt_table_iter_next (AvtTableIter *iter, gpointer *item)
{
  const AvtTable *self = iter->table;

  if (iter->block >= self->n_blocks)
    return FALSE;
  *item = self->blocks[iter->block]->items[iter->index++];
  if (iter->index >= self->blocks[iter->block]->n_items)
    {
      iter->block++;
      iter->index = 0;
    }
  return TRUE;
}

static gpointer
peek (const AvtTableIter *iter)
{
  if (iter->block >= iter->table->n_blocks)
    return NULL;
  return iter->table->blocks[iter->block]->items[iter->index];
}

static void
skip_shared_blocks (AvtTableIter *a, AvtTableIter *b)
{
  while (a->index == 0 && b->index == 0 && a->block < a->table->n_blocks
         && b->block < b->table->n_blocks
         && a->table->blocks[a->block] == b->table->blocks[b->block])
    {
      a->block++;
      b->block++;
    }
}

/**
 * avt_table_diff:
 * @a: a table
 * @b: a table of the same order
 * @func: called in order for every item that was added, removed or replaced
 *
 * Shared blocks are passed over without a look inside, so the time is that of the change plus one
 * comparison a block.
 */
void
avt_table_diff (const AvtTable *a, const AvtTable *b, AvtTableDiffFunc func, gpointer user_data)
{
  AvtTableIter before;
  AvtTableIter after;

  if (a == b)
    return;
  avt_table_iter_init (&before, a);
  avt_table_iter_init (&after, b);
  for (;;)
    {
      gpointer old_item;
      gpointer new_item;
      int order;

      skip_shared_blocks (&before, &after);
      old_item = peek (&before);
      new_item = peek (&after);
      if (old_item == NULL && new_item == NULL)
        return;
      if (old_item == NULL || new_item == NULL)
        order = old_item == NULL ? 1 : -1;
      else
        order = a->order->compare (old_item, new_item, a->order->data);
      if (order <= 0)
        avt_table_iter_next (&before, &old_item);
      if (order >= 0)
        avt_table_iter_next (&after, &new_item);
      if (order != 0 || old_item != new_item)
        func (order <= 0 ? old_item : NULL, order >= 0 ? new_item : NULL, user_data);
    }
}
