#include "config.h"

#include "engine/base/words.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *original;
  gsize original_length;
  const char *translation;
  gsize translation_length;
} Message;

#define MESSAGE(original, translation) \
  { original, sizeof original - 1, translation, sizeof translation - 1 }

#define HEADER \
  "Content-Type: text/plain; charset=UTF-8\n" \
  "Plural-Forms: nplurals=2; plural=(n != 1);\n"

static const Message messages[] = {
  MESSAGE ("", HEADER),
  MESSAGE ("%1 device\0%1 devices", "%1 Gerät\0%1 Geräte"),
  MESSAGE ("Empty", ""),
  MESSAGE ("Rack", "Schrank"),
  MESSAGE ("Width", "Breite"),
};

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
append_word (GByteArray *bytes, guint32 word, gboolean big)
{
  guint32 stored = big ? GUINT32_TO_BE (word) : GUINT32_TO_LE (word);

  g_byte_array_append (bytes, (const guint8 *) &stored, sizeof stored);
}

static void
append_table (GByteArray *bytes, const Message *list, guint n, guint32 *end, gboolean translations,
              gboolean big)
{
  for (guint i = 0; i < n; i++)
    {
      gsize length = translations ? list[i].translation_length : list[i].original_length;

      append_word (bytes, (guint32) length, big);
      append_word (bytes, *end, big);
      *end += (guint32) length + 1;
    }
}

static GByteArray *
build (const Message *list, guint n, gboolean big)
{
  GByteArray *bytes = g_byte_array_new ();
  guint32 end = 28 + 16 * n;
  const guint32 header[] = { 0x950412deu, 0, n, 28, 28 + 8 * n, 0, end };

  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    append_word (bytes, header[i], big);
  append_table (bytes, list, n, &end, FALSE, big);
  append_table (bytes, list, n, &end, TRUE, big);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (bytes, (const guint8 *) list[i].original,
                         (guint) list[i].original_length + 1);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (bytes, (const guint8 *) list[i].translation,
                         (guint) list[i].translation_length + 1);
  return bytes;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *messages_folder = NULL;

  self->folder = g_dir_make_tmp ("archivolt-words-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  messages_folder = g_build_filename (self->folder, "de", "LC_MESSAGES", NULL);
  g_assert_cmpint (g_mkdir_with_parents (messages_folder, 0700), ==, 0);
  self->path = g_build_filename (messages_folder, "archivolt.mo", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *messages_folder = g_path_get_dirname (self->path);
  g_autofree char *language_folder = g_path_get_dirname (messages_folder);

  g_remove (self->path);
  g_assert_cmpint (g_rmdir (messages_folder), ==, 0);
  g_assert_cmpint (g_rmdir (language_folder), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

static AvtWords *
load (Fixture *self, const guint8 *bytes, gsize n_bytes, const char *language)
{
  g_assert_true (g_file_set_contents (self->path, (const char *) bytes, (gssize) n_bytes, NULL));
  return avt_words_new (language, self->folder);
}

/* Whatever the bytes were, words answer. */
static void
ask (AvtWords *words)
{
  for (guint i = 1; i < G_N_ELEMENTS (messages); i++)
    {
      g_assert_cmpuint (strlen (avt_words_get (words, messages[i].original)), >, 0);
      for (guint n = 0; n < 3; n++)
        g_assert_cmpuint (strlen (avt_words_get_plural (words, messages[i].original, "x", n)),
                          >, 0);
    }
}

static void
check_german (AvtWords *words)
{
  g_assert_cmpstr (avt_words_get_language (words), ==, "de");
  g_assert_cmpstr (avt_words_get_number_style (words)->decimal, ==, ",");
  g_assert_cmpstr (avt_words_get (words, "Rack"), ==, "Schrank");
  g_assert_cmpstr (avt_words_get (words, "Width"), ==, "Breite");
  g_assert_cmpstr (avt_words_get (words, "Empty"), ==, "Empty");
  g_assert_cmpstr (avt_words_get (words, "Unknown"), ==, "Unknown");
  g_assert_cmpstr (avt_words_get (words, ""), ==, "");
  g_assert_cmpstr (avt_words_get_plural (words, "%1 device", "%1 devices", 1), ==, "%1 Gerät");
  g_assert_cmpstr (avt_words_get_plural (words, "%1 device", "%1 devices", 0), ==, "%1 Geräte");
  g_assert_cmpstr (avt_words_get_plural (words, "%1 device", "%1 devices", 7), ==, "%1 Geräte");
  g_assert_cmpstr (avt_words_get_plural (words, "Rack", "Racks", 2), ==, "Racks");
  g_assert_cmpstr (avt_words_get_plural (words, "Tile", "Tiles", 1), ==, "Tile");
  g_assert_cmpstr (avt_words_get_plural (words, "Tile", "Tiles", 2), ==, "Tiles");
}

static void
check_english (AvtWords *words)
{
  g_assert_cmpstr (avt_words_get_language (words), ==, "en");
  g_assert_cmpstr (avt_words_get_number_style (words)->decimal, ==, ".");
  g_assert_cmpstr (avt_words_get (words, "Rack"), ==, "Rack");
  g_assert_cmpstr (avt_words_get_plural (words, "%1 device", "%1 devices", 1), ==, "%1 device");
  g_assert_cmpstr (avt_words_get_plural (words, "%1 device", "%1 devices", 2), ==, "%1 devices");
}

static void
test_both_byte_orders (Fixture *self, gconstpointer data)
{
  for (guint big = 0; big < 2; big++)
    {
      g_autoptr (GByteArray) bytes = build (messages, G_N_ELEMENTS (messages), big == 1);
      g_autoptr (AvtWords) words = load (self, bytes->data, bytes->len, "de");
      g_autoptr (AvtWords) same = avt_words_ref (words);

      check_german (same);
    }
}

static void
test_languages (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *language;
    gboolean german;
  } cases[] = {
    { "de", TRUE }, { "de_AT", TRUE }, { NULL, FALSE }, { "", FALSE }, { "en", FALSE },
    { "C", FALSE }, { "fr_FR", FALSE }, { "DE", FALSE }, { "deutsch", FALSE }, { "d", FALSE },
    { "../de", FALSE }, { "de/../de", FALSE }, { "de.UTF-8", TRUE }, { "de_", TRUE },
    { "de_DE.UTF-8@euro", TRUE }, { "de@", TRUE }, { "de-DE", FALSE }, { "de ", FALSE },
    { "de_AAAAAAAAAAAAAAAAAAAAAAAAAAAA", FALSE }, { "x/de", FALSE }, { ".", FALSE },
  };
  g_autoptr (GByteArray) bytes = build (messages, G_N_ELEMENTS (messages), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AvtWords) words = load (self, bytes->data, bytes->len, cases[i].language);

      if (cases[i].german)
        check_german (words);
      else
        check_english (words);
    }
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (AvtWords) words = avt_words_new ("de", "/nonexistent");

  check_english (words);
}

static void
test_truncated (void)
{
  g_autoptr (GByteArray) bytes = build (messages, G_N_ELEMENTS (messages), FALSE);

  for (guint n = 0; n < bytes->len; n++)
    {
      g_autofree char *part = g_memdup2 (bytes->data, n);
      g_autoptr (AvtWords) words = avt_words_new_from_bytes ("de", part, n);

      check_english (words);
    }
}

/* Every bit of the header and of both tables, and of the strings behind them. */
static void
test_flipped (void)
{
  g_autoptr (GByteArray) bytes = build (messages, G_N_ELEMENTS (messages), FALSE);

  for (guint bit = 0; bit < bytes->len * 8; bit++)
    {
      g_autofree char *changed = g_memdup2 (bytes->data, bytes->len);
      g_autoptr (AvtWords) words = NULL;

      changed[bit / 8] ^= (char) (1u << (bit % 8));
      words = avt_words_new_from_bytes ("de", changed, bytes->len);
      ask (words);
    }
}

static void
test_hostile (void)
{
  static const guint32 extremes[] = { 0x7fffffffu, 0x80000000u, 0xfffffff8u, 0xffffffffu };
  g_autoptr (GByteArray) bytes = build (messages, G_N_ELEMENTS (messages), FALSE);

  for (guint word = 0; word < (28 + 16 * G_N_ELEMENTS (messages)) / 4; word++)
    for (guint i = 0; i < G_N_ELEMENTS (extremes); i++)
      {
        g_autofree char *changed = g_memdup2 (bytes->data, bytes->len);
        guint32 value = GUINT32_TO_LE (extremes[i]);
        g_autoptr (AvtWords) words = NULL;

        memcpy (changed + 4 * word, &value, sizeof value);
        words = avt_words_new_from_bytes ("de", changed, bytes->len);
        ask (words);
        /* the size and place of the hash table, which is not read, may say anything */
        if (word != 5 && word != 6)
          check_english (words);
      }
}

static void
test_from_bytes (void)
{
  g_autoptr (GByteArray) bytes = build (messages, G_N_ELEMENTS (messages), FALSE);
  g_autoptr (AvtWords) german
      = avt_words_new_from_bytes ("de", (const char *) bytes->data, bytes->len);
  g_autoptr (AvtWords) nameless
      = avt_words_new_from_bytes ("../de", (const char *) bytes->data, bytes->len);

  check_german (german);
  check_english (nameless);
}

static void
test_wrong (Fixture *self, gconstpointer data)
{
  static const Message unsorted[] = { MESSAGE ("b", "B"), MESSAGE ("a", "A") };
  static const Message twice[] = { MESSAGE ("a", "A"), MESSAGE ("a", "B") };
  static const Message latin[] = { MESSAGE ("Device", "Ger\xe4t") };
  static const Message no_rule[] = { MESSAGE ("", "Language: de\n"), MESSAGE ("a\0b", "A\0B") };
  static const Message one_form[] = { MESSAGE ("", HEADER), MESSAGE ("a\0b", "A") };
  static const struct
  {
    const Message *list;
    guint n;
    const char *language;
    const char *two;
  } cases[] = {
    { unsorted, 2, "en", "b" }, { twice, 2, "en", "b" }, { latin, 1, "en", "b" },
    { no_rule, 2, "de", "b" },  { one_form, 2, "de", "b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = build (cases[i].list, cases[i].n, FALSE);
      g_autoptr (AvtWords) words = load (self, bytes->data, bytes->len, "de");

      g_assert_cmpstr (avt_words_get_language (words), ==, cases[i].language);
      g_assert_cmpstr (avt_words_get_plural (words, "a", "b", 2), ==, cases[i].two);
    }
}

/* The file that the build made of po/de.po, by msgfmt. */
static void
test_german (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("AVT_BUILD_ROOT"), "po", NULL);
  g_autoptr (AvtWords) words = avt_words_new ("de_CH", folder);

  g_assert_cmpstr (avt_words_get_language (words), ==, "de");
  g_assert_cmpstr (avt_words_get (words, "Warning"), ==, "Warnung");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/engine/base/words/both-byte-orders", test_both_byte_orders);
  add ("/engine/base/words/languages", test_languages);
  add ("/engine/base/words/no-folder", test_no_folder);
  add ("/engine/base/words/wrong", test_wrong);
  g_test_add_func ("/engine/base/words/from-bytes", test_from_bytes);
  g_test_add_func ("/engine/base/words/truncated", test_truncated);
  g_test_add_func ("/engine/base/words/flipped", test_flipped);
  g_test_add_func ("/engine/base/words/hostile", test_hostile);
  g_test_add_func ("/engine/base/words/german", test_german);
  return g_test_run ();
}
