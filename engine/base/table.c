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
  guint64 ranks[BLOCK_ITEMS]; /* of the items; a search reads these and leaves the items alone */
} Block;

/* A block of a table, with what a search over the blocks needs. */
typedef struct
{
  Block *block;
  guint n_items;
  guint64 last_rank;
} Slot;

struct _AvtTable
{
  gatomicrefcount ref_count;
  const AvtTableOrder *order;
  guint n_items;
  guint n_blocks;
  guint n_allocated;
  Slot *slots;
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

/* The block at @index, made private to @self so that it may be changed; then update_slot(). */
static Block *
own_block (AvtTable *self, guint index)
{
  Block *shared = self->slots[index].block;
  Block *block;

  if (g_atomic_ref_count_compare (&shared->ref_count, 1))
    return shared;
  block = block_new ();
  block->n_items = shared->n_items;
  memcpy (block->ranks, shared->ranks, shared->n_items * sizeof *block->ranks);
  for (guint i = 0; i < shared->n_items; i++)
    block->items[i] = self->order->ref (shared->items[i]);
  block_unref (shared, self->order);
  self->slots[index].block = block;
  return block;
}

static void
update_slot (AvtTable *self, guint index)
{
  Slot *slot = &self->slots[index];

  slot->n_items = slot->block->n_items;
  slot->last_rank = slot->block->ranks[slot->n_items - 1];
}

static void
insert_slot (AvtTable *self, guint index, Block *block)
{
  if (self->n_blocks == self->n_allocated)
    {
      self->n_allocated = MAX (4, self->n_allocated * 2);
      self->slots = g_renew (Slot, self->slots, self->n_allocated);
    }
  memmove (self->slots + index + 1, self->slots + index,
           (self->n_blocks - index) * sizeof *self->slots);
  self->slots[index].block = block;
  self->n_blocks++;
}

static void
remove_slot (AvtTable *self, guint index)
{
  block_unref (self->slots[index].block, self->order);
  self->n_blocks--;
  memmove (self->slots + index, self->slots + index + 1,
           (self->n_blocks - index) * sizeof *self->slots);
}

/* What is searched for: an item, or a key. */
typedef struct
{
  const AvtTableOrder *order;
  gconstpointer other;
  gboolean is_key;
  guint64 rank;
} Wanted;

static Wanted
wanted_item (const AvtTable *self, gconstpointer item)
{
  const AvtTableOrder *order = self->order;

  return (Wanted){ order, item, FALSE, order->rank != NULL ? order->rank (item, order->data) : 0 };
}

static Wanted
wanted_key (const AvtTable *self, gconstpointer key)
{
  const AvtTableOrder *order = self->order;

  return (Wanted){ order, key, TRUE,
                   order->rank_key != NULL ? order->rank_key (key, order->data) : 0 };
}

/* Compares an item with what is wanted, by their ranks if these can tell. */
static inline int
compare_wanted (const Wanted *wanted, guint64 rank, gconstpointer item)
{
  if (rank != wanted->rank)
    return rank < wanted->rank ? -1 : 1;
  return wanted->is_key
             ? wanted->order->compare_key (item, wanted->other, wanted->order->data)
             : wanted->order->compare (item, wanted->other, wanted->order->data);
}

static guint
locate_block (const AvtTable *self, const Wanted *wanted)
{
  guint low = 0;
  guint high = self->n_blocks;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const Slot *slot = &self->slots[middle];

      if (slot->last_rank < wanted->rank
          || (slot->last_rank == wanted->rank
              && compare_wanted (wanted, slot->last_rank,
                                 slot->block->items[slot->n_items - 1])
                     < 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The first place whose item is not below what is wanted: (block, index), index below n_items
 * unless the table ends there. Returns: whether the item there is what is wanted */
static gboolean
locate (const AvtTable *self, const Wanted *wanted, guint *block, guint *index)
{
  const Block *found;
  guint low = 0;
  guint high;

  *block = locate_block (self, wanted);
  *index = 0;
  if (*block == self->n_blocks)
    return FALSE;
  found = self->slots[*block].block;
  high = self->slots[*block].n_items;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_wanted (wanted, found->ranks[middle], found->items[middle]) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return compare_wanted (wanted, found->ranks[low], found->items[low]) == 0;
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
    block_unref (self->slots[i].block, self->order);
  g_free (self->slots);
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
  copy->slots = g_memdup2 (self->slots, self->n_blocks * sizeof *self->slots);
  for (guint i = 0; i < self->n_blocks; i++)
    g_atomic_ref_count_inc (&copy->slots[i].block->ref_count);
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
  while (position >= self->slots[block].n_items)
    position -= self->slots[block++].n_items;
  return self->slots[block].block->items[position];
}

/** avt_table_lookup: Returns: (transfer none) (nullable): the item with @key */
gpointer
avt_table_lookup (const AvtTable *self, gconstpointer key)
{
  Wanted wanted = wanted_key (self, key);
  guint block;
  guint index;

  return locate (self, &wanted, &block, &index) ? self->slots[block].block->items[index] : NULL;
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
  Wanted wanted = wanted_key (self, key);
  guint block;
  guint index;
  gboolean found = locate (self, &wanted, &block, &index);

  *position = index;
  for (guint i = 0; i < block; i++)
    *position += self->slots[i].n_items;
  return found;
}

/* Parts the full block @index, for an item that shall stand at @place in it: items that arrive in
 * order leave full blocks behind, others split them in the middle. */
static void
split_block (AvtTable *self, guint index, guint place)
{
  Block *lower = own_block (self, index);
  Block *upper = block_new ();
  guint keep = place == BLOCK_ITEMS ? BLOCK_ITEMS : BLOCK_ITEMS / 2;

  upper->n_items = BLOCK_ITEMS - keep;
  memcpy (upper->items, lower->items + keep, upper->n_items * sizeof *upper->items);
  memcpy (upper->ranks, lower->ranks + keep, upper->n_items * sizeof *upper->ranks);
  lower->n_items = keep;
  update_slot (self, index);
  insert_slot (self, index + 1, upper);
  if (upper->n_items > 0)
    update_slot (self, index + 1); /* else the item is put there, and then it is */
}

static void
insert_item (AvtTable *self, guint block, guint index, gpointer item, guint64 rank)
{
  Block *target;

  if (self->n_blocks == 0)
    insert_slot (self, 0, block_new ());
  else if (block == self->n_blocks)
    {
      block--;
      index = self->slots[block].n_items;
    }
  if (self->slots[block].block->n_items == BLOCK_ITEMS)
    {
      split_block (self, block, index);
      if (index >= self->slots[block].n_items)
        {
          index -= self->slots[block].n_items;
          block++;
        }
    }
  target = own_block (self, block);
  memmove (target->items + index + 1, target->items + index,
           (target->n_items - index) * sizeof *target->items);
  memmove (target->ranks + index + 1, target->ranks + index,
           (target->n_items - index) * sizeof *target->ranks);
  target->items[index] = item;
  target->ranks[index] = rank;
  target->n_items++;
  self->n_items++;
  update_slot (self, block);
}

/**
 * avt_table_put:
 * @self: a table that only the caller holds
 * @item: (transfer full): an item; replaces the one it compares equal to
 */
void
avt_table_put (AvtTable *self, gpointer item)
{
  Wanted wanted;
  guint block;
  guint index;

  g_return_if_fail (g_atomic_ref_count_compare (&self->ref_count, 1));
  wanted = wanted_item (self, item);
  if (locate (self, &wanted, &block, &index))
    {
      Block *target = own_block (self, block);

      self->order->unref (target->items[index]);
      target->items[index] = item;
    }
  else
    insert_item (self, block, index, item, wanted.rank);
}

/* Moves the items of block @index + 1 to the end of block @index, when both together are few. */
static gboolean
join_blocks (AvtTable *self, guint index)
{
  Block *lower;
  Block *upper;

  if (index + 1 >= self->n_blocks
      || self->slots[index].n_items + self->slots[index + 1].n_items > BLOCK_JOINED_ITEMS)
    return FALSE;
  lower = own_block (self, index);
  upper = own_block (self, index + 1);
  memcpy (lower->items + lower->n_items, upper->items, upper->n_items * sizeof *upper->items);
  memcpy (lower->ranks + lower->n_items, upper->ranks, upper->n_items * sizeof *upper->ranks);
  lower->n_items += upper->n_items;
  upper->n_items = 0; /* the lower block has taken over its references */
  remove_slot (self, index + 1);
  update_slot (self, index);
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
  Wanted wanted = wanted_key (self, key);
  guint block;
  guint index;
  Block *target;

  g_return_val_if_fail (g_atomic_ref_count_compare (&self->ref_count, 1), FALSE);
  if (!locate (self, &wanted, &block, &index))
    return FALSE;
  self->n_items--;
  if (self->slots[block].n_items == 1)
    {
      remove_slot (self, block);
      return TRUE;
    }
  target = own_block (self, block);
  self->order->unref (target->items[index]);
  target->n_items--;
  memmove (target->items + index, target->items + index + 1,
           (target->n_items - index) * sizeof *target->items);
  memmove (target->ranks + index, target->ranks + index + 1,
           (target->n_items - index) * sizeof *target->ranks);
  update_slot (self, block);
  if (target->n_items < BLOCK_FEW_ITEMS && !join_blocks (self, block) && block > 0)
    join_blocks (self, block - 1);
  return TRUE;
}

/* Items lie all over memory; by the time they come their first two cache lines shall be there. */
#define PREFETCH 6

static inline void
prefetch (gconstpointer item)
{
  __builtin_prefetch (item);
  __builtin_prefetch ((const char *) item + 64);
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
  Wanted wanted = wanted_key (self, key);

  iter->table = self;
  locate (self, &wanted, &iter->block, &iter->index);
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
  const Slot *slot;

  if (iter->block >= self->n_blocks) /* an empty table has no slots to point into */
    return FALSE;
  slot = &self->slots[iter->block];
  if (iter->index + PREFETCH < slot->n_items)
    prefetch (slot->block->items[iter->index + PREFETCH]);
  *item = slot->block->items[iter->index++];
  if (iter->index >= slot->n_items)
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
  return iter->table->slots[iter->block].block->items[iter->index];
}

static void
skip_shared_blocks (AvtTableIter *a, AvtTableIter *b)
{
  while (a->index == 0 && b->index == 0 && a->block < a->table->n_blocks
         && b->block < b->table->n_blocks
         && a->table->slots[a->block].block == b->table->slots[b->block].block)
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
