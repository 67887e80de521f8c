/* Translations: whatever a .mo file holds, every question gets an answer that is text. */
#include "config.h"

#include "engine/base/words.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const asked[] = { "", "Rack", "%1 device", "Warning", "Feed" };
  static const guint64 counts[] = { 0, 1, 2, 5, 11, 100, G_MAXUINT64 };
  g_autoptr (AvtWords) words = avt_words_new_from_bytes ("de", (const char *) data, size);

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_assert_true (g_utf8_validate (avt_words_get (words, asked[i]), -1, NULL));
      for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
        g_assert_true (g_utf8_validate (avt_words_get_plural (words, asked[i], "several",
                                                              counts[k]), -1, NULL));
    }
  return 0;
}
