#include "config.h"

#include "engine/design/type.h"

static AvtType *
type_with_ports (guint n_inlets, guint n_outlets)
{
  AvtType *type = avt_entity_new (AVT_KIND_TYPE, AVT_ID_NONE);

  for (guint i = 0; i < n_inlets + n_outlets; i++)
    {
      AvtPort *port = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);
      g_autofree char *key = g_strdup_printf ("%s%u", i < n_inlets ? "in" : "out", i);

      avt_record_set_string (&avt_port_type, port, AVT_PORT_KEY, key);
      avt_record_set_enum (&avt_port_type, port, AVT_PORT_CATEGORY,
                           i < n_inlets ? AVT_PORT_POWER_INLET : AVT_PORT_POWER_OUTLET);
    }
  return type;
}

static void
test_find_port (void)
{
  AvtType *type = type_with_ports (1, 3);

  g_assert_true (avt_type_find_port (type, "in0")
                 == avt_record_list_at (type->ports, AvtPort, 0));
  g_assert_true (avt_type_find_port (type, "out3")
                 == avt_record_list_at (type->ports, AvtPort, 3));
  g_assert_null (avt_type_find_port (type, "out"));
  g_assert_null (avt_type_find_port (type, "out33"));
  g_assert_null (avt_type_find_port (type, ""));
  avt_entity_unref (type);
}

static void
test_count_ports (void)
{
  AvtType *type = type_with_ports (2, 5);
  AvtType *bare = type_with_ports (0, 0);

  g_assert_cmpuint (avt_type_count_ports (type, AVT_PORT_POWER_INLET), ==, 2);
  g_assert_cmpuint (avt_type_count_ports (type, AVT_PORT_POWER_OUTLET), ==, 5);
  g_assert_cmpuint (avt_type_count_ports (type, AVT_PORT_INTERFACE), ==, 0);
  g_assert_cmpuint (avt_type_count_ports (bare, AVT_PORT_POWER_INLET), ==, 0);
  g_assert_null (avt_type_find_port (bare, "in0"));
  avt_entity_unref (type);
  avt_entity_unref (bare);
}

/* What nobody said has the value that the type's users can rely on. */
static void
test_defaults (void)
{
  AvtType *type = type_with_ports (1, 0);

  g_assert_true (type->full_depth);
  g_assert_cmpint (type->width, ==, AVT_WIDTH_FULL);
  g_assert_false (avt_record_list_at (type->ports, AvtPort, 0)->management_only);
  avt_entity_unref (type);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/type/find-port", test_find_port);
  g_test_add_func ("/engine/design/type/count-ports", test_count_ports);
  g_test_add_func ("/engine/design/type/defaults", test_defaults);
  return g_test_run ();
}
