#include "config.h"

#include "engine/io/json-text.h"
#include "engine/io/record-json.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  AvtRecord record;
  char *key;
  gint64 count;
} Item;

typedef struct
{
  AvtRecord record;
  gint64 number;
} Inner;

typedef struct
{
  AvtRecord record;
  gint64 power_mw;
  double ratio;
  gboolean flag;
  int side;
  char *name;
  char *date;
  AvtId rack;
  AvtIdList about;
  Inner inner;
  AvtRecordList items;
} Thing;

static const AvtField item_fields[] = {
  { AVT_MEMBER (Item, key), .kind = AVT_FIELD_STRING,
    .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  { AVT_MEMBER (Item, count), .kind = AVT_FIELD_INTEGER, .minimum = 1, .maximum = 9 }
};
static const AvtRecordType item_type = { "item", sizeof (Item), item_fields, 2, 0 };

static const AvtField inner_fields[] = {
  { AVT_MEMBER (Inner, number), .kind = AVT_FIELD_INTEGER, .minimum = -5, .maximum = 5 }
};
static const AvtRecordType inner_type = { "inner", sizeof (Inner), inner_fields, 1, -1 };

static const AvtEnumValue sides[] = { { "a", "A" }, { "b", "B" }, { NULL, NULL } };

enum { POWER, RATIO, FLAG, SIDE, NAME, DATE, RACK, ABOUT, INNER, ITEMS, N_FIELDS };

static const AvtField thing_fields[] = {
  { AVT_MEMBER (Thing, power_mw), .kind = AVT_FIELD_INTEGER, .unit = AVT_UNIT_MILLIWATT,
    .flags = AVT_FIELD_REQUIRED, .minimum = 0, .maximum = 1e15 },
  { AVT_MEMBER (Thing, ratio), .kind = AVT_FIELD_REAL, .minimum = 0, .maximum = 1,
    .flags = AVT_FIELD_OPEN_MINIMUM | AVT_FIELD_HAS_DEFAULT, .fallback = 0.5 },
  { AVT_MEMBER (Thing, flag), .kind = AVT_FIELD_BOOLEAN },
  { AVT_MEMBER (Thing, side), .kind = AVT_FIELD_ENUM, .values = sides },
  { AVT_MEMBER (Thing, name), .kind = AVT_FIELD_STRING },
  { AVT_MEMBER (Thing, date), .kind = AVT_FIELD_STRING, .flags = AVT_FIELD_DATE },
  { AVT_MEMBER (Thing, rack), .kind = AVT_FIELD_REFERENCE, .targets = "r" },
  { AVT_MEMBER (Thing, about), .kind = AVT_FIELD_REFERENCE_LIST },
  { AVT_MEMBER (Thing, inner), .kind = AVT_FIELD_RECORD, .record = &inner_type },
  { AVT_MEMBER (Thing, items), .kind = AVT_FIELD_RECORD_LIST, .record = &item_type }
};
static const AvtRecordType thing_type
  = { "thing", sizeof (Thing), thing_fields, G_N_ELEMENTS (thing_fields), -1 };

static gboolean
read_text (const char *text, Thing *thing, AvtReadMode mode, AvtJsonPath *path, GError **error)
{
  g_autoptr (GError) syntax = NULL;
  g_autoptr (JsonNode) node = avt_json_parse (text, strlen (text), NULL, &syntax);

  g_assert_no_error (syntax);
  avt_record_init (&thing_type, thing);
  return avt_record_read (&thing_type, thing, json_node_get_object (node), mode, path, error);
}

static char *
write_text (const Thing *thing, guint64 null_absent)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);

  avt_record_write (&thing_type, thing, null_absent, writer);
  return avt_json_writer_finish (writer, NULL);
}

static void
check_round_trip (const char *text, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  Thing thing;

  g_assert_true (read_text (text, &thing, AVT_READ_KEEP_UNKNOWN, NULL, &error));
  g_assert_no_error (error);
  written = write_text (&thing, AVT_NULL_NONE);
  g_assert_cmpstr (written, ==, wanted);
  avt_record_clear (&thing_type, &thing);
}

static void
check_same (const char *text)
{
  check_round_trip (text, text);
}

static void
test_round_trips (void)
{
  check_same ("{\"power_mw\": 0}");
  check_same ("{\"power_mw\": 883000, \"ratio\": 0.25, \"flag\": false, \"side\": \"b\", "
              "\"name\": \"\", \"date\": \"2020-02-29\", \"rack\": \"r000000000001\", "
              "\"about\": [\"d000000000001\", \"x000000000002\"], \"inner\": {\"number\": -5}, "
              "\"items\": [{\"key\": \"one\", \"count\": 9}, {\"key\": \"two\"}]}");
  check_same ("{\"power_mw\": 1, \"about\": [], \"inner\": {}, \"items\": []}");
  check_same ("{\"power_mw\": 1000000000000000, \"ratio\": 1, \"flag\": true}");
  /* other orders and spellings of the same */
  check_round_trip ("{\"flag\": true, \"power_mw\": 5e3}", "{\"power_mw\": 5000, \"flag\": true}");
  check_round_trip ("{\"power_mw\": 1.5e3, \"ratio\": 1.0}", "{\"power_mw\": 1500, \"ratio\": 1}");
  check_round_trip ("{\"n\\u0061me\": \"\\u00e9\", \"power_mw\": 1}",
                    "{\"power_mw\": 1, \"name\": \"\xc3\xa9\"}");
}

static void
test_defaults (void)
{
  g_autoptr (GError) error = NULL;
  Thing thing;

  g_assert_true (read_text ("{\"power_mw\": 1}", &thing, AVT_READ_STRICT, NULL, &error));
  g_assert_true (thing.ratio == 0.5);
  g_assert_false (AVT_RECORD_HAS (&thing, RATIO));
  g_assert_false (AVT_RECORD_HAS (&thing, INNER));
  g_assert_true (AVT_RECORD_HAS (&thing, POWER));
  avt_record_clear (&thing_type, &thing);
}

static void
check_fault (const char *text, AvtReadMode mode, AvtFieldError code, const char *path_text,
             const char *message)
{
  g_autoptr (AvtJsonPath) path = avt_json_path_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) with_path = NULL;
  g_autofree char *found = NULL;
  g_autofree char *whole = NULL;
  Thing thing;

  g_assert_false (read_text (text, &thing, mode, path, &error));
  avt_record_clear (&thing_type, &thing);
  g_assert_error (error, AVT_FIELD_ERROR, (int) code);
  found = avt_json_path_to_string (path);
  g_assert_cmpstr (found, ==, path_text);
  g_assert_cmpstr (error->message, ==, message);

  g_assert_false (read_text (text, &thing, mode, NULL, &with_path));
  avt_record_clear (&thing_type, &thing);
  whole = *path_text != '\0' ? g_strdup_printf ("%s: %s", path_text, message)
                             : g_strdup (message);
  g_assert_cmpstr (with_path->message, ==, whole);
}

static void
check_type (const char *member, const char *path, const char *message)
{
  g_autofree char *text = g_strdup_printf ("{\"power_mw\": 1, %s}", member);

  check_fault (text, AVT_READ_KEEP_UNKNOWN, AVT_FIELD_ERROR_TYPE, path, message);
}

static void
check_range (const char *member, const char *path, const char *message)
{
  g_autofree char *text = g_strdup_printf ("{\"power_mw\": 1, %s}", member);

  check_fault (text, AVT_READ_KEEP_UNKNOWN, AVT_FIELD_ERROR_RANGE, path, message);
}

static void
test_types (void)
{
  check_fault ("{\"power_mw\": \"5\"}", AVT_READ_STRICT, AVT_FIELD_ERROR_TYPE, "power_mw",
               "power_mw of the thing must be an integer from 0 to 1e+15 mW, not “5”");
  check_fault ("{\"power_mw\": 0.5}", AVT_READ_STRICT, AVT_FIELD_ERROR_TYPE, "power_mw",
               "power_mw of the thing must be an integer from 0 to 1e+15 mW, not 0.5");
  check_fault ("{\"power_mw\": 1e17}", AVT_READ_STRICT, AVT_FIELD_ERROR_TYPE, "power_mw",
               "power_mw of the thing must be an integer from 0 to 1e+15 mW, not 1e+17");
  check_fault ("{\"power_mw\": null}", AVT_READ_STRICT, AVT_FIELD_ERROR_TYPE, "power_mw",
               "power_mw of the thing must be an integer from 0 to 1e+15 mW, not null");
  check_type ("\"ratio\": \"x\"", "ratio",
              "ratio of the thing must be a number above 0 up to 1, not “x”");
  check_type ("\"ratio\": true", "ratio",
              "ratio of the thing must be a number above 0 up to 1, not true");
  check_type ("\"flag\": 1", "flag", "flag of the thing must be true or false, not 1");
  check_type ("\"flag\": []", "flag", "flag of the thing must be true or false, not an array");
  check_type ("\"side\": \"c\"", "side", "side of the thing must be one of a, b, not “c”");
  check_type ("\"side\": 0", "side", "side of the thing must be one of a, b, not 0");
  check_type ("\"name\": {}", "name", "name of the thing must be text, not an object");
  check_type ("\"rack\": \"r1\"", "rack", "rack of the thing must be an id, not “r1”");
  check_type ("\"rack\": 1", "rack", "rack of the thing must be an id, not 1");
  check_type ("\"about\": \"d000000000001\"", "about",
              "about of the thing must be a list of ids, not “d000000000001”");
  check_type ("\"about\": [\"d000000000001\", \"\"]", "about[1]",
              "about of the thing must be a list of ids, not “”");
  check_type ("\"inner\": []", "inner", "inner of the thing must be an object, not an array");
  check_type ("\"inner\": {\"number\": {}}", "inner.number",
              "number of the inner must be an integer from -5 to 5, not an object");
  check_type ("\"items\": {}", "items", "items of the thing must be a list of objects, not an "
                                        "object");
  check_type ("\"items\": [{\"key\": \"a\"}, 5]", "items[1]",
              "items of the thing must be a list of objects, not 5");
  check_type ("\"items\": [{\"key\": \"a\"}, {\"key\": 7}]", "items[1].key",
              "key of the item must be text that is not empty, not 7");
  check_type ("\"side\": \"0123456789012345678901234567890123456789tail\"", "side",
              "side of the thing must be one of a, b, not “0123456789012345678901234567890123456789"
              "” and more");
}

static void
test_values (void)
{
  check_fault ("{}", AVT_READ_STRICT, AVT_FIELD_ERROR_MISSING, "", "the thing needs power_mw");
  check_fault ("{\"power_mw\": -1}", AVT_READ_STRICT, AVT_FIELD_ERROR_RANGE, "power_mw",
               "power_mw of the thing must be an integer from 0 to 1e+15 mW");
  check_range ("\"ratio\": 0", "ratio", "ratio of the thing must be a number above 0 up to 1");
  check_range ("\"ratio\": 1.5", "ratio", "ratio of the thing must be a number above 0 up to 1");
  check_range ("\"date\": \"2021-02-29\"", "date", "date of the thing must be a date YYYY-MM-DD");
  check_range ("\"rack\": \"d000000000001\"", "rack", "rack of the thing must be an id");
  check_range ("\"inner\": {\"number\": 6}", "inner.number",
               "number of the inner must be an integer from -5 to 5");
  check_range ("\"items\": [{\"key\": \"a\"}, {\"key\": \"b\", \"count\": 10}]", "items[1].count",
               "count of the item must be an integer from 1 to 9");
  check_fault ("{\"power_mw\": 1, \"items\": [{\"count\": 1}]}", AVT_READ_STRICT,
               AVT_FIELD_ERROR_MISSING, "items[0]", "the item needs key");
  check_fault ("{\"power_mw\": 1, \"items\": [{\"key\": \"a\"}, {\"key\": \"b\"}, "
               "{\"key\": \"a\"}]}", AVT_READ_STRICT, AVT_FIELD_ERROR_DUPLICATE, "items[2]",
               "items of the thing has two records with the key a; each may stand once");
}

static void
test_unknown_strict (void)
{
  check_fault ("{\"power_mw\": 1, \"colour\": 5}", AVT_READ_STRICT, AVT_FIELD_ERROR_UNKNOWN,
               "colour", "the thing has no key “colour”, allowed are power_mw, ratio, flag, side, "
                         "name, date, rack, about, inner, items");
  check_fault ("{\"power_mw\": 1, \"items\": [{\"key\": \"a\", \"x\": 0}]}", AVT_READ_STRICT,
               AVT_FIELD_ERROR_UNKNOWN, "items[0].x",
               "the item has no key “x”, allowed are key, count");
  check_fault ("{\"id\": \"x\", \"power_mw\": 1}", AVT_READ_STRICT, AVT_FIELD_ERROR_UNKNOWN, "id",
               "the thing has no key “id”, allowed are power_mw, ratio, flag, side, name, date, "
               "rack, about, inner, items");
}

static void
test_unknown_kept (void)
{
  check_same ("{\"x1\": 1, \"x2\": [1.5, {\"a\": null}], \"power_mw\": 1, \"x3\": \"\xc3\xa9\", "
              "\"flag\": true, \"x4\": {}, \"x5\": false, \"inner\": {\"y1\": 1e-05, "
              "\"number\": 1, \"y2\": []}, \"items\": [{\"z\": 1, \"key\": \"a\", \"z2\": 5.0}], "
              "\"x6\": -0.0}");
  check_same ("{\"id\": 5, \"power_mw\": 1}");
  /* behind what stood before them when the known keys come in another order */
  check_round_trip ("{\"flag\": true, \"a\": 1, \"power_mw\": 1, \"b\": 2}",
                    "{\"power_mw\": 1, \"b\": 2, \"flag\": true, \"a\": 1}");
}

static void
test_extras_survive_copies (void)
{
  const char *text = "{\"power_mw\": 1, \"x\": [1, 2], \"items\": [{\"key\": \"a\", \"y\": 3}]}";
  g_autofree char *written = NULL;
  Thing thing, copy;

  g_assert_true (read_text (text, &thing, AVT_READ_KEEP_UNKNOWN, NULL, NULL));
  avt_record_copy (&thing_type, &copy, &thing);
  avt_record_clear (&thing_type, &thing);
  avt_record_set_integer (&thing_type, &copy, POWER, 2);
  written = write_text (&copy, AVT_NULL_NONE);
  g_assert_cmpstr (written, ==, "{\"power_mw\": 2, \"x\": [1, 2], \"items\": [{\"key\": \"a\", "
                                "\"y\": 3}]}");
  avt_record_clear (&thing_type, &copy);
}

static void
test_null_absent (void)
{
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;
  Thing thing;

  g_assert_true (read_text ("{\"power_mw\": 1, \"items\": [{\"key\": \"a\"}]}", &thing,
                            AVT_READ_STRICT, NULL, NULL));
  all = write_text (&thing, AVT_NULL_ALL);
  g_assert_cmpstr (all, ==, "{\"power_mw\": 1, \"ratio\": null, \"flag\": null, \"side\": null, "
                            "\"name\": null, \"date\": null, \"rack\": null, \"about\": null, "
                            "\"inner\": null, \"items\": [{\"key\": \"a\", \"count\": null}]}");
  some = write_text (&thing, 1 << RATIO | 1 << INNER);
  g_assert_cmpstr (some, ==, "{\"power_mw\": 1, \"ratio\": null, \"inner\": null, "
                             "\"items\": [{\"key\": \"a\"}]}");
  avt_record_clear (&thing_type, &thing);
}

static void
check_entity (const char *text, const char *path_text, const char *message)
{
  g_autoptr (JsonNode) node = avt_json_parse (text, strlen (text), NULL, NULL);
  g_autoptr (AvtJsonPath) path = avt_json_path_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtEntity) entity
    = avt_entity_read (AVT_KIND_SITE, json_node_get_object (node), path, &error);
  g_autofree char *found = avt_json_path_to_string (path);

  if (message == NULL)
    {
      AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      avt_entity_write (entity, writer);
      written = avt_json_writer_finish (writer, NULL);
      g_assert_cmpstr (written, ==, text);
      return;
    }
  g_assert_null (entity);
  g_assert_cmpstr (found, ==, path_text);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_entities (void)
{
  check_entity ("{\"id\": \"s000000000001\", \"name\": \"x\"}", "", NULL);
  check_entity ("{\"x0\": 0, \"id\": \"s000000000001\", \"x1\": 1, \"name\": \"x\", \"x2\": 2}", "",
                NULL);
  check_entity ("{\"name\": \"x\"}", "", "the site needs id");
  check_entity ("{\"id\": \"o000000000001\", \"name\": \"x\"}", "id",
                "id of the site must be the letter s and 12 characters of "
                "0123456789abcdefghjkmnpqrstvwxyz, not “o000000000001”");
  check_entity ("{\"id\": \"s00000000000l\", \"name\": \"x\"}", "id",
                "id of the site must be the letter s and 12 characters of "
                "0123456789abcdefghjkmnpqrstvwxyz, not “s00000000000l”");
  check_entity ("{\"id\": 5, \"name\": \"x\"}", "id",
                "id of the site must be the letter s and 12 characters of "
                "0123456789abcdefghjkmnpqrstvwxyz, not 5");
  check_entity ("{\"id\": \"s000000000001\"}", "", "the site needs name");
  check_entity ("{\"id\": \"s000000000001\", \"name\": 5}", "name",
                "name of the site must be text that is not empty, not 5");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/record-json/round-trips", test_round_trips);
  g_test_add_func ("/io/record-json/defaults", test_defaults);
  g_test_add_func ("/io/record-json/types", test_types);
  g_test_add_func ("/io/record-json/values", test_values);
  g_test_add_func ("/io/record-json/unknown-strict", test_unknown_strict);
  g_test_add_func ("/io/record-json/unknown-kept", test_unknown_kept);
  g_test_add_func ("/io/record-json/extras-survive-copies", test_extras_survive_copies);
  g_test_add_func ("/io/record-json/null-absent", test_null_absent);
  g_test_add_func ("/io/record-json/entities", test_entities);
  return g_test_run ();
}
