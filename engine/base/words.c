#include "config.h"

#include "engine/base/words.h"

#include "engine/base/plural.h"

#include <string.h>

/* The format is that of the GNU gettext manual, "The Format of GNU MO Files": a header of seven
 * 32-bit words in either byte order, then two tables of (length, offset) pairs, one for the
 * originals, sorted by their bytes, and one for the translations. Each string ends with a zero
 * byte that its length does not count. The hash table behind them is not needed. */
#define MAGIC 0x950412deu
#define HEADER_BYTES 28
#define MAX_BYTES (16u << 20)
#define MAX_LANGUAGE 16
#define PLURAL_HEADER "Plural-Forms:"

typedef struct
{
  const char *original; /* in bytes */
  const char *translation;
  gsize translation_length;
} Entry;

struct _AvtWords
{
  gatomicrefcount ref_count;
  char *language;
  const AvtNumberStyle *number_style;
  char *bytes;
  gsize n_bytes;
  guint n_entries;
  Entry *entries;
  AvtPlural *plural;
};

typedef struct
{
  const char *bytes;
  gsize n_bytes;
  gboolean swapped;
} Reader;

static const struct
{
  const char *language;
  const AvtNumberStyle *style;
} number_styles[] = {
  { "de", &AVT_NUMBER_STYLE_GERMAN },
};

/* The language may come from a design, and names a folder: letters, then at most one _REGION. What
 * a locale says behind that, as in "de_DE.UTF-8" or "de@euro", changes no word.
 * Returns: (transfer full) (nullable): the folder's name */
static char *
find_folder (const char *language)
{
  gsize length = strspn (language, "abcdefghijklmnopqrstuvwxyz");

  if (length < 2 || length > 3)
    return NULL;
  if (language[length] == '_')
    length += 1 + strspn (language + length + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (strchr (".@", language[length]) == NULL || length > MAX_LANGUAGE)
    return NULL;
  return g_strndup (language, length);
}

static guint32
word_at (const Reader *self, gsize offset)
{
  guint32 word;

  memcpy (&word, self->bytes + offset, sizeof word);
  return self->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

static gboolean
open_reader (Reader *self, const char *bytes, gsize n_bytes)
{
  *self = (Reader){ bytes, n_bytes, FALSE };
  if (n_bytes < HEADER_BYTES)
    return FALSE;
  self->swapped = word_at (self, 0) != MAGIC;
  /* Revisions 0 and 1 share all that is read here; a higher major revision does not. */
  return word_at (self, 0) == MAGIC && word_at (self, 4) >> 16 <= 1;
}

/* String @i of the table at @table, or NULL when any byte of it would lie outside of the file. */
static const char *
string_at (const Reader *self, guint32 table, guint32 i, gsize *length)
{
  guint64 place = table + (guint64) i * 8;
  guint64 offset, end;

  if (place + 8 > self->n_bytes)
    return NULL;
  offset = word_at (self, place + 4);
  end = offset + word_at (self, place);
  if (end >= self->n_bytes || self->bytes[end] != '\0')
    return NULL;
  *length = (gsize) (end - offset);
  return self->bytes + offset;
}

static gboolean
is_text (const char *bytes, gsize length)
{
  for (const char *part = bytes; part <= bytes + length; part += strlen (part) + 1)
    if (!g_utf8_validate (part, -1, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
read_entry (const Reader *reader, guint32 i, Entry *entry)
{
  gsize length;

  entry->original = string_at (reader, word_at (reader, 12), i, &length);
  entry->translation = string_at (reader, word_at (reader, 16), i, &entry->translation_length);
  return entry->original != NULL && entry->translation != NULL
         && is_text (entry->translation, entry->translation_length);
}

static void
read_plural (AvtWords *self)
{
  const char *rule;

  if (self->n_entries == 0 || *self->entries[0].original != '\0')
    return;
  rule = strstr (self->entries[0].translation, PLURAL_HEADER);
  if (rule != NULL)
    self->plural = avt_plural_new (rule + strlen (PLURAL_HEADER));
}

/* All or nothing: one bad entry, or entries out of order, and the file is not one of ours. */
static gboolean
read_entries (AvtWords *self)
{
  Reader reader;
  guint32 n_entries;

  if (!open_reader (&reader, self->bytes, self->n_bytes))
    return FALSE;
  n_entries = word_at (&reader, 8);
  if (n_entries > self->n_bytes / 16)
    return FALSE;
  self->entries = g_new0 (Entry, n_entries + 1);
  for (guint32 i = 0; i < n_entries; i++)
    {
      if (!read_entry (&reader, i, &self->entries[i])
          || (i > 0 && strcmp (self->entries[i - 1].original, self->entries[i].original) >= 0))
        return FALSE;
    }
  self->n_entries = n_entries;
  read_plural (self);
  return TRUE;
}

/* Takes @bytes, which end with a zero byte that @n_bytes does not count. */
static gboolean
take_bytes (AvtWords *self, const char *language, char *bytes, gsize n_bytes)
{
  self->bytes = bytes;
  self->n_bytes = n_bytes;
  if (n_bytes <= MAX_BYTES && read_entries (self))
    {
      self->language = g_strdup (language);
      return TRUE;
    }
  self->n_entries = 0;
  g_clear_pointer (&self->entries, g_free);
  g_clear_pointer (&self->bytes, g_free);
  return FALSE;
}

static gboolean
load (AvtWords *self, const char *language, const char *mo_dir)
{
  g_autofree char *path = g_build_filename (mo_dir, language, "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);
  char *bytes;
  gsize n_bytes;

  return g_file_get_contents (path, &bytes, &n_bytes, NULL)
         && take_bytes (self, language, bytes, n_bytes);
}

static const AvtNumberStyle *
find_number_style (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (number_styles); i++)
    if (strncmp (language, number_styles[i].language, 2) == 0
        && !g_ascii_islower (language[2]))
      return number_styles[i].style;
  return &AVT_NUMBER_STYLE_ENGLISH;
}

static AvtWords *
finish (AvtWords *self)
{
  if (self->language == NULL)
    self->language = g_strdup ("en");
  self->number_style = find_number_style (self->language);
  return self;
}

/**
 * avt_words_new:
 * @language: (nullable): "de", "de_AT", "de_DE.UTF-8"; anything unknown, and %NULL, means English
 * @mo_dir: the folder that holds LANGUAGE/LC_MESSAGES/archivolt.mo
 *
 * Reads the words of a language once. A region without words of its own uses those of its
 * language; a language without any, or with a file that is damaged, uses the English of the
 * source. This does not fail: a report in English is better than none.
 *
 * Returns: (transfer full): the words
 */
AvtWords *
avt_words_new (const char *language, const char *mo_dir)
{
  AvtWords *self = g_new0 (AvtWords, 1);
  g_autofree char *folder = language != NULL ? find_folder (language) : NULL;

  g_atomic_ref_count_init (&self->ref_count);
  if (folder != NULL && !load (self, folder, mo_dir))
    {
      g_autofree char *base = g_strndup (folder, strcspn (folder, "_"));

      if (!g_str_equal (base, folder))
        load (self, base, mo_dir);
    }
  return finish (self);
}

/**
 * avt_words_new_from_bytes:
 * @language: "de" or "de_AT"
 * @bytes: the content of a .mo file; copied
 *
 * Returns: (transfer full): the words; English, when @bytes are damaged or @language is none
 */
AvtWords *
avt_words_new_from_bytes (const char *language, const char *bytes, gsize n_bytes)
{
  AvtWords *self = g_new0 (AvtWords, 1);
  g_autofree char *folder = find_folder (language);
  char *copy = g_malloc (n_bytes + 1);

  g_atomic_ref_count_init (&self->ref_count);
  if (n_bytes > 0)
    memcpy (copy, bytes, n_bytes);
  copy[n_bytes] = '\0';
  if (folder != NULL)
    take_bytes (self, folder, copy, n_bytes);
  else
    g_free (copy);
  return finish (self);
}

AvtWords *
avt_words_ref (AvtWords *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
avt_words_unref (AvtWords *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->plural, avt_plural_free);
  g_free (self->entries);
  g_free (self->bytes);
  g_free (self->language);
  g_free (self);
}

/** avt_words_get_language: Returns: the language the words are really in, as "de" */
const char *
avt_words_get_language (const AvtWords *self)
{
  return self->language;
}

/** avt_words_get_number_style: Returns: how numbers are written among these words */
const AvtNumberStyle *
avt_words_get_number_style (const AvtWords *self)
{
  return self->number_style;
}

static const Entry *
find (const AvtWords *self, const char *msgid)
{
  guint low = 0, high = self->n_entries;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (msgid, self->entries[middle].original);

      if (order == 0)
        return &self->entries[middle];
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/**
 * avt_words_get:
 * @msgid: a text that was marked with _() or N_()
 *
 * Returns: (transfer none): the text in the language, or @msgid itself; lives as long as both
 */
const char *
avt_words_get (const AvtWords *self, const char *msgid)
{
  const Entry *entry = *msgid != '\0' ? find (self, msgid) : NULL;

  return entry != NULL && *entry->translation != '\0' ? entry->translation : msgid;
}

static const char *
form_of (const Entry *entry, guint form)
{
  const char *text = entry->translation;
  const char *end = text + entry->translation_length;

  for (; form > 0; form--)
    {
      text += strlen (text) + 1;
      if (text > end)
        return NULL;
    }
  return text;
}

/**
 * avt_words_get_plural:
 * @msgid: the text for one
 * @msgid_plural: the text for several
 * @n: how many
 *
 * Returns: (transfer none): the form that the language uses for @n; without a translation, @msgid
 *   for one and @msgid_plural for any other number
 */
const char *
avt_words_get_plural (const AvtWords *self, const char *msgid, const char *msgid_plural,
                      guint64 n)
{
  const Entry *entry = *msgid != '\0' && self->plural != NULL ? find (self, msgid) : NULL;
  const char *text = entry != NULL ? form_of (entry, avt_plural_choose (self->plural, n)) : NULL;

  if (text != NULL && *text != '\0')
    return text;
  return n == 1 ? msgid : msgid_plural;
}
