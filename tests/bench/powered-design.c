#include "config.h"

#include "tests/bench/powered-design.h"

#define RACKS_A_FEED 10
#define SWITCH_PORTS 64
#define UPLINK_PORT 48
#define N_UPLINKS (POWERED_LINKS - 4 * POWERED_SERVERS - 2)

typedef struct
{
  AvtDesignBuilder *builder;
  AvtIdSource *ids;
  AvtId cpu;
  AvtId supply;
  AvtId server_type;
  AvtId switch_type;
  AvtId strip_type;
  AvtId feeds[2];
  AvtId *switches;
} Yard;

static gpointer
entity_new (Yard *yard, AvtKind kind, guint name_field, const char *name)
{
  gpointer entity
      = avt_entity_new (kind, avt_id_source_next (yard->ids, avt_kind_info (kind)->letter));

  avt_record_set_string (avt_entity_type (entity), entity, name_field, name);
  return entity;
}

static AvtId
put (Yard *yard, gpointer entity)
{
  AvtId id = avt_entity_id (entity);

  avt_design_builder_put (yard->builder, entity);
  return id;
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

static AvtPort *
add_port (gpointer type, const char *prefix, guint number, AvtPortCategory category,
          const char *connector)
{
  AvtPort *port = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);
  g_autofree char *key = g_strdup_printf ("%s%u", prefix, number);

  avt_record_set_string (&avt_port_type, port, AVT_PORT_KEY, key);
  avt_record_set_enum (&avt_port_type, port, AVT_PORT_CATEGORY, category);
  avt_record_set_string (&avt_port_type, port, AVT_PORT_CONNECTOR, connector);
  return port;
}

static void
add_part_use (gpointer type, AvtId part, gint64 quantity)
{
  AvtPartUse *use = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PARTS);

  avt_record_set_id (&avt_part_use_type, use, AVT_PART_USE_PART, part);
  avt_record_set_integer (&avt_part_use_type, use, AVT_PART_USE_QUANTITY, quantity);
}

static void
put_parts (Yard *yard)
{
  gpointer part = entity_new (yard, AVT_KIND_PART, AVT_PART_FIELD_NAME, "CPU");

  set_enum (part, AVT_PART_FIELD_CATEGORY, AVT_PART_CPU);
  set_integer (part, AVT_PART_FIELD_POWER_TYPICAL_MW, 150000);
  set_integer (part, AVT_PART_FIELD_POWER_PEAK_MW, 205000);
  yard->cpu = put (yard, part);
  part = entity_new (yard, AVT_KIND_PART, AVT_PART_FIELD_NAME, "Supply");
  set_enum (part, AVT_PART_FIELD_CATEGORY, AVT_PART_SUPPLY);
  set_integer (part, AVT_PART_FIELD_RATED_MW, 750000);
  set_enum (part, AVT_PART_FIELD_EFFICIENCY, AVT_EFFICIENCY_PLATINUM);
  yard->supply = put (yard, part);
}

static gpointer
powered_type_new (Yard *yard, const char *name, AvtTypeCategory category, guint n_ports)
{
  gpointer type = entity_new (yard, AVT_KIND_TYPE, AVT_TYPE_FIELD_NAME, name);

  set_enum (type, AVT_TYPE_FIELD_CATEGORY, category);
  set_integer (type, AVT_TYPE_FIELD_HEIGHT_HU, 2);
  set_integer (type, AVT_TYPE_FIELD_MASS_G, 20000);
  for (guint i = 0; i < 2; i++)
    add_port (type, "PSU", i, AVT_PORT_POWER_INLET, "iec-60320-c14");
  for (guint i = 0; i < n_ports; i++)
    add_port (type, "eth", i, AVT_PORT_INTERFACE, "25gbase-x-sfp28");
  return type;
}

static void
put_types (Yard *yard)
{
  gpointer type = powered_type_new (yard, "Server", AVT_TYPE_SERVER, 4);

  add_part_use (type, yard->cpu, 2);
  add_part_use (type, yard->supply, 2);
  yard->server_type = put (yard, type);
  type = powered_type_new (yard, "Switch", AVT_TYPE_SWITCH, SWITCH_PORTS);
  set_integer (type, AVT_TYPE_FIELD_POWER_TYPICAL_MW, 250000);
  yard->switch_type = put (yard, type);
  type = entity_new (yard, AVT_KIND_TYPE, AVT_TYPE_FIELD_NAME, "Strip");
  set_enum (type, AVT_TYPE_FIELD_CATEGORY, AVT_TYPE_PDU);
  set_integer (type, AVT_TYPE_FIELD_HEIGHT_HU, 0);
  add_port (type, "in", 0, AVT_PORT_POWER_INLET, "iec-60309-3p-n-e-6h");
  for (guint i = 0; i < POWERED_SERVERS + 1; i++)
    {
      AvtPort *port = add_port (type, "out", i, AVT_PORT_POWER_OUTLET, "iec-60320-c13");

      avt_record_set_enum (&avt_port_type, port, AVT_PORT_LEG, AVT_LEG_L1 + (int) (i % 3));
      avt_record_set_string (&avt_port_type, port, AVT_PORT_INLET, "in0");
    }
  yard->strip_type = put (yard, type);
}

static AvtId
put_feed (Yard *yard, AvtSide side)
{
  gpointer feed = entity_new (yard, AVT_KIND_FEED, AVT_FEED_NAME, side == AVT_SIDE_A ? "A" : "B");

  set_enum (feed, AVT_FEED_SIDE, side);
  set_integer (feed, AVT_FEED_VOLTAGE_MV, 400000);
  set_enum (feed, AVT_FEED_CONNECTION, AVT_CONNECTION_L_L);
  set_integer (feed, AVT_FEED_PHASES, 3);
  set_integer (feed, AVT_FEED_BREAKER_MA, 250000);
  return put (yard, feed);
}

static gpointer
device_new (Yard *yard, const char *name, AvtId type, AvtId rack)
{
  gpointer device = entity_new (yard, AVT_KIND_DEVICE, AVT_DEVICE_NAME, name);

  set_id (device, AVT_DEVICE_TYPE, type);
  set_id (device, AVT_DEVICE_RACK, rack);
  return device;
}

static AvtId
put_placed (Yard *yard, const char *name, AvtId type, AvtId rack, guint unit)
{
  gpointer device = device_new (yard, name, type, rack);

  set_integer (device, AVT_DEVICE_POSITION_HU, 2 * (gint64) unit);
  return put (yard, device);
}

static AvtId
put_strip (Yard *yard, AvtId rack, AvtSide side)
{
  gpointer strip
      = device_new (yard, side == AVT_SIDE_A ? "pdu-a" : "pdu-b", yard->strip_type, rack);

  set_enum (strip, AVT_DEVICE_SLOT,
            side == AVT_SIDE_A ? AVT_SLOT_CHANNEL_LEFT_1 : AVT_SLOT_CHANNEL_RIGHT_1);
  set_id (strip, AVT_DEVICE_FEED, yard->feeds[side]);
  return put (yard, strip);
}

static void
put_link (Yard *yard, AvtMedium medium, AvtId a, const char *a_prefix, guint a_number, AvtId b,
          const char *b_prefix, guint b_number)
{
  gpointer link
      = avt_entity_new (AVT_KIND_LINK,
                        avt_id_source_next (yard->ids, avt_kind_info (AVT_KIND_LINK)->letter));
  g_autofree char *a_port = g_strdup_printf ("%s%u", a_prefix, a_number);
  g_autofree char *b_port = g_strdup_printf ("%s%u", b_prefix, b_number);

  set_id (link, AVT_LINK_A_DEVICE, a);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_A_PORT, a_port);
  set_id (link, AVT_LINK_B_DEVICE, b);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_B_PORT, b_port);
  set_enum (link, AVT_LINK_MEDIUM, medium);
  put (yard, link);
}

static void
put_cables (Yard *yard, AvtId device, guint number, const AvtId *strips, AvtId switch_id)
{
  for (guint i = 0; i < 2; i++)
    put_link (yard, AVT_MEDIUM_POWER, device, "PSU", i, strips[i], "out", number);
  for (guint i = 0; i < 2 && !avt_id_equal (device, switch_id); i++)
    put_link (yard, AVT_MEDIUM_FIBRE, device, "eth", i, switch_id, "eth", 2 * number + i);
}

static void
put_rack (Yard *yard, PoweredDesign *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("R%u", number);
  gpointer rack = entity_new (yard, AVT_KIND_RACK, AVT_RACK_NAME, name);
  AvtId strips[2];

  if (number % RACKS_A_FEED == 0)
    for (guint side = 0; side < 2; side++)
      yard->feeds[side] = put_feed (yard, (AvtSide) side);
  set_integer (rack, AVT_RACK_HEIGHT_HU, 84);
  set_integer (rack, AVT_RACK_MASS_LIMIT_G, 1000000);
  self->racks[number] = put (yard, rack);
  for (guint side = 0; side < 2; side++)
    strips[side] = put_strip (yard, self->racks[number], (AvtSide) side);
  yard->switches[number]
      = put_placed (yard, "switch", yard->switch_type, self->racks[number], 42);
  put_cables (yard, yard->switches[number], POWERED_SERVERS, strips, yard->switches[number]);
  for (guint i = 0; i < POWERED_SERVERS; i++)
    {
      AvtId *server = &self->servers[number * POWERED_SERVERS + i];

      *server = put_placed (yard, "server", yard->server_type, self->racks[number], 2 * i + 1);
      put_cables (yard, *server, i, strips, yard->switches[number]);
    }
}

/* Each switch to others, far away in the list as well as near. */
static void
put_uplinks (Yard *yard, guint n_racks)
{
  for (guint number = 0; number < n_racks; number++)
    for (guint i = 0; i < N_UPLINKS && n_racks > 1; i++)
      {
        guint far = (number + 1 + i * 97 % (n_racks - 1)) % n_racks;

        put_link (yard, AVT_MEDIUM_FIBRE, yard->switches[number], "eth", 34 + i,
                  yard->switches[far], "eth", UPLINK_PORT + i);
      }
}

/**
 * powered_design_new:
 *
 * Returns: (transfer full): always the same design; 1,000 racks make 20,000 devices and 80,000
 *   links
 */
PoweredDesign *
powered_design_new (guint n_racks)
{
  PoweredDesign *self = g_new0 (PoweredDesign, 1);
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (2);
  g_autoptr (AvtDesign) empty = avt_design_new_empty (ids);
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (empty);
  g_autofree AvtId *switches = g_new (AvtId, n_racks);
  g_autoptr (GError) error = NULL;
  Yard yard = { .builder = builder, .ids = ids, .switches = switches };

  self->n_racks = n_racks;
  self->racks = g_new (AvtId, n_racks);
  self->servers = g_new (AvtId, n_racks * POWERED_SERVERS);
  put_parts (&yard);
  put_types (&yard);
  for (guint i = 0; i < n_racks; i++)
    put_rack (&yard, self, i);
  put_uplinks (&yard, n_racks);
  self->design = avt_design_builder_end (builder, &error);
  g_assert_no_error (error);
  return self;
}

void
powered_design_free (PoweredDesign *self)
{
  avt_design_unref (self->design);
  g_free (self->racks);
  g_free (self->servers);
  g_free (self);
}
