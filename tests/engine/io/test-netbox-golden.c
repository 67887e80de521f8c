/* The fixtures against records made by a reader of its own, and mangled in every way. */
#include "config.h"

#include "tests/engine/io/netbox-helper.h"

#include <json-glib/json-glib.h>

typedef struct
{
  const char *path;
  JsonObject *golden;
  const AvtType *type;
} Case;

static const char *
golden_text (const Case *c, const char *name)
{
  return json_object_get_null_member (c->golden, name) ? NULL
                                                       : json_object_get_string_member (c->golden,
                                                                                        name);
}

/* -1 stands for unknown. */
static gint64
integer_or_unknown (JsonObject *object, const char *name)
{
  return json_object_get_null_member (object, name) ? -1
                                                    : json_object_get_int_member (object, name);
}

static gint64
field_or_unknown (gconstpointer record, guint field, gint64 value)
{
  return AVT_RECORD_HAS (record, field) ? value : -1;
}

static const char *
choice (const Case *c, guint field, int value)
{
  return AVT_RECORD_HAS (c->type, field) ? avt_type_type.fields[field].values[value].nick : NULL;
}

static void
check_device (const Case *c)
{
  const AvtType *type = c->type;

  g_assert_cmpstr (type->manufacturer, ==, golden_text (c, "manufacturer"));
  g_assert_cmpstr (type->model, ==, golden_text (c, "model"));
  g_assert_cmpstr (type->name, ==, golden_text (c, "model"));
  g_assert_cmpstr (type->slug, ==, golden_text (c, "slug"));
  g_assert_cmpstr (type->part_number, ==, golden_text (c, "part_number"));
  g_assert_cmpint (type->height_hu, ==, json_object_get_int_member (c->golden, "height_hu"));
  g_assert_cmpint (type->full_depth, ==,
                   json_object_get_boolean_member (c->golden, "full_depth"));
  g_assert_cmpstr (choice (c, AVT_TYPE_FIELD_AIRFLOW, type->airflow), ==,
                   golden_text (c, "airflow"));
  g_assert_cmpstr (choice (c, AVT_TYPE_FIELD_SUBDEVICE_ROLE, type->subdevice_role), ==,
                   golden_text (c, "subdevice_role"));
  g_assert_cmpint (field_or_unknown (type, AVT_TYPE_FIELD_MASS_G, type->mass_g), ==,
                   integer_or_unknown (c->golden, "mass_g"));
}

static const AvtPort *
port_at (const Case *c, guint i)
{
  return avt_record_list_at (c->type->ports, AvtPort, i);
}

static void
check_inlets (const Case *c)
{
  JsonArray *inlets = json_object_get_array_member (c->golden, "inlets");

  g_assert_cmpuint (avt_type_count_ports (c->type, AVT_PORT_POWER_INLET), ==,
                    json_array_get_length (inlets));
  for (guint i = 0; i < json_array_get_length (inlets); i++)
    {
      JsonObject *inlet = json_array_get_object_element (inlets, i);
      const AvtPort *port = port_at (c, i);

      g_assert_cmpint (port->category, ==, AVT_PORT_POWER_INLET);
      g_assert_cmpstr (port->key, ==, json_object_get_string_member (inlet, "name"));
      g_assert_cmpstr (port->connector, ==, json_object_get_string_member (inlet, "type"));
      g_assert_cmpint (field_or_unknown (port, AVT_PORT_POWER_MAX_MW, port->power_max_mw), ==,
                       integer_or_unknown (inlet, "max_mw"));
      g_assert_cmpint (
        field_or_unknown (port, AVT_PORT_POWER_ALLOCATED_MW, port->power_allocated_mw), ==,
        integer_or_unknown (inlet, "allocated_mw"));
    }
}

typedef char *(*DescribePort) (const AvtPort *port);

static char *
describe_outlet (const AvtPort *port)
{
  static const char *const legs[] = { "l1", "l2", "l3" };

  return g_strjoin (" ", port->connector,
                    AVT_RECORD_HAS (port, AVT_PORT_LEG) ? legs[port->leg] : "-",
                    port->inlet != NULL ? port->inlet : "-", NULL);
}

static char *
describe_connector (const AvtPort *port)
{
  return g_strdup (port->connector != NULL ? port->connector : "-");
}

static void
count_ports (const Case *c, AvtPortCategory category, DescribePort describe, GHashTable *counts)
{
  for (guint i = 0; i < c->type->ports.n_records; i++)
    if (port_at (c, i)->category == (int) category)
      {
        char *text = describe (port_at (c, i));
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));

        g_hash_table_replace (counts, text, GUINT_TO_POINTER (n + 1));
      }
}

static void
check_counts (const Case *c, const char *member, AvtPortCategory first, AvtPortCategory second,
              DescribePort describe)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObject *golden = json_object_get_object_member (c->golden, member);
  g_autoptr (GList) names = json_object_get_members (golden);

  count_ports (c, first, describe, counts);
  if (second != first)
    count_ports (c, second, describe, counts);
  g_assert_cmpuint (g_hash_table_size (counts), ==, json_object_get_size (golden));
  for (GList *l = names; l != NULL; l = l->next)
    g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (counts, l->data)), ==,
                     json_object_get_int_member (golden, l->data));
}

static guint
count_managed (const Case *c)
{
  guint n = 0;

  for (guint i = 0; i < c->type->ports.n_records; i++)
    n += port_at (c, i)->management_only;
  return n;
}

static guint
count_joined (const Case *c)
{
  guint n = 0;

  for (guint i = 0; i < c->type->ports.n_records; i++)
    if (port_at (c, i)->rear_port != NULL)
      {
        const AvtPort *rear = avt_type_find_port (c->type, port_at (c, i)->rear_port);

        g_assert_cmpint (rear->category, ==, AVT_PORT_REAR);
        n++;
      }
  return n;
}

static void
check_bays (const Case *c, const char *member, AvtPortCategory category)
{
  JsonArray *names = json_object_get_array_member (c->golden, member);
  guint n = 0;

  for (guint i = 0; i < c->type->ports.n_records; i++)
    if (port_at (c, i)->category == (int) category)
      {
        const char *name = json_array_get_string_element (names, n++);
        const AvtPort *port = port_at (c, i);

        if (!g_str_equal (port->key, name)) /* another list has the name, too */
          g_assert_true (g_str_has_suffix (port->key, name));
      }
  g_assert_cmpuint (n, ==, json_array_get_length (names));
}

static void
check_case (const Case *c)
{
  g_test_message ("%s", c->path);
  check_device (c);
  check_inlets (c);
  check_counts (c, "outlets", AVT_PORT_POWER_OUTLET, AVT_PORT_POWER_OUTLET, describe_outlet);
  check_counts (c, "interfaces", AVT_PORT_INTERFACE, AVT_PORT_INTERFACE, describe_connector);
  check_counts (c, "consoles", AVT_PORT_CONSOLE, AVT_PORT_CONSOLE_SERVER, describe_connector);
  check_counts (c, "front", AVT_PORT_FRONT, AVT_PORT_FRONT, describe_connector);
  check_counts (c, "rear", AVT_PORT_REAR, AVT_PORT_REAR, describe_connector);
  g_assert_cmpuint (count_managed (c), ==, json_object_get_int_member (c->golden, "management"));
  g_assert_cmpuint (count_joined (c), ==, json_object_get_int_member (c->golden, "joined"));
  check_bays (c, "module_bays", AVT_PORT_MODULE_BAY);
  check_bays (c, "device_bays", AVT_PORT_DEVICE_BAY);
}

static void
test_golden (void)
{
  g_autoptr (GPtrArray) paths = netbox_fixture_paths ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = netbox_fixture_bytes ("golden.json");
  JsonObject *all;

  g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes), NULL));
  all = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpuint (json_object_get_size (all), ==, paths->len);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AvtFindings) findings = avt_findings_new ();
      g_autoptr (GBytes) file = netbox_fixture_bytes (paths->pdata[i]);
      g_autoptr (AvtEntity) type
        = (AvtEntity *) netbox_read (file, paths->pdata[i], findings, &error);
      Case c = { paths->pdata[i], json_object_get_object_member (all, paths->pdata[i]),
                 (AvtType *) type };

      g_assert_no_error (error);
      check_case (&c);
    }
}

/* The records are what the other reader finds today, so neither can be changed alone. */
static void
test_golden_is_current (void)
{
  g_autofree char *tool = g_test_build_filename (G_TEST_DIST, "tools", "read-device-type.py",
                                                 NULL);
  g_autofree char *folder = netbox_fixture_folder ();
  g_autofree char *golden = g_build_filename (folder, "golden.json", NULL);
  const char *const arguments[] = { "/usr/bin/python3", "-B", tool, "--check", golden, folder,
                                    NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

/* Imported, or refused in one sentence that begins with file and line. */
static void
check_mangled (const char *path, const guint8 *data, gsize length)
{
  g_autofree guint8 *copy = g_memdup2 (data, length > 0 ? length : 1);
  g_autoptr (GBytes) bytes = g_bytes_new (copy, length);
  g_autoptr (AvtFindings) findings = avt_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtEntity) type = (AvtEntity *) netbox_read (bytes, path, findings, &error);
  const char *rest;

  g_assert_true ((type == NULL) == (error != NULL));
  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    g_assert_true (g_str_has_prefix (netbox_place (avt_findings_get (findings, i)), path));
  if (error == NULL)
    return;
  g_assert_true (g_str_has_prefix (error->message, path));
  rest = error->message + strlen (path);
  g_assert_true (g_regex_match_simple ("^:[0-9]+:[0-9]+: [^\\n]*llowed[^\\n]*$", rest, 0, 0));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_truncated (void)
{
  g_autoptr (GPtrArray) paths = netbox_fixture_paths ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = netbox_fixture_bytes (paths->pdata[i]);
      gsize length;
      const guint8 *data = g_bytes_get_data (bytes, &length);

      for (guint k = 0; k < 64; k++)
        check_mangled (paths->pdata[i], data, length * k / 64);
    }
}

static void
test_flipped (void)
{
  g_autoptr (GPtrArray) paths = netbox_fixture_paths ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (64);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = netbox_fixture_bytes (paths->pdata[i]);
      gsize length;
      const guint8 *data = g_bytes_get_data (bytes, &length);

      for (guint k = 0; k < 64; k++)
        {
          g_autofree guint8 *copy = g_memdup2 (data, length);

          copy[g_rand_int_range (rand, 0, (int) length)] ^= (guint8) g_rand_int_range (rand, 1,
                                                                                       256);
          check_mangled (paths->pdata[i], copy, length);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/io/netbox-golden/records", test_golden);
  g_test_add_func ("/engine/io/netbox-golden/is-current", test_golden_is_current);
  g_test_add_func ("/engine/io/netbox-golden/truncated", test_truncated);
  g_test_add_func ("/engine/io/netbox-golden/flipped", test_flipped);
  return g_test_run ();
}
