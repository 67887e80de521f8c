#include "config.h"

#include "engine/base/record.h"

#include "tests/engine/base/record-checks.h"
#include "tests/engine/base/sample-record.h"

#include <string.h>

static const AvtRecordType *const types[] = { &sample_leaf_type, &sample_item_type, &sample_type };

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint32 seed = 0; seed < 5; seed++)
      check_record_values (types[i], seed);
}

static void
test_ranges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    check_record_ranges (types[i], 1);
}

#ifdef HAVE_CLEAR_PADDING
static void
clear_sample (void *record)
{
  __builtin_clear_padding ((Sample *) record);
}
#else
#define clear_sample NULL
#endif

static void
test_coverage (void)
{
  check_record_coverage (&sample_type, sizeof (AvtRecord), clear_sample);
}

/* The coverage check itself sees a member without a field, and two fields of one member. */
static void
test_coverage_fails (void)
{
  AvtField fields[G_N_ELEMENTS (types) + SAMPLE_LEAVES + 1];
  AvtRecordType broken = sample_type;

  memcpy (fields, sample_type.fields, sample_type.n_fields * sizeof *fields);
  broken.fields = fields;
  if (g_test_subprocess ())
    {
      if (g_getenv ("AVT_TEST_OVERLAP") != NULL)
        fields[SAMPLE_DATE].offset = fields[SAMPLE_NAME].offset;
      else
        broken.n_fields--;
      check_record_coverage (&broken, sizeof (AvtRecord), clear_sample);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*is in no field*");
  g_setenv ("AVT_TEST_OVERLAP", "1", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*overlaps*");
  g_unsetenv ("AVT_TEST_OVERLAP");
}

static void
test_defaults (void)
{
  Sample sample;

  memset (&sample, 0xa5, sizeof sample);
  avt_record_init (&sample_type, &sample);
  g_assert_cmphex (sample.record.present, ==, 0);
  g_assert_null (sample.record.extras);
  g_assert_cmpint (sample.count, ==, 0);
  g_assert_cmpint (sample.share_permille, ==, 950);
  g_assert_cmpfloat (sample.ratio, ==, 0.5);
  g_assert_true (sample.is_on);
  g_assert_cmpint (sample.colour_number, ==, 2);
  g_assert_null (sample.name);
  g_assert_true (avt_id_is_none (sample.device));
  g_assert_cmpuint (sample.ids.n_ids, ==, 0);
  g_assert_cmpint (sample.leaf.number, ==, -3);
  g_assert_cmpuint (sample.items.n_records, ==, 0);

  /* a member at its default is not a field that was given */
  avt_record_set_boolean (&sample_type, &sample, SAMPLE_IS_ON, FALSE);
  avt_record_unset (&sample_type, &sample, SAMPLE_IS_ON);
  g_assert_true (sample.is_on);
  g_assert_false (AVT_RECORD_HAS (&sample, SAMPLE_IS_ON));
  avt_record_clear (&sample_type, &sample);
}

static void
test_lists (void)
{
  Sample *sample = record_new (&sample_type);
  char key[16];

  for (guint i = 0; i < 70; i++)
    {
      SampleItem *item = avt_record_append (&sample_type, sample, SAMPLE_ITEMS);

      g_assert_cmphex (item->record.present, ==, 0);
      g_snprintf (key, sizeof key, "k%u", i);
      avt_record_set_string (&sample_item_type, item, SAMPLE_ITEM_KEY, key);
      g_assert_cmpuint (sample->items.n_records, ==, i + 1);
    }
  for (guint i = 0; i < 70; i += 2)
    avt_record_remove_at (&sample_type, sample, SAMPLE_ITEMS, i / 2);
  g_assert_cmpuint (sample->items.n_records, ==, 35);
  for (guint i = 0; i < 35; i++)
    {
      g_snprintf (key, sizeof key, "k%u", 2 * i + 1);
      g_assert_cmpstr (avt_record_list_at (sample->items, SampleItem, i)->key, ==, key);
    }
  while (sample->items.n_records > 0)
    avt_record_remove_at (&sample_type, sample, SAMPLE_ITEMS, 0);
  g_assert_true (AVT_RECORD_HAS (sample, SAMPLE_ITEMS));
  avt_record_append (&sample_type, sample, SAMPLE_ITEMS);
  g_assert_cmpuint (sample->items.n_records, ==, 1);
  record_free (&sample_type, sample);
}

/* A record may be given what it already holds. */
static void
test_own_values (void)
{
  Sample *sample = record_new (&sample_type);
  AvtId ids[] = { { "d000000000001" }, { "d000000000002" } };

  avt_record_set_string (&sample_type, sample, SAMPLE_NAME, "a name");
  avt_record_set_string (&sample_type, sample, SAMPLE_NAME, sample->name + 2);
  g_assert_cmpstr (sample->name, ==, "name");
  avt_record_set_ids (&sample_type, sample, SAMPLE_IDS, ids, 2);
  avt_record_set_ids (&sample_type, sample, SAMPLE_IDS, sample->ids.ids + 1, 1);
  g_assert_cmpuint (sample->ids.n_ids, ==, 1);
  g_assert_cmpstr (sample->ids.ids[0].text, ==, "d000000000002");
  record_free (&sample_type, sample);
}

/* Nothing is no value: such a field is absent. */
static void
test_nothing (void)
{
  Sample *sample = record_new (&sample_type);

  avt_record_set_string (&sample_type, sample, SAMPLE_NAME, "x");
  avt_record_set_string (&sample_type, sample, SAMPLE_NAME, NULL);
  g_assert_false (AVT_RECORD_HAS (sample, SAMPLE_NAME));
  avt_record_set_id (&sample_type, sample, SAMPLE_DEVICE, (AvtId){ "d000000000001" });
  avt_record_set_id (&sample_type, sample, SAMPLE_DEVICE, AVT_ID_NONE);
  g_assert_false (AVT_RECORD_HAS (sample, SAMPLE_DEVICE));
  /* but an empty list was given */
  avt_record_set_ids (&sample_type, sample, SAMPLE_IDS, NULL, 0);
  g_assert_true (AVT_RECORD_HAS (sample, SAMPLE_IDS));
  record_free (&sample_type, sample);
}

static void
test_extras (void)
{
  Sample *a = record_new (&sample_type);
  Sample *b = g_new (Sample, 1);

  a->record.extras = avt_extras_new ();
  avt_extras_add (a->record.extras, -1, "future", "[1]");
  avt_record_copy (&sample_type, b, a);
  g_assert_true (avt_record_equal (&sample_type, a, b));
  avt_extras_unref (b->record.extras);
  b->record.extras = NULL;
  g_assert_false (avt_record_equal (&sample_type, a, b));
  record_free (&sample_type, b);
  record_free (&sample_type, a);
}

static void
check_message (const Sample *sample, const char *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (avt_record_check (&sample_type, sample, &error));
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_messages (void)
{
  Sample *sample = record_new (&sample_type);
  SampleItem *item;

  check_message (sample, "the sample needs count");
  avt_record_set_integer (&sample_type, sample, SAMPLE_COUNT, 0);
  check_message (sample, "count of the sample must be an integer from 1 to 100");
  avt_record_set_integer (&sample_type, sample, SAMPLE_COUNT, 13);
  avt_record_set_string (&sample_type, sample, SAMPLE_NAME, "");
  check_message (sample, "name of the sample must be text that is not empty");
  avt_record_set_string (&sample_type, sample, SAMPLE_NAME, "n");
  check_message (sample, "the sample is not possible: count must not be 13");
  avt_record_set_integer (&sample_type, sample, SAMPLE_COUNT, 1);
  avt_record_set_enum (&sample_type, sample, SAMPLE_COLOUR_NUMBER, 3);
  check_message (sample, "colour_number of the sample must be one of red, green, blue");
  avt_record_unset (&sample_type, sample, SAMPLE_COLOUR_NUMBER);
  avt_record_set_integer (&sample_type, sample, SAMPLE_SHARE_PERMILLE, 0);
  check_message (sample, "share_permille of the sample must be an integer above 0 up to 1000 ‰");
  avt_record_unset (&sample_type, sample, SAMPLE_SHARE_PERMILLE);
  avt_record_append (&sample_type, sample, SAMPLE_ITEMS);
  check_message (sample, "items[0]: the item needs key");
  item = avt_record_list_at (sample->items, SampleItem, 0);
  avt_record_set_string (&sample_item_type, item, SAMPLE_ITEM_KEY, "k");
  item = avt_record_append (&sample_type, sample, SAMPLE_ITEMS);
  avt_record_set_string (&sample_item_type, item, SAMPLE_ITEM_KEY, "k");
  check_message (sample, "items of the sample has two records with the key k; "
                         "each may stand once");
  avt_record_unset (&sample_type, sample, SAMPLE_ITEMS);
  for (guint i = 0; i < 5; i++)
    avt_record_append (&sample_type, sample, SAMPLE_LEAVES);
  check_message (sample, "leaves of the sample must be a list of objects of 1 to 4");
  record_free (&sample_type, sample);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/record/values", test_values);
  g_test_add_func ("/engine/base/record/ranges", test_ranges);
  g_test_add_func ("/engine/base/record/coverage", test_coverage);
  g_test_add_func ("/engine/base/record/coverage-fails", test_coverage_fails);
  g_test_add_func ("/engine/base/record/defaults", test_defaults);
  g_test_add_func ("/engine/base/record/lists", test_lists);
  g_test_add_func ("/engine/base/record/own-values", test_own_values);
  g_test_add_func ("/engine/base/record/nothing", test_nothing);
  g_test_add_func ("/engine/base/record/extras", test_extras);
  g_test_add_func ("/engine/base/record/messages", test_messages);
  return g_test_run ();
}
