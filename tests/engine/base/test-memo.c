#include "config.h"

#include "engine/base/memo.h"

#include <string.h>

/* Objects of keys and values alike: counted, so that what the memo holds can be seen. */
typedef struct
{
  gatomicrefcount ref_count;
  int number;
} Thing;

static int n_alive;

static Thing *
thing_new (int number)
{
  Thing *self = g_new (Thing, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->number = number;
  g_atomic_int_inc (&n_alive);
  return self;
}

static gpointer
thing_ref (gpointer thing)
{
  g_atomic_ref_count_inc (&((Thing *) thing)->ref_count);
  return thing;
}

static void
thing_unref (gpointer thing)
{
  if (!g_atomic_ref_count_dec (&((Thing *) thing)->ref_count))
    return;
  g_atomic_int_add (&n_alive, -1);
  g_free (thing);
}

static const AvtMemoKind load = { "load", thing_ref, thing_unref };
static const AvtMemoKind mass = { "mass", thing_ref, thing_unref };

/* A hold list of up to three things; NULL ends it. */
static guint
fill_holds (AvtMemoHold *holds, Thing *a, Thing *b)
{
  holds[0] = (AvtMemoHold){ a, thing_ref, thing_unref };
  holds[1] = (AvtMemoHold){ b, thing_ref, thing_unref };
  return b != NULL ? 2 : a != NULL ? 1 : 0;
}

static void
store (AvtMemo *memo, const AvtMemoKind *kind, Thing *a, Thing *b, const char *options, int number)
{
  AvtMemoHold holds[2];
  guint n_holds = fill_holds (holds, a, b);
  Thing *value = thing_new (number);

  avt_memo_store (memo, kind, holds, n_holds, options, options != NULL ? strlen (options) : 0,
                  value);
  thing_unref (value);
}

/* The number of the result, or -1 when there is none. */
static int
ask (AvtMemo *memo, const AvtMemoKind *kind, Thing *a, Thing *b, const char *options)
{
  AvtMemoHold holds[2];
  guint n_holds = fill_holds (holds, a, b);
  Thing *value = avt_memo_lookup (memo, kind, holds, n_holds, options,
                                  options != NULL ? strlen (options) : 0);
  int number = value != NULL ? value->number : -1;

  g_clear_pointer (&value, thing_unref);
  return number;
}

static void
test_keys (void)
{
  AvtMemo *memo = avt_memo_new ();
  Thing *a = thing_new (1);
  Thing *b = thing_new (1);

  store (memo, &load, a, NULL, NULL, 10);
  g_assert_cmpint (ask (memo, &load, a, NULL, NULL), ==, 10);
  /* equal by content is not equal by pointer */
  g_assert_cmpint (ask (memo, &load, b, NULL, NULL), ==, -1);
  g_assert_cmpint (ask (memo, &mass, a, NULL, NULL), ==, -1);
  g_assert_cmpint (ask (memo, &load, a, b, NULL), ==, -1);
  g_assert_cmpint (ask (memo, &load, NULL, NULL, NULL), ==, -1);
  g_assert_cmpint (ask (memo, &load, a, NULL, "x"), ==, -1);

  store (memo, &load, a, b, NULL, 11);
  store (memo, &load, b, a, NULL, 12);
  store (memo, &load, a, NULL, "peak", 13);
  store (memo, &load, a, NULL, "typical", 14);
  store (memo, &load, NULL, NULL, NULL, 15);
  store (memo, &mass, a, NULL, NULL, 16);
  g_assert_cmpint (ask (memo, &load, a, NULL, NULL), ==, 10);
  g_assert_cmpint (ask (memo, &load, a, b, NULL), ==, 11);
  g_assert_cmpint (ask (memo, &load, b, a, NULL), ==, 12);
  g_assert_cmpint (ask (memo, &load, a, NULL, "peak"), ==, 13);
  g_assert_cmpint (ask (memo, &load, a, NULL, "typical"), ==, 14);
  g_assert_cmpint (ask (memo, &load, a, NULL, "typica"), ==, -1);
  g_assert_cmpint (ask (memo, &load, NULL, NULL, NULL), ==, 15);
  g_assert_cmpint (ask (memo, &mass, a, NULL, NULL), ==, 16);
  g_assert_cmpuint (avt_memo_get_size (memo), ==, 7);

  thing_unref (a);
  thing_unref (b);
  avt_memo_unref (memo);
  g_assert_cmpint (n_alive, ==, 0);
}

/* A second result for a key takes the place of the first, and options are the memo's own copy. */
static void
test_replace (void)
{
  AvtMemo *memo = avt_memo_new ();
  Thing *a = thing_new (1);
  char options[] = "front";

  store (memo, &load, a, NULL, options, 1);
  store (memo, &load, a, NULL, options, 2);
  g_assert_cmpuint (avt_memo_get_size (memo), ==, 1);
  strcpy (options, "other");
  g_assert_cmpint (ask (memo, &load, a, NULL, "front"), ==, 2);
  g_assert_cmpint (ask (memo, &load, a, NULL, options), ==, -1);
  g_assert_cmpint (n_alive, ==, 2);
  thing_unref (a);
  avt_memo_unref (memo);
  g_assert_cmpint (n_alive, ==, 0);
}

/* The objects of a key live as long as the result, so their addresses mean nothing else. */
static void
test_references (void)
{
  AvtMemo *memo = avt_memo_new ();
  Thing *a = thing_new (1);
  AvtMemoHold hold = { a, thing_ref, thing_unref };
  Thing *value;

  store (memo, &load, a, NULL, NULL, 5);
  thing_unref (a);
  g_assert_cmpint (n_alive, ==, 2);
  g_assert_cmpint (a->number, ==, 1);
  value = avt_memo_lookup (memo, &load, &hold, 1, NULL, 0);
  avt_memo_age (memo, 0);
  avt_memo_age (memo, 0);
  g_assert_cmpuint (avt_memo_get_size (memo), ==, 0);
  /* what was asked for outlives the memo's own reference */
  g_assert_cmpint (n_alive, ==, 1);
  g_assert_cmpint (value->number, ==, 5);
  thing_unref (value);
  g_assert_cmpint (n_alive, ==, 0);
  avt_memo_unref (memo);
}

/* A hold of nothing is a key of its own: "without a feed". */
static void
test_missing_object (void)
{
  AvtMemo *memo = avt_memo_new ();
  Thing *a = thing_new (1);
  AvtMemoHold with[] = { { a, thing_ref, thing_unref }, { a, thing_ref, thing_unref } };
  AvtMemoHold without[] = { { a, thing_ref, thing_unref }, { NULL, thing_ref, thing_unref } };
  Thing *value = thing_new (9);
  Thing *found;

  avt_memo_store (memo, &load, without, 2, NULL, 0, value);
  g_assert_null (avt_memo_lookup (memo, &load, with, 2, NULL, 0));
  g_assert_null (avt_memo_lookup (memo, &load, without, 1, NULL, 0));
  found = avt_memo_lookup (memo, &load, without, 2, NULL, 0);
  g_assert_true (found == value);
  thing_unref (found);
  thing_unref (value);
  thing_unref (a);
  avt_memo_unref (memo);
  g_assert_cmpint (n_alive, ==, 0);
}

static void
check_survival (guint generations, guint n_ages, gboolean asks, gboolean survives)
{
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  Thing *a = thing_new (1);

  store (memo, &load, a, NULL, NULL, 1);
  for (guint i = 0; i < n_ages; i++)
    {
      avt_memo_age (memo, generations);
      if (asks)
        ask (memo, &load, a, NULL, NULL);
    }
  g_assert_cmpint (ask (memo, &load, a, NULL, NULL), ==, survives ? 1 : -1);
  thing_unref (a);
}

static void
test_ageing (void)
{
  check_survival (3, 0, FALSE, TRUE);
  check_survival (3, 3, FALSE, TRUE);
  check_survival (3, 4, FALSE, FALSE);
  check_survival (3, 40, TRUE, TRUE);
  check_survival (0, 1, FALSE, FALSE);
  check_survival (G_MAXUINT, 40, FALSE, TRUE);
  g_assert_cmpint (n_alive, ==, 0);
}

/* A result whose release asks the memo again must not find it locked. */
static AvtMemo *asked_memo;

static void
asking_unref (gpointer thing)
{
  if (asked_memo != NULL)
    g_assert_cmpuint (avt_memo_get_size (asked_memo), <, 100);
  thing_unref (thing);
}

static void
test_release_outside_lock (void)
{
  static const AvtMemoKind asking = { "asking", thing_ref, asking_unref };
  AvtMemo *memo = asked_memo = avt_memo_new ();

  store (memo, &asking, NULL, NULL, NULL, 1);
  store (memo, &asking, NULL, NULL, NULL, 2);
  avt_memo_age (memo, 0);
  g_assert_cmpint (n_alive, ==, 0);
  asked_memo = NULL;
  avt_memo_unref (memo);
}

enum { N_THREAD_OBJECTS = 8 };

typedef struct
{
  AvtMemo *memo;
  Thing *objects[N_THREAD_OBJECTS];
} Shared;

static gpointer
use_memo_cb (gpointer data)
{
  Shared *shared = data;

  for (int i = 0; i < 3000; i++)
    {
      int k = i % N_THREAD_OBJECTS;
      int found = ask (shared->memo, &load, shared->objects[k], NULL, NULL);

      g_assert_true (found == -1 || found == k);
      if (found == -1)
        store (shared->memo, &load, shared->objects[k], NULL, NULL, k);
      if (i % 50 == 0)
        avt_memo_age (shared->memo, 1);
    }
  avt_memo_unref (shared->memo);
  return NULL;
}

static void
test_threads (void)
{
  Shared shared = { avt_memo_new (), { NULL } };
  GThread *threads[4];

  for (int i = 0; i < N_THREAD_OBJECTS; i++)
    shared.objects[i] = thing_new (i);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      avt_memo_ref (shared.memo);
      threads[i] = g_thread_new ("memo", use_memo_cb, &shared);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  avt_memo_unref (shared.memo);
  for (int i = 0; i < N_THREAD_OBJECTS; i++)
    thing_unref (shared.objects[i]);
  g_assert_cmpint (n_alive, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/memo/keys", test_keys);
  g_test_add_func ("/engine/base/memo/replace", test_replace);
  g_test_add_func ("/engine/base/memo/references", test_references);
  g_test_add_func ("/engine/base/memo/missing-object", test_missing_object);
  g_test_add_func ("/engine/base/memo/ageing", test_ageing);
  g_test_add_func ("/engine/base/memo/release-outside-lock", test_release_outside_lock);
  g_test_add_func ("/engine/base/memo/threads", test_threads);
  return g_test_run ();
}
