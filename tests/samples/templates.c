/* Templates: designs to begin with, complete enough to pass the checks without an error. */
#include "config.h"

#include "tests/samples/row.h"

#define LEAF "arista-dcs-7050sx3-48yc8-f"
#define ONE_UNIT_HOST "dell-poweredge-r650"
#define TWO_UNIT_HOST "dell-poweredge-r750"

static SampleRow
begin_template (guint64 seed, const char *comments)
{
  SampleRow self = { .maker = maker_new (seed), .site = "Site", .room = "Server room",
                     .row_name = "Row 1", .rack_prefix = "Rack ", .device_prefix = "r",
                     .feed_infix = "-" };

  set (self.maker->info, "comments", comments);
  row_begin (&self);
  return self;
}

static AvtId
add_switch (SampleRow *self, SampleRack *rack, const char *slug, const char *stem, guint unit,
            guint line)
{
  AvtId device = row_place (self, rack, slug, stem, unit, "front", "Switch");

  row_cords_on (self, rack, device, "PSU1", "PSU2", line, FALSE);
  return device;
}

/* Two leaves and a management switch below a fibre panel. */
static void
add_top (SampleRow *self, SampleRack *rack)
{
  row_place (self, rack, "generic-patch-24-lc-duplex", "fibre", 42, "front", "Patch panel");
  rack->leaves[0] = add_switch (self, rack, LEAF, "leaf-a", 41, 0);
  rack->leaves[1] = add_switch (self, rack, LEAF, "leaf-b", 40, rack->has_one_phase ? 0 : 1);
  rack->management = add_switch (self, rack, "generic-switch-48x1g", "mgmt", 39,
                                 rack->has_one_phase ? 0 : 2);
  row_place (self, rack, "generic-cable-manager-1u", "cables", 38, "front", NULL);
}

static AvtId
add_host (SampleRow *self, SampleRack *rack, const char *slug, const char *stem, guint unit)
{
  AvtId host = row_place (self, rack, slug, stem, unit, "front", "vSAN host");

  row_cords (self, rack, host, "PSU1", "PSU2", FALSE);
  return host;
}

static void
connect_host (SampleRow *self, SampleRack *rack, AvtId host)
{
  g_autofree char *port = g_strdup_printf ("Ethernet%u", ++rack->next_port);
  g_autofree char *copper = g_strdup_printf ("Port %u", rack->next_port);

  row_link (self, host, "NIC1 port 1", rack->leaves[0], port, "dac");
  row_link (self, host, "NIC1 port 2", rack->leaves[1], port, "dac");
  row_link (self, host, "iDRAC9", rack->management, copper, "copper");
}

static void
add_hosts (SampleRow *self, SampleRack *rack, const char *slug, guint n_hosts, guint height)
{
  for (guint i = 0; i < n_hosts; i++)
    {
      g_autofree char *stem = g_strdup_printf ("esx%02u", i + 1);

      connect_host (self, rack, add_host (self, rack, slug, stem, 1 + i * height));
    }
}

AvtDesign *
make_vsan_four_node (void)
{
  SampleRow self = begin_template (103, "A vSAN cluster of four nodes with two switches in one "
                                        "rack");
  SampleRack *rack = row_add_rack (&self, "vSAN cluster", TRUE, FALSE);

  add_top (&self, rack);
  add_hosts (&self, rack, ONE_UNIT_HOST, 4, 1);
  row_link (&self, rack->leaves[0], "Ethernet55", rack->leaves[1], "Ethernet55", "dac");
  row_link (&self, rack->leaves[0], "Ethernet56", rack->leaves[1], "Ethernet56", "dac");
  return maker_end (self.maker);
}

AvtDesign *
make_two_node_direct (void)
{
  static const char *const ports[] = { "NIC1 port 1", "NIC1 port 2" };
  SampleRow self = begin_template (104, "A vSAN cluster of two nodes with direct cables, for a "
                                        "branch");
  SampleRack *rack = row_add_rack (&self, "Branch", TRUE, FALSE);
  AvtId hosts[2];

  rack->management = add_switch (&self, rack, "generic-switch-48x1g", "sw", 40, 0);
  row_place (&self, rack, "generic-patch-24-half-unit", "copper", 42, "front", "Patch panel");
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *port = g_strdup_printf ("Port %u", i + 1);
      g_autofree char *bmc = g_strdup_printf ("Port %u", i + 11);

      hosts[i] = add_host (&self, rack, ONE_UNIT_HOST, i == 0 ? "esx01" : "esx02", 1 + i);
      row_link (&self, hosts[i], "Gig-E 1", rack->management, port, "copper");
      row_link (&self, hosts[i], "iDRAC9", rack->management, bmc, "copper");
    }
  for (guint i = 0; i < G_N_ELEMENTS (ports); i++)
    row_link (&self, hosts[0], ports[i], hosts[1], ports[i], "dac");
  return maker_end (self.maker);
}

AvtDesign *
make_two_rack_pair (void)
{
  SampleRow self = begin_template (105, "Two racks that stand in for each other, each with its "
                                        "switches and hosts");
  SampleRack *racks[2];

  for (guint i = 0; i < G_N_ELEMENTS (racks); i++)
    {
      racks[i] = row_add_rack (&self, i == 0 ? "First half" : "Second half", FALSE, FALSE);
      add_top (&self, racks[i]);
      add_hosts (&self, racks[i], TWO_UNIT_HOST, 3, 2);
    }
  row_link (&self, racks[0]->leaves[0], "Ethernet55", racks[1]->leaves[0], "Ethernet55", "fibre");
  row_link (&self, racks[0]->leaves[1], "Ethernet55", racks[1]->leaves[1], "Ethernet55", "fibre");
  row_link (&self, racks[0]->management, "Port 48", racks[1]->management, "Port 48", "copper");
  return maker_end (self.maker);
}

AvtDesign *
make_six_rack_row (void)
{
  SampleRow self = begin_template (106, "A row of six racks on A and B feeds of 3 x 16 A, with "
                                        "their switches and first hosts");

  for (guint i = 0; i < ROW_MAX_RACKS; i++)
    {
      SampleRack *rack = row_add_rack (&self, "Compute", FALSE, FALSE);

      add_top (&self, rack);
      add_hosts (&self, rack, ONE_UNIT_HOST, 3, 1);
    }
  return maker_end (self.maker);
}

AvtDesign *
make_network_rack (void)
{
  SampleRow self = begin_template (107, "A rack of two core switches, panels, two firewalls on a "
                                        "transfer switch");
  SampleRack *rack = row_add_rack (&self, "Network", TRUE, FALSE);
  AvtId transfer, firewalls[2];

  row_place (&self, rack, "generic-patch-24-lc-duplex", "fibre", 42, "front", "Patch panel");
  row_place (&self, rack, "generic-patch-48-rj45", "copper", 41, "front", "Patch panel");
  row_place (&self, rack, "generic-cable-manager-1u", "cables", 40, "front", NULL);
  add_switch (&self, rack, "generic-switch-32x100g-psi", "core-a", 38, 0);
  add_switch (&self, rack, "generic-switch-32x100g-psi", "core-b", 36, 0);
  rack->management = add_switch (&self, rack, "generic-switch-48x1g", "mgmt", 34, 0);
  transfer = row_place (&self, rack, "apc-ap7721", "ats", 28, "rear", "Transfer switch");
  row_cords (&self, rack, transfer, "Source A", "Source B", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (firewalls); i++)
    {
      g_autofree char *outlet = g_strdup_printf ("Outlet %u", i + 1);
      g_autofree char *port = g_strdup_printf ("Port %u", i + 1);

      firewalls[i] = row_place_half (&self, rack, i == 0 ? "fw-a" : "fw-b", 30,
                                     i == 0 ? "left" : "right");
      row_link (&self, firewalls[i], "PSU1", transfer, outlet, "power");
      row_link (&self, firewalls[i], "Management", rack->management, port, "copper");
    }
  return maker_end (self.maker);
}
