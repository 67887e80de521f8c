#include "config.h"

#include "engine/io/json-text.h"
#include "engine/io/limits.h"
#include "tests/engine/io/io-test.h"

#include <locale.h>

static AvtDesign *
load_text (const char *text, gssize length, AvtFileInfo *info, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return avt_design_from_bytes (bytes, "x.archivolt", info, error);
}

static char *
saved_text (const AvtDesign *design)
{
  g_autoptr (GBytes) bytes = avt_design_to_bytes (design);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static char *
sample_text (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes ("sample.archivolt");
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static void
check_rewritten (const char *text, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) design = load_text (text, -1, NULL, &error);
  g_autofree char *saved = NULL;

  g_assert_no_error (error);
  saved = saved_text (design);
  g_assert_cmpstr (saved, ==, wanted);
}

static void
test_canonical (void)
{
  g_autofree char *text = sample_text ();
  AvtFileInfo info = { 0 };
  g_autoptr (AvtDesign) design = load_text (text, -1, &info, NULL);

  check_rewritten (text, text);
  g_assert_cmpint (info.version_major, ==, 1);
  g_assert_cmpint (info.version_minor, ==, 0);
  g_assert_false (info.read_only);
  g_assert_cmpuint (avt_design_count (design, AVT_KIND_DEVICE), ==, 3);
  g_assert_cmpstr (avt_design_get_info (design)->customer, ==, "M\xc3\xbcller & S\xc3\xb6hne");
}

static void
test_smallest (void)
{
  check_rewritten ("{\"design\":{\"id\":\"i000000000001\"},\"racks\":[],\"version\":[1,0],"
                   "\"format\":\"archivolt-design\"}",
                   "{\n"
                   "  \"format\": \"archivolt-design\",\n"
                   "  \"version\": [1, 0],\n"
                   "  \"design\": {\n"
                   "    \"id\": \"i000000000001\"\n"
                   "  }\n"
                   "}\n");
}

/* The same design from a text with all members and elements in the opposite order. */
static void
append_reversed (JsonNode *node, AvtJsonWriter *writer)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) keys = g_list_reverse (json_object_get_members (object));

      avt_json_writer_begin_object (writer);
      for (GList *key = keys; key != NULL; key = key->next)
        {
          avt_json_writer_key (writer, key->data);
          append_reversed (json_object_get_member (object, key->data), writer);
        }
      avt_json_writer_end_object (writer);
    }
  else
    avt_json_writer_node (writer, node);
}

static void
test_other_order (void)
{
  g_autofree char *text = sample_text ();
  g_autoptr (JsonNode) node = avt_json_parse (text, strlen (text), NULL, NULL);
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);
  g_autofree char *reversed = NULL;

  append_reversed (node, writer);
  reversed = avt_json_writer_finish (writer, NULL);
  g_assert_true (g_str_has_prefix (reversed, "{\"notes\": "));
  check_rewritten (reversed, text);
}

static gsize
indentation (const char *line)
{
  return strspn (line, " ");
}

/* @value as the writer lays it out at @indent. */
static const char *
unknown_value (guint number)
{
  static const char *const values[] = {
    "1", "-0.5", "\"text \\\" \xc3\xa9\"", "true", "null", "[]", "{}", "[1, 2, \"x\"]", "1e+300",
    "9223372036854775807", "100.0", "\"\\u0001\""
  };

  return values[number % G_N_ELEMENTS (values)];
}

static gboolean
is_member (const char *line)
{
  return line[indentation (line)] == '"';
}

/* Whether @line is the last member of an object that has its lines. */
static gboolean
is_last_member (char **lines, guint i)
{
  const char *next = lines[i + 1] != NULL ? lines[i + 1] + indentation (lines[i + 1]) : "";

  return *next == '}' && lines[i][strlen (lines[i]) - 1] != '{';
}

/* The text with unknown keys before (and behind the last of) the members, in every object that
 * has lines: at all places when @only is negative, else at that place. Returns how many places
 * there are. */
static int
inject (const char *text, int only, char **injected)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *result = g_string_new (NULL);
  int place = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      int indent = (int) indentation (lines[i]);

      if (is_member (lines[i]) && (only < 0 || place == only))
        g_string_append_printf (result, "%*s\"unknown-%d\": %s,\n", indent, "", place,
                                unknown_value ((guint) place));
      place += is_member (lines[i]);
      g_string_append (result, lines[i]);
      if (lines[i][0] != '\0' && is_last_member (lines, i))
        {
          if (only < 0 || place == only)
            g_string_append_printf (result, ",\n%*s\"unknown-%d\": %s",
                                    (int) indentation (lines[i + 1]) + 2, "", place,
                                    unknown_value ((guint) place));
          place++;
        }
      if (lines[i + 1] != NULL)
        g_string_append_c (result, '\n');
    }
  *injected = g_string_free (result, FALSE);
  return place;
}

static void
test_unknown_keys (void)
{
  g_autofree char *text = sample_text ();
  g_autofree char *all = NULL;
  int n_places = inject (text, -1, &all);

  check_rewritten (all, all);
  g_assert_cmpint (n_places, >, 100);
  for (int i = 0; i < n_places; i++)
    {
      g_autofree char *one = NULL;

      inject (text, i, &one);
      g_assert_cmpuint (strlen (one), >, strlen (text));
      check_rewritten (one, one);
    }
  g_test_message ("%d places", n_places);
}

static char *
replaced (const char *text, const char *from, const char *to)
{
  const char *found = strstr (text, from);

  if (found == NULL)
    g_error ("the sample has no %s", from);
  return g_strdup_printf ("%.*s%s%s", (int) (found - text), text, to, found + strlen (from));
}

/* Unknown keys of records on one line, unknown lists of objects, and what they refer to. */
static void
test_unknown_lists (void)
{
  g_autofree char *text = sample_text ();
  g_autofree char *port = replaced (text, "{\"key\": \"PSU2\", \"category\"",
                                    "{\"x\": {\"a\": [1, {}]}, \"key\": \"PSU2\", \"y\": 5, "
                                    "\"category\"");
  g_autofree char *list = replaced (port, "  \"links\": [",
                                    "  \"clusters\": [\n"
                                    "    {\n"
                                    "      \"id\": \"c000000000001\",\n"
                                    "      \"hosts\": [\"d000000000001\"],\n"
                                    "      \"groups\": [\n"
                                    "        {\"name\": \"g\", \"disks\": [1, 2]}\n"
                                    "      ]\n"
                                    "    }\n"
                                    "  ],\n"
                                    "  \"links\": [");
  g_autofree char *note = replaced (list, "\"about\": [\"d000000000001\"",
                                    "\"about\": [\"c000000000001\", \"d000000000001\"");
  g_autofree char *newer = replaced (note, "[1, 0]", "[1, 7]");

  check_rewritten (newer, newer);
}

static void
test_unknown_after_edit (void)
{
  g_autofree char *text = sample_text ();
  g_autofree char *wanted = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *saved = NULL;
  g_autoptr (AvtDesign) design = NULL;
  g_autoptr (AvtDesign) edited = NULL;

  inject (text, -1, &unknown);
  design = load_text (unknown, -1, NULL, NULL);
  edited = renamed_design (design, "renamed");
  saved = saved_text (edited);
  wanted = replaced (unknown, "\"esx-01\"", "\"renamed\"");
  g_assert_cmpstr (saved, ==, wanted);
}

static void
test_newer_minor (void)
{
  g_autofree char *text = sample_text ();
  g_autofree char *newer = replaced (text, "[1, 0]", "[1, 7]");
  g_autoptr (GError) error = NULL;
  AvtFileInfo info;
  g_autoptr (AvtDesign) design = load_text (newer, -1, &info, &error);
  g_autoptr (AvtDesign) edited = NULL;
  g_autofree char *saved = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (info.version_minor, ==, 7);
  g_assert_false (info.read_only);
  check_rewritten (newer, newer);
  edited = renamed_design (design, "x");
  saved = saved_text (edited);
  g_assert_nonnull (strstr (saved, "\"version\": [1, 7],"));
}

static void
test_newer_major (void)
{
  g_autofree char *text = sample_text ();
  g_autofree char *newer = replaced (text, "[1, 0]", "[2, 3]");
  g_autofree char *foreign = replaced (newer, "\"order\": 1", "\"order\": {\"at\": 1}");
  g_autoptr (GError) error = NULL;
  AvtFileInfo info;
  g_autoptr (AvtDesign) design = load_text (newer, -1, &info, &error);
  g_autofree char *saved = NULL;

  g_assert_no_error (error);
  g_assert_true (info.read_only);
  g_assert_cmpint (info.version_major, ==, 2);
  saved = saved_text (design);
  g_assert_cmpstr (saved, ==, newer); /* never passed off as version 1 */

  g_assert_null (load_text (foreign, -1, &info, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_VERSION);
  g_assert_cmpstr (error->message, ==,
                   "x.archivolt:114:16: written in format 2.3 by a newer version and cannot be "
                   "read by this one: order of the rack must be an integer from 1 to 100000, "
                   "not an object");
}

typedef struct
{
  const char *from; /* in the sample */
  const char *to;
  AvtIOError code;
  const char *message;
} Fault;

static void
check_fault (const char *text, const Fault *fault)
{
  g_autofree char *faulty = replaced (text, fault->from, fault->to);
  g_autoptr (GError) error = NULL;

  if (load_text (faulty, -1, NULL, &error) != NULL)
    g_error ("accepted: %s", fault->to);
  g_assert_error (error, AVT_IO_ERROR, (int) fault->code);
  g_assert_cmpstr (error->message, ==, fault->message);
}

static void
test_faults (void)
{
  static const Fault faults[] = {
    { "\"mass_limit_g\": 1500000", "\"mass_limit_g\": 15oo", AVT_IO_ERROR_SYNTAX,
      "x.archivolt:116:25: “o” is not allowed here, but “,” or “}”" },
    { "\"order\": 1,", "\"order\": 1", AVT_IO_ERROR_SYNTAX,
      "x.archivolt:115:7: “\"” is not allowed here, but “,” or “}”" },
    { "\"order\": 1,", "\"name\": \"B\",", AVT_IO_ERROR_SYNTAX,
      "x.archivolt:114:7: the key “name” stands twice in one object, allowed is once" },
    { "\"order\": 1,", "\"order\": 0,", AVT_IO_ERROR_INVALID,
      "x.archivolt:114:16: racks[0].order: order of the rack must be an integer from 1 to "
      "100000" },
    { "\"order\": 1,", "\"order\": \"1\",", AVT_IO_ERROR_INVALID,
      "x.archivolt:114:16: racks[0].order: order of the rack must be an integer from 1 to 100000, "
      "not “1”" },
    { "      \"height_hu\": 90,\n", "", AVT_IO_ERROR_INVALID,
      "x.archivolt:110:5: racks[0]: the rack needs height_hu" },
    { "\"face\": \"front\"", "\"face\": \"left\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:126:15: devices[0].face: face of the device must be one of front, rear, not "
      "“left”" },
    { "\"id\": \"d000000000002\"", "\"id\": \"d000000000001\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:129:13: devices[1].id: the id d000000000001 stands twice, allowed is once" },
    { "\"id\": \"d000000000002\"", "\"id\": \"r000000000002\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:129:13: devices[1].id: id of the device must be the letter d and 12 characters "
      "of 0123456789abcdefghjkmnpqrstvwxyz, not “r000000000002”" },
    { "      \"id\": \"d000000000002\",\n", "", AVT_IO_ERROR_INVALID,
      "x.archivolt:128:5: devices[1]: the device needs id" },
    { "\"rack\": \"r000000000001\",\n      \"position_hu\": 4",
      "\"rack\": \"r000000000009\",\n      \"position_hu\": 4", AVT_IO_ERROR_INVALID,
      "x.archivolt:132:15: devices[1].rack: rack of esx-02 names r000000000009, which is not in "
      "the design" },
    { "\"row\": \"w000000000001\"", "\"row\": \"o000000000001\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:113:14: racks[0].row: row of the rack must be an id" },
    { "{\"part\": \"p000000000002\"", "{\"part\": \"p000000000007\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:60:18: types[0].parts[1].part: part of PowerEdge R640 names p000000000007, "
      "which is not in the design" },
    { "\"d000000000002\"]", "\"d00000000000z\"]", AVT_IO_ERROR_INVALID,
      "x.archivolt:166:34: notes[0].about[1]: about of N+1 names d00000000000z, which is not in "
      "the design" },
    { "\"a_port\": \"PSU1\"", "\"a_port\": \"PSU7\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:149:5: links[0]: link l000000000001 ends at port PSU7, which esx-01 "
      "(PowerEdge R640) lacks" },
    { "{\"key\": \"PSU2\"", "{\"key\": \"PSU1\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:55:9: types[0].ports[1]: ports of the device type has two records with the key "
      "PSU1; "
      "each may stand once" },
    { "\"leg\": \"l1\"", "\"leg\": \"l4\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:70:87: types[1].ports[1].leg: leg of the port must be one of l1, l2, l3, l1-l2, "
      "l2-l3, l3-l1, not “l4”" },
    { "\"date\": \"2020-05-04\"", "\"date\": \"2020-13-04\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:16:33: design.revisions[0].date: date of the revision must be a date "
      "YYYY-MM-DD" },
    { "\"altitude_m\": -3", "\"altitude_m\": -501", AVT_IO_ERROR_INVALID,
      "x.archivolt:13:21: design.settings.altitude_m: altitude_m of the settings must be an "
      "integer from -500 to 11000" },
    { "\"archivolt-design\"", "\"archivolt\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:2:13: format: this is not an Archivolt design, which is an object with "
      "\"format\": \"archivolt-design\"" },
    { "  \"version\": [1, 0],\n", "", AVT_IO_ERROR_INVALID,
      "x.archivolt:1:1: the version of the format must be two whole numbers such as [1, 0]" },
    { "[1, 0]", "[0, 9]", AVT_IO_ERROR_INVALID,
      "x.archivolt:3:14: version: the version of the format must be two whole numbers such as "
      "[1, 0]" },
    { "[1, 0]", "\"1.0\"", AVT_IO_ERROR_INVALID,
      "x.archivolt:3:14: version: the version of the format must be two whole numbers such as "
      "[1, 0]" },
    { "\"sites\": [\n    {\n      \"id\": \"s000000000001\",\n      \"name\": \"Site\"\n"
      "    }\n  ]",
      "\"sites\": {}", AVT_IO_ERROR_INVALID, "x.archivolt:78:12: sites: sites must be an array" },
    { "  \"sites\": [", "  \"sites\": [5,", AVT_IO_ERROR_INVALID,
      "x.archivolt:78:13: sites[0]: a site must be an object" },
    { "  \"design\": {", "  \"designs\": {", AVT_IO_ERROR_INVALID,
      "x.archivolt:1:1: the design needs the key “design”" }
  };
  g_autofree char *text = sample_text ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    check_fault (text, &faults[i]);
}

static void
check_no_design (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load_text (text, -1, NULL, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_no_designs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  check_no_design ("", "x.archivolt:1:1: the end of the text is not allowed here, but a value");
  check_no_design ("[]", "x.archivolt:1:1: this is not an Archivolt design, which is an object "
                         "with \"format\": \"archivolt-design\"");
  check_no_design (" \"archivolt-design\"",
                   "x.archivolt:1:2: this is not an Archivolt design, which is an object with "
                   "\"format\": \"archivolt-design\"");
  check_no_design ("{\"format\": 5}", "x.archivolt:1:12: format: this is not an Archivolt design, "
                                      "which is an object with \"format\": \"archivolt-design\"");
  check_no_design ("{\"format\": [null]}",
                   "x.archivolt:1:12: format: this is not an Archivolt design, which is an object "
                   "with \"format\": \"archivolt-design\"");
  check_no_design ("{\"format\":\"archivolt-design\",\"version\":[1,0],\"design\":[]}",
                   "x.archivolt:1:55: design: a design must be an object");
  g_assert_null (avt_design_from_bytes (nothing, NULL, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "design:1:1: the end of the text is not allowed here, but a value");
}

/* What is read from damaged text is a design like any other, or an error with a place. */
static void
check_damaged (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) design = load_text (text, (gssize) length, NULL, &error);
  g_autofree char *once = NULL;

  if (design == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_regex_match_simple ("^x\\.archivolt:[0-9]+:[0-9]+: .", error->message, 0,
                                           0));
      return;
    }
  once = saved_text (design);
  check_rewritten (once, once);
}

static void
test_truncated (void)
{
  g_autofree char *text = sample_text ();
  gsize length = strlen (text);

  for (gsize i = 0; i < 64; i++)
    check_damaged (text, length * i / 64);
}

static void
test_flipped (void)
{
  g_autofree char *text = sample_text ();
  gsize length = strlen (text);

  for (gsize i = 0; i < 64; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        gsize at = length * i / 64 + bit;

        text[at] ^= (char) (1 << bit);
        check_damaged (text, length);
        text[at] ^= (char) (1 << bit);
      }
}

static GString *
sites (guint n_sites)
{
  GString *text = g_string_new ("{\"format\":\"archivolt-design\",\"version\":[1,0],"
                                "\"design\":{\"id\":\"i000000000001\"},\"sites\":[");

  for (guint i = 0; i < n_sites; i++)
    g_string_append_printf (text, "%s{\"id\":\"s%012u\",\"name\":\"x\"}", i > 0 ? "," : "", i);
  return g_string_append (text, "]}");
}

static void
test_object_limit (void)
{
  g_autoptr (GString) most = sites (AVT_DESIGN_MAX_ENTITIES - 1);
  g_autoptr (GString) more = sites (AVT_DESIGN_MAX_ENTITIES);
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) design = load_text (most->str, (gssize) most->len, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (avt_design_count (design, AVT_KIND_SITE), ==, AVT_DESIGN_MAX_ENTITIES - 1);
  g_assert_null (load_text (more->str, (gssize) more->len, NULL, &error));
  g_assert_error (error, AVT_IO_ERROR, AVT_IO_ERROR_LIMIT);
}

/* More than one slice, in descending order, with a fault far from the beginning. */
static void
test_many (void)
{
  g_autoptr (GString) text = sites (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) design = NULL;

  g_string_truncate (text, text->len - 2);
  for (guint i = 30000; i > 0; i--)
    g_string_append_printf (text, "\n{\"id\":\"s%012u\",\"name\":\"site %u\"}%s", i, i,
                            i > 1 ? "," : "]}");
  design = load_text (text->str, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (avt_design_count (design, AVT_KIND_SITE), ==, 30000);
  g_assert_cmpstr (((const AvtSite *) avt_design_get (design, AVT_KIND_SITE, 0))->name, ==,
                   "site 1");
  {
    g_autofree char *faulty = replaced (text->str, "\"name\":\"site 1000\"", "\"name\":1000");

    g_assert_null (load_text (faulty, -1, NULL, &error));
    g_assert_cmpstr (error->message, ==,
                     "x.archivolt:29002:30: sites[29000].name: name of the site must be text that "
                     "is not empty, not 1000");
  }
}

static void
test_locales (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8" };
  g_autofree char *text = sample_text ();

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_ALL, locales[i]) == NULL)
        g_error ("the locale %s is not installed", locales[i]);
      check_rewritten (text, text);
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/design-file/canonical", test_canonical);
  g_test_add_func ("/io/design-file/smallest", test_smallest);
  g_test_add_func ("/io/design-file/other-order", test_other_order);
  g_test_add_func ("/io/design-file/unknown-keys", test_unknown_keys);
  g_test_add_func ("/io/design-file/unknown-lists", test_unknown_lists);
  g_test_add_func ("/io/design-file/unknown-after-edit", test_unknown_after_edit);
  g_test_add_func ("/io/design-file/newer-minor", test_newer_minor);
  g_test_add_func ("/io/design-file/newer-major", test_newer_major);
  g_test_add_func ("/io/design-file/faults", test_faults);
  g_test_add_func ("/io/design-file/no-designs", test_no_designs);
  g_test_add_func ("/io/design-file/truncated", test_truncated);
  g_test_add_func ("/io/design-file/flipped", test_flipped);
  g_test_add_func ("/io/design-file/object-limit", test_object_limit);
  g_test_add_func ("/io/design-file/many", test_many);
  g_test_add_func ("/io/design-file/locales", test_locales);
  return g_test_run ();
}
