/* A row of six racks as it may stand in a data hall: network, two racks of one-unit hosts, two of
 * two-unit hosts, storage. Every rack has an A and a B strip of 3 x 16 A; what has one cord hangs on
 * a transfer switch, but for one server, and one cord is on the wrong strip: the row has something
 * to find. */
#include "config.h"

#include "tests/samples/library.h"

#define N_RACKS 6
#define STRIP "generic-strip-3x16a"
#define NETWORK_STRIP "apc-ap8959eu3" /* one phase */

typedef struct
{
  AvtId id;
  AvtId pdus[2];
  guint used_c13[2][3]; /* outlets in use, by side and line */
  guint used_c19[2][3];
  guint next_line;
  AvtId leaves[2];
  AvtId management;
  guint next_port; /* of the leaves and of the management switch */
  guint number;
} SampleRack;

typedef struct
{
  Maker *maker;
  AvtId row;
  SampleRack racks[N_RACKS];
  AvtId spines[2];
  AvtId management;
} SampleRow;

static char *
name_of (const SampleRack *rack, const char *stem)
{
  return g_strdup_printf ("fra1-r%02u-%s", rack->number, stem);
}

static void
add_place (SampleRow *self)
{
  AvtSite *site = maker_entity (self->maker, AVT_KIND_SITE);
  AvtRoom *room = maker_entity (self->maker, AVT_KIND_ROOM);
  AvtRow *row = maker_entity (self->maker, AVT_KIND_ROW);

  set (site, "name", "FRA1");
  set (room, "name", "Hall 2");
  set (row, "name", "Row 07");
  set_id (room, AVT_ROOM_SITE, maker_add (self->maker, site));
  set_id (row, AVT_ROW_ROOM, maker_add (self->maker, room));
  self->row = maker_add (self->maker, row);
}

static AvtId
add_feed (SampleRow *self, const SampleRack *rack, guint side)
{
  AvtFeed *feed = maker_entity (self->maker, AVT_KIND_FEED);
  g_autofree char *name = g_strdup_printf ("%c-07-%02u", side == 0 ? 'A' : 'B', rack->number);

  set (feed, "name", name);
  set (feed, "side", side == 0 ? "a" : "b");
  set (feed, "source", side == 0 ? "UPS-A, panel A7" : "UPS-B, panel B7");
  set (feed, "voltage_mv", "230 V");
  set (feed, "connection", "line-to-neutral");
  set (feed, "phases", rack->number == 1 ? "1" : "3");
  set (feed, "breaker_ma", "16 A");
  return maker_add (self->maker, feed);
}

static AvtDevice *
begin_device (SampleRow *self, const SampleRack *rack, const char *slug, const char *stem)
{
  AvtDevice *device = maker_entity (self->maker, AVT_KIND_DEVICE);
  g_autofree char *name = name_of (rack, stem);

  set (device, "name", name);
  set_id (device, AVT_DEVICE_TYPE, library_type (self->maker, slug));
  set_id (device, AVT_DEVICE_RACK, rack->id);
  set (device, "state", rack->number == 5 ? "planned" : "existing");
  return device;
}

static void
add_strip (SampleRow *self, SampleRack *rack, guint side)
{
  AvtDevice *device = begin_device (self, rack, rack->number == 1 ? NETWORK_STRIP : STRIP,
                                    side == 0 ? "pdu-a" : "pdu-b");

  set (device, "face", "rear");
  set (device, "slot", side == 0 ? "channel-left-1" : "channel-right-1");
  set (device, "role", "Power");
  set_id (device, AVT_DEVICE_FEED, add_feed (self, rack, side));
  rack->pdus[side] = maker_add (self->maker, device);
}

static void
add_rack (SampleRow *self, guint number)
{
  static const char *const comments[]
    = { "Network", "Compute", "Compute", "Compute", "Compute, to come", "Storage and backup" };
  SampleRack *rack = &self->racks[number - 1];
  AvtRack *entity = maker_entity (self->maker, AVT_KIND_RACK);
  g_autofree char *name = g_strdup_printf ("FRA1-07-%02u", number);
  g_autofree char *order = g_strdup_printf ("%u", number);

  set (entity, "name", name);
  set_id (entity, AVT_RACK_ROW, self->row);
  set (entity, "order", order);
  set (entity, "height_hu", "42 U");
  set (entity, "width_mm", "600 mm");
  set (entity, "depth_mm", "1200 mm");
  set (entity, "rail_depth_mm", "740 mm");
  set (entity, "mass_g", "130 kg");
  set (entity, "mass_limit_g", "1200 kg");
  set (entity, "channels", "1");
  set (entity, "comments", comments[number - 1]);
  rack->id = maker_add (self->maker, entity);
  rack->number = number;
  for (guint side = 0; side < 2; side++)
    add_strip (self, rack, side);
}

static AvtId
place (SampleRow *self, const SampleRack *rack, const char *slug, const char *stem, double unit,
       const char *face, const char *role)
{
  AvtDevice *device = begin_device (self, rack, slug, stem);

  avt_record_set_integer (&avt_device_type, device, AVT_DEVICE_POSITION_HU, (gint64) (2 * unit));
  set (device, "face", face);
  if (role != NULL)
    set (device, "role", role);
  return maker_add (self->maker, device);
}

static AvtId
place_half (SampleRow *self, const SampleRack *rack, const char *stem, guint unit,
            const char *slot)
{
  AvtDevice *device = begin_device (self, rack, "generic-appliance-half-width", stem);

  avt_record_set_integer (&avt_device_type, device, AVT_DEVICE_POSITION_HU, 2 * unit);
  set (device, "slot", slot);
  set (device, "role", "Firewall");
  return maker_add (self->maker, device);
}

static void
add_link (SampleRow *self, AvtId a, const char *a_port, AvtId b, const char *b_port,
          const char *medium)
{
  AvtLink *link = maker_entity (self->maker, AVT_KIND_LINK);

  set_id (link, AVT_LINK_A_DEVICE, a);
  set (link, "a_port", a_port);
  set_id (link, AVT_LINK_B_DEVICE, b);
  set (link, "b_port", b_port);
  set (link, "medium", medium);
  maker_add (self->maker, link);
}

static void
add_cord (SampleRow *self, SampleRack *rack, AvtId device, const char *inlet, guint side,
          guint line, gboolean is_c19)
{
  guint *used = is_c19 ? &rack->used_c19[side][line] : &rack->used_c13[side][line];
  const char *kind = is_c19 ? "C19" : "C13";
  g_autofree char *outlet = rack->number == 1
                              ? g_strdup_printf ("%s %u", kind, ++*used)
                              : g_strdup_printf ("%u %s %u", line + 1, kind, ++*used);

  add_link (self, device, inlet, rack->pdus[side], outlet, "power");
}

static void
add_cords_on (SampleRow *self, SampleRack *rack, AvtId device, const char *a, const char *b,
              guint line, gboolean is_c19)
{
  add_cord (self, rack, device, a, 0, line, is_c19);
  add_cord (self, rack, device, b, 1, line, is_c19);
}

/* Both cords on the same line, the next device on the next one. */
static void
add_cords (SampleRow *self, SampleRack *rack, AvtId device, const char *a, const char *b,
           gboolean is_c19)
{
  guint line = rack->number == 1 ? 0 : rack->next_line++ % 3;

  add_cords_on (self, rack, device, a, b, line, is_c19);
}

static void
add_uplinks (SampleRow *self, SampleRack *rack)
{
  static const char *const uplinks[] = { "Ethernet49", "Ethernet50" };

  for (guint leaf = 0; leaf < 2; leaf++)
    for (guint spine = 0; spine < 2; spine++)
      {
        g_autofree char *port = g_strdup_printf ("Ethernet1/%u", 2 * rack->number - 1 + leaf);

        add_link (self, rack->leaves[leaf], uplinks[spine], self->spines[spine], port, "fibre");
      }
}

/* Leaves at the top: in racks 2 and 3 with their ports at the front, in the others at the rear
 * beside the ports of the hosts. The airflow of the ones at the rear is that of their place, but in
 * rack 5, which was ordered with the wrong fans. */
static void
add_leaves (SampleRow *self, SampleRack *rack)
{
  static const char *const names[] = { "leaf-a", "leaf-b" };
  gboolean is_rear = rack->number > 3;
  const char *slug = is_rear && rack->number != 5 ? "arista-dcs-7050sx3-48yc8-r"
                                                  : "arista-dcs-7050sx3-48yc8-f";

  for (guint i = 0; i < 2; i++)
    {
      rack->leaves[i] = place (self, rack, slug, names[i], 41 - i, is_rear ? "rear" : "front",
                               "Leaf switch");
      add_cords_on (self, rack, rack->leaves[i], "PSU1", "PSU2", 2, FALSE);
    }
  rack->management = place (self, rack, "generic-switch-48x1g", "mgmt", 39,
                            is_rear ? "rear" : "front", "Management switch");
  add_cords_on (self, rack, rack->management, "PSU1", "PSU2", 0, FALSE);
  add_uplinks (self, rack);
  {
    g_autofree char *port = g_strdup_printf ("Port %u", rack->number);

    add_link (self, rack->management, "Port 48", self->management, port, "copper");
  }
}

static void
add_panels (SampleRow *self, SampleRack *rack)
{
  place (self, rack, "generic-patch-24-lc-duplex", "fibre", 42, "front", "Patch panel");
  place (self, rack, "generic-cable-manager-1u", "cables", 38, "front", NULL);
}

static void
add_network (SampleRow *self, SampleRack *rack, AvtId host, const char *management)
{
  g_autofree char *port = g_strdup_printf ("Ethernet%u", ++rack->next_port);
  g_autofree char *copper = g_strdup_printf ("Port %u", rack->next_port);

  add_link (self, host, "NIC1 port 1", rack->leaves[0], port, "dac");
  add_link (self, host, "NIC1 port 2", rack->leaves[1], port, "dac");
  add_link (self, host, management, rack->management, copper, "copper");
}

static void
add_hosts (SampleRow *self, SampleRack *rack, const char *slug, guint n_hosts, guint height)
{
  for (guint i = 0; i < n_hosts; i++)
    {
      g_autofree char *stem = g_strdup_printf ("esx%02u", i + 1);
      AvtId host = place (self, rack, slug, stem, 1 + i * height, "front", "vSAN host");

      /* The last host of rack 3 has both cords on the same strip. */
      if (rack->number == 3 && i + 1 == n_hosts)
        {
          add_cord (self, rack, host, "PSU1", 0, 1, FALSE);
          add_cord (self, rack, host, "PSU2", 0, 1, FALSE);
        }
      else
        add_cords (self, rack, host, "PSU1", "PSU2", FALSE);
      add_network (self, rack, host, "iDRAC9");
    }
  for (guint unit = 1 + n_hosts * height; unit < 30; unit += 2)
    {
      g_autofree char *stem = g_strdup_printf ("blank-u%02u", unit);

      place (self, rack, "generic-blank-2u", stem, unit, "front", NULL);
    }
}

/* What has one cord gets it from a transfer switch between A and B. */
static AvtId
add_transfer_switch (SampleRow *self, SampleRack *rack, guint unit)
{
  AvtId device = place (self, rack, "apc-ap7721", "ats", unit, "rear", "Transfer switch");

  add_cords (self, rack, device, "Source A", "Source B", FALSE);
  return device;
}

static void
fill_network_rack (SampleRow *self, SampleRack *rack)
{
  static const char *const spines[] = { "spine-a", "spine-b" };
  AvtId transfer, firewalls[2], console;

  for (guint i = 0; i < 2; i++)
    {
      self->spines[i] = place (self, rack, "cisco-n9k-c9336c-fx2", spines[i], 36 - 2 * i, "front",
                               "Spine switch");
      add_cords (self, rack, self->spines[i], "PSU1", "PSU2", FALSE);
      place (self, rack, "generic-cable-manager-1u", i == 0 ? "cables-a" : "cables-b", 35 - 2 * i,
             "front", NULL);
    }
  self->management = place (self, rack, "generic-switch-48x1g", "mgmt", 31, "front",
                            "Management switch");
  add_cords (self, rack, self->management, "PSU1", "PSU2", FALSE);
  place (self, rack, "generic-patch-24-lc-duplex", "fibre-1", 42, "front", "Patch panel");
  place (self, rack, "generic-patch-24-lc-duplex", "fibre-2", 41, "front", "Patch panel");
  place (self, rack, "generic-patch-48-rj45", "copper-1", 39, "front", "Patch panel");
  place (self, rack, "generic-patch-48-rj45", "copper-2", 38, "front", "Patch panel");
  place (self, rack, "generic-patch-24-half-unit", "voice-1", 30.5, "front", "Patch panel");
  place (self, rack, "generic-patch-24-half-unit", "voice-2", 30, "front", "Patch panel");
  transfer = add_transfer_switch (self, rack, 28);
  firewalls[0] = place_half (self, rack, "fw-a", 28, "left");
  firewalls[1] = place_half (self, rack, "fw-b", 28, "right");
  console = place (self, rack, "generic-console-1u", "console", 20, "front", "Console");
  place (self, rack, "generic-shelf-1u", "shelf", 18, "front", NULL);
  add_link (self, firewalls[0], "PSU1", transfer, "Outlet 1", "power");
  add_link (self, firewalls[1], "PSU1", transfer, "Outlet 2", "power");
  add_link (self, console, "PSU1", transfer, "Outlet 3", "power");
  for (guint i = 0; i < 2; i++)
    {
      add_link (self, firewalls[i], "Management", self->management, i == 0 ? "Port 11" : "Port 12",
                "copper");
      add_link (self, firewalls[i], "Port 1", self->management, i == 0 ? "Port 13" : "Port 14",
                "copper");
    }
}

static void
add_arrays (SampleRow *self, SampleRack *rack)
{
  AvtId array;

  for (guint i = 0; i < 2; i++)
    {
      AvtId shelf = place (self, rack, "generic-storage-4u60", i == 0 ? "shelf-1" : "shelf-2",
                           1 + 4 * i, "front", "Backup disks");

      add_cords_on (self, rack, shelf, "PSU1", "PSU2", i, TRUE);
      array = place (self, rack, "generic-storage-2u24", i == 0 ? "array-1" : "array-2",
                     10 + 2 * i, "front", "Array");
      add_cords_on (self, rack, array, "PSU1", "PSU2", 2, FALSE);
      for (guint side = 0; side < 2; side++)
        {
          g_autofree char *port = g_strdup_printf ("Ethernet%u", 41 + i);

          add_link (self, array, side == 0 ? "A1" : "B1", rack->leaves[side], port, "fibre");
        }
    }
}

static void
add_backup (SampleRow *self, SampleRack *rack)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *stem = g_strdup_printf ("bck%02u", i + 1);
      AvtId host = place (self, rack, "hpe-proliant-dl360-gen10", stem, 15 + i, "front", "Backup");

      add_cords_on (self, rack, host, "PSU1", "PSU2", i % 2, FALSE);
      add_network (self, rack, host, "iLO");
    }
}

static void
fill_storage_rack (SampleRow *self, SampleRack *rack)
{
  static const char *const stems[] = { "jump01", "jump02", "ntp01" };
  AvtId transfer, backup;

  add_panels (self, rack);
  add_leaves (self, rack);
  add_arrays (self, rack);
  add_backup (self, rack);
  backup = place (self, rack, "generic-ups-3u-3kva", "ups", 20, "front", "UPS");
  add_cord (self, rack, backup, "Inlet", 1, 2, TRUE);
  transfer = place (self, rack, "apc-ap7721", "ats", 26, "rear", "Transfer switch");
  add_cord (self, rack, transfer, "Source A", 0, 2, FALSE);
  add_link (self, transfer, "Source B", backup, "C13 1", "power");
  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      AvtId host = place (self, rack, "generic-server-1u-1psu", stems[i], 30 + i, "front",
                          "Management");
      g_autofree char *outlet = g_strdup_printf ("Outlet %u", i + 1);
      g_autofree char *port = g_strdup_printf ("Port %u", 31 + i);

      /* The clock was forgotten. */
      if (i == 2)
        add_cord (self, rack, host, "PSU1", 0, 2, FALSE);
      else
        add_link (self, host, "PSU1", transfer, outlet, "power");
      add_link (self, host, "BMC", rack->management, port, "copper");
    }
}

static void
add_revision (SampleRow *self)
{
  AvtRevision *revision
    = avt_record_append (&avt_info_type, self->maker->info, AVT_INFO_REVISIONS);

  set_in (&avt_revision_type, revision, "number", "1");
  set_in (&avt_revision_type, revision, "date", "2026-11-28");
  set_in (&avt_revision_type, revision, "description", "First issue");
}

/** make_six_racks: Returns: a row of six racks with about 110 devices */
AvtDesign *
make_six_racks (void)
{
  SampleRow self = { .maker = maker_new (6) };

  set (self.maker->info, "name", "Row of six racks");
  set (self.maker->info, "language", "en");
  set (self.maker->info, "comments",
       "Six racks with network, compute and storage on A and B feeds of 3 x 16 A");
  add_revision (&self);
  add_place (&self);
  for (guint i = 1; i <= N_RACKS; i++)
    add_rack (&self, i);
  fill_network_rack (&self, &self.racks[0]);
  for (guint i = 1; i < 5; i++)
    {
      add_panels (&self, &self.racks[i]);
      add_leaves (&self, &self.racks[i]);
      if (i < 3)
        add_hosts (&self, &self.racks[i], "dell-poweredge-r650", 14, 1);
      else
        add_hosts (&self, &self.racks[i], "dell-poweredge-r750", 9, 2);
    }
  fill_storage_rack (&self, &self.racks[5]);
  return maker_end (self.maker);
}
