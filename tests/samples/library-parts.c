/* Parts. What the makers publish for a processor is its thermal design power: it is taken as what
 * it draws under computational load, and idle and peak are estimated from it, and say so. */
#include "config.h"

#include "tests/samples/library.h"

#define NOTED "2026-11-28"
#define ARTICLE "\"Server rack design and capacity planning\" (blog article, 2021-01-11)"
#define ARTICLE_ROW ARTICLE, "2021-01-11", "source"
#define TDP "Maker's thermal design power, taken as the draw under computational load"
#define ESTIMATE                                                                                  \
  { { "power_idle_mw", "Estimate: a third of the thermal design power", NOTED, "heuristic" },     \
    { "power_peak_mw", "Estimate: 1.2 of the thermal design power, the usual short limit", NOTED, \
      "heuristic" } }
#define CPU(key, name, maker, model, idle, tdp, peak) \
  { key, name, "cpu", maker, model, idle, tdp, peak, NULL, TDP, NOTED, "general", ESTIMATE }
#define HEURISTIC "Estimate for parts of this kind, no product's figure"
#define USUAL "General knowledge of parts of this kind"
#define MEMORY(key, name, idle, typical, peak, capacity) \
  { key, name, "memory", NULL, NULL, idle, typical, peak, "capacity_bytes=" capacity, HEURISTIC, \
    NOTED, "heuristic", { { "capacity_bytes", "Name of the part", NOTED, "source" } } }
#define SUPPLY(key, watts, grade, words) \
  { key, "Supply " watts " W " words, "supply", NULL, NULL, NULL, NULL, NULL, \
    "rated_mw=" watts " W;efficiency=" grade, \
    "Rating and certificate in its name; efficiency: 80 PLUS, 230 V internal redundant", NOTED, \
    "source" }
#define OPTIC(key, name, typical, peak, rate) \
  { key, name, "transceiver", NULL, NULL, NULL, typical, peak, "ports=1;rate_bps=" rate, USUAL, \
    NOTED, "general" }
#define NIC(key, name, model, typical, ports, rate) \
  { key, name, "nic", "Intel", model, NULL, typical, NULL, "ports=" ports ";rate_bps=" rate, \
    "Maker's thermal design power", NOTED, "general" }

const PartRow library_parts[] = {
  CPU ("xeon-gold-6230", "Xeon Gold 6230", "Intel", "6230", "42 W", "125 W", "150 W"),
  CPU ("xeon-gold-6248", "Xeon Gold 6248", "Intel", "6248", "50 W", "150 W", "180 W"),
  CPU ("xeon-silver-4314", "Xeon Silver 4314", "Intel", "4314", "45 W", "135 W", "162 W"),
  CPU ("xeon-gold-6330", "Xeon Gold 6330", "Intel", "6330", "68 W", "205 W", "246 W"),
  CPU ("xeon-gold-6338", "Xeon Gold 6338", "Intel", "6338", "68 W", "205 W", "246 W"),
  CPU ("xeon-platinum-8380", "Xeon Platinum 8380", "Intel", "8380", "90 W", "270 W", "324 W"),
  CPU ("xeon-gold-6430", "Xeon Gold 6430", "Intel", "6430", "90 W", "270 W", "324 W"),
  CPU ("epyc-7543", "EPYC 7543", "AMD", "7543", "75 W", "225 W", "270 W"),
  CPU ("epyc-7713", "EPYC 7713", "AMD", "7713", "75 W", "225 W", "270 W"),
  CPU ("epyc-9354", "EPYC 9354", "AMD", "9354", "93 W", "280 W", "336 W"),
  { "xeon-platinum-8280l", "Xeon Platinum 8280L", "cpu", "Intel", "8280L", "110 W", "150 W",
    "360 W", NULL, ARTICLE_ROW },
  { "article-rdimm-64", "DDR4 RDIMM 64 GiB", "memory", NULL, NULL, NULL, "24 W", NULL,
    "capacity_bytes=64 GiB", ARTICLE_ROW },
  { "article-pmem-256", "Optane Persistent Memory 256 GiB", "persistent-memory", "Intel", NULL,
    NULL, "15 W", NULL, "capacity_bytes=256 GiB", ARTICLE_ROW },
  { "article-p4800x", "Optane SSD DC P4800X 750 GB", "disk", "Intel", "P4800X", NULL,
    "18 W", NULL, "capacity_bytes=750 GB", ARTICLE_ROW },
  { "article-p4510", "SSD DC P4510 4 TB", "disk", "Intel", "P4510", NULL, "16 W", NULL,
    "capacity_bytes=4 TB", ARTICLE_ROW },
  { "article-xxv710", "Ethernet Adapter XXV710-DA2", "nic", "Intel", "XXV710-DA2", NULL, "15 W",
    NULL, "ports=2;rate_bps=25 Gbps", ARTICLE_ROW },
  MEMORY ("ddr4-16", "DDR4 RDIMM 16 GiB (estimate)", "1 W", "3 W", "5 W", "16 GiB"),
  MEMORY ("ddr4-32", "DDR4 RDIMM 32 GiB (estimate)", "2 W", "5 W", "7 W", "32 GiB"),
  MEMORY ("ddr4-64", "DDR4 RDIMM 64 GiB (estimate)", "2 W", "8 W", "10 W", "64 GiB"),
  MEMORY ("ddr5-32", "DDR5 RDIMM 32 GiB (estimate)", "2 W", "6 W", "9 W", "32 GiB"),
  MEMORY ("ddr5-64", "DDR5 RDIMM 64 GiB (estimate)", "2 W", "9 W", "12 W", "64 GiB"),
  { "p4800x-750", "Optane SSD DC P4800X 750 GB, data sheet", "disk", "Intel", "P4800X", "6 W",
    "10 W", "15 W", "capacity_bytes=750 GB", "AnandTech review 11930: idle, read, write",
    "2017-11-09", "verified" },
  { "p4800x-375", "Optane SSD DC P4800X 375 GB", "disk", "Intel", "P4800X", "5 W", "8 W", "13 W",
    "capacity_bytes=375 GB", "AnandTech review 11930 of the P4800X: idle, read, write",
    "2017-11-09", "verified" },
  { "p4510-4t", "SSD DC P4510 4 TB, data sheet", "disk", "Intel", "P4510", "5 W", NULL, "14 W",
    "capacity_bytes=4 TB", "General knowledge of its data sheet", NOTED, "general" },
  { "p4610-1600", "SSD DC P4610 1.6 TB", "disk", "Intel", "P4610", NULL, NULL, NULL,
    "capacity_bytes=1600 GB", "Name of the part; its power is not known here", NOTED, "source" },
  { "nvme-3840", "NVMe SSD 3.84 TB (estimate)", "disk", NULL, NULL, "5 W", "9 W", "14 W",
    "capacity_bytes=3840 GB", HEURISTIC, NOTED, "heuristic" },
  { "sata-ssd-960", "SATA SSD 960 GB (estimate)", "disk", NULL, NULL, "1 W", "3 W", "5 W",
    "capacity_bytes=960 GB", HEURISTIC, NOTED, "heuristic" },
  { "sas-10k-2400", "SAS disk 10k 2.4 TB (estimate)", "disk", NULL, NULL, "5 W", "8 W", "10 W",
    "capacity_bytes=2400 GB", HEURISTIC, NOTED, "heuristic" },
  { "nl-sas-16t", "NL-SAS disk 7.2k 16 TB (estimate)", "disk", NULL, NULL, "5 W", "10 W", "12 W",
    "capacity_bytes=16 TB", HEURISTIC, NOTED, "heuristic" },
  { "m2-480", "M.2 boot SSD 480 GB (estimate)", "disk", NULL, NULL, "1 W", "3 W", "5 W",
    "capacity_bytes=480 GB", HEURISTIC, NOTED, "heuristic" },
  NIC ("i350-t4", "Ethernet Adapter I350-T4", "I350-T4", "5 W", "4", "1 Gbps"),
  NIC ("x710-da2", "Ethernet Adapter X710-DA2", "X710-DA2", "7 W", "2", "10 Gbps"),
  NIC ("x550-t2", "Ethernet Adapter X550-T2", "X550-T2", "11 W", "2", "10 Gbps"),
  { "nic-2x25", "Network adapter 2 x 25 GbE (estimate)", "nic", NULL, NULL, "8 W", "12 W", "18 W",
    "ports=2;rate_bps=25 Gbps", HEURISTIC, NOTED, "heuristic" },
  { "nic-2x100", "Network adapter 2 x 100 GbE (estimate)", "nic", NULL, NULL, "12 W", "18 W",
    "25 W", "ports=2;rate_bps=100 Gbps", HEURISTIC, NOTED, "heuristic" },
  OPTIC ("sfp-10g-sr", "SFP+ 10GBASE-SR", "1 W", "1 W", "10 Gbps"),
  OPTIC ("sfp28-25g-sr", "SFP28 25GBASE-SR", "1 W", "1200 mW", "25 Gbps"),
  OPTIC ("qsfp28-100g-sr4", "QSFP28 100GBASE-SR4", "2500 mW", "3500 mW", "100 Gbps"),
  OPTIC ("qsfp28-100g-lr4", "QSFP28 100GBASE-LR4", "3500 mW", "4500 mW", "100 Gbps"),
  SUPPLY ("psu-495-platinum", "495", "platinum", "Platinum"),
  SUPPLY ("psu-550-platinum", "550", "platinum", "Platinum"),
  SUPPLY ("psu-750-platinum", "750", "platinum", "Platinum"),
  SUPPLY ("psu-800-platinum", "800", "platinum", "Platinum"),
  SUPPLY ("psu-1100-platinum", "1100", "platinum", "Platinum"),
  SUPPLY ("psu-1100-titanium", "1100", "titanium", "Titanium"),
  SUPPLY ("psu-1400-platinum", "1400", "platinum", "Platinum"),
  SUPPLY ("psu-1600-titanium", "1600", "titanium", "Titanium"),
  SUPPLY ("psu-2400-platinum", "2400", "platinum", "Platinum"),
};

const guint n_library_parts = G_N_ELEMENTS (library_parts);
