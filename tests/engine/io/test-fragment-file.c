#include "config.h"

#include "engine/io/fragment-file.h"
#include "tests/engine/design/sample-design.h"

#include <string.h>

static AvtFragment *
read_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return avt_fragment_from_bytes (bytes, error);
}

static void
check_refused (const char *text, gssize length, AvtIOError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, length, &error));
  g_assert_error (error, AVT_IO_ERROR, (int) code);
}

static char *
sample_text (gsize *length)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtFragment) fragment = avt_fragment_of (sample->design, sample->racks, 2, NULL);
  g_autoptr (GBytes) bytes = avt_fragment_to_bytes (fragment);
  const char *data = g_bytes_get_data (bytes, length);

  return g_strndup (data, *length);
}

static void
test_round_trip (void)
{
  gsize length;
  g_autofree char *text = sample_text (&length);
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtFragment) fragment = read_text (text, -1, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (fragment->n_copied, ==, 2 + 8 + 8);
  again = avt_fragment_to_bytes (fragment);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), text, length);
}

/* A piece of it is never taken for the whole. */
static void
test_cut (void)
{
  gsize length;
  g_autofree char *text = sample_text (&length);

  for (gsize i = 0; i < length - 1; i += i < 200 ? 1 : 97)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (text, (gssize) i, &error));
      g_assert_nonnull (error);
    }
}

static char *
with (const char *from, const char *to)
{
  gsize length;
  g_autofree char *text = sample_text (&length);
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_nonnull (parts[1]);
  return g_strjoin (to, parts[0], parts[1], NULL);
}

static void
check_changed (const char *from, const char *to, AvtIOError code)
{
  g_autofree char *text = with (from, to);

  check_refused (text, -1, code);
}

static void
test_refused (void)
{
  check_refused ("", -1, AVT_IO_ERROR_SYNTAX);
  check_refused ("text that was copied elsewhere", -1, AVT_IO_ERROR_SYNTAX);
  check_refused ("{\"format\": \"archivolt-fragment\"}\0", 34, AVT_IO_ERROR_SYNTAX);
  check_refused ("{}", -1, AVT_IO_ERROR_INVALID);
  check_refused ("[]", -1, AVT_IO_ERROR_INVALID);
  check_refused ("{\"format\": 1}", -1, AVT_IO_ERROR_INVALID);
  check_refused ("{\"format\": \"archivolt-fragment\"}", -1, AVT_IO_ERROR_INVALID);
  check_refused ("{\"format\": \"archivolt-fragment\", \"copied\": {}, \"fragment\": {}}", -1,
                 AVT_IO_ERROR_INVALID);
  check_refused ("{\"format\": \"archivolt-fragment\", \"copied\": [], \"fragment\": {}}", -1,
                 AVT_IO_ERROR_INVALID);
  check_changed ("archivolt-fragment", "archivolt-design", AVT_IO_ERROR_INVALID);
  check_changed ("\"copied\": [", "\"copied\": [1, ", AVT_IO_ERROR_INVALID);
  check_changed ("\"copied\": [", "\"copied\": [\"x\", ", AVT_IO_ERROR_INVALID);
  check_changed ("\"copied\": [", "\"copied\": [\"r000000000000\", ", AVT_IO_ERROR_INVALID);
  check_changed ("\"height_hu\": 84", "\"height_hu\": -1", AVT_IO_ERROR_INVALID);
  check_changed ("[1, 0]", "[2, 0]", AVT_IO_ERROR_VERSION);
}

/* An object twice, or the record of the design. */
static void
test_copied (void)
{
  gsize length;
  g_autofree char *text = sample_text (&length);
  g_autoptr (AvtFragment) fragment = read_text (text, -1, NULL);
  AvtId info = avt_entity_id (avt_design_get_info (fragment->design));
  g_autofree char *twice
    = g_strdup_printf ("\"copied\": [\"%s\", ", fragment->copied[0].text);
  g_autofree char *record = g_strdup_printf ("\"copied\": [\"%s\", ", info.text);

  check_changed ("\"copied\": [", twice, AVT_IO_ERROR_INVALID);
  check_changed ("\"copied\": [", record, AVT_IO_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/io/fragment-file/round-trip", test_round_trip);
  g_test_add_func ("/engine/io/fragment-file/cut", test_cut);
  g_test_add_func ("/engine/io/fragment-file/refused", test_refused);
  g_test_add_func ("/engine/io/fragment-file/copied", test_copied);
  return g_test_run ();
}
