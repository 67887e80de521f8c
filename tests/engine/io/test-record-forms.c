/* The forms that a list of records can have in a file: objects, bare values, members of an object,
 * or one value instead of a list. */
#include "config.h"

#include "engine/base/record.h"
#include "engine/io/json-text.h"
#include "engine/io/record-json.h"

#include <string.h>

typedef struct
{
  AvtRecord record;
  gint64 value;
} Number;

static const AvtField number_fields[] = {
  { AVT_MEMBER (Number, value), .kind = AVT_FIELD_INTEGER, .minimum = 1, .maximum = 100 },
};
static const AvtRecordType number_type = { "number", sizeof (Number), number_fields, 1, -1 };

static const AvtEnumValue line_values[] = { { "L1", "L1" }, { "L2", "L2" }, { NULL, NULL } };

typedef struct
{
  AvtRecord record;
  char *id;
  int line;
} Assignment;

static const AvtField assignment_fields[] = {
  { AVT_MEMBER (Assignment, id), .kind = AVT_FIELD_STRING, .flags = AVT_FIELD_REQUIRED },
  { AVT_MEMBER (Assignment, line), .kind = AVT_FIELD_ENUM, .values = line_values },
};
static const AvtRecordType assignment_type
    = { "assignment", sizeof (Assignment), assignment_fields, 2, 0 };

typedef struct
{
  AvtRecord record;
  AvtRecordList mtus;
  AvtRecordList assignment;
  gint64 hosts;
  AvtRecordList host_list;
} Sample;

static const AvtField sample_fields[] = {
  { AVT_MEMBER (Sample, mtus), .kind = AVT_FIELD_RECORD_LIST, .record = &number_type,
    .flags = AVT_FIELD_PLAIN | AVT_FIELD_NOT_EMPTY },
  { AVT_MEMBER (Sample, assignment), .kind = AVT_FIELD_RECORD_LIST, .record = &assignment_type,
    .flags = AVT_FIELD_MAP },
  { AVT_MEMBER (Sample, hosts), .kind = AVT_FIELD_INTEGER },
  { .name = "hosts", .offset = G_STRUCT_OFFSET (Sample, host_list), .kind = AVT_FIELD_RECORD_LIST,
    .record = &number_type },
};
static const AvtRecordType sample_type = { "sample", sizeof (Sample), sample_fields, 4, -1 };

static gboolean
read_sample (const char *text, Sample *sample, AvtJsonPath *path, GError **error)
{
  g_autoptr (JsonNode) node = avt_json_parse (text, strlen (text), NULL, error);

  g_assert_nonnull (node);
  avt_record_init (&sample_type, sample);
  return avt_record_read (&sample_type, sample, json_node_get_object (node), AVT_READ_STRICT,
                          path, error);
}

static const struct
{
  const char *read;
  const char *written; /* NULL: as read */
  guint64 null_absent;
} round_trips[] = {
  { "{\"mtus\": [1, 2, 100]}", NULL, 0 },
  { "{\"assignment\": {\"a\": \"L2\", \"b\": \"L1\"}}", NULL, 0 },
  { "{\"assignment\": {}}", NULL, 0 },
  { "{\"hosts\": 4}", NULL, 0 },
  { "{\"hosts\": [{\"value\": 7}]}", NULL, 0 },
  { "{\"hosts\": []}", NULL, 0 },
  { "{\"hosts\": 4}", "{\"mtus\": null, \"assignment\": null, \"hosts\": 4}", AVT_NULL_ALL },
  { "{\"hosts\": [{}]}", "{\"mtus\": null, \"assignment\": null, \"hosts\": [{\"value\": null}]}",
    AVT_NULL_ALL },
  { "{}", "{\"mtus\": null, \"assignment\": null, \"hosts\": null}", AVT_NULL_ALL },
};

static void
test_round_trips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (round_trips); i++)
    {
      AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);
      const char *expected = round_trips[i].written;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      Sample sample;

      read_sample (round_trips[i].read, &sample, NULL, &error);
      g_assert_no_error (error);
      avt_record_write (&sample_type, &sample, round_trips[i].null_absent, writer);
      text = avt_json_writer_finish (writer, NULL);
      g_assert_cmpstr (text, ==, expected != NULL ? expected : round_trips[i].read);
      avt_record_clear (&sample_type, &sample);
    }
}

static const struct
{
  const char *text;
  const char *path;
  const char *message;
} refusals[] = {
  { "{\"mtus\": []}", "mtus", "that is not empty" },
  { "{\"mtus\": [5, 0]}", "mtus[1]", "from 1 to 100" },
  { "{\"mtus\": [5, {\"value\": 6}]}", "mtus[1]", "an integer" },
  { "{\"mtus\": [5, \"6\"]}", "mtus[1]", "an integer" },
  { "{\"mtus\": 5}", "mtus", "a list" },
  { "{\"assignment\": [1]}", "assignment", "an object" },
  { "{\"assignment\": {\"a\": \"L9\"}}", "assignment.a", "one of L1, L2" },
  { "{\"hosts\": \"x\"}", "hosts", "an integer" },
  { "{\"hosts\": [3]}", "hosts[0]", "a list of objects" },
};

static void
test_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (AvtJsonPath) path = avt_json_path_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *where = NULL;
      Sample sample;

      g_assert_false (read_sample (refusals[i].text, &sample, path, &error));
      where = avt_json_path_to_string (path);
      if (!g_str_has_prefix (where, refusals[i].path)
          || strstr (error->message, refusals[i].message) == NULL)
        g_error ("%s: at %s: %s", refusals[i].text, where, error->message);
      avt_record_clear (&sample_type, &sample);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/record-forms/round-trips", test_round_trips);
  g_test_add_func ("/io/record-forms/refusals", test_refusals);
  return g_test_run ();
}
