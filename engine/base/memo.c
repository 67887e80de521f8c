#include "config.h"

#include "engine/base/memo.h"

#include <string.h>

#define MAX_HOLDS 8

/* A key owns its holds once it is in the memo; a key on the stack for a look-up borrows them. */
typedef struct
{
  const AvtMemoKind *kind;
  guint n_holds;
  AvtMemoHold holds[MAX_HOLDS];
  gconstpointer options;
  gsize options_size;
  guint hash;
} Key;

typedef struct
{
  Key key;
  gpointer value;
  guint64 last_used;
} Entry;

struct _AvtMemo
{
  gatomicrefcount ref_count;
  GMutex mutex;
  GHashTable *entries; /* Key (inside Entry) -> Entry; it owns neither, see avt_memo_age() */
  guint64 generation;
};

static guint
key_hash (gconstpointer key)
{
  return ((const Key *) key)->hash;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  if (left->kind != right->kind || left->n_holds != right->n_holds
      || left->options_size != right->options_size)
    return FALSE;
  for (guint i = 0; i < left->n_holds; i++)
    if (left->holds[i].object != right->holds[i].object)
      return FALSE;
  return left->options_size == 0
         || memcmp (left->options, right->options, left->options_size) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  for (guint i = 0; i < entry->key.n_holds; i++)
    if (entry->key.holds[i].object != NULL)
      entry->key.holds[i].unref (entry->key.holds[i].object);
  g_free ((gpointer) entry->key.options);
  entry->key.kind->unref (entry->value);
  g_free (entry);
}

static void
key_init (Key *key, const AvtMemoKind *kind, const AvtMemoHold *holds, guint n_holds,
          gconstpointer options, gsize options_size)
{
  guint64 hash = (guint64) (gsize) kind * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  g_assert (n_holds <= MAX_HOLDS);
  key->kind = kind;
  key->n_holds = n_holds;
  if (n_holds > 0)
    memcpy (key->holds, holds, n_holds * sizeof *holds);
  key->options = options;
  key->options_size = options_size;
  for (guint i = 0; i < n_holds; i++)
    hash = (hash ^ (gsize) holds[i].object) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  for (gsize i = 0; i < options_size; i++)
    hash = (hash ^ ((const guint8 *) options)[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  key->hash = (guint) (hash ^ (hash >> 32));
}

/** avt_memo_new: Returns: (transfer full): an empty memo */
AvtMemo *
avt_memo_new (void)
{
  AvtMemo *self = g_new0 (AvtMemo, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->entries = g_hash_table_new (key_hash, key_equal);
  return self;
}

/** avt_memo_ref: Returns: (transfer full): @self */
AvtMemo *
avt_memo_ref (AvtMemo *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** avt_memo_unref: gives a reference back; the last one lets go of all results and objects. */
void
avt_memo_unref (AvtMemo *self)
{
  GHashTableIter iter;
  gpointer entry;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    entry_free (entry);
  g_hash_table_unref (self->entries);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * avt_memo_lookup:
 * @kind: the kind of the result
 * @holds: the objects the result was read from, at most 8
 * @options: (nullable): bytes that the result depends on, without padding
 *
 * Returns: (transfer full) (nullable): the result stored for the same key
 */
gpointer
avt_memo_lookup (AvtMemo *self, const AvtMemoKind *kind, const AvtMemoHold *holds, guint n_holds,
                 gconstpointer options, gsize options_size)
{
  Key key;
  Entry *entry;
  gpointer value = NULL;

  key_init (&key, kind, holds, n_holds, options, options_size);
  g_mutex_lock (&self->mutex);
  entry = g_hash_table_lookup (self->entries, &key);
  if (entry != NULL)
    {
      entry->last_used = self->generation;
      value = kind->ref (entry->value);
    }
  g_mutex_unlock (&self->mutex);
  return value;
}

/**
 * avt_memo_store:
 * @value: (transfer none): an immutable result; the memo takes its own reference
 *
 * The parameters before @value are those of avt_memo_lookup(); a result stored for the same key is
 * replaced.
 *
 * Keeps a reference on every object of the key, so that no address of it is used again while the
 * result is kept.
 */
void
avt_memo_store (AvtMemo *self, const AvtMemoKind *kind, const AvtMemoHold *holds, guint n_holds,
                gconstpointer options, gsize options_size, gpointer value)
{
  Entry *entry = g_new0 (Entry, 1);
  Entry *replaced;

  key_init (&entry->key, kind, holds, n_holds, g_memdup2 (options, options_size), options_size);
  for (guint i = 0; i < n_holds; i++)
    if (holds[i].object != NULL)
      holds[i].ref (holds[i].object);
  entry->value = kind->ref (value);
  g_mutex_lock (&self->mutex);
  entry->last_used = self->generation;
  replaced = g_hash_table_lookup (self->entries, &entry->key);
  g_hash_table_replace (self->entries, &entry->key, entry);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&replaced, entry_free);
}

/**
 * avt_memo_age:
 * @generations: how many calls of this function a result survives without being asked for
 *
 * Called after each change of the design, so that results of designs long undone go. They are
 * freed after the lock is given back: freeing a large result must not hold up other threads.
 */
void
avt_memo_age (AvtMemo *self, guint generations)
{
  g_autoptr (GPtrArray) stale = g_ptr_array_new_with_free_func (entry_free);
  GHashTableIter iter;
  gpointer entry;
  guint64 oldest;

  g_mutex_lock (&self->mutex);
  self->generation++;
  oldest = self->generation > generations ? self->generation - generations : 0;
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (((const Entry *) entry)->last_used < oldest)
      {
        g_hash_table_iter_steal (&iter);
        g_ptr_array_add (stale, entry);
      }
  g_mutex_unlock (&self->mutex);
}

/** avt_memo_get_size: Returns: the number of results kept */
guint
avt_memo_get_size (AvtMemo *self)
{
  guint size;

  g_mutex_lock (&self->mutex);
  size = g_hash_table_size (self->entries);
  g_mutex_unlock (&self->mutex);
  return size;
}
