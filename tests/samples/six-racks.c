/* A row of six racks as it may stand in a data hall: network, two racks of one-unit hosts, two of
 * two-unit hosts, storage. Every rack has an A and a B strip of 16 A; what has one cord hangs on a
 * transfer switch, but for one server, and one cord is on the wrong strip: the row has something to
 * find. */
#include "config.h"

#include "engine/design/preset.h"
#include "tests/samples/row.h"

typedef struct
{
  SampleRow row;
  AvtId spines[2];
  AvtId management;
} SixRacks;

static void
add_uplinks (SixRacks *self, SampleRack *rack)
{
  static const char *const uplinks[] = { "Ethernet49", "Ethernet50" };

  for (guint leaf = 0; leaf < 2; leaf++)
    for (guint spine = 0; spine < 2; spine++)
      {
        g_autofree char *port = g_strdup_printf ("Ethernet1/%u", 2 * rack->number - 1 + leaf);

        row_link (&self->row, rack->leaves[leaf], uplinks[spine], self->spines[spine], port,
                  "fibre");
      }
}

/* Leaves at the top: in racks 2 and 3 with their ports at the front, in the others at the rear
 * beside the ports of the hosts. The airflow of the ones at the rear is that of their place, but in
 * rack 5, which was ordered with the wrong fans. */
static void
add_leaves (SixRacks *self, SampleRack *rack)
{
  static const char *const names[] = { "leaf-a", "leaf-b" };
  gboolean is_rear = rack->number > 3;
  const char *slug = is_rear && rack->number != 5 ? "arista-dcs-7050sx3-48yc8-r"
                                                  : "arista-dcs-7050sx3-48yc8-f";

  for (guint i = 0; i < 2; i++)
    {
      rack->leaves[i] = row_place (&self->row, rack, slug, names[i], 41 - i,
                                   is_rear ? "rear" : "front", "Leaf switch");
      row_cords_on (&self->row, rack, rack->leaves[i], "PSU1", "PSU2", 2, FALSE);
    }
  rack->management = row_place (&self->row, rack, "generic-switch-48x1g", "mgmt", 39, "front",
                                "Management switch");
  row_cords_on (&self->row, rack, rack->management, "PSU1", "PSU2", 0, FALSE);
  add_uplinks (self, rack);
  {
    g_autofree char *port = g_strdup_printf ("Port %u", rack->number);

    row_link (&self->row, rack->management, "Port 48", self->management, port, "copper");
  }
}

static void
add_panels (SixRacks *self, SampleRack *rack)
{
  row_place (&self->row, rack, "generic-patch-24-lc-duplex", "fibre", 42, "front", "Patch panel");
  row_place (&self->row, rack, "generic-cable-manager-1u", "cables", 38, "front", NULL);
}

static void
add_network (SixRacks *self, SampleRack *rack, AvtId host, const char *management)
{
  g_autofree char *port = g_strdup_printf ("Ethernet%u", ++rack->next_port);
  g_autofree char *copper = g_strdup_printf ("Port %u", rack->next_port);

  row_link (&self->row, host, "NIC1 port 1", rack->leaves[0], port, "dac");
  row_link (&self->row, host, "NIC1 port 2", rack->leaves[1], port, "dac");
  row_link (&self->row, host, management, rack->management, copper, "copper");
}

static void
add_hosts (SixRacks *self, SampleRack *rack, const char *slug, guint n_hosts, guint height)
{
  for (guint i = 0; i < n_hosts; i++)
    {
      g_autofree char *stem = g_strdup_printf ("esx%02u", i + 1);
      AvtId host = row_place (&self->row, rack, slug, stem, 1 + i * height, "front", "vSAN host");

      /* The last host of rack 3 has both cords on the same strip. */
      if (rack->number == 3 && i + 1 == n_hosts)
        {
          row_cord (&self->row, rack, host, "PSU1", 0, 1, FALSE);
          row_cord (&self->row, rack, host, "PSU2", 0, 1, FALSE);
        }
      else
        row_cords (&self->row, rack, host, "PSU1", "PSU2", FALSE);
      add_network (self, rack, host, "iDRAC9");
    }
  for (guint unit = 1 + n_hosts * height; unit < 30; unit += 2)
    {
      g_autofree char *stem = g_strdup_printf ("blank-u%02u", unit);

      row_place (&self->row, rack, "generic-blank-2u", stem, unit, "front", NULL);
    }
}

/* What has one cord gets it from a transfer switch between A and B. */
static AvtId
add_transfer_switch (SixRacks *self, SampleRack *rack, guint unit)
{
  AvtId device = row_place (&self->row, rack, "apc-ap7721", "ats", unit, "rear", "Transfer switch");

  row_cords (&self->row, rack, device, "Source A", "Source B", FALSE);
  return device;
}

static void
fill_network_rack (SixRacks *self, SampleRack *rack)
{
  static const char *const spines[] = { "spine-a", "spine-b" };
  AvtId transfer, firewalls[2], console;

  for (guint i = 0; i < 2; i++)
    {
      self->spines[i] = row_place (&self->row, rack, "cisco-n9k-c9336c-fx2", spines[i],
                                   36 - 2 * i, "front", "Spine switch");
      row_cords (&self->row, rack, self->spines[i], "PSU1", "PSU2", FALSE);
      row_place (&self->row, rack, "generic-cable-manager-1u", i == 0 ? "cables-a" : "cables-b",
                 35 - 2 * i, "front", NULL);
    }
  self->management = row_place (&self->row, rack, "generic-switch-48x1g", "mgmt", 31, "front",
                            "Management switch");
  row_cords (&self->row, rack, self->management, "PSU1", "PSU2", FALSE);
  row_place (&self->row, rack, "generic-patch-24-lc-duplex", "fibre-1", 42, "front", "Patch panel");
  row_place (&self->row, rack, "generic-patch-24-lc-duplex", "fibre-2", 41, "front", "Patch panel");
  row_place (&self->row, rack, "generic-patch-48-rj45", "copper-1", 39, "front", "Patch panel");
  row_place (&self->row, rack, "generic-patch-48-rj45", "copper-2", 38, "front", "Patch panel");
  row_place (&self->row, rack, "generic-patch-24-half-unit", "voice-1", 30.5, "front",
             "Patch panel");
  row_place (&self->row, rack, "generic-patch-24-half-unit", "voice-2", 30, "front", "Patch panel");
  transfer = add_transfer_switch (self, rack, 26);
  firewalls[0] = row_place_half (&self->row, rack, "fw-a", 28, "left");
  firewalls[1] = row_place_half (&self->row, rack, "fw-b", 28, "right");
  console = row_place (&self->row, rack, "generic-console-1u", "console", 20, "front", "Console");
  row_place (&self->row, rack, "generic-shelf-1u", "shelf", 18, "front", NULL);
  row_link (&self->row, firewalls[0], "PSU1", transfer, "Outlet 1", "power");
  row_link (&self->row, firewalls[1], "PSU1", transfer, "Outlet 2", "power");
  row_link (&self->row, console, "PSU1", transfer, "Outlet 3", "power");
  for (guint i = 0; i < 2; i++)
    {
      row_link (&self->row, firewalls[i], "Management", self->management,
                i == 0 ? "Port 11" : "Port 12",
                "copper");
      row_link (&self->row, firewalls[i], "Port 1", self->management,
                i == 0 ? "Port 13" : "Port 14",
                "copper");
    }
}

static void
add_arrays (SixRacks *self, SampleRack *rack)
{
  AvtId array;

  for (guint i = 0; i < 2; i++)
    {
      AvtId shelf = row_place (&self->row, rack, "generic-storage-4u60",
                               i == 0 ? "shelf-1" : "shelf-2",
                           1 + 4 * i, "front", "Backup disks");

      row_cords_on (&self->row, rack, shelf, "PSU1", "PSU2", i, TRUE);
      array = row_place (&self->row, rack, "generic-storage-2u24", i == 0 ? "array-1" : "array-2",
                     10 + 2 * i, "front", "Array");
      row_cords_on (&self->row, rack, array, "PSU1", "PSU2", 2, FALSE);
      for (guint side = 0; side < 2; side++)
        {
          g_autofree char *port = g_strdup_printf ("Ethernet%u", 41 + i);

          row_link (&self->row, array, side == 0 ? "A1" : "B1", rack->leaves[side], port, "fibre");
        }
    }
}

static void
add_backup (SixRacks *self, SampleRack *rack)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *stem = g_strdup_printf ("bck%02u", i + 1);
      AvtId host = row_place (&self->row, rack, "hpe-proliant-dl360-gen10", stem, 15 + i,
                              "front", "Backup");

      row_cords_on (&self->row, rack, host, "PSU1", "PSU2", i % 2, FALSE);
      add_network (self, rack, host, "iLO");
    }
}

static void
fill_storage_rack (SixRacks *self, SampleRack *rack)
{
  static const char *const stems[] = { "jump01", "jump02", "ntp01" };
  AvtId transfer, backup;

  add_panels (self, rack);
  add_leaves (self, rack);
  add_arrays (self, rack);
  add_backup (self, rack);
  backup = row_place (&self->row, rack, "generic-ups-3u-3kva", "ups", 20, "front", "UPS");
  row_cord (&self->row, rack, backup, "Inlet", 1, 2, TRUE);
  transfer = row_place (&self->row, rack, "apc-ap7721", "ats", 26, "rear", "Transfer switch");
  row_cord (&self->row, rack, transfer, "Source A", 0, 2, FALSE);
  row_link (&self->row, transfer, "Source B", backup, "C13 1", "power");
  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      AvtId host = row_place (&self->row, rack, "generic-server-1u-1psu", stems[i], 30 + i, "front",
                          "Management");
      g_autofree char *outlet = g_strdup_printf ("Outlet %u", i + 1);
      g_autofree char *port = g_strdup_printf ("Port %u", 31 + i);

      /* The clock was forgotten. */
      if (i == 2)
        row_cord (&self->row, rack, host, "PSU1", 0, 2, FALSE);
      else
        row_link (&self->row, host, "PSU1", transfer, outlet, "power");
      row_link (&self->row, host, "BMC", rack->management, port, "copper");
    }
}

static void
add_revision (SixRacks *self)
{
  AvtRevision *revision
    = avt_record_append (&avt_info_type, self->row.maker->info, AVT_INFO_REVISIONS);

  set_in (&avt_revision_type, revision, "number", "1");
  set_in (&avt_revision_type, revision, "date", "2026-11-28");
  set_in (&avt_revision_type, revision, "description", "First issue");
}

/* Its own: a rack over the river that the fictitious company is called after. */
#define LOGO \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 40\">" \
  "<path d=\"M10 2H38V28H10Z\" fill=\"#0b5d5e\"/>" \
  "<path d=\"M14 6H34V9H14ZM14 12H34V15H14ZM14 18H27V21H14Z\" fill=\"#ffffff\"/>" \
  "<path d=\"M30 18H34V21H30Z\" fill=\"#e0a526\"/>" \
  "<path d=\"M2 34Q8 29 13 34T24 34T35 34T46 34\" fill=\"none\" stroke=\"#e0a526\"" \
  " stroke-width=\"3\" stroke-linecap=\"round\"/></svg>"

static void
add_style (SixRacks *self)
{
  AvtHouseStyle *style
    = avt_record_append (&avt_info_type, self->row.maker->info, AVT_INFO_STYLES);

  set_in (&avt_house_style_type, style, "name", "Mainufer");
  set_in (&avt_house_style_type, style, "accent", "#0b5d5e");
  set_in (&avt_house_style_type, style, "logo", LOGO);
  set_in (&avt_house_style_type, style, "footer", "Mainufer Hosting · for the staff of hall 2");
  set (self->row.maker->info, "style", "Mainufer");
}

static void
add_preset (SixRacks *self, const char *name, const char *kind, const char *format,
            const char *detail)
{
  AvtPreset *preset
    = avt_record_append (&avt_info_type, self->row.maker->info, AVT_INFO_PRESETS);

  set_in (&avt_preset_type, preset, "name", name);
  set_in (&avt_preset_type, preset, "kind", kind);
  set_in (&avt_preset_type, preset, "format", format);
  set_in (&avt_preset_type, preset, "paper", "a4");
  set_in (&avt_preset_type, preset, "language", "en");
  set_in (&avt_preset_type, preset, "style", "Mainufer");
  set_in (&avt_preset_type, preset, "detail", detail);
}

/** make_six_racks: Returns: a row of six racks with about 110 devices */
AvtDesign *
make_six_racks (void)
{
  static const char *const comments[]
    = { "Network", "Compute", "Compute", "Compute", "Compute, to come", "Storage and backup" };
  SixRacks self = { .row = { .maker = maker_new (6), .site = "FRA1", .room = "Hall 2",
                             .row_name = "Row 07", .rack_prefix = "FRA1-07-",
                             .device_prefix = "r", .feed_infix = "-07-" } };

  set (self.row.maker->info, "name", "Row of six racks");
  set (self.row.maker->info, "language", "en");
  set (self.row.maker->info, "comments",
       "Six racks with network, compute and storage on A and B feeds of 3 x 16 A");
  add_revision (&self);
  add_style (&self);
  add_preset (&self, "Sheets for the hall", "power", "pdf", "standard");
  add_preset (&self, "Buying list", "bom", "xlsx", "standard");
  row_begin (&self.row);
  for (guint i = 0; i < G_N_ELEMENTS (comments); i++)
    row_add_rack (&self.row, comments[i], i == 0, i != 4);
  fill_network_rack (&self, &self.row.racks[0]);
  for (guint i = 1; i < 5; i++)
    {
      add_panels (&self, &self.row.racks[i]);
      add_leaves (&self, &self.row.racks[i]);
      if (i < 3)
        add_hosts (&self, &self.row.racks[i], "dell-poweredge-r650", 14, 1);
      else
        add_hosts (&self, &self.row.racks[i], "dell-poweredge-r750", 9, 2);
    }
  fill_storage_rack (&self, &self.row.racks[5]);
  return maker_end (self.row.maker);
}
