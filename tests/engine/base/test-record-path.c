#include "config.h"

#include "engine/base/record.h"

#include "tests/engine/base/record-checks.h"
#include "tests/engine/base/sample-record.h"

static void
test_paths (void)
{
  for (guint32 seed = 0; seed < 40; seed += 13)
    {
      check_record_paths (&sample_leaf_type, seed);
      check_record_paths (&sample_item_type, seed);
      check_record_paths (&sample_type, seed);
    }
}

static void
test_diff (void)
{
  for (guint32 seed = 0; seed < 400; seed += 20)
    {
      check_record_diff (&sample_leaf_type, seed);
      check_record_diff (&sample_item_type, seed);
      check_record_diff (&sample_type, seed);
    }
}

static Sample *
sample_with_keys (const char *const *keys)
{
  Sample *sample = record_new (&sample_type);

  for (; *keys != NULL; keys++)
    {
      SampleItem *item = avt_record_append (&sample_type, sample, SAMPLE_ITEMS);

      avt_record_set_string (&sample_item_type, item, SAMPLE_ITEM_KEY, *keys);
    }
  return sample;
}

/* @position: which item the path leads to, or -1. */
static void
check_item_path (Sample *sample, const char *path, int position)
{
  const AvtRecordType *type;
  guint field;
  const void *found = avt_record_resolve (&sample_type, sample, path, &type, &field, NULL);

  if (position < 0)
    g_assert_null (found);
  else
    {
      g_assert_true (found == avt_record_list_at (sample->items, SampleItem, position));
      g_assert_true (type == &sample_item_type);
      g_assert_cmpuint (field, ==, SAMPLE_ITEM_POWER_MW);
    }
}

static void
test_brackets (void)
{
  static const char *const keys[] = { "a", "Slot [1]", "a].power_mw", "]", "b].leaves[c", "b",
                                      "1/0/1.5", "#1", NULL };
  Sample *sample = sample_with_keys (keys);

  check_item_path (sample, "items[a].power_mw", 0);
  check_item_path (sample, "items[Slot [1]].power_mw", 1);
  check_item_path (sample, "items[a].power_mw].power_mw", 2);
  check_item_path (sample, "items[]].power_mw", 3);
  check_item_path (sample, "items[b].leaves[c].power_mw", 4);
  check_item_path (sample, "items[b].power_mw", 5);
  check_item_path (sample, "items[1/0/1.5].power_mw", 6);
  check_item_path (sample, "items[#1].power_mw", 7);
  check_item_path (sample, "items[Slot [1].power_mw", -1);
  check_item_path (sample, "items[Slot [1]]", -1);
  check_item_path (sample, "items[Slot [1]]power_mw", -1);
  check_item_path (sample, "items[].power_mw", -1);
  check_item_path (sample, "items[#0].power_mw", -1);
  check_item_path (sample, "items.power_mw", -1);
  check_item_path (sample, "items[", -1);
  check_item_path (sample, "", -1);
  check_item_path (sample, ".items", -1);
  check_item_path (sample, "[a].power_mw", -1);
  record_free (&sample_type, sample);
}

static void
check_lost (Sample *sample, const char *path, const char *expected)
{
  const AvtRecordType *type;
  guint field;
  g_autoptr (GError) error = NULL;

  g_assert_null (avt_record_resolve (&sample_type, sample, path, &type, &field, &error));
  g_assert_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_UNKNOWN);
  g_assert_cmpstr (error->message, ==, expected);
}

/* The error blames the record that lacks something, and shows what it lacks. */
static void
test_lost_paths (void)
{
  static const char *const keys[] = { "PSU1", NULL };
  Sample *sample = sample_with_keys (keys);

  check_lost (sample, "colours", "the sample has no field \"colours\"");
  check_lost (sample, "items[PSU2].power_mw",
              "the sample has no field \"items[PSU2].power_mw\"");
  check_lost (sample, "items[PSU1].mass", "the item has no field \"mass\"");
  check_lost (sample, "items[PSU1].leaves[#0].word",
              "the item has no field \"leaves[#0].word\"");
  check_lost (sample, "leaf.nothing", "the leaf has no field \"nothing\"");
  check_lost (sample, "count.nothing", "the sample has no field \"count.nothing\"");
  record_free (&sample_type, sample);
}

/* Asking for a way marks nothing; going it for a change marks the records on it, and a way that
 * gets lost marks nothing either. */
static void
test_for_change (void)
{
  Sample *sample = record_new (&sample_type);
  const AvtRecordType *type;
  guint field;

  g_assert_nonnull (avt_record_resolve (&sample_type, sample, "leaf.word", &type, &field, NULL));
  g_assert_null (avt_record_resolve_for_change (&sample_type, sample, "leaf.nothing", &type,
                                                &field, NULL));
  g_assert_false (AVT_RECORD_HAS (sample, SAMPLE_LEAF));
  g_assert_true (avt_record_resolve_for_change (&sample_type, sample, "leaf.word", &type, &field,
                                                NULL)
                 == &sample->leaf);
  g_assert_true (AVT_RECORD_HAS (sample, SAMPLE_LEAF));
  record_free (&sample_type, sample);
}

static void
check_set_text (const char *path, const char *text, const char *expected)
{
  Sample *sample = record_new (&sample_type);
  Sample *before = record_new (&sample_type);
  const AvtRecordType *type;
  guint field;
  void *record
      = avt_record_resolve_for_change (&sample_type, sample, path, &type, &field, NULL);
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;

  if (expected != NULL)
    {
      avt_record_set_text (type, record, field, text, &error);
      g_assert_no_error (error);
      shown = avt_record_get_text (type, record, field, &AVT_NUMBER_STYLE_GERMAN);
      g_assert_cmpstr (shown, ==, expected);
    }
  else
    {
      g_assert_false (avt_record_set_text (type, record, field, text, &error));
      g_assert_nonnull (error);
      g_assert_true (avt_record_equal (&sample_type, sample, before));
    }
  record_free (&sample_type, before);
  record_free (&sample_type, sample);
}

static void
test_texts (void)
{
  static const struct
  {
    const char *path;
    const char *text;
    const char *expected;
  } cases[] = {
    { "count", "12", "12" },
    { "count", "1.5", NULL },
    { "count", "many", NULL },
    { "count", "", NULL },
    { "height_hu", "7.5U", "7,5 HE" },
    { "height_hu", "-1 U", NULL },
    { "share_permille", "67 %", "67 %" },
    { "current_a", "16 A", "16,0 A" },
    { "current_a", "16 W", NULL },
    { "is_on", "true", "true" },
    { "is_on", "false", "false" },
    { "is_on", "yes", NULL },
    { "colour_number", "green", "green" },
    { "colour_number", "Green", NULL },
    { "colour_number", "", NULL },
    { "name", "", "" },
    { "name", "any \303\244 text", "any \303\244 text" },
    { "device", "d0c4q8h2m5t1z", "d0c4q8h2m5t1z" },
    { "device", "", NULL },
    { "device", "PSU1", NULL },
    { "ids", "d0c4q8h2m5t1z,r0c4q8h2m5t1z", "d0c4q8h2m5t1z, r0c4q8h2m5t1z" },
    { "ids", " d0c4q8h2m5t1z ", "d0c4q8h2m5t1z" },
    { "ids", "", "" },
    { "ids", "d0c4q8h2m5t1z r1", NULL },
    { "leaf", "x", NULL },
    { "items", "1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_set_text (cases[i].path, cases[i].text, cases[i].expected);
}

typedef struct
{
  GString *text;
} Log;

static void
log_cb (const char *path, const AvtField *field, const char *before, const char *after,
        gpointer user_data)
{
  g_string_append_printf (((Log *) user_data)->text, "%s: %s > %s\n", path,
                          before != NULL ? before : "-", after != NULL ? after : "-");
}

static void
check_diff (Sample *a, Sample *b, const char *expected)
{
  Log log = { g_string_new (NULL) };

  avt_record_diff (&sample_type, a, b, log_cb, &log);
  g_assert_cmpstr (log.text->str, ==, expected);
  g_string_free (log.text, TRUE);
}

static void
test_diff_texts (void)
{
  static const char *const ab[] = { "a", "b", NULL };
  static const char *const ba[] = { "b", "a", NULL };
  static const char *const bc[] = { "b", "c", NULL };
  static const char *const none[] = { NULL };
  Sample *empty = sample_with_keys (none);
  Sample *first = sample_with_keys (ab);
  Sample *turned = sample_with_keys (ba);
  Sample *other = sample_with_keys (bc);

  check_diff (empty, empty, "");
  check_diff (NULL, NULL, "");
  check_diff (first, turned, "items: order > another order\n");
  check_diff (first, other, "items[a].key: a > -\nitems[c].key: - > c\n");
  check_diff (empty, first, "items: - > 2\nitems[a].key: - > a\nitems[b].key: - > b\n");
  check_diff (NULL, first, "items: - > 2\nitems[a].key: - > a\nitems[b].key: - > b\n");
  check_diff (first, NULL, "items: 2 > -\nitems[a].key: a > -\nitems[b].key: b > -\n");

  /* a record without a field is something too */
  avt_record_set_record (&sample_type, empty, SAMPLE_LEAF);
  check_diff (NULL, empty, "leaf: - > …\n");
  avt_record_append (&sample_type, empty, SAMPLE_LEAVES);
  check_diff (NULL, empty, "leaf: - > …\nleaves: - > 1\nleaves[#0]: - > …\n");
  avt_record_set_integer (&sample_leaf_type, &empty->leaf, SAMPLE_LEAF_NUMBER, 2);
  empty->record.extras = avt_extras_new ();
  avt_extras_add (empty->record.extras, 0, "x", "1");
  check_diff (empty, NULL, "leaf.number: 2 > -\nleaves: 1 > -\nleaves[#0]: … > -\n"
                           "(unknown keys): 1 > 0\n");
  record_free (&sample_type, empty);
  record_free (&sample_type, first);
  record_free (&sample_type, turned);
  record_free (&sample_type, other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/record-path/paths", test_paths);
  g_test_add_func ("/engine/base/record-path/diff", test_diff);
  g_test_add_func ("/engine/base/record-path/brackets", test_brackets);
  g_test_add_func ("/engine/base/record-path/lost-paths", test_lost_paths);
  g_test_add_func ("/engine/base/record-path/for-change", test_for_change);
  g_test_add_func ("/engine/base/record-path/texts", test_texts);
  g_test_add_func ("/engine/base/record-path/diff-texts", test_diff_texts);
  return g_test_run ();
}
