#include "config.h"

#include "tests/samples/make.h"

#define BUDGET_SOURCE                                                                            \
  "\"Server rack design and capacity planning\" (blog article, 2021-01-11): 300 to 900 W by a "  \
  "vendor's planning tool, so 1 kW is planned"

typedef struct
{
  AvtId rack;
  AvtId server;
  AvtId pdus[2]; /* A and B */
  Basis basis;
} Room;

static AvtId
add_row (Maker *self)
{
  AvtSite *site = maker_entity (self, AVT_KIND_SITE);
  AvtRoom *room = maker_entity (self, AVT_KIND_ROOM);
  AvtRow *row = maker_entity (self, AVT_KIND_ROW);

  set (site, "name", "Demo site");
  set (room, "name", "Server room");
  set (row, "name", "Row 1");
  set_id (room, AVT_ROOM_SITE, maker_add (self, site));
  set_id (row, AVT_ROW_ROOM, maker_add (self, room));
  return maker_add (self, row);
}

static AvtId
add_feed (Maker *self, const char *name, const char *side, const char *source,
          gboolean three_phase)
{
  AvtFeed *feed = maker_entity (self, AVT_KIND_FEED);

  set (feed, "name", name);
  set (feed, "side", side);
  set (feed, "source", source);
  set (feed, "voltage_mv", "230 V");
  set (feed, "connection", "line-to-neutral");
  set (feed, "phases", three_phase ? "3" : "1");
  set (feed, "breaker_ma", "32 A");
  return maker_add (self, feed);
}

static AvtId
add_rack (Maker *self, const char *height)
{
  AvtRack *rack = maker_entity (self, AVT_KIND_RACK);

  set (rack, "name", "Rack 1");
  set_id (rack, AVT_RACK_ROW, add_row (self));
  set (rack, "order", "1");
  set (rack, "height_hu", height);
  set (rack, "width_mm", "600 mm");
  set (rack, "depth_mm", "1100 mm");
  set (rack, "rail_depth_mm", "740 mm");
  set (rack, "channels", "1");
  return maker_add (self, rack);
}

static AvtId
add_pdu (Maker *self, AvtId rack, AvtId type, AvtId feed, const char *name, const char *slot)
{
  AvtDevice *device = maker_entity (self, AVT_KIND_DEVICE);

  set (device, "name", name);
  set_id (device, AVT_DEVICE_TYPE, type);
  set_id (device, AVT_DEVICE_RACK, rack);
  set (device, "face", "rear");
  set (device, "slot", slot);
  set (device, "role", "Power");
  set_id (device, AVT_DEVICE_FEED, feed);
  return maker_add (self, device);
}

/* A rack with a strip on each side, each on its own feed. */
static Room
add_room (Maker *self, const char *height, gboolean three_phase)
{
  AvtId feed_a = add_feed (self, "Feed A", "a", "UPS A", three_phase);
  AvtId feed_b = add_feed (self, "Feed B", "b", "UPS B", three_phase);
  AvtId type = three_phase ? add_three_phase_pdu (self) : add_single_phase_pdu (self);
  Room room = { .rack = add_rack (self, height) };

  room.pdus[0] = add_pdu (self, room.rack, type, feed_a, "PDU A", "channel-left-1");
  room.pdus[1] = add_pdu (self, room.rack, type, feed_b, "PDU B", "channel-right-1");
  return room;
}

static AvtId
add_server (Maker *self, const Room *room, guint number, guint unit)
{
  AvtDevice *device = maker_entity (self, AVT_KIND_DEVICE);
  g_autofree char *name = g_strdup_printf ("esx%02u", number);

  set (device, "name", name);
  set_id (device, AVT_DEVICE_TYPE, room->server);
  set_id (device, AVT_DEVICE_RACK, room->rack);
  avt_record_set_integer (&avt_device_type, device, AVT_DEVICE_POSITION_HU, 2 * unit);
  set (device, "role", "vSAN host");
  set (device, "power_basis", room->basis == BASIS_BUDGET ? "budget" : "parts");
  set (device, "budget_mw", "1 kW");
  if (room->basis == BASIS_BUDGET)
    {
      set (device, "power_source", BUDGET_SOURCE);
      set (device, "power_date", "2021-01-11");
    }
  return maker_add (self, device);
}

static void
add_cord (Maker *self, AvtId server, const char *inlet, AvtId pdu, guint bank, guint outlet,
          const char *label)
{
  AvtLink *link = maker_entity (self, AVT_KIND_LINK);
  g_autofree char *key = g_strdup_printf ("%u C13 %u", bank, outlet);

  set_id (link, AVT_LINK_A_DEVICE, server);
  set (link, "a_port", inlet);
  set_id (link, AVT_LINK_B_DEVICE, pdu);
  set (link, "b_port", key);
  set (link, "medium", "power");
  set (link, "label", label);
  maker_add (self, link);
}

static void
add_cords (Maker *self, const Room *room, AvtId server, guint number, guint bank, guint outlet)
{
  g_autofree char *a = g_strdup_printf ("esx%02u-A", number);
  g_autofree char *b = g_strdup_printf ("esx%02u-B", number);

  add_cord (self, server, "PSU1", room->pdus[0], bank, outlet, a);
  add_cord (self, server, "PSU2", room->pdus[1], bank, outlet, b);
}

static void
add_revision (Maker *self, const char *description)
{
  AvtRevision *revision = avt_record_append (&avt_info_type, self->info, AVT_INFO_REVISIONS);

  set_in (&avt_revision_type, revision, "number", "1");
  set_in (&avt_revision_type, revision, "date", "2021-01-11");
  set_in (&avt_revision_type, revision, "description", description);
}

/* As in the article: power factor 1, no losses, breakers at their full rating. */
static Maker *
begin_sample (guint64 seed, const char *name, Basis basis, const char *comments)
{
  Maker *self = maker_new (seed);
  g_autofree char *full = g_strdup_printf (
    "%s, %s", name, basis == BASIS_BUDGET ? "budget of 1 kW each" : "power of the parts");

  set (self->info, "name", full);
  set (self->info, "language", "en");
  set (self->info, "comments", comments);
  set (self->info, "settings.power_factor_permille", "1");
  add_revision (self, "First issue");
  return self;
}

/* Four servers from the bottom, two on each bank. */
AvtDesign *
make_optane_servers (Basis basis)
{
  Maker *self = begin_sample (4, "Four Optane servers", basis,
                              "Four vSAN servers with Optane memory on A and B strips of 32 A.");
  Room room = add_room (self, "42 U", FALSE);

  room.basis = basis;
  room.server = add_optane_server (self);
  for (guint i = 0; i < 4; i++)
    add_cords (self, &room, add_server (self, &room, i + 1, 1 + 2 * i), i + 1, 1 + i / 2,
               1 + i % 2);
  return maker_end (self);
}

/* Seven servers on each line; three, two and two behind its three breakers. */
AvtDesign *
make_optane_rack (Basis basis)
{
  static const guint banks[] = { 0, 0, 0, 1, 1, 2, 2 };
  static const guint outlets[] = { 1, 2, 3, 1, 2, 1, 2 };
  Maker *self = begin_sample (21, "Rack of 21 Optane servers", basis,
                              "A full rack of 45 U with 21 vSAN servers, seven on each line of "
                              "three-phase feeds of 32 A.");
  Room room = add_room (self, "45 U", TRUE);

  room.basis = basis;
  room.server = add_optane_server (self);
  for (guint i = 0; i < 21; i++)
    add_cords (self, &room, add_server (self, &room, i + 1, 1 + 2 * i), i + 1,
               1 + 3 * (i / 7) + banks[i % 7], outlets[i % 7]);
  return maker_end (self);
}

AvtDesign *
make_empty (void)
{
  Maker *self = maker_new (100);

  set (self->info, "comments", "Nothing yet");
  return maker_end (self);
}

AvtDesign *
make_rack (void)
{
  Maker *self = maker_new (101);

  set (self->info, "comments", "One rack of 42 U with an A and a B feed of 32 A and their strips");
  add_room (self, "42 U", FALSE);
  return maker_end (self);
}
