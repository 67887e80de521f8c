#include "config.h"

#include "engine/io/limits.h"
#include "engine/io/yaml-reader.h"

#include <string.h>
#include <sys/resource.h>

static AvtYamlNode *
read_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length < 0 ? strlen (text) : (gsize) length);

  return avt_yaml_read (bytes, "dir/file.yaml", error);
}

/* The tree as one line, so that a case is a pair of texts. */
static void
describe (const AvtYamlNode *node, GString *out)
{
  switch (avt_yaml_get_kind (node))
    {
    case AVT_YAML_SCALAR:
      g_string_append_printf (out, avt_yaml_is_plain (node) ? "%s" : "'%s'",
                              avt_yaml_get_text (node));
      break;
    case AVT_YAML_SEQUENCE:
      g_string_append_c (out, '[');
      for (guint i = 0; i < avt_yaml_get_size (node); i++)
        {
          g_string_append (out, i > 0 ? ", " : "");
          describe (avt_yaml_get_value (node, i), out);
        }
      g_string_append_c (out, ']');
      break;
    case AVT_YAML_MAP:
      g_string_append_c (out, '{');
      for (guint i = 0; i < avt_yaml_get_size (node); i++)
        {
          g_string_append (out, i > 0 ? ", " : "");
          describe (avt_yaml_get_key (node, i), out);
          g_string_append (out, ": ");
          describe (avt_yaml_get_value (node, i), out);
        }
      g_string_append_c (out, '}');
      break;
    }
}

static void
check_read (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtYamlNode) root = read_text (text, -1, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  describe (root, found);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_read (void)
{
  check_read ("a: 1\nb: x y\n", "{a: 1, b: x y}");
  check_read ("---\na: '1'\n", "{a: '1'}");
  check_read ("---\na: 1\n...\n", "{a: 1}");
  check_read ("%YAML 1.1\n---\na: 1\n", "{a: 1}");
  check_read ("%YAML 1.2\n---\na: 1\n", "{a: 1}");
  check_read ("\xef\xbb\xbf---\na: 1\n", "{a: 1}");
  check_read ("a: 1\r\nb:\r\n  - x\r\n  - y\r\n", "{a: 1, b: [x, y]}");
  check_read ("a:\n- 1\n- 2\n", "{a: [1, 2]}");
  check_read ("a: # why\n  - n: x # not this\n    t: y\n", "{a: [{n: x, t: y}]}");
  check_read ("a: []\nb: {}\nc:\n", "{a: [], b: {}, c: }");
  check_read ("a: {b: 1, c: [2, 3]}\n", "{a: {b: 1, c: [2, 3]}}");
  check_read ("a: >\n  two\n  words\nb: |\n  l1\n  l2\n", "{a: 'two words\n', b: 'l1\nl2\n'}");
  check_read ("a: \"q\\u00e9\\n\"\n", "{a: 'q\u00e9\n'}");
  check_read ("\u540d: \u00e4\u00f6\u00fc\n", "{\u540d: \u00e4\u00f6\u00fc}");
  check_read ("a: http://x/y:z\n", "{a: http://x/y:z}");
  check_read ("a: no tail newline", "{a: no tail newline}");
  check_read ("- 1\n- - 2\n", "[1, [2]]");
  check_read ("just text", "just text");
  check_read ("---\n", "");
  check_read ("<<: x\n", "{<<: x}");
}

static void
test_places (void)
{
  g_autoptr (AvtYamlNode) root = read_text ("---\n# c\na: 1\nlist:\n  - name: x\n    type: y\n", -1,
                                            NULL);
  const AvtYamlNode *item = avt_yaml_get_value (avt_yaml_lookup (root, "list"), 0);

  g_assert_cmpuint (avt_yaml_get_line (root), ==, 3);
  g_assert_cmpuint (avt_yaml_get_line (avt_yaml_lookup (root, "a")), ==, 3);
  g_assert_cmpuint (avt_yaml_get_column (avt_yaml_lookup (root, "a")), ==, 4);
  g_assert_cmpuint (avt_yaml_get_line (item), ==, 5);
  g_assert_cmpuint (avt_yaml_get_line (avt_yaml_lookup (item, "type")), ==, 6);
  g_assert_cmpuint (avt_yaml_get_column (avt_yaml_lookup (item, "type")), ==, 11);
  g_assert_null (avt_yaml_lookup (item, "none"));
  g_assert_null (avt_yaml_lookup (avt_yaml_lookup (root, "a"), "a"));
  g_assert_null (avt_yaml_lookup (avt_yaml_lookup (root, "list"), "a"));
}

static void
test_null (void)
{
  static const char *const nulls[] = { "a:", "a: ~", "a: null", "a: Null", "a: NULL" };
  static const char *const others[] = { "a: ''", "a: 'null'", "a: nUll", "a: 0", "a: []", "a: {}" };

  for (guint i = 0; i < G_N_ELEMENTS (nulls); i++)
    {
      g_autoptr (AvtYamlNode) root = read_text (nulls[i], -1, NULL);

      g_assert_true (avt_yaml_is_null (avt_yaml_lookup (root, "a")));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (AvtYamlNode) root = read_text (others[i], -1, NULL);

      g_assert_false (avt_yaml_is_null (avt_yaml_lookup (root, "a")));
    }
}

static void
check_refused_bytes (const char *text, gssize length, AvtIOError code, const char *place,
                     const char *mentions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtYamlNode) root = read_text (text, length, &error);
  g_autofree char *prefix = g_strdup_printf ("dir/file.yaml:%s: ", place);

  g_assert_error (error, AVT_IO_ERROR, (int) code);
  g_assert_null (root);
  if (!g_str_has_prefix (error->message, prefix) || strstr (error->message, mentions) == NULL)
    g_error ("%s: should be at %s and mention %s", error->message, place, mentions);
  g_assert_nonnull (strstr (error->message, "llowed"));
  g_assert_null (strchr (error->message, '\n'));
}

static void
check_refused (const char *text, const char *place, const char *mentions)
{
  check_refused_bytes (text, -1, AVT_IO_ERROR_SYNTAX, place, mentions);
}

static void
test_refused (void)
{
  check_refused ("", "1:1", "empty");
  check_refused ("# only a comment\n", "2:1", "empty");
  check_refused ("a: 1\nb: 2\na: 3\n", "3:1", "first in line 1");
  check_refused ("x:\n  - {n: 1, 'n': 2}\n", "2:12", "\u201cn\u201d again");
  check_refused ("a: &x 1\n", "1:4", "anchor");
  check_refused ("a: &x [1]\n", "1:4", "anchor");
  check_refused ("a: &x {b: 1}\n", "1:4", "anchor");
  check_refused ("a: *x\n", "1:4", "alias");
  check_refused ("*x : 1\n", "1:1", "alias");
  check_refused ("a: !!str 1\n", "1:4", "tag");
  check_refused ("a: !x [1]\n", "1:4", "tag");
  check_refused ("a: !x {b: 1}\n", "1:4", "tag");
  check_refused ("a: ! 1\n", "1:4", "tag");
  check_refused ("a: 1\n---\nb: 2\n", "2:1", "second document");
  check_refused ("%TAG !e! tag:x,2000:\n---\na: 1\n", "1:1", "directive");
  check_refused ("%YAML 1.1\n%YAML 1.1\n---\na: 1\n", "2:1", "directive");
  check_refused ("a: 1\n...\n%TAG !e! x\n---\nb: 1\n", "3:1", "directive");
  check_refused ("[a]: 1\n", "1:1", "key");
  check_refused ("? {a: 1}\n: 1\n", "1:3", "key");
  check_refused ("a: [1, 2\nb: 3\n", "2:2", "flow sequence");
  check_refused ("a: 1\n b: 2\n", "2:3", "mapping values");
  check_refused ("a: 'open\n", "2:1", "quoted scalar");
  check_refused ("a:\n\t- x\n", "2:1", "token");
  check_refused ("a: \"\\0\"\n", "1:4", "\\0");
  check_refused ("a: \"\\ud800\"\n", "1:7", "Unicode");
  check_refused ("a: b: c\n", "1:5", "mapping values");
  check_refused_bytes ("a: 1\nb: \0x\n", 10, AVT_IO_ERROR_SYNTAX, "2:4", "zero byte");
  check_refused_bytes ("a: 1\nb: \xff\n", 10, AVT_IO_ERROR_SYNTAX, "2:4", "UTF-8");
  check_refused_bytes ("\xff\xfe" "a\0:\0", 6, AVT_IO_ERROR_SYNTAX, "1:1", "UTF-8");
  check_refused ("a: 1\nb: \x01\n", "2:4", "control characters");
  check_refused ("a: \x7f\n", "1:4", "control characters");
}

static void
check_limit (GString *text, const char *place, const char *mentions)
{
  if (place == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AvtYamlNode) root = read_text (text->str, (gssize) text->len, &error);

      g_assert_no_error (error);
      g_assert_nonnull (root);
    }
  else
    check_refused_bytes (text->str, (gssize) text->len, AVT_IO_ERROR_LIMIT, place, mentions);
  g_string_free (text, TRUE);
}

static GString *
repeated (const char *head, const char *unit, gsize n, const char *tail)
{
  GString *text = g_string_new (head);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append (text, tail);
  return text;
}

static void
test_limit_bytes (void)
{
  check_limit (repeated ("a: 1\n#", "x", AVT_LIMIT_YAML_BYTES - 6, ""), NULL, NULL);
  check_limit (repeated ("a: 1\n#", "x", AVT_LIMIT_YAML_BYTES - 5, ""), "1:1", "4194304");
}

static void
test_limit_depth (void)
{
  GString *flow = repeated ("", "[", 64, "1");
  GString *block = repeated ("", "- ", 64, "1\n");

  for (guint i = 0; i < 64; i++)
    g_string_append_c (flow, ']');
  check_limit (flow, NULL, NULL);
  check_limit (block, NULL, NULL);
  check_limit (repeated ("", "[", 65, "1"), "1:65", "64 deep");
  check_limit (repeated ("", "- ", 65, "1\n"), "1:129", "64 deep");
  check_limit (repeated ("", "{a: ", 65, "1"), "1:257", "64 deep");
}

/* Stream, document and sequence begin and end: six events beside the values. */
static void
test_limit_events (void)
{
  check_limit (repeated ("", "- 1\n", AVT_LIMIT_YAML_EVENTS - 6, ""), NULL, NULL);
  check_limit (repeated ("", "- 1\n", AVT_LIMIT_YAML_EVENTS - 5, ""), "199996:1", "200000");
}

static void
test_limit_string (void)
{
  check_limit (repeated ("a: ", "x", AVT_LIMIT_YAML_STRING_BYTES, "\n"), NULL, NULL);
  check_limit (repeated ("a: ", "x", AVT_LIMIT_YAML_STRING_BYTES + 1, "\n"), "1:4", "1048576");
  check_limit (repeated ("a: \"", "\u00e4", AVT_LIMIT_YAML_STRING_BYTES / 2, "\"\n"), NULL, NULL);
  check_limit (repeated ("a: \"", "\u00e4", AVT_LIMIT_YAML_STRING_BYTES / 2 + 1, "\"\n"), "1:4",
               "1048576");
}

static void
refuse_quickly (GString *text, const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtYamlNode) root = read_text (text->str, (gssize) text->len, &error);
  g_autofree char *prefix = g_strdup_printf ("dir/file.yaml:%s", place);

  g_assert_nonnull (error);
  g_assert_null (root);
  if (!g_str_has_prefix (error->message, prefix))
    g_error ("%s: should be at %s", error->message, place);
  g_string_free (text, TRUE);
}

static void
check_bomb (guint bomb)
{
  switch (bomb)
    {
    case 0:
      refuse_quickly (repeated ("", "[", 50000, ""), "1:65:");
      return;
    case 1:
      refuse_quickly (repeated ("", "{a: ", 50000, ""), "1:257:");
      return;
    case 2:
      refuse_quickly (repeated ("", "{", 50000, ""), "1:");
      return;
    case 3:
      refuse_quickly (repeated ("", "- ", 1000000, "1"), "1:129:");
      return;
    case 4:
      refuse_quickly (repeated ("", "[\n", 1000000, ""), "65:1:");
      return;
    case 5:
      refuse_quickly (repeated ("", "? ", 1000000, "1"), "1:");
      return;
    case 6:
      refuse_quickly (repeated ("a: &a [x,x,x,x,x,x,x,x]\n",
                                "b: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n", 50, ""), "1:4:");
      return;
    case 7:
      refuse_quickly (repeated ("a: \"", "x", 4000000, "\"\n"), "1:4:");
      return;
    case 8:
      refuse_quickly (repeated ("a: ", "x", 4000000, "\n"), "1:4:");
      return;
    case 9:
      refuse_quickly (repeated ("", "x", 4000000, ": 1\n"), "1:");
      return;
    case 10:
      refuse_quickly (repeated ("", "%TAG !a! tag:x\n", 200000, "---\na: 1\n"), "1:1:");
      return;
    case 11:
      refuse_quickly (repeated ("a: |\n", " x\n", 1000000, ""), "1:4:");
      return;
    case 12:
      refuse_quickly (repeated ("", "[a, {b: ", 400000, ""), "1:");
      return;
    case 13:
      refuse_quickly (repeated ("a: 'x", "\n\n", 1900000, ""), "");
      return;
    case 14:
      refuse_quickly (repeated ("a: ", "\"\\x00\"", 100, ""), "");
      return;
    default:
      g_assert_not_reached ();
    }
}

#define N_BOMBS 15

/* In a child that the kernel stops after one second of its own processor time, whatever else the
 * machine does; libyaml alone takes more than eleven for the second. */
static void
test_bomb (gconstpointer data)
{
  if (g_test_subprocess ())
    {
      const struct rlimit second = { 1, 1 };

      g_assert_cmpint (setrlimit (RLIMIT_CPU, &second), ==, 0);
      check_bomb (GPOINTER_TO_UINT (data));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* Whatever becomes of a good text, it is read or refused with a place. */
static void
check_mangled (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_memdup2 (text, length > 0 ? length : 1);
  g_autoptr (GBytes) bytes = g_bytes_new (copy, length);
  g_autoptr (AvtYamlNode) root = avt_yaml_read (bytes, "file.yaml", &error);

  g_assert_true ((root == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_regex_match_simple ("^file\\.yaml:[0-9]+:[0-9]+: .*llowed", error->message, 0,
                                         0));
}

static void
test_mangled (void)
{
  static const char text[] = "---\nname: \"x\\u00e9\" # c\nlist:\n  - {a: 1, b: [2, 3]}\n  - >-\n"
                             "    folded\n    text\n  - 'single ''quoted'''\n\u00e4: |\n  l\n";
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (gsize n = 0; n < sizeof text; n++)
    check_mangled (text, n);
  for (guint i = 0; i < 20000; i++)
    {
      char copy[sizeof text];

      memcpy (copy, text, sizeof text);
      for (guint k = 0; k <= i % 3; k++)
        copy[g_rand_int_range (rand, 0, sizeof text - 1)] = (char) g_rand_int_range (rand, 0, 256);
      check_mangled (copy, sizeof text - 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/io/yaml-reader/read", test_read);
  g_test_add_func ("/engine/io/yaml-reader/places", test_places);
  g_test_add_func ("/engine/io/yaml-reader/null", test_null);
  g_test_add_func ("/engine/io/yaml-reader/refused", test_refused);
  g_test_add_func ("/engine/io/yaml-reader/limit/bytes", test_limit_bytes);
  g_test_add_func ("/engine/io/yaml-reader/limit/depth", test_limit_depth);
  g_test_add_func ("/engine/io/yaml-reader/limit/events", test_limit_events);
  g_test_add_func ("/engine/io/yaml-reader/limit/string", test_limit_string);
  for (guint i = 0; i < N_BOMBS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/io/yaml-reader/bomb/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bomb);
    }
  g_test_add_func ("/engine/io/yaml-reader/mangled", test_mangled);
  return g_test_run ();
}
