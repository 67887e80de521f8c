/* Designs with power, made a piece at a time. */
#pragma once

#include "engine/base/record.h"
#include "engine/design/design.h"

#include <math.h>

/* |a - b| within @tolerance */
#define assert_near(a, b, tolerance) g_assert_cmpfloat_with_epsilon (a, b, tolerance)

typedef struct
{
  AvtIdSource *ids;
  AvtDesign *design;
} Fixture;

static inline void
fixture_init (Fixture *self)
{
  self->ids = avt_id_source_new_seeded (5);
  self->design = avt_design_new_empty (self->ids);
}

static inline void
fixture_clear (Fixture *self)
{
  avt_design_unref (self->design);
  avt_id_source_free (self->ids);
}

/* Puts the entity into the design. */
static inline AvtId
take (Fixture *self, gpointer entity)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (self->design);
  g_autoptr (GError) error = NULL;
  AvtId id = avt_entity_id (entity);
  AvtDesign *design;

  avt_design_builder_put (builder, entity);
  design = avt_design_builder_end (builder, &error);
  g_assert_no_error (error);
  avt_design_unref (self->design);
  self->design = design;
  return id;
}

static inline gpointer
new_entity (Fixture *self, AvtKind kind, const char *name)
{
  const AvtKindInfo *info = avt_kind_info (kind);
  gpointer entity = avt_entity_new (kind, avt_id_source_next (self->ids, info->letter));

  if (info->name_field >= 0)
    avt_record_set_string (info->record, entity, (guint) info->name_field, name);
  return entity;
}

/* A copy of the entity to be changed and taken. */
static inline gpointer
edit (Fixture *self, AvtId id)
{
  return avt_entity_copy (avt_design_lookup (self->design, id));
}

static inline void
set_field (Fixture *self, AvtId id, const char *path, const char *text)
{
  gpointer entity = edit (self, id);
  const AvtRecordType *type;
  guint field;
  g_autoptr (GError) error = NULL;
  void *holder = avt_record_resolve_for_change (avt_entity_type (entity), entity, path, &type,
                                                &field, &error);

  g_assert_no_error (error);
  avt_record_set_text (type, holder, field, text, &error);
  g_assert_no_error (error);
  take (self, entity);
}

/* Changes a setting of the design. */
static inline void
set_setting (Fixture *self, const char *path, const char *text)
{
  set_field (self, avt_entity_id (avt_design_get_info (self->design)), path, text);
}

/* Powers in W; negative: not known. */
static inline AvtId
add_part (Fixture *self, AvtPartCategory category, double idle_w, double typical_w, double peak_w)
{
  AvtPart *part = new_entity (self, AVT_KIND_PART, "part");
  double powers[] = { idle_w, typical_w, peak_w };

  avt_record_set_enum (&avt_part_type, part, AVT_PART_FIELD_CATEGORY, category);
  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    if (powers[i] >= 0)
      avt_record_set_integer (&avt_part_type, part, AVT_PART_FIELD_POWER_IDLE_MW + i,
                              (gint64) (powers[i] * 1000));
  return take (self, part);
}

static inline AvtId
add_supply (Fixture *self, double rated_w, AvtEfficiency grade)
{
  AvtPart *part = new_entity (self, AVT_KIND_PART, "supply");

  avt_record_set_enum (&avt_part_type, part, AVT_PART_FIELD_CATEGORY, AVT_PART_SUPPLY);
  avt_record_set_enum (&avt_part_type, part, AVT_PART_FIELD_EFFICIENCY, grade);
  if (rated_w > 0)
    avt_record_set_integer (&avt_part_type, part, AVT_PART_FIELD_RATED_MW,
                            (gint64) (rated_w * 1000));
  return take (self, part);
}

static inline AvtType *
new_type (Fixture *self, AvtTypeCategory category, gint64 height_hu)
{
  AvtType *type = new_entity (self, AVT_KIND_TYPE, "type");

  avt_record_set_enum (&avt_type_type, type, AVT_TYPE_FIELD_CATEGORY, category);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_HEIGHT_HU, height_hu);
  return type;
}

static inline AvtPort *
append_port (AvtType *type, AvtPortCategory category, const char *key, const char *connector)
{
  AvtPort *port = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);

  avt_record_set_enum (&avt_port_type, port, AVT_PORT_CATEGORY, category);
  avt_record_set_string (&avt_port_type, port, AVT_PORT_KEY, key);
  avt_record_set_string (&avt_port_type, port, AVT_PORT_CONNECTOR, connector);
  return port;
}

static inline void
append_use (AvtType *type, AvtId part, gint64 quantity)
{
  AvtPartUse *use = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PARTS);

  avt_record_set_id (&avt_part_use_type, use, AVT_PART_USE_PART, part);
  avt_record_set_integer (&avt_part_use_type, use, AVT_PART_USE_QUANTITY, quantity);
}

/* 2U, two C14 inlets PSU1 and PSU2. */
static inline AvtType *
new_server_type (Fixture *self)
{
  AvtType *type = new_type (self, AVT_TYPE_SERVER, 4);

  append_port (type, AVT_PORT_POWER_INLET, "PSU1", "iec-60320-c14");
  append_port (type, AVT_PORT_POWER_INLET, "PSU2", "iec-60320-c14");
  return type;
}

/* The server of the article, its parts at 803, 883 and 1303 W. */
static inline AvtId
add_article_server_type (Fixture *self)
{
  AvtType *type = new_server_type (self);

  append_use (type, add_part (self, AVT_PART_CPU, 110, 150, 360), 2);
  append_use (type, add_part (self, AVT_PART_MEMORY, -1, 24, -1), 12);
  append_use (type, add_part (self, AVT_PART_PERSISTENT_MEMORY, -1, 15, -1), 12);
  append_use (type, add_part (self, AVT_PART_DISK, -1, 18, -1), 2);
  append_use (type, add_part (self, AVT_PART_DISK, -1, 16, -1), 4);
  append_use (type, add_part (self, AVT_PART_NIC, -1, 15, -1), 1);
  return take (self, type);
}

/* Inlet "IN" and outlets "1" to "n"; with legs they go round L1, L2, L3. */
static inline AvtType *
new_strip_type (Fixture *self, const char *inlet_connector, guint n_outlets, gboolean has_legs)
{
  AvtType *type = new_type (self, AVT_TYPE_PDU, 0);

  append_port (type, AVT_PORT_POWER_INLET, "IN", inlet_connector);
  for (guint i = 0; i < n_outlets; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i + 1);
      AvtPort *port = append_port (type, AVT_PORT_POWER_OUTLET, key, "iec-60320-c13");

      if (has_legs)
        avt_record_set_enum (&avt_port_type, port, AVT_PORT_LEG, (int) (i % 3));
    }
  return type;
}

static inline AvtId
add_feed (Fixture *self, const char *name, AvtSide side, gint64 phases, gint64 breaker_a)
{
  AvtFeed *feed = new_entity (self, AVT_KIND_FEED, name);

  avt_record_set_enum (&avt_feed_type, feed, AVT_FEED_SIDE, side);
  avt_record_set_integer (&avt_feed_type, feed, AVT_FEED_VOLTAGE_MV, 230000);
  avt_record_set_integer (&avt_feed_type, feed, AVT_FEED_PHASES, phases);
  avt_record_set_integer (&avt_feed_type, feed, AVT_FEED_BREAKER_MA, breaker_a * 1000);
  return take (self, feed);
}

static inline AvtId
add_rack (Fixture *self)
{
  AvtRack *rack = new_entity (self, AVT_KIND_RACK, "rack");

  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_HEIGHT_HU, 90);
  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_CHANNELS, 2);
  return take (self, rack);
}

/* In @rack at U @unit; 0: in the next side channel; without a rack: nowhere. */
static inline AvtId
add_device (Fixture *self, const char *name, AvtId type, AvtId rack, gint64 unit)
{
  AvtDevice *device = new_entity (self, AVT_KIND_DEVICE, name);
  AvtId id = avt_entity_id (device);

  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_TYPE, type);
  if (!avt_id_is_none (rack))
    avt_record_set_id (&avt_device_type, device, AVT_DEVICE_RACK, rack);
  if (unit > 0)
    avt_record_set_integer (&avt_device_type, device, AVT_DEVICE_POSITION_HU, unit * 2);
  take (self, device);
  return id;
}

static inline AvtId
add_strip (Fixture *self, const char *name, AvtId type, AvtId rack, AvtId feed)
{
  AvtDevice *device = new_entity (self, AVT_KIND_DEVICE, name);
  AvtId id = avt_entity_id (device);
  gboolean is_left = avt_design_feed (self->design, feed) == NULL
                     || avt_design_feed (self->design, feed)->side == AVT_SIDE_A;

  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_TYPE, type);
  if (!avt_id_is_none (rack))
    avt_record_set_id (&avt_device_type, device, AVT_DEVICE_RACK, rack);
  if (!avt_id_is_none (feed))
    avt_record_set_id (&avt_device_type, device, AVT_DEVICE_FEED, feed);
  avt_record_set_enum (&avt_device_type, device, AVT_DEVICE_SLOT,
                       is_left ? AVT_SLOT_CHANNEL_LEFT_1 : AVT_SLOT_CHANNEL_RIGHT_1);
  take (self, device);
  return id;
}

static inline AvtId
add_cord (Fixture *self, AvtId device, const char *inlet, AvtId strip, const char *outlet)
{
  AvtLink *link = new_entity (self, AVT_KIND_LINK, NULL);

  avt_record_set_id (&avt_link_type, link, AVT_LINK_A_DEVICE, device);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_A_PORT, inlet);
  avt_record_set_id (&avt_link_type, link, AVT_LINK_B_DEVICE, strip);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_B_PORT, outlet);
  avt_record_set_enum (&avt_link_type, link, AVT_LINK_MEDIUM, AVT_MEDIUM_POWER);
  return take (self, link);
}

/** Pair: a rack with a strip on each side, and what hangs on them. */
typedef struct
{
  AvtId rack;
  AvtId feeds[2];
  AvtId strips[2];
} Pair;

/* 32 A on each side; 24 outlets a strip, with legs on three phases. */
static inline Pair
add_pair (Fixture *self, gint64 phases)
{
  const char *connector = phases == 3 ? "iec-60309-32a-3p-n-e-6h" : "iec-60309-32a-p-n-e-6h";
  AvtId type = take (self, new_strip_type (self, connector, 24, phases == 3));
  Pair pair = { .rack = add_rack (self) };

  pair.feeds[0] = add_feed (self, "A", AVT_SIDE_A, phases, 32);
  pair.feeds[1] = add_feed (self, "B", AVT_SIDE_B, phases, 32);
  pair.strips[0] = add_strip (self, "PDU A", type, pair.rack, pair.feeds[0]);
  pair.strips[1] = add_strip (self, "PDU B", type, pair.rack, pair.feeds[1]);
  return pair;
}

/* Both inlets of @device on outlet @outlet of the two strips. */
static inline void
cord_both (Fixture *self, const Pair *pair, AvtId device, guint outlet)
{
  g_autofree char *key = g_strdup_printf ("%u", outlet);

  add_cord (self, device, "PSU1", pair->strips[0], key);
  add_cord (self, device, "PSU2", pair->strips[1], key);
}

/* Gives the device a budget of so many watts and makes that its basis. */
static inline void
set_budget (Fixture *self, AvtId device, double budget_w)
{
  AvtDevice *copy = edit (self, device);

  avt_record_set_enum (&avt_device_type, copy, AVT_DEVICE_POWER_BASIS, AVT_BASIS_BUDGET);
  avt_record_set_integer (&avt_device_type, copy, AVT_DEVICE_BUDGET_MW, (gint64) (budget_w * 1000));
  take (self, copy);
}

/* Servers of @budget_w so that lines L1, L2, L3 of both sides carry @counts of them. */
static inline void
servers_on_lines (Fixture *self, const guint counts[3], double budget_w)
{
  AvtId type = add_article_server_type (self);
  Pair pair;

  set_setting (self, "settings.power_factor_permille", "100 %");
  pair = add_pair (self, 3);
  for (guint line = 0; line < 3; line++)
    for (guint i = 0; i < counts[line]; i++)
      {
        AvtId server = add_device (self, "server", type, pair.rack, 1 + 2 * (3 * i + line));

        set_budget (self, server, budget_w);
        cord_both (self, &pair, server, 1 + line + 3 * i);
      }
}
