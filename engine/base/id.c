#include "config.h"

#include "engine/base/id.h"

#include <string.h>

/* Crockford's alphabet without i, l, o, u; ascending in ASCII, so ids sort as their numbers do. */
static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

#define DIGITS (AVT_ID_LENGTH - 1)

struct _AvtIdSource
{
  GRand *rand;
};

/** avt_id_equal: whether both are the same id, or both none. */
gboolean
avt_id_equal (AvtId a, AvtId b)
{
  return memcmp (a.text, b.text, sizeof a.text) == 0;
}

/** avt_id_compare: orders ids by their characters: by kind letter, then by number; none first. */
int
avt_id_compare (AvtId a, AvtId b)
{
  guint64 left, right;

  memcpy (&left, a.text, sizeof left);
  memcpy (&right, b.text, sizeof right);
  if (left == right)
    {
      memcpy (&left, a.text + sizeof left, sizeof left);
      memcpy (&right, b.text + sizeof right, sizeof right);
    }
  if (left == right)
    return 0;
  return GUINT64_FROM_BE (left) < GUINT64_FROM_BE (right) ? -1 : 1;
}

/** avt_id_hash: Returns: a hash of all its bytes, for tables in memory only */
guint
avt_id_hash (AvtId id)
{
  guint64 words[2];

  memcpy (words, id.text, sizeof words);
  words[0] = (words[0] ^ (words[1] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)))
             * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  return (guint) (words[0] ^ (words[0] >> 32));
}

/** avt_id_pointer_hash: a #GHashFunc of keys that point to an #AvtId. */
guint
avt_id_pointer_hash (gconstpointer id)
{
  return avt_id_hash (*(const AvtId *) id);
}

/** avt_id_pointer_equal: a #GEqualFunc of keys that point to an #AvtId. */
gboolean
avt_id_pointer_equal (gconstpointer a, gconstpointer b)
{
  return avt_id_equal (*(const AvtId *) a, *(const AvtId *) b);
}

/**
 * avt_id_parse:
 * @text: text of a file or a command line
 * @id: (out): the id, or %AVT_ID_NONE
 *
 * Accepts exactly a lower-case letter and 12 characters of the alphabet.
 *
 * Returns: whether @text is an id
 */
gboolean
avt_id_parse (const char *text, AvtId *id)
{
  *id = AVT_ID_NONE;
  if (strlen (text) != AVT_ID_LENGTH || !g_ascii_islower (text[0]))
    return FALSE;
  for (guint i = 1; i < AVT_ID_LENGTH; i++)
    if (strchr (alphabet, text[i]) == NULL)
      return FALSE;
  memcpy (id->text, text, AVT_ID_LENGTH);
  return TRUE;
}

/** avt_id_source_new: Returns: (transfer full): a source seeded by the operating system */
AvtIdSource *
avt_id_source_new (void)
{
  AvtIdSource *self = g_new0 (AvtIdSource, 1);

  self->rand = g_rand_new ();
  return self;
}

/** avt_id_source_new_seeded: Returns: (transfer full): a source that repeats itself, for tests */
AvtIdSource *
avt_id_source_new_seeded (guint64 seed)
{
  AvtIdSource *self = g_new0 (AvtIdSource, 1);
  guint32 words[2] = { (guint32) seed, (guint32) (seed >> 32) };

  self->rand = g_rand_new_with_seed_array (words, 2);
  return self;
}

void
avt_id_source_free (AvtIdSource *self)
{
  g_rand_free (self->rand);
  g_free (self);
}

/**
 * avt_id_source_next:
 * @letter: the letter of the kind
 *
 * Returns: a new id of 60 random bits; two of a million collide with a chance of 4e-7
 */
AvtId
avt_id_source_next (AvtIdSource *self, char letter)
{
  AvtId id = AVT_ID_NONE;

  id.text[0] = letter;
  for (guint i = 0; i < DIGITS; i += 6)
    {
      guint32 bits = g_rand_int (self->rand);

      for (guint k = 0; k < 6; k++)
        id.text[1 + i + k] = alphabet[(bits >> (2 + 5 * k)) & 31];
    }
  return id;
}
