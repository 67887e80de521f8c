#include "config.h"

#include "tests/bench/large-design.h"

#define N_PORTS 16

static void
set_text (gpointer entity, guint field, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
set_text (gpointer entity, guint field, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  avt_record_set_string (avt_entity_type (entity), entity, field, text);
}

static void
set_integer (gpointer entity, guint field, gint64 value)
{
  avt_record_set_integer (avt_entity_type (entity), entity, field, value);
}

static void
set_enum (gpointer entity, guint field, int value)
{
  avt_record_set_enum (avt_entity_type (entity), entity, field, value);
}

static void
set_id (gpointer entity, guint field, AvtId value)
{
  avt_record_set_id (avt_entity_type (entity), entity, field, value);
}

static AvtId
add_type (AvtDesignBuilder *builder, AvtIdSource *ids)
{
  AvtId id = avt_id_source_next (ids, 't');
  gpointer type = avt_entity_new (AVT_KIND_TYPE, id);

  set_text (type, AVT_TYPE_FIELD_NAME, "PowerEdge R640");
  set_enum (type, AVT_TYPE_FIELD_CATEGORY, AVT_TYPE_SERVER);
  set_integer (type, AVT_TYPE_FIELD_HEIGHT_HU, 2);
  for (guint i = 0; i < N_PORTS; i++)
    {
      void *port = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);
      g_autofree char *key = g_strdup_printf ("eth%u", i);

      avt_record_set_string (&avt_port_type, port, AVT_PORT_KEY, key);
      avt_record_set_enum (&avt_port_type, port, AVT_PORT_CATEGORY, AVT_PORT_INTERFACE);
    }
  avt_design_builder_put (builder, type);
  return id;
}

static AvtId
add_rack (AvtDesignBuilder *builder, AvtIdSource *ids, guint number)
{
  AvtId id = avt_id_source_next (ids, 'r');
  gpointer rack = avt_entity_new (AVT_KIND_RACK, id);

  set_text (rack, AVT_RACK_NAME, "Rack %u", number);
  set_integer (rack, AVT_RACK_HEIGHT_HU, 96);
  set_integer (rack, AVT_RACK_MASS_LIMIT_G, 1500000);
  avt_design_builder_put (builder, rack);
  return id;
}

static AvtId
add_device (AvtDesignBuilder *builder, AvtIdSource *ids, AvtId type, AvtId rack, guint number,
            guint unit)
{
  AvtId id = avt_id_source_next (ids, 'd');
  gpointer device = avt_entity_new (AVT_KIND_DEVICE, id);

  set_text (device, AVT_DEVICE_NAME, "server-%05u", number);
  set_id (device, AVT_DEVICE_TYPE, type);
  set_id (device, AVT_DEVICE_RACK, rack);
  set_integer (device, AVT_DEVICE_POSITION_HU, 2 * (gint64) unit);
  set_enum (device, AVT_DEVICE_FACE, AVT_FACE_FRONT);
  set_enum (device, AVT_DEVICE_POWER_BASIS, AVT_BASIS_BUDGET);
  set_integer (device, AVT_DEVICE_BUDGET_MW, 1000000);
  set_text (device, AVT_DEVICE_SERIAL, "SN%08u", number * 7919);
  avt_design_builder_put (builder, device);
  return id;
}

static void
add_link (AvtDesignBuilder *builder, AvtIdSource *ids, AvtId a, guint a_port, AvtId b, guint b_port,
          guint number)
{
  gpointer link = avt_entity_new (AVT_KIND_LINK, avt_id_source_next (ids, 'l'));

  set_id (link, AVT_LINK_A_DEVICE, a);
  set_text (link, AVT_LINK_A_PORT, "eth%u", a_port);
  set_id (link, AVT_LINK_B_DEVICE, b);
  set_text (link, AVT_LINK_B_PORT, "eth%u", b_port);
  set_enum (link, AVT_LINK_MEDIUM, AVT_MEDIUM_DAC);
  set_integer (link, AVT_LINK_LENGTH_MM, 3000);
  set_text (link, AVT_LINK_LABEL, "cable %u", number);
  avt_design_builder_put (builder, link);
}

/**
 * large_design_new:
 * @links_per_device: at most 8
 *
 * Returns: (transfer full): always the same design for the same numbers; 1,000 racks of 20 with 4
 *   links each is the one of the performance goals
 */
AvtDesign *
large_design_new (guint n_racks, guint devices_per_rack, guint links_per_device)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (1);
  g_autoptr (AvtDesign) empty = avt_design_new_empty (ids);
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (empty);
  guint n_devices = n_racks * devices_per_rack;
  g_autofree AvtId *devices = g_new (AvtId, n_devices);
  g_autoptr (GError) error = NULL;
  AvtDesign *design;
  AvtId type = add_type (builder, ids);

  for (guint r = 0; r < n_racks; r++)
    {
      AvtId rack = add_rack (builder, ids, r);

      for (guint i = 0; i < devices_per_rack; i++)
        devices[r * devices_per_rack + i]
          = add_device (builder, ids, type, rack, r * devices_per_rack + i, i + 1);
    }
  for (guint i = 0; i < n_devices; i++)
    for (guint k = 0; k < links_per_device; k++)
      add_link (builder, ids, devices[i], k, devices[(i + k * 131 + 1) % n_devices], 8 + k,
                i * links_per_device + k);
  design = avt_design_builder_end (builder, &error);
  g_assert_no_error (error);
  return design;
}
