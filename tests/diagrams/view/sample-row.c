#include "config.h"

#include "tests/diagrams/view/sample-row.h"

#define N_BANKS 6
#define BANK_OUTLETS 4
#define N_OUTLETS (N_BANKS * BANK_OUTLETS)

/* What a row is made of. */
typedef struct
{
  AvtSample *sample;
  AvtDesignBuilder *builder;
  GRand *rand; /* NULL: tidy */
  AvtId row;
  AvtId strip;
  AvtId server;
  AvtId gear;
  AvtId panel;
} Yard;

static gpointer
new_entity (Yard *self, AvtKind kind)
{
  return avt_entity_new (kind, avt_id_source_next (self->sample->ids,
                                                   avt_kind_info (kind)->letter));
}

static AvtId
put (Yard *self, gpointer entity)
{
  AvtId id = avt_entity_id (entity);

  avt_design_builder_put (self->builder, entity);
  return id;
}

static void
set_text (gpointer entity, guint field, const char *text)
{
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

static guint
choose (Yard *self, guint n, guint usual)
{
  return self->rand != NULL ? (guint) g_rand_int_range (self->rand, 0, (gint32) n) : usual;
}

static AvtPort *
add_port (gpointer type, const char *key, AvtPortCategory category, const char *connector)
{
  AvtPort *port = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);

  avt_record_set_string (&avt_port_type, port, AVT_PORT_KEY, key);
  avt_record_set_enum (&avt_port_type, port, AVT_PORT_CATEGORY, category);
  avt_record_set_string (&avt_port_type, port, AVT_PORT_CONNECTOR, connector);
  return port;
}

static char *
outlet_key (guint outlet)
{
  return g_strdup_printf ("%u-%u", outlet / BANK_OUTLETS + 1, outlet % BANK_OUTLETS + 1);
}

static void
put_strip_type (Yard *self)
{
  gpointer type = new_entity (self, AVT_KIND_TYPE);

  set_text (type, AVT_TYPE_FIELD_NAME, "Strip 3 x 32 A");
  set_enum (type, AVT_TYPE_FIELD_CATEGORY, AVT_TYPE_PDU);
  set_integer (type, AVT_TYPE_FIELD_HEIGHT_HU, 0);
  set_enum (type, AVT_TYPE_FIELD_AIRFLOW, AVT_AIRFLOW_PASSIVE);
  add_port (type, "in", AVT_PORT_POWER_INLET, "iec-60309-3p-n-e-6h");
  for (guint i = 0; i < N_BANKS; i++)
    {
      AvtBank *bank = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_BANKS);
      g_autofree char *key = g_strdup_printf ("Bank %u", i + 1);

      avt_record_set_string (&avt_bank_type, bank, AVT_BANK_KEY, key);
      avt_record_set_integer (&avt_bank_type, bank, AVT_BANK_BREAKER_MA, 16000);
    }
  for (guint i = 0; i < N_OUTLETS; i++)
    {
      g_autofree char *key = outlet_key (i);
      g_autofree char *bank = g_strdup_printf ("Bank %u", i / BANK_OUTLETS + 1);
      AvtPort *port = add_port (type, key, AVT_PORT_POWER_OUTLET, "iec-60320-c13");

      avt_record_set_enum (&avt_port_type, port, AVT_PORT_LEG,
                           AVT_LEG_L1 + (int) (i / BANK_OUTLETS / 2));
      avt_record_set_string (&avt_port_type, port, AVT_PORT_INLET, "in");
      avt_record_set_string (&avt_port_type, port, AVT_PORT_BANK, bank);
    }
  self->strip = put (self, type);
}

static AvtId
put_type (Yard *self, const char *name, AvtTypeCategory category, gint64 height_hu, guint n_inlets,
          gint64 power_mw, AvtAirflow airflow)
{
  gpointer type = new_entity (self, AVT_KIND_TYPE);

  set_text (type, AVT_TYPE_FIELD_NAME, name);
  set_enum (type, AVT_TYPE_FIELD_CATEGORY, category);
  set_integer (type, AVT_TYPE_FIELD_HEIGHT_HU, height_hu);
  set_enum (type, AVT_TYPE_FIELD_AIRFLOW, airflow);
  for (guint i = 0; i < n_inlets; i++)
    {
      g_autofree char *key = g_strdup_printf ("PSU%u", i + 1);

      add_port (type, key, AVT_PORT_POWER_INLET, "iec-60320-c14");
    }
  if (power_mw > 0)
    {
      set_integer (type, AVT_TYPE_FIELD_POWER_IDLE_MW, power_mw / 2);
      set_integer (type, AVT_TYPE_FIELD_POWER_TYPICAL_MW, power_mw);
      set_integer (type, AVT_TYPE_FIELD_POWER_PEAK_MW, power_mw * 3 / 2);
    }
  if (airflow == AVT_AIRFLOW_FRONT_TO_REAR)
    {
      set_integer (type, AVT_TYPE_FIELD_AIRFLOW_IDLE_M3_H, 60);
      set_integer (type, AVT_TYPE_FIELD_AIRFLOW_TYPICAL_M3_H, 90);
      set_integer (type, AVT_TYPE_FIELD_AIRFLOW_PEAK_M3_H, 140);
    }
  return put (self, type);
}

static AvtId
put_feed (Yard *self, const char *name, AvtSide side)
{
  gpointer feed = new_entity (self, AVT_KIND_FEED);

  set_text (feed, AVT_FEED_NAME, name);
  set_enum (feed, AVT_FEED_SIDE, side);
  set_text (feed, AVT_FEED_SOURCE, side == AVT_SIDE_A ? "UPS A" : "UPS B");
  set_integer (feed, AVT_FEED_VOLTAGE_MV, 230000);
  set_enum (feed, AVT_FEED_CONNECTION, AVT_CONNECTION_L_N);
  set_integer (feed, AVT_FEED_PHASES, 3);
  set_integer (feed, AVT_FEED_BREAKER_MA, 32000);
  return put (self, feed);
}

static AvtId
put_device (Yard *self, const char *name, AvtId type, AvtId rack, gint64 position_hu, int slot)
{
  gpointer device = new_entity (self, AVT_KIND_DEVICE);

  set_text (device, AVT_DEVICE_NAME, name);
  set_id (device, AVT_DEVICE_TYPE, type);
  set_id (device, AVT_DEVICE_RACK, rack);
  set_enum (device, AVT_DEVICE_SLOT, slot);
  if (position_hu > 0)
    set_integer (device, AVT_DEVICE_POSITION_HU, position_hu);
  set_enum (device, AVT_DEVICE_FACE, choose (self, 2, AVT_FACE_FRONT));
  set_enum (device, AVT_DEVICE_STATE, choose (self, 3, AVT_STATE_PLANNED));
  return put (self, device);
}

static AvtId
put_strip (Yard *self, AvtId rack, const char *rack_name, AvtSide side)
{
  g_autofree char *feed_name
    = g_strdup_printf ("%s-%s", side == AVT_SIDE_A ? "A" : "B", rack_name);
  g_autofree char *name = g_strdup_printf ("pdu-%s-%s", rack_name, side == AVT_SIDE_A ? "a" : "b");
  gpointer device = new_entity (self, AVT_KIND_DEVICE);

  set_text (device, AVT_DEVICE_NAME, name);
  set_id (device, AVT_DEVICE_TYPE, self->strip);
  set_id (device, AVT_DEVICE_RACK, rack);
  set_enum (device, AVT_DEVICE_SLOT,
            side == AVT_SIDE_A ? AVT_SLOT_CHANNEL_LEFT_1 : AVT_SLOT_CHANNEL_RIGHT_1);
  set_id (device, AVT_DEVICE_FEED, put_feed (self, feed_name, side));
  return put (self, device);
}

static void
put_cord (Yard *self, AvtId device, guint supply, AvtId strip, guint outlet)
{
  gpointer link = new_entity (self, AVT_KIND_LINK);
  g_autofree char *inlet = g_strdup_printf ("PSU%u", supply + 1);
  g_autofree char *key = outlet_key (outlet);

  set_id (link, AVT_LINK_A_DEVICE, device);
  set_text (link, AVT_LINK_A_PORT, inlet);
  set_id (link, AVT_LINK_B_DEVICE, strip);
  set_text (link, AVT_LINK_B_PORT, key);
  set_enum (link, AVT_LINK_MEDIUM, AVT_MEDIUM_POWER);
  put (self, link);
}

/* Outlets in a random order, or in that of the strip. */
static void
shuffle (Yard *self, guint outlets[N_OUTLETS])
{
  for (guint i = 0; i < N_OUTLETS; i++)
    outlets[i] = i;
  for (guint i = N_OUTLETS - 1; self->rand != NULL && i > 0; i--)
    {
      guint k = (guint) g_rand_int_range (self->rand, 0, (gint32) i + 1);
      guint kept = outlets[i];

      outlets[i] = outlets[k];
      outlets[k] = kept;
    }
}

static const char *
server_suffix (Yard *self)
{
  static const char *const suffixes[]
    = { "", "", "", "-with-a-very-long-name.rack.row.room.example.com", " Ω <b>&amp;", " שלום" };

  return suffixes[choose (self, G_N_ELEMENTS (suffixes), 0)];
}

static void
fill_rack (Yard *self, AvtId rack, const char *rack_name, guint n_servers, gint64 height_hu)
{
  AvtId strips[2];
  guint outlets[2][N_OUTLETS];
  gint64 position_hu = 2;

  for (guint side = 0; side < 2; side++)
    {
      strips[side] = put_strip (self, rack, rack_name, (AvtSide) side);
      shuffle (self, outlets[side]);
    }
  for (guint i = 0; i < n_servers && i < N_OUTLETS && position_hu + 4 <= height_hu; i++)
    {
      gboolean is_gear = choose (self, 4, i + 1 == n_servers ? 0 : 1) == 0;
      gboolean is_panel = self->rand != NULL && choose (self, 8, 1) == 0;
      g_autofree char *name = g_strdup_printf ("%s-%02u%s", rack_name, i + 1,
                                               server_suffix (self));
      AvtId type = is_panel ? self->panel : is_gear ? self->gear : self->server;
      AvtId device = put_device (self, name, type, rack, position_hu, AVT_SLOT_FULL);

      for (guint side = 0; side < 2 && !is_panel; side++)
        if (choose (self, 8, 1) > 0)
          put_cord (self, device, side, strips[side], outlets[side][i]);
      position_hu += (is_gear || is_panel ? 2 : 4) + 2 * (gint64) choose (self, 3, 0);
    }
}

static void
put_row_entity (Yard *self)
{
  gpointer row = new_entity (self, AVT_KIND_ROW);

  set_text (row, AVT_ROW_NAME, "Row 1");
  self->row = put (self, row);
  put_strip_type (self);
  self->server
    = put_type (self, "Server 2U", AVT_TYPE_SERVER, 4, 2, 600000, AVT_AIRFLOW_FRONT_TO_REAR);
  self->gear
    = put_type (self, "Switch 1U", AVT_TYPE_SWITCH, 2, 2, 200000, AVT_AIRFLOW_REAR_TO_FRONT);
  self->panel = put_type (self, "Panel", AVT_TYPE_PATCH_PANEL, 2, 0, 0, AVT_AIRFLOW_PASSIVE);
}

static void
put_rack (Yard *self, guint number, guint n_servers)
{
  static const gint64 heights_u[] = { 42, 45, 24, 48, 52 };
  static const gint64 widths_mm[] = { 600, 600, 750, 800 };
  gint64 height_hu = 2 * heights_u[choose (self, G_N_ELEMENTS (heights_u), 0)];
  g_autofree char *name = g_strdup_printf ("R%02u", number);
  gpointer rack = new_entity (self, AVT_KIND_RACK);
  AvtId id;

  set_text (rack, AVT_RACK_NAME, name);
  set_id (rack, AVT_RACK_ROW, self->row);
  set_integer (rack, AVT_RACK_ORDER, number);
  set_integer (rack, AVT_RACK_HEIGHT_HU, height_hu);
  set_integer (rack, AVT_RACK_WIDTH_MM, widths_mm[choose (self, G_N_ELEMENTS (widths_mm), 0)]);
  set_integer (rack, AVT_RACK_DEPTH_MM, 1100);
  set_integer (rack, AVT_RACK_RAIL_DEPTH_MM, 740);
  set_integer (rack, AVT_RACK_CHANNELS, 1);
  set_enum (rack, AVT_RACK_NUMBERING, choose (self, 2, AVT_NUMBERING_BOTTOM_UP));
  id = put (self, rack);
  fill_rack (self, id, name, n_servers, height_hu);
}

static AvtId
add_row (AvtSample *sample, GRand *rand, guint n_racks, guint n_servers)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (sample->design);
  g_autoptr (GError) error = NULL;
  Yard yard = { .sample = sample, .builder = builder, .rand = rand };
  AvtDesign *design;

  put_row_entity (&yard);
  for (guint i = 0; i < n_racks; i++)
    put_rack (&yard, i + 1, choose (&yard, N_OUTLETS, n_servers));
  design = avt_design_builder_end (builder, &error);
  g_assert_no_error (error);
  avt_design_unref (sample->design);
  sample->design = design;
  return yard.row;
}

/** avt_sample_add_wired_row: racks of 42 units, each with two strips on feeds of their own, servers
 * on both of them, and a switch as the last device */
AvtId
avt_sample_add_wired_row (AvtSample *self, guint n_racks, guint n_servers)
{
  return add_row (self, NULL, n_racks, n_servers);
}

/** avt_sample_add_random_row: one to eight racks of several sizes, with cords to any outlet */
AvtId
avt_sample_add_random_row (AvtSample *self, GRand *rand)
{
  return add_row (self, rand, (guint) g_rand_int_range (rand, 1, 9), 0);
}
