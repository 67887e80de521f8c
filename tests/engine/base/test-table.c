#include "config.h"

#include "engine/base/table.h"

#include <stdlib.h>
#include <string.h>

/* Items with a key and a count of living ones, so that every reference is accounted for. */
typedef struct
{
  gatomicrefcount ref_count;
  int key;
} Item;

static int n_items_alive;

static Item *
item_new (int key)
{
  Item *self = g_new (Item, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->key = key;
  g_atomic_int_inc (&n_items_alive);
  return self;
}

static gpointer
item_ref (gpointer item)
{
  g_atomic_ref_count_inc (&((Item *) item)->ref_count);
  return item;
}

static void
item_unref (gpointer item)
{
  if (!g_atomic_ref_count_dec (&((Item *) item)->ref_count))
    return;
  g_atomic_int_add (&n_items_alive, -1);
  g_free (item);
}

static int
compare_keys (int a, int b)
{
  return a < b ? -1 : a > b;
}

/* @data is the sign of the order: a table can stand in any order its data asks for. */
static int
compare_items (gconstpointer a, gconstpointer b, gconstpointer data)
{
  return *(const int *) data * compare_keys (((const Item *) a)->key, ((const Item *) b)->key);
}

static int
compare_item_key (gconstpointer item, gconstpointer key, gconstpointer data)
{
  return *(const int *) data * compare_keys (((const Item *) item)->key, *(const int *) key);
}

static const int up = 1;
static const int down = -1;
static const AvtTableOrder ascending
    = { compare_items, compare_item_key, &up, item_ref, item_unref };
static const AvtTableOrder descending
    = { compare_items, compare_item_key, &down, item_ref, item_unref };

/* The model: which item stands under each key below KEYS, or none. */
#define KEYS 3000

static int
random_key (GRand *rand)
{
  return g_rand_int_range (rand, 0, KEYS);
}

static void
check_iteration (AvtTable *table, Item **model, int first)
{
  AvtTableIter iter;
  gpointer item;

  if (first == 0)
    avt_table_iter_init (&iter, table);
  else
    avt_table_iter_init_from (&iter, table, &first);
  for (int key = first; key < KEYS; key++)
    if (model[key] != NULL)
      {
        g_assert_true (avt_table_iter_next (&iter, &item));
        g_assert_true (item == model[key]);
      }
  g_assert_false (avt_table_iter_next (&iter, &item));
  g_assert_false (avt_table_iter_next (&iter, &item));
}

static void
check_against_model (AvtTable *table, Item **model)
{
  guint position = 0;

  for (int key = 0; key < KEYS; key++)
    {
      guint found = G_MAXUINT;

      g_assert_true (avt_table_lookup (table, &key) == model[key]);
      g_assert_cmpint (avt_table_find (table, &key, &found), ==, model[key] != NULL);
      g_assert_cmpuint (found, ==, position);
      if (model[key] != NULL)
        g_assert_true (avt_table_get (table, position++) == model[key]);
    }
  g_assert_cmpuint (avt_table_get_size (table), ==, position);
  check_iteration (table, model, 0);
}

static void
put (AvtTable *table, Item **model, int key)
{
  model[key] = item_new (key);
  avt_table_put (table, model[key]);
}

static void
take (AvtTable *table, Item **model, int key)
{
  g_assert_cmpint (avt_table_remove (table, &key), ==, model[key] != NULL);
  model[key] = NULL;
}

/* Walks of different taste: growing, shrinking, in runs of neighbouring keys, at random. */
static void
walk (GRand *rand, AvtTable *table, Item **model, guint n_steps)
{
  int key = random_key (rand);
  gboolean grows = g_rand_boolean (rand);
  gboolean runs = g_rand_boolean (rand);

  for (guint i = 0; i < n_steps; i++)
    {
      key = runs ? (key + 1) % KEYS : random_key (rand);
      if (g_rand_int_range (rand, 0, 10) < (grows ? 9 : 1))
        put (table, model, key);
      else
        take (table, model, key);
    }
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < 6; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (AvtTable) table = avt_table_new (&ascending);
      g_autofree Item **model = g_new0 (Item *, KEYS);

      for (guint i = 0; i < 40; i++)
        {
          walk (rand, table, model, 400);
          check_against_model (table, model);
          check_iteration (table, model, random_key (rand));
        }
    }
  g_assert_cmpint (n_items_alive, ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (AvtTable) table = avt_table_new (&ascending);
  g_autofree Item **model = g_new0 (Item *, KEYS);

  check_against_model (table, model);
  check_iteration (table, model, 5);
  take (table, model, 5);
  put (table, model, 5);
  check_against_model (table, model);
  check_iteration (table, model, 6);
  put (table, model, 5);
  check_against_model (table, model);
  take (table, model, 5);
  check_against_model (table, model);
  g_assert_cmpint (n_items_alive, ==, 0);
}

/* A reference to an item of a table may be put back in its place. */
static void
test_put_same (void)
{
  g_autoptr (AvtTable) table = avt_table_new (&ascending);
  Item *item = item_new (1);

  avt_table_put (table, item);
  avt_table_put (table, item_ref (item));
  g_assert_cmpuint (avt_table_get_size (table), ==, 1);
  g_assert_true (avt_table_get (table, 0) == item);
  g_clear_pointer (&table, avt_table_unref);
  g_assert_cmpint (n_items_alive, ==, 0);
}

static void
test_other_order (void)
{
  g_autoptr (AvtTable) table = avt_table_new (&descending);
  AvtTableIter iter;
  gpointer item;
  int from = 500;

  for (int key = 0; key < 1000; key++)
    avt_table_put (table, item_new (key));
  avt_table_iter_init_from (&iter, table, &from);
  for (int key = 500; key >= 0; key--)
    {
      g_assert_true (avt_table_iter_next (&iter, &item));
      g_assert_cmpint (((Item *) item)->key, ==, key);
    }
  g_assert_false (avt_table_iter_next (&iter, &item));
  g_clear_pointer (&table, avt_table_unref);
  g_assert_cmpint (n_items_alive, ==, 0);
}

/* Copies do not see each other's changes, whichever is changed and in whichever order they go. */
static void
test_copies (void)
{
  enum { N = 12 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  AvtTable *tables[N] = { avt_table_new (&ascending) };
  Item **models[N] = { g_new0 (Item *, KEYS) };

  walk (rand, tables[0], models[0], 4000);
  for (guint i = 1; i < N; i++)
    {
      guint source = (guint) g_rand_int_range (rand, 0, (gint32) i);

      tables[i] = avt_table_copy (tables[source]);
      models[i] = g_memdup2 (models[source], KEYS * sizeof (Item *));
      walk (rand, tables[i], models[i], 50);
      walk (rand, tables[source], models[source], 50);
    }
  for (guint i = 0; i < N; i++)
    check_against_model (tables[i], models[i]);
  for (guint i = 0; i < N; i++)
    {
      guint gone = (i * 5) % N;

      g_clear_pointer (&tables[gone], avt_table_unref);
      g_clear_pointer (&models[gone], g_free);
      for (guint k = 0; k < N; k++)
        if (tables[k] != NULL)
          check_iteration (tables[k], models[k], 0);
    }
  g_assert_cmpint (n_items_alive, ==, 0);
}

/* How many items hold more references than the ones of a single table: those of copied blocks. */
static guint
count_copied_items (AvtTable *table)
{
  guint count = 0;

  for (guint i = 0; i < avt_table_get_size (table); i++)
    {
      const Item *item = avt_table_get (table, i);

      count += g_atomic_int_get (&item->ref_count) > 1;
    }
  return count;
}

/* A change to a copy copies one block, of at most 128 items, and no more. */
static void
test_sharing (void)
{
  g_autoptr (AvtTable) table = avt_table_new (&ascending);
  g_autoptr (AvtTable) copy = NULL;
  int key = 5000;

  for (int i = 0; i < 10000; i++)
    avt_table_put (table, item_new (i));
  copy = avt_table_copy (table);
  g_assert_cmpuint (count_copied_items (table), ==, 0);
  avt_table_put (copy, item_new (key));
  g_assert_cmpuint (count_copied_items (table), ==, 127);
  g_assert_true (avt_table_lookup (copy, &key) != avt_table_lookup (table, &key));
  avt_table_put (copy, item_new (key));
  g_assert_cmpuint (count_copied_items (table), ==, 127);
  key = 10;
  g_assert_true (avt_table_remove (copy, &key));
  g_assert_cmpuint (count_copied_items (table), ==, 127 + 127);
  g_clear_pointer (&copy, avt_table_unref);
  g_assert_cmpuint (count_copied_items (table), ==, 0);
  g_clear_pointer (&table, avt_table_unref);
  g_assert_cmpint (n_items_alive, ==, 0);
}

/* What is left of a large table lies in few blocks again: a change copies more than a single
 * item, which it would if nearly empty blocks stayed. */
static void
test_joining (void)
{
  g_autoptr (AvtTable) table = avt_table_new (&ascending);
  g_autoptr (AvtTable) copy = NULL;
  int key = 5000;

  for (int i = 0; i < 10000; i++)
    avt_table_put (table, item_new (i));
  for (int i = 0; i < 10000; i++)
    if (i % 100 != 0)
      g_assert_true (avt_table_remove (table, &i));
  g_assert_cmpuint (avt_table_get_size (table), ==, 100);
  copy = avt_table_copy (table);
  avt_table_put (copy, item_new (key));
  g_assert_cmpuint (count_copied_items (table), >=, 16);
}

typedef struct
{
  Item **before;
  Item **after;
  int last_key;
  guint n_calls;
} DiffCheck;

static void
check_diff_cb (gpointer before, gpointer after, gpointer user_data)
{
  DiffCheck *check = user_data;
  int key = ((Item *) (after != NULL ? after : before))->key;

  g_assert_cmpint (key, >, check->last_key);
  g_assert_true (before == check->before[key]);
  g_assert_true (after == check->after[key]);
  g_assert_true (before != after);
  check->last_key = key;
  check->n_calls++;
}

static void
check_diff (AvtTable *a, AvtTable *b, Item **before, Item **after)
{
  DiffCheck check = { before, after, -1, 0 };
  guint n_expected = 0;

  for (int key = 0; key < KEYS; key++)
    n_expected += before[key] != after[key];
  avt_table_diff (a, b, check_diff_cb, &check);
  g_assert_cmpuint (check.n_calls, ==, n_expected);
}

static void
test_diff (void)
{
  for (guint32 seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (AvtTable) a = avt_table_new (&ascending);
      g_autoptr (AvtTable) b = NULL;
      g_autofree Item **before = g_new0 (Item *, KEYS);
      g_autofree Item **after = NULL;

      walk (rand, a, before, seed % 3 == 0 ? 20 : 4000);
      b = avt_table_copy (a);
      after = g_memdup2 (before, KEYS * sizeof (Item *));
      check_diff (a, b, before, after);
      walk (rand, b, after, seed % 2 == 0 ? 3 : 700);
      check_diff (a, b, before, after);
      check_diff (b, a, after, before);
      check_diff (a, a, before, before);
    }
  g_assert_cmpint (n_items_alive, ==, 0);
}

static void
test_diff_of_strangers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (AvtTable) a = avt_table_new (&ascending);
  g_autoptr (AvtTable) b = avt_table_new (&ascending);
  g_autoptr (AvtTable) empty = avt_table_new (&ascending);
  g_autofree Item **before = g_new0 (Item *, KEYS);
  g_autofree Item **after = g_new0 (Item *, KEYS);
  g_autofree Item **nothing = g_new0 (Item *, KEYS);

  walk (rand, a, before, 2000);
  walk (rand, b, after, 3000);
  check_diff (a, b, before, after);
  check_diff (a, empty, before, nothing);
  check_diff (empty, b, nothing, after);
}

/* The whole point of blocks: what did not change is not compared. */
static guint n_comparisons;

static int
compare_counted (gconstpointer a, gconstpointer b, gconstpointer data)
{
  n_comparisons++;
  return compare_items (a, b, data);
}

static void
count_cb (gpointer before, gpointer after, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_diff_is_local (void)
{
  AvtTableOrder counted = ascending;
  g_autoptr (AvtTable) a = NULL;
  g_autoptr (AvtTable) b = NULL;
  guint n_changes = 0;

  counted.compare = compare_counted;
  a = avt_table_new (&counted);
  for (int key = 0; key < 80000; key++)
    avt_table_put (a, item_new (key));
  b = avt_table_copy (a);
  avt_table_put (b, item_new (40000));
  avt_table_put (b, item_new (80000));
  n_comparisons = 0;
  avt_table_diff (a, b, count_cb, &n_changes);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (n_comparisons, <=, 2 * 128);
}

/* Tables are read and copied by several threads at once; their blocks are shared by all. */
static gpointer
read_and_change_cb (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (AvtTable) copy = avt_table_copy (data);
      int key = (int) (i * 7 % 1000);

      avt_table_put (copy, item_new (key));
      g_assert_true (avt_table_lookup (copy, &key) != avt_table_lookup (data, &key));
      key = (int) (i * 13 % 1000);
      g_assert_true (avt_table_remove (copy, &key));
    }
  avt_table_unref (data);
  return NULL;
}

static void
test_threads (void)
{
  AvtTable *table = avt_table_new (&ascending);
  GThread *threads[4];

  for (int key = 0; key < 1000; key++)
    avt_table_put (table, item_new (key));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("table", read_and_change_cb, avt_table_ref (table));
  avt_table_unref (table);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (n_items_alive, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/table/random", test_random);
  g_test_add_func ("/engine/base/table/empty", test_empty);
  g_test_add_func ("/engine/base/table/put-same", test_put_same);
  g_test_add_func ("/engine/base/table/other-order", test_other_order);
  g_test_add_func ("/engine/base/table/copies", test_copies);
  g_test_add_func ("/engine/base/table/sharing", test_sharing);
  g_test_add_func ("/engine/base/table/joining", test_joining);
  g_test_add_func ("/engine/base/table/diff", test_diff);
  g_test_add_func ("/engine/base/table/diff-of-strangers", test_diff_of_strangers);
  g_test_add_func ("/engine/base/table/diff-is-local", test_diff_is_local);
  g_test_add_func ("/engine/base/table/threads", test_threads);
  return g_test_run ();
}
