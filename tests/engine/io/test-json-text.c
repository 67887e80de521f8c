/* The case list is made from RFC 8259: each production once with what it allows and once with its
 * nearest neighbours that it forbids; then what the RFC leaves open, and every limit at its value
 * and one beyond. */
#include "config.h"

#include "engine/io/json-text.h"
#include "engine/io/limits.h"

#include <locale.h>
#include <string.h>

#define TEXT(literal) { literal, sizeof (literal) - 1, 0, 0 }
#define FAULT(literal, line, column) { literal, sizeof (literal) - 1, line, column }

typedef struct
{
  const char *text;
  gsize length;
  guint line;
  guint column;
} Case;

static void
check_accepted (const char *text, gsize length)
{
  g_autofree char *copy = g_malloc (length + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  memcpy (copy, text, length);
  copy[length] = '\0';
  g_assert_true (avt_json_check (copy, length, NULL, &error));
  g_assert_no_error (error);
  node = avt_json_parse (copy, length, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (node);
}

static void
check_refused (const char *text, gsize length, AvtIOError code, guint line, guint column)
{
  g_autofree char *copy = g_malloc (length + 1);
  g_autofree char *prefix = g_strdup_printf ("line %u, column %u: ", line, column);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) bare = NULL;
  AvtJsonPlace place = { 0, 0 };

  memcpy (copy, text, length);
  copy[length] = '\0';
  if (avt_json_check (copy, length, NULL, &error))
    g_error ("accepted: %s", copy);
  g_assert_error (error, AVT_IO_ERROR, (int) code);
  if (!g_str_has_prefix (error->message, prefix))
    g_error ("%s: expected %s, got %s", copy, prefix, error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));

  g_assert_null (avt_json_parse (copy, length, &place, &bare));
  g_assert_cmpuint (place.line, ==, line);
  g_assert_cmpuint (place.column, ==, column);
  g_assert_cmpstr (bare->message, ==, error->message + strlen (prefix));
}

static const Case accepted[] = {
  /* section 2: any value, white space around each token */
  TEXT ("{}"), TEXT ("[]"), TEXT ("0"), TEXT ("\"\""), TEXT ("true"), TEXT ("false"),
  TEXT ("null"), TEXT (" \t\r\n{}\n\r\t "), TEXT ("[ ]"), TEXT ("{ }"), TEXT ("[\n1\n,\n2\n]"),
  TEXT ("{ \"a\" : 1 , \"b\" : 2 }"), TEXT (" 1 "), TEXT ("\"x\"\n"),
  /* section 3 and 5 */
  TEXT ("[true,false,null]"), TEXT ("[[],[[]],{}]"), TEXT ("[1,\"a\",{\"b\":[]},null]"),
  TEXT ("[[[[[[[[1]]]]]]]]"),
  /* section 4 */
  TEXT ("{\"a\":1}"), TEXT ("{\"a\":{\"a\":{\"a\":1}}}"), TEXT ("{\"\":0}"),
  TEXT ("{\"a\":1,\"A\":2}"), TEXT ("[{\"a\":1},{\"a\":1}]"), TEXT ("{\"a\":{\"b\":1},\"b\":2}"),
  TEXT ("{\"a\\tb\":1,\"a\\nb\":2}"), TEXT ("{\"\\u00e9\":1,\"e\\u0301\":2}"),
  TEXT ("{\"a\":\"a\",\"b\":\"a\"}"), TEXT ("{\"__proto__\":1}"),
  TEXT ("{\"k1\":1,\"k2\":1,\"k3\":1,\"k4\":1,\"k5\":1,\"k6\":1,\"k7\":1,\"k8\":1,\"k9\":1,"
        "\"k10\":1,\"k11\":1,\"k12\":1,\"k13\":1,\"k14\":1,\"k15\":1,\"k16\":1,\"k17\":1}"),
  /* section 6 */
  TEXT ("-0"), TEXT ("-1"), TEXT ("10"), TEXT ("1234567890"), TEXT ("0.0"), TEXT ("-0.0"),
  TEXT ("0.5"), TEXT ("10.25"), TEXT ("1e5"), TEXT ("1E5"), TEXT ("1e+5"), TEXT ("1e-5"),
  TEXT ("1E+05"), TEXT ("0e0"), TEXT ("-0e-0"), TEXT ("0E+1"), TEXT ("1.5e3"), TEXT ("0.1e1"),
  TEXT ("20e1"), TEXT ("1e308"), TEXT ("1.7976931348623157e308"), TEXT ("5e-324"),
  TEXT ("1e-400"), TEXT ("123.456e78"), TEXT ("9223372036854775807"),
  TEXT ("-9223372036854775808"), TEXT ("999999999999999999"), TEXT ("1e18"),
  TEXT ("9223372036854775808.0"), TEXT ("[1,-2,3.5,-4e5]"), TEXT ("[0 ]"), TEXT ("[-0,0]"),
  /* section 7 */
  TEXT ("\"abc\""), TEXT ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), TEXT ("\"\\u0041\""),
  TEXT ("\"\\u00e9\\u00E9\""), TEXT ("\"\\u0001\\u001f\""), TEXT ("\"\\u007f\\u0080\""),
  TEXT ("\"\\u2028\\u2029\""), TEXT ("\"\\ud834\\udd1e\""), TEXT ("\"\\uD800\\uDC00\""),
  TEXT ("\"\\uDBFF\\uDFFF\""), TEXT ("\"\\uFFFE\\uFFFF\\uFDD0\""), TEXT ("\"\\ud7ff\\ue000\""),
  TEXT ("\"\x7f\""), TEXT ("\"\xc3\xa9\""), TEXT ("\"\xe2\x82\xac\""),
  TEXT ("\"\xf0\x9f\x98\x80\""), TEXT ("\"\xf4\x8f\xbf\xbf\""), TEXT ("\"\xe2\x80\xa8\""),
  TEXT ("\"\xef\xbf\xbf\""), TEXT ("\"\xef\xbb\xbf\""), TEXT ("\"'\""), TEXT ("\"/* no */\""),
  TEXT ("\"// no\""), TEXT ("\"[{:,]}\""), TEXT ("\"\\\\\""), TEXT ("\"\\\\u0000\""),
  TEXT ("\"a\\u0062c\""), TEXT ("[\"]\",\"}\"]"), TEXT ("{\"\\\"\":1,\"\\\\\":2}")
};

static const Case refused[] = {
  /* no value, more than one */
  FAULT ("", 1, 1), FAULT (" ", 1, 2), FAULT ("\n\n", 3, 1), FAULT ("{} {}", 1, 4),
  FAULT ("[] []", 1, 4), FAULT ("1 2", 1, 3), FAULT ("1,", 1, 2), FAULT ("{},", 1, 3),
  FAULT ("[]]", 1, 3), FAULT ("{}}", 1, 3), FAULT ("[1]x", 1, 4), FAULT ("\"a\" \"b\"", 1, 5),
  FAULT ("{}\n# x", 2, 1), FAULT ("null null", 1, 6), FAULT ("{}\0", 1, 3),
  /* white space that is none */
  FAULT ("\f[]", 1, 1), FAULT ("\v1", 1, 1), FAULT ("[\xc2\xa0]", 1, 2), FAULT ("[1\f]", 1, 3),
  FAULT ("\xe2\x80\xa8[]", 1, 1), FAULT ("\xe2\x81\xa0{}", 1, 1),
  /* encodings */
  FAULT ("\xef\xbb\xbf{}", 1, 1), FAULT ("\xff\xfe{\0}\0", 1, 1), FAULT ("{\0}\0", 1, 2),
  FAULT ("\"\xff\"", 1, 2), FAULT ("\"\xc3\"", 1, 2), FAULT ("\"a\xe2\x82\"", 1, 3),
  FAULT ("\"\xc0\x80\"", 1, 2), FAULT ("\"\xc1\xbf\"", 1, 2), FAULT ("\"\xe0\x80\xaf\"", 1, 2),
  FAULT ("\"\xed\xa0\x80\"", 1, 2), FAULT ("\"\xed\xbf\xbf\"", 1, 2),
  FAULT ("\"\xf0\x80\x80\xaf\"", 1, 2), FAULT ("\"\xf4\x90\x80\x80\"", 1, 2),
  FAULT ("\"\xf8\x88\x80\x80\x80\"", 1, 2), FAULT ("\"\x80\"", 1, 2), FAULT ("\"\xe9\"", 1, 2),
  FAULT ("\xe9", 1, 1), FAULT ("[\xff]", 1, 2), FAULT ("\"\xc3\xa9\xff\"", 1, 3),
  /* words */
  FAULT ("nul", 1, 1), FAULT ("nulL", 1, 1), FAULT ("True", 1, 1), FAULT ("TRUE", 1, 1),
  FAULT ("tru", 1, 1), FAULT ("truee", 1, 5), FAULT ("fals", 1, 1), FAULT ("false1", 1, 6),
  FAULT ("undefined", 1, 1), FAULT ("NaN", 1, 1), FAULT ("Infinity", 1, 1),
  FAULT ("-Infinity", 1, 2), FAULT ("-NaN", 1, 2), FAULT ("[nan]", 1, 2), FAULT ("abc", 1, 1),
  FAULT ("[a]", 1, 2), FAULT ("nullnull", 1, 5),
  /* arrays */
  FAULT ("[", 1, 2), FAULT ("]", 1, 1), FAULT ("[1", 1, 3), FAULT ("[1,", 1, 4),
  FAULT ("[1,]", 1, 4), FAULT ("[,1]", 1, 2), FAULT ("[,]", 1, 2), FAULT ("[1,,2]", 1, 4),
  FAULT ("[1 2]", 1, 4), FAULT ("[1}", 1, 3), FAULT ("[1:2]", 1, 3), FAULT ("[\"a\":1]", 1, 5),
  FAULT ("[[1]", 1, 5), FAULT ("[\n1,\n2", 3, 2), FAULT ("[1;2]", 1, 3), FAULT ("(1)", 1, 1),
  /* objects */
  FAULT ("{", 1, 2), FAULT ("}", 1, 1), FAULT ("{\"a\"", 1, 5), FAULT ("{\"a\":", 1, 6),
  FAULT ("{\"a\":1", 1, 7), FAULT ("{\"a\":1,", 1, 8), FAULT ("{\"a\":1,}", 1, 8),
  FAULT ("{,\"a\":1}", 1, 2), FAULT ("{\"a\" 1}", 1, 6), FAULT ("{\"a\"}", 1, 5),
  FAULT ("{\"a\"::1}", 1, 6), FAULT ("{\"a\":1 \"b\":2}", 1, 8), FAULT ("{\"a\",\"b\"}", 1, 5),
  FAULT ("{a:1}", 1, 2), FAULT ("{'a':1}", 1, 2), FAULT ("{1:1}", 1, 2), FAULT ("{null:1}", 1, 2),
  FAULT ("{[]:1}", 1, 2), FAULT ("{\"a\":1]", 1, 7), FAULT ("{\"a\":}", 1, 6),
  FAULT ("{\"a\"=1}", 1, 5), FAULT ("{\"a\":1;\"b\":2}", 1, 7), FAULT ("{\"a\":\n  x}", 2, 3),
  /* equal keys */
  FAULT ("{\"a\":1,\"a\":1}", 1, 8), FAULT ("{\"a\":1,\"b\":2,\"a\":3}", 1, 14),
  FAULT ("{\"a\":1,\"\\u0061\":2}", 1, 8), FAULT ("{\"\":1,\"\":2}", 1, 7),
  FAULT ("{\"\xc3\xa9\":1,\n\"\\u00E9\":2}", 2, 1), FAULT ("[{\"x\":{\"a\":1,\"a\":2}}]", 1, 14),
  FAULT ("{\"\\ud83d\\ude00\":1,\"\xf0\x9f\x98\x80\":2}", 1, 19),
  FAULT ("{\"k1\":1,\"k2\":1,\"k3\":1,\"k4\":1,\"k5\":1,\"k6\":1,\"k7\":1,\"k8\":1,\"k9\":1,"
         "\"k10\":1,\"k11\":1,\"k12\":1,\"k13\":1,\"k14\":1,\"k15\":1,\"k16\":1,\n\"k3\":1,"
         "\"k2\":1}", 2, 1),
  /* numbers */
  FAULT ("01", 1, 1), FAULT ("-01", 1, 2), FAULT ("00", 1, 1), FAULT ("-", 1, 2),
  FAULT ("+1", 1, 1), FAULT ("--1", 1, 2), FAULT ("1.", 1, 3), FAULT (".5", 1, 1),
  FAULT ("-.5", 1, 2), FAULT ("1.e5", 1, 3), FAULT ("1e", 1, 3), FAULT ("1e+", 1, 4),
  FAULT ("1e1.5", 1, 4), FAULT ("1.5.5", 1, 4), FAULT ("1ee5", 1, 3), FAULT ("0x10", 1, 2),
  FAULT ("0b1", 1, 2), FAULT ("1_000", 1, 2), FAULT ("1,5", 1, 2), FAULT ("- 1", 1, 2),
  FAULT ("1 000", 1, 3), FAULT ("1L", 1, 2), FAULT ("[1.]", 1, 4), FAULT ("[-]", 1, 3),
  FAULT ("[-a]", 1, 3), FAULT ("\xef\xbc\x91", 1, 1), FAULT ("1e400", 1, 1),
  FAULT ("[-1e309]", 1, 2), FAULT ("1.7976931348623159e308", 1, 1),
  FAULT ("9223372036854775808", 1, 1), FAULT ("-9223372036854775809", 1, 1),
  FAULT ("18446744073709551616", 1, 1), FAULT ("[1,99999999999999999999999999]", 1, 4),
  FAULT ("10000000000000000000", 1, 1),
  /* strings */
  FAULT ("\"", 1, 1), FAULT ("\"a", 1, 1), FAULT ("[\"a]", 1, 2), FAULT ("'a'", 1, 1),
  FAULT ("\"a\nb\"", 1, 3), FAULT ("\"\t\"", 1, 2), FAULT ("\"\x1f\"", 1, 2),
  FAULT ("\"\x01\"", 1, 2), FAULT ("\"\r\"", 1, 2), FAULT ("\"\0\"", 1, 2),
  FAULT ("\"\\x41\"", 1, 3), FAULT ("\"\\a\"", 1, 3), FAULT ("\"\\'\"", 1, 3),
  FAULT ("\"\\0\"", 1, 3), FAULT ("\"\\U0041\"", 1, 3), FAULT ("\"\\\n\"", 1, 3),
  FAULT ("\"\\", 1, 3), FAULT ("\"\\\"", 1, 1), FAULT ("\"\\u", 1, 4), FAULT ("\"\\u00", 1, 6),
  FAULT ("\"\\u00g0\"", 1, 6), FAULT ("\"\\u 041\"", 1, 4), FAULT ("\"\\u+041\"", 1, 4),
  FAULT ("\"\\u0000\"", 1, 2), FAULT ("{\"\\u0000\":1}", 1, 3), FAULT ("\"\\ud800\"", 1, 2),
  FAULT ("\"\\udc00\"", 1, 2), FAULT ("\"\\ud800\\ud800\"", 1, 2), FAULT ("\"\\ud800x\"", 1, 2),
  FAULT ("\"\\ud800\\n\"", 1, 2), FAULT ("\"\\udc00\\ud800\"", 1, 2), FAULT ("\"\\ud834", 1, 2),
  FAULT ("\"\\ud834\\u00\"", 1, 12), FAULT ("\"\\uD834\\uE000\"", 1, 2),
  FAULT ("\"\\\xc3\xa9\"", 1, 3), FAULT ("\\u0022a\"", 1, 1), FAULT ("\"a\"b", 1, 4),
  /* comments and other dialects */
  FAULT ("// x\n1", 1, 1), FAULT ("/* */ 1", 1, 1), FAULT ("[1 /* */]", 1, 4),
  FAULT ("# x\n1", 1, 1), FAULT ("<x/>", 1, 1), FAULT ("---\na: 1", 1, 2), FAULT ("`a`", 1, 1),
  FAULT ("{\"a\":0x1}", 1, 7), FAULT ("[1,...]", 1, 4), FAULT ("*", 1, 1), FAULT ("@", 1, 1)
};

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    check_accepted (accepted[i].text, accepted[i].length);
  g_test_message ("%u texts accepted", (guint) G_N_ELEMENTS (accepted));
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    check_refused (refused[i].text, refused[i].length, AVT_IO_ERROR_SYNTAX, refused[i].line,
                   refused[i].column);
  g_test_message ("%u texts refused", (guint) G_N_ELEMENTS (refused));
}

static void
test_messages (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "[1 2]", "“2” is not allowed here, but “,” or “]”" },
    { "{\"a\" 1}", "“1” is not allowed here, but “:” after the key" },
    { "[1,", "the end of the text is not allowed here, but a value" },
    { "{\"a\":1,\"a\":2}", "the key “a” stands twice in one object, allowed is once" },
    { "\"a\tb\"", "the control character U+0009 is not allowed in a string, but its escape "
                  "\\u0009" },
    { "\"\\u0000\"", "\\u0000 is not allowed, text holds no zero character" },
    { "\f", "U+000C is not allowed here, but a value: an object, an array, a string, a number, "
            "true, false, null" },
    { "9223372036854775808", "the whole number is out of range, allowed is -9223372036854775808 "
                             "to 9223372036854775807" },
    { "1e999", "the number is too large, allowed is up to 1.797e308" },
    { "007", "a leading zero is not allowed, but a digit 1 to 9" },
    { "\xef\xbb\xbf{}", "a byte order mark is not allowed, but UTF-8 without one" },
    { "\"\xff\"", "the byte 0xff is not allowed here, but valid UTF-8 without zero bytes" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      AvtJsonPlace place;

      g_assert_false (avt_json_check (cases[i].text, strlen (cases[i].text), &place, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* @n bytes of @filler between @head and @tail. */
static GString *
padded (const char *head, char filler, gsize n, const char *tail)
{
  GString *text = g_string_new (head);
  gsize start = text->len;

  g_string_set_size (text, start + n);
  memset (text->str + start, filler, n);
  return g_string_append (text, tail);
}

static void
check_limit (GString *text, gboolean allowed, guint column)
{
  g_autoptr (GError) error = NULL;
  AvtJsonPlace place;

  g_assert_cmpint (avt_json_check (text->str, text->len, &place, &error), ==, allowed);
  if (!allowed)
    {
      g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_LIMIT);
      g_assert_cmpuint (place.column, ==, column);
    }
  g_string_free (text, TRUE);
}

static GString *
nested (const char *open, const char *close, guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, "0");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  return text;
}

static GString *
repeated (const char *item, guint n)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append (text, item);
    }
  return g_string_append_c (text, ']');
}

static void
test_limits (void)
{
  check_limit (nested ("[", "]", AVT_LIMIT_JSON_DEPTH), TRUE, 0);
  check_limit (nested ("[", "]", AVT_LIMIT_JSON_DEPTH + 1), FALSE, AVT_LIMIT_JSON_DEPTH + 1);
  check_limit (nested ("{\"a\":", "}", AVT_LIMIT_JSON_DEPTH), TRUE, 0);
  check_limit (nested ("{\"a\":", "}", AVT_LIMIT_JSON_DEPTH + 1), FALSE,
               AVT_LIMIT_JSON_DEPTH * 5 + 1);
  check_limit (padded ("\"", 'x', AVT_LIMIT_JSON_STRING_BYTES, "\""), TRUE, 0);
  check_limit (padded ("\"", 'x', AVT_LIMIT_JSON_STRING_BYTES + 1, "\""), FALSE, 1);
  /* escapes count as what they mean */
  check_limit (padded ("\"\\u20ac\\ud83d\\ude00\\n", 'x', AVT_LIMIT_JSON_STRING_BYTES - 8, "\""),
               TRUE, 0);
  check_limit (padded ("\"\\u20ac\\ud83d\\ude00\\n", 'x', AVT_LIMIT_JSON_STRING_BYTES - 7, "\""),
               FALSE, 1);
  check_limit (padded ("{\"", 'x', AVT_LIMIT_JSON_STRING_BYTES, "\":1}"), TRUE, 0);
  check_limit (padded ("{\"", 'x', AVT_LIMIT_JSON_STRING_BYTES + 1, "\":1}"), FALSE, 2);
  check_limit (padded ("0.", '1', AVT_LIMIT_JSON_NUMBER_CHARS - 2, ""), TRUE, 0);
  check_limit (padded ("0.", '1', AVT_LIMIT_JSON_NUMBER_CHARS - 1, ""), FALSE, 1);
  check_limit (padded ("1", ' ', AVT_LIMIT_DESIGN_BYTES - 1, ""), TRUE, 0);
  check_limit (padded ("1", ' ', AVT_LIMIT_DESIGN_BYTES, ""), FALSE, 1);
  check_limit (repeated ("[]", AVT_LIMIT_JSON_CONTAINERS - 1), TRUE, 0);
  check_limit (repeated ("[]", AVT_LIMIT_JSON_CONTAINERS), FALSE,
               AVT_LIMIT_JSON_CONTAINERS * 3 - 1);
  check_limit (repeated ("1", AVT_LIMIT_JSON_VALUES - 1), TRUE, 0);
  check_limit (repeated ("1", AVT_LIMIT_JSON_VALUES), FALSE, AVT_LIMIT_JSON_VALUES * 2);
}

/* Small inputs that take others seconds or the stack: refused, and the test's time limit holds. */
static void
test_bombs (void)
{
  g_autoptr (GString) keys = g_string_new ("{\"k0\":0");

  check_limit (nested ("[", "]", 50000), FALSE, AVT_LIMIT_JSON_DEPTH + 1);
  check_limit (nested ("{\"a\":", "}", 50000), FALSE, AVT_LIMIT_JSON_DEPTH * 5 + 1);
  check_limit (padded ("[\"", 'x', 4 * AVT_MIB, "\"]"), FALSE, 2);
  check_limit (padded ("", '[', 1000000, ""), FALSE, AVT_LIMIT_JSON_DEPTH + 1);
  for (guint i = 1; i < 500000; i++)
    g_string_append_printf (keys, ",\"k%u\":%u", i, i);
  g_string_append (keys, "}");
  g_assert_true (avt_json_check (keys->str, keys->len, NULL, NULL));
}

static void
test_exact_reals (void)
{
  static const char *const numbers[] = {
    "1e-5", "0.1", "0.2", "0.3", "1e-7", "123.456", "2.2250738585072014e-308", "5e-324",
    "1.7976931348623157e308", "1e22", "1e23", "9007199254740993.0", "0.000001", "-17.391304347826",
    "4.35", "0.1e-6", "-0.0", "1E+2", "100000000000000000000.5"
  };
  g_autoptr (GString) text = g_string_new ("{\"first\": [-7, \"1e-5, 3\", 1e-5], \"list\": [");
  g_autoptr (JsonNode) node = NULL;
  JsonArray *list;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (text, "%s%d, %s", i > 0 ? ", " : "", (int) i - 5, numbers[i]);
  g_string_append (text, "], \"end\": {\"e\": true, \"x\": 1e-5}}");
  node = avt_json_parse (text->str, text->len, NULL, NULL);
  g_assert_nonnull (node);
  list = json_object_get_array_member (json_node_get_object (node), "list");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double value = json_array_get_double_element (list, 2 * i + 1);
      double wanted = g_ascii_strtod (numbers[i], NULL);

      g_assert_cmpint (json_array_get_int_element (list, 2 * i), ==, (int) i - 5);
      g_assert_cmpmem (&value, sizeof value, &wanted, sizeof wanted);
    }
  g_assert_true (json_object_get_double_member (
                   json_object_get_object_member (json_node_get_object (node), "end"), "x")
                 == 1e-5);
}

static void
test_unescape (void)
{
  static const struct
  {
    const char *text;
    const char *meaning;
  } cases[] = {
    { "\"\"", "" },
    { "\"plain\"", "plain" },
    { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
    { "\"\\u0041\\u00e9\\u20AC\"", "A\xc3\xa9\xe2\x82\xac" },
    { "\"\\ud83d\\ude00\\uDBFF\\uDFFF\"", "\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf" },
    { "\"\\uffff\\u0001\"", "\xef\xbf\xbf\x01" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AvtJsonSpan span = { 0, strlen (cases[i].text) };
      g_autoptr (JsonNode) node = avt_json_parse (cases[i].text, span.end, NULL, NULL);
      g_autofree char *meaning = avt_json_unescape (cases[i].text, span, NULL);

      g_assert_cmpstr (meaning, ==, cases[i].meaning);
      g_assert_cmpstr (json_node_get_string (node), ==, cases[i].meaning);
    }
}

/* Texts from the grammar, with the tree that they mean. */
static void
append_space (GRand *rand, GString *text)
{
  static const char *const spaces[] = { "", "", "", "", " ", "\n", "\t", "\r\n ", "  " };

  g_string_append (text, spaces[g_rand_int_range (rand, 0, G_N_ELEMENTS (spaces))]);
}

static void
append_character (GRand *rand, GString *text, GString *meaning)
{
  static const struct
  {
    const char *text;
    const char *meaning;
  } characters[] = {
    { "a", "a" }, { "z", "z" }, { "{", "{" }, { "]", "]" }, { ",", "," }, { ":", ":" },
    { "\\\"", "\"" }, { "\\\\", "\\" }, { "\\/", "/" }, { "/", "/" }, { "\\b", "\b" },
    { "\\f", "\f" }, { "\\n", "\n" }, { "\\r", "\r" }, { "\\t", "\t" }, { "\\u0041", "A" },
    { "\\u001f", "\x1f" }, { "\\u00e9", "\xc3\xa9" }, { "\\u20AC", "\xe2\x82\xac" },
    { "\\ud83d\\ude00", "\xf0\x9f\x98\x80" }, { "\\uDBFF\\uDFFF", "\xf4\x8f\xbf\xbf" },
    { "\\uffff", "\xef\xbf\xbf" }, { "\\ufeff", "\xef\xbb\xbf" }, { "\xc3\xa9", "\xc3\xa9" },
    { "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80" }, { "\x7f", "\x7f" }, { "'", "'" },
    { "\xe2\x80\xa8", "\xe2\x80\xa8" }, { "//", "//" }, { "/*", "/*" }, { "#", "#" },
    { "1e5", "1e5" }, { "null", "null" }
  };
  guint i = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (characters));

  g_string_append (text, characters[i].text);
  g_string_append (meaning, characters[i].meaning);
}

static char *
append_random_string (GRand *rand, GString *text)
{
  GString *meaning = g_string_new (NULL);

  g_string_append_c (text, '"');
  for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    append_character (rand, text, meaning);
  g_string_append_c (text, '"');
  return g_string_free (meaning, FALSE);
}

static JsonNode *
append_random_number (GRand *rand, GString *text)
{
  gint64 whole = (gint64) ((guint64) g_rand_int (rand) << 32 | g_rand_int (rand))
                 >> g_rand_int_range (rand, 0, 64);
  gsize start = text->len;

  g_string_append_printf (text, "%" G_GINT64_FORMAT, whole);
  if (g_rand_boolean (rand))
    return json_node_init_int (json_node_alloc (), whole);
  if (g_rand_boolean (rand))
    g_string_append_printf (text, ".%0*u", g_rand_int_range (rand, 1, 12), g_rand_int (rand));
  else
    g_string_append (text, "e0");
  if (g_rand_boolean (rand) && text->str[text->len - 2] != 'e')
    g_string_append_printf (text, "%c%s%d", g_rand_boolean (rand) ? 'e' : 'E',
                            g_rand_boolean (rand) ? "-" : "+", g_rand_int_range (rand, 0, 200));
  return json_node_init_double (json_node_alloc (), g_ascii_strtod (text->str + start, NULL));
}

static JsonNode *append_random_value (GRand *rand, GString *text, guint depth);

static JsonNode *
append_random_object (GRand *rand, GString *text, guint depth)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_alloc ();
  int n = g_rand_int_range (rand, 0, 5);

  g_string_append_c (text, '{');
  append_space (rand, text);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GString) key_text = g_string_new (NULL);
      g_autofree char *key = append_random_string (rand, key_text);

      if (json_object_has_member (object, key))
        continue;
      if (json_object_get_size (object) > 0)
        g_string_append_c (text, ',');
      append_space (rand, text);
      g_string_append (text, key_text->str);
      append_space (rand, text);
      g_string_append_c (text, ':');
      json_object_set_member (object, key, append_random_value (rand, text, depth + 1));
    }
  g_string_append_c (text, '}');
  return json_node_init_object (node, object);
}

static JsonNode *
append_random_array (GRand *rand, GString *text, guint depth)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node = json_node_alloc ();
  int n = g_rand_int_range (rand, 0, 5);

  g_string_append_c (text, '[');
  append_space (rand, text);
  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      json_array_add_element (array, append_random_value (rand, text, depth + 1));
    }
  g_string_append_c (text, ']');
  return json_node_init_array (node, array);
}

static JsonNode *
append_random_value (GRand *rand, GString *text, guint depth)
{
  static const char *const words[] = { "true", "false", "null" };
  int kind = g_rand_int_range (rand, depth > 6 ? 2 : 0, 5);
  JsonNode *node = NULL;

  append_space (rand, text);
  if (kind == 0)
    node = append_random_object (rand, text, depth);
  else if (kind == 1)
    node = append_random_array (rand, text, depth);
  else if (kind == 2)
    {
      g_autofree char *meaning = append_random_string (rand, text);

      node = json_node_init_string (json_node_alloc (), meaning);
    }
  else if (kind == 3)
    node = append_random_number (rand, text);
  else
    {
      int word = g_rand_int_range (rand, 0, 3);

      g_string_append (text, words[word]);
      node = word == 2 ? json_node_init_null (json_node_alloc ())
                       : json_node_init_boolean (json_node_alloc (), word == 0);
    }
  append_space (rand, text);
  return node;
}

static void
test_generated (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  gsize n_bytes = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (JsonNode) wanted = append_random_value (rand, text, 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) found = avt_json_parse (text->str, text->len, NULL, &error);

      g_assert_no_error (error);
      if (!json_node_equal (found, wanted))
        g_error ("another meaning: %s", text->str);
      n_bytes += text->len;
    }
  g_test_message ("%zu bytes", n_bytes);
}

/* Whatever the gate lets through, json-glib reads; what it does not, has a place in the text. */
static void
test_mutated (void)
{
  static const char bytes[] = "{}[],:\"\\0123456789.eE+-tfnu \n\t\x00\x01\x80\xff";
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint n_accepted = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) found = NULL;
      AvtJsonPlace place = { 0, 0 };

      json_node_unref (append_random_value (rand, text, 0));
      for (int n = g_rand_int_range (rand, 1, 4); n > 0 && text->len > 0; n--)
        text->str[g_rand_int_range (rand, 0, (gint32) text->len)]
          = bytes[g_rand_int_range (rand, 0, sizeof bytes - 1)];
      found = avt_json_parse (text->str, text->len, &place, &error);
      n_accepted += found != NULL;
      g_assert_true (found != NULL || (error != NULL && place.line > 0 && place.column > 0));
    }
  g_test_message ("%u of 20000 accepted", n_accepted);
  g_assert_cmpuint (n_accepted, >, 500);
}

static void
check_locate (const char *text, const char *path_text, guint line, guint column)
{
  g_autoptr (AvtJsonPath) path = avt_json_path_new ();
  g_auto (GStrv) steps = g_strsplit (path_text, "/", -1);
  AvtJsonPlace place;

  for (guint i = g_strv_length (steps); i-- > 0;)
    if (g_ascii_isdigit (steps[i][0]))
      avt_json_path_prepend_index (path, (guint) g_ascii_strtoull (steps[i], NULL, 10));
    else
      avt_json_path_prepend_key (path, steps[i]);
  g_assert_true (avt_json_check (text, strlen (text), NULL, NULL));
  place = avt_json_locate (text, strlen (text), path);
  g_assert_cmpuint (place.line, ==, line);
  g_assert_cmpuint (place.column, ==, column);
}

static void
test_locate (void)
{
  const char *text = "\n{ \"name\": \"}]\\\"{\",\n"
                     "  \"racks\": [\n"
                     "    {\"height_hu\": 84, \"n\": -1.5e+3},\n"
                     "    {\"\\u0068eight_hu\": 90, \"\xc3\xa9\": [[], [1, 2]], \"z\": true}\n"
                     "  ],\n"
                     "  \"end\" :null }\n";

  check_locate (text, "", 2, 1);
  check_locate (text, "name", 2, 11);
  check_locate (text, "racks", 3, 12);
  check_locate (text, "racks/0", 4, 5);
  check_locate (text, "racks/0/height_hu", 4, 19);
  check_locate (text, "racks/0/n", 4, 28);
  check_locate (text, "racks/1/height_hu", 5, 24);
  check_locate (text, "racks/1/\xc3\xa9/1/1", 5, 42);
  check_locate (text, "racks/1/z", 5, 52);
  check_locate (text, "end", 7, 10);
  check_locate (text, "racks/1/missing", 5, 5);
  check_locate (text, "racks/7/height_hu", 3, 12);
  check_locate (text, "name/0", 2, 11);
}

static void
test_path_text (void)
{
  g_autoptr (AvtJsonPath) path = avt_json_path_new ();
  g_autofree char *empty = avt_json_path_to_string (path);
  g_autofree char *full = NULL;
  guint index = 0;

  g_assert_cmpstr (empty, ==, "");
  avt_json_path_prepend_key (path, "leg");
  avt_json_path_prepend_index (path, 5);
  avt_json_path_prepend_key (path, "ports");
  avt_json_path_prepend_index (path, 3);
  avt_json_path_prepend_key (path, "types");
  full = avt_json_path_to_string (path);
  g_assert_cmpstr (full, ==, "types[3].ports[5].leg");
  g_assert_cmpuint (avt_json_path_get_size (path), ==, 5);
  g_assert_cmpstr (avt_json_path_get (path, 0, &index), ==, "types");
  g_assert_null (avt_json_path_get (path, 1, &index));
  g_assert_cmpuint (index, ==, 3);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/json-text/accepted", test_accepted);
  g_test_add_func ("/io/json-text/refused", test_refused);
  g_test_add_func ("/io/json-text/messages", test_messages);
  g_test_add_func ("/io/json-text/limits", test_limits);
  g_test_add_func ("/io/json-text/bombs", test_bombs);
  g_test_add_func ("/io/json-text/exact-reals", test_exact_reals);
  g_test_add_func ("/io/json-text/unescape", test_unescape);
  g_test_add_func ("/io/json-text/generated", test_generated);
  g_test_add_func ("/io/json-text/mutated", test_mutated);
  g_test_add_func ("/io/json-text/locate", test_locate);
  g_test_add_func ("/io/json-text/path-text", test_path_text);
  return g_test_run ();
}
