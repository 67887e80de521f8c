/* Stable identities. An id is a kind letter and 60 random bits in 12 base-32 characters, such as
 * "d0c4q8h2m5t1z": unique in a design, never reused, the same on every machine. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define AVT_ID_LENGTH 13

/**
 * AvtId:
 * @text: the kind letter and 12 characters, zero-terminated and zero-filled; empty means "none"
 *
 * A value, compared and hashed by all of its bytes.
 */
typedef struct
{
  char text[16];
} AvtId;

#define AVT_ID_NONE ((AvtId){ { 0 } })

typedef struct _AvtIdSource AvtIdSource;

static inline gboolean
avt_id_is_none (AvtId id)
{
  return id.text[0] == '\0';
}

/** avt_id_letter: Returns: the kind letter, or 0 for none. */
static inline char
avt_id_letter (AvtId id)
{
  return id.text[0];
}

/** avt_id_rank: Returns: the first eight characters as a number, which orders ids as
 * avt_id_compare() does wherever they differ in these */
static inline guint64
avt_id_rank (AvtId id)
{
  guint64 rank;

  memcpy (&rank, id.text, sizeof rank);
  return GUINT64_FROM_BE (rank);
}

gboolean avt_id_equal (AvtId a, AvtId b);
int avt_id_compare (AvtId a, AvtId b);
guint avt_id_hash (AvtId id);
gboolean avt_id_parse (const char *text, AvtId *id);

/** For GHashTable, whose keys are pointers to AvtId. */
guint avt_id_pointer_hash (gconstpointer id);
gboolean avt_id_pointer_equal (gconstpointer a, gconstpointer b);

AvtIdSource *avt_id_source_new (void);
AvtIdSource *avt_id_source_new_seeded (guint64 seed);
void avt_id_source_free (AvtIdSource *self);
AvtId avt_id_source_next (AvtIdSource *self, char letter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtIdSource, avt_id_source_free)

G_END_DECLS
