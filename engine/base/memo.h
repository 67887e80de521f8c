/* One memo for all derived results. A key is a function, the objects it read and its options;
 * the memo holds a reference on each object, so an address is never reused while it is a key, and
 * pointer equality is a sound test because the objects are immutable. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AvtMemo AvtMemo; /* thread-safe */

/** AvtMemoHold: an object of the key, and how it is held. */
typedef struct
{
  gpointer object;
  gpointer (*ref) (gpointer object);
  void (*unref) (gpointer object);
} AvtMemoHold;

/** AvtMemoKind: a kind of result: static, its address is the function part of the key. */
typedef struct
{
  const char *name;
  gpointer (*ref) (gpointer value);
  void (*unref) (gpointer value);
} AvtMemoKind;

AvtMemo *avt_memo_new (void);
AvtMemo *avt_memo_ref (AvtMemo *self);
void avt_memo_unref (AvtMemo *self);
gpointer avt_memo_lookup (AvtMemo *self, const AvtMemoKind *kind, const AvtMemoHold *holds,
                          guint n_holds, gconstpointer options, gsize options_size);
void avt_memo_store (AvtMemo *self, const AvtMemoKind *kind, const AvtMemoHold *holds,
                     guint n_holds, gconstpointer options, gsize options_size, gpointer value);
void avt_memo_age (AvtMemo *self, guint generations);
guint avt_memo_get_size (AvtMemo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtMemo, avt_memo_unref)

G_END_DECLS
