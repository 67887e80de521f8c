#include "config.h"

#include "engine/io/json-text.h"
#include "engine/io/json-writer.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static char *
rewritten (const char *text, AvtJsonLayout layout)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = avt_json_parse (text, strlen (text), NULL, &error);
  AvtJsonWriter *writer = avt_json_writer_new (layout);

  g_assert_no_error (error);
  avt_json_writer_node (writer, node);
  return avt_json_writer_finish (writer, NULL);
}

static void
check_layout (const char *text, AvtJsonLayout layout, const char *wanted)
{
  g_autofree char *written = rewritten (text, layout);

  g_assert_cmpstr (written, ==, wanted);
}

static void
test_file_layout (void)
{
  check_layout ("{}", AVT_JSON_LAYOUT_FILE, "{}\n");
  check_layout ("[]", AVT_JSON_LAYOUT_FILE, "[]\n");
  check_layout (" 5 ", AVT_JSON_LAYOUT_FILE, "5\n");
  check_layout ("{\"version\":[1,0],\"empty\":{},\"none\":[]}", AVT_JSON_LAYOUT_FILE,
                "{\n"
                "  \"version\": [1, 0],\n"
                "  \"empty\": {},\n"
                "  \"none\": []\n"
                "}\n");
  check_layout ("{\"types\":[{\"id\":\"t\",\"ports\":[{\"key\":\"a\",\"n\":[1,{\"x\":[]}]},"
                "{\"key\":\"b\"}],\"size\":{\"u\":1,\"list\":[{\"v\":1}]}},{\"id\":\"u\"}]}",
                AVT_JSON_LAYOUT_FILE,
                "{\n"
                "  \"types\": [\n"
                "    {\n"
                "      \"id\": \"t\",\n"
                "      \"ports\": [\n"
                "        {\"key\": \"a\", \"n\": [1, {\"x\": []}]},\n"
                "        {\"key\": \"b\"}\n"
                "      ],\n"
                "      \"size\": {\n"
                "        \"u\": 1,\n"
                "        \"list\": [\n"
                "          {\"v\": 1}\n"
                "        ]\n"
                "      }\n"
                "    },\n"
                "    {\n"
                "      \"id\": \"u\"\n"
                "    }\n"
                "  ]\n"
                "}\n");
  check_layout ("[1,[2,3],4,{\"a\":5}]", AVT_JSON_LAYOUT_FILE,
                "[1,\n  [2, 3], 4,\n  {\n    \"a\": 5\n  }\n]\n");
}

static void
test_line_layout (void)
{
  check_layout ("{}", AVT_JSON_LAYOUT_LINE, "{}");
  check_layout ("{\"a\":[{\"b\":1},{}],\n\"c\":{\"d\":null}}", AVT_JSON_LAYOUT_LINE,
                "{\"a\": [{\"b\": 1}, {}], \"c\": {\"d\": null}}");
}

static void
test_strings (void)
{
  check_layout ("\"\\u0041\\/\\u00e9\\u20ac\\ud83d\\ude00\"", AVT_JSON_LAYOUT_LINE,
                "\"A/\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"");
  check_layout ("\"\\u0022\\u005c\\u0008\\u000c\\u000a\\u000d\\u0009\"", AVT_JSON_LAYOUT_LINE,
                "\"\\\"\\\\\\b\\f\\n\\r\\t\"");
  check_layout ("\"\\u0001\\u000B\\u001f\\u007f\\u2028\"", AVT_JSON_LAYOUT_LINE,
                "\"\\u0001\\u000b\\u001f\x7f\xe2\x80\xa8\"");
  check_layout ("{\"a\\nb\":\"\"}", AVT_JSON_LAYOUT_LINE, "{\"a\\nb\": \"\"}");
}

static void
check_integer (gint64 value, const char *wanted)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);
  g_autofree char *text = NULL;

  avt_json_writer_integer (writer, value);
  text = avt_json_writer_finish (writer, NULL);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_integers (void)
{
  check_integer (0, "0");
  check_integer (-1, "-1");
  check_integer (10, "10");
  check_integer (G_MAXINT64, "9223372036854775807");
  check_integer (G_MININT64, "-9223372036854775808");
  check_integer (G_GINT64_CONSTANT (9007199254740993), "9007199254740993");
}

static char *
real_text (double value)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);

  avt_json_writer_real (writer, value);
  return avt_json_writer_finish (writer, NULL);
}

static void
check_real (double value, const char *wanted)
{
  g_autofree char *text = real_text (value);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_reals (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  check_real (0.1, "0.1");
  check_real (883.0, "883");
  check_real (-0.0, "-0");
  check_real (1e21, "1e+21");
  check_real (1.0 / 3.0, "0.3333333333333333");
  check_real (0.1 + 0.2, "0.30000000000000004");
  check_real (1e-5, "1e-05");
  check_real (5e-324, "4.94065645841247e-324");
  check_real (1.7976931348623157e308, "1.7976931348623157e+308");
  check_real (INFINITY, "null");
  check_real (-INFINITY, "null");
  check_real (NAN, "null");
  for (guint i = 0; i < 20000; i++)
    {
      guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      double value, read;
      g_autofree char *text = NULL;

      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;
      text = real_text (value);
      g_assert_true (avt_json_check (text, strlen (text), NULL, NULL));
      read = g_ascii_strtod (text, NULL);
      g_assert_cmpmem (&read, sizeof read, &value, sizeof value);
    }
}

/* Numbers of a tree keep their kind, so that what was kept is written as it was read. */
static void
test_reals_of_trees (void)
{
  check_layout ("[5.0,5,1e5,-0.0,1e300,0.5,1e-7]", AVT_JSON_LAYOUT_LINE,
                "[5.0, 5, 100000.0, -0.0, 1e+300, 0.5, 1e-07]");
}

static void
test_stable (void)
{
  const char *text = "{\"a\":[{\"b\":[{\"c\":[1.5,{}]}]},[],[[]]],\"d\":\"\\u00e9\\n\",\"e\":1e-5}";
  g_autofree char *once = rewritten (text, AVT_JSON_LAYOUT_FILE);
  g_autofree char *twice = rewritten (once, AVT_JSON_LAYOUT_FILE);
  g_autofree char *line = rewritten (once, AVT_JSON_LAYOUT_LINE);
  g_autofree char *back = rewritten (line, AVT_JSON_LAYOUT_FILE);

  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpstr (once, ==, back);
}

static void
test_locales (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_ALL, locales[i]) == NULL)
        g_error ("the locale %s is not installed", locales[i]);
      check_real (1234567.25, "1234567.25");
      check_integer (-1234567, "-1234567");
      check_layout ("[1e-5,1234.5]", AVT_JSON_LAYOUT_LINE, "[1e-05, 1234.5]");
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/json-writer/file-layout", test_file_layout);
  g_test_add_func ("/io/json-writer/line-layout", test_line_layout);
  g_test_add_func ("/io/json-writer/strings", test_strings);
  g_test_add_func ("/io/json-writer/integers", test_integers);
  g_test_add_func ("/io/json-writer/reals", test_reals);
  g_test_add_func ("/io/json-writer/reals-of-trees", test_reals_of_trees);
  g_test_add_func ("/io/json-writer/stable", test_stable);
  g_test_add_func ("/io/json-writer/locales", test_locales);
  return g_test_run ();
}
