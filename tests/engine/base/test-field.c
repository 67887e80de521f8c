#include "config.h"

#include "engine/base/field.h"

#include "tests/engine/base/sample-record.h"

static void
test_find (void)
{
  const AvtField *colour = &sample_type.fields[SAMPLE_COLOUR_NUMBER];

  for (guint i = 0; i < sample_type.n_fields; i++)
    g_assert_cmpint (avt_record_type_find (&sample_type, sample_type.fields[i].name), ==, i);
  g_assert_cmpint (avt_record_type_find (&sample_type, "coun"), ==, -1);
  g_assert_cmpint (avt_record_type_find (&sample_type, ""), ==, -1);
  g_assert_cmpint (avt_field_find_value (colour, "red"), ==, 0);
  g_assert_cmpint (avt_field_find_value (colour, "blue"), ==, 2);
  g_assert_cmpint (avt_field_find_value (colour, "Red"), ==, -1);
  g_assert_cmpint (avt_field_find_value (colour, ""), ==, -1);
}

static void
check_allowed (guint field, const char *expected)
{
  g_autofree char *text = avt_field_allowed (&sample_type.fields[field]);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_allowed (void)
{
  check_allowed (SAMPLE_COUNT, "an integer from 1 to 100");
  check_allowed (SAMPLE_BYTES, "an integer from 0 to 1e+18 B");
  check_allowed (SAMPLE_SHARE_PERMILLE, "an integer above 0 up to 1000 ‰");
  check_allowed (SAMPLE_CURRENT_A, "a number above 0 up to 63 A");
  check_allowed (SAMPLE_RATIO, "a number");
  check_allowed (SAMPLE_IS_ON, "true or false");
  check_allowed (SAMPLE_COLOUR_NUMBER, "one of red, green, blue");
  check_allowed (SAMPLE_NAME, "text that is not empty");
  check_allowed (SAMPLE_DATE, "a date YYYY-MM-DD");
  check_allowed (SAMPLE_COLOUR, "a colour #rrggbb");
  check_allowed (SAMPLE_DEVICE, "an id");
  check_allowed (SAMPLE_IDS, "a list of ids that is not empty");
  check_allowed (SAMPLE_LEAF, "an object");
  check_allowed (SAMPLE_ITEMS, "a list of objects");
  check_allowed (SAMPLE_LEAVES, "a list of objects of 1 to 4");
}

static AvtExtras *
extras_of (int after_field, const char *key, const char *json)
{
  AvtExtras *extras = avt_extras_new ();

  avt_extras_add (extras, after_field, key, json);
  return extras;
}

static void
check_extras_differ (AvtExtras *a, AvtExtras *b)
{
  g_assert_false (avt_extras_equal (a, b));
  g_assert_false (avt_extras_equal (b, a));
  g_clear_pointer (&b, avt_extras_unref);
}

static void
test_extras (void)
{
  g_autoptr (AvtExtras) extras = extras_of (3, "future", "{\"a\":1}");
  g_autoptr (AvtExtras) same = extras_of (3, "future", "{\"a\":1}");
  g_autoptr (AvtExtras) empty = avt_extras_new ();
  int after_field;
  const char *key;
  const char *json;

  avt_extras_get (extras, 0, &after_field, &key, &json);
  g_assert_cmpint (after_field, ==, 3);
  g_assert_cmpstr (key, ==, "future");
  g_assert_cmpstr (json, ==, "{\"a\":1}");
  g_assert_cmpuint (avt_extras_get_size (extras), ==, 1);
  g_assert_cmpuint (avt_extras_get_size (NULL), ==, 0);
  g_assert_true (avt_extras_equal (extras, same));
  g_assert_true (avt_extras_equal (NULL, NULL));
  g_assert_true (avt_extras_equal (NULL, empty));
  g_assert_true (avt_extras_equal (empty, NULL));
  g_assert_false (avt_extras_equal (NULL, extras));
  check_extras_differ (extras, extras_of (2, "future", "{\"a\":1}"));
  check_extras_differ (extras, extras_of (3, "past", "{\"a\":1}"));
  check_extras_differ (extras, extras_of (3, "future", "{\"a\":2}"));
  avt_extras_add (same, 3, "more", "null");
  g_assert_false (avt_extras_equal (extras, same));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/field/find", test_find);
  g_test_add_func ("/engine/base/field/allowed", test_allowed);
  g_test_add_func ("/engine/base/field/extras", test_extras);
  return g_test_run ();
}
